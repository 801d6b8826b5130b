"""Fills the sheets from which agenda, programme, script, speakers' list and timekeeping are printed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from forumdesk.domain import spans
from forumdesk.domain.agenda import AgendaItem, ItemKind, in_order
from forumdesk.domain.conduct import ItemRun, Sitting, meeting_state
from forumdesk.domain.identifiers import AgendaItemId, DelegationId, MeetingId
from forumdesk.domain.people import Participant
from forumdesk.domain.quorum import QuorumCount
from forumdesk.domain.resolutions import Recommendation
from forumdesk.domain.speaking import SpeakingTotal
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.timetable import Slot, timetable
from forumdesk.services.conduct import Conduct
from forumdesk.services.deeds import Deeds
from forumdesk.services.meeting_sheets import (
    DecisionLine,
    ItemLine,
    MeetingSheet,
    QuorumLine,
    SittingLine,
    SpeakerLine,
    SpeechLine,
    TotalLine,
)
from forumdesk.services.participants import full_name, name_in_case
from forumdesk.services.quorum import count_to_open
from forumdesk.services.speaking import QueuedSpeech, Speaking, SpeakingTotals
from forumdesk.services.text_fields import current_text
from forumdesk.storage.work import UnitOfWork

SCRIPT, SPEAKERS, TIMEKEEPING = "chair_script", "speakers", "timekeeping"
_OF_THE_COURSE = frozenset({SCRIPT, SPEAKERS, TIMEKEEPING})
_DATIVE = "dative"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCounts:
    """How many items an agenda has, how many speeches were asked for, and whether anything took place."""

    items: int
    speeches: int
    has_course: bool


class MeetingSheets:
    """The agenda and the course of a meeting, ready for paper. What the secretary notes is on none."""

    def __init__(self, deeds: Deeds, conduct: Conduct, speaking: Speaking) -> None:
        self._deeds = deeds
        self._conduct = conduct
        self._speaking = speaking

    def meeting_sheet(self, meeting_id: MeetingId, document: str) -> MeetingSheet:
        """The sheet for ``document``. Agenda and programme are without people and without what took place.

        Speakers and decisions are filled for the script, sums for the timekeeping.
        """
        course = document in _OF_THE_COURSE
        now = self._conduct.moment(meeting_id)
        speeches = self._speaking.speeches(meeting_id) if course else ()
        totals = self._speaking.totals(meeting_id) if document == TIMEKEEPING else None
        with self._deeds.database.reading() as work:
            meeting = work.meetings.get(meeting_id)
            body = work.bodies.get(meeting.body_id)
            items = tuple(in_order(work.agenda.of_meeting(meeting_id)))
            known = current_text(work, meeting_id).recommendations() if document == SCRIPT else ()
            lines = _Lines(
                now=now,
                slots=timetable(items, first_day=meeting.first_day, time_zone=meeting.time_zone).slots,
                days=_days(items, meeting.first_day),
                runs={one.id: one for one in work.item_runs.of_meeting(meeting_id)} if course else {},
                people=_named(work, meeting_id, items) if document == SCRIPT else {},
                delegations={one.id: one.name for one in work.delegations.of_meeting(meeting_id)},
                known=frozenset(one.number for one in known),
            )
            sittings = work.sittings.of_meeting(meeting_id) if course else ()
            return MeetingSheet(
                body=body.name,
                meeting=meeting.title,
                first_day=meeting.first_day,
                last_day=meeting.last_day,
                place=meeting.place,
                languages=body.rules.languages,
                made_at=self._deeds.clock(),
                now=now,
                time_zone=meeting.time_zone,
                items=tuple(lines.item(one) for one in items),
                speeches=tuple(lines.speech(one) for one in speeches),
                state=meeting_state(sittings),
                sittings=tuple(sitting_line(one, now) for one in sittings),
                quorum=quorum_line(count_to_open(work, meeting_id)),
                decisions=tuple(_decisions(work, meeting_id, known)) if document == SCRIPT else (),
                by_speaker=_totals(totals, totals.by_speaker) if totals else (),
                by_delegation=_totals(totals, totals.by_delegation) if totals else (),
                by_country=_totals(totals, totals.by_country) if totals else (),
            )

    def counts(self, meeting_id: MeetingId) -> MeetingCounts:
        """How much there is to print."""
        with self._deeds.database.reading() as work:
            speeches = work.speeches.of_meeting(meeting_id)
            runs = work.item_runs.of_meeting(meeting_id)
            return MeetingCounts(
                items=len(work.agenda.of_meeting(meeting_id)),
                speeches=len(speeches),
                has_course=any(one.spans for one in runs) or any(one.spans for one in speeches),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lines:
    """Makes the lines of items and speeches; ``known`` are the numbers of all recommendations."""

    now: datetime
    slots: Mapping[AgendaItemId, Slot]
    days: Mapping[AgendaItemId, date | None]
    runs: Mapping[AgendaItemId, ItemRun]
    people: Mapping[int, Participant]
    delegations: Mapping[DelegationId, LocalizedText]
    known: frozenset[int]

    def item(self, item: AgendaItem) -> ItemLine:
        """An agenda item as papers print it."""
        slot = self.slots[item.id]
        run = self.runs.get(item.id) or ItemRun(id=item.id, meeting_id=item.meeting_id)
        decides = item.recommendations if item.kind is ItemKind.DECISION else ()
        return ItemLine(
            id=str(item.id),
            label=item.label,
            number=item.number,
            depth=slot.depth,
            kind=item.kind,
            title=item.title,
            parent_id=str(item.parent_id) if item.parent_id else "",
            day=self.days[item.id],
            begin=slot.planned_begin,
            end=slot.planned_end,
            minutes=slot.minutes,
            section=item.section,
            room=item.room,
            speakers=item.speakers,
            rapporteurs=item.rapporteurs,
            speaking=self._people(item.speaker_numbers),
            reporting=self._people(item.rapporteur_numbers),
            decides=decides,
            decides_all=bool(decides) and self.known.issubset(decides),
            state=run.state,
            begun=run.begun,
            ended=run.ended,
            length=run.length(self.now),
            list_closed=run.list_closed,
        )

    def speech(self, queued: QueuedSpeech) -> SpeechLine:
        """A place on a list of speakers."""
        speech = queued.speech
        return SpeechLine(
            item_id=str(speech.item_id),
            kind=speech.kind,
            state=speech.state,
            speaker=self._person(queued.person) if queued.person else SpeakerLine(name=queued.name),
            limit=speech.limit,
            begun=speech.begun,
            length=speech.length(self.now),
            overrun=speech.overrun(self.now),
        )

    def _people(self, numbers: Iterable[int]) -> tuple[SpeakerLine, ...]:
        return tuple(self._person(self.people[number]) for number in numbers if number in self.people)

    def _person(self, person: Participant) -> SpeakerLine:
        delegation = person.delegation_id
        return SpeakerLine(
            name=full_name(person.names),
            name_dative=LocalizedText(*(_dative(person, language) for language in Language)),
            organisation=person.organisation,
            country=person.country,
            delegation=self.delegations.get(delegation, LocalizedText()) if delegation else LocalizedText(),
        )


def _dative(person: Participant, language: Language) -> str:
    """The name in the dative; empty where the rule leaves it as it is, so that no wrong ending is read out."""
    if language is Language.EN:
        return ""
    form = name_in_case(person, language, _DATIVE)
    return "" if form == full_name(person.names).get(language) else form


def _days(items: Sequence[AgendaItem], first_day: date | None) -> dict[AgendaItemId, date | None]:
    """The day of each item: its own, else that of the item before it."""
    found: dict[AgendaItemId, date | None] = {}
    day = first_day
    for item in items:
        day = item.day or day
        found[item.id] = day
    return found


def _named(work: UnitOfWork, meeting_id: MeetingId, items: Iterable[AgendaItem]) -> dict[int, Participant]:
    """The people whom the agenda names, by their numbers on the list."""
    wanted = {number for one in items for number in (*one.speaker_numbers, *one.rapporteur_numbers)}
    if not wanted:
        return {}
    return {one.number: one for one in work.participants.of_meeting(meeting_id) if one.number in wanted}


def sitting_line(sitting: Sitting, now: datetime) -> SittingLine:
    """A sitting as papers print it."""
    return SittingLine(
        number=sitting.number,
        quorum=quorum_line(sitting.quorum),
        opened_at=sitting.opened_at,
        closed_at=sitting.closed_at,
        length=spans.length(sitting.spans, now),
    )


def quorum_line(count: QuorumCount) -> QuorumLine:
    """A quorum as papers print it."""
    return QuorumLine(entitled=count.entitled, present=count.present, needed=count.needed)


def _decisions(
    work: UnitOfWork, meeting_id: MeetingId, known: Sequence[Recommendation]
) -> Iterator[DecisionLine]:
    numbers = {one.id: one.number for one in known}
    for one in work.decisions.index(meeting_id):
        yield DecisionLine(
            mode=one.mode,
            tally=one.tally,
            numbers=tuple(numbers[row] for row in one.subject if row in numbers),
            whole=one.whole,
        )


def _totals(totals: SpeakingTotals, lines: Iterable[SpeakingTotal]) -> tuple[TotalLine, ...]:
    return tuple(
        TotalLine(
            name=totals.names.get(one.key, LocalizedText()),
            country="" if one.key in totals.names else one.key,
            speeches=one.speeches,
            length=one.length,
            overrun=one.overrun,
        )
        for one in lines
    )
