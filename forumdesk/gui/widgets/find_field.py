"""The field that finds: icon, words that say what is searched, and a clear button."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget

from forumdesk.gui.theme import ICON, SPACE, Height, Role, Theme, Token
from forumdesk.gui.widgets.painting import draw_icon, draw_key_hint, icon_rect, key_hint_width, words_width

_OWN_MARGIN = 2
"""Pixels that a Qt line edit keeps free on each side of its words."""


class FindField(QLineEdit):
    """A search field; Esc empties it first and only then goes one step back.

    Emits `find_changed(str)` for every change of the text, spaces at the ends removed, and `entered` for
    Enter; ↓ is emitted as `went_down`, so a list below can take over.
    """

    find_changed = Signal(str)
    entered = Signal()
    went_down = Signal()

    def __init__(
        self,
        theme: Theme,
        placeholder: str = "",
        *,
        name: str = "",
        key: str = "",
        height: Height = "control",
        role: Role = "body",
        parent: QWidget | None = None,
    ) -> None:
        """`placeholder` says what may be typed, `name` what is searched ("Find among participants")."""
        super().__init__(parent)
        self._theme = theme
        self._key = key
        self._height: Height = height
        self._role: Role = role
        self.set_texts(placeholder, name=name)
        self._dress()
        theme.changed.connect(self._dress)
        self.textChanged.connect(self._tell)

    def set_texts(self, placeholder: str, *, name: str = "", short: str = "") -> None:
        """Set the words in the empty field and the accessible name.

        Where the field is too narrow for them, `short` stands there and the whole is the tooltip.
        """
        self._placeholder, self._short = placeholder, short
        self._fit_placeholder()
        self.setAccessibleName(name or placeholder)

    def _fit_placeholder(self) -> None:
        needed = words_width(self._theme, self._placeholder, self._role)
        shortened = bool(self._short) and self._words_room() < needed
        self.setPlaceholderText(self._short if shortened else self._placeholder)
        self.setToolTip(self._placeholder if shortened else "")

    def _words_room(self) -> int:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inner = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        margins = self.textMargins()
        return inner.width() - margins.left() - margins.right() - 2 * _OWN_MARGIN

    def _width_of(self, words: str) -> int:
        margins = self.textMargins()
        wide = words_width(self._theme, words, self._role)
        return wide + margins.left() + margins.right() + 2 * SPACE.page

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the words that fit."""
        super().resizeEvent(event)
        self._fit_placeholder()

    def _icon_size(self) -> int:
        return (
            self._theme.scaled(ICON.desk)
            if self._height == "desk_field"
            else self._theme.scaled(ICON.control)
        )

    def _dress(self) -> None:
        self.setFont(self._theme.font(self._role))
        self.setStyleSheet(self._theme.sheet("field"))
        self.setMinimumHeight(self._theme.height(self._height))
        left = self._icon_size() + SPACE.group + (SPACE.desk if self._height == "desk_field" else 0)
        right = key_hint_width(self._theme, self._key) + SPACE.near if self._key else 0
        self.setTextMargins(left, 0, right, 0)
        self._fit_placeholder()
        self.updateGeometry()

    def _tell(self, text: str) -> None:
        self.find_changed.emit(text.strip())

    def sizeHint(self) -> QSize:
        """Have room for the words that say what may be typed, or for some 24 letters."""
        margins = self.textMargins()
        least = self._theme.scaled(160) + margins.left() + margins.right() + 2 * SPACE.page
        width = max(self._width_of(self._placeholder), least)
        return QSize(width, self._theme.height(self._height))

    def minimumSizeHint(self) -> QSize:
        """Keep room for some ten letters."""
        margins = self.textMargins()
        width = self._theme.scaled(96) + margins.left() + margins.right()
        return QSize(width, self._theme.height(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, then its icon and key hint."""
        super().paintEvent(event)
        painter = QPainter(self)
        middle = self.rect().center().y() + 1
        large = self._height == "desk_field"
        left = SPACE.desk if large else SPACE.near + 2
        token: Token = "accent" if self.hasFocus() else "text3"
        draw_icon(painter, self._theme, "magnifying-glass", icon_rect(left, middle, self._icon_size()), token)
        if self._key and not self.text():
            width = key_hint_width(self._theme, self._key)
            area = QRect(self.width() - width - SPACE.near, 0, width, self.height())
            draw_key_hint(painter, self._theme, self._key, area, "text2")

    def event(self, event: QEvent) -> bool:
        """Keep Esc for emptying the field while it holds text."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.text()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties, Enter and ↓ are told on, the rest edits."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
        else:
            super().keyPressEvent(event)
