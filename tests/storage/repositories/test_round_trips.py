from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forumdesk.domain.bodies import Body
from forumdesk.domain.identifiers import BodyId, MeetingId
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.texts import LocalizedText
from forumdesk.storage.database import Database
from forumdesk.storage.errors import DamagedError
from forumdesk.storage.repositories.base import GoneError
from forumdesk.storage.work import UnitOfWork
from tests.builders import by_sql, number
from tests.storage.repositories import values

KINDS = {
    "body": values.BODIES,
    "meeting": values.MEETINGS,
    "participant": values.PARTICIPANTS,
    "delegation": values.DELEGATIONS,
    "movement": values.MOVEMENTS,
    "source": values.SOURCES,
    "distinct_pair": values.DISTINCT_PAIRS,
    "photo": values.PHOTOS,
    "choice": values.CHOICES,
    "agenda_item": values.AGENDA_ITEMS,
    "sitting": values.SITTINGS,
    "item_run": values.ITEM_RUNS,
    "item_note": values.ITEM_NOTES,
    "recusal": values.RECUSALS,
    "excuse": values.EXCUSES,
    "speech": values.SPEECHES,
    "paper_content": values.PAPER_CONTENTS,
    "emblem": values.EMBLEMS,
    "text_row": values.PLACED_ROWS,
    "text_setting": values.TEXT_SETTINGS,
    "amendment": values.AMENDMENTS,
    "draft": values.DRAFTS,
    "consultation": values.CONSULTATIONS,
    "comment": values.COMMENTS,
    "dismissal": values.DISMISSALS,
    "decision": values.DECISIONS,
}
ONE_FILE = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def meeting() -> Meeting:
    return Meeting(id=values.MEETING, body_id=values.BODY, title=LocalizedText(kk="Форум"))


def grounded(work: UnitOfWork) -> UnitOfWork:
    work.bodies.put(Body(id=values.BODY, name=LocalizedText(kk="Форум")))
    work.meetings.put(meeting())
    work.bodies._session.flush()
    work.changes.clear()
    return work


@pytest.mark.parametrize("kind", KINDS)
@ONE_FILE
@given(st.data())
def test_what_is_put_comes_back_equal(database: Database, kind: str, data: st.DataObject) -> None:
    value: Any = data.draw(KINDS[kind])

    with database.unit_of_work() as work:
        repository = grounded(work).by_kind(kind)
        repository.put(value)
        work.bodies._session.flush()
        work.bodies._session.expunge_all()
        repository._added.clear()
        found = repository.get(repository.id_of(value))
        # All examples use one file, so none of them may stay in it.
        work.give_up()

    assert found == value


@pytest.mark.parametrize("kind", KINDS)
@ONE_FILE
@given(st.data())
def test_a_change_is_noted_with_what_was_before(database: Database, kind: str, data: st.DataObject) -> None:
    import dataclasses

    first: Any = data.draw(KINDS[kind])
    second: Any = data.draw(KINDS[kind])
    inner = next((name for name in ("row", "decision", "person") if hasattr(first, name)), None)
    if inner:
        second = dataclasses.replace(
            second, **{inner: dataclasses.replace(getattr(second, inner), id=first.id)}
        )
    else:
        second = dataclasses.replace(second, id=first.id)

    with database.unit_of_work() as work:
        repository = grounded(work).by_kind(kind)
        before = repository.find(repository.id_of(first))
        for value in (first, second, second):
            repository.put(value)
        noted = [(change.before, change.after) for change in work.changes]
        work.give_up()

    expected = [(before, first), (first, second)]
    assert noted == [(was, is_) for was, is_ in expected if was != is_]


@ONE_FILE
@given(st.tuples(values.PARTICIPANTS, values.AGENDA_ITEMS, values.PLACED_ROWS, values.DECISIONS))
def test_values_that_lean_on_each_other_are_written_in_their_order(
    database: Database, leaning: tuple[Any, ...]
) -> None:
    with database.unit_of_work() as work:
        work.bodies.put(Body(id=values.BODY, name=LocalizedText(kk="Форум")))
        work.meetings.put(meeting())
        placed = list(zip(("participant", "agenda_item", "text_row", "decision"), leaning, strict=True))
        for kind, value in placed:
            work.by_kind(kind).put(value)
        work.bodies._session.flush()
        assert [work.by_kind(kind).find(value.id) for kind, value in placed] == list(leaning)
        work.give_up()


def test_what_is_removed_is_gone_and_noted(database: Database) -> None:
    with database.unit_of_work() as work:
        grounded(work).meetings.remove(values.MEETING)

        assert work.meetings.find(values.MEETING) is None
        assert [(one.before, one.after) for one in work.changes] == [(meeting(), None)]
        with pytest.raises(GoneError):
            work.meetings.get(values.MEETING)
        work.meetings.remove(values.MEETING)
        assert len(work.changes) == 1


def test_the_version_of_a_row_counts_its_changes(database: Database, tmp_path: Path) -> None:
    import dataclasses
    import sqlite3

    with database.unit_of_work() as work:
        grounded(work)
    for n in range(3):
        with database.unit_of_work() as work:
            work.meetings.put(dataclasses.replace(meeting(), number=str(n)))
    with database.unit_of_work() as work:
        work.meetings.put(dataclasses.replace(meeting(), number="2"))

    connection = sqlite3.connect(database.path)
    assert connection.execute("SELECT version_id FROM meeting").fetchone() == (4,)
    connection.close()


def test_a_row_changed_by_another_between_reading_and_writing_is_noticed(database: Database) -> None:
    from sqlalchemy import text
    from sqlalchemy.orm.exc import StaleDataError

    with database.unit_of_work() as work:
        grounded(work)

    def late() -> None:
        with database.unit_of_work() as work:
            held = work.meetings._row(values.MEETING)
            work.meetings._session.execute(text("UPDATE meeting SET version_id = 7"))
            assert held is not None
            work.meetings.put(Meeting(id=values.MEETING, body_id=values.BODY, number="5"))

    with pytest.raises(StaleDataError):
        late()


def test_meetings_come_oldest_first_and_those_without_a_date_last(database: Database) -> None:
    from datetime import date

    days = [None, date(2025, 1, 1), date(2024, 1, 1), None]
    with database.unit_of_work() as work:
        work.bodies.put(Body(id=BodyId(number(1)), name=LocalizedText()))
        for n, day in enumerate(days, 10):
            work.meetings.put(Meeting(id=MeetingId(number(n)), body_id=BodyId(number(1)), first_day=day))

        assert [one.id for one in work.meetings.all()] == [number(12), number(11), number(10), number(13)]


def test_the_table_of_values_is_closed_to_other_programs_types(database: Database) -> None:
    """What somebody wrote past the program is told, not guessed."""
    with database.unit_of_work() as work:
        grounded(work)
    by_sql(database.path, "UPDATE body SET rules = ?", '{"entitlement": "shares"}')

    with pytest.raises(DamagedError), database.reading() as work:
        work.bodies.all()
