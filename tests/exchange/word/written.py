"""Word documents for tests, put together of raw parts, as no library would write them."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_CUSTOM = f"{_R}/custom-properties"
PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "application/vnd.openxmlformats-officedocument"
DOCUMENT_TYPE = f"{_TYPES}.wordprocessingml.document.main+xml"


def written(
    path: Path,
    body: str,
    *,
    parts: Mapping[str, str] | None = None,
    raw: Mapping[str, bytes] | None = None,
    relations: str = "",
    document_type: str = DOCUMENT_TYPE,
    before: str = "",
) -> Path:
    """A .docx with ``body``; ``parts`` are the insides of parts such as "numbering", ``raw`` further files."""
    parts = parts or {}
    known = "".join(
        f'<Relationship Id="p{at}" Type="{_R}/{kind}" Target="{kind}.xml"/>' for at, kind in enumerate(parts)
    )
    overrides = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{_TYPES}.wordprocessingml.{kind}+xml"/>'
        for kind in parts
    )
    custom = "docProps/custom.xml" in (raw or {})
    properties = f'<Relationship Id="c" Type="{_CUSTOM}" Target="docProps/custom.xml"/>' if custom else ""
    if custom:
        overrides += (
            f'<Override PartName="/docProps/custom.xml" ContentType="{_TYPES}.custom-properties+xml"/>'
        )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{document_type}"/>{overrides}</Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}">'
            f'<Relationship Id="d" Type="{_R}/officeDocument" Target="word/document.xml"/>'
            f"{properties}</Relationships>",
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}">{known}{relations}</Relationships>',
        )
        archive.writestr(
            "word/document.xml", f"{before}<w:document {_NAMES}><w:body>{body}</w:body></w:document>"
        )
        for kind, inside in parts.items():
            archive.writestr(f"word/{kind}.xml", f"<w:{kind} {_NAMES}>{inside}</w:{kind}>")
        for name, data in (raw or {}).items():
            archive.writestr(name, data)
    return path


def p(inside: str, properties: str = "") -> str:
    """A paragraph of elements."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def t(text: str, properties: str = "") -> str:
    """A run of words."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def listed(text: str, level: int = 0, number: int = 1) -> str:
    """A paragraph in a list."""
    return p(t(text), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(at: int, text: str, form: str = "decimal", more: str = "", start: int = 1) -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, numbers: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    """The inside of a part with one list."""
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{numbers}'


def style(identifier: str, name: str, more: str = "", based_on: str = "", kind: str = "paragraph") -> str:
    """A style of paragraphs."""
    below = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{identifier}"><w:name w:val="{name}"/>{below}{more}</w:style>'
    )


def words(text: str) -> list[str]:
    """Letters and figures, as they are counted."""
    return "".join(char if char.isalnum() else " " for char in text).split()
