"""The list of participants as a table: rows are read in windows, and only those in view are ever worded."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Protocol
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from forumdesk.domain.accreditation import STATE_NAMES
from forumdesk.domain.attendance import Standing
from forumdesk.domain.errors import N_, KnownError
from forumdesk.domain.meetings import DEFAULT_TIME_ZONE
from forumdesk.domain.people import Participant
from forumdesk.domain.people_list import Column, ListedPerson
from forumdesk.gui.models.participants_words import (
    CATEGORY_NAMES,
    ROLE_NAMES,
    STANDING_LABELS,
    STANDING_LOOKS,
    STATE_LOOKS,
    affiliation,
    best_name,
    country_of,
    name_in_full,
    passage_time,
    surname_first,
)
from forumdesk.gui.widgets.rows import RowRole
from forumdesk.gui.words import Words

Index = QModelIndex | QPersistentModelIndex

PERSON, COUNTRY, ROLE, VOICE, ARRIVAL, STATE, NUMBER = range(7)
ORDERS: Final[Mapping[int, Column]] = {
    PERSON: Column.NAME,
    COUNTRY: Column.COUNTRY,
    ROLE: Column.ROLE,
    VOICE: Column.VOICE,
    ARRIVAL: Column.ARRIVAL,
    STATE: Column.STATE,
    NUMBER: Column.NUMBER,
}
HEADS: Final[Mapping[int, str]] = {
    PERSON: N_("Participant"),
    COUNTRY: N_("Country"),
    ROLE: N_("Role"),
    VOICE: N_("Voice"),
    ARRIVAL: N_("Arrival"),
    STATE: N_("Accreditation"),
    NUMBER: N_("No."),
}
WINDOW: Final = 128
"""How many lines are read at once; a screen shows some twelve."""
_WINDOWS_KEPT: Final = 24


class PeopleLines(Protocol):
    """The list as it is wanted now: how long it is, and its lines from a place on."""

    def count(self) -> int:
        """How many lines there are."""

    def window(self, offset: int, limit: int) -> Sequence[ListedPerson]:
        """The lines from ``offset`` on, at most ``limit``."""


class _Nobody:
    def count(self) -> int:
        return 0

    def window(self, offset: int, limit: int) -> Sequence[ListedPerson]:
        return ()


class ParticipantsModel(QAbstractTableModel):
    """People in the order of the list, worded in the window's language.

    Lines that stay in view although the list leaves them out stand where they stood. Emits `reading_failed` with
    the expected error when the register cannot be read; such lines are blank.
    """

    reading_failed = Signal(object)

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._words = words
        self._zone = ZoneInfo(DEFAULT_TIME_ZONE)
        self._lines: PeopleLines = _Nobody()
        self._count = 0
        self._staying: Mapping[int, ListedPerson] = {}
        self._windows: OrderedDict[int, Sequence[ListedPerson]] = OrderedDict()
        self._answers: Mapping[int, Callable[[ListedPerson, int], Any]] = {
            Qt.ItemDataRole.DisplayRole: self._shown,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Qt.ItemDataRole.ToolTipRole: self._spoken,
            RowRole.CAPTION: self._caption,
            RowRole.ICON: self._icon,
            RowRole.STRONG: self._strong,
            RowRole.TONE: self._tone,
            RowRole.ICON_TONE: self._icon_tone,
        }

    def set_zone(self, name: str) -> None:
        """Show times as the clock at the meeting does; ``name`` is an IANA name."""
        self._zone = ZoneInfo(name)

    def show(self, lines: PeopleLines, staying: Mapping[int, ListedPerson] | None = None) -> None:
        """Show these lines; ``staying`` are people whom the list leaves out, by the row where they stay."""
        self.beginResetModel()
        self._lines = lines
        self._windows.clear()
        self._count = lines.count()
        self._staying = _placed(staying or {}, self._count)
        self.endResetModel()

    @property
    def anybody_stays(self) -> bool:
        """Whether people are shown whom the list leaves out."""
        return bool(self._staying)

    def listed(self, row: int) -> ListedPerson | None:
        """Who stands in a row; None past the end and where the register cannot be read."""
        if row in self._staying:
            return self._staying[row]
        place = row - sum(one < row for one in self._staying) if self._staying else row
        if not 0 <= place < self._count:
            return None
        start = place - place % WINDOW
        window = self._windows.get(start)
        if window is None:
            window = self._read(start)
        return window[place - start] if place - start < len(window) else None

    def person(self, row: int) -> Participant | None:
        """Who stands in a row, without the arrival."""
        line = self.listed(row)
        return None if line is None else line.person

    def row_of_place(self, place: int) -> int:
        """The row of a place in the list as it was read."""
        row = place
        for one in sorted(self._staying):
            row += one <= row
        return row

    def _read(self, start: int) -> Sequence[ListedPerson]:
        try:
            window = self._lines.window(start, WINDOW)
        except KnownError as error:
            window = ()
            self.reading_failed.emit(error)
        self._windows[start] = window
        if len(self._windows) > _WINDOWS_KEPT:
            self._windows.popitem(last=False)
        return window

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One row a person."""
        return 0 if parent.isValid() else self._count + len(self._staying)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Person, country, role, voice, arrival, admission, number."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The words over a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._words.gettext(HEADS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows and says."""
        answer = self._answers.get(role)
        if answer is None or not index.isValid():
            return None
        line = self.listed(index.row())
        return None if line is None else answer(line, index.column())

    def _shown(self, line: ListedPerson, column: int) -> str:
        language, person = self._words.language, line.person
        if column == PERSON:
            return surname_first(person.names, language)
        if column == COUNTRY:
            return country_of(person, language) or "–"
        if column == ROLE:
            return self._words.gettext(ROLE_NAMES[person.role])
        if column == ARRIVAL:
            return self._arrival(line)
        if column == STATE:
            return self._words.gettext(STATE_NAMES[person.accreditation.state])
        if column == NUMBER:
            return str(person.number)
        return "1" if person.has_voice else "–"

    def _arrival(self, line: ListedPerson) -> str:
        _ = self._words.gettext
        if _is_out(line):
            return _(STATE_NAMES[line.person.accreditation.state])
        time = passage_time(line.presence, self._zone)
        return time or _(STANDING_LABELS[line.presence.standing])

    def _caption(self, line: ListedPerson, column: int) -> str | None:
        return affiliation(line.person, self._words.language) if column == PERSON else None

    def _spoken(self, line: ListedPerson, column: int) -> str:
        _ = self._words.gettext
        shown = self._shown(line, column)
        if column == PERSON:
            return ", ".join(part for part in (shown, self._caption(line, column)) if part)
        if column == VOICE:
            return _("Has a voting right") if line.person.has_voice else _("No voting right")
        if column == COUNTRY and not line.person.country:
            return _("No country")
        if column == ARRIVAL and not _is_out(line):
            word = _(STANDING_LABELS[line.presence.standing])
            return word if shown == word else f"{word} {shown}"
        return shown

    def _icon(self, line: ListedPerson, column: int) -> str | None:
        if column == VOICE:
            return "hand" if line.person.has_voice else None
        if column == STATE or (column == ARRIVAL and _is_out(line)):
            return STATE_LOOKS[line.person.accreditation.state][0]
        return STANDING_LOOKS[line.presence.standing][0] if column == ARRIVAL else None

    def _icon_tone(self, line: ListedPerson, column: int) -> str:
        if column == STATE or (column == ARRIVAL and _is_out(line)):
            return STATE_LOOKS[line.person.accreditation.state][1]
        return STANDING_LOOKS[line.presence.standing][1] if column == ARRIVAL else "text2"

    def _strong(self, line: ListedPerson, column: int) -> bool:
        if column == ARRIVAL:
            return line.presence.standing.is_present
        return column == VOICE and line.person.has_voice

    def _tone(self, line: ListedPerson, column: int) -> str | None:
        quiet = {
            COUNTRY: not line.person.country,
            VOICE: not line.person.has_voice,
            ARRIVAL: not line.presence.standing.is_present,
            NUMBER: True,
        }
        return "text3" if quiet.get(column) or (column == PERSON and _is_out(line)) else None


def _is_out(line: ListedPerson) -> bool:
    return not line.person.accreditation.counts and line.presence.standing is Standing.EXPECTED


def _placed(staying: Mapping[int, ListedPerson], count: int) -> dict[int, ListedPerson]:
    """The staying lines by row, none of them past the end of all."""
    placed: dict[int, ListedPerson] = {}
    for row, line in sorted(staying.items()):
        free = min(row, count + len(placed))
        while free in placed:
            free += 1
        placed[free] = line
    return placed


__all__ = [
    "CATEGORY_NAMES",
    "ROLE_NAMES",
    "ParticipantsModel",
    "affiliation",
    "best_name",
    "country_of",
    "name_in_full",
    "surname_first",
]
