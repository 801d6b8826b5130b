"""Secret ballots, several a sheet of A4: a stub with the running number, a line to tear along, the ballot itself.

The number stands on the stub only: a ballot that could be told from the others would not be secret.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forumdesk.documents.errors import NoBallotsToPrintError
from forumdesk.documents.fonts import Face
from forumdesk.documents.gate import one_line, passed
from forumdesk.documents.minutes_words import MinutesWords
from forumdesk.documents.page import FileFacts, PageShape, Paper
from forumdesk.documents.styles import A4, MM, Align, Preset, Style
from forumdesk.documents.tagging import Element
from forumdesk.documents.typesetting import Line, set_lines
from forumdesk.documents.words import Run
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.language.voting_wordings import VotingWord
from forumdesk.services.minutes_sheets import BallotSheet

MOST = 2000
MOST_PER_SHEET = 4
SMALLEST = 0.55  # of the usual size, below which letters could not be read
EDGE = 12 * MM  # no printer prints beyond
STUB = 46 * MM
PADDING = 5 * MM  # around the words of a ballot, away from the lines that are cut
BOX = 11.0
SIGNING_ROOM = EDGE + 14.0  # below the words of a stub: to sign, and down to the line
_DASH = 3.0
_SHAPE = PageShape(width=A4[0], height=A4[1], left=EDGE, right=EDGE, top=0.0, bottom=0.0)
_INK = (0.2, 0.2, 0.2)


@dataclass(frozen=True, slots=True)
class _Look:
    size: float
    face: Face = Face.REGULAR
    before: float = 0.0
    align: Align = Align.LEFT
    tag: str = "P"


_OVER = _Look(8.5, align=Align.CENTRED)
_TITLE = _Look(11.5, Face.BOLD, 3.0, Align.CENTRED, "H1")
_QUESTION = _Look(11.0, Face.BOLD, 7.0)
_HOW = _Look(8.5, Face.ITALIC, 5.0)
_OPTION = _Look(11.5, before=6.0)
_NUMBER = _Look(9.5, Face.BOLD)
_SMALL = _Look(8.0, before=5.0)


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines with their place below the upper edge of the ballot; ``boxed`` ones have a box to mark before them."""

    lines: tuple[Line, ...]
    size: float
    leading: float
    left: float
    top: float
    tag: str
    language: Language
    boxed: bool = False

    @property
    def bottom(self) -> float:
        return self.top + len(self.lines) * self.leading


def print_ballots(
    sheet: BallotSheet, languages: Sequence[Language], facts: FileFacts, preset: Preset
) -> bytes:
    """Print the ballots, all alike, with all ``languages`` on each.

    Raises NoBallotsToPrintError and MissingGlyphInFieldError.
    """
    if not 1 <= sheet.count <= MOST:
        raise NoBallotsToPrintError(wanted=sheet.count, most=MOST)
    words = [MinutesWords(sheet, language) for language in languages]
    stub_scale = _stub_scale(sheet, words)
    ballot, per_sheet = _fitted(sheet, words, max(1.0, preset.text_scale), stub_scale)
    paper = Paper(_SHAPE, facts)
    height = A4[1] / per_sheet
    for place in range(sheet.count):
        row = place % per_sheet
        if row == 0:
            if place:
                paper.next_page()
            _cut(paper, height, min(per_sheet, sheet.count - place))
        section = paper.reading.root.child("Sect", languages[0].value)
        _draw(paper, section, _stub(sheet, words, sheet.first + place, stub_scale), EDGE, row * height)
        _sign(paper, height * (row + 1))
        _draw(paper, section, ballot, EDGE + STUB + PADDING, row * height)
    return paper.finished()


def _stub_scale(sheet: BallotSheet, words: Sequence[MinutesWords]) -> float:
    """How large the letters of a stub are: smaller only where a whole page, with a line to sign, is too low."""
    scale = 1.0
    while _stub(sheet, words, sheet.first, scale)[-1].bottom > A4[1] - SIGNING_ROOM and scale > SMALLEST:
        scale *= 0.95
    return scale


def _fitted(
    sheet: BallotSheet, words: Sequence[MinutesWords], scale: float, stub_scale: float
) -> tuple[list[_Block], int]:
    """The words of a ballot and how many go on a sheet; smaller letters only where a whole page is too low."""
    ballot = _ballot(sheet, words, scale)
    while ballot[-1].bottom + PADDING > A4[1] - 2 * EDGE and scale > SMALLEST:
        scale *= 0.95
        ballot = _ballot(sheet, words, scale)
    stub = _stub(sheet, words, sheet.first + sheet.count - 1, stub_scale)[-1].bottom + SIGNING_ROOM
    needed = max(ballot[-1].bottom + PADDING, stub)
    return ballot, max(1, min(MOST_PER_SHEET, int(A4[1] / needed)))


