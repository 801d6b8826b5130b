"""The deeds of a journal as a table of which only the windows in sight are read."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from forumdesk.domain.errors import N_
from forumdesk.gui.widgets.rows import RowRole
from forumdesk.gui.words import Words
from forumdesk.language.dates import digits, long_date, time_of_day
from forumdesk.services.journal import JournalEntry
from forumdesk.services.telling.words import sentence_of

Index = QModelIndex | QPersistentModelIndex
WHEN, DEED, DESK, MEETING = range(4)
_HEADS: Final = (N_("Time"), N_("Deed"), N_("Done at"), N_("Meeting"))
_WINDOW: Final = 100
_WINDOWS_KEPT: Final = 12

ReadWindow = Callable[[int, int], tuple[JournalEntry, ...]]
"""From the first row and their number to the deeds, newest first."""


def capitalised_deed(entry: JournalEntry, words: Words) -> str:
    """A deed as it stands alone in a row or over a panel."""
    said = sentence_of(entry, words.catalogue)
    return said[:1].upper() + said[1:]


class DeedsModel(QAbstractTableModel):
    """Time, deed, desk, and the meeting where those of all meetings are shown; newest first."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._words = words
        self._count = 0
        self._read: ReadWindow = lambda _start, _count: ()
        self._windows: OrderedDict[int, tuple[JournalEntry, ...]] = OrderedDict()
        self._zones: Mapping[UUID, ZoneInfo] = {}
        self._titles: Mapping[UUID, str] = {}
        self._zone = ZoneInfo("UTC")
        self._all_meetings = False

    def show(self, read: ReadWindow, count: int) -> None:
        """Show ``count`` deeds that ``read`` reads by windows."""
        self.beginResetModel()
        self._read, self._count = read, count
        self._windows.clear()
        self.endResetModel()

    def name_meetings(
        self,
        titles: Mapping[UUID, str],
        zones: Mapping[UUID, ZoneInfo],
        zone: ZoneInfo,
        *,
        all_meetings: bool,
    ) -> None:
        """Say how meetings are called and by which clock they go; ``zone`` is for what belongs to none."""
        self._titles, self._zones, self._zone = titles, zones, zone
        self._all_meetings = all_meetings

    def entry(self, row: int) -> JournalEntry | None:
        """The deed in a row; None where another program took it away meanwhile."""
        if not 0 <= row < self._count:
            return None
        start = row - row % _WINDOW
        window = self._windows.get(start)
        if window is None:
            window = self._windows[start] = self._read(start, _WINDOW)
            if len(self._windows) > _WINDOWS_KEPT:
                self._windows.popitem(last=False)
        else:
            self._windows.move_to_end(start)
        at = row - start
        return window[at] if at < len(window) else None

    def row_of(self, deed_id: UUID | None, near: int) -> int:
        """Where a deed stands, sought in the windows around a row; -1 where it is not found."""
        if deed_id is None:
            return -1
        starts = {max(0, near - near % _WINDOW + step * _WINDOW) for step in (0, -1, 1)}
        for start in sorted(starts):
            for row in range(start, min(start + _WINDOW, self._count)):
                entry = self.entry(row)
                if entry is not None and entry.id == deed_id:
                    return row
        return -1

    def zone_of(self, entry: JournalEntry) -> ZoneInfo:
        """By which clock a deed is told."""
        return self._zones.get(entry.meeting_id, self._zone) if entry.meeting_id else self._zone

    def when(self, entry: JournalEntry, *, long: bool = False) -> str:
        """When a deed was done, ``long`` as in a sentence."""
        local = entry.at.astimezone(self.zone_of(entry))
        language = self._words.language
        day = long_date(local.date(), language) if long else digits(local.date())
        return f"{day}, {time_of_day(local.time(), language)}"

    def meeting_of(self, entry: JournalEntry) -> str:
        """The title of the meeting that a deed concerns; empty for none."""
        return self._titles.get(entry.meeting_id, "") if entry.meeting_id else ""

    # what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One row a deed."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The meeting only where there are several."""
        return 0 if parent.isValid() else 4 if self._all_meetings else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows and says."""
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(entry, index.column())
        if role == RowRole.TONE and index.column() != DEED:
            return "text2"
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            parts = (self.when(entry), capitalised_deed(entry, self._words), entry.desk_name)
            return ", ".join(part for part in (*parts, self._text(entry, MEETING)) if part)
        return None

    def _text(self, entry: JournalEntry, column: int) -> str:
        if column == WHEN:
            return self.when(entry)
        if column == DEED:
            return capitalised_deed(entry, self._words)
        if column == DESK:
            return entry.desk_name
        return self.meeting_of(entry) if self._all_meetings else ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heads in the language in use."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._words.gettext(_HEADS[section])
        return None
