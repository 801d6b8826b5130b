"""What a program that ended suddenly while it made a register left beside it."""

import re
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from forumdesk.foundation.clock import system_clock

PART_ENDING: Final = ".new"
_PART: Final = re.compile(rf"\.[0-9a-f]{{32}}\{PART_ENDING}")
_YOUNG: Final = 600
"""Seconds after the last change in which another program may still be making it."""


def clear_parts(folder: Path) -> None:
    """Take away half-made registers in ``folder`` that nobody is making any more; what is in doubt stays."""
    with suppress(OSError):
        for part in folder.glob(f".*{PART_ENDING}"):
            if _PART.fullmatch(part.name) and _is_left(part):
                for one in (part, part.with_name(f"{part.name}-journal")):
                    one.unlink(missing_ok=True)


def _is_left(part: Path) -> bool:
    """Whether it has not been changed for long, and no program holds it."""
    if not part.is_file() or part.is_symlink() or system_clock().timestamp() - part.stat().st_mtime < _YOUNG:
        return False
    try:
        with closing(sqlite3.connect(part, timeout=0)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            connection.rollback()
    except sqlite3.Error:
        return False
    return True
