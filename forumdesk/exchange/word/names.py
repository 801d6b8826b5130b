"""The names of elements and attributes in WordprocessingML, and small steps through a tree."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
VML = "{urn:schemas-microsoft-com:vml}"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_OFF = frozenset({"0", "false", "off", "none"})


def value(element: "_Element | None", path: str, attribute: str = "val") -> str | None:
    """The attribute of the element at ``path`` ("pPr/numPr") below ``element``; None where it is not said."""
    if element is None:
        return None
    found = element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + attribute)


def switch(element: "_Element | None", name: str) -> bool | None:
    """Whether a property is switched on or off; None where it is not said."""
    found = None if element is None else element.find(W + name)
    if found is None:
        return None
    return found.get(W + "val", "1").casefold() not in _OFF


def child(element: "_Element | None", name: str) -> "_Element | None":
    """The first child of that name."""
    return None if element is None else element.find(W + name)


def whole(text: str | None) -> int | None:
    """A number in an attribute; None for anything else."""
    try:
        return None if text is None else int(text)
    except ValueError:
        return None
