"""Folders for what lies on the disk only while something is made of it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from forumdesk.foundation.clock import system_clock

PREFIX = "forumdesk-scratch-"
_STALE = 24 * 60 * 60  # seconds: nothing is made for that long


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder that only this account can read and that goes with the block.

    A program that is killed cannot take its folder away: those of this account that are older than a day go first.
    """
    _sweep(Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(prefix=PREFIX) as folder:
        yield Path(folder)


def _sweep(place: Path) -> None:
    """What cannot be removed stays: it must not keep anything from being made."""
    with suppress(OSError):
        for folder in place.glob(f"{PREFIX}*"):
            if _is_left(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _is_left(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    is_ours = os.name != "posix" or found.st_uid == os.getuid()
    is_folder = folder.is_dir() and not folder.is_symlink()
    return is_ours and is_folder and system_clock().timestamp() - found.st_mtime > _STALE
