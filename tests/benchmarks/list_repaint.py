"""A letter typed into the search over 100,000 people until the list is painted, against a bare windowed model.

Both ask the same register for the same rows in the same order; the bare model hands plain values to Qt's own table.
"""

import os
import sqlite3
from collections.abc import Callable
from itertools import cycle
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView

from forumdesk.domain.people_list import ListFilter, ListOrder
from forumdesk.domain.texts import Language
from forumdesk.foundation.paths import translations_folder
from forumdesk.gui.models.participants import WINDOW, ParticipantsModel
from forumdesk.gui.pages.participants.source import PeopleSource
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.rows import TwoLineDelegate
from forumdesk.gui.widgets.table_view import TableView
from forumdesk.gui.words import Words
from forumdesk.language.catalogue import load_catalogue
from forumdesk.language.collation import search_fold
from tests.benchmarks._register import MEETING, register
from tests.builders import registers

TITLE = "a letter in the search over 100,000 people, repainted"
LIMIT = 2.0
_TYPED = ("а", "ас", "асе", "асель", "асе", "ас", "а", "к", "ка", "кай")
_SIZE = (810, 520)
_COLUMNS = 7


def ours() -> Callable[[], object]:
    """Our model and our table with its two-line rows."""
    _app()
    theme = Theme("light")
    words = Words(lambda code: load_catalogue(translations_folder(), code, "interface"), "kk")
    people = registers().open(register().path).participants
    model = ParticipantsModel(words)
    table = TableView(theme, name="", delegate=TwoLineDelegate(theme))
    table.setModel(model)
    table.resize(*_SIZE)
    table.show()
    typed = cycle(_TYPED)

    def type_letter() -> int:
        wanted = ListFilter(words=next(typed))
        model.show(PeopleSource(people, MEETING, wanted, ListOrder(), Language.KK))
        table.grab()
        return model.rowCount()

    type_letter.table = table  # type: ignore[attr-defined] # lives as long as the act
    return type_letter


def base() -> Callable[[], object]:
    """The same statements in bare sqlite3, shown by Qt's own table."""
    _app()
    model = _BareModel(sqlite3.connect(register().path))
    table = QTableView()
    table.setModel(model)
    table.verticalHeader().setDefaultSectionSize(48)
    table.resize(*_SIZE)
    table.show()
    typed = cycle(_TYPED)

    def type_letter() -> int:
        model.show(next(typed))
        table.grab()
        return model.rowCount()

    type_letter.table = table  # type: ignore[attr-defined] # lives as long as the act
    return type_letter


class _BareModel(QAbstractTableModel):
    """Windows of plain rows."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__()
        self._connection = connection
        connection.execute("PRAGMA cache_size = -32768")
        self._typed = ""
        self._count = 0
        self._windows: dict[int, list[tuple[Any, ...]]] = {}

    def show(self, typed: str) -> None:
        self.beginResetModel()
        self._typed = f"%{search_fold(typed)}%"
        self._windows.clear()
        found = self._connection.execute(
            "SELECT count(*) FROM participant WHERE meeting_id = ? AND search_fold LIKE ?",
            (MEETING.hex, self._typed),
        )
        (self._count,) = found.fetchone()
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else _COLUMNS

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        start = index.row() - index.row() % WINDOW
        if start not in self._windows:
            self._windows[start] = self._read(start)
        return self._windows[start][index.row() - start][index.column()]

    def _read(self, start: int) -> list[tuple[Any, ...]]:
        found = self._connection.execute(
            "SELECT names ->> '$.kk.family', country, role, entitled, presence.standing, state, number,"
            " participant.* FROM participant LEFT JOIN presence ON presence.id = participant.id"
            " WHERE participant.meeting_id = ? AND search_fold LIKE ?"
            " ORDER BY sort_key_kk, number, participant.id LIMIT ? OFFSET ?",
            (MEETING.hex, self._typed, WINDOW, start),
        )
        return found.fetchall()


def _app() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if QApplication.instance() is None:
        QApplication([])
