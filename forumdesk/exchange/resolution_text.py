"""Reading a resolution in one language from text in light markup, or from plain text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from forumdesk.domain.errors import N_
from forumdesk.domain.notices import Notice
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language
from forumdesk.exchange.errors import LanguageUnknownError, TextEmptyError
from forumdesk.exchange.light_markup import Block, read_blocks
from forumdesk.exchange.resolution_head import DateAndPlace, date_and_place, is_capitals, place_head
from forumdesk.services.proposals import ProposedRow, ResolutionProposal

# Beginnings of the words by which a lead announces what is recommended or decided, in the three languages.
_RECOMMENDING = re.compile(
    r"\b(ұсын|рекоменд|recommend|қаулы ет|шешті|шешім қабылда|постанов|решил|decide)", re.IGNORECASE
)
_LONGEST_HEADING = 120
_LONGEST_LEAD = 400
_SHOWN = 60  # characters of a paragraph that a notice quotes
_DETECTED_ON = 20_000  # characters that suffice to tell a language

_UNPLACED = N_("A paragraph fits no part of a resolution and is kept at its place: “{text}”.")
_RENUMBERED = N_(
    "The numbering breaks at “{written} {text}”: {expected} was expected. The register counts without gaps."
)
_UNNUMBERED = N_("The item “{text}” has no number. The register numbers it {expected}.")
_NOTHING_RECOMMENDED = N_(
    "No recommendations were found in the text. Number them 1, 2, 3 under a line that announces them."
)
_JOINED = N_("Two paragraphs that a page break tore apart were joined: “{text}”.")


def read_resolution(text: str, language: Language | None) -> ResolutionProposal:
    """Place the paragraphs of ``text``; not a word is dropped.

    Without ``language`` the words tell it; LanguageUnknownError if they do not. A given language is kept even
    if the words tell another, which then stands in ``detected``. TextEmptyError for a text without words.
    """
    blocks = read_blocks(text, _never_wraps)
    if not blocks:
        raise TextEmptyError
    detected = _detected(blocks)
    chosen = language or detected
    if chosen is None:
        raise LanguageUnknownError
    placing = _Placing(blocks)
    when = placing.when
    return ResolutionProposal(
        language=chosen,
        detected=detected,
        rows=tuple(ProposedRow(part=row.part, number=row.number, text=row.text) for row in placing.rows),
        first_day=when.first_day if when else None,
        last_day=when.last_day if when else None,
        place=when.place if when else "",
        notices=tuple(placing.notices),
    )


def _never_wraps(line: str) -> bool:
    return len(line) <= _LONGEST_HEADING and (is_capitals(line) or date_and_place(line) is not None)


def _detected(blocks: Iterable[Block]) -> Language | None:
    from forumdesk.language.detection import detect_language

    code = detect_language("\n".join(block.text for block in blocks)[:_DETECTED_ON])
    return Language(code) if code else None


@dataclass(slots=True, kw_only=True)
class _Row:
    """A row in the making. ``items`` is the list it stands in, counted from 1, 0 before the first.

    ``pieces`` are the texts that page breaks tore apart; joining them at the end keeps long texts fast.
    """

    part: Part
    number: str
    pieces: list[str]
    block: Block
    items: int = 0
    undecided: bool = False

    @property
    def text(self) -> str:
        return " ".join(self.pieces)


class _Placing:
    """Walks the paragraphs once to find lists and items, then once to place what stands between them."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.rows: list[_Row] = []
        self.notices: list[Notice] = []
        self.when: DateAndPlace | None = None
        self._lists = 0
        self._current = _Counter()
        rest = self._place_head(blocks)
        for block in rest:
            self._place(block)
        self._name_lists()
        self._decide_paragraphs()
        self._point_out_unplaced()

    def _place_head(self, blocks: Sequence[Block]) -> Sequence[Block]:
        head = place_head(blocks)
        self.when = head.when
        for part, members in head.rows:
            text = " ".join(block.written for block in members)
            self.rows.append(_Row(part=part, number="", pieces=[text], block=members[0]))
        return blocks[head.length :]

    def _place(self, block: Block) -> None:
        if self._is_item(block):
            self._add_item(block)
        elif self._is_point(block):
            self._add_point(block)
        else:
            self._add_paragraph(block)

    # Items

    def _is_item(self, block: Block) -> bool:
        nested = self._is_nested(block)
        if block.level == 1:
            other_sign = self._current.items > 0 and block.number[-1] != self._current.sign
            return not nested and (not other_sign or self._starts_list(block))
        if block.number or not block.bullet or nested:
            return False
        follows_bullet = bool(self.rows) and self.rows[-1].items > 0 and self._current.unnumbered
        return follows_bullet or self._lead() is not None

    def _is_nested(self, block: Block) -> bool:
        return self._current.items > 0 and block.indent >= self._current.indent + 2

    def _starts_list(self, block: Block) -> bool:
        if self._current.items == 0:
            return True
        if self._is_nested(block):
            return False
        first = block.level == 1 and int(block.number.rstrip(".)")) == 1
        return (first and block.number[-1] == self._current.sign) or (
            (first or not block.number) and self._lead() is not None
        )

    def _lead(self) -> _Row | None:
        """The paragraph just above, if it announces a list."""
        row = self.rows[-1] if self.rows else None
        if row is None or not row.undecided or sum(map(len, row.pieces)) > _LONGEST_LEAD:
            return None
        if row.block.number or row.block.bullet:
            return None
        announces = (
            row.text.endswith(":") or (row.block.italic or row.block.bold) or _RECOMMENDING.search(row.text)
        )
        return row if announces else None

    def _add_item(self, block: Block) -> None:
        if self._starts_list(block):
            self._lists += 1
            self._current = _Counter(sign=block.number[-1:], indent=block.indent)
            lead = self._lead()
            if lead is not None:
                lead.undecided, lead.part, lead.items = False, Part.ISSUES_LEAD, self._lists
        heading, body = block.heading_and_body()
        self._check_number(block, self._current.next_item(block.number), heading)
        self._append(Part.ISSUE, block.number, heading, block)
        if body:
            self._append(Part.BODY, "", body, block)

    def _is_point(self, block: Block) -> bool:
        if self._current.items == 0 or self.rows[-1].items == 0:
            return False
        if block.level == 2:
            return block.number.split(".")[0] == self._current.last_number
        return block.level == 1 or (bool(block.bullet) and not block.number and self._is_nested(block))

    def _add_point(self, block: Block) -> None:
        self._check_number(block, self._current.next_point(block.number), block.text)
        self._append(Part.POINT, block.number, block.text, block)

    def _check_number(self, block: Block, expected: str, text: str) -> None:
        values = {"written": block.number, "text": _shortened(text), "expected": expected.rstrip(".")}
        if not block.number:
            self.notices.append(Notice(code="resolution.number_missing", message=_UNNUMBERED, values=values))
        elif block.number.rstrip(".)") != expected.rstrip("."):
            self.notices.append(
                Notice(code="resolution.numbering_differs", message=_RENUMBERED, values=values)
            )

    def _append(self, part: Part, number: str, text: str, block: Block) -> None:
        self.rows.append(_Row(part=part, number=number, pieces=[text], block=block, items=self._lists))

    # Paragraphs

    def _add_paragraph(self, block: Block) -> None:
        date = date_and_place(block.text) if self.when is None and self._lists == 0 else None
        if date is not None and not block.number and len(block.text) <= _LONGEST_HEADING:
            self.when = date
            self.rows.append(_Row(part=Part.DATE_PLACE, number="", pieces=[block.written], block=block))
        elif self._is_torn_from(block):
            self.rows[-1].pieces.append(block.text)
            values = {"text": _shortened(block.text)}
            self.notices.append(Notice(code="resolution.paragraphs_joined", message=_JOINED, values=values))
        else:
            row = _Row(part=Part.UNPLACED, number="", pieces=[block.written], block=block, items=self._lists)
            row.undecided = True
            self.rows.append(row)

    def _is_torn_from(self, block: Block) -> bool:
        """Whether a page break parted ``block`` from the row above: that stops without a sign, this goes on small."""
        above = self.rows[-1] if self.rows else None
        if above is None or block.number or block.bullet or not block.text[:1].islower():
            return False
        if above.part in {Part.TITLE, Part.THEME, Part.DATE_PLACE}:
            return False
        last, first = above.block.runs[-1], block.runs[0]
        same_emphasis = (last.bold, last.italic) == (first.bold, first.italic) or above.part is Part.BODY
        end = above.pieces[-1][-1]
        return same_emphasis and (end.isalnum() or (above.part is Part.BODY and end == ","))

    def _decide_paragraphs(self) -> None:
        next_items = self._lists_of_next_items()
        separate_bodies: set[int] = set()
        above: Part | None = None
        for row, next_item in zip(self.rows, next_items, strict=True):
            if row.undecided:
                row.part = self._part_of(row, above, next_item, separate_bodies)
                if row.part is Part.BODY:
                    separate_bodies.add(row.items)
            above = row.part

    def _lists_of_next_items(self) -> list[int]:
        """For every row the list of the next item below it, 0 where none follows."""
        found: list[int] = []
        following = 0
        for row in reversed(self.rows):
            found.append(following)
            if row.part in _ITEMS:
                following = row.items
        return found[::-1]

    def _part_of(self, row: _Row, above: Part | None, next_item: int, separate_bodies: set[int]) -> Part:
        """The part of a paragraph; ``separate_bodies`` are the lists whose items have their bodies below them."""
        if row.block.bold:
            return Part.UNPLACED
        if row.items == 0:
            return Part.PREAMBLE
        if row.block.number or row.block.bullet:
            return Part.BODY
        bare = above in _ITEMS  # nothing stands below the item yet
        if not next_item:
            own_body = bare and (row.block.italic or row.items in separate_bodies)
            return Part.BODY if own_body else Part.CLOSING
        between_lists = next_item != row.items
        return Part.UNPLACED if between_lists and not bare and not row.block.italic else Part.BODY

    def _name_lists(self) -> None:
        """Tell issues from recommendations by the words before each list, else by their order."""
        names = _list_parts(self._announcements())
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
            elif part is Part.UNPLACED:
                row.part = Part.UNPLACED

    def _announcements(self) -> list[str]:
        """For every list the words that may tell what it is: its lead, else what stands just above it."""
        words: list[str] = []
        above: _Row | None = None
        for row in self.rows:
            if row.part in _ITEMS and row.items > len(words):
                words.append(above.pieces[-1][-_LONGEST_LEAD:] if above else "")
            above = row
        return words

    def _point_out_unplaced(self) -> None:
        if not any(row.part is Part.RECOMMENDATION for row in self.rows):
            self.notices.append(Notice(code="resolution.nothing_recommended", message=_NOTHING_RECOMMENDED))
        for row in self.rows:
            if row.part is Part.UNPLACED:
                values = {"text": _shortened(f"{row.number} {row.text}".strip())}
                self.notices.append(Notice(code="resolution.unplaced", message=_UNPLACED, values=values))


