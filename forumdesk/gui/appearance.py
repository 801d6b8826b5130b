"""How the window looks: its colours and the size of its text, remembered for the next time."""

from typing import Final, Literal

from forumdesk.gui.remembered import Remembered
from forumdesk.gui.theme import Theme

_SMALLEST: Final = 90
_LARGEST: Final = 140


class Appearance:
    """Dresses the window as a person chooses."""

    def __init__(self, theme: Theme, remembered: Remembered) -> None:
        self._theme, self._remembered = theme, remembered

    def choose_mode(self, mode: Literal["light", "dark", "system"]) -> None:
        """Show the light colours, the dark ones, or those of the system."""
        self._theme.set_mode(mode)
        self._remembered.change(mode=mode)

    def resize_text(self, step: int) -> None:
        """Write larger or smaller by ``step`` hundredths of the plain size."""
        size = min(_LARGEST, max(_SMALLEST, self._remembered.settings.text_size + step))
        self._theme.set_text_size(size / 100)
        self._remembered.change(text_size=size)
