"""Elements of WordprocessingML, made by name; every text is escaped on its way."""

import re

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element

TWIPS = 20
"""Twentieths of a point, in which Word measures."""
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def made(tag: str, *children: _Element | None, **attributes: object) -> _Element:
    """The element ``w:tag`` with its attributes, all of the same namespace; None among the children is left out."""
    element: _Element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    for child in children:
        if child is not None:
            element.append(child)
    return element


def twips(points: float) -> int:
    """A measure as Word writes it."""
    return round(points * TWIPS)


def half_points(points: float) -> int:
    """A size of letters as Word writes it."""
    return round(points * 2)


def words(text: str, tag: str = "t") -> _Element:
    """The text of a run, its spaces kept; what cannot stand in XML becomes one."""
    element = made(tag)
    element.text = _NOT_XML.sub(" ", text)
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element
