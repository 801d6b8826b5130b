"""A folder of copies of one register: each is whole under its name, or is not there."""

import errno
import hashlib
import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from uuid import uuid4

from forumdesk.foundation.private_files import ONLY_OWNER, make_folder, sync_folder
from forumdesk.storage.copies import CopyNoRoomError, CopyNotSoundError, CopyPlaceError, RegisterFacts, sync

ENDING: Final = ".forumdesk"
_MOMENT = "%Y-%m-%dT%H-%M-%SZ"
_NAME = re.compile(
    r"(?P<at>\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)_(?P<reason>[a-z-]+)_(?P<mark>(?P<deeds>\d+)-[0-9a-f]{8})"
    r"_(?P<digest>[0-9a-f]{16})\.forumdesk"
)
_PART = ".part"
_LOCK = ".lock"
_WAIT_S = 60.0
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCopy:
    """A copy and what its name says: ``mark`` of the state, ``digest`` of the bytes (SHA-256, cut)."""

    path: Path
    made_at: datetime
    reason: str
    deeds: int
    mark: str
    digest: str

    def is_whole(self) -> bool:
        """Whether its bytes are those that were verified when it was made. Reads all of it."""
        try:
            return _digest(self.path) == self.digest
        except OSError:
            return False


class CopyFolder:
    """The copies in one folder, which need not exist yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def copies(self) -> tuple[KeptCopy, ...]:
        """Every copy by its name, newest first; a folder that is not there has none."""
        try:
            found = [copy for path in self.folder.iterdir() if (copy := copy_named(path)) is not None]
        except OSError:
            return ()
        return tuple(sorted(found, key=lambda copy: (copy.made_at, copy.path.name), reverse=True))

    def put(self, at: datetime, reason: str, write: Callable[[Path], RegisterFacts]) -> KeptCopy:
        """Have ``write`` fill an empty file, and keep it under its name once it lies on the disk whole.

        Raises StorageError; then nothing is left behind.
        """
        with self._part() as part:
            facts = write(part)
            name = f"{at.astimezone(UTC):{_MOMENT}}_{reason}_{facts.mark}_{_digest(part)}{ENDING}"
            return self._keep(part, name)

    def take_over(self, copy: KeptCopy) -> KeptCopy:
        """Keep here too a copy that lies elsewhere. Raises StorageError; then nothing is left behind."""
        with self._part() as part:
            _copy_bytes(copy.path, part)
            sync(part)
            if _digest(part) != copy.digest:
                raise CopyNotSoundError(folder=str(self.folder))
            return self._keep(part, copy.path.name)

    @contextmanager
    def scratch(self, file: Path) -> Iterator[Path]:
        """A private copy of ``file`` to work on, which goes in the end. Raises StorageError."""
        with self._part() as part:
            _copy_bytes(file, part)
            yield part

    def remove(self, copy: KeptCopy) -> None:
        """Delete a copy; one that cannot be deleted stays."""
        with suppress(OSError):
            copy.path.unlink(missing_ok=True)

    def _keep(self, part: Path, name: str) -> KeptCopy:
        path = self.folder / name
        part.replace(path)
        sync_folder(self.folder)
        copy = copy_named(path)
        assert copy is not None
        return copy

    @contextmanager
    def _part(self) -> Iterator[Path]:
        """An empty private file here, gone in the end; what killed runs left goes first."""
        try:
            make_folder(self.folder)
            with self._held():
                self._clear()
                part = self.folder / f".{uuid4().hex}{_PART}"
                os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, ONLY_OWNER))
                try:
                    yield part
                finally:
                    self._clear()
        except OSError as error:
            kind = CopyNoRoomError if error.errno in _FULL else CopyPlaceError
            raise kind(folder=str(self.folder)) from error

    def _clear(self) -> None:
        for left in self.folder.glob(f".*{_PART}*"):
            with suppress(OSError):
                left.unlink(missing_ok=True)

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Keep every other program out; a program that is killed lets go at once. SQLite locks alike everywhere."""
        try:
            lock = sqlite3.connect(self.folder / _LOCK, timeout=_WAIT_S, isolation_level=None)
            try:
                lock.execute("PRAGMA journal_mode = OFF").fetchall()  # nothing is ever written
                lock.execute("BEGIN EXCLUSIVE")
            except BaseException:
                lock.close()
                raise
        except sqlite3.Error as error:
            raise CopyPlaceError(folder=str(self.folder)) from error
        try:
            yield
        finally:
            lock.close()


def stand_in_place(copy: Path, path: Path, aside: Path) -> Path | None:
    """Put the bytes of ``copy`` at ``path``; what stands there is renamed ``aside`` first. Returns that, if any.

    Raises StorageError; then what stood there stands there again.
    """
    part = path.with_name(f".{path.name}{_PART}")
    # Rolled back into another file, what is left of an unfinished deed would destroy it.
    unfinished, unfinished_aside = (one.with_name(f"{one.name}-journal") for one in (path, aside))
    try:
        try:
            _copy_bytes(copy, part)
            sync(part)
            there = path.exists()
            if unfinished.exists():
                unfinished.replace(unfinished_aside)
            if there:
                path.rename(aside)
            _put_back_on_failure(part, path, aside)
            sync_folder(path.parent)
            return aside if there else None
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        kind = CopyNoRoomError if error.errno in _FULL else CopyPlaceError
        raise kind(folder=str(path.parent)) from error


def _put_back_on_failure(part: Path, path: Path, aside: Path) -> None:
    try:
        part.rename(path)
    except OSError:
        with suppress(OSError):
            aside.rename(path)
        raise


def copy_named(path: Path) -> KeptCopy | None:
    """What a file's name says of it; None for one that is no copy of ours."""
    found = _NAME.fullmatch(path.name)
    if found is None:
        return None
    try:
        made_at = datetime.strptime(found["at"], _MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None
    return KeptCopy(
        path=path,
        made_at=made_at,
        reason=found["reason"],
        deeds=int(found["deeds"]),
        mark=found["mark"],
        digest=found["digest"],
    )


def _copy_bytes(source: Path, target: Path) -> None:
    with source.open("rb") as read, target.open("wb") as written:
        while chunk := read.read(1 << 20):
            written.write(chunk)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]
