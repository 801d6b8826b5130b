"""Where only looking is allowed the window says so: what does a deed is held back, and its key says why."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.gui.main_window import MainWindow
from forumdesk.gui.pages.page import Page
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.kept_fields import KeptArea, KeptChoice, KeptLine
from forumdesk.services.access import Access
from tests.builders import NOON
from tests.gui.clipping import clipped_at
from tests.gui.pages.open_pages import settle

VIEWED = "This register is open to be looked at only. Nothing was changed."
LOCKED = (
    "The registration desk is locked: only arrivals and departures are recorded here. Nothing was changed."
)
PLACES = ("overview", "participants", "agenda", "recommendations", "decisions")


@pytest.fixture
def viewed(window: MainWindow, sample_file: Path) -> MainWindow:
    """The window on a register that is only looked at."""
    assert window.opening.open_file(sample_file, Access.VIEW)
    return window


@pytest.fixture
def locked(window: MainWindow, sample_file: Path) -> Iterator[MainWindow]:
    """The window on a locked registration desk."""
    assert window.open_file(sample_file)
    assert window.register is not None
    assert window.view is not None
    assert window.view.meeting_id is not None
    window.locking.engage(window.register, window.view.meeting_id, "төрт дала бұлбұл")
    yield window
    window.places.is_held = False


def page_of(window: MainWindow) -> Page:
    page = window.page
    assert isinstance(page, Page)
    inner = getattr(page, "page", page)
    return inner if isinstance(inner, Page) else page


def told(window: MainWindow) -> str:
    message = page_of(window).message_bar.message
    return "" if message is None else message.sentence


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, held)
    settle()


def doing(window: QWidget, pattern: str) -> dict[str, bool]:
    """Which buttons in sight whose names fit can be pressed."""
    buttons = [one for one in window.findChildren(Button) if one.isVisible()]
    return {one.objectName(): one.isEnabled() for one in buttons if pattern in one.objectName()}


def foot(window: MainWindow) -> str:
    return " · ".join(one.text() for one in window.status.findChildren(QLabel) if one.isVisible())


def test_no_button_offers_a_deed_and_no_field_takes_one_but_what_only_shows_stays_open(
    viewed: MainWindow,
) -> None:
    deeds = ("add_button", "import_button", "remove_button", "record_button", "give_button", "take_over")
    seen = set()

    for place in PLACES:
        viewed.going.show_page(place)
        settle()
        for name in deeds:
            offered = doing(viewed, name)
            seen |= set(offered)
            assert not any(offered.values()), (place, offered)
        for field in page_of(viewed).findChildren(QWidget):
            if field.isVisible() and isinstance(field, (KeptLine, KeptArea)):
                assert field.isReadOnly(), (place, field.objectName())
            if field.isVisible() and isinstance(field, KeptChoice):
                assert not field.isEnabled(), (place, field.objectName())

    assert {"add_button", "import_button", "remove_button"} <= seen
    assert viewed.view is not None
    assert not viewed.view.new_meeting_button.isEnabled()
    viewed.going.show_page("participants")
    add = next(one for one in page_of(viewed).findChildren(Button) if one.objectName() == "add_button")
    assert (add.toolTip(), add.accessibleDescription()) == (VIEWED, VIEWED)
    assert all(doing(viewed, "export_button").values())
    assert all(doing(viewed, "history_button").values())


def test_keys_of_deeds_say_why_nothing_happens_and_no_text_is_opened_for_writing(viewed: MainWindow) -> None:
    plain, ctrl = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier

    for place, key, held in (
        ("decisions", Qt.Key.Key_F9, plain),
        ("agenda", Qt.Key.Key_N, ctrl),
    ):
        viewed.going.show_page(place)
        settle()
        press(viewed, key, held)
        assert told(viewed) == VIEWED, place

    viewed.going.show_page("recommendations")
    settle()
    press(viewed, Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier)

    writing = page_of(viewed).findChildren(QPlainTextEdit)
    assert not [one for one in writing if one.isVisible() and not one.isReadOnly()]


def test_the_foot_and_the_band_say_that_it_is_only_looked_at(viewed: MainWindow) -> None:
    message = viewed.file_watch.band.message

    assert "View only: nothing can be changed" in foot(viewed)
    assert "Everything kept" not in foot(viewed)
    assert message is not None
    assert message.sentence == "“sample” is open to be looked at only: nothing can be changed here."
    assert not viewed.actions_by_name["end_of_day"].isEnabled()
    for language in ("kk", "ru", "en"):
        viewed.choose_language(language)
        assert clipped_at(viewed, (1024, 600), part=viewed.file_watch.band) == {}
        assert clipped_at(viewed, (1024, 600), part=viewed.status) == {}


def test_the_band_leads_on_to_working_in_it_with_the_focus_in_the_page(
    viewed: MainWindow, qtbot: QtBot
) -> None:
    viewed.resize(1024, 600)
    work = viewed.file_watch.band.act_buttons[0]
    work.setFocus()
    work.click()
    settle()

    assert viewed.register is not None
    assert viewed.register.access is Access.FULL
    assert "Everything kept" in foot(viewed)
    assert not viewed.file_watch.band.isVisible()
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert page_of(viewed).isAncestorOf(focused)
    assert not focused.isReadOnly()
    viewed.going.show_page("participants")
    settle()
    assert all(doing(viewed, "add_button").values())
    assert all(doing(viewed, "import_button").values())


def test_putting_the_band_away_leaves_the_focus_in_the_page(viewed: MainWindow) -> None:
    viewed.resize(1024, 600)
    close = next(
        one
        for one in viewed.file_watch.band.findChildren(Button)
        if one.isVisible() and one.accessibleName() == "Close"
    )
    close.setFocus()
    close.click()
    settle()

    focused = QApplication.focusWidget()
    assert focused is not None
    assert page_of(viewed).isAncestorOf(focused)


def test_the_band_over_the_start_screen_has_the_focus_and_is_reached_by_tab(
    window: MainWindow, sample_file: Path
) -> None:
    told = {"desk": "Қабылдау", "computer": "laptop-2", "process": 7, "since": NOON.isoformat()}
    sample_file.with_name(f".{sample_file.name}.open").write_text(json.dumps(told), encoding="utf-8")

    window.open_file(sample_file)
    first = window.file_watch.band.act_buttons[0]
    assert QApplication.focusWidget() is first

    window.start.take_focus()
    for _stop in range(20):
        press(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
        if QApplication.focusWidget() is first:
            break
    assert QApplication.focusWidget() is first


def test_a_locked_desk_says_of_every_other_key_that_it_is_locked(locked: MainWindow) -> None:
    for key, held in (
        (Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier),
    ):
        page_of(locked).message_bar.clear()
        press(locked, key, held)
        assert told(locked) == LOCKED
    assert "Everything kept" in foot(locked)
