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
from uuid import uuid4

from forumdesk.foundation.private_files import ONLY_OWNER, make_folder, sync_folder
from forumdesk.foundation.register_files import ENDING
from forumdesk.storage.copies import CopyNoRoomError, CopyNotSoundError, CopyPlaceError, RegisterFacts, sync

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
    """The copies in one folder, which need not exist yet; nothing is made while ``within`` is not there."""

    def __init__(self, folder: Path, *, within: Path | None = None) -> None:
        self.folder, self._within = folder, within

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
            if self._within is not None and not self._within.is_dir():
                # A stick pulled out meanwhile: its place must not come to be on the disk of the computer.
                raise CopyPlaceError(folder=str(self._within))
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
    """Put the bytes of ``copy`` at ``path``; what stands there is kept as ``aside``, where nothing is.

    Returns ``aside``, or None where nothing stood. At every moment a whole file stands at ``path``, the old one or
    the new. Raises StorageError; then the old one stands there still.
    """
    part = path.with_name(f".{path.name}{_PART}")
    # Rolled back into another file, what is left of an unfinished deed would destroy it.
    unfinished, unfinished_aside = (one.with_name(f"{one.name}-journal") for one in (path, aside))
    there = path.exists()
    if aside.exists() or unfinished_aside.exists():
        raise CopyPlaceError(folder=str(path.parent))
    try:
        try:
            _copy_bytes(copy, part)
            sync(part)
            for one, other in ((unfinished, unfinished_aside), (path, aside)):
                if one.exists():
                    _name_again(one, other)
            sync_folder(path.parent)
            unfinished.unlink(missing_ok=True)
            sync_folder(path.parent)
            part.replace(path)
            sync_folder(path.parent)
            return aside if there else None
        except OSError:
            _put_back(unfinished, unfinished_aside, path, aside)
            raise
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        kind = CopyNoRoomError if error.errno in _FULL else CopyPlaceError
        raise kind(folder=str(path.parent)) from error


def _name_again(path: Path, other: Path) -> None:
    """Let a file have a second name; on a stick, whose file system has none, a second file. Raises OSError."""
    try:
        os.link(path, other)
    except OSError:
        _copy_bytes(path, other)
        sync(other)


def _put_back(unfinished: Path, unfinished_aside: Path, path: Path, aside: Path) -> None:
    """Take the second names away again, as far as that can be done."""
    with suppress(OSError):
        if unfinished_aside.exists() and not unfinished.exists():
            unfinished_aside.replace(unfinished)
    with suppress(OSError):
        unfinished_aside.unlink(missing_ok=True)
    if path.exists():
        with suppress(OSError):
            aside.unlink(missing_ok=True)


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
