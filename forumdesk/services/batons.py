"""Which desk records the decisions of a meeting when several laptops hold a copy."""

from dataclasses import replace

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.keeping import Baton
from forumdesk.services.deeds import Deeds
from forumdesk.services.desk import Desk
from forumdesk.storage.work import UnitOfWork

TAKEN = "baton.taken"
FREED = "baton.freed"


_OFFERED = "offered by "
"""Begins what stands for the desk of a baton that was handed over and is not taken yet; the giver follows."""


class DecidedElsewhereError(DomainError):
    """Another desk records the decisions of this meeting."""

    code = "baton.elsewhere"
    message = N_(
        "Decisions of this meeting are recorded at desk “{desk}”, since {at}. Nothing was recorded here."
        " To record here,"
        " take over the recording of decisions first, once that desk has stopped."
    )


class Batons:
    """The right to record decisions, meeting by meeting; where nobody has it every desk may."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def holder(self, meeting_id: MeetingId) -> Baton | None:
        """Who records the decisions of a meeting; None where every desk may."""
        with self._deeds.database.reading() as work:
            return work.batons.find(meeting_id)

    def is_elsewhere(self, meeting_id: MeetingId) -> bool:
        """Whether another desk records the decisions of a meeting, so that this one may not."""
        baton = self.holder(meeting_id)
        return baton is not None and not holds(baton, self._deeds.desk)

    def offered(self) -> tuple[Baton, ...]:
        """The right that came here with a copy, for somebody whose desk is not known: meeting by meeting.

        Whoever sits here says whether it is meant for them; the desk that handed it over is not asked.
        """
        with self._deeds.database.reading() as work:
            return tuple(one for one in work.batons.all() if _may_be_meant(one, self._deeds.desk))

    def take(self, meeting_id: MeetingId) -> Baton:
        """Let this desk alone record the decisions of a meeting from now on."""
        with self._deeds.begin(TAKEN, meeting_id) as deed:
            known = deed.work.batons.find(meeting_id)
            if known is not None and known.desk_id == self._deeds.desk.id:
                return known
            deed.values["desk"] = self._deeds.desk.name
            return _taken(deed.work, meeting_id, self._deeds)

    def take_offered(self) -> tuple[Baton, ...]:
        """Take all that is offered, in one deed; see :meth:`offered`."""
        desk = self._deeds.desk
        with self._deeds.begin(TAKEN) as deed:
            found = tuple(one for one in deed.work.batons.all() if _may_be_meant(one, desk))
            deed.values["desk"] = desk.name
            return tuple(_taken(deed.work, one.id, self._deeds) for one in found)

    def free(self, meeting_id: MeetingId) -> None:
        """Let every desk record decisions of a meeting."""
        with self._deeds.begin(FREED, meeting_id) as deed:
            deed.work.batons.remove(meeting_id)


def offered_by(desk_id: str) -> str:
    """What stands for the desk that is to decide, until it is known; ``desk_id`` is that of the giver."""
    return f"{_OFFERED}{desk_id}"


def holds(baton: Baton, desk: Desk) -> bool:
    """Whether a desk is the one named; one whose identifier was not known when it was named is known by its name.

    The desk that handed the right over has it no more, however it is called.
    """
    if baton.desk_id and not baton.desk_id.startswith(_OFFERED):
        return baton.desk_id == desk.id
    return baton.desk_id != offered_by(desk.id) and baton.desk_name.casefold() == desk.name.casefold()


def require_here(work: UnitOfWork, meeting_id: MeetingId, desk: Desk) -> None:
    """Refuse where another desk records the decisions of a meeting: :class:`DecidedElsewhereError`."""
    from forumdesk.services.meeting_clock import shown

    baton = work.batons.find(meeting_id)
    if baton is not None and not holds(baton, desk):
        (at, _) = shown(work, meeting_id, baton.at, baton.at)
        raise DecidedElsewhereError(desk=baton.desk_name, at=at)


def claim(work: UnitOfWork, meeting_id: MeetingId, desk: Desk) -> None:
    """With the first decision that a desk records, what it was known for by name alone becomes its own.

    Two desks of one name are told apart from then on, and merging them asks.
    """
    baton = work.batons.find(meeting_id)
    if baton is not None and baton.desk_id != desk.id and holds(baton, desk):
        work.batons.put(replace(baton, desk_id=desk.id, desk_name=desk.name))


def _taken(work: UnitOfWork, meeting_id: MeetingId, deeds: Deeds) -> Baton:
    baton = Baton(id=meeting_id, desk_id=deeds.desk.id, desk_name=deeds.desk.name, at=deeds.clock())
    work.batons.put(baton)
    return baton


def _may_be_meant(baton: Baton, desk: Desk) -> bool:
    return (
        baton.desk_id.startswith(_OFFERED) and baton.desk_id != offered_by(desk.id) and not holds(baton, desk)
    )
