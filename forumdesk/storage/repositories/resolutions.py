"""The rows of resolutions."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.resolutions import Numbering, Part, ResolutionText, Row
from forumdesk.domain.text_plain import standings_from_plain, standings_to_plain
from forumdesk.storage.changes import EntityChange
from forumdesk.storage.repositories.base import Repository, text_columns, text_of
from forumdesk.storage.rows.texts import TextRow, TextSettingRow

_STEP = 1 << 10
"""Room between two rows, so that one that comes between leaves the others where they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedRow:
    """A row of a resolution with its meeting and what orders it among the rows."""

    meeting_id: MeetingId
    position: int
    row: Row

    @property
    def id(self) -> UUID:
        """The row's identifier."""
        return self.row.id


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSetting:
    """How a resolution is numbered; ``id`` is the meeting's."""

    id: MeetingId
    numbering: Numbering


class TextSettings(Repository[TextSetting, TextSettingRow]):
    """How resolutions are numbered, where it is not as usual."""

    kind = "text_setting"
    row_type = TextSettingRow
    order = (TextSettingRow.id,)

    def to_columns(self, value: TextSetting) -> dict[str, Any]:
        """See the base."""
        return {"meeting_id": value.id, "numbering": value.numbering.value}

    def from_row(self, row: TextSettingRow) -> TextSetting:
        """See the base."""
        return TextSetting(id=MeetingId(row.id), numbering=Numbering(row.numbering))


class TextRows(Repository[PlacedRow, TextRow]):
    """Paragraphs; a resolution is read and kept whole, but only rows that differ are written."""

    kind = "text_row"
    row_type = TextRow
    order = (TextRow.position, TextRow.id)

    def __init__(self, session: Session, changes: list[EntityChange]) -> None:
        super().__init__(session, changes)
        self.settings = TextSettings(session, changes)

    def resolution(self, meeting_id: MeetingId) -> ResolutionText:
        """The text of a meeting's resolution; without rows while there is none."""
        placed = self.of_meeting(meeting_id)
        setting = self.settings.find(meeting_id)
        return ResolutionText(
            meeting_id=meeting_id,
            rows=tuple(one.row for one in placed),
            numbering=setting.numbering if setting else Numbering.DECIMAL,
        )

    def count(self, meeting_id: MeetingId, part: Part) -> int:
        """How many rows of a part the resolution has, without reading them."""
        counted = select(func.count()).where(TextRow.meeting_id == meeting_id, TextRow.part == part.value)
        return self._session.scalar(counted) or 0

    def put_resolution(self, text: ResolutionText) -> None:
        """Make the kept rows equal to ``text``."""
        before = {placed.row.id: placed for placed in self.of_meeting(text.meeting_id)}
        kept = {row.id for row in text.rows}
        for row_id in before:
            if row_id not in kept:
                self.remove(row_id)
        old = [before[row.id].position if row.id in before else None for row in text.rows]
        for position, row in zip(positions(old), text.rows, strict=True):
            placed = PlacedRow(meeting_id=text.meeting_id, position=position, row=row)
            if before.get(row.id) != placed:
                self.put(placed)
        setting = self.settings.find(text.meeting_id)
        if text.numbering is not (setting.numbering if setting else Numbering.DECIMAL):
            self.settings.put(TextSetting(id=text.meeting_id, numbering=text.numbering))

    def put_row(self, meeting_id: MeetingId, row: Row) -> None:
        """Change one row that is there, in its place."""
        placed = self.get(row.id)
        self.put(PlacedRow(meeting_id=meeting_id, position=placed.position, row=row))

    def to_columns(self, value: PlacedRow) -> dict[str, Any]:
        """See the base."""
        return {
            "meeting_id": value.meeting_id,
            "position": value.position,
            "part": value.row.part.value,
            "level": value.row.level,
            **text_columns("text", value.row.text),
            "standings": standings_to_plain(value.row.standings),
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
                level=row.level,
                standings=standings_from_plain(row.standings),
            ),
        )


def positions(old: Sequence[int | None]) -> list[int]:
    """Rising positions for rows that had the ``old`` ones, None for a new row; as few as possible are changed."""
    staying = _longest_rising(old)
    found: list[int] = []
    place = 0
    while place < len(old):
        if place in staying:
            found.append(old[place] or 0)
            place += 1
            continue
        stop = place
        while stop < len(old) and stop not in staying:
            stop += 1
        count = stop - place
        below = found[-1] if found else None
        above = old[stop] if stop < len(old) else None
        if below is None:
            below = (above - _STEP * (count + 1)) if above is not None else -_STEP
        if above is None:
            above = below + _STEP * (count + 1)
        if above - below <= count:
            return [_STEP * n for n in range(len(old))]
        found += [below + (above - below) * n // (count + 1) for n in range(1, count + 1)]
        place = stop
    return found


def _longest_rising(old: Sequence[int | None]) -> set[int]:
    """The places of the longest strictly rising subsequence (patience sorting)."""
    ends: list[int] = []
    at: list[int] = []
    before: dict[int, int | None] = {}
    for place, value in enumerate(old):
        if value is None:
            continue
        pile = bisect_left(ends, value)
        before[place] = at[pile - 1] if pile else None
        ends[pile : pile + 1] = [value]
        at[pile : pile + 1] = [place]
    staying: set[int] = set()
    last = at[-1] if at else None
    while last is not None:
        staying.add(last)
        last = before[last]
    return staying
