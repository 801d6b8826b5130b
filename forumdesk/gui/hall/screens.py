"""Which screens there are, which one is the hall's, and whether it is still there."""

from collections.abc import Sequence
from enum import Enum
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen

IN_WINDOW: Final = "in a window"
"""Chosen instead of a screen: an ordinary window, wherever the operator puts it."""


class ScreenState(Enum):
    """Whether the hall's screen is there; BACK until it is put on again."""

    PRESENT = "present"
    LOST = "lost"
    BACK = "back"


class HallScreens(QObject):
    """The screens of the computer and the hall's among them, known by name.

    The hall's screen is lost when it goes, and also when no other is left for the operator: then the hall would
    lie over the operator's work. Emits `changed` when screens come or go, `lost` before Qt moves the windows of
    a screen that goes, and `back`.
    """

    changed = Signal()
    lost = Signal()
    back = Signal()

    def __init__(self, name: str = "", parent: QObject | None = None) -> None:
        """``name`` is the screen chosen last time, empty for none."""
        super().__init__(parent)
        self._chosen = name
        self._used = ""
        self._state = ScreenState.PRESENT
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._added)
        app.screenRemoved.connect(self._removed)
        app.primaryScreenChanged.connect(self.changed)

    @property
    def chosen(self) -> str:
        """The name that the operator chose, empty for none."""
        return self._chosen

    @property
    def state(self) -> ScreenState:
        """Whether the screen in use is there."""
        return self._state

    @property
    def used(self) -> str:
        """The name of the screen that shows the hall, empty for none."""
        return self._used

    def names(self) -> tuple[str, ...]:
        """The names of the screens on which the hall may be, the operator's own last."""
        own = QGuiApplication.primaryScreen()
        others = [screen.name() for screen in _apart_from(own)]
        return (*others, own.name()) if others else ()

    def choose(self, name: str) -> None:
        """Let the hall be on another screen from now on."""
        self._chosen = name
        self.release()

    def pick(self) -> QScreen | None:
        """The screen for the hall: the chosen one, else the first that is not the operator's own.

        ``None`` for an ordinary window: there is one screen only, or it was asked for.
        """
        if self._chosen == IN_WINDOW:
            return None
        others = _apart_from(QGuiApplication.primaryScreen())
        if not others:
            return None
        return next((one for one in QGuiApplication.screens() if one.name() == self._chosen), others[0])

    def use(self, screen: QScreen | None) -> None:
        """Remember that the hall is on ``screen`` now."""
        self._used = screen.name() if screen is not None else ""
        self._state = ScreenState.PRESENT
        if screen is not None:
            screen.geometryChanged.connect(self._moved, Qt.ConnectionType.UniqueConnection)

    def release(self) -> None:
        """Remember that the hall is on no screen."""
        self.use(None)

    def _added(self, _screen: QScreen) -> None:
        self._review(QGuiApplication.screens())

    def _removed(self, screen: QScreen) -> None:
        # Told while the screen still exists: Qt moves its windows to the operator's screen right after.
        self._review([one for one in QGuiApplication.screens() if one.name() != screen.name()])

    def _moved(self) -> None:
        self._review(QGuiApplication.screens())

    def _review(self, screens: Sequence[QScreen]) -> None:
        """See whether the hall's screen is among ``screens``, beside one for the operator."""
        used = next((one for one in screens if self._used and one.name() == self._used), None)
        there = used is not None and bool(_apart_from(used, screens))
        if self._used and not there and self._state is not ScreenState.LOST:
            self._state = ScreenState.LOST
            self.lost.emit()
        elif there and self._state is ScreenState.LOST:
            self._state = ScreenState.BACK
            self.back.emit()
        self.changed.emit()


def _apart_from(own: QScreen, screens: Sequence[QScreen] = ()) -> list[QScreen]:
    """The screens that show something else than ``own``; one that mirrors it does not."""
    return [
        screen
        for screen in screens or QGuiApplication.screens()
        if screen.name() != own.name() and not screen.geometry().intersects(own.geometry())
    ]
