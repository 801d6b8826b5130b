"""Sittings and items, with a clock that only the test moves."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from forumdesk.domain.agenda import AgendaItem
from forumdesk.domain.bodies import BodyRules
from forumdesk.domain.conduct import (
    AlreadyOpenError,
    ClockBehindError,
    ClosedBeforeLastError,
    EndsBeforeBeginningError,
    ItemState,
    MeetingState,
    NoQuorumToOpenError,
    NotOpenedError,
    NotUnderWayError,
    SuspendedError,
)
from forumdesk.domain.identifiers import AgendaItemId, MeetingId
from forumdesk.domain.majorities import Threshold
from forumdesk.domain.speaking import SpeechState
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.events import ConductChanged, RegisterChanged
from forumdesk.services.register import Register
from tests.builders import dump, filled, registers
from tests.services.conftest import Refusal

NOON = datetime(2024, 10, 17, 7, 0, tzinfo=UTC)
"""Noon in Almaty."""


class HandClock:
    """A clock that stands until it is moved."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def go(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def register(tmp_path: Path, clock: HandClock) -> Iterator[Register]:
    with registers(clock).create(tmp_path / "a.forumdesk") as made:
        yield made


@pytest.fixture
def meeting_id(register: Register) -> MeetingId:
    """Items 1, 2, 2.1, 2.2 and 3."""
    meeting_id = filled(register)
    second = register.agendas.items(meeting_id)[1]
    register.agendas.add(meeting_id, LocalizedText(en="Second report"), parent_id=second.id)
    register.agendas.add(meeting_id, LocalizedText(en="Closing"))
    return meeting_id


@pytest.fixture
def ids(register: Register, meeting_id: MeetingId) -> dict[str, AgendaItemId]:
    return {one.number: one.id for one in register.agendas.items(meeting_id)}


def states(register: Register, meeting_id: MeetingId) -> dict[str, str]:
    runs = register.conduct.standing(meeting_id).runs
    return {
        one.number: runs[one.id].state.value for one in register.agendas.items(meeting_id) if one.id in runs
    }


def length(register: Register, meeting_id: MeetingId, item_id: AgendaItemId) -> float:
    standing = register.conduct.standing(meeting_id)
    return standing.runs[item_id].length(standing.now) / timedelta(minutes=1)


def undo_all(register: Register, before: dict[str, Any]) -> None:
    """Undo the last deed: every row but those of the journal and the versions is as before."""
    register.history.undo()
    assert _apart(dump(register.path)) == _apart(before)


def _apart(rows: dict[str, Any]) -> dict[str, Any]:
    kept = ("sitting", "item_run", "item_note", "speech", "recusal", "excuse", "agenda_item")
    # The version of a row counts its changes, undoing is one; it stands last but for computed columns.
    return {name: [[*map(repr, row)][:-2] for row in rows[name]] for name in kept}


# sittings


def test_a_meeting_is_opened_suspended_resumed_and_closed(
    register: Register, meeting_id: MeetingId, clock: HandClock, heard: list[RegisterChanged]
) -> None:
    conduct = register.conduct
    assert conduct.standing(meeting_id).state is MeetingState.NOT_OPENED

    opened = conduct.open(meeting_id)
    clock.go(10)
    conduct.suspend(meeting_id)
    assert conduct.standing(meeting_id).state is MeetingState.SUSPENDED
    clock.go(20)
    conduct.resume(meeting_id)
    clock.go(5)
    closed = conduct.close(meeting_id)

    assert (opened.number, opened.opened_at, opened.quorum.present) == (1, NOON, 3)
    assert (closed.state, closed.closed_at) == (MeetingState.CLOSED, NOON + timedelta(minutes=35))
    assert [one.ended for one in closed.spans] == [NOON + timedelta(minutes=10), NOON + timedelta(minutes=35)]
    assert {type(one) for one in heard} == {ConductChanged}
    assert conduct.sittings(meeting_id) == (closed,)


