"""Reading the sheets of XLSX, XLS and ODS workbooks as rows of text."""

import datetime
import io
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from forumdesk.exchange.archives import (
    LAST_COLUMN,
    MOST_COLUMNS,
    MOST_ROWS,
    WorkbookKind,
    check_archive,
    check_compound,
    workbook_kind,
)
from forumdesk.exchange.errors import (
    NotATableError,
    SheetMissingError,
    TooManyColumnsError,
    TooManyRowsError,
    WorkbookDamagedError,
    WorkbookProtectedError,
)

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

Value = str | float | int | bool | datetime.date | datetime.time | datetime.timedelta
Progress = Callable[[int, int], None]
"""Told how many rows of how many are done; may raise to cancel."""

_ERROR_STREAM = 2
_ONE_AT_A_TIME = threading.Lock()
_ROWS_LOOKED_AT = 10
_FIGURES_KEPT = 15  # what a spreadsheet keeps of a number
_MINUTE = 60
_HOUR = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRows:
    """The rows of one sheet, lazily, each of ``width`` cells; ``sheets`` are the names of all sheets."""

    rows: Iterator[list[str]]
    count: int
    sheet: str
    sheets: tuple[str, ...]


def read_sheet(
    data: bytes, name: str, is_heading: Callable[[str], bool], sheet: str | None = None
) -> SheetRows:
    """Open the workbook ``data`` of the file ``name`` and hand out a sheet's rows as text.

    Without ``sheet`` it is the one with most known headings in its first ten rows, the first of several; hidden
    sheets come last. Numbers lose a trailing ".0", dates are ISO, times 09:30, booleans 1 and 0, errors empty.
    Raises the errors of :func:`check_archive` and :func:`check_compound`, SheetMissingError, and
    NotATableError if nothing is in it.
    """
    if workbook_kind(data) is WorkbookKind.XLS:
        check_compound(data, name)
    else:
        check_archive(data, name)
    with _refusals(name), _unheard():
        workbook = _opened(data)
        names, order = _sheets(workbook)
    if sheet is not None:
        if sheet not in names:
            raise SheetMissingError(name=name, sheet=sheet, sheets=names)
        order = [sheet]
    chosen = _fullest(workbook, order, name, is_heading)
    if chosen is None:
        raise NotATableError(name=name)
    rows = _rows(chosen, name)
    return SheetRows(rows=rows, count=chosen.height, sheet=chosen.name, sheets=names)


def _opened(data: bytes) -> "CalamineWorkbook":
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_filelike(io.BytesIO(data))


def _sheets(workbook: "CalamineWorkbook") -> tuple[tuple[str, ...], list[str]]:
    """The names of all sheets with cells, in their order, and in the order in which to look at them."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = [one for one in workbook.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    order = sorted(sheets, key=lambda one: one.visible != SheetVisibleEnum.Visible)
    return tuple(one.name for one in sheets), [one.name for one in order]


def _fullest(
    workbook: "CalamineWorkbook", order: Sequence[str], name: str, is_heading: Callable[[str], bool]
) -> "CalamineSheet | None":
    best: CalamineSheet | None = None
    most = -1
    for sheet_name in order:
        with _refusals(name), _unheard():
            sheet = workbook.get_sheet_by_name(sheet_name)
            first = sheet.to_python(nrows=_ROWS_LOOKED_AT) if sheet.height else []
        known = max((sum(is_heading(as_text(cell)) for cell in row) for row in first), default=-1)
        if known > most:
            best, most = sheet, known
        del sheet  # a large sheet is not held while the next one is read
    if best is not None and best.width > MOST_COLUMNS:
        raise TooManyColumnsError(name=name, most=LAST_COLUMN)
    if best is not None and best.height > MOST_ROWS:
        raise TooManyRowsError(name=name, most=MOST_ROWS)
    return best


def _rows(sheet: "CalamineSheet", name: str) -> Iterator[list[str]]:
    with _refusals(name):
        for row in sheet.iter_rows():
            yield [cell if type(cell) is str else as_text(cell) for cell in row]


@contextmanager
def _refusals(name: str) -> Iterator[None]:
    """Turn what the reader raises into words; a panic of its own is a BaseException without a public class."""
    from python_calamine import CalamineError, PasswordError

    try:
        yield
    except PasswordError as error:
        raise WorkbookProtectedError(name=name) from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise WorkbookDamagedError(name=name) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise WorkbookDamagedError(name=name) from error


@contextmanager
def _unheard() -> Iterator[None]:
    """Keep what the reader itself prints of a panic from the person; it says the same by raising it."""
    with _ONE_AT_A_TIME:
        try:
            heard = os.dup(_ERROR_STREAM)
        except OSError:  # a program without a terminal may have none
            yield
            return
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), _ERROR_STREAM)
        try:
            yield
        finally:
            os.dup2(heard, _ERROR_STREAM)
            os.close(heard)


def as_text(value: Value) -> str:
    """A cell as a person would type it: 7 for 7.0, 2024-10-17, 09:30, 1 and 0 for yes and no."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format(value, f".{_FIGURES_KEPT}g")
    if isinstance(value, datetime.datetime):
        day = value.date().isoformat()
        time = value.time()
        return day if time == datetime.time.min else f"{day} {_clock(_seconds(time))}"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.timedelta):
        return _clock(round(value.total_seconds()))
    return _clock(_seconds(value))


def _seconds(time: datetime.time) -> int:
    # A time is kept as a part of the day, so 09:30 may come as 09:29:59.971.
    return round(time.hour * _HOUR + time.minute * _MINUTE + time.second + time.microsecond / 1_000_000)


def _clock(seconds: int) -> str:
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    rest = f":{seconds % _MINUTE:02}" if seconds % _MINUTE else ""
    return f"{sign}{seconds // _HOUR:02}:{seconds % _HOUR // _MINUTE:02}{rest}"
