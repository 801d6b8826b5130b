"""The title page of a dossier. Long names are set smaller, and where that is not enough, over several pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forumdesk.documents.dossier_words import DossierWords
from forumdesk.documents.fonts import Face
from forumdesk.documents.gate import passed
from forumdesk.documents.page import Paper
from forumdesk.documents.styles import Align, Preset, Style
from forumdesk.documents.tagging import Element
from forumdesk.documents.typesetting import Line, set_lines
from forumdesk.documents.words import Run
from forumdesk.domain.errors import N_
from forumdesk.domain.texts import Language
from forumdesk.services.dossier_sheets import DossierSheet

DOSSIER = N_("Dossier")
_LESSER = 0.82  # of the size: languages after the first
_STEPS = (1.0, 0.92, 0.85, 0.78, 0.7)  # of the size, tried one after the other
_TITLES_AT = 0.27  # of the height of the page, where the titles have room below
_BELOW_RULE = (24.0, 40.0)  # points from the bodies to the titles: the least, and as it should be
_FOOT_SIZE = 0.85  # of the size
_KEPT = 3  # lines that follow a heading on its page


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """What the title page counts."""

    parts: int
    pages: int
    annexes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Centred:
    """A centred paragraph in lines; ``size`` and ``leading`` are in points."""

    lines: tuple[Line, ...]
    size: float
    leading: float

    @classmethod
    def of(
        cls, text: str, language: Language, measure: float, size: float, face: Face = Face.REGULAR
    ) -> "Centred":
        """Set ``text`` in lines of ``measure`` points; none where there is no text."""
        style = Style(size=size, leading=round(size * 1.35, 2), align=Align.CENTRED, hyphenated=False)
        runs = [Run(text=passed(text, face, language), face=face)]
        lines = set_lines(runs, style, measure, language) if text else ()
        return cls(lines=lines, size=size, leading=style.leading)

    @property
    def height(self) -> float:
        """In points."""
        return len(self.lines) * self.leading

    def draw(self, paper: Paper, lines: Sequence[Line], top: float) -> None:
        """Draw some of the lines ``top`` points below the upper edge."""
        paper.lines(tuple(lines), paper.shape.left, top, self.size, self.leading)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """A paragraph with the place of its language, its tag, and the points before it."""

    place: int
    tag: str
    text: Centred
    before: float = 0.0

    @property
    def height(self) -> float:
        return self.before + self.text.height if self.text.lines else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Blocks:
    """Everything on the title page in one size."""

    bodies: tuple[_Block, ...]
    titles: tuple[_Block, ...]
    least: float  # points between the bodies and the titles


class TitlePage:
    """Who met, what this is, when and where; and how much of it there is."""

    def __init__(
        self,
        paper: Paper,
        preset: Preset,
        sheet: DossierSheet,
        words: Sequence[DossierWords],
        amounts: Amounts,
    ) -> None:
        self._paper = paper
        self._size = preset.size
        self._sheet = sheet
        self._words = words
        self._amounts = amounts
        self._sections = [paper.reading.root.child("Sect", one.language.value) for one in words]
        self._top = paper.shape.top

    def draw(self) -> None:
        """Bodies above, titles in the upper half, amounts at the foot: each in all languages."""
        shape = self._paper.shape
        foot = [self._foot(place) for place in range(len(self._words))]
        foot_top = shape.height - shape.bottom - sum(block.height for block in foot)
        room = foot_top - self._size
        blocks = self._fitting(room)
        for block in blocks.bodies:
            self._flow(block)
        if blocks.bodies:
            with self._paper.ornament():
                at = self._top + 8
                self._paper.rule(shape.left, at, shape.width - shape.right, at, weight=0.9)
        self._top = max(self._top + blocks.least, min(self._wished(self._top), room - _height(blocks.titles)))
        for block in blocks.titles:
            self._flow(block)
        if self._top > room:
            self._turn()
        self._top = foot_top
        for block in foot:
            self._flow(block)

    def _fitting(self, room: float) -> _Blocks:
        """In the largest size in which all stands above ``room``, else in the least."""
        for step in _STEPS:
            blocks = self._in_size(self._size * step)
            taken = _height(blocks.bodies) + blocks.least + _height(blocks.titles)
            if self._paper.shape.top + taken <= room:
                break
        return blocks

    def _in_size(self, size: float) -> _Blocks:
        bodies: tuple[_Block, ...] = ()
        if self._sheet.body != self._sheet.meeting:
            bodies = tuple(self._body(place, size) for place in range(len(self._words)))
        titles = tuple(block for place in range(len(self._words)) for block in self._title(place, size))
        return _Blocks(bodies=bodies, titles=titles, least=_BELOW_RULE[0] if bodies else 0.0)

    def _wished(self, top: float) -> float:
        return max(top + _BELOW_RULE[1], self._paper.shape.height * _TITLES_AT)

    def _body(self, place: int, size: float) -> _Block:
        words = self._words[place]
        return _Block(
            place=place,
            tag="P",
            text=self._set(place, words.of(self._sheet.body), size),
            before=2 if place else 0,
        )

    def _title(self, place: int, size: float) -> Iterator[_Block]:
        words = self._words[place]
        own = size * (_LESSER if place else 1.0)
        heading = self._set(place, words.say(DOSSIER), own * 1.9, Face.BOLD)
        event = self._set(place, words.event(), own * 1.15, Face.BOLD)
        yield _Block(place=place, tag="H1", text=heading, before=size * 3 if place else 0)
        yield _Block(place=place, tag="P", text=event, before=8)
        yield _Block(place=place, tag="P", text=self._set(place, words.days_and_place(), own), before=4)

    def _foot(self, place: int) -> _Block:
        amounts = self._amounts
        said = self._words[place].amounts(amounts.parts, amounts.pages, amounts.annexes)
        size = self._size * _FOOT_SIZE
        return _Block(place=place, tag="P", text=self._set(place, said, size), before=size * 0.15)

    def _set(self, place: int, text: str, size: float, face: Face = Face.REGULAR) -> Centred:
        return Centred.of(text, self._words[place].language, self._paper.shape.measure, size, face)

    def _flow(self, block: _Block) -> None:
        """Draw a paragraph below the last one, on as many pages as it takes; nothing where it has no lines."""
        rest = list(block.text.lines)
        if not rest:
            return
        element = self._sections[block.place].child(block.tag)
        self._top += block.before
        leading = block.text.leading
        if block.tag == "H1" and self._left(leading) < len(rest) + _KEPT:
            self._turn()
        while rest:
            count = min(self._left(leading), len(rest))
            if count:
                self._draw(block.text, rest[:count], element)
                del rest[:count]
            if rest:
                self._turn()

    def _draw(self, text: Centred, lines: Sequence[Line], element: Element) -> None:
        with self._paper.marked(element):
            text.draw(self._paper, lines, self._top)
        self._top += len(lines) * text.leading

    def _left(self, leading: float) -> int:
        """How many lines have room on the page."""
        shape = self._paper.shape
        # A hair more: sums of the same heights differ in their last digits.
        return max(0, int((shape.height - shape.bottom - self._top + 0.01) // leading))

    def _turn(self) -> None:
        self._paper.next_page()
        self._top = self._paper.shape.top


def _height(blocks: Sequence[_Block]) -> float:
    return sum(block.height for block in blocks)
