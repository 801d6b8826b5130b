from dataclasses import replace
from datetime import date

import pytest

from forumdesk.domain.accreditation import Accreditation, AccreditationState
from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.people import NameForms, Names, Participant, PersonName, Role, count_participants
from forumdesk.domain.texts import Language, LocalizedText
from tests.builders import number


def participant(n: int, country: str, role: Role, organisation: str, *, entitled: bool) -> Participant:
    return Participant(
        id=ParticipantId(number(n)),
        meeting_id=MeetingId(number(99)),
        number=n,
        names=Names(kk=PersonName(family="Ә")),
        organisation=LocalizedText(kk=organisation),
        country=country,
        role=role,
        entitled=entitled,
    )


def test_people_countries_and_organisations_are_counted_without_the_unknown() -> None:
    counts = count_participants(
        [
            participant(1, "KZ", Role.HEAD_OF_DELEGATION, "A", entitled=True),
            participant(2, "KZ", Role.DELEGATE, "A", entitled=True),
            participant(3, "", Role.GUEST, "", entitled=False),
            participant(4, "TR", Role.HEAD_OF_DELEGATION, "B", entitled=False),
        ]
    )

    assert (counts.people, counts.countries, counts.organisations) == (4, 2, 2)
    assert (counts.entitled, counts.present, counts.heads_of_delegation) == (2, 2, 2)


def test_a_name_is_there_once_a_family_or_a_given_name_is() -> None:
    assert PersonName(given="Асан")
    assert not PersonName(patronymic="Болатұлы")
    assert not Names(kk=PersonName(patronymic="Болатұлы"))
    assert Names(en=PersonName(family="A")).get(Language.EN) == PersonName(family="A")


def in_state(person: Participant, state: AccreditationState) -> Participant:
    return replace(person, accreditation=Accreditation(state=state))


def hall() -> list[Participant]:
    return [
        participant(1, "KZ", Role.HEAD_OF_DELEGATION, "A", entitled=True),
        participant(2, "TR", Role.HEAD_OF_DELEGATION, "B", entitled=True),
        participant(3, "DE", Role.DELEGATE, "C", entitled=False),
    ]


@pytest.mark.parametrize("state", [AccreditationState.REFUSED, AccreditationState.REPLACED])
def test_whoever_was_refused_or_replaced_is_in_no_number(state: AccreditationState) -> None:
    people = hall()
    people[1] = in_state(people[1], state)
    everybody = frozenset(one.id for one in people)

    counts = count_participants(people, everybody, everybody)

    assert counts == count_participants([people[0], people[2]], everybody, everybody)
    assert (counts.people, counts.countries, counts.entitled, counts.present, counts.arrived) == (
        2,
        2,
        1,
        1,
        2,
    )
    assert not people[1].has_voice


def test_once_arrivals_are_recorded_the_present_are_the_entitled_who_are_there() -> None:
    people = hall()
    came, there = frozenset(one.id for one in people), frozenset({people[0].id, people[2].id})

    counts = count_participants(people, came, there)

    assert (counts.arrived, counts.present, counts.entitled) == (3, 1, 2)
    assert count_participants(people, came, frozenset()).present == 0
    assert count_participants(people).present == 2


def test_the_accredited_are_counted_by_their_state_alone() -> None:
    people = [in_state(person, AccreditationState.ACCREDITED) for person in hall()[:2]]

    assert count_participants([*people, hall()[2]]).accredited == 2


def test_a_post_is_held_on_its_first_and_its_last_day_and_without_bounds_always() -> None:
    person = hall()[0]
    bounded = replace(person, post_from=date(2024, 1, 1), post_until=date(2024, 12, 31))

    assert person.post_is_held(date(1, 1, 1))
    assert [
        bounded.post_is_held(day)
        for day in (date(2023, 12, 31), date(2024, 1, 1), date(2024, 12, 31), date(2025, 1, 1))
    ] == [False, True, True, False]
    assert replace(bounded, post_until=None).post_is_held(date(9999, 1, 1))
    assert not replace(bounded, post_from=None).post_is_held(date(2025, 1, 1))


def test_a_corrected_form_of_a_name_is_kept_until_it_is_emptied() -> None:
    forms = NameForms().with_form(Language.RU, "genitive", "Асана").with_form(Language.RU, "dative", "Асану")

    assert forms.ru == (("dative", "Асану"), ("genitive", "Асана"))
    assert forms.get(Language.RU, "genitive") == "Асана"
    assert (forms.get(Language.KK, "genitive"), forms.get(Language.EN, "genitive")) == ("", "")
    assert forms.with_form(Language.RU, "dative", "Асану") == forms
    assert forms.with_form(Language.RU, "dative", "").with_form(Language.RU, "genitive", "") == NameForms()
    assert forms.with_form(Language.KK, "genitive", "Асанның").ru == forms.ru
