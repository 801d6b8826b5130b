"""A decision as papers print it: what was decided, how, with which voices, and what was said to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from forumdesk.documents.fonts import Face, width
from forumdesk.documents.grid_model import Cell, Grid, GridColumn, GridRow, Para, Tone
from forumdesk.documents.meeting_words import figures_column, paragraphs
from forumdesk.documents.minutes_rows import Course, dotted, saying
from forumdesk.documents.minutes_words import MinutesWords
from forumdesk.domain.elections import Candidate
from forumdesk.domain.errors import N_
from forumdesk.domain.modes import AdoptionMode
from forumdesk.language.minutes_wordings import MinutesWord
from forumdesk.language.paper_words import PaperWord
from forumdesk.language.voting_wordings import VotingWord
from forumdesk.services.meeting_sheets import QuorumLine
from forumdesk.services.minutes_sheets import DecisionOnSheet, StatementOnSheet, VoiceOnSheet

_VOTES = 92.0  # points for the column of votes
NOT_SEALED = N_("Preliminary: recorded, not sealed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Annexed:
    """Which annexes hold the text of a decision and its voices by name; None: they stand here, 0: the only one."""

    text: int | None = None
    voices: int | None = None


def write_decision(
    course: Course,
    decision: DecisionOnSheet,
    *,
    annexed: Annexed,
    dated: bool,
    short: bool = False,
) -> None:
    """Everything that is printed of a decision; ``short`` leaves out the voices by name.

    ``dated`` names the day beside the time.
    """
    course.apart()
    if decision.sealed_at is None:
        course.line(lambda one: one.say(NOT_SEALED), tone=Tone.STRONG, with_next=True)
    course.line(lambda one: one.annuls(decision.annuls) or one.of(decision.question), with_next=True)
    course.line(lambda one: one.reason(decision.reason))
    if annexed.text is None:
        write_texts(course, decision)
    if decision.candidates:
        course.table(candidates_table(decision.candidates, course))
    if annexed.text is None:
        _results(course, decision, annexed, short=short)
    course.line(
        lambda one: _with_annex(one, one.adopted(decision), annexed.text), tone=Tone.TEXT, with_next=True
    )
    if annexed.text is not None:  # without its text a resolution begins with what became of it
        _results(course, decision, annexed, short=short)
    course.line(lambda one: facts_told(one, decision, dated=dated, short=short), tone=Tone.QUIET)
    if decision.voices and not short and annexed.voices is None:
        course.table(voices_table(decision.voices, course))
    course.lines(lambda one: [one.objection(objection) for objection in decision.objections])
    course.line(lambda one: one.annulled(decision.annulled_by), tone=Tone.STRONG)
    for statement in decision.statements:
        write_statement(course, statement)


def write_texts(course: Course, decision: DecisionOnSheet) -> None:
    """What was decided, each text with its number."""
    for text, following in zip_longest(decision.texts, decision.texts[1:]):
        heads = text.is_heading and following is not None and not following.is_heading
        label = dotted(text.number) if text.number else ""
        tone = Tone.STRONG if heads else Tone.PROSE
        course.line(saying(text.text), label=label, tone=tone, with_next=heads)


def _with_annex(words: MinutesWords, sentence: str, annex: int | None) -> str:
    if annex is None:
        return sentence
    told = sentence.removesuffix(".")
    named = words.annex_in_brackets(annex)
    return f"{told} ({named})." if told else f"({named})"


def _results(course: Course, decision: DecisionOnSheet, annexed: Annexed, *, short: bool) -> None:
    """The counts with zero as 0, and which annex tells whose voices they were."""

    def said(words: MinutesWords) -> list[str]:
        tally = tally_told(words, decision, short=short)
        if tally and annexed.voices is not None and not short:
            tally = f"{tally} ({words.annex_in_brackets(annexed.voices)})"
        return [tally[:1].lower() + tally[1:]] if tally else []  # behind a colon

    course.lines(said, lead=lambda one: one.word(MinutesWord.RESULTS), tone=Tone.TEXT)
    course.line(lambda one: one.ballots(decision), tone=Tone.TEXT)


def tally_told(words: MinutesWords, decision: DecisionOnSheet, *, short: bool) -> str:
    """The counts with zero as 0; in short minutes only where the sentence does not tell them."""
    told = short and decision.mode is not AdoptionMode.UNANIMOUS
    return "" if told and words.adopted(decision) else words.tally(decision)


def facts_told(words: MinutesWords, decision: DecisionOnSheet, *, dated: bool, short: bool) -> str:
    """When, with which quorum, under which number and code."""
    tally = decision.tally
    quorum = QuorumLine(entitled=tally.entitled, present=tally.present, needed=tally.needed)
    presence = "" if short else words.presence(quorum)
    parts = (
        words.decision(decision.number),
        decision.desk,
        words.lasted(decision, dated=dated),
        words.code(decision.code),
        presence,
    )
    return " · ".join(part for part in parts if part)


def named_columns(
    words: Sequence[MinutesWords], word: PaperWord, share: float = 1.0
) -> tuple[GridColumn, ...]:
    """A column for each language, headed by an official word."""
    return tuple(
        GridColumn(language=one.language, share=share, heading=(Para(one.heading(word), Tone.HEADING),))
        for one in words
    )


def shared_heading(words: Sequence[MinutesWords], word: VotingWord) -> Cell:
    """The heading of a column that the languages share."""
    said = dict.fromkeys(one.heading(word) for one in words)
    return tuple(Para(text, Tone.HEADING) for text in said)


def voices_table(voices: Sequence[VoiceOnSheet], course: Course) -> Grid:
    """Voices by name: number, whose, and what it was."""
    words = course.words
    said = {_voice(voice, words) for voice in voices} | {one.heading(VotingWord.VOICE) for one in words}
    widest = max(width(text, Face.REGULAR, course.size) for text in said)
    columns = (
        figures_column(words, N_("No."), least=22, size=course.size),
        *named_columns(words, VotingWord.VOTER),
        GridColumn(width=max(70.0, widest + 4), heading=shared_heading(words, VotingWord.VOICE)),
    )
    rows = [
        GridRow(
            cells=(
                paragraphs(str(one.number)),
                *(_voter(one, word) for word in words),
                paragraphs(_voice(one, words)),
            ),
            person=words[0].of(one.name),
        )
        for one in voices
    ]
    return Grid(columns=columns, parts=tuple(rows), rules="rows")


def _voter(voice: VoiceOnSheet, words: MinutesWords) -> Cell:
    return (*paragraphs(words.of(voice.name)), *paragraphs(given_how(voice, words), tone=Tone.QUIET))


def given_how(voice: VoiceOnSheet, words: MinutesWords) -> str:
    """Who gave a voice that is another's, and whether from afar."""
    by = words.of(voice.by)
    if by and voice.by_proxy:
        by = words.word(MinutesWord.BY_PROXY, name=by)
    remote = words.word(MinutesWord.REMOTELY) if voice.remote else ""
    return "; ".join(part for part in (by, remote) if part)


