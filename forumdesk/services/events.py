"""What is told after a deed was kept."""

from dataclasses import dataclass

from forumdesk.domain.identifiers import MeetingId


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterChanged:
    """Something in the register changed. ``meeting_id`` is None when it belongs to no single meeting."""

    meeting_id: MeetingId | None


class MeetingsChanged(RegisterChanged):
    """A body or a meeting."""


class ParticipantsChanged(RegisterChanged):
    """The list of participants."""


class AttendanceChanged(RegisterChanged):
    """Somebody arrived or left."""


class ChoicesChanged(RegisterChanged):
    """A filter or another remembered choice."""


class AgendaChanged(RegisterChanged):
    """The agenda."""


class ResolutionChanged(RegisterChanged):
    """The text of the resolution."""


class DecisionsChanged(RegisterChanged):
    """A decision was recorded, withdrawn or sealed."""


BY_KIND: dict[str, type[RegisterChanged]] = {
    "body": MeetingsChanged,
    "meeting": MeetingsChanged,
    "participant": ParticipantsChanged,
    "delegation": ParticipantsChanged,
    "photo": ParticipantsChanged,
    "source": ParticipantsChanged,
    "distinct_pair": ParticipantsChanged,
    "identity_numbers": ParticipantsChanged,
    "movement": AttendanceChanged,
    "choice": ChoicesChanged,
    "agenda_item": AgendaChanged,
    "text_row": ResolutionChanged,
    "decision": DecisionsChanged,
}
