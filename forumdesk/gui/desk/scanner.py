"""A scanner that types like a keyboard: its keys are told from a person's by their pace.

Keys less than 50 ms apart are held back until it is known who typed them; a person's are given back, a scanner's
make a code. What stands on a key is taken from its place on the keyboard, so that one code is read under every
layout. Nothing here knows the window.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from forumdesk.domain.badges import CODE_LENGTH, read_badge_code

PACE: Final = 50
"""Milliseconds: keys further apart than this are a person's."""
LATE_ENTER: Final = 400
"""Milliseconds in which the Enter of a slow scanner is still its own and no deed of a person."""
_LEAST: Final = 6

_FIGURES, _LETTERS = "1234567890-=", "qwertyuiop[]"
_SET_1: Final[Mapping[int, str]] = {
    **dict(enumerate(_FIGURES, 2)),
    **dict(enumerate(_LETTERS, 16)),
    **dict(enumerate("asdfghjkl;'`", 30)),
    **dict(enumerate("zxcvbnm,./", 44)),
    **dict(zip((71, 72, 73, 75, 76, 77, 79, 80, 81, 82), "7894561230", strict=True)),
}
"""What the American layout prints at each scan code of set 1, which Windows tells and Linux took over."""
WINDOWS: Final = _SET_1
X11: Final[Mapping[int, str]] = {code + 8: letter for code, letter in _SET_1.items()}

_TYPED_ON: Final = (
    ("йцукенгшщзхъфывапролджэячсмитьбю", "qwertyuiop[]asdfghjkl;'zxcvbnm,."),
    ('"әіңғ,.үұқөһ', _FIGURES),
)
_RUSSIAN: Final = dict(zip(*_TYPED_ON[0], strict=True))
_KAZAKH: Final = {**_RUSSIAN, **dict(zip(*_TYPED_ON[1], strict=True))}


def code_typed(text: str) -> str | None:
    """The badge code in a text that was typed under any of the three layouts; None for anything else."""
    for places in ({}, _RUSSIAN, _KAZAKH):
        read = "".join(places.get(letter.lower(), letter) for letter in text)
        if read_badge_code(read) is not None:
            return read
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key that was pressed: its scan code (0 where the system tells none), its text, when in milliseconds.

    ``ends`` is set for Enter and Tab, with which scanners end a code.
    """

    scan_code: int
    text: str
    at: int
    ends: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What becomes of a key: whether it goes on to the field, what is typed there before it, and a code read.

    With a ``code``, what came into the field since the code began is the scanner's and goes again.
    """

    goes_on: bool
    typed: str = ""
    code: str | None = None


class Scanner:
    """Eats keys, yields codes. ``places`` say what is printed at a scan code."""

    def __init__(self, places: Mapping[int, str]) -> None:
        self._places = places
        self._held: list[Key] = []
        self._read_at: int | None = None

    @property
    def is_holding(self) -> bool:
        """Whether keys are held back, so that :meth:`pause` is to be told of."""
        return len(self._held) > 1

    def press(self, key: Key) -> Answer:
        """Take a key; the first of a burst goes on to the field at once, the rest waits."""
        if key.ends and self._read_at is not None and key.at - self._read_at < LATE_ENTER:
            self._read_at = None
            return Answer(goes_on=False)
        self._read_at = None
        in_burst = bool(self._held) and key.at - self._held[-1].at < PACE
        if not in_burst:
            typed = self._let_go()
            self._held = [] if key.ends else [key]
            return Answer(goes_on=True, typed=typed)
        if key.ends:
            code = self._code()
            if code is not None:
                self._held = []
                return Answer(goes_on=False, code=code)
            return Answer(goes_on=True, typed=self._let_go())
        self._held.append(key)
        return Answer(goes_on=False)

    def pause(self) -> Answer:
        """No key came for the length of :data:`PACE`: a whole badge code is read, anything else given back."""
        code = self._badge() if self.is_holding else None
        if code is not None:
            self._read_at = self._held[-1].at
            self._held = []
            return Answer(goes_on=False, code=code)
        return Answer(goes_on=False, typed=self._let_go())

    def break_off(self) -> str:
        """Something else than a key of a code was pressed: what was held is given back."""
        return self._let_go()

    def _let_go(self) -> str:
        typed = "".join(key.text for key in self._held[1:])
        self._held = []
        return typed

    def _decoded(self) -> str:
        return "".join(self._places.get(key.scan_code, key.text) for key in self._held)

    def _badge(self) -> str | None:
        """A badge code at the end of the burst: a person may have typed a letter just before."""
        text = self._decoded()
        printed = CODE_LENGTH + 2
        return _first(code_typed, (text, text[-CODE_LENGTH:], text[-printed:]))

    def _code(self) -> str | None:
        """A badge code, or what another scanner code says; people's names hold no figures."""
        text = self._decoded()
        foreign = text if len(text) >= _LEAST and any(letter.isdigit() for letter in text) else None
        return self._badge() or foreign


def _first(read: Callable[[str], str | None], texts: tuple[str, ...]) -> str | None:
    return next((code for text in texts if (code := read(text)) is not None), None)
