"""The first pages of a dossier: the title page, and the table of contents with a link to each part."""

from collections.abc import Sequence
from dataclasses import dataclass

from forumdesk.documents.dossier_title import Amounts, Centred, TitlePage
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

CONTENTS = N_("Contents")
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
    TitlePage(paper, preset, sheet, words, amounts).draw()
    paper.next_page()
    _Contents(paper, preset, words).draw(entries)
    return paper.finished()


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
        heading = Centred.of(
            said, self._words[0].language, self._paper.shape.measure, self._size * 1.3, Face.BOLD
        )
        with self._paper.marked(self._heading):
            heading.draw(self._paper, heading.lines, self._top)
        self._top += heading.height + self._size
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
