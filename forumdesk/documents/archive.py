"""What makes a file fit for the archive and for a blind reader at once: PDF/A-3a and PDF/UA-1.

Everything is written while the file is saved; nothing reads it again. The packet of metadata says what the dictionary
of the file says, in the words that ISO 19005-3 and ISO 14289-1 ask for; colours are meant as sRGB.
"""

import struct
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from forumdesk.documents.archive_file import PdfFile, text_string
from forumdesk.documents.archive_tree import TreeWriter, write_bookmarks
from forumdesk.documents.attachments import Attachment, embed, pdf_date
from forumdesk.documents.tagging import LOCALES, Reading
from forumdesk.services.canonical import compact, moment

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument

    from forumdesk.documents.page import FileFacts

PROGRAM = "ForumDesk"
CONTENT_NAME = "content.json"
FORMAT, VERSION = "forumdesk.paper", 1
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="3" pdfaid:conformance="A"/>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:format="application/pdf">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li>\
<rdf:li xml:lang="{locale}">{title}</rdf:li></rdf:Alt></dc:title>
{creator}<dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>
{description}</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="{program}"\
 xmp:CreateDate="{date}" xmp:ModifyDate="{date}" xmp:MetadataDate="{date}"/>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" pdf:Producer="{program}"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"\
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def content_of(facts: "FileFacts", paper: Sequence[object]) -> Attachment:
    """``content.json``: what a paper says, for whoever reads it by program; a mapping for each of its parts."""
    body = {
        "format": FORMAT,
        "version": VERSION,
        "document": facts.document,
        "languages": list(facts.languages or (facts.language,)),
        "made_at": moment(facts.made_at),
        "title": facts.title,
        "author": facts.author,
        "paper": paper,
    }
    return Attachment(
        name=CONTENT_NAME,
        media_type="application/json",
        description=facts.title,
        data=compact(body),
        made_at=facts.made_at,
    )


def archived(
    document: "PDFDocument", reading: Reading, attachments: Sequence[Attachment], facts: "FileFacts"
) -> bytes:
    """The whole file, whose pages are all drawn on ``document``."""
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFName

    file = PdfFile(document)
    drawn = document.Pages.pages  # type: ignore[attr-defined] # missing in the stubs
    pages = [file.number_of(page) for page in drawn]
    tree = TreeWriter(file, reading, pages)
    catalogue = [
        b"/Type/Catalog/Pages %d 0 R" % file.number_of(document.Pages),  # type: ignore[attr-defined]
        b"/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>" % tree.written(),
        b"/Lang(%b)/ViewerPreferences<</DisplayDocTitle true>>" % LOCALES[facts.language].encode(),
        b"/Metadata %d 0 R" % file.stream(b"/Type/Metadata/Subtype/XML", _packet(facts), packed=False),
        b"/OutputIntents[%b]" % _output_intent(file),
        embed(file, attachments),
    ]
    for index, (page, annotations) in enumerate(zip(drawn, tree.annotations, strict=True)):
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        vars(page).update(StructParents=index, Tabs=PDFName("S"))
        if annotations:
            page.Annots = PDFArray([f"{number} 0 R" for number in annotations])
    if bookmarks := write_bookmarks(file, reading, pages):
        catalogue.append(b"/Outlines %d 0 R" % bookmarks)
    return file.finished(file.add(b"<<%b>>" % b"".join(catalogue)), file.add(_facts(facts)))


def _facts(facts: "FileFacts") -> bytes:
    """The dictionary of the file."""
    date = text_string(pdf_date(facts.made_at))
    program = text_string(PROGRAM)
    said = {
        b"Title": text_string(facts.title),
        b"Creator": program,
        b"Producer": program,
        b"CreationDate": date,
        b"ModDate": date,
    }
    if facts.author:
        said[b"Author"] = text_string(facts.author)
    if facts.description:
        said[b"Subject"] = text_string(facts.description)
    return b"<<%b>>" % b"".join(b"/%b%b" % pair for pair in said.items())


def _packet(facts: "FileFacts") -> bytes:
    creator = description = ""
    if facts.author:
        creator = f"<dc:creator><rdf:Seq><rdf:li>{escape(facts.author)}</rdf:li></rdf:Seq></dc:creator>\n"
    if facts.description:
        words = f'<rdf:li xml:lang="x-default">{escape(facts.description)}</rdf:li>'
        description = f"<dc:description><rdf:Alt>{words}</rdf:Alt></dc:description>\n"
    languages = "".join(f"<rdf:li>{LOCALES[one]}</rdf:li>" for one in facts.languages or (facts.language,))
    return _PACKET.format(
        title=escape(facts.title),
        locale=LOCALES[facts.language],
        creator=creator,
        description=description,
        languages=languages,
        program=PROGRAM,
        date=_xmp_date(facts.made_at),
    ).encode()


def _xmp_date(moment: datetime) -> str:
    """The same moment in the same offset as in the dictionary, to the second."""
    written = moment.replace(microsecond=0).isoformat()
    return written if moment.tzinfo else f"{written}+00:00"


def _output_intent(file: PdfFile) -> bytes:
    profile = file.stream(b"/N 3", _srgb())
    return (
        b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
        b"/Info(sRGB IEC61966-2.1)/RegistryName(http://www.color.org)/DestOutputProfile %d 0 R>>" % profile
    )


_WHITE = (0.9642, 1.0, 0.8249)  # D50, to which colours of a profile are related
# IEC 61966-2-1, adapted to D50 by Bradford.
_PRIMARIES = {
    b"rXYZ": (0.4360, 0.2225, 0.0139),
    b"gXYZ": (0.3851, 0.7169, 0.0971),
    b"bXYZ": (0.1431, 0.0606, 0.7141),
}
_ADAPTATION = (1.0479, 0.0229, -0.0502, 0.0296, 0.9904, -0.0171, -0.0092, 0.0151, 0.7517)
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


@cache
def _srgb() -> bytes:
    """A profile of sRGB (ICC.1:2004), 500 bytes: red, green and blue, one curve, the white of the paper."""
    curve = b"para\0\0\0\0\0\3\0\0" + _fixed(_CURVE)
    tags = {
        b"desc": _words("sRGB IEC61966-2.1"),
        b"cprt": _words("No copyright"),
        b"wtpt": b"XYZ \0\0\0\0" + _fixed(_WHITE),
        b"chad": b"sf32\0\0\0\0" + _fixed(_ADAPTATION),
        **{name: b"XYZ \0\0\0\0" + _fixed(values) for name, values in _PRIMARIES.items()},
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    places: dict[bytes, int] = {}
    table, data = [], b""
    start = 128 + 4 + 12 * len(tags)
    for name, body in tags.items():
        if body not in places:
            places[body] = start + len(data)
            data += body + b"\0" * (-len(body) % 4)
        table.append(struct.pack(">4sII", name, places[body], len(body)))
    head = struct.pack(
        ">I4xI4s4s4s6H4s28x12s48x",
        start + len(data),
        0x04200000,
        b"mntr",
        b"RGB ",
        b"XYZ ",
        *(2004, 10, 1, 0, 0, 0),
        b"acsp",
        _fixed(_WHITE),
    )
    return head + struct.pack(">I", len(tags)) + b"".join(table) + data


def _fixed(values: Sequence[float]) -> bytes:
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _words(text: str) -> bytes:
    written = text.encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(written), 28) + written
