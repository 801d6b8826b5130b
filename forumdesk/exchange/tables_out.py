"""Writing lists as CSV that spreadsheets open rightly and harmlessly."""

import csv
import datetime
import io
from collections.abc import Iterable, Sequence

# What a spreadsheet would take for a formula, and run; also behind spaces, which some programs drop.
_FORMULA_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r")

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
        if len(row) != len(header):
            raise ValueError(f"a row of {len(row)} cells under {len(header)} headings")
        writer.writerow([_written(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


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
    return f"'{text}" if risky else text
