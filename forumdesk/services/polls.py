"""What was called or counted, joined with who is entitled and who is there; refuses voices that cannot be."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from forumdesk.domain.bodies import BodyRules
from forumdesk.domain.circulation import (
    CirculatedLateError,
    CirculatedTextDiffersError,
    Circulation,
    DeadlineMissingError,
    Objection,
    require_in_time,
    require_over,
    require_silence,
)
from forumdesk.domain.consultations import Consultation, ConsultationKind, Draft
from forumdesk.domain.double_entry import (
    CountsDifferError,
    EntriesDifferError,
    SecondEntryMissingError,
    differences,
)
from forumdesk.domain.elections import Election, NoRoundBeforeError
from forumdesk.domain.identifiers import AgendaItemId, MeetingId, ParticipantId
from forumdesk.domain.modes import BY_COUNT, BY_NAME, IN_WRITING, LISTED, AdoptionMode, Outcome
from forumdesk.domain.resolutions import NumberedRow, ResolutionText
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import (
    AbsentVoiceError,
    NotCastingError,
    NotEntitledError,
    RecusedVoiceError,
    RollCall,
    Voice,
)
from forumdesk.domain.voting import (
    Counts,
    CountsUncalledError,
    HandsNotUnanimousError,
    NamesNotKeptError,
    Poll,
)
from forumdesk.services.electorate import Electorate, casters, electorate, recused_on
from forumdesk.services.motions import Motion
from forumdesk.services.participants import full_name
from forumdesk.storage.work import UnitOfWork

_NOT_THERE = (Voice.ABSENT, Voice.RECUSED)


def poll_of(
    work: UnitOfWork, meeting_id: MeetingId, rules: BodyRules, motion: Motion, item_id: AgendaItemId | None
) -> Poll:
    """The poll on a motion, taken on the item ``item_id`` if any."""
    body = electorate(work, meeting_id, rules)
    apart = recused_on(work, item_id)
    if motion.mode not in BY_NAME and motion.mode not in LISTED and motion.voices:
        raise NamesNotKeptError
    roll_call = _roll_call(work, meeting_id, rules, body, motion, apart)
    if item_id is not None:
        _require_apart(roll_call, apart, work.agenda.get(item_id).number)
    _require_counts_in_place(rules, motion, roll_call)
    _require_same_entries(rules, motion, roll_call)
    return Poll(
        roll_call=roll_call,
        counts=motion.counts,
        ballots=motion.ballots,
        chair=motion.chair,
        election=_election(work, meeting_id, motion) if motion.mode is AdoptionMode.ELECTION else None,
    )


def _roll_call(
    work: UnitOfWork,
    meeting_id: MeetingId,
    rules: BodyRules,
    body: Electorate,
    motion: Motion,
    apart: Collection[ParticipantId],
) -> RollCall:
    """Everybody entitled with an answer; ``apart`` are recused unless the voices say something else."""
    in_writing = motion.mode in IN_WRITING
    away = {} if in_writing else dict.fromkeys(body.away, Voice.ABSENT)
    recused = dict.fromkeys(apart, Voice.RECUSED)
    voices, everybody = motion.voices, [voter.id for voter in body.voters]
    for given in (voices, motion.second_voices, motion.returned):
        _require_entitled(work, meeting_id, rules, body, given or {})
    if motion.mode in BY_NAME:
        if voices is None:
            given = dict.fromkeys(everybody, Voice.FOR)
        else:
            # A sheet that did not come back is a voice that is absent; an answer that is not noted is missing.
            unnamed = dict.fromkeys(everybody, Voice.ABSENT) if in_writing else {}
            given = {**unnamed, **recused, **voices}
            _require_there(body, away, voices)
            return RollCall.of(body.voters, {**given, **away})
        return RollCall.of(body.voters, {**given, **recused, **away})
    asked = Voice.SILENT if motion.mode is AdoptionMode.SILENCE else Voice.PRESENT
    _require_there(body, away, voices or {})
    objecting = {one: v for one, v in (voices or {}).items() if v in (Voice.AGAINST, *_NOT_THERE)}
    return RollCall.of(body.voters, {**dict.fromkeys(everybody, asked), **recused, **objecting, **away})


def _require_entitled(
    work: UnitOfWork,
    meeting_id: MeetingId,
    rules: BodyRules,
    body: Electorate,
    voices: Mapping[ParticipantId, object],
) -> None:
    """Refuse a voice of somebody who has none, or whose delegation's voice somebody else casts."""
    outsiders = voices.keys() - {voter.id for voter in body.voters}
    if not outsiders:
        return
    cast_for = casters(work, meeting_id, rules)
    for one in sorted(outsiders):
        person = work.participants.find(one)
        name = full_name(person.names) if person else _unknown(one)
        if one in cast_for:
            voter = cast_for[one]
            raise NotCastingError(name=name, delegation=voter.delegation, caster=voter.name)
        raise NotEntitledError(name=name)


