"""The named styles of a Word document, in place of those that python-docx brings along."""

from collections.abc import Iterable
from enum import StrEnum

from docx.oxml.ns import qn
from lxml.etree import _Element

from forumdesk.documents.styles import Align
from forumdesk.documents.word.docx_xml import half_points, made, twips
from forumdesk.documents.word.look import LineStyle, Look, StyleLook, style_looks

_ALIGNED = {Align.JUSTIFIED: "both", Align.LEFT: "left", Align.CENTRED: "center", Align.RIGHT: "right"}
_LINE = 240  # a single line, as Word counts multiples
HEADER, FOOTER = "Header", "Footer"
_SMALL = 9.0


def style_id(style: StrEnum) -> str:
    """The identifier behind a style's name."""
    return style.value.replace(" ", "").replace("-", "")


def write_styles(root: _Element, look: Look, *, lettered: bool, language: str) -> None:
    """Fill the part of styles for a resolution; ``language`` is that of words without one of their own."""
    fill_styles(root, look, style_looks(look, lettered=lettered), language=language)


def fill_styles(
    root: _Element, look: Look, styles: Iterable[StyleLook], *, language: str, more: Iterable[_Element] = ()
) -> None:
    """Fill the part of styles with those of every document, then with ``styles`` and ``more`` of them."""
    latent = root.findall(qn("w:latentStyles"))
    for child in list(root):
        root.remove(child)
    root.append(_defaults(look, language))
    root.extend(latent)
    root.extend(_basis(look))
    root.extend(_style(one) for one in styles)
    root.extend(more)


def left_bar() -> _Element:
    """A line at the left of a paragraph."""
    return made("pBdr", made("left", val="single", sz=12, space=6, color="8C999E"))


def _defaults(look: Look, language: str) -> _Element:
    letters = made(
        "rPr",
        made("rFonts", ascii=look.font, hAnsi=look.font, cs=look.font, eastAsia=look.font),
        *sizes(look.size),
        made("lang", val=language, eastAsia=language),
    )
    lines = made("pPr", made("spacing", after=0, line=round(_LINE * look.line), lineRule="auto"))
    return made("docDefaults", made("rPrDefault", letters), made("pPrDefault", lines))


def _basis(look: Look) -> list[_Element]:
    cell = made("tblCellMar", made("left", w=0, type="dxa"), made("right", w=0, type="dxa"))
    right = made("tabs", made("tab", val="right", pos=twips(look.measure)))
    mark = made("rPr", made("b"), made("bCs"), *sizes(_SMALL))
    return [
        _basic("paragraph", "Normal", "Normal", made("pPr", made("widowControl"))),
        _basic("character", "DefaultParagraphFont", "Default Paragraph Font"),
        _basic("table", "TableNormal", "Normal Table", made("tblPr", cell)),
        _basic("numbering", "NoList", "No List"),
        plain_style(
            HEADER, "header", made("pPr", made("suppressLineNumbers"), made("jc", val="right")), mark
        ),
        plain_style(
            FOOTER, "footer", made("pPr", made("suppressLineNumbers"), right), made("rPr", *sizes(_SMALL))
        ),
    ]


def sizes(points: float) -> tuple[_Element, _Element]:
    """The size of letters."""
    return made("sz", val=half_points(points)), made("szCs", val=half_points(points))


def _basic(kind: str, identifier: str, name: str, *rest: _Element) -> _Element:
    return made("style", made("name", val=name), *rest, type=kind, default=1, styleId=identifier)


def plain_style(identifier: str, name: str, *rest: _Element) -> _Element:
    """A style of paragraphs based on the usual one."""
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
        left_bar() if look.barred else None,
        made("spacing", before=twips(look.before), after=twips(look.after)),
        made("ind", left=twips(look.left), **indent),
        made("jc", val=_ALIGNED[look.align]),
        made("outlineLvl", val=look.outline) if look.outline is not None else None,
    )
    letters = made(
        "rPr",
        *((made("b"), made("bCs")) if look.bold else ()),
        *((made("i"), made("iCs")) if look.italic else ()),
        *sizes(look.size),
    )
    # Word knows its own styles by their names in small letters.
    name = look.name.value
    name = name.lower() if name.startswith("Heading ") else name
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
