"""The window's buttons: one filled main act, outlined, flat, and links."""

from collections.abc import Mapping
from typing import Final, Literal

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from forumdesk.gui.theme import ICON, RADIUS, SPACE, Height, Role, Theme, Token
from forumdesk.gui.widgets.deed_holding import why_not
from forumdesk.gui.widgets.painting import (
    CENTRE,
    draw_focus,
    draw_icon,
    draw_key_hint,
    draw_words,
    fill_shape,
    icon_rect,
    key_hint_width,
    words_width,
)

ButtonKind = Literal["main", "outlined", "flat", "link"]

_ROLES: Final[Mapping[ButtonKind, Role]] = {
    "main": "body_medium",
    "outlined": "body_medium",
    "flat": "small",
    "link": "small_medium",
}


class Button(QPushButton):
    """A button with an optional icon and key hint, operated by Space and Enter."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        kind: ButtonKind = "outlined",
        icon_name: str = "",
        icon_after: bool = False,
        key: str = "",
        name: str = "",
        height: Height = "control",
        role: Role | None = None,
        deed: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show `text`; a button of icon only must get `name`, which becomes its tooltip as well.

        `icon_after` sets the icon behind the words, as for a button that opens a menu. Where the `deed` it does is
        not taken, the button is not enabled and its tooltip says why.
        """
        super().__init__(parent)
        self._deed = deed
        self._possible = True
        self._why_not = ""
        self._theme = theme
        self._kind: ButtonKind = kind
        self._icon_name = icon_name
        self._icon_after = icon_after
        self._key = key
        self._key_shown = True
        self._height: Height = height
        self._role: Role = role or (_ROLES[kind])
        self._hovered = False
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_texts(text, name=name)
        theme.changed.connect(self._dress)

    @property
    def kind(self) -> ButtonKind:
        """Return how the button is drawn."""
        return self._kind

    def set_texts(self, text: str, *, name: str = "") -> None:
        """Set the words, and the accessible name where it differs from them."""
        self.setText(text)
        self.setAccessibleName(name or text)
        self._tip = "" if text else name
        self.setToolTip(self._why_not or self._tip)
        self._dress()

    def set_deed(self, deed: str) -> None:
        """Name the deed that the button does, where that is not known from the start."""
        self._deed = deed
        self.hold_back()

    def setEnabled(self, possible: bool) -> None:
        """Take or give the button; one whose deed is not taken here stays held back."""
        self._possible = possible
        super().setEnabled(possible and not self._why_not)

    def hold_back(self) -> None:
        """Ask anew whether the deed is taken here."""
        before, self._why_not = self._why_not, why_not(self, self._deed) if self._deed else ""
        if before == self._why_not:
            return
        super().setEnabled(self._possible and not self._why_not)
        self.setToolTip(self._why_not or self._tip)
        self.setAccessibleDescription(self._why_not)

    def showEvent(self, event: QShowEvent) -> None:
        """Be honest from the first moment."""
        self.hold_back()
        super().showEvent(event)

    def set_kind(self, kind: ButtonKind) -> None:
        """Draw the button another way, for instance outlined while an act is not possible yet."""
        self._kind = kind
        self.update()

    def set_icon_name(self, icon_name: str) -> None:
        """Show another icon, or none for an empty name."""
        self._icon_name = icon_name
        self._dress()

    def set_key(self, key: str, *, shown: bool = True) -> None:
        """Name the key of the act; hide the hint where room is short."""
        self._key = key
        self._key_shown = shown
        self._dress()

    def _dress(self) -> None:
        self.setFont(self._theme.font(self._role))
        self.updateGeometry()
        self.update()

    def _key_hint(self) -> str:
        return self._key if self._key_shown else ""

    def _content_width(self) -> int:
        parts = []
        if self._icon_name:
            parts.append(self._theme.scaled(ICON.control))
        if self.text():
            parts.append(words_width(self._theme, self.text().replace("&", ""), self._role) + 1)
        width = sum(parts) + SPACE.near * max(len(parts) - 1, 0)
        if self._key_hint():
            width += key_hint_width(self._theme, self._key_hint()) + SPACE.near
        return width

    def _padding(self) -> int:
        if self._kind == "link":
            return SPACE.tight
        return SPACE.group if self.text() else SPACE.near

    def sizeHint(self) -> QSize:
        """Fit icon, words and key; never less."""
        width = self._content_width() + 2 * self._padding()
        height = self._theme.height("target" if self._kind == "link" else self._height)
        return QSize(max(width, height if not self.text() else 0), height)

    def minimumSizeHint(self) -> QSize:
        """Be never narrower than the words."""
        return self.sizeHint()

    def _words_token(self) -> Token:
        if not self.isEnabled():
            return "text3"
        if self._kind == "main":
            return "on_accent"
        if self._kind == "link":
            return "accent_hover" if self._hovered else "accent"
        return "text2" if self._kind == "flat" else "text"

    def _paint_ground(self, painter: QPainter) -> None:
        pressed = self.isDown() or self.isChecked()
        if self._kind == "main" and self.isEnabled():
            token: Token = "accent_hover" if self._hovered or pressed else "accent"
            fill_shape(painter, self.rect(), ground=self._theme.colour(token))
        elif self._kind in ("outlined", "main"):
            ground: Token = "sel" if pressed else "hover" if self._hovered else "surface"
            edge: Token = "edge" if self.isEnabled() else "line"
            fill_shape(painter, self.rect(), ground=self._theme.colour(ground), edge=self._theme.colour(edge))
        elif self._kind == "flat" and (self._hovered or pressed):
            fill_shape(painter, self.rect(), ground=self._theme.colour("hover"))

    def _paint_content(self, painter: QPainter) -> None:
        token = self._words_token()
        centred = max((self.width() - self._content_width()) // 2, self._padding())
        left = self._padding() if self._kind == "link" else centred
        quiet: Token = "text2" if self._kind in ("outlined", "link") and self.isEnabled() else token
        if self._icon_name and not self._icon_after:
            left = self._paint_icon(painter, left, quiet)
        if self.text():
            width = words_width(self._theme, self.text().replace("&", ""), self._role) + 1
            area = QRect(left, 0, width, self.height())
            flags = CENTRE | Qt.TextFlag.TextHideMnemonic
            draw_words(painter, self._theme, self.text(), area, role=self._role, token=token, flags=flags)
            left += width + SPACE.near
        if self._icon_name and self._icon_after:
            left = self._paint_icon(painter, left, quiet)
        if self._key_hint():
            area = QRect(left, 0, key_hint_width(self._theme, self._key), self.height())
            draw_key_hint(painter, self._theme, self._key, area, quiet)

    def _paint_icon(self, painter: QPainter, left: int, token: Token) -> int:
        """Draw the icon and return where the next part begins."""
        size = self._theme.scaled(ICON.control)
        area = icon_rect(left, self.rect().center().y() + 1, size)
        draw_icon(painter, self._theme, self._icon_name, area, token)
        return left + size + SPACE.near

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, content and focus ring."""
        painter = QPainter(self)
        self._paint_ground(painter)
        self._paint_content(painter)
        if self.hasFocus():
            if self._kind == "main":
                inner = self.rect().adjusted(2, 2, -2, -2)
                draw_focus(painter, inner, self._theme.colour("on_accent"), RADIUS.control - 1)
            else:
                draw_focus(painter, self.rect(), self._theme.colour("accent"))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the pointer is over the button."""
        self._hovered = True
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the pointer has left."""
        self._hovered = False
        super().leaveEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button too; a held key does not press it again."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)
