"""Papers about a meeting as Word documents that an office edits: the same rows, in the same order."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, groupby

from docx.oxml.ns import qn
from lxml.etree import _Element

from forumdesk.documents.furniture import Margins
from forumdesk.documents.grid_model import (
    HEADING_PART,
    Cell,
    Grid,
    GridColumn,
    GridPaper,
    GridRow,
    Para,
    Part,
    Spread,
    Tone,
)
from forumdesk.documents.grid_pdf import page_shape
from forumdesk.documents.page import FileFacts
from forumdesk.documents.stretches import Rule, changed_stretches
from forumdesk.documents.styles import Align, Preset
from forumdesk.documents.word.docx_lines import run
from forumdesk.documents.word.docx_papers import PaperDocument
from forumdesk.documents.word.docx_tables import Box, BoxRow, TableBuilder, spacer
from forumdesk.documents.word.docx_text import Setting, paragraph, said
from forumdesk.documents.word.docx_xml import made
from forumdesk.documents.word.paper_look import (
    ABOVE,
    GAP,
    HEADINGS,
    PADDING,
    STYLES,
    TABLES,
    PaperLook,
    PaperStyle,
    TableStyle,
    column_widths,
    grid_look,
    labels_texts,
    longest_word,
)
from forumdesk.domain.texts import Language

BOX = "\N{BALLOT BOX}"
_BOX_FONT = "Segoe UI Symbol"  # the font of the text has no box; another program takes what it has
_PARALLELS = 3
_BELOW_LEAD, _BELOW_TEXT = 0.3, 0.8  # of the size of the text: the space above the headings of columns
_CLOSE = 0.5  # points by which spaces may differ from those of a style


def grids_docx(papers: Sequence[GridPaper], facts: FileFacts, preset: Preset) -> bytes:
    """Papers of one shape behind each other as .docx, each in a section that begins a page.

    The same papers give the same bytes. Any letter may stand in them: no font is asked. Raises EmblemUnreadableError.
    """
    look = grid_look(papers, page_shape(papers[0], preset), preset)
    document = PaperDocument(look, papers[0].languages[0], preset)
    for paper in papers:
        margins = Margins(languages=paper.languages, mark=paper.mark, running=paper.running, foot=paper.foot)
        letterhead = document.letterhead(paper.languages) if paper.headed else []
        if letterhead:
            paper = replace(paper, head=tuple(one for one in paper.head if not _names_body(one)))
        document.section(_Writing(paper, look, letterhead).elements(), margins)
    return document.finished(facts)


def _names_body(spread: Spread) -> bool:
    """Whether a line of the head says what the letterhead says."""
    return any(cell and cell[0].tone is Tone.OVER for cell in spread.cells)


class _Writing:
    """Writes one paper below its letterhead; holds what its steps share."""

    def __init__(self, paper: GridPaper, look: PaperLook, letterhead: Sequence[_Element]) -> None:
        self._paper = paper
        self._letterhead = letterhead
        self._look = look
        self._beside = len(paper.languages) > 1

    def elements(self) -> Iterator[_Element]:
        """Paragraphs and tables; two tables never touch."""
        was_table = False
        for element in self._blocks():
            is_table = element.tag == qn("w:tbl")
            if is_table and was_table:
                yield spacer()
            yield element
            was_table = is_table

    def _blocks(self) -> Iterator[_Element]:
        yield from self._letterhead
        yield from self._spreads(self._paper.head)
        for grid in self._paper.grids:
            if grid.lead is not None:
                yield from self._lead(grid.lead)
            if grid.table or not self._flows(grid):
                yield from self._tables(grid)
            else:
                yield from self._paragraphs(grid)
        yield from self._spreads(self._paper.closing)

    def _flows(self, grid: Grid) -> bool:
        """Whether rows that are no table are plain paragraphs: in one language, with a number before them or none."""
        if self._beside or grid.has_headings or not (len(grid.columns) == 1 or labels_texts(grid.columns)):
            return False
        return not any(column.blank for column in grid.columns) and all(map(_is_plain, grid.parts))

    def _spreads(self, spreads: Sequence[Spread]) -> Iterator[_Element]:
        """Lines across the paper: paragraphs, or a table with a column for each language."""
        if not self._beside:
            for spread in spreads:
                yield from self._spread(spread, spread.cells[0], self._paper.languages[0])
            return
        for turns, group in groupby(spreads, key=lambda spread: spread.turns):
            if turns:
                yield spacer(turns=True)
            table = TableBuilder(TableStyle.PLAIN, self._look.measure)
            table.rows += (self._across(spread, self._parts()) for spread in group)
            if table.rows:
                yield table.table()

    def _lead(self, spread: Spread) -> Iterator[_Element]:
        """What stands above a table: paragraphs in every language, as programs list no headings inside of tables."""
        for number, (cell, language) in enumerate(zip(spread.cells, self._paper.languages, strict=True)):
            yield from self._spread(replace(spread, before=0.0) if number else spread, cell, language)

    def _parts(self) -> list[float]:
        """The right ends of equal parts, one a language."""
        count = len(self._paper.languages)
        return [self._look.measure * (number + 1) / count for number in range(count)]

    def _spread(
        self, spread: Spread, cell: Cell, language: Language, *, inside: bool = False
    ) -> Iterator[_Element]:
        for number, para in enumerate(cell):
            style = STYLES[para.tone] if number else HEADINGS.get(spread.tag, STYLES[para.tone])
            setting = Setting(
                before=self._space(para, style, number, spread.before),
                keeps=spread.with_next,
                turns=spread.turns and not number and not inside,
                align=Align.CENTRED if para.tone is Tone.EVENT and style is not PaperStyle.EVENT else None,
                grounded=spread.grounded and not inside,
            )
            yield paragraph(style, self._runs(para, language), para.language or language, setting)

    def _space(self, para: Para, style: PaperStyle, number: int, first: float) -> float | None:
        """The space above a paragraph in points; None where its style has it."""
        wanted = ABOVE.get(para.tone, 0.0) * self._look.size if number else first * self._look.scale
        return None if abs(wanted - self._look.before(style)) < _CLOSE else wanted

    def _runs(self, para: Para, column: Language) -> Iterator[_Element]:
        language = para.language or column
        if para.pieces:
            for part in changed_stretches(para.pieces):
                yield run(part.text, language, *_marks(part.rule))
            return
        if para.lead:
            yield said(para.lead, language, "b", "bCs")
            if para.text:
                yield run(" ", language)
        if para.text:
            yield said(para.text, language)

    # rows that are paragraphs

    def _paragraphs(self, grid: Grid) -> Iterator[_Element]:
        language = self._paper.languages[0]
        hangs = len(grid.columns) > 1
        for part in grid.parts:
            if isinstance(part, Spread):
                yield from self._spread(part, part.cells[0], language)
                continue
            label = part.cells[0] if hangs else ()
            texts = part.cells[-1] or ((Para(""),) if label else ())
            for number, para in enumerate(texts):
                yield self._text(part, para, number, () if number else label, hangs=hangs)

    def _text(self, row: GridRow, para: Para, number: int, label: Cell, *, hangs: bool) -> _Element:
        language = self._paper.languages[0]
        style = STYLES[para.tone]
        if style is PaperStyle.BODY and label:
            style = PaperStyle.NUMBERED
        indented = hangs and style not in (PaperStyle.BODY, PaperStyle.NUMBERED)
        setting = Setting(
            before=self._space(para, style, number, row.before),
            keeps=row.with_next,
            barred=row.barred,
            indent=self._look.label if indented else 0.0,
            hangs=bool(label) and indented,
        )
        runs = [*self._runs(para, language)]
        if label:
            runs = [*self._runs(label[0], language), run("\t", language), *runs]
        return paragraph(style, runs, para.language or language, setting)

    # rows that are tables

    def _tables(self, grid: Grid) -> Iterator[_Element]:
        """The rows; one that begins a page begins another table, as programs turn no pages inside of one."""
        rules = TABLES[grid.rules] if grid.table else TableStyle.PLAIN
        setter = _Setter(grid, self._look, ruled=rules is not TableStyle.PLAIN)
        table = TableBuilder(rules, self._look.measure)
        before = (_BELOW_LEAD if grid.lead is not None else _BELOW_TEXT) * self._look.size
        if rules is TableStyle.ALL:
            yield spacer(before)
        if grid.has_headings:
            table.rows.append(self._headings(grid, setter, 0.0 if rules is TableStyle.ALL else before))
        for part in grid.parts:
            if isinstance(part, Spread) and part.turns:
                if table.rows:
                    yield table.table()
                yield spacer(turns=True)
                table = TableBuilder(rules, self._look.measure)
            if isinstance(part, Spread):
                table.rows.append(self._spread_in(part, setter))
            else:
                table.rows += self._rows(part, setter)
        if table.rows:
            yield table.table()

    def _headings(self, grid: Grid, setter: "_Setter", before: float) -> BoxRow:
        cells = tuple(column.heading for column in grid.columns)
        row = GridRow(cells=cells, with_next=True, before=before / self._look.scale)
        return BoxRow(boxes=self._cells(row, setter, blanks=False), heading=True)

    def _spread_in(self, spread: Spread, setter: "_Setter") -> BoxRow:
        """A line across a table; each language above its column, or one below the other where they share all."""
        ends = setter.language_ends
        spread = replace(spread, before=0.0) if spread.grounded else spread
        if self._beside and len(ends) == len(self._paper.languages):
            return self._across(spread, ends)
        pairs = zip(spread.cells, self._paper.languages, strict=True)
        below = replace(spread, before=0.0)
        lines = [
            line
            for number, (cell, language) in enumerate(pairs)
            for line in self._spread(below if number else spread, cell, language, inside=True)
        ]
        boxes = [Box(left=0.0, right=self._look.measure, paragraphs=lines)]
        return BoxRow(boxes=boxes, grounded=spread.grounded, unruled=True)

    def _across(self, spread: Spread, ends: Sequence[float]) -> BoxRow:
        lefts = (0.0, *ends[:-1])
        boxes = [
            Box(left=left, right=right, paragraphs=[*self._spread(spread, cell, language, inside=True)])
            for left, right, cell, language in zip(
                lefts, ends, spread.cells, self._paper.languages, strict=True
            )
        ]
        return BoxRow(boxes=boxes, grounded=spread.grounded, unruled=True)

    def _rows(self, row: GridRow, setter: "_Setter") -> Iterator[BoxRow]:
        """A row, and below it what stands side by side in its last column."""
        boxes = self._cells(row, setter)
        has_more = bool(row.parallels)
        if not has_more or any(row.cells):
            yield BoxRow(
                boxes=boxes,
                whole=not row.flows,
                unruled=row.unruled or has_more,
                least=row.least * self._look.scale,
            )
        many = min(_PARALLELS, len(row.parallels))
        for start in range(0, len(row.parallels), many or 1):
            line = row.parallels[start : start + many]
            ends = setter.parts(many)
            left, blocks = setter.lefts[-1], []
            for place, right in enumerate(ends):
                cell = line[place] if place < len(line) else ()
                blocks.append(Box(left=left, right=right, paragraphs=[*self._barred(cell)]))
                left = right
            before = [Box(left=0.0, right=setter.lefts[-1], paragraphs=[])] if setter.lefts[-1] else []
            yield BoxRow(boxes=[*before, *blocks], unruled=start + many < len(row.parallels))

    def _barred(self, cell: Cell) -> Iterator[_Element]:
        language = self._paper.languages[0]
        for number, para in enumerate(cell):
            style = STYLES[para.tone]
            setting = Setting(before=self._space(para, style, number, 0.0), barred=True)
            yield paragraph(style, self._runs(para, language), para.language or language, setting)

    def _cells(self, row: GridRow, setter: "_Setter", *, blanks: bool = True) -> list[Box]:
        boxes = []
        for number, (cell, column) in enumerate(zip(row.cells, setter.columns, strict=True)):
            left, right = setter.lefts[number], setter.rights[number]
            language = column.language or self._paper.languages[0]
            lines = [self._line(row, para, place, column) for place, para in enumerate(cell)]
            if number == 0 and row.ticked:
                lines.insert(0, self._box(language))
            elif column.blank and blanks and not cell:
                room = setter.room(number)
                setting = Setting(before=row.before * self._look.scale, rule_at=room)
                lines = [paragraph(PaperStyle.TEXT, [run("\t", language)], language, setting)]
            boxes.append(Box(left=left, right=right, paragraphs=lines))
        return boxes

    def _line(self, row: GridRow, para: Para, place: int, column: GridColumn) -> _Element:
        language = column.language or self._paper.languages[0]
        style = STYLES[para.tone]
        if style is PaperStyle.BODY:
            style = PaperStyle.TEXT
        setting = Setting(
            before=self._space(para, style, place, row.before),
            keeps=row.with_next,
            align=Align.RIGHT if column.figures else None,
            barred=row.barred and column.language is not None,
        )
        return paragraph(style, self._runs(para, language), para.language or language, setting)

    def _box(self, language: Language) -> _Element:
        fonts = made("rFonts", **dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), _BOX_FONT))
        sign = run(BOX, language, fonts)
        return paragraph(PaperStyle.TEXT, [sign], language)


class _Setter:
    """Where the cells of a grid begin and end, so that their words stand as on paper."""

    def __init__(self, grid: Grid, look: PaperLook, *, ruled: bool) -> None:
        self.columns = grid.columns
        self._gap = 2 * PADDING if ruled else GAP
        self._edge = PADDING if ruled else 0.0
        room = look.measure - 2 * self._edge - self._gap * (len(grid.columns) - 1)
        widths = column_widths(grid.columns, room, [*_needs(grid, look)])
        ends = [*accumulate(width + self._gap for width in widths[:-1])]
        starts = [self._edge - self._gap / 2 + end for end in ends]
        self.lefts = [0.0, *starts]
        self.rights = [*starts, look.measure]

    @property
    def language_ends(self) -> list[float]:
        """The right ends of the parts of a spread, each above the column of its language."""
        own = [number for number, column in enumerate(self.columns) if column.language is not None]
        return [*(self.lefts[number] for number in own[1:]), self.rights[-1]] if own else []

    def parts(self, count: int) -> list[float]:
        """The right ends of so many equal parts of the last column."""
        left, right = self.lefts[-1], self.rights[-1]
        return [left + (right - left) * (number + 1) / count for number in range(count)]

    def room(self, number: int) -> float:
        """The width of the words in a column."""
        at_edge = (number == 0) + (number == len(self.columns) - 1)
        margins = self._gap - at_edge * (self._gap / 2 - self._edge)
        return self.rights[number] - self.lefts[number] - margins


def _is_plain(part: Part) -> bool:
    """Whether a row says no more than a number and its text."""
    if isinstance(part, Spread):
        return True
    return not part.parallels and not part.ticked and (len(part.cells) == 1 or len(part.cells[0]) < 2)


def _marks(rule: Rule) -> tuple[_Element, ...]:
    """A line through what goes, one below what comes."""
    if rule is Rule.NONE:
        return ()
    return (made("strike") if rule is Rule.STRUCK else made("u", val="single"),)


def _needs(grid: Grid, look: PaperLook) -> Iterator[float]:
    """The width of the longest word of each column."""
    rows = [part for part in grid.parts if isinstance(part, GridRow)]
    for number, column in enumerate(grid.columns):
        inside = longest_word((para.text for row in rows for para in row.cells[number]), look.size)
        above = longest_word((para.text for para in column.heading), look.size * HEADING_PART)
        yield max(inside, above, look.size) + 1
