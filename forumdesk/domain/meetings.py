"""Meetings of a body."""

from dataclasses import dataclass
from datetime import date

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import BodyId, MeetingId
from forumdesk.domain.speaking import SpeakingLimits
from forumdesk.domain.texts import LocalizedText

DEFAULT_TIME_ZONE = "Asia/Almaty"


class DatesReversedError(DomainError):
    """The last day lies before the first."""

    code = "meeting.dates_reversed"
    message = N_(
        "The last day of the meeting, {last}, is before its first day, {first}. Correct one of them."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting. Dates are local to ``time_zone`` (an IANA name); None while open.

    ``working_title`` says that the title was made up by the program and gives way to the first real one.
    ``chair`` and ``secretary`` are the names printed in the signature block. ``limits`` are for speeches.
    """

    id: MeetingId
    body_id: BodyId
    number: str = ""
    title: LocalizedText = LocalizedText()
    working_title: bool = False
    first_day: date | None = None
    last_day: date | None = None
    place: LocalizedText = LocalizedText()
    time_zone: str = DEFAULT_TIME_ZONE
    chair: LocalizedText = LocalizedText()
    secretary: LocalizedText = LocalizedText()
    limits: SpeakingLimits = SpeakingLimits()

    def __post_init__(self) -> None:
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise DatesReversedError(first=self.first_day, last=self.last_day)
