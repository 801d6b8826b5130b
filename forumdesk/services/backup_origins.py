"""Of which files the backups of a register were made: by that a register is known that cannot say it itself.

It is written beside the backups. Without it a damaged register is only known by what can be read of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

ABOUT: Final = "about.json"
_PLACES_KEPT: Final = 50


@dataclass(frozen=True, slots=True)
class Origins:
    """``last`` is where the register lay at its last backup, ``places`` are all the files of it that were known.

    ``files`` tells of a backup, by its name, the file that it was made of.
    """

    last: str = ""
    places: tuple[str, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)

    def knows(self, path: Path) -> bool:
        """Whether the register has ever lain there."""
        return str(path.resolve()) in (self.last, *self.places)

    def is_last(self, path: Path) -> bool:
        """Whether it lay there at its last backup."""
        return str(path.resolve()) == self.last

    def file_of(self, backup: str) -> Path | None:
        """The file that a backup was made of; None where nobody knows."""
        return Path(self.files[backup]) if backup in self.files else None


def read_origins(folder: Path) -> Origins:
    """What is written in a folder of backups; nothing where that cannot be read."""
    try:
        stored: Any = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        return Origins(
            last=str(stored.get("path", "")),
            places=tuple(map(str, stored.get("places", ()))),
            files={str(name): str(file) for name, file in dict(stored.get("files", {})).items()},
        )
    except (OSError, ValueError, TypeError, AttributeError):
        return Origins()


def note_origin(folder: Path, path: Path, made: str | None, kept: Iterable[str]) -> None:
    """Write down where a register lies, and that the backup ``made`` was made there; of it ``kept`` are left."""
    from forumdesk.foundation.private_files import replace

    if not folder.is_dir():
        return
    known, place, names = read_origins(folder), str(path.resolve()), set(kept)
    files = {name: file for name, file in known.files.items() if name in names}
    if made is not None:
        files[made] = place
    places = (place, *(one for one in (known.last, *known.places) if one and one != place))
    noted = Origins(last=place, places=tuple(dict.fromkeys(places))[:_PLACES_KEPT], files=files)
    if noted == known:
        return
    told = {"path": noted.last, "places": noted.places, "files": noted.files}
    try:
        replace(folder / ABOUT, json.dumps(told, ensure_ascii=False).encode("utf-8"))
    except OSError:
        return
