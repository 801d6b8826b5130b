"""What the screen of a meeting under way costs does not grow with what has happened."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from forumdesk.domain.identifiers import AgendaItemId, MeetingId
from forumdesk.services.register import Register


@contextmanager
def statements(register: Register) -> Iterator[list[str]]:
    """Every statement that is run against the register inside the block."""
    run: list[str] = []
    engine = register._deeds.database._engine

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        run.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield run
    finally:
        event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def item_id(register: Register, meeting_id: MeetingId) -> AgendaItemId:
    first = register.agendas.items(meeting_id)[0].id
    register.conduct.open(meeting_id)
    register.conduct.start(first)
    return first


def happen(register: Register, meeting_id: MeetingId, item_id: AgendaItemId, times: int) -> None:
    """So many speeches and twice as many passages; one waits and one speaks in the end."""
    first, second, *_ = (one.id for one in register.participants.listed(meeting_id))
    for one in (first, second):
        register.attendance.arrive(one)
    for _ in range(times):
        register.speaking.give_floor(register.speaking.ask(item_id, first).id)
        register.attendance.leave(second)
        register.attendance.arrive(second)
    register.speaking.ask(item_id, second)


def test_a_look_at_the_meeting_runs_as_many_statements_after_many_speeches_as_after_few(
    register: Register, meeting_id: MeetingId, item_id: AgendaItemId
) -> None:
    looks: list[Callable[[], object]] = [
        lambda: register.conduct.standing(meeting_id),
        lambda: register.speaking.queue(item_id),
        lambda: register.quorum.count(meeting_id, item_id),
        lambda: register.agendas.timetable(meeting_id),
    ]
    counted = []
    for times in (1, 20):
        happen(register, meeting_id, item_id, times)
        register.speaking.withdraw(register.speaking.queue(item_id).waiting[-1].speech.id)
        counts = []
        for look in looks:
            with statements(register) as run:
                look()
            counts.append(len(run))
            assert not [one for one in run if "FROM movement" in one or "FROM journal" in one]
        counted.append(counts)

    assert counted[0] == counted[1]
    assert max(counted[0]) < 15


def test_a_look_at_the_meeting_reads_no_speech_that_is_over(
    register: Register, meeting_id: MeetingId, item_id: AgendaItemId
) -> None:
    happen(register, meeting_id, item_id, 10)
    assert len(register.speaking.speeches(meeting_id)) == 11
    read: list[object] = []

    from forumdesk.storage.rows.tables import SpeechRow

    def loaded(row: SpeechRow, _: object) -> None:
        read.append(row.id)

    event.listen(SpeechRow, "load", loaded)
    try:
        register.conduct.standing(meeting_id)
        register.quorum.count(meeting_id, item_id)
        assert len(read) == 2
        read.clear()
        queue = register.speaking.queue(item_id)
        assert (len(read), queue.done) == (2, 9)
    finally:
        event.remove(SpeechRow, "load", loaded)


@pytest.mark.parametrize(
    ("statement", "index"),
    [
        ("SELECT * FROM speech WHERE item_id = 1 AND finished = 0", "ix_speech_item_id_finished"),
        (
            "SELECT max(ended_at) FROM speech WHERE meeting_id = 1 AND finished = 1",
            "ix_speech_meeting_id_finished",
        ),
        ("SELECT * FROM speech WHERE meeting_id = 1 AND finished = 0", "ix_speech_meeting_id_finished"),
    ],
)
def test_speeches_are_found_by_an_index(register: Register, statement: str, index: str) -> None:
    import sqlite3

    connection = sqlite3.connect(register.path)
    plan = connection.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
    connection.close()

    assert index in repr(plan)
