"""The head of a resolution: title, theme, date and place."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from forumdesk.domain.resolutions import Part
from forumdesk.exchange.light_markup import Block

_LONGEST_DATE_LINE = 200
_MOST_WORDS_OF_PLACE = 14
# The number of a paper beside its date: "5 февраля 2024 года № 31-ө".
_PAPER_NUMBER = re.compile(r"№\s*\d[\w/-]*")
_SEPARATORS = " \u00a0\u202f,;:()/–—-"
_MOST_LINES_BEFORE_TITLE = 3
_LONGEST_PLAIN_TITLE = 300
_MOST_WORDS_OF_SENTENCE = 14  # a plain first line that is a longer sentence is no title


@dataclass(frozen=True, slots=True, kw_only=True)
class DateAndPlace:
    """What a line such as "October 17, 2024, Astana, Republic of Kazakhstan" says; ``place`` may be empty."""

    first_day: datetime.date
    last_day: datetime.date
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The rows of the head, each with the paragraphs it is made of; ``length`` paragraphs were used."""

    rows: tuple[tuple[Part, tuple[Block, ...]], ...]
    length: int
    when: DateAndPlace | None


def date_and_place(line: str) -> DateAndPlace | None:
    """Read a line that is nothing but a written date and a place, in any order; None for another line."""
    from forumdesk.language.dates import parse_date_line

    if len(line) > _LONGEST_DATE_LINE or not any(char.isdigit() for char in line):
        return None
    written = parse_date_line(line)
    if written is None:
        return None
    before, after = (
        _PAPER_NUMBER.sub("  ", part) for part in (line[: written.span[0]], line[written.span[1] :])
    )
    if not _stands_alone(before, after):
        return None
    parts = [_without_weekday(part.strip(_SEPARATORS), written.start) for part in (before, after)]
    return DateAndPlace(
        first_day=written.start, last_day=written.end, place=", ".join(part for part in parts if part)
    )


def is_capitals(text: str) -> bool:
    """Whether the line is written in capital letters; a lone abbreviation is not."""
    return text.isupper() and sum(char.isalpha() for char in text) >= 4


def place_head(blocks: Sequence[Block]) -> Head:
    """Find title, theme and date line at the beginning of ``blocks``.

    Lines in the styles of a title, else bold lines are the head where there are any: the first is the title,
    capitals and subtitles are the theme. Without such lines the first line is the title, if it can be one.
    """
    near = range(min(len(blocks), _MOST_LINES_BEFORE_TITLE + 1))
    start = next((at for at in near if _may_be_title(blocks, at, bold=True)), None)
    if start is None and blocks:
        start = 0 if _may_be_title(blocks, 0, bold=False) else None
    if start is None:
        return Head(rows=(), length=0, when=None)
    rows: list[tuple[Part, tuple[Block, ...]]] = []
    when: DateAndPlace | None = None
    for block in blocks[:start]:
        found = date_and_place(block.text) if when is None and not block.number else None
        when = when or found
        rows.append((Part.DATE_PLACE if found else Part.UNPLACED, (block,)))
    end = start
    members: dict[Part, list[Block]] = {}
    while end < len(blocks):
        found = date_and_place(blocks[end].text) if when is None and not blocks[end].number else None
        part = Part.DATE_PLACE if found else _part_of(blocks, start, end, members)
        if part is None:
            break
        when = when or found
        if rows and rows[-1][0] is part and part in members:
            rows[-1] = (part, (*rows[-1][1], blocks[end]))
        else:
            rows.append((part, (blocks[end],)))
        members.setdefault(part, []).append(blocks[end])
        end += 1
    return Head(rows=tuple(rows), length=end, when=when)


def _may_be_title(blocks: Sequence[Block], at: int, *, bold: bool) -> bool:
    block = blocks[at]
    if any(earlier.level == 1 for earlier in blocks[: at + 1]) or block.bullet or block.capital_section:
        return False
    if block.style in {"cell", "note"} or _is_lone_date(blocks, at):
        return False
    if block.style == "title":
        return True
    announces = at + 1 < len(blocks) and blocks[at + 1].level == 1
    if bold:
        return block.bold and not (announces and at > 0)
    if block.italic or len(block.text) > _LONGEST_PLAIN_TITLE or _is_sentence(block.text):
        return False
    return not (announces and block.text.endswith(":"))


