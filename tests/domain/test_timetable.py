from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.agenda import AgendaItem, ItemKind, in_order
from forumdesk.domain.conduct import ItemRun, ItemState
from forumdesk.domain.identifiers import AgendaItemId, MeetingId
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.timetable import Slot, Timetable, day_later, moved_to, timetable
from tests.builders import number

DAY = date(2024, 10, 17)
MEETING = MeetingId(number(90))
NO_SECTION = LocalizedText()
A, B = LocalizedText(en="A"), LocalizedText(en="B")


def item(
    n: int,
    starts: time | None = None,
    minutes: int = 0,
    parent: int = 0,
    day: date | None = None,
    section: LocalizedText = NO_SECTION,
) -> AgendaItem:
    return AgendaItem(
        id=AgendaItemId(number(n)),
        meeting_id=MEETING,
        parent_id=AgendaItemId(number(parent)) if parent else None,
        position=n,
        number=str(n),
        kind=ItemKind.REPORT,
        title=LocalizedText(en="x"),
        starts=starts,
        minutes=minutes,
        day=day,
        section=section,
    )


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    """A moment by UTC, which is the local time of these meetings."""
    return datetime.combine(day, time(hour, minute), UTC)


def run(
    n: int, begun: datetime, ended: datetime | None = None, *, done: bool = True
) -> tuple[AgendaItemId, ItemRun]:
    started = ItemRun(id=AgendaItemId(number(n)), meeting_id=MEETING).start(begun)
    if ended is not None:
        started = started.end(ended) if done else started.suspend(ended)
    return started.id, started


def deferred(n: int, when: datetime) -> tuple[AgendaItemId, ItemRun]:
    put_off = ItemRun(id=AgendaItemId(number(n)), meeting_id=MEETING).defer(when)
    return put_off.id, put_off


def slot(times: Timetable, n: int) -> Slot:
    return times.slots[AgendaItemId(number(n))]


def shown(one: datetime | None) -> str:
    if one is None:
        return "–"
    return one.strftime("%H:%M" if one.date() == DAY else "%d %H:%M")


def planned(*items: AgendaItem) -> list[str]:
    times = timetable(items, first_day=DAY)
    return [
        f"{shown(times.slots[one.id].planned_begin)}–{shown(times.slots[one.id].planned_end)}"
        for one in items
    ]


def expected(
    *items: AgendaItem, now: datetime, runs: Mapping[AgendaItemId, ItemRun] | None = None
) -> list[str]:
    times = timetable(items, first_day=DAY, now=now, runs=runs or {})
    return [f"{shown(times.slots[one.id].begin)}–{shown(times.slots[one.id].end)}" for one in items]


NINE, TEN, ELEVEN = time(9), time(10), time(11)
DAY_OF_FOUR = (item(1, NINE, 20), item(2, minutes=40), item(3, TEN, 30), item(4, minutes=60))


def test_an_item_without_a_start_follows_the_one_before_it() -> None:
    assert planned(*DAY_OF_FOUR) == ["09:00–09:20", "09:20–10:00", "10:00–10:30", "10:30–11:30"]
    times = timetable(DAY_OF_FOUR, first_day=DAY)
    assert [slot(times, n).assumed for n in (1, 2, 3, 4)] == [False, True, False, True]
    assert times.planned_end == times.end == at(11, 30).replace(tzinfo=None)
    assert times.slip == 0


def test_an_item_without_a_length_lasts_as_long_as_what_is_below_it() -> None:
    items = (item(1, NINE), item(2, minutes=25, parent=1), item(3, minutes=15, parent=1), item(4, minutes=5))

    assert planned(*items) == ["09:00–09:40", "09:00–09:25", "09:25–09:40", "09:40–09:45"]
    assert slot(timetable(items, first_day=DAY), 1).minutes == 40


def test_an_item_without_a_start_begins_with_what_is_below_it() -> None:
    assert planned(item(1), item(2, TEN, 20, parent=1), item(3, minutes=5)) == [
        "10:00–10:20",
        "10:00–10:20",
        "10:20–10:25",
    ]


