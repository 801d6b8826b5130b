"""The agenda as a table: what its cells show and say."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt

from forumdesk.domain.agenda import AgendaItem, ItemKind, renumbered
from forumdesk.domain.conduct import ItemRun, ItemState
from forumdesk.domain.identifiers import AgendaItemId, MeetingId
from forumdesk.domain.spans import Span
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.timetable import timetable
from forumdesk.gui.models.agenda import (
    DAY,
    END,
    ITEM,
    LATE,
    PARALLEL,
    REAL,
    START,
    STATE,
    STATE_ICONS,
    AgendaContents,
    AgendaModel,
)
from forumdesk.gui.words import Words
from tests.builders import number
from tests.gui.catalogues import catalogue

MEETING = MeetingId(number(1))
FIRST = date(2024, 10, 17)


def item(n: int, starts: time | None, minutes: int, **fields: object) -> AgendaItem:
    return AgendaItem(
        id=AgendaItemId(number(n)),
        meeting_id=MEETING,
        parent_id=None,
        position=n,
        number="",
        kind=ItemKind.REPORT,
        title=LocalizedText(en=f"Item {n}"),
        starts=starts,
        minutes=minutes,
        **fields,  # type: ignore[arg-type]
    )


def model(*items: AgendaItem, runs: tuple[ItemRun, ...] = (), now: datetime | None = None) -> AgendaModel:
    made = AgendaModel(Words(catalogue, "en"))
    ordered = renumbered(items)
    by_id = {run.id: run for run in runs}
    table = timetable(ordered, first_day=FIRST, runs=by_id, now=now, time_zone="UTC")
    made.show(AgendaContents(items=ordered, slots=table.slots, runs=by_id, now=now, several_days=True))
    return made


def cells(shown: AgendaModel, column: int, role: int = Qt.ItemDataRole.DisplayRole) -> list[object]:
    return [shown.index(row, column).data(role) for row in range(shown.rowCount())]


def at(hour: int, minute: int) -> datetime:
    return datetime(2024, 10, 17, hour, minute, tzinfo=UTC)


def run(n: int, begun: datetime, ended: datetime | None, **fields: bool) -> ItemRun:
    return ItemRun(
        id=AgendaItemId(number(n)), meeting_id=MEETING, spans=(Span(begun=begun, ended=ended),), **fields
    )


def test_before_the_opening_nothing_is_real_and_no_state_is_shown(qapp: object) -> None:
    shown = model(item(1, time(9, 0), 20), item(2, None, 30))

    assert cells(shown, START) == ["09:00", "09:20"]
    assert cells(shown, END) == ["09:20", "09:50"]
    assert cells(shown, REAL) == ["", ""]
    assert cells(shown, ITEM, STATE) == [None, None]
    assert cells(shown, END, LATE) == ["", ""]


def test_real_times_delay_and_state_are_shown_of_what_happened(qapp: object) -> None:
    runs = (run(1, at(9, 4), at(9, 30), done=True), run(2, at(9, 30), None))

    shown = model(item(1, time(9, 0), 20), item(2, None, 30), item(3, None, 5), runs=runs, now=at(9, 40))

    assert cells(shown, REAL) == ["09:04 · 26", "09:30 · 10", ""]
    assert cells(shown, END) == ["09:30", "10:00", "10:05"]
    assert cells(shown, END, LATE) == ["+10", "+10", "+10"]
    states = (ItemState.DONE, ItemState.UNDER_WAY, ItemState.PLANNED)
    assert cells(shown, ITEM, STATE) == [STATE_ICONS[state] for state in states]
    assert cells(shown, END, Qt.ItemDataRole.AccessibleTextRole)[0] == "09:30, +10"


def test_what_ends_early_is_told_with_a_minus_and_what_is_deferred_without_an_end(qapp: object) -> None:
    deferred = ItemRun(id=AgendaItemId(number(2)), meeting_id=MEETING, deferred=True)
    runs = (run(1, at(9, 0), at(9, 12), done=True), deferred)

    shown = model(item(1, time(9, 0), 20), item(2, None, 30), runs=runs, now=at(9, 12))

    assert cells(shown, END, LATE) == ["−8", ""]
    assert cells(shown, END)[1] == "–"


def test_parallel_sections_are_joined_and_others_are_not(qapp: object) -> None:
    first, second = LocalizedText(en="Section A"), LocalizedText(en="Section B")

    shown = model(
        item(1, time(9, 0), 20),
        item(2, time(9, 20), 30, section=first),
        item(3, time(9, 20), 40, section=second),
        item(4, None, 10, section=LocalizedText()),
    )

    assert cells(shown, ITEM, PARALLEL) == [None, 0, 0, None]
    assert cells(shown, START) == ["09:00", "09:20", "09:20", "10:00"]
    spoken = cells(shown, ITEM, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken[1:3] == [
        "Item 2; Section A; at the same time as 3",
        "Item 3; Section B; at the same time as 2",
    ]


def test_sections_of_one_name_follow_one_another(qapp: object) -> None:
    section = LocalizedText(en="Section A")

    shown = model(item(1, time(9, 0), 20, section=section), item(2, None, 20, section=section))

    assert cells(shown, ITEM, PARALLEL) == [None, None]
    assert cells(shown, START) == ["09:00", "09:20"]


def test_each_day_has_its_heading_once(qapp: object) -> None:
    shown = model(
        item(1, time(9, 0), 20),
        item(2, None, 20),
        item(3, time(9, 0), 20, day=FIRST + timedelta(days=1)),
        item(4, None, 20, day=FIRST + timedelta(days=1)),
    )

    assert cells(shown, ITEM, DAY) == ["Thursday, 17 October 2024", "", "Friday, 18 October 2024", ""]


@pytest.mark.parametrize("column", range(8))
def test_every_column_has_a_head(qapp: object, column: int) -> None:
    shown = model()

    assert shown.headerData(column, Qt.Orientation.Horizontal)
