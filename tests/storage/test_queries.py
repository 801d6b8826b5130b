from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.attendance import Movement, MovementKind, Presence, Standing
from forumdesk.domain.bodies import Body
from forumdesk.domain.delegations import Delegation
from forumdesk.domain.identifiers import BodyId, DelegationId, MeetingId, MovementId, ParticipantId
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.people import Category, Participant, PersonName, Role, count_participants
from forumdesk.domain.people_list import Column, ListedPerson, ListFilter, ListOrder
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.language.collation import search_fold, sort_key
from forumdesk.language.countries import country_name
from forumdesk.storage import queries
from forumdesk.storage.database import create_register, open_register
from forumdesk.storage.work import UnitOfWork
from tests.benchmarks._crowd import crowd
from tests.builders import NOON, number

MEETING = MeetingId(number(3))
OTHER = MeetingId(number(4))
PEOPLE = 200
BY_NAME = ListOrder()


@pytest.fixture(scope="module")
def before_the_doors(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A register whose people have not come yet; made once, for each test takes a copy."""
    path = tmp_path_factory.mktemp("queries") / "before.forumdesk"
    with closing(create_register(path, NOON)) as database, database.unit_of_work() as work:
        work.bodies.put(Body(id=BodyId(number(1)), name=LocalizedText(kk="Форум")))
        for meeting in (MEETING, OTHER):
            work.meetings.put(Meeting(id=meeting, body_id=BodyId(number(1))))
        work.participants.put_all(crowd(PEOPLE, MEETING))
        someone = next(crowd(1, OTHER))
        work.participants.put(replace(someone, id=ParticipantId(number(9000)), country="MN"))
    return path.read_bytes()


@pytest.fixture(scope="module")
def behind_the_doors(before_the_doors: bytes, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The same register after :func:`pass_doors`."""
    path = tmp_path_factory.mktemp("queries") / "behind.forumdesk"
    path.write_bytes(before_the_doors)
    with closing(open_register(path)) as database, database.unit_of_work() as work:
        pass_doors(work)
    return path.read_bytes()


@pytest.fixture
def work(before_the_doors: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[UnitOfWork]:
    """Nobody has come yet."""
    with _working(before_the_doors, tmp_path, monkeypatch) as work:
        yield work


@pytest.fixture
def passed(behind_the_doors: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[UnitOfWork]:
    """People have come and gone."""
    with _working(behind_the_doors, tmp_path, monkeypatch) as work:
        yield work


@contextmanager
def _working(content: bytes, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[UnitOfWork]:
    # A list of 200 is longer than what is walked at first, as one of 100,000 is.
    monkeypatch.setattr(queries, "_WALKED", 20)
    path = folder / "queries.forumdesk"
    path.write_bytes(content)
    with closing(open_register(path)) as database, database.unit_of_work() as work:
        yield work


def pass_doors(work: UnitOfWork) -> None:
    """Every third arrives, every sixth leaves, every twelfth comes back; at the other meeting one arrives."""
    passages = [
        (3, MovementKind.ARRIVED, timedelta(0)),
        (6, MovementKind.LEFT, timedelta(hours=3)),
        (12, MovementKind.ARRIVED, timedelta(hours=4)),
    ]
    for step, kind, later in passages:
        for one in range(step, PEOPLE + 1, step):
            walk(work, one, kind, timedelta(minutes=one) + later)
    walk(work, 9000, MovementKind.ARRIVED, timedelta(0), OTHER)


def walk(
    work: UnitOfWork, person: int, kind: MovementKind, later: timedelta, meeting: MeetingId = MEETING
) -> Movement:
    made = Movement(
        id=MovementId(number(100_000 + person + int(later.total_seconds()) * 10_000)),
        meeting_id=meeting,
        participant_id=ParticipantId(number(person)),
        kind=kind,
        at=NOON + later,
        desk_id="d",
        desk_name="Desk",
    )
    work.movements.put(made)
    return made


def everybody(work: UnitOfWork) -> list[ListedPerson]:
    presences = work.movements.presences(MEETING)
    return [
        ListedPerson(person=one, presence=presences.get(one.id, Presence(participant_id=one.id)))
        for one in work.participants.of_meeting(MEETING)
    ]


def listed(
    work: UnitOfWork, wanted: ListFilter, order: ListOrder = BY_NAME, language: Language = Language.KK
) -> list[ListedPerson]:
    """The whole list, window by window."""
    found: list[ListedPerson] = []
    while part := work.people.window(MEETING, wanted, order, language, len(found), 30):
        found += part
    return found


def searched(person: Participant) -> str:
    names = [getattr(person.names, language) for language in Language]
    words = [part for name in names for part in (name.family, name.given, name.patronymic)]
    texts = [text for one in (person.organisation, person.post) for _, text in one.items()]
    countries = [country_name(person.country, language) for language in Language] if person.country else []
    more = (person.email, person.phone, str(person.number))
    return search_fold(" ".join([*words, *texts, *countries, *more]))


FILTERS: list[tuple[ListFilter, Callable[[ListedPerson], bool]]] = [
    (ListFilter(), lambda _: True),
    (ListFilter(words="қасым"), lambda one: "касым" in searched(one.person)),
    (ListFilter(words="КАСЫМ didar"), lambda one: all(w in searched(one.person) for w in ("касым", "didar"))),
    (ListFilter(words="германия"), lambda one: one.person.country == "DE"),
    (ListFilter(words="100%"), lambda _: False),
    (ListFilter(words="a_b"), lambda _: False),
    (ListFilter(words="nobody is called so"), lambda _: False),
    (ListFilter(country="KZ"), lambda one: one.person.country == "KZ"),
    (ListFilter(country=""), lambda one: one.person.country == ""),
    (ListFilter(country="MN"), lambda _: False),
    (
        ListFilter(roles=frozenset({Role.GUEST, Role.SPEAKER})),
        lambda one: one.person.role in {Role.GUEST, Role.SPEAKER},
    ),
    (
        ListFilter(categories=frozenset({Category.UNIVERSITY}), country="KZ"),
        lambda one: one.person.category is Category.UNIVERSITY and one.person.country == "KZ",
    ),
    (
        ListFilter(states=frozenset({AccreditationState.REFUSED})),
        lambda one: one.person.accreditation.state is AccreditationState.REFUSED,
    ),
    (ListFilter(entitled=True), lambda one: one.person.has_voice),
    (ListFilter(entitled=False), lambda one: not one.person.has_voice),
    *(
        (
            ListFilter(standings=frozenset(standings)),
            # Who was refused or replaced is not expected any more.
            lambda one, s=standings: (
                one.presence.standing in s
                and (one.presence.standing is not Standing.EXPECTED or one.person.accreditation.counts)
            ),
        )
        for standings in (
            {Standing.EXPECTED},
            {Standing.ARRIVED, Standing.RETURNED},
            {Standing.LEFT},
            {*Standing},
        )
    ),
]


@pytest.mark.parametrize(("wanted", "passes"), FILTERS)
@pytest.mark.parametrize("order", [BY_NAME, ListOrder(column=Column.NUMBER, downwards=True)])
def test_a_filter_passes_whom_it_describes(
    passed: UnitOfWork, wanted: ListFilter, passes: Callable[[ListedPerson], bool], order: ListOrder
) -> None:
    expected = {one.person.id: one for one in everybody(passed) if passes(one)}

    found = listed(passed, wanted, order)

    assert {one.person.id: one for one in found} == expected
    assert len(found) == len(expected) == passed.people.count(MEETING, wanted)
    assert passed.people.ids(MEETING, wanted, order, Language.KK) == tuple(one.person.id for one in found)


def test_the_filters_are_worth_testing(passed: UnitOfWork) -> None:
    empty = [wanted for wanted, _ in FILTERS if passed.people.count(MEETING, wanted) == 0]

    assert empty == [wanted for wanted, passes in FILTERS if not any(map(passes, everybody(passed)))]
    assert len(empty) == 4


ROLES = [
    Role.HEAD_OF_DELEGATION,
    Role.DEPUTY_HEAD,
    Role.SPEAKER,
    Role.MODERATOR,
    Role.DELEGATE,
    Role.OBSERVER,
    Role.GUEST,
]


def key_of(column: Column, one: ListedPerson, language: Language) -> Any:
    """What stands in the column; None for nothing."""
    person = one.person
    match column:
        case Column.NAME:
            return by_name(person, language)[0]
        case Column.NUMBER:
            return person.number
        case Column.COUNTRY:
            return sort_key(country_name(person.country, language)) if person.country else None
        case Column.ROLE:
            return ROLES.index(person.role)
        case Column.VOICE:
            return 0 if person.has_voice else 1
        case Column.STATE:
            return list(AccreditationState).index(person.accreditation.state)
        case Column.ARRIVAL:
            return one.presence.first_at
        case Column.ORGANISATION:
            return sort_key(person.organisation.in_language(language)) if person.organisation else None


def by_name(person: Participant, language: Language) -> tuple[bytes, int]:
    name: PersonName = getattr(person.names, language)
    return sort_key(f"{name.family} {name.given} {name.patronymic}".strip()), person.number


@pytest.mark.parametrize("column", list(Column))
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("downwards", [False, True])
def test_a_list_is_in_order_and_who_has_nothing_stands_last(
    passed: UnitOfWork, column: Column, language: Language, downwards: bool
) -> None:
    passed.participants.put(
        replace(passed.participants.get(ParticipantId(number(5))), organisation=LocalizedText())
    )
    order = ListOrder(column=column, downwards=downwards)
    people = sorted(everybody(passed), key=lambda one: by_name(one.person, language))
    known = [one for one in people if key_of(column, one, language) is not None]
    known.sort(key=lambda one: key_of(column, one, language), reverse=downwards)

    found = listed(passed, ListFilter(), order, language)

    rest = [one for one in people if key_of(column, one, language) is None]
    assert [one.person.number for one in found] == [one.person.number for one in (*known, *rest)]


@pytest.mark.parametrize("column", [Column.NAME, Column.NUMBER, Column.COUNTRY, Column.ARRIVAL])
@pytest.mark.parametrize("downwards", [False, True])
@pytest.mark.parametrize("wanted", [ListFilter(), ListFilter(words="кас"), ListFilter(country="KZ")])
def test_everybody_is_at_the_place_that_is_told(
    passed: UnitOfWork, column: Column, downwards: bool, wanted: ListFilter
) -> None:
    order = ListOrder(column=column, downwards=downwards)
    ids = passed.people.ids(MEETING, wanted, order, Language.RU)

    places = [
        passed.people.position(MEETING, wanted, order, Language.RU, one.person.id)
        for one in everybody(passed)
    ]

    assert sorted(place for place in places if place is not None) == list(range(len(ids)))
    for one, place in zip(everybody(passed), places, strict=True):
        assert place == (ids.index(one.person.id) if one.person.id in ids else None)


def test_two_of_one_name_stand_by_their_numbers(work: UnitOfWork) -> None:
    first, second, third = (work.participants.get(ParticipantId(number(n))) for n in (10, 11, 12))
    work.participants.put_all(replace(one, names=first.names) for one in (second, third))

    for downwards in (False, True):
        order = ListOrder(downwards=downwards)
        ids = work.people.ids(MEETING, ListFilter(), order, Language.EN)
        place = ids.index(first.id)
        assert ids[place : place + 3] == (first.id, second.id, third.id)
        assert work.people.position(MEETING, ListFilter(), order, Language.EN, third.id) == place + 2


def test_a_delegation_and_its_members_are_found(work: UnitOfWork) -> None:
    delegation = Delegation(id=DelegationId(number(70)), meeting_id=MEETING, name=LocalizedText(kk="Түркия"))
    work.delegations.put(delegation)
    member = replace(work.participants.get(ParticipantId(number(10))), delegation_id=delegation.id)
    work.participants.put(member)

    assert [one.person for one in listed(work, ListFilter(delegation=delegation.id))] == [member]


def test_the_countries_are_those_of_this_meeting(work: UnitOfWork) -> None:
    expected = sorted({one.person.country for one in everybody(work)} - {""})

    assert work.people.countries(MEETING) == tuple(expected)
    assert work.people.countries(OTHER) == ("MN",)


@pytest.mark.parametrize("doors", [False, True])
def test_the_database_counts_as_the_rule_does(work: UnitOfWork, doors: bool) -> None:
    if doors:
        pass_doors(work)
    people = everybody(work)
    arrived = frozenset(one.person.id for one in people if one.presence.first_at)
    present = frozenset(one.person.id for one in people if one.presence.standing.is_present)

    counts = work.people.counts(MEETING)

    assert counts == count_participants((one.person for one in people), arrived, present if doors else None)
    assert counts.people < PEOPLE
    assert (counts.arrived > 0) is doors


def test_a_meeting_of_nobody_counts_nothing(work: UnitOfWork) -> None:
    nobody = MeetingId(number(77))

    assert work.people.counts(nobody) == count_participants(())
    assert work.people.statistics(nobody).total.people == 0
    assert work.people.window(nobody, ListFilter(), ListOrder(), Language.KK, 0, 10) == ()


def test_statistics_count_each_group_without_those_who_do_not_count(passed: UnitOfWork) -> None:
    people = [one for one in everybody(passed) if one.person.accreditation.counts]

    found = passed.people.statistics(MEETING, Language.RU)

    def numbers(group: list[ListedPerson]) -> tuple[int, int, int, int]:
        accredited = [one for one in group if one.person.accreditation.state is AccreditationState.ACCREDITED]
        arrived = [one for one in group if one.presence.first_at]
        return len(group), len(accredited), len(arrived), sum(one.person.entitled for one in group)

    groups: dict[str, tuple[tuple[Any, ...], Callable[[Participant], str]]] = {
        "country": (found.by_country, lambda one: one.country),
        "organisation": (found.by_organisation, lambda one: one.organisation.ru),
        "category": (found.by_category, lambda one: one.category.value),
        "role": (found.by_role, lambda one: one.role.value),
        "delegation": (found.by_delegation, lambda _: ""),
    }
    for counted, key in groups.values():
        expected = {
            name: numbers([one for one in people if key(one.person) == name])
            for name in {key(one.person) for one in people}
        }
        assert {
            one.key: (one.people, one.accredited, one.arrived, one.entitled) for one in counted
        } == expected
        assert [one.people for one in counted] == sorted((one.people for one in counted), reverse=True)
    total = found.total
    assert (total.people, total.accredited, total.arrived, total.entitled) == numbers(people)


def test_arrivals_are_counted_by_the_hour_of_the_first_one(passed: UnitOfWork) -> None:
    people = [one for one in everybody(passed) if one.person.accreditation.counts]
    hours = [one.presence.first_at.replace(minute=0) for one in people if one.presence.first_at]

    by_hour = passed.people.statistics(MEETING).by_hour

    assert by_hour == tuple((hour, hours.count(hour)) for hour in sorted(set(hours)))
    assert len(by_hour) == 4


def test_what_was_put_a_moment_ago_is_listed(work: UnitOfWork) -> None:
    added = replace(
        work.participants.get(ParticipantId(number(10))), id=ParticipantId(number(8000)), number=8000
    )
    work.participants.put(added)

    assert [one.person for one in listed(work, ListFilter(words="8000"))] == [added]
    assert work.people.count(MEETING, ListFilter()) == PEOPLE + 1
