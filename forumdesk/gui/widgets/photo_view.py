"""A small photograph of a person, or the sign that there is none."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from forumdesk.gui.theme import ICON, RADIUS, Theme
from forumdesk.gui.widgets.painting import draw_icon, fill_shape

_WIDTH, _HEIGHT = 72, 96


class PhotoView(QWidget):
    """Shows a picture in the proportion 3 : 4, cut at the sides where it is wider; its name says whose it is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start without a picture."""
        super().__init__(parent)
        self._theme = theme
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
        """The size of a photograph in a passport, grown with the text."""
        return QSize(self._theme.scaled(_WIDTH), self._theme.scaled(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Never smaller."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture in its frame, or the sign of a person."""
        painter = QPainter(self)
        theme = self._theme
        if not self.has_picture:
            fill_shape(painter, self.rect(), ground=theme.colour("badge"), radius=RADIUS.card)
            size = theme.scaled(ICON.empty)
            box = QRect(0, 0, size, size)
            box.moveCenter(self.rect().center())
            draw_icon(painter, theme, "user", box, "text3")
            return
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        frame = QPainterPath()
        frame.addRoundedRect(QRectF(self.rect()), RADIUS.card, RADIUS.card)
        painter.setClipPath(frame)
        ratio = self.devicePixelRatioF()
        shown = self._picture.scaled(
            self.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatioByExpanding,
            Qt.TransformationMode.SmoothTransformation,
        )
        shown.setDevicePixelRatio(ratio)
        place = QRectF(0, 0, shown.width() / ratio, shown.height() / ratio)
        place.moveCenter(QRectF(self.rect()).center())
        painter.drawPixmap(place.topLeft(), shown)
