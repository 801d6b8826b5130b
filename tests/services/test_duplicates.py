import json
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.domain.accreditation import Accreditation, AccreditationState
from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.people import NameForms, Names, Participant, PersonName, Role
from forumdesk.domain.texts import LocalizedText
from forumdesk.exchange.participants_table import read_participants
from forumdesk.services.duplicates import duplicate_candidates, email_key, merged, phone_key
from tests.builders import NOON

MEETING = MeetingId(UUID(int=1))


def person(number: int, *name: str, email: str = "", phone: str = "") -> Participant:
    parts = (*name, "", "", "")
    return Participant(
        id=ParticipantId(UUID(int=number)),
        meeting_id=MEETING,
        number=number,
        names=Names(kk=PersonName(family=parts[0], given=parts[1], patronymic=parts[2])),
        email=email,
        phone=phone,
    )


def named(text: str, number: int) -> Participant:
    return person(number, *text.split("|"), phone="+7 701 000 90 01")


def of_sample(shared: Path) -> list[Participant]:
    return [
        replace(person(read.row), names=read.names, email=read.email, phone=read.phone)
        for read in read_participants(shared / "samples/participants-2024.csv").people
    ]


def rows(people: list[Participant]) -> list[tuple[list[int], list[str]]]:
    found = duplicate_candidates(people)
    return [([pair.first.int, pair.second.int], list(pair.same)) for pair in found]


def test_the_great_list_has_exactly_the_stated_candidates_with_their_evidence(shared: Path) -> None:
    expected = json.loads((shared / "samples/participants-2024.expected.json").read_text("utf-8"))
    wanted = expected["after_import"]["duplicate_candidates"]

    found = rows(of_sample(shared))

    assert found == [(pair["rows"], pair["same"]) for pair in wanted]
    different = expected["after_import"]["not_duplicate_candidates"]
    assert not [pair for pair, _ in found if pair in different]


def test_once_all_pairs_of_the_great_list_are_merged_none_is_left(shared: Path) -> None:
    people = {one.id: one for one in of_sample(shared)}

    for pair in duplicate_candidates(people.values()):
        people[pair.first] = merged(people[pair.first], people.pop(pair.second))

    assert len(people) == 304
    assert duplicate_candidates(people.values()) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ахметова|Гүлнар|Серікқызы", "АХМЕТОВА|Гулнар|"),
        ("Ахметова|Гүлнар|Серікқызы", "Akhmetova|Gulnar|"),
        ("Ахметова|Гүлнар|Серікқызы", "Ахметова|Гульнар|Сериковна"),
        ("Ахметова|Гүлнар|Серікқызы", "Ахметова|Г.|С."),
        ("Ахметова|Гүлнар|Серікқызы", "Гүлнар|Ахметова|"),
        ("Ахметова|Гүлнар|Серікқызы", "Ахметова|Г. С.|"),
        ("Соловьёв|Алексей|Игоревич", "Soloviev|Alexey|"),
        ("Жәнібек|Динара|", "Jänibek|Dinara|"),
        ("Kim|Min-jun|", "Ким|Min jun|"),
        ("Şahin|Mehmet|", "Шахин|Мехмет|"),
        ("Mammadov|Eldar|Arif oğlu", "Мамедов|Эльдар|Ариф оглы"),
        ("Mammadov|Eldar|Arif oğlu", "Mammadov|Eldar|"),
        ("Ismail|Siti Mariam|", "Ismail|Mariam|"),
        ("Ким|Чен|Ын", "Ким|Чен Ын|"),
        ("Сулейменов|Дәурен|", "Сулейменв|Дәурен|"),
        ("Абдрахманова|Бибигуль|", "Абдрахманова|Бибигуьл|"),
        ("Дəурен|Оспанов|", "Оспанов|Дәурен|"),
        ("Суҳарто||", "Сухарто||"),
        ("王|伟|", "王|伟|"),
    ],
)  # fmt: skip
def test_one_name_written_differently_is_a_candidate(one: str, other: str) -> None:
    assert rows([named(one, 1), named(other, 2)]) == [([1, 2], ["phone"])]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Оспанов|Қайрат|Болатұлы", "Оспанов|Қайрат|Жақсылықұлы"),
        ("Оспанов|К.|Б.", "Оспанов|Қайрат|Жақсылықұлы"),
        ("Ахметов|Асан|", "Ахметова|Асан|"),
        ("Ахметов|А.|", "Ахметов|Болат|"),
        ("Ахметов|Нурлан|", "Ахметов|Нурхан|"),
        ("Ахметов|С.|", "Ахметов|Асан|Серікұлы"),
        ("Сулейменов|Д.|", "Сулейменова|Д.|"),
        ("Wang|Wei|", "Wang|Fang|"),
        ("Ismail|Siti Mariam|", "Ismail|Siti Aminah|"),
        ("Ахметов||", "Ахметов|Асан|"),
        ("王|伟|", "王|芳|"),
        ("Біләлова|Сәуле|Оразбекқызы", "Күзембаев|Әлібек|Қадырұлы"),
    ],
)
def test_two_people_with_one_telephone_are_no_candidate(one: str, other: str) -> None:
    assert rows([named(one, 1), named(other, 2)]) == []


