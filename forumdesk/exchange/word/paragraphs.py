"""What all word processors write, free of their formats: paragraphs, tables, notes; and their way to blocks."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from forumdesk.domain.texts import clean_line
from forumdesk.exchange.item_numbers import written_number
from forumdesk.exchange.light_markup import Block, Run
from forumdesk.exchange.markup_lines import without_bullet

BETWEEN_CELLS = " | "


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """A bookmark that begins in a paragraph, behind the words ``before``."""

    name: str
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph as it is shown. ``number`` or ``bullet`` were made by the program, not typed.

    ``runs`` may hold line breaks. ``style`` is what the style makes of it ("heading"), ``style_name`` the name that a
    person sees. ``style_bold`` and ``style_italic`` say what the style makes of all its words.
    ``inside`` are bookmarks that began in an earlier paragraph and go on in this one.
    """

    runs: tuple[Run, ...]
    number: str = ""
    bullet: str = ""
    depth: int = 0
    style: str = ""
    style_name: str = ""
    style_bold: bool = False
    style_italic: bool = False
    bookmarks: tuple[Bookmark, ...] = ()
    inside: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The words, line breaks included."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """The words of a footnote or an endnote, to stand behind the paragraph with its mark."""

    paragraphs: tuple[Paragraph, ...]
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """The cells of a row; ``heading`` if the program repeats it on every page."""

    cells: tuple[tuple["Item", ...], ...]
    heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells, which hold paragraphs and tables."""

    rows: tuple[TableRow, ...]


Item = Paragraph | Note | Table


@dataclass(slots=True)
class Findings:
    """What a reader left out or met on its way, counted."""

    insertions: int = 0
    deletions: int = 0
    comments: int = 0
    pictures: int = 0
    elsewhere: int = 0
    turning: int = 0
    hidden: int = 0
    unread: int = 0
    margins: list[str] = field(default_factory=list)


def words_of(items: Iterable[Item]) -> Iterator[str]:
    """The texts of all paragraphs, at any depth."""
    for item in items:
        if isinstance(item, Paragraph):
            yield item.text
        elif isinstance(item, Note):
            yield from words_of(item.paragraphs)
        else:
            for row in item.rows:
                for cell in row.cells:
                    yield from words_of(cell)


