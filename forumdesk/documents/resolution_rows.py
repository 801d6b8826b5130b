"""From the paragraphs of a resolution to the rows of its pages, for every arrangement of its languages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from forumdesk.documents import wording
from forumdesk.documents.elements import ParagraphCell
from forumdesk.documents.flow import FlowRow
from forumdesk.documents.fonts import printable
from forumdesk.documents.page_starts import KeyedRow
from forumdesk.documents.paragraphs import Kind, Paragraph, SignatureLine, main_part
from forumdesk.documents.resolution_styles import Styles
from forumdesk.documents.signing_block import signing_block
from forumdesk.documents.stretches import run_of
from forumdesk.documents.styles import Layout
from forumdesk.documents.tagging import Element, Lists
from forumdesk.documents.typesetting import Line, set_lines
from forumdesk.domain.texts import Language
from forumdesk.services.sheets import RowChange, SheetRow

_HEAD = frozenset({Kind.TITLE, Kind.THEME, Kind.DATE_PLACE})
_CENTRED = _HEAD | {Kind.HEADING, Kind.ANNEX, Kind.ANNEX_MARK}
_TAGS = {Kind.TITLE: "H1", Kind.LEAD: "H2", Kind.HEADING: "H2", Kind.ANNEX: "H2", Kind.NOTE: "Note"}
_UNNUMBERED = frozenset({Kind.AUTHORS, Kind.ANNEX_MARK})
_SIGNS = {RowChange.INSERTED: "+", RowChange.DELETED: "\u2212"}
# From the text to the name of its language: near, left of the numbers of lines, or between these and the text.
_BESIDE, _BESIDE_NUMBERS, _BESIDE_SIGNS = 8.0, 28.0, 5.5
_WIDE_MARGIN = 60.0
_BETWEEN, _WITHIN = 0.5, 0.25  # of the leading: between stacked groups, and between the languages of one


class RowMaker:
    """Makes the rows of one act of printing.

    ``measure`` is the width of a column, ``whole`` that of all together, ``margin`` the left one, in points.
    """

    def __init__(
        self,
        layout: Layout,
        styles: Styles,
        rows: Iterable[SheetRow],
        *,
        measure: float,
        whole: float,
        margin: float,
        lines_numbered: bool,
    ) -> None:
        self._layout = layout
        self._styles = styles
        self._measure = measure
        self._whole = whole
        self._beside_gap = _BESIDE
        if lines_numbered:
            self._beside_gap = _BESIDE_NUMBERS if margin >= _WIDE_MARGIN else _BESIDE_SIGNS
        self._numbers = {row.id: printable(row.number) for row in rows}
        self._lists: dict[int, Lists] = {}

    def rows(
        self,
        paragraphs: Sequence[Paragraph],
        signatures: Sequence[SignatureLine],
        sections: Mapping[Language, Element],
    ) -> list[KeyedRow]:
        """The rows in the languages of ``sections``; keys are the same in every language."""
        signed = main_part(paragraphs)
        kept = [
            (index, one) for index, one in enumerate(paragraphs) if any(one.texts.get(of) for of in sections)
        ]
        before_signing = max((index for index, _ in kept if index < signed), default=-1)
        rows: list[KeyedRow] = []
        above: Kind | None = None
        waiting = True
        for place, (index, paragraph) in enumerate(kept):
            if waiting and index >= signed:
                rows += (KeyedRow(2 * signed - 1, row) for row in self._signing(signatures, sections))
                waiting = False
            if self._layout is Layout.STACKED and paragraph.kind is Kind.AUTHORS:
                continue  # it stands in each language below what it speaks of
            behind = [one for _, one in kept[place + 1 : place + 2] if one.kind is Kind.AUTHORS]
            with_next = paragraph.leads or (index == before_signing and bool(signatures))
            made = self._of(paragraph, behind, above, sections, with_next=with_next)
            rows += (KeyedRow(2 * index, row) for row in made)
            above = paragraph.kind
        if waiting:
            rows += (KeyedRow(2 * signed - 1, row) for row in self._signing(signatures, sections))
        return rows

    def _of(
        self,
        paragraph: Paragraph,
        behind: Sequence[Paragraph],
        above: Kind | None,
        sections: Mapping[Language, Element],
        *,
        with_next: bool,
    ) -> Iterator[FlowRow]:
        """The row of a paragraph; stacked, one of each language, with the names of those who proposed it."""
        after_head = above in _HEAD and paragraph.kind not in {*_HEAD, Kind.AUTHORS}
        before = self._styles.of(paragraph).before * (3 if after_head else 1)
        turns = paragraph.kind is Kind.ANNEX_MARK or (
            paragraph.kind is Kind.ANNEX and above is not Kind.ANNEX_MARK
        )
        if self._layout is not Layout.STACKED:
            cells = tuple(self._cell(paragraph, language, section) for language, section in sections.items())
            if any(cells):
                yield FlowRow(cells=cells, before=before, with_next=with_next, turns=turns)
            return
        leading = self._styles.text.leading
        found = [
            (own, cell)
            for language, section in sections.items()
            for own in (paragraph, *behind)
            if (cell := self._cell(own, language, section)) is not None
        ]
        for number, (own, cell) in enumerate(found):
            space = self._styles.of(own).before if own is not paragraph else _WITHIN * leading
            follows = number + 1 < len(found) and found[number + 1][0] is not paragraph
            yield FlowRow(
                cells=(cell,),
                before=space if number else before + _BETWEEN * leading,
                with_next=with_next or follows or paragraph.kind in _CENTRED,
                turns=turns and number == 0,
            )

    def _signing(
        self, signatures: Sequence[SignatureLine], sections: Mapping[Language, Element]
    ) -> list[FlowRow]:
        """Who signs: one block for each person, whichever languages stand side by side or below each other."""
        rows: list[FlowRow] = []
        for section in sections.values() if signatures else ():
            self._lists_of(section).close()  # below it a list begins anew, also where no annex is named
        for number, signature in enumerate(signatures):
            block = signing_block(signature, sections.items(), self._styles.text, self._whole)
            others = (None,) * (len(sections) - 1) if self._layout is Layout.COLUMNS else ()
            rows.append(
                FlowRow(
                    cells=(block, *others),
                    before=self._styles.text.leading * (1.4 if number == 0 else 0.5),
                    with_next=number < len(signatures) - 1,
                    closes=number == 0,
                )
            )
        return rows

    def _cell(self, paragraph: Paragraph, language: Language, section: Element) -> ParagraphCell | None:
        stretches = paragraph.texts.get(language, ())
        style = self._styles.of(paragraph)
        lines = set_lines([run_of(stretch) for stretch in stretches], style, self._measure, language)
        if not lines:
            return None
        number = paragraph.number or self._number_of(paragraph.kind, lines[0])
        label, element = self._meaning(paragraph, number, section)
        tagged = self._layout is Layout.STACKED and paragraph.kind not in _CENTRED | {Kind.AUTHORS}
        sign = _SIGNS.get(paragraph.change, "")
        if sign and self._beside_gap == _BESIDE_SIGNS:
            tagged = False
        return ParagraphCell(
            lines=lines,
            language=language,
            style=style,
            element=element,
            label=paragraph.number,
            label_element=label,
            lead="" if paragraph.number else number,
            label_left=self._styles.label_left(paragraph),
            sign=sign,
            beside=wording.language_tag(language) if tagged else "",
            beside_gap=self._beside_gap,
            opens=paragraph.opens,
            counted=paragraph.kind not in _UNNUMBERED,
        )

    def _lists_of(self, section: Element) -> Lists:
        return self._lists.setdefault(id(section), Lists(section))

    def _number_of(self, kind: Kind, line: Line) -> str:
        """The number that an item begins with."""
        if kind is not Kind.ITEM or not line.sources:
            return ""
        number = self._numbers.get(line.sources[0], "")
        return number if number and line.pieces[0][0].startswith(number) else ""

    def _meaning(self, paragraph: Paragraph, number: str, section: Element) -> tuple[Element | None, Element]:
        """What the number of a paragraph and what its text is to a reading program."""
        lists = self._lists_of(section)
        if paragraph.kind in {Kind.ITEM, Kind.POINT}:
            return lists.point(paragraph.level, number)
        tag = _TAGS.get(paragraph.kind, "P")
        stays = paragraph.kind in {Kind.NOTE, Kind.AUTHORS}
        return None, (lists.place if stays else lists.close()).child(tag)
