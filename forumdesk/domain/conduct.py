"""A meeting under way: its sittings, and how long each item of the agenda really took."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from forumdesk.domain import spans as times
from forumdesk.domain.agenda import AgendaItem
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import AgendaItemId, MeetingId, ParticipantId, RecusalId, SittingId
from forumdesk.domain.quorum import QuorumCount
from forumdesk.domain.spans import Spans

CLOCK_TOLERANCE = timedelta(seconds=2)
"""How far a clock may be corrected backwards by the system without a word."""


class ItemState(StrEnum):
    """Where an agenda item stands."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    SUSPENDED = "suspended"
    DONE = "done"
    DEFERRED = "deferred"


class MeetingState(StrEnum):
    """Where a meeting stands."""

    NOT_OPENED = "not_opened"
    UNDER_WAY = "under_way"
    SUSPENDED = "suspended"
    CLOSED = "closed"


class NoQuorumToOpenError(DomainError):
    """Too few of the entitled are there to open."""

    code = "conduct.no_quorum"
    message = N_(
        "The meeting was not opened: {present} of {entitled} entitled are there, {needed} are needed,"
        " {count} is missing. Mark who has arrived, or change the quorum to open in the rules of the body."
    )
    plural = N_(
        "The meeting was not opened: {present} of {entitled} entitled are there, {needed} are needed,"
        " {count} are missing. Mark who has arrived, or change the quorum to open in the rules of the body."
    )


class NotOpenedError(DomainError):
    """Nothing goes on before the meeting is open."""

    code = "conduct.not_opened"
    message = N_("The meeting is not open. Open it first.")


class SuspendedError(DomainError):
    """Nothing goes on during a pause."""

    code = "conduct.suspended"
    message = N_("The meeting is suspended. Resume it first.")


class AlreadyOpenError(DomainError):
    """A meeting is opened once a sitting."""

    code = "conduct.already_open"
    message = N_("The meeting is open already.")


class NotUnderWayError(DomainError):
    """Only what is under way can be suspended, resumed or ended."""

    code = "conduct.not_under_way"
    message = N_("Item {number} is not under way. Start it first.")


class ClockBehindError(DomainError):
    """The computer's clock says an earlier time than what is recorded."""

    code = "conduct.clock_behind"
    message = N_(
        "The clock of this computer was set back: it says {now}, and {last} is recorded already."
        " Nothing was recorded. Set the clock right, or go on from the last recorded time."
    )


class EndsBeforeBeginningError(DomainError):
    """An item cannot end before what is recorded of it, or later than now."""

    code = "conduct.end_outside"
    message = N_("Item {number} ended between {first} and {last}. Choose a time in between.")


