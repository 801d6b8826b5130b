from datetime import UTC, datetime, timedelta

import pytest

from forumdesk.domain.agenda import AgendaItem, ItemKind
from forumdesk.domain.conduct import (
    ClockBehindError,
    ItemRun,
    ItemState,
    MeetingState,
    Sitting,
    current_item,
    following_item,
    latest,
    meeting_state,
    require_clock,
)
from forumdesk.domain.identifiers import AgendaItemId, MeetingId, SittingId
from forumdesk.domain.quorum import QuorumCount
from forumdesk.domain.texts import LocalizedText
from tests.builders import number

NOON = datetime(2024, 10, 17, 12, 0, tzinfo=UTC)
MEETING = MeetingId(number(90))


def at(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


def item_id(n: int) -> AgendaItemId:
    return AgendaItemId(number(n))


def run(n: int) -> ItemRun:
    return ItemRun(id=item_id(n), meeting_id=MEETING)


def sitting() -> Sitting:
    return Sitting(
        id=SittingId(number(1)),
        meeting_id=MEETING,
        number=1,
        spans=(),
        quorum=QuorumCount(entitled=3, present=3, needed=2),
    ).resume(at(0))


def item(n: int, parent: int = 0) -> AgendaItem:
    return AgendaItem(
        id=item_id(n),
        meeting_id=MEETING,
        parent_id=item_id(parent) if parent else None,
        position=n,
        number=str(n),
        kind=ItemKind.REPORT,
        title=LocalizedText(en="x"),
    )


def test_an_item_is_planned_under_way_suspended_done_or_deferred() -> None:
    started = run(1).start(at(0))

    assert run(1).state is ItemState.PLANNED
    assert started.state is ItemState.UNDER_WAY
    assert started.suspend(at(5)).state is ItemState.SUSPENDED
    assert started.end(at(5)).state is ItemState.DONE
    assert started.defer(at(5)).state is ItemState.DEFERRED
    assert run(1).defer(at(0)).state is ItemState.DEFERRED


def test_an_item_that_is_started_again_keeps_what_it_took() -> None:
    again = run(1).start(at(0)).end(at(5)).start(at(20))

    assert (again.state, again.length(at(21))) == (ItemState.UNDER_WAY, timedelta(minutes=6))
    assert (again.begun, again.ended) == (at(0), None)


def test_a_sitting_closed_in_a_pause_ended_with_its_beginning() -> None:
    closed = sitting().suspend(at(30)).close(at(90))

    assert (closed.state, closed.opened_at, closed.closed_at) == (MeetingState.CLOSED, at(0), at(30))
    assert sitting().closed_at is None


def test_a_meeting_stands_where_its_last_sitting_stands() -> None:
    assert meeting_state(()) is MeetingState.NOT_OPENED
    assert meeting_state((sitting().close(at(1)), sitting())) is MeetingState.UNDER_WAY
    assert meeting_state((sitting().suspend(at(1)),)) is MeetingState.SUSPENDED


def test_the_current_item_is_the_sub_item_though_both_began_at_once() -> None:
    for first, second in ((1, 2), (2, 1)):
        runs = [run(first).start(at(0)), run(second).start(at(0))]
        assert current_item(runs, {item_id(first): None, item_id(second): item_id(first)}) == item_id(second)


def test_a_suspended_item_is_current_only_where_nothing_is_under_way() -> None:
    suspended = run(1).start(at(0)).suspend(at(5))
    parents = {item_id(1): None, item_id(2): None}

    assert current_item([suspended], parents) == item_id(1)
    assert current_item([suspended, run(2).start(at(1))], parents) == item_id(2)
    assert current_item([run(1).start(at(0)).end(at(1)), run(2)], parents) is None


def test_a_parent_under_way_is_current_while_only_its_sub_item_is_suspended() -> None:
    runs = [run(1).start(at(0)), run(2).start(at(0)).suspend(at(5))]

    assert current_item(runs, {item_id(1): None, item_id(2): item_id(1)}) == item_id(1)


def test_what_follows_is_the_next_that_has_not_begun_and_not_below_one_that_is_over() -> None:
    items = [item(1), item(2), item(3, parent=2), item(4), item(5)]
    runs = {item_id(1): run(1).start(at(0)), item_id(2): run(2).defer(at(0))}

    assert following_item(items, {}, None) == item_id(1)
    assert following_item(items, runs, item_id(1)) == item_id(4)
    ended = {**runs, item_id(4): run(4).start(at(1)).end(at(2))}
    assert following_item(items, ended, None) == item_id(5)
    assert following_item(items[:4], ended, None) is None


def test_a_clock_set_back_is_told_and_a_small_correction_is_not() -> None:
    shown = ("11:00", "12:00")

    assert require_clock(at(1), at(0), shown) == at(1)
    assert require_clock(at(1), None, shown) == at(1)
    assert require_clock(at(0) - timedelta(seconds=2), at(0), shown) == at(0)
    with pytest.raises(ClockBehindError) as refusal:
        require_clock(at(0) - timedelta(seconds=3), at(0), shown)
    assert refusal.value.values == {"now": "11:00", "last": "12:00"}


def test_the_latest_of_no_moment_is_none() -> None:
    assert latest([None, at(0), at(2), None]) == at(2)
    assert latest([None]) is None
