"""Reading texts of OpenDocument, as LibreOffice writes them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from forumdesk.exchange.odt_inline import MOST_REPEATED, OdtInline, OdtWords
from forumdesk.exchange.odt_styles import LEVELS, OFFICE, STYLE, TEXT, ListLevel, OdtStyles, label
from forumdesk.exchange.word.container import Container, ContainerKind, open_container
from forumdesk.exchange.word.document import TURNING, WORDS_OF_PAGE, WordText, Written, moment, word_text
from forumdesk.exchange.word.errors import DocumentDamagedError, DocumentTooDeepError, NotADocumentError
from forumdesk.exchange.word.inline import DEEPEST
from forumdesk.exchange.word.paragraphs import (
    Bookmark,
    Findings,
    Item,
    Note,
    Paragraph,
    Table,
    TableRow,
    merged_runs,
)
from forumdesk.exchange.word.returned import returned_text
from forumdesk.services.proposals import ReturnedText
from forumdesk.services.returned import EXPORTED_PROPERTY, MEETING_PROPERTY

if TYPE_CHECKING:
    from lxml.etree import _Element

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def read_odt(path: Path) -> WordText:
    """The text of the .odt at ``path``; more under :func:`~forumdesk.exchange.word.document.read_word`."""
    with open_container(path) as container:
        return word_text(read_written_odt(container), container.name)


def read_returned_odt(path: Path) -> ReturnedText | None:
    """The rows of an .odt that the program exported; None for a document of others."""
    with open_container(path) as container:
        return returned_text(read_written_odt(container))


def read_written_odt(container: Container) -> Written:
    """The items of an .odt. Errors as of :func:`read_odt`."""
    if container.kind is not ContainerKind.OPEN_DOCUMENT:
        raise NotADocumentError(name=container.name)
    content, around = container.xml("content.xml"), container.xml("styles.xml")
    text = None if content is None else content.find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise DocumentDamagedError(name=container.name)
    styles = OdtStyles()
    styles.add(around, main=False)
    styles.add(content, main=True)
    findings = Findings(margins=list(_margins(around)))
    items = _Body(styles, findings, container.name).read(text)
    findings.turning = sum(len(TURNING.findall(str(piece))) for piece in text.itertext())
    meta = container.xml("meta.xml")
    exported = _property(meta, EXPORTED_PROPERTY)
    if not exported and meta is not None:
        exported = "".join(one.text or "" for one in meta.iter(_META + "creation-date"))
    return Written(
        items=tuple(items),
        findings=findings,
        meeting_id=_property(meta, MEETING_PROPERTY),
        exported_at=moment(exported),
    )


@dataclass(slots=True)
class _List:
    """A list that is being counted; ``counters`` by level, from 1."""

    style: str
    counters: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Place:
    """Where in a list a paragraph stands; the label is given to the first paragraph of an item."""

    list: _List
    level: int
    style: str
    labelled: bool
    start: int | None = None


class _Body:
    """Walks through the text; lists go on from one element to a later one."""

    def __init__(self, styles: OdtStyles, findings: Findings, name: str) -> None:
        self._styles = styles
        self._name = name
        self._inline = OdtInline(styles, findings, self._frame, self._note, self._too_deep)
        self._lists: dict[str, _List] = {}
        self._last: dict[str, _List] = {}
        self._outline = _List(style="")

    def read(self, text: "_Element") -> list[Item]:
        """All items of the text; behind them what stays of paragraphs that were deleted, for one that comes back."""
        found = self.items(text, 0)
        marks = [Bookmark(name=name) for name in self._inline.deleted]
        return [*found, *(Paragraph(runs=(), bookmarks=(mark,)) for mark in marks)]

    def items(self, container: Iterable["_Element"], depth: int) -> list[Item]:
        """All items of a container."""
        found: list[Item] = []
        for element in container:
            found += self._items_of(element, depth, None)
        return found

    def _items_of(self, element: "_Element", depth: int, place: _Place | None) -> list[Item]:
        if depth > DEEPEST:
            raise self._too_deep()
        tag = element.tag
        if self._inline.silent(element):
            return []
        if tag in {TEXT + "p", TEXT + "h"}:
            return self._paragraph(element, depth, place)
        if tag == TEXT + "list":
            return self._list(element, depth, place)
        if tag == _TABLE + "table":
            return [Table(rows=tuple(self._rows(element, depth, heading=False)))]
        if not len(element):
            return []
        return [item for inner in element for item in self._items_of(inner, depth + 1, place)]

    # Paragraphs

    def _paragraph(self, element: "_Element", depth: int, place: _Place | None) -> list[Item]:
        inside = frozenset(self._inline.open)
        words = OdtWords()
        self._inline.read(element, words, depth)
        number, bullet, level = self._label(element, place)
        style = element.get(TEXT + "style-name", "")
        role = self._styles.role(style)
        looks = self._styles.named_look(style)
        paragraph = Paragraph(
            runs=merged_runs(words.runs),
            number=number,
            bullet=bullet,
            depth=level,
            style=role or ("heading" if element.tag == TEXT + "h" else ""),
            style_name=self._styles.shown_name(style),
            style_bold=bool(looks.bold),
            style_italic=bool(looks.italic),
            bookmarks=tuple(words.bookmarks),
            inside=inside,
        )
        notes = [item for item in words.behind if isinstance(item, Note)]
        return [paragraph, *notes, *(item for item in words.behind if not isinstance(item, Note))]

    def _label(self, element: "_Element", place: _Place | None) -> tuple[str, str, int]:
        """Number, bullet and level of a paragraph, which is counted."""
        if place is not None:
            if not place.labelled:
                return "", "", 0
            place.labelled = False
            style = place.style or self._styles.list_of(element.get(TEXT + "style-name", ""))
            return _counted(place.list, self._styles.lists.get(style, {}), place.level, place.start)
        level = element.get(TEXT + "outline-level", "")
        if element.tag == TEXT + "h" and level.isdigit() and not element.get(TEXT + "is-list-header"):
            return _counted(self._outline, self._styles.outline, int(level[:2]), None)
        return "", "", 0

    def _frame(self, element: "_Element", depth: int) -> list[Item]:
        return self._items_of(element, depth + 1, None)

    def _note(self, element: "_Element", mark: str) -> Note:
        body = element.find(TEXT + "note-body")
        items = self.items(body if body is not None else (), 1)
        return Note(paragraphs=tuple(_paragraphs(items)), mark=mark)

    # Lists

    def _list(self, element: "_Element", depth: int, outer: _Place | None) -> list[Item]:
        style = element.get(TEXT + "style-name", "") or (outer.style if outer else "")
        goes_on = element.get(TEXT + "continue-numbering") == "true"
        if outer is None:
            counted, level = self._counted_in(element, style, goes_on=goes_on), 1
        else:
            counted, level = outer.list, min(outer.level + 1, LEVELS)
            # An item without words of its own only leads to the level of the list that goes on.
            if not goes_on and not outer.labelled:
                counted.counters.pop(level, None)
        found: list[Item] = []
        for item in element:
            start = item.get(TEXT + "start-value", "")
            place = _Place(
                list=counted,
                level=level,
                style=item.get(TEXT + "style-override", "") or style,
                labelled=item.tag == TEXT + "list-item",
                start=int(start[:6]) if start.isdigit() else None,
            )
            for inner in item:
                found += self._items_of(inner, depth + 1, place)
        return found

    def _counted_in(self, element: "_Element", style: str, *, goes_on: bool) -> _List:
        named = element.get(TEXT + "continue-list")
        before = None if named is None else self._lists.get(named)
        if before is None and goes_on:
            before = self._last.get(style)
        counted = before or _List(style=style)
        self._lists[element.get(_ID, "")] = counted
        self._last[style] = counted
        return counted

    # Tables

    def _rows(self, table: Iterable["_Element"], depth: int, *, heading: bool) -> Iterator[TableRow]:
        if depth > DEEPEST:
            raise self._too_deep()
        for element in table:
            if element.tag == _TABLE + "table-row":
                yield TableRow(cells=tuple(self._cells(element, depth + 1)), heading=heading)
            elif str(element.tag).startswith(_TABLE):
                inner = heading or element.tag == _TABLE + "table-header-rows"
                yield from self._rows(element, depth + 1, heading=inner)

    def _cells(self, row: Iterable["_Element"], depth: int) -> Iterator[tuple[Item, ...]]:
        for element in row:
            if element.tag not in {_TABLE + "table-cell", _TABLE + "covered-table-cell"}:
                continue
            items = tuple(self.items(element, depth + 1))
            many = element.get(_TABLE + "number-columns-repeated", "1")
            yield items
            for _ in range(1, min(int(many[:4]) if many.isdigit() else 1, MOST_REPEATED)):
                yield ()

    def _too_deep(self) -> Exception:
        return DocumentTooDeepError(name=self._name)


def _counted(
    counted: _List, levels: Mapping[int, ListLevel], level: int, start: int | None
) -> tuple[str, str, int]:
    here = levels.get(level)
    if here is None:
        return "", "", 0
    if here.bullet:
        return "", here.bullet, level
    for above in range(1, level):
        counted.counters.setdefault(above, levels[above].start if above in levels else 1)
    before = counted.counters.get(level)
    counted.counters[level] = start if start is not None else here.start if before is None else before + 1
    for deeper in [at for at in counted.counters if at > level]:
        del counted.counters[deeper]
    number = label(levels, level, counted.counters)
    return number, "", level if number else 0


def _paragraphs(items: Iterable[Item]) -> Iterator[Paragraph]:
    for item in items:
        if isinstance(item, Paragraph):
            yield item
        elif isinstance(item, Note):
            yield from item.paragraphs
        else:
            for row in item.rows:
                for cell in row.cells:
                    yield from _paragraphs(cell)


def _margins(root: "_Element | None") -> Iterator[str]:
    """The words of headers and footers that are more than a page number."""
    for kind in ("header", "footer"):
        for element in root.iter(STYLE + kind) if root is not None else ():
            pieces = (
                "".join(map(str, one.itertext())).strip() for one in element.iter(TEXT + "p") if _speaks(one)
            )
            text = " ".join(filter(None, pieces))
            if any(char.isalpha() for char in text):
                yield text


def _speaks(paragraph: "_Element") -> bool:
    """Whether a paragraph of a header or footer says more than "page 1 of 7"."""
    words = "".join(map(str, paragraph.itertext())).split()
    return paragraph.find(f".//{TEXT}page-number") is None or len(words) > WORDS_OF_PAGE


def _property(root: "_Element | None", name: str) -> str:
    for element in root.iter(_META + "user-defined") if root is not None else ():
        if element.get(_META + "name") == name:
            return (element.text or "").strip()
    return ""
