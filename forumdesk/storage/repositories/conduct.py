"""Sittings, the course of items, notes, recusals and excuses."""

from typing import Any

from forumdesk.domain import spans
from forumdesk.domain.conduct import Excuse, ItemNote, ItemRun, Recusal, Sitting
from forumdesk.domain.identifiers import AgendaItemId, MeetingId, ParticipantId, RecusalId, SittingId
from forumdesk.domain.quorum import QuorumCount
from forumdesk.storage.repositories.base import Repository
from forumdesk.storage.rows.tables import ExcuseRow, ItemNoteRow, ItemRunRow, RecusalRow, SittingRow


class Sittings(Repository[Sitting, SittingRow]):
    """The sittings of meetings, in order."""

    kind = "sitting"
    row_type = SittingRow
    order = (SittingRow.number, SittingRow.id)

    def to_columns(self, value: Sitting) -> dict[str, Any]:
        """See the base."""
        quorum = value.quorum
        return {
            "meeting_id": value.meeting_id,
            "number": value.number,
            "spans": spans.to_plain(value.spans),
            "quorum": {
                "entitled": quorum.entitled,
                "present": quorum.present,
                "needed": quorum.needed,
                "excused": quorum.excused,
                "left": quorum.left,
            },
            "closed": value.closed,
            "clock_shift": value.clock_shift,
        }

    def from_row(self, row: SittingRow) -> Sitting:
        """See the base."""
        return Sitting(
            id=SittingId(row.id),
            meeting_id=MeetingId(row.meeting_id),
            number=row.number,
            spans=spans.from_plain(row.spans),
            quorum=QuorumCount(
                entitled=row.quorum["entitled"],
                present=row.quorum["present"],
                needed=row.quorum["needed"],
                excused=row.quorum["excused"],
                left=row.quorum["left"],
            ),
            closed=row.closed,
            clock_shift=row.clock_shift,
        )


class ItemRuns(Repository[ItemRun, ItemRunRow]):
    """The real course of items."""

    kind = "item_run"
    row_type = ItemRunRow
    order = (ItemRunRow.id,)

    def to_columns(self, value: ItemRun) -> dict[str, Any]:
        """See the base."""
        return {
            "meeting_id": value.meeting_id,
            "spans": spans.to_plain(value.spans),
            "done": value.done,
            "deferred": value.deferred,
            "list_closed": value.list_closed,
        }

    def from_row(self, row: ItemRunRow) -> ItemRun:
        """See the base."""
        return ItemRun(
            id=AgendaItemId(row.id),
            meeting_id=MeetingId(row.meeting_id),
            spans=spans.from_plain(row.spans),
            done=row.done,
            deferred=row.deferred,
            list_closed=row.list_closed,
        )


class ItemNotes(Repository[ItemNote, ItemNoteRow]):
    """Notes for the minutes."""

    kind = "item_note"
    row_type = ItemNoteRow
    order = (ItemNoteRow.id,)

    def to_columns(self, value: ItemNote) -> dict[str, Any]:
        """See the base."""
        return {"meeting_id": value.meeting_id, "text": value.text}

    def from_row(self, row: ItemNoteRow) -> ItemNote:
        """See the base."""
        return ItemNote(id=AgendaItemId(row.id), meeting_id=MeetingId(row.meeting_id), text=row.text)


class Recusals(Repository[Recusal, RecusalRow]):
    """Who takes no part in the decision on which item."""

    kind = "recusal"
    row_type = RecusalRow
    order = (RecusalRow.id,)

    def of_item(self, item_id: AgendaItemId) -> tuple[Recusal, ...]:
        """The recusals on one item."""
        return self._select(RecusalRow.item_id == item_id)

    def to_columns(self, value: Recusal) -> dict[str, Any]:
        """See the base."""
        return {
            "meeting_id": value.meeting_id,
            "item_id": value.item_id,
            "participant_id": value.participant_id,
            "reason": value.reason,
        }

    def from_row(self, row: RecusalRow) -> Recusal:
        """See the base."""
        return Recusal(
            id=RecusalId(row.id),
            meeting_id=MeetingId(row.meeting_id),
            item_id=AgendaItemId(row.item_id),
            participant_id=ParticipantId(row.participant_id),
            reason=row.reason,
        )


class Excuses(Repository[Excuse, ExcuseRow]):
    """Who is absent with leave."""

    kind = "excuse"
    row_type = ExcuseRow
    order = (ExcuseRow.id,)

    def to_columns(self, value: Excuse) -> dict[str, Any]:
        """See the base."""
        return {"meeting_id": value.meeting_id, "reason": value.reason}

    def from_row(self, row: ExcuseRow) -> Excuse:
        """See the base."""
        return Excuse(id=ParticipantId(row.id), meeting_id=MeetingId(row.meeting_id), reason=row.reason)
