"""The minutes of a meeting: what the secretary writes into them, and the sheets from which they are printed."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from forumdesk.domain.agenda import AgendaItem, ItemKind, in_order
from forumdesk.domain.conduct import ItemRun, meeting_state
from forumdesk.domain.decisions import Decision
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import AgendaItemId, DecisionId, MeetingId, ParticipantId
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.minutes import Minutes, MinutesNote
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.people import Participant
from forumdesk.domain.spans import Spans
from forumdesk.domain.speaking import SpeechState
from forumdesk.domain.texts import Language, LocalizedText, clean_line, clean_text
from forumdesk.domain.voices import Voter
from forumdesk.language.collation import sort_key
from forumdesk.services.conduct import Conduct
from forumdesk.services.decision_sheets import decisions_on_sheet, statement_on_sheet
from forumdesk.services.deeds import Deeds
from forumdesk.services.electorate import electorate
from forumdesk.services.meanwhile import unclashed, unclashed_text
from forumdesk.services.meeting_sheets import QuorumLine
from forumdesk.services.minutes_sheets import (
    BallotSheet,
    CountingSheet,
    DecisionOnSheet,
    MinutesItem,
    MinutesSheet,
    PersonOnSheet,
    RollCallSheet,
    SpeechOnSheet,
    VoiceOnSheet,
    VoteSheet,
)
from forumdesk.services.participants import full_name
from forumdesk.services.quorum import count_to_open
from forumdesk.services.sheets_of_meetings import quorum_line, sitting_line
from forumdesk.services.speaking import QueuedSpeech, Speaking
from forumdesk.services.text_fields import current_text
from forumdesk.storage.work import UnitOfWork


class NotSecretError(DomainError):
    """A counting commission counts secret ballots."""

    code = "minutes.not_secret"
    message = N_("Decision {number} was not taken by ballot: there is no protocol of a counting commission.")


class MinutesBook:
    """Minutes: generated from what the register holds, with notes in the secretary's words."""

    def __init__(self, deeds: Deeds, conduct: Conduct, speaking: Speaking) -> None:
        self._deeds = deeds
        self._conduct = conduct
        self._speaking = speaking

    # what the secretary writes

    def head(self, meeting_id: MeetingId) -> Minutes:
        """Number and opening words; both are empty until somebody writes them."""
        with self._deeds.database.reading() as work:
            return work.minutes.find(meeting_id) or Minutes(id=meeting_id)

    def edit(self, meeting_id: MeetingId, *, base: Minutes | None = None, **fields: Any) -> Minutes:
        """Change the number (text, "С-70/2") or the opening words.

        ``base`` is the head as the person saw it: ChangedMeanwhileError where somebody else changed the same.
        """
        with self._deeds.begin("minutes.edited", meeting_id) as deed:
            before = deed.work.minutes.find(meeting_id) or Minutes(id=meeting_id)
            fields = unclashed(base, before, fields)
            head = Minutes(
                id=meeting_id,
                number=clean_line(fields.get("number", before.number)),
                opening=_cleaned(fields.get("opening", before.opening)),
            )
            deed.work.minutes.put(head)
        return head

    def notes(self, meeting_id: MeetingId) -> dict[AgendaItemId, LocalizedText]:
        """What the minutes say of each item in the secretary's words.

        Until it is written for the minutes, what was noted during the meeting stands there, in the body's first
        language.
        """
        with self._deeds.database.reading() as work:
            return _notes(work, work.meetings.get(meeting_id))

    def note(
        self, item_id: AgendaItemId, language: Language, text: str, *, base: str | None = None
    ) -> LocalizedText:
        """Keep what the minutes say of an item in a language.

        ``base`` is the text as the person saw it: ChangedMeanwhileError where somebody else has written another.
        """
        with self._deeds.begin("minutes.edited") as deed:
            item = deed.work.agenda.get(item_id)
            meeting = deed.work.meetings.get(item.meeting_id)
            before = _notes(deed.work, meeting).get(item_id, LocalizedText())
            current = before.get(language)
            kept = before.with_text(language, unclashed_text(base, clean_text(text), current, current))
            deed.work.minutes_notes.put(MinutesNote(id=item_id, meeting_id=item.meeting_id, text=kept))
            deed.meeting_id = item.meeting_id
        return kept

    # sheets

    def sheet(
        self, meeting_id: MeetingId, *, items: Sequence[AgendaItemId] = (), certified_on: date | None = None
    ) -> MinutesSheet:
        """The minutes ready for paper; ``items`` choose those of an extract, certified on a day.

        Refuses (SealBrokenError) while the sealed records of the meeting do not hold.
        """
        speeches = self._speaking.speeches(meeting_id)
        now = self._conduct.moment(meeting_id)
        with self._deeds.database.reading() as work:
            meeting = work.meetings.get(meeting_id)
            rules = work.bodies.get(meeting.body_id).rules
            sittings = work.sittings.of_meeting(meeting_id)
            people = {one.id: one for one in work.participants.of_meeting(meeting_id)}
            body = electorate(work, meeting_id, rules)
            ever = _ever_there(work, meeting_id)
            placed, loose = _placed(work, meeting_id)
            notes = _notes(work, meeting)
            runs = {one.id: one for one in work.item_runs.of_meeting(meeting_id)}
            excuses = {one.id: one.reason for one in work.excuses.of_meeting(meeting_id)}
            voting = {voter.id for voter in body.voters}
            voters = _in_alphabet(body.voters, people)
            agenda = tuple(in_order(work.agenda.of_meeting(meeting_id)))
            there = [one for one in voters if ever is None or one.id in ever or one.by is not None]
            waiting = [one for one in work.statements.of_meeting(meeting_id) if one.decision_id is None]
            return MinutesSheet(
                **self._facts(work, meeting),
                state=meeting_state(sittings),
                sittings=tuple(sitting_line(one, now) for one in sittings),
                pauses=tuple(pause for one in sittings for pause in _pauses(one.spans)),
                quorum=(
                    quorum_line(sittings[0].quorum)
                    if sittings
                    else _those_there(work, meeting_id, len(body.voters), len(there))
                ),
                opening=head.opening if (head := work.minutes.find(meeting_id)) else LocalizedText(),
                present=tuple(_voter(one, people) for one in there if one.by is None),
                absent=tuple(
                    _absent(one, people, excuses) for one in voters if one not in there or one.by is not None
                ),
                invited=tuple(
                    _person(one)
                    for one in sorted(people.values(), key=_family_name)
                    if one.id not in voting and one.accreditation.counts and (ever is None or one.id in ever)
                ),
                items=tuple(
                    _item(
                        one,
                        agenda,
                        runs.get(one.id),
                        people,
                        [speech for speech in speeches if speech.speech.item_id == one.id],
                        notes.get(one.id, LocalizedText()),
                        placed.get(one.id, []),
                        [statement for statement in waiting if statement.item_id == one.id],
                    )
                    for one in agenda
                ),
                decisions=tuple(loose),
                statements=tuple(statement_on_sheet(one) for one in waiting if one.item_id is None),
                authentic=rules.authentic,
                chosen=tuple(str(one) for one in items),
                certified_on=certified_on,
            )

    def vote_sheet(self, decision_id: DecisionId) -> VoteSheet:
        """One decision ready for paper."""
        with self._deeds.database.reading() as work:
            facts, item = self._of_decision(work, decision_id)
            return VoteSheet(**facts, **item)

    def roll_call_sheet(self, meeting_id: MeetingId, decision_id: DecisionId | None = None) -> RollCallSheet:
        """The entitled to be called, or with a decision what they answered."""
        with self._deeds.database.reading() as work:
            if decision_id is not None:
                facts, item = self._of_decision(work, decision_id)
                return RollCallSheet(
                    **facts, **item, voices=item["decision"].voices, question=item["decision"].question
                )
            meeting = work.meetings.get(meeting_id)
            body = electorate(work, meeting_id, work.bodies.get(meeting.body_id).rules)
            return RollCallSheet(
                **self._facts(work, meeting),
                voices=tuple(
                    VoiceOnSheet(
                        number=one.number,
                        name=one.label,
                        by=one.by_name or (one.name if one.delegation else LocalizedText()),
                        by_proxy=one.by is not None,
                        remote=one.remote,
                    )
                    for one in body.voters
                ),
            )

    def ballot_sheet(
        self,
        meeting_id: MeetingId,
        question: LocalizedText,
        *,
        count: int = 0,
        first: int = 1,
        candidates: Sequence[LocalizedText] = (),
        seats: int = 1,
    ) -> BallotSheet:
        """Secret ballots, one for everybody entitled who is there unless ``count`` says how many."""
        with self._deeds.database.reading() as work:
            meeting = work.meetings.get(meeting_id)
            body = electorate(work, meeting_id, work.bodies.get(meeting.body_id).rules)
            return BallotSheet(
                **self._facts(work, meeting),
                question=question,
                count=count or len(body.voters) - len(body.away),
                first=first,
                candidates=tuple(candidates),
                seats=seats,
            )

    def counting_sheet(self, decision_id: DecisionId, protocol_number: str = "") -> CountingSheet:
        """The protocol of the counting commission on a secret vote or an election."""
        with self._deeds.database.reading() as work:
            facts, item = self._of_decision(work, decision_id)
            decision: DecisionOnSheet = item["decision"]
            if decision.mode not in (AdoptionMode.SECRET, AdoptionMode.ELECTION):
                raise NotSecretError(number=decision.number)
            return CountingSheet(**facts, **item, protocol_number=protocol_number)

    def _of_decision(
        self, work: UnitOfWork, decision_id: DecisionId
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        meeting = work.meetings.get(work.decisions.get(decision_id).decision.meeting_id)
        decision, sheet = next(
            pair for pair in decisions_on_sheet(work, meeting.id) if pair[0].id == decision_id
        )
        item = work.agenda.find(decision.item_id) if decision.item_id else None
        named = {"item_label": item.label, "item": item.title} if item else {}
        return self._facts(work, meeting), {"decision": sheet, **named}

    def _facts(self, work: UnitOfWork, meeting: Meeting) -> dict[str, Any]:
        """What every paper of the minutes knows."""
        body = work.bodies.get(meeting.body_id)
        head = work.minutes.find(meeting.id)
        return {
            "body": body.name,
            "meeting": meeting.title,
            "first_day": meeting.first_day,
            "last_day": meeting.last_day,
            "place": meeting.place,
            "languages": body.rules.languages or (Language.KK,),
            "made_at": self._deeds.clock(),
            "time_zone": meeting.time_zone,
            "number": head.number if head and head.number else meeting.number,
            "chair": PersonOnSheet(name=meeting.chair) if meeting.chair else None,
            "secretary": PersonOnSheet(name=meeting.secretary) if meeting.secretary else None,
        }


def _cleaned(text: LocalizedText) -> LocalizedText:
    return LocalizedText(*(clean_text(text.get(language)) for language in Language))


def _notes(work: UnitOfWork, meeting: Meeting) -> dict[AgendaItemId, LocalizedText]:
    languages = work.bodies.get(meeting.body_id).rules.languages or (Language.KK,)
    noted = {
        one.id: LocalizedText().with_text(languages[0], one.text)
        for one in work.item_notes.of_meeting(meeting.id)
    }
    return noted | {one.id: one.text for one in work.minutes_notes.of_meeting(meeting.id)}


def _ever_there(work: UnitOfWork, meeting_id: MeetingId) -> frozenset[ParticipantId] | None:
    """Who was there at any time; None where no arrivals were kept."""
    presences = work.movements.presences(meeting_id)
    there = frozenset(one for one, presence in presences.items() if presence.first_at is not None)
    return there if work.people.keeps_arrivals(meeting_id) else None


def _those_there(work: UnitOfWork, meeting_id: MeetingId, entitled: int, present: int) -> QuorumLine:
    """The quorum by the list of those present, where nobody counted them at an opening."""
    return QuorumLine(entitled=entitled, present=present, needed=count_to_open(work, meeting_id).needed)


def _placed(
    work: UnitOfWork, meeting_id: MeetingId
) -> tuple[dict[AgendaItemId, list[DecisionOnSheet]], list[DecisionOnSheet]]:
    """Decisions by the item on which they were taken, else by the item that names their recommendations."""
    numbers = {one.id: one.number for one in current_text(work, meeting_id).recommendations()}
    items = tuple(in_order(work.agenda.of_meeting(meeting_id)))
    known = {one.id for one in items}
    placed: dict[AgendaItemId, list[DecisionOnSheet]] = {}
    loose: list[DecisionOnSheet] = []
    for decision, sheet in decisions_on_sheet(work, meeting_id):
        item = (decision.item_id if decision.item_id in known else None) or _item_of(decision, items, numbers)
        (loose if item is None else placed.setdefault(item, [])).append(sheet)
    return placed, loose


def _item_of(decision: Decision, items: Sequence[AgendaItem], numbers: dict[Any, int]) -> AgendaItemId | None:
    """The item that names most of what was decided; of equals one at which something is decided, else the last."""
    decided = {numbers[one] for one in decision.subject if one in numbers}
    if decision.whole:
        decided = set(numbers.values())
    found = [(len(decided & set(one.recommendations)), one) for one in items]
    most = max((count for count, _ in found), default=0)
    fitting = [one for count, one in found if count == most]
    deciding = [one for one in fitting if one.kind is ItemKind.DECISION]
    return (deciding or fitting)[-1].id if most else None


def _pauses(spans: Spans) -> list[tuple[Any, Any]]:
    return [(before.ended, after.begun) for before, after in pairwise(spans) if before.ended is not None]


def _family_name(person: Participant) -> bytes:
    """What lists are sorted by: the family name in the state language, else in the next one."""
    name = next((name for name in map(person.names.get, Language) if name), None)
    return sort_key(f"{name.family} {name.given}" if name else "")


def _in_alphabet(voters: Sequence[Voter], people: dict[ParticipantId, Participant]) -> list[Voter]:
    """Voices as they are listed: delegations by their names, people by their family names."""

    def key(voter: Voter) -> bytes:
        return (
            sort_key(voter.delegation.in_language("kk"))
            if voter.delegation
            else _family_name(people[voter.id])
        )

    return sorted(voters, key=key)


def _person(person: Participant) -> PersonOnSheet:
    return PersonOnSheet(
        name=full_name(person.names),
        post=person.post,
        organisation=person.organisation,
        country=person.country,
    )


def _voter(voter: Voter, people: dict[ParticipantId, Participant], **more: Any) -> PersonOnSheet:
    person = people[voter.id]
    return PersonOnSheet(
        name=voter.name,
        post=person.post,
        organisation=person.organisation,
        country=voter.country,
        delegation=voter.delegation,
        remote=voter.remote,
        **more,
    )


def _absent(
    voter: Voter, people: dict[ParticipantId, Participant], excuses: dict[ParticipantId, str]
) -> PersonOnSheet:
    return _voter(
        voter,
        people,
        excused=voter.id in excuses,
        reason=LocalizedText.everywhere(excuses.get(voter.id, "")),
        holder=voter.by_name,
    )


def _item(
    item: AgendaItem,
    agenda: Sequence[AgendaItem],
    run: ItemRun | None,
    people: dict[ParticipantId, Participant],
    speeches: Sequence[QueuedSpeech],
    note: LocalizedText,
    decisions: Sequence[DecisionOnSheet],
    statements: Sequence[Any],
) -> MinutesItem:
    by_number = {one.number: one for one in people.values()}
    course = run or ItemRun(id=item.id, meeting_id=item.meeting_id)
    given = [one for one in speeches if one.speech.state is SpeechState.DONE]
    return MinutesItem(
        id=str(item.id),
        label=item.label,
        title=item.title,
        depth=_depth(item, agenda),
        kind=item.kind,
        state=course.state,
        begun=course.begun,
        ended=course.ended,
        pauses=tuple(_pauses(course.spans)),
        rapporteurs=item.speakers,
        heard=tuple(_person(by_number[number]) for number in item.speaker_numbers if number in by_number),
        spoke=tuple(
            SpeechOnSheet(
                speaker=_person(one.person) if one.person else PersonOnSheet(name=one.name),
                kind=one.speech.kind,
            )
            for one in given
        ),
        note=note,
        decisions=tuple(decisions),
        statements=tuple(map(statement_on_sheet, statements)),
    )


def _depth(item: AgendaItem, agenda: Sequence[AgendaItem]) -> int:
    parents = {one.id: one.parent_id for one in agenda}
    depth, parent = 0, item.parent_id
    while parent is not None:
        depth, parent = depth + 1, parents.get(parent)
    return depth
