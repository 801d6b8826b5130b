"""The file itself: objects of ReportLab and of our own in one numbering, packed, with the table that finds them.

ReportLab's own writer ends streams where PDF/A wants a line end first, and takes three seconds for the tags of a long
list. Here what is no stream is written in packed groups, which are a tenth of the size; see docs/decisions/0039.
"""

import hashlib
import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PACKED = 200  # objects in a group
_LEVEL = 4  # of packing: half the time of the usual one for a twentieth more
_DIGEST = 16  # bytes of the identifier of a file


class PdfFile:
    """Collects the objects of one file; those that ReportLab drew come from its ``document``."""

    def __init__(self, document: "PDFDocument") -> None:
        self._document: Any = document  # its parts are missing in the stubs
        self._objects: dict[int, bytes] = {}
        self._streams: dict[int, bytes] = {}
        self._places: dict[int, tuple[int, int]] = {}

    def reserve(self) -> int:
        """The number of an object that is put later."""
        self._document.objectcounter += 1
        number: int = self._document.objectcounter
        return number

    def put(self, number: int, body: bytes) -> None:
        """An object under a number that was reserved."""
        self._objects[number] = body

    def add(self, body: bytes) -> int:
        """An object; returns its number."""
        number = self.reserve()
        self._objects[number] = body
        return number

    def stream(self, head: bytes, data: bytes, *, packed: bool = True) -> int:
        """A stream; ``head`` are the entries of its dictionary without filter and length. Returns its number."""
        number = self.reserve()
        self._streams[number] = _stream(head, data, packed=packed)
        return number

    def number_of(self, drawn: "PDFObject") -> int:
        """The number of an object of ReportLab."""
        reference = self._document.Reference(drawn)
        number: int = self._document.idToObjectNumberAndVersion[reference.name][0]
        return number

    def finished(self, root: int, info: int) -> bytes:
        """The whole file; ``root`` is the number of its catalogue. Its identifier is made from all of it."""
        self._collect_drawn()
        written = _Written()
        for number, body in self._streams.items():
            written.add(number, body)
        for number, body in self._packed():
            written.add(number, body)
        return written.closed(self.reserve(), self._places, root, info)

    def _collect_drawn(self) -> None:
        """The objects of ReportLab, which make others while they are written."""
        from reportlab.pdfbase.pdfdoc import PDFStream
        from reportlab.pdfbase.pdfdoc import format as formatted

        document = self._document
        for font in document.delayedFonts:
            font.addObjects(document)
        done = 0
        while done < document.objectcounter:
            done += 1
            if done not in document.numberToId:
                continue
            drawn = document.idToObject[document.numberToId[done]]
            if isinstance(drawn, PDFStream) and drawn.filters:
                # Not packed yet; ReportLab would write it in letters, a quarter longer.
                entries = formatted(drawn.dictionary, document)
                content: str | bytes = drawn.content
                data = content.encode() if isinstance(content, str) else content
                self._streams[done] = _stream(entries[2:-2].strip(), data)
                continue
            body: bytes = formatted(drawn, document, toplevel=1)
            if body.endswith(b"endstream\n"):
                self._streams[done] = body.removesuffix(b"endstream\n") + b"\nendstream"
            else:
                self._objects[done] = body

    def _packed(self) -> Sequence[tuple[int, bytes]]:
        """The groups of all objects that are no streams; notes the group of each and its place there."""
        objects = sorted(self._objects.items())
        made = []
        for start in range(0, len(objects), _PACKED):
            group = objects[start : start + _PACKED]
            number = self.reserve()
            offset, table = 0, []
            for place, (one, body) in enumerate(group):
                table.append(b"%d %d" % (one, offset))
                offset += len(body) + 1
                self._places[one] = (number, place)
            first = b" ".join(table) + b"\n"
            head = b"/Type/ObjStm/N %d/First %d" % (len(group), len(first))
            made.append((number, _stream(head, first + b"\n".join(body for _, body in group))))
        return made


class _Written:
    """The bytes of the file so far, and where its objects begin."""

    def __init__(self) -> None:
        self._parts = [_HEAD]
        self._length = len(_HEAD)
        self._offsets: dict[int, int] = {}

    def add(self, number: int, body: bytes) -> None:
        part = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        self._offsets[number] = self._length
        self._parts.append(part)
        self._length += len(part)

    def _digest(self) -> bytes:
        digest = hashlib.blake2b(digest_size=_DIGEST)
        for part in self._parts:
            digest.update(part)
        return digest.hexdigest().encode()

    def closed(self, table: int, places: dict[int, tuple[int, int]], root: int, info: int) -> bytes:
        """With the table of objects, itself the stream ``table``, and the end."""
        identifier = self._digest()
        self._offsets[table] = self._length
        rows = [b"\x00\x00\x00\x00\x00\xff"]
        for number in range(1, table + 1):
            if number in places:
                group, place = places[number]
                rows.append(b"\x02" + group.to_bytes(4, "big") + place.to_bytes(1, "big"))
            else:
                rows.append(b"\x01" + self._offsets[number].to_bytes(4, "big") + b"\x00")
        head = b"/Type/XRef/Size %d/W[1 4 1]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]" % (
            table + 1,
            root,
            info,
            identifier,
            identifier,
        )
        at = self._length
        self.add(table, _stream(head, b"".join(rows)))
        return b"".join([*self._parts, b"startxref\n%d\n%%%%EOF\n" % at])


def _stream(head: bytes, data: bytes, *, packed: bool = True) -> bytes:
    if packed:
        data = zlib.compress(data, _LEVEL)
        head += b"/Filter/FlateDecode"
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (head, len(data), data)


def text_string(text: str) -> bytes:
    """A text as PDF writes it: in plain letters, or else in UTF-16."""
    if text.isascii() and text.isprintable():
        return b"(%b)" % text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode()
    return b"<FEFF%b>" % text.encode("utf-16-be").hex().upper().encode()
