"""Reading text of unknown encoding from a file."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from forumdesk.exchange.errors import (
    EncodingUnknownError,
    EncodingWrongError,
    NotTextError,
    SourceEmptyError,
    SourceMissingError,
    SourceTooLargeError,
    SourceUnreadableError,
)

LARGEST_MEGABYTES = 32

ENCODINGS = ("utf-8", "utf-16", "cp1251", "kz1048")
"""The encodings that a person may choose where the program chose wrongly."""

# Byte-order marks; UTF-32 first, since its mark begins with that of UTF-16.
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)
# Papers that people rename to .txt: PDF, ZIP (Word, Excel, OpenDocument), old Office, RTF, pictures, SQLite.
_FOREIGN_BEGINNINGS = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"{\\rtf",
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"SQLite format 3\x00",
)
# Single-byte encodings of Windows: kz1048 (KZ STRK 1048) has the Kazakh letters where cp1251 has Serbian ones.
_SINGLE_BYTE = ("cp1251", "kz1048")
_EXPECTED_LETTERS = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі")
_EXPECTED_SIGNS = frozenset("№§«»“”„‘’–—…•°±·€₸\u00a0\u00ad\u202f")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_LETTERS = re.compile(r"[^\W\d_]+")
_ENOUGH = 200_000  # letters that suffice to tell an encoding


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadText:
    """A text and the encoding, one of :data:`ENCODINGS` or "utf-32", in which it was found."""

    text: str
    encoding: str


def read_text(path: Path) -> str:
    """The text of the file, without a byte-order mark, its line ends as they are.

    Read are UTF-8, UTF-16 (also without its mark) and, where the words are plainly Russian or Kazakh, the
    Windows encodings 1251 and KZ-1048. Refuses by name: a file that is missing, unreadable, too large, empty,
    not text, or in letters that cannot be told.
    """
    return decoded_text(read_bytes(path, LARGEST_MEGABYTES), path.name or str(path)).text


def decoded_text(data: bytes, name: str, encoding: str | None = None) -> ReadText:
    """The text in ``data``, in ``encoding`` if one is given; errors as of :func:`read_text`.

    EncodingWrongError where the letters are not in ``encoding``; ``name`` names the file in errors.
    """
    read = _decoded(data, name) if encoding is None else _as_told(data, encoding, name)
    if not read.text.strip():
        raise SourceEmptyError(name=name)
    return read


def read_bytes(path: Path, megabytes: int) -> bytes:
    """The bytes of the file; refuses by name one that is missing, unreadable or larger than ``megabytes``."""
    name = path.name or str(path)
    limit = megabytes * 1024 * 1024
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise SourceMissingError(name=name) from error
    except (OSError, ValueError) as error:
        raise SourceUnreadableError(name=name) from error
    if len(data) > limit:
        raise SourceTooLargeError(name=name, megabytes=megabytes)
    return data


def _as_told(data: bytes, encoding: str, name: str) -> ReadText:
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    codec = encoding
    if encoding == "utf-16" and not marked:
        codec = "utf-16-be" if data[0::2].count(0) > data[1::2].count(0) else "utf-16-le"
    try:
        text = data.decode("utf-8-sig" if encoding == "utf-8" else codec)
    except (UnicodeDecodeError, LookupError) as error:
        raise EncodingWrongError(name=name, encoding=encoding) from error
    return ReadText(text=_checked(text, name), encoding=encoding)


def _decoded(data: bytes, name: str) -> ReadText:
    if data.startswith(_FOREIGN_BEGINNINGS):
        raise NotTextError(name=name)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, name)
    if b"\x00" in data:
        return _without_mark(data, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _single_byte(data, name)
    return ReadText(text=_checked(text, name), encoding="utf-8")


def _strictly(data: bytes, encoding: str, name: str) -> ReadText:
    called = encoding.removesuffix("-sig").removesuffix("-le").removesuffix("-be")
    try:
        return ReadText(text=_checked(data.decode(encoding), name), encoding=called)
    except UnicodeDecodeError as error:
        raise EncodingUnknownError(name=name) from error


def _without_mark(data: bytes, name: str) -> ReadText:
    """UTF-16 without its mark; text of ours has zero or four in every high byte."""
    even, odd = data[0::2], data[1::2]
    for high, encoding in ((odd, "utf-16-le"), (even, "utf-16-be")):
        if high and (high.count(0) + high.count(4)) / len(high) > 0.8 and len(data) % 2 == 0:
            return _strictly(data, encoding, name)
    raise NotTextError(name=name)


def _checked(text: str, name: str) -> str:
    """Refuse what decodes by accident: control characters never stand in a text, or only as rare debris."""
    found = len(_CONTROLS.findall(text))
    if "\x00" in text or found > 3 + len(text) // 1000:
        raise NotTextError(name=name)
    return text


def _single_byte(data: bytes, name: str) -> ReadText:
    readings = [
        ReadText(text=data.decode(encoding, errors="replace"), encoding=encoding) for encoding in _SINGLE_BYTE
    ]
    best = min(readings, key=lambda reading: _strangeness(reading.text))
    if len(_CONTROLS.findall(best.text)) > 3 + len(best.text) // 1000:
        raise NotTextError(name=name)
    if not _reads_as_cyrillic(best.text[:_ENOUGH]):
        raise EncodingUnknownError(name=name)
    return best


def _strangeness(text: str) -> int:
    """How many characters of a reading stand in no Kazakh, Russian or English text."""
    return sum(
        not (char < "\x80" or char.lower() in _EXPECTED_LETTERS or char in _EXPECTED_SIGNS)
        for char in text[:_ENOUGH]
    )


def _reads_as_cyrillic(text: str) -> bool:
    words = [word for word in _LETTERS.findall(text) if not word.isascii()]
    if not words or _strangeness(text) * 20 > sum(map(len, words)):
        return False
    # Western texts misread have Cyrillic letters inside Latin words, KOI8 misread has its capitals exchanged.
    mixed = sum(any(char.isascii() for char in word) for word in words)
    exchanged = sum(len(word) > 1 and word[0].islower() and word[1:].isupper() for word in words)
    vowels = sum(any(_plain(char) in "аеёиоуыэюяәөұүі" for char in word) for word in words if len(word) > 3)
    long = sum(len(word) > 3 for word in words)
    return mixed * 5 <= len(words) and exchanged * 5 <= len(words) and vowels * 10 >= long * 8


def _plain(char: str) -> str:
    return unicodedata.normalize("NFC", char).lower()