def test_a_name_alone_is_no_evidence_nor_is_a_broken_address() -> None:
    assert rows([person(1, "Wang", "Wei"), person(2, "Wang", "Wei")]) == []
    assert rows([person(1, "Wang", "Wei", email="w@"), person(2, "Wang", "Wei", email="w@")]) == []
    assert rows([person(1, "Wang", "Wei", phone="112"), person(2, "Wang", "Wei", phone="112")]) == []


def test_the_evidence_names_all_that_is_equal() -> None:
    one = person(1, "Wang", "Wei", email="W@A.example", phone="8 701 000 90 01")
    other = person(2, "Wang", "Wei", email=" w@a.example ; x@b.example", phone="+77010009001")

    assert rows([other, one]) == [([1, 2], ["email", "phone"])]


@pytest.mark.parametrize(
    "typed",
    ["+7 (701) 000-90-01", "8 701 000 90 01", "87010009001", "701 000 90 01", "0077010009001",
     "тел. 8 701 000-90-01", "8 701 000 90 01 доб. 215", "+7 701 000 90 01 / 02",
     "+7\u00a0701\u00a0000\u00a090\u00a001"],
)  # fmt: skip
def test_one_telephone_number_in_many_notations(typed: str) -> None:
    assert phone_key(typed) == {"77010009001"}


def test_cells_with_several_addresses_are_taken_apart() -> None:
    assert email_key("A@b.example, c@d.example; nonsense") == {"a@b.example", "c@d.example"}
    assert phone_key("+44 20 7946 0000; 112, 000000000") == {"442079460000"}


def test_whom_a_person_called_different_is_no_candidate_again() -> None:
    people = [named("Wang|Wei", 1), named("Wang|Wei", 2), named("Wang|Wei", 3)]

    found = duplicate_candidates(people, frozenset({frozenset({people[0].id, people[2].id})}))

    assert [(pair.first.int, pair.second.int) for pair in found] == [(1, 2), (2, 3)]


_NAMES = st.sampled_from(
    ["Ахметов", "Ахметова", "Akhmetov", "Асан", "А.", "Asan", "Серік", "Wang", "Wei", "Min-jun", "Minjun", ""]
)
_PEOPLE = st.lists(
    st.builds(
        person,
        st.integers(1, 60),
        _NAMES.filter(bool),
        _NAMES,
        st.sampled_from(["", "Серікұлы", "Серикович", "С.", "Маратұлы"]),
        email=st.sampled_from(["", "a@b.example", "A@b.example", "c@d.example", "broken@"]),
        phone=st.sampled_from(["", "87010009001", "+7 701 000 90 01", "+44 20 7946 0000"]),
    ),
    unique_by=lambda one: one.id,
    max_size=40,
)


@settings(deadline=None, max_examples=60)
@given(_PEOPLE, st.randoms(use_true_random=False))
def test_the_order_of_the_people_changes_nothing(people: list[Participant], chance: object) -> None:
    shuffled = sorted(people, key=lambda _: chance.random())  # type: ignore[attr-defined]

    assert duplicate_candidates(shuffled) == duplicate_candidates(people)


