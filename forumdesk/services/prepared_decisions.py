"""What a motion comes to by the rules of the body, frozen as it will be sealed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from forumdesk.domain.adoption import adopted_rows, in_force
from forumdesk.domain.bodies import Body
from forumdesk.domain.conduct import CLOCK_TOLERANCE, ClockBehindError
from forumdesk.domain.decisions import (
    AlreadyAdoptedError,
    Decision,
    NothingToDecideError,
    NotInForceError,
    QuestionMissingError,
    TextNotReadyError,
    UnknownDecisionError,
    UnknownRecommendationError,
)
from forumdesk.domain.identifiers import (
    AgendaItemId,
    DecisionId,
    MeetingId,
    ParticipantId,
    RowId,
    new_uuid,
)
from forumdesk.domain.modes import BY_BALLOT, AdoptionMode
from forumdesk.domain.resolutions import NumberedRow, Recommendation, ResolutionText
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.voices import RollCall
from forumdesk.domain.voting import Judgement, judged
from forumdesk.services import sealing
from forumdesk.services.batons import require_here
from forumdesk.services.desk import Desk
from forumdesk.services.electorate import item_of_decision
from forumdesk.services.meeting_clock import shown
from forumdesk.services.motions import Motion
from forumdesk.services.participants import full_name
from forumdesk.services.polls import circulation_of, poll_of
from forumdesk.services.read_out import read_out
from forumdesk.services.text_fields import current_text
from forumdesk.storage.repositories.decisions import RecordedDecision
from forumdesk.storage.work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A decision ready to be kept, what the rules made of the voices, and the text it was made on."""

    recorded: RecordedDecision
    judgement: Judgement
    text: ResolutionText


@dataclass(frozen=True, slots=True, kw_only=True)
class _Matter:
    """What a motion is about: the recommendations, the rows decided, what is annulled."""

    text: ResolutionText
    recommendations: tuple[Recommendation, ...] = ()
    rows: tuple[NumberedRow, ...] = ()
    annulled: Decision | None = None


def prepared(work: UnitOfWork, meeting_id: MeetingId, motion: Motion, desk: Desk, now: datetime) -> Prepared:
    """Judge a motion and freeze everything it was; nothing is kept. Refuses what the rules of the body forbid."""
    require_here(work, meeting_id, desk)
    meeting = work.meetings.get(meeting_id)
    body = work.bodies.get(meeting.body_id)
    before = work.decisions.index(meeting_id)
    behind = _behind(work, meeting_id, before, motion, now)
    matter = _matter(work, meeting_id, motion, before, body)
    circulation = circulation_of(work, meeting_id, motion, matter.text, matter.rows, now)
    item_id = item_of_decision(work, meeting_id, motion.item_id)
    poll = poll_of(work, meeting_id, body.rules, motion, item_id)
    judgement = judged(motion.mode, body.rules, poll)
    item = work.agenda.get(item_id) if item_id else None
    decision = _decision(meeting_id, motion, matter, judgement, before, item_id, now)
    objections = [(new_uuid(now), one) for one in (circulation.objections if circulation else ())]
    persons = sealing.salted_names(
        {
            **_names(poll.roll_call),
            **{key: LocalizedText.everywhere(one.author) for key, one in objections},
            **_names_of(work, motion.commission if motion.mode in BY_BALLOT else ()),
            **{one.id: one.name for one in motion.candidates if motion.mode is AdoptionMode.ELECTION},
        }
    )
    content = sealing.frozen_content(
        sealing.Frozen(
            decision=decision,
            body=body,
            meeting=meeting,
            rows=matter.rows,
            roll_call=poll.roll_call,
            judgement=judgement,
            persons=persons,
            recorded_by=desk.name,
            opened_at=min(motion.opened_at or now, now),
            item=item,
            annulled=matter.annulled,
            ballots=motion.ballots if motion.mode in BY_BALLOT else None,
            commission=motion.commission if motion.mode in BY_BALLOT else (),
            circulation=circulation,
            objections=objections,
            sentence=read_out(motion.mode, body, matter.recommendations),
            second_by=motion.second_by if motion.entered_twice else "",
            clock_behind=behind,
        )
    )
    recorded = RecordedDecision(decision=decision, content=content, persons=persons)
    return Prepared(recorded=recorded, judgement=judgement, text=matter.text)


