"""The styles of an OpenDocument text: what a paragraph is, what is bold in it, and how lists are numbered."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from forumdesk.exchange.word.number_formats import number_in, plain_bullet
from forumdesk.exchange.word.styles import style_role

if TYPE_CHECKING:
    from lxml.etree import _Element

_BASE = "urn:oasis:names:tc:opendocument:xmlns:"
STYLE = f"{{{_BASE}style:1.0}}"
TEXT = f"{{{_BASE}text:1.0}}"
FO = f"{{{_BASE}xsl-fo-compatible:1.0}}"
OFFICE = f"{{{_BASE}office:1.0}}"
_LIST_FORMAT = (
    "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}num-list-format",
    STYLE + "num-list-format",
)
_ESCAPED = re.compile(r"_([0-9a-f]{1,4})_")
_PLACE = re.compile(r"%(\d{1,2})%")
_BOLDEST_PLAIN = 500  # from 600 on a weight is bold
LEVELS = 10
_LONGEST = 60  # characters of a label
_MOST_BELOW = 30  # styles that one is based on


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Bold, italic and hidden; None where a style does not say."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None

    def over(self, below: "Look") -> "Look":
        """What this one says, and where it is silent the one below it."""
        return Look(
            bold=below.bold if self.bold is None else self.bold,
            italic=below.italic if self.italic is None else self.italic,
            hidden=below.hidden if self.hidden is None else self.hidden,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLevel:
    """How one level of a list is labelled; ``pattern`` has ``%1%`` for the number of the first level."""

    format: str = ""
    pattern: str = ""
    start: int = 1
    bullet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    name: str
    parent: str
    look: Look
    automatic: bool
    list: str | None
    outline: bool


@dataclass(slots=True)
class OdtStyles:
    """The styles of styles.xml and content.xml; paragraphs and characters have names of their own."""

    _styles: dict[tuple[str, str], _Style] = field(default_factory=dict)
    _default: Look = field(default_factory=Look)
    lists: dict[str, Mapping[int, ListLevel]] = field(default_factory=dict)
    outline: Mapping[int, ListLevel] = field(default_factory=dict)

    def add(self, root: "_Element | None", *, main: bool) -> None:
        """Take the styles of a part; ``main`` is content.xml, whose automatic styles are those of the text."""
        for group in root if root is not None else ():
            if group.tag == OFFICE + "automatic-styles" and main:
                self._add_group(group, automatic=True)
            elif group.tag == OFFICE + "styles":
                self._add_group(group, automatic=False)

    def look(self, family: str, name: str) -> Look:
        """How words of that style look, with the styles below it."""
        look = Look()
        for style in self._chain(family, name):
            look = look.over(style.look)
        return look.over(self._default) if family == "paragraph" else look

    def named_look(self, name: str) -> Look:
        """How words look by the named style of their paragraph alone: an automatic one was set by hand."""
        chain = self._chain("paragraph", name)
        named = next((style.name for style in chain if not style.automatic), "")
        return self.look("paragraph", named)

    def role(self, name: str) -> str:
        """What a paragraph of that style is; see :func:`~forumdesk.exchange.word.styles.style_role`."""
        chain = [style for style in self._chain("paragraph", name) if not style.automatic]
        found = next((role for style in chain if (role := style_role(plain_name(style.name)))), "")
        return found or ("heading" if any(style.outline for style in chain) else "")

    def shown_name(self, name: str) -> str:
        """The name that a person sees, of the style or of the named one that an automatic one changes."""
        chain = self._chain("paragraph", name)
        return next((plain_name(style.name) for style in chain if not style.automatic), "")

    def list_of(self, name: str) -> str:
        """The list style that a paragraph style names, or ""."""
        return next((style.list for style in self._chain("paragraph", name) if style.list is not None), "")

    def _chain(self, family: str, name: str) -> list[_Style]:
        found: list[_Style] = []
        seen: set[str] = set()
        while (family, name) in self._styles and name not in seen and len(found) < _MOST_BELOW:
            seen.add(name)
            found.append(self._styles[family, name])
            name = found[-1].parent
        return found

    def _add_group(self, group: "_Element", *, automatic: bool) -> None:
        for element in group:
            name, family = element.get(STYLE + "name", ""), element.get(STYLE + "family", "")
            if element.tag == STYLE + "style":
                self._styles[family, name] = _style(element, name, automatic=automatic)
            elif element.tag == STYLE + "default-style" and family == "paragraph":
                self._default = _look(element)
            elif element.tag == TEXT + "list-style":
                self.lists[name] = _levels(element)
            elif element.tag == TEXT + "outline-style":
                self.outline = _levels(element)


def plain_name(name: str) -> str:
    """A name of a style as it is shown: ``Heading_20_1`` is "Heading 1"."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), name)


