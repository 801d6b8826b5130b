"""Who speaks, for how long, and whose turn is next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from forumdesk.domain import spans as times
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import AgendaItemId, MeetingId, ParticipantId, SpeechId
from forumdesk.domain.spans import Spans

LONGEST_LIMIT = 4 * 60 * 60
"""Seconds; nobody is given the floor for longer."""


class SpeechKind(StrEnum):
    """In what capacity somebody speaks."""

    REPORT = "report"
    DEBATE = "debate"
    REPLY = "reply"
    POINT_OF_ORDER = "point_of_order"

    @property
    def is_open_after_closing(self) -> bool:
        """Whether it may be asked for once the list of speakers is closed: a right, not a debate."""
        return self in (SpeechKind.REPLY, SpeechKind.POINT_OF_ORDER)


class SpeechState(StrEnum):
    """Where a speech stands."""

    WAITING = "waiting"
    SPEAKING = "speaking"
    PAUSED = "paused"
    DONE = "done"


class LimitError(DomainError):
    """No length of a speech."""

    code = "speaking.limit"
    message = N_("A speech lasts from 0 (no limit) to {most} minutes, not {minutes}.")


class ListClosedError(DomainError):
    """The list of speakers was closed."""

    code = "speaking.list_closed"
    message = N_(
        "The list of speakers is closed. Nobody was added. Open it again, or enter a reply or a point of order."
    )


class AlreadyAskedError(DomainError):
    """Somebody already waits."""

    code = "speaking.already_asked"
    message = N_("{name} is on the list of speakers already and was not added again.")


class SpeakerAbsentError(DomainError):
    """Who is not there cannot speak."""

    code = "speaking.absent"
    message = N_(
        "{name} is not in the hall and was not given the floor. Mark the arrival, or call the next speaker."
    )


class SpeakerRefusedError(DomainError):
    """Whose participation was refused, or instead of whom another came, has no floor."""

    code = "speaking.refused"
    message = N_("{name} was refused or replaced and cannot be given the floor. Nothing was changed.")


class SpeechOverError(DomainError):
    """A speech that is over stays as it was."""

    code = "speaking.over"
    message = N_("This speech is over. Put the speaker on the list again.")


class NotSpokenError(DomainError):
    """What has not begun cannot end."""

    code = "speaking.not_begun"
    message = N_("{name} has not had the floor yet. Give the floor first, or take the speaker off the list.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakingLimits:
    """Seconds for each kind of speech; 0 sets no limit."""

    report: int = 0
    debate: int = 0
    reply: int = 0
    point_of_order: int = 0

    def __post_init__(self) -> None:
        for kind in SpeechKind:
            require_limit(self.of(kind))

    def of(self, kind: SpeechKind) -> int:
        """Seconds for a kind."""
        seconds: int = getattr(self, kind.value)
        return seconds

    def to_plain(self) -> dict[str, int]:
        """Kinds with a limit and its seconds."""
        return {kind.value: self.of(kind) for kind in SpeechKind if self.of(kind)}

    @staticmethod
    def from_plain(plain: Mapping[str, Any]) -> "SpeakingLimits":
        """The reverse of :meth:`to_plain`."""
        return SpeakingLimits(**{SpeechKind(kind).value: int(seconds) for kind, seconds in plain.items()})


def require_limit(seconds: int) -> int:
    """The seconds themselves; LimitError below 0 or above four hours."""
    if not 0 <= seconds <= LONGEST_LIMIT:
        raise LimitError(minutes=seconds // 60, most=LONGEST_LIMIT // 60)
    return seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """A turn to speak, from the moment it was asked for. ``limit`` in seconds, 0 for none."""

    id: SpeechId
    meeting_id: MeetingId
    item_id: AgendaItemId
    participant_id: ParticipantId
    kind: SpeechKind
    position: int
    asked_at: datetime
    limit: int = 0
    spans: Spans = ()
    finished: bool = False

    @property
    def state(self) -> SpeechState:
        """Where it stands."""
        if self.finished:
            return SpeechState.DONE
        if times.is_running(self.spans):
            return SpeechState.SPEAKING
        return SpeechState.PAUSED if self.spans else SpeechState.WAITING

    @property
    def begun(self) -> datetime | None:
        """When the floor was given."""
        return self.spans[0].begun if self.spans else None

    def length(self, now: datetime) -> timedelta:
        """How long was spoken until ``now``, without pauses."""
        return times.length(self.spans, now)

    def left(self, now: datetime) -> timedelta | None:
        """What is left of the limit; negative once it is overrun, None without a limit."""
        return timedelta(seconds=self.limit) - self.length(now) if self.limit else None

    def overrun(self, now: datetime) -> timedelta:
        """How much longer than allowed was spoken."""
        left = self.left(now)
        return max(-left, timedelta()) if left is not None else timedelta()

    def begin(self, at: datetime) -> "Speech":
        """The speaker has the floor, or has it again after a pause; SpeechOverError once over."""
        if self.finished:
            raise SpeechOverError
        return replace(self, spans=times.begun(self.spans, at))

    def pause(self, at: datetime) -> "Speech":
        """The clock stands still."""
        return replace(self, spans=times.ended(self.spans, at))

    def finish(self, at: datetime) -> "Speech":
        """The speaker is done."""
        return replace(self, spans=times.ended(self.spans, at), finished=True)


def in_turn(waiting: Sequence[Speech]) -> tuple[Speech, ...]:
    """The order in which those who wait are called: points of order at once, the others as they stand."""
    return tuple(
        sorted(waiting, key=lambda one: (one.kind is not SpeechKind.POINT_OF_ORDER, one.position, one.id))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakingTotal:
    """How often and how long somebody spoke; ``key`` identifies a person, delegation, country or item."""

    key: str
    speeches: int = 0
    length: timedelta = field(default_factory=timedelta)
    overrun: timedelta = field(default_factory=timedelta)

    def plus(self, speech: Speech, now: datetime) -> "SpeakingTotal":
        """The total with one more speech."""
        return replace(
            self,
            speeches=self.speeches + 1,
            length=self.length + speech.length(now),
            overrun=self.overrun + speech.overrun(now),
        )


def totals(speeches: Sequence[tuple[str, Speech]], now: datetime) -> tuple[SpeakingTotal, ...]:
    """Totals by the key of each speech, the longest first; speeches that have not begun are left out."""
    found: dict[str, SpeakingTotal] = {}
    for key, speech in speeches:
        if speech.spans:
            found[key] = found.get(key, SpeakingTotal(key=key)).plus(speech, now)
    return tuple(sorted(found.values(), key=lambda one: (-one.length, one.key)))
