"""Identity numbers for the guard's pass list: kept apart, erased after the meeting."""

from collections.abc import Mapping
from datetime import date

from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.texts import clean_line
from forumdesk.services.deeds import Deeds
from forumdesk.storage.work import UnitOfWork


class Passes:
    """Numbers of identity papers. They enter neither journal, undo, event package nor seal."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def numbers(self, meeting_id: MeetingId) -> dict[ParticipantId, str]:
        """Every number of a meeting."""
        with self._deeds.database.reading() as work:
            return numbers_of(work, meeting_id)

    def set_numbers(self, meeting_id: MeetingId, numbers: Mapping[ParticipantId, str]) -> None:
        """Keep numbers; an empty one takes it away. The journal notes nothing."""
        with self._deeds.database.unit_of_work() as work:
            for person, number in numbers.items():
                work.identity_numbers.put(meeting_id, work.participants.get(person).id, clean_line(number))

    def erase(self, meeting_id: MeetingId) -> int:
        """Erase every number of a meeting for good; the journal keeps that it was done and how many there were."""
        with self._deeds.begin("identity_numbers.erased", meeting_id) as deed:
            count = deed.work.identity_numbers.erase(meeting_id)
            if count:
                deed.work.note("identity_numbers", meeting_id, {"count": count}, {"count": 0})
            deed.values["count"] = count
            deed.can_be_undone = False
        return count

    def erase_outdated(self, today: date) -> int:
        """Erase the numbers of every meeting whose last day is over; returns how many there were."""
        with self._deeds.database.reading() as work:
            over = [
                one.id
                for one in work.meetings.all()
                if (last := one.last_day or one.first_day) is not None
                and last < today
                and work.identity_numbers.count(one.id)
            ]
        return sum(self.erase(one) for one in over)


def numbers_of(work: UnitOfWork, meeting_id: MeetingId) -> dict[ParticipantId, str]:
    """Every number of a meeting by the person it belongs to now.

    The number of a row that was merged stays under the row, so that it goes back with the row when the merge is
    undone; until then it is that of the person kept, who has none.
    """
    kept = work.identity_numbers.of_meeting(meeting_id)
    into = {
        ParticipantId(source.id): source.into
        for source in work.sources.of_meeting(meeting_id)
        if source.into != source.id
    }
    merged = {into[row]: number for row, number in kept.items() if row in into}
    return {**merged, **{row: number for row, number in kept.items() if row not in into}}
