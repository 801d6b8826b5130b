from collections.abc import Iterator
from pathlib import Path

import pytest

from forumdesk.domain.identifiers import MeetingId
from forumdesk.services.events import (
    AgendaChanged,
    AttendanceChanged,
    MeetingsChanged,
    ParticipantsChanged,
    RegisterChanged,
    ResolutionChanged,
)
from forumdesk.services.register import Register
from forumdesk.storage.server_errors import ServerLostError
from tests.builders import by_sql, refilled, registers
from tests.storage.postgres import PostgresServer
from tests.waiting import eventually


@pytest.fixture(params=["file", "server"])
def two(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Register, Register, MeetingId]]:
    """One register at two desks, the first of which listens."""
    path = tmp_path / "a.forumdesk"
    with registers().create(path) as made:
        meeting_id = refilled(made)
        if request.param == "file":
            place: object = path
        else:
            server: PostgresServer = request.getfixturevalue("postgres")
            place = server.copied("forum", made.moving.move)
    with registers().open(place) as first, registers().open(place) as second:  # type: ignore[arg-type]
        first.live.start()
        yield first, second, meeting_id


def heard_by(register: Register) -> list[RegisterChanged]:
    events: list[RegisterChanged] = []
    register.events.subscribe(RegisterChanged, events.append)
    return events


Two = tuple[Register, Register, MeetingId]


def test_what_another_desk_keeps_is_told_here_as_if_done_here(two: Two) -> None:
    first, second, meeting_id = two
    heard = heard_by(first)
    person = second.participants.listed(meeting_id)[0]
    assert not first.live.look()

    second.attendance.arrive(person.id)

    eventually(first.live.look)
    assert heard == [AttendanceChanged(meeting_id=meeting_id)]
    assert not first.live.look()


def test_several_deeds_are_told_once_each_family(two: Two) -> None:
    first, second, meeting_id = two
    heard = heard_by(first)
    for number in range(3):
        second.meetings.edit(meeting_id, number=str(number + 10))
    row = second.resolutions.text(meeting_id).recommendations()[0]
    second.text_rows.remove(meeting_id, row.id)

    eventually(lambda: first.live.look() and set(map(type, heard)) >= {MeetingsChanged, ResolutionChanged})

    assert len([one for one in heard if isinstance(one, MeetingsChanged)]) <= 3
    assert all(one.meeting_id == meeting_id for one in heard)


def test_own_deeds_are_no_news(two: Two) -> None:
    first, _second, meeting_id = two
    first.meetings.edit(meeting_id, number="7")
    heard = heard_by(first)

    assert not first.live.look()
    assert heard == []


def test_news_among_own_deeds_is_heard(two: Two) -> None:
    first, second, meeting_id = two
    first.meetings.edit(meeting_id, number="7")
    second.agendas.remove(second.agendas.items(meeting_id)[-1].id)
    first.meetings.edit(meeting_id, number="8")
    heard = heard_by(first)

    eventually(first.live.look)

    assert {type(one) for one in heard} == {AgendaChanged}


def test_what_was_only_tried_is_not_told(two: Two) -> None:
    first, second, meeting_id = two
    with second._deeds.begin("meeting.edited", meeting_id, dry=True) as deed:
        deed.work.remembered.all()
    assert not first.live.look()


def test_who_does_not_listen_hears_nothing(two: Two) -> None:
    first, second, meeting_id = two
    heard = heard_by(second)

    first.meetings.edit(meeting_id, number="9")

    assert not second.live.look()
    assert heard == []


def test_a_change_past_the_program_reloads_everything(tmp_path: Path) -> None:
    with registers().create(tmp_path / "a.forumdesk") as register:
        refilled(register)
        register.live.start()
        heard = heard_by(register)

        by_sql(register.path, "UPDATE meeting SET number = '9'")

        assert register.live.look()
        assert {MeetingsChanged, ParticipantsChanged, AgendaChanged} <= {type(one) for one in heard}


def test_a_break_is_told_and_listening_begins_anew(postgres: PostgresServer, tmp_path: Path) -> None:
    with registers().create(tmp_path / "a.forumdesk") as made:
        meeting_id = refilled(made)
        place = postgres.copied("forum", made.moving.move)
    with registers().open(place) as first, registers().open(place) as second:
        first.live.start()
        postgres.stop_sessions(place.database)

        eventually(lambda: is_lost(first))
        first.live.start()
        second.meetings.edit(meeting_id, number="9")

        eventually(first.live.look)


def is_lost(register: Register) -> bool:
    try:
        register.live.look()
    except ServerLostError:
        return True
    return False
