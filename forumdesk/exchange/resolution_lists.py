"""The lists of a resolution: what announces them, what their items are, and the paragraphs between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forumdesk.domain.notices import Notice
from forumdesk.domain.resolutions import Part
from forumdesk.exchange.item_numbers import Kind
from forumdesk.exchange.light_markup import Block, Run
from forumdesk.exchange.resolution_head import DateAndPlace, date_and_place, place_head
from forumdesk.exchange.resolution_items import Outline, Step
from forumdesk.exchange.resolution_names import list_parts
from forumdesk.exchange.resolution_rows import (
    JOINED,
    RENUMBERED,
    UNNUMBERED,
    DraftRow,
    lead_and_rest,
    notice,
    shortened,
    written_runs,
)
from forumdesk.exchange.resolution_words import (
    LONGEST_HEADING,
    LONGEST_LEAD,
    RECOMMENDING,
    Region,
    is_chapter,
    is_discussing,
    is_preambular,
    is_signature,
)

_ITEMS = frozenset({Part.ISSUE, Part.RECOMMENDATION})
_HEAD = frozenset({Part.TITLE, Part.THEME, Part.DATE_PLACE, Part.HEADING, Part.ANNEX})
_LONGEST_DATE_LINE = 120  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a paragraph stands: the part above it, the list of the next item below it, 0 without one.

    ``own_bodies`` says that the items of its list have their bodies below them, ``ends`` that it ends the text.
    """

    above: Part | None
    next_item: int
    under_heading: bool
    own_bodies: bool
    ends: bool


