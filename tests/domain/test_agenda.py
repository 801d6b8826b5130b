from datetime import time

import pytest

from forumdesk.domain.agenda import AgendaItem, ItemKind, planned_minutes
from forumdesk.domain.identifiers import AgendaItemId, MeetingId
from forumdesk.domain.texts import LocalizedText
from tests.builders import number


def item(n: int, *, starts: time | None = None, minutes: int = 0, parent: int = 0) -> AgendaItem:
    return AgendaItem(
        id=AgendaItemId(number(n)),
        meeting_id=MeetingId(number(99)),
        parent_id=AgendaItemId(number(parent)) if parent else None,
        position=n,
        number=str(n),
        kind=ItemKind.REPORT,
        title=LocalizedText(en="x"),
        starts=starts,
        minutes=minutes,
    )


@pytest.mark.parametrize(
    ("starts", "minutes", "ends"),
    [
        (time(9, 30), 20, time(9, 50)),
        (time(9, 30), 0, time(9, 30)),
        (time(23, 50), 20, time(0, 10)),
        (None, 20, None),
    ],
)
def test_an_item_ends_after_its_minutes(starts: time | None, minutes: int, ends: time | None) -> None:
    assert item(1, starts=starts, minutes=minutes).ends == ends


def test_minutes_of_items_below_an_item_are_not_counted_twice() -> None:
    assert planned_minutes([item(1, minutes=20), item(2, minutes=50), item(3, minutes=50, parent=2)]) == 70
