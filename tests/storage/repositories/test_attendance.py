from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from forumdesk.domain.attendance import Movement, MovementKind, Presence, Standing, presences
from forumdesk.domain.identifiers import MovementId, ParticipantId
from forumdesk.domain.people import Names, Participant, PersonName
from forumdesk.storage.changes import EntityChange
from forumdesk.storage.database import Database
from forumdesk.storage.work import UnitOfWork
from tests.builders import NOON, number
from tests.storage.repositories import values
from tests.storage.repositories.test_round_trips import grounded

PERSON = ParticipantId(number(50))


@pytest.fixture
def work(database: Database) -> Iterator[UnitOfWork]:
    with database.unit_of_work() as work:
        yield grounded(work)


def movement(n: int, kind: MovementKind, minute: int, desk: str = "A") -> Movement:
    return Movement(
        id=MovementId(number(n)),
        meeting_id=values.MEETING,
        participant_id=PERSON,
        kind=kind,
        at=NOON + timedelta(minutes=minute),
        desk_id=desk,
        desk_name=f"Үстел {desk}",
    )


CAME, LEFT, BACK = (
    movement(1, MovementKind.ARRIVED, 1),
    movement(2, MovementKind.LEFT, 2),
    movement(3, MovementKind.ARRIVED, 3, "B"),
)


def test_the_presence_follows_each_entry(work: UnitOfWork) -> None:
    standings = []
    for one in (CAME, LEFT, BACK):
        work.movements.put(one)
        standings.append(work.movements.presence(PERSON).standing)

    assert standings == [Standing.ARRIVED, Standing.LEFT, Standing.RETURNED]
    assert work.movements.presence(PERSON) == Presence(
        participant_id=PERSON,
        standing=Standing.RETURNED,
        first_at=CAME.at,
        last_at=BACK.at,
        desk_name="Үстел A",
    )


def test_a_withdrawn_entry_stays_in_the_log_and_tells_nothing(work: UnitOfWork) -> None:
    for one in (CAME, LEFT, BACK):
        work.movements.put(one)
    work.changes.clear()

    work.movements.remove(CAME.id)

    assert work.changes == [EntityChange("movement", CAME.id, CAME, None)]
    assert work.movements.find(CAME.id) is None
    assert [one.withdrawn for one in work.movements.of_person(values.MEETING, PERSON)] == [True, False, False]
    assert work.movements.presence(PERSON).first_at == BACK.at
    assert work.movements.presences(values.MEETING) == presences(work.movements.of_meeting(values.MEETING))


def test_an_entry_withdrawn_twice_is_withdrawn_once(work: UnitOfWork) -> None:
    work.movements.put(CAME)
    work.movements.remove(CAME.id)
    work.changes.clear()

    work.movements.remove(CAME.id)

    assert work.changes == []
    (entry,) = work.movements.of_person(values.MEETING, PERSON)
    assert entry.revision == 1


def test_who_only_has_withdrawn_entries_is_expected(work: UnitOfWork) -> None:
    work.movements.put(CAME)

    work.movements.remove(CAME.id)

    assert work.movements.presence(PERSON) == Presence(participant_id=PERSON)
    assert work.movements.presences(values.MEETING) == {}


def test_a_restored_entry_tells_again_and_outweighs_the_withdrawal(work: UnitOfWork) -> None:
    work.movements.put(CAME)
    work.movements.remove(CAME.id)

    work.movements.put(CAME)

    (entry,) = work.movements.of_person(values.MEETING, PERSON)
    assert (entry.withdrawn, entry.revision) == (False, 2)
    assert work.movements.presence(PERSON).standing is Standing.ARRIVED


def test_many_entries_at_once_tell_presence_too(work: UnitOfWork) -> None:
    many = [movement(n, MovementKind.ARRIVED if n % 2 else MovementKind.LEFT, n) for n in range(1, 30)]

    work.movements.put_all(many)
    assert work.movements.presence(PERSON).standing is Standing.RETURNED
    work.movements.remove_all(one.id for one in many)

    assert work.movements.presence(PERSON).standing is Standing.EXPECTED
    assert len(work.movements.of_person(values.MEETING, PERSON)) == 29


def test_the_newest_passages_are_those_of_people_on_the_list(work: UnitOfWork) -> None:
    second, third = (
        Participant(
            id=ParticipantId(number(n)),
            meeting_id=values.MEETING,
            number=n,
            names=Names(kk=PersonName(family="Әли")),
        )
        for n in (51, 52)
    )
    work.participants.put_all((second, third))
    for one in (CAME, LEFT, BACK):  # of somebody who is not on the list
        work.movements.put(one)
    for n, person in enumerate((third, second)):
        work.movements.put(replace(movement(10 + n, MovementKind.ARRIVED, 5 + n), participant_id=person.id))

    assert [one.participant_id for one in work.movements.latest(values.MEETING, 5)] == [second.id, third.id]
    assert [one.participant_id for one in work.movements.latest(values.MEETING, 1)] == [second.id]


def test_each_desk_counts_a_person_once_and_nobody_by_a_withdrawn_entry(work: UnitOfWork) -> None:
    again = movement(4, MovementKind.LEFT, 4, "B")
    for one in (CAME, LEFT, BACK, again, movement(5, MovementKind.ARRIVED, 5, "B")):
        work.movements.put(one)
    work.movements.remove(CAME.id)

    assert work.movements.count_of_desk(values.MEETING, "B") == 1
    assert work.movements.count_of_desk(values.MEETING, "A") == 0