@settings(deadline=None, max_examples=60)
@given(_PEOPLE)
def test_a_pair_is_two_people_named_once_in_the_order_of_the_list(people: list[Participant]) -> None:
    found = duplicate_candidates([*people, *people])

    assert all(pair.first.int < pair.second.int for pair in found)
    assert len({(pair.first, pair.second) for pair in found}) == len(found)


@settings(deadline=None, max_examples=60)
@given(_PEOPLE)
def test_a_pair_stays_one_when_the_others_leave(people: list[Participant]) -> None:
    by_id = {one.id: one for one in people}

    for pair in duplicate_candidates(people):
        assert duplicate_candidates([by_id[pair.second], by_id[pair.first]]) == (pair,)


def test_a_pair_is_found_among_very_many_with_one_telephone() -> None:
    crowd = [named(f"Тегі{number}|Аты{number % 7}", number) for number in range(1, 2000)]

    found = rows([*crowd, named("Teгі77|Аты0", 5000)])

    assert found == [([77, 5000], ["phone"])]


@pytest.mark.parametrize("families", [50_000, 10])
def test_a_great_crowd_with_one_telephone_takes_no_square_of_time(families: int) -> None:
    crowd = [
        named(f"Тегі{_word(number % families)}|Аты{_word(number % 13)}", number) for number in range(4000)
    ]
    begun = time.perf_counter()
    few = duplicate_candidates(crowd[:1000])
    middle = time.perf_counter()
    many = duplicate_candidates(crowd)
    ended = time.perf_counter()

    assert len(many) <= 4000 * 16
    assert len(few) <= 1000 * 16
    # Four times the people: a square would take sixteen times the time.
    assert ended - middle < 10 * (middle - begun) + 0.5


def _word(number: int) -> str:
    return "".join("абвгдежзий"[int(figure)] for figure in str(number))


def test_merged_the_first_row_stays_and_what_it_lacks_comes_from_the_second() -> None:
    first = replace(
        person(1, "Ахметова", "Гүлнар", email="broken@", phone="8 701"),
        organisation=LocalizedText(kk="Университет"),
        role=Role.SPEAKER,
        notes="",
    )
    second = replace(
        person(2, "Ахметова", "Гүлнар", "Серікқызы", email="g@a.example", phone="8 702"),
        organisation=LocalizedText(kk="Басқа", ru="Университет"),
        post=LocalizedText(en="Dean"),
        names=Names(
            kk=PersonName(family="Ахметова", given="Гүлнар", patronymic="Серікқызы"),
            ru=PersonName(family="Ахметова", given="Гульнар"),
        ),
        role=Role.GUEST,
        country="KZ",
        entitled=True,
        notes="диета",
        post_until=date(2025, 1, 1),
        name_forms=NameForms(kk=(("genitive", "Ахметова Гүлнардың"),)),
        accreditation=Accreditation().moved(AccreditationState.ACCREDITED, NOON),
    )

    one = merged(first, second)

    assert (one.id, one.number, one.role) == (first.id, 1, Role.SPEAKER)
    assert (one.names.kk, one.names.ru) == (second.names.kk, second.names.ru)
    assert one.organisation == LocalizedText(kk="Университет", ru="Университет")
    assert one.post == second.post
    assert (one.country, one.entitled, one.email, one.phone) == ("KZ", True, "g@a.example", "8 701")
    assert (one.notes, one.post_until, one.name_forms) == ("диета", date(2025, 1, 1), second.name_forms)
    assert one.accreditation == second.accreditation


def test_merged_with_a_refused_row_the_person_is_not_refused() -> None:
    refused = Accreditation().moved(AccreditationState.REFUSED, NOON)

    assert merged(person(1, "А"), replace(person(2, "А"), accreditation=refused)).accreditation.counts


@settings(deadline=None, max_examples=60)
@given(_PEOPLE.filter(lambda people: len(people) > 1))
def test_merging_with_oneself_changes_nothing_and_keeps_the_identity(people: list[Participant]) -> None:
    assert merged(people[0], people[0]) == people[0]
    assert merged(people[0], people[1]).id == people[0].id
