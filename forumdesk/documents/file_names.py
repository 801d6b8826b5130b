"""Names of files that are made by the program and not by a person."""

from itertools import count
from pathlib import Path
from typing import Final

_KEPT_OUT: Final = '\\/:*?"<>|'
_LONGEST: Final = 120  # letters; systems end at 255 bytes, and a letter may take two


def plain_name(title: str) -> str:
    """A title as the name of a file on every system, without its ending."""
    plain = "".join(" " if char in _KEPT_OUT or not char.isprintable() else char for char in title)
    return " ".join(plain.split())[:_LONGEST].strip(" .")


def free_place(folder: Path, name: str, form: str) -> Path:
    """Where a file may be written without replacing one: a number is added to the name where it is taken."""
    for number in count(1):
        path = folder / (f"{name}.{form}" if number == 1 else f"{name} ({number}).{form}")
        if not path.exists():
            return path
    raise AssertionError("there is always a further number")
