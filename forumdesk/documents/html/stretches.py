"""Texts of paragraphs as inline elements: what is emphasised, struck out and put in."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement

from forumdesk.documents.html.markup import made, write
from forumdesk.documents.stretches import Rule, Stretch, Weight

BOLD = frozenset({Weight.BOLD, Weight.BOLD_ITALIC})
ITALIC = frozenset({Weight.ITALIC, Weight.BOLD_ITALIC})
_RULES = {Rule.STRUCK: "del", Rule.UNDERLINED: "ins"}


def inline(parts: Iterable[Stretch], own: Weight = Weight.PLAIN) -> Iterator[str | Element]:
    """The words of a paragraph that as a whole looks like ``own``: only what differs from it is marked."""
    for part in parts:
        tags = []
        if part.rule in _RULES:
            tags.append(_RULES[part.rule])
        if part.weight in BOLD and own not in BOLD:
            tags.append("strong")
        if part.weight in ITALIC and own not in ITALIC:
            tags.append("em")
        yield from _within(tags, part.text)


def _within(tags: list[str], text: str) -> Iterator[str | Element]:
    if not tags:
        yield text
        return
    outer = inner = made(tags[0])
    for tag in tags[1:]:
        inner = SubElement(inner, tag)
    write(inner, [text])
    yield outer
