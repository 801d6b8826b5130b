"""Fonts like Times that are installed on this computer: found by their usual file names, checked before use.

Only what can be told from a few hundred bytes of a file is asked here: TrueType outlines, tables that lie inside the
file, the licence bits, and the letters of the three languages. A file that fails is passed over.
"""

import os
import struct
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO

FOLDERS_VARIABLE = "FORUMDESK_FONTS"
"""Folders to look in instead of those of the system, parted as in PATH; set to nothing, no font is looked for."""

NEEDED = (
    "АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя«»„“”‘’–—№\u00ad…•§"
    + "".join(map(chr, range(0x20, 0x7F)))
)
"""What a font must have to be used at all; further letters may be taken from another font."""

_DEEPEST = 4  # folders inside a folder of fonts
_MOST_TABLES = 64
_RESTRICTED, _NO_SUBSETTING, _BITMAPS_ONLY = 0x0002, 0x0100, 0x0200  # OpenType, table OS/2, fsType
_SOFTER = 0x000C  # preview and print, or editable: the least restrictive bit counts


@dataclass(frozen=True, slots=True, eq=False)
class FontFiles:
    """The four cuts of a family on this computer: upright, bold, italic, bold italic."""

    title: str
    paths: tuple[str, str, str, str]


# Windows and the packages made from its fonts, macOS, older packages of Linux; then the two twins of equal widths.
_NAMES: tuple[tuple[str, tuple[str, str, str, str]], ...] = (
    ("Times New Roman", ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf")),
    (
        "Times New Roman",
        (
            "times new roman.ttf",
            "times new roman bold.ttf",
            "times new roman italic.ttf",
            "times new roman bold italic.ttf",
        ),
    ),
    (
        "Times New Roman",
        (
            "times_new_roman.ttf",
            "times_new_roman_bold.ttf",
            "times_new_roman_italic.ttf",
            "times_new_roman_bold_italic.ttf",
        ),
    ),
    ("Tinos", ("tinos-regular.ttf", "tinos-bold.ttf", "tinos-italic.ttf", "tinos-bolditalic.ttf")),
    (
        "Liberation Serif",
        (
            "liberationserif-regular.ttf",
            "liberationserif-bold.ttf",
            "liberationserif-italic.ttf",
            "liberationserif-bolditalic.ttf",
        ),
    ),
)
_WANTED = frozenset(name for _, names in _NAMES for name in names)


def times_fonts() -> tuple[FontFiles, ...]:
    """The families like Times that can be used here, the best first; looked for once while the program runs."""
    return _found(font_folders())


def font_folders() -> tuple[str, ...]:
    """Where fonts lie: those of the person and those of the computer."""
    told = os.environ.get(FOLDERS_VARIABLE)
    if told is not None:
        return tuple(part for part in told.split(os.pathsep) if part)
    return tuple(str(folder) for folder in _system_folders(sys.platform, os.environ))


def _system_folders(system: str, environment: Mapping[str, str]) -> Iterator[Path]:
    home = Path(environment.get("HOME") or environment.get("USERPROFILE") or "~")
    if system == "win32":
        yield Path(environment.get("SYSTEMROOT", r"C:\Windows")) / "Fonts"
        if local := environment.get("LOCALAPPDATA"):
            yield Path(local) / "Microsoft" / "Windows" / "Fonts"
        return
    if system == "darwin":
        yield home / "Library" / "Fonts"
        yield from map(Path, ("/Library/Fonts", "/System/Library/Fonts", "/Network/Library/Fonts"))
        return
    yield Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share") / "fonts"
    yield home / ".fonts"
    for folder in (environment.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":"):
        if folder:
            yield Path(folder) / "fonts"


@cache
def _found(folders: tuple[str, ...]) -> tuple[FontFiles, ...]:
    present: dict[str, list[str]] = {}
    for folder in folders:
        for name, path in _font_files(folder, _DEEPEST):
            present.setdefault(name, []).append(path)
    return tuple(_families(present))


def _font_files(folder: str, deeper: int) -> Iterator[tuple[str, str]]:
    try:
        with os.scandir(folder) as entries:
            inside = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in inside:
        name = entry.name.lower()
        if name in _WANTED:
            yield name, entry.path
        elif deeper and "." not in name and _is_folder(entry):
            yield from _font_files(entry.path, deeper - 1)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _families(present: Mapping[str, Sequence[str]]) -> Iterator[FontFiles]:
    for title, names in _NAMES:
        found = [next((path for path in present.get(name, ()) if _is_usable(path)), "") for name in names]
        if all(found):
            yield FontFiles(title, (found[0], found[1], found[2], found[3]))


def _is_usable(path: str) -> bool:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - a plain string from the system
            tables = _tables(file)
            return _may_be_embedded(file, tables) and _has_letters(file, tables)
    except (OSError, ValueError, KeyError, struct.error, OverflowError):
        return False


def _tables(file: BinaryIO) -> dict[str, tuple[int, int]]:
    """Place and length of each table; ValueError for anything but one TrueType font that is all there."""
    size = os.fstat(file.fileno()).st_size
    kind, count = struct.unpack(">4sH6x", file.read(12))
    if kind not in (b"\x00\x01\x00\x00", b"true") or count > _MOST_TABLES:
        raise ValueError("no TrueType font")
    tables = {}
    for _ in range(count):
        tag, start, length = struct.unpack(">4s4xII", file.read(16))
        if start + length > size:
            raise ValueError("cut short")
        tables[tag.decode("latin-1")] = (start, length)
    if not {"glyf", "loca", "head", "hhea", "hmtx", "maxp", "cmap", "OS/2"} <= tables.keys():
        raise ValueError("tables are missing")
    return tables


def _may_be_embedded(file: BinaryIO, tables: Mapping[str, tuple[int, int]]) -> bool:
    """Whether the maker allows it to be put into documents, and only the letters that are used."""
    (rights,) = struct.unpack(">H", _part(file, tables["OS/2"][0] + 8, 2))
    restricted = rights & _RESTRICTED and not rights & _SOFTER
    return not restricted and not rights & (_NO_SUBSETTING | _BITMAPS_ONLY)


def _has_letters(file: BinaryIO, tables: Mapping[str, tuple[int, int]]) -> bool:
    start, length = tables["cmap"]
    data = _part(file, start, length)
    (count,) = struct.unpack_from(">2xH", data)
    for number in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", data, 4 + 8 * number)
        if platform == 0 or (platform, encoding) == (3, 1):
            (form,) = struct.unpack_from(">H", data, offset)
            if form == 4 and all(_glyph(data, offset, ord(letter)) for letter in NEEDED):
                return True
    return False


def _glyph(data: bytes, table: int, code: int) -> int:
    """The number of the glyph of a letter in a table of form 4, 0 where there is none."""
    (double,) = struct.unpack_from(">H", data, table + 6)
    ends = struct.unpack_from(f">{double // 2}H", data, table + 14)
    segment = next((number for number, end in enumerate(ends) if end >= code), None)
    if segment is None:
        return 0
    at = table + 16 + double + 2 * segment
    (first,) = struct.unpack_from(">H", data, at)
    (delta,) = struct.unpack_from(">H", data, at + double)
    (offset,) = struct.unpack_from(">H", data, at + 2 * double)
    if first > code:
        return 0
    if not offset:
        return int((code + delta) % 0x10000)
    (glyph,) = struct.unpack_from(">H", data, at + 2 * double + offset + 2 * (code - first))
    return int((glyph + delta) % 0x10000) if glyph else 0


def _part(file: BinaryIO, start: int, length: int) -> bytes:
    file.seek(start)
    data = file.read(length)
    if len(data) != length:
        raise ValueError("cut short")
    return data
