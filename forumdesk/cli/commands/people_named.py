"""People as somebody writes them: by number on the list, badge code or identifier."""

from collections.abc import Iterable, Sequence
from typing import Self

from forumdesk.domain.badges import meeting_tag, person_tag, read_badge_code
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.people import Participant
from forumdesk.services.participants import full_name
from forumdesk.services.register import Register


class UnknownPersonError(DomainError):
    """Nobody on the list is meant."""

    code = "people.unknown"
    message = N_(
        "Nobody on the list of participants is meant by “{wanted}”. Nothing was recorded."
        " Write a number on the list, a badge code or an identifier."
    )


class PeopleNamed:
    """The list of one meeting, to find people on."""

    def __init__(self, register: Register, meeting_id: MeetingId) -> None:
        self._take(register.participants.listed(meeting_id), meeting_id)

    @classmethod
    def among(cls, people: Sequence[Participant], meeting_id: MeetingId) -> Self:
        """To find people among these, who are not on the list."""
        made = cls.__new__(cls)
        made._take(people, meeting_id)
        return made

    def _take(self, people: Sequence[Participant], meeting_id: MeetingId) -> None:
        self._people = people
        self._meeting_tag = meeting_tag(meeting_id)
        self._known = {str(one.number): one for one in self._people} | {
            str(one.id): one for one in self._people
        }

    def find(self, wanted: str) -> Participant | None:
        """Who is meant, or None."""
        person = self._known.get(wanted) or self._known.get(wanted.lower())
        badge = None if person else read_badge_code(wanted)
        if badge is None or badge.meeting_tag != self._meeting_tag:
            return person
        return next((one for one in self._people if person_tag(one.id) == badge.person_tag), None)

    def get(self, wanted: str) -> Participant:
        """Who is meant; raises UnknownPersonError."""
        person = self.find(wanted)
        if person is None:
            raise UnknownPersonError(wanted=wanted)
        return person

    def ids(self, wanted: Iterable[str]) -> tuple[ParticipantId, ...]:
        """Whom the words mean, each once."""
        return tuple(dict.fromkeys(self.get(name).id for name in wanted))

    def of_name(self, wanted: str) -> Participant | None:
        """The only one whose full name reads so in some language; None where nobody or several have it."""
        folded = wanted.casefold()
        found = [one for one in self._people if folded in _folded_names(one)]
        return found[0] if len(found) == 1 else None


def _folded_names(person: Participant) -> Sequence[str]:
    return [text.casefold() for _, text in full_name(person.names).items()]
