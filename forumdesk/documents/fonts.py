"""The fonts of printed documents, and the gate that every letter passes before it is printed."""

import threading
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache, wraps
from itertools import groupby
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from forumdesk.documents.errors import FontMissingError
from forumdesk.documents.system_fonts import FontFiles, times_fonts

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

_P = ParamSpec("_P")
_R = TypeVar("_R")
PLEX, TIMES = "plex", "times"
"""Families of fonts for texts: that of the program, and one like Times where it is installed."""


class Face(StrEnum):
    """A cut of the text font, or of the font of badges; the value is its name in ReportLab.

    Those that are struck or underlined are drawn in their ``cut`` with a line.
    """

    REGULAR = "ForumSerif"
    BOLD = "ForumSerif-Bold"
    ITALIC = "ForumSerif-Italic"
    BOLD_ITALIC = "ForumSerif-BoldItalic"
    STRUCK = "ForumSerif struck"
    STRUCK_BOLD = "ForumSerif-Bold struck"
    STRUCK_ITALIC = "ForumSerif-Italic struck"
    STRUCK_BOLD_ITALIC = "ForumSerif-BoldItalic struck"
    UNDERLINED = "ForumSerif underlined"
    UNDERLINED_BOLD = "ForumSerif-Bold underlined"
    UNDERLINED_ITALIC = "ForumSerif-Italic underlined"
    UNDERLINED_BOLD_ITALIC = "ForumSerif-BoldItalic underlined"
    SANS = "ForumSans"
    SANS_MEDIUM = "ForumSans-Medium"
    SANS_BOLD = "ForumSans-Bold"

    @property
    def cut(self) -> "Face":
        """The face whose letters are drawn."""
        return _CUTS.get(self, self)

    @property
    def is_ruled(self) -> bool:
        """Whether a line is drawn through or below the letters."""
        return self in _CUTS

    @property
    def is_struck(self) -> bool:
        """Whether the line goes through the letters."""
        return self.is_ruled and self.value.endswith("struck")


_CUTS = {face: Face(face.value.split()[0]) for face in Face if " " in face.value}
SERIF = (Face.REGULAR, Face.BOLD, Face.ITALIC)
SANS = (Face.SANS, Face.SANS_MEDIUM, Face.SANS_BOLD)
_FILES = {
    Face.REGULAR: ("fontpkg_ibm_plex_serif", "IBMPlexSerif-Regular.ttf"),
    Face.BOLD: ("fontpkg_ibm_plex_serif", "IBMPlexSerif-Bold.ttf"),
    Face.ITALIC: ("fontpkg_ibm_plex_serif", "IBMPlexSerif-Italic.ttf"),
    Face.BOLD_ITALIC: ("fontpkg_ibm_plex_serif", "IBMPlexSerif-BoldItalic.ttf"),
    Face.SANS: ("fontpkg_fira_sans", "FiraSans-Regular.ttf"),
    Face.SANS_MEDIUM: ("fontpkg_fira_sans", "FiraSans-Medium.ttf"),
    Face.SANS_BOLD: ("fontpkg_fira_sans", "FiraSans-SemiBold.ttf"),
}
SOFT_HYPHEN = "\u00ad"
NBSP = "\u00a0"
EXCERPT = 20


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """A family of fonts for texts; without ``files`` it is the program's own. Told apart by identity."""

    name: str
    title: str
    files: FontFiles | None = None


_CUT_ORDER = (Face.REGULAR, Face.BOLD, Face.ITALIC, Face.BOLD_ITALIC)
# Letters that a family lacks are taken one by one from the program's own fonts for texts.
_LENDERS = {
    **{cut: cut for cut in _CUT_ORDER},
    Face.SANS: Face.REGULAR,
    Face.SANS_MEDIUM: Face.REGULAR,
    Face.SANS_BOLD: Face.BOLD,
}
_OWN = Family(PLEX, "IBM Plex Serif")
_FAMILY: ContextVar[Family] = ContextVar("family", default=_OWN)
_LOADING = (
    threading.RLock()
)  # two workers must not register a font twice: a document would hold letters of both


