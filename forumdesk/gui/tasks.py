"""Long work beside the window: one runner, one worker thread, one signal back."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Event, Thread
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from forumdesk.domain.errors import KnownError
from forumdesk.gui.garbage import Garbage

T = TypeVar("T")
Progress = Callable[[int, int], None]
"""Told how many of how many are done; raises in the job's thread once the work was cancelled."""

_EACH = 0.05  # seconds between two words about progress: more than anybody reads


class CancelledError(Exception):
    """Ends a job from within, so that whatever it had begun is rolled back."""


class Work:
    """A job under way, or one that waits for its turn; it can be cancelled."""

    def __init__(self) -> None:
        self._given_up = Event()

    @property
    def cancelled(self) -> bool:
        """Whether nobody wants it any more."""
        return self._given_up.is_set()

    def cancel(self) -> None:
        """End the job where it next tells its progress; a job that ends before is done nevertheless."""
        self._given_up.set()

    def check(self) -> None:
        """Raise CancelledError if it was cancelled."""
        if self.cancelled:
            raise CancelledError


@dataclass(frozen=True, slots=True)
class _Task:
    """A job and who waits for it; ``owner`` is the page or widget without which the result is of no use."""

    job: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[KnownError], None]
    owner: QObject | None
    work: Work
    told: Progress | None = None
    given_up: Callable[[], None] | None = None


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

    _returned = Signal()
    _progressed = Signal(object, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start no thread yet: the first job does."""
        super().__init__(parent)
        self._waiting: SimpleQueue[_Task | None] = SimpleQueue()
        self._worker: Thread | None = None
        self._closed = False
        self._at_work: Work | None = None
        self._finished: deque[_Outcome] = deque()
        self._garbage = Garbage(self)
        self._progressed.connect(self._tell, Qt.ConnectionType.QueuedConnection)
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
        self._put(_Task(job, done, failed, owner or _object_of(done), Work()))

    def run_long(
        self,
        job: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[KnownError], None],
        *,
        told: Progress,
        given_up: Callable[[], None] | None = None,
        owner: QObject | None = None,
    ) -> Work:
        """Do a ``job`` that tells its progress, like :meth:`run`; the work that comes back can be cancelled.

        The job gets a function that it calls with rows done and rows in all; ``told`` is called with them in the
        window's thread, some twenty times a second at most. Cancelled, that function raises CancelledError in
        the job, and ``given_up`` is called instead of ``done``.
        """
        work = Work()

        def run() -> T:
            work.check()
            return job(self._teller(task))

        task = _Task(run, done, failed, owner or _object_of(done), work, told, given_up)
        self._put(task)
        return work

    def close(self) -> None:
        """Cancel the job at work or let it end, drop those that wait and every result, and end the thread."""
        self._closed = True
        if self._at_work is not None:
            self._at_work.cancel()
        while not self._waiting.empty():
            self._waiting.get()
        if self._worker is not None:
            self._waiting.put(None)
            self._worker.join()
            self._worker = None
            self._garbage.let_go()
        self._finished.clear()

    def _put(self, task: _Task) -> None:
        if self._closed:
            return
        if self._worker is None:
            # A daemon, so that a program that could not close properly ends nevertheless.
            self._garbage.hold()
            self._worker = Thread(target=self._work, name="tasks", daemon=True)
            self._worker.start()
        self._waiting.put(task)

    def _teller(self, task: _Task) -> Progress:
        last = monotonic()

        def tell(done: int, whole: int) -> None:
            nonlocal last
            task.work.check()
            if self._closed:
                raise CancelledError
            if monotonic() - last >= _EACH:
                last = monotonic()
                self._progressed.emit(task, done, whole)

        return tell

    def _tell(self, task: _Task, done: int, whole: int) -> None:
        if task.told is not None and not task.work.cancelled and self._wanted(task):
            task.told(done, whole)

    def _wanted(self, task: _Task) -> bool:
        return not self._closed and (task.owner is None or isValid(task.owner))

    def _work(self) -> None:
        while (task := self._waiting.get()) is not None:
            self._at_work = task.work
            self._finished.append(_carried_out(task))
            self._at_work = None
            # A task names widgets: its last reference must go in the window's thread, so this one goes first.
            del task
            if not self._closed:
                self._returned.emit()

    def _hand_over(self) -> None:
        if not self._finished:  # closed meanwhile
            return
        outcome = self._finished.popleft()
        task = outcome.task
        if not self._wanted(task):
            return
        if outcome.error is None:
            task.done(outcome.result)
        elif isinstance(outcome.error, CancelledError):
            if task.given_up is not None:
                task.given_up()
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
