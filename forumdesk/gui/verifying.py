"""Leads to the place where everything is verified, with a register or without."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from forumdesk.gui.opening import Opening
from forumdesk.gui.places import Places
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words

if TYPE_CHECKING:
    from forumdesk.gui.verify.verify_screen import VerifyScreen
    from forumdesk.services.register import Register
    from forumdesk.services.signing import SecretaryKeys


class Verifying:
    """Shows a view of it; ``register`` is the open one, None while none is."""

    def __init__(
        self, theme: Theme, words: Words, tasks: Tasks, keys: SecretaryKeys, opening: Opening, places: Places
    ) -> None:
        """Sign with ``keys``; another register to compare with is opened by ``opening``."""
        self._theme, self._words, self._tasks, self._keys = theme, words, tasks, keys
        self._opening, self._places = opening, places
        self.register: Register | None = None

    @property
    def screen(self) -> VerifyScreen | None:
        """The place while it is in sight."""
        return cast("VerifyScreen | None", self._places.showing("verify"))

    def show(self, view: str) -> None:
        """Verify a printed resolution ("handout"), the "register", or see to the "key"; from there itself go back."""
        shown = self.screen
        if shown is None or shown.current == view:
            self._places.go("verify", lambda: self._made(view))
        else:
            shown.show_view(view)

    def _made(self, view: str) -> VerifyScreen:
        from forumdesk.gui.verify.verify_screen import VerifyScreen

        screen = VerifyScreen(
            self._theme,
            self._words,
            self._tasks,
            register=self.register,
            keys=self._keys,
            open_register=self._opening.beside,
            view=view,
        )
        screen.left.connect(self._places.leave)
        screen.register_asked.connect(self._open)
        return screen

    def _open(self) -> None:
        self._opening.ask_open()
        if self.register is not None:
            self.show("register")