def _decision(
    meeting_id: MeetingId,
    motion: Motion,
    matter: _Matter,
    judgement: Judgement,
    before: Sequence[Decision],
    item_id: AgendaItemId | None,
    now: datetime,
) -> Decision:
    return Decision(
        id=DecisionId(new_uuid(now)),
        meeting_id=meeting_id,
        number=max((one.number for one in before), default=0) + 1,
        mode=motion.mode,
        outcome=judgement.outcome,
        subject=tuple(one.id for one in matter.recommendations),
        whole=motion.of_text and motion.on is None,
        tally=judgement.tally,
        recorded_at=now,
        sealed_at=None,
        sequence=0,
        hash="",
        item_id=item_id,
        question=motion.question.cleaned(),
        annuls=motion.annuls,
    )


def _names(roll_call: RollCall) -> dict[UUID, LocalizedText]:
    return {voter.id: voter.name for voter, _ in roll_call.answers}


def _names_of(work: UnitOfWork, people: Sequence[ParticipantId]) -> dict[UUID, LocalizedText]:
    return {one.id: full_name(one.names) for one in work.participants.get_all(people)}


def _behind(
    work: UnitOfWork, meeting_id: MeetingId, before: Sequence[Decision], motion: Motion, now: datetime
) -> int:
    """By how many seconds the clock is behind the last record; refused unless somebody said to go on."""
    last = max((one.sealed_at or one.recorded_at for one in before), default=now)
    if last - now <= CLOCK_TOLERANCE:
        return 0
    if not motion.despite_clock:
        first, second = shown(work, meeting_id, now, last)
        raise ClockBehindError(now=first, last=second)
    return int((last - now).total_seconds())


def _matter(
    work: UnitOfWork, meeting_id: MeetingId, motion: Motion, before: Sequence[Decision], body: Body
) -> _Matter:
    text = current_text(work, meeting_id)
    if not motion.of_text:
        if not motion.question.cleaned():
            raise QuestionMissingError
        return _Matter(text=text, annulled=_annulled(motion, before))
    wanted = _subject(text, motion.on, before)
    rows = text.numbered() if motion.on is None else tuple(row for one in wanted for row in one.rows)
    _require_ready(text, rows, body.rules.languages)
    return _Matter(text=text, recommendations=wanted, rows=rows)


def _annulled(motion: Motion, before: Sequence[Decision]) -> Decision | None:
    if motion.annuls is None:
        return None
    target = next((one for one in before if one.id == motion.annuls), None)
    if target is None:
        raise UnknownDecisionError(wanted=str(motion.annuls), count=len(before))
    if not target.sealed or target not in in_force(before):
        raise NotInForceError(number=target.number)
    return target


def _subject(
    text: ResolutionText, on: Sequence[RowId] | None, before: Sequence[Decision]
) -> tuple[Recommendation, ...]:
    known = text.recommendations()
    if not known:
        raise NothingToDecideError
    unknown = set(on or ()) - {one.id for one in known}
    if unknown:
        raise UnknownRecommendationError(wanted=str(min(unknown)), count=len(known))
    wanted = known if on is None else tuple(one for one in known if one.id in on)
    if not wanted:
        raise NothingToDecideError
    adopted = adopted_rows(before)
    for one in wanted:
        if one.id in adopted:
            raise AlreadyAdoptedError(number=one.number, decision=adopted[one.id].number)
    return wanted


def _require_ready(text: ResolutionText, rows: Sequence[NumberedRow], required: Sequence[Language]) -> None:
    among = [numbered.row.id for numbered in rows]
    hindrances = text.hindrances(required or text.languages, among)
    if hindrances:
        first = hindrances[0]
        place = f"{first.number or first.row.part.value} ({first.language.value})"
        raise TextNotReadyError(count=len(hindrances), place=place)
