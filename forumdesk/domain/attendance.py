"""Arrivals and departures: a log that is only added to, and what follows from it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from forumdesk.domain.identifiers import MeetingId, MovementId, ParticipantId


class MovementKind(StrEnum):
    """Through which way the door was passed; CONNECTED joins from elsewhere, without passing it."""

    ARRIVED = "arrived"
    LEFT = "left"
    CONNECTED = "connected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """One entry of the log. It never leaves the log: one entered by mistake is ``withdrawn``.

    ``revision`` counts how often it was withdrawn and restored, so that two copies of the same entry can be
    told apart; ``desk_id`` and ``desk_name`` say which laptop entered it.
    """

    id: MovementId
    meeting_id: MeetingId
    participant_id: ParticipantId
    kind: MovementKind
    at: datetime
    desk_id: str
    desk_name: str
    withdrawn: bool = False
    revision: int = 0


class Standing(StrEnum):
    """Where a person is, by the log."""

    EXPECTED = "expected"
    ARRIVED = "arrived"
    LEFT = "left"
    RETURNED = "returned"
    CONNECTED = "connected"

    @property
    def is_present(self) -> bool:
        """Whether the person is there, in the hall or by a connection."""
        return self in (Standing.ARRIVED, Standing.RETURNED, Standing.CONNECTED)

    @property
    def is_remote(self) -> bool:
        """Whether the person is there by a connection only."""
        return self is Standing.CONNECTED


_IN_THE_HALL = (Standing.ARRIVED, Standing.RETURNED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """What the log says of one person: the first arrival with its desk, and the last passage."""

    participant_id: ParticipantId
    standing: Standing = Standing.EXPECTED
    first_at: datetime | None = None
    last_at: datetime | None = None
    desk_name: str = ""


def joined(*logs: Iterable[Movement]) -> tuple[Movement, ...]:
    """The logs of several desks as one, in order of time.

    The rule: an entry is known by its identifier and counts once, however many logs hold it. Where copies
    differ, the one with more revisions holds, of equal ones the withdrawn, and of those that two desks gave to
    two people the one of the greater identifier. Thus the order and the number of joinings do not matter.
    That two desks entered the same arrival does no harm: presence is told person by person, and who is there
    already does not come in a second time.
    """
    entries: dict[MovementId, Movement] = {}
    for movement in (one for log in logs for one in log):
        known = entries.get(movement.id)
        if known is None or _weight(movement) > _weight(known):
            entries[movement.id] = movement
    return tuple(sorted(entries.values(), key=_time))


def presences(log: Iterable[Movement]) -> dict[ParticipantId, Presence]:
    """Presence of everybody whom the log names; whoever is missing is expected."""
    of_person: dict[ParticipantId, list[Movement]] = defaultdict(list)
    for movement in log:
        if not movement.withdrawn:
            of_person[movement.participant_id].append(movement)
    return {person: presence_of(person, entries) for person, entries in of_person.items()}


def presence_of(person: ParticipantId, log: Iterable[Movement]) -> Presence:
    """Presence of one person by the entries of ``log``, of which others' and withdrawn ones are passed over."""
    standing, arrivals, last = Standing.EXPECTED, list[Movement](), None
    for movement in sorted(log, key=_time):
        if movement.withdrawn or movement.participant_id != person:
            continue
        if movement.kind is MovementKind.ARRIVED and standing not in _IN_THE_HALL:
            standing = Standing.RETURNED if standing is Standing.LEFT else Standing.ARRIVED
            arrivals.append(movement)
            last = movement.at
        elif movement.kind is MovementKind.CONNECTED and not standing.is_remote:
            standing, last = Standing.CONNECTED, movement.at
            arrivals.append(movement)
        elif movement.kind is MovementKind.LEFT and standing.is_present:
            standing, last = Standing.LEFT, movement.at
    return Presence(
        participant_id=person,
        standing=standing,
        first_at=arrivals[0].at if arrivals else None,
        last_at=last,
        desk_name=arrivals[0].desk_name if arrivals else "",
    )


def present_at(log: Iterable[Movement], moment: datetime) -> frozenset[ParticipantId]:
    """Who is there at ``moment``; a passage at that very moment counts."""
    until = [movement for movement in log if movement.at <= moment]
    return frozenset(person for person, one in presences(until).items() if one.standing.is_present)


def passages(person: ParticipantId, log: Sequence[Movement]) -> tuple[Movement, ...]:
    """The entries that changed where the person is, in order: double entries are passed over."""
    counted, inside = [], False
    for movement in sorted(log, key=_time):
        if movement.withdrawn or movement.participant_id != person:
            continue
        if (movement.kind is not MovementKind.LEFT) is not inside:
            counted.append(movement)
            inside = not inside
    return tuple(counted)


def _time(movement: Movement) -> tuple[datetime, MovementId]:
    return movement.at, movement.id


def _weight(movement: Movement) -> tuple[int, bool, ParticipantId]:
    return movement.revision, movement.withdrawn, movement.participant_id
