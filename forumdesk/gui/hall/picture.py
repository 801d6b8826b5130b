"""The picture of the hall at any size, and the window on the hall's screen that holds it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QAbstractAnimation, QRect, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPainter, QPaintEvent, QPixmap, QScreen
from PySide6.QtWidgets import QStyle, QVBoxLayout, QWidget

from forumdesk.gui.hall.frames import HEIGHT, WIDTH
from forumdesk.gui.hall.painting import FramePainter
from forumdesk.gui.hall.player import ScenePlayer
from forumdesk.gui.theme import Theme

FADE: Final = 200
WINDOW_WIDTH: Final = 960
WINDOW_HEIGHT: Final = 540


class HallPicture(QWidget):
    """Paints what a player shows, 16 : 9 in whatever room there is, with the rest in the ground's colour."""

    def __init__(
        self, theme: Theme, player: ScenePlayer, *, fades: bool = False, parent: QWidget | None = None
    ) -> None:
        """``fades`` lets one picture pass into the next, where the system does not ask for less motion."""
        super().__init__(parent)
        self._theme = theme
        self._player = player
        self._painter = FramePainter(theme)
        self._before = QPixmap()
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.setDuration(FADE)
        self._fade.valueChanged.connect(lambda _value: self.update())
        self._fade.finished.connect(self._faded)
        self._fades = fades
        self._last = QPixmap()
        player.turned.connect(self._turned)
        player.ticked.connect(self.update)

    def picture_rect(self) -> QRectF:
        """Where the picture stands within the widget."""
        scale = min(self.width() / WIDTH, self.height() / HEIGHT)
        area = QRectF(0, 0, WIDTH * scale, HEIGHT * scale)
        area.moveCenter(QRectF(self.rect()).center())
        return area

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the picture, and while it passes, the one before."""
        painter = QPainter(self)
        if self._is_fading():
            painter.drawPixmap(self.rect(), self._before)
            painter.setOpacity(float(self._fade.currentValue()))
        self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self._theme.colour("hall_ground"))
        area = self.picture_rect()
        painter.translate(area.topLeft())
        painter.scale(area.height() / HEIGHT, area.height() / HEIGHT)
        emblem = getattr(self._player.scene, "emblem", b"")
        self._painter.paint(painter, self._player.frame, self._player.moment, emblem)

    def _turned(self) -> None:
        if self._fades and self.isVisible() and moves(self) and not self._last.isNull():
            self._before = self._last
            self._fade.start()
        if self._fades and self.isVisible():
            self._last = self._painted()
        self.update()

    def _painted(self) -> QPixmap:
        """The picture as it stands, kept for the passage into the next."""
        ratio = self.devicePixelRatioF()
        kept = QPixmap(self.size() * ratio)
        kept.setDevicePixelRatio(ratio)
        painter = QPainter(kept)
        self._paint(painter)
        painter.end()
        return kept

    def _is_fading(self) -> bool:
        return self._fade.state() is QAbstractAnimation.State.Running and not self._before.isNull()

    def _faded(self) -> None:
        self._before = QPixmap()


def moves(widget: QWidget) -> bool:
    """Whether the system lets things move; nothing moves where there is no screen to see it."""
    if QGuiApplication.platformName() in ("offscreen", "minimal"):
        return False
    return widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget) > 0


class HallWindow(QWidget):
    """The hall's window: full screen on a screen of its own, or an ordinary window where there is only one.

    It takes no key and never the focus: both stay with the operator. `closed_by_hand` is called when a person
    closes the ordinary window.
    """

    def __init__(self, theme: Theme, player: ScenePlayer, screen: QScreen | None) -> None:
        """Fill ``screen``; ``None`` makes an ordinary movable window."""
        flags = Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus
        if screen is not None:
            flags |= Qt.WindowType.FramelessWindowHint
        super().__init__(None, flags)
        self.setObjectName("hall_window")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fills = screen
        self._closed_by_hand: Callable[[], None] = _nothing
        self.picture = HallPicture(theme, player, fades=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.picture)

    def on_closed_by_hand(self, run: Callable[[], None]) -> None:
        """Call ``run`` when a person closes the window."""
        self._closed_by_hand = run

    def put_on(self) -> None:
        """Show the window where it belongs, without taking the focus."""
        if self._fills is None:
            self.resize(WINDOW_WIDTH, WINDOW_HEIGHT)
            self.show()
            return
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setScreen(self._fills)
        self._fill(self._fills.geometry())
        self._fills.geometryChanged.connect(self._fill)
        # Not showFullScreen: it asks for the focus besides.
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()

    def _fill(self, area: QRect) -> None:
        self.setGeometry(area)

    def take_away(self) -> None:
        """Hide at once and for good, before anything could move the window to another screen."""
        self._closed_by_hand = _nothing
        self.hide()
        self.destroy()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that a person has closed the window."""
        super().closeEvent(event)
        self._closed_by_hand()


def _nothing() -> None:
    """What happens when the window goes by the operator's own act."""
