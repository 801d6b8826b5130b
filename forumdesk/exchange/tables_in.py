"""Reading a table from text with separators; lists of participants and agendas build on it."""

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from forumdesk.domain.texts import clean_line
from forumdesk.exchange.errors import NotATableError
from forumdesk.exchange.reading import read_text

_SEPARATORS = ";,\t"  # the first wins where they are equally frequent
_ROWS_ABOVE_HEADINGS = 10  # titles that people write above a list
_EXCEL_HINT = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record: ``number`` counts records from 1, ``cells`` are as typed, one for each heading.

    ``beyond`` says that words stand to the right of the last heading.
    """

    number: int
    cells: tuple[str, ...]
    beyond: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: headings as typed, and the records that are not blank."""

    headings: tuple[str, ...]
    records: tuple[Record, ...]


def read_table(path: Path, is_heading: Callable[[str], bool]) -> Table:
    """Read the table in ``path``: separators ; , and tab, quoted cells with line breaks, rows of any length.

    ``is_heading`` knows the headings that are looked for; the line with most of them among the first ten is
    the line of headings. Raises the errors of :func:`read_text`, and NotATableError.
    """
    text = read_text(path)
    rows = _rows(text, path.name, is_heading)
    start = _line_of_headings(rows, is_heading)
    headings = tuple(tidy(cell) for cell in rows[start])
    records = tuple(_record(number, row, len(headings)) for number, row in enumerate(rows[start + 1 :], 1))
    if not records:
        raise NotATableError(name=path.name)
    return Table(headings=headings, records=records)


def tidy(cell: str) -> str:
    """A cell as it is kept: NFC, on one line, with single spaces."""
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


def _rows(text: str, name: str, is_heading: Callable[[str], bool]) -> list[list[str]]:
    hint = _EXCEL_HINT.match(text)
    separator = hint.group(1) if hint else _separator(text, is_heading)
    body = text[hint.end() :] if hint else text
    try:
        rows = list(csv.reader(io.StringIO(body, newline=""), delimiter=separator))
    except (csv.Error, TypeError, ValueError) as error:
        raise NotATableError(name=name) from error
    filled = [row for row in rows if any(tidy(cell) for cell in row)]
    if not filled:
        raise NotATableError(name=name)
    return filled


def _separator(text: str, is_heading: Callable[[str], bool]) -> str:
    """The separator that parts the most known headings, else the one that stands most often outside quotes."""
    lines = text.lstrip().splitlines()[:_ROWS_ABOVE_HEADINGS]
    bare = [re.sub(r'"[^"]*"', "", line) for line in lines]
    counts = [max((line.count(sign) for line in bare), default=0) for sign in _SEPARATORS]
    known = [
        max((sum(map(is_heading, line.split(sign))) for line in lines), default=0) for sign in _SEPARATORS
    ]
    return max(
        _SEPARATORS, key=lambda sign: (known[_SEPARATORS.index(sign)], counts[_SEPARATORS.index(sign)])
    )


def _line_of_headings(rows: Sequence[Sequence[str]], is_heading: Callable[[str], bool]) -> int:
    known = [sum(is_heading(cell) for cell in row) for row in rows[:_ROWS_ABOVE_HEADINGS]]
    return known.index(max(known))


def _record(number: int, row: Sequence[str], width: int) -> Record:
    cells = tuple(_without_guard(cell) for cell in row[:width]) + ("",) * (width - len(row))
    return Record(number=number, cells=cells, beyond=any(tidy(cell) for cell in row[width:]))


def _without_guard(cell: str) -> str:
    """The cell without the apostrophe that our own lists put before what looks like a formula."""
    return cell[1:] if re.match(r"'\s*[=+\-@]", cell) else cell