@contextmanager
def set_in(family: str) -> Iterator[None]:
    """Everything measured and drawn inside, in this thread, is set in ``family``, or in Plex where it is missing."""
    token = _FAMILY.set(_family(family))
    try:
        yield
    finally:
        _FAMILY.reset(token)


def family_here(wanted: str) -> str:
    """The family that is used where ``wanted`` is asked for: that one, or "plex" where it is not installed."""
    return _family(wanted).name


def family_title(wanted: str) -> str:
    """What that family is called: "Tinos"."""
    return _family(wanted).title


def by_family(size: int) -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    """Keep the last ``size`` results of a function that measures letters, for each family its own."""

    def kept(function: Callable[_P, _R]) -> Callable[_P, _R]:
        @lru_cache(maxsize=size)
        def of_family(_family: Family, *args: _P.args, **kwargs: _P.kwargs) -> _R:
            return function(*args, **kwargs)

        @wraps(function)
        def now(*args: _P.args, **kwargs: _P.kwargs) -> _R:
            return of_family(_FAMILY.get(), *args, **kwargs)  # type: ignore[arg-type] # asked when it is called

        now.cache_clear = of_family.cache_clear  # type: ignore[attr-defined] # as those of functools have it
        return now

    return kept


def _family(wanted: str) -> Family:
    return (_times(times_fonts()) or _OWN) if wanted == TIMES else _OWN


@cache
def _times(found: tuple[FontFiles, ...]) -> Family | None:
    """The first family whose four cuts can be read to the end."""
    for files in found:
        family = Family(TIMES, files.title, files)
        try:
            for cut in _CUT_ORDER:
                _loaded(family, cut)
        except FontMissingError:
            continue
        return family
    return None


def font(face: Face) -> "TTFont":
    """The font behind ``face`` in the family of this act of printing. Raises FontMissingError."""
    return _loaded(_FAMILY.get(), face.cut)


def font_name(face: Face) -> str:
    """The name by which ReportLab knows the font behind ``face``, once :func:`font` has been asked for it."""
    return _name(_FAMILY.get(), face.cut)


def _name(family: Family, cut: Face) -> str:
    return cut.value if family.files is None or cut in SANS else f"{cut.value} {family.title}"


@cache
def _loaded(family: Family, cut: Face) -> "TTFont":
    """The font of a cut; reading its file costs some 8 ms, so each is read once, when first needed."""
    if family.files is not None and cut in SANS:
        return _loaded(_OWN, cut)
    with _LOADING:
        return _registered(family, cut)


@cache
def _registered(family: Family, cut: Face) -> "TTFont":
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    name = _name(family, cut)
    try:
        loaded = TTFont(name, _path(family, cut))
    except Exception as error:  # ReportLab's reader raises nearly anything on a damaged file
        raise FontMissingError(font=_FILES[cut][1] if family.files is None else family.title) from error
    pdfmetrics.registerFont(loaded)
    return loaded


def _path(family: Family, cut: Face) -> str:
    from importlib.resources import files

    if family.files is not None:
        return family.files.paths[_CUT_ORDER.index(cut)]
    package, file = _FILES[cut]
    return str(files(package).joinpath("files", file))


@lru_cache(maxsize=65536)
def _width(text: str, face: Face, size: float, family: Family) -> float:
    parts = _split(text, face.cut, family)
    return sum(_loaded(owner, cut).stringWidth(words, size) for words, cut, owner in parts)


def width(text: str, face: Face, size: float) -> float:
    """The width of ``text`` in points."""
    return _width(text, face, size, _FAMILY.get())


def drawn_parts(text: str, face: Face) -> Sequence[tuple[str, str]]:
    """``text`` in parts of one font each, with ReportLab's name of it: nearly always one."""
    family = _FAMILY.get()
    name, letters = _drawn_by(face, family)
    if letters is None or letters.issuperset(text):
        return ((text, name),)
    return [(words, _name(owner, cut)) for words, cut, owner in _split(text, face.cut, family)]


