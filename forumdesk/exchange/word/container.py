"""The archive of a text document: looked at before it is opened, unpacked within limits, its XML read safely."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from forumdesk.exchange.errors import SourceEmptyError, SourceTooLargeError, TextTooLongError
from forumdesk.exchange.reading import read_bytes
from forumdesk.exchange.word.errors import (
    DocumentDamagedError,
    DocumentEntitiesError,
    DocumentMacrosError,
    DocumentProtectedError,
    DocumentSwollenError,
    DocumentTooDeepError,
    DocumentTooLargeError,
    NotADocumentError,
    OldWordError,
    RichTextError,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST_MEGABYTES = 50

_LARGEST_UNPACKED = 200 * 1024 * 1024
_LARGEST_PART = 32 * 1024 * 1024  # of XML, which takes some ten times as much in memory
_MOST_ENTRIES = 5_000
# Real parts pack 5 to 40 times; deflate can do a thousand times.
_SUSPICIOUS_RATIO = 200
_TOO_SMALL_TO_HARM = 8 * 1024 * 1024
# Parsed elements take far more memory than their text; empty paragraphs and those in tables count here too.
_MOST_PARAGRAPHS = 60_000
_PARAGRAPH = re.compile(rb"<(?:w|text):(?:p|h)[ />]")
_CHUNK = 1024 * 1024

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06")
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/customProperties",
        b"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    ),
)


class ContainerKind(StrEnum):
    """Whose archive it is."""

    WORD = "word"
    OPEN_DOCUMENT = "opendocument"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What one part says about another; ``kind`` is the last word of its type, such as "image"."""

    kind: str
    target: str
    external: bool


