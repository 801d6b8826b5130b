from datetime import UTC, datetime, timedelta

import pytest

from forumdesk.domain.identifiers import AgendaItemId, MeetingId, ParticipantId, SpeechId
from forumdesk.domain.speaking import (
    LONGEST_LIMIT,
    LimitError,
    SpeakingLimits,
    Speech,
    SpeechKind,
    SpeechOverError,
    SpeechState,
    in_turn,
    require_limit,
    totals,
)
from tests.builders import number

NOON = datetime(2024, 10, 17, 12, 0, tzinfo=UTC)


def speech(n: int = 1, kind: SpeechKind = SpeechKind.DEBATE, *, limit: int = 0, position: int = 0) -> Speech:
    return Speech(
        id=SpeechId(number(n)),
        meeting_id=MeetingId(number(90)),
        item_id=AgendaItemId(number(91)),
        participant_id=ParticipantId(number(92)),
        kind=kind,
        position=position or n,
        asked_at=NOON,
        limit=limit,
    )


def after(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


def test_a_speech_waits_then_lasts_pauses_and_is_over() -> None:
    waiting = speech()
    speaking = waiting.begin(after(0))
    paused = speaking.pause(after(2))
    done = paused.begin(after(10)).finish(after(11))

    states = [one.state for one in (waiting, speaking, paused, done)]
    assert states == [SpeechState.WAITING, SpeechState.SPEAKING, SpeechState.PAUSED, SpeechState.DONE]
    assert done.length(after(99)) == timedelta(minutes=3)
    assert (waiting.begun, done.begun) == (None, after(0))
    with pytest.raises(SpeechOverError):
        done.begin(after(12))


def test_an_overrun_is_shown_as_negative_time_left() -> None:
    speaking = speech(limit=120).begin(after(0))

    assert speaking.left(after(1)) == timedelta(minutes=1)
    assert speaking.left(after(5)) == timedelta(minutes=-3)
    assert (speaking.overrun(after(1)), speaking.overrun(after(5))) == (timedelta(), timedelta(minutes=3))
    assert speech().begin(after(0)).left(after(5)) is None
    assert speech().begin(after(0)).overrun(after(5)) == timedelta()


def test_points_of_order_come_first_and_the_others_in_their_order() -> None:
    waiting = [speech(1, position=3), speech(2, SpeechKind.POINT_OF_ORDER, position=9), speech(3, position=1)]

    assert [one.position for one in in_turn(waiting)] == [9, 1, 3]


@pytest.mark.parametrize("seconds", [-1, LONGEST_LIMIT + 1, 10**9])
def test_a_limit_outside_four_hours_is_refused(seconds: int) -> None:
    with pytest.raises(LimitError):
        require_limit(seconds)
    with pytest.raises(LimitError):
        SpeakingLimits(reply=seconds)


def test_limits_survive_as_plain_data() -> None:
    limits = SpeakingLimits(report=900, debate=180)

    assert limits.to_plain() == {"report": 900, "debate": 180}
    assert SpeakingLimits.from_plain(limits.to_plain()) == limits
    assert [limits.of(kind) for kind in SpeechKind] == [900, 180, 0, 0]


def test_only_replies_and_points_of_order_are_taken_once_the_list_is_closed() -> None:
    taken = [kind for kind in SpeechKind if kind.is_open_after_closing]

    assert taken == [SpeechKind.REPLY, SpeechKind.POINT_OF_ORDER]


def test_totals_count_what_was_spoken_the_longest_first() -> None:
    short = speech(1, limit=60).begin(after(0)).finish(after(2))
    long = speech(2).begin(after(2)).finish(after(9))
    running = speech(3).begin(after(9))

    found = totals([("a", short), ("b", long), ("a", running), ("c", speech(4))], after(10))

    assert [(one.key, one.speeches, one.length, one.overrun) for one in found] == [
        ("b", 1, timedelta(minutes=7), timedelta()),
        ("a", 2, timedelta(minutes=3), timedelta(minutes=1)),
    ]
