"""Writing lists as CSV and XLSX that spreadsheets open rightly and harmlessly."""

import csv
import datetime
import io
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from forumdesk.exchange.errors import NoRoomForWorkbookError

if TYPE_CHECKING:
    from xlsxwriter import Workbook

# What a spreadsheet would take for a formula, and run; also behind spaces, which some programs drop.
_FORMULA_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r")
# A text that begins like a guarded formula gets one apostrophe more, since reading takes one away.
_GUARDED = re.compile(r"'+\s*[=+\-@]")

_NARROWEST = 6  # columns, in characters
_WIDEST = 48
_ROOM = 2
_ROWS_MEASURED = 500

Cell = str | int | bool | datetime.date | datetime.time | None


def table_as_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The table as CSV: UTF-8 with byte-order mark, semicolons, CRLF, cells quoted where needed.

    Numbers stand as they are, booleans as 1 and 0, dates as 2024-10-17, times as 09:30, None as an empty
    cell. A text that begins like a formula gets an apostrophe in front. ValueError if a row has another width
    than ``header``.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([_harmless(cell) for cell in header])
    for row in rows:
        _check_width(header, row)
        writer.writerow([_written(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def table_as_xlsx(header: Sequence[str], rows: Iterable[Sequence[Cell]], *, sheet: str = "") -> bytes:
    """The table as a workbook with one sheet, whose line of headings stays in sight and has filters.

    Texts are written as texts, never as formulas or links; numbers, dates and times as such, booleans as 1 and 0.
    ``sheet`` is the sheet's name. ValueError if a row has another width than ``header``, NoRoomForWorkbookError.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    data = io.BytesIO()
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    try:
        with Workbook(data, options) as workbook:
            page = _Page(workbook, _sheet_name(sheet), header)
            for row in rows:
                _check_width(header, row)
                page.add(row)
            page.finish()
    except (FileCreateError, OSError) as error:
        raise NoRoomForWorkbookError from error
    return data.getvalue()


class _Page:
    """One sheet, filled row by row: what is written is no longer in memory."""

    def __init__(self, workbook: "Workbook", name: str, header: Sequence[str]) -> None:
        self._sheet = workbook.add_worksheet(name or None)
        self._day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        self._time = workbook.add_format({"num_format": "hh:mm"})
        self._widths = [len(cell) for cell in header]
        self._row = 0
        bold = workbook.add_format({"bold": True})
        for column, cell in enumerate(header):
            self._sheet.write_string(0, column, cell, bold)

    def add(self, row: Sequence[Cell]) -> None:
        """Write one row below the last."""
        self._row += 1
        for column, value in enumerate(row):
            if value is not None and value != "":
                self._write(column, value)
        if self._row <= _ROWS_MEASURED:
            lengths = (len(_written(value)) for value in row)
            self._widths = [max(pair) for pair in zip(self._widths, lengths, strict=True)]

    def _write(self, column: int, value: str | int | datetime.date | datetime.time) -> None:
        if isinstance(value, str):
            text = f"'{value}" if _GUARDED.match(value) else value
            self._sheet.write_string(self._row, column, text)
        elif isinstance(value, int):
            self._sheet.write_number(self._row, column, int(value))
        else:
            shape = self._time if isinstance(value, datetime.time) else self._day
            self._sheet.write_datetime(self._row, column, value, shape)

    def finish(self) -> None:
        """Set widths, filters and the line that stays in sight."""
        for column, width in enumerate(self._widths):
            self._sheet.set_column(column, column, min(max(width, _NARROWEST), _WIDEST) + _ROOM)
        self._sheet.freeze_panes(1, 0)
        if self._widths:
            self._sheet.autofilter(0, 0, self._row, len(self._widths) - 1)


def _sheet_name(wanted: str) -> str:
    """A name as spreadsheets allow it: 31 characters without signs that references use."""
    return re.sub(r"[\[\]:*?/\\]", " ", wanted).strip("' ")[:31].strip("' ")


def _check_width(header: Sequence[str], row: Sequence[Cell]) -> None:
    if len(row) != len(header):
        raise ValueError(f"a row of {len(row)} cells under {len(header)} headings")


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, int):
        return str(cell)
    if isinstance(cell, datetime.time):
        return f"{cell.hour:02}:{cell.minute:02}"
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    return _harmless(cell)


def _harmless(text: str) -> str:
    risky = text.startswith(_FORMULA_BEGINNINGS) or text.lstrip().startswith(_FORMULA_BEGINNINGS)
    return f"'{text}" if risky or _GUARDED.match(text) else text
