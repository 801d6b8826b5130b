"""Where a new paragraph goes, seen from the one that is selected."""

from collections.abc import Sequence

from forumdesk.domain.identifiers import RowId
from forumdesk.domain.resolutions import Part, ResolutionText, Row

_ORDER = (
    Part.TITLE, Part.THEME, Part.DATE_PLACE, Part.PREAMBLE, Part.ISSUES_LEAD, Part.ISSUE,
    Part.RECOMMENDATIONS_LEAD, Part.RECOMMENDATION, Part.CLOSING, Part.ANNEX, Part.UNPLACED,
)  # fmt: skip
_INNER = frozenset({Part.BODY, Part.POINT, Part.NOTE, Part.HEADING})
_OUTER = frozenset({Part.ISSUE, Part.RECOMMENDATION, Part.ANNEX})
_FREE = frozenset({Part.NOTE, Part.HEADING})
"""What may stand under any row."""


def belongs_to(text: ResolutionText, row_id: RowId | None) -> Part | None:
    """The issue or recommendation to which a row belongs, or what else the row is; None without a row."""
    outer = None
    for row in text.rows:
        if row.part not in _INNER:
            outer = row.part
        if row.id == row_id:
            return outer
    return None


def place_after(text: ResolutionText, part: Part, selected: RowId | None) -> RowId | None:
    """The row after which a new row of ``part`` goes; None puts it at the end of the text.

    A point or paragraph goes right under the selected row of an issue or recommendation. Everything else goes
    behind the whole of the selected part of its kind, or else behind the last part that comes before it.
    """
    rows = text.rows
    at = next((place for place, row in enumerate(rows) if row.id == selected), None)
    if part in _INNER:
        if at is not None and (part in _FREE or belongs_to(text, selected) in _OUTER):
            return rows[at].id
        return _last_id(rows, _last_place(rows, Part.RECOMMENDATION))
    if at is not None and belongs_to(text, selected) is part:
        return _last_id(rows, _end_of_part(rows, at))
    return _last_id(rows, _last_place(rows, part))


def _last_place(rows: Sequence[Row], part: Part) -> int | None:
    """The place of the last row that stands at ``part`` or before it."""
    reach = _ORDER.index(part)
    place, found = None, False
    for at, row in enumerate(rows):
        if row.part not in _INNER:
            found = _ORDER.index(row.part) <= reach
        if found:
            place = at
    return place


def _end_of_part(rows: Sequence[Row], at: int) -> int:
    while at + 1 < len(rows) and rows[at + 1].part in _INNER:
        at += 1
    return at


def _last_id(rows: Sequence[Row], place: int | None) -> RowId | None:
    if place is None or place == len(rows) - 1:
        return None
    return rows[place].id
