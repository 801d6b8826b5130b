"""The register of distribution: who receives a paper, which copy, in which languages, with room to sign for it."""

from dataclasses import replace

from forumdesk.documents.decided import named_columns
from forumdesk.documents.grid_model import Grid, GridColumn, GridPaper, GridRow, Tone
from forumdesk.documents.meeting_words import figures_column, head_of, paragraphs, running_of
from forumdesk.documents.minutes import SIZES
from forumdesk.documents.minutes_rows import Course
from forumdesk.documents.routing_words import SIGNING, RoutingWords, about, headed, ordered
from forumdesk.domain.errors import N_
from forumdesk.domain.texts import Language
from forumdesk.language.routing_wordings import RoutingWord
from forumdesk.services.minutes_sheets import PersonOnSheet
from forumdesk.services.routing_sheets import DistributionSheet, RoutingLine

_COPIES = 1  # for each recipient
_HANDED, _DATE, _SIGNATURE = 72.0, 54.0, 76.0
_LANGUAGES = 0.6  # of the column of recipients


def distribution_paper(sheet: DistributionSheet, languages: tuple[Language, ...]) -> GridPaper:
    """The register in ``languages``, side by side where there are several; it always lies."""
    words = [RoutingWords(sheet, language) for language in languages]
    course = Course(words, min(SIZES[len(languages)], 10.0))
    course.fact(about(sheet.paper))
    course.table(_table(sheet, words, course.size))
    total = _COPIES * len(sheet.lines)
    course.line(lambda one: one.word(RoutingWord.TOTAL, count=total), tone=Tone.STRONG, with_next=True)
    secretary = PersonOnSheet(name=sheet.secretary)
    course.signatures([(lambda one: one.word(RoutingWord.MADE_BY), secretary)])
    return GridPaper(
        languages=languages,
        head=head_of(sheet, words, lambda one: one.word(RoutingWord.DISTRIBUTION)),
        grids=course.grids(),
        running=running_of(sheet, words, lambda one: one.word(RoutingWord.DISTRIBUTION)),
        continued=tuple(one.say(N_("(continued)")) for one in words),
        size=course.size,
        lying=True,
    )


def _table(sheet: DistributionSheet, words: list[RoutingWords], size: float) -> Grid:
    def column(word: RoutingWord, least: float, *, figures: bool = False) -> GridColumn:
        return headed(words, word, least=least, size=size, figures=figures)

    columns = (
        figures_column(words, N_("No."), least=18, size=size),
        *named_columns(words, RoutingWord.RECIPIENT),
        column(RoutingWord.COPIES, 30, figures=True),
        column(RoutingWord.COPY_NUMBER, 30, figures=True),
        _languages(words, column(RoutingWord.LANGUAGE, 0.0)),
        column(RoutingWord.HANDED_OVER, _HANDED),
        column(RoutingWord.DATE, _DATE),
        column(RoutingWord.RECEIVED, _SIGNATURE),
    )
    lines = ordered(sheet.lines, words[0].language)
    rows = tuple(_row(number, line, sheet, words) for number, line in enumerate(lines, 1))
    return Grid(columns=columns, parts=rows, rules="all")


def _languages(words: list[RoutingWords], column: GridColumn) -> GridColumn:
    """In one language they are named, and take a share of the room; codes need no more than their heading."""
    return replace(column, width=0.0, share=_LANGUAGES) if len(words) == 1 else column


def _row(number: int, line: RoutingLine, sheet: DistributionSheet, words: list[RoutingWords]) -> GridRow:
    written = sheet.paper.languages
    # Beside each other the languages share the column: their codes are read in all three.
    said = (
        words[0].copy_languages(written)
        if len(words) == 1
        else ", ".join(one.value.upper() for one in written)
    )
    return GridRow(
        cells=(
            paragraphs(str(number)),
            *(one.both(line) for one in words),
            paragraphs(str(_COPIES)),
            paragraphs(str(number)),
            paragraphs(said),
            (),
            (),
            (),
        ),
        least=SIGNING,
        person=words[0].of(line.name),
    )
