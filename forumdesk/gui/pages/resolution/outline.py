"""The parts of a resolution at the left of its pages: what there is, and how far each part is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from forumdesk.domain.adoption import in_force
from forumdesk.domain.decisions import Decision
from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import RowId
from forumdesk.domain.resolutions import NumberedRow, Part, ResolutionText
from forumdesk.domain.texts import Language
from forumdesk.gui.theme import Token
from forumdesk.gui.widgets.rows import RowRole

Index = QModelIndex | QPersistentModelIndex

SIGNATURES: Final = "signatures"


class PartState(StrEnum):
    """How far a part of the resolution is."""

    CHECKED = "checked"
    SEALED = "sealed"
    HINDERED = "hindered"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineEntry:
    """One line: a group (``level`` 0) or one paragraph or item of it; ``rows`` are those that it shows.

    ``heading`` is a message to translate, else ``text`` holds the words of the resolution. A group with a
    hindrance in one of its lines is hindered too; ``own_hindrance`` says that one of its own rows is.
    """

    key: str
    level: int
    rows: tuple[str, ...]
    state: PartState
    own_hindrance: bool = False
    heading: str = ""
    number: str = ""
    text: str = ""


_GROUPS: Final = {
    Part.TITLE: ("head", N_("Heading, date and place")),
    Part.THEME: ("head", N_("Heading, date and place")),
    Part.DATE_PLACE: ("head", N_("Heading, date and place")),
    Part.PREAMBLE: ("preamble", N_("Preamble")),
    Part.ISSUES_LEAD: ("issues", N_("Issues discussed")),
    Part.ISSUE: ("issues", N_("Issues discussed")),
    Part.RECOMMENDATIONS_LEAD: ("recommendations", N_("Recommendations")),
    Part.RECOMMENDATION: ("recommendations", N_("Recommendations")),
    Part.CLOSING: ("closing", N_("Closing part")),
    Part.UNPLACED: ("unplaced", N_("Paragraphs without a place")),
}
_WITH_LINES: Final = frozenset({Part.PREAMBLE, Part.ISSUE, Part.RECOMMENDATION, Part.UNPLACED})
_SIGNATURES = N_("Signatures")
STATE_WORDS: Final = {
    PartState.CHECKED: N_("checked in all languages"),
    PartState.SEALED: N_("sealed"),
    PartState.HINDERED: N_("missing, stale or not checked"),
}
_STATE_ICONS: Final[dict[PartState, tuple[str, Token]]] = {
    PartState.CHECKED: ("check", "ok"),
    PartState.SEALED: ("lock-simple", "text2"),
    PartState.HINDERED: ("warning", "warn"),
}


def outline_of(
    text: ResolutionText, decisions: Sequence[Decision], required: Sequence[Language], language: Language
) -> tuple[OutlineEntry, ...]:
    """The outline of a resolution, worded in ``language``; ``required`` are the languages it must have."""
    if not text.rows:
        return ()
    states = _States(text, decisions, required)
    entries: list[OutlineEntry] = []
    group = ""
    for numbered in text.numbered():
        part = numbered.row.part
        if part in {Part.BODY, Part.POINT} and entries:
            entries[-1] = _with_row(entries[-1], numbered, states)
            continue
        name, heading = _GROUPS.get(part, _GROUPS[Part.UNPLACED])
        if name != group:
            group = name
            entries.append(_group(f"{name}:{numbered.row.id}", heading, states))
        if part in _WITH_LINES:
            entries.append(_line(numbered, language, states))
        else:
            entries[-1] = _with_row(entries[-1], numbered, states)
    entries.append(replace(_group(SIGNATURES, _SIGNATURES, states), key=SIGNATURES))
    return tuple(_summed(entries))


class _States:
    """Which rows are sealed and which hinder a decision."""

    def __init__(
        self, text: ResolutionText, decisions: Sequence[Decision], required: Sequence[Language]
    ) -> None:
        sealed = [one for one in in_force(decisions) if one.sealed]
        subjects = {row_id for one in sealed for row_id in one.subject}
        self.whole = any(one.whole for one in sealed)
        self._sealed: set[RowId] = {
            numbered.row.id for one in text.recommendations() if one.id in subjects for numbered in one.rows
        }
        self._hindered = {hindrance.row.id for hindrance in text.hindrances(required)}

    def of(self, numbered: NumberedRow) -> PartState:
        """The state of one row."""
        if self.whole or numbered.row.id in self._sealed:
            return PartState.SEALED
        unplaced = numbered.row.part is Part.UNPLACED
        return PartState.HINDERED if unplaced or numbered.row.id in self._hindered else PartState.CHECKED


def _group(key: str, heading: str, states: _States) -> OutlineEntry:
    state = PartState.SEALED if states.whole else PartState.CHECKED
    return OutlineEntry(key=key, level=0, rows=(), state=state, heading=heading)


def _line(numbered: NumberedRow, language: Language, states: _States) -> OutlineEntry:
    return OutlineEntry(
        key=str(numbered.row.id),
        level=1,
        rows=(str(numbered.row.id),),
        state=states.of(numbered),
        number=numbered.number.rstrip("."),
        text=" ".join(numbered.row.text.in_language(language).split()),
    )


def _with_row(entry: OutlineEntry, numbered: NumberedRow, states: _States) -> OutlineEntry:
    hindered = states.of(numbered) is PartState.HINDERED
    return replace(
        entry,
        rows=(*entry.rows, str(numbered.row.id)),
        state=PartState.HINDERED if hindered else entry.state,
        own_hindrance=entry.own_hindrance or hindered,
    )


def _summed(entries: Sequence[OutlineEntry]) -> list[OutlineEntry]:
    """Groups point out what hinders below them, and show the first of their lines when they have no row."""
    summed = list(entries)
    for place, entry in enumerate(entries):
        if entry.level:
            continue
        below: list[OutlineEntry] = []
        for one in entries[place + 1 :]:
            if one.level == 0:
                break
            below.append(one)
        state = PartState.HINDERED if any(one.state is PartState.HINDERED for one in below) else entry.state
        rows = entry.rows or tuple(row for one in below[:1] for row in one.rows)
        summed[place] = replace(entry, state=state, rows=rows)
    return summed


def problem_places(entries: Sequence[OutlineEntry]) -> tuple[int, ...]:
    """Where something hinders: lines, and groups whose own paragraphs do."""
    found = []
    for place, entry in enumerate(entries):
        below = place + 1 < len(entries) and entries[place + 1].level > entry.level
        if entry.state is PartState.HINDERED and (entry.level or not below or entry.own_hindrance):
            found.append(place)
    return tuple(found)


class OutlineModel(QAbstractListModel):
    """The entries as rows of a list, worded by ``gettext``."""

    def __init__(self, gettext: Callable[[str], str]) -> None:
        super().__init__()
        self._gettext = gettext
        self._entries: tuple[OutlineEntry, ...] = ()

    @property
    def entries(self) -> tuple[OutlineEntry, ...]:
        """What is listed."""
        return self._entries

    def show(self, entries: Sequence[OutlineEntry]) -> None:
        """List other entries."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many entries there are."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, state and level of an entry."""
        entry = self._entries[index.row()]
        words = self._gettext(entry.heading) if entry.heading else entry.text
        numbered = f"{entry.number}  {words}" if entry.number else words
        icon_name, tone = _STATE_ICONS[entry.state]
        answers: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: numbered,
            Qt.ItemDataRole.ToolTipRole: numbered,
            Qt.ItemDataRole.AccessibleTextRole: f"{numbered}, {self._gettext(STATE_WORDS[entry.state])}",
            RowRole.ICON: icon_name,
            RowRole.TONE: tone,
            RowRole.STRONG: entry.level == 0,
        }
        return answers.get(role)
