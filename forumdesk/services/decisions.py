"""Decisions: recorded, withdrawn until sealed, sealed for ever."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from forumdesk.domain.bodies import Body
from forumdesk.domain.decisions import (
    AmbiguousDecisionError,
    Decision,
    NothingToDecideError,
    NothingToWithdrawError,
    UnknownDecisionError,
    UnknownRecommendationError,
)
from forumdesk.domain.identifiers import (
    AgendaItemId,
    DecisionId,
    MeetingId,
    ParticipantId,
    RowId,
)
from forumdesk.domain.statements import Statement
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.voices import NotEntitledError, Tally, Voice, Voter
from forumdesk.domain.voting import Judgement
from forumdesk.services import sealing
from forumdesk.services.batons import claim
from forumdesk.services.deciding_desks import desks_of
from forumdesk.services.deeds import Deed, Deeds
from forumdesk.services.electorate import electorate, item_of_decision, recused_on
from forumdesk.services.motions import Motion
from forumdesk.services.participants import full_name
from forumdesk.services.polls import poll_of
from forumdesk.services.prepared_decisions import Prepared, prepared
from forumdesk.services.text_fields import current_text
from forumdesk.storage.repositories.decisions import RecordedDecision, RecordKind, SealedRecord
from forumdesk.storage.work import UnitOfWork

ALL = "all"


class Decisions:
    """What a meeting decided."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    # reading

    def decisions(self, meeting_id: MeetingId) -> tuple[Decision, ...]:
        """The decisions of a meeting, in order."""
        with self._deeds.database.reading() as work:
            return work.decisions.index(meeting_id)

    def desks(self, meeting_id: MeetingId) -> Mapping[DecisionId, str]:
        """Which desk recorded each decision whose number another desk gave too; mostly nothing."""
        with self._deeds.database.reading() as work:
            return desks_of(work, work.decisions.index(meeting_id))

    def voters(self, meeting_id: MeetingId, language: Language = Language.KK) -> tuple[Voter, ...]:
        """Whose voices count and who casts them, in the alphabetical order of ``language``."""
        from forumdesk.language.collation import sort_key

        with self._deeds.database.reading() as work:
            voters = electorate(work, meeting_id, _body(work, meeting_id).rules).voters
            if any(voter.delegation for voter in voters):
                return tuple(sorted(voters, key=lambda one: sort_key(one.label.in_language(language))))
            places = {
                one.id: place for place, one in enumerate(work.participants.by_name(meeting_id, language))
            }
            return tuple(sorted(voters, key=lambda one: places.get(one.id, len(places))))

    def away(self, meeting_id: MeetingId) -> frozenset[ParticipantId]:
        """The voters who are not there; nobody while no arrivals are recorded."""
        with self._deeds.database.reading() as work:
            return electorate(work, meeting_id, _body(work, meeting_id).rules).away

    def recused(self, meeting_id: MeetingId, item_id: AgendaItemId | None = None) -> frozenset[ParticipantId]:
        """The entitled who take no part in a decision on an item, on the one under way if none is named."""
        with self._deeds.database.reading() as work:
            return recused_on(work, item_of_decision(work, meeting_id, item_id))

    def tally(
        self,
        meeting_id: MeetingId,
        voices: Mapping[ParticipantId, Voice] | None,
        item_id: AgendaItemId | None = None,
    ) -> Tally:
        """Count voices without recording anything; None counts every voice that is there as *for*.

        Voices of the recused on the item, on the one under way if none is named, count as recused.
        """
        with self._deeds.database.reading() as work:
            rules = _body(work, meeting_id).rules
            item = item_of_decision(work, meeting_id, item_id)
            apart = recused_on(work, item)
            given = None if voices is None else {one: v for one, v in voices.items() if one not in apart}
            return poll_of(
                work, meeting_id, replace(rules, double_entry=False), Motion(voices=given), item
            ).roll_call.tally(rules)

    def judge(self, meeting_id: MeetingId, motion: Motion) -> Judgement:
        """What a motion would come to if it were recorded now; refuses as recording does, and keeps nothing."""
        with self._deeds.database.reading() as work:
            return self._prepared(work, meeting_id, motion).judgement

    # recording

    def record(self, meeting_id: MeetingId, motion: Motion) -> Decision:
        """Record a decision; it can be withdrawn by undo until it is sealed. It seals the ones before it.

        Once arrivals are recorded, the entitled who are not there are absent; whoever is recused on the item takes
        no part. Refuses what the rules of the body forbid in this mode, what is not ready, and what was adopted
        before. Nothing is kept by a refusal.
        """
        with self._deeds.begin("decision.recorded", meeting_id) as deed:
            waiting = deed.work.decisions.any_open(meeting_id) or deed.work.statements.any_open(meeting_id)
            if not waiting:
                return self._keep(deed, meeting_id, motion)
        with self._deeds.begin("decision.recorded", meeting_id, dry=True) as deed:
            # What is refused only once the others are sealed is refused before any of them is.
            self.seal_open(deed.work, meeting_id)
            self._prepared(deed.work, meeting_id, motion)
        self.seal(meeting_id)
        with self._deeds.begin("decision.recorded", meeting_id) as deed:
            return self._keep(deed, meeting_id, motion)

    def adopt(self, meeting_id: MeetingId, motion: Motion) -> Decision:
        """Record as :meth:`record` does, and seal in the same act; earlier open decisions first."""
        with self._deeds.begin("decision.adopted", meeting_id) as deed:
            kept = self._keep(deed, meeting_id, motion)
            sealed = self.seal_open(deed.work, meeting_id)
        return next(one for one in sealed if one.id == kept.id)

    def record_unanimous(
        self,
        meeting_id: MeetingId,
        on: Sequence[RowId] | None = None,
        voices: Mapping[ParticipantId, Voice] | None = None,
        item_id: AgendaItemId | None = None,
    ) -> Decision:
        """:meth:`record` in the one key: recommendations adopted unanimously by all present entitled voices."""
        return self.record(meeting_id, Motion(on=on, voices=voices, item_id=item_id))

    def adopt_unanimously(
        self,
        meeting_id: MeetingId,
        on: Sequence[RowId] | None = None,
        voices: Mapping[ParticipantId, Voice] | None = None,
        item_id: AgendaItemId | None = None,
    ) -> Decision:
        """:meth:`adopt` for the unanimous case."""
        return self.adopt(meeting_id, Motion(on=on, voices=voices, item_id=item_id))

    def _keep(self, deed: Deed, meeting_id: MeetingId, motion: Motion) -> Decision:
        work = deed.work
        found = self._prepared(work, meeting_id, motion)
        claim(work, meeting_id, self._deeds.desk)
        recorded = found.recorded
        if motion.of_text:
            work.texts.put_resolution(found.text)  # what stands in fields is frozen as it reads now
        work.decisions.put(recorded)
        for statement in work.statements.waiting(meeting_id, recorded.decision.item_id):
            work.statements.put(replace(statement, decision_id=recorded.id))
        deed.values["number"] = recorded.decision.number
        return recorded.decision

    def _prepared(self, work: UnitOfWork, meeting_id: MeetingId, motion: Motion) -> Prepared:
        return prepared(work, meeting_id, motion, self._deeds.desk, self._deeds.clock())

    # closing

    def withdraw(self, meeting_id: MeetingId) -> Decision:
        """Take back the decision that was recorded last and is not sealed, also in a later sitting.

        The journal keeps that it was recorded and withdrawn. Refuses when nothing is open.
        """
        with self._deeds.begin("decision.withdrawn", meeting_id) as deed:
            deed.can_be_undone = (
                False  # it is recorded anew: who is there and what the text says may differ by then
            )
            open_ones = [one for one in deed.work.decisions.index(meeting_id) if not one.sealed]
            if not open_ones:
                raise NothingToWithdrawError
            last = open_ones[-1]
            for statement in deed.work.statements.of_decision(last.id):
                item_id = statement.item_id or last.item_id
                deed.work.statements.put(replace(statement, decision_id=None, item_id=item_id))
            deed.work.decisions.remove(last.id)
            deed.values["number"] = last.number
        return last

    def seal(self, meeting_id: MeetingId) -> tuple[Decision, ...]:
        """Close every recorded decision and statement of a meeting for ever; returns the decisions sealed now."""
        with self._deeds.begin("decision.sealed", meeting_id) as deed:
            fresh = self.seal_open(deed.work, meeting_id)
            deed.values["numbers"] = [decision.number for decision in fresh]
        return fresh

    def seal_open(self, work: UnitOfWork, meeting_id: MeetingId) -> tuple[Decision, ...]:
        """Close every recorded decision of a meeting, each with what is said to it, inside a deed."""
        sealed = tuple(self._seal(work, one) for one in work.decisions.open_of_meeting(meeting_id))
        hashes = {one.id: one.hash for one in work.decisions.index(meeting_id)} if sealed else {}
        for statement in work.statements.open_of_meeting(meeting_id):
            if statement.decision_id is not None:
                hashes = hashes or {one.id: one.hash for one in work.decisions.index(meeting_id)}
                self._seal_statement(work, statement, hashes[statement.decision_id])
        return sealed

    def _seal(self, work: UnitOfWork, recorded: RecordedDecision) -> Decision:
        decision = recorded.decision
        link = self._link(
            work, recorded.content, decision.id, RecordKind.DECISION, decision.id, decision.meeting_id
        )
        work.decisions.clear_content(decision.id)
        sealed = replace(decision, sealed_at=link.sealed_at, sequence=link.sequence, hash=link.hash)
        work.note("decision", decision.id, decision, sealed)
        return sealed

    def _seal_statement(self, work: UnitOfWork, statement: Statement, decision_hash: str) -> None:
        content = sealing.statement_content(statement, decision_hash, self._deeds.desk.name)
        decision_id = statement.decision_id
        assert decision_id is not None
        link = self._link(
            work, content, statement.id, RecordKind.STATEMENT, decision_id, statement.meeting_id
        )
        work.note(
            "statement", statement.id, statement, replace(statement, sealed_at=link.sealed_at, hash=link.hash)
        )

    def _link(
        self,
        work: UnitOfWork,
        content: bytes,
        identifier: UUID,
        kind: RecordKind,
        decision_id: DecisionId,
        meeting_id: MeetingId,
    ) -> SealedRecord:
        at: datetime = self._deeds.clock()
        link = sealing.sealed(
            content,
            identifier=identifier,
            kind=kind,
            decision_id=decision_id,
            meeting_id=meeting_id,
            desk_id=self._deeds.desk.id,
            head=work.sealed_records.last(meeting_id, self._deeds.desk.id),
            at=at,
        )
        work.sealed_records.add(link)
        return link

    # names as people type them

    def subject_of(self, meeting_id: MeetingId, wanted: Sequence[str]) -> tuple[RowId, ...] | None:
        """Recommendations named by number or identifier; None for ``all``, the whole resolution."""
        if ALL in wanted:
            return None
        with self._deeds.database.reading() as work:
            known = current_text(work, meeting_id).recommendations()
        if not known:
            raise NothingToDecideError
        by_name = {str(one.number): one.id for one in known} | {str(one.id): one.id for one in known}
        unknown = [name for name in wanted if name not in by_name]
        if unknown:
            raise UnknownRecommendationError(wanted=unknown[0], count=len(known))
        return tuple(dict.fromkeys(by_name[name] for name in wanted))

    def decision_named(self, meeting_id: MeetingId, wanted: str) -> Decision:
        """The decision meant by its number, identifier or printed code."""
        known = self.decisions(meeting_id)
        folded = wanted.replace("-", "").lower()
        found = [
            one
            for one in known
            if wanted in {str(one.number), str(one.id)} or (one.hash and one.hash[:8] == folded)
        ]
        if len(found) > 1:
            raise AmbiguousDecisionError(wanted=wanted, desks=tuple(self.desks(meeting_id).values()))
        if found:
            return found[0]
        raise UnknownDecisionError(wanted=wanted, count=len(known))

    def voters_named(self, meeting_id: MeetingId, names: Sequence[str]) -> dict[str, ParticipantId]:
        """People by number on the list, badge code or identifier; refuses whom the list does not have."""
        with self._deeds.database.reading() as work:
            people = work.participants.of_meeting(meeting_id)
            rules = _body(work, meeting_id).rules
            casting = {one.id for one in electorate(work, meeting_id, rules).voters}
        known = {str(one.number): one for one in people} | {str(one.id): one for one in people}
        found = {}
        for name in names:
            person = known.get(name)
            if person is None or (person.id not in casting and not person.has_voice):
                label = full_name(person.names) if person else LocalizedText.everywhere(name)
                raise NotEntitledError(name=label)
            found[name] = person.id
        return found


def _body(work: UnitOfWork, meeting_id: MeetingId) -> Body:
    return work.bodies.get(work.meetings.get(meeting_id).body_id)
