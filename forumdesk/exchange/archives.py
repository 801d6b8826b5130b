"""Looking into a workbook's archive before anything opens it: its kind, its size unpacked, its farthest cell."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from enum import StrEnum

from forumdesk.exchange.compound import UntrueError, check_chains
from forumdesk.exchange.errors import (
    NotAWorkbookError,
    TooManyColumnsError,
    TooManyRowsError,
    WorkbookDamagedError,
    WorkbookProtectedError,
    WorkbookSwollenError,
)

LAST_COLUMN = "ZZ"
"""The last column that is read: 702 columns."""
MOST_COLUMNS = 702
MOST_ROWS = 1_048_576
# The reader holds every cell of the rectangle around all cells, empty or not, in some 32 bytes and more.
MOST_CELLS = 40_000_000

_MOST_ENTRIES = 5_000
_LARGEST_UNPACKED = 800 * 1024 * 1024
# Real sheets pack 5 to 30 times; deflate can do a thousand times.
_SUSPICIOUS_RATIO = 200
_TOO_SMALL_TO_HARM = 16 * 1024 * 1024
# A workbook of Excel 97 begins with this record; if it is encrypted, the next one says so.
_WORKBOOK_BEGINS = b"\x09\x08\x10\x00\x00\x06\x05\x00"
_FILE_PASS = b"\x2f\x00"
_CHUNK = 1024 * 1024
_OVERLAP = 64

_FAR_COLUMN = re.compile(rb' r="(?:[B-Z][A-Z]|[A-Z]{3})')
_CELL = re.compile(rb' r="([A-Z]+)([0-9]+)"')
_ROW = re.compile(rb'<(?:\w+:)?row [^>]{0,200}?\br="([0-9]+)"')
_REPEATED = re.compile(rb'table:number-(rows|columns)-repeated="([0-9]+)"')
_LETTERS_WITHOUT_SEARCH = 52  # columns A to AZ


class WorkbookKind(StrEnum):
    """What a binary file is."""

    XLSX = "xlsx"
    ODS = "ods"
    XLS = "xls"


def workbook_kind(data: bytes) -> WorkbookKind | None:
    """What ``data`` seems to be by its first bytes; None if it is no workbook. An archive counts as XLSX."""
    if data.startswith(b"PK\x03\x04"):
        return WorkbookKind.XLSX
    return WorkbookKind.XLS if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") else None


def check_compound(data: bytes, name: str) -> None:
    """Look into ``data`` of the file ``name``, a file of the kind of old Office.

    Raises WorkbookProtectedError for an encrypted workbook, whether old or new, which is wrapped in such a file,
    NotAWorkbookError for a text document or a presentation, and WorkbookDamagedError for claims that cannot be true.
    """
    begin = data.find(_WORKBOOK_BEGINS)
    encrypted_old = begin >= 0 and data[begin + 20 : begin + 22] == _FILE_PASS
    if encrypted_old or "EncryptedPackage".encode("utf-16-le") in data:
        raise WorkbookProtectedError(name=name)
    if any(stream.encode("utf-16-le") in data for stream in ("WordDocument", "PowerPoint Document")):
        raise NotAWorkbookError(name=name)
    try:
        check_chains(data)
    except UntrueError as error:
        raise WorkbookDamagedError(name=name) from error


def check_archive(data: bytes, name: str) -> WorkbookKind:
    """Look through the archive ``data`` of the file ``name`` and say what it is.

    Raises WorkbookSwollenError, TooManyColumnsError and TooManyRowsError for what would fill the memory,
    NotAWorkbookError for an archive of another kind, WorkbookProtectedError and WorkbookDamagedError.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_directory(entries, name)
            kind = _kind(archive, name)
            for entry in entries:
                if entry.flag_bits & 1:
                    raise WorkbookProtectedError(name=name)
                if entry.filename.endswith((".xml", ".bin", ".rels")):
                    _check_entry(archive, entry, kind, name)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        LookupError,
    ) as error:
        raise WorkbookDamagedError(name=name) from error
    return kind


