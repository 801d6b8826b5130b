"""Reading a table from text with separators or from a workbook; participants and agendas build on it."""

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TypeVar

from forumdesk.domain.errors import N_
from forumdesk.domain.notices import Notice
from forumdesk.domain.texts import clean_line
from forumdesk.exchange.archives import LAST_COLUMN, MOST_COLUMNS, MOST_ROWS, workbook_kind
from forumdesk.exchange.errors import (
    NotATableError,
    QuotationOpenError,
    TooManyColumnsError,
    TooManyRowsError,
)
from forumdesk.exchange.reading import decoded_text, read_bytes
from forumdesk.exchange.workbooks import Progress, read_sheet
from forumdesk.services.proposals import TableSource

SEPARATORS = (";", ",", "\t")
"""What may part the cells; the first wins where they are equally frequent."""
LARGEST_MEGABYTES = 128

_ROWS_ABOVE_HEADINGS = 10  # titles that people write above a list
_EXCEL_HINT = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_GUARD = re.compile(r"'+\s*[=+\-@]")
# Excel's plain CSV writes a question mark for each letter that its encoding lacks: «?аза?стан».
_LETTER_LOST = re.compile(r"\?+[\u0400-\u04ff]")
# Put below a text as a line of its own: read inside another cell, that cell has an open quotation mark.
_END = "\x1a\x1e\x1a"
_SAMPLE = 1_000
_STEP = 2_000  # rows between two words about progress

