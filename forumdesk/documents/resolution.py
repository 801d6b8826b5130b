"""The printed resolution: one language, or several in sequence, in columns with aligned rows, or stacked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from forumdesk.documents import wording
from forumdesk.documents.archive import content_of
from forumdesk.documents.archive_content import Said, said_of_text
from forumdesk.documents.around import Around, BlockCell
from forumdesk.documents.attachments import Attachment
from forumdesk.documents.checking_foot import CheckingFoot, with_foot
from forumdesk.documents.elements import ParagraphCell
from forumdesk.documents.errors import LanguagesForLayoutError
from forumdesk.documents.flow import Cell, Slice, paginate_well
from forumdesk.documents.fonts import set_in
from forumdesk.documents.furniture import Furniture, Margins
from forumdesk.documents.page import FileFacts, Paper
from forumdesk.documents.page_starts import pages_alike, unbroken
from forumdesk.documents.paragraphs import (
    Paragraph,
    SignatureLine,
    document_author,
    document_title,
    paragraphs_of,
    signatures_of,
    wanted_languages,
)
from forumdesk.documents.resolution_handout import handout_of
from forumdesk.documents.resolution_rows import RowMaker
from forumdesk.documents.resolution_styles import Styles, page_shape
from forumdesk.documents.signing_block import SigningBlock
from forumdesk.documents.styles import MM, Layout, Preset, in_own_font, load_preset
from forumdesk.documents.tagging import Element
from forumdesk.domain.texts import Language
from forumdesk.services.handouts import FILE_NAME
from forumdesk.services.sheets import ResolutionSheet, RowChange

NUMBER_SIZE = 7.0  # of the numbers of lines in a draft
NUMBER_GAP = 17.0  # from them to the text


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: page index, and fractions of the page's height from its upper edge."""

    page: int
    top: float
    bottom: float
    language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedResolution:
    """The finished file. ``places`` lists, for each row, where it stands, in the order of reading."""

    pdf: bytes
    pages: int
    places: Mapping[str, tuple[Place, ...]]


def print_resolution(
    sheet: ResolutionSheet,
    *,
    languages: Sequence[Language] = (),
    layout: Layout | None = None,
    preset: Preset | None = None,
) -> PrintedResolution:
    """Print ``sheet`` in ``languages`` (all of the sheet by default), in their order.

    Without a ``layout`` one language is printed alone and several in sequence. Raises DocumentError: for a
    language without a text, a letter that the font lacks, or a layout that does not suit the languages.
    """
    wanted = wanted_languages(sheet, languages)
    chosen = chosen_layout(layout, wanted)
    measures = preset or load_preset()
    if sheet.adoption is not None:  # whoever checks the pages draws them anew, and has this font for certain
        measures = in_own_font(measures)
    with set_in(measures.family):
        return _Printing(sheet, wanted, chosen, measures).printed()


def chosen_layout(layout: Layout | None, languages: Sequence[Language]) -> Layout:
    """The layout for so many languages; LanguagesForLayoutError where the two do not go together."""
    if layout is None:
        return Layout.SINGLE if len(languages) == 1 else Layout.SEQUENCE
    fits = {
        Layout.SINGLE: len(languages) == 1,
        Layout.SEQUENCE: True,
        Layout.COLUMNS: 2 <= len(languages) <= 3,
        Layout.STACKED: len(languages) > 1,
    }
    if not languages or not fits[layout]:
        raise LanguagesForLayoutError(count=len(languages), layout=layout.value)
    return layout


def _identifier(sheet: ResolutionSheet) -> str:
    """Which document it is: text before adoption is a draft, or shows what is changed in it."""
    if sheet.adoption is not None or sheet.draft is None:
        return "resolution"
    changed = any(row.redline or row.change is not RowChange.NONE for row in sheet.rows)
    return "redline" if changed else "draft"


