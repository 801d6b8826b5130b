"""Registers that several desks have open at once, in the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.actions import IN_A_FILE
from forumdesk.gui.main_window import MainWindow
from forumdesk.gui.pages.overview.page import OverviewPage
from forumdesk.gui.widgets.field_block import TextField
from forumdesk.services.register import Register
from forumdesk.storage.addresses import ServerAddress
from forumdesk.storage.errors import StorageError
from tests.builders import registers
from tests.storage.postgres import PostgresServer


@pytest.fixture
def place(postgres: PostgresServer, sample_file: Path) -> ServerAddress:
    """The sample forum on a server."""

    def fill(address: ServerAddress) -> None:
        with registers().open(sample_file) as sample:
            sample.moving.move(address)

    return postgres.copied("sample", fill)


def opened(window: MainWindow, qtbot: QtBot, name: object) -> Register:
    window.serving.open_named(str(name))
    qtbot.waitUntil(lambda: window.view is not None, timeout=10_000)
    qtbot.waitUntil(
        lambda: window.serving.live is not None and window.showing.workspace.register.live.listens,
        timeout=10_000,
    )
    assert window.view is not None
    return window.showing.workspace.register


@pytest.fixture(params=["file", "server"])
def at_two_desks(
    request: pytest.FixtureRequest, window: MainWindow, qtbot: QtBot, sample_file: Path
) -> Iterator[tuple[OverviewPage, Register, MeetingId]]:
    """The overview of a meeting in the window, and the same register at another desk."""
    name = sample_file if request.param == "file" else request.getfixturevalue("place")
    opened(window, qtbot, name)
    with registers().open(name) as other:
        meeting = other.meetings.meetings()[0]
        page = window.page
        assert isinstance(page, OverviewPage)
        yield page, other, meeting.id


def field(page: OverviewPage, name: str) -> TextField:
    found = page._plain[name].field
    assert isinstance(found, TextField)
    return found


def test_what_another_desk_keeps_appears_on_the_page(
    at_two_desks: tuple[OverviewPage, Register, MeetingId], qtbot: QtBot
) -> None:
    page, other, meeting_id = at_two_desks

    other.meetings.edit(meeting_id, number="77")

    qtbot.waitUntil(lambda: field(page, "number").text() == "77", timeout=5_000)


def test_what_is_being_typed_stays_and_the_person_chooses_whose_words_hold(
    at_two_desks: tuple[OverviewPage, Register, MeetingId], qtbot: QtBot
) -> None:
    page, other, meeting_id = at_two_desks
    number = field(page, "number")
    number.setFocus()
    number.selectAll()
    QTest.keyClicks(number, "88")
    other.meetings.edit(meeting_id, number="77", time_zone="Asia/Aqtau")
    qtbot.waitUntil(lambda: field(page, "time_zone").text() == "Asia/Aqtau", timeout=5_000)
    assert number.text() == "88"

    QTest.keyClick(number, Qt.Key.Key_Return)

    assert page.message_bar.message is not None
    assert "77" in page.message_bar.message.sentence
    assert [one.text() for one in page.message_bar.act_buttons] == ["Keep mine", "Take theirs"]
    assert number.text() == "88"
    assert other.meetings.meeting(meeting_id).number == "77"

    page.message_bar.act_buttons[0].click()

    assert other.meetings.meeting(meeting_id).number == "88"
    assert page.message_bar.message is None


def test_whoever_takes_theirs_sees_theirs(
    at_two_desks: tuple[OverviewPage, Register, MeetingId], qtbot: QtBot
) -> None:
    page, other, meeting_id = at_two_desks
    number = field(page, "number")
    number.setFocus()
    number.selectAll()
    QTest.keyClicks(number, "88")
    other.meetings.edit(meeting_id, number="77")
    QTest.keyClick(number, Qt.Key.Key_Return)

    page.message_bar.act_buttons[1].click()

    assert number.text() == "77"
    assert other.meetings.meeting(meeting_id).number == "77"


def test_a_register_on_a_server_is_named_and_listed_like_a_file(
    window: MainWindow, qtbot: QtBot, place: ServerAddress
) -> None:
    opened(window, qtbot, place)

    assert place.title in window.windowTitle()
    window.close_register()
    assert str(place) in window._remembered.settings.recent
    shown = window.start.recent.model()
    assert shown is not None
    assert shown.index(0, 0).data() == place.title
    window.start.recent.opened.emit(0)
    qtbot.waitUntil(lambda: window.view is not None, timeout=10_000)
    assert window.showing.workspace.register.address == place


def test_the_start_screen_says_what_is_sent(window: MainWindow, qtbot: QtBot, place: ServerAddress) -> None:
    assert window.start._quiet.text() == (
        "Works without a network. Sends nothing unless you enter the address of a server."
    )

    opened(window, qtbot, place)
    window.close_register()

    assert window.start._quiet.text() == (
        "Works without a network. A register on a server is sent to that server alone; nothing else is sent."
    )


def test_a_server_that_is_away_is_no_damage(
    window: MainWindow, qtbot: QtBot, place: ServerAddress, postgres: PostgresServer
) -> None:
    register = opened(window, qtbot, place)
    window.file_watch.check()
    qtbot.waitUntil(lambda: window.file_watch.report is not None, timeout=15_000)
    assert window.status._checked.text()
    postgres.stop()
    try:
        with pytest.raises(StorageError):
            register.checking.check()
        window.file_watch.check()
        qtbot.waitUntil(lambda: window.file_watch.report is None, timeout=15_000)
        assert window.status._checked.text() == ""
        assert window.file_watch.band.message is None
    finally:
        postgres.start()


def test_encrypting_is_offered_for_a_file_and_not_for_a_register_on_a_server(
    window: MainWindow, qtbot: QtBot, place: ServerAddress, sample_file: Path
) -> None:
    opened(window, qtbot, place)
    on_server = {name: window.actions_by_name[name].isEnabled() for name in IN_A_FILE}
    opened(window, qtbot, sample_file)
    in_a_file = {name: window.actions_by_name[name].isEnabled() for name in IN_A_FILE}

    assert on_server == dict.fromkeys(IN_A_FILE, False)
    assert in_a_file["encrypt"]  # what concerns a passphrase waits until there is one


def test_an_address_that_is_none_is_refused_where_it_was_typed(window: MainWindow, qtbot: QtBot) -> None:
    window.serving.ask_open()
    dialog = window.serving.dialog
    assert dialog is not None
    QTest.keyClicks(dialog.address_field, "server/forum")

    dialog.act_button.click()

    assert dialog.message_bar.message is not None
    assert "server/forum" in dialog.message_bar.message.sentence
    assert dialog.address_field.text() == "server/forum"
    assert dialog.isVisible()
    dialog.cancel_button.click()


def test_a_server_that_is_away_is_told_and_the_dialog_stays(window: MainWindow, qtbot: QtBot) -> None:
    window.serving.open_named("postgresql://nobody@localhost:1/none")
    dialog = window.serving.dialog
    assert dialog is not None

    qtbot.waitUntil(lambda: dialog.message_bar.message is not None, timeout=10_000)

    assert dialog.message_bar.message is not None
    assert "No server answers" in dialog.message_bar.message.sentence
    assert dialog.act_button.isEnabled()
    dialog.reject()


def test_a_file_is_brought_to_a_server_and_work_goes_on_there(
    window: MainWindow, qtbot: QtBot, sample_file: Path, postgres: PostgresServer
) -> None:
    opened(window, qtbot, sample_file)
    address = postgres.address(postgres.fresh())
    window.serving.ask_move()
    dialog = window.serving.dialog
    assert dialog is not None
    dialog.address_field.setText(str(address))

    dialog.submit()

    qtbot.waitUntil(lambda: window.showing.workspace.register.address is not None, timeout=15_000)
    with registers().open(sample_file) as left:
        assert window.showing.workspace.register.moving.digest() == left.moving.digest()


def test_a_break_is_said_in_the_foot_and_mends_itself(
    window: MainWindow, qtbot: QtBot, place: ServerAddress, postgres: PostgresServer
) -> None:
    register = opened(window, qtbot, place)
    page = window.page
    assert isinstance(page, OverviewPage)
    number = field(page, "number")
    number.setFocus()
    number.selectAll()
    QTest.keyClicks(number, "88")
    live = window.serving.live
    assert live is not None
    live._trying.setInterval(50)

    with qtbot.waitSignals([window.serving.lost, window.serving.back], timeout=15_000):
        postgres.stop_sessions(place.database)

    assert number.text() == "88"
    QTest.keyClick(number, Qt.Key.Key_Return)
    meeting = register.meetings.meetings()[0]
    assert meeting.number == "88"


def test_enter_does_the_act_once(window: MainWindow, qtbot: QtBot, place: ServerAddress) -> None:
    window.serving.ask_open(str(place))
    dialog = window.serving.dialog
    assert dialog is not None

    with qtbot.waitSignal(dialog.done_with, timeout=10_000):
        QTest.keyClick(dialog.address_field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: window.view is not None)
    assert window.serving.dialog is None


def test_what_is_cancelled_while_the_server_is_asked_is_not_opened(
    window: MainWindow, qtbot: QtBot, place: ServerAddress
) -> None:
    window.serving.open_named(str(place))
    dialog = window.serving.dialog
    assert dialog is not None

    dialog.reject()

    with qtbot.waitSignal(dialog.destroyed, timeout=10_000):
        pass
    assert window.view is None
