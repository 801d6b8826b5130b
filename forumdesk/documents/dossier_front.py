"""The first pages of a dossier: the title page, and the table of contents with a link to each part."""

from collections.abc import Sequence
from dataclasses import dataclass

from forumdesk.documents.dossier_words import DossierWords
from forumdesk.documents.fonts import Face, width
from forumdesk.documents.gate import passed
from forumdesk.documents.merging_links import PART_LINK
from forumdesk.documents.page import FileFacts, Paper
from forumdesk.documents.resolution_styles import page_shape
from forumdesk.documents.styles import Align, Preset, Style
from forumdesk.documents.tagging import Element
from forumdesk.documents.typesetting import Line, set_lines
from forumdesk.documents.words import Run
from forumdesk.domain.errors import N_
from forumdesk.domain.texts import Language
from forumdesk.services.dossier_sheets import DossierSheet

DOSSIER, CONTENTS = N_("Dossier"), N_("Contents")
_LESSER = 0.82  # of the size: languages after the first
_LEADING = 1.3  # of the size
_LEADER = "."
_LEADER_STEP = 4.2  # points from dot to dot
_ENTRY_GAP = 6.0
_BETWEEN = 14.0  # points between the titles of two languages


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the contents: the titles of a part in the languages of the dossier, and its first page."""

    titles: tuple[str, ...]
    page: int
    part: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """What the title page counts."""

    parts: int
    pages: int
    annexes: int


def print_front(
    sheet: DossierSheet,
    languages: Sequence[Language],
    entries: Sequence[Entry],
    amounts: Amounts,
    facts: FileFacts,
    preset: Preset,
) -> bytes:
    """Title page and contents; an entry's page is the number that its first page has in the whole."""
    shape = page_shape(preset, 1)
    paper = Paper(shape, facts)
    words = [DossierWords(sheet, language) for language in languages]
    _TitlePage(paper, preset, sheet, words, amounts).draw()
    paper.next_page()
    _Contents(paper, preset, words).draw(entries)
    return paper.finished()


@dataclass(slots=True)
class _Setting:
    """Sets paragraphs below each other."""

    paper: Paper
    language: Language
    top: float

    def paragraph(
        self, text: str, element: Element, *, size: float, face: Face = Face.REGULAR, before: float = 0.0
    ) -> None:
        """A centred paragraph; nothing where there is no text."""
        if not text:
            return
        shape = self.paper.shape
        style = Style(size=size, leading=round(size * 1.35, 2), align=Align.CENTRED, hyphenated=False)
        lines = set_lines(
            [Run(text=passed(text, face, self.language), face=face)], style, shape.measure, self.language
        )
        self.top += before
        with self.paper.marked(element):
            self.paper.lines(lines, shape.left, self.top, style.size, style.leading)
        self.top += len(lines) * style.leading


class _TitlePage:
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

    def draw(self) -> None:
        """Bodies above, titles in the upper half, amounts at the foot: each in all languages."""
        paper, shape = self._paper, self._paper.shape
        sections = [paper.reading.root.child("Sect", one.language.value) for one in self._words]
        top = shape.top
        if self._sheet.body != self._sheet.meeting:
            for one, section in zip(self._words, sections, strict=True):
                setting = _Setting(paper, one.language, top)
                setting.paragraph(one.of(self._sheet.body), section.child("P"), size=self._size)
                top = setting.top + 2
            with paper.ornament():
                paper.rule(shape.left, top + 8, shape.width - shape.right, top + 8, weight=0.9)
        top = max(top + 40, shape.height * 0.27)
        for number, (one, section) in enumerate(zip(self._words, sections, strict=True)):
            top = self._title(one, section, top, 1.0 if number == 0 else _LESSER) + self._size * 3
        self._foot(sections)

    def _title(self, words: DossierWords, section: Element, top: float, scale: float) -> float:
        size = self._size * scale
        setting = _Setting(self._paper, words.language, top)
        setting.paragraph(words.say(DOSSIER), section.child("H1"), size=size * 1.9, face=Face.BOLD)
        setting.paragraph(words.event(), section.child("P"), size=size * 1.15, face=Face.BOLD, before=8)
        setting.paragraph(words.days_and_place(), section.child("P"), size=size, before=4)
        return setting.top

    def _foot(self, sections: Sequence[Element]) -> None:
        size = self._size * 0.85
        shape = self._paper.shape
        top = shape.height - shape.bottom - len(sections) * size * 1.5
        for one, section in zip(self._words, sections, strict=True):
            setting = _Setting(self._paper, one.language, top)
            amounts = self._amounts
            said = one.amounts(amounts.parts, amounts.pages, amounts.annexes)
            setting.paragraph(said, section.child("P"), size=size)
            top += size * 1.5


