"""The protocol of the counting commission: its members, the ballots, the counts, and who signs."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from forumdesk.documents.decided import candidates_table
from forumdesk.documents.grid_model import Grid, GridColumn, GridPaper, GridRow, Para, Spread, Tone
from forumdesk.documents.meeting_words import paragraphs, text_columns
from forumdesk.documents.minutes import SIZES
from forumdesk.documents.minutes_rows import Course, Say, naming, saying
from forumdesk.documents.minutes_words import MinutesWords
from forumdesk.documents.vote_sheet import voting_paper, write_item
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.language.formulas import number_sign
from forumdesk.language.voting_wordings import VotingWord
from forumdesk.services.minutes_sheets import CountingSheet, DecisionOnSheet, PersonOnSheet

_FIGURES = 60.0


def counting_paper(sheet: CountingSheet, languages: tuple[Language, ...]) -> GridPaper:
    """The protocol in ``languages``, side by side where there are several."""
    decision = sheet.decision
    words = [MinutesWords(sheet, language) for language in languages]
    course = Course(words, SIZES[len(languages)])
    write_item(course, sheet.item_label, sheet.item)
    _question(course, decision)
    _commission(course, decision.commission)
    course.heading(lambda one: one.word(VotingWord.RESULT))
    course.table(_counts(course, decision))
    if decision.candidates:
        course.table(candidates_table(decision.candidates, course))
    course.line(lambda one: one.adopted(decision), tone=Tone.TEXT)
    course.line(lambda one: one.when(decision.recorded_at, dated=True), tone=Tone.QUIET)
    course.signatures(_signers(decision.commission))
    paper = voting_paper(sheet, course, words, VotingWord.PROTOCOL, foot=words[0].codes(decision))
    title, below = _titles(sheet, words)
    return replace(paper, head=tuple(_retitled(spread, title, below) for spread in paper.head))


def _titles(sheet: CountingSheet, words: Sequence[MinutesWords]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The title with the protocol's own number, and what it is about."""
    titles = []
    for one in words:
        title = one.word(VotingWord.PROTOCOL)
        number = sheet.protocol_number
        titles.append(f"{title} {number_sign(number, one.language.value)}" if number else title)
    return tuple(titles), tuple(one.word(VotingWord.PROTOCOL_OF_RESULTS) for one in words)


def _retitled(spread: Spread, titles: Sequence[str], below: Sequence[str]) -> Spread:
    if spread.tag != "H1":
        return spread
    pairs = zip(titles, below, strict=True)
    return replace(
        spread, cells=tuple((Para(title, Tone.TITLE), Para(about, Tone.FACTS)) for title, about in pairs)
    )


def _question(course: Course, decision: DecisionOnSheet) -> None:
    if decision.annuls:
        course.fact(lambda one: one.word(VotingWord.QUESTION, title=one.annuls(decision.annuls)))
    elif decision.question:
        course.fact(lambda one: one.word(VotingWord.QUESTION, title=one.of(decision.question)))
    elif decision.texts:
        first = decision.texts[0].text
        course.fact(lambda one: one.word(VotingWord.QUESTION, title=one.of(first)))
    course.fact(lambda one: one.word(VotingWord.FORM, mode=one.mode_noun(decision.mode)))
    if decision.round > 1:
        course.fact(lambda one: one.word(VotingWord.ROUND, number=decision.round))


def _commission(course: Course, commission: Sequence[PersonOnSheet]) -> None:
    if not commission:
        return
    chair, *members = commission
    course.fact(lambda one: f"{one.word(VotingWord.COMMISSION_CHAIR)}: {one.person(chair)}")
    if members:
        course.fact(lambda one: f"{one.word(VotingWord.COMMISSION_MEMBERS)}:", with_next=True)
        course.lines(lambda one: [one.person(person) for person in members], tone=Tone.TEXT)


def _counts(course: Course, decision: DecisionOnSheet) -> Grid:
    """Ballots and voices with their numbers, zero as 0."""
    words = course.words
    rows = [
        GridRow(cells=(*(paragraphs(one.heading(word)) for one in words), paragraphs(str(count))))
        for word, count in _lines(decision)
    ]
    columns = (*text_columns(words), GridColumn(width=_FIGURES, figures=True))
    return Grid(columns=columns, parts=tuple(rows), rules="rows")


def _lines(decision: DecisionOnSheet) -> Iterator[tuple[VotingWord, int]]:
    tally, ballots = decision.tally, decision.ballots
    yield VotingWord.ENTITLED, tally.entitled
    yield VotingWord.PRESENT_ENTITLED, tally.present
    if ballots is not None:
        yield VotingWord.ISSUED, ballots.issued
        yield VotingWord.RETURNED, ballots.returned
        yield VotingWord.SPOILT, ballots.spoilt
        yield VotingWord.VALID, ballots.valid
    if decision.mode is not AdoptionMode.ELECTION:
        yield VotingWord.FOR, tally.voices_for
        yield VotingWord.AGAINST, tally.against
        yield VotingWord.ABSTAINING_OF_NAMES, tally.abstaining


def _signers(commission: Sequence[PersonOnSheet]) -> list[tuple[Say, PersonOnSheet | None]]:
    """The chair of the commission, then its members."""
    posts = [naming(VotingWord.COMMISSION_CHAIR), naming(VotingWord.COMMISSION_MEMBERS)]
    posts += [saying(LocalizedText())] * len(commission)
    people: Sequence[PersonOnSheet | None] = commission or (None,)
    return list(zip(posts, people, strict=False))
