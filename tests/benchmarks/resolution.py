"""Printing a resolution in three languages, against the same paragraphs drawn by bare ReportLab.

In the same turns by Typst and by WeasyPrint, where they are installed (the extra "benchmark"), with all that is on
the pages and in the file: a foot with the code, signatures, tags, PDF/A-3a, the attachment.
"""

import io
import re
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from forumdesk.documents.fonts import Face, font
from forumdesk.documents.resolution import print_resolution
from forumdesk.documents.styles import A4, MM, load_preset
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language
from forumdesk.language.hyphenation import hyphenate
from forumdesk.services.sheets import ResolutionSheet
from tests.benchmarks._resolution_content import Content, content_of
from tests.benchmarks._rivals import Rival
from tests.benchmarks._typst import STANDARDS, typst_drawing
from tests.benchmarks._weasyprint import VARIANT, weasyprint_drawing
from tests.builders_sheets import FORUM_2024, SHIPPED, sheet_of

TITLE = "adopted resolution in three languages, tagged and archival PDF"
LIMIT = 1.6
TYPST, WEASYPRINT = 1.5, 0.25


def ours() -> Callable[[], object]:
    """Print the finished sheet."""
    sheet = _sheet()
    return lambda: print_resolution(sheet)


def base() -> Callable[[], object]:
    """Draw the same paragraphs in the same styles, layout and hyphenation."""
    _let_reportlab_hyphenate_kazakh()
    for face in Face:
        font(face)
    paragraphs = [(language, _paragraphs(_sheet(), language)) for language in Language]
    return lambda: _drawn(paragraphs)


def rivals() -> list[Rival]:
    """The programs that are installed; says which are not."""
    found = []
    for name, module, limit, drawing in (
        (f"Typst ({' '.join(STANDARDS)})", "typst", TYPST, typst_drawing),
        (f"WeasyPrint ({VARIANT})", "weasyprint", WEASYPRINT, weasyprint_drawing),
    ):
        if find_spec(module) is None:
            print(f"  {module} is not installed, so it is not measured.")
        else:
            found.append(Rival(name, limit, partial(_drawing, drawing)))
    return found


def _drawing(made: Callable[[Content], Callable[[], bytes]]) -> Callable[[], object]:
    return made(content_of(_sheet()))


def _sheet() -> ResolutionSheet:
    forum: Path = FORUM_2024 if FORUM_2024.is_file() else SHIPPED
    return sheet_of(forum)


def _let_reportlab_hyphenate_kazakh() -> None:
    # ReportLab hands only words of Latin and Russian letters to the hyphenator.
    from reportlab.platypus import paragraph

    vars(paragraph)["_hy_letters_pat"] = re.compile(r"^[^\W\d_]+$")
    vars(paragraph)["_hy_shy_letters_pat"] = re.compile(r"^[-\xad]?[^\W\d_]+$")


def _hyphenator(language: str) -> Callable[[str], list[tuple[str, str]]]:
    @lru_cache(maxsize=16384)
    def pairs(word: str) -> list[tuple[str, str]]:
        return [(word[:place], word[place:]) for place in reversed(hyphenate(word, language))]

    return pairs


def _paragraphs(sheet: ResolutionSheet, language: Language) -> list[tuple[str, str]]:
    """Pairs of style and markup: an item's bold heading with its text behind it, as in the document."""
    made: list[tuple[str, str]] = []
    for row in sheet.rows:
        text = escape(row.text.get(language))
        if row.part in {Part.ISSUE, Part.RECOMMENDATION}:
            made.append(("text", f"<b>{row.number} {text}</b>"))
        elif row.part is Part.BODY:
            made[-1] = ("text", f"{made[-1][1]} {text}")
        elif row.part in {Part.TITLE, Part.THEME}:
            made.append(("head", f"<b>{text}</b>"))
        elif row.part is Part.DATE_PLACE:
            made.append(("head", text))
        elif row.part in {Part.ISSUES_LEAD, Part.RECOMMENDATIONS_LEAD}:
            made.append(("text", f"<i>{text}</i>"))
        else:
            made.append(("text", f"{row.number} {text}"))
    return made


def _drawn(languages: list[tuple[Language, list[tuple[str, str]]]]) -> bytes:
    from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase.pdfmetrics import registerFontFamily
    from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Paragraph
    from reportlab.platypus.flowables import Flowable

    registerFontFamily(
        Face.REGULAR.value, Face.REGULAR.value, Face.BOLD.value, Face.ITALIC.value, Face.BOLD.value
    )
    preset = load_preset()
    common: dict[str, Any] = {
        "fontName": Face.REGULAR.value,
        "fontSize": preset.size,
        "leading": preset.leading,
    }
    story: list[Flowable] = []
    for language, paragraphs in languages:
        styles = {
            "head": ParagraphStyle("head", **common, alignment=TA_CENTER),
            "text": ParagraphStyle(
                "text",
                **common,
                alignment=TA_JUSTIFY,
                firstLineIndent=preset.indent * MM,
                spaceBefore=preset.paragraph_gap,
                hyphenationLang=_hyphenators()[language],  # type: ignore[arg-type] # may be callable
                allowWidows=0,
                allowOrphans=0,
            ),
        }
        story += [Paragraph(text, styles[style]) for style, text in paragraphs]
        story.append(PageBreak())
    buffer = io.BytesIO()
    document = BaseDocTemplate(buffer, pagesize=A4, invariant=1)
    frame = Frame(
        preset.left * MM,
        preset.bottom * MM,
        A4[0] - (preset.left + preset.right) * MM,
        A4[1] - (preset.top + preset.bottom) * MM,
        *(0, 0, 0, 0),
    )

    def foot(canvas: object, _: object) -> None:
        canvas.setFont(Face.REGULAR.value, 8.5)  # type: ignore[attr-defined] # a ReportLab canvas
        canvas.drawRightString(A4[0] - preset.right * MM, 30, str(document.page))  # type: ignore[attr-defined]

    document.addPageTemplates(PageTemplate("page", [frame], onPage=foot))
    document.build(story)
    return buffer.getvalue()


@lru_cache(maxsize=1)
def _hyphenators() -> dict[Language, Callable[[str], list[tuple[str, str]]]]:
    return {language: _hyphenator(language.value) for language in Language}


def check() -> Iterator[str]:
    """What would make the comparison unfair."""
    from pypdfium2 import PdfDocument

    sheet = _sheet()
    pages = print_resolution(sheet).pages
    for rival in (Rival("bare ReportLab", LIMIT, base), *rivals()):
        drawn = rival.act()()
        assert isinstance(drawn, bytes)
        if abs(len(PdfDocument(drawn)) - pages) > 1:
            yield f"{rival.name} draws {len(PdfDocument(drawn))} pages where we draw {pages}"
