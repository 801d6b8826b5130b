"""The roll call: everybody with a voice in the order of the list, to be filled by hand or as it was answered."""

from collections.abc import Sequence

from forumdesk.documents.decided import named_columns, shared_heading
from forumdesk.documents.fonts import Face, width
from forumdesk.documents.grid_model import (
    HEADING_PART,
    Cell,
    Grid,
    GridColumn,
    GridPaper,
    GridRow,
    Para,
    Tone,
)
from forumdesk.documents.meeting_words import figures_column, paragraphs
from forumdesk.documents.minutes import SIZES, signers
from forumdesk.documents.minutes_rows import Course
from forumdesk.documents.minutes_words import MinutesWords
from forumdesk.documents.vote_sheet import voting_paper, write_item
from forumdesk.domain.errors import N_
from forumdesk.domain.texts import Language
from forumdesk.domain.voices import Voice
from forumdesk.language.minutes_wordings import MinutesWord
from forumdesk.language.voting_wordings import VotingWord
from forumdesk.services.minutes_sheets import RollCallSheet, VoiceOnSheet

MARK = "+"
SIGNING = 24.0  # points of height that a signature takes
_SIGNATURE = 74.0
_NARROWEST = 34.0
_ANSWERS = (
    (Voice.FOR, VotingWord.FOR),
    (Voice.AGAINST, VotingWord.AGAINST),
    (Voice.ABSTAINING, VotingWord.ABSTAINING),
    (Voice.NOT_VOTING, VotingWord.NOT_VOTING),
)


def roll_call_paper(sheet: RollCallSheet, languages: tuple[Language, ...]) -> GridPaper:
    """The sheet in ``languages``, side by side where there are several."""
    words = [MinutesWords(sheet, language) for language in languages]
    course = Course(words, min(SIZES[len(languages)], 10.5))
    write_item(course, sheet.item_label, sheet.item)
    if sheet.question:
        course.fact(lambda one: one.word(VotingWord.QUESTION, title=one.of(sheet.question)))
    course.table(_table(sheet, course))
    if sheet.decision is not None:
        decision = sheet.decision
        course.line(lambda one: one.tally(decision), tone=Tone.STRONG)
        course.line(lambda one: one.adopted(decision), tone=Tone.TEXT)
    course.signatures(signers(sheet))
    foot = words[0].codes(sheet.decision) if sheet.decision is not None else ""
    return voting_paper(sheet, course, words, VotingWord.ROLL_CALL_SHEET, foot=foot, wide=True)


def _table(sheet: RollCallSheet, course: Course) -> Grid:
    words, size = course.words, course.size
    answers = [GridColumn(width=_fitting(heading, size), heading=heading) for heading in _headings(words)]
    columns = (
        figures_column(words, N_("No."), least=20, size=size),
        *named_columns(words, VotingWord.VOTER),
        *answers,
        GridColumn(width=_SIGNATURE, heading=shared_heading(words, VotingWord.SIGNATURE)),
    )
    rows = [_row(voice, words) for voice in sheet.voices]
    if any(voice.voice for voice in sheet.voices):
        rows.append(_sums(sheet, words))
    return Grid(columns=columns, parts=tuple(rows), rules="all")


def _headings(words: Sequence[MinutesWords]) -> list[Cell]:
    return [shared_heading(words, word) for _, word in _ANSWERS]


def _fitting(heading: Cell, size: float) -> float:
    longest = max(
        width(word, Face.BOLD, size * HEADING_PART) for para in heading for word in para.text.split()
    )
    return max(_NARROWEST, longest + 1)


def _row(voice: VoiceOnSheet, words: Sequence[MinutesWords]) -> GridRow:
    names = ((Para(one.of(voice.name)), *paragraphs(_why(voice, one), tone=Tone.QUIET)) for one in words)
    marks = (paragraphs(MARK if voice.voice is answer else "") for answer, _ in _ANSWERS)
    return GridRow(
        cells=(paragraphs(str(voice.number)), *names, *marks, ()),
        least=SIGNING,
        person=words[0].of(voice.name),
    )


def _why(voice: VoiceOnSheet, words: MinutesWords) -> str:
    """What is to be known of a voice beside the columns: who gives it, or why nobody does."""
    by = words.of(voice.by)
    if by and voice.by_proxy:
        by = words.word(MinutesWord.BY_PROXY, name=by)
    silent = voice.voice is not None and voice.voice not in dict(_ANSWERS)
    parts = (
        by,
        words.word(MinutesWord.REMOTELY) if voice.remote else "",
        words.voice(voice.voice) if silent else "",
    )
    return "; ".join(part for part in parts if part)


def _sums(sheet: RollCallSheet, words: Sequence[MinutesWords]) -> GridRow:
    """How many answered what, zero as 0."""
    sums = (
        paragraphs(str(sum(voice.voice is answer for voice in sheet.voices)), tone=Tone.STRONG)
        for answer, _ in _ANSWERS
    )
    totals = (paragraphs(one.word(VotingWord.TOTAL), tone=Tone.STRONG) for one in words)
    return GridRow(cells=((), *totals, *sums, ()))
