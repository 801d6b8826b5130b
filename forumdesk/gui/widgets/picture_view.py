"""A framed picture of a fixed size, or the sign that there is none."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from forumdesk.gui.theme import ICON, RADIUS, Theme
from forumdesk.gui.widgets.painting import draw_icon, fill_shape


class PictureView(QWidget):
    """Base of what shows one picture; ``size`` is that of the frame at normal text, ``icon_name`` the sign."""

    def __init__(self, theme: Theme, size: QSize, *, icon_name: str, parent: QWidget | None = None) -> None:
        """Start without a picture."""
        super().__init__(parent)
        self._theme = theme
        self._size = size
        self._icon_name = icon_name
        self._picture = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @property
    def has_picture(self) -> bool:
        """Whether there is a picture."""
        return not self._picture.isNull()

    def set_picture(self, data: bytes | None) -> None:
        """Show a picture, or none."""
        self._picture = QPixmap()
        if data:
            self._picture.loadFromData(data)
        self.update()

    def sizeHint(self) -> QSize:
        """The size of the frame, grown with the text."""
        return QSize(self._theme.scaled(self._size.width()), self._theme.scaled(self._size.height()))

    def minimumSizeHint(self) -> QSize:
        """Never smaller."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture in its frame, or the sign."""
        painter, theme = QPainter(self), self._theme
        if self.has_picture:
            painter.setRenderHints(
                QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
            )
            self._draw(painter)
            return
        fill_shape(painter, self.rect(), ground=theme.colour("badge"), radius=RADIUS.card)
        box = QRect(0, 0, theme.scaled(ICON.empty), theme.scaled(ICON.empty))
        box.moveCenter(self.rect().center())
        draw_icon(painter, theme, self._icon_name, box, "text3")

    def _draw(self, painter: QPainter) -> None:
        """Draw the frame and the picture in it."""
        self._draw_picture(painter, self.size(), Qt.AspectRatioMode.KeepAspectRatio)

    def _draw_picture(self, painter: QPainter, room: QSize, aspect: Qt.AspectRatioMode) -> None:
        """Draw the picture in the middle, as large as ``room`` asks for."""
        ratio = self.devicePixelRatioF()
        shown = self._picture.scaled(room * ratio, aspect, Qt.TransformationMode.SmoothTransformation)
        shown.setDevicePixelRatio(ratio)
        place = QRectF(0, 0, shown.width() / ratio, shown.height() / ratio)
        place.moveCenter(QRectF(self.rect()).center())
        painter.drawPixmap(place.topLeft(), shown)