def _voice(voice: VoiceOnSheet, words: Sequence[MinutesWords]) -> str:
    """What it was, in all languages of the paper in one line."""
    return " / ".join(dict.fromkeys(word.voice(voice.voice) for word in words))


def candidates_table(candidates: Sequence[Candidate], course: Course) -> Grid:
    """Candidates with their votes, the elected ones in bold."""
    words = course.words
    columns = (
        figures_column(words, N_("No."), least=22, size=course.size),
        *named_columns(words, VotingWord.CANDIDATE),
        GridColumn(width=_VOTES, figures=True, heading=shared_heading(words, VotingWord.VOTES)),
    )
    rows = []
    for number, one in enumerate(candidates, 1):
        tone = Tone.STRONG if one.elected else Tone.TEXT
        names = (paragraphs(word.of(one.name), tone=tone) for word in words)
        cells = (paragraphs(str(number)), *names, paragraphs(str(one.votes), tone=tone))
        rows.append(GridRow(cells=cells, person=words[0].of(one.name)))
    return Grid(columns=columns, parts=tuple(rows), rules="rows")


def write_statement(course: Course, statement: StatementOnSheet) -> None:
    """A reservation, an explanation, a dissenting opinion or a correction, with whose it is."""
    course.line(lambda one: one.statement(statement), tone=Tone.ITALIC, with_next=bool(statement.text))
    course.lines(lambda one: one.paragraphs(statement.text.in_language(one.language)))
    if not statement.sealed:
        course.line(lambda one: one.say(NOT_SEALED), tone=Tone.QUIET)
