from datetime import timedelta

import pytest

from forumdesk.domain.circulation import (
    Circulation,
    DeadlineAheadError,
    LateSheetError,
    ObjectedError,
    Objection,
    require_in_time,
    require_over,
    require_silence,
)
from forumdesk.domain.identifiers import ParticipantId
from forumdesk.domain.texts import LocalizedText
from tests.builders import NOON, number

WHO = ParticipantId(number(1))
NAMES = {WHO: LocalizedText.everywhere("Bota")}
SECOND = timedelta(seconds=1)


def objection(author: str, *, late: bool = False) -> Objection:
    return Objection(author=author, text="No", received_at=NOON, late=late)


def test_until_the_deadline_has_passed_an_answer_can_still_come() -> None:
    circulation = Circulation(deadline=NOON, time_zone="Asia/Almaty")

    require_over(circulation, NOON, NOON)
    with pytest.raises(DeadlineAheadError) as refusal:
        require_over(circulation, NOON - SECOND, "17:00")
    assert refusal.value.values == {"deadline": "17:00"}


def test_objections_in_time_break_the_silence_and_are_named_and_late_ones_do_not() -> None:
    late = objection("Late", late=True)
    require_silence(Circulation(deadline=NOON, time_zone="UTC", objections=(late,)))

    objections = (objection("One"), late, objection("Two"))
    with pytest.raises(ObjectedError) as refusal:
        require_silence(Circulation(deadline=NOON, time_zone="UTC", objections=objections))
    assert refusal.value.values == {"count": 2, "names": ("One", "Two")}


def test_a_sheet_counts_up_to_the_deadline_itself() -> None:
    require_in_time(Circulation(deadline=NOON, time_zone="UTC"), {})
    require_in_time(Circulation(deadline=NOON, time_zone="UTC", returned={WHO: NOON}), NAMES)

    late = Circulation(deadline=NOON, time_zone="UTC", returned={WHO: NOON + SECOND})
    with pytest.raises(LateSheetError) as refusal:
        require_in_time(late, NAMES)
    assert refusal.value.values == {"name": NAMES[WHO], "at": NOON + SECOND}
