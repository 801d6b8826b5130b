"""One scene being shown: which of its pictures now, and what its clocks say. Pictures only repeat it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from forumdesk.gui.hall.fitting import Fitter
from forumdesk.gui.hall.frames import Frame
from forumdesk.gui.hall.painting import Moment, languages_of, moment
from forumdesk.gui.hall.scenes import Arrangement, Clock, Scene
from forumdesk.gui.hall.wording import HallWords

LEAST_PACE: Final = 3
MOST_PACE: Final = 120
_TICK: Final = 200


class ScenePlayer(QObject):
    """Turns the pictures of a scene at a pace; emits `turned` for another picture, `ticked` for another time."""

    turned = Signal()
    ticked = Signal()

    def __init__(
        self,
        fitter: Fitter,
        words: HallWords,
        clock: Callable[[], datetime],
        pace: int,
        parent: QObject | None = None,
    ) -> None:
        """``clock`` gives the aware moment; ``pace`` is how many seconds each picture stands."""
        super().__init__(parent)
        self._fitter = fitter
        self._words = words
        self._clock = clock
        self._scene: Scene | None = None
        self._frames: tuple[Frame, ...] = (Frame(),)
        self._place = 0
        self._moment = Moment()
        self._stands = False
        self._turning = QTimer(self)
        self._turning.timeout.connect(self._turn)
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK)
        self._ticking.timeout.connect(self.tick)
        self.set_pace(pace)

    @property
    def scene(self) -> Scene | None:
        """What is shown, ``None`` for nothing."""
        return self._scene

    @property
    def frame(self) -> Frame:
        """The picture that stands now."""
        return self._frames[self._place]

    @property
    def frames(self) -> tuple[Frame, ...]:
        """All pictures of the scene."""
        return self._frames

    @property
    def moment(self) -> Moment:
        """What the clocks of the picture say now."""
        return self._moment

    def show(self, scene: Scene | None) -> None:
        """Show another scene from its first picture on."""
        self._set(scene, 0)
        self.turned.emit()

    def renew(self, scene: Scene) -> None:
        """Show a later state of the same scene; the picture goes on where it was."""
        self._set(scene, self._place)
        self.ticked.emit()

    def set_pace(self, seconds: int) -> None:
        """Let each picture stand so long; brought to what a reader can follow."""
        self._turning.setInterval(min(max(seconds, LEAST_PACE), MOST_PACE) * 1000)

    def set_standing(self, stands: bool) -> None:
        """Stop at the present picture, or turn on."""
        self._stands = stands
        self._run()

    def tick(self) -> None:
        """Read the clocks; a change is told."""
        read = self._read()
        if read != self._moment:
            self._moment = read
            self.ticked.emit()

    def _set(self, scene: Scene | None, place: int) -> None:
        self._scene = scene
        self._frames = (Frame(),) if scene is None else self._fitter.frames(scene)
        self._place = min(place, len(self._frames) - 1)
        self._moment = self._read()
        self._run()

    def _run(self) -> None:
        turns = len(self._frames) > 1 and not self._stands
        if turns and not self._turning.isActive():
            self._turning.start()
        elif not turns:
            self._turning.stop()
        lives = self.frame.clock is not None or self.frame.time is not None
        (self._ticking.start if lives else self._ticking.stop)()

    def _turn(self) -> None:
        self._place = (self._place + 1) % len(self._frames)
        self._moment = self._read()
        self.turned.emit()

    def _read(self) -> Moment:
        if self._scene is None:
            return Moment()
        clock = getattr(self._scene, "clock", None)
        languages = languages_of(self.frame, self._scene.languages)
        return moment(clock if isinstance(clock, Clock) else None, self._clock(), languages, self._words)


def arranged(scene: Scene, arrangement: Arrangement | None) -> Scene:
    """The scene in the operator's arrangement, as it came where none was chosen."""
    return scene if arrangement is None else replace(scene, arrangement=arrangement)
