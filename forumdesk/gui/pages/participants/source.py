"""The list of participants as filters and order want it now, asked from the register."""

from collections.abc import Sequence
from dataclasses import replace

from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.people_list import ListedPerson, ListFilter, ListOrder
from forumdesk.domain.texts import Language
from forumdesk.services.participants import Participants


class PeopleSource:
    """Never holds people: windows are read when looked at, identifiers only when many are acted on."""

    def __init__(
        self,
        participants: Participants,
        meeting_id: MeetingId,
        wanted: ListFilter,
        order: ListOrder,
        language: Language,
    ) -> None:
        self._participants = participants
        self._meeting_id = meeting_id
        self.wanted = wanted
        self.order = order
        self.language = language
        self._ids: tuple[ParticipantId, ...] | None = None
        self._places: dict[ParticipantId, int] | None = None

    def count(self) -> int:
        """How many pass the filters."""
        return self._participants.count(self._meeting_id, self.wanted)

    def window(self, offset: int, limit: int) -> Sequence[ListedPerson]:
        """Some lines of the list, from ``offset`` on."""
        return self._participants.window(
            self._meeting_id, self.wanted, self.order, self.language, offset, limit
        )

    def ids(self) -> tuple[ParticipantId, ...]:
        """Everybody who passes, in order."""
        if self._ids is None:
            self._ids = self._participants.ids(self._meeting_id, self.wanted, self.order, self.language)
        return self._ids

    def place(self, participant_id: ParticipantId) -> int | None:
        """The place of a person in the list, None for somebody who does not pass."""
        if self._places is not None:
            return self._places.get(participant_id)
        return self._participants.position(
            self._meeting_id, self.wanted, self.order, self.language, participant_id
        )

    def places(self, wanted: Sequence[ParticipantId]) -> dict[ParticipantId, int]:
        """The places of those of ``wanted`` who pass."""
        if len(wanted) > 1 and self._places is None:
            self._places = {one: place for place, one in enumerate(self.ids())}
        found = ((one, self.place(one)) for one in wanted)
        return {one: place for one, place in found if place is not None}

    def without_country(self) -> tuple[int, ...]:
        """The places of people whose country is undecided."""
        if self.wanted.country:
            return ()
        undecided = replace(self.wanted, country="")
        ids = self._participants.ids(self._meeting_id, undecided, self.order, self.language)
        return tuple(sorted(self.places(ids).values()))


def runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Rows in order as runs without gaps: first and last."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and row == found[-1][1] + 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
