"""What is said to decisions, and who casts whose voice."""

from typing import Any

from sqlalchemy import or_, select

from forumdesk.domain.identifiers import (
    AgendaItemId,
    DecisionId,
    DelegationId,
    MeetingId,
    ParticipantId,
    StatementId,
)
from forumdesk.domain.proxies import Proxy
from forumdesk.domain.statements import Statement, StatementKind
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import Voice
from forumdesk.storage.repositories.base import Repository
from forumdesk.storage.rows.decisions import ProxyRow, SealedRecordRow, StatementRow

_SEALED = select(SealedRecordRow.id)


class Statements(Repository[Statement, StatementRow]):
    """Statements, in order. Whether one is sealed is told by its record, not by a column."""

    kind = "statement"
    row_type = StatementRow
    order = (StatementRow.number, StatementRow.made_at, StatementRow.id)

    def of_decision(self, decision_id: DecisionId) -> tuple[Statement, ...]:
        """What is said to one decision."""
        return self._select(StatementRow.decision_id == decision_id)

    def waiting(self, meeting_id: MeetingId, item_id: AgendaItemId | None) -> tuple[Statement, ...]:
        """What was said on an item, or to a decision that was withdrawn, before anything is decided on it."""
        return self._select(
            StatementRow.meeting_id == meeting_id,
            or_(StatementRow.item_id == item_id, StatementRow.item_id.is_(None)),
            StatementRow.decision_id.is_(None),
        )

    def open_of_meeting(self, meeting_id: MeetingId) -> tuple[Statement, ...]:
        """The statements on decisions that are not sealed."""
        return self._select(
            StatementRow.meeting_id == meeting_id,
            StatementRow.decision_id.is_not(None),
            StatementRow.id.not_in(_SEALED),
        )

    def any_open(self, meeting_id: MeetingId) -> bool:
        """Whether a statement on a decision is not sealed."""
        return bool(self.open_of_meeting(meeting_id))

    def to_columns(self, value: Statement) -> dict[str, Any]:
        """See the base."""
        return {
            "meeting_id": value.meeting_id,
            "number": value.number,
            "kind": value.kind.value,
            "decision_id": value.decision_id,
            "item_id": value.item_id,
            "author": value.author.to_mapping(),
            "delegation_id": value.delegation_id,
            "participant_id": value.participant_id,
            "text": value.text.to_mapping(),
            "voice": value.voice.value if value.voice else "",
            "made_at": value.made_at,
        }

    def from_row(self, row: StatementRow) -> Statement:
        """See the base."""
        sealed = self._session.execute(
            select(SealedRecordRow.sealed_at, SealedRecordRow.hash).where(SealedRecordRow.id == row.id)
        ).first()
        return Statement(
            id=StatementId(row.id),
            meeting_id=MeetingId(row.meeting_id),
            number=row.number,
            kind=StatementKind(row.kind),
            decision_id=DecisionId(row.decision_id) if row.decision_id else None,
            item_id=AgendaItemId(row.item_id) if row.item_id else None,
            author=LocalizedText.from_mapping(row.author),
            delegation_id=DelegationId(row.delegation_id) if row.delegation_id else None,
            participant_id=ParticipantId(row.participant_id) if row.participant_id else None,
            text=LocalizedText.from_mapping(row.text),
            voice=Voice(row.voice) if row.voice else None,
            made_at=row.made_at,
            sealed_at=sealed[0] if sealed else None,
            hash=sealed[1] if sealed else "",
        )


class Proxies(Repository[Proxy, ProxyRow]):
    """Who casts whose voice."""

    kind = "proxy"
    row_type = ProxyRow
    order = (ProxyRow.id,)

    def to_columns(self, value: Proxy) -> dict[str, Any]:
        """See the base."""
        return {"meeting_id": value.meeting_id, "holder_id": value.holder_id}

    def from_row(self, row: ProxyRow) -> Proxy:
        """See the base."""
        return Proxy(
            id=ParticipantId(row.id),
            meeting_id=MeetingId(row.meeting_id),
            holder_id=ParticipantId(row.holder_id),
        )
