"""What is common to all Akoma Ntoso that is written here: one file of one work, words in elements, white space."""

import re
from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0/WD17"
"""The schema's own; the final standard of 2018 left the name of the working draft to it."""
_TEXTUAL = frozenset({"p", "heading", "num"})
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def document_of(first: Element, others: Sequence[Element]) -> bytes:
    """One file in UTF-8: the text in the first language is the document, the others are components beside it."""
    root = Element("akomaNtoso", xmlns=NAMESPACE)
    root.append(first)
    if others:
        components = SubElement(root, "components")
        for place, other in enumerate(others, 2):
            SubElement(components, "component", eId=f"cmp_{place}").append(other)
    _indented(root, 0)
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def within(tags: Sequence[str], text: str) -> Iterator[str | Element]:
    """The text inside elements that stand in each other; bare without any."""
    if not tags:
        yield text
        return
    outer = inner = Element(tags[0])
    for tag in tags[1:]:
        inner = SubElement(inner, tag)
    write(inner, [text])
    yield outer


def write(parent: Element, words: Iterable[str | Element]) -> None:
    """Put words and elements into ``parent``; a line end becomes ``br``, what XML cannot hold a space."""
    last: Element | None = None
    for word in words:
        if isinstance(word, Element):
            parent.append(word)
            last = word
            continue
        for number, line in enumerate(_NOT_IN_XML.sub(" ", word).split("\n")):
            if number:
                last = SubElement(parent, "br")
            if last is None:
                parent.text = (parent.text or "") + line
            else:
                last.tail = (last.tail or "") + line


def _indented(element: Element, depth: int) -> None:
    """Put each container on a line of its own; spaces among words stay as they are."""
    if element.tag in _TEXTUAL or not len(element):
        return
    element.text = "\n" + " " * (depth + 1)
    for child in element:
        _indented(child, depth + 1)
        child.tail = element.text
    child.tail = "\n" + " " * depth
