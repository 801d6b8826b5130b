"""The named styles of a Word document, in place of those that python-docx brings along."""

from docx.oxml.ns import qn
from lxml.etree import _Element

from forumdesk.documents.styles import Align
from forumdesk.documents.word.docx_xml import half_points, made, twips
from forumdesk.documents.word.look import LineStyle, Look, StyleLook, style_looks

_ALIGNED = {Align.JUSTIFIED: "both", Align.LEFT: "left", Align.CENTRED: "center", Align.RIGHT: "right"}
_LINE = 240  # a single line, as Word counts multiples
HEADER, FOOTER = "Header", "Footer"
_SMALL = 9.0


def style_id(style: LineStyle) -> str:
    """The identifier behind a style's name."""
    return style.value.replace(" ", "").replace("-", "")


def write_styles(root: _Element, look: Look, *, lettered: bool, language: str) -> None:
    """Fill the part of styles; ``language`` is that of words without one of their own."""
    latent = root.findall(qn("w:latentStyles"))
    for child in list(root):
        root.remove(child)
    root.append(_defaults(look, language))
    root.extend(latent)
    root.extend(_basis(look))
    for one in style_looks(look, lettered=lettered):
        root.append(_style(one))


def _defaults(look: Look, language: str) -> _Element:
    letters = made(
        "rPr",
        made("rFonts", ascii=look.font, hAnsi=look.font, cs=look.font, eastAsia=look.font),
        *_sizes(look.size),
        made("lang", val=language, eastAsia=language),
    )
    lines = made("pPr", made("spacing", after=0, line=round(_LINE * look.line), lineRule="auto"))
    return made("docDefaults", made("rPrDefault", letters), made("pPrDefault", lines))


def _basis(look: Look) -> list[_Element]:
    cell = made("tblCellMar", made("left", w=0, type="dxa"), made("right", w=0, type="dxa"))
    right = made("tabs", made("tab", val="right", pos=twips(look.measure)))
    mark = made("rPr", made("b"), made("bCs"), *_sizes(_SMALL))
    return [
        _basic("paragraph", "Normal", "Normal", made("pPr", made("widowControl"))),
        _basic("character", "DefaultParagraphFont", "Default Paragraph Font"),
        _basic("table", "TableNormal", "Normal Table", made("tblPr", cell)),
        _basic("numbering", "NoList", "No List"),
        _plain(HEADER, "header", made("pPr", made("suppressLineNumbers"), made("jc", val="right")), mark),
        _plain(
            FOOTER, "footer", made("pPr", made("suppressLineNumbers"), right), made("rPr", *_sizes(_SMALL))
        ),
    ]


def _sizes(points: float) -> tuple[_Element, _Element]:
    return made("sz", val=half_points(points)), made("szCs", val=half_points(points))


def _basic(kind: str, identifier: str, name: str, *rest: _Element) -> _Element:
    return made("style", made("name", val=name), *rest, type=kind, default=1, styleId=identifier)


def _plain(identifier: str, name: str, *rest: _Element) -> _Element:
    return made(
        "style",
        made("name", val=name),
        made("basedOn", val="Normal"),
        *rest,
        type="paragraph",
        styleId=identifier,
    )


def _style(look: StyleLook) -> _Element:
    indent = {"hanging": twips(-look.first)} if look.first < 0 else {"firstLine": twips(look.first)}
    lines = made(
        "pPr",
        made("keepNext") if look.keep_next else None,
        made("widowControl"),
        made("suppressLineNumbers") if look.name is LineStyle.SIGNATURE else None,
        made("spacing", before=twips(look.before), after=twips(look.after)),
        made("ind", left=twips(look.left), **indent),
        made("jc", val=_ALIGNED[look.align]),
        made("outlineLvl", val=look.outline) if look.outline is not None else None,
    )
    letters = made(
        "rPr",
        *((made("b"), made("bCs")) if look.bold else ()),
        *((made("i"), made("iCs")) if look.italic else ()),
        *_sizes(look.size),
    )
    # Word knows its own styles by their names in small letters.
    name = look.name.value.lower() if look.name is LineStyle.HEADING else look.name.value
    return made(
        "style",
        made("name", val=name),
        made("basedOn", val="Normal"),
        made("next", val=style_id(look.following)) if look.following else None,
        made("qFormat"),
        lines,
        letters,
        type="paragraph",
        styleId=style_id(look.name),
    )
