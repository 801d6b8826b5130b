"""The private folder of a register shown as it was; what a sudden end left of such folders is cleared away."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile

from forumdesk.foundation.clock import system_clock

_PREFIX: Final = "forumdesk-past-"
_LOCK: Final = ".held"
_YOUNG: Final = 60
"""Seconds in which a folder may have been made whose lock is not taken yet."""


class PastFolder:
    """A folder that only this user can read, held while it is in use."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)
        self._lock = _lock_of(self.path)
        self._lock.tryLock(0)

    @property
    def path(self) -> Path:
        """Where it lies."""
        return Path(self._folder.name)

    def cleanup(self) -> None:
        """Take it away with all that is in it."""
        self._lock.unlock()
        self._folder.cleanup()


def clear_left() -> None:
    """Take away the folders that programs left which are no longer there; another one that is held stays."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if (
                _is_own(folder)
                and system_clock().timestamp() - folder.stat().st_mtime > _YOUNG
                and _is_left(folder)
            ):
                shutil.rmtree(folder, ignore_errors=True)


def _is_own(folder: Path) -> bool:
    owner = folder.lstat().st_uid
    return folder.is_dir() and not folder.is_symlink() and (os.name == "nt" or owner == os.getuid())


def _is_left(folder: Path) -> bool:
    """Whether the lock can be taken: nobody has it, or the program that had it is gone."""
    lock = _lock_of(folder)
    taken = lock.tryLock(0)
    lock.unlock()
    return taken


def _lock_of(folder: Path) -> QLockFile:
    lock = QLockFile(str(folder / _LOCK))
    lock.setStaleLockTime(0)  # however long it is looked at, only the end of the program frees it
    return lock
