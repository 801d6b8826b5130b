from datetime import date

import pytest

from forumdesk.domain.accreditation import Accreditation, AccreditationState, ReplacedAlreadyError
from forumdesk.domain.identifiers import MeetingId, ParticipantId, new_uuid
from forumdesk.domain.people import NameForms, Names, Participant, PersonName
from forumdesk.domain.texts import Language
from forumdesk.services.events import ParticipantsChanged, RegisterChanged
from forumdesk.services.participants import NamelessError
from forumdesk.services.register import Register
from forumdesk.storage.repositories.base import GoneError
from tests.builders import NOON
from tests.services.conftest import Refusal

INVITED, CONFIRMED, ACCREDITED, REFUSED, REPLACED = AccreditationState
STRANGER = Names(kk=PersonName(family="Бөтен", given="Айша"))


def person(register: Register, meeting_id: MeetingId, n: int = 1) -> Participant:
    return register.participants.listed(meeting_id)[n - 1]


def test_several_people_reach_a_state_in_one_step(
    register: Register, meeting_id: MeetingId, heard: list[RegisterChanged]
) -> None:
    before = register.participants.listed(meeting_id)
    register.accreditation.move([before[3].id], CONFIRMED)

    moved = register.accreditation.move([one.id for one in (*before, before[0])], CONFIRMED)

    assert [one.accreditation.state for one in moved] == [CONFIRMED] * 4
    assert moved == register.participants.listed(meeting_id)
    assert moved[0].accreditation.at(CONFIRMED) == moved[1].accreditation.at(CONFIRMED)
    assert moved[3].accreditation.at(CONFIRMED) < moved[0].accreditation.at(CONFIRMED)  # type: ignore[operator]
    entry = register.journal.entries()[0]
    assert (entry.code, entry.values["count"]) == ("accreditation.confirmed", 3)
    assert heard == [ParticipantsChanged(meeting_id=meeting_id)] * 2
    register.history.undo()
    register.history.undo()
    assert register.participants.listed(meeting_id) == before


def test_the_same_state_again_leaves_no_trace(
    register: Register, meeting_id: MeetingId, heard: list[RegisterChanged]
) -> None:
    somebody = person(register, meeting_id)

    assert register.accreditation.move([somebody.id], INVITED) == (somebody,)
    assert register.accreditation.move([], REFUSED) == ()
    assert heard == []


