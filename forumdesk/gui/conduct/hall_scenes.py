"""From what the meeting is to what the hall may see of it: finished values, and never a word of the notes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import time, timedelta
from functools import cache
from typing import Final

from forumdesk.domain.agenda import AgendaItem
from forumdesk.domain.bodies import Body
from forumdesk.domain.decisions import Decision
from forumdesk.domain.errors import N_
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.modes import BY_COUNT, BY_NAME, AdoptionMode, Outcome
from forumdesk.domain.quorum import QuorumCount
from forumdesk.domain.resolutions import Recommendation
from forumdesk.domain.spans import length
from forumdesk.domain.speaking import Speech, SpeechState
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language, LocalizedText
from forumdesk.gui.conduct.people_words import KIND_WORDS
from forumdesk.gui.conduct.state import ConductState
from forumdesk.gui.hall.scenes import (
    Clock,
    ItemScene,
    PauseScene,
    PresenceScene,
    ResultScene,
    SpeakerScene,
    TextLine,
    TextScene,
    VotingScene,
    WelcomeScene,
)
from forumdesk.gui.hall.wording import catalogue_of
from forumdesk.gui.models.agenda import KIND_NAMES
from forumdesk.gui.models.participants_words import capitalised, country_called
from forumdesk.language.adoption_sentences import mode_noun
from forumdesk.language.catalogue import Catalogue
from forumdesk.language.dates import date_range
from forumdesk.services.speaking import QueuedSpeech

Say = Callable[[Catalogue], str]


class HallScenes:
    """Makes scenes in the languages of the body, whatever language the window speaks."""

    def __init__(
        self,
        languages: Iterable[Language] = (),
        catalogue_for: Callable[[Language], Catalogue] = catalogue_of,
    ) -> None:
        """`languages` in the order of the body; none for all."""
        self.languages = tuple(languages) or STATE_LANGUAGE_FIRST
        self._catalogue_for = cache(catalogue_for)

    def welcome(self, body: Body, meeting: Meeting, emblem: bytes | None) -> WelcomeScene:
        """Before the meeting."""

        def when_and_place(language: Language) -> str:
            first, last = meeting.first_day, meeting.last_day or meeting.first_day
            day = date_range(first, last, language) if first and last else ""
            return ", ".join(part for part in (day, meeting.place.get(language)) if part)

        return WelcomeScene(
            languages=self.languages,
            body=body.name,
            meeting=meeting.title,
            when_and_place=_each(when_and_place),
            emblem=emblem or b"",
        )

    def item(self, item: AgendaItem) -> ItemScene:
        """The item under way."""
        kind = self._said(lambda words: words.gettext(KIND_NAMES[item.kind]))
        return ItemScene(languages=self.languages, number=item.number, title=item.title, kind=kind)

    def speaker(self, queued: QueuedSpeech, item: AgendaItem, shift: timedelta) -> SpeakerScene:
        """Who has the floor; ``shift`` is how far the meeting's time goes before the computer's."""
        kind = self._said(lambda words: capitalised(words.gettext(KIND_WORDS[queued.speech.kind])))
        person = queued.person
        country = person.country if person is not None else ""
        return SpeakerScene(
            languages=self.languages,
            item_number=item.number,
            item_title=item.title,
            name=queued.name,
            organisation=person.organisation if person is not None else LocalizedText(),
            country=_each(lambda language: country_called(country, language)),
            kind=kind,
            clock=speech_clock(queued.speech, shift),
        )

    def text(self, one: Recommendation) -> TextScene:
        """The text of a recommendation."""
        rows = tuple(
            TextLine(number=row.number.rstrip(".") if place else "", text=row.row.text, is_title=not place)
            for place, row in enumerate(one.rows)
        )
        return TextScene(languages=self.languages, heading=self._numbered((one.number,)), rows=rows)

    def presence(self, quorum: QuorumCount) -> PresenceScene:
        """Presence and quorum."""
        sentence = self._said(
            lambda words: (
                words.gettext("There is a quorum.") if quorum.is_met else words.gettext("There is no quorum.")
            )
        )
        return PresenceScene(
            languages=self.languages,
            present=quorum.present,
            entitled=quorum.entitled,
            needed=quorum.needed,
            is_met=quorum.is_met,
            sentence=sentence,
        )

    def voting(self, mode: AdoptionMode, put: Iterable[Recommendation]) -> VotingScene:
        """What is put to the vote, and how."""
        known = tuple(put)
        return VotingScene(
            languages=self.languages,
            heading=self._numbered(tuple(one.number for one in known)),
            title=known[0].title if len(known) == 1 else LocalizedText(),
            sentence=self._said(lambda words: words.pgettext("hall screen", "The vote is on")),
            how=_each(lambda language: capitalised(mode_noun(mode.value, language))),
        )

    def result(
        self, state: ConductState, decision: Decision, decided: Iterable[Recommendation]
    ) -> ResultScene:
        """What was decided, with the counts and no names but of those elected."""
        known = tuple(decided)
        numbers = tuple(one.number for one in known)
        title = known[0].title if len(known) == 1 else LocalizedText()
        heading = self._numbered(numbers) if numbers else decision.question
        elected = state.elected(decision) if decision.mode is AdoptionMode.ELECTION else ()
        if elected:
            title = _listed([one.name for one in elected])
        return ResultScene(
            languages=self.languages,
            heading=heading,
            title=title,
            sentence=self._said(lambda words: _outcome(decision, words, len(elected))),
            is_adopted=decision.outcome in (Outcome.ADOPTED, Outcome.ELECTED),
            counts=self._counts(decision),
        )

    def _counts(self, decision: Decision) -> tuple[tuple[LocalizedText, int], ...]:
        """For, against, abstaining with their zeros, where voices were given."""
        if decision.mode not in BY_NAME | BY_COUNT:
            return ()
        tally = decision.tally
        return (
            (self._said(lambda words: words.pgettext("hall screen", "for")), tally.voices_for),
            (self._said(lambda words: words.pgettext("hall screen", "against")), tally.against),
            (self._said(lambda words: words.pgettext("hall screen", "abstained")), tally.abstaining),
        )

    def pause(self, until: time | None, emblem: bytes | None) -> PauseScene:
        """A break."""
        sentence = self._said(lambda words: words.pgettext("hall screen", "Break"))
        return PauseScene(languages=self.languages, sentence=sentence, until=until, emblem=emblem or b"")

    def _numbered(self, numbers: tuple[int, ...]) -> LocalizedText:
        listed = ", ".join(map(str, numbers))
        return self._said(
            lambda words: words.ngettext(
                "Recommendation {numbers}", "Recommendations {numbers}", len(numbers)
            ).format(numbers=listed)
        )

    def _said(self, say: Say) -> LocalizedText:
        return _each(lambda language: say(self._catalogue_for(language)))


def speech_clock(speech: Speech, shift: timedelta) -> Clock:
    """The clock of a speech by the computer's time."""
    running = speech.state is SpeechState.SPEAKING
    begun = speech.spans[-1].begun if running else None
    done = speech.spans[:-1] if running else speech.spans
    return Clock(
        begun_at=begun - shift if begun is not None else None,
        already=length(done, speech.asked_at),
        limit=timedelta(seconds=speech.limit) if speech.limit else None,
        running=running,
    )