class Placing:
    """Walks the paragraphs once to find lists and items, then once to place what stands between them.

    ``region`` says by which rules; only an ordinary one has a head. ``last`` is set where nothing follows that
    could not be the end of the text.
    """

    def __init__(self, blocks: Sequence[Block], region: Region, *, last: bool) -> None:
        self.rows: list[DraftRow] = []
        self.notices: list[Notice] = []
        self.when: DateAndPlace | None = None
        self._region = region
        self._last = last
        self._lists = 0
        self._outline = Outline()
        self._fresh = region is not Region.ORDINARY
        rest = self._place_head(blocks) if region is Region.ORDINARY else blocks
        later = _first_figures_below(rest)
        for block, below in zip(rest, later, strict=True):
            self._place(block, below)
        self._name_lists()
        self._decide_paragraphs()

    def _place_head(self, blocks: Sequence[Block]) -> Sequence[Block]:
        head = place_head(blocks)
        self.when = head.when
        for part, members in head.rows:
            pieces = [written_runs(block) for block in members]
            self.rows.append(DraftRow(part=part, pieces=pieces, block=members[0]))
        return blocks[head.length :]

    def _place(self, block: Block, later: Mapping[str, int]) -> None:
        if block.style == "note" and self.rows:
            self.rows[-1].notes.append(block)
        elif block.style == "note":
            self.rows.append(DraftRow(part=Part.NOTE, pieces=[written_runs(block)], block=block))
        elif block.style == "cell":
            self._append_paragraph(block)
        elif self._is_heading(block):
            self._append_paragraph(block, part=Part.HEADING)
            self._fresh = True
        elif (step := self._step(block, later)) is not None:
            self._add_item(block, step) if step.level == 0 else self._add_point(block, step)
        else:
            self._add_paragraph(block)

    def _is_heading(self, block: Block) -> bool:
        """A section, or a heading that announces no list."""
        if block.style not in {"heading", "title", "subtitle"} or len(block.text) > LONGEST_HEADING:
            return False
        if block.capital_section or is_chapter(block):
            return True
        announces = block.text.endswith(":") or RECOMMENDING.search(block.text) or is_discussing(block.text)
        return not announces and not block.labels

    # Items

    def _step(self, block: Block, later: Mapping[str, int]) -> Step | None:
        announced = self._lead() is not None and not self._goes_on(block, later)
        below = bool(self.rows) and self.rows[-1].items > 0
        return self._outline.place(
            block, announced=announced, fresh=self._fresh, below=below and self._belongs(block)
        )

    def _belongs(self, block: Block) -> bool:
        """A bullet below a paragraph of its own is no sub-point, unless that announces it."""
        above = self.rows[-1]
        return not block.bullet or bool(block.number) or not above.undecided or above.text[-1:] == ":"

    def _goes_on(self, block: Block, later: Mapping[str, int]) -> bool:
        """Whether the list that is open goes on below: then a list that a paragraph of it announces is inside it."""
        sign = self._outline.sign
        inside = bool(block.bullet and not block.number) or not block.labels or block.labels[0].sign != sign
        return bool(sign) and inside and later.get(sign) == self._outline.items + 1

    def _lead(self) -> DraftRow | None:
        """The paragraph just above, if it announces a list."""
        row = self.rows[-1] if self.rows else None
        if row is None or not row.undecided or row.length > LONGEST_LEAD:
            return None
        if row.block.number or row.block.bullet or row.block.style == "cell" or is_preambular(row.text):
            return None
        text = row.text
        announces = text.endswith(":") or row.block.italic or row.block.bold or RECOMMENDING.search(text)
        return row if announces else None

    def _add_item(self, block: Block, step: Step) -> None:
        if step.starts:
            self._lists += 1
            lead = self._lead()
            if lead is not None:
                lead.undecided, lead.part, lead.items = False, Part.ISSUES_LEAD, self._lists
        self._fresh = False
        heading, body = lead_and_rest(block)
        self._check_number(block, step)
        self._append(Part.ISSUE, block, heading, number=block.number)
        if body:
            self._append(Part.BODY, block, body)

    def _add_point(self, block: Block, step: Step) -> None:
        self._fresh = False
        self._check_number(block, step)
        self._append(Part.POINT, block, block.runs, number=block.number, level=step.level)

    def _check_number(self, block: Block, step: Step) -> None:
        text = shortened(block.text)
        if not block.number:
            if step.first and not block.depth:
                values = {"text": text, "expected": step.expected}
                self.notices.append(notice("resolution.number_missing", UNNUMBERED, **values))
        elif not step.as_expected:
            values = {"written": block.number, "text": text, "expected": step.expected}
            self.notices.append(notice("resolution.numbering_differs", RENUMBERED, **values))

    def _append(
        self, part: Part, block: Block, runs: tuple[Run, ...], number: str = "", level: int = 1
    ) -> None:
        self.rows.append(
            DraftRow(part=part, pieces=[runs], block=block, number=number, level=level, items=self._lists)
        )

    # Paragraphs

    def _add_paragraph(self, block: Block) -> None:
        date = date_and_place(block.text) if self._may_be_date(block) else None
        if date is not None:
            self.when = date
            self.rows.append(DraftRow(part=Part.DATE_PLACE, pieces=[written_runs(block)], block=block))
        elif self._is_torn_from(block):
            self.rows[-1].pieces.append(block.runs)
            self.notices.append(notice("resolution.paragraphs_joined", JOINED, text=shortened(block.text)))
        else:
            self._append_paragraph(block)

    def _append_paragraph(self, block: Block, part: Part | None = None) -> None:
        row = DraftRow(
            part=part or Part.UNPLACED, pieces=[written_runs(block)], block=block, items=self._lists
        )
        row.undecided = part is None
        self.rows.append(row)

    def _may_be_date(self, block: Block) -> bool:
        early = self.when is None and self._lists == 0 and self._region is Region.ORDINARY
        return early and not block.number and len(block.text) <= _LONGEST_DATE_LINE

    def _is_torn_from(self, block: Block) -> bool:
        """Whether a page break parted ``block`` from the row above: that stops without a sign, this goes on small."""
        above = self.rows[-1] if self.rows else None
        if above is None or block.number or block.bullet or not block.text[:1].islower():
            return False
        if above.part in _HEAD or above.block.style == "cell" or above.notes:
            return False
        last, first = above.pieces[-1][-1], block.runs[0]
        same_emphasis = (last.bold, last.italic) == (first.bold, first.italic) or above.part is Part.BODY
        end = last.text.rstrip()[-1:]
        return same_emphasis and (end.isalnum() or (above.part is Part.BODY and end == ","))

    def _decide_paragraphs(self) -> None:
        next_items = self._lists_of_next_items()
        separate_bodies: set[int] = set()
        above: Part | None = None
        under_heading = False
        for at, row in enumerate(self.rows):
            if row.undecided:
                place = _Place(
                    above=above,
                    next_item=next_items[at],
                    under_heading=under_heading,
                    own_bodies=row.items in separate_bodies,
                    ends=self._last and at + 1 == len(self.rows),
                )
                row.part = self._part_of(row, place)
                if row.part is Part.BODY and row.block.style != "cell":
                    separate_bodies.add(row.items)
            above = row.part
            under_heading = above is Part.HEADING or (under_heading and above not in _ITEMS)

    def _lists_of_next_items(self) -> list[int]:
        """For every row the list of the next item below it, 0 where none follows."""
        found: list[int] = []
        following = 0
        for row in reversed(self.rows):
            found.append(following)
            if row.part in _ITEMS:
                following = row.items
        return found[::-1]

    def _part_of(self, row: DraftRow, place: "_Place") -> Part:
        if row.block.style == "cell":
            return Part.BODY
        if row.block.bold and row.length <= LONGEST_HEADING and not place.ends:
            return Part.HEADING
        if self._region is not Region.ORDINARY:
            return self._part_in_minutes(row, place.next_item)
        if row.items == 0:
            return Part.PREAMBLE
        if _is_listed(row.block):
            return Part.BODY
        bare = place.above in _ITEMS  # nothing stands below the item yet
        if not place.next_item:
            own_body = bare and (row.block.italic or place.own_bodies)
            return Part.BODY if own_body or not self._last else Part.CLOSING
        between_lists = place.next_item != row.items and not place.under_heading
        return Part.UNPLACED if between_lists and not bare and not row.block.italic else Part.BODY

    def _part_in_minutes(self, row: DraftRow, next_item: int) -> Part:
        if is_signature(row.text[:LONGEST_HEADING]) and self._last and not next_item:
            return Part.CLOSING
        if self._region is not Region.DECIDED or self._lists:
            closes = self._last and self._region is Region.DECIDED and row.items > 0 and not next_item
            return Part.CLOSING if closes and not _is_listed(row.block) else Part.BODY
        return Part.RECOMMENDATION

    def _name_lists(self) -> None:
        names = list_parts(self.rows, self._lists, self._region)
        for row in self.rows:
            if row.items == 0 or row.undecided:
                continue
            part = names[row.items - 1]
            if row.part is Part.ISSUES_LEAD:
                row.part = {Part.ISSUE: Part.ISSUES_LEAD, Part.RECOMMENDATION: Part.RECOMMENDATIONS_LEAD}.get(
                    part, Part.UNPLACED
                )
            elif row.part is Part.ISSUE:
                row.part = part
            elif part is Part.UNPLACED and row.part is not Part.HEADING:
                row.part = Part.UNPLACED


def _is_listed(block: Block) -> bool:
    """Whether the paragraph is written as an item; "г. Астана" is not."""
    return bool(block.bullet or block.number) and not (block.number[-1:] == "." and block.number[0].isalpha())


def _first_figures_below(blocks: Sequence[Block]) -> list[Mapping[str, int]]:
    """For every paragraph the next figure below it by the sign that closes it."""
    found: list[Mapping[str, int]] = []
    below: dict[str, int] = {}
    for block in reversed(blocks):
        found.append(below)
        labels = block.labels
        if labels and labels[0].kind is Kind.DECIMAL and len(labels[0].values) == 1:
            below = {**below, labels[0].sign: labels[0].value}
    return found[::-1]
