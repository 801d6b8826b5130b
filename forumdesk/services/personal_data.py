"""What the register holds of one person, told to the person; erasure by law; until when data are kept."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from forumdesk.domain.attendance import Movement
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.keeping import Erasure, Handover, Retention
from forumdesk.domain.people import Participant
from forumdesk.domain.speaking import Speech
from forumdesk.domain.statements import Statement
from forumdesk.domain.texts import LocalizedText, clean_line
from forumdesk.foundation.events import EventBus
from forumdesk.services.deeds import Change, Deeds
from forumdesk.services.events import ParticipantsChanged
from forumdesk.services.participants import full_name
from forumdesk.storage.errors import StorageError
from forumdesk.storage.journal_values import value_of
from forumdesk.storage.plain import UnreadablePlainError
from forumdesk.storage.repositories.journal_entries import JournalEntry
from forumdesk.storage.repositories.personal import PersonalData, Place
from forumdesk.storage.repositories.personal_contacts import PersonalContacts
from forumdesk.storage.repositories.personal_plain import MARK
from forumdesk.storage.work import UnitOfWork

PLACE_NAMES: Mapping[str, str] = {
    "agenda_item": N_("agenda"),
    "amendment": N_("amendments"),
    "body": N_("name of the body"),
    "comment": N_("comments"),
    "decision": N_("decisions"),
    "delegation": N_("delegations"),
    "item_note": N_("notes on agenda items"),
    "journal": N_("journal"),
    "journal_difference": N_("journal"),
    "meeting": N_("meeting"),
    "minutes": N_("the minutes"),
    "minutes_note": N_("the minutes"),
    "paper": N_("papers"),
    "participant": N_("list of participants"),
    "remembered": N_("filters and templates"),
    "signed_copy": N_("signed copies"),
    "statement": N_("statements"),
    "text_row": N_("text of the resolution"),
}
"""What the places are called in which a name may stand; messages to translate."""


class ErasedAlreadyError(DomainError):
    """There is nothing left to erase."""

    code = "personal.erased_already"
    message = N_("The data of this person were erased on {day}. Nothing was changed.")


class NothingHeldError(DomainError):
    """The register holds nothing of the person."""

    code = "personal.nothing"
    message = N_("The register holds nothing of this person.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voiced:
    """A voice of the person in a decision: its number, when, and the voice's name as the record has it."""

    number: int
    at: datetime
    voice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """Everything that the register holds of one person. ``lists`` is what imported lists said, as plain data."""

    person: Participant
    meeting: LocalizedText
    photo: bytes | None
    identity_number: str
    lists: tuple[Mapping[str, Any], ...]
    movements: tuple[Movement, ...]
    speeches: tuple[Speech, ...]
    excuse: str | None
    recusals: tuple[str, ...]
    voices: tuple[Voiced, ...]
    statements: tuple[Statement, ...]
    deeds: tuple[JournalEntry, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasurePreview:
    """What an erasure will empty and what it leaves.

    ``deeds`` are journal entries that speak of the person, ``decisions`` those beside which the name stands;
    ``sealed_statements`` name the author in sealed bytes, ``issued`` papers of the meeting are kept as given out, and
    ``places`` are texts in which the name stands: these stay, and whoever erases has to look at them.
    """

    name: LocalizedText
    number: int
    deeds: int
    decisions: int
    has_photo: bool
    has_number: bool
    sealed_statements: int
    issued: int
    places: tuple[Place, ...]
    handed_over: tuple[Handover, ...] = field(default=())


class Personal:
    """Personal data of participants."""

    def __init__(self, deeds: Deeds, events: EventBus) -> None:
        self._deeds = deeds
        self._events = events
        events.subscribe(Change, self._compact)

    def holdings(self, person_id: ParticipantId) -> Holdings:
        """What the register holds of a person. Raises GoneError for somebody unknown."""
        with self._deeds.database.reading() as work:
            person = _known(work, person_id)
            data = PersonalData(work.session)
            photo = work.photos.find(person_id)
            excuse = work.excuses.find(person_id)
            return Holdings(
                person=person,
                meeting=_title_of(work, person.meeting_id),
                photo=None if photo is None else photo.jpeg,
                identity_number=data.identity_number(person_id),
                lists=data.said_by_lists(person_id),
                movements=work.movements.of_person(person.meeting_id, person_id),
                speeches=work.speeches.of_people([person_id]),
                excuse=None if excuse is None else excuse.reason,
                recusals=tuple(
                    one.reason
                    for one in work.recusals.of_meeting(person.meeting_id)
                    if one.participant_id == person_id
                ),
                voices=tuple(_voices(work, person)),
                statements=_statements(work, person),
                deeds=tuple(work.journal.get(one) for one in data.deeds_about(person_id)),
                places=_left(data, person_id),
            )

    def preview(self, person_id: ParticipantId) -> ErasurePreview:
        """What :meth:`erase` will do and leave; refuses what it would refuse."""
        with self._deeds.database.reading() as work:
            self._require_held(work, person_id)
            person = _known(work, person_id)
            data = PersonalData(work.session)
            sealed = [one for one in _statements(work, person) if one.sealed]
            return ErasurePreview(
                name=full_name(person.names),
                number=person.number,
                deeds=len(data.deeds_about(person_id)),
                decisions=sum(
                    person_id in one.persons for one in work.decisions.of_meeting(person.meeting_id)
                ),
                has_photo=work.photos.find(person_id) is not None,
                has_number=bool(data.identity_number(person_id)),
                sealed_statements=len(sealed),
                issued=len(work.issued_papers.of_meeting(person.meeting_id)),
                places=_left(data, person_id),
                handed_over=work.handovers.all(),
            )

    def erase(self, person_id: ParticipantId, reason: str = "") -> Erasure:
        """Erase the data of a person by law, for good. Who took part and how many stays, without a name.

        Also of somebody who was deleted from the list: what the journal and the bin hold of the person goes.
        The journal notes that it was done, by number; no seal is broken. Raises ErasedAlreadyError, GoneError.
        """
        with self._deeds.begin("participant.erased") as deed:
            self._require_held(deed.work, person_id)
            person = _known(deed.work, person_id)
            erasure = Erasure(
                id=person_id,
                meeting_id=person.meeting_id,
                at=self._deeds.clock(),
                desk_name=self._deeds.desk.name,
                reason=clean_line(reason),
            )
            data = PersonalData(deed.work.session)
            doubles = {*data.known_of(person_id).sources} - {person_id}
            data.erase(person_id)
            if deed.work.meetings.find(person.meeting_id) is not None:
                deed.work.erasures.put(erasure)
                deed.meeting_id = person.meeting_id
            else:  # the meeting is in the bin: the journal alone knows
                doubles.add(person_id)
            for one in sorted(
                doubles
            ):  # also of those who were merged into the person: a backup has them apart
                deed.work.note("erasure", one, None, replace(erasure, id=ParticipantId(one)))
            deed.values["number"] = person.number
            deed.can_be_undone = False
            deed.erases = True
        return erasure

    def erase_contacts(self, meeting_id: MeetingId) -> int:
        """Erase addresses, telephones, notes, photos and identity numbers of everybody at a meeting, as one deed.

        Also of those who were deleted from the list. Names stay: they belong to the record. Returns how many people
        had any.
        """
        with self._deeds.begin("people.erased", meeting_id) as deed:
            contacts = PersonalContacts(deed.work.session)
            count = contacts.erase(sorted(contacts.everybody(meeting_id)))
            retention = deed.work.retentions.find(meeting_id)
            if count:
                deed.work.note("identity_numbers", meeting_id, {"count": count}, {"count": 0})
            if retention is not None:
                deed.work.retentions.remove(meeting_id)
            deed.values["count"] = count
            deed.can_be_undone = False
            deed.erases = True
        return count

    def deleted(self, meeting_id: MeetingId) -> tuple[Participant, ...]:
        """Who was deleted from the list of a meeting and is still held by name in the bin, last deleted first."""
        with self._deeds.database.reading() as work:
            found: dict[UUID, Participant] = {}
            for _entry, one in work.journal_differences.gone(meeting_id, ("participant",)):
                if one.id not in found and work.participants.find(one.id) is None:
                    with suppress(UnreadablePlainError):
                        found[one.id] = value_of(work, "participant", one.id, one.before or {})
            held = PersonalData(work.session)
            return tuple(one for one in found.values() if held.holds(one.id))

    def erasures(self, meeting_id: MeetingId) -> tuple[Erasure, ...]:
        """Whose data were erased, oldest first."""
        with self._deeds.database.reading() as work:
            return work.erasures.of_meeting(meeting_id)

    def erasure(self, person_id: ParticipantId) -> Erasure | None:
        """When and why the data of a person were erased; None while they stand."""
        with self._deeds.database.reading() as work:
            return work.erasures.find(person_id)

    def retention(self, meeting_id: MeetingId) -> date | None:
        """The last day on which contacts of a meeting are kept; None without one."""
        with self._deeds.database.reading() as work:
            found = work.retentions.find(meeting_id)
            return None if found is None else found.until

    def keep_until(self, meeting_id: MeetingId, until: date | None) -> None:
        """Set the last day on which contacts are kept; None takes it away."""
        with self._deeds.begin("retention.set", meeting_id) as deed:
            if until is None:
                deed.work.retentions.remove(meeting_id)
            else:
                deed.work.retentions.put(Retention(id=meeting_id, until=until))
            deed.values["day"] = "" if until is None else until.isoformat()

    def due(self, today: date) -> tuple[Retention, ...]:
        """The meetings whose contacts should have been erased before ``today``."""
        with self._deeds.database.reading() as work:
            return tuple(one for one in work.retentions.all() if one.until < today)

    def handed_over(self) -> tuple[Handover, ...]:
        """Copies that may still hold what was erased here."""
        with self._deeds.database.reading() as work:
            return work.handovers.all()

    def _require_held(self, work: UnitOfWork, person_id: ParticipantId) -> None:
        erasure = work.erasures.find(person_id)
        if erasure is not None and not PersonalData(work.session).holds(person_id):
            raise ErasedAlreadyError(day=erasure.at.date())

    def _compact(self, change: Change) -> None:
        """Freed pages are overwritten at once; what was moved within pages goes with the file written anew."""
        if change.erases:
            with suppress(StorageError):  # the deed itself is kept
                self._deeds.database.compact()
            self._events.publish(ParticipantsChanged(meeting_id=change.meeting_id))


def _known(work: UnitOfWork, person_id: UUID) -> Participant:
    """The person on the list, else as the bin has the person. Raises GoneError."""
    if work.participants.find(person_id) is None:
        for _entry, one in work.journal_differences.gone(None, ("participant",)):
            if one.id == person_id and one.before is not None:
                with suppress(UnreadablePlainError):
                    found: Participant = value_of(work, "participant", person_id, one.before)
                    return found
    return work.participants.get(person_id)


def _title_of(work: UnitOfWork, meeting_id: MeetingId) -> LocalizedText:
    meeting = work.meetings.find(meeting_id)
    return LocalizedText() if meeting is None else meeting.title


def _left(data: PersonalData, person_id: UUID) -> tuple[Place, ...]:
    """Where the name stands in texts that are about more than the person."""
    own = {"participant", "source", "journal", "journal_difference", "identity_number", "excuse", "recusal"}
    found = []
    for one in data.places(data.names_of(person_id)):
        if one.table in own or (one.table, one.column) == ("decision", "persons"):
            continue
        emptied = data.count_open_statements(person_id) if one.column == "author" else 0
        if one.table != "statement" or one.count > emptied:
            found.append(replace(one, count=one.count - (emptied if one.table == "statement" else 0)))
    return tuple(found)


def _voices(work: UnitOfWork, person: Participant) -> Iterable[Voiced]:
    import json

    records = {one.id: one.record for one in work.sealed_records.of_meeting(person.meeting_id)}
    for one in work.decisions.of_meeting(person.meeting_id):
        if person.id not in one.persons:
            continue
        said = json.loads(records.get(one.id) or one.content)
        voice = next(
            (each["voice"] for each in said.get("voices", ()) if each.get("participant") == str(person.id)),
            "",
        )
        yield Voiced(number=one.decision.number, at=one.decision.recorded_at, voice=voice)


def _statements(work: UnitOfWork, person: Participant) -> tuple[Statement, ...]:
    return tuple(
        one for one in work.statements.of_meeting(person.meeting_id) if one.participant_id == person.id
    )


__all__ = ["MARK", "ErasurePreview", "Holdings", "Personal", "Place", "Voiced"]