def label(levels: Mapping[int, ListLevel], level: int, counters: Mapping[int, int]) -> str:
    """The number at ``level``, from 1, with its signs."""

    def shown(match: re.Match[str]) -> str:
        at = int(match[1])
        here = levels.get(at, ListLevel())
        return number_in(_word_format(here.format), counters.get(at, here.start))

    here = levels.get(level)
    return "" if here is None else _PLACE.sub(shown, here.pattern).strip()


def _style(element: "_Element", name: str, *, automatic: bool) -> _Style:
    outline = element.get(STYLE + "default-outline-level", "")
    return _Style(
        name=name,
        parent=element.get(STYLE + "parent-style-name", ""),
        look=_look(element),
        automatic=automatic,
        list=element.get(STYLE + "list-style-name"),
        outline=outline.isdigit(),
    )


def _look(element: "_Element") -> Look:
    properties = element.find(STYLE + "text-properties")
    if properties is None:
        return Look()
    weight, slant = properties.get(FO + "font-weight"), properties.get(FO + "font-style")
    display = properties.get(TEXT + "display")
    return Look(
        bold=None if weight is None else _is_bold(weight),
        italic=None if slant is None else slant in {"italic", "oblique"},
        hidden=None if display is None else display == "none",
    )


def _is_bold(weight: str) -> bool:
    return weight == "bold" or (weight.isdigit() and int(weight[:4]) > _BOLDEST_PLAIN)


def _levels(element: "_Element") -> dict[int, ListLevel]:
    found: dict[int, ListLevel] = {}
    for level in element:
        at = level.get(TEXT + "level", "")
        if at.isdigit() and 0 < int(at[:3]) <= LEVELS:
            found[int(at)] = _level(level, int(at))
    return found


def _level(element: "_Element", at: int) -> ListLevel:
    start = element.get(TEXT + "start-value", "1")
    if element.tag == TEXT + "list-level-style-bullet":
        return ListLevel(bullet=plain_bullet(element.get(TEXT + "bullet-char", "•")))
    if element.tag == TEXT + "list-level-style-image":
        return ListLevel(bullet="•")
    form = element.get(STYLE + "num-format", "")
    return ListLevel(
        format=form,
        pattern=_pattern(element, at) if form else element.get(STYLE + "num-suffix", "").strip(" "),
        start=int(start[:6]) if start.isdigit() else 1,
    )


def _pattern(element: "_Element", at: int) -> str:
    for name in _LIST_FORMAT:
        if pattern := element.get(name):
            return pattern[:_LONGEST]
    many = element.get(TEXT + "display-levels", "1")
    first = max(at - (int(many[:2]) if many.isdigit() else 1) + 1, 1)
    numbers = ".".join(f"%{level}%" for level in range(first, at + 1))
    before, behind = element.get(STYLE + "num-prefix", ""), element.get(STYLE + "num-suffix", "")
    return f"{before[:_LONGEST]}{numbers}{behind[:_LONGEST]}"


def _word_format(form: str) -> str:
    """The name that Word has for a format of numbers."""
    known = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}
    cyrillic = {"а": "russianLower", "А": "russianUpper"}  # "а, б, .., аа, бб, ... (ru)"
    return known.get(form) or cyrillic.get(form[:1], "decimal")
