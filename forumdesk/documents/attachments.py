"""Files inside a printed file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from forumdesk.documents.archive_file import PdfFile, text_string


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file inside the file; ``name`` is in plain letters, ``made_at`` an aware moment."""

    name: str
    media_type: str
    description: str
    data: bytes
    made_at: datetime


def embed(file: PdfFile, attachments: Sequence[Attachment]) -> bytes:
    """Embed files, in the order of their names; returns the entries for the catalogue.

    Each is named twice, as PDF/A-3 asks: in the tree of names, and with its relation to the whole as Data.
    """
    if not attachments:
        return b""
    ordered = sorted(attachments, key=lambda one: one.name)
    stored = [(one, _specification(file, one)) for one in ordered]
    names = b"".join(b"%b%d 0 R" % (text_string(one.name), number) for one, number in stored)
    references = b" ".join(b"%d 0 R" % number for _, number in stored)
    return b"/Names<</EmbeddedFiles<</Names[%b]>>>>/AF[%b]" % (names, references)


def _specification(file: PdfFile, attachment: Attachment) -> int:
    head = b"/Type/EmbeddedFile/Subtype/%b/Params<</Size %d/ModDate%b>>" % (
        attachment.media_type.replace("/", "#2F").encode(),
        len(attachment.data),
        text_string(pdf_date(attachment.made_at)),
    )
    stored = file.stream(head, attachment.data)
    name = text_string(attachment.name)
    return file.add(
        b"<</Type/Filespec/F%b/UF%b/Desc%b/EF<</F %d 0 R/UF %d 0 R>>/AFRelationship/Data>>"
        % (name, name, text_string(attachment.description), stored, stored)
    )


def pdf_date(moment: datetime) -> str:
    """A moment as PDF writes it, in its own offset: ``D:20251016123000+05'00'``."""
    offset = moment.utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset is not None else 0
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return f"{moment:D:%Y%m%d%H%M%S}{sign}{hours:02d}'{rest:02d}'"
