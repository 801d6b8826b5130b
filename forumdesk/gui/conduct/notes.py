"""Notes for the minutes of the current item: kept as they are typed, for the secretary only."""

from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import AgendaItemId
from forumdesk.gui.conduct.keys import NOTES
from forumdesk.gui.theme import ICON, SPACE, Theme
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.field_block import TextArea
from forumdesk.gui.widgets.icon_view import IconView
from forumdesk.gui.widgets.labels import KeyHint, Label
from forumdesk.gui.words import Words

PAUSE = 800
"""Milliseconds without a key after which what was typed is kept."""


_LINES = 3


class _Area(TextArea):
    """A few lines, however much is written; where the window is low one line while nobody writes."""

    deed = CHANGE

    low = False

    def set_low(self, low: bool) -> None:
        """Say whether the window is low."""
        self.low = low
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Have room for the lines."""
        lines = 1 if self.low and not self.hasFocus() else _LINES
        margins = 2 * (self.document().documentMargin() + self.frameWidth() + SPACE.tight)
        return QSize(super().sizeHint().width(), round(lines * self.fontMetrics().lineSpacing() + margins))

    def minimumSizeHint(self) -> QSize:
        """Never fewer."""
        return QSize(SPACE.far, self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the room to write."""
        super().focusInEvent(event)
        self.updateGeometry()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Give the room back."""
        super().focusOutEvent(event)
        self.updateGeometry()


class Notes(QWidget):
    """A field of a few lines. ``keep`` writes the text of an item into the register, over what was seen there.

    Emits `failed(error)` when that was refused; the text stays and is tried again after the next key.
    """

    failed = Signal(object)

    def __init__(self, theme: Theme, words: Words, keep: Callable[[AgendaItemId, str, str], str]) -> None:
        super().__init__()
        self._words, self._keep = words, keep
        self._item: AgendaItemId | None = None
        self._kept = ""
        self._is_dirty = False
        self._unkept: dict[AgendaItemId, tuple[str, str]] = {}
        self.title = Label(theme, role="caption_strong", token="text2")
        self.private = Label(theme, role="caption", token="text3")
        self.area = _Area(theme)
        self.area.setObjectName("notes_area")
        self.area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.keep_now)
        self.area.textChanged.connect(self._typed)
        head = QHBoxLayout()
        head.setSpacing(SPACE.tight)
        head.addWidget(self.title)
        head.addWidget(KeyHint(theme, NOTES))
        head.addStretch(1)
        head.addWidget(IconView(theme, "eye-slash", size=ICON.chip, token="text3"))
        head.addWidget(self.private)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.tight)
        column.addLayout(head)
        column.addWidget(self.area)

    @property
    def item_id(self) -> AgendaItemId | None:
        """The item whose notes are shown."""
        return self._item

    def show_notes(self, item_id: AgendaItemId | None, text: str) -> None:
        """Show the notes of an item as they are kept; what is being typed for it is not touched."""
        if item_id != self._item:
            self.keep_now()
        elif self._is_dirty or text == self._kept:
            return
        if self._is_dirty and self._item is not None:  # refused; it waits until its item is shown again
            self._unkept[self._item] = (self._kept, self.area.toPlainText())
        unkept = self._unkept.pop(item_id, None) if item_id is not None else None
        seen, shown = unkept or (text, text)
        self._item, self._kept = item_id, seen
        self._show(shown)
        self._is_dirty = unkept is not None
        self.area.setEnabled(item_id is not None)

    def keep_now(self) -> None:
        """Keep what was typed."""
        self._pause.stop()
        if not self._is_dirty or self._item is None:
            return
        try:
            self._kept = self._keep(self._item, self.area.toPlainText(), self._kept)
        except KnownError as error:
            self.failed.emit(error)
            return
        self._is_dirty = False

    def keep_over(self, theirs: str) -> None:
        """Keep what was typed in place of what somebody else wrote meanwhile."""
        self._kept = theirs
        self.keep_now()

    def take(self, theirs: str) -> None:
        """Show what somebody else wrote, in place of what was typed."""
        self._pause.stop()
        self._kept, self._is_dirty = theirs, False
        self._show(theirs)

    def _show(self, text: str) -> None:
        self.area.blockSignals(True)
        self.area.setPlainText(text)
        self.area.blockSignals(False)

    def set_cramped(self, cramped: bool) -> None:
        """Say with the icon alone whom the notes are for, where room is short."""
        self.private.setHidden(cramped)

    def set_low(self, low: bool) -> None:
        """Take one line while nobody writes, where the window is low."""
        self.area.set_low(low)

    def retranslate(self) -> None:
        """Set the words."""
        _ = self._words.gettext
        self.title.setText(_("Notes for the minutes"))
        self.private.setText(_("secretary only"))
        self.private.setToolTip(_("Never shown in the hall."))
        self.area.setAccessibleName(_("Notes for the minutes, for the secretary only"))
        self.area.setPlaceholderText(_("Kept as you type"))

    def _typed(self) -> None:
        self._is_dirty = True
        self._pause.start()
