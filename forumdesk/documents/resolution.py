"""The printed resolution: one language, languages in sequence, or two or three columns with aligned rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from forumdesk.documents import wording
from forumdesk.documents.elements import LABEL_GAP, ParagraphCell, SignatureCell, signature_parts
from forumdesk.documents.errors import LanguagesForLayoutError
from forumdesk.documents.flow import Cell, FlowRow, Slice, paginate_well
from forumdesk.documents.fonts import Face, width
from forumdesk.documents.page import FileFacts, PageShape, Paper
from forumdesk.documents.paragraphs import (
    Kind,
    Paragraph,
    SignatureLine,
    Stretch,
    Weight,
    document_author,
    document_title,
    paragraphs_of,
    signatures_of,
    wanted_languages,
)
from forumdesk.documents.styles import A4, MM, Align, Layout, Preset, Style, load_preset
from forumdesk.documents.tagging import Element
from forumdesk.documents.typesetting import set_lines
from forumdesk.documents.words import Run
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language
from forumdesk.services.sheets import ResolutionSheet

FOOT = 22.0  # points from the text down to the page number
FURNITURE_SIZE = 8.5
_FACES = {Weight.PLAIN: Face.REGULAR, Weight.BOLD: Face.BOLD, Weight.ITALIC: Face.ITALIC}
_HEAD = frozenset({Kind.TITLE, Kind.THEME, Kind.DATE_PLACE})
_TAGS = {Kind.TITLE: "H1", Kind.LEAD: "H2"}


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
        self._columns = len(languages) if layout is Layout.COLUMNS else 1
        self._preset = preset
        self._shape = _shape(preset, self._columns)
        self._gap = preset.columns_gap * MM
        self._measure = (self._shape.measure - self._gap * (self._columns - 1)) / self._columns
        self._indent = preset.indent * MM if self._columns == 1 else 0.0
        numbers = [row.number for row in sheet.rows if row.part is Part.POINT]
        self._styles = _styles(preset, self._columns, self._indent, numbers)
        self._places: dict[str, list[Place]] = {}

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
        places = {row: tuple(found) for row, found in self._places.items()}
        return PrintedResolution(pdf=paper.finished(), pages=len(pages), places=places)

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
        kept = [paragraph for paragraph in paragraphs if any(paragraph.texts.get(of) for of in languages)]
        rows = []
        for index, paragraph in enumerate(kept):
            last = index == len(kept) - 1
            after_head = index > 0 and kept[index - 1].kind in _HEAD and paragraph.kind not in _HEAD
            cells = tuple(self._cell(paragraph, language, sections[language]) for language in languages)
            if not any(cells):
                continue
            rows.append(
                FlowRow(
                    cells=cells,
                    before=self._styles[paragraph.kind].before * (3 if after_head else 1),
                    with_next=paragraph.leads or (last and bool(signatures)),
                )
            )
        for index, signature in enumerate(signatures):
            signing = tuple(
                self._signature(signature, language, sections[language]) for language in languages
            )
            before = self._styles[Kind.TEXT].leading * (1.4 if index == 0 else 0.5)
            rows.append(FlowRow(cells=signing, before=before, with_next=index < len(signatures) - 1))
        return rows

    def _cell(self, paragraph: Paragraph, language: Language, section: Element) -> ParagraphCell | None:
        stretches = paragraph.texts.get(language, ())
        style = self._styles[paragraph.kind]
        lines = set_lines([_run(stretch) for stretch in stretches], style, self._measure, language)
        if not lines:
            return None
        tag = _TAGS.get(paragraph.kind, "P")
        element = section.child(tag)
        return ParagraphCell(
            lines=lines,
            style=style,
            element=element,
            label=paragraph.number,
            label_left=self._indent,
        )

    def _signature(self, signature: SignatureLine, language: Language, section: Element) -> SignatureCell:
        style = self._styles[Kind.TEXT]
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
        with paper.ornament("Pagination"):
            self._furnish(paper, languages, number, pages)
        if page and self._columns > 1:
            bottom = shape.top + page[-1].top + page[-1].height
            with paper.ornament():
                for column in range(1, self._columns):
                    at = shape.left + column * (self._measure + self._gap) - self._gap / 2
                    paper.rule(at, shape.top, at, bottom)

    def _furnish(self, paper: Paper, languages: tuple[Language, ...], number: int, pages: int) -> None:
        """The mark of a draft above the text; below it the code of the decision and the page's number."""
        shape = self._shape
        right = shape.width - shape.right
        foot = shape.height - shape.bottom + FOOT - FURNITURE_SIZE * 1.4
        if self._sheet.adoption is None:
            mark = wording.draft(languages)
            paper.furniture(
                mark, at=right, top=shape.top - 26, size=FURNITURE_SIZE + 1.5, align="right", face=Face.BOLD
            )
        else:
            code = self._sheet.adoption.printed_code
            paper.furniture(code, at=shape.left, top=foot, size=FURNITURE_SIZE, align="left")
        page_number = wording.page_of(number + 1, pages, languages)
        paper.furniture(page_number, at=right, top=foot, size=FURNITURE_SIZE, align="right")

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


def _run(stretch: Stretch) -> Run:
    return Run(text=stretch.text, face=_FACES[stretch.weight], source=stretch.source)


def _shape(preset: Preset, columns: int) -> PageShape:
    """The page: upright for one or two columns, lying for three."""
    short, long = A4
    if columns == 1:
        return PageShape(
            width=short,
            height=long,
            left=preset.left * MM,
            right=preset.right * MM,
            top=preset.top * MM,
            bottom=preset.bottom * MM,
        )
    margin = preset.columns_margin * MM
    page_width, page_height = (short, long) if columns == 2 else (long, short)
    vertical = max(margin, 16 * MM)
    return PageShape(
        width=page_width, height=page_height, left=margin, right=margin, top=vertical, bottom=vertical
    )


def _styles(preset: Preset, columns: int, indent: float, numbers: Sequence[str]) -> dict[Kind, Style]:
    """The styles of all kinds of paragraphs, scaled down in columns; ``numbers`` are those that hang."""
    size = preset.size if columns == 1 else preset.columns_size[columns]
    scale = size / preset.size
    leading = round(preset.leading * scale, 2)
    gap = preset.paragraph_gap if columns == 1 else preset.paragraph_gap * 0.9
    hang = max((width(number, Face.REGULAR, size) for number in numbers), default=0.0) + LABEL_GAP
    text = Style(size=size, leading=leading, indent=indent, before=gap)
    title_size = round(preset.title_size * scale, 2)
    head = Style(size=title_size, leading=round(title_size * 1.35, 2), align=Align.CENTRED, hyphenated=False)
    plain_head = Style(size=size, leading=leading, align=Align.CENTRED, hyphenated=False)
    return {
        Kind.TITLE: head,
        Kind.THEME: replace(head, size=size, leading=leading, before=gap),
        Kind.DATE_PLACE: replace(plain_head, before=gap * 1.6),
        Kind.TEXT: text,
        Kind.LEAD: replace(text, align=Align.LEFT, before=gap * 2.2, hyphenated=False),
        Kind.ITEM: text,
        Kind.POINT: Style(size=size, leading=leading, indent=0.0, left=hang + indent, before=gap * 0.6),
        Kind.ADOPTION: text,
    }
