"""Paragraphs of a resolution as headings, lists and notes; the tree follows from kinds and levels alone."""

from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile
from xml.etree.ElementTree import Element

from forumdesk.documents.html.markup import add_class, put, write
from forumdesk.documents.html.page import Outline
from forumdesk.documents.html.stretches import BOLD, inline
from forumdesk.documents.paragraphs import Kind, Paragraph
from forumdesk.documents.stretches import Stretch, Weight
from forumdesk.domain.resolutions import Part
from forumdesk.services.sheets import RowChange, SheetRow

_HEADINGS = {Kind.TITLE: 1, Kind.LEAD: 2, Kind.HEADING: 2, Kind.ANNEX: 2}
_LOOKS = {
    Kind.TITLE: Weight.BOLD,
    Kind.THEME: Weight.BOLD,
    Kind.HEADING: Weight.BOLD,
    Kind.ANNEX: Weight.BOLD,
    Kind.LEAD: Weight.ITALIC,
}
_IN_LISTS = frozenset({Kind.ITEM, Kind.POINT, Kind.NOTE, Kind.AUTHORS})
_NAMES = {Part.RECOMMENDATION: "r", Part.ISSUE: "i"}


class ParagraphWriter:
    """Writes paragraphs in the language of ``outline`` into ``section``.

    ``rows`` are those of the sheet by their identifiers. ``grid`` says in which row of a grid a paragraph stands,
    which is counted alike in all languages; without it paragraphs just follow each other.
    """

    def __init__(
        self,
        section: Element,
        outline: Outline,
        rows: Mapping[str, SheetRow],
        grid: Callable[[int], int] | None = None,
    ) -> None:
        self._place = section
        self._section = section
        self._outline = outline
        self._rows = rows
        self._grid = grid
        self._row = 0
        self._lists: list[Element] = []  # the open lists, each inside the last item of the one before
        self._prefix = ""  # of the addresses of the item last begun and of its points
        self._above: Kind | None = None

    def write(self, paragraph: Paragraph) -> None:
        """One paragraph, if it says anything in this language; its row is counted all the same."""
        self._row += 1
        stretches = paragraph.texts.get(self._outline.language, ())
        if not stretches:
            return
        kind = paragraph.kind
        if kind is Kind.ITEM:
            self._item(paragraph, stretches)
        elif kind is Kind.POINT:
            self._point(paragraph, stretches)
        elif kind in _HEADINGS or kind is Kind.ANNEX_MARK:
            self._heading(paragraph, stretches)
        else:
            if not (self._lists and (kind in _IN_LISTS or self._is_of_item(stretches))):
                self.close()
            css = f"{kind.value} opens" if paragraph.opens else kind.value
            role = "note" if kind is Kind.NOTE else ""
            self._paragraph(self._innermost, stretches, css, role=role, kind=kind, change=paragraph.change)
        self._above = kind

    def line(self, text: str, *, css: str) -> Element:
        """A paragraph that the document adds by itself, in a row of its own."""
        self._row += 1
        return put(self._cell(self._section), "p", text, css=css)

    def close(self) -> None:
        """End all lists: what follows belongs to no item."""
        self._lists.clear()

    @property
    def _innermost(self) -> Element:
        """Where a paragraph below the last one stands."""
        return self._lists[-1][-1] if self._lists else self._place

    def _is_of_item(self, stretches: Sequence[Stretch]) -> bool:
        """Whether a text belongs to the item above it."""
        row = self._rows.get(stretches[0].source)
        return row is not None and row.part is Part.BODY

    def _cell(self, parent: Element) -> Element:
        """Where a paragraph is put; in a grid only this has a place of its own, which an address can lead to."""
        if self._grid is None:
            return parent
        name = parent.attrib.pop("id", "")
        return put(parent, "div", css="cell", id=name, style=f"grid-row:{self._grid(self._row)}")

    def _heading(self, paragraph: Paragraph, stretches: Sequence[Stretch]) -> None:
        self.close()
        kind = paragraph.kind
        begins = kind is Kind.ANNEX_MARK or (kind is Kind.ANNEX and self._above is not Kind.ANNEX_MARK)
        if begins:
            self._place = put(self._section, "section", css="annexed")
        if kind is Kind.ANNEX_MARK:
            self._paragraph(self._place, stretches, kind.value)
            return
        deeper = self._place is not self._section and kind is not Kind.ANNEX
        level = _HEADINGS[kind] + (1 if deeper and kind is not Kind.TITLE else 0)
        cell = self._cell(self._place)
        found = self._outline.heading(cell, level, css=kind.value, listed=not deeper)
        write(found, inline(stretches, _LOOKS[kind]))
        _changed(found, paragraph.change)
        self._outline.name(found)

    def _item(self, paragraph: Paragraph, stretches: Sequence[Stretch]) -> None:
        row = self._rows.get(stretches[0].source)
        prefix = _NAMES.get(row.part, "") if row is not None else ""
        number = row.number if row is not None and prefix else ""
        self._prefix = prefix or "t"
        item = self._listed(0, "items", _address(self._prefix, number))
        heading = _heading_of(stretches, number)
        cell = self._cell(item)
        if heading:
            found = self._outline.heading(cell, 3, css="item")
            write(found, inline(heading, Weight.BOLD))
            _changed(found, paragraph.change)
        if rest := stretches[len(heading) :]:
            found = put(cell, "p", css="body" if heading else "item")
            write(found, inline(rest))
            _changed(found, paragraph.change)

    def _point(self, paragraph: Paragraph, stretches: Sequence[Stretch]) -> None:
        within_item = bool(self._lists) and self._lists[0].get("class") == "items"
        depth = paragraph.level - (0 if within_item else 1)
        depth = max(min(depth, len(self._lists)), 1 if within_item else 0)
        name = _address(self._prefix if within_item else "p", paragraph.number)
        item = self._listed(depth, f"points level-{min(paragraph.level, 4)}", name)
        found = put(self._cell(item), "p", css="point")
        if paragraph.number:
            put(found, "span", paragraph.number, css="number")
            write(found, [" "])
        write(found, inline(stretches))
        _changed(found, paragraph.change)

    def _listed(self, depth: int, css: str, name: str) -> Element:
        """A new item of the list at this depth, which is begun where it is not open."""
        del self._lists[depth + 1 :]
        if len(self._lists) == depth:
            parent = self._lists[-1][-1] if self._lists else self._place
            self._lists.append(put(parent, "ol", css=css, role="list"))
        identifier = self._outline.anchors.take(name, self._outline.language) if name else ""
        return put(self._lists[-1], "li", id=identifier)

    def _paragraph(
        self,
        parent: Element,
        stretches: Sequence[Stretch],
        css: str,
        *,
        role: str = "",
        kind: Kind = Kind.TEXT,
        change: RowChange = RowChange.NONE,
    ) -> None:
        found = put(self._cell(parent), "p", css=css, role=role)
        write(found, inline(stretches, _LOOKS.get(kind, Weight.PLAIN)))
        _changed(found, change)


def _heading_of(stretches: Sequence[Stretch], number: str) -> tuple[Stretch, ...]:
    """The bold words that an item begins with, where they are more than its number."""
    source = stretches[0].source
    own = tuple(takewhile(lambda one: one.source == source, stretches))
    if any(one.weight not in BOLD for one in own):
        return ()
    if number and own[0].text.strip() == number and len(own) == len(stretches):
        return ()  # whatever is bold behind the number is so by its author
    return own if any(one.text.strip() != number for one in own) else ()


def _address(prefix: str, number: str) -> str:
    """The address of an item: "r-3", of its point "r-3-1"; empty without a number."""
    figures = "".join(letter if letter.isalnum() else " " for letter in number).split()
    return "-".join((prefix, *figures)) if figures else ""


def _changed(element: Element, change: RowChange) -> None:
    """Set off a paragraph that comes or goes as a whole."""
    if change is not RowChange.NONE:
        add_class(element, change.value)