class _Contents:
    """The table of contents; each entry leads to its part."""

    def __init__(self, paper: Paper, preset: Preset, words: Sequence[DossierWords]) -> None:
        self._paper = paper
        self._size = preset.size
        self._words = words
        section = paper.reading.root.child("Sect", words[0].language.value)
        self._heading = section.child("H1")
        self._element = section.child("TOC")
        self._top = paper.shape.top

    def draw(self, entries: Sequence[Entry]) -> None:
        """The heading and the entries, over as many pages as it takes."""
        said = " · ".join(dict.fromkeys(one.say(CONTENTS) for one in self._words))
        setting = _Setting(self._paper, self._words[0].language, self._top)
        setting.paragraph(said, self._heading, size=self._size * 1.3, face=Face.BOLD)
        self._top = setting.top + self._size
        for entry in entries:
            self._entry(entry)

    def _entry(self, entry: Entry) -> None:
        shape, size = self._paper.shape, self._size
        room = width("0000", Face.REGULAR, size) + 12
        first = self._set(entry.titles[0], 0, shape.measure - room)
        below = self._below(entry.titles, shape.measure - room)
        height = (len(first) + _LESSER * len(below)) * size * _LEADING
        if self._top + height > shape.height - shape.bottom:
            self._paper.next_page()
            self._top = shape.top
        link = self._element.child("TOCI").child("Reference").child("Link")
        self._said(link, 0, first, shape.left, self._top)
        top = self._top + len(first) * size * _LEADING
        for line in below:
            for place, words, left in line:
                self._said(link, place, words, shape.left + left, top)
            top += size * _LESSER * _LEADING
        beside = self._top + (len(first) - 1) * size * _LEADING
        number = str(entry.page)
        self._number(link, number, first[-1], beside)
        address, words_said = f"{PART_LINK}{entry.part}", f"{entry.titles[0]}, {number}"
        self._paper.link(link, address, shape.left, self._top, shape.measure, height, words_said)
        self._top += height + _ENTRY_GAP

    def _set(self, title: str, place: int, measure: float) -> tuple[Line, ...]:
        size = self._size if place == 0 else self._size * _LESSER
        language = self._words[place].language
        style = Style(size=size, leading=size * _LEADING, align=Align.LEFT, hyphenated=False)
        run = Run(text=passed(title, Face.REGULAR, language), face=Face.REGULAR)
        return set_lines([run], style, measure, language)

    def _below(
        self, titles: Sequence[str], measure: float
    ) -> list[list[tuple[int, tuple[Line, ...], float]]]:
        """Titles in the other languages, small: side by side where there is room, with the left end of each."""
        lines: list[list[tuple[int, tuple[Line, ...], float]]] = []
        end = measure
        for place, title in enumerate(titles[1:], 1):
            for line in self._set(title, place, measure):
                taken = _width_of(line, self._size * _LESSER)
                if end + _BETWEEN + taken > measure:
                    lines.append([])
                    end = -_BETWEEN
                lines[-1].append((place, (line,), end + _BETWEEN))
                end += _BETWEEN + taken
        return lines

    def _said(self, link: Element, place: int, lines: tuple[Line, ...], left: float, top: float) -> None:
        size = self._size if place == 0 else self._size * _LESSER
        with self._paper.marked(link.child("Span", self._words[place].language.value)):
            self._paper.lines(lines, left, top, size, size * _LEADING)

    def _number(self, link: Element, number: str, line: Line, top: float) -> None:
        """The number of the page at the right, with dots that lead to it."""
        paper, shape, size = self._paper, self._paper.shape, self._size
        right = shape.width - shape.right
        left = right - width(number, Face.REGULAR, size)
        ends = shape.left + _width_of(line, size) + 6
        first = -int(-(ends - shape.left) // _LEADER_STEP)
        last = int((left - 6 - shape.left) // _LEADER_STEP)
        with paper.ornament():
            for dot in range(first, last + 1):
                at = shape.left + dot * _LEADER_STEP
                paper.words(_LEADER, at, top, size * 0.8, size * _LEADING, Face.REGULAR)
        with paper.marked(link):
            paper.words(number, left, top, size, size * _LEADING, Face.REGULAR)


def _width_of(line: Line, size: float) -> float:
    return sum(width(words, face, size) for words, face in line.pieces)
