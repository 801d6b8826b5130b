"""The modes of adoption that a body uses, ticked and put in order."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from forumdesk.domain.modes import MODE_NAMES, AdoptionMode
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.painting import draw_focus
from forumdesk.gui.words import Words

_VALUE = Qt.ItemDataRole.UserRole


class ModesList(QListWidget):
    """One tab stop: arrows choose, Space ticks, Alt with an arrow moves. Emits `settled(modes)`; one always stays."""

    settled = Signal(object)

    def __init__(self, theme: Theme, words: Words) -> None:
        """Start with every mode."""
        super().__init__()
        self._theme, self._words = theme, words
        self._kept: tuple[AdoptionMode, ...] = ()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.itemChanged.connect(self._changed)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def modes(self) -> tuple[AdoptionMode, ...]:
        """Those ticked, in order."""
        items = [self.item(row) for row in range(self.count())]
        return tuple(
            AdoptionMode(one.data(_VALUE)) for one in items if one.checkState() is Qt.CheckState.Checked
        )

    def show_modes(self, kept: Sequence[AdoptionMode]) -> None:
        """Show those that the body uses first, ticked, and then the others."""
        row = max(self.currentRow(), 0)
        self._kept = tuple(kept)
        rest = [mode for mode in AdoptionMode if mode not in kept]
        if [self.item(place).data(_VALUE) for place in range(self.count())] != [*kept, *rest]:
            self._fill((*kept, *rest))
            self.setCurrentRow(row)
        self.blockSignals(True)
        for place in range(self.count()):
            item = self.item(place)
            mode = AdoptionMode(item.data(_VALUE))
            item.setText(self._words.gettext(MODE_NAMES[mode]))
            item.setCheckState(Qt.CheckState.Checked if mode in kept else Qt.CheckState.Unchecked)
        self.blockSignals(False)

    def _fill(self, modes: Sequence[AdoptionMode]) -> None:
        self.blockSignals(True)
        self.clear()
        for mode in modes:
            item = QListWidgetItem()
            item.setData(_VALUE, mode.value)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            self.addItem(item)
        self.blockSignals(False)
        self.updateGeometry()

    def _changed(self, item: QListWidgetItem) -> None:
        if not self.modes:  # the last one stays
            self.blockSignals(True)
            item.setCheckState(Qt.CheckState.Checked)
            self.blockSignals(False)
        self._tell()

    def _tell(self) -> None:
        if self.modes != self._kept:
            self._kept = self.modes
            self.settled.emit(self.modes)

    def move_current(self, step: int) -> None:
        """Put the chosen mode one place up or down."""
        row = self.currentRow()
        target = row + step
        if not 0 <= row < self.count() or not 0 <= target < self.count():
            return
        self.blockSignals(True)
        item = self.takeItem(row)
        self.insertItem(target, item)
        self.setCurrentRow(target)
        self.blockSignals(False)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves; letters search nothing."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.move_current(step)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Show every mode."""
        high = self.count() * self._theme.height("row_tree") + 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), high)

    def minimumSizeHint(self) -> QSize:
        """Never hide a mode."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, then the focus ring."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            draw_focus(painter, self.viewport().rect(), self._theme.colour("accent"))

    def _dress(self) -> None:
        self.setFont(self._theme.font("body"))
        self.setGridSize(QSize(0, self._theme.height("row_tree")))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.colour("surface"))
        self.setPalette(palette)
        self.updateGeometry()
