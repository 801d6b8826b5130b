from datetime import UTC, datetime, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.attendance import Movement, MovementKind, present_at
from forumdesk.domain.identifiers import MeetingId, MovementId, ParticipantId
from forumdesk.domain.majorities import MORE_THAN_HALF, Threshold
from forumdesk.domain.quorum import QuorumCount, presence_steps, quorum_count
from tests.builders import number

NOON = datetime(2024, 10, 17, 12, 0, tzinfo=UTC)
PEOPLE = [ParticipantId(number(n)) for n in range(1, 11)]
SOME = st.frozensets(st.sampled_from(PEOPLE))


def movement(n: int, person: int, kind: MovementKind, minute: int, *, withdrawn: bool = False) -> Movement:
    return Movement(
        id=MovementId(number(n)),
        meeting_id=MeetingId(number(99)),
        participant_id=PEOPLE[person],
        kind=kind,
        at=NOON + timedelta(minutes=minute),
        desk_id="d",
        desk_name="D",
        withdrawn=withdrawn,
    )


def test_the_entitled_are_counted_by_where_they_are() -> None:
    count = quorum_count(
        MORE_THAN_HALF,
        PEOPLE,
        PEOPLE[:5],
        recused=[PEOPLE[0], PEOPLE[9]],
        excused=PEOPLE[5:7],
        left=PEOPLE[6:8],
    )

    assert count == QuorumCount(entitled=10, present=5, needed=6, recused=1, excused=2, left=1)
    assert (count.is_met, count.missing, count.absent) == (False, 1, 2)


def test_where_the_recused_do_not_count_they_are_not_asked_for_either() -> None:
    rules = {"recused": PEOPLE[:2], "recused_count": False}
    count = quorum_count(MORE_THAN_HALF, PEOPLE, PEOPLE[:7], **rules)  # type: ignore[arg-type]

    assert (count.present, count.needed, count.recused, count.absent) == (5, 5, 2, 3)
    assert count.is_met


def test_whoever_is_recused_and_not_there_is_absent() -> None:
    count = quorum_count(MORE_THAN_HALF, PEOPLE, (), recused=PEOPLE[:2], recused_count=False)

    assert (count.recused, count.needed, count.absent) == (0, 6, 10)


def test_a_body_may_open_without_anybody() -> None:
    nobody = Threshold(share=Fraction(0), strictly=False)

    assert quorum_count(nobody, PEOPLE, ()).is_met
    assert not quorum_count(MORE_THAN_HALF, (), ()).is_met


@given(SOME, SOME, SOME, SOME, SOME, st.booleans())
def test_everybody_entitled_stands_in_exactly_one_place(
    entitled: frozenset[ParticipantId],
    present: frozenset[ParticipantId],
    recused: frozenset[ParticipantId],
    excused: frozenset[ParticipantId],
    left: frozenset[ParticipantId],
    recused_count: bool,
) -> None:
    count = quorum_count(
        MORE_THAN_HALF,
        entitled,
        present,
        recused=recused,
        recused_count=recused_count,
        excused=excused,
        left=left,
    )

    apart = 0 if recused_count else count.recused
    assert count.present + apart + count.excused + count.left + count.absent == count.entitled
    assert min(count.present, count.recused, count.excused, count.left, count.absent) >= 0
    assert count.missing == max(count.needed - count.present, 0)


def test_the_line_steps_where_the_number_changes() -> None:
    arrived, left = MovementKind.ARRIVED, MovementKind.LEFT
    log = [
        movement(1, 0, arrived, 0),
        movement(2, 0, arrived, 1),
        movement(3, 1, arrived, 2),
        movement(4, 9, arrived, 2),
        movement(5, 1, left, 5),
        movement(6, 2, arrived, 5),
        movement(7, 0, left, 9),
        movement(8, 2, left, 8, withdrawn=True),
    ]

    steps = presence_steps(log, PEOPLE[:3])

    assert [((at - NOON) // timedelta(minutes=1), count) for at, count in steps] == [
        (0, 1),
        (2, 2),
        (5, 2),
        (9, 1),
    ]


@given(
    st.lists(st.tuples(st.integers(0, 9), st.sampled_from(MovementKind), st.integers(0, 60), st.booleans()))
)
def test_the_line_says_at_every_step_what_the_log_says(
    entries: list[tuple[int, MovementKind, int, bool]],
) -> None:
    log = [
        movement(n, person, kind, minute, withdrawn=withdrawn)
        for n, (person, kind, minute, withdrawn) in enumerate(entries, 1)
    ]

    for at, count in presence_steps(log, PEOPLE[:5]):
        assert len(present_at(log, at) & set(PEOPLE[:5])) == count
