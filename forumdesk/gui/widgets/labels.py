"""Plain words on the window: labels by role, names that may be cut, key hints and hairlines."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from forumdesk.gui.theme import WIDTH, Role, Theme, Token
from forumdesk.gui.widgets.painting import draw_key_hint, key_hint_height, key_hint_width


class Label(QLabel):
    """Words in one role of type and one colour; plain text only, wraps when told to."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        role: Role = "body",
        token: Token = "text",
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show `text`; `role` and `token` are asked from the theme again after every change."""
        super().__init__(parent)
        self._theme = theme
        self._role: Role = role
        self._token: Token = token
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        self.setText(text)
        self._dress()
        theme.changed.connect(self._dress)

    def set_token(self, token: Token) -> None:
        """Show the words in another colour."""
        self._token = token
        self._dress()

    def set_role(self, role: Role) -> None:
        """Show the words in another role of type."""
        self._role = role
        self._dress()

    def _dress(self) -> None:
        self.setFont(self._theme.font(self._role))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.colour(self._token))
        self.setPalette(palette)


def overline(theme: Theme, text: str = "") -> Label:
    """Return a section label for one or two words already in upper case."""
    return Label(theme, text, role="overline", token="text3")


def section_label(theme: Theme, text: str = "") -> Label:
    """Return the title of a panel or block."""
    return Label(theme, text, role="section")


def title_label(theme: Theme, text: str = "") -> Label:
    """Return the title of a page or meeting; long titles wrap."""
    return Label(theme, text, role="title", wraps=True)


class NameLabel(Label):
    """A name that is cut with an ellipsis where room ends; tooltip and accessible name hold it whole."""

    def __init__(
        self,
        theme: Theme,
        name: str = "",
        *,
        role: Role = "body_strong",
        token: Token = "text",
        cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        """Show `name`; use it for names, and for sentences only where `cut` leaves their end in sight."""
        self._whole, self._said, self._cut_where = name, "", cut
        super().__init__(theme, name, role=role, token=token)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_name(name)
        theme.changed.connect(self._cut)

    def set_name(self, name: str, *, said: str = "") -> None:
        """Show another name; `said` is told in its place as tooltip and accessible name."""
        self._whole, self._said = name, said
        self.setAccessibleName(said or name)
        self._cut()
        self.updateGeometry()

    def _cut(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, self._cut_where, max(self.width(), 1))
        self.setText(shown)
        self.setToolTip(self._said or (self._whole if shown != self._whole else ""))

    def sizeHint(self) -> QSize:
        """Ask for room for the whole name."""
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Be content with a few letters."""
        return QSize(self._theme.scaled(48), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut again for the new width."""
        super().resizeEvent(event)
        self._cut()


class KeyHint(QWidget):
    """The name of a key in a thin frame; decoration for the eye, the act itself names its key elsewhere."""

    def __init__(
        self, theme: Theme, key: str, *, token: Token = "text2", parent: QWidget | None = None
    ) -> None:
        """Show `key` as printed on the layout in use."""
        super().__init__(parent)
        self._theme = theme
        self._key = key
        self._token: Token = token
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(key)
        theme.changed.connect(self._dress)

    def set_key(self, key: str) -> None:
        """Show another key."""
        self._key = key
        self.setAccessibleName(key)
        self._dress()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Fit the key's name."""
        return QSize(key_hint_width(self._theme, self._key), key_hint_height(self._theme))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame and name."""
        draw_key_hint(QPainter(self), self._theme, self._key, self.rect(), self._token)


class HairLine(QFrame):
    """A thin line between groups, one pixel, horizontal or vertical."""

    def __init__(self, theme: Theme, *, upright: int = 0, parent: QWidget | None = None) -> None:
        """Lie across the layout, or stand `upright` pixels high."""
        super().__init__(parent)
        self._theme = theme
        if upright:
            self.setFixedSize(WIDTH.hairline, upright)
        else:
            self.setFixedHeight(WIDTH.hairline)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the line."""
        QPainter(self).fillRect(self.rect(), self._theme.colour("line"))
