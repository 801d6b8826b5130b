"""Whether a register's file can be changed where it lies."""

import os
from pathlib import Path


def can_be_written(path: Path) -> bool:
    """Whether the file can be written and another be made beside it, as each deed needs; nothing is changed."""
    try:
        with path.open("r+b"):
            pass
    except OSError:
        return False
    return _allows(path.parent)


def _allows(folder: Path) -> bool:
    # The rights in force, not those of who started the program; Windows does not tell them apart.
    as_now = os.access in os.supports_effective_ids
    return os.access(folder, os.W_OK | os.X_OK, effective_ids=as_now)
