"""Lists of people as Word documents that an office edits: a table whose headings stand on each page."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, chain, pairwise

from lxml.etree import _Element

from forumdesk.documents.furniture import Margins
from forumdesk.documents.grid_model import HEADING_PART, GridColumn
from forumdesk.documents.list_model import Cell, Column, Entry, Group, ListPaper, every_group
from forumdesk.documents.list_model import Look as Tone
from forumdesk.documents.list_pdf import page_shape
from forumdesk.documents.page import FileFacts
from forumdesk.documents.styles import Align, Preset
from forumdesk.documents.word.docx_lines import run
from forumdesk.documents.word.docx_papers import PaperDocument
from forumdesk.documents.word.docx_tables import Box, BoxRow, TableBuilder
from forumdesk.documents.word.docx_text import Setting, paragraph, said
from forumdesk.documents.word.paper_look import (
    PADDING,
    PaperLook,
    PaperStyle,
    TableStyle,
    column_widths,
    list_look,
    longest_word,
)

Progress = Callable[[int, int], None]

SIZE = 9.5  # of the letters in print
_STYLES = {Tone.PLAIN: PaperStyle.TEXT, Tone.STRONG: PaperStyle.STRONG, Tone.QUIET: PaperStyle.QUIET}
_TOLD = 100  # rows between two words about progress


def lists_docx(
    papers: Sequence[ListPaper], facts: FileFacts, preset: Preset, *, progress: Progress | None = None
) -> bytes:
    """Lists behind each other as .docx, each in a section that begins a page; the same lists give the same bytes.

    ``progress`` is told how many rows of how many are written; what it raises ends the writing. Any letter may
    stand in them: no font is asked. Raises EmblemUnreadableError.
    """
    look = list_look(page_shape(preset), preset, SIZE)
    document = PaperDocument(look, papers[0].language, preset)
    counted = _Counting(progress, sum(paper.count for paper in papers))
    for paper in papers:
        running = " · ".join((paper.title, *paper.under[:1]))
        margins = Margins(languages=(paper.language,), mark=paper.mark, running=(running,), foot=paper.foot)
        letterhead = document.letterhead(margins.languages)
        if letterhead:
            paper = replace(paper, over="")  # the letterhead names the body
        document.section(chain(letterhead, _Writing(paper, look, counted).elements()), margins)
    counted.finished()
    return document.finished(facts)


class _Counting:
    """Tells how many rows are written."""

    def __init__(self, progress: Progress | None, rows: int) -> None:
        self._progress = progress
        self._rows = rows
        self._done = 0

    def one_more(self) -> None:
        """A row is written."""
        self._done += 1
        if self._progress is not None and self._done % _TOLD == 0:
            self._progress(self._done, self._rows)

    def finished(self) -> None:
        """All are written."""
        if self._progress is not None:
            self._progress(self._rows, self._rows)


class _Writing:
    """Writes one list; holds what its steps share."""

    def __init__(self, paper: ListPaper, look: PaperLook, counting: _Counting) -> None:
        self._paper = paper
        self._look = look
        self._counting = counting
        gaps = 2 * PADDING * len(paper.columns)
        columns = [GridColumn(share=column.share) for column in paper.columns]
        widths = column_widths(columns, look.measure - gaps, [*_needs(paper, look)])
        ends = [0.0, *accumulate(width + 2 * PADDING for width in widths)]
        self._places = list(pairwise(ends))

    def elements(self) -> Iterator[_Element]:
        """The head, the table, and what stands below it."""
        paper = self._paper
        if paper.over:
            yield self._line(paper.over, PaperStyle.OVER)
        yield self._line(paper.title, PaperStyle.TITLE)
        for number, text in enumerate(paper.under):
            yield self._line(text, PaperStyle.FACTS if number else PaperStyle.EVENT)
        for number, text in enumerate(paper.summary):
            yield self._line(text, PaperStyle.TEXT, 0.1 if number else 1.0)
        yield self._line("", PaperStyle.TEXT, keeps=True)
        table = TableBuilder(TableStyle.ALL if paper.ruled else TableStyle.ROWS, self._look.measure)
        table.rows.append(BoxRow(boxes=self._boxes([[one] for one in self._headings()]), heading=True))
        table.rows += self._groups(paper.groups, 0)
        yield table.table()
        for number, text in enumerate(paper.closing):
            yield self._line(text, PaperStyle.TEXT, 0.1 if number else 1.0)

    def _line(
        self, text: str, style: PaperStyle, before: float | None = None, *, keeps: bool = False
    ) -> _Element:
        language = self._paper.language
        space = None if before is None else before * self._look.size
        runs = [said(text, language)] if text else []
        return paragraph(style, runs, language, Setting(before=space, keeps=keeps))

    def _headings(self) -> Iterator[_Element]:
        for column in self._paper.columns:
            yield self._text(column.heading, PaperStyle.COLUMN, column)

    def _groups(self, groups: Sequence[Group], depth: int) -> Iterator[BoxRow]:
        for group in groups:
            if group.heading:
                yield self._heading(group, depth)
            for entry in group.entries:
                yield self._entry(entry)
                self._counting.one_more()
            yield from self._groups(group.groups, depth + 1 if group.heading else depth)

    def _heading(self, group: Group, depth: int) -> BoxRow:
        """A heading across the table, its note at the right end."""
        language = self._paper.language
        runs = [said(group.heading, language)]
        if group.note:
            runs += [run("\t", language), said(group.note, language)]
        stop = self._look.measure - 2 * PADDING
        setting = Setting(keeps=True, stop_at=stop, indent=PADDING * 2 * depth)
        line = paragraph(PaperStyle.STRONG, runs, language, setting)
        boxes = [Box(left=0.0, right=self._look.measure, paragraphs=[line])]
        return BoxRow(boxes=boxes, grounded=depth == 0, unruled=not self._paper.ruled)

    def _entry(self, entry: Entry) -> BoxRow:
        cells = [
            self._cell(cell, column) for cell, column in zip(entry.cells, self._paper.columns, strict=True)
        ]
        return BoxRow(boxes=self._boxes(cells), least=self._paper.row_height)

    def _cell(self, cell: Cell, column: Column) -> list[_Element]:
        return [self._text(text, _STYLES[tone], column) for text, tone in cell]

    def _text(self, text: str, style: PaperStyle, column: Column) -> _Element:
        language = self._paper.language
        setting = Setting(align=Align.RIGHT if column.figures else None)
        return paragraph(style, [said(text, language)], language, setting)

    def _boxes(self, cells: Sequence[Sequence[_Element]]) -> list[Box]:
        return [
            Box(left=left, right=right, paragraphs=cell)
            for (left, right), cell in zip(self._places, cells, strict=True)
        ]


def _needs(paper: ListPaper, look: PaperLook) -> Iterator[float]:
    """The width of the longest word of each column."""
    entries = [entry for group in every_group(paper.groups) for entry in group.entries]
    for number, column in enumerate(paper.columns):
        inside = longest_word((text for entry in entries for text, _ in entry.cells[number]), look.size)
        yield max(inside, longest_word([column.heading], look.size * HEADING_PART)) + 1
