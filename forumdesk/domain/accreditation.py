"""Who is admitted: invited, confirmed, accredited; refused; replaced by another person."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import ParticipantId


class AccreditationState(StrEnum):
    """How far the admission of a person has come."""

    INVITED = "invited"
    CONFIRMED = "confirmed"
    ACCREDITED = "accredited"
    REFUSED = "refused"
    REPLACED = "replaced"


STATE_NAMES: dict[AccreditationState, str] = {
    AccreditationState.INVITED: N_("invited"),
    AccreditationState.CONFIRMED: N_("confirmed"),
    AccreditationState.ACCREDITED: N_("accredited"),
    AccreditationState.REFUSED: N_("refused"),
    AccreditationState.REPLACED: N_("replaced"),
}


class ReplacedAlreadyError(DomainError):
    """Somebody else came in this person's place; the state stays as it is."""

    code = "accreditation.replaced_already"
    message = N_(
        "This person was replaced by another and cannot be admitted again. Undo the replacement first."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Accreditation:
    """The state of a person's admission. ``times`` say when each state was last reached, in order of time."""

    state: AccreditationState = AccreditationState.INVITED
    times: tuple[tuple[AccreditationState, datetime], ...] = ()
    replaced_by: ParticipantId | None = None

    @property
    def counts(self) -> bool:
        """Whether the person is counted among the participants: everyone is who was not refused or replaced."""
        return self.state not in (AccreditationState.REFUSED, AccreditationState.REPLACED)

    def at(self, state: AccreditationState) -> datetime | None:
        """When ``state`` was last reached; None if never, or before times were kept."""
        return dict(self.times).get(state)

    def moved(self, to: AccreditationState, at: datetime) -> "Accreditation":
        """Reach a state; reaching the same again keeps the first time. A step may be left out or taken back."""
        if self.state is AccreditationState.REPLACED:
            raise ReplacedAlreadyError
        if to is self.state:
            return self
        kept = tuple(pair for pair in self.times if pair[0] is not to)
        return replace(self, state=to, times=(*kept, (to, at)))

    def replaced(self, by: ParticipantId, at: datetime) -> "Accreditation":
        """Another person comes instead."""
        return replace(self.moved(AccreditationState.REPLACED, at), replaced_by=by)


class Admission(StrEnum):
    """What the registration desk is told about somebody who comes to the door."""

    ADMITTED = "admitted"
    NOT_ACCREDITED = "not_accredited"
    REFUSED = "refused"
    REPLACED = "replaced"


def admission(accreditation: Accreditation, *, in_use: bool) -> Admission:
    """Whether a person may come in.

    ``in_use`` says whether the meeting accredits at all, that is whether anybody was accredited yet: a forum
    that does not keep accreditation lets in everyone on its list who was not refused.
    """
    match accreditation.state:
        case AccreditationState.REFUSED:
            return Admission.REFUSED
        case AccreditationState.REPLACED:
            return Admission.REPLACED
        case AccreditationState.ACCREDITED:
            return Admission.ADMITTED
    return Admission.NOT_ACCREDITED if in_use else Admission.ADMITTED