def _unknown(identifier: ParticipantId) -> LocalizedText:
    """What stands for the name of somebody whom the list does not have."""
    return LocalizedText.everywhere(str(identifier))


def _require_there(
    body: Electorate, away: Mapping[ParticipantId, Voice], voices: Mapping[ParticipantId, Voice]
) -> None:
    for voter in body.voters:
        if voter.id in away and voices.get(voter.id, Voice.ABSENT) not in _NOT_THERE:
            raise AbsentVoiceError(name=voter.label)


def _require_apart(roll_call: RollCall, apart: Collection[ParticipantId], number: str) -> None:
    """Refuse a voice of somebody who takes no part."""
    for voter, voice in roll_call.answers:
        if voter.id in apart and voice not in _NOT_THERE:
            raise RecusedVoiceError(name=voter.label, number=number)


def _require_counts_in_place(rules: BodyRules, motion: Motion, roll_call: RollCall) -> None:
    """Counts beside voices have to say the same: passed over in silence they would seem to count.

    A show of hands may be counted for unanimity; then every hand has to be up.
    """
    counts = motion.counts
    if counts is None or motion.mode in BY_COUNT:
        return
    if motion.mode not in BY_NAME:
        raise CountsUncalledError
    tally = roll_call.tally(rules)
    by_name = Counts(voices_for=tally.voices_for, against=tally.against, abstaining=tally.abstaining)
    if counts == by_name:
        return
    if motion.mode is AdoptionMode.UNANIMOUS and motion.voices is None:
        raise HandsNotUnanimousError(
            votes=counts.voices_for,
            against=counts.against,
            abstaining=counts.abstaining,
            present=tally.taking_part,
        )
    raise CountsDifferError(first=_told(by_name), second=_told(counts))


def _require_same_entries(rules: BodyRules, motion: Motion, roll_call: RollCall) -> None:
    """Where a vote was entered twice, or the rules ask for it, both entries have to say the same."""
    by_name = motion.mode in BY_NAME and (motion.voices is not None or motion.second_voices is not None)
    by_count = motion.mode in BY_COUNT
    second = motion.second_voices if by_name else motion.second_counts
    if not by_name and not by_count:
        return
    if second is None:
        if rules.double_entry:
            raise SecondEntryMissingError
        return
    if by_name and motion.second_voices is not None:
        found = differences(roll_call, motion.second_voices)
        if found:
            raise EntriesDifferError(found)
    elif motion.second_counts != motion.counts:
        raise CountsDifferError(first=_told(motion.counts), second=_told(motion.second_counts))


def _told(counts: Counts | None) -> str:
    return "–" if counts is None else f"{counts.voices_for}–{counts.against}–{counts.abstaining}"


