"""The stretches of a text that have their own rules: the resolution, parts of minutes, annexes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forumdesk.domain.notices import Notice
from forumdesk.domain.resolutions import DEEPEST, Part
from forumdesk.exchange.light_markup import Block
from forumdesk.exchange.resolution_head import DateAndPlace, is_capitals
from forumdesk.exchange.resolution_items import Outline
from forumdesk.exchange.resolution_lists import Placing
from forumdesk.exchange.resolution_rows import (
    RENUMBERED,
    DraftRow,
    lead_and_rest,
    notice,
    plain_if_whole,
    shortened,
    split_block,
    written_runs,
)
from forumdesk.exchange.resolution_sections import with_sections
from forumdesk.exchange.resolution_words import (
    LONGEST_HEADING,
    Region,
    is_annex,
    is_signature,
    minutes_heading,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """The rows of a text, what is told about them, and its day and place where it says them."""

    rows: tuple[DraftRow, ...]
    notices: tuple[Notice, ...]
    when: DateAndPlace | None


@dataclass(frozen=True, slots=True)
class _Stretch:
    region: Region
    heading: Block | None
    blocks: list[Block]


def placed(blocks: Sequence[Block]) -> Placed:
    """Place every paragraph; not a word is dropped."""
    rows: list[DraftRow] = []
    notices: list[Notice] = []
    when: DateAndPlace | None = None
    stretches = list(_stretches(with_sections(blocks)))
    for at, stretch in enumerate(stretches):
        last = all(later.region is Region.ANNEX for later in stretches[at + 1 :])
        if stretch.region is Region.ANNEX:
            rows += _annex(stretch)
            continue
        if stretch.heading is not None:
            rows.append(_row(Part.HEADING, stretch.heading))
        if stretch.region is Region.TOLD:
            rows += _told(stretch.blocks, last=last)
            continue
        placing = Placing(stretch.blocks, stretch.region, last=last)
        rows += placing.rows
        notices += placing.notices
        when = when or placing.when
    notices += _counted_on(rows)
    return Placed(rows=tuple(rows), notices=tuple(notices), when=when)


def _counted_on(rows: Sequence[DraftRow]) -> Iterator[Notice]:
    """One for each list that begins with 1 again, while the register counts on."""
    counts = {Part.ISSUE: 0, Part.RECOMMENDATION: 0}
    for row in rows:
        if row.part not in counts:
            continue
        counts[row.part] += 1
        labels = row.block.labels
        if counts[row.part] > 1 and row.number and labels and labels[0].is_first:
            values = {"written": row.number, "text": shortened(row.text), "expected": str(counts[row.part])}
            yield notice("resolution.numbering_differs", RENUMBERED, **values)


def _stretches(blocks: Sequence[Block]) -> Iterator[_Stretch]:
    current = _Stretch(Region.ORDINARY, None, [])
    for block in blocks:
        if is_annex(block) and (current.blocks or current.heading):
            yield current
            current = _Stretch(Region.ANNEX, block, [])
            continue
        heading = minutes_heading(block) if current.region is not Region.ANNEX else None
        if heading is None:
            current.blocks.append(block)
            continue
        yield current
        first, rest = split_block(block, heading.length)
        current = _Stretch(heading.region, first, [rest] if rest is not None else [])
    yield current


def _row(part: Part, block: Block, *, items: int = 0) -> DraftRow:
    return DraftRow(part=part, pieces=[written_runs(block)], block=block, items=items)


def _told(blocks: Sequence[Block], *, last: bool) -> Iterator[DraftRow]:
    """Who was there, who was heard and what they said: paragraphs under their heading."""
    row: DraftRow | None = None
    for block in blocks:
        if block.style == "note" and row is not None:
            row.notes.append(block)
            continue
        signs = last and is_signature(block.text) and block.style != "cell"
        part = Part.HEADING if _is_heading(block) and not signs else Part.BODY
        if row is not None:
            yield row
        row = _row(Part.NOTE if block.style == "note" else Part.CLOSING if signs else part, block)
    if row is not None:
        yield row


def _is_heading(block: Block) -> bool:
    if block.style in {"cell", "note"} or len(block.text) > LONGEST_HEADING or block.bullet:
        return False
    return block.style in {"heading", "title", "subtitle"} or block.bold


def _annex(stretch: _Stretch) -> list[DraftRow]:
    """An annex counts its points from 1 anew; its title and sections are headings."""
    assert stretch.heading is not None
    rows = [_row(Part.ANNEX, stretch.heading)]
    outline = Outline()
    fresh = True
    for block in stretch.blocks:
        above = rows[-1]
        if block.style == "note":
            above.notes.append(block)
            continue
        if above.part is Part.ANNEX and _goes_on(above, block):
            above.pieces = [plain_if_whole(above.pieces[0]), plain_if_whole(block.runs)]
            continue
        title = above.part is Part.ANNEX and is_capitals(block.text)
        if (_is_heading(block) and not block.level) or title:
            rows.append(_row(Part.HEADING, block))
            fresh = True
            continue
        below = above.part is Part.POINT or (above.part is Part.BODY and above.items > 0)
        announced = above.text.endswith(":") or not outline.begun
        step = outline.place(block, announced=announced, fresh=fresh, below=below)
        if step is None or block.style == "cell":
            rows.append(_row(Part.BODY, block, items=int(outline.begun)))
            continue
        fresh = False
        rows += _points(block, min(step.level + 1, DEEPEST))
    return rows


def _points(block: Block, level: int) -> Iterator[DraftRow]:
    lead, rest = lead_and_rest(block)
    yield DraftRow(part=Part.POINT, pieces=[lead], block=block, number=block.number, level=level, items=1)
    if rest:
        yield DraftRow(part=Part.BODY, pieces=[rest], block=block, items=1)


def _goes_on(annex: DraftRow, block: Block) -> bool:
    """Whether the line goes on with the heading: "Приложение 1" and below it "к резолюции Форума"."""
    if block.number or block.bullet or block.style not in {"", "annex"} or len(block.text) > LONGEST_HEADING:
        return False
    near = block.line - annex.block.line <= 2 and len(annex.pieces) == 1
    return near and block.text[:1].islower() and not block.text.endswith((".", ":", ";"))
