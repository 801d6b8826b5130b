"""Fields edited in place: each knows the value that is kept and tells when a person has settled on another.

Showing the kept value again never overwrites what a person is typing; `seen` is what stood there when they began.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.choice_field import ChoiceField
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.field_block import FieldBlock, TextArea, TextField

_LINES_MOST = 5
_REST = 700  # milliseconds without a letter after which what was typed is kept


class KeptLine(TextField):
    """One line. Emits `settled(text)` on Enter and on leaving when the text differs from the kept one."""

    deed: ClassVar[str] = CHANGE
    settled = Signal(str)

    def __init__(self, theme: Theme, *, name: str = "", parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(theme, name=name, parent=parent)
        self._kept = self.seen = ""
        self.editingFinished.connect(self.settle)

    def set_kept(self, text: str, *, anew: bool = False) -> None:
        """Show what is kept; unless `anew`, words that a person has typed meanwhile stay."""
        untouched = self.text() == self._kept
        self._kept = text
        if (anew or untouched) and self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)
        if self.text() == text:
            self.seen = text

    def is_typed(self) -> bool:
        """Whether something else stands here than what is kept."""
        return self.text() != self._kept

    def settle(self) -> None:
        """Tell what was typed if it differs from what is kept."""
        if self.is_typed():
            self.settled.emit(self.text())


class KeptArea(TextArea):
    """A long line that wraps and grows. Emits `settled(text)` on Enter and on leaving, as :class:`KeptLine`."""

    deed: ClassVar[str] = CHANGE
    settled = Signal(str)

    def __init__(self, theme: Theme, *, name: str = "", parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(theme, name=name, parent=parent)
        self._kept = self.seen = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def set_kept(self, text: str, *, anew: bool = False) -> None:
        """Show what is kept; unless `anew`, words that a person has typed meanwhile stay."""
        untouched = self.toPlainText() == self._kept
        self._kept = text
        if (anew or untouched) and self.toPlainText() != text:
            self.setPlainText(text)
        if self.toPlainText() == text:
            self.seen = text

    def is_typed(self) -> bool:
        """Whether something else stands here than what is kept."""
        return self.toPlainText() != self._kept

    def settle(self) -> None:
        """Tell what was typed if it differs from what is kept."""
        if self.is_typed():
            self.settled.emit(self.toPlainText())

    def text(self) -> str:
        """Return the words in the field."""
        return self.toPlainText()

    def _lines(self) -> int:
        return max(int(self.document().size().height()), 1)

    def _grow(self) -> None:
        policy = Qt.ScrollBarPolicy
        long = self._lines() > _LINES_MOST
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if long else policy.ScrollBarAlwaysOff)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Be as high as the lines, up to five."""
        lines = min(self._lines(), _LINES_MOST)
        margins = self.contentsMargins()
        around = 2 * int(self.document().documentMargin()) + margins.top() + margins.bottom()
        high = lines * self.fontMetrics().lineSpacing() + around
        return QSize(super().minimumSizeHint().width(), max(high, self._theme.height("control")))

    def minimumSizeHint(self) -> QSize:
        """Never hide a line that fits."""
        return QSize(self._theme.height("control"), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew, and ask for another height if that needs one."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter settles; a line break cannot be typed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.settle()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving settles."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.settle()


class KeptProse(KeptArea):
    """Paragraphs. Enter begins another; emits `settled(text)` on leaving, on Ctrl+Enter, and when typing rests."""

    def __init__(self, theme: Theme, *, name: str = "", parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(theme, name=name, parent=parent)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST)
        self._resting.timeout.connect(self.settle)
        self.textChanged.connect(self._resting.start)

    def settle(self) -> None:
        """Tell what was typed if it differs from what is kept."""
        self._resting.stop()
        super().settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is part of the text; with Ctrl it settles."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.settle()
        elif enter:
            self.insertPlainText("\n")
        else:
            super().keyPressEvent(event)


class KeptChoice(ChoiceField):
    """A choice in a form: the list tells at once, arrows tell on Enter or on leaving, the wheel only scrolls.

    Emits `settled(key)` when the key differs from the kept one. Long values are cut, with the whole as tooltip.
    """

    deed: ClassVar[str] = CHANGE
    settled = Signal(object)

    def __init__(self, theme: Theme, *, name: str = "", parent: QWidget | None = None) -> None:
        """Start without values."""
        super().__init__(theme, name=name, parent=parent)
        self._kept: object = None
        self.seen: object = None
        self._keys: list[object] = []
        self._listed = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._chosen)
        self.currentTextChanged.connect(self.setToolTip)
        self._narrow()
        theme.changed.connect(self._narrow)

    def _narrow(self) -> None:
        # A list of countries would ask for the width of the longest name in it.
        self.setMinimumWidth(self._theme.height("control"))

    def set_kept(self, key: object, *, anew: bool = False) -> None:
        """Show what is kept; unless `anew`, a value that a person is just choosing stays."""
        untouched = self.key() == self._kept
        self._kept = key
        if anew or untouched or self.currentIndex() < 0:
            self.choose(key)
        if self.key() == key:
            self.seen = key

    def fill(self, values: list[tuple[str, object]]) -> None:
        """Offer these words with their keys, in this order; the choice stays."""
        key = self.key() if self._keys else self._kept
        self._keys = [one for _, one in values]
        self.clear()
        self.addItems([words for words, _ in values])
        self.choose(key)

    def key(self) -> object:
        """The key that is chosen; Qt would give back an enumeration as a mere string."""
        return self._keys[self.currentIndex()] if self.currentIndex() >= 0 else None

    def choose(self, key: object) -> None:
        """Show the value of this key, or none if it is not offered."""
        self.setCurrentIndex(self._keys.index(key) if key in self._keys else -1)

    def is_typed(self) -> bool:
        """Whether another value is chosen than the one that is kept."""
        return self.currentIndex() >= 0 and self.key() != self._kept

    def settle(self) -> None:
        """Tell what was chosen if it differs from what is kept."""
        if self.is_typed():
            self.settled.emit(self.key())

    def _chosen(self) -> None:
        if self._listed:
            self._listed = False
            self.settle()

    def showPopup(self) -> None:
        """Remember that the next choice comes from the list."""
        self._listed = True
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose without telling; Enter tells what they chose, or opens the list."""
        self._listed = False
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.key() != self._kept:
            self.settle()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving settles; opening the own list is not leaving."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.settle()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the form scroll; a value never changes by rolling over it."""
        event.ignore()


KeptField = KeptLine | KeptArea | KeptChoice


def blocks_of(
    theme: Theme, fields: Mapping[str, KeptField], settled: Callable[[str, object], object]
) -> dict[str, FieldBlock]:
    """Lay each field under a label of its own; `settled(key, value)` hears what a person settled on."""
    blocks = {key: FieldBlock(theme, field, "") for key, field in fields.items()}
    for key, field in fields.items():
        field.setObjectName(f"{key}_edit")
        field.settled.connect(partial(settled, key))
        if not isinstance(field, KeptChoice):
            # Whoever types on has read why the value was refused.
            field.textChanged.connect(lambda *_, block=blocks[key]: block.set_wrong(""))
    return blocks
