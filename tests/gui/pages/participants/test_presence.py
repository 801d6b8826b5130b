"""Who was present at a minute of the meeting's clock."""

import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from forumdesk.gui.pages.participants.page import ParticipantsPage
from forumdesk.gui.pages.participants.presence import PERSON, PresencePart, end_of_minute, time_written
from forumdesk.gui.pages.participants.statistics import StatisticsView
from forumdesk.gui.theme import Theme
from tests.builders import NOON
from tests.gui.clipping import clipped
from tests.gui.pages.lists_builders import NARROW, settle, type_into
from tests.gui.pages.people_page import people_page

ZONE = ZoneInfo("Asia/Almaty")


def part_of(page: ParticipantsPage) -> PresencePart:
    """The statistics, opened, with their question."""
    if page.views.view is None:
        page.views.show_statistics()
        settle()
    view = page.views.view
    assert isinstance(view, StatisticsView)
    return view.presence_part


def clock(moment: datetime.datetime) -> str:
    return f"{moment.astimezone(ZONE):%H:%M}"


@pytest.mark.parametrize(
    ("text", "time"),
    [("14:05", (14, 5)), (" 9.30 ", (9, 30)), ("1405", (14, 5)), ("905", (9, 5)), ("00:00", (0, 0))],
)
def test_times_are_read_as_people_write_them(text: str, time: tuple[int, int]) -> None:
    assert time_written(text) == datetime.time(*time)


@pytest.mark.parametrize("text", ["", "25:00", "12:60", "noon", "12:5", "1:2:3"])
def test_what_is_no_time_of_day_is_not_read(text: str) -> None:
    assert time_written(text) is None


def test_a_minute_ends_with_its_last_instant_on_the_clock_of_the_meeting() -> None:
    end = end_of_minute(datetime.date(2026, 3, 1), datetime.time(14, 5), ZONE)

    local = end.astimezone(ZONE)
    assert (local.hour, local.minute, local.second) == (14, 5, 59)
    assert end.tzinfo is datetime.UTC


def test_who_was_present_is_counted_and_named_as_the_time_says(
    tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    with people_page(tmp_path, theme, qtbot, language="en") as page:
        first, second, third = (one.id for one in page.register.participants.listed(page.meeting_id)[:3])
        attendance = page.register.attendance
        attendance.arrive(first, NOON)
        attendance.arrive(third, NOON + datetime.timedelta(minutes=1, seconds=30))
        attendance.arrive(second, NOON + datetime.timedelta(minutes=2))
        attendance.leave(first, NOON + datetime.timedelta(minutes=5))
        part = part_of(page)

        type_into(part.time_edit, clock(NOON + datetime.timedelta(minutes=1)))
        qtbot.waitUntil(part.table.isVisible)

        assert part.count_label.text() == "2 people were present, 1 of them with a voting right"
        assert {one.id for one in part.model.people} == {first, third}
        name = part.model.index(0, PERSON).data(Qt.ItemDataRole.DisplayRole)
        assert part.model.people[0].names.en.family in name
        type_into(part.time_edit, clock(NOON + datetime.timedelta(minutes=6)))
        qtbot.waitUntil(lambda: {one.id for one in part.model.people} == {second, third})
        type_into(part.time_edit, clock(NOON - datetime.timedelta(minutes=6)))
        qtbot.waitUntil(lambda: part.count_label.text() == "Nobody was present.")
        assert part.table.isHidden()


def test_what_is_no_time_is_refused_at_the_field(tmp_path: Path, theme: Theme, qtbot: QtBot) -> None:
    with people_page(tmp_path, theme, qtbot, language="en") as page:
        part = part_of(page)

        type_into(part.time_edit, "noon")

        assert part.time_edit.accessibleDescription() == "Write the time as 14:05."
        assert part.count_label.isHidden()


def test_the_day_is_asked_for_only_where_there_are_several(
    tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    with people_page(tmp_path, theme, qtbot, language="en") as page:
        first, second = (one.id for one in page.register.participants.listed(page.meeting_id)[:2])
        page.register.attendance.arrive(first, NOON)
        part = part_of(page)
        assert part.day_choice.isHidden() or not part.day_choice.isVisible()

        page.register.attendance.arrive(second, NOON + datetime.timedelta(days=1))
        settle()

        assert part.day_choice.isVisible()
        assert part.day_choice.count() == 2
        part.day_choice.choose((NOON + datetime.timedelta(days=1)).astimezone(ZONE).date())
        type_into(part.time_edit, clock(NOON))
        qtbot.waitUntil(lambda: len(part.model.people) == 2)
        part.day_choice.choose(NOON.astimezone(ZONE).date())
        part.day_choice.settle()
        qtbot.waitUntil(lambda: len(part.model.people) == 1)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_nothing_is_clipped(tmp_path: Path, theme: Theme, qtbot: QtBot, language: str) -> None:
    with people_page(tmp_path, theme, qtbot, language=language, size=NARROW) as page:
        page.register.attendance.arrive(page.selected_ids()[0], NOON)
        page.register.attendance.arrive(page.register.participants.listed(page.meeting_id)[-1].id)
        part = part_of(page)
        type_into(part.time_edit, clock(NOON))
        qtbot.waitUntil(part.table.isVisible)
        settle()

        assert page.views.view is not None
        assert clipped(page.views.view) == []


def test_the_day_of_the_last_entry_of_the_log_is_asked_for_first(
    tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    with people_page(tmp_path, theme, qtbot, language="en") as page:
        first_day = NOON.astimezone(ZONE).date()
        page.register.meetings.edit(
            page.meeting_id, first_day=first_day, last_day=first_day + datetime.timedelta(days=2)
        )
        part = part_of(page)
        assert part.day_choice.key() == first_day
        person = page.register.participants.listed(page.meeting_id)[0].id

        page.register.attendance.arrive(person, NOON)
        page.register.attendance.leave(person, NOON + datetime.timedelta(days=1))
        settle()

        assert part.day_choice.key() == first_day + datetime.timedelta(days=1)


def test_a_day_chosen_by_a_person_stays_chosen(tmp_path: Path, theme: Theme, qtbot: QtBot) -> None:
    with people_page(tmp_path, theme, qtbot, language="en") as page:
        first_day = NOON.astimezone(ZONE).date()
        last_day = first_day + datetime.timedelta(days=2)
        page.register.meetings.edit(page.meeting_id, first_day=first_day, last_day=last_day)
        part = part_of(page)
        part.day_choice.choose(last_day)
        part.day_choice.settle()

        page.register.attendance.arrive(page.register.participants.listed(page.meeting_id)[0].id, NOON)
        settle()

        assert part.day_choice.key() == last_day
