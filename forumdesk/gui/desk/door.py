"""What the desk does at the door: each act ends in a verdict, never in a count that is wrong."""

from forumdesk.domain.attendance import Standing
from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.people_list import ListedPerson, ListFilter, ListOrder
from forumdesk.domain.texts import Language
from forumdesk.gui.desk.add_form import NewPerson
from forumdesk.gui.desk.scanner import code_typed
from forumdesk.gui.desk.verdicts import REFUSALS, Verdict, VerdictKind
from forumdesk.language.collation import search_fold
from forumdesk.services.attendance import DoorView, ScanVerdict
from forumdesk.services.register import Register

_OF_SCANS = {
    ScanVerdict.OTHER_EVENT: VerdictKind.OTHER_EVENT,
    ScanVerdict.UNKNOWN: VerdictKind.UNKNOWN,
    ScanVerdict.NO_CODE: VerdictKind.NO_CODE,
}
LEAST_LETTERS = 2
_RANKED = 120
"""How many of those found are looked through for names that begin with what was typed."""


class Door:
    """The services of one register as the desk of one meeting uses them."""

    def __init__(self, register: Register, meeting_id: MeetingId) -> None:
        self._register, self._meeting_id = register, meeting_id

    def view(self, participant_id: ParticipantId) -> DoorView:
        """How a person stands."""
        return self._register.attendance.at_the_door(participant_id)

    def found(self, text: str, language: Language) -> tuple[ListedPerson, ...]:
        """Who fits what was typed: a badge code, or two letters at least of anything that a list is searched by.

        Those whose family name begins so come first, then those whose given name does; by name among themselves.
        """
        code = code_typed(text)
        if code is not None:
            person = self._register.attendance.scan(self._meeting_id, code).person
            return (self.listed(person.id),) if person else ()
        if sum(letter.isalnum() for letter in text) < LEAST_LETTERS:
            return ()
        listed = self._register.participants.window(
            self._meeting_id, ListFilter(words=text), ListOrder(), language, 0, _RANKED
        )
        begun = search_fold(text)
        return tuple(sorted(listed, key=lambda one: _rank(one, begun)))

    def count(self, text: str) -> int:
        """How many fit what was typed."""
        return self._register.participants.count(self._meeting_id, ListFilter(words=text))

    def listed(self, participant_id: ParticipantId) -> ListedPerson:
        """One person as a row of the list."""
        view = self.view(participant_id)
        return ListedPerson(person=view.person, presence=view.presence)

    def scan(self, code: str) -> Verdict:
        """Read a code and mark the arrival of whom it names."""
        scan = self._register.attendance.scan(self._meeting_id, code_typed(code) or code)
        if scan.person is None:
            return Verdict(kind=_OF_SCANS[scan.verdict], code=code)
        return self.arrive(scan.person.id)

    def arrive(self, participant_id: ParticipantId) -> Verdict:
        """Mark an arrival or a return; somebody who is there, or may not come in, is told of and nothing else."""
        view = self.view(participant_id)
        if view.presence.standing.is_present and not view.presence.standing.is_remote:
            return Verdict(kind=VerdictKind.ALREADY, person=participant_id)
        refusal = REFUSALS.get(view.admission)
        if refusal is not None:
            return Verdict(kind=refusal, person=participant_id)
        presence = self._register.attendance.arrive(participant_id)
        returned = presence.standing is Standing.RETURNED
        return Verdict(kind=VerdictKind.RETURNED if returned else VerdictKind.ARRIVED, person=participant_id)

    def leave(self, participant_id: ParticipantId) -> Verdict:
        """Mark a departure of somebody who is there."""
        if not self.view(participant_id).presence.standing.is_present:
            return Verdict(kind=VerdictKind.NOT_THERE, person=participant_id)
        self._register.attendance.leave(participant_id)
        return Verdict(kind=VerdictKind.LEFT, person=participant_id)

    def accredit(self, participant_id: ParticipantId) -> Verdict:
        """Accredit somebody and mark the arrival, as one deed."""
        self._register.attendance.arrive(participant_id, accredit=True)
        return Verdict(kind=VerdictKind.ARRIVED, person=participant_id)

    def add(self, new: NewPerson) -> Verdict:
        """Put somebody on the list and mark the arrival, as one deed; not accredited where the meeting accredits."""
        person = self._register.attendance.arrive_new(
            self._meeting_id, new.names, organisation=new.organisation, country=new.country, role=new.role
        )
        view = self.view(person.id)
        kind = VerdictKind.ARRIVED if view.presence.standing.is_present else REFUSALS[view.admission]
        return Verdict(kind=kind, person=person.id)

    def still_holds(self, verdict: Verdict) -> bool:
        """Whether a verdict is still true, after an undo for instance."""
        if verdict.person is None:
            return True
        present = self.view(verdict.person).presence.standing.is_present
        match verdict.kind:
            case VerdictKind.ARRIVED | VerdictKind.RETURNED | VerdictKind.ALREADY:
                return present
            case VerdictKind.LEFT | VerdictKind.NOT_THERE:
                return not present
        return True

    def own_count(self) -> int:
        """How many people this desk has let in."""
        return self._register.attendance.let_in_here(self._meeting_id)


def _rank(listed: ListedPerson, begun: str) -> int:
    names = [listed.person.names.get(language) for language in Language]
    if any(search_fold(f"{name.family} {name.given}").startswith(begun) for name in names):
        return 0
    return 1 if any(search_fold(name.given).startswith(begun) for name in names) else 2
