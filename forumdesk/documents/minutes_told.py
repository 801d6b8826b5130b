"""What minutes say, piece by piece in one language: the words of the paper for files with a structure of their own.

Files of other programs are written in ``exchange``, which knows nothing of papers; these words are handed to it.
"""

from collections.abc import Iterator
from datetime import datetime

from forumdesk.documents import wording
from forumdesk.documents.decided import NOT_SEALED, facts_told, given_how, tally_told
from forumdesk.documents.gate import one_line
from forumdesk.documents.minutes import rapporteurs_of
from forumdesk.documents.minutes_rows import dotted
from forumdesk.documents.minutes_words import MinutesWords
from forumdesk.domain.conduct import MeetingState
from forumdesk.domain.elections import Candidate
from forumdesk.domain.errors import N_
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.language.minutes_wordings import MinutesWord
from forumdesk.language.voting_wordings import VotingWord
from forumdesk.services.meeting_sheets import QuorumLine
from forumdesk.services.minutes_sheets import (
    DecisionOnSheet,
    MinutesItem,
    MinutesSheet,
    PersonOnSheet,
    SpeechOnSheet,
    StatementOnSheet,
    VoiceOnSheet,
)
from forumdesk.services.sheets import SignatureRole


class MinutesTold:
    """The words of the minutes of one sheet, ``short`` or in full; what is not to be said is empty."""

    def __init__(self, sheet: MinutesSheet, language: Language, *, short: bool = False) -> None:
        self.language = language
        self.short = short
        self._sheet = sheet
        self._words = MinutesWords(sheet, language)
        self._dated = sheet.first_day != sheet.last_day

    # the head

    def mark(self) -> str:
        """What minutes bear while the meeting is not closed."""
        return "" if self._sheet.state is MeetingState.CLOSED else wording.draft((self.language,))

    def body(self) -> str:
        """Who meets, unless the meeting is called after it."""
        sheet = self._sheet
        return "" if sheet.body == sheet.meeting else self._words.of(sheet.body)

    def title(self) -> str:
        """What the minutes are called."""
        return self._words.title(self._sheet)

    def event(self) -> str:
        """What the meeting is called."""
        return one_line(wording.event(self._sheet.meeting, self.language))

    def days(self) -> str:
        """When it was."""
        return wording.days(self._sheet.first_day, self._sheet.last_day, self.language)

    def place(self) -> str:
        """Where it was."""
        return self._words.of(self._sheet.place)

    def form(self) -> str:
        """That the minutes are short."""
        return self._words.word(MinutesWord.SHORT_FORM) if self.short else ""

    # people and times

    def chaired(self, person: PersonOnSheet) -> str:
        """Who presided."""
        return self._words.word(MinutesWord.CHAIRED_BY, name=self._words.person(person))

    def kept(self, person: PersonOnSheet) -> str:
        """Who kept the minutes."""
        return self._words.word(MinutesWord.SECRETARY, name=self._words.person(person))

    def opened(self, at: datetime) -> str:
        """When a sitting began."""
        return self._words.sentence(MinutesWord.OPENED_AT, time=self._words.when(at, dated=self._dated))

    def closed(self, at: datetime) -> str:
        """When a sitting ended."""
        return self._words.sentence(MinutesWord.CLOSED_AT, time=self._words.when(at, dated=self._dated))

    def paused(self, begun: datetime, ended: datetime) -> str:
        """From when to when there was a break."""
        words = self._words
        return words.word(MinutesWord.BREAK, start=words.moment(begun), end=words.moment(ended))

    def counted(self, quorum: QuorumLine) -> str:
        """How many were there."""
        return self._words.presence(quorum)

    def present(self, quorum: QuorumLine | None) -> str:
        """What stands above the names of those who were there."""
        told = self._words.presence(quorum) if quorum is not None else ""
        return told or f"{self._words.word(MinutesWord.PRESENT)}:"

    def absent(self) -> str:
        """What stands above the names of the absent."""
        return f"{self._words.word(MinutesWord.ABSENT)}:"

    def invited(self) -> str:
        """What stands above the names of the others."""
        return f"{self._words.word(MinutesWord.INVITED)}:"

    def person(self, person: PersonOnSheet) -> str:
        """Somebody by name, post and organisation; an absent one with the reason."""
        return self._words.absent(person)

    def speech(self, speech: SpeechOnSheet) -> str:
        """Who spoke."""
        return self._words.spoken(speech)

    def name(self, person: PersonOnSheet) -> str:
        """The name alone."""
        return self._words.of(person.name)

    def post(self, role: SignatureRole) -> str:
        """The post before a signature."""
        return self._words.post(role)

    # items

    def heading(self, word: MinutesWord) -> str:
        """A heading: the agenda, statements."""
        return self._words.word(word)

    def label(self, word: MinutesWord) -> str:
        """What stands above paragraphs of one kind: HEARD, SPOKE, RESOLVED."""
        return f"{self._words.word(word)}:"

    def number(self, label: str) -> str:
        """The number before a title or a text; empty for none."""
        return dotted(label) if label else ""

    def of(self, text: LocalizedText) -> str:
        """A text in one line, in the first language that it has where it lacks this one."""
        return self._words.of(text)

    def own(self, text: LocalizedText) -> list[str]:
        """The paragraphs of what somebody wrote in this very language."""
        return self._words.paragraphs(text.get(self.language))

    def reported(self, item: MinutesItem) -> str:
        """Who reports on an item."""
        return rapporteurs_of(item, self._words)

    def deferred(self) -> str:
        """That an item was put off."""
        return self._words.word(MinutesWord.ITEM_DEFERRED)

    def prevailing(self) -> str:
        """Which text prevails."""
        return self._words.prevailing(self._sheet)

    # decisions

    def decision_opening(self, decision: DecisionOnSheet) -> Iterator[str]:
        """What is said before the texts that were decided."""
        words = self._words
        if decision.sealed_at is None:
            yield words.say(NOT_SEALED)
        yield words.annuls(decision.annuls) or words.of(decision.question)
        yield words.reason(decision.reason)

    def decision_results(self, decision: DecisionOnSheet) -> Iterator[str]:
        """How it was decided, and when."""
        words = self._words
        if tally := tally_told(words, decision, short=self.short):
            yield f"{words.word(MinutesWord.RESULTS)}: {tally[:1].lower()}{tally[1:]}"
        yield words.ballots(decision)
        yield words.adopted(decision)
        yield facts_told(words, decision, dated=self._dated, short=self.short)

    def decision_closing(self, decision: DecisionOnSheet) -> Iterator[str]:
        """Objections, and what became of the decision."""
        yield from (self._words.objection(one) for one in decision.objections)
        yield self._words.annulled(decision.annulled_by)

    def voices_head(self) -> tuple[str, str, str]:
        """The headings of a table of voices."""
        words = self._words
        return words.say(N_("No.")), words.heading(VotingWord.VOTER), words.heading(VotingWord.VOICE)

    def voice(self, voice: VoiceOnSheet) -> tuple[str, str, str]:
        """Whose a voice is, who gave it where that is somebody else, and what it was."""
        words = self._words
        return words.of(voice.name), given_how(voice, words), words.voice(voice.voice)

    def candidates_head(self) -> tuple[str, str, str]:
        """The headings of a table of candidates."""
        words = self._words
        return words.say(N_("No.")), words.heading(VotingWord.CANDIDATE), words.heading(VotingWord.VOTES)

    def candidate(self, candidate: Candidate) -> str:
        """The name of a candidate."""
        return self._words.of(candidate.name)

    def statement(self, statement: StatementOnSheet) -> Iterator[str]:
        """Whose statement it is, its words, and that it is not sealed yet."""
        yield self._words.statement(statement)
        yield from self._words.paragraphs(statement.text.in_language(self.language))
        if not statement.sealed:
            yield self._words.say(NOT_SEALED)
