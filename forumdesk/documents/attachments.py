"""Files inside a printed file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObjectReference


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file inside the file; ``name`` is in plain letters, ``made_at`` an aware moment."""

    name: str
    media_type: str
    description: str
    data: bytes
    made_at: datetime


def embed(document: "PDFDocument", attachments: Sequence[Attachment]) -> None:
    """Embed files, in the order of their names, in ``document``, whose pages are all drawn but not yet saved.

    Each is named twice, as PDF/A-3 asks: in the tree of names, and with its relation to the whole as Data.
    """
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFString

    if not attachments:
        return
    stored = [(PDFString(one.name), _specification(document, one)) for one in attachments]
    tree = PDFDictionary({"Names": PDFArray([part for pair in stored for part in pair])})
    catalogue = document.Catalog  # type: ignore[attr-defined] # missing in the stubs
    catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "AF"]
    vars(catalogue).update(
        AF=PDFArray([reference for _, reference in stored]), Names=PDFDictionary({"EmbeddedFiles": tree})
    )


def _specification(document: "PDFDocument", attachment: Attachment) -> "PDFObjectReference":
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream, PDFString

    parameters = {"Size": len(attachment.data), "ModDate": PDFString(pdf_date(attachment.made_at))}
    head = {
        "Type": PDFName("EmbeddedFile"),
        "Subtype": "/" + attachment.media_type.replace("/", "#2F"),  # PDFName would write another sign
        "Params": PDFDictionary(parameters),
    }
    stored = document.Reference(PDFStream(PDFDictionary(head), attachment.data))  # type: ignore[no-untyped-call]
    made: PDFDictionary = PDFDictionary(
        {
            "Type": PDFName("Filespec"),
            "F": PDFString(attachment.name),
            "UF": PDFString(attachment.name),
            "Desc": PDFString(attachment.description),
            "EF": PDFDictionary({"F": stored, "UF": stored}),
            "AFRelationship": PDFName("Data"),
        }
    )
    reference: PDFObjectReference = document.Reference(made)  # type: ignore[no-untyped-call]
    return reference


def pdf_date(moment: datetime) -> str:
    """A moment as PDF writes it, in its own offset: ``D:20251016123000+05'00'``."""
    offset = moment.utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset is not None else 0
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return f"{moment:D:%Y%m%d%H%M%S}{sign}{hours:02d}'{rest:02d}'"
