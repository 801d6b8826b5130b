"""The way to a server breaks and mends while somebody works: nothing typed is lost, news come again by themselves."""

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from forumdesk.gui.main_window import MainWindow
from forumdesk.gui.pages.overview.page import OverviewPage
from forumdesk.gui.widgets.field_block import TextField
from forumdesk.services.register import Register
from forumdesk.storage.addresses import ServerAddress
from tests.builders import registers
from tests.storage.postgres import LOCAL, UNPROTECTED, PostgresServer

PASSWORD = "right"


class Wire:
    """A way to a server that can be cut, and held still as by a network that drops everything."""

    def __init__(self, host: str, port: int) -> None:
        self._target = (host, port)
        self._door = socket.create_server((LOCAL, 0))
        self.port: int = self._door.getsockname()[1]
        self._open = threading.Event()
        self._open.set()
        self._ends: list[socket.socket] = []
        threading.Thread(target=self._admit, daemon=True).start()

    def hold(self) -> None:
        """Let nothing through until it goes on; nobody is told."""
        self._open.clear()

    def go_on(self) -> None:
        """Let everything through."""
        self._open.set()

    def cut(self) -> None:
        """Break every connection."""
        ends, self._ends = self._ends, []
        for end in ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)  # who carries for it wakes and closes it

    def close(self) -> None:
        self._door.close()
        self.go_on()
        self.cut()

    def _admit(self) -> None:
        with suppress(OSError):
            while True:
                here, _address = self._door.accept()
                try:
                    there = socket.create_connection(self._target)
                except OSError:  # the server is away: so is the way to it
                    here.close()
                    continue
                self._ends += [here, there]
                for one, other in ((here, there), (there, here)):
                    threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while said := one.recv(65_536):
                self._open.wait()
                other.sendall(said)
        for end in (one, other):
            with suppress(OSError):  # closing alone would not wake who waits for it
                end.shutdown(socket.SHUT_RDWR)
            end.close()


@pytest.fixture
def place(postgres: PostgresServer, sample_file: Path, project: Path) -> ServerAddress:
    """The sample forum on a server."""

    def fill(address: ServerAddress) -> None:
        with registers().open(sample_file) as sample:
            sample.moving.move(address)

    found = postgres.copied("sample", fill)
    postgres.admit(found.database, project, UNPROTECTED, PASSWORD)
    return found


@pytest.fixture
def wire(postgres: PostgresServer) -> Iterator[Wire]:
    made = Wire(LOCAL, postgres.port)
    yield made
    made.close()


def opened(window: MainWindow, qtbot: QtBot, place: ServerAddress) -> Register:
    window.opening.opened.emit(window.opening.registers.open(place))
    qtbot.waitUntil(lambda: window.view is not None, timeout=10_000)
    register = window.showing.workspace.register
    qtbot.waitUntil(lambda: window.serving.live is not None and register.live.listens, timeout=10_000)
    assert window.serving.live is not None
    window.serving.live._trying.setInterval(50)
    return register


def number_of(window: MainWindow) -> TextField:
    page = window.page
    assert isinstance(page, OverviewPage)
    field = page._plain["number"].field
    assert isinstance(field, TextField)
    return field


def typed(window: MainWindow, text: str) -> TextField:
    number = number_of(window)
    number.setFocus()
    number.selectAll()
    QTest.keyClicks(number, text)
    return number


def test_a_server_that_stops_while_somebody_types_loses_nothing(
    window: MainWindow, qtbot: QtBot, place: ServerAddress, postgres: PostgresServer
) -> None:
    register = opened(window, qtbot, place)
    number = typed(window, "88")
    with qtbot.waitSignal(window.serving.lost, timeout=15_000):
        postgres.stop()
    try:
        QTest.keyClick(number, Qt.Key.Key_Return)
        assert number.text() == "88"
        QTest.keyClicks(number, "9")
        foot = [
            label for label in window.status.findChildren(type(window.status._failure)) if label.isVisible()
        ]
        assert place.title in foot[0].accessibleName()
    finally:
        with qtbot.waitSignal(window.serving.back, timeout=30_000):
            postgres.start()

    assert number.text() == "889"
    QTest.keyClick(number, Qt.Key.Key_Return)
    assert register.meetings.meetings()[0].number == "889"
    assert not window.status._failure.isVisible()


def test_news_come_again_by_themselves_after_every_kind_of_break(
    window: MainWindow, qtbot: QtBot, place: ServerAddress, postgres: PostgresServer, wire: Wire
) -> None:
    by_wire = replace(place, host=LOCAL, port=wire.port, user=UNPROTECTED, password=PASSWORD,
                      options=(("sslmode", "disable"),))  # fmt: skip
    opened(window, qtbot, by_wire)
    window.setFocus()

    def told(number: str) -> None:
        """Another desk, on a way that holds, keeps something; it appears here."""
        with registers().open(place) as other:
            other.meetings.edit(other.meetings.meetings()[0].id, number=number)

    def seen(number: str) -> None:
        qtbot.waitUntil(lambda: number_of(window).text() == number, timeout=15_000)

    told("1")
    seen("1")
    # The connection is cut, as after the sleep of a laptop, and another desk goes on meanwhile.
    with qtbot.waitSignals([window.serving.lost, window.serving.back], timeout=15_000):
        wire.cut()
        told("2")
    seen("2")
    # Everything is dropped for a while, and nobody is told.
    wire.hold()
    threading.Timer(1.5, wire.go_on).start()
    told("3")
    seen("3")
    # The server begins anew.
    with qtbot.waitSignals([window.serving.lost, window.serving.back], timeout=30_000):
        postgres.stop()
        postgres.start()
    told("4")
    seen("4")
    # Whoever looks after the server ends the sessions.
    with qtbot.waitSignals([window.serving.lost, window.serving.back], timeout=15_000):
        postgres.stop_sessions(place.database)
    told("5")
    seen("5")
