"""The approval sheet: who agrees to a draft, with room for remarks, signature and date, below the approval stamp."""

from forumdesk.documents.approval_stamp import ApprovalStamp, stamped
from forumdesk.documents.decided import named_columns
from forumdesk.documents.grid_model import Cell, Grid, GridColumn, GridPaper, GridRow
from forumdesk.documents.meeting_words import figures_column, head_of, paragraphs, running_of
from forumdesk.documents.minutes import SIZES
from forumdesk.documents.minutes_rows import Course
from forumdesk.documents.routing_words import SIGNING, RoutingWords, about, headed, ordered
from forumdesk.domain.errors import N_
from forumdesk.domain.texts import Language
from forumdesk.language.routing_wordings import RoutingWord
from forumdesk.language.voting_wordings import VotingWord
from forumdesk.services.routing_sheets import ApprovalSheet, RoutingLine

_REMARKS, _SIGNATURE, _DATE = 96.0, 78.0, 58.0


def approval_paper(sheet: ApprovalSheet, languages: tuple[Language, ...]) -> GridPaper:
    """The sheet in ``languages``, side by side where there are several."""
    words = [RoutingWords(sheet, language) for language in languages]
    course = Course(words, min(SIZES[len(languages)], 10.5))
    course.fact(about(sheet.paper))
    course.table(_table(sheet, words, course.size))
    paper = GridPaper(
        languages=languages,
        head=head_of(sheet, words, lambda one: one.word(RoutingWord.APPROVAL_SHEET)),
        grids=course.grids(),
        running=running_of(sheet, words, lambda one: one.word(RoutingWord.APPROVAL_SHEET)),
        continued=tuple(one.say(N_("(continued)")) for one in words),
        size=course.size,
        lying=len(languages) == 3,
    )
    return stamped(paper, ApprovalStamp(body=sheet.body, name=sheet.chair), words)


def _table(sheet: ApprovalSheet, words: list[RoutingWords], size: float) -> Grid:
    columns = (
        figures_column(words, N_("No."), least=18, size=size),
        *named_columns(words, RoutingWord.PARTY),
        *(named_columns(words, RoutingWord.PERSON) if len(words) == 1 else ()),
        _blank(words, RoutingWord.REMARKS, _REMARKS, size),
        _blank(words, VotingWord.SIGNATURE, _SIGNATURE, size),
        _blank(words, RoutingWord.DATE, _DATE, size),
    )
    lines = ordered(sheet.lines, words[0].language)
    rows = tuple(_row(number, line, words) for number, line in enumerate(lines, 1))
    return Grid(columns=columns, parts=rows, rules="all")


def _blank(
    words: list[RoutingWords], word: RoutingWord | VotingWord, least: float, size: float
) -> GridColumn:
    return headed(words, word, least=least, size=size)


def _row(number: int, line: RoutingLine, words: list[RoutingWords]) -> GridRow:
    """Party and person side by side in one language, below each other in several."""
    cells: list[Cell] = [paragraphs(str(number))]
    if len(words) == 1:
        cells += [paragraphs(words[0].party(line)), words[0].acting(line)]
    else:
        cells += [one.both(line) for one in words]
    return GridRow(cells=(*cells, (), (), ()), least=SIGNING, person=words[0].of(line.name))
