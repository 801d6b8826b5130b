"""The deeds in the window: found, told in full, gone back to."""

import csv
import io
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.people import Role
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.models.deeds import DEED
from forumdesk.gui.pages.history.deed_panel import DeedPanel
from forumdesk.gui.pages.history.deeds_page import EVERY, DeedsPage
from forumdesk.gui.pages.history.links import OF
from forumdesk.gui.pages.history.views import HistoryViews
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.redline_view import RedlineView
from forumdesk.gui.workspace import Workspace
from forumdesk.services.register import Register
from tests.builders import refilled, registers
from tests.gui.clipping import clipped_at
from tests.gui.pages.open_pages import SMALL, WIDE, opened, settle, type_text, workspace_of


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with registers().create(tmp_path / "a.forumdesk") as made:
        yield made


@pytest.fixture
def meeting_id(register: Register) -> MeetingId:
    made = refilled(register)
    someone = register.participants.listed(made)[0]
    register.participants.edit(someone.id, role=Role.SPEAKER, post=LocalizedText(ru="Проректор"))
    row = register.resolutions.text(made).rows[2]
    register.resolutions.edit_cell(made, row.id, Language.EN, f"{row.text.en} and more")
    register.participants.remove(register.participants.listed(made)[1].id)
    return made


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def workspace(register: Register, theme: Theme) -> Workspace:
    return workspace_of(register, theme)


@pytest.fixture
def page(workspace: Workspace, meeting_id: MeetingId, tasks: Tasks, qtbot: QtBot) -> DeedsPage:
    return opened(partial(DeedsPage, tasks=tasks), workspace, meeting_id, qtbot)


def rows(page: DeedsPage) -> list[str]:
    model = page.model
    return [str(model.index(row, DEED).data()) for row in range(model.rowCount())]


def told(panel: DeedPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(Label) if label.isVisibleTo(panel)]


def test_the_newest_deed_comes_first_and_is_told(page: DeedsPage) -> None:
    assert rows(page)[0] == "Participant removed: Assan Aliyev2"
    assert len(rows(page)) == page.register.journal.count(page.wanted)
    assert "Participant: Aliyev2 Assan – deleted" in told(page.deed_panel)


def test_a_deed_is_told_value_by_value_and_texts_by_a_redline(page: DeedsPage) -> None:
    page.select_row(1)
    settle()
    view = page.deed_panel.findChild(RedlineView)
    assert view is not None
    assert "inserted: “and more”" in view.spoken.replace("inserted: “ and", "inserted: “and")
    page.select_row(2)
    settle()
    assert "Delegate → Speaker" in told(page.deed_panel)


def test_typing_finds_words_of_sentences_and_names(page: DeedsPage) -> None:
    page.find_here()
    type_text(page.find_field, "changed speaker")
    assert rows(page) == []
    page.find_field.clear()
    type_text(page.find_field, "removed aliyev2")
    assert rows(page) == ["Participant removed: Assan Aliyev2"]
    page.find_field.clear()
    type_text(page.find_field, "no such")
    assert page.nobody.isVisible()
    page.nobody.main_button.click()
    assert len(rows(page)) > 3


def test_words_are_found_in_the_language_of_the_window(page: DeedsPage) -> None:
    page.words.choose("ru")
    settle()
    page.find_field.setText("убран")
    assert rows(page) == ["Участник убран из списка: Алиев2 Асан"]
    page.words.choose("en")
    settle()
    assert rows(page) == []


def test_filters_leave_a_kind_of_thing_or_days(page: DeedsPage) -> None:
    filters = page.filters
    filters.kind_field.choose("agenda")
    filters.changed.emit()
    assert rows(page) == ["Agenda imported: 3"]
    filters.clear()
    filters.until_field.setText("16.10.2024")
    filters.until_field.editingFinished.emit()
    assert rows(page) == []
    filters.until_field.setText("2024 жылғы 16 қазан")
    filters.until_field.editingFinished.emit()
    assert filters.until_field.text() == "16.10.2024"
    filters.until_field.setText("yesterday")
    filters.until_field.editingFinished.emit()
    assert filters.wrong.isVisible()
    filters.clear_button.click()
    assert filters.wrong.isHidden()
    assert len(rows(page)) > 3


