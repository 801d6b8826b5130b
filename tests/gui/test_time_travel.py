"""The register as it was, in the window: a band says so, nothing can be changed, and the way back is one act."""

from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.main_window import MainWindow
from forumdesk.gui.pages.history.views import HistoryViews
from forumdesk.services.access import Access, ViewOnlyError
from forumdesk.services.journal import JournalEntry
from forumdesk.services.register import Register
from tests.builders import dump, refilled, registers
from tests.gui.clipping import clipped_at
from tests.gui.pages.open_pages import settle


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    path = tmp_path / "a.forumdesk"
    with registers().create(path) as register:
        meeting_id = refilled(register)
        for person in register.participants.listed(meeting_id)[:2]:
            register.participants.remove(person.id)
    return path


@pytest.fixture
def travelling(window: MainWindow, edited: Path, qtbot: QtBot) -> MainWindow:
    """The window on the register as it was before two people were removed."""
    assert window.open_file(edited)
    window.time_travel.show(before_removals(register_of(window)).id)
    qtbot.waitUntil(window.time_travel.band.isVisible)
    settle()
    return window


def register_of(window: MainWindow) -> Register:
    assert window.view is not None
    return window.view.register


def meeting_of(window: MainWindow) -> MeetingId:
    assert window.view is not None
    assert window.view.meeting_id is not None
    return window.view.meeting_id


def before_removals(register: Register) -> JournalEntry:
    return next(one for one in register.journal.entries() if one.code != "participant.removed")


def people(window: MainWindow) -> int:
    return len(register_of(window).participants.listed(meeting_of(window)))


def test_the_meeting_is_shown_as_it_was_and_nothing_in_it_can_be_changed(
    travelling: MainWindow, edited: Path
) -> None:
    assert people(travelling) == 4
    assert travelling.time_travel.band.sentence == "As of 17 October 2024, 17:00 – view only"
    past, before = register_of(travelling), dump(edited)
    assert past.access is Access.VIEW
    with pytest.raises(ViewOnlyError):
        past.participants.remove(past.participants.listed(meeting_of(travelling))[0].id)
    assert not travelling.actions_by_name["undo"].isEnabled()
    assert dump(edited) == before
    for language in ("kk", "ru", "en"):
        travelling.choose_language(language)
        assert clipped_at(travelling, (1024, 600), part=travelling.time_travel.band) == {}


def test_the_way_back_leads_to_the_register_as_it_is_and_leaves_no_copy(
    travelling: MainWindow, edited: Path
) -> None:
    copy = register_of(travelling).path
    travelling.time_travel.band.back_button.click()
    settle()
    assert travelling.time_travel.band.isHidden()
    assert (register_of(travelling).path, people(travelling)) == (edited, 2)
    assert not copy.exists()
    assert travelling.actions_by_name["undo"].isEnabled()


def test_closing_the_register_closes_its_past_too(travelling: MainWindow) -> None:
    copy = register_of(travelling).path
    travelling.close_register()
    assert travelling.view is None
    assert not copy.exists()
    assert travelling.time_travel.band.isHidden()


def test_the_history_page_asks_for_the_past_and_a_moment_before_the_register_is_refused(
    window: MainWindow, edited: Path, qtbot: QtBot
) -> None:
    assert window.open_file(edited)
    assert window.view is not None
    window.view.show_page("history")
    page = window.view.page
    assert isinstance(page, HistoryViews)
    window.time_travel.show(datetime.fromisoformat("1999-01-01T10:00:00+00:00"))
    qtbot.waitUntil(page.page.message_bar.isVisible)
    assert window.time_travel.band.isHidden()

    page.main_act()
    qtbot.waitUntil(window.time_travel.band.isVisible)
    assert people(window) == 2  # after the last deed
