"""Sections of a Word document: paper, margins, numbered lines, and what stands above and below each page."""

from collections.abc import Sequence

from docx.document import Document as WordDocument
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
FIELDS = {PAGE: "PAGE", PAGES: "NUMPAGES"}
"""What Word counts in place of the pieces of a page's number."""
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
    fill(header._element, [page_line(HEADER, [run(mark, of)]) for of, mark in marks_of(sheet, languages)])
    code = clean_line(sheet.adoption.printed_code) if sheet.adoption is not None else ""
    runs = [run(f"{code}\t", languages[0]), *page_number_runs(languages)]
    fill(footer._element, [page_line(FOOTER, runs)])


def page_number_runs(languages: Sequence[Language]) -> list[_Element]:
    """The page's number as each of the languages says it, counted by Word."""
    runs: list[_Element] = []
    for number, language in enumerate(languages):
        if number:
            runs.append(run(" · ", language))
        runs += [
            field(FIELDS[piece], language) if piece in FIELDS else run(piece, language)
            for piece in page_number(language)
        ]
    return runs


def fill(part: _Element, paragraphs: Sequence[_Element]) -> None:
    """Put ``paragraphs`` in place of what stands there; Word wants at least one."""
    for child in list(part):
        part.remove(child)
    part.extend(paragraphs or [page_line(HEADER, [])])


def page_line(style: str, runs: Sequence[_Element], *, centred: bool = False) -> _Element:
    """A paragraph of a header or a footer."""
    align = made("jc", val="center") if centred else None
    return made("p", made("pPr", made("pStyle", val=style), align), *runs)


def field(instruction: str, language: Language) -> _Element:
    """What Word counts: PAGE, NUMPAGES."""
    return made("fldSimple", run("1", language), instr=f" {instruction} ")


def begin_section(document: WordDocument) -> Section:
    """Begin a page in another section; the properties of the last one, which ends with a paragraph, go into it."""
    section: Section = document.add_section()
    body = document.element.body
    carrier = body.findall(qn("w:p"))[-1]
    before = carrier.getprevious()
    before.get_or_add_pPr().append(carrier.pPr.find(qn("w:sectPr")))
    body.remove(carrier)
    return section
