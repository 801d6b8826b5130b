"""An icon that stands alone beside words; the words carry the name."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from forumdesk.gui.theme import ICON, Theme, Token
from forumdesk.gui.widgets.painting import draw_icon


class IconView(QWidget):
    """One tinted icon; decoration unless it is given a name."""

    def __init__(
        self,
        theme: Theme,
        icon_name: str,
        *,
        size: int = ICON.control,
        token: Token = "text2",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show `icon_name` at `size` pixels, grown with the text size."""
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon_name
        self._size = size
        self._token: Token = token
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)

    def set_icon(self, icon_name: str, token: Token) -> None:
        """Show another icon in another colour."""
        self._icon_name = icon_name
        self._token = token
        self.update()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Be as large as the icon, with the two pixels a line of text is taller."""
        size = self._theme.scaled(self._size)
        return QSize(size, size + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        draw_icon(QPainter(self), self._theme, self._icon_name, self.rect(), self._token)
