"""The words of minutes and of papers about decisions in one language: official wordings with the facts of a sheet."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from forumdesk.documents import wording
from forumdesk.documents.fonts import NBSP
from forumdesk.documents.gate import one_line
from forumdesk.documents.meeting_words import DASH, MeetingWords
from forumdesk.domain.errors import N_
from forumdesk.domain.modes import BY_MAJORITY, AdoptionMode
from forumdesk.domain.speaking import SpeechKind
from forumdesk.domain.statements import INTENDED, StatementKind
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.voices import Voice
from forumdesk.language.adoption_sentences import adoption_sentence, mode_noun
from forumdesk.language.adoption_wordings import Subject
from forumdesk.language.dates import long_date
from forumdesk.language.lists import join_list
from forumdesk.language.minutes_lines import (
    annex_to_minutes,
    authenticity_line,
    extract_title,
    minutes_title,
    present_count,
)
from forumdesk.language.minutes_wordings import MinutesWord
from forumdesk.language.paper_words import PaperWord, paper_word
from forumdesk.language.statement_lines import correction_sentence, statement_lead, voice_word
from forumdesk.language.statement_wordings import StatementWord
from forumdesk.language.voting_lines import ballots_line, presence_line, tally_line
from forumdesk.language.voting_wordings import VotingWord
from forumdesk.language.wording import number_sign
from forumdesk.services.meeting_sheets import QuorumLine
from forumdesk.services.minutes_sheets import (
    DecisionOnSheet,
    MinutesSheet,
    ObjectionOnSheet,
    PaperFacts,
    PersonOnSheet,
    SpeechOnSheet,
    StatementOnSheet,
)
from forumdesk.services.sheets import SignatureRole

_BEFORE_NUMBER = re.compile(rf" {DASH} (?=\d)")
_SPEECHES = {SpeechKind.REPLY: MinutesWord.REPLY_BY, SpeechKind.POINT_OF_ORDER: MinutesWord.ORDER_BY}


class MinutesWords(MeetingWords):
    """The words of one sheet in one language."""

    def word(self, word: PaperWord, **fields: str | int) -> str:
        """An official wording with its fields filled."""
        return _held(paper_word(word, self.language.value, **fields))

    def heading(self, word: PaperWord) -> str:
        """An official wording as the heading of a column."""
        said = self.word(word)
        return said[:1].upper() + said[1:]

    def title(self, sheet: PaperFacts) -> str:
        """What the minutes are called, with their number."""
        if not sheet.number:
            return self.word(MinutesWord.KIND)
        return minutes_title(sheet.number, self.language.value)

    def extract_title(self, sheet: PaperFacts) -> str:
        """What an extract is called, with the number of the minutes."""
        if not sheet.number:
            return self.word(MinutesWord.EXTRACT)
        return extract_title(sheet.number, self.language.value)

    def named(self, person: PersonOnSheet) -> str:
        """The name, and whether from afar."""
        name = self.of(person.name)
        return f"{name} ({self.word(MinutesWord.REMOTELY)})" if person.remote else name

    def whence(self, person: PersonOnSheet) -> str:
        """Post, organisation or else delegation, and country."""
        known = (
            self.of(person.post),
            self.of(person.organisation) or self.of(person.delegation),
            self.country(person.country),
        )
        return ", ".join(part for part in known if part)

    def person(self, person: PersonOnSheet) -> str:
        """Name, post and organisation in a line."""
        return f" {DASH} ".join(part for part in (self.named(person), self.whence(person)) if part)

    def why_absent(self, person: PersonOnSheet) -> str:
        """The reason, and who casts the voice; empty where nothing is known."""
        reason = self.of(person.reason)
        if not reason and person.excused:
            reason = self.word(MinutesWord.EXCUSED)
        holder = self.of(person.holder)
        proxy = self.word(MinutesWord.BY_PROXY, name=holder) if holder else ""
        return "; ".join(part for part in (reason, proxy) if part)

    def absent(self, person: PersonOnSheet) -> str:
        """Somebody absent, with the reason."""
        why = self.why_absent(person)
        return f"{self.person(person)} ({why})" if why else self.person(person)

    def spoken(self, speech: SpeechOnSheet) -> str:
        """Who spoke, and in what capacity where that was no part of the debate."""
        who = self.person(speech.speaker)
        return self.word(_SPEECHES[speech.kind], who=who) if speech.kind in _SPEECHES else who

    def presence(self, quorum: QuorumLine) -> str:
        """How many were there and whether that was the quorum; empty where it was not counted."""
        if quorum.present > quorum.entitled or not quorum.entitled:
            return ""
        return presence_line(self.language.value, quorum.present, quorum.entitled, quorum.needed)

    def adopted(self, decision: DecisionOnSheet) -> str:
        """The sentence that says what came of a decision; empty where its numbers contradict its outcome."""
        tally = decision.tally
        subject, number = _subject(decision, self.language)
        deadline = decision.deadline.astimezone(self._zone) if decision.deadline else None
        try:
            said = adoption_sentence(
                decision.mode.value,
                self.language.value,
                subject=subject,
                number=number,
                outcome=decision.outcome.value,
                votes_for=tally.voices_for,
                against=tally.against,
                abstained=tally.abstaining,
                lenient=True,
                by_chair=decision.by_chair,
                deadline=deadline,
                objections=len([one for one in decision.objections if not one.late]),
                elected=[(self.of(one.name), one.votes) for one in decision.candidates if one.elected],
                second_round=[self.of(name) for name in decision.second_round],
            )
        except ValueError:  # an imported vote that does not add up: the numbers stand for themselves
            return ""
        return _held(said)

    def tally(self, decision: DecisionOnSheet) -> str:
        """The voices counted, zero as 0; empty where nobody was asked for one."""
        if decision.mode not in BY_MAJORITY and decision.mode is not AdoptionMode.UNANIMOUS:
            return ""
        tally = decision.tally
        return _held(
            tally_line(
                self.language.value,
                tally.voices_for,
                tally.against,
                tally.abstaining,
                not_voting=tally.not_voting or None,
                recused=tally.recused or None,
                absent=tally.absent or None,
            )
        )

    def ballots(self, decision: DecisionOnSheet) -> str:
        """The ballots of a secret vote; empty where there were none, or they do not add up."""
        one = decision.ballots
        if one is None or not one.spoilt <= one.returned <= one.issued:
            return ""
        return _held(ballots_line(self.language.value, one.issued, one.returned, one.spoilt))

    def voice(self, voice: Voice | None) -> str:
        """What somebody answered; empty before."""
        return voice_word(voice.value, self.language.value) if voice else ""

    def statement(self, statement: StatementOnSheet) -> str:
        """What kind of statement it is, and whose; of a corrected voice all that is to be said."""
        author = self.of(statement.author)
        if statement.kind is StatementKind.CORRECTION and statement.voice in INTENDED:
            return correction_sentence(self.language.value, author, statement.voice.value)
        return statement_lead(statement.kind.value, self.language.value, author)

    def decision(self, number: int) -> str:
        """A decision by its number."""
        return self.say(N_("Decision {number}"), number=number)

    def code(self, code: str) -> str:
        """The printed code of a decision; empty for none."""
        return self.word(StatementWord.CODE, code=code).replace(" ", NBSP) if code else ""

    def codes(self, decision: DecisionOnSheet) -> str:
        """The codes of a decision and of the head of its chain."""
        head = self.word(StatementWord.HEAD, code=decision.head) if decision.head else ""
        return " · ".join(part for part in (self.code(decision.code), head) if part)

    def annulled(self, number: int) -> str:
        """By which decision one was annulled; empty for none."""
        sign = number_sign(str(number), self.language.value)
        return self.word(StatementWord.ANNULLED_BY, decision=sign) if number else ""

    def annuls(self, number: int) -> str:
        """Which decision one annuls, as the question that is put; empty for none."""
        sign = number_sign(str(number), self.language.value)
        return self.word(StatementWord.ANNULS, decision=sign) if number else ""

    def reason(self, text: LocalizedText) -> str:
        """Why; empty where nothing is said."""
        return self.word(StatementWord.REASON, text=self.of(text)) if text else ""

    def prevailing(self, sheet: MinutesSheet) -> str:
        """Which text prevails; empty where all are equal."""
        if not sheet.authentic:
            return ""
        languages = [one.value for one in sheet.languages]
        return authenticity_line(languages, [one.value for one in sheet.authentic], self.language.value)

    def objection(self, objection: ObjectionOnSheet) -> str:
        """Who objected, and when it came."""
        came = (
            f"{self.heading(VotingWord.OBJECTION_AT)} {DASH} {self.when(objection.received_at, dated=True)}"
        )
        return f"{one_line(self.of(objection.author))} ({came})"

    def listed(self, count: int) -> str:
        """How many there were, who are listed elsewhere."""
        return present_count(count, self.language.value, listed=True)

    def paragraphs(self, text: str) -> list[str]:
        """The lines of a text."""
        return [line for part in text.split("\n") if (line := one_line(part))]

    def sentence(self, word: PaperWord, **fields: str | int) -> str:
        """An official wording closed by a full stop."""
        return f"{self.word(word, **fields)}."

    def mode_noun(self, mode: AdoptionMode) -> str:
        """The form of voting."""
        return mode_noun(mode.value, self.language.value)

    def when(self, at: datetime, *, dated: bool) -> str:
        """The time of the hall, with the day where the meeting lasts several."""
        time = self.moment(at)
        day = at.astimezone(self._zone).date()
        return f"{long_date(day, self.language.value, unbroken=True)}, {time}" if dated else time

    def post(self, role: SignatureRole) -> str:
        """The post before a line to sign on."""
        return wording.post(role, self.language)

    def day(self, day: date | None) -> str:
        """A day in words; without one, room to write it."""
        return (
            long_date(day, self.language.value, unbroken=True)
            if day is not None
            else "«___» ____________ 20___"
        )

    def annexed(self, sheet: PaperFacts, number: int) -> str:
        """The mark above an annex: which one, to what minutes."""
        if not sheet.number or sheet.first_day is None:
            return self.annex(number)
        last = sheet.last_day or sheet.first_day
        return annex_to_minutes(number, sheet.number, sheet.first_day, last, self.language.value)

    def lasted(self, decision: DecisionOnSheet, *, dated: bool) -> str:
        """When a vote was taken: from when to when, where both are known."""
        ended = self.when(decision.recorded_at, dated=dated)
        begun = decision.opened_at
        if begun is None or self.moment(begun) == self.moment(decision.recorded_at):
            return ended
        return f"{self.when(begun, dated=dated)}{DASH}{self.moment(decision.recorded_at)}"

    def annex(self, number: int) -> str:
        """What an annex is called; 0 for the only one."""
        return wording.annex(number, self.language)

    def annex_in_brackets(self, number: int) -> str:
        """An annex as a sentence refers to it: Russian writes it small there."""
        named = self.annex(number)
        return named[:1].lower() + named[1:] if self.language is Language.RU else named


def _held(text: str) -> str:
    """A number and the dash before it go to the next line together."""
    return _BEFORE_NUMBER.sub(f"{NBSP}{DASH}{NBSP}", text)


def _subject(decision: DecisionOnSheet, language: Language) -> tuple[Subject, str]:
    """What was decided, as the sentence of adoption names it."""
    if decision.annuls:
        return "annulment", str(decision.annuls)
    if decision.whole:
        return "resolution", ""
    if decision.numbers:
        several = len(decision.numbers) > 1
        return "recommendations" if several else "recommendation", in_short(decision.numbers, language)
    return "decision", ""


def in_short(numbers: Sequence[str], language: Language) -> str:
    """Numbers with runs drawn together: "1–3 and 5"."""
    runs: list[list[str]] = []
    for number in numbers:
        last = runs[-1][-1] if runs else ""
        if number.isdigit() and last.isdigit() and int(number) == int(last) + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    written = (
        [f"{run[0]}{DASH}{run[-1]}"] if len(run) > 2 or len(runs) > 1 < len(run) else run for run in runs
    )
    return join_list([one for run in written for one in run], language.value)
