"""Sections of a Word document: paper, margins, numbered lines, and what stands above and below each page."""

from collections.abc import Sequence

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Pt
from lxml.etree import _Element

from forumdesk.documents.word.docx_lines import run
from forumdesk.documents.word.docx_styles import FOOTER, HEADER
from forumdesk.documents.word.docx_xml import made, twips
from forumdesk.documents.word.furniture import PAGE, PAGES, marks_of, page_number
from forumdesk.documents.word.look import Look
from forumdesk.domain.texts import Language, clean_line
from forumdesk.services.sheets import ResolutionSheet

_COUNTED_LINES = 5  # every fifth line of a draft bears its number
_FIELDS = {PAGE: "PAGE", PAGES: "NUMPAGES"}
_FROM_EDGE = 28.0


def lay_paper(section: Section, look: Look, *, count_lines: bool) -> None:
    """Size, margins and numbered lines."""
    section.page_width, section.page_height = Pt(look.width), Pt(look.height)
    lying = look.width > look.height
    section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    section.left_margin, section.right_margin = Pt(look.left), Pt(look.right)
    section.top_margin, section.bottom_margin = Pt(look.top), Pt(look.bottom)
    section.header_distance = section.footer_distance = Pt(_FROM_EDGE)
    properties: _Element = section._sectPr
    for grid in properties.findall(qn("w:docGrid")):
        properties.remove(grid)
    if count_lines:
        lines = made("lnNumType", countBy=_COUNTED_LINES, restart="newPage", distance=twips(look.size * 0.8))
        margins = properties.find(qn("w:pgMar"))
        assert margins is not None
        margins.addnext(lines)


def furnish(section: Section, sheet: ResolutionSheet, languages: Sequence[Language]) -> None:
    """The mark of a draft above every page, the code of the decision and the page's number below it."""
    header, footer = section.header, section.footer
    header.is_linked_to_previous = footer.is_linked_to_previous = False
    _fill(header._element, [_paragraph(HEADER, [run(mark, of)]) for of, mark in marks_of(sheet, languages)])
    code = clean_line(sheet.adoption.printed_code) if sheet.adoption is not None else ""
    runs = [run(f"{code}\t", languages[0])]
    for number, language in enumerate(languages):
        if number:
            runs.append(run(" · ", language))
        runs += [
            _field(_FIELDS[piece], language) if piece in _FIELDS else run(piece, language)
            for piece in page_number(language)
        ]
    _fill(footer._element, [_paragraph(FOOTER, runs)])


def _fill(part: _Element, paragraphs: Sequence[_Element]) -> None:
    """Put ``paragraphs`` in place of what stands there; Word wants at least one."""
    for child in list(part):
        part.remove(child)
    part.extend(paragraphs or [_paragraph(HEADER, [])])


def _paragraph(style: str, runs: Sequence[_Element]) -> _Element:
    return made("p", made("pPr", made("pStyle", val=style)), *runs)


def _field(instruction: str, language: Language) -> _Element:
    return made("fldSimple", run("1", language), instr=f" {instruction} ")
