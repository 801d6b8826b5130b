"""The runner of long work."""

import threading
from collections.abc import Iterator
from time import sleep

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from forumdesk.domain.errors import DomainError, KnownError
from forumdesk.gui.tasks import Progress, Tasks


class RefusedError(DomainError):
    code = "test.refused"


class Desk(QObject):
    """Somebody who waits for results."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.errors: list[KnownError] = []
        self.threads: list[threading.Thread] = []

    def take(self, result: object) -> None:
        self.results.append(result)
        self.threads.append(threading.current_thread())

    def refuse(self, error: KnownError) -> None:
        self.errors.append(error)
        self.threads.append(threading.current_thread())


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk()


def test_a_result_comes_back_in_the_thread_of_the_window(tasks: Tasks, desk: Desk, qtbot: QtBot) -> None:
    tasks.run(threading.current_thread, desk.take, desk.refuse)

    qtbot.waitUntil(lambda: len(desk.results) == 1)
    assert desk.results[0] is not threading.main_thread()
    assert desk.threads == [threading.main_thread()]


def test_one_thread_does_all_jobs_in_their_order(tasks: Tasks, desk: Desk, qtbot: QtBot) -> None:
    for number in range(200):
        tasks.run(lambda number=number: (number, threading.current_thread()), desk.take, desk.refuse)  # type: ignore[misc]

    qtbot.waitUntil(lambda: len(desk.results) == 200)
    numbers, workers = zip(*desk.results, strict=True)
    assert numbers == tuple(range(200))
    assert len(set(workers)) == 1


def test_an_expected_error_comes_back_as_a_value(tasks: Tasks, desk: Desk, qtbot: QtBot) -> None:
    def refuse() -> None:
        raise RefusedError

    tasks.run(refuse, desk.take, desk.refuse)

    qtbot.waitUntil(lambda: len(desk.errors) == 1)
    assert isinstance(desk.errors[0], RefusedError)
    assert desk.results == []
    assert desk.threads == [threading.main_thread()]


def test_a_bug_is_raised_in_the_thread_of_the_window(tasks: Tasks, desk: Desk, qtbot: QtBot) -> None:
    def stumble() -> None:
        raise ZeroDivisionError("a bug")

    with qtbot.captureExceptions() as raised:
        tasks.run(stumble, desk.take, desk.refuse)
        tasks.run(lambda: "after", desk.take, desk.refuse)
        qtbot.waitUntil(lambda: desk.results == ["after"])

    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]
    assert desk.errors == []


def test_the_result_for_a_page_that_is_gone_is_dropped(tasks: Tasks, desk: Desk, qtbot: QtBot) -> None:
    gone, go_on = Desk(), threading.Event()
    heard: list[object] = []
    tasks.run(go_on.wait, gone.take, gone.refuse)
    tasks.run(lambda: "late", heard.append, heard.append, owner=gone)
    tasks.run(lambda: "next", desk.take, desk.refuse)

    delete(gone)
    go_on.set()

    qtbot.waitUntil(lambda: desk.results == ["next"])
    assert gone.results == []
    assert heard == []


def test_closing_waits_for_the_job_at_work_and_drops_the_rest(tasks: Tasks, desk: Desk, qtbot: QtBot) -> None:
    begun, ended = threading.Event(), threading.Event()
    done: list[str] = []

    def work() -> None:
        begun.set()
        ended.wait(0.2)
        done.append("first")

    tasks.run(work, desk.take, desk.refuse)
    tasks.run(lambda: done.append("second"), desk.take, desk.refuse)
    begun.wait()

    tasks.close()
    tasks.run(lambda: done.append("third"), desk.take, desk.refuse)
    qtbot.wait(20)

    assert done == ["first"]
    assert desk.results == []
    assert all(thread.name != "tasks" for thread in threading.enumerate())


def test_no_thread_is_started_before_the_first_job(qtbot: QtBot) -> None:
    made = Tasks()

    assert all(thread.name != "tasks" for thread in threading.enumerate())
    made.close()


def test_long_work_tells_how_far_it_is_in_the_thread_of_the_window(
    tasks: Tasks, desk: Desk, qtbot: QtBot
) -> None:
    heard: list[tuple[int, int, threading.Thread]] = []

    def count(tell: Progress) -> str:
        for done in range(1, 6):
            sleep(0.06)
            tell(done, 5)
        return "counted"

    tasks.run_long(
        count,
        desk.take,
        desk.refuse,
        told=lambda done, whole: heard.append((done, whole, threading.current_thread())),
    )

    qtbot.waitUntil(lambda: desk.results == ["counted"])
    assert [done for done, _, _ in heard] == [1, 2, 3, 4, 5]
    assert {(whole, thread) for _, whole, thread in heard} == {(5, threading.main_thread())}


def test_cancelled_work_ends_from_within_and_gives_no_result(tasks: Tasks, desk: Desk, qtbot: QtBot) -> None:
    begun, ends, ended = threading.Event(), threading.Event(), []

    def count(tell: Progress) -> str:
        try:
            begun.set()
            ends.wait(5)
            tell(1, 2)
        finally:
            ended.append("rolled back")
        return "counted"

    work = tasks.run_long(
        count, desk.take, desk.refuse, told=lambda *_: None, given_up=lambda: desk.results.append("given up")
    )
    begun.wait()
    work.cancel()
    ends.set()

    qtbot.waitUntil(lambda: desk.results == ["given up"])
    assert ended == ["rolled back"]
    assert desk.errors == []


def test_work_cancelled_while_it_waits_never_begins(tasks: Tasks, desk: Desk, qtbot: QtBot) -> None:
    go_on = threading.Event()
    begun: list[Progress] = []
    tasks.run(go_on.wait, desk.take, desk.refuse)
    work = tasks.run_long(begun.append, desk.take, desk.refuse, told=lambda *_: None)
    work.cancel()
    go_on.set()
    tasks.run(lambda: "after", desk.take, desk.refuse)

    qtbot.waitUntil(lambda: desk.results == [True, "after"])
    assert begun == []


def test_closing_cancels_long_work(tasks: Tasks, desk: Desk, qtbot: QtBot) -> None:
    begun, told = threading.Event(), []

    def endless(tell: Progress) -> None:
        begun.set()
        while True:
            sleep(0.001)
            told.append(1)
            tell(0, 1)

    tasks.run_long(endless, desk.take, desk.refuse, told=lambda *_: None)
    begun.wait()

    tasks.close()

    assert all(thread.name != "tasks" for thread in threading.enumerate())
    assert desk.results == []
