"""The operator's hold on the hall: what stands on it now, what is prepared, and when the one becomes the other."""

from collections.abc import Callable
from datetime import datetime, tzinfo
from enum import Enum
from typing import Final

from PySide6.QtCore import QObject, Signal

from forumdesk.domain.texts import LocalizedText
from forumdesk.gui.hall.fitting import Fitter
from forumdesk.gui.hall.picture import HallWindow
from forumdesk.gui.hall.player import ScenePlayer, arranged
from forumdesk.gui.hall.scenes import Arrangement, BlankScene, Scene
from forumdesk.gui.hall.screens import HallScreens, ScreenState
from forumdesk.gui.hall.wording import HallWords
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words

PACE: Final = 12
"""Seconds of one picture: eight lines are read aloud in about so long."""


class HallState(Enum):
    """Whether the hall sees anything of us; LOST from the screen's loss until it is put on again."""

    OFF = "off"
    ON = "on"
    LOST = "lost"


class Hall(QObject):
    """The hall screen as its operator holds it. Nothing comes on it but by `put_on`, `blank` and `refresh`."""

    changed = Signal()
    screen_lost = Signal()
    screen_back = Signal()
    screen_chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        words: Words,
        clock: Callable[[], datetime],
        screen_name: str = "",
        *,
        zone: tzinfo | None = None,
        hall_words: HallWords | None = None,
    ) -> None:
        """``clock`` gives the aware moment by which speakers are timed; ``zone`` that of the hall.

        Without ``zone`` the computer's own is taken. ``screen_name`` is what `screen_chosen` told last time.
        """
        super().__init__()
        self._theme = theme
        self._words = words
        self._clock = clock
        self._zone = zone
        self._meeting = LocalizedText()
        self._arrangement: Arrangement | None = None
        self._pace = PACE
        self._now: Scene | None = None
        self._prepared: Scene | None = None
        self._late: Scene | None = None
        self._is_held = False
        self._is_blank = False
        self._window: HallWindow | None = None
        known = hall_words or HallWords()
        fitter = Fitter(theme, known)
        self.now_player = ScenePlayer(fitter, known, self._moment, PACE, self)
        self.prepared_player = ScenePlayer(fitter, known, self._moment, PACE, self)
        self.screens = HallScreens(screen_name, self)
        self.screens.lost.connect(self._lose_screen)
        self.screens.back.connect(self._find_screen)
        self.screens.changed.connect(self.changed)
        words.changed.connect(self._name_window)

    @property
    def on_screen(self) -> Scene | None:
        """The scene the hall sees; while it is blank or the screen is lost, the one kept for it."""
        return self._now

    @property
    def prepared(self) -> Scene | None:
        """The scene that `put_on` will show."""
        return self._prepared

    @property
    def is_held(self) -> bool:
        """Whether the picture stands as it is, whatever changes."""
        return self._is_held

    @property
    def is_blank(self) -> bool:
        """Whether the hall sees an empty picture."""
        return self._is_blank

    @property
    def state(self) -> HallState:
        """Whether the hall sees anything."""
        if self.screens.state is not ScreenState.PRESENT:
            return HallState.LOST
        return HallState.ON if self._window is not None else HallState.OFF

    @property
    def is_screen_back(self) -> bool:
        """Whether the lost screen is there again and waits for `put_on`."""
        return self.screens.state is ScreenState.BACK

    @property
    def is_in_window(self) -> bool:
        """Whether the hall opens as an ordinary window, not on a screen of its own."""
        return self.screens.pick() is None

    @property
    def pace(self) -> int:
        """How many seconds each picture stands."""
        return self._pace

    @property
    def arrangement(self) -> Arrangement | None:
        """How languages stand by the operator's choice, ``None`` where each scene decides."""
        return self._arrangement

    @property
    def window(self) -> HallWindow | None:
        """The hall's window while there is one."""
        return self._window

    def set_meeting(self, title: LocalizedText, zone: tzinfo | None = None) -> None:
        """Name the meeting, for the title of an ordinary window, and the time zone of its clock."""
        self._meeting = title
        self._zone = zone or self._zone
        self._name_window()

    def prepare(self, scene: Scene) -> None:
        """Make ready what `put_on` will show; the hall sees nothing of it yet."""
        self._prepared = scene
        self.prepared_player.show(arranged(scene, self._arrangement))
        self.changed.emit()

    def put_on(self) -> None:
        """Let the hall see what is prepared; ends blank and hold. Without a prepared scene, the kept one.

        While the screen is away nothing is shown anywhere and nothing changes.
        """
        scene = self._prepared or self._now
        if scene is None or self.screens.state is ScreenState.LOST:
            return
        self._now, self._late = scene, None
        self._is_blank = False
        self._set_held(False)
        self._show_now()
        self._open_window()
        self.changed.emit()

    def hold(self) -> None:
        """Let the picture stand as it is, pages and all, or let it live again; a speaker's clock goes on."""
        self._set_held(not self._is_held)
        if not self._is_held and self._late is not None:
            self._now, self._late = self._late, None
            if not self._is_blank:
                self.now_player.renew(arranged(self._now, self._arrangement))
        self.changed.emit()

    def blank(self) -> None:
        """Empty the picture, or show again what stood on it."""
        if self._window is None:
            return
        self._is_blank = not self._is_blank
        self._show_now()
        self.changed.emit()

    def close(self) -> None:
        """Take the hall's window away; what is prepared stays prepared."""
        self._close_window()
        self.screens.release()
        self._now = self._late = None
        self._is_blank = False
        self._set_held(False)
        self._show_now()
        self.changed.emit()

    def choose_screen(self, name: str) -> None:
        """Let the hall be on the screen of this name (`IN_WINDOW`: in a window); what it sees moves there."""
        was_on = self._window is not None
        self._close_window()
        self.screens.choose(name)
        if was_on:
            self._open_window()
        self.screen_chosen.emit(name)
        self.changed.emit()

    def refresh(self, scene: Scene) -> None:
        """Bring what is on the screen, or prepared, up to date; scenes about anything else are left alone."""
        if self._prepared is not None and self._prepared.subject == scene.subject:
            self._prepared = scene
            self.prepared_player.renew(arranged(scene, self._arrangement))
        if self._now is None or self._now.subject != scene.subject:
            return
        if self._is_held:
            self._late = scene
            return
        self._now = scene
        if not self._is_blank:
            self.now_player.renew(arranged(scene, self._arrangement))

    def set_pace(self, seconds: int) -> None:
        """Let each picture stand so many seconds."""
        self._pace = seconds
        self.now_player.set_pace(seconds)
        self.prepared_player.set_pace(seconds)
        self.changed.emit()

    def set_arrangement(self, arrangement: Arrangement | None) -> None:
        """Stack or cycle languages, on the screen at once; ``None`` leaves it to each scene."""
        self._arrangement = arrangement
        self._show_now()
        self.prepared_player.show(
            None if self._prepared is None else arranged(self._prepared, self._arrangement)
        )
        self.changed.emit()

    def _moment(self) -> datetime:
        return self._clock().astimezone(self._zone)

    def _set_held(self, held: bool) -> None:
        self._is_held = held
        self.now_player.set_standing(held)

    def _show_now(self) -> None:
        if self._now is None:
            self.now_player.show(None)
        elif self._is_blank:
            self.now_player.show(BlankScene())
        else:
            self.now_player.show(arranged(self._now, self._arrangement))

    def _open_window(self) -> None:
        """Make sure that the window is there, on the screen that is chosen."""
        if self._window is not None:
            return
        screen = self.screens.pick()
        self._window = HallWindow(self._theme, self.now_player, screen)
        self._window.on_closed_by_hand(self.close)
        self._name_window()
        self.screens.use(screen)
        self._window.put_on()

    def _close_window(self) -> None:
        window, self._window = self._window, None
        if window is not None:
            window.take_away()

    def _name_window(self) -> None:
        if self._window is not None:
            _ = self._words.gettext
            meeting = self._meeting.in_language(self._words.language)
            title = _("Hall screen: {meeting}").format(meeting=meeting) if meeting else _("Hall screen")
            self._window.setWindowTitle(title)
            self._window.picture.setAccessibleName(title)

    def _lose_screen(self) -> None:
        self._close_window()
        self.screen_lost.emit()
        self.changed.emit()

    def _find_screen(self) -> None:
        self.screen_back.emit()
        self.changed.emit()
