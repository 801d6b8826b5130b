"""A small photograph of a person, or the sign that there is none."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from forumdesk.gui.theme import RADIUS, Theme
from forumdesk.gui.widgets.picture_view import PictureView

_PASSPORT: Final = (72, 96)


class PhotoView(PictureView):
    """Shows a picture in the proportion 3 : 4, cut at the sides where it is wider; its name says whose it is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start without a picture."""
        super().__init__(theme, QSize(*_PASSPORT), icon_name="user", parent=parent)

    def _draw(self, painter: QPainter) -> None:
        frame = QPainterPath()
        frame.addRoundedRect(QRectF(self.rect()), RADIUS.card, RADIUS.card)
        painter.setClipPath(frame)
        self._draw_picture(painter, self.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