class ClosedBeforeLastError(DomainError):
    """A sitting cannot close before what is recorded of it, or later than now."""

    code = "conduct.close_outside"
    message = N_("The meeting was closed between {first} and {last}. Choose a time in between.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One sitting of a meeting, from its opening to its closing; spans are interrupted by pauses.

    ``quorum`` is what was counted at the opening. ``clock_shift`` are the seconds by which the times of the sitting
    go before the computer's clock, where that was set back and somebody said to go on.
    """

    id: SittingId
    meeting_id: MeetingId
    number: int
    spans: Spans
    quorum: QuorumCount
    closed: bool = False
    clock_shift: int = 0

    @property
    def state(self) -> MeetingState:
        """Where the sitting stands."""
        if self.closed:
            return MeetingState.CLOSED
        return MeetingState.UNDER_WAY if times.is_running(self.spans) else MeetingState.SUSPENDED

    @property
    def opened_at(self) -> datetime:
        """When it was opened."""
        return self.spans[0].begun

    @property
    def closed_at(self) -> datetime | None:
        """When it was closed; None before."""
        return self.spans[-1].ended if self.closed else None

    def suspend(self, at: datetime) -> "Sitting":
        """The sitting with a pause from ``at`` on."""
        return replace(self, spans=times.ended(self.spans, at))

    def resume(self, at: datetime) -> "Sitting":
        """The sitting gone on with at ``at``."""
        return replace(self, spans=times.begun(self.spans, at))

    def close(self, at: datetime) -> "Sitting":
        """The sitting closed; one closed during a pause ended with the pause's beginning."""
        return replace(self, spans=times.ended(self.spans, at), closed=True)


def meeting_state(sittings: Sequence[Sitting]) -> MeetingState:
    """Where a meeting stands, by its last sitting."""
    return sittings[-1].state if sittings else MeetingState.NOT_OPENED


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRun:
    """The real course of an agenda item, under the item's identifier.

    ``list_closed`` says that nobody is put on its list of speakers any more.
    """

    id: AgendaItemId
    meeting_id: MeetingId
    spans: Spans = ()
    done: bool = False
    deferred: bool = False
    list_closed: bool = False

    @property
    def state(self) -> ItemState:
        """Where the item stands."""
        if self.deferred:
            return ItemState.DEFERRED
        if self.done:
            return ItemState.DONE
        if times.is_running(self.spans):
            return ItemState.UNDER_WAY
        return ItemState.SUSPENDED if self.spans else ItemState.PLANNED

    @property
    def begun(self) -> datetime | None:
        """When it was begun first."""
        return self.spans[0].begun if self.spans else None

    @property
    def ended(self) -> datetime | None:
        """When it was left; None while it is under way or was never begun."""
        return self.spans[-1].ended if self.spans else None

    def length(self, now: datetime) -> timedelta:
        """How long it took until ``now``, without pauses."""
        return times.length(self.spans, now)

    def start(self, at: datetime) -> "ItemRun":
        """Under way from ``at`` on, also one that was suspended, done or deferred before."""
        return replace(self, spans=times.begun(self.spans, at), done=False, deferred=False)

    def suspend(self, at: datetime) -> "ItemRun":
        """Interrupted at ``at``."""
        return replace(self, spans=times.ended(self.spans, at))

    def end(self, at: datetime) -> "ItemRun":
        """Done at ``at``."""
        return replace(self, spans=times.ended(self.spans, at), done=True)

    def defer(self, at: datetime) -> "ItemRun":
        """Put off; what was done of it stays."""
        return replace(self, spans=times.ended(self.spans, at), done=False, deferred=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemNote:
    """What the secretary notes for the minutes of an item, under the item's identifier."""

    id: AgendaItemId
    meeting_id: MeetingId
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recusal:
    """Somebody takes no part in the decision on an item."""

    id: RecusalId
    meeting_id: MeetingId
    item_id: AgendaItemId
    participant_id: ParticipantId
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excuse:
    """Somebody is absent with leave, under the participant's identifier."""

    id: ParticipantId
    meeting_id: MeetingId
    reason: str = ""


def latest(moments: Iterable[datetime | None]) -> datetime | None:
    """The latest of those that are known."""
    return max((one for one in moments if one is not None), default=None)


def current_item(
    runs: Iterable[ItemRun], parents: Mapping[AgendaItemId, AgendaItemId | None]
) -> AgendaItemId | None:
    """What began last of what is under way, of what is suspended where nothing is; a sub-item before its item.

    ``parents`` names what each item stands below.
    """
    open_ones = [one for one in runs if one.state in (ItemState.UNDER_WAY, ItemState.SUSPENDED)]
    above = {parents.get(one.id) for one in open_ones if one.state is ItemState.UNDER_WAY}
    known = [one for one in open_ones if one.id not in above] or open_ones
    known.sort(
        key=lambda one: (
            one.state is ItemState.UNDER_WAY,
            one.spans[-1].begun,
            one.spans[0].begun,
            parents.get(one.id) is not None,
            one.id,
        )
    )
    return known[-1].id if known else None


def following_item(
    items: Sequence[AgendaItem], runs: Mapping[AgendaItemId, ItemRun], current: AgendaItemId | None
) -> AgendaItemId | None:
    """The first item that has not begun behind ``current``, or behind the one begun last where that is None.

    ``items`` stand in printing order. What was left out below an item that is over is passed over.
    """
    begun = [one for one in runs.values() if one.spans]
    last = max(begun, key=lambda one: (one.spans[-1].begun, one.spans[0].begun), default=None)
    origin = current or (last.id if last else None)
    at = next((place for place, one in enumerate(items) if one.id == origin), -1)
    over: set[AgendaItemId | None] = {
        key for key, one in runs.items() if one.state in (ItemState.DONE, ItemState.DEFERRED)
    }
    for place, one in enumerate(items):
        if one.parent_id in over:
            over.add(one.id)
        is_planned = one.id not in runs or runs[one.id].state is ItemState.PLANNED
        if place > at and is_planned and one.id not in over:
            return one.id
    return None


def require_clock(
    now: datetime, last: datetime | None, shown: tuple[str | datetime, str | datetime]
) -> datetime:
    """``now``, or ``last`` where the clock was corrected by a moment; ClockBehindError where it was set back.

    ``shown`` are both moments as the sentence shows them.
    """
    if last is None or now >= last:
        return now
    if last - now <= CLOCK_TOLERANCE:
        return last
    raise ClockBehindError(now=shown[0], last=shown[1])
