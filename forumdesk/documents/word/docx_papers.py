"""What papers and lists share in Word: sections, what stands above and below their pages, head and end."""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import chain

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Pt
from lxml.etree import _Element

from forumdesk.documents.furniture import Margins, copy_words
from forumdesk.documents.page import FileFacts
from forumdesk.documents.styles import PageNumbers, Preset
from forumdesk.documents.word.docx_heads import certification_of, letterhead_of
from forumdesk.documents.word.docx_lines import locale, run
from forumdesk.documents.word.docx_lists import write_lists
from forumdesk.documents.word.docx_package import describe, empty_document, packed
from forumdesk.documents.word.docx_pages import (
    FIELDS,
    begin_section,
    field,
    fill,
    lay_paper,
    page_line,
    page_number_runs,
)
from forumdesk.documents.word.docx_styles import FOOTER, HEADER, fill_styles, plain_style, sizes
from forumdesk.documents.word.docx_tables import Box, BoxRow, TableBuilder, spacer, table_styles
from forumdesk.documents.word.docx_text import said
from forumdesk.documents.word.docx_xml import made, twips
from forumdesk.documents.word.furniture import PAGE, word_facts
from forumdesk.documents.word.paper_look import PaperLook, TableStyle
from forumdesk.domain.texts import Language

RUNNING_SIZE = 8.0
_BELOW = 5.0  # a running head
_FROM_EDGE = 20.0
_RUNNING = "Runninghead"


class PaperDocument:
    """A document in the making: sections of paragraphs and tables."""

    def __init__(self, look: PaperLook, language: Language, preset: Preset) -> None:
        self._look = look
        self._preset = preset
        self._language = language
        self._document: WordDocument = empty_document(locale(language), look.look.font)
        fill_styles(
            self._document.styles.element,
            look.look,
            look.styles(),
            language=locale(language),
            more=(_running_style(), *table_styles(look)),
        )
        # Numbers are words of these papers: none of the template's lists is kept.
        write_lists(self._document.part.numbering_part.element, (), (), lettered=False)
        self._is_empty = True

    def letterhead(self, languages: Sequence[Language]) -> list[_Element]:
        """The head of a paper in ``languages``, empty where papers have none. Raises EmblemUnreadableError."""
        letterhead = self._preset.letterhead
        if letterhead is None:
            return []
        return [*letterhead_of(self._document, letterhead, languages, self._look.measure)]

    def section(self, elements: Iterable[_Element], margins: Margins) -> None:
        """Add a section that begins a page."""
        section = self._document.sections[-1] if self._is_empty else begin_section(self._document)
        self._is_empty = False
        lay_paper(section, self._look.look, count_lines=False)
        section.header_distance = section.footer_distance = Pt(_FROM_EDGE)
        _furnish(section, margins, self._look.measure, self._preset)
        end = self._document.element.body.sectPr
        last: _Element | None = None
        for last in chain(elements, certification_of(self._preset, margins.languages, self._look.measure)):
            end.addprevious(last)
        if last is None or last.tag != qn("w:p"):
            end.addprevious(spacer())

    def finished(self, facts: FileFacts) -> bytes:
        """The bytes of the file."""
        describe(self._document, word_facts(facts.title, facts.author, self._language, facts.made_at))
        return packed(self._document)


def _furnish(section: Section, margins: Margins, measure: float, preset: Preset) -> None:
    """The marks on every page, the running head from the second on, the page's number where the office has it."""
    languages = margins.languages
    section.different_first_page_header_footer = True
    marks = " · ".join(part for part in (copy_words(preset, languages), margins.mark) if part)
    mark = [page_line(HEADER, [said(marks, languages[0])])] if marks else []
    numbers = page_number_runs(languages) if preset.numbers is PageNumbers.FOOT else []
    foot = page_line(FOOTER, [said(margins.foot, languages[0]), run("\t", languages[0]), *numbers])
    on_top = [_upper(languages[0])] if preset.numbers is PageNumbers.TOP else []
    parts = (
        (section.first_page_header, deepcopy(mark)),
        (section.header, [*on_top, *mark, *_running(margins, measure)]),
        (section.first_page_footer, [deepcopy(foot)]),
        (section.footer, [foot]),
    )
    for part, lines in parts:
        part.is_linked_to_previous = False
        fill(part._element, lines)


def _upper(language: Language) -> _Element:
    """The number in the middle of the upper margin."""
    return page_line(_RUNNING, [field(FIELDS[PAGE], language)], centred=True)


def _running(margins: Margins, measure: float) -> Iterator[_Element]:
    """The running heads, side by side in several languages."""
    lines = [
        page_line(_RUNNING, [said(text, language)])
        for text, language in zip(margins.running, margins.languages, strict=False)
    ]
    if len(lines) < 2:
        yield from lines
        return
    part = measure / len(lines)
    boxes = [
        Box(left=part * number, right=part * (number + 1), paragraphs=[line])
        for number, line in enumerate(lines)
    ]
    yield TableBuilder(TableStyle.PLAIN, measure, [BoxRow(boxes=boxes)]).table()
    yield spacer()


def _running_style() -> _Element:
    lines = made("pPr", made("suppressLineNumbers"), made("spacing", after=twips(_BELOW)))
    return plain_style(_RUNNING, "Running head", lines, made("rPr", *sizes(RUNNING_SIZE)))
