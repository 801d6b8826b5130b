"""Elements of OpenDocument as text; every value and every word is escaped on its way."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

VERSION = "1.3"
_SPACES = re.compile(r"  +|\t|\n")
_URN = "urn:oasis:names:tc:opendocument:xmlns"
_NAMESPACES = {
    **{name: f"{_URN}:{name}:1.0" for name in ("office", "style", "text", "table", "meta")},
    "fo": f"{_URN}:xsl-fo-compatible:1.0",
    "svg": f"{_URN}:svg-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
}


def made(tag: str, attributes: Mapping[str, object] | None = None, *children: str) -> str:
    """The element ``tag`` with its prefix; attributes that are None are left out."""
    written = "".join(
        f" {name}={quoteattr(str(value), {chr(10): '&#10;'})}"
        for name, value in (attributes or {}).items()
        if value is not None
    )
    inner = "".join(children)
    return f"<{tag}{written}>{inner}</{tag}>" if inner else f"<{tag}{written}/>"


def part(tag: str, *children: str) -> bytes:
    """A whole part of a document with its namespaces."""
    names: dict[str, object] = {f"xmlns:{name}": uri for name, uri in _NAMESPACES.items()}
    root = made(tag, {**names, "office:version": VERSION}, *children)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}'.encode()


def points(measure: float) -> str:
    """A measure in points."""
    return f"{measure:.2f}pt"


def words(text: str, *, after_space: bool) -> str:
    """Text with all its spaces, which OpenDocument folds, also into one that stands before (``after_space``)."""
    lead = ""
    if after_space and text.startswith(" "):
        lead, text = made("text:s"), text[1:]
    return lead + _SPACES.sub(lambda match: _kept(match.group()), escape(text))


def _kept(blank: str) -> str:
    if blank == "\t":
        return made("text:tab")
    if blank == "\n":
        return made("text:line-break")
    return " " + made("text:s", {"text:c": len(blank) - 1})
