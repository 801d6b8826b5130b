"""The locked registration desk: no way leads out of it but its passphrase."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forumdesk.domain.identifiers import MeetingId
from forumdesk.foundation.paths import resources_folder
from forumdesk.foundation.settings import SettingsFile
from forumdesk.gui.actions import ACTS, key_sequences
from forumdesk.gui.main_window import MainWindow
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words
from forumdesk.services.access import Access, ArrivalsOnlyError
from forumdesk.services.desk_lock import WrongLockPassphraseError, read_lock
from forumdesk.services.register import Register
from forumdesk.services.registers import Registers
from forumdesk.services.signing import SecretaryKeys
from tests.builders import DESK, FixedClock, dump
from tests.gui.catalogues import catalogue

WORDS = "төрт дала бұлбұл"


def made_window(qtbot: QtBot, theme: Theme, data_folder: Path) -> MainWindow:
    made = MainWindow(
        registers=Registers(clock=FixedClock(), desk=DESK),
        settings=SettingsFile(data_folder),
        keys=SecretaryKeys(data_folder / "keys"),
        theme=theme,
        words=Words(catalogue, "en"),
        resources=resources_folder(),
    )
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def desk_of(window: MainWindow) -> object:
    return window.going.desk


def in_sight(window: MainWindow) -> tuple[Register, MeetingId]:
    assert window.register is not None
    assert window.view is not None
    assert window.view.meeting_id is not None
    return window.register, window.view.meeting_id


@pytest.fixture
def locked(window: MainWindow, sample_file: Path) -> Iterator[MainWindow]:
    assert window.open_file(sample_file)
    window.locking.engage(*in_sight(window), WORDS)
    yield window
    window.places.is_held = False


def test_a_locked_window_shows_the_desk_alone(locked: MainWindow) -> None:
    assert locked.going.desk is not None
    assert locked.page is locked.going.desk
    assert locked.register is not None
    assert locked.register.access is Access.ARRIVALS
    assert not locked.going.desk.parts.head.desk_button.isEnabled()
    assert locked.going.desk.parts.head.leave_button.text() == "Unlock…"


def test_no_act_leads_around_the_lock(locked: MainWindow, sample_file: Path) -> None:
    before = dump(sample_file)

    for kind in ACTS:
        if kind.name in {"quit", "desk"}:  # F8 asks for the passphrase
            continue
        locked.actions_by_name[kind.name].trigger()
        for key in key_sequences(kind.key) if kind.key else []:
            QTest.keySequence(locked, key)

        assert locked.going.desk is not None, kind.name
        assert locked.page is locked.going.desk, kind.name
        assert QApplication.activeModalWidget() is None, kind.name
    assert dump(sample_file) == before


def test_nor_does_anything_that_the_window_can_be_asked_for(locked: MainWindow, tmp_path: Path) -> None:
    desk = locked.going.desk
    other = tmp_path / "other.forumdesk"

    assert not locked.open_file(other)
    assert not locked.create_file(other)
    for way in (
        locked.close_register,
        locked.going.show_conduct,
        locked.going.show_hall,
        locked.places.leave,
        lambda: locked.going.show_import("participants", other),
        lambda: locked.going.ask_for_import("agenda"),
        lambda: locked.going.print_document("resolution"),
        lambda: locked.verifying.show("register"),
    ):
        way()

    assert locked.going.desk is desk
    assert not other.exists()


def test_only_arrivals_and_departures_are_recorded(locked: MainWindow) -> None:
    register, meeting_id = in_sight(locked)
    person = register.participants.listed(meeting_id)[5]

    register.attendance.arrive(person.id)
    with pytest.raises(ArrivalsOnlyError):
        register.participants.edit(person.id, notes="x")
    with pytest.raises(ArrivalsOnlyError):
        register.meetings.edit(meeting_id, number="7")


def test_leaving_asks_for_the_passphrase(locked: MainWindow, qtbot: QtBot) -> None:
    assert locked.going.desk is not None
    QTest.mouseClick(locked.going.desk.parts.head.leave_button, Qt.MouseButton.LeftButton)
    dialog = locked.locking.dialog
    locked.actions_by_name["desk"].trigger()
    assert locked.going.desk is not None
    assert dialog is not None

    dialog.fields["old"].setText("another passphrase")
    dialog.submit()
    assert locked.locking.is_locked
    assert dialog.message_bar.isVisibleTo(dialog)
    dialog.fields["old"].setText(WORDS)
    dialog.submit()

    assert desk_of(locked) is None
    assert not read_lock(locked.locking._remembered.settings.desk_lock)
    assert locked.register is not None
    assert locked.register.access is Access.FULL
    assert locked.actions_by_name["open_register"].isVisible()


def test_the_lock_survives_the_program(
    locked: MainWindow, qtbot: QtBot, theme: Theme, data_folder: Path
) -> None:
    locked.close()
    again = made_window(qtbot, theme, data_folder)

    again.locked_desk.open()

    assert again.going.desk is not None
    assert again.register is not None
    assert again.register.access is Access.ARRIVALS
    with pytest.raises(WrongLockPassphraseError):
        again.locking.open("another passphrase")
    again.locking.open(WORDS)
    assert desk_of(again) is None
    again.close()


def test_a_lock_whose_register_is_gone_opens_nothing_else(
    locked: MainWindow, qtbot: QtBot, theme: Theme, data_folder: Path, sample_file: Path
) -> None:
    locked.close()
    other = sample_file.rename(sample_file.with_name("moved.forumdesk"))
    again = made_window(qtbot, theme, data_folder)

    again.locked_desk.open()

    assert not again.open_file(other)
    assert again.view is None
    again.locking.open(WORDS)
    assert again.open_file(other)
    again.close()


def test_the_settings_hold_no_passphrase(locked: MainWindow, data_folder: Path) -> None:
    text = (data_folder / "settings.json").read_text(encoding="utf-8")

    assert WORDS not in text
    assert "бұлбұл" not in text
    assert read_lock(SettingsFile(data_folder).load().desk_lock) is not None


def test_a_register_to_look_at_takes_no_deed(window: MainWindow, sample_file: Path) -> None:
    before = dump(sample_file)

    assert window.opening.open_file(sample_file, Access.VIEW)

    assert "to look at only" in window.windowTitle()
    for name in ("add", "undo", "import_participants", "new_meeting", "encrypt"):
        assert not window.actions_by_name[name].isEnabled()
    assert dump(sample_file) == before