def _ballot(sheet: BallotSheet, words: Sequence[MinutesWords], scale: float) -> list[_Block]:
    """What everybody reads: whose vote, the question, how to mark, the answers."""
    setting = _Setting(A4[0] - EDGE * 2 - STUB - PADDING, scale, top=EDGE * 0.8)
    for one in words:
        setting.add(_joined(one.of(sheet.body), one.day(sheet.first_day)), _OVER, one.language)
    for one in words:
        setting.add(one.word(VotingWord.BALLOT), _TITLE, one.language)
    for one in words:
        setting.add(one.of(sheet.question), _QUESTION, one.language)
    for one in words:
        setting.add(_how(sheet, one), _HOW, one.language)
    for option in _options(sheet, words):
        setting.add(option, _OPTION, words[0].language, boxed=True)
    return setting.blocks


def _how(sheet: BallotSheet, words: MinutesWords) -> str:
    if not sheet.candidates:
        how = words.word(VotingWord.MARK_ONE_OPTION)
    elif sheet.seats == 1:
        how = words.word(VotingWord.MARK_ONE_CANDIDATE)
    else:
        how = words.word(VotingWord.MARK_CANDIDATES, seats=sheet.seats)
    return f"{how} {words.word(VotingWord.SPOILT_IF)}"


def _options(sheet: BallotSheet, words: Sequence[MinutesWords]) -> Iterator[str]:
    if sheet.candidates:
        for candidate in sheet.candidates:
            yield _of(candidate, words)
        return
    for word in (VotingWord.I_AM_FOR, VotingWord.I_AM_AGAINST, VotingWord.I_ABSTAIN):
        yield " / ".join(dict.fromkeys(one.word(word) for one in words))


def _of(name: LocalizedText, words: Sequence[MinutesWords]) -> str:
    return " / ".join(dict.fromkeys(one.of(name) for one in words))


def _stub(sheet: BallotSheet, words: Sequence[MinutesWords], number: int, scale: float) -> list[_Block]:
    """What stays behind: the number, whose vote, and that the ballot was received."""
    setting = _Setting(STUB - PADDING, scale, top=EDGE * 0.8)
    for one in words:
        setting.add(one.word(VotingWord.STUB, number=number), _NUMBER, one.language)
    for one in words:
        setting.add(one.of(sheet.body), _SMALL, one.language)
    setting.add(
        " / ".join(dict.fromkeys(one.day(sheet.first_day) for one in words)), _SMALL, words[0].language
    )
    for one in words:
        setting.add(one.word(VotingWord.BALLOT_RECEIVED), _SMALL, one.language)
    return setting.blocks


class _Setting:
    """Sets texts below each other in a column of ``measure`` points."""

    def __init__(self, measure: float, scale: float, *, top: float) -> None:
        self._measure = measure
        self._scale = scale
        self._top = top
        self.blocks: list[_Block] = []

    def add(self, text: str, look: _Look, language: Language, *, boxed: bool = False) -> None:
        """One text; an empty one is left out."""
        if not text:
            return
        size = look.size * self._scale
        style = Style(size=size, leading=size * 1.3, align=look.align, hyphenated=False)
        left = (BOX + 7.0) * self._scale if boxed else 0.0
        words = passed(one_line(text), look.face, language)
        lines = set_lines([Run(text=words, face=look.face)], style, self._measure - left, language)
        top = self._top + look.before * self._scale
        block = _Block(lines, size, style.leading, left, top, look.tag, language, boxed)
        self.blocks.append(block)
        self._top = block.bottom


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _draw(paper: Paper, section: Element, blocks: Sequence[_Block], left: float, top: float) -> None:
    for block in blocks:
        if block.boxed:
            side = BOX * block.size / _OPTION.size
            with paper.ornament():
                upper = top + block.top + (block.leading - side) / 2
                paper.outline(left, upper, side, side, _INK, 0.9)
        with paper.marked(section.child(block.tag, block.language.value)):
            paper.lines(block.lines, left + block.left, top + block.top, block.size, block.leading)


def _sign(paper: Paper, foot: float) -> None:
    """The line on the stub to sign on."""
    with paper.ornament():
        paper.rule(EDGE, foot - EDGE, EDGE + STUB - PADDING, foot - EDGE, weight=0.6)


def _cut(paper: Paper, height: float, count: int) -> None:
    """Where the sheet is cut into ballots and where each is torn off, dashed."""
    lines: list[tuple[float, float, float, float]] = []
    for row in range(1, count + 1):
        if row * height < A4[1] - 1:
            lines += _dashed(EDGE / 2, row * height, A4[0] - EDGE / 2, row * height)
    at = EDGE + STUB
    lines += _dashed(at, EDGE / 2, at, count * height - EDGE / 2)
    with paper.ornament():
        paper.rules(lines, weight=0.5)


def _dashed(
    left: float, top: float, right: float, bottom: float
) -> Iterator[tuple[float, float, float, float]]:
    length = max(right - left, bottom - top)
    across = right > left
    for number in range(int(length / (2 * _DASH)) + 1):
        start = number * 2 * _DASH
        end = min(start + _DASH, length)
        yield (left + start, top, left + end, top) if across else (left, top + start, left, top + end)