def _check_directory(entries: list[zipfile.ZipInfo], name: str) -> None:
    swollen = any(
        entry.file_size > _TOO_SMALL_TO_HARM
        and entry.file_size > _SUSPICIOUS_RATIO * max(entry.compress_size, 1)
        for entry in entries
    )
    if swollen or len(entries) > _MOST_ENTRIES or sum(e.file_size for e in entries) > _LARGEST_UNPACKED:
        raise WorkbookSwollenError(name=name)
    if len({entry.filename for entry in entries}) < len(entries):
        raise WorkbookDamagedError(name=name)  # what is checked here might not be what is read


def _kind(archive: zipfile.ZipFile, name: str) -> WorkbookKind:
    names = set(archive.namelist())
    if names & {"xl/workbook.xml", "xl/workbook.bin"}:
        return WorkbookKind.XLSX
    if "mimetype" in names and "content.xml" in names:
        with archive.open("mimetype") as file:
            kind = file.read(200)
        if "META-INF/manifest.xml" in names:
            with archive.open("META-INF/manifest.xml") as file:
                if b"encryption-data" in file.read(_CHUNK):
                    raise WorkbookProtectedError(name=name)
        if b"opendocument.spreadsheet" in kind:
            return WorkbookKind.ODS
    raise NotAWorkbookError(name=name)


def _check_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, kind: WorkbookKind, name: str) -> None:
    """Unpack one part to its end, which also finds a directory that lies about sizes, and look at its cells."""
    if kind is WorkbookKind.ODS and entry.filename == "content.xml":
        _check_repeats(b"".join(_chunks(archive, entry)), name)
        return
    is_sheet = entry.filename.startswith("xl/worksheets/")
    rows = 0
    is_wide = False
    tail = b""
    for chunk in _chunks(archive, entry):
        if is_sheet:
            text = tail + chunk
            is_wide = is_wide or _FAR_COLUMN.search(text) is not None
            rows = max(rows, _last_row(text))
            tail = chunk[-_OVERLAP:]
    if is_wide:
        _check_extent(archive, entry, name)
    elif rows > MOST_ROWS or rows * _LETTERS_WITHOUT_SEARCH > 2 * MOST_CELLS:
        raise TooManyRowsError(name=name, most=MOST_ROWS)


def _chunks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(entry) as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _last_row(text: bytes) -> int:
    found = _ROW.search(text, max(text.rfind(b"<row "), 0))
    return int(found.group(1)[:9]) if found else 0


def _check_extent(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> None:
    """The rectangle around all cells of a sheet that has cells far to the right."""
    columns: set[bytes] = set()
    rows = 0
    tail = b""
    for chunk in _chunks(archive, entry):
        cells = _CELL.findall(tail + chunk)
        columns.update(column for column, _ in cells)
        rows = max(rows, max((int(row[:9]) for _, row in cells), default=0))
        tail = chunk[-_OVERLAP:]
    widest = max(map(_place, columns), default=0)
    if widest > MOST_COLUMNS:
        raise TooManyColumnsError(name=name, most=LAST_COLUMN)
    if rows > MOST_ROWS or rows * widest > MOST_CELLS:
        raise TooManyRowsError(name=name, most=min(MOST_ROWS, MOST_CELLS // widest))


def _place(letters: bytes) -> int:
    place = 0
    for letter in letters[:6]:
        place = place * 26 + letter - 64
    return place


def _check_repeats(content: bytes, name: str) -> None:
    """OpenDocument writes equal neighbours once with a count; filled ones are unpacked by the reader.

    Only the empty rows and columns at the end, which every such file has, may be many.
    """
    for match in _REPEATED.finditer(content):
        many = int(match.group(2)[:9])
        is_rows = match.group(1) == b"rows"
        if many <= (MOST_COLUMNS if not is_rows else 1_000):
            continue
        end = content.find(b"</table:table-row>" if is_rows else b">", match.end())
        part = content[match.end() : end]
        filled = b"office:value-type" in part or b"<text:p" in part
        if not is_rows:
            start = content.rfind(b"<", 0, match.start())
            filled = b"office:value-type" in content[start:end] or _is_followed(content, end)
        if filled:
            raise (
                TooManyRowsError(name=name, most=MOST_ROWS)
                if is_rows
                else TooManyColumnsError(name=name, most=LAST_COLUMN)
            )


def _is_followed(content: bytes, end: int) -> bool:
    """Whether a filled cell stands behind many empty ones in the same row."""
    rest = content[end : content.find(b"</table:table-row>", end)]
    return b"office:value-type" in rest
