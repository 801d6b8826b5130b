"""An adopted resolution set by Typst: the same words, font, page and standards, compiled from its source."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

from forumdesk.documents.fonts import Face, font
from forumdesk.documents.paragraphs import Kind
from forumdesk.documents.stretches import Stretch, Weight
from forumdesk.documents.styles import Preset, load_preset
from forumdesk.documents.wording import code_can_be_checked
from forumdesk.services.handouts import FILE_NAME
from tests.benchmarks._resolution_content import HEADS, Content, Item

STANDARDS = ["a-3a", "ua-1"]
_LINE = (0.8, 0.2)  # of the size, above and below the baseline: so leading is what lines are further apart


def typst_drawing(content: Content) -> Callable[[], bytes]:
    """Compile with the fonts at hand; nothing of one turn serves the next, as the size of the text is never the same.

    Raises ImportError where Typst is absent.
    """
    typst: Any = import_module("typst")
    folder = Path(font(Face.REGULAR).face.filename).parent
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
    compiler = typst.Compiler(font_paths=fonts, sys_inputs={"handout": content.attachment.decode()})
    body, preset, turns = "\n".join(_body(content)), load_preset(), count(1)

    def drawn() -> bytes:
        turn = next(turns)
        source = f"{_head(content, preset, turn)}\n{body}"
        made = compiler.compile(
            source.encode(),
            format="pdf",
            pdf_standards=STANDARDS,
            timestamp=content.sheet.made_at + timedelta(seconds=turn),
        )
        assert isinstance(made, bytes)
        return made

    return drawn


def _head(content: Content, preset: Preset, turn: int) -> str:
    size = preset.size + turn * 1e-7
    leading = preset.leading - size
    return f"""
#set document(title: {_text(content.title)}, author: "ForumDesk")
#set page(paper: "a4", margin: (
  left: {preset.left}mm, right: {preset.right}mm, top: {preset.top}mm, bottom: 28mm))
#set text(font: "IBM Plex Serif", size: {size:.7f}pt, hyphenate: true, top-edge: {_LINE[0]}em,
  bottom-edge: -{_LINE[1]}em)
#set par(justify: true, first-line-indent: (amount: {preset.indent}mm, all: true), leading: {leading:.7f}pt,
  spacing: {leading + preset.paragraph_gap:.7f}pt)
#set enum(numbering: "1.")
#show heading: it => {{
  set text(size: {size:.7f}pt, weight: "regular", hyphenate: false)
  set par(justify: false, first-line-indent: 0pt)
  it.body
}}
#let code = image(bytes({_text(content.picture)}), format: "svg", width: 16mm, alt: "QR")
#let foot(words) = context grid(columns: (20mm, 1fr, auto), align: bottom, code,
  text(size: 7.5pt)[*#{_text(content.code)}* \\ #words], text(size: 8.5pt, counter(page).display()))
#let signed(post, name, hint) = grid(columns: (36%, 26%, 1fr), column-gutter: 5pt, post,
  align(center, stack(line(length: 100%), text(size: 9pt, hint))), name)
#pdf.attach({_text(FILE_NAME)}, bytes(sys.inputs.handout), relationship: "source",
  mime-type: "application/json", description: "handout")
"""


def _body(content: Content) -> Iterator[str]:
    for number, language in enumerate(content.sheet.languages):
        if number:
            yield "#pagebreak()"
        yield f"#set text(lang: {_text(language.value)})"
        yield f"#set page(footer: foot({_text(code_can_be_checked(language))}))"
        for listed, items in content.blocks(language):
            if listed:
                yield f"#enum({', '.join(map(_listed, items))})"
            else:
                yield from map(_paragraph, items)
        for one in content.signatures:
            words = ", ".join(_text(of[language]) for of in (one.posts, one.names, one.hints))
            yield f"#block(breakable: false, above: 18pt, signed({words}))"
    yield f'#figure(code, alt: "QR {content.code}")'


def _listed(item: Item) -> str:
    digits = item.number.strip(".").rpartition(".")[2]
    return f"enum.item({digits or 1})[{_stretches(item.stretches)}]"


def _paragraph(item: Item) -> str:
    words = _stretches(item.stretches)
    if item.kind is Kind.TITLE:
        return f"#align(center, heading(level: 1)[{words}])"
    if item.kind is Kind.LEAD:
        return f"#heading(level: 2)[{words}]"
    if item.kind in HEADS:
        return f"#align(center)[#set par(justify: false, first-line-indent: 0pt)\n{words}]"
    return f"#par[{words}]"


def _stretches(stretches: tuple[Stretch, ...]) -> str:
    return "".join(map(_stretch, stretches))


def _stretch(one: Stretch) -> str:
    words = f"#{_text(one.text)};"
    if one.weight is Weight.BOLD:
        return f"#strong[{words}]"
    return f"#emph[{words}]" if one.weight is Weight.ITALIC else words


def _text(words: str) -> str:
    """A string of Typst."""
    return json.dumps(words, ensure_ascii=False)
