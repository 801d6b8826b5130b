"""The page of the agenda, by keyboard, on a real register."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.texts import LocalizedText
from forumdesk.exchange.agenda_table import read_agenda
from forumdesk.gui.models.agenda import DAY as DAY_ROLE
from forumdesk.gui.models.agenda import (
    END,
    ITEM,
    KIND,
    MINUTES,
    NUMBER,
    REAL,
    SPEAKERS,
    START,
)
from forumdesk.gui.pages.agenda.page import AgendaPage
from forumdesk.gui.theme import Theme
from forumdesk.gui.workspace import Workspace
from forumdesk.services.register import Register
from tests.gui.clipping import clipped
from tests.gui.pages.agenda.builders import DAY, column, selected, text
from tests.gui.pages.lists_builders import (
    NARROW,
    WIDE,
    deeds,
    only_meeting,
    press,
    settle,
    shown,
    type_into,
    write,
)

ALT = Qt.KeyboardModifier.AltModifier


# The list.


def test_items_stand_in_printing_order_with_their_times(page: AgendaPage) -> None:
    assert column(page, NUMBER) == ["1", "2", "2.1", "2.2", "3", "4"]
    assert column(page, MINUTES) == ["20", "50", "25", "25", "20", "10"]
    assert column(page, END) == ["09:50", "10:40", "10:15", "10:40", "11:00", "11:10"]
    assert page.table.hasFocus()


def test_an_item_without_a_start_follows_the_one_before(page: AgendaPage) -> None:
    assert column(page, START)[-1] == "11:00"
    assert "11:10" in page.end_label.text()


def test_an_item_that_begins_too_early_is_pointed_out_and_f7_goes_there(
    page: AgendaPage, register: Register, meeting_id: MeetingId
) -> None:
    opening = register.agendas.items(meeting_id)[0]
    assert page.overlap_label.text() == ""

    register.agendas.edit(opening.id, minutes=35)
    settle()
    page.next_problem(1)

    assert selected(page).number == "2"
    assert page.overlap_label.text() != ""
    start = page.model.index(1, START)
    assert "15" in start.data(Qt.ItemDataRole.AccessibleTextRole)


def test_words_are_found_with_the_item_above_them(page: AgendaPage) -> None:
    page.find_here()
    write(page.find_field, "кос диплом")

    assert column(page, NUMBER) == ["2", "2.1"]

    write(page.find_field, "жоқ")
    assert page.nobody.isVisible()
    page.take_focus()
    press(page.nobody.main_button, Qt.Key.Key_Return)
    assert len(column(page, NUMBER)) == 6


def test_real_times_and_the_slip_are_shown_once_the_meeting_is_open(
    page: AgendaPage, register: Register, meeting_id: MeetingId, space: Workspace
) -> None:
    space.words.choose("en")
    assert page.table.isColumnHidden(REAL)
    # The clock stands at 12:00 UTC, long after the plan; it goes on by seconds only.
    register.meetings.edit(meeting_id, first_day=date(2024, 10, 17), time_zone="UTC")
    opening, plenary = register.agendas.items(meeting_id)[:2]
    register.conduct.open(meeting_id)
    register.conduct.start(opening.id)
    register.conduct.end(opening.id)
    register.conduct.start(plenary.id)
    settle()

    assert not page.table.isColumnHidden(REAL)
    assert column(page, REAL)[0] == "12:00 · 0"
    spoken = [page.model.index(row, ITEM).data(Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1, 4)]
    assert [words.split("; ")[1] for words in spoken] == ["done", "under way", "planned"]
    slip = register.agendas.timetable(meeting_id).slip
    assert f"{slip} minutes late" in page.end_label.text()
    assert page.end_label.text().startswith("Expected end: ")


def test_the_times_go_on_by_themselves_while_the_page_is_in_sight(
    page: AgendaPage, register: Register, meeting_id: MeetingId, space: Workspace
) -> None:
    register.meetings.edit(meeting_id, first_day=date(2024, 10, 17), time_zone="UTC")
    register.conduct.open(meeting_id)
    register.conduct.start(register.agendas.items(meeting_id)[0].id)
    settle()
    page.select_row(2)
    before = page.end_label.text()
    register.clock.now += timedelta(minutes=45)  # type: ignore[attr-defined]

    page.minute_timer.timeout.emit()

    assert column(page, REAL)[0] == "12:00 · 45"
    assert page.end_label.text() != before
    assert selected(page).number == "2.1"
    page.hide()
    assert not page.minute_timer.isActive()


def test_sections_at_the_same_time_are_no_overlap_and_say_what_runs_beside_them(
    page: AgendaPage, register: Register, meeting_id: MeetingId, space: Workspace
) -> None:
    space.words.choose("en")
    items = register.agendas.items(meeting_id)
    register.agendas.edit(items[2].id, section=LocalizedText(en="Section A"), room=LocalizedText(en="Hall 2"))
    register.agendas.edit(items[3].id, section=LocalizedText(en="Section B"), starts=time(9, 50))
    settle()

    assert page.overlap_label.text() == ""
    spoken = page.model.index(2, ITEM).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("; Section A; Hall 2; at the same time as 2.2")
    assert page.table.rowHeight(2) > page.table.rowHeight(4)


def test_the_days_of_a_meeting_have_headings_and_can_be_chosen(
    page: AgendaPage, register: Register, meeting_id: MeetingId, space: Workspace
) -> None:
    space.words.choose("en")
    form = page.item_panel.form
    assert form.block("day").isHidden()
    register.meetings.edit(meeting_id, first_day=date(2024, 10, 17), last_day=date(2024, 10, 18))
    settle()
    page.select_row(4)
    before = deeds(register)
    day = form.field("day")
    assert not form.block("day").isHidden()

    day.setFocus()
    press(day, Qt.Key.Key_Down)
    press(day, Qt.Key.Key_Return)

    assert selected(page).day == date(2024, 10, 18)
    assert deeds(register) == ["agenda.edited", *before]
    headings = [page.model.index(row, ITEM).data(DAY_ROLE) for row in range(6)]
    first, second = "Thursday, 17 October 2024", "Friday, 18 October 2024"
    assert headings == [first, "", "", "", second, ""]
    assert page.table.rowHeight(4) > page.table.rowHeight(5)


def test_a_day_that_the_meeting_has_lost_is_said_beside_it(
    page: AgendaPage, register: Register, meeting_id: MeetingId
) -> None:
    register.meetings.edit(meeting_id, first_day=date(2024, 10, 17), last_day=date(2024, 10, 18))
    register.agendas.edit(register.agendas.items(meeting_id)[0].id, day=date(2024, 10, 18))
    register.meetings.edit(meeting_id, last_day=date(2024, 10, 17))
    settle()

    assert page.item_panel.form.field("day").accessibleDescription() != ""


# Edit in place.


def test_each_field_is_one_deed_that_undo_takes_back(
    page: AgendaPage, register: Register, meeting_id: MeetingId
) -> None:
    before, items = deeds(register), register.agendas.items(meeting_id)
    page.edit_selected()
    assert page.item_panel.form.field("title_kk").hasFocus()

    type_into(page.item_panel.form.field("title_kk"), "Форумның ашылуы")
    type_into(page.item_panel.form.field("starts"), "9.15")
    type_into(page.item_panel.form.field("minutes"), "35")

    changed = register.agendas.items(meeting_id)[0]
    assert (changed.title.kk, changed.starts, changed.minutes) == ("Форумның ашылуы", time(9, 15), 35)
    assert text(page, "starts") == "09:15"
    assert column(page, ITEM)[0] == "Форумның ашылуы"
    assert deeds(register) == [*["agenda.edited"] * 3, *before]
    for _ in range(3):
        register.history.undo()
    settle()
    assert register.agendas.items(meeting_id) == items
    assert text(page, "title_kk") == "Ашылуы"


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("starts", "25:00"),
        ("starts", "ертең"),
        ("minutes", "он"),
        ("minutes", "2000"),
        ("minutes", "-5"),
        ("minutes", "99999"),
        ("minutes", "1,5"),
        ("speaker_numbers", "бір"),
        ("speaker_numbers", "77"),
    ],
)
def test_what_cannot_be_read_is_refused_beside_its_field(
    page: AgendaPage, register: Register, key: str, typed: str
) -> None:
    before, field = deeds(register), page.item_panel.form.field(key)

    type_into(field, typed)

    assert deeds(register) == before
    assert field.accessibleDescription() != ""
    assert field.property("wrong") is True
    assert text(page, key) == typed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("9:05", time(9, 5)), ("0905", time(9, 5)), ("9", time(9, 0)), ("23.59", time(23, 59)), ("", None)],
)
def test_times_are_understood_as_people_type_them(page: AgendaPage, typed: str, meant: time | None) -> None:
    type_into(page.item_panel.form.field("starts"), typed)

    assert selected(page).starts == meant


def test_numbers_of_speakers_fill_in_their_names_where_there_are_none(
    page: AgendaPage, register: Register, meeting_id: MeetingId
) -> None:
    before = deeds(register)

    type_into(page.item_panel.form.field("speaker_numbers"), "2, 3")

    changed = register.agendas.items(meeting_id)[0]
    assert changed.speaker_numbers == (2, 3)
    assert changed.speakers.kk == "Әлиев2 Асан, Әлиев3 Асан"
    assert deeds(register) == ["agenda.edited", *before]

    type_into(page.item_panel.form.field("speakers_kk"), "Асан Әлиев")
    type_into(page.item_panel.form.field("speaker_numbers"), "2")
    assert register.agendas.items(meeting_id)[0].speakers.kk == "Асан Әлиев"


def test_rapporteurs_and_sections_unfold_where_there_are_any(page: AgendaPage, register: Register) -> None:
    form = page.item_panel.form
    assert not form.rapporteurs_fold.is_open
    assert not form.places_fold.is_open
    for fold in (form.rapporteurs_fold, form.places_fold):
        press(fold.head_button, Qt.Key.Key_Space)

    type_into(form.field("rapporteur_numbers"), "3")
    type_into(form.field("section_kk"), "А секциясы")
    type_into(form.field("room_kk"), "2-зал")

    kept = selected(page)
    assert (kept.rapporteur_numbers, kept.rapporteurs.kk) == ((3,), "Әлиев3 Асан")
    assert (kept.section.kk, kept.room.kk) == ("А секциясы", "2-зал")
    page.select_row(1)
    assert not form.places_fold.is_open
    page.select_row(0)
    assert form.places_fold.is_open


def test_the_last_title_cannot_be_taken_away(
    page: AgendaPage, register: Register, meeting_id: MeetingId
) -> None:
    first = register.agendas.items(meeting_id)[0]
    register.agendas.edit(first.id, title=LocalizedText(kk="Ашылуы"))
    settle()
    before, title = deeds(register), page.item_panel.form.field("title_kk")

    type_into(title, "")

    assert deeds(register) == before
    assert title.accessibleDescription() != ""


# Acts.


def test_alt_down_moves_the_item_and_the_selection_with_it(page: AgendaPage, register: Register) -> None:
    before = deeds(register)

    press(page.table, Qt.Key.Key_Down, ALT)

    assert column(page, ITEM)[0] == "Пленарлық отырыс"
    assert column(page, NUMBER) == ["1", "1.1", "1.2", "2", "3", "4"]
    assert selected(page).title.kk == "Ашылуы"
    assert page.table.hasFocus()
    press(page.table, Qt.Key.Key_Up, ALT)
    assert column(page, ITEM)[0] == "Ашылуы"
    assert deeds(register) == ["agenda.moved", "agenda.moved", *before]


def test_the_item_moves_from_within_the_panel_too(page: AgendaPage) -> None:
    page.edit_selected()
    press(page.item_panel.form.field("title_kk"), Qt.Key.Key_Down, ALT)
    assert selected(page).number == "2"

    page.item_panel.up_button.click()
    settle()
    assert selected(page).number == "1"


def test_an_item_is_removed_with_what_is_below_it_as_one_step(
    page: AgendaPage, register: Register, meeting_id: MeetingId
) -> None:
    before = register.agendas.items(meeting_id)
    page.select_row(1)

    press(page.table, Qt.Key.Key_Delete)

    assert column(page, ITEM) == ["Ашылуы", "Үзіліс", "Жабылуы"]
    assert selected(page).title.kk == "Үзіліс"
    register.history.undo()
    settle()
    assert register.agendas.items(meeting_id) == before
    assert len(column(page, ITEM)) == 6


def test_what_was_begun_stays_on_the_agenda_and_the_page_says_why(
    page: AgendaPage, register: Register, meeting_id: MeetingId
) -> None:
    register.conduct.open(meeting_id)
    register.conduct.start(register.agendas.items(meeting_id)[0].id)
    settle()

    press(page.table, Qt.Key.Key_Delete)

    assert len(column(page, ITEM)) == 6
    assert page.message_bar.isVisible()


def test_a_new_item_is_kept_only_when_added_and_stands_behind_the_selected(
    page: AgendaPage, register: Register
) -> None:
    before = deeds(register)
    page.add()
    assert page.item_panel.form.field("title_kk").hasFocus()
    type_into(page.item_panel.form.field("title_kk"), "Құттықтау")
    type_into(page.item_panel.form.field("minutes"), "5")
    assert deeds(register) == before
    assert page.add_button.kind == "outlined"

    page.main_act()
    settle()

    assert column(page, ITEM)[:3] == ["Ашылуы", "Құттықтау", "Пленарлық отырыс"]
    assert (selected(page).number, selected(page).minutes) == ("2", 5)
    assert page.table.hasFocus()
    assert deeds(register) == ["agenda.added", *before]


def test_a_sub_item_stands_below_the_selected(page: AgendaPage) -> None:
    page.item_panel.sub_item_button.click()
    settle()
    write(page.item_panel.form.field("title_kk"), "Әнұран")

    page.main_act()
    settle()

    assert (selected(page).number, selected(page).title.kk) == ("1.1", "Әнұран")


def test_no_item_is_added_without_a_title_and_escape_keeps_what_was_typed(
    page: AgendaPage, register: Register
) -> None:
    before = deeds(register)
    page.add()
    page.main_act()
    title = page.item_panel.form.field("title_kk")
    assert title.hasFocus()
    assert title.accessibleDescription() != ""

    write(title, "Құт")
    press(title, Qt.Key.Key_Escape)
    assert page.table.hasFocus()
    assert text(page, "title_kk") == "Ашылуы"

    page.add()
    assert text(page, "title_kk") == "Құт"
    assert deeds(register) == before


def test_an_empty_agenda_offers_to_import_or_to_add(
    space: Workspace, register: Register, qtbot: QtBot
) -> None:
    register.meetings.add(LocalizedText(kk="Отырыс"))
    page = AgendaPage(space, only_meeting(register))
    qtbot.addWidget(page)
    shown(page)
    assert page.empty_page.isVisible()

    with qtbot.waitSignal(page.import_asked) as asked:
        press(page.empty_page.main_button, Qt.Key.Key_Return)
    assert asked.args == ["agenda"]

    page.empty_page.link_asked.emit()
    write(page.item_panel.form.field("title_kk"), "Ашылуы")
    page.main_act()
    settle()
    assert column(page, ITEM) == ["Ашылуы"]


def test_the_agenda_is_exported_as_a_calendar(
    page: AgendaPage,
    register: Register,
    meeting_id: MeetingId,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    register.meetings.edit(meeting_id, first_day=date(2024, 10, 17))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "day.ics"), ""))

    page.export_button.click()

    written = (tmp_path / "day.ics").read_bytes()
    assert written.startswith(b"BEGIN:VCALENDAR\r\n")
    assert written.count(b"BEGIN:VEVENT") == sum(one.starts is not None for one in DAY)


@pytest.mark.parametrize(("name", "written"), [("day", "day.xlsx"), ("day.csv", "day.csv")])
def test_the_agenda_is_exported_and_reads_back_the_same(
    page: AgendaPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, written: str
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name), ""))

    page.export_button.click()

    items = read_agenda(tmp_path / written).items
    assert [(one.number, one.title.kk, one.minutes) for one in items] == [
        (one.number, one.title.kk, one.minutes) for one in DAY
    ]


# The window around it.


def test_the_window_language_changes_live(page: AgendaPage, space: Workspace) -> None:
    page.select_row(1)
    space.words.choose("en")
    settle()

    assert column(page, KIND)[1] == "Plenary sitting"
    assert page.end_label.text() == "Expected end: 11:10"
    assert selected(page).number == "2"


def test_kinds_give_way_to_titles_beside_the_panel(page: AgendaPage, theme: Theme) -> None:
    theme.set_text_size(1.4)
    page.resize(1290, 588)
    settle()
    assert page.table.isColumnHidden(KIND)

    page.panel.closed.emit()
    settle()

    assert not page.table.isColumnHidden(KIND)
    assert not page.table.isColumnHidden(SPEAKERS)
    assert page.table.columnWidth(ITEM) >= 320 * 1.4


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
def test_nothing_is_clipped(page: AgendaPage, space: Workspace, language: str, size: tuple[int, int]) -> None:
    space.words.choose(language)
    page.resize(*size)
    page.beside.open_panel()
    settle()
    assert clipped(page) == []

    for fold in (page.item_panel.form.places_fold, page.item_panel.form.rapporteurs_fold):
        fold.head_button.setChecked(True)
    settle()
    assert clipped(page) == []

    page.taking_over.ask_name()
    settle()
    assert clipped(page) == []

    page.deeds.ask_place()
    settle()
    assert clipped(page.move_popup) == []
    page.move_popup.hide()

    page.item_panel.sub_item_button.click()
    page.main_act()
    settle()
    assert clipped(page) == []


def test_everything_that_takes_focus_has_a_name(page: AgendaPage) -> None:
    takers = [
        one
        for one in page.findChildren(QWidget)
        if one.isVisibleTo(page) and one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None
    ]

    assert [one.objectName() for one in takers if not one.accessibleName()] == []
    assert len(takers) > 12
