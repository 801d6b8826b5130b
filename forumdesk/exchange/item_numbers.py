"""Numbers as they are written before items: 1. 1) (1) 1.1. (a) б) (ii) IV. § 1, and which follows which."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

_LATIN = "abcdefghijklmnopqrstuvwxyz"
# Russian lists pass over ё and й, and most over ы; Kazakh ones go by the whole alphabet or by its Russian letters.
_CYRILLIC = (
    "абвгдежзиклмнопрстуфхцчшщэюя",
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "аәбгғдежзикқлмнңоөпрстуұүшыі",
)
_ROMAN = {"i": 1, "v": 5, "x": 10}
# Up to three digits, so that a year is no number of an item; letters need a space behind them ("т.е.", "a.m.").
_LETTER = r"(?:[^\W\d_]|[ivx]{2,6}|[IVXІ]{1,6})"
_WRITTEN = re.compile(
    r"(?P<open>\*{1,3})?(?P<number>"
    r"\d{1,3}(?:\.\d{1,3}){0,4}[.)]?|\(\d{1,3}\)|§ ?\d{1,3}\.?|\d{1,3}-тармақ[.)]|[Пп]ункт \d{1,3}[.)]"
    rf"|(?P<letter>\({_LETTER}\)|{_LETTER}[.)])"
    r")(?P<close>\*{1,3})?(?:\s+(?=\S)|(?<=[.)*])(?(letter)(?!)|(?=[^\W\d_])))"
)


class Kind(StrEnum):
    """What a number is made of. SECTION is a Roman numeral in capitals or a section sign."""

    DECIMAL = "decimal"
    LETTER = "letter"
    ROMAN = "roman"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Label:
    """One reading of a written number.

    ``values`` are its figures, ("1.2." → 1, 2); ``letter`` is set for letters; ``sign`` is what closes it: ``.``,
    ``)``, ``()`` or nothing.
    """

    kind: Kind
    values: tuple[int, ...]
    sign: str
    letter: str = ""

    @property
    def value(self) -> int:
        """The last figure, or the place of the letter in its alphabet, from 1."""
        return self.values[-1]

    @property
    def style(self) -> tuple[Kind, str, int, bool]:
        """Equal for the numbers of one list; a first-level "1" goes with "1."."""
        return self.kind, self.sign, len(self.values), self.letter > "z"

    @property
    def is_first(self) -> bool:
        """Whether it begins a list."""
        return self.value == 1

    def follows(self, before: "Label") -> bool:
        """Whether it is the next of the same list."""
        if self.style != before.style:
            return False
        if self.letter > "z":
            return any(before.letter + self.letter in alphabet for alphabet in _CYRILLIC)
        return self.value == before.value + 1


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number at the beginning of a text: ``before`` and ``after`` are the asterisks around it."""

    number: str
    before: str
    after: str
    rest: str


def written_number(text: str) -> WrittenNumber | None:
    """The number that ``text`` begins with, None without one. A bare figure ("300 people") is none."""
    match = _WRITTEN.match(text)
    if match is None:
        return None
    number = match["number"]
    if number.isdigit() or (match["letter"] and not readings(number)):
        return None
    return WrittenNumber(
        number=number, before=match["open"] or "", after=match["close"] or "", rest=text[match.end() :]
    )


@lru_cache(maxsize=1024)
def readings(number: str) -> tuple[Label, ...]:
    """What a written number may mean: "(i)" is a Roman one and the ninth letter. Empty for anything else."""
    bare = number.strip("(.) ")
    sign = "()" if number.startswith("(") else number[-1:] if number[-1:] in {".", ")"} else ""
    section = number.startswith("§")
    figures = re.sub(r"[^\d.]", "", bare).strip(".")
    if figures:
        kind = Kind.SECTION if section else Kind.DECIMAL
        return (Label(kind, tuple(map(int, figures.split("."))), sign),)
    found = []
    letter = bare.casefold()
    if bare and set(bare) <= set("IVXІ") and sign == ".":
        value = _roman(letter.replace("і", "i"))
        return (Label(Kind.SECTION, (value,), sign),) if value else ()
    if len(bare) == 1 and letter in _LATIN and not (bare.isupper() and sign == "."):
        found.append(Label(Kind.LETTER, (_LATIN.index(letter) + 1,), sign, letter))
    elif len(bare) == 1 and letter in _CYRILLIC[2] and not (bare.isupper() and sign == "."):
        found.append(Label(Kind.LETTER, (_CYRILLIC[2].index(letter) + 1,), sign, letter))
    if value := _roman(letter):
        found.append(Label(Kind.ROMAN, (value,), sign))
    return tuple(found)


def _roman(letters: str) -> int:
    """The value of a Roman numeral up to 39, 0 for other letters."""
    values = [_ROMAN.get(letter, 0) for letter in letters]
    if not values or 0 in values:
        return 0
    total = sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
    return total if 0 < total <= 39 and _as_roman(total) == letters else 0


def _as_roman(value: int) -> str:
    ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    return "x" * (value // 10) + ones[value % 10]