class _Printing:
    """One act of printing; holds what its steps share."""

    def __init__(
        self, sheet: ResolutionSheet, languages: tuple[Language, ...], layout: Layout, preset: Preset
    ) -> None:
        self._sheet = sheet
        self._languages = languages
        self._layout = layout
        self._columns = len(languages) if layout is Layout.COLUMNS else 1
        self._preset = preset
        shape = page_shape(preset, self._columns)
        self._gap = preset.columns_gap * MM
        self._measure = (shape.measure - self._gap * (self._columns - 1)) / self._columns
        if sheet.adoption is not None:
            shape = with_foot(shape)
        self._furniture = {group: Furniture(preset, self._margins(group), shape) for group in self._groups}
        self._shape = replace(shape, top=max(one.shape(shape).top for one in self._furniture.values()))
        self._foot = CheckingFoot(sheet.adoption, self._shape) if sheet.adoption is not None else None
        styles = Styles(preset, self._columns, sheet.rows)
        whole = self._shape.measure
        self._maker = RowMaker(
            layout,
            styles,
            sheet.rows,
            measure=self._measure,
            whole=whole,
            margin=self._shape.left,
            lines_numbered=sheet.draft is not None,
        )
        self._places: dict[str, list[Place]] = {}
        self._sections: dict[Language, Element] = {}
        self._around = Around(preset, whole, self._column_places, styles.text.size)

    @property
    def _groups(self) -> list[tuple[Language, ...]]:
        """The languages that share pages."""
        together = self._layout in {Layout.COLUMNS, Layout.STACKED}
        return [self._languages] if together else [(language,) for language in self._languages]

    @property
    def _column_places(self) -> tuple[tuple[float, float], ...]:
        """Left end and width of each column, from the left edge of the text."""
        return tuple((number * (self._measure + self._gap), self._measure) for number in range(self._columns))

    def _margins(self, group: tuple[Language, ...]) -> Margins:
        """What stands in the margins: the mark of a draft; adopted pages are numbered beside their code."""
        sheet = self._sheet
        is_open = sheet.draft is None and sheet.adoption is None
        return Margins(
            languages=group,
            places=self._column_places,
            mark=wording.draft(group) if is_open else "",
            marks=tuple(wording.draft_of(sheet.draft, one) for one in group) if sheet.draft else (),
            numbered=sheet.adoption is None,
        )

    def printed(self) -> PrintedResolution:
        """The whole document."""
        paragraphs = paragraphs_of(self._sheet, self._languages)
        signatures = signatures_of(self._sheet, self._languages)
        paper = Paper(self._shape, self._facts(), content=())
        pages = self._pages(paragraphs, signatures, paper.reading.root)
        for number, (group, page) in enumerate(pages):
            if number:
                paper.next_page()
            self._draw(paper, group, page, number, len(pages))
        if self._foot is not None:
            feet = [
                " ".join(
                    [*_beside(page), self._furniture[group].copy, self._foot.words(group, number, len(pages))]
                )
                for number, (group, page) in enumerate(pages, 1)
            ]
            self._attach(paper, paragraphs, signatures, feet)
        else:
            paper.attach(content_of(self._facts(), self._said(paragraphs, signatures)))
        places = {row: tuple(found) for row, found in self._places.items()}
        return PrintedResolution(pdf=paper.finished(), pages=len(pages), places=places)

    def _pages(
        self, paragraphs: Sequence[Paragraph], signatures: Sequence[SignatureLine], root: Element
    ) -> list[tuple[tuple[Language, ...], list[Slice]]]:
        """The pages, each with its languages: all of them side by side or below each other, or one in sequence."""
        depth = self._shape.depth
        groups = self._groups
        parts = []
        for group in groups:
            head = self._around.head(group, root)
            sections = {language: root.child("Sect", language.value) for language in group}
            self._sections |= sections
            rows = self._maker.rows(paragraphs, signatures, sections)
            parts.append([*head, *self._around.end(group, root, rows)])
        if self._layout is Layout.STACKED:
            paged = [paginate_well(unbroken(parts[0], depth), depth)]
        else:
            paged = pages_alike(parts, depth)
        return [(group, page) for group, pages in zip(groups, paged, strict=True) for page in pages]

    def _said(self, paragraphs: Sequence[Paragraph], signatures: Sequence[SignatureLine]) -> list[Said]:
        """What the pages of a text that is not adopted say."""
        draft = self._sheet.draft
        return said_of_text(
            self._languages,
            paragraphs,
            signatures,
            marks={language: wording.draft_of(draft, language) for language in self._languages}
            if draft
            else {},
            before=self._around.before,
            behind=self._around.behind,
        )

    def _attach(
        self,
        paper: Paper,
        paragraphs: Sequence[Paragraph],
        signatures: Sequence[SignatureLine],
        feet: Sequence[str],
    ) -> None:
        """Put what the pages show into the file."""
        handout = handout_of(
            self._sheet,
            self._languages,
            self._layout,
            paragraphs,
            signatures,
            feet,
            before=self._around.before,
            behind=self._around.behind,
        )
        attachment = Attachment(
            name=FILE_NAME,
            media_type="application/json",
            description=wording.handout(self._languages[0]),
            data=handout.to_bytes(),
            made_at=self._sheet.made_at,
        )
        paper.attach(attachment)

    def _facts(self) -> FileFacts:
        first = self._languages[0]
        return FileFacts(
            title=document_title(self._sheet, first),
            author=document_author(self._sheet, first),
            language=first.value,
            made_at=self._sheet.made_at,
            languages=self._languages,
            document=_identifier(self._sheet),
        )

    def _draw(
        self, paper: Paper, languages: tuple[Language, ...], page: list[Slice], number: int, pages: int
    ) -> None:
        shape = self._shape
        for piece in page:
            for column, cell in enumerate(piece.row.cells):
                start, stop = piece.starts[column], piece.stops[column]
                if cell is None or start == stop:
                    continue
                left = shape.left + column * (self._measure + self._gap)
                cell.draw(paper, left, shape.top + piece.top, start, stop)
                self._note(cell, number, shape.top + piece.top, start, stop)
        if self._foot is not None:
            self._draw_code(paper, self._foot, languages[-1], last=number + 1 == pages)
        with paper.ornament("Pagination"):
            self._furnish(paper, languages, number, pages)
            if self._sheet.draft is not None:
                self._number_lines(paper, page)
        self._draw_gaps(
            paper, [one for one in page if not isinstance(one.row.cells[0], SigningBlock | BlockCell)]
        )

    def _draw_gaps(self, paper: Paper, page: Sequence[Slice]) -> None:
        """The lines between the columns, as far down as anything stands in them."""
        if not page or self._columns == 1:
            return
        top = self._shape.top + page[0].top
        bottom = self._shape.top + page[-1].top + page[-1].height
        with paper.ornament():
            for column in range(1, self._columns):
                at = self._shape.left + column * (self._measure + self._gap) - self._gap / 2
                paper.rule(at, top, at, bottom)

    def _draw_code(self, paper: Paper, foot: CheckingFoot, language: Language, *, last: bool) -> None:
        """The picture of the code: told to a reading program once, at the very end, and passed over elsewhere."""
        if not last:
            with paper.ornament("Pagination"):
                foot.draw_picture(paper)
            return
        section = self._sections[language]
        with paper.marked(section.child("Figure", alternative=foot.alternative(language))):
            foot.draw_picture(paper)

    def _furnish(self, paper: Paper, languages: tuple[Language, ...], number: int, pages: int) -> None:
        """The mark of a draft above the text; below it the code of the decision and the page's number."""
        self._furniture[languages].draw(paper, self._shape, number + 1, pages)
        if self._foot is not None:
            self._foot.draw_words(paper, languages, number + 1, pages)

    def _number_lines(self, paper: Paper, page: list[Slice]) -> None:
        """Number the lines of the text, anew on each page; in columns, lines side by side have one number."""
        shape, number = self._shape, 0
        for piece in page:
            counts = [
                (stop - start, cell.style.leading)
                for cell, start, stop in zip(piece.row.cells, piece.starts, piece.stops, strict=True)
                if isinstance(cell, ParagraphCell) and cell.counted
            ]
            lines, leading = max(counts, default=(0, 0.0))
            for line in range(lines):
                number += 1
                top = shape.top + piece.top + (line + 0.5) * leading - NUMBER_SIZE * 0.7
                at = shape.left - NUMBER_GAP
                paper.furniture(str(number), at=at, top=top, size=NUMBER_SIZE, align="right")

    def _note(self, cell: Cell, page: int, top: float, start: int, stop: int) -> None:
        """Remember where the rows of a paragraph stand."""
        if not isinstance(cell, ParagraphCell) or cell.language is None:
            return
        leading, height = cell.style.leading, self._shape.height
        found: dict[str, tuple[int, int]] = {}
        for index in range(start, stop):
            for source in cell.lines[index].sources:
                first, _ = found.get(source, (index, index))
                found[source] = (first, index)
        for source, (first, last) in found.items():
            if source:
                upper = (top + (first - start) * leading) / height
                lower = (top + (last - start + 1) * leading) / height
                self._places.setdefault(source, []).append(Place(page, upper, lower, cell.language))


def _beside(page: Sequence[Slice]) -> list[str]:
    """The small letters in the margin of a page."""
    cells = (cell for piece in page for cell in piece.row.cells)
    return [cell.beside for cell in cells if isinstance(cell, ParagraphCell) and cell.beside]
