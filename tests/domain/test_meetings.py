from datetime import date

import pytest

from forumdesk.domain.identifiers import BodyId, MeetingId
from forumdesk.domain.meetings import DatesReversedError, Meeting
from tests.builders import number


def meeting(first: date | None, last: date | None) -> Meeting:
    return Meeting(id=MeetingId(number(1)), body_id=BodyId(number(2)), first_day=first, last_day=last)


def test_the_last_day_is_not_before_the_first() -> None:
    first, last = date(2024, 10, 17), date(2024, 10, 16)

    with pytest.raises(DatesReversedError) as refusal:
        meeting(first, last)
    assert refusal.value.values == {"first": first, "last": last}


def test_open_days_and_one_day_are_fine() -> None:
    day = date(2024, 10, 17)

    for first, last in ((None, None), (day, None), (None, day), (day, day)):
        assert meeting(first, last).first_day == first
