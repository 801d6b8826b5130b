"""Reservations, explanations, dissenting opinions and corrections: appended to a decision, never changing it."""

from dataclasses import replace
from typing import Any

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import (
    AgendaItemId,
    DecisionId,
    DelegationId,
    MeetingId,
    ParticipantId,
    StatementId,
    new_uuid,
)
from forumdesk.domain.statements import (
    INTENDED,
    NothingToCorrectError,
    Statement,
    StatementEmptyError,
    StatementKind,
    StatementSealedError,
)
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import Voice
from forumdesk.services.decisions import Decisions
from forumdesk.services.deeds import Deed, Deeds
from forumdesk.services.meanwhile import unclashed
from forumdesk.services.participants import full_name
from forumdesk.storage.repositories.base import GoneError

_EDITABLE = frozenset({"kind", "text", "author", "voice", "delegation_id", "participant_id"})


class NowhereError(DomainError):
    """A statement speaks to a decision, or to an agenda item that is still to be decided."""

    code = "statement.nowhere"
    message = N_("Say to which decision the statement is made, or to which agenda item before it is decided.")


class Statements:
    """What was said to the decisions of a meeting."""

    def __init__(self, deeds: Deeds, decisions: Decisions) -> None:
        self._deeds = deeds
        self._decisions = decisions

    def of_meeting(self, meeting_id: MeetingId) -> tuple[Statement, ...]:
        """Everything that was said, by number."""
        with self._deeds.database.reading() as work:
            return work.statements.of_meeting(meeting_id)

    def of_decision(self, decision_id: DecisionId) -> tuple[Statement, ...]:
        """What was said to one decision, by number."""
        with self._deeds.database.reading() as work:
            return work.statements.of_decision(decision_id)

    def add(
        self,
        meeting_id: MeetingId,
        kind: StatementKind,
        text: LocalizedText,
        *,
        decision_id: DecisionId | None = None,
        item_id: AgendaItemId | None = None,
        author: LocalizedText = LocalizedText(),
        delegation_id: DelegationId | None = None,
        participant_id: ParticipantId | None = None,
        voice: Voice | None = None,
        seal: bool = False,
    ) -> Statement:
        """Note a statement of a delegation, a person or, by name, an ``author``; it is sealed like a decision.

        Before a decision it is made to an agenda item, and goes to the decision that is taken on it. A correction
        speaks to a sealed decision; ``voice`` is the one that was meant. With ``seal`` what is said to a decision is
        sealed in the same act, after whatever else is open.
        """
        with self._deeds.begin("statement.added", meeting_id) as deed:
            now = self._deeds.clock()
            known = deed.work.statements.of_meeting(meeting_id)
            if decision_id is None and (item_id is None or kind is StatementKind.CORRECTION):
                raise NowhereError
            statement = Statement(
                id=StatementId(new_uuid(now)),
                meeting_id=meeting_id,
                number=max((one.number for one in known), default=0) + 1,
                kind=kind,
                author=_author(deed, author, delegation_id, participant_id),
                text=text.cleaned(),
                made_at=now,
                decision_id=decision_id,
                item_id=item_id,
                delegation_id=delegation_id,
                participant_id=participant_id,
                voice=voice if kind is StatementKind.CORRECTION and voice in INTENDED else None,
            )
            self._keep(deed, statement)
            if seal and decision_id is not None:
                self._decisions.seal_open(deed.work, meeting_id)
                statement = deed.work.statements.get(statement.id)
        return statement

    def edit(self, statement_id: StatementId, *, base: Statement | None = None, **fields: Any) -> Statement:
        """Change kind, text, author or voice while it is not sealed; TypeError for anything else.

        ``base`` is the statement as the person saw it: ChangedMeanwhileError where somebody else changed the same.
        """
        if not fields.keys() <= _EDITABLE:
            raise TypeError(f"no part of a statement to be edited: {sorted(fields.keys() - _EDITABLE)}")
        with self._deeds.begin("statement.edited") as deed:
            before = _open(deed, statement_id)
            cleaned: dict[str, Any] = {
                name: value.cleaned() if isinstance(value, LocalizedText) else value
                for name, value in fields.items()
            }
            statement = replace(before, **unclashed(base, before, cleaned))
            self._keep(deed, statement)
        return statement

    def remove(self, statement_id: StatementId) -> None:
        """Take a statement out while it is not sealed."""
        with self._deeds.begin("statement.removed") as deed:
            statement = _open(deed, statement_id)
            deed.work.statements.remove(statement.id)
            deed.meeting_id, deed.values["number"] = statement.meeting_id, statement.number

    def _keep(self, deed: Deed, statement: Statement) -> None:
        if not statement.author or not (statement.text or statement.voice):
            raise StatementEmptyError
        if statement.decision_id is not None:
            decision = deed.work.decisions.get(statement.decision_id).decision
            if decision.meeting_id != statement.meeting_id:
                raise GoneError
            if statement.kind is StatementKind.CORRECTION and not decision.sealed:
                raise NothingToCorrectError(number=decision.number)
        deed.work.statements.put(statement)
        deed.meeting_id, deed.values["number"] = statement.meeting_id, statement.number


def _open(deed: Deed, statement_id: StatementId) -> Statement:
    statement = deed.work.statements.get(statement_id)
    if statement.sealed:
        raise StatementSealedError
    return statement


def _author(
    deed: Deed,
    author: LocalizedText,
    delegation_id: DelegationId | None,
    participant_id: ParticipantId | None,
) -> LocalizedText:
    """The name under which the statement is made, in every language that it has."""
    if author.cleaned():
        return author.cleaned()
    if delegation_id is not None:
        return deed.work.delegations.get(delegation_id).name
    if participant_id is not None:
        return full_name(deed.work.participants.get(participant_id).names)
    return LocalizedText()
