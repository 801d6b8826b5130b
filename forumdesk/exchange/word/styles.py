"""The styles of a Word document: what a paragraph is, and what is bold in it."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from forumdesk.exchange.word.names import W, child, switch, value, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_BELOW = 30  # styles that one is based on
_BODY_LEVEL = 9  # the outline level of ordinary text
# Word keeps English names for its own styles in every language; other programs and templates write their own.
_ROLES = (
    ("annex", re.compile(r"\b(annex|appendix|приложени[ея]|қосымша)", re.IGNORECASE)),
    ("subtitle", re.compile(r"^(subtitle|подзаголовок|тақырыпша|кіші тақырып)\b", re.IGNORECASE)),
    (
        "title",
        re.compile(
            r"^(title|название|заглавие|заголовок документа|атауы|құжат тақырыбы)\b|[a-z]title$",
            re.IGNORECASE,
        ),
    ),
    (
        "heading",
        re.compile(
            r"^(heading|заголовок|тақырып|titre|überschrift|başlık) ?\d*\b(?! (оглав|мазм))", re.IGNORECASE
        ),
    ),
)


@lru_cache(maxsize=2048)
def style_role(name: str) -> str:
    """What a style of that name makes of a paragraph: "title", "subtitle", "heading", "annex" or ""."""
    return next((role for role, pattern in _ROLES if pattern.search(name.strip())), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis:
    """Bold, italic and hidden as the styles of a paragraph or of characters say; None where none says it."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    name: str
    based_on: str
    properties: "_Element"


class Styles:
    """The part styles.xml, also where it is missing."""

    def __init__(self, root: "_Element | None") -> None:
        self._styles: dict[str, _Style] = {}
        self._emphasis: dict[str, Emphasis] = {}
        self._roles: dict[str, str] = {}
        self._paragraph_default = ""
        defaults = child(child(child(root, "docDefaults"), "rPrDefault"), "rPr")
        self._default = _emphasis(defaults)
        for element in root.findall(W + "style") if root is not None else ():
            identifier = element.get(W + "styleId", "")
            self._styles[identifier] = _Style(
                name=value(element, "name") or identifier,
                based_on=value(element, "basedOn") or "",
                properties=element,
            )
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in {"1", "true", "on"}:
                self._paragraph_default = identifier

    def paragraph_style(self, properties: "_Element | None") -> str:
        """The identifier of a paragraph's style."""
        return value(properties, "pStyle") or self._paragraph_default

    def name(self, identifier: str) -> str:
        """The name of a style as a person sees it."""
        style = self._styles.get(identifier)
        return style.name if style else ""

    def role(self, identifier: str, properties: "_Element | None") -> str:
        """What the paragraph is by its style and the styles below it, or by its outline level."""
        known = self._roles.get(identifier)
        if known is None:
            names = (style.name for style in self._chain(identifier))
            known = next((role for name in names if (role := style_role(name))), "")
            self._roles[identifier] = known
        if known:
            return known
        level = whole(value(properties, "outlineLvl"))
        if level is None:
            level = whole(self.said(identifier, "pPr/outlineLvl"))
        return "heading" if level is not None and level < _BODY_LEVEL else style_role(identifier)

    def said(self, identifier: str, path: str) -> str | None:
        """The value at ``path`` in the style or the nearest style below it that has one."""
        for style in self._chain(identifier):
            found = value(style.properties, path)
            if found is not None:
                return found
        return None

    def numbering_of(self, identifier: str) -> tuple[str, str] | None:
        """Number instance and the style that names it, which a list may be linked to."""
        seen = identifier
        for style in self._chain(identifier):
            found = value(style.properties, "pPr/numPr/numId")
            if found is not None:
                return found, seen
            seen = style.based_on
        return None

    def emphasis(self, identifier: str) -> Emphasis:
        """What a style and those below it say; the nearest one counts."""
        known = self._emphasis.get(identifier)
        if known is None:
            found = [_emphasis(child(style.properties, "rPr")) for style in self._chain(identifier)]
            known = Emphasis(
                bold=next((one.bold for one in found if one.bold is not None), None),
                italic=next((one.italic for one in found if one.italic is not None), None),
                hidden=next((one.hidden for one in found if one.hidden is not None), None),
            )
            self._emphasis[identifier] = known
        return known

    def of_run(self, paragraph: str, run: "_Element | None") -> Emphasis:
        """How characters look: said beside them, else by both styles, which switch each other (ECMA-376, 17.7.3)."""
        below = self.emphasis(paragraph)
        above = self.emphasis(value(run, "rStyle") or "") if run is not None else Emphasis()
        direct = _emphasis(run)
        return Emphasis(
            bold=_switched(direct.bold, below.bold, above.bold, self._default.bold),
            italic=_switched(direct.italic, below.italic, above.italic, self._default.italic),
            hidden=_switched(direct.hidden, below.hidden, above.hidden, self._default.hidden),
        )

    def _chain(self, identifier: str) -> list[_Style]:
        """The style and those it is based on, which in damaged files go round in circles."""
        found: list[_Style] = []
        seen: set[str] = set()
        while identifier in self._styles and identifier not in seen and len(found) < _MOST_BELOW:
            seen.add(identifier)
            found.append(self._styles[identifier])
            identifier = found[-1].based_on
        return found


def _emphasis(properties: "_Element | None") -> Emphasis:
    return Emphasis(
        bold=switch(properties, "b"), italic=switch(properties, "i"), hidden=switch(properties, "vanish")
    )


def _switched(direct: bool | None, below: bool | None, above: bool | None, default: bool | None) -> bool:
    if direct is not None:
        return direct
    if below is None and above is None:
        return bool(default)
    return bool(default) or (bool(below) != bool(above))
