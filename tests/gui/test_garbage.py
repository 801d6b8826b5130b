"""Garbage is collected in the window's thread."""

import gc
import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from forumdesk.gui.tasks import Tasks


class Node:
    """A cycle of one."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture(autouse=True)
def _collecting() -> Iterator[None]:
    """As in the program: elsewhere the tests collect between each other only."""
    gc.enable()
    yield
    gc.disable()


@pytest.fixture
def threads() -> Iterator[list[int]]:
    """In which threads something was collected meanwhile."""
    seen: list[int] = []

    def note(phase: str, _info: dict[str, int]) -> None:
        seen.append(threading.get_ident())

    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)


def test_the_worker_never_collects_and_the_window_does(qtbot: QtBot, threads: list[int]) -> None:
    tasks = Tasks()
    done: list[int] = []

    def job() -> int:
        return len([Node() for _ in range(50_000)])

    tasks.run(job, done.append, lambda error: pytest.fail(str(error)))
    qtbot.waitUntil(lambda: bool(done))
    qtbot.waitUntil(lambda: bool(threads))
    tasks.close()

    assert set(threads) == {threading.get_ident()}


def test_python_collects_by_itself_again_when_the_worker_is_gone(qtbot: QtBot) -> None:
    tasks = Tasks()
    tasks.run(lambda: None, lambda _result: None, lambda error: pytest.fail(str(error)))
    held = gc.isenabled()
    tasks.close()

    assert (held, gc.isenabled()) == (False, True)


class Owner(QObject):
    """Somebody who waits, and notes in which thread it is freed."""

    def __init__(self, freed: list[int]) -> None:
        super().__init__()
        self._freed = freed

    def take(self, _result: object) -> None:
        """Take what comes."""

    def __del__(self) -> None:
        self._freed.append(threading.get_ident())


def test_whoever_waits_for_the_last_job_is_freed_in_the_windows_thread(qtbot: QtBot) -> None:
    freed: list[int] = []
    for _ in range(30):
        tasks, begun = Tasks(), threading.Event()
        owner = Owner(freed)

        def job(begun: threading.Event = begun) -> None:
            begun.set()
            time.sleep(0.005)

        tasks.run(job, owner.take, lambda error: pytest.fail(str(error)))
        begun.wait()
        del owner
        tasks.close()

    assert set(freed) == {threading.get_ident()}
    assert len(freed) == 30