def _is_sentence(text: str) -> bool:
    return text.endswith((".", ",", ";", ":")) and len(text.split()) > _MOST_WORDS_OF_SENTENCE


def _is_lone_date(blocks: Sequence[Block], at: int) -> bool:
    return date_and_place(blocks[at].text) is not None


def _part_of(blocks: Sequence[Block], start: int, at: int, members: dict[Part, list[Block]]) -> Part | None:
    """The part of a line of the head; None where the head has ended."""
    block, first = blocks[at], blocks[start]
    if at == start:
        return Part.TITLE
    if block.number or block.bullet or block.style in {"cell", "note"}:
        return None
    if block.style in {"title", "subtitle"} and Part.DATE_PLACE not in members:
        same = block.style == "title" and Part.THEME not in members
        return Part.TITLE if same else Part.THEME
    styled = first.bold or first.style == "title"
    if block.bold != styled or block.italic or _is_section(blocks, at):
        return None
    announces = block.text.endswith(":") or not is_capitals(block.text)
    if at + 1 < len(blocks) and blocks[at + 1].level == 1 and announces:
        return None  # a lead
    if Part.DATE_PLACE in members and Part.THEME in members:
        return None
    capitals = is_capitals(block.text)
    same_group = block.group == first.group
    title_goes_on = Part.THEME not in members and same_group and Part.DATE_PLACE not in members
    if capitals:
        return Part.THEME
    if title_goes_on and first.style != "title" and (first.bold or _is_line_of_title(first, block)):
        return Part.TITLE
    return Part.THEME if styled and Part.DATE_PLACE not in members else None


def _is_section(blocks: Sequence[Block], at: int) -> bool:
    """Whether a heading below the title has a text of its own, so that it is no theme."""
    if blocks[at].style != "heading" or is_capitals(blocks[at].text) or at + 1 >= len(blocks):
        return False
    return blocks[at + 1].style != "heading" and not _is_lone_date(blocks, at + 1)


def _is_line_of_title(first: Block, block: Block) -> bool:
    """Without bold lines, a title in capitals may go on in ordinary letters."""
    return is_capitals(first.text) and len(block.text) <= 120 and not block.text.endswith((".", ":", ";"))


def _stands_alone(before: str, after: str) -> bool:
    rest = f"{before} {after}".split()
    if len(rest) > _MOST_WORDS_OF_PLACE:
        return False
    # A sentence that begins with a date ends with a full stop; a place does so only in an abbreviation.
    if after.rstrip().endswith(".") and len(rest[-1]) > 4:
        return False
    separated = _is_apart(before) and (after.lstrip()[:1] in {"", *_SEPARATORS} or after.startswith("  "))
    only_names = len(rest) <= 4 and all(word[0].isupper() or not word[0].isalpha() for word in rest)
    lower = [word for word in re.split(r"[,;]", after)[1:2] if word.strip()[:1].islower()]
    return only_names or (separated and not (lower and len(rest) > 6))


def _is_apart(before: str) -> bool:
    """Whether the words before a date end there: with a sign, a wide gap, or as "Астана қ." and "г. Алматы" do."""
    words = before.split()
    abbreviated = bool(words) and words[-1].endswith(".") and len(words[-1]) <= 3
    return before.rstrip()[-1:] in {"", *_SEPARATORS} or before.endswith("  ") or abbreviated


def _without_weekday(part: str, day: datetime.date) -> str:
    from forumdesk.language.dates import weekday

    names = {weekday(day, code).casefold() for code in ("kk", "ru", "en")}
    kept = [piece for piece in re.split(r"\s*,\s*", part) if piece.strip(_SEPARATORS).casefold() not in names]
    return ", ".join(kept).strip(_SEPARATORS)
