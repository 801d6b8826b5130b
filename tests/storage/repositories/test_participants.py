import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forumdesk.domain.identifiers import ParticipantId
from forumdesk.domain.people import Names, Participant, PersonName
from forumdesk.domain.people_list import ListFilter, ListOrder
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.language.collation import sort_key
from forumdesk.storage.database import Database
from tests.builders import number
from tests.storage.repositories import values
from tests.storage.repositories.test_round_trips import grounded

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"


def participant(n: int, kk: str, **fields: object) -> Participant:
    made = Participant(
        id=ParticipantId(number(n)),
        meeting_id=values.MEETING,
        number=n,
        names=Names(kk=PersonName(family=kk)),
    )
    return dataclasses.replace(made, **fields)  # type: ignore[arg-type]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(ALPHABET, min_size=1, max_size=6), min_size=2, max_size=12))
def test_people_stand_in_kazakh_order(database: Database, families: list[str]) -> None:
    with database.unit_of_work() as work:
        grounded(work).participants.put_all(participant(n, family) for n, family in enumerate(families, 10))
        listed = work.participants.by_name(values.MEETING, Language.KK)
        work.give_up()

    assert [one.names.kk.family for one in listed] == sorted(families, key=sort_key)


def test_the_alphabet_itself_is_the_order(database: Database) -> None:
    with database.unit_of_work() as work:
        shuffled = sorted(ALPHABET)
        grounded(work).participants.put_all(participant(n, letter) for n, letter in enumerate(shuffled, 10))

        listed = work.participants.by_name(values.MEETING, Language.KK)

    assert "".join(one.names.kk.family for one in listed) == ALPHABET


def test_a_language_without_a_name_borrows_one_for_the_order(database: Database) -> None:
    only_english = participant(10, "", names=Names(en=PersonName(family="Aaron")))
    with database.unit_of_work() as work:
        grounded(work).participants.put_all([only_english, participant(11, "Әлі")])

        listed = work.participants.by_name(values.MEETING, Language.KK)

    assert [one.number for one in listed] == [11, 10]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Қасымов", {10}),
        ("касымов", {10}),
        ("КАСЫМ", {10}),
        ("ұлы дала", {11}),
        ("дала улы", {11}),
        ("касымов дала", set()),
        ("@dala", {11}),
        ("", {10, 11}),
        ("%", set()),
        ("_", set()),
    ],
)
def test_people_are_found_without_kazakh_letters(database: Database, words: str, found: set[int]) -> None:
    with database.unit_of_work() as work:
        grounded(work).participants.put_all(
            [
                participant(10, "Қасымов"),
                participant(
                    11, "Әли", organisation=LocalizedText(kk="Ұлы дала университеті"), email="a@dala.example"
                ),
            ]
        )

        matching = work.people.ids(values.MEETING, ListFilter(words=words), ListOrder(), Language.KK)

    assert set(matching) == {number(n) for n in found}