def _each(say: Callable[[Language], str]) -> LocalizedText:
    return LocalizedText(*map(say, Language))


_ADOPTED: Final[Mapping[AdoptionMode, str]] = {
    AdoptionMode.UNANIMOUS: N_("Adopted unanimously"),
    AdoptionMode.CONSENSUS: N_("Adopted by consensus"),
    AdoptionMode.WITHOUT_VOTE: N_("Adopted without a vote"),
    AdoptionMode.ACCLAMATION: N_("Adopted by acclamation"),
    AdoptionMode.RECORDED: N_("Adopted by a recorded vote"),
    AdoptionMode.COUNTED: N_("Adopted by vote"),
    AdoptionMode.SECRET: N_("Adopted by secret ballot"),
    AdoptionMode.SILENCE: N_("Adopted by the silence procedure"),
    AdoptionMode.WRITTEN_POLL: N_("Adopted by written poll"),
}


def _outcome(decision: Decision, words: Catalogue, elected: int) -> str:
    """What came of it, short enough to be read from the last row."""
    match decision.outcome:
        case Outcome.REJECTED:
            return words.gettext("Not adopted")
        case Outcome.ELECTED:
            return words.ngettext("Elected", "Elected", elected)
        case Outcome.NOT_ELECTED:
            return words.gettext("Nobody was elected")
    return words.gettext(_ADOPTED[decision.mode])


def _listed(names: Sequence[LocalizedText]) -> LocalizedText:
    return _each(lambda language: ", ".join(one.in_language(language) for one in names))
