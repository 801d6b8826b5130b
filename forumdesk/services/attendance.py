"""Arrivals and departures as the registration desk enters them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from forumdesk.domain.accreditation import AccreditationState, Admission, admission
from forumdesk.domain.attendance import Movement, MovementKind, Presence, passages, presences, present_at
from forumdesk.domain.badges import meeting_tag, read_badge_code
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import MeetingId, MovementId, ParticipantId, new_uuid
from forumdesk.domain.people import Names, Participant
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.deeds import Deeds
from forumdesk.services.delegations import keep_one_voice
from forumdesk.services.meeting_clock import moment_at_the_door
from forumdesk.services.participants import checked, full_name
from forumdesk.storage.work import UnitOfWork


class NotThereError(DomainError):
    """Who is not there cannot leave."""

    code = "attendance.not_there"
    message = N_("{name} is not there and cannot leave. Mark the arrival first.")


class NotAdmittedError(DomainError):
    """The person may not come in as things stand."""

    code = "attendance.not_admitted"
    message = N_("{name} was refused. Nothing was marked. Withdraw the refusal first.")


class NotAccreditedError(NotAdmittedError):
    """The meeting accredits, and this person is not accredited."""

    code = "attendance.not_accredited"
    message = N_("{name} is not accredited. Nothing was marked. Accredit the person first.")


class ReplacedError(NotAdmittedError):
    """Somebody else comes instead."""

    code = "attendance.replaced"
    message = N_("{name} was replaced by {successor}. Nothing was marked.")


class ScanVerdict(StrEnum):
    """What a scanned code means at this desk."""

    KNOWN = "known"
    OTHER_EVENT = "other_event"
    UNKNOWN = "unknown"
    NO_CODE = "no_code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A scanned code; ``person`` is set for a known one."""

    verdict: ScanVerdict
    person: Participant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorView:
    """What the desk shows of one person: where they are, and whether they may come in."""

    person: Participant
    presence: Presence
    admission: Admission
    successor: Participant | None = None