_Value = TypeVar("_Value")
Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record: ``number`` counts records from 1, ``cells`` are as typed, one for each heading.

    ``beyond`` says that words stand to the right of the last heading.
    """

    number: int
    cells: Cells
    beyond: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: headings as typed, and the rows that are not blank, each as wide as the headings.

    ``beyond`` are the places of rows with words to the right of the last heading; ``source`` says how the table
    was read, ``notices`` what is suspicious about it.
    """

    headings: Cells
    rows: tuple[Cells, ...]
    source: TableSource
    beyond: frozenset[int] = frozenset()
    notices: tuple[Notice, ...] = ()

    @property
    def records(self) -> tuple[Record, ...]:
        """The rows one by one, numbered from 1."""
        return tuple(
            Record(number=place + 1, cells=cells, beyond=place in self.beyond)
            for place, cells in enumerate(self.rows)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceWish:
    """How a file is to be read where a person knows better than the program; None leaves it to the program.

    ``heading_row`` is the line of headings among the first ten lines that are not blank, from 1.
    """

    encoding: str | None = None
    separator: str | None = None
    sheet: str | None = None
    heading_row: int | None = None


def read_table(
    path: Path,
    is_heading: Callable[[str], bool],
    *,
    wish: SourceWish | None = None,
    progress: Progress | None = None,
) -> Table:
    """Read the table in ``path``: XLSX, XLS, ODS, or text with separators ; , or tab and quoted line breaks.

    The kind is told by the contents, never by the ending. ``is_heading`` knows the headings that are looked for;
    the line with most of them among the first ten is the line of headings. Raises the errors of
    :func:`read_bytes`, :func:`decoded_text` and :func:`read_sheet`, and NotATableError, QuotationOpenError,
    TooManyColumnsError, TooManyRowsError.
    """
    name = path.name or str(path)
    wish = wish or SourceWish()
    data = read_bytes(path, LARGEST_MEGABYTES)
    if workbook_kind(data) is not None:
        return _from_workbook(data, name, is_heading, wish, progress)
    return _from_text(data, name, is_heading, wish, progress)


def _from_workbook(
    data: bytes, name: str, is_heading: Callable[[str], bool], wish: SourceWish, progress: Progress | None
) -> Table:
    sheet = read_sheet(data, name, is_heading, wish.sheet)
    rows = _Rows(sheet.rows, name, is_heading, wish.heading_row)
    source = TableSource(sheet=sheet.sheet, sheets=sheet.sheets, heading_row=rows.heading_row)
    return rows.table(source, sheet.count, progress)


def _from_text(
    data: bytes, name: str, is_heading: Callable[[str], bool], wish: SourceWish, progress: Progress | None
) -> Table:
    read = decoded_text(data, name, wish.encoding)
    hint = _EXCEL_HINT.match(read.text)
    body = read.text[hint.end() :] if hint else read.text
    separator = wish.separator or (hint.group(1) if hint else _separator(body, is_heading))
    rows = _Rows(_records(body, separator, name, 2 if hint else 1), name, is_heading, wish.heading_row)
    source = TableSource(encoding=read.encoding, separator=separator, heading_row=rows.heading_row)
    lost = len(_LETTER_LOST.findall(body)) if "?" in body else 0
    return rows.table(source, body.count("\n") + 1, progress, (_letters_lost(lost),) if lost else ())


def _letters_lost(count: int) -> Notice:
    return Notice(
        code="letters_lost",
        message=N_(
            "Letters seem to be lost in {count} word: “?” stands inside it."
            " Save the list as XLSX or as CSV UTF-8 and import it again."
        ),
        plural=N_(
            "Letters seem to be lost in {count} words: “?” stands inside them."
            " Save the list as XLSX or as CSV UTF-8 and import it again."
        ),
        count=count,
    )


def _records(body: str, separator: str, name: str, line: int) -> Iterator[list[str]]:
    """The records of ``body``, which begins in ``line`` of the file."""
    begins = 0
    try:
        reader = csv.reader(chain(io.StringIO(body, newline=""), ("\n", _END)), delimiter=separator)
        for record in reader:
            if record == [_END]:
                return
            if record and record[-1].endswith(_END):
                raise QuotationOpenError(name=name, line=line + begins)
            yield record
            begins = reader.line_num
    except (csv.Error, TypeError, ValueError) as error:
        if "field limit" in str(error) and '"' in body:
            raise QuotationOpenError(name=name, line=line + begins) from error
        raise NotATableError(name=name) from error


class _Rows:
    """The filled rows of a source: looks for the line of headings, then reads what stands below it."""

    def __init__(
        self,
        rows: Iterable[list[str]],
        name: str,
        is_heading: Callable[[str], bool],
        heading_row: int | None = None,
    ) -> None:
        self._name = name
        self._rows = _filled(rows)
        first = [row for _, row in zip(range(_ROWS_ABOVE_HEADINGS + 1), self._rows, strict=False)]
        if not first:
            raise NotATableError(name=name)
        known = [sum(is_heading(cell) for cell in row) for row in first[:_ROWS_ABOVE_HEADINGS]]
        start = known.index(max(known)) if heading_row is None else max(min(heading_row, len(known)), 1) - 1
        self.heading_row = start + 1
        self._headings = tuple(tidy(cell) for cell in first[start])
        self._first = first[start + 1 :]

    def table(
        self, source: TableSource, total: int, progress: Progress | None, notices: tuple[Notice, ...] = ()
    ) -> Table:
        width = len(self._headings)
        if width > MOST_COLUMNS:
            raise TooManyColumnsError(name=self._name, most=LAST_COLUMN)
        rows: list[Cells] = []
        beyond: list[int] = []
        sharing = _Sharing(width)
        for row in chain(self._first, self._rows):
            place = len(rows)
            if len(row) != width:
                if any(tidy(cell) for cell in row[width:]):
                    beyond.append(place)
                row = row[:width] + [""] * (width - len(row))
            rows.append(sharing.of(row))
            if place % _STEP == 0 and progress is not None:
                progress(min(place, total), total)
            if place >= MOST_ROWS:
                raise TooManyRowsError(name=self._name, most=MOST_ROWS)
        if not rows:
            raise NotATableError(name=self._name)
        return Table(
            headings=self._headings,
            rows=tuple(rows),
            beyond=frozenset(beyond),
            source=source,
            notices=notices,
        )


def _filled(rows: Iterable[list[str]]) -> Iterator[list[str]]:
    """The rows with words in them, without the apostrophes that guard against formulas."""
    for row in rows:
        words = "".join(row)
        if not words or words.isspace() or not (words.isprintable() or tidy(words)):
            continue
        yield [_without_guard(cell) for cell in row] if "'" in words else row


class _Sharing:
    """Keeps equal cells once: in a long list most countries, roles and organisations repeat.

    Columns in which most of the first rows differ are left alone, for looking them up would only cost.
    """

    def __init__(self, width: int) -> None:
        self._shared: dict[str, str] = {}
        self._places: Sequence[int] = range(width)
        self._seen: list[set[str]] = [set() for _ in range(width)]
        self._to_learn = _SAMPLE

    def of(self, row: list[str]) -> Cells:
        """The row with cells that stood in an earlier one."""
        for place in self._places:
            row[place] = self._shared.setdefault(row[place], row[place])
        if self._to_learn:
            self._learn(row)
        return tuple(row)

    def _learn(self, row: list[str]) -> None:
        for seen, cell in zip(self._seen, row, strict=True):
            seen.add(cell)
        self._to_learn -= 1
        if not self._to_learn:
            self._places = [place for place, seen in enumerate(self._seen) if len(seen) * 2 < _SAMPLE]
            self._seen = []


def tidy(cell: str) -> str:
    """A cell as it is kept: NFC, on one line, with single spaces."""
    if cell.isprintable() and unicodedata.is_normalized("NFC", cell):
        # No-break spaces, controls and invisible characters are not printable.
        return " ".join(cell.split())
    return " ".join(clean_line(cell).split())


def key_of(words: str) -> str:
    """What is left of a heading or a code word for comparison: small letters and figures only.

    A letter of the other script inside a word is taken for its look-alike: «мемлекеттiк» is still found.
    """
    from forumdesk.language.homoglyphs import in_one_script

    small = in_one_script(unicodedata.normalize("NFC", words)).casefold()
    return "".join(char for char in small if char.isalnum() or char in "№#")


def by_key(table: Mapping[_Value, Sequence[str]]) -> dict[str, _Value]:
    """Turn a table of values and their spellings into one of keys and values."""
    return {key_of(spelling): value for value, spellings in table.items() for spelling in spellings}


def _separator(text: str, is_heading: Callable[[str], bool]) -> str:
    """The separator that parts the most known headings, else the one that stands most often outside quotes."""
    lines = text.lstrip().splitlines()[:_ROWS_ABOVE_HEADINGS]
    bare = [re.sub(r'"[^"]*"', "", line) for line in lines]
    counts = [max((line.count(sign) for line in bare), default=0) for sign in SEPARATORS]
    known = [
        max((sum(map(is_heading, line.split(sign))) for line in lines), default=0) for sign in SEPARATORS
    ]
    return max(SEPARATORS, key=lambda sign: (known[SEPARATORS.index(sign)], counts[SEPARATORS.index(sign)]))


def _without_guard(cell: str) -> str:
    """The cell without the apostrophe that our own lists put before what looks like a formula."""
    return cell[1:] if cell[:1] == "'" and _GUARD.match(cell) else cell
