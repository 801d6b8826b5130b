"""Long work beside the window: one runner, one worker thread, one signal back."""

from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from forumdesk.domain.errors import KnownError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Task:
    """A job and who waits for it; ``owner`` is the page or widget without which the result is of no use."""

    job: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[KnownError], None]
    owner: QObject | None


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of a task: its result, or the exception that ended it."""

    task: _Task
    result: Any = None
    error: BaseException | None = None


class Tasks(QObject):
    """Carries out jobs one after another in one thread and hands their results back in the window's thread.

    Made once by the application and closed by it. All results come through one queued signal of this one
    object: objects with signals of their own, made for each task, lost their signal when they were collected.
    """

    _returned = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start no thread yet: the first job does."""
        super().__init__(parent)
        self._waiting: SimpleQueue[_Task | None] = SimpleQueue()
        self._worker: Thread | None = None
        self._closed = False
        self._returned.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[KnownError], None],
        *,
        owner: QObject | None = None,
    ) -> None:
        """Do ``job`` in the worker; then ``done`` gets its result, or ``failed`` its expected error.

        Both are called in the window's thread, unless ``owner`` is gone by then: without it, the object whose
        method ``done`` is. Any other exception is raised again in the window's thread, so that it is reported.
        After :meth:`close` nothing is done any more.
        """
        if self._closed:
            return
        if self._worker is None:
            # A daemon, so that a program that could not close properly ends nevertheless.
            self._worker = Thread(target=self._work, name="tasks", daemon=True)
            self._worker.start()
        self._waiting.put(_Task(job, done, failed, owner or _object_of(done)))

    def close(self) -> None:
        """Let the job at work end, drop those that wait and every result, and end the thread."""
        self._closed = True
        while not self._waiting.empty():
            self._waiting.get()
        if self._worker is not None:
            self._waiting.put(None)
            self._worker.join()
            self._worker = None

    def _work(self) -> None:
        while (task := self._waiting.get()) is not None:
            outcome = _carried_out(task)
            if not self._closed:
                self._returned.emit(outcome)
            del task, outcome  # nothing of the last task is kept alive while waiting for the next

    def _hand_over(self, outcome: _Outcome) -> None:
        task = outcome.task
        if self._closed or (task.owner is not None and not isValid(task.owner)):
            return
        if outcome.error is None:
            task.done(outcome.result)
        elif isinstance(outcome.error, KnownError):
            task.failed(outcome.error)
        else:
            raise outcome.error


def _carried_out(task: _Task) -> _Outcome:
    try:
        return _Outcome(task, result=task.job())
    except BaseException as error:  # noqa: BLE001 - raised again in the window's thread
        return _Outcome(task, error=error)


def _object_of(method: Callable[..., object]) -> QObject | None:
    owner = getattr(method, "__self__", None)
    return owner if isinstance(owner, QObject) else None