@cache
def _drawn_by(face: Face, family: Family) -> tuple[str, frozenset[str] | None]:
    """The font of a face, and its letters where others could be lent to it."""
    alone = family.files is None and _LENDERS[face.cut] is face.cut
    return _name(family, face.cut), None if alone else _letters(face.cut, family)


def _split(text: str, cut: Face, family: Family) -> Sequence[tuple[str, Face, Family]]:
    """Parts of one font each: letters that the family lacks are lent by the program's own, where that has them."""
    own = _letters(cut, family)
    if own.issuperset(text):
        return ((text, cut, family),)
    lender = _LENDERS[cut]
    lent = _letters(lender, _OWN) - own
    parts: list[tuple[str, Face, Family]] = []
    for is_lent, letters in groupby(text, key=lent.__contains__):
        parts.append(("".join(letters), *((lender, _OWN) if is_lent else (cut, family))))
    return parts


def printable(text: str) -> str:
    """The text in the characters that are drawn: NFC, line ends as ``\\n``, nothing invisible.

    Narrow and thin no-break spaces become U+00A0 and the no-break hyphen a hyphen, which is never a place to
    break a line here: the font has none of the three. Soft hyphens go, because lines are hyphenated by rule.
    """
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if text.isascii() and text.isprintable():
        return text
    return text.replace("\r\n", "\n").translate(_drawn())


@cache
def _drawn() -> dict[int, str | None]:
    table: dict[int, str | None] = {}
    for code in (*range(0x20), *range(0x7F, 0xA0)):
        table[code] = " "
    for code in (0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029):
        table[code] = "\n"
    for code in (
        0xAD,
        0x180E,
        0xFEFF,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
    ):
        table[code] = None
    for code in (0x2007, 0x202F):
        table[code] = NBSP
    for code in (*range(0x2000, 0x2007), *range(0x2008, 0x200B), 0x205F, 0x3000, 0x1680):
        table[code] = " "
    table[0x2009] = NBSP
    table[0x2011] = "-"
    for code in range(0xD800, 0xE000):
        table[code] = None
    for plane in range(17):
        table[plane * 0x10000 + 0xFFFE] = table[plane * 0x10000 + 0xFFFF] = None
    return table


@cache
def _letters(cut: Face, family: Family) -> frozenset[str]:
    return frozenset(chr(code) for code in _loaded(family, cut).face.charToGlyph) | {"\n", "\t", NBSP}


@cache
def _drawable(cut: Face, family: Family) -> frozenset[str]:
    """The letters of the font with those that are lent to it."""
    return _letters(cut, family) | _letters(_LENDERS[cut], _OWN)


def missing_glyphs(text: str, face: Face = Face.REGULAR) -> tuple[tuple[str, str, str], ...]:
    """What of ``text`` (as :func:`printable` returns it) no font of ``face`` can draw, each letter once.

    Returns triples of the letter, its Unicode name, and the words around its first place.
    """
    strange = set(text) - _drawable(face.cut, _FAMILY.get())
    if not strange:
        return ()
    found = sorted(strange, key=text.index)
    return tuple(
        (letter, unicodedata.name(letter, "—"), _around(text, text.index(letter))) for letter in found
    )


def _around(text: str, place: int) -> str:
    start, end = max(0, place - EXCERPT), place + EXCERPT + 1
    cut = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{cut}{'…' if end < len(text) else ''}"


@cache
def _plain_letters(cut: Face, family: Family) -> frozenset[str]:
    """The letters of the font that :func:`printable` leaves alone, whatever stands beside them."""
    drawn = _drawn()
    return frozenset(
        letter
        for letter in _drawable(cut, family)
        if ord(letter) not in drawn
        and not unicodedata.category(letter).startswith("M")
        and unicodedata.is_normalized("NFC", letter)
        and letter not in "\n\t"
    )


def is_plain(text: str, face: Face) -> bool:
    """Whether ``text`` may be drawn as it is: the common case of a name, told in one step."""
    return _plain_letters(face.cut, _FAMILY.get()).issuperset(text)
