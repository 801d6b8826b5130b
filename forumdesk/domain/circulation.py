"""Decisions in writing: a text is circulated, and silence or sheets answer it until a deadline."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import ParticipantId
from forumdesk.domain.texts import LocalizedText


class DeadlineMissingError(DomainError):
    """No deadline was said."""

    code = "circulation.deadline_missing"
    message = N_(
        "This way of deciding needs its deadline. Nothing was recorded. Say until when answers counted."
    )


class DeadlineAheadError(DomainError):
    """The deadline is still to come."""

    code = "circulation.deadline_ahead"
    message = N_(
        "The deadline, {deadline}, has not passed yet: until then an answer can still come."
        " Nothing was recorded."
    )


class CirculatedTextDiffersError(DomainError):
    """What was circulated reads otherwise than the text now."""

    code = "circulation.text_differs"
    message = N_(
        "The text was changed after draft {number} was circulated. Nothing was recorded."
        " Circulate the text as it is now, or take the changes back."
    )


class CirculatedLateError(DomainError):
    """The draft was given out when the deadline had passed."""

    code = "circulation.late"
    message = N_(
        "Draft {number} was circulated on {at}, after the deadline: nobody could answer. Nothing was recorded."
        " Circulate it again, with a deadline that is still to come."
    )


class ObjectedError(DomainError):
    """An objection came in time."""

    code = "circulation.objected"
    message = N_(
        "{count} objection came before the deadline ({names}): the silence procedure is broken."
        " Nothing was recorded."
    )
    plural = N_(
        "{count} objections came before the deadline ({names}): the silence procedure is broken."
        " Nothing was recorded."
    )


class LateSheetError(DomainError):
    """A sheet came after the deadline."""

    code = "circulation.late_sheet"
    message = N_(
        "The sheet of {name} came on {at}, after the deadline, and does not count. Nothing was recorded."
        " Leave it out."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """What somebody objected, and when it came; ``late`` ones are kept and do not count."""

    author: str
    text: str
    received_at: datetime
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Circulation:
    """A text that lay open for answers until ``deadline``, an aware moment told in ``time_zone``.

    ``draft`` is the number under which it was given out, 0 for none; ``returned`` says when each sheet came, as far
    as it was noted.
    """

    deadline: datetime
    time_zone: str
    circulated_at: datetime | None = None
    draft: int = 0
    objections: tuple[Objection, ...] = ()
    returned: Mapping[ParticipantId, datetime] | None = None


def require_over(circulation: Circulation, now: datetime, told: object) -> None:
    """Refuse before the deadline; ``told`` is the deadline as it is said in words."""
    if now < circulation.deadline:
        raise DeadlineAheadError(deadline=told)


def require_silence(circulation: Circulation) -> None:
    """Refuse where somebody objected in time, naming who."""
    in_time = [one.author for one in circulation.objections if not one.late]
    if in_time:
        raise ObjectedError(count=len(in_time), names=tuple(in_time))


def require_in_time(circulation: Circulation, names: Mapping[ParticipantId, LocalizedText]) -> None:
    """Refuse a sheet that came after the deadline, naming whose it is."""
    for who, at in (circulation.returned or {}).items():
        if at > circulation.deadline:
            raise LateSheetError(name=names[who], at=at)
