"""The paragraphs and tables of a Word document, in the order in which they are read."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from forumdesk.exchange.word.container import Container
from forumdesk.exchange.word.errors import DocumentTooDeepError
from forumdesk.exchange.word.inline import DEEPEST, LEFT_OUT, Inline, Words, alternative, mark_is_deleted
from forumdesk.exchange.word.names import COMPATIBILITY, W, child
from forumdesk.exchange.word.numbering import Numbering
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
from forumdesk.exchange.word.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

_FOREIGN = frozenset({W + "altChunk", W + "subDoc"})  # documents inside the document


class Body:
    """Reads the story of a document; the parts that belong to it are looked up by their relations."""

    def __init__(self, container: Container, parts: dict[str, str], findings: Findings) -> None:
        self._container = container
        self._findings = findings
        self._styles = Styles(container.xml(parts["styles"]) if "styles" in parts else None)
        numbering = container.xml(parts["numbering"]) if "numbering" in parts else None
        self._numbering = Numbering(numbering, self._styles)
        self._notes = {
            kind: _by_identifier(container.xml(parts[f"{kind}s"]), kind)
            for kind in ("footnote", "endnote")
            if f"{kind}s" in parts
        }
        self._inline = Inline(self._styles, findings, self._box, self._note, self._too_deep)

    def read(self, root: "_Element") -> list[Item]:
        """All items of the story below ``root``."""
        return self._items(root, Words(), 0)

    def _items(self, container: "_Element", pending: Words, depth: int) -> list[Item]:
        """The items in a container; what a deleted end of a paragraph joins to the next one waits in ``pending``."""
        found: list[Item] = []
        self._collect(container, found, pending, depth)
        if pending.runs or pending.behind:
            found += self._finished(Paragraph(runs=merged_runs(pending.runs)), pending)
        return found

    def _collect(
        self, container: Iterable["_Element"], found: list[Item], pending: Words, depth: int
    ) -> None:
        if depth > DEEPEST:
            raise self._too_deep()
        for element in container:
            tag = element.tag
            if tag == W + "p":
                found += self._paragraph(element, pending, depth)
            elif tag == W + "tbl":
                found.append(Table(rows=tuple(self._rows(element, depth))))
            elif tag in LEFT_OUT:
                self._findings.deletions += tag in {W + "del", W + "moveFrom"}
            elif tag in {W + "bookmarkStart", W + "bookmarkEnd"}:
                self._inline.bookmark(element, pending)
            elif tag in _FOREIGN:
                self._findings.unread += 1
            elif tag == COMPATIBILITY + "AlternateContent":
                chosen = alternative(element)
                self._collect(() if chosen is None else chosen, found, pending, depth + 1)
            else:
                self._collect(element, found, pending, depth + 1)

    def _paragraph(self, element: "_Element", pending: Words, depth: int) -> list[Item]:
        properties = child(element, "pPr")
        style = self._styles.paragraph_style(properties)
        inside = frozenset(self._inline.open.values()) - {mark.name for mark in pending.bookmarks}
        words = Words(pending.runs, pending.bookmarks, pending.behind)
        pending.runs, pending.bookmarks, pending.behind = [], [], []
        self._inline.read(element, style, words, depth)
        if mark_is_deleted(properties):
            self._findings.deletions += 1
            if any(run.text.strip() for run in words.runs):
                pending.runs, pending.bookmarks = words.runs, words.bookmarks
            pending.behind = words.behind
            return [_trace(words.bookmarks)] if words.bookmarks and not pending.bookmarks else []
        looks = self._styles.emphasis(style)
        label = self._numbering.label(properties, style)
        paragraph = Paragraph(
            runs=merged_runs(words.runs),
            number=label.number,
            bullet=label.bullet,
            depth=label.depth,
            style=self._styles.role(style, properties),
            style_name=self._styles.name(style),
            style_bold=bool(looks.bold),
            style_italic=bool(looks.italic),
            bookmarks=tuple(words.bookmarks),
            inside=inside,
        )
        return self._finished(paragraph, words)

    def _finished(self, paragraph: Paragraph, words: Words) -> list[Item]:
        notes = [item for item in words.behind if isinstance(item, Note)]
        return [paragraph, *notes, *(item for item in words.behind if not isinstance(item, Note))]

    def _rows(self, table: Iterable["_Element"], depth: int) -> list[TableRow]:
        if depth > DEEPEST:
            raise self._too_deep()
        rows: list[TableRow] = []
        for element in table:
            if element.tag == W + "tr":
                properties = child(element, "trPr")
                if child(properties, "del") is not None:
                    self._findings.deletions += 1
                    cells = tuple(_traces(element))
                else:
                    cells = tuple(self._cells(element, depth + 1))
                if cells:
                    rows.append(TableRow(cells=cells, heading=child(properties, "tblHeader") is not None))
            elif element.tag not in LEFT_OUT:
                rows += self._rows(element, depth + 1)
        return rows

    def _cells(self, row: Iterable["_Element"], depth: int) -> list[tuple[Item, ...]]:
        if depth > DEEPEST:
            raise self._too_deep()
        cells: list[tuple[Item, ...]] = []
        for element in row:
            if element.tag == W + "tc":
                deleted = child(child(element, "tcPr"), "cellDel") is not None
                self._findings.deletions += deleted
                cells.append(() if deleted else tuple(self._items(element, Words(), depth + 1)))
            elif element.tag not in LEFT_OUT:
                cells += self._cells(element, depth + 1)
        return cells

    def _box(self, element: "_Element", depth: int) -> list[Item]:
        return self._items(element, Words(), depth + 1)

    def _note(self, kind: str, identifier: str, mark: str) -> Note | None:
        element = self._notes.get(kind, {}).pop(identifier, None)  # a note that refers to itself is read once
        if element is None:
            return None
        items = self._items(element, Words(), 1)
        return Note(paragraphs=tuple(_paragraphs(items)), mark=mark)

    def _too_deep(self) -> Exception:
        return DocumentTooDeepError(name=self._container.name)


def _trace(bookmarks: Iterable[Bookmark]) -> Paragraph:
    """What stays of a paragraph that was deleted: where it began, for a document that comes back."""
    return Paragraph(runs=(), bookmarks=tuple(bookmarks))


def _traces(row: "_Element") -> Iterator[tuple[Item, ...]]:
    """What stays of the cells of a row that was deleted."""
    for cell in row.iter(W + "tc"):
        names = (start.get(W + "name", "") for start in cell.iter(W + "bookmarkStart"))
        yield (_trace(Bookmark(name=name) for name in names),)


def _paragraphs(items: Iterable[Item]) -> Iterable[Paragraph]:
    for item in items:
        if isinstance(item, Paragraph):
            yield item
        elif isinstance(item, Table):
            for row in item.rows:
                for cell in row.cells:
                    yield from _paragraphs(cell)
        else:
            yield from item.paragraphs


def _by_identifier(root: "_Element | None", kind: str) -> dict[str, "_Element"]:
    """The notes of a part; those with a type are lines between text and notes."""
    if root is None:
        return {}
    notes = root.iter(W + kind)
    return {note.get(W + "id", ""): note for note in notes if note.get(W + "type") in {None, "normal"}}
