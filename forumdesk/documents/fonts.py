"""The fonts of printed documents, and the gate that every letter passes before it is printed."""

import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont


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


@cache
def font(face: Face) -> "TTFont":
    """The font behind ``face``; reading the file costs some 8 ms, so each is read once, when first needed."""
    from importlib.resources import files

    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    if face.is_ruled:
        return font(face.cut)
    package, file = _FILES[face]
    loaded = TTFont(face.value, str(files(package).joinpath("files", file)))
    pdfmetrics.registerFont(loaded)
    return loaded


@lru_cache(maxsize=65536)
def width(text: str, face: Face, size: float) -> float:
    """The width of ``text`` in points."""
    measured: float = font(face).stringWidth(text, size)
    return measured


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
def _letters(face: Face) -> frozenset[str]:
    return frozenset(chr(code) for code in font(face).face.charToGlyph) | {"\n", "\t", NBSP}


def missing_glyphs(text: str, face: Face = Face.REGULAR) -> tuple[tuple[str, str, str], ...]:
    """What of ``text`` (as :func:`printable` returns it) the font cannot draw, each letter once.

    Returns triples of the letter, its Unicode name, and the words around its first place.
    """
    strange = set(text) - _letters(face)
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
def _plain_letters(face: Face) -> frozenset[str]:
    """The letters of the font that :func:`printable` leaves alone, whatever stands beside them."""
    drawn = _drawn()
    return frozenset(
        letter
        for letter in _letters(face)
        if ord(letter) not in drawn
        and not unicodedata.category(letter).startswith("M")
        and unicodedata.is_normalized("NFC", letter)
        and letter not in "\n\t"
    )


def is_plain(text: str, face: Face) -> bool:
    """Whether ``text`` may be drawn as it is: the common case of a name, told in one step."""
    return _plain_letters(face).issuperset(text)
