"""Conducting a meeting: its sittings, and the agenda item after item with real times."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from forumdesk.domain import spans
from forumdesk.domain.agenda import AgendaItem, beside, in_order, line_to
from forumdesk.domain.conduct import (
    AlreadyOpenError,
    ClosedBeforeLastError,
    EndsBeforeBeginningError,
    ItemNote,
    ItemRun,
    ItemState,
    MeetingState,
    NoQuorumToOpenError,
    NotOpenedError,
    NotUnderWayError,
    Sitting,
    SuspendedError,
    following_item,
    meeting_state,
)
from forumdesk.domain.identifiers import AgendaItemId, MeetingId, SittingId, new_uuid
from forumdesk.domain.speaking import SpeechState
from forumdesk.domain.texts import clean_text
from forumdesk.services.agendas import carry_on_above
from forumdesk.services.decisions import Decisions
from forumdesk.services.deeds import Deed, Deeds
from forumdesk.services.meanwhile import unclashed_text
from forumdesk.services.meeting_clock import (
    current_sitting,
    item_under_way,
    meeting_time,
    moment_of_meeting,
    shown,
)
from forumdesk.services.quorum import count_to_open
from forumdesk.storage.work import UnitOfWork

_OPEN = (ItemState.UNDER_WAY, ItemState.SUSPENDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConductStanding:
    """How far a meeting has come.

    ``current`` is the item under way that began last, or one that is suspended where none is; ``now`` is the
    time of the meeting and ``behind`` how far the computer's clock was set back behind what is recorded.
    """

    state: MeetingState
    sitting: Sitting | None
    runs: Mapping[AgendaItemId, ItemRun]
    current: AgendaItemId | None
    now: datetime
    behind: timedelta


class Conduct:
    """Sittings and the real course of items. Going on to another item and closing seal what was decided."""

    def __init__(self, deeds: Deeds, decisions: Decisions) -> None:
        self._deeds = deeds
        self._decisions = decisions
        self._shifts: dict[MeetingId, int] = {}

    def standing(self, meeting_id: MeetingId) -> ConductStanding:
        """How far the meeting has come."""
        with self._deeds.database.reading() as work:
            sittings = work.sittings.of_meeting(meeting_id)
            runs = {one.id: one for one in work.item_runs.of_meeting(meeting_id)}
            told = meeting_time(work, meeting_id, self._clock(meeting_id, sittings))
            current = item_under_way(work, tuple(runs.values()))
        return ConductStanding(
            state=meeting_state(sittings),
            sitting=sittings[-1] if sittings else None,
            runs=runs,
            current=current,
            now=told.now,
            behind=told.behind,
        )

    def moment(self, meeting_id: MeetingId) -> datetime:
        """Now, by the clock of the meeting."""
        return self.standing(meeting_id).now

    def sittings(self, meeting_id: MeetingId) -> tuple[Sitting, ...]:
        """Every sitting, in order."""
        with self._deeds.database.reading() as work:
            return work.sittings.of_meeting(meeting_id)

    # sittings

    def open(self, meeting_id: MeetingId) -> Sitting:
        """Open the meeting, or the next sitting of one that was closed. Refuses below the quorum to open."""
        with self._deeds.begin("conduct.opened", meeting_id) as deed:
            known = deed.work.sittings.of_meeting(meeting_id)
            if known and not known[-1].closed:
                raise AlreadyOpenError
            at = moment_of_meeting(deed.work, meeting_id, self._clock(meeting_id, known))
            quorum = count_to_open(deed.work, meeting_id)
            if not quorum.is_met:
                raise NoQuorumToOpenError(
                    count=quorum.missing,
                    present=quorum.present,
                    entitled=quorum.entitled,
                    needed=quorum.needed,
                )
            sitting = Sitting(
                id=SittingId(new_uuid(at)),
                meeting_id=meeting_id,
                number=max((one.number for one in known), default=0) + 1,
                spans=spans.begun((), at),
                quorum=quorum,
                clock_shift=self._shifts.pop(meeting_id, 0),
            )
            deed.work.sittings.put(sitting)
        return sitting

    def suspend(self, meeting_id: MeetingId) -> Sitting:
        """Interrupt the sitting: items under way and whoever speaks are interrupted with it."""
        with self._deeds.begin("conduct.suspended", meeting_id) as deed:
            sitting, at = self._sitting(deed.work, meeting_id)
            for run in deed.work.item_runs.of_meeting(meeting_id):
                if run.state is ItemState.UNDER_WAY:
                    deed.work.item_runs.put(run.suspend(at))
            for speech in deed.work.speeches.open_of_meeting(meeting_id):
                deed.work.speeches.put(speech.pause(at))
            suspended = sitting.suspend(at)
            deed.work.sittings.put(suspended)
        return suspended

    def resume(self, meeting_id: MeetingId) -> Sitting:
        """Go on after a pause with what was under way when it began. Whoever spoke is given the floor anew."""
        with self._deeds.begin("conduct.resumed", meeting_id) as deed:
            sitting = _open_sitting(deed.work, meeting_id)
            if sitting.state is MeetingState.UNDER_WAY:
                raise AlreadyOpenError
            at = self._at(deed.work, meeting_id)
            interrupted = spans.last_moment(sitting.spans)
            for run in deed.work.item_runs.of_meeting(meeting_id):
                if run.state is ItemState.SUSPENDED and run.ended == interrupted:
                    deed.work.item_runs.put(run.start(at))
            carry_on_above(deed.work, meeting_id)
            resumed = sitting.resume(at)
            deed.work.sittings.put(resumed)
        return resumed

    def close(self, meeting_id: MeetingId, at: datetime | None = None) -> Sitting:
        """Close the sitting: what is under way ends, and what was decided is sealed.

        One that was left open is closed at an earlier moment ``at``, not before what is recorded of it.
        """
        with self._deeds.begin("conduct.closed", meeting_id) as deed:
            sitting = _open_sitting(deed.work, meeting_id)
            now = self._at(deed.work, meeting_id)
            runs = deed.work.item_runs.of_meeting(meeting_id)
            if at is not None:
                last = meeting_time(deed.work, meeting_id, now).last or now
                if not last <= at <= now:
                    first_shown, last_shown = shown(deed.work, meeting_id, last, now)
                    raise ClosedBeforeLastError(first=first_shown, last=last_shown)
            self._end_all(deed, runs, at or now)
            closed = sitting.close(at or now)
            deed.work.sittings.put(closed)
            self._decisions.seal_open(deed.work, meeting_id)
        return closed

    # items

    def start(self, item_id: AgendaItemId) -> ItemRun:
        """Go to an item: it and what it stands below are under way, everything else ends.

        A parallel section goes on beside it. What was decided before is sealed.
        """
        with self._deeds.begin("conduct.item_started") as deed:
            return self._go_to(deed, item_id, frozenset())

    def next(self, meeting_id: MeetingId) -> AgendaItemId | None:
        """Go to the next item that has not begun, behind the one that began last, not below one that is over.

        After the last one what is under way ends, and None returns.
        """
        standing = self.standing(meeting_id)
        with self._deeds.database.reading() as work:
            items = list(in_order(work.agenda.of_meeting(meeting_id)))
        following = following_item(items, standing.runs, standing.current)
        if following is not None:
            self.start(following)
        elif standing.current is not None:
            self.end(standing.current)
        return following

    def suspend_item(self, item_id: AgendaItemId) -> ItemRun:
        """Stop the clock of an item and of what is under way below it; whoever speaks is done."""
        with self._deeds.begin("conduct.item_suspended") as deed:
            run, at = self._under_way(deed, item_id)
            for one in self._open_below(deed.work, run):
                self._end_speech(deed, one.id, at)
                deed.work.item_runs.put(one.suspend(at))
            self._end_speech(deed, item_id, at)
            suspended = run.suspend(at)
            deed.work.item_runs.put(suspended)
        return suspended

    def resume_item(self, item_id: AgendaItemId) -> ItemRun:
        """Go on with an item whose clock stands still, and with what was suspended with it."""
        with self._deeds.begin("conduct.item_resumed") as deed:
            run, _ = self._under_way(deed, item_id)
            together = {
                one.id
                for one in self._open_below(deed.work, run)
                if one.state is ItemState.SUSPENDED and one.ended == run.ended
            }
            return self._go_to(deed, item_id, together)

    def end(self, item_id: AgendaItemId, at: datetime | None = None) -> ItemRun:
        """End an item and what is under way below it, now or at an earlier moment.

        That lies after whatever is recorded of the item: its last beginning, its sub-items, its speeches.
        """
        with self._deeds.begin("conduct.item_ended") as deed:
            run, now = self._under_way(deed, item_id)
            below = self._open_below(deed.work, run)
            if at is not None:
                first = _last_of(deed.work, (run, *below))
                if not first <= at <= now:
                    first_shown, last_shown = shown(deed.work, run.meeting_id, first, now)
                    raise EndsBeforeBeginningError(
                        number=deed.values["number"], first=first_shown, last=last_shown
                    )
            self._end_all(deed, below, at or now)
            self._end_speech(deed, item_id, at or now)
            ended = run.end(at or now)
            deed.work.item_runs.put(ended)
        return ended

    def defer(self, item_id: AgendaItemId) -> ItemRun:
        """Put an item off, begun or not; what is under way below it ends."""
        with self._deeds.begin("conduct.item_deferred") as deed:
            item = deed.work.agenda.get(item_id)
            deed.meeting_id, deed.values["number"] = item.meeting_id, item.number
            _, at = self._sitting(deed.work, item.meeting_id)
            run = deed.work.item_runs.find(item_id) or ItemRun(id=item_id, meeting_id=item.meeting_id)
            self._end_all(deed, self._open_below(deed.work, run), at)
            self._end_speech(deed, item_id, at)
            deferred = run.defer(at)
            deed.work.item_runs.put(deferred)
        return deferred

    # notes

    def notes(self, item_id: AgendaItemId) -> str:
        """The notes for the minutes of an item."""
        with self._deeds.database.reading() as work:
            found = work.item_notes.find(item_id)
            return found.text if found else ""

    def note(self, item_id: AgendaItemId, text: str, *, base: str | None = None) -> str:
        """Keep the notes of an item, cleaned, in place of those before; an empty text removes them.

        ``base`` are the notes as the person saw them: ChangedMeanwhileError where somebody else has written others.
        """
        with self._deeds.begin("conduct.noted") as deed:
            item = deed.work.agenda.get(item_id)
            deed.meeting_id, deed.values["number"] = item.meeting_id, item.number
            before = deed.work.item_notes.find(item_id)
            current = before.text if before else ""
            cleaned = unclashed_text(base, clean_text(text), current, current)
            if cleaned:
                deed.work.item_notes.put(ItemNote(id=item_id, meeting_id=item.meeting_id, text=cleaned))
            else:
                deed.work.item_notes.remove(item_id)
        return cleaned

    # the clock

    def go_on_from_last(self, meeting_id: MeetingId) -> None:
        """After the computer's clock was set back: let the meeting's times go on from the last recorded one."""
        with self._deeds.begin("conduct.clock_shifted", meeting_id) as deed:
            sittings = deed.work.sittings.of_meeting(meeting_id)
            told = meeting_time(deed.work, meeting_id, self._clock(meeting_id, sittings))
            seconds = -(-told.behind // timedelta(seconds=1)) if told.behind else 0
            deed.values["count"] = -(-seconds // 60)
            self._shift(deed, meeting_id, seconds)

    def use_clock(self, meeting_id: MeetingId) -> None:
        """Go by the computer's clock again, from when it has caught up with what is recorded; else refused."""
        with self._deeds.begin("conduct.clock_used", meeting_id) as deed:
            sitting = current_sitting(deed.work, meeting_id)
            if sitting is not None:
                deed.work.sittings.put(replace(sitting, clock_shift=0))
            moment_of_meeting(deed.work, meeting_id, self._deeds.clock())
            self._shifts.pop(meeting_id, None)

    def _shift(self, deed: Deed, meeting_id: MeetingId, seconds: int) -> None:
        sitting = current_sitting(deed.work, meeting_id)
        if sitting is None or sitting.closed:
            # There is no sitting yet to keep it; asked again after a restart.
            self._shifts[meeting_id] = self._shifts.get(meeting_id, 0) + seconds
        else:
            deed.work.sittings.put(replace(sitting, clock_shift=sitting.clock_shift + seconds))

    def _clock(self, meeting_id: MeetingId, sittings: Sequence[Sitting]) -> datetime:
        """The computer's clock; before a sitting is open with the shift that waits for it."""
        is_open = bool(sittings) and not sittings[-1].closed
        waiting = 0 if is_open else self._shifts.get(meeting_id, 0)
        return self._deeds.clock() + timedelta(seconds=waiting)

    # steps

    def _go_to(self, deed: Deed, item_id: AgendaItemId, together: Collection[AgendaItemId]) -> ItemRun:
        """Let an item, what it stands below and those that go on ``together`` with it be under way."""
        item = deed.work.agenda.get(item_id)
        deed.meeting_id, deed.values["number"] = item.meeting_id, item.number
        _, at = self._sitting(deed.work, item.meeting_id)
        items = deed.work.agenda.of_meeting(item.meeting_id)
        line = line_to(items, item_id)
        going = [*(one.id for one in line), *together]
        runs = {one.id: one for one in deed.work.item_runs.of_meeting(item.meeting_id)}
        staying = {*going, *beside(items, line)}
        self._end_all(deed, [one for one in runs.values() if one.id not in staying], at)
        for one in going:
            run = runs.get(one) or ItemRun(id=one, meeting_id=item.meeting_id)
            runs[one] = run.start(at)
            deed.work.item_runs.put(runs[one])
        self._decisions.seal_open(deed.work, item.meeting_id)
        return runs[item_id]

    def _open_below(self, work: UnitOfWork, run: ItemRun) -> tuple[ItemRun, ...]:
        """What is under way or suspended below an item."""
        below = {one.id for one in in_order(work.agenda.of_meeting(run.meeting_id), run.id)}
        runs = work.item_runs.of_meeting(run.meeting_id)
        return tuple(one for one in runs if one.id in below and one.state in _OPEN)

    def _at(self, work: UnitOfWork, meeting_id: MeetingId) -> datetime:
        return moment_of_meeting(work, meeting_id, self._deeds.clock())

    def _sitting(self, work: UnitOfWork, meeting_id: MeetingId) -> tuple[Sitting, datetime]:
        """The sitting under way and the moment of the deed."""
        sitting = _open_sitting(work, meeting_id)
        if sitting.state is MeetingState.SUSPENDED:
            raise SuspendedError
        return sitting, self._at(work, meeting_id)

    def _under_way(self, deed: Deed, item_id: AgendaItemId) -> tuple[ItemRun, datetime]:
        """The course of an item that was begun and is not over, and the moment of the deed."""
        item = deed.work.agenda.get(item_id)
        deed.meeting_id, deed.values["number"] = item.meeting_id, item.number
        run = deed.work.item_runs.find(item_id)
        if run is None or run.state not in _OPEN:
            raise NotUnderWayError(number=item.number)
        return run, self._at(deed.work, item.meeting_id)

    def _end_all(self, deed: Deed, runs: Iterable[ItemRun], at: datetime) -> None:
        for run in runs:
            if run.state in _OPEN:
                deed.work.item_runs.put(run.end(at))
                self._end_speech(deed, run.id, at)

    def _end_speech(self, deed: Deed, item_id: AgendaItemId, at: datetime) -> None:
        """Whoever has the floor is done with it; whoever waits goes on waiting."""
        for speech in deed.work.speeches.open_of_item(item_id):
            if speech.state in (SpeechState.SPEAKING, SpeechState.PAUSED):
                deed.work.speeches.put(speech.finish(at))


def _open_sitting(work: UnitOfWork, meeting_id: MeetingId) -> Sitting:
    sitting = current_sitting(work, meeting_id)
    if sitting is None or sitting.closed:
        raise NotOpenedError
    return sitting


def require_under_way(work: UnitOfWork, item: AgendaItem) -> None:
    """Refuse what needs an item under way in an open sitting."""
    if _open_sitting(work, item.meeting_id).state is MeetingState.SUSPENDED:
        raise SuspendedError
    run = work.item_runs.find(item.id)
    if run is None or run.state is not ItemState.UNDER_WAY:
        raise NotUnderWayError(number=item.number)


def _last_of(work: UnitOfWork, runs: Sequence[ItemRun]) -> datetime:
    """The latest moment that is recorded of items and of the speeches on them."""
    moments = [spans.last_moment(one.spans) for one in runs]
    moments += [spans.last_moment(speech.spans) for one in runs for speech in work.speeches.of_item(one.id)]
    return max(one for one in moments if one is not None)
