"""How the file of a register is known from outside, without opening it."""

from pathlib import Path
from typing import Final

ENDING: Final = ".forumdesk"
SQLITE_MAGIC: Final = b"SQLite format 3\x00"
APPLICATION_ID: Final = 0x46444B31  # "FDK1" at offset 68 of the file
HEAD: Final = 72
"""So many bytes tell a plain register."""


def is_head_of_register(head: bytes) -> bool:
    """Whether a file that begins so is a plain register, of whatever format."""
    return head.startswith(SQLITE_MAGIC) and int.from_bytes(head[68:HEAD], "big") == APPLICATION_ID


def stands_for_register(path: Path) -> bool:
    """Whether a register is at ``path``, or what was one: by its head whatever it is called, else by its ending.

    An encrypted register, a damaged and an emptied one are known by their ending alone. Raises OSError.
    """
    if not path.is_file():
        return False
    if ENDING in (path.suffix.lower(), path.resolve().suffix.lower()):
        return True
    with path.open("rb") as file:
        return is_head_of_register(file.read(HEAD))