def test_a_refusal_for_one_is_a_refusal_for_all(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    one, other = (person(register, meeting_id, n).id for n in (1, 2))
    register.accreditation.replace(one, STRANGER)

    with refusing(ReplacedAlreadyError):
        register.accreditation.move([other, one], ACCREDITED)
    with refusing(ReplacedAlreadyError):
        register.accreditation.replace(one, STRANGER)
    with refusing(GoneError):
        register.accreditation.move([other, ParticipantId(new_uuid(NOON))], ACCREDITED)
    with refusing(NamelessError):
        register.accreditation.replace(other, Names())


def test_whoever_comes_instead_has_the_place_and_not_the_person(
    register: Register, meeting_id: MeetingId
) -> None:
    (delegation,) = register.delegations.form_by_country(meeting_id)
    gone = register.participants.edit(
        person(register, meeting_id).id,
        phone="+7 701 000 00 00",
        notes="vegetarian",
        post_from=date(2020, 1, 1),
        post_until=date(2030, 1, 1),
        name_forms=NameForms(ru=(("genitive", "Асана"),)),
    )
    register.participants.set_photo(gone.id, b"jpeg")
    register.passes.set_numbers(meeting_id, {gone.id: "N1234567"})
    register.accreditation.move([gone.id], ACCREDITED)

    comes = register.accreditation.replace(gone.id, STRANGER)

    went = register.participants.participant(gone.id)
    assert register.participants.participant(comes.id) == comes
    kept = ("organisation", "post", "country", "category", "role", "entitled", "delegation_id", "meeting_id")
    assert {name: getattr(comes, name) for name in kept} == {name: getattr(gone, name) for name in kept}
    assert comes.delegation_id == delegation.id
    assert (comes.names, comes.number, comes.accreditation.state) == (STRANGER, 5, ACCREDITED)
    assert (comes.email, comes.phone, comes.notes) == ("", "", "")
    assert (comes.post_from, comes.post_until, comes.name_forms) == (None, None, NameForms())
    assert register.participants.photo(comes.id) is None
    assert comes.id not in register.passes.numbers(meeting_id)
    assert (went.accreditation.state, went.accreditation.replaced_by) == (REPLACED, comes.id)
    assert (went.names, went.notes, went.entitled) == (gone.names, gone.notes, False)


def test_the_voice_goes_over_once(register: Register, meeting_id: MeetingId) -> None:
    before = register.participants.listed(meeting_id)
    voices = len(register.decisions.voters(meeting_id))

    comes = register.accreditation.replace(before[0].id, STRANGER)

    voters = {one.id for one in register.decisions.voters(meeting_id)}
    assert len(voters) == voices
    assert comes.id in voters
    assert before[0].id not in voters
    register.history.undo()
    assert register.participants.listed(meeting_id) == before


def test_fields_override_what_goes_over(register: Register, meeting_id: MeetingId) -> None:
    comes = register.accreditation.replace(
        person(register, meeting_id).id, STRANGER, email=" new@a.example ", country="TR", entitled=False
    )

    assert (comes.email, comes.country, comes.entitled) == ("new@a.example", "TR", False)


def test_whoever_comes_for_a_refused_person_is_not_refused(register: Register, meeting_id: MeetingId) -> None:
    gone = person(register, meeting_id)
    register.accreditation.move([gone.id], REFUSED)

    assert register.accreditation.replace(gone.id, STRANGER).accreditation == Accreditation()


def test_nobody_is_admitted_in_the_place_of_somebody_who_was_replaced_twice(
    register: Register, meeting_id: MeetingId
) -> None:
    first = person(register, meeting_id)
    second = register.accreditation.replace(first.id, STRANGER)
    third = register.accreditation.replace(second.id, Names(ru=PersonName(family="Третий")))

    chain = [
        register.participants.participant(one.id).accreditation.replaced_by for one in (first, second, third)
    ]
    assert chain == [second.id, third.id, None]
    assert register.participants.counts(meeting_id).people == 4


@pytest.mark.parametrize("state", [REFUSED, REPLACED])
def test_whoever_does_not_come_is_in_no_number_and_has_no_voice(
    register: Register, meeting_id: MeetingId, state: AccreditationState
) -> None:
    before = register.participants.counts(meeting_id)
    gone = person(register, meeting_id)

    register.accreditation.move([gone.id], state)

    after = register.participants.counts(meeting_id)
    assert (after.people, after.entitled, after.present) == (
        before.people - 1,
        before.entitled - 1,
        before.present - 1,
    )
    assert gone.id not in {one.id for one in register.decisions.voters(meeting_id, Language.KK)}
    tally = register.decisions.record_unanimous(meeting_id).tally
    assert (tally.entitled, tally.present, tally.voices_for) == (2, 2, 2)


def test_a_withdrawn_refusal_gives_the_voice_back(register: Register, meeting_id: MeetingId) -> None:
    gone = person(register, meeting_id)
    before = register.participants.counts(meeting_id)

    register.accreditation.move([gone.id], REFUSED)
    register.accreditation.move([gone.id], INVITED)

    assert register.participants.counts(meeting_id) == before
    assert gone.id in {one.id for one in register.decisions.voters(meeting_id)}


def test_a_withdrawn_refusal_gives_no_second_voice_to_a_delegation_of_one_voice(
    register: Register, meeting_id: MeetingId
) -> None:
    register.delegations.form_by_country(meeting_id, one_voice=True)
    (holder,) = [one for one in register.participants.listed(meeting_id) if one.has_voice]
    other = next(one for one in register.participants.listed(meeting_id) if not one.entitled)
    register.accreditation.move([holder.id], REFUSED)
    register.participants.edit(other.id, entitled=True)

    register.accreditation.move([holder.id], INVITED)

    assert sum(one.has_voice for one in register.participants.listed(meeting_id)) == 1
    register.accreditation.replace(other.id, STRANGER, entitled=True)
    assert sum(one.has_voice for one in register.participants.listed(meeting_id)) == 1


def test_whether_a_meeting_accredits_is_told_by_its_people_alone(
    register: Register, meeting_id: MeetingId
) -> None:
    from forumdesk.domain.accreditation import Admission

    one, other = (person(register, meeting_id, n).id for n in (1, 2))

    def at_the_door() -> list[Admission]:
        return [register.attendance.at_the_door(who).admission for who in (one, other)]

    assert at_the_door() == [Admission.ADMITTED, Admission.ADMITTED]
    register.accreditation.move([one], ACCREDITED)
    assert at_the_door() == [Admission.ADMITTED, Admission.NOT_ACCREDITED]
    register.accreditation.move([one], CONFIRMED)
    assert at_the_door() == [Admission.ADMITTED, Admission.ADMITTED]
