"""Keys known by their place on the keyboard, so that one hand finds them under every layout."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtGui import QGuiApplication, QKeyEvent

# The keys of the lower two rows at the left, by the letter that the Latin layout prints on them.
POSITIONS: Final = "ZXCVAS"
_CYRILLIC: Final = dict(
    zip(POSITIONS, "ЯЧСМФЫ", strict=True)
)  # the Russian and the Kazakh layouts agree here
_BY_LETTER: Final[Mapping[str, str]] = {
    **{letter: letter for letter in POSITIONS},
    **{letter: position for position, letter in _CYRILLIC.items()},
}
_EVDEV: Final = dict(zip((52, 53, 54, 55, 38, 39), POSITIONS, strict=True))  # X11 and Wayland: evdev + 8
_WINDOWS: Final = dict(zip((44, 45, 46, 47, 30, 31), POSITIONS, strict=True))


def position_of(event: QKeyEvent) -> str:
    """The Latin letter of the position of a pressed key among :data:`POSITIONS`, or an empty string.

    Where the system tells no scan code (macOS, a key sent by a program) the letter itself decides.
    """
    code = event.nativeScanCode()
    if code:
        codes = _WINDOWS if QGuiApplication.platformName() == "windows" else _EVDEV
        return codes.get(code, "")
    return _BY_LETTER.get(event.text().upper(), "")


def letter_at(position: str, language: str) -> str:
    """The letter printed at a position on the layout in which ``language`` is typed."""
    return position if language == "en" else _CYRILLIC[position]
