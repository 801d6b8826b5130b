"""A server that asks for a password, in the window: what is said and asked again, and that it is kept nowhere."""

import logging
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from forumdesk.gui.dialogs.server import ServerDialog
from forumdesk.gui.main_window import MainWindow
from forumdesk.storage.addresses import ServerAddress
from tests.builders import registers
from tests.storage.postgres import AUTHORITY, LOCAL, NAMED, UNPROTECTED, PostgresServer

RIGHT, WRONG = "r1ght-Құпия/@:", "wr0ng-secret"


@pytest.fixture
def place(postgres: PostgresServer, sample_file: Path, project: Path) -> ServerAddress:
    """The sample forum on a server over a network, whose certificate is by an authority of its own."""

    def fill(address: ServerAddress) -> None:
        with registers().open(sample_file) as sample:
            sample.moving.move(address)

    found = postgres.copied("sample", fill)
    for user in ("dana", UNPROTECTED):
        postgres.admit(found.database, project, user, RIGHT)
    return ServerAddress(
        host=NAMED,
        port=postgres.port,
        user="dana",
        database=found.database,
        options=(("sslrootcert", str(postgres.folder / AUTHORITY)),),
    )


def asked(window: MainWindow, place: object) -> ServerDialog:
    """The dialog with an address typed."""
    window.serving.ask_open(str(place))
    dialog = window.serving.dialog
    assert dialog is not None
    return dialog


def answered(dialog: ServerDialog, qtbot: QtBot, password: str) -> str:
    """What the dialog says once a password was entered."""
    dialog.password_field.setFocus()
    dialog.password_field.selectAll()
    dialog.password_field.insert(password)
    QTest.keyClick(dialog.password_field, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.act_button.isEnabled, timeout=15_000)
    return dialog.message_bar.message.sentence if dialog.message_bar.message is not None else ""


def opened(window: MainWindow, dialog: ServerDialog, qtbot: QtBot, password: str) -> None:
    dialog.password_field.setText(password)
    with qtbot.waitSignal(dialog.done_with, timeout=15_000):
        dialog.act_button.click()
    qtbot.waitUntil(lambda: window.view is not None, timeout=15_000)


def test_a_password_is_asked_for_again_until_it_is_right_and_nothing_typed_is_lost(
    window: MainWindow, qtbot: QtBot, place: ServerAddress
) -> None:
    dialog = asked(window, place)

    assert "asks for a password" in answered(dialog, qtbot, "")
    assert dialog.password_field.hasFocus()
    assert "refused the user or the password" in answered(dialog, qtbot, WRONG)
    assert dialog.password_field.hasFocus()
    assert dialog.password_field.hasSelectedText()
    assert dialog.address_field.text() == str(place)
    opened(window, dialog, qtbot, RIGHT)

    assert window.showing.workspace.register.address == place.with_password(RIGHT)


def test_a_password_is_kept_and_shown_nowhere(
    window: MainWindow,
    qtbot: QtBot,
    place: ServerAddress,
    data_folder: Path,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    dialog = asked(window, place)
    assert dialog.password_field.echoMode() is QLineEdit.EchoMode.Password
    said = [answered(dialog, qtbot, WRONG)]
    opened(window, dialog, qtbot, RIGHT)
    register = window.showing.workspace.register
    register.meetings.edit(register.meetings.meetings()[0].id, number="77")
    register.moving.move(tmp_path / "moved.forumdesk")
    said += [
        window.windowTitle(),
        repr(register.address),
        str(register.address),
        str(register.path),
        caplog.text,
    ]
    window.close_register()

    said += [*window._remembered.settings.recent, repr(window._remembered.settings)]
    files = [
        one.read_bytes() for folder in (data_folder, tmp_path) for one in folder.rglob("*") if one.is_file()
    ]
    assert files
    for secret in (RIGHT, WRONG):
        assert not [one for one in said if secret in one]
        assert not [one for one in files if secret.encode() in one]
    assert str(place) in window._remembered.settings.recent


def test_a_password_in_the_address_is_forgotten_too(
    window: MainWindow, qtbot: QtBot, place: ServerAddress
) -> None:
    dialog = asked(window, str(place).replace("dana@", "dana:plain-r1ght@"))

    said = answered(dialog, qtbot, "")

    assert "refused the user or the password" in said
    assert "plain-r1ght" not in said
    dialog.reject()


def test_a_certificate_of_nobody_known_is_refused_before_the_password_is_sent(
    window: MainWindow, qtbot: QtBot, place: ServerAddress
) -> None:
    address, _, options = str(place).partition("?")
    dialog = asked(window, address)

    said = answered(dialog, qtbot, RIGHT)

    assert "It is not certain that" in said
    assert "sslrootcert=FILE" in said
    assert window.view is None
    dialog.address_field.setText(f"{address}?{options}")
    opened(window, dialog, qtbot, RIGHT)


def test_a_server_without_protection_is_refused_and_only_a_word_of_the_address_lets_it_pass(
    window: MainWindow, qtbot: QtBot, place: ServerAddress, postgres: PostgresServer
) -> None:
    postgres.set_tls(False)
    try:
        dialog = asked(window, place)
        assert "offers no protected connection" in answered(dialog, qtbot, RIGHT)
        assert window.view is None
        plain = f"postgresql://{UNPROTECTED}@{NAMED}:{postgres.port}/{place.database}?sslmode=disable"
        dialog.address_field.setText(plain)
        opened(window, dialog, qtbot, RIGHT)
    finally:
        window.close_register()
        postgres.set_tls(True)


def test_on_this_computer_a_connection_needs_no_protection(
    window: MainWindow, qtbot: QtBot, place: ServerAddress, postgres: PostgresServer
) -> None:
    dialog = asked(
        window, f"postgresql://{UNPROTECTED}@{LOCAL}:{postgres.port}/{place.database}?sslmode=disable"
    )

    opened(window, dialog, qtbot, RIGHT)

    assert window.showing.workspace.register.meetings.meetings()
