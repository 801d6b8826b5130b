"""Files for one person's eyes, written whole or not at all."""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

ONLY_OWNER = 0o600
ONLY_OWNERS_FOLDER = 0o700
_PART = ".new"


def write_new(path: Path, data: bytes) -> None:
    """Write a file that must not be there yet. Raises FileExistsError, or OSError; then nothing is left behind."""
    part = _written(path, data)
    try:
        take_name(part, path)
    finally:
        part.unlink(missing_ok=True)


def take_name(part: Path, path: Path) -> None:
    """Let a whole file have its name, which nothing may have yet; ``part`` may remain and is to be removed then.

    Raises FileExistsError, or OSError.
    """
    try:
        os.link(part, path)  # fails where something stands, unlike renaming
    except FileExistsError:
        raise
    except OSError:  # a stick's file system has no links
        if path.exists():
            raise FileExistsError(str(path)) from None
        part.rename(path)
    sync_folder(path.parent)


def replace(path: Path, data: bytes) -> None:
    """Write a file over the one that stands there. Raises OSError; then the old one is whole."""
    part = _written(path, data)
    try:
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def parts_left(folder: Path, beginning: str = "") -> Sequence[Path]:
    """Files that a sudden end left half-written, of those whose names begin so. Raises OSError."""
    return [
        one for one in folder.iterdir() if one.name.startswith(f".{beginning}") and one.name.endswith(_PART)
    ]


def make_folder(folder: Path) -> None:
    """Make a folder for its owner alone, with the folders above it, and have them on the disk. Raises OSError."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=ONLY_OWNERS_FOLDER, exist_ok=True)
    for one in missing:  # else a power cut takes them away with all that was synchronised in them
        sync_folder(one.parent)


def _written(path: Path, data: bytes) -> Path:
    part = path.with_name(f".{path.name}.{uuid4().hex[:8]}{_PART}")
    # Private from the first moment, not made so afterwards; Windows keeps a person's folder to the person.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(part, flags, ONLY_OWNER)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return part


def sync_folder(folder: Path) -> None:
    """Have the new name on the disk, where folders can be synchronised (not under Windows)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