def test_the_history_of_one_thing_is_shown_from_a_deed_and_left_again(page: DeedsPage) -> None:
    page.select_row(2)
    settle()
    links = page.deed_panel.findChildren(Button, "thing_link")
    next(one for one in links if one.isVisibleTo(page)).click()
    settle()
    assert rows(page) == ["Participant changed: Assan Aliyev1", "Participants imported: 4"]
    page.filters.thing_button.click()
    assert len(rows(page)) > 3


def test_another_page_asks_for_the_history_of_a_person_by_identifier(
    workspace: Workspace, meeting_id: MeetingId, tasks: Tasks, qtbot: QtBot
) -> None:
    views = opened(partial(HistoryViews, tasks=tasks), workspace, meeting_id, qtbot)
    someone = workspace.register.participants.listed(meeting_id)[0]
    views.show_part(f"{OF}{someone.id}")
    shown = views.page
    assert isinstance(shown, DeedsPage)
    assert rows(shown)[0] == "Participant changed: Assan Aliyev1"
    assert shown.filters.thing is not None
    assert shown.filters.thing.name == "Participant: Aliyev1 Assan"


def test_only_the_next_step_back_offers_undo_and_asks_the_window(page: DeedsPage, qtbot: QtBot) -> None:
    button = page.deed_panel.findChild(Button, "undo_button")
    assert button is not None
    with qtbot.waitSignal(page.undo_asked):
        button.click()
    page.select_row(1)
    settle()
    assert all(one.isHidden() for one in page.deed_panel.findChildren(Button, "undo_button"))


def test_a_new_deed_comes_on_top_and_the_one_in_hand_stays(page: DeedsPage, meeting_id: MeetingId) -> None:
    page.select_row(2)
    before = page.current()
    page.register.agendas.remove(page.register.agendas.items(meeting_id)[-1].id)
    settle()
    assert rows(page)[0].startswith("Agenda item removed")
    assert page.current() == before
    assert page.table.currentIndex().row() == 3


def test_the_meeting_is_asked_for_as_of_a_deed_or_a_moment(page: DeedsPage, qtbot: QtBot) -> None:
    entry = page.current()
    assert entry is not None
    with qtbot.waitSignal(page.past_asked) as asked:
        page.main_act()
    assert asked.args == [entry.id]

    page.as_of_button.click()
    assert page.as_of_row.moment_field.text() == "17.10.2024, 17:00"
    page.as_of_row.moment_field.setText("sometime")
    page.as_of_row.ask()
    assert page.as_of_row.wrong.isVisible()
    page.as_of_row.moment_field.setText("16.10.2024, 10:00")
    with qtbot.waitSignal(page.past_asked) as asked:
        QTest.keyClick(page.as_of_row.moment_field, Qt.Key.Key_Return)
    assert asked.args is not None
    assert asked.args[0].isoformat() == "2024-10-16T05:00:00+00:00"
    assert page.as_of_row.isHidden()


def test_what_is_found_is_exported(page: DeedsPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.find_field.setText("removed")
    page.export_to(tmp_path / "deeds.csv")
    qtbot.waitUntil(lambda: (tmp_path / "deeds.csv").exists())
    settle()
    text = (tmp_path / "deeds.csv").read_text("utf-8-sig")
    assert [row["code"] for row in csv.DictReader(io.StringIO(text), delimiter=";")] == [
        "participant.removed"
    ]


def test_the_deeds_of_the_whole_register_say_of_which_meeting_they_are(page: DeedsPage) -> None:
    page.register.meetings.add(LocalizedText(en="Another meeting"))
    settle()
    assert "Meeting made: Another meeting" not in rows(page)
    page.choose_scope(EVERY)
    assert rows(page)[0] == "Meeting made: Another meeting"
    assert page.model.columnCount() == 4


def test_nothing_is_cut_in_three_languages(page: DeedsPage) -> None:
    page.ask_as_of()
    page.edit_selected()
    for language in Language:
        page.words.choose(language)
        assert clipped_at(page, WIDE, SMALL) == {}
