"""Papers about a meeting as web pages: the same rows, as tables where they are tables and as paragraphs elsewhere."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from forumdesk.documents.grid_model import Cell, Grid, GridColumn, GridPaper, GridRow, Para, Spread, Tone
from forumdesk.documents.html.letterhead import head_of_paper
from forumdesk.documents.html.markup import add_class, made, put, write
from forumdesk.documents.html.page import Anchors, Facts, Outline, page
from forumdesk.documents.html.stretches import inline
from forumdesk.documents.stretches import changed_stretches
from forumdesk.documents.styles import Preset

_UPRIGHT, _LYING = 480.0, 740.0  # points that the columns of a paper share
_LEVELS = {"H1": 1, "H2": 2, "H3": 3, "H4": 4}


def grids_html(papers: Sequence[GridPaper], facts: Facts, preset: Preset) -> bytes:
    """Papers behind each other as one file, each an article; any letter may stand in them."""
    languages = tuple(dict.fromkeys(one for paper in papers for one in paper.languages))
    anchors = Anchors(languages[0])
    for language in languages:
        anchors.take(language.value)
    writers = [_Writer(paper, anchors, named=len(papers) > 1) for paper in papers]
    for writer in writers:
        writer.write()
    writers[0].article[0:0] = head_of_paper(preset, languages)
    return page(facts, languages, [one.article for one in writers], [one.outline for one in writers])


class _Writer:
    """Writes one paper."""

    def __init__(self, paper: GridPaper, anchors: Anchors, *, named: bool) -> None:
        self._paper = paper
        self._several = len(paper.languages) > 1
        first = paper.languages[0]
        self.article = made(
            "article",
            css="wide lying" if paper.lying else "wide" if self._several else "",
            language=None if self._several else first,
            id=first.value if named else "",
        )
        self.outline = Outline(anchors, first, first.value if named else "")
        self._headed = ""  # the identifier of the heading last written

    def write(self) -> None:
        """All parts in order."""
        paper = self._paper
        if paper.mark:
            put(self.article, "p", paper.mark, css="mark")
        for spread in paper.head:
            self._spread(self.article, spread)
        for grid in paper.grids:
            if grid.table:
                self._table(grid)
            else:
                self._prose(grid)
        for spread in paper.closing:
            self._spread(self.article, spread)
        if paper.foot:
            put(put(self.article, "footer"), "p", paper.foot, css="foot")

    def _spread(self, parent: Element, spread: Spread) -> None:
        """A line across the paper; its languages side by side where there are several."""
        if not any(spread.cells):
            return
        place = put(parent, "div", css=f"cells of-{len(spread.cells)}") if self._several else parent
        level = _LEVELS.get(spread.tag, 2 if spread.tag == "TH" else 0)
        for number, (cell, language) in enumerate(zip(spread.cells, self._paper.languages, strict=True)):
            own = put(place, "div", language=language) if self._several else place
            if level and cell:
                self._heading(own, level, cell, listed=number == 0)
            else:
                self._paras(own, cell)

    def _heading(self, parent: Element, level: int, cell: Cell, *, listed: bool) -> None:
        """The first paragraph of a cell as a heading, the others below it."""
        found = self.outline.heading(parent, level, listed=listed and level == 2)
        if listed:
            if not found.get("id"):
                found.set("id", self.outline.anchors.take("s", self.outline.language))
            self._headed = found.get("id", "")
        _words(found, cell[0])
        if listed and level == 2:
            self.outline.name(found)
        self._paras(parent, cell[1:])

    def _prose(self, grid: Grid) -> None:
        """Rows that are no table: a label and its text, one behind the other."""
        if grid.lead is not None:
            self._spread(self.article, grid.lead)
        for part in grid.parts:
            if isinstance(part, Spread):
                self._spread(self.article, part)
            elif any(column.blank for column in grid.columns):
                self._signature(part, grid.columns)
            else:
                self._row(part, grid.columns)

    def _row(self, row: GridRow, columns: Sequence[GridColumn]) -> None:
        shared = [
            cell for cell, column in zip(row.cells, columns, strict=True) if column.language is None and cell
        ]
        texts = [
            (cell, column)
            for cell, column in zip(row.cells, columns, strict=True)
            if column.language is not None
        ]
        place = put(self.article, "div", css="row")
        if row.barred:
            add_class(place, "barred")
        if shared:
            add_class(place, "labelled")
            own = put(place, "div", css="label")
            for cell in shared:
                self._paras(own, cell)
        if not texts:
            return
        inner = put(place, "div", css=f"cells of-{len(texts)}" if self._several else "")
        for cell, column in texts:
            own = put(inner, "div", language=column.language) if self._several else inner
            self._paras(own, cell)

    def _signature(self, row: GridRow, columns: Sequence[GridColumn]) -> None:
        """Post, a line to sign on, name, each in all languages of the paper."""
        place = put(self.article, "div", css="signature")
        for cell, column in zip(row.cells, columns, strict=True):
            if column.blank:
                put(place, "span", css="blank", aria_hidden="true")
            else:
                self._paras(put(place, "div", css="name"), cell)

    def _paras(self, parent: Element, cell: Cell) -> None:
        for para in cell:
            css = "" if para.tone is Tone.TEXT else para.tone.value
            _words(put(parent, "p", css=css, language=para.language), para)

    def _table(self, grid: Grid) -> None:
        around = put(self.article, "div", css="scroll")
        if self._headed:  # what is wider than the screen is to be moved by the keyboard too
            around.attrib |= {"role": "region", "tabindex": "0", "aria-labelledby": self._headed}
        table = put(around, "table", css={"all": "ruled", "": "plain"}.get(grid.rules, ""))
        if grid.lead is not None and any(grid.lead.cells):
            self._spread(put(table, "caption"), grid.lead)
        elif self._headed:
            table.set("aria-labelledby", self._headed)
        group = put(table, "colgroup")
        for share in _shares(grid.columns, _LYING if self._paper.lying else _UPRIGHT):
            put(group, "col", style=f"width:{share:.1f}%")
        if grid.has_headings:
            head = put(put(table, "thead"), "tr")
            for column in grid.columns:
                self._column_head(head, column)
        self._body(table, grid)

    def _column_head(self, head: Element, column: GridColumn) -> None:
        if not column.heading:
            put(head, "td")
            return
        cell = put(head, "th", scope="col", language=column.language if self._several else None)
        if column.figures:
            add_class(cell, "figures")
        self._paras(
            cell, tuple(Para(one.text, Tone.TEXT, one.pieces, one.language) for one in column.heading)
        )

    def _body(self, table: Element, grid: Grid) -> None:
        body: Element | None = None
        for part in grid.parts:
            if body is None or (isinstance(part, Spread) and part.tag == "TH"):
                body = put(table, "tbody")
            if isinstance(part, Spread):
                self._across(body, part, len(grid.columns))
            else:
                self._table_row(body, part, grid)

    def _across(self, body: Element, spread: Spread, columns: int) -> None:
        """A line across the table: the heading of the rows below it, or words among them."""
        row = put(body, "tr")
        heads = spread.tag in ("TH", *_LEVELS)
        cell = put(row, "th" if heads else "td", scope="rowgroup" if heads else "", colspan=str(columns))
        place = put(cell, "div", css=f"cells of-{len(spread.cells)}") if self._several else cell
        for words, language in zip(spread.cells, self._paper.languages, strict=True):
            self._paras(put(place, "div", language=language) if self._several else place, words)

    def _table_row(self, body: Element, row: GridRow, grid: Grid) -> None:
        found = put(body, "tr", css="unruled" if row.unruled else "")
        named = grid.has_headings
        for number, (cell, column) in enumerate(zip(row.cells, grid.columns, strict=True)):
            # Without headings of columns the first words of a row say what stands in it.
            is_head = not (named or row.ticked) and bool(cell) and len(grid.columns) > 1
            named = named or is_head
            place = put(found, "th" if is_head else "td", scope="row" if is_head else "")
            if self._several and column.language is not None:
                place.set("lang", column.language.value)
            if column.figures:
                add_class(place, "figures")
            if column.blank:
                add_class(place, "blank")
            if row.ticked and number == 0:
                put(place, "span", css="box", aria_hidden="true")
                continue
            self._paras(place, cell)
            if row.parallels and number == len(row.cells) - 1:
                self._parallels(place, row.parallels)

    def _parallels(self, parent: Element, parallels: Sequence[Cell]) -> None:
        place = put(parent, "div", css="parallels")
        for cell in parallels:
            self._paras(put(place, "div"), cell)


def _words(element: Element, para: Para) -> None:
    if para.lead:
        put(element, "strong", para.lead)
        write(element, [" "] if para.text or para.pieces else [])
    write(element, inline(changed_stretches(para.pieces)) if para.pieces else [para.text])


def _shares(columns: Sequence[GridColumn], room: float) -> list[float]:
    """The widths in hundredths: those in points as they are on paper, the rest by their shares."""
    fixed = min(sum(column.width for column in columns), room * 0.8)
    shares = sum(column.share for column in columns if not column.width) or 1.0
    return [
        100 * (column.width if column.width else (room - fixed) * column.share / shares) / room
        for column in columns
    ]
