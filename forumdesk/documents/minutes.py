"""The minutes of a meeting in full or short form: requisites, who was there, agenda, heard – spoke – resolved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from forumdesk.documents import wording
from forumdesk.documents.decided import (
    Annexed,
    named_columns,
    voices_table,
    write_decision,
    write_statement,
    write_texts,
)
from forumdesk.documents.grid_model import Cell, Grid, GridPaper, GridRow, Para, Spread, Tone
from forumdesk.documents.meeting_words import (
    DASH,
    figures_column,
    head_of,
    paragraphs,
    running_of,
    text_columns,
)
from forumdesk.documents.minutes_rows import Course, Say, counting, dotted, naming
from forumdesk.documents.minutes_words import MinutesWords
from forumdesk.documents.templates import blocks_of
from forumdesk.domain.agenda import ItemKind
from forumdesk.domain.conduct import ItemState, MeetingState
from forumdesk.domain.errors import N_
from forumdesk.domain.modes import Outcome
from forumdesk.domain.texts import Language
from forumdesk.language.minutes_wordings import MinutesWord
from forumdesk.language.voting_wordings import VotingWord
from forumdesk.services.meeting_sheets import QuorumLine
from forumdesk.services.minutes_sheets import (
    DecisionOnSheet,
    MinutesItem,
    MinutesSheet,
    PaperFacts,
    PersonOnSheet,
)
from forumdesk.services.sheets import SignatureRole

SIZES = {1: 11.5, 2: 9.5, 3: 9.0}
NAMED = 10  # people whom the introduction names; more are listed in an annex (practice, see official-practice 2.3)
VOICES_NAMED = 30  # voices that stand below their decision; more are listed in an annex


def minutes_paper(sheet: MinutesSheet, languages: tuple[Language, ...], *, short: bool = False) -> GridPaper:
    """The minutes in ``languages``, side by side where there are several."""
    words = [MinutesWords(sheet, language) for language in languages]
    size = SIZES[len(languages)]
    course = Course(words, size, labels_of(sheet))
    MinutesWriting(sheet, course, short=short).write()
    head = head_of(sheet, words, lambda one: one.title(sheet))
    if short:
        form = tuple((Para(one.word(MinutesWord.SHORT_FORM), Tone.FACTS),) for one in words)
        head = (*head, Spread(cells=form, before=2.0))
    return GridPaper(
        languages=languages,
        head=head,
        grids=course.grids(),
        running=running_of(sheet, words, lambda one: one.title(sheet)),
        continued=tuple(one.say(N_("(continued)")) for one in words),
        mark=draft_mark(sheet, languages),
        size=size,
        lying=len(languages) == 3,
        headed=True,
        preset_margins=len(languages) == 1,
    )


def draft_mark(sheet: MinutesSheet, languages: Sequence[Language]) -> str:
    """What every page bears while the meeting is not closed."""
    return "" if sheet.state is MeetingState.CLOSED else wording.draft(languages)


def labels_of(sheet: MinutesSheet) -> list[str]:
    """What hangs before texts: numbers of items and of recommendations."""
    decided = [dotted(text.number) for one in decisions_of(sheet) if not one.whole for text in one.texts]
    return [*(dotted(item.label) for item in sheet.items), *decided]


def decisions_of(sheet: MinutesSheet) -> list[DecisionOnSheet]:
    """All decisions in the order of the paper."""
    return [*(one for item in sheet.items for one in item.decisions), *sheet.decisions]


def titled(label: str, title: str) -> str:
    """A title behind its number, where there is one."""
    return f"{dotted(label)} {title}" if label else title


@dataclass(frozen=True, slots=True)
class _Key:
    """An annex: who was there, the text of a decision, or its voices."""

    of: str
    decision: int = 0
    desk: str = ""


class MinutesWriting:
    """Writes the parts of the minutes into their course."""

    def __init__(self, sheet: MinutesSheet, course: Course, *, short: bool) -> None:
        self._sheet = sheet
        self._course = course
        self._short = short
        self._dated = sheet.first_day != sheet.last_day
        self._annexes = self._annexed()
        self._pauses = sorted(sheet.pauses, key=lambda pause: pause[0])
        self._breaks = {begun for begun, _ in sheet.pauses}

    def write(self) -> None:
        """All parts, in the order of the body."""
        blocks = {
            "leading": self.leading,
            "people": self._people,
            "opening": self._opening,
            "agenda": self._agenda,
            "course": self._items,
            "closing": self._closing,
            "annexes": self.annexes,
        }
        for block in blocks_of("minutes"):
            blocks[block]()

    def _items(self) -> None:
        for item in self._sheet.items:
            if item.begun is not None:
                self._pauses_until(item.begun)
            self.item(item)
        self._unattached()

    def _annexed(self) -> list[_Key]:
        people = (self._sheet.present, self._sheet.absent, self._sheet.invited)
        found = [_Key("people")] if any(len(some) > NAMED for some in people) else []
        decisions = decisions_of(self._sheet)
        found += [
            _Key("text", one.number, one.desk)
            for one in decisions
            if one.whole and one.outcome is Outcome.ADOPTED
        ]
        if not self._short:
            found += [
                _Key("voices", one.number, one.desk) for one in decisions if len(one.voices) > VOICES_NAMED
            ]
        return found

    def _number_of(self, key: _Key) -> int | None:
        if key not in self._annexes:
            return None
        return self._annexes.index(key) + 1 if len(self._annexes) > 1 else 0

    def leading(self) -> None:
        """Who presided, and who kept the minutes."""
        sheet, course = self._sheet, self._course
        if sheet.chair is not None:
            chair = sheet.chair
            course.fact(lambda one: one.word(MinutesWord.CHAIRED_BY, name=one.person(chair)))
        if sheet.secretary is not None:
            secretary = sheet.secretary
            course.fact(lambda one: one.word(MinutesWord.SECRETARY, name=one.person(secretary)))

    def _people(self) -> None:
        sheet, course = self._sheet, self._course
        for sitting in sheet.sittings:
            opened = self._words_for(MinutesWord.OPENED_AT, sitting.opened_at)
            course.fact(opened)
            if len(sheet.sittings) > 1:
                course.fact(counting(sitting.quorum))
        alone = (
            sheet.sittings[0].quorum if len(sheet.sittings) == 1 else None if sheet.sittings else sheet.quorum
        )
        self._group(MinutesWord.PRESENT, sheet.present, alone)
        self._group(MinutesWord.ABSENT, sheet.absent)
        self._group(MinutesWord.INVITED, sheet.invited)

    def _opening(self) -> None:
        # In the secretary's words, as a note: no other language stands in for what is not written.
        opening = self._sheet.opening
        self._course.lines(lambda one: one.paragraphs(opening.get(one.language)), tone=Tone.TEXT)

    def _words_for(self, word: MinutesWord, at: datetime) -> Say:
        return lambda one: one.sentence(word, time=one.when(at, dated=self._dated))

    def _group(
        self, word: MinutesWord, people: Sequence[PersonOnSheet], quorum: QuorumLine | None = None
    ) -> None:
        """By name, or how many and where they are listed; ``quorum`` says how many more exactly."""
        course = self._course

        def said(one: MinutesWords) -> str:
            told = one.presence(quorum) if quorum is not None else ""
            if len(people) <= NAMED:
                return told or f"{one.word(word)}:"
            if told:
                return f"{told} ({one.word(MinutesWord.LIST_ATTACHED)})"
            return f"{one.word(word)}: {one.listed(len(people))}"

        if not people:
            course.fact(lambda one: one.presence(quorum) if quorum is not None else "")
            return
        course.fact(said, with_next=len(people) <= NAMED)
        if len(people) <= NAMED:
            course.lines(lambda one: [one.absent(person) for person in people], tone=Tone.TEXT)

    def _agenda(self) -> None:
        items = [item for item in self._sheet.items if item.label]
        if not items:
            return
        course = self._course
        course.heading(lambda one: one.word(MinutesWord.AGENDA))
        for item in items:
            course.row(
                [
                    (*paragraphs(one.of(item.title)), *paragraphs(rapporteurs_of(item, one), tone=Tone.QUIET))
                    for one in course.words
                ],
                label=dotted(item.label),
            )

    def item(self, item: MinutesItem) -> None:
        """Heard, spoke, resolved; what an item has nothing of has no heading."""
        course = self._course
        if item.kind is ItemKind.BREAK:
            if item.begun is not None and item.ended is not None:
                self._pause(item.begun, item.ended)
            return
        if not self._took_place(item):
            return
        course.heading(lambda one: titled(item.label, one.of(item.title)), tag="H3" if item.depth else "H2")
        self._heard(item)
        if not self._short:
            self._spoken(item)
        for begun, ended in item.pauses:
            # A break of the sitting interrupts every item under way and is told once.
            if ended is not None and begun not in self._breaks:
                self._pause(begun, ended)
        for statement in item.statements:
            write_statement(course, statement)
        self._resolved(item)

    def _heard(self, item: MinutesItem) -> None:
        course = self._course
        if self._was_heard(item) and (item.heard or item.rapporteurs):
            course.label(lambda one: one.word(MinutesWord.HEARD))
            course.lines(
                lambda one: [one.person(who) for who in item.heard] or [one.of(item.rapporteurs)],
                tone=Tone.TEXT,
            )

    def _was_heard(self, item: MinutesItem) -> bool:
        """Where sittings were held nobody was heard on an item that was never begun."""
        return not self._sheet.sittings or item.begun is not None

    def _took_place(self, item: MinutesItem) -> bool:
        """Whether there is anything to tell of an item."""
        told = (item.begun, item.spoke, item.note, item.decisions, item.statements)
        if any(told) or item.state is ItemState.DEFERRED:
            return True
        return bool(item.heard) and self._was_heard(item)

    def _resolved(self, item: MinutesItem) -> None:
        course = self._course
        if item.decisions:
            course.label(lambda one: one.word(MinutesWord.RESOLVED))
        for decision in item.decisions:
            self._decision(decision)
        if item.state is ItemState.DEFERRED:
            course.line(lambda one: one.word(MinutesWord.ITEM_DEFERRED))

    def _spoken(self, item: MinutesItem) -> None:
        course = self._course
        if item.spoke:
            course.label(lambda one: one.word(MinutesWord.SPOKE))
            course.lines(lambda one: [one.spoken(speech) for speech in item.spoke], tone=Tone.TEXT)
        elif any(item.note.get(one.language) for one in course.words):
            course.label(lambda one: one.word(MinutesWord.DISCUSSED) if item.note.get(one.language) else "")
        # A note is the secretary's, in the language in which it was written; no other stands in for it.
        course.lines(lambda one: one.paragraphs(item.note.get(one.language)))

    def _decision(self, decision: DecisionOnSheet) -> None:
        annexed = Annexed(
            text=self._number_of(_Key("text", decision.number, decision.desk)),
            voices=self._number_of(_Key("voices", decision.number, decision.desk)),
        )
        write_decision(self._course, decision, annexed=annexed, dated=self._dated, short=self._short)

    def _unattached(self) -> None:
        """What belongs to no item of the agenda."""
        sheet, course = self._sheet, self._course
        if sheet.decisions:
            course.heading(lambda one: one.word(MinutesWord.RESOLVED))
            for decision in sheet.decisions:
                self._decision(decision)
        if sheet.statements:
            course.heading(lambda one: one.word(MinutesWord.STATEMENTS))
            for statement in sheet.statements:
                write_statement(course, statement)

    def _closing(self) -> None:
        sheet, course = self._sheet, self._course
        self._pauses_until(None)
        for sitting in sheet.sittings:
            if sitting.closed_at is not None:
                course.fact(self._words_for(MinutesWord.CLOSED_AT, sitting.closed_at))
        course.line(lambda one: one.prevailing(sheet))
        course.keep_last()
        course.signatures(signers(sheet))

    def _pauses_until(self, moment: datetime | None) -> None:
        """Breaks of the sittings that began before ``moment``, each in its place."""
        while self._pauses and (moment is None or self._pauses[0][0] <= moment):
            begun, ended = self._pauses.pop(0)
            if ended is not None:
                self._pause(begun, ended)

    def _pause(self, begun: datetime, ended: datetime) -> None:
        self._course.line(
            lambda one: one.word(MinutesWord.BREAK, start=one.moment(begun), end=one.moment(ended)),
            tone=Tone.ITALIC,
        )

    def annexes(self) -> None:
        """What was too long for its place."""
        for number, key in enumerate(self._annexes):
            self._annex(key, number + 1 if len(self._annexes) > 1 else 0)

    def _annex(self, key: _Key, number: int) -> None:
        """One annex, on a page of its own."""
        course = self._course
        wanted = (key.decision, key.desk)
        decision = next((one for one in decisions_of(self._sheet) if (one.number, one.desk) == wanted), None)
        if decision is not None and key.of == "text" and not decision.texts:
            return  # the resolution itself, printed apart
        course.aside(lambda one: one.annexed(self._sheet, number))
        if decision is None:
            self._annex_of_people()
        elif key.of == "text":
            write_texts(course, decision)
        else:
            course.heading(lambda one: f"{one.word(MinutesWord.RESULTS)} {DASH} {one.decision(key.decision)}")
            course.table(voices_table(decision.voices, course))

    def _annex_of_people(self) -> None:
        groups = (
            (MinutesWord.PRESENT, self._sheet.present),
            (MinutesWord.ABSENT, self._sheet.absent),
            (MinutesWord.INVITED, self._sheet.invited),
        )
        for word, people in groups:
            if len(people) > NAMED:
                self._course.heading(naming(word))
                self._course.table(people_table(people, self._course))


def signers(sheet: PaperFacts) -> list[tuple[Say, PersonOnSheet | None]]:
    """Who signs: the chair and the secretary; without a name the place for it is left."""
    return [
        (lambda one: one.post(SignatureRole.CHAIR), sheet.chair),
        (lambda one: one.post(SignatureRole.SECRETARY), sheet.secretary),
    ]


def people_table(people: Sequence[PersonOnSheet], course: Course) -> Grid:
    """People with their numbers; the absent with the reason."""
    words = course.words
    columns = (
        figures_column(words, N_("No."), least=22, size=course.size),
        *named_columns(words, VotingWord.VOTER),
        *(text_columns(words, N_("Post and organisation"), share=1.3) if len(words) == 1 else ()),
    )
    rows = tuple(_listed(person, number, words) for number, person in enumerate(people, 1))
    return Grid(columns=columns, parts=rows, rules="rows")


def _listed(person: PersonOnSheet, number: int, words: Sequence[MinutesWords]) -> GridRow:
    """Name and origin side by side in one language, below each other in several."""
    cells: list[Cell] = [paragraphs(str(number))]
    for one in words:
        below = [one.why_absent(person)] if len(words) == 1 else [one.whence(person), one.why_absent(person)]
        cells.append((Para(one.named(person)), *paragraphs(*below, tone=Tone.QUIET)))
    if len(words) == 1:
        cells.append(paragraphs(words[0].whence(person)))
    return GridRow(cells=tuple(cells), person=words[0].of(person.name))


def rapporteurs_of(item: MinutesItem, words: MinutesWords) -> str:
    """Who reports, as the agenda names them."""
    named = "; ".join(words.person(one) for one in item.heard) or words.of(item.rapporteurs)
    return words.word(MinutesWord.REPORT_BY, who=named) if named else ""
