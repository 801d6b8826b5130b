from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.attendance import (
    Movement,
    MovementKind,
    Presence,
    Standing,
    joined,
    passages,
    presence_of,
    presences,
    present_at,
)
from forumdesk.domain.identifiers import MeetingId, MovementId, ParticipantId
from tests.builders import number

NINE = datetime(2024, 10, 17, 9, 0, tzinfo=UTC)
ASAN, BOTA, DANA = (ParticipantId(number(n)) for n in (1, 2, 3))
ARRIVED, LEFT = MovementKind.ARRIVED, MovementKind.LEFT


def at(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


def entry(
    n: int,
    kind: MovementKind,
    minutes: float,
    *,
    who: ParticipantId = ASAN,
    desk: str = "north",
    withdrawn: bool = False,
    revision: int = 0,
) -> Movement:
    return Movement(
        id=MovementId(number(n)),
        meeting_id=MeetingId(number(99)),
        participant_id=who,
        kind=kind,
        at=at(minutes),
        desk_id=desk,
        desk_name=desk.title(),
        withdrawn=withdrawn,
        revision=revision,
    )


@st.composite
def copies(draw: st.DrawFn) -> Movement:
    """A copy of one of few entries, as some desk holds it: who, when and where never differ, the rest may."""
    n = draw(st.integers(1, 6))
    who = draw(st.sampled_from([ASAN, BOTA]))
    revision = draw(st.integers(0, 2))
    return entry(
        n,
        (ARRIVED, LEFT)[n % 2],
        (n + 1) // 3,  # several entries of one moment
        who=who,
        desk=("north", "south")[n % 2],
        withdrawn=draw(st.booleans()),
        revision=revision,
    )


@st.composite
def desk_logs(draw: st.DrawFn) -> list[Movement]:
    """What one desk enters, two people at most and every entry its own."""
    desk = draw(st.sampled_from([100, 200, 300]))
    steps = draw(
        st.lists(st.tuples(st.sampled_from([ASAN, BOTA]), st.sampled_from(MovementKind), st.integers(0, 5)))
    )
    return [
        entry(desk + place, kind, minutes, who=who, desk=str(desk))
        for place, (who, kind, minutes) in enumerate(steps)
    ]


LOGS = st.lists(copies(), max_size=8)


@given(LOGS, LOGS, LOGS)
def test_logs_join_in_any_order_in_any_grouping_and_any_number_of_times(
    one: list[Movement], two: list[Movement], three: list[Movement]
) -> None:
    whole = joined(one, two, three)

    for order in permutations((one, two, three)):
        assert joined(*order) == whole
    assert joined(joined(one, two), three) == joined(one, joined(two, three)) == whole
    assert joined(whole, whole) == joined(whole) == joined(whole, two) == whole


@given(LOGS)
def test_joining_keeps_each_entry_once_in_order_of_time(log: list[Movement]) -> None:
    whole = joined(log)

    assert {movement.id for movement in whole} == {movement.id for movement in log}
    assert len(whole) == len({movement.id for movement in log})
    assert all((one.at, one.id) < (two.at, two.id) for one, two in pairwise(whole))
    assert set(whole) <= set(log)


@given(desk_logs(), desk_logs())
def test_whatever_two_desks_enter_nobody_is_counted_twice(one: list[Movement], two: list[Movement]) -> None:
    whole = joined(one, two)

    for minutes in range(7):
        there = present_at(whole, at(minutes))
        assert there <= {ASAN, BOTA}
        for who in (ASAN, BOTA):
            until = [movement for movement in whole if movement.at <= at(minutes)]
            assert (who in there) is presence_of(who, until).standing.is_present
    for who in (ASAN, BOTA):
        going = [movement.kind is LEFT for movement in passages(who, whole)]
        assert going == [bool(place % 2) for place in range(len(going))]


@given(desk_logs())
def test_presence_is_the_same_in_whatever_order_the_entries_are_read(log: list[Movement]) -> None:
    assert presences(log) == presences(reversed(log))
    assert passages(ASAN, log) == passages(ASAN, log[::-1])


@given(desk_logs(), st.integers(0, 5))
def test_who_is_there_follows_from_the_passages(log: list[Movement], minutes: int) -> None:
    for who in (ASAN, BOTA):
        before = [one for one in passages(who, log) if one.at <= at(minutes)]
        assert (who in present_at(log, at(minutes))) is (len(before) % 2 == 1)


def test_the_same_arrival_entered_at_two_desks_is_one_arrival_at_the_earlier() -> None:
    whole = joined([entry(1, ARRIVED, 5, desk="south")], [entry(2, ARRIVED, 3, desk="north")])

    assert presence_of(ASAN, whole) == Presence(
        participant_id=ASAN, standing=Standing.ARRIVED, first_at=at(3), last_at=at(3), desk_name="North"
    )
    assert [one.id for one in passages(ASAN, whole)] == [number(2)]
    assert present_at(whole, at(60)) == {ASAN}


def test_a_withdrawn_copy_holds_over_the_copy_it_was_made_from() -> None:
    known = entry(1, ARRIVED, 0)
    withdrawn = replace(known, withdrawn=True, revision=1)

    assert joined([known], [withdrawn]) == joined([withdrawn], [known]) == (withdrawn,)
    assert present_at(joined([known], [withdrawn]), at(1)) == frozenset()


def test_a_restored_copy_holds_over_the_withdrawn_one() -> None:
    withdrawn = entry(1, ARRIVED, 0, withdrawn=True, revision=1)
    restored = replace(withdrawn, withdrawn=False, revision=2)

    assert joined([restored], [withdrawn], [restored]) == (restored,)


def test_of_equally_revised_copies_the_withdrawn_holds() -> None:
    here, there = entry(1, ARRIVED, 0, revision=1), entry(1, ARRIVED, 0, withdrawn=True, revision=1)

    assert joined([here], [there]) == joined([there], [here]) == (there,)


def test_an_entry_that_was_given_to_another_person_counts_for_that_person_alone() -> None:
    known = entry(1, ARRIVED, 0, who=BOTA)
    moved = replace(known, participant_id=ASAN, revision=1)

    for whole in (joined([known], [moved]), joined([moved], [known])):
        assert present_at(whole, at(1)) == {ASAN}


def test_where_two_desks_gave_an_entry_to_two_people_both_join_to_the_same_one() -> None:
    known = entry(1, ARRIVED, 0, who=DANA)
    here, there = (replace(known, participant_id=who, revision=1) for who in (ASAN, BOTA))

    assert joined([here], [there]) == joined([there], [here]) == (there,)


def test_who_left_and_came_again_has_returned_and_the_first_arrival_is_told() -> None:
    log = [
        entry(1, ARRIVED, 0, desk="north"),
        entry(2, LEFT, 10, desk="south"),
        entry(3, ARRIVED, 20, desk="south"),
    ]

    assert presence_of(ASAN, log) == Presence(
        participant_id=ASAN, standing=Standing.RETURNED, first_at=at(0), last_at=at(20), desk_name="North"
    )
    standings = [presence_of(ASAN, log[:count]).standing for count in range(4)]
    assert standings == [Standing.EXPECTED, Standing.ARRIVED, Standing.LEFT, Standing.RETURNED]
    assert [one.is_present for one in standings] == [False, True, False, True]


def test_the_present_can_be_told_at_any_minute_a_passage_at_that_moment_included() -> None:
    log = [
        entry(1, ARRIVED, 0),
        entry(2, ARRIVED, 5, who=BOTA),
        entry(3, LEFT, 10),
        entry(4, ARRIVED, 15),
        entry(5, LEFT, 20, who=BOTA),
    ]
    there = {
        -1: set[ParticipantId](), 0: {ASAN}, 4.9: {ASAN}, 5: {ASAN, BOTA}, 9.9: {ASAN, BOTA}, 10: {BOTA},
        15: {ASAN, BOTA}, 20: {ASAN}, 600: {ASAN},
    }  # fmt: skip

    for minutes, people in there.items():
        assert present_at(log, at(minutes)) == people


def test_a_departure_of_somebody_who_is_not_there_says_nothing() -> None:
    log = [entry(1, LEFT, 0), entry(2, ARRIVED, 5), entry(3, LEFT, 6), entry(4, LEFT, 7)]

    assert presence_of(ASAN, log[:1]) == Presence(participant_id=ASAN)
    assert [one.id for one in passages(ASAN, log)] == [number(2), number(3)]
    assert presence_of(ASAN, log).last_at == at(6)


def test_withdrawn_entries_are_passed_over() -> None:
    log = [entry(1, ARRIVED, 0), entry(2, LEFT, 5, withdrawn=True, revision=1)]

    assert presence_of(ASAN, log).standing is Standing.ARRIVED
    assert presences([replace(log[0], withdrawn=True)]) == {}
    assert [one.id for one in passages(ASAN, log)] == [number(1)]


def test_whom_the_log_does_not_name_is_expected() -> None:
    assert presence_of(BOTA, [entry(1, ARRIVED, 0)]) == Presence(participant_id=BOTA)
    assert set(presences([entry(1, ARRIVED, 0)])) == {ASAN}


def test_entries_of_one_moment_stand_in_the_order_of_their_identifiers() -> None:
    came, went = entry(1, ARRIVED, 0), entry(2, LEFT, 0)

    assert joined([went], [came]) == (came, went)
    assert presence_of(ASAN, [went, came]).standing is Standing.LEFT
    assert presence_of(ASAN, [entry(1, LEFT, 0), entry(2, ARRIVED, 0)]).standing is Standing.ARRIVED
