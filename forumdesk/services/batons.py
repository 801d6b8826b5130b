"""Which desk records the decisions of a meeting when several laptops hold a copy."""

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.keeping import Baton
from forumdesk.services.deeds import Deeds
from forumdesk.services.desk import Desk
from forumdesk.storage.work import UnitOfWork

TAKEN = "baton.taken"
FREED = "baton.freed"


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

    def take(self, meeting_id: MeetingId) -> Baton:
        """Let this desk alone record the decisions of a meeting from now on."""
        desk = self._deeds.desk
        with self._deeds.begin(TAKEN, meeting_id) as deed:
            known = deed.work.batons.find(meeting_id)
            if known is not None and known.desk_id == desk.id:
                return known
            baton = Baton(id=meeting_id, desk_id=desk.id, desk_name=desk.name, at=self._deeds.clock())
            deed.values["desk"] = desk.name
            deed.work.batons.put(baton)
        return baton

    def free(self, meeting_id: MeetingId) -> None:
        """Let every desk record decisions of a meeting."""
        with self._deeds.begin(FREED, meeting_id) as deed:
            deed.work.batons.remove(meeting_id)


def holds(baton: Baton, desk: Desk) -> bool:
    """Whether a desk is the one named; one whose identifier was not known when it was named is known by its name."""
    if baton.desk_id:
        return baton.desk_id == desk.id
    return baton.desk_name.casefold() == desk.name.casefold()


def require_here(work: UnitOfWork, meeting_id: MeetingId, desk: Desk) -> None:
    """Refuse where another desk records the decisions of a meeting: :class:`DecidedElsewhereError`."""
    from forumdesk.services.meeting_clock import shown

    baton = work.batons.find(meeting_id)
    if baton is not None and not holds(baton, desk):
        (at, _) = shown(work, meeting_id, baton.at, baton.at)
        raise DecidedElsewhereError(desk=baton.desk_name, at=at)
