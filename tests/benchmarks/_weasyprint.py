"""An adopted resolution set by WeasyPrint: the same words, font and page, as PDF/A-3a with tags."""

from collections.abc import Callable, Iterator
from html import escape
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import quote

from forumdesk.documents.fonts import Face, font
from forumdesk.documents.paragraphs import Kind
from forumdesk.documents.stretches import Stretch, Weight
from forumdesk.documents.styles import Preset, load_preset
from forumdesk.documents.wording import code_can_be_checked
from forumdesk.services.handouts import FILE_NAME
from tests.benchmarks._resolution_content import HEADS, NAMES, Content, Item

VARIANT = "pdf/a-3a"
_WEIGHTS = {Weight.PLAIN: ("", ""), Weight.BOLD: ("<b>", "</b>"), Weight.ITALIC: ("<i>", "</i>")}
_FACES = ((Face.REGULAR, "normal", 400), (Face.BOLD, "normal", 700), (Face.ITALIC, "italic", 400))


def weasyprint_drawing(content: Content) -> Callable[[], bytes]:
    """Set with the fonts and the style sheet read already. Raises ImportError where WeasyPrint is absent."""
    weasyprint: Any = import_module("weasyprint")
    fonts = import_module("weasyprint.text.fonts").FontConfiguration()
    style = weasyprint.CSS(string=_style(load_preset()), font_config=fonts)
    page = "".join(_page(content))

    def drawn() -> bytes:
        attachment = weasyprint.Attachment(string=content.attachment, name=FILE_NAME, relationship="Source")
        made = weasyprint.HTML(string=page).write_pdf(
            stylesheets=[style],
            font_config=fonts,
            pdf_variant=VARIANT,
            pdf_tags=True,
            attachments=[attachment],
        )
        assert isinstance(made, bytes)
        return made

    return drawn


def _style(preset: Preset) -> str:
    faces = "".join(
        f"@font-face {{ font-family: Paper; font-style: {style}; font-weight: {weight};"
        f" src: url({Path(font(face).face.filename).as_uri()}) }}\n"
        for face, style, weight in _FACES
    )
    return f"""{faces}
@page {{ size: A4; margin: {preset.top}mm {preset.right}mm 28mm {preset.left}mm;
  @bottom-left {{ content: element(foot) }} @bottom-right {{ content: counter(page); font: 8.5pt Paper }} }}
body {{ font: {preset.size}pt/{preset.leading}pt Paper; text-align: justify; hyphens: auto; orphans: 2; widows: 2;
  margin: 0 }}
section + section {{ break-before: page }}
p, h1, h2, li {{ margin: {preset.paragraph_gap}pt 0 0; font-size: inherit }}
p {{ text-indent: {preset.indent}mm }}
h1, .head {{ text-align: center; text-indent: 0; hyphens: manual }}
h2 {{ font-weight: normal; text-indent: {preset.indent}mm; break-after: avoid }}
ol {{ margin: 0; padding: 0; list-style-position: inside; text-indent: {preset.indent}mm }}
.foot {{ position: running(foot); font-size: 7.5pt; line-height: 1.4; text-align: left }}
.foot img {{ width: 16mm; height: 16mm; float: left; margin-right: 4mm }}
.signed {{ display: flex; margin-top: 2pt; break-inside: avoid }}
.signed span {{ flex: 1 }} .signed .line {{ border-top: 0.6pt solid; text-align: center; font-size: 9pt }}
"""


def _page(content: Content) -> Iterator[str]:
    picture = f"data:image/svg+xml,{quote(content.picture)}"
    yield f'<!doctype html><html lang="kk-KZ"><head><title>{escape(content.title)}</title></head><body>'
    for language in content.sheet.languages:
        yield f'<section lang="{NAMES[language]}"><div class="foot"><img alt="QR" src="{picture}">'
        yield f"<b>{content.code}</b><br>{escape(code_can_be_checked(language))}</div>"
        for listed, items in content.blocks(language):
            if listed:
                yield "<ol>" + "".join(f"<li>{_stretches(one.stretches)}</li>" for one in items) + "</ol>"
            else:
                yield from map(_paragraph, items)
        for one in content.signatures:
            post, name, hint = (escape(of[language]) for of in (one.posts, one.names, one.hints))
            yield f'<div class="signed"><span>{post}</span><span class="line">{hint}</span><span>{name}</span></div>'
        yield "</section>"
    yield "</body></html>"


def _paragraph(item: Item) -> str:
    words = _stretches(item.stretches)
    if item.kind in {Kind.TITLE, Kind.LEAD}:
        tag = "h1" if item.kind is Kind.TITLE else "h2"
        return f"<{tag}>{words}</{tag}>"
    return f'<p class="head">{words}</p>' if item.kind in HEADS else f"<p>{words}</p>"


def _stretches(stretches: tuple[Stretch, ...]) -> str:
    return "".join(map(_stretch, stretches))


def _stretch(one: Stretch) -> str:
    begin, end = _WEIGHTS[one.weight]
    return f"{begin}{escape(one.text)}{end}"
