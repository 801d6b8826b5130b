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


class PapersChanged(RegisterChanged):
    """The papers of an agenda item."""


class ConductChanged(RegisterChanged):
    """A sitting, the course of an item, its notes, or who is excused or recused."""


class SpeakingChanged(RegisterChanged):
    """The list of speakers, or who has the floor."""


class ResolutionChanged(RegisterChanged):
    """The text of the resolution."""


class AmendmentsChanged(RegisterChanged):
    """An amendment was proposed, or something became of it."""


class ConsultationsChanged(RegisterChanged):
    """A draft, a consultation or a comment."""


class DecisionsChanged(RegisterChanged):
    """A decision was recorded, withdrawn or sealed, something was said to it, or a head was signed."""


class MinutesChanged(RegisterChanged):
    """What stands in the minutes besides what is generated."""


class KeepingChanged(RegisterChanged):
    """Who may decide, a copy handed over, an erasure, or until when data are kept."""


class IssuedChanged(RegisterChanged):
    """A paper was given out, or a signed copy of one came in."""


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
    "paper": PapersChanged,
    "paper_content": PapersChanged,
    "emblem": MeetingsChanged,
    "sitting": ConductChanged,
    "item_run": ConductChanged,
    "item_note": ConductChanged,
    "recusal": ConductChanged,
    "excuse": ConductChanged,
    "speech": SpeakingChanged,
    "text_row": ResolutionChanged,
    "text_setting": ResolutionChanged,
    "dismissal": ResolutionChanged,
    "amendment": AmendmentsChanged,
    "draft": ConsultationsChanged,
    "consultation": ConsultationsChanged,
    "comment": ConsultationsChanged,
    "decision": DecisionsChanged,
    "statement": DecisionsChanged,
    "head_signature": DecisionsChanged,
    "proxy": ConductChanged,
    "minutes": MinutesChanged,
    "minutes_note": MinutesChanged,
    "stationery": MeetingsChanged,
    "issued_paper": IssuedChanged,
    "signed_copy": IssuedChanged,
    "issued_content": IssuedChanged,
    "baton": KeepingChanged,
    "handover": KeepingChanged,
    "erasure": KeepingChanged,
    "retention": KeepingChanged,
}
