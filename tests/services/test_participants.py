from datetime import date

from forumdesk.domain.identifiers import MeetingId, ParticipantId, new_uuid
from forumdesk.domain.people import Names, PersonName
from forumdesk.domain.people_list import ListFilter
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.events import ParticipantsChanged, RegisterChanged
from forumdesk.services.participants import NamelessError, PostDatesReversedError, full_name, name_in_case
from forumdesk.services.register import Register
from forumdesk.storage.repositories.base import GoneError
from tests.builders import NOON
from tests.services.conftest import Refusal


def test_a_new_person_gets_the_next_number_and_tidy_fields(register: Register, meeting_id: MeetingId) -> None:
    made = register.participants.add(
        meeting_id,
        Names(kk=PersonName(family=" Қасым\t", given="Ә\u200bли")),
        organisation=LocalizedText(kk=" Дала "),
        email=" a@b.example\n",
    )

    assert made.number == 5
    assert made.names.kk == PersonName(family="Қасым", given="Әли")
    assert (made.organisation.kk, made.email) == ("Дала", "a@b.example")
    assert register.participants.participant(made.id) == made


def test_nobody_is_without_a_name(register: Register, meeting_id: MeetingId, refusing: Refusal) -> None:
    somebody = register.participants.listed(meeting_id)[0]

    for names in (Names(), Names(kk=PersonName(family=" \t")), Names(ru=PersonName(patronymic="Болатович"))):
        with refusing(NamelessError):
            register.participants.add(meeting_id, names)
        with refusing(NamelessError):
            register.participants.edit(somebody.id, names=names)


def test_whoever_is_gone_cannot_be_edited_or_removed(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    somebody = register.participants.listed(meeting_id)[0]
    register.participants.remove(somebody.id)

    with refusing(GoneError):
        register.participants.edit(somebody.id, email="x@y.example")
    with refusing(GoneError):
        register.participants.remove(somebody.id)


def test_counts_follow_the_list(register: Register, meeting_id: MeetingId) -> None:
    counts = register.participants.counts(meeting_id)

    assert (counts.people, counts.entitled, counts.countries) == (4, 3, 1)
    register.participants.remove(register.participants.listed(meeting_id)[0].id)
    assert register.participants.counts(meeting_id).entitled == 2


def test_people_are_listed_by_number_or_by_alphabet_and_found(
    register: Register, meeting_id: MeetingId
) -> None:
    register.participants.add(meeting_id, Names(kk=PersonName(family="Аба")))

    by_number = [one.number for one in register.participants.listed(meeting_id)]
    by_name = [one.number for one in register.participants.listed(meeting_id, Language.KK)]

    assert by_number == [1, 2, 3, 4, 5]
    assert by_name == [5, 1, 2, 3, 4]
    assert register.participants.count(meeting_id, ListFilter(words="алиев2")) == 1


def test_a_full_name_is_official_in_each_language() -> None:
    names = Names(
        kk=PersonName(family="Әлиев", given="Асан", patronymic="Болатұлы"),
        en=PersonName(family="Aliyev", given="Assan"),
    )

    assert full_name(names) == LocalizedText(kk="Әлиев Асан Болатұлы", en=full_name(names).en)
    assert "Aliyev" in full_name(names).en


def ids(register: Register, meeting_id: MeetingId) -> list[ParticipantId]:
    return [one.id for one in register.participants.listed(meeting_id)]


def test_several_people_are_edited_in_one_step(
    register: Register, meeting_id: MeetingId, heard: list[RegisterChanged]
) -> None:
    before = register.participants.listed(meeting_id)

    changed = register.participants.edit_many(ids(register, meeting_id), entitled=True)

    assert all(one.entitled for one in register.participants.listed(meeting_id))
    assert changed == register.participants.listed(meeting_id)
    assert heard == [ParticipantsChanged(meeting_id=meeting_id)]
    # Three of the four had a voice already: only the fourth was changed.
    entry = register.journal.entries()[0]
    assert (entry.code, entry.values["count"]) == ("participants.edited", 1)
    register.history.undo()
    assert register.participants.listed(meeting_id) == before


def test_several_people_are_removed_in_one_step(register: Register, meeting_id: MeetingId) -> None:
    before = register.participants.listed(meeting_id)

    register.participants.remove_many([before[0].id, before[2].id, before[0].id])

    assert register.participants.listed(meeting_id) == (before[1], before[3])
    assert register.journal.entries()[0].values["count"] == 2
    register.history.undo()
    assert register.participants.listed(meeting_id) == before


def test_nothing_is_done_to_any_if_one_is_gone(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    people = [*ids(register, meeting_id), ParticipantId(new_uuid(NOON))]

    with refusing(GoneError):
        register.participants.edit_many(people, entitled=True)
    with refusing(GoneError):
        register.participants.remove_many(people)


def test_a_refusal_for_one_is_a_refusal_for_all(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    with refusing(NamelessError):
        register.participants.edit_many(ids(register, meeting_id), names=Names())


def test_nobody_chosen_leaves_no_trace(
    register: Register, meeting_id: MeetingId, heard: list[RegisterChanged]
) -> None:
    assert register.participants.edit_many([], entitled=True) == ()
    register.participants.remove_many([])

    assert heard == []


def test_a_photo_goes_and_comes_back_with_its_person(register: Register, meeting_id: MeetingId) -> None:
    one, other, *_ = ids(register, meeting_id)
    for who in (one, other):
        register.participants.set_photo(who, b"jpeg")

    register.participants.remove(one)
    register.participants.remove_many([other])

    assert [register.participants.photo(who) for who in (one, other)] == [None, None]
    register.history.undo()
    register.history.undo()
    assert [register.participants.photo(who) for who in (one, other)] == [b"jpeg", b"jpeg"]
    register.participants.set_photo(one, None)
    assert register.participants.photo(one) is None


def test_a_post_that_ends_before_it_begins_is_refused(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    somebody = ids(register, meeting_id)[0]
    day = date(2024, 1, 1)

    with refusing(PostDatesReversedError):
        register.participants.edit(somebody, post_from=date(2024, 1, 2), post_until=day)
    assert register.participants.edit(somebody, post_from=day, post_until=day).post_is_held(day)


def test_a_case_form_corrected_by_hand_holds_until_it_is_that_of_the_rule(
    register: Register, meeting_id: MeetingId
) -> None:
    person = register.participants.listed(meeting_id)[0]
    by_rule = name_in_case(person, Language.RU, "genitive")
    assert by_rule

    corrected = register.participants.set_name_form(
        person.id, Language.RU, "genitive", " Асана\u200b Алиева "
    )
    assert name_in_case(corrected, Language.RU, "genitive") == "Асана Алиева"
    for form in (by_rule, ""):
        back = register.participants.set_name_form(person.id, Language.RU, "genitive", form)
        assert name_in_case(back, Language.RU, "genitive") == by_rule
        assert back.name_forms == person.name_forms
