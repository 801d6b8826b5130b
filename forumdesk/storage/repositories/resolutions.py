"""The rows of resolutions."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.resolutions import Part, ResolutionText, Row
from forumdesk.domain.texts import Language
from forumdesk.storage.repositories.base import Repository, text_columns, text_of
from forumdesk.storage.rows.tables import TextRow


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedRow:
    """A row of a resolution with its meeting and its place among the rows."""

    meeting_id: MeetingId
    position: int
    row: Row

    @property
    def id(self) -> UUID:
        """The row's identifier."""
        return self.row.id


class TextRows(Repository[PlacedRow, TextRow]):
    """Paragraphs; a resolution is read and kept whole, but only rows that differ are written."""

    kind = "text_row"
    row_type = TextRow
    order = (TextRow.position, TextRow.id)

    def resolution(self, meeting_id: MeetingId) -> ResolutionText:
        """The text of a meeting's resolution; without rows while there is none."""
        placed = self.of_meeting(meeting_id)
        return ResolutionText(meeting_id=meeting_id, rows=tuple(one.row for one in placed))

    def put_resolution(self, text: ResolutionText) -> None:
        """Make the kept rows equal to ``text``."""
        kept = {row.id for row in text.rows}
        for placed in self.of_meeting(text.meeting_id):
            if placed.row.id not in kept:
                self.remove(placed.row.id)
        for position, row in enumerate(text.rows):
            self.put(PlacedRow(meeting_id=text.meeting_id, position=position, row=row))

    def to_columns(self, value: PlacedRow) -> dict[str, Any]:
        """See the base."""
        return {
            "meeting_id": value.meeting_id,
            "position": value.position,
            "part": value.row.part.value,
            **text_columns("text", value.row.text),
            "drafts": sorted(value.row.drafts),
            "stale": sorted(value.row.stale),
        }

    def from_row(self, row: TextRow) -> PlacedRow:
        """See the base."""
        return PlacedRow(
            meeting_id=MeetingId(row.meeting_id),
            position=row.position,
            row=Row(
                id=RowId(row.id),
                part=Part(row.part),
                text=text_of(row, "text"),
                drafts=frozenset(Language(code) for code in row.drafts),
                stale=frozenset(Language(code) for code in row.stale),
            ),
        )