class Attendance:
    """The log of one register. Every entry says at which desk it was made."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def scan(self, meeting_id: MeetingId, text: str) -> Scan:
        """What a scanned or typed badge code means; the badge of somebody merged is that of the person kept."""
        code = read_badge_code(text)
        if code is None:
            return Scan(verdict=ScanVerdict.NO_CODE)
        if code.meeting_tag != meeting_tag(meeting_id):
            return Scan(verdict=ScanVerdict.OTHER_EVENT)
        with self._deeds.database.reading() as work:
            person = work.participants.with_badge(meeting_id, code.person_tag) or _merged(
                work, meeting_id, code.person_tag
            )
        return Scan(verdict=ScanVerdict.KNOWN if person else ScanVerdict.UNKNOWN, person=person)

    def at_the_door(self, participant_id: ParticipantId) -> DoorView:
        """Everything the desk needs to know of one person."""
        with self._deeds.database.reading() as work:
            return _door_view(work, participant_id)

    def arrive(
        self, participant_id: ParticipantId, at: datetime | None = None, *, accredit: bool = False
    ) -> Presence:
        """Mark an arrival or a return; who is in the hall already stays there, and nothing is entered.

        Without ``at`` it happens now, by the clock of the meeting once it is open. An excuse ends with it.
        Refuses people who were refused, replaced, or, where the meeting accredits, are not accredited; with
        ``accredit`` the same deed accredits first.
        """
        return self._come_in(participant_id, MovementKind.ARRIVED, at, accredit=accredit)

    def connect(self, participant_id: ParticipantId, at: datetime | None = None) -> Presence:
        """Mark that somebody takes part by a connection; as :meth:`arrive` in all else.

        Whether that counts for the quorum is a rule of the body.
        """
        return self._come_in(participant_id, MovementKind.CONNECTED, at)

    def _come_in(
        self,
        participant_id: ParticipantId,
        kind: MovementKind,
        at: datetime | None,
        *,
        accredit: bool = False,
    ) -> Presence:
        with self._deeds.begin(f"attendance.{kind.value}") as deed:
            guest = deed.work.participants.get(participant_id)
            if accredit and guest.accreditation.counts:
                moved = guest.accreditation.moved(AccreditationState.ACCREDITED, self._deeds.clock())
                deed.work.participants.put(replace(guest, accreditation=moved))
            view = _door_view(deed.work, participant_id)
            _require_admitted(view)
            deed.meeting_id = view.person.meeting_id
            standing = view.presence.standing
            if not standing.is_present or standing.is_remote is not (kind is MovementKind.CONNECTED):
                moment = at or self._now(deed.work, view.person.meeting_id)
                deed.work.movements.put(self._movement(view.person, kind, moment, view.presence))
                deed.work.excuses.remove(participant_id)
            deed.values["name"] = full_name(view.person.names).to_mapping()
            return deed.work.movements.presence(participant_id)

    def arrive_new(self, meeting_id: MeetingId, names: Names, **fields: Any) -> Participant:
        """Put somebody at the end of the list and mark the arrival, as one deed.

        Where the meeting accredits, the arrival waits for the accreditation: the person is on the list only.
        """
        with self._deeds.database.reading() as work:
            accredits = work.participants.accreditation_in_use(meeting_id)
        code = "participant.added" if accredits else "attendance.arrived_new"
        with self._deeds.begin(code, meeting_id) as deed:
            person = checked(
                Participant(
                    id=ParticipantId(new_uuid(self._deeds.clock())),
                    meeting_id=meeting_id,
                    number=deed.work.participants.last_number(meeting_id) + 1,
                    names=names,
                    **fields,
                )
            )
            deed.work.participants.put(person)
            if not accredits:
                presence = Presence(participant_id=person.id)
                moment = self._now(deed.work, meeting_id)
                deed.work.movements.put(self._movement(person, MovementKind.ARRIVED, moment, presence))
            keep_one_voice(deed.work, person.delegation_id)
            deed.values["name"] = full_name(person.names).to_mapping()
        return person

    def leave(self, participant_id: ParticipantId, at: datetime | None = None) -> Presence:
        """Mark a departure; refuses who is not there."""
        with self._deeds.begin("attendance.left") as deed:
            person = deed.work.participants.get(participant_id)
            presence = deed.work.movements.presence(participant_id)
            if not presence.standing.is_present:
                raise NotThereError(name=full_name(person.names))
            deed.meeting_id = person.meeting_id
            moment = at or self._now(deed.work, person.meeting_id)
            deed.work.movements.put(self._movement(person, MovementKind.LEFT, moment, presence))
            deed.values["name"] = full_name(person.names).to_mapping()
            return deed.work.movements.presence(participant_id)

    def take_back(self, participant_id: ParticipantId) -> Presence:
        """Withdraw the last entry of a person; nothing happens when there is none."""
        with self._deeds.begin("attendance.taken_back") as deed:
            person = deed.work.participants.get(participant_id)
            entries = [
                one
                for one in deed.work.movements.of_person(person.meeting_id, person.id)
                if not one.withdrawn
            ]
            if entries:
                deed.work.movements.remove(entries[-1].id)
            deed.meeting_id = person.meeting_id
            deed.values["name"] = full_name(person.names).to_mapping()
            return deed.work.movements.presence(participant_id)

    def log(self, meeting_id: MeetingId) -> tuple[Movement, ...]:
        """The whole log in order of time, withdrawn entries too."""
        with self._deeds.database.reading() as work:
            return work.movements.of_meeting(meeting_id)

    def presences(self, meeting_id: MeetingId, at: datetime | None = None) -> dict[ParticipantId, Presence]:
        """Where everybody is who ever arrived, now or, by the log, at the moment ``at``."""
        if at is not None:
            return presences(one for one in self.log(meeting_id) if one.at <= at)
        with self._deeds.database.reading() as work:
            return work.movements.presences(meeting_id)

    def present_at(self, meeting_id: MeetingId, moment: datetime) -> frozenset[ParticipantId]:
        """Who was there at a moment."""
        return present_at(self.log(meeting_id), moment)

    def people_at(self, meeting_id: MeetingId, moment: datetime) -> tuple[Participant, ...]:
        """Those who were there at a moment, by number, as they are on the list now."""
        there = self.present_at(meeting_id, moment)
        with self._deeds.database.reading() as work:
            found = work.participants.find_all(there).values()
            return tuple(sorted(found, key=lambda one: one.number))

    def of_person(self, participant_id: ParticipantId) -> tuple[Movement, ...]:
        """Every passage of a person in order of time; withdrawn and double entries are left out."""
        with self._deeds.database.reading() as work:
            person = work.participants.get(participant_id)
            return passages(person.id, work.movements.of_person(person.meeting_id, person.id))

    def last_arrived(self, meeting_id: MeetingId, limit: int = 10) -> tuple[DoorView, ...]:
        """Who arrived last, newest first."""
        with self._deeds.database.reading() as work:
            latest = work.movements.latest(meeting_id, limit)
            return tuple(_door_view(work, one.participant_id) for one in latest)

    def let_in_here(self, meeting_id: MeetingId) -> int:
        """How many people this desk has let in."""
        with self._deeds.database.reading() as work:
            return work.movements.count_of_desk(meeting_id, self._deeds.desk.id)

    def _now(self, work: UnitOfWork, meeting_id: MeetingId) -> datetime:
        return moment_at_the_door(work, meeting_id, self._deeds.clock())

    def _movement(
        self, person: Participant, kind: MovementKind, moment: datetime, before: Presence
    ) -> Movement:
        """An entry after the person's last one, even where the clock was set back in between."""
        if before.last_at is not None and moment <= before.last_at:
            moment = before.last_at + timedelta(microseconds=1)
        return Movement(
            id=MovementId(new_uuid(self._deeds.clock())),
            meeting_id=person.meeting_id,
            participant_id=person.id,
            kind=kind,
            at=moment,
            desk_id=self._deeds.desk.id,
            desk_name=self._deeds.desk.name,
        )


def _door_view(work: UnitOfWork, participant_id: ParticipantId) -> DoorView:
    person = work.participants.get(participant_id)
    successor = person.accreditation.replaced_by
    return DoorView(
        person=person,
        presence=work.movements.presence(participant_id),
        admission=admission(
            person.accreditation, in_use=work.participants.accreditation_in_use(person.meeting_id)
        ),
        successor=work.participants.find(successor) if successor else None,
    )


def _require_admitted(view: DoorView) -> None:
    name = full_name(view.person.names)
    match view.admission:
        case Admission.REFUSED:
            raise NotAdmittedError(name=name)
        case Admission.NOT_ACCREDITED:
            raise NotAccreditedError(name=name)
        case Admission.REPLACED:
            by = full_name(view.successor.names) if view.successor else LocalizedText.everywhere("–")
            raise ReplacedError(name=name, successor=by)


def _merged(work: UnitOfWork, meeting_id: MeetingId, tag: str) -> Participant | None:
    from forumdesk.domain.badges import person_tag

    sources: Iterable[ParticipantId] = (
        one.into for one in work.sources.of_meeting(meeting_id) if person_tag(ParticipantId(one.id)) == tag
    )
    return next((person for one in sources if (person := work.participants.find(one))), None)
