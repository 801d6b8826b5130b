"""What a file is, by its first bytes and, where they say little, by its ending."""

import mimetypes
import re
import zipfile
import zlib
from io import BytesIO

UNKNOWN = "application/octet-stream"
_ARCHIVE = "application/zip"
_LONGEST = 100
# Of what an archive says of itself only a document's own type is believed.
_MEDIA_TYPE = re.compile(r"application/(vnd\.oasis\.opendocument\.[a-z-]+|epub\+zip)", re.ASCII)

_SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"GIF8", "image/gif"),
    (b"{\\rtf", "application/rtf"),
)
# Office formats are archives; a part of each says which one it is.
_OFFICE = (
    ("word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_COMPOUND_TYPES = {
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint",
}


def media_type_of(name: str, content: bytes) -> str:
    """The media type (RFC 6838) of a file called ``name``; application/octet-stream where nothing tells it."""
    ending = name.rpartition(".")[2].lower()
    for signature, found in _SIGNATURES:
        if content.startswith(signature):
            return found
    if content.startswith(_COMPOUND):
        return _COMPOUND_TYPES.get(ending, UNKNOWN)
    if content.startswith(b"PK\x03\x04"):
        return _archive(content)
    if _is_text(content):
        guessed = mimetypes.guess_type(name, strict=True)[0] or ""
        return guessed if guessed.startswith("text/") else "text/plain"
    return UNKNOWN


def _archive(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            if "mimetype" in names:
                with archive.open("mimetype") as member:
                    stated = member.read(_LONGEST).decode("ascii", "replace").strip()
                return stated if _MEDIA_TYPE.fullmatch(stated) else _ARCHIVE
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError):
        return _ARCHIVE
    return next((found for part, found in _OFFICE if any(one.startswith(part) for one in names)), _ARCHIVE)


def _is_text(content: bytes) -> bool:
    if b"\x00" in content:
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
