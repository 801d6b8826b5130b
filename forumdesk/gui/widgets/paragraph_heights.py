"""The heights of the rows of a long grid: guessed at first, measured where they are seen, the rest by and by."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QTimer
from PySide6.QtWidgets import QTableView

from forumdesk.gui.widgets.paragraph_cells import GridRole
from forumdesk.gui.widgets.paragraph_delegate import ParagraphDelegate

_UNKNOWN, _GUESSED, _MEASURED = 0, 1, 2
_SPELL: Final = 0.004  # seconds at a time behind the back of who writes
_PAUSE: Final = 15  # milliseconds between them
_REST: Final = 1000  # milliseconds after a keystroke


class RowHeights(QObject):
    """Gives every row of a grid its height.

    Setting the lines of a text takes most of a millisecond, so that only the rows in sight are measured at once.
    A row whose guess was wrong changes its height before it is seen; what is in sight then stays where it is.
    """

    def __init__(self, view: QTableView, delegate: ParagraphDelegate, least: Callable[[int], int]) -> None:
        """`least` answers a height that a row must have whatever stands in it, as for an open field."""
        super().__init__(view)
        self._view, self._delegate, self._least = view, delegate, least
        self._known = bytearray()
        self._columns: tuple[tuple[int, int], ...] = ()
        self._busy = False
        self._held: tuple[QPersistentModelIndex, int] | None = None
        self._next = 0
        self._behind = QTimer(self)
        self._behind.timeout.connect(self._measure_some)

    def changed(self, first: QModelIndex, last: QModelIndex) -> None:
        """Forget the rows that say something else."""
        self.forget(first.row(), last.row())

    def forget(self, first: int = 0, last: int | None = None) -> None:
        """Take some rows, or all, as never measured."""
        stop = len(self._known) if last is None else min(last + 1, len(self._known))
        self._known[first:stop] = bytes(max(stop - first, 0))

    def about_to_change(self) -> None:
        """Remember what is read, before rows are put in or taken out; :meth:`settle` brings it back."""
        anchor = self._anchor()
        if self._held is None and anchor >= 0:
            index = QPersistentModelIndex(self._view.model().index(anchor, 0))
            self._held = (index, self._view.rowViewportPosition(anchor))

    def inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        """Count the rows that were put in."""
        self._known[first:first] = bytes(last - first + 1)

    def removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        """Forget the rows that were taken out."""
        del self._known[first : last + 1]

    def reset(self) -> None:
        """Forget everything, as after another model or another set of rows."""
        self._known = bytearray(self._view.model().rowCount() if self._view.model() is not None else 0)

    def settle(self, columns: Sequence[tuple[int, int]]) -> None:
        """Give every row a height, and the rows in sight theirs; `columns` are those shown, with their widths."""
        if tuple(columns) != self._columns:
            self._columns = tuple(columns)
            self.forget()
        if len(self._known) != self._view.model().rowCount():
            self.reset()
        row = self._known.find(_UNKNOWN)
        if row >= 0:
            with self._kept_in_place():
                while row >= 0:
                    self._guess(row)
                    row = self._known.find(_UNKNOWN, row)
        self._bring_back()
        self.measure_shown()
        if _GUESSED in self._known:
            self._behind.start(_PAUSE)

    def _bring_back(self) -> None:
        held, self._held = self._held, None
        if held is not None and held[0].isValid():
            self._view.updateGeometries()
            bar = self._view.verticalScrollBar()
            bar.setValue(bar.value() + self._view.rowViewportPosition(held[0].row()) - held[1])

    def measure_shown(self) -> None:
        """Give the rows in sight the heights that their texts need."""
        if self._busy or not self._columns:
            return
        for _attempt in range(20):  # rows found too high let others into sight
            rows = [row for row in self._shown() if self._known[row] != _MEASURED]
            if not rows:
                return
            with self._kept_in_place():
                for row in rows:
                    self.measure(row)

    def measure(self, row: int) -> bool:
        """Give one row the height that its texts need; True where that is another than before."""
        model = self._view.model()
        needed = max(
            self._delegate.height(model.index(row, column), width) for column, width in self._columns
        )
        self._known[row] = _MEASURED
        return self._set(row, max(needed, self._least(row)))

    def measure_written(self, row: int) -> bool:
        """The same for the row that is being written; what is done behind the back waits until the keys rest."""
        if self._behind.isActive():
            self._behind.start(_REST)
        return self.measure(row)

    def _guess(self, row: int) -> None:
        model = self._view.model()
        first = model.index(row, 0)
        if first.data(GridRole.GROUP):
            self._known[row] = _MEASURED
            self._set(row, self._delegate.height(first, 0))
            return
        guesses = [
            self._delegate.probable_height(model.index(row, column), width) for column, width in self._columns
        ]
        self._known[row] = _MEASURED if all(certain for _, certain in guesses) else _GUESSED
        self._set(row, max(max(height for height, _ in guesses), self._least(row)))

    def _set(self, row: int, height: int) -> bool:
        header = self._view.verticalHeader()
        if header.sectionSize(row) == height:
            return False
        header.resizeSection(row, height)
        return True

    def _shown(self) -> range:
        first = self._view.rowAt(0)
        last = self._view.rowAt(self._view.viewport().height() - 1)
        if first < 0:
            return range(0)
        return range(first, (last if last >= 0 else len(self._known) - 1) + 1)

    @contextmanager
    def _kept_in_place(self, *, in_sight: bool = True) -> Iterator[None]:
        """Change heights without moving the row that is read: the first whole one, or that being written."""
        view, header = self._view, self._view.verticalHeader()
        anchor = self._anchor()
        before = header.sectionPosition(max(anchor, 0))
        was_busy, self._busy = self._busy, True
        blocked = header.blockSignals(True)
        try:
            yield
        finally:
            header.blockSignals(blocked)
            view.updateGeometries()
            bar = view.verticalScrollBar()
            shift = header.sectionPosition(max(anchor, 0)) - before
            bar.setValue(bar.value() + shift)
            if shift or in_sight:
                view.viewport().update()
            self._busy = was_busy

    def _anchor(self) -> int:
        shown = self._shown()
        current = self._view.currentIndex().row()
        if current in shown and self._least(current):
            return current
        if not shown:
            return -1
        hidden = self._view.rowViewportPosition(shown[0]) < 0
        return shown[1] if hidden and len(shown) > 1 else shown[0]

    def _measure_some(self) -> None:
        row = self._known.find(_GUESSED, self._next)
        row = self._known.find(_GUESSED) if row < 0 else row
        if row < 0 or self._busy:
            self._behind.stop()
            return
        self._behind.setInterval(_PAUSE)
        end = time.perf_counter() + _SPELL
        with self._kept_in_place(in_sight=False):
            while row >= 0 and time.perf_counter() < end:
                self.measure(row)
                row = self._known.find(_GUESSED, row)
        self._next = max(row, 0)
