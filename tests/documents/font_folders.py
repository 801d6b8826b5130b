"""Folders of fonts for tests: the program's own fonts under the names of others."""

import struct
from importlib.resources import files
from pathlib import Path

CUTS = ("Regular", "Bold", "Italic", "BoldItalic")
_SANS = ("Regular", "SemiBold", "Regular", "SemiBold")


def serif_as(folder: Path, name: str = "Tinos") -> Path:
    """A folder in which Plex Serif, which has every letter, is called ``name``."""
    return _copied(folder, name, [("fontpkg_ibm_plex_serif", f"IBMPlexSerif-{cut}.ttf") for cut in CUTS])


def sans_as(folder: Path, name: str = "Tinos") -> Path:
    """The same with Fira Sans, which has no sign of the tenge."""
    return _copied(folder, name, [("fontpkg_fira_sans", f"FiraSans-{cut}.ttf") for cut in _SANS])


def _copied(folder: Path, name: str, sources: list[tuple[str, str]]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for cut, (package, file) in zip(CUTS, sources, strict=True):
        (folder / f"{name}-{cut}.ttf").write_bytes(files(package).joinpath("files", file).read_bytes())
    return folder


def with_rights(path: Path, rights: int) -> None:
    """State in a font what its maker allows (fsType of the table OS/2)."""
    data = bytearray(path.read_bytes())
    (count,) = struct.unpack_from(">H", data, 4)
    for number in range(count):
        tag, start = struct.unpack_from(">4s4xI", data, 12 + 16 * number)
        if tag == b"OS/2":
            struct.pack_into(">H", data, start + 8, rights)
    path.write_bytes(data)
