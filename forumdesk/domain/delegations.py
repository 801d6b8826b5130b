"""Delegations: people who speak for one state or organisation."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from forumdesk.domain.identifiers import DelegationId, MeetingId, ParticipantId
from forumdesk.domain.people import Participant, Role
from forumdesk.domain.texts import LocalizedText

_RANKS = {Role.HEAD_OF_DELEGATION: 0, Role.DEPUTY_HEAD: 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """A delegation at one meeting; ``one_voice`` lets at most one of its members have a voice."""

    id: DelegationId
    meeting_id: MeetingId
    name: LocalizedText
    country: str = ""
    one_voice: bool = False


def rank(person: Participant) -> int:
    """The place within a delegation: head, deputy, members."""
    return _RANKS.get(person.role, len(_RANKS))


def with_one_voice(
    members: Iterable[Participant], preferred: ParticipantId | None = None
) -> tuple[Participant, ...]:
    """The members whose voice has to change so that at most one of them has it; changed values only.

    The voice is ``preferred``'s if that member has one, else the highest in rank keeps it, then the first on
    the list. Nobody gets a voice who had none; whoever was refused or replaced is left alone.
    """
    voices = [one for one in members if one.has_voice]
    voices.sort(key=lambda one: (one.id != preferred, rank(one), one.number))
    return tuple(replace(one, entitled=False) for one in voices[1:])