def test_an_overlap_is_told_in_minutes() -> None:
    times = timetable((item(1, NINE, 90), item(2, TEN, 10)), first_day=DAY)

    assert (slot(times, 1).overlap, slot(times, 2).overlap) == (0, 30)


def test_without_any_time_nothing_is_planned() -> None:
    assert planned(item(1, minutes=20), item(2)) == ["–––", "–––"[:3]]
    assert timetable((item(1), item(2))).slip == 0


def test_parallel_sections_begin_together_and_the_longest_is_waited_for() -> None:
    items = (
        item(1, NINE, 60),
        item(2, minutes=30, section=A),
        item(3, minutes=20, section=A),
        item(4, minutes=90, section=B),
        item(5, minutes=10),
    )

    assert planned(*items) == ["09:00–10:00", "10:00–10:30", "10:30–10:50", "10:00–11:30", "11:30–11:40"]


def test_a_session_past_midnight_goes_on_on_the_next_day() -> None:
    items = (item(1, time(23), 90), item(2, minutes=15), item(3, time(0, 50), 10), item(4, time(1, 30), 5))

    assert planned(*items) == [
        "23:00–18 00:30",
        "18 00:30–18 00:45",
        "18 00:50–18 01:00",
        "18 01:30–18 01:35",
    ]
    assert [slot(timetable(items, first_day=DAY), n).overlap for n in (3, 4)] == [0, 0]


def test_a_start_that_overlaps_midnight_stays_on_its_day() -> None:
    assert planned(item(1, time(23), 90), item(2, time(23, 50), 10))[1] == "23:50–18 00:00"


def test_each_day_begins_anew() -> None:
    second = DAY + timedelta(days=1)
    items = (
        item(1, NINE, 60),
        item(2, NINE, 30, day=second),
        item(3, minutes=10, day=second),
        item(4, day=second),
    )

    assert planned(*items) == ["09:00–10:00", "18 09:00–18 09:30", "18 09:30–18 09:40", "18 09:40–18 09:40"]
    assert planned(items[0], item(5, minutes=10, day=second))[1] == "–––"


def test_what_comes_is_expected_later_when_an_item_runs_longer_than_planned() -> None:
    times = expected(*DAY_OF_FOUR, now=at(9, 35), runs=dict([run(1, at(9))]))

    assert times == ["09:00–09:35", "09:35–10:15", "10:15–10:45", "10:45–11:45"]
    assert timetable(DAY_OF_FOUR, first_day=DAY, now=at(9, 35), runs=dict([run(1, at(9))])).slip == 15


def test_a_set_start_is_waited_for_and_an_assumed_one_is_not() -> None:
    early = dict([run(1, at(9), at(9, 5))])

    assert expected(*DAY_OF_FOUR, now=at(9, 5), runs=early) == [
        "09:00–09:05",
        "09:05–09:45",
        "10:00–10:30",
        "10:30–11:30",
    ]
    flowing = (item(1, NINE, 20), item(2, minutes=40))
    assert timetable(flowing, first_day=DAY, now=at(9, 5), runs=early).slip == -15


def test_a_break_with_a_set_start_swallows_a_delay() -> None:
    items = (item(1, NINE, 60), item(2, ELEVEN, 30), item(3, time(12), 60))

    assert timetable(items, first_day=DAY, now=at(10, 40), runs=dict([run(1, at(9))])).slip == 0


def test_nothing_is_expected_in_the_past() -> None:
    assert expected(*DAY_OF_FOUR, now=at(9, 30))[0] == "09:30–09:50"


def test_what_is_deferred_takes_no_time_and_nothing_is_expected_below_it() -> None:
    items = (item(1, NINE, 20), item(2, minutes=40), item(3, minutes=40, parent=2), item(4, minutes=10))
    runs = dict([run(1, at(9), at(9, 20)), deferred(2, at(9, 20))])

    assert expected(*items, now=at(9, 20), runs=runs) == ["09:00–09:20", "–––", "–––"[:3], "09:20–09:30"]
    assert slot(timetable(items, first_day=DAY, now=at(9, 20), runs=runs), 2).state is ItemState.DEFERRED


