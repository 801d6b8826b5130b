"""The printed resolution: one language, languages in sequence, or two or three columns with aligned rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from forumdesk.documents import wording
from forumdesk.documents.attachments import Attachment
from forumdesk.documents.checking_foot import CheckingFoot, with_foot
from forumdesk.documents.elements import LABEL_GAP, ParagraphCell, SignatureCell, signature_parts
from forumdesk.documents.errors import LanguagesForLayoutError
from forumdesk.documents.flow import Cell, FlowRow, Slice, paginate_well
from forumdesk.documents.fonts import Face, width
from forumdesk.documents.page import FileFacts, Paper
from forumdesk.documents.paragraphs import (
    Kind,
    Paragraph,
    SignatureLine,
    document_author,
    document_title,
    main_part,
    paragraphs_of,
    signatures_of,
    wanted_languages,
)
from forumdesk.documents.resolution_handout import handout_of
from forumdesk.documents.resolution_styles import Styles, page_shape
from forumdesk.documents.stretches import run_of
from forumdesk.documents.styles import MM, Align, Layout, Preset, Style, load_preset
from forumdesk.documents.tagging import Element
from forumdesk.documents.typesetting import set_lines
from forumdesk.documents.words import Run
from forumdesk.domain.texts import Language
from forumdesk.services.handouts import FILE_NAME
from forumdesk.services.sheets import DraftMark, ResolutionSheet, RowChange

FOOT = 22.0  # points from the text down to the page number
FURNITURE_SIZE = 8.5
_HEAD = frozenset({Kind.TITLE, Kind.THEME, Kind.DATE_PLACE})
_TAGS = {Kind.TITLE: "H1", Kind.LEAD: "H2", Kind.HEADING: "H2", Kind.ANNEX: "H2"}
_UNNUMBERED = frozenset({Kind.AUTHORS, Kind.ANNEX_MARK})
_SIGNS = {RowChange.INSERTED: "+", RowChange.DELETED: "\u2212"}
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
    return _Printing(sheet, wanted, chosen, preset or load_preset()).printed()


def chosen_layout(layout: Layout | None, languages: Sequence[Language]) -> Layout:
    """The layout for so many languages; LanguagesForLayoutError where the two do not go together."""
    if layout is None:
        return Layout.SINGLE if len(languages) == 1 else Layout.SEQUENCE
    fits = {
        Layout.SINGLE: len(languages) == 1,
        Layout.SEQUENCE: True,
        Layout.COLUMNS: 2 <= len(languages) <= 3,
    }
    if not languages or not fits[layout]:
        raise LanguagesForLayoutError(count=len(languages), layout=layout.value)
    return layout


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
        self._shape = page_shape(preset, self._columns)
        self._foot: CheckingFoot | None = None
        if sheet.adoption is not None:
            self._shape = with_foot(self._shape)
            self._foot = CheckingFoot(sheet.adoption, self._shape)
        self._gap = preset.columns_gap * MM
        self._measure = (self._shape.measure - self._gap * (self._columns - 1)) / self._columns
        self._styles = Styles(preset, self._columns, sheet.rows)
        self._places: dict[str, list[Place]] = {}
        self._sections: dict[Language, Element] = {}

    def printed(self) -> PrintedResolution:
        """The whole document."""
        paragraphs = paragraphs_of(self._sheet, self._languages)
        signatures = signatures_of(self._sheet, self._languages)
        paper = Paper(self._shape, self._facts())
        groups = [self._languages] if self._columns > 1 else [(language,) for language in self._languages]
        pages: list[tuple[tuple[Language, ...], list[Slice]]] = []
        for group in groups:
            rows = self._rows(paragraphs, signatures, group, paper.reading.root)
            pages += [(group, page) for page in paginate_well(rows, self._shape.depth)]
        for number, (group, page) in enumerate(pages):
            if number:
                paper.next_page()
            self._draw(paper, group, page, number, len(pages))
        if self._foot is not None:
            feet = [self._foot.words(group, number, len(pages)) for number, (group, _) in enumerate(pages, 1)]
            self._attach(paper, paragraphs, signatures, feet)
        places = {row: tuple(found) for row, found in self._places.items()}
        return PrintedResolution(pdf=paper.finished(), pages=len(pages), places=places)

    def _attach(
        self,
        paper: Paper,
        paragraphs: Sequence[Paragraph],
        signatures: Sequence[SignatureLine],
        feet: Sequence[str],
    ) -> None:
        """Put what the pages show into the file."""
        handout = handout_of(self._sheet, self._languages, self._layout, paragraphs, signatures, feet)
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
        )

    def _rows(
        self,
        paragraphs: Sequence[Paragraph],
        signatures: Sequence[SignatureLine],
        languages: tuple[Language, ...],
        root: Element,
    ) -> list[FlowRow]:
        sections = {language: root.child("Sect", language.value) for language in languages}
        self._sections |= sections
        kept = [paragraph for paragraph in paragraphs if any(paragraph.texts.get(of) for of in languages)]
        signed = main_part(kept)
        rows: list[FlowRow] = []
        for index, paragraph in enumerate(kept):
            if index == signed:
                rows += self._signing(signatures, languages, sections)
            last = index == signed - 1
            above = kept[index - 1].kind if index else None
            after_head = above in _HEAD and paragraph.kind not in {*_HEAD, Kind.AUTHORS}
            cells = tuple(self._cell(paragraph, language, sections[language]) for language in languages)
            if not any(cells):
                continue
            begins_annex = paragraph.kind is Kind.ANNEX and above is not Kind.ANNEX_MARK
            rows.append(
                FlowRow(
                    cells=cells,
                    before=self._styles.of(paragraph).before * (3 if after_head else 1),
                    with_next=paragraph.leads or (last and bool(signatures)),
                    turns=begins_annex or paragraph.kind is Kind.ANNEX_MARK,
                )
            )
        if signed == len(kept):
            rows += self._signing(signatures, languages, sections)
        return rows

    def _signing(
        self,
        signatures: Sequence[SignatureLine],
        languages: tuple[Language, ...],
        sections: Mapping[Language, Element],
    ) -> Iterator[FlowRow]:
        for index, signature in enumerate(signatures):
            cells = tuple(self._signature(signature, language, sections[language]) for language in languages)
            before = self._styles.text.leading * (1.4 if index == 0 else 0.5)
            yield FlowRow(cells=cells, before=before, with_next=index < len(signatures) - 1)

    def _cell(self, paragraph: Paragraph, language: Language, section: Element) -> ParagraphCell | None:
        stretches = paragraph.texts.get(language, ())
        style = self._styles.of(paragraph)
        lines = set_lines([run_of(stretch) for stretch in stretches], style, self._measure, language)
        if not lines:
            return None
        tag = _TAGS.get(paragraph.kind, "P")
        element = section.child(tag)
        return ParagraphCell(
            lines=lines,
            style=style,
            element=element,
            label=paragraph.number,
            label_left=self._styles.label_left(paragraph),
            sign=_SIGNS.get(paragraph.change, ""),
            opens=paragraph.opens,
            counted=paragraph.kind not in _UNNUMBERED,
        )

    def _signature(self, signature: SignatureLine, language: Language, section: Element) -> SignatureCell:
        style = self._styles.text
        flat = Style(size=style.size, leading=style.leading, align=Align.LEFT)
        narrow = self._columns > 1
        post_part, line_part = signature_parts(narrow)
        name_measure = self._measure * (1 - post_part - line_part) - LABEL_GAP * 2
        post_measure = self._measure if narrow else self._measure * post_part - LABEL_GAP
        return SignatureCell(
            post=set_lines([Run(text=signature.posts[language])], flat, post_measure, language),
            name=set_lines([Run(text=signature.names[language])], flat, name_measure, language),
            style=flat,
            measure=self._measure,
            narrow=narrow,
            element=section.child("P"),
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
                self._note(cell, languages[column], number, shape.top + piece.top, start, stop)
        if self._foot is not None:
            self._draw_code(paper, self._foot, languages[-1], last=number + 1 == pages)
        with paper.ornament("Pagination"):
            self._furnish(paper, languages, number, pages)
            if self._sheet.draft is not None:
                self._number_lines(paper, page)
        if page and self._columns > 1:
            bottom = shape.top + page[-1].top + page[-1].height
            with paper.ornament():
                for column in range(1, self._columns):
                    at = shape.left + column * (self._measure + self._gap) - self._gap / 2
                    paper.rule(at, shape.top, at, bottom)

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
        shape = self._shape
        right = shape.width - shape.right
        foot = shape.height - shape.bottom + FOOT - FURNITURE_SIZE * 1.4
        if self._sheet.draft is not None:
            self._mark_draft(paper, languages, self._sheet.draft)
        elif self._sheet.adoption is None:
            mark = wording.draft(languages)
            paper.furniture(
                mark, at=right, top=shape.top - 26, size=FURNITURE_SIZE + 1.5, align="right", face=Face.BOLD
            )
        if self._foot is not None:
            self._foot.draw_words(paper, languages, number + 1, pages)
            return
        page_number = wording.page_of(number + 1, pages, languages)
        paper.furniture(page_number, at=right, top=foot, size=FURNITURE_SIZE, align="right")

    def _mark_draft(self, paper: Paper, languages: tuple[Language, ...], draft: DraftMark) -> None:
        """The mark of a numbered draft above the text, in columns each language's above its own."""
        shape = self._shape
        for column, language in enumerate(languages):
            mark = wording.draft_of(draft, language)
            size = FURNITURE_SIZE + 1.5
            size *= min(1.0, self._measure / width(mark, Face.BOLD, size))
            right = shape.left + column * (self._measure + self._gap) + self._measure
            paper.furniture(mark, at=right, top=shape.top - 26, size=size, align="right", face=Face.BOLD)

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

    def _note(self, cell: Cell, language: Language, page: int, top: float, start: int, stop: int) -> None:
        """Remember where the rows of a paragraph stand."""
        if not isinstance(cell, ParagraphCell):
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
                self._places.setdefault(source, []).append(Place(page, upper, lower, language))
