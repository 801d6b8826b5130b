"""The backups of a register, as a table."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from forumdesk.domain.errors import N_
from forumdesk.gui.widgets.rows import RowRole
from forumdesk.gui.words import Words
from forumdesk.language.dates import digits, time_of_day
from forumdesk.language.numbers import decimal, whole
from forumdesk.services.backups import REASON_NAMES, Backup

Index = QModelIndex | QPersistentModelIndex
WHEN, REASON, DEEDS, SIZE, STATE, PLACES = range(6)
_HEADS: Final = (N_("Made"), N_("Why"), N_("Deeds"), N_("Size, MB"), N_("State"), N_("Where"))
_MIB = 1 << 20


class BackupsModel(QAbstractTableModel):
    """When, why, how many deeds, how large, whether it was read whole, and where it lies; the newest comes first."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._words = words
        self.rows: tuple[Backup, ...] = ()
        self._sound: Mapping[str, bool] = {}

    def show(self, rows: Sequence[Backup], sound: Mapping[str, bool]) -> None:
        """Show these; ``sound`` says by name of those that were read whether they are whole."""
        self.beginResetModel()
        self.rows, self._sound = tuple(rows), sound
        self.endResetModel()

    def judge(self, sound: Mapping[str, bool]) -> None:
        """Say of the same rows which are whole."""
        self._sound = sound
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, PLACES))

    def when(self, backup: Backup) -> str:
        """The moment in the laptop's own time."""
        local = backup.made_at.astimezone()
        return f"{digits(local.date())}, {time_of_day(local.time(), self._words.language)}"

    def reason(self, backup: Backup) -> str:
        """Why it was made."""
        name = next((name for reason, name in REASON_NAMES.items() if reason == backup.reason), "")
        return self._words.gettext(name) if name else backup.reason

    def size(self, backup: Backup) -> str:
        """In megabytes."""
        return decimal(round(backup.size / _MIB, 1), self._words.language, 1)

    def state(self, backup: Backup) -> str:
        """Whether it was read and is whole."""
        _ = self._words.gettext
        sound = self._sound.get(backup.name)
        if sound is None:
            return _("being read")
        return _("verified") if sound else _("damaged")

    def is_damaged(self, backup: Backup) -> bool:
        """Whether it was read and is not whole."""
        return self._sound.get(backup.name) is False

    def places(self, backup: Backup) -> str:
        """Where it lies."""
        _ = self._words.gettext
        if backup.first and backup.second:
            return _("both")
        return _("here") if backup.first else _("second place")

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One row each."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """As many as there are heads."""
        return 0 if parent.isValid() else len(_HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows and says."""
        if not index.isValid():
            return None
        backup = self.rows[index.row()]
        cells = (
            self.when(backup),
            self.reason(backup),
            whole(backup.deeds, self._words.language),
            self.size(backup),
            self.state(backup),
            self.places(backup),
        )
        if role == Qt.ItemDataRole.DisplayRole:
            return cells[index.column()]
        if role == RowRole.TONE and index.column() != WHEN:
            return "bad" if index.column() == STATE and self.is_damaged(backup) else "text2"
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join((cells[WHEN], cells[REASON], cells[STATE], cells[PLACES]))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heads in the language in use."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._words.gettext(_HEADS[section])
        return None
