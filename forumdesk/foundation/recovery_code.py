"""A key of 32 bytes as letters that a person can read from paper and type: thirteen groups of five.

Four letters of each group carry the key, the fifth checks the four and the place of the group, so that a slip is told
by the number of its group. The letters are Crockford's: no I, L, O or U; capitals do not matter.
"""

from typing import Final

LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS: Final = 13
KEY_BYTES: Final = 32
_CARRIED = 4
_BITS = 5
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
_PADDING = GROUPS * _CARRIED * _BITS - KEY_BYTES * 8


class MistypedError(ValueError):
    """A group is mistyped, left out or too much. ``group`` counts from 1."""

    def __init__(self, group: int) -> None:
        super().__init__(group)
        self.group = group


def code_of(key: bytes) -> tuple[str, ...]:
    """The groups of a key. ValueError unless it has 32 bytes."""
    if len(key) != KEY_BYTES:
        raise ValueError("not a key")
    number = int.from_bytes(key, "big") << _PADDING
    places = [(number >> _BITS * place) & 31 for place in reversed(range(GROUPS * _CARRIED))]
    groups = [places[start : start + _CARRIED] for start in range(0, len(places), _CARRIED)]
    return tuple(
        "".join(LETTERS[value] for value in (*group, _check(group, number)))
        for number, group in enumerate(groups)
    )


def looks_like_code(text: str) -> bool:
    """Whether somebody means a code rather than a passphrase: about as many letters, and only its letters."""
    letters = _letters(text)
    whole = GROUPS * (_CARRIED + 1)
    return abs(len(letters) - whole) <= 2 * _CARRIED and not set(letters) - set(LETTERS) - {"U"}


def key_of(text: str) -> bytes:
    """The key of a code, however its groups are set apart. Raises MistypedError with the first wrong group."""
    letters = _letters(text)
    step = _CARRIED + 1
    number = 0
    for group in range(GROUPS):
        part = letters[group * step : (group + 1) * step]
        if len(part) < step or set(part) - set(LETTERS):
            raise MistypedError(group + 1)
        values = [LETTERS.index(letter) for letter in part]
        if values.pop() != _check(values, group):
            raise MistypedError(group + 1)
        for value in values:
            number = number << _BITS | value
    if len(letters) > GROUPS * step or number & ((1 << _PADDING) - 1):
        raise MistypedError(GROUPS)
    return (number >> _PADDING).to_bytes(KEY_BYTES, "big")


def _letters(text: str) -> str:
    kept = "".join(letter for letter in text.upper() if letter.isalnum())
    return kept.translate(_MISREAD)


def _check(values: list[int], group: int) -> int:
    """Powers of the primitive element of GF(32) weigh the places: a wrong letter or two swapped ones always show."""
    found, weight = group, 1
    for value in values:
        weight = _times_two(weight)
        found ^= _product(weight, value)
    return found


def _product(one: int, other: int) -> int:
    found = 0
    for _ in range(_BITS):
        if other & 1:
            found ^= one
        one, other = _times_two(one), other >> 1
    return found


def _times_two(value: int) -> int:
    doubled = value << 1
    return doubled ^ 0b100101 if doubled & 32 else doubled
