import sqlite3
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from forumdesk.domain.identifiers import DelegationId
from forumdesk.domain.people import Participant
from forumdesk.domain.texts import LocalizedText
from forumdesk.storage.changes import EntityChange
from forumdesk.storage.database import Database
from forumdesk.storage.repositories import journal_noting
from forumdesk.storage.work import UnitOfWork
from tests.benchmarks._crowd import crowd
from tests.builders import dump, number
from tests.storage.repositories import values
from tests.storage.repositories.test_journal import entry
from tests.storage.repositories.test_round_trips import grounded

PEOPLE = 40


@pytest.fixture
def people() -> list[Participant]:
    return [*crowd(PEOPLE, values.MEETING)]


@pytest.fixture
def work(database: Database) -> Iterator[UnitOfWork]:
    with database.unit_of_work() as work:
        grounded(work)
        work.changes.clear()
        yield work


def test_many_at_a_time_are_written_as_one_by_one(database: Database, people: list[Participant]) -> None:
    with database.unit_of_work() as work:
        grounded(work)
        for one in people:
            work.participants.put(one)
        one_by_one = [change for change in work.changes if change.kind == "participant"]
        work.participants._session.flush()
        rows = work.participants._session.connection().exec_driver_sql("SELECT * FROM participant").all()
        work.give_up()

    with database.unit_of_work() as work:
        grounded(work)
        work.participants.put_all(people)

        assert [change for change in work.changes if change.kind == "participant"] == one_by_one
        found = work.participants._session.connection().exec_driver_sql("SELECT * FROM participant").all()
        assert found == rows
        assert work.participants.of_meeting(values.MEETING)[: len(people)] == tuple(people)


def test_what_is_new_what_differs_and_what_is_the_same_are_told_apart(
    work: UnitOfWork, people: list[Participant]
) -> None:
    work.participants.put_all(people[:30])
    work.changes.clear()
    edited = [replace(one, notes="орын", organisation=LocalizedText(ru="А")) for one in people[:10]]

    work.participants.put_all([*edited, *people[10:]])

    assert work.changes == [
        *(EntityChange("participant", new.id, old, new) for old, new in zip(people, edited, strict=False)),
        *(EntityChange("participant", one.id, None, one) for one in people[30:]),
    ]
    assert work.participants.find_all(one.id for one in people) == {
        one.id: one for one in [*edited, *people[10:]]
    }


def test_rows_that_the_mapper_holds_are_read_anew_and_their_version_goes_on(
    work: UnitOfWork, people: list[Participant]
) -> None:
    work.participants.put_all(people)
    held = work.participants.get(people[0].id)
    work.participants.put_all([replace(one, number=one.number + 100) for one in people])

    assert work.participants.get(held.id).number == held.number + 100
    work.participants.put(replace(held, number=7))
    work.participants._session.flush()
    versions = work.participants._session.connection().exec_driver_sql(
        "SELECT version_id FROM participant WHERE number = 7 AND phone = ?", (held.phone,)
    )
    assert versions.scalar_one() == 3


def test_who_was_just_added_alone_is_known_to_a_list(work: UnitOfWork, people: list[Participant]) -> None:
    work.participants.put(people[0])

    work.participants.put_all(people)

    assert len(work.changes) == PEOPLE
    assert work.participants.find_all(one.id for one in people).keys() == {one.id for one in people}


def test_of_one_value_put_twice_the_last_counts(work: UnitOfWork, people: list[Participant]) -> None:
    work.participants.put_all([*people, replace(people[3], notes="соңғы")])

    assert work.participants.get(people[3].id).notes == "соңғы"
    assert len(work.changes) == PEOPLE


def test_many_are_removed_and_each_is_noted(work: UnitOfWork, people: list[Participant]) -> None:
    work.participants.put_all(people)
    work.participants.get(people[0].id)
    work.changes.clear()

    work.participants.remove_all([*(one.id for one in people[:20]), people[0].id, values.MEETING])

    assert work.changes == [EntityChange("participant", one.id, one, None) for one in people[:20]]
    assert work.participants.find(people[0].id) is None
    assert work.participants.find_all(one.id for one in people).keys() == {one.id for one in people[20:]}


def test_a_delegation_that_is_not_there_is_refused_in_bulk_too(
    database: Database, people: list[Participant]
) -> None:
    before = dump(database.path)

    def put_strangers() -> None:
        with database.unit_of_work() as work:
            grounded(work)
            work.participants.put_all(replace(one, delegation_id=DelegationId(number(5))) for one in people)

    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        put_strangers()

    assert dump(database.path) == before


def test_of_very_many_new_values_the_journal_notes_that_they_came_and_all_of_those_that_go(
    database: Database, people: list[Participant], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_noting, "MANY", PEOPLE - 1)
    gone = [EntityChange("participant", one.id, one, None) for one in people]
    edited = replace(people[0], notes="жаңа")
    with database.unit_of_work() as work:
        grounded(work)
        work.participants.put_all(people)
        came = [one for one in work.changes if one.kind == "participant"]
        work.journal.add(entry("came", 1), came)
        work.journal.add(entry("changed", 2), [EntityChange("participant", edited.id, people[0], edited)])
        work.journal.add(entry("went", 3), gone)

    connection = sqlite3.connect(database.path)
    rows = connection.execute(
        'SELECT code, entity_id, "before", "after" FROM journal_difference JOIN journal ON id = journal_id'
    ).fetchall()
    connection.close()
    noted = {
        code: {row[1]: row[2:] for row in rows if row[0] == code} for code in ("came", "changed", "went")
    }
    assert noted["came"] == {one.id.hex: ("null", "{}") for one in people}
    assert noted["changed"] == {edited.id.hex: ('{"notes":""}', '{"notes":"жаңа"}')}
    assert set(noted["went"]) == {one.id.hex for one in people}
    assert all(after == "null" and '"names":{"kk"' in before for before, after in noted["went"].values())
