"""The package of a Word document: an empty one without the leftovers of the template, and its bytes."""

import io
from datetime import UTC
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part as PackagePart
from docx.oxml.ns import qn

from forumdesk.documents.word.archive import levelled
from forumdesk.documents.word.docx_xml import made
from forumdesk.documents.word.furniture import Facts
from forumdesk.services.returned import EXPORTED_PROPERTY, MEETING_PROPERTY

_SUPERFLUOUS = ("/stylesWithEffects", "/customXml", "/webSettings", "/thumbnail")
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of properties that users define
_SETTINGS_URI = "http://schemas.microsoft.com/office/word"
_WORD_2013 = "15"  # the latest that Word knows; a lower one is opened in its compatibility mode
_KEPT_SETTINGS = ("zoom", "defaultTabStop", "characterSpacingControl", "decimalSymbol", "listSeparator")


def empty_document(language: str, font: str) -> WordDocument:
    """A document without a word, for Word 2013 and later."""
    document = Document()
    for owner in (document.part.rels, document.part.package.rels):
        for key in [key for key, one in owner.items() if one.reltype.endswith(_SUPERFLUOUS)]:
            owner.pop(key)
    _settle(document, language)
    _name_font(document, font)
    return document


def _settle(document: WordDocument, language: str) -> None:
    root = document.settings.element
    for child in list(root):
        if child.tag.rpartition("}")[2] not in _KEPT_SETTINGS:
            root.remove(child)
    root.find(qn("w:zoom")).set(qn("w:percent"), "100")
    compatible = made(
        "compat",
        made("compatSetting", name="compatibilityMode", uri=_SETTINGS_URI, val=_WORD_2013),
    )
    root.find(qn("w:characterSpacingControl")).addnext(compatible)
    compatible.addnext(made("themeFontLang", val=language))


def _name_font(document: WordDocument, font: str) -> None:
    """Fonts are not embedded: the table says what may stand in for the one that is named."""
    kept = made(
        "fonts",
        made(
            "font",
            made("altName", val="Liberation Serif"),
            made("family", val="roman"),
            made("pitch", val="variable"),
            name=font,
        ),
    )
    for one in document.part.rels.values():
        if one.reltype == RELATIONSHIP_TYPE.FONT_TABLE:
            one.target_part._blob = serialize_part_xml(kept)


def describe(document: WordDocument, facts: Facts, meeting_id: str = "") -> None:
    """The properties of the file, with ``meeting_id`` also the meeting by which it is known when it comes back."""
    core = document.core_properties
    core.title, core.author, core.last_modified_by = facts.title, facts.author, facts.author
    core.language = facts.language
    core.created = core.modified = facts.made_at
    core.comments = core.keywords = core.subject = core.category = ""
    core.revision = 1
    if meeting_id:
        _name_meeting(document, facts, meeting_id)


def _name_meeting(document: WordDocument, facts: Facts, meeting_id: str) -> None:
    known = {MEETING_PROPERTY: meeting_id, EXPORTED_PROPERTY: facts.made_at.replace(tzinfo=UTC).isoformat()}
    properties = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name="{name}"><vt:lpwstr>{escape(value)}</vt:lpwstr></property>'
        for number, (name, value) in enumerate(known.items(), 2)
    )
    xml = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VALUES}">{properties}</Properties>'
    )
    package = document.part.package
    part = PackagePart(
        PackURI("/docProps/custom.xml"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, xml.encode(), package
    )
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def packed(document: WordDocument) -> bytes:
    """The bytes of the file: the same document gives the same ones at any time."""
    stream = io.BytesIO()
    document.save(stream)
    return levelled(stream.getvalue())
