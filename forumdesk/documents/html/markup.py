"""Elements of a web page, whose texts are escaped by being texts; nothing is ever joined into markup as a string."""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from forumdesk.domain.texts import Language

_NOT_IN_HTML = re.compile("[^\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
_INLINE = frozenset({"a", "strong", "em", "del", "ins", "span", "code", "br", "img", "path", "rect"})


def made(tag: str, *, css: str = "", language: Language | None = None, **attributes: str) -> Element:
    """An element that stands nowhere yet; ``css`` are its classes, ``aria_label`` is written aria-label."""
    found = Element(tag)
    if css:
        found.set("class", css)
    if language is not None:
        found.set("lang", language.value)
    for name, value in attributes.items():
        if value:
            found.set(name.replace("_", "-"), _allowed(value))
    if tag not in _INLINE:  # the source of the page is to be read too
        found.tail = "\n"
    return found


def put(
    parent: Element,
    tag: str,
    text: str = "",
    *,
    css: str = "",
    language: Language | None = None,
    **attributes: str,
) -> Element:
    """A new element at the end of ``parent``, with ``text`` in it; attributes without a value are left out."""
    found = made(tag, css=css, language=language, **attributes)
    parent.append(found)
    if text:
        write(found, [text])
    return found


def write(parent: Element, words: Iterable[str | Element]) -> None:
    """Put words and elements at the end of ``parent``; the end of a line becomes ``br``."""
    last = parent[-1] if len(parent) else None
    for word in words:
        if isinstance(word, Element):
            parent.append(word)
            last = word
            continue
        for number, line in enumerate(_allowed(word).split("\n")):
            if number:
                last = SubElement(parent, "br")
            if last is None:
                parent.text = (parent.text or "") + line
            else:
                last.tail = (last.tail or "") + line


def add_class(element: Element, css: str) -> None:
    """One class more."""
    element.set("class", f"{element.get('class', '')} {css}".strip())


def to_bytes(root: Element) -> bytes:
    """The whole page in UTF-8 with line feeds."""
    text: str = tostring(root, encoding="unicode", method="html")
    return f"<!doctype html>\n{text}".encode()


def _allowed(text: str) -> str:
    """What HTML may not hold becomes a space."""
    return _NOT_IN_HTML.sub(" ", text)
