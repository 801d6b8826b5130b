"""Invitations as PDF: each letter on pages of its own, what all letters share broken into lines once."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from forumdesk.documents.elements import ParagraphCell
from forumdesk.documents.flow import FlowRow, paginate_well
from forumdesk.documents.fonts import Face
from forumdesk.documents.gate import passed
from forumdesk.documents.invitation import Letter, letters
from forumdesk.documents.letterhead import SetLetterhead, set_letterhead
from forumdesk.documents.page import FileFacts, PageShape, Paper
from forumdesk.documents.signing_block import SigningBlock, SigningPart, signing_measures
from forumdesk.documents.styles import A4, MM, Align, Preset, Style
from forumdesk.documents.tagging import Element
from forumdesk.documents.typesetting import Line, set_lines
from forumdesk.documents.words import Run
from forumdesk.domain.texts import Language
from forumdesk.services.people_sheets import PeopleSheet

_ADDRESS_AT = 0.5  # of the measure: where the address begins, at the right of the number
_LINE = 1.0  # of the leading: the space between the parts of a letter
_ADDRESS = re.compile(r"@|://|www\.")  # cannot be divided: a justified line before it would gape
_CACHED = 4096  # texts that are kept in lines: names are many, the rest is the same


def print_invitations(
    sheet: PeopleSheet,
    languages: Sequence[Language],
    facts: FileFacts,
    preset: Preset,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """Print the letters, those to one person in each language behind each other.

    ``progress`` is told after each person. Raises MissingGlyphOfPersonError and MissingGlyphInFieldError.
    """
    printing = _Printing(Paper(letter_shape(preset), facts), preset, sheet.languages or tuple(languages))
    for number, letter in enumerate(letters(sheet, languages)):
        printing.draw(letter)
        if progress is not None and number % len(languages) == len(languages) - 1:
            progress(number // len(languages) + 1, len(sheet.people))
    return printing.paper.finished()


def letter_shape(preset: Preset) -> PageShape:
    """A4 with the margins of the office."""
    return PageShape(
        width=A4[0],
        height=A4[1],
        left=preset.left * MM,
        right=preset.right * MM,
        top=preset.top * MM,
        bottom=preset.bottom * MM,
    )


class _Printing:
    """Draws letters one after another on one paper."""

    def __init__(self, paper: Paper, preset: Preset, languages: Sequence[Language]) -> None:
        self.paper = paper
        self._languages = languages
        self._preset = preset
        self._measure = paper.shape.measure
        size, leading = preset.size, preset.leading
        self._sender = Style(size=size, leading=leading, align=Align.CENTRED, hyphenated=False)
        self._plain = Style(size=size, leading=leading, align=Align.LEFT, hyphenated=False)
        self._address = Style(
            size=size, leading=leading, align=Align.LEFT, left=self._measure * _ADDRESS_AT, hyphenated=False
        )
        self._text = Style(
            size=size,
            leading=leading,
            align=preset.align,
            indent=preset.indent * MM,
            hyphenated=preset.hyphenated,
        )
        self._ragged = replace(self._text, align=Align.LEFT, hyphenated=False)
        self._letterheads: dict[Language, SetLetterhead | None] = {}
        self._set: dict[tuple[str, Style, Face, float, Language], tuple[Line, ...]] = {}
        self._is_first = True

    def draw(self, letter: Letter) -> None:
        """Draw one letter on a new page."""
        paper = self.paper
        section = paper.reading.root.child("Sect", letter.language.value)
        pages = paginate_well(list(self._rows(letter, section)), paper.shape.depth)
        for number, page in enumerate(pages):
            if not self._is_first:
                paper.next_page()
            self._is_first = False
            for piece in page:
                cell = piece.row.cells[0]
                if cell is not None:
                    top = paper.shape.top + piece.top
                    cell.draw(paper, paper.shape.left, top, piece.starts[0], piece.stops[0])
            if number:
                self._number(number + 1)

    def _rows(self, letter: Letter, section: Element) -> Iterator[FlowRow]:
        """Sender, number, address, salutation, text, closing, signature."""
        part = self._preset.leading * _LINE

        def row(
            words: str,
            style: Style,
            before: float,
            *,
            face: Face = Face.REGULAR,
            tag: str = "P",
            tied: bool = True,
        ) -> FlowRow:
            lines = self._lines(words, style, face, letter)
            cell = ParagraphCell(lines=lines, style=style, element=section.child(tag))
            return FlowRow(cells=(cell,), before=before, with_next=tied)

        letterhead = self._letterhead(letter.language)
        if letterhead is not None:
            yield FlowRow(cells=(_LetterheadCell(letterhead, section),), with_next=True)
        elif letter.sender:
            yield row(letter.sender, self._sender, 0.0, face=Face.BOLD)
        yield row(letter.number_line, self._plain, part * 1.4)
        in_english = letter.language is Language.EN
        style = self._plain if in_english else self._address
        for number, line in enumerate(letter.addressee):
            tag = "H1" if line == letter.named else "P"
            yield row(line, style, 0.0 if number else part * 1.4, tag=tag)
        salutation = self._plain if in_english else self._sender
        yield row(letter.salutation, salutation, part * 2)
        for number, text in enumerate(letter.paragraphs):
            style = self._ragged if _ADDRESS.search(text) else self._text
            yield row(text, style, self._preset.paragraph_gap if number else part, tied=False)
        yield row(letter.closing, self._plain, part * 1.5)
        yield FlowRow(cells=(self._signature(letter, section),), before=part * 0.5)

    def _letterhead(self, language: Language) -> SetLetterhead | None:
        """The letterhead of a letter: English ones name the body in all its languages, others in the two of state."""
        if language not in self._letterheads:
            shown = [one for one in self._languages if one is not Language.EN or language is Language.EN]
            self._letterheads[language] = set_letterhead(self._preset, shown or (language,), self._measure)
        return self._letterheads[language]

    def _signature(self, letter: Letter, section: Element) -> SigningBlock:
        post, name = signing_measures(self._measure)
        part = SigningPart(
            post=self._lines(letter.post, self._plain, Face.REGULAR, letter, post),
            name=self._lines(letter.signatory, self._plain, Face.REGULAR, letter, name),
            hint="",
            element=section.child("P"),
        )
        return SigningBlock(parts=(part,), style=self._plain, measure=self._measure)

    def _lines(
        self, words: str, style: Style, face: Face, letter: Letter, measure: float = 0.0
    ) -> tuple[Line, ...]:
        """The lines of a text, broken once for all letters that have it."""
        key = (words, style, face, measure, letter.language)
        found = self._set.get(key)
        if found is None:
            text = passed(words, face, letter.language, letter.person)
            found = set_lines([Run(text=text, face=face)], style, measure or self._measure, letter.language)
            if len(self._set) < _CACHED:
                self._set[key] = found
        return found

    def _number(self, number: int) -> None:
        """The number of a page, from the second one of a letter on."""
        shape = self.paper.shape
        with self.paper.ornament("Pagination"):
            self.paper.furniture(
                str(number),
                at=shape.width / 2,
                top=shape.top / 2,
                size=self._preset.size * 0.8,
                align="centre",
            )


@dataclass(frozen=True, slots=True)
class _LetterheadCell:
    """A letterhead among the rows of a letter."""

    letterhead: SetLetterhead
    section: Element

    @property
    def count(self) -> int:
        """It is never divided."""
        return 1

    def height(self, _: int, /) -> float:
        """In points."""
        return self.letterhead.height

    def divided_at(self, _: int, /) -> bool:
        """It is never divided."""
        return False

    def tightened(self, _: float, /) -> "_LetterheadCell":
        """It has its own measures."""
        return self

    def draw(self, paper: Paper, left: float, top: float, _start: int, _stop: int, /) -> None:
        """Draw it."""
        self.letterhead.draw(paper, left, top, self.section)