class Container:
    """The parts of an archive; names are told apart without regard to case, as Word does."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self.name = name
        self._archive = archive
        self._unpacked = 0
        with self._refusals():
            entries = archive.infolist()
            self._check_directory(entries)
        self._entries = {_plain_name(entry.filename): entry for entry in entries}
        self.kind = self._kind()

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of all parts, in small letters."""
        return tuple(self._entries)

    def read(self, part: str) -> bytes | None:
        """The bytes of a part, None where there is none. Raises the errors of :func:`open_container`."""
        entry = self._entries.get(_plain_name(part))
        if entry is None:
            return None
        pieces: list[bytes] = []
        size = 0
        with self._refusals(), self._archive.open(entry) as file:
            # The directory may lie about sizes: what counts is what comes out.
            while chunk := file.read(_CHUNK):
                size += len(chunk)
                self._unpacked += len(chunk)
                if size > _LARGEST_PART or self._unpacked > _LARGEST_UNPACKED:
                    raise DocumentSwollenError(name=self.name)
                pieces.append(chunk)
        return b"".join(pieces)

    def xml(self, part: str) -> "_Element | None":
        """The root of a part of XML, None where there is none. Nothing outside the part is ever fetched."""
        data = self.read(part)
        return None if data is None else self._parsed(data)

    def relations(self, part: str) -> dict[str, Relation]:
        """What ``part`` refers to, by identifier; targets inside the archive are full names."""
        folder, name = posixpath.split(_plain_name(part))
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relation] = {}
        for element in root if root is not None else ():
            target = str(element.get("Target", ""))
            external = element.get("TargetMode", "").casefold() == "external"
            if not external:
                target = _plain_name(posixpath.normpath(posixpath.join("/", folder, target)))
            kind = str(element.get("Type", "")).rpartition("/")[2]
            found[str(element.get("Id", ""))] = Relation(kind=kind, target=target, external=external)
        return found

    def close(self) -> None:
        """Let go of the archive."""
        self._archive.close()

    def _parsed(self, data: bytes) -> "_Element":
        from lxml import etree

        if any(word.encode(code) in data for word in ("<!DOCTYPE", "<!ENTITY") for code in _CODES):
            raise DocumentEntitiesError(name=self.name)
        if sum(1 for _ in _PARAGRAPH.finditer(data)) > _MOST_PARAGRAPHS:
            raise TextTooLongError(most=_MOST_PARAGRAPHS)
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        # Without huge_tree the parser itself stops at 256 levels and at ten million characters in one text.
        parser = etree.XMLParser(
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            if "depth" in str(error).casefold():
                raise DocumentTooDeepError(name=self.name) from error
            raise DocumentDamagedError(name=self.name) from error
        except ValueError as error:
            raise DocumentDamagedError(name=self.name) from error
        if root.getroottree().docinfo.doctype:
            raise DocumentEntitiesError(name=self.name)
        return root

    def _check_directory(self, entries: list[zipfile.ZipInfo]) -> None:
        swollen = any(
            entry.file_size > _TOO_SMALL_TO_HARM
            and entry.file_size > _SUSPICIOUS_RATIO * max(entry.compress_size, 1)
            for entry in entries
        )
        if swollen or len(entries) > _MOST_ENTRIES or sum(e.file_size for e in entries) > _LARGEST_UNPACKED:
            raise DocumentSwollenError(name=self.name)
        names = [_plain_name(entry.filename) for entry in entries]
        if any(entry.flag_bits & 1 for entry in entries):
            raise DocumentProtectedError(name=self.name)
        if any(name.endswith("vbaproject.bin") for name in names):
            raise DocumentMacrosError(name=self.name)
        if len(set(names)) < len(names):
            raise DocumentDamagedError(name=self.name)  # what is checked here might not be what is read

    def _kind(self) -> ContainerKind:
        types = self.read("[Content_Types].xml")
        if types is not None:
            if b"wordprocessingml" not in types and b"ms-word" not in types:
                raise NotADocumentError(name=self.name)
            if b"macroEnabled" in types:
                raise DocumentMacrosError(name=self.name)
            return ContainerKind.WORD
        kind = self.read("mimetype") or b""
        if b"opendocument.text" not in kind:
            raise NotADocumentError(name=self.name)
        if b"encryption-data" in (self.read("META-INF/manifest.xml") or b""):
            raise DocumentProtectedError(name=self.name)
        if any(
            part.startswith(("basic/", "scripts/")) and part.endswith((".xml", ".py", ".js", ".bsh"))
            for part in self.parts
        ):
            raise DocumentMacrosError(name=self.name)
        return ContainerKind.OPEN_DOCUMENT

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        try:
            yield
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
            raise DocumentDamagedError(name=self.name) from error


_CODES = ("ascii", "utf-16-le", "utf-16-be")


@contextmanager
def open_container(path: Path) -> Iterator[Container]:
    """Look into the document at ``path`` and hand out its parts.

    Refuses by name what is missing, unreadable, empty, larger than 50 MB or than 200 MB unpacked, protected,
    damaged, with more than 60,000 paragraphs, with macros, with declarations of entities, of an old kind (.doc, RTF)
    or no text document at all.
    """
    name = path.name or str(path)
    try:
        data = read_bytes(path, LARGEST_MEGABYTES)
    except SourceTooLargeError as error:
        raise DocumentTooLargeError(name=name, megabytes=LARGEST_MEGABYTES) from error
    if not data:
        raise SourceEmptyError(name=name)
    refuse_old_kinds(data, name)
    if not data.startswith(_ARCHIVES):
        raise DocumentDamagedError(name=name)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, LookupError) as error:
        raise DocumentDamagedError(name=name) from error
    with archive:
        yield Container(archive, name)


def is_archive(data: bytes) -> bool:
    """Whether ``data`` begins like an archive, as .docx and .odt do."""
    return data.startswith(_ARCHIVES)


def refuse_old_kinds(data: bytes, name: str) -> None:
    """Raise OldWordError, RichTextError, DocumentProtectedError or NotADocumentError by the first bytes."""
    if data.startswith(b"{\\rtf"):
        raise RichTextError(name=name)
    if not data.startswith(_OLD_OFFICE):
        return
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise DocumentProtectedError(name=name)
    if any(stream.encode("utf-16-le") in data for stream in ("Workbook", "PowerPoint Document")) and (
        "WordDocument".encode("utf-16-le") not in data
    ):
        raise NotADocumentError(name=name)
    raise OldWordError(name=name)


def _plain_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()