def _election(work: UnitOfWork, meeting_id: MeetingId, motion: Motion) -> Election:
    """The round; a second one, in which most votes decide, only follows an election that left a place open."""
    before = work.decisions.get(motion.after).decision if motion.after else None
    if before is not None and (before.meeting_id, before.outcome) != (meeting_id, Outcome.NOT_ELECTED):
        raise NoRoundBeforeError(number=before.number)
    return Election(
        candidates=tuple(motion.candidates),
        seats=motion.seats,
        round=1 if before is None else 2,
        after=motion.after,
    )


def circulation_of(
    work: UnitOfWork,
    meeting_id: MeetingId,
    motion: Motion,
    text: ResolutionText,
    rows: Iterable[NumberedRow],
    now: datetime,
) -> Circulation | None:
    """How the text was circulated that is decided in writing; None for any other mode.

    A silence procedure opened on a draft gives deadline and objections; otherwise the deadline is told. Refuses
    before the deadline, a text that was changed since it was given out, objections in time and sheets too late.
    """
    if motion.mode not in IN_WRITING:
        return None
    zone = work.meetings.get(meeting_id).time_zone
    opened = _silence_procedure(work, meeting_id) if motion.mode is AdoptionMode.SILENCE else None
    deadline = opened.deadline if opened else motion.deadline
    if deadline is None:
        raise DeadlineMissingError
    draft = _draft(work, meeting_id, opened)
    if draft is not None and not _reads_like(draft, rows):
        raise CirculatedTextDiffersError(number=draft.number)
    if draft is not None and draft.issued_at > deadline:
        raise CirculatedLateError(number=draft.number, at=draft.issued_at.astimezone(ZoneInfo(zone)))
    circulation = Circulation(
        deadline=deadline,
        time_zone=opened.time_zone if opened else zone,
        circulated_at=draft.issued_at
        if draft
        else work.journal_search.last_change(text.meeting_id, ("text_row",)),
        draft=draft.number if draft else 0,
        objections=_objections(work, opened) if opened else (),
        returned=motion.returned,
    )
    if not _all_in(work, meeting_id, motion):
        require_over(circulation, now, deadline.astimezone(ZoneInfo(circulation.time_zone)))
    require_silence(circulation)
    known = work.participants.find_all(motion.returned)
    names = {one: full_name(known[one].names) if one in known else _unknown(one) for one in motion.returned}
    require_in_time(circulation, names)
    return circulation


def _all_in(work: UnitOfWork, meeting_id: MeetingId, motion: Motion) -> bool:
    """Whether every sheet of a poll came back: nothing is left to wait for."""
    if motion.mode is not AdoptionMode.WRITTEN_POLL or not motion.voices:
        return False
    rules = work.bodies.get(work.meetings.get(meeting_id).body_id).rules
    voters = electorate(work, meeting_id, rules).voters
    return all(motion.voices.get(one.id, Voice.ABSENT) is not Voice.ABSENT for one in voters)


def _silence_procedure(work: UnitOfWork, meeting_id: MeetingId) -> Consultation | None:
    found = [one for one in work.consultations.of_meeting(meeting_id) if one.kind is ConsultationKind.SILENCE]
    return found[-1] if found else None


def _draft(work: UnitOfWork, meeting_id: MeetingId, opened: Consultation | None) -> Draft | None:
    if opened is not None:
        return work.drafts.get(opened.draft_id)
    drafts = work.drafts.of_meeting(meeting_id)
    return drafts[-1] if drafts else None


def _reads_like(draft: Draft, rows: Iterable[NumberedRow]) -> bool:
    circulated = {one.row.id: one.row.text for one in draft.rows}
    return all(circulated.get(one.row.id) == one.row.text for one in rows)


def _objections(work: UnitOfWork, opened: Consultation) -> tuple[Objection, ...]:
    return tuple(
        Objection(
            author=one.author,
            text=one.text,
            received_at=one.received_at,
            late=one.received_at > opened.deadline,
        )
        for one in work.comments.of_meeting(opened.meeting_id)
        if one.consultation_id == opened.id
    )
