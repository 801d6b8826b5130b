"""What the marks on the pages mean: the tree that a screen reader follows."""

from dataclasses import dataclass, field
from typing import Any, Union

# What a screen reader chooses its voice by.
LOCALES = {"kk": "kk-KZ", "ru": "ru-KZ", "en": "en-GB"}
HEADINGS = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"})
SOFT_HYPHEN = "\u00ad"

Box = tuple[float, float, float, float]  # left, bottom, right, top in points from the lower left corner


@dataclass(slots=True, eq=False)
class Link:
    """A place on a page (from 0) that leads to ``address``; ``words`` say where, for whoever does not see it."""

    page: int
    box: Box
    address: str
    words: str


@dataclass(slots=True, eq=False)
class Element:
    """A node of the structure tree; ``content`` are elements, links, and pairs of page index and mark number.

    ``alternative`` says in words what a picture shows, ``box`` where it stands. ``columns`` is how many columns a
    cell spans; ``scope`` says what a cell of a heading (TH) heads: "Column", "Row" or "Both", and ``numbering``
    how a list is numbered.
    """

    tag: str
    language: str = ""
    content: list[Union["Element", Link, tuple[int, int]]] = field(default_factory=list)
    alternative: str = ""
    columns: int = 1
    scope: str = ""
    numbering: str = ""
    box: Box | None = None

    def child(
        self,
        tag: str,
        language: str = "",
        *,
        alternative: str = "",
        columns: int = 1,
        scope: str = "",
        numbering: str = "",
    ) -> "Element":
        """Append an element; a heading of a table heads its column, or rows below it where it spans several."""
        if tag == "TH" and not scope:
            scope = "Column" if columns == 1 else "Row"
        element = Element(tag, language, [], alternative, columns, scope, numbering)
        self.content.append(element)
        return element


class Lists:
    """Puts numbered paragraphs of a section into lists, deeper ones into lists inside their points."""

    def __init__(self, section: Element) -> None:
        self._section = section
        self._open: list[tuple[int, Element, Element]] = []  # level, list, body of its last point

    @property
    def place(self) -> Element:
        """Where a paragraph belongs that comes with what stands above it: inside the last point."""
        return self._open[-1][2] if self._open else self._section

    def point(self, level: int, number: str) -> tuple[Element | None, Element]:
        """The elements of the number of a point, if it has one, and of its text; lower levels are outer ones."""
        while self._open and self._open[-1][0] > level:
            self._open.pop()
        if self._open and self._open[-1][0] == level:
            of_level = self._open.pop()[1]
        else:
            of_level = self.place.child("L", numbering=_numbering(number))
        item = of_level.child("LI")
        label = item.child("Lbl") if number else None
        body = item.child("LBody")
        self._open.append((level, of_level, body))
        return label, body.child(
            "P"
        )  # before the points inside it, which may be known earlier than it is drawn

    def close(self) -> Element:
        """Where a paragraph belongs that stands by itself: below the section."""
        self._open.clear()
        return self._section


def _numbering(number: str) -> str:
    """How the points of a list are numbered, as PDF calls it."""
    if not number:
        return "None"
    return "Decimal" if number[:1].isdigit() else "LowerAlpha"


class Reading:
    """Numbers the marks of each page, and holds the tree.

    ``marks`` is how many there are on each page, ``headings`` where headings begin: on which page (from 0), and how
    far above its lower edge.
    """

    def __init__(self) -> None:
        self.root = Element("Document")
        self.marks = [0]
        self.headings: dict[Element, tuple[int, float]] = {}
        self._lines: dict[Element, list[str]] = {}

    def page_turned(self) -> None:
        """Numbers begin anew on each page."""
        self.marks.append(0)

    def mark(self, element: Element) -> int:
        """A new mark on the last page as content of ``element``; returns its number."""
        marks = self.marks
        number = marks[-1]
        marks[-1] = number + 1
        element.content.append((len(marks) - 1, number))
        return number

    def hear(self, element: Element, line: str, height: float) -> None:
        """A line of ``element`` whose upper edge is ``height`` points above the lower edge of the last page."""
        if element.tag in HEADINGS and element not in self.headings:
            self.headings[element] = (len(self.marks) - 1, height)
        self._lines.setdefault(element, []).append(line)

    def words_of(self, element: Element) -> str:
        """What was heard of an element, in one line; a word divided at the end of a line is whole again."""
        whole = "".join(
            line.removesuffix(SOFT_HYPHEN) if line.endswith(SOFT_HYPHEN) else f"{line} "
            for line in self._lines.get(element, ())
        )
        return " ".join(whole.split())

    def said(self, element: Element) -> dict[str, Any]:
        """All that was heard below an element, by its tags."""
        own = {
            "language": element.language,
            "text": self.words_of(element),
            "alternative": element.alternative,
            "content": [self.said(part) for part in element.content if isinstance(part, Element)],
        }
        return {"tag": element.tag, **{name: value for name, value in own.items() if value}}
