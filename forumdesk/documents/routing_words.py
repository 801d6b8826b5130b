"""The words and columns of papers that go from hand to hand."""

from collections.abc import Iterable, Sequence

from forumdesk.documents import wording
from forumdesk.documents.fonts import Face, width
from forumdesk.documents.grid_model import HEADING_PART, Cell, GridColumn, Para, Tone
from forumdesk.documents.meeting_words import paragraphs
from forumdesk.documents.minutes_rows import Say
from forumdesk.documents.minutes_words import MinutesWords
from forumdesk.documents.people_order import OrderKey, order_key
from forumdesk.domain.texts import Language
from forumdesk.language.dates import of_date
from forumdesk.language.paper_words import PaperWord
from forumdesk.language.routing_wordings import COPY_LANGUAGES, RoutingWord
from forumdesk.language.wording import number_sign
from forumdesk.services.routing_sheets import RoutedKind, RoutedPaper, RoutingLine

SIGNING = 27.0  # points of height that a signature takes
_KINDS = {
    RoutedKind.DRAFT: RoutingWord.DRAFT,
    RoutedKind.RESOLUTION: RoutingWord.RESOLUTION,
    RoutedKind.AGENDA: RoutingWord.AGENDA,
}


class RoutingWords(MinutesWords):
    """The words of one sheet in one language."""

    def party(self, line: RoutingLine) -> str:
        """Delegation or organisation, else the country."""
        return self.of(line.party) or self.country(line.country)

    def acting(self, line: RoutingLine) -> Cell:
        """Post and name of whoever acts for the party."""
        post = self.of(line.post)
        return paragraphs(post[:1].upper() + post[1:], self.of(line.name))

    def both(self, line: RoutingLine) -> Cell:
        """Party, post and name below each other."""
        party, post = self.party(line), self.of(line.post)
        below = ", ".join(part for part in (self.of(line.name), post) if part)
        return (*paragraphs(party, tone=Tone.STRONG), *paragraphs(below))

    def copy_languages(self, languages: Iterable[Language]) -> str:
        """In which languages a copy is written, as the head of a column of languages asks."""
        names = COPY_LANGUAGES[self.language.value]
        return ", ".join(names[one.value] for one in languages)


def about(paper: RoutedPaper) -> Say:
    """Says which document it is: what kind, its number and day or its code, and its title."""

    def said(words: MinutesWords) -> str:
        named = _named(paper, words)
        title = wording.quoted(words.of(paper.title), words.language)
        return words.word(RoutingWord.ABOUT, paper=f"{named}, {title}" if title else named)

    return said


def _named(paper: RoutedPaper, words: MinutesWords) -> str:
    if paper.kind is RoutedKind.DRAFT and paper.number and paper.day:
        number = number_sign(paper.number, words.language.value)
        day = of_date(paper.day, words.language.value)
        return words.word(RoutingWord.DRAFT_OF, number=number, of_day=day)
    if paper.kind is RoutedKind.RESOLUTION and paper.code:
        return words.word(RoutingWord.RESOLUTION_OF, code=paper.code)
    return words.word(_KINDS[paper.kind])


def ordered(lines: Iterable[RoutingLine], language: Language) -> tuple[RoutingLine, ...]:
    """The parties in the alphabet of the first language, those of one party as they stood."""

    def place(line: RoutingLine) -> tuple[bool, OrderKey]:
        name = line.party.in_language(language)
        return not name, order_key(name, language)

    return tuple(sorted(lines, key=place))


def headed(
    words: Sequence[MinutesWords], word: PaperWord, *, least: float = 0.0, size: float, figures: bool = False
) -> GridColumn:
    """A column that the languages share, at least ``least`` points wide and as wide as the words of its heading."""
    said = dict.fromkeys(one.heading(word) for one in words)
    longest = max(width(part, Face.BOLD, size * HEADING_PART) for text in said for part in text.split(" "))
    heading = tuple(Para(text, Tone.HEADING) for text in said)
    return GridColumn(width=max(least, longest + 2), heading=heading, figures=figures)
