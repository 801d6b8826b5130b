"""Telling numbers (I. II., § 1, a. b.) from initials and abbreviations ("V. Lim", "г. Астана") before placing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from forumdesk.exchange.item_numbers import Kind, Label
from forumdesk.exchange.light_markup import Block
from forumdesk.exchange.resolution_head import is_capitals
from forumdesk.exchange.resolution_rows import written_runs
from forumdesk.exchange.resolution_words import LONGEST_HEADING, is_chapter

_REMEMBERED = 16
_STYLED = frozenset({"title", "subtitle", "heading"})


def with_sections(blocks: Sequence[Block]) -> list[Block]:
    """The paragraphs with sections in the style of headings; what is no section number belongs to the words.

    Roman numerals stay numbers of items where a text that is not one of sections has no others.
    """
    blocks = [replace(block, style="heading") if is_chapter(block) else block for block in blocks]
    members = _in_sequence(blocks)
    look_like = sum(_looks_like_heading(blocks[at]) for at in members)
    figures = any(block.level for block in blocks)
    items = not figures and len(members) > 1 and 2 * look_like < len(members)
    sections = (
        block if not block.capital_section else _settled(block, at in members, items=items)
        for at, block in enumerate(blocks)
    )
    return list(_without_abbreviations(sections))


def _without_abbreviations(blocks: Iterable[Block]) -> Iterator[Block]:
    """A letter with a full stop is a number where it begins or goes on with a list; else it belongs to the words."""
    known: list[Label] = []
    for block in blocks:
        labels = [label for label in block.labels if label.kind in {Kind.LETTER, Kind.ROMAN}]
        if not labels or labels[0].sign != "." or block.depth:
            yield block
            continue
        counted = [one for one in labels if one.is_first or any(one.follows(label) for label in known)]
        known = [*counted, *known][:_REMEMBERED]
        yield block if counted else _in_words(block)


def _settled(block: Block, is_member: bool, *, items: bool) -> Block:
    if is_member and items:
        return block
    if is_member and len(block.text) <= LONGEST_HEADING:
        return replace(block, style=block.style if block.style in _STYLED else "heading")
    return _in_words(block)


def _in_words(block: Block) -> Block:
    return replace(block, runs=written_runs(replace(block, bullet="")), number="")


def _in_sequence(blocks: Sequence[Block]) -> frozenset[int]:
    """The places of numbers that count on; a lone one has to look like a heading."""
    members: list[int] = []
    last = 0
    for at, block in enumerate(blocks):
        label = next((one for one in block.labels if one.kind is Kind.SECTION), None)
        if label is None:
            continue
        if label.value == last + 1 or (label.is_first and _looks_like_heading(block)):
            members.append(at)
            last = label.value
    if len(members) == 1 and not _looks_like_heading(blocks[members[0]]):
        return frozenset()
    return frozenset(members)


def _looks_like_heading(block: Block) -> bool:
    return block.style in _STYLED or block.bold or is_capitals(block.text) or block.number.startswith("§")
