"""Deeds on a disk that is full or fails: refused with a sentence, nothing changed, done as soon as there is room."""

import ctypes
import errno
import random
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from enum import Enum
from itertools import count
from typing import Any, TypeVar

from forumdesk.storage.errors import StorageError
from tests.torture.telling import Teller

T = TypeVar("T")
UNHEARD = {"", "d"}
"""SQLite does not look at whether the folder of a new journal could be synchronised."""


class Failing(Enum):
    """How the disk fails: error, whether it goes on failing, whether only what needs room fails."""

    FULL = (errno.ENOSPC, True, True)
    BROKEN = (errno.EIO, True, False)
    ONCE = (errno.EIO, False, False)


class Disk:
    """The disk as the program sees it through recorder.c."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)

    def fail(self, how: Failing, after: int) -> None:
        """Fail at the ``after``-th call from now on."""
        error, goes_on, only_growing = how.value
        self._library.recorder_arm(ctypes.c_long(after), error, goes_on, only_growing, 0)

    def mend(self) -> str:
        """Work again; what had failed: the letter of a call (see recorder.c), or nothing."""
        failed = chr(self._library.recorder_failed()).strip("\0")
        self._library.recorder_arm(ctypes.c_long(0), 0, 0, 0, 0)
        return failed


@dataclass
class Stubborn(Teller):
    """Does each deed after the disk has failed it: at every point the first time that it is done, and the second.

    With ``chance`` each is failed once, anywhere. ``wrong`` says what was not as it should be.
    """

    chance: random.Random | None = None
    disk: Disk = field(default_factory=Disk)
    wrong: list[str] = field(default_factory=list)
    tries: int = 0
    _done: Counter[str] = field(default_factory=Counter)

    def __call__(self, deed: Callable[..., T], *given: Any, **fields: Any) -> T:
        """What the deed answers in the end."""
        name = f"{type(getattr(deed, '__self__', deed)).__name__}.{getattr(deed, '__name__', '')}"
        before = self.register.path.read_bytes()
        for how, after in self._points(name):
            where = f"{name}, {how.name} at {after}"
            self.disk.fail(how, after)
            try:
                answer = super().__call__(deed, *given, **fields)
            except StorageError as error:
                failed = self.disk.mend()
                self.tries += 1
                self._compare(f"{where} ({failed}), {error.code}", before)
            except BaseException as error:
                if self.disk.mend():
                    self.wrong.append(f"{where}: {error!r}")
                raise
            else:
                failed = self.disk.mend()
                if failed not in UNHEARD:
                    self.wrong.append(f"{where}: kept although the disk failed ({failed})")
                self._look_beside(name)
                return answer
        answer = super().__call__(deed, *given, **fields)
        self._look_beside(name)
        return answer

    def _look_beside(self, name: str) -> None:
        """What SQLite could not remove is removed by the next deed that it keeps."""
        path = self.register.path
        left = [one.name for one in path.parent.iterdir() if one.name.startswith(path.name + "-")]
        if left:
            self.wrong.append(f"{name}: left behind {left}")

    def _points(self, name: str) -> Iterator[tuple[Failing, int]]:
        self._done[name] += 1
        if self.chance is not None or self._done[name] > 2:
            chance = self.chance or random.Random(self.tries)
            yield chance.choice(list(Failing)), chance.randint(1, 50)
            return
        ways = (Failing.BROKEN, Failing.ONCE) if self._done[name] == 1 else (Failing.FULL,)
        for after in count(1):
            for how in ways:
                yield how, after

    def _compare(self, where: str, before: bytes) -> None:
        path = self.register.path
        with closing(sqlite3.connect(path)) as connection:  # which takes back what was begun
            connection.execute("SELECT count(*) FROM journal").fetchone()
        if path.read_bytes() != before:
            self.wrong.append(f"{where}: the register is not as it was")
