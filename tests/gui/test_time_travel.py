"""The register as it was, in the window: a band says so, nothing can be changed, and the way back is one act."""

import os
import tempfile
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.main_window import MainWindow
from forumdesk.gui.pages.documents.views import ISSUED, STATIONERY
from forumdesk.gui.pages.history.views import HistoryViews
from forumdesk.gui.pages.recommendations.texts import AMENDMENTS, CONSULTATION
from forumdesk.gui.pages.resolution.results import MINUTES
from forumdesk.gui.past_folder import PastFolder, clear_left
from forumdesk.gui.register_view import PAGES
from forumdesk.gui.travel_pages import page_of
from forumdesk.services.access import Access, ViewOnlyError
from forumdesk.services.deed_names import DEED_NAMES
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


def test_a_deed_is_looked_at_on_its_own_page_and_esc_leads_back_to_where_one_was(
    window: MainWindow, edited: Path, qtbot: QtBot
) -> None:
    assert window.open_file(edited)
    window.resize(1024, 600)
    window.going.show_page("history")
    deed = register_of(window).journal.entries(1)[0]
    assert deed.code == "participant.removed"

    window.time_travel.show(deed.id)
    qtbot.waitUntil(window.time_travel.band.isVisible)
    settle()
    assert window.view is not None
    assert window.view.tabs.current == "participants"
    focused, page = QApplication.focusWidget(), window.page
    assert focused is not None
    assert page is not None
    assert page.isAncestorOf(focused)

    QTest.keyClick(focused, Qt.Key.Key_Escape)
    settle()
    assert window.time_travel.band.isHidden()
    assert window.view.tabs.current == "history"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.view.isAncestorOf(focused)
    assert focused is not window.view.rail_button


def test_a_moment_is_looked_at_on_the_page_where_one_was_before_the_history(
    window: MainWindow, edited: Path, qtbot: QtBot
) -> None:
    assert window.open_file(edited)
    window.going.show_page("agenda")
    window.going.show_page("history")

    window.time_travel.show(register_of(window).journal.entries(1)[0].at)
    qtbot.waitUntil(window.time_travel.band.isVisible)
    assert window.view is not None
    assert window.view.tabs.current == "agenda"


def test_every_deed_has_a_page_of_the_meeting() -> None:
    parts = {"text", AMENDMENTS, CONSULTATION, MINUTES, ISSUED, STATIONERY, ""}
    for code in DEED_NAMES:
        page, _slash, part = page_of(code, {}).partition("/")
        assert page in PAGES, code
        assert part in parts, code
    assert page_of("history.undone", {"deed": "amendment.accepted"}) == f"recommendations/{AMENDMENTS}"
    assert page_of("comment.judged", {}) == f"recommendations/{CONSULTATION}"
    assert page_of("minutes.edited", {}) == f"resolution/{MINUTES}"
    assert page_of("paper.signed", {}) == f"documents/{ISSUED}"


def test_what_a_sudden_end_left_of_the_past_is_cleared_away_but_nothing_that_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    held, left, young = PastFolder(), tmp_path / "forumdesk-past-left", tmp_path / "forumdesk-past-young"
    other = tmp_path / "forumdesk-papers"
    for folder in (left, young, other):
        folder.mkdir()
        (folder / "a.forumdesk").write_bytes(b"names")
    for folder in (held.path, left, other):
        os.utime(folder, (1_700_000_000, 1_700_000_000))

    clear_left()
    assert {one.name for one in tmp_path.iterdir()} == {held.path.name, young.name, other.name}

    held.cleanup()
    assert not held.path.exists()


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