def test_items_begun_out_of_order_keep_their_real_times() -> None:
    runs = dict([run(3, at(9), at(9, 30)), run(4, at(9, 30))])

    assert expected(*DAY_OF_FOUR, now=at(9, 40), runs=runs) == [
        "10:30–10:50",
        "10:50–11:30",
        "09:00–09:30",
        "09:30–10:30",
    ]


def test_a_suspended_item_still_takes_what_is_left_of_it() -> None:
    runs = dict([run(1, at(9), at(9, 5), done=False)])

    assert expected(*DAY_OF_FOUR[:2], now=at(10), runs=runs) == ["09:00–10:15", "10:15–10:55"]


def test_sub_items_tell_how_long_the_item_under_way_still_takes() -> None:
    items = (
        item(1, NINE, 60),
        item(2, minutes=30, parent=1),
        item(3, minutes=30, parent=1),
        item(4, minutes=5),
    )
    runs = dict([run(1, at(9)), run(2, at(9), at(9, 50)), run(3, at(9, 50))])

    assert expected(*items, now=at(9, 50), runs=runs) == [
        "09:00–10:20",
        "09:00–09:50",
        "09:50–10:20",
        "10:20–10:25",
    ]


def test_a_section_under_way_holds_up_no_other_section() -> None:
    items = (
        item(1, TEN, 60, section=A),
        item(2, minutes=20, section=A),
        item(3, TEN, 30, section=B),
        item(4),
    )
    runs = dict([run(1, at(10))])

    assert expected(*items, now=at(10, 10), runs=runs) == [
        "10:00–11:00",
        "11:00–11:20",
        "10:10–10:40",
        "11:20–11:20",
    ]


def test_a_day_that_ran_over_says_nothing_of_the_next() -> None:
    second = DAY + timedelta(days=1)
    items = (item(1, NINE, 60), item(2, NINE, 30, day=second), item(3, day=second, minutes=5))

    assert expected(*items, now=at(15), runs=dict([run(1, at(9))]))[1:] == [
        "18 09:00–18 09:30",
        "18 09:30–18 09:35",
    ]


def test_a_meeting_without_a_day_is_held_on_the_day_on_which_it_began() -> None:
    times = timetable(DAY_OF_FOUR, runs=dict([run(1, at(9))]), now=at(9, 10))

    assert times.slip == 0
    assert times.planned_end == at(11, 30).replace(tzinfo=None)


def test_real_times_are_told_in_the_time_zone_of_the_meeting() -> None:
    runs = dict([run(1, at(4), at(4, 20))])
    times = timetable(DAY_OF_FOUR, first_day=DAY, runs=runs, now=at(4, 20), time_zone="Asia/Almaty")

    assert slot(times, 1).begin == at(9).replace(tzinfo=None)
    assert slot(times, 1).late == 0


def test_a_plan_moves_to_the_days_on_which_the_meeting_is_held() -> None:
    moved = moved_to([item(1), item(2, day=DAY + timedelta(days=1))], DAY, date(2026, 1, 31))

    assert [one.day for one in moved] == [None, date(2026, 2, 1)]


@st.composite
def trees(draw: st.DrawFn) -> list[AgendaItem]:
    """Any agenda: every start, length, day and section, and runs that need not make sense."""
    items: list[AgendaItem] = []
    for n in range(1, draw(st.integers(1, 12)) + 1):
        parent = draw(st.integers(0, n - 1))
        clock = draw(st.none() | st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 45])))
        day = draw(st.none() | st.sampled_from([DAY + timedelta(days=d) for d in (-1, 0, 1, 2)]))
        section = draw(st.sampled_from([LocalizedText(), A, B]))
        items.append(item(n, clock, draw(st.sampled_from([0, 10, 90, 1440])), parent, day, section))
    return list(in_order(items))


