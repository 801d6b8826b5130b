"""What stands in the minutes besides what is generated."""

from typing import Any

from forumdesk.domain.identifiers import AgendaItemId, MeetingId
from forumdesk.domain.minutes import Minutes, MinutesNote
from forumdesk.domain.texts import LocalizedText
from forumdesk.storage.repositories.base import Repository
from forumdesk.storage.rows.decisions import MinutesNoteRow, MinutesRow


class MinutesHeads(Repository[Minutes, MinutesRow]):
    """The number and the opening words of minutes."""

    kind = "minutes"
    row_type = MinutesRow
    order = (MinutesRow.id,)

    def to_columns(self, value: Minutes) -> dict[str, Any]:
        """See the base."""
        return {"meeting_id": value.id, "number": value.number, "opening": value.opening.to_mapping()}

    def from_row(self, row: MinutesRow) -> Minutes:
        """See the base."""
        return Minutes(
            id=MeetingId(row.id), number=row.number, opening=LocalizedText.from_mapping(row.opening)
        )


class MinutesNotes(Repository[MinutesNote, MinutesNoteRow]):
    """Notes on agenda items."""

    kind = "minutes_note"
    row_type = MinutesNoteRow
    order = (MinutesNoteRow.id,)

    def to_columns(self, value: MinutesNote) -> dict[str, Any]:
        """See the base."""
        return {"meeting_id": value.meeting_id, "text": value.text.to_mapping()}

    def from_row(self, row: MinutesNoteRow) -> MinutesNote:
        """See the base."""
        return MinutesNote(
            id=AgendaItemId(row.id),
            meeting_id=MeetingId(row.meeting_id),
            text=LocalizedText.from_mapping(row.text),
        )