_ITEMS = frozenset({Part.ISSUE, Part.RECOMMENDATION})


class _Counter:
    """Counts the items and points of one list as they are written, so that one gap is told once."""

    def __init__(self, sign: str = "", indent: int = 0) -> None:
        self.items = 0
        self.indent = indent
        self.sign = sign
        self.last_number = ""
        self._points = 0

    @property
    def unnumbered(self) -> bool:
        """Whether the list goes without numbers."""
        return self.items > 0 and not self.sign

    def next_item(self, written: str) -> str:
        expected = self.items + 1
        self.items = int(written.rstrip(".)")) if written else expected
        self.last_number = str(self.items)
        self._points = 0
        return f"{expected}."

    def next_point(self, written: str) -> str:
        expected = self._points + 1
        last = written.rstrip(".)").rpartition(".")[2]
        self._points = int(last) if last else expected
        return f"{self.last_number}.{expected}."


def _list_parts(announcements: Sequence[str]) -> list[Part]:
    recommending = [bool(_RECOMMENDING.search(words)) for words in announcements]
    if len(recommending) == 1:
        return [Part.RECOMMENDATION if recommending[0] else Part.ISSUE]
    if not recommending:
        return []
    # With several lists the last that recommends is the one; where none says so, the second is.
    chosen = max((at for at, told in enumerate(recommending) if told), default=1)
    parts = [Part.UNPLACED] * len(recommending)
    parts[chosen] = Part.RECOMMENDATION
    parts[0 if chosen else 1] = Part.ISSUE
    return parts


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0] + "…"
