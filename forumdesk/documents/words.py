"""Words as they are put on a line: held together where the language asks for it, divided by its rules."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from forumdesk.documents.fonts import NBSP, SOFT_HYPHEN, Face, width
from forumdesk.domain.texts import Language

GIANT = 500  # letters
LONGEST_WORD = 60  # letters; longer ones are not words of a language
STUB = 3  # letters that rather stay together at each side of a hyphen
_SPACES = " " + NBSP
_WORD = re.compile(r"[^\W\d_]{5,}")
# A no-break space is no end of a word.
_BETWEEN = re.compile(rf"[^\S{NBSP}]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text in one face; ``source`` names the row that it comes from."""

    text: str
    face: Face = Face.REGULAR
    source: str = ""


@dataclass(slots=True)
class Unit:
    """What is kept on one line if it can be: a word, or words held together, in one or several faces."""

    pieces: list[tuple[str, Face]]
    width: float
    spaces: int
    source: str


class _Word:
    """What stands between two spaces, in one or several faces; ``held`` to the word before it by the author."""

    __slots__ = ("held", "pieces", "source", "text")

    def __init__(self, text: str, face: Face, held: bool, source: str) -> None:
        self.text = text
        self.pieces = [(text, face)]
        self.held = held
        self.source = source


def units_of(runs: Iterable[Run], size: float, language: Language) -> list[Unit]:
    """The words of ``runs`` with their widths at ``size`` points, held together where that is due."""
    from forumdesk.language.typography import held

    words = _words_of(runs)
    units: list[Unit] = []
    together = False
    for word, holds in zip(words, held([word.text for word in words], language.value), strict=True):
        text, face = word.pieces[0]
        measured = _measured(text, face, size)
        if units and (together or word.held):
            _append(units[-1], f" {text}", face, measured + width(" ", face, size), 1)
        else:
            units.append(Unit([(text, face)], measured, 0, word.source))
        for text, face in word.pieces[1:]:
            _append(units[-1], text, face, _measured(text, face, size), 0)
        together = holds
    return units


def _words_of(runs: Iterable[Run]) -> list[_Word]:
    """Every word by itself; those that the author tied with a no-break space are ``held``."""
    words: list[_Word] = []
    joined = held = False
    for run in runs:
        face, source = run.face, run.source
        for place, part in enumerate(_BETWEEN.split(run.text)):
            if place:
                joined = held = False
            for number, text in enumerate(part.split(NBSP) if NBSP in part else (part,)):
                if number:
                    joined, held = False, True
                if not text:
                    continue
                if joined:  # two runs that touch are one word in two faces
                    words[-1].text += text
                    words[-1].pieces.append((text, face))
                else:
                    words.append(_Word(text, face, held, source))
                joined, held = True, False
    return words


def _append(unit: Unit, text: str, face: Face, measured: float, spaces: int) -> None:
    last, last_face = unit.pieces[-1]
    if last_face is face:
        unit.pieces[-1] = (last + text, face)
    else:
        unit.pieces.append((text, face))
    unit.width += measured
    unit.spaces += spaces


def _measured(text: str, face: Face, size: float) -> float:
    """A giant is no word; it is cut letter by letter and need not be measured before."""
    return width(text, face, size) if len(text) <= GIANT else math.inf


def divided(
    unit: Unit, room: float, size: float, language: Language, *, stubs: bool
) -> tuple[Unit, Unit] | None:
    """The unit in two, the head with its hyphen within ``room``; None where no syllable fits.

    Places that leave fewer than three letters on a side are taken only with ``stubs``, when there is no other.
    """
    if len(unit.pieces) != 1:
        return None
    text, face = unit.pieces[0]
    hyphen = width(SOFT_HYPHEN, face, size)
    places = places_in(text, language.value)
    for cut, _ in sorted(places, key=lambda place: (place[1], -place[0])):
        if not stubs and (cut, True) in places:
            break
        if width(text[:cut], face, size) + hyphen <= room:
            return (
                piece_unit(text[:cut] + SOFT_HYPHEN, face, size, unit.source),
                piece_unit(text[cut:], face, size, unit.source),
            )
    return None


def piece_unit(text: str, face: Face, size: float, source: str) -> Unit:
    """A unit of one face."""
    spaces = spaces_in(text)
    return Unit(pieces=[(text, face)], width=width(text, face, size), spaces=spaces, source=source)


@lru_cache(maxsize=16384)
def places_in(text: str, language: str) -> tuple[tuple[int, bool], ...]:
    """Where ``text`` may be divided by a soft hyphen, and whether that leaves a mere stub on a side.

    A hyphen that belongs to the word is no such place: whoever copies the text from the page would lose it,
    since a reading program takes every hyphen at the end of a line for a soft one.
    """
    from forumdesk.language.hyphenation import hyphenate

    places: list[tuple[int, bool]] = []
    if len(text) <= LONGEST_WORD and "://" not in text and "@" not in text:
        for match in _WORD.finditer(text):
            letters = match.end() - match.start()
            for place in hyphenate(match.group(), language):
                places.append((match.start() + place, not STUB <= place <= letters - STUB))
    return tuple(places)


def forced(unit: Unit, room: float, size: float) -> tuple[Unit, Unit | None, bool]:
    """A unit that is wider than the line, cut where it must be: at a space, else between two letters.

    Returns what stays, what goes over, and whether that parts a word.
    """
    for index, (text, face) in enumerate(unit.pieces):
        fitting = letters_within(text, face, size, room)
        if fitting == len(text):
            room -= width(text, face, size)
            continue
        space = max(text.rfind(blank, 1, fitting + 1) for blank in _SPACES)
        head = text[:space] if space > 0 else _cut_word(text, face, size, room, at_least=0 if index else 1)
        over = text[len(head.removesuffix(SOFT_HYPHEN)) :]
        rest = over.lstrip(_SPACES)
        tail = [(rest, face), *unit.pieces[index + 1 :]]
        kept = [*unit.pieces[:index], (head, face)] if head or not index else unit.pieces[:index]
        left = _many(tail, size, unit.source) if any(piece for piece, _ in tail) else None
        return _many(kept, size, unit.source), left, rest == over
    return unit, None, False


def _cut_word(text: str, face: Face, size: float, room: float, *, at_least: int) -> str:
    """As much of a word as fits with a hyphen; the hyphen is left out where no letters are parted."""
    cut = max(at_least, letters_within(text, face, size, room - width(SOFT_HYPHEN, face, size)))
    if cut > 1 and text[cut - 1] == "-":  # read as a soft one, it would be lost
        cut -= 1
    parted = text[cut - 1 : cut].isalpha() and text[cut : cut + 1].isalpha()
    return text[:cut] + (SOFT_HYPHEN if parted else "")


def _many(pieces: list[tuple[str, Face]], size: float, source: str) -> Unit:
    spaces = sum(spaces_in(text) for text, _ in pieces)
    measured = sum(width(text, face, size) for text, face in pieces)
    return Unit(pieces=pieces, width=measured, spaces=spaces, source=source)


def spaces_in(text: str) -> int:
    """How many spaces of ``text`` are stretched when its line is justified."""
    return text.count(" ") + text.count(NBSP)


def letters_within(text: str, face: Face, size: float, room: float, start: int = 0) -> int:
    """How many letters of ``text`` from ``start`` fit into ``room``; looks at no more of it than is needed."""
    filled = 0.0
    for place in range(start, len(text)):
        filled += width(text[place], face, size)
        if filled > room:
            return place - start
    return len(text) - start