def merged_runs(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs with neighbours of the same emphasis in one, cleaned; word processors cut words anywhere."""
    pieces: list[list[str]] = []
    looks: list[tuple[bool, bool]] = []
    for run in runs:
        text, look = run.text, (run.bold, run.italic)
        if pieces and (text.isspace() or looks[-1] == look):
            pieces[-1].append(text)
            continue
        if pieces:
            # An accent belongs to the letter that it stands on, whatever its emphasis.
            accents = next((at for at, char in enumerate(text) if not unicodedata.combining(char)), len(text))
            pieces[-1].append(text[:accents])
            text = text[accents:]
        if text:
            pieces.append([text])
            looks.append(look)
    texts = (_cleaned("".join(one)) for one in pieces)
    return tuple(
        Run(text=text, bold=bold, italic=italic)
        for text, (bold, italic) in zip(texts, looks, strict=True)
        if text
    )


def _cleaned(text: str) -> str:
    """As :func:`clean_line`, but with its line breaks and the spaces at its ends."""
    return "\n".join(clean_line(f"|{line}|")[1:-1] for line in text.split("\n"))


def blocks_of(items: Sequence[Item]) -> tuple[Block, ...]:
    """The blocks of a document: a table's row one block, notes behind their mark; empty paragraphs part groups."""
    made: list[Block] = []
    group = 0
    for item in items:
        found = [block for block in _blocks(item) if block.text or block.number]
        group += bool(made) and not found and isinstance(item, Paragraph)
        made += (replace(block, group=group, line=len(made) + at) for at, block in enumerate(found, 1))
    return tuple(made)


def _blocks(item: Item) -> Iterator[Block]:
    if isinstance(item, Paragraph):
        yield from _of_paragraph(item)
    elif isinstance(item, Note):
        text = " ".join(filter(None, map(_in_one_line, item.paragraphs)))
        yield Block(runs=(Run(text=text),), number=f"[{item.mark}]", style="note")
    elif all(len(row.cells) == 1 for row in item.rows):
        # A frame around a text: not a table for its reader.
        for row in item.rows:
            for inner in row.cells[0]:
                yield from _blocks(inner)
    else:
        for row in item.rows:
            yield from _of_row(row)


def _of_row(row: TableRow) -> Iterator[Block]:
    cells = [
        " ".join(_in_one_line(inner) for inner in cell if isinstance(inner, Paragraph)).strip()
        for cell in row.cells
    ]
    if any(cells):
        bold = _wholly_bold(row)
        yield Block(runs=(Run(text=BETWEEN_CELLS.join(filter(None, cells)), bold=bold),), style="cell")
    for cell in row.cells:
        for inner in cell:
            if not isinstance(inner, Paragraph):
                yield from _blocks(inner)


def _wholly_bold(row: TableRow) -> bool:
    runs = [run for cell in row.cells for item in cell if isinstance(item, Paragraph) for run in item.runs]
    return all(run.bold for run in runs if run.text.strip())


def _in_one_line(paragraph: Paragraph) -> str:
    words = paragraph.text.replace("\n", " ").strip()
    return " ".join(part for part in (paragraph.number, words) if part)


def _of_paragraph(paragraph: Paragraph) -> Iterator[Block]:
    """One block, or several where somebody typed a list with line breaks."""
    lines = _lines(paragraph.runs)
    for at, runs in enumerate(lines):
        first = at == 0
        number, bullet = (paragraph.number, paragraph.bullet) if first else ("", "")
        if not number and not bullet and paragraph.style not in {"title", "subtitle"}:
            number, bullet, runs = _typed(runs)
        if paragraph.style in {"title", "subtitle", "heading", "annex"}:
            runs = tuple(replace(run, bold=True) for run in runs)
        yield Block(
            runs=runs,
            number=number,
            bullet=bullet,
            indent=4 * max(paragraph.depth - 1, 0) if first else 0,
            style=paragraph.style,
            depth=paragraph.depth if first else 0,
        )


def _lines(runs: Sequence[Run]) -> list[tuple[Run, ...]]:
    """The paragraph cut at line breaks before typed numbers; at other line breaks there is a space."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        pieces = run.text.split("\n")
        for at, piece in enumerate(pieces):
            if at:
                lines.append([])
            if piece:
                lines[-1].append(replace(run, text=piece))
    kept: list[list[Run]] = [lines[0]]
    for line in lines[1:]:
        text = "".join(run.text for run in line)
        if _typed_before(text) != ("", "", 0):
            kept.append(line)
        elif line:
            kept[-1] += (replace(line[0], text=" " + line[0].text.lstrip()), *line[1:])
    return [tuple(line) for line in kept]


def _typed(runs: tuple[Run, ...]) -> tuple[str, str, tuple[Run, ...]]:
    """Number and bullet that were typed before the words, and the runs without them."""
    number, bullet, count = _typed_before("".join(run.text for run in runs))
    return number, bullet, _without(runs, count)


def _typed_before(text: str) -> tuple[str, str, int]:
    """Number, bullet, and how many characters both take at the beginning of ``text``."""
    bullet, rest = without_bullet(text.lstrip())
    found = written_number(rest)
    if found is None or found.before or found.after:
        return "", bullet, len(text) - len(rest) if bullet else 0
    return found.number, bullet, len(text) - len(found.rest)


def is_typed_number(text: str) -> bool:
    """Whether ``text`` is nothing but a number such as "1." or "(a)"."""
    found = written_number(f"{text.strip()} x")
    return found is not None and found.rest == "x"


def _without(runs: Sequence[Run], count: int) -> tuple[Run, ...]:
    """The runs without their first ``count`` characters."""
    kept: list[Run] = []
    for run in runs:
        cut = min(count, len(run.text))
        count -= cut
        if len(run.text) > cut:
            kept.append(replace(run, text=run.text[cut:]))
    return tuple(kept)