@st.composite
def courses(draw: st.DrawFn, items: list[AgendaItem]) -> dict[AgendaItemId, ItemRun]:
    runs = {}
    for one in items:
        course = ItemRun(id=one.id, meeting_id=MEETING)
        for step in draw(st.lists(st.sampled_from(["start", "suspend", "end", "defer"]), max_size=3)):
            course = getattr(course, step)(at(9) + timedelta(minutes=draw(st.integers(-500, 2000))))
        runs[one.id] = course
    return draw(
        st.dictionaries(st.sampled_from(list(runs)), st.just(0)).map(lambda keys: {k: runs[k] for k in keys})
    )


@given(st.data())
def test_no_agenda_and_no_course_is_too_much_and_nothing_ends_before_it_begins(data: st.DataObject) -> None:
    items = data.draw(trees())
    runs = data.draw(courses(items))
    now = data.draw(
        st.none() | st.integers(-500, 5000).map(lambda minutes: at(9) + timedelta(minutes=minutes))
    )

    times = timetable(items, first_day=data.draw(st.none() | st.just(DAY)), runs=runs, now=now)

    assert set(times.slots) == {one.id for one in items}
    for one in times.slots.values():
        assert one.planned_begin is None or one.planned_end is None or one.planned_begin <= one.planned_end
        assert one.begin is None or one.end is None or one.begin <= one.end
        assert one.overlap >= 0
        assert one.minutes >= 0


@st.composite
def sound_plans(draw: st.DrawFn) -> list[AgendaItem]:
    """Agendas whose items follow one another, some with sub-items, some sections, some after a gap."""
    items = [item(1, NINE, draw(st.integers(1, 60)))]
    clock = datetime.combine(DAY, NINE) + timedelta(minutes=items[0].minutes)
    for _ in range(draw(st.integers(0, 6))):
        n = len(items) + 1
        clock += timedelta(minutes=(gap := draw(st.sampled_from([0, 0, 5, 20]))))
        below = draw(st.lists(st.integers(1, 30), max_size=3))
        minutes = 0 if below else draw(st.integers(1, 60))
        items.append(item(n, clock.time() if gap else None, minutes))
        items += [item(n + k, minutes=length, parent=n) for k, length in enumerate(below, 1)]
        clock += timedelta(minutes=minutes or sum(below))
    return items


@given(sound_plans(), st.integers(0, 600))
def test_the_slip_is_nothing_while_everything_runs_to_plan(items: list[AgendaItem], minute: int) -> None:
    now = at(9) + timedelta(minutes=minute)
    plan = timetable(items, first_day=DAY)
    runs = {}
    for one in items:
        begin, end = plan.slots[one.id].planned_begin, plan.slots[one.id].planned_end
        assert begin is not None
        assert end is not None
        if begin.replace(tzinfo=UTC) <= now:
            is_over = end.replace(tzinfo=UTC) <= now
            key, course = run(
                int(one.number), begin.replace(tzinfo=UTC), end.replace(tzinfo=UTC) if is_over else None
            )
            runs[key] = replace(course, id=one.id)

    times = timetable(items, first_day=DAY, now=now, runs=runs)

    assert times.slip == 0
    assert times.end == plan.planned_end


@given(sound_plans(), st.integers(1, 300))
def test_a_late_start_is_never_expected_to_end_earlier_than_planned(
    items: list[AgendaItem], late: int
) -> None:
    now = at(9) + timedelta(minutes=late)

    times = timetable(items, first_day=DAY, now=now, runs=dict([run(1, now)]))

    assert 0 <= times.slip <= late


def test_a_plan_ends_where_the_calendar_does() -> None:
    slots = timetable([item(1, time(23, 50), 60)], first_day=date.max).slots

    assert slots[AgendaItemId(number(1))].planned_end == datetime.combine(date.max, time.max)
    assert [one.day for one in moved_to([item(1, day=DAY)], DAY, date.max)] == [date.max]
    assert day_later(date.min, timedelta(days=-1)) == date.min