def test_what_is_not_open_cannot_go_on_and_what_is_open_is_not_opened_again(
    register: Register, meeting_id: MeetingId, ids: dict[str, AgendaItemId], refusing: Refusal
) -> None:
    conduct = register.conduct
    for deed in (conduct.suspend, conduct.resume, conduct.close):
        with refusing(NotOpenedError):
            deed(meeting_id)
    with refusing(NotOpenedError):
        conduct.start(ids["1"])
    conduct.open(meeting_id)
    for deed in (conduct.open, conduct.resume):
        with refusing(AlreadyOpenError):
            deed(meeting_id)
    conduct.suspend(meeting_id)
    for act in (conduct.start, conduct.defer):
        with refusing(SuspendedError):
            act(ids["1"])
    with refusing(SuspendedError):
        conduct.suspend(meeting_id)
    with refusing(NotUnderWayError):
        conduct.end(ids["1"])


def test_below_the_quorum_to_open_the_meeting_is_not_opened(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    people = register.participants.listed(meeting_id)
    register.attendance.arrive(people[0].id)

    with refusing(NoQuorumToOpenError) as refusal:
        register.conduct.open(meeting_id)
    assert (refusal.value.values, refusal.value.count) == (
        {"count": 1, "present": 1, "entitled": 3, "needed": 2},
        1,
    )

    body_id = register.meetings.meeting(meeting_id).body_id
    nobody = Threshold(share=Fraction(0), strictly=False)
    register.meetings.edit_rules(body_id, BodyRules(quorum_to_open=nobody))
    assert register.conduct.open(meeting_id).quorum.present == 1


def test_a_pause_interrupts_what_is_under_way_and_it_goes_on_afterwards(
    register: Register, meeting_id: MeetingId, ids: dict[str, AgendaItemId], clock: HandClock
) -> None:
    conduct, speaking = register.conduct, register.speaking
    speaker = register.participants.listed(meeting_id)[0]
    conduct.open(meeting_id)
    conduct.start(ids["2.1"])
    speech = speaking.give_floor(speaking.ask(ids["2.1"], speaker.id).id)
    clock.go(10)
    conduct.suspend(meeting_id)
    clock.go(60)
    assert length(register, meeting_id, ids["2.1"]) == 10
    conduct.resume(meeting_id)
    clock.go(5)

    assert states(register, meeting_id) == {"2": "under_way", "2.1": "under_way"}
    assert length(register, meeting_id, ids["2.1"]) == length(register, meeting_id, ids["2"]) == 15
    (waiting,) = speaking.queue(ids["2.1"]).waiting
    assert (waiting.speech.id, waiting.speech.state) == (speech.id, SpeechState.PAUSED)
    assert waiting.speech.length(clock.now) == timedelta(minutes=10)


def test_an_item_suspended_before_the_pause_stays_suspended_after_it(
    register: Register, meeting_id: MeetingId, ids: dict[str, AgendaItemId], clock: HandClock
) -> None:
    register.conduct.open(meeting_id)
    register.conduct.start(ids["1"])
    register.conduct.suspend_item(ids["1"])
    clock.go(1)
    register.conduct.suspend(meeting_id)
    register.conduct.resume(meeting_id)

    assert states(register, meeting_id) == {"1": "suspended"}


def test_several_sittings_on_several_days_add_up(
    register: Register, meeting_id: MeetingId, ids: dict[str, AgendaItemId], clock: HandClock
) -> None:
    conduct = register.conduct
    conduct.open(meeting_id)
    conduct.start(ids["1"])
    clock.go(30)
    conduct.close(meeting_id)
    clock.go(20 * 60)
    second = conduct.open(meeting_id)
    clock.go(1)
    conduct.start(ids["1"])
    clock.go(10)

    assert (second.number, len(conduct.sittings(meeting_id))) == (2, 2)
    assert length(register, meeting_id, ids["1"]) == 40
    assert conduct.standing(meeting_id).state is MeetingState.UNDER_WAY


# items


def test_going_to_an_item_ends_the_one_before_and_begins_what_it_stands_below(
    register: Register, meeting_id: MeetingId, ids: dict[str, AgendaItemId], clock: HandClock
) -> None:
    register.conduct.open(meeting_id)
    register.conduct.start(ids["1"])
    clock.go(5)
    register.conduct.start(ids["2.1"])
    clock.go(5)
    register.conduct.start(ids["2.2"])

    assert states(register, meeting_id) == {"1": "done", "2": "under_way", "2.1": "done", "2.2": "under_way"}
    assert register.conduct.standing(meeting_id).current == ids["2.2"]
    assert length(register, meeting_id, ids["2"]) == 5


def test_next_goes_through_the_agenda_in_printing_order_and_ends_the_last(
    register: Register, meeting_id: MeetingId, ids: dict[str, AgendaItemId], clock: HandClock
) -> None:
    register.conduct.open(meeting_id)
    numbers = {key: number for number, key in ids.items()}
    gone_to = []
    for _ in range(6):
        clock.go(1)
        following = register.conduct.next(meeting_id)
        gone_to.append(numbers[following] if following else None)

    assert gone_to == ["1", "2", "2.1", "2.2", "3", None]
    assert set(states(register, meeting_id).values()) == {"done"}
    assert register.conduct.next(meeting_id) is None


def test_next_passes_over_what_is_deferred_and_goes_on_behind_the_last_one(
    register: Register, meeting_id: MeetingId, ids: dict[str, AgendaItemId]
) -> None:
    register.conduct.open(meeting_id)
    register.conduct.start(ids["1"])
    register.conduct.defer(ids["2"])
    register.conduct.end(ids["1"])

    assert register.conduct.next(meeting_id) == ids["3"]


def test_parallel_sections_go_on_beside_each_other(
    register: Register, meeting_id: MeetingId, ids: dict[str, AgendaItemId], clock: HandClock
) -> None:
    for number, name in (("2.1", "A"), ("2.2", "B")):
        register.agendas.edit(ids[number], section=LocalizedText(en=name))
    register.conduct.open(meeting_id)
    register.conduct.start(ids["2.1"])
    clock.go(1)
    register.conduct.start(ids["2.2"])

    assert states(register, meeting_id) == {"2": "under_way", "2.1": "under_way", "2.2": "under_way"}
    register.conduct.start(ids["3"])
    assert states(register, meeting_id) == {"2": "done", "2.1": "done", "2.2": "done", "3": "under_way"}


def test_an_item_is_suspended_and_resumed_with_what_is_below_it(
    register: Register, meeting_id: MeetingId, ids: dict[str, AgendaItemId], clock: HandClock
) -> None:
    register.conduct.open(meeting_id)
    register.conduct.start(ids["2.1"])
    clock.go(5)
    register.conduct.suspend_item(ids["2"])
    assert states(register, meeting_id) == {"2": "suspended", "2.1": "suspended"}
    clock.go(60)
    register.conduct.resume_item(ids["2"])
    clock.go(5)

    assert states(register, meeting_id) == {"2": "under_way", "2.1": "under_way"}
    assert length(register, meeting_id, ids["2.1"]) == 10
    assert register.journal.entries()[0].code == "conduct.item_resumed"


def test_deferring_an_item_ends_what_is_under_way_below_it(
    register: Register, meeting_id: MeetingId, ids: dict[str, AgendaItemId]
) -> None:
    register.conduct.open(meeting_id)
    register.conduct.start(ids["2.1"])
    register.conduct.defer(ids["2"])

    assert states(register, meeting_id) == {"2": "deferred", "2.1": "done"}
    register.conduct.start(ids["2.1"])
    assert states(register, meeting_id) == {"2": "under_way", "2.1": "under_way"}


def test_an_item_left_running_overnight_is_ended_at_the_time_at_which_it_ended(
    register: Register,
    meeting_id: MeetingId,
    ids: dict[str, AgendaItemId],
    clock: HandClock,
    refusing: Refusal,
) -> None:
    conduct, speaking = register.conduct, register.speaking
    conduct.open(meeting_id)
    conduct.start(ids["2"])
    clock.go(10)
    conduct.start(ids["2.1"])
    speech = speaking.ask(ids["2.1"], register.participants.listed(meeting_id)[0].id)
    speaking.give_floor(speech.id)
    clock.go(20)
    speaking.finish(speech.id)
    clock.go(15 * 60)

    for wrong in (NOON + timedelta(minutes=29), clock.now + timedelta(minutes=1)):
        with refusing(EndsBeforeBeginningError) as refusal:
            conduct.end(ids["2"], at=wrong)
        first, last = refusal.value.values["first"], refusal.value.values["last"]
        assert isinstance(first, datetime)
        assert isinstance(last, datetime)
        assert (first.day, last.day) == (17, 18)  # the sentence names both days
    ended = conduct.end(ids["2"], at=NOON + timedelta(minutes=40))

    assert ended.length(clock.now) == timedelta(minutes=40)
    assert length(register, meeting_id, ids["2.1"]) == 30
    with refusing(ClosedBeforeLastError):
        conduct.close(meeting_id, at=NOON + timedelta(minutes=39))
    assert conduct.close(meeting_id, at=NOON + timedelta(minutes=45)).closed_at == NOON + timedelta(
        minutes=45
    )


def test_going_on_and_closing_seal_what_was_decided(
    register: Register, meeting_id: MeetingId, ids: dict[str, AgendaItemId]
) -> None:
    first, second = register.resolutions.text(meeting_id).recommendations()
    register.conduct.open(meeting_id)
    register.decisions.record_unanimous(meeting_id, [first.id])
    register.conduct.start(ids["1"])
    assert [one.sealed for one in register.decisions.decisions(meeting_id)] == [True]
    register.decisions.record_unanimous(meeting_id, [second.id])
    register.conduct.close(meeting_id)

    assert [one.sealed for one in register.decisions.decisions(meeting_id)] == [True, True]


def test_notes_are_kept_for_each_item_and_an_empty_one_goes(
    register: Register, meeting_id: MeetingId, ids: dict[str, AgendaItemId]
) -> None:
    register.conduct.note(ids["1"], " Сөз алды \n\nбір мәселе ")

    assert register.conduct.notes(ids["1"]) == "Сөз алды\n\nбір мәселе"
    assert register.conduct.notes(ids["2"]) == ""
    register.conduct.note(ids["1"], " ")
    assert register.conduct.notes(ids["1"]) == ""
    register.history.undo()
    assert register.conduct.notes(ids["1"]) == "Сөз алды\n\nбір мәселе"


def test_every_deed_is_undone_in_one_step(
    register: Register, meeting_id: MeetingId, ids: dict[str, AgendaItemId], clock: HandClock
) -> None:
    conduct = register.conduct
    deeds: list[Callable[[], object]] = [
        lambda: conduct.open(meeting_id),
        lambda: conduct.start(ids["2.1"]),
        lambda: conduct.suspend_item(ids["2"]),
        lambda: conduct.resume_item(ids["2"]),
        lambda: conduct.note(ids["2.1"], "x"),
        lambda: conduct.suspend(meeting_id),
        lambda: conduct.resume(meeting_id),
        lambda: conduct.next(meeting_id),
        lambda: conduct.end(ids["2"]),
        lambda: conduct.defer(ids["3"]),
        lambda: conduct.close(meeting_id),
    ]
    for deed in deeds:
        clock.go(1)
        before = dump(register.path)
        deed()
        undo_all(register, before)
        register.history.redo()
    assert conduct.standing(meeting_id).state is MeetingState.CLOSED


def test_an_item_undone_goes_on_as_if_it_had_never_ended(
    register: Register, meeting_id: MeetingId, ids: dict[str, AgendaItemId], clock: HandClock
) -> None:
    register.conduct.open(meeting_id)
    register.conduct.start(ids["1"])
    clock.go(5)
    register.conduct.end(ids["1"])
    clock.go(2)
    register.history.undo()

    assert length(register, meeting_id, ids["1"]) == 7


# the clock


@pytest.fixture
def set_back(
    register: Register, meeting_id: MeetingId, ids: dict[str, AgendaItemId], clock: HandClock
) -> MeetingId:
    """Item 1 was begun at 12:30; then the clock was set back to 11:30."""
    clock.go(30)
    register.conduct.open(meeting_id)
    register.conduct.start(ids["1"])
    clock.go(-60)
    return meeting_id


def test_a_clock_set_back_is_told_and_nothing_is_recorded(
    register: Register, set_back: MeetingId, ids: dict[str, AgendaItemId], refusing: Refusal
) -> None:
    conduct, speaking = register.conduct, register.speaking
    person = register.participants.listed(set_back)[0]
    speech = speaking.ask(ids["1"], person.id)
    deeds: list[Callable[[], object]] = [
        lambda: conduct.start(ids["2"]),
        lambda: conduct.suspend(set_back),
        lambda: conduct.close(set_back),
        lambda: conduct.end(ids["1"]),
        lambda: speaking.give_floor(speech.id),
        lambda: register.attendance.arrive(person.id),
        lambda: register.attendance.arrive_new(set_back, person.names),
        lambda: conduct.use_clock(set_back),
    ]
    for deed in deeds:
        with refusing(ClockBehindError) as refusal:
            deed()
        assert refusal.value.values == {"now": "11:30", "last": "12:30"}
    assert conduct.standing(set_back).behind == timedelta(hours=1)
    assert length(register, set_back, ids["1"]) == 0
    moment = NOON + timedelta(minutes=10)
    assert register.attendance.arrive(person.id, moment).first_at == moment


def test_times_go_on_from_the_last_recorded_one_until_the_clock_is_right_again(
    register: Register, set_back: MeetingId, ids: dict[str, AgendaItemId], clock: HandClock
) -> None:
    conduct = register.conduct
    conduct.go_on_from_last(set_back)
    (shifted,) = [one for one in register.journal.entries() if one.code == "conduct.clock_shifted"]
    assert shifted.values == {"count": 60}
    clock.go(5)
    person = register.participants.listed(set_back)[0]

    assert conduct.moment(set_back) == NOON + timedelta(minutes=35)
    assert length(register, set_back, ids["1"]) == 5
    assert register.attendance.arrive(person.id).first_at == NOON + timedelta(minutes=35)
    conduct.start(ids["2"])
    clock.go(60)
    conduct.use_clock(set_back)

    assert conduct.moment(set_back) == clock.now == NOON + timedelta(minutes=35)
    assert conduct.standing(set_back).behind == timedelta()


def test_going_on_from_the_last_time_is_undone(
    register: Register, set_back: MeetingId, refusing: Refusal
) -> None:
    register.conduct.go_on_from_last(set_back)
    register.history.undo()

    with refusing(ClockBehindError):
        register.conduct.close(set_back)


def test_a_clock_set_back_between_two_sittings_is_told_at_the_opening(
    register: Register, set_back: MeetingId, clock: HandClock, refusing: Refusal
) -> None:
    clock.go(60)
    register.conduct.close(set_back)
    clock.go(-60)
    with refusing(ClockBehindError):
        register.conduct.open(set_back)

    register.conduct.go_on_from_last(set_back)
    second = register.conduct.open(set_back)

    assert (second.opened_at, second.clock_shift) == (NOON + timedelta(minutes=30), 3600)


def test_a_speech_that_is_over_counts_as_recorded(
    register: Register,
    meeting_id: MeetingId,
    ids: dict[str, AgendaItemId],
    clock: HandClock,
    refusing: Refusal,
) -> None:
    register.conduct.open(meeting_id)
    register.conduct.start(ids["1"])
    speech = register.speaking.ask(ids["1"], register.participants.listed(meeting_id)[0].id)
    register.speaking.give_floor(speech.id)
    clock.go(20)
    register.speaking.finish(speech.id)
    clock.go(-10)

    with refusing(ClockBehindError):
        register.conduct.end(ids["1"])


def test_an_opening_with_a_wrong_clock_is_taken_back_and_done_again(
    register: Register, meeting_id: MeetingId, clock: HandClock
) -> None:
    clock.go(24 * 60)
    register.conduct.open(meeting_id)
    clock.go(-24 * 60)
    register.history.undo()

    assert register.conduct.open(meeting_id).opened_at == NOON


def test_people_are_let_in_whatever_the_clock_says_while_no_sitting_is_open(
    register: Register, meeting_id: MeetingId, clock: HandClock
) -> None:
    first, second, *_ = register.participants.listed(meeting_id)
    register.attendance.arrive(first.id)
    clock.go(-120)

    assert register.attendance.arrive(second.id).first_at == NOON - timedelta(minutes=120)


# the timetable


def test_the_timetable_counts_from_the_opening_and_stands_still_after_the_closing(
    register: Register, meeting_id: MeetingId, ids: dict[str, AgendaItemId], clock: HandClock
) -> None:
    plan = register.agendas.timetable(meeting_id)
    assert plan.slip == 0
    register.conduct.open(meeting_id)
    register.conduct.start(ids["1"])
    clock.go(60)
    late = register.agendas.timetable(meeting_id).slip
    assert late > 0
    register.conduct.close(meeting_id)
    at_closing = register.agendas.timetable(meeting_id).slip
    clock.go(60 * 24 * 30)

    assert register.agendas.timetable(meeting_id).slip == at_closing


def test_a_meeting_held_on_another_day_is_late_by_minutes_not_by_days(
    register: Register, meeting_id: MeetingId, ids: dict[str, AgendaItemId], clock: HandClock
) -> None:
    first: AgendaItem = register.agendas.items(meeting_id)[0]
    assert first.starts is not None
    clock.now = datetime(2026, 3, 2, first.starts.hour - 5, first.starts.minute + 7, tzinfo=UTC)
    register.conduct.open(meeting_id)
    register.conduct.start(ids["1"])

    slots = register.agendas.timetable(meeting_id).slots
    assert slots[ids["1"]].late == 7
    assert slots[ids["1"]].planned_begin == datetime.combine(date(2026, 3, 2), first.starts)


# the program killed in the middle

_KILLED = """
import os, signal, sys
from datetime import datetime, UTC
from pathlib import Path
from uuid import UUID
from forumdesk.services.desk import Desk
from forumdesk.services.registers import Registers

now = datetime.fromisoformat(sys.argv[2])
register = Registers(clock=lambda: now, desk=Desk(id="desk-1", name="Front desk")).open(Path(sys.argv[1]))
meeting_id = register.meetings.meetings()[0].id
item = register.agendas.items(meeting_id)[0]
person = register.participants.listed(meeting_id)[0]
register.conduct.open(meeting_id)
register.conduct.start(item.id)
register.speaking.give_floor(register.speaking.ask(item.id, person.id).id)
print("under way", flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_program_killed_in_the_middle_of_an_item_goes_on_with_the_right_clock(
    tmp_path: Path, project: Path
) -> None:
    path = tmp_path / "a.forumdesk"
    with registers().create(path) as made:
        filled(made)

    killed = subprocess.run(
        [sys.executable, "-c", _KILLED, str(path), NOON.isoformat()],
        cwd=project,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (killed.stdout.strip(), killed.returncode) == ("under way", -9), killed.stderr

    clock = HandClock(NOON + timedelta(minutes=7))
    with registers(clock).open(path) as register:
        import sqlite3

        connection = sqlite3.connect(path)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.close()
        meeting_id = register.meetings.meetings()[0].id
        item = register.agendas.items(meeting_id)[0]
        standing = register.conduct.standing(meeting_id)
        assert (standing.state, standing.current) == (MeetingState.UNDER_WAY, item.id)
        assert standing.runs[item.id].state is ItemState.UNDER_WAY
        assert standing.runs[item.id].length(standing.now) == timedelta(minutes=7)
        speaking = register.speaking.queue(item.id).speaking
        assert speaking is not None
        assert speaking.speech.length(standing.now) == timedelta(minutes=7)
        clock.go(3)
        assert register.conduct.end(item.id).length(clock.now) == timedelta(minutes=10)
