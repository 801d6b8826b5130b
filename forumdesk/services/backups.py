"""Backups of registers: made, verified, thinned, kept in two places. No register needs to be open for it.

Light to import: the start screen knows of backups before there is a database.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from forumdesk.domain.backups import KEPT_FOR_EVER, Reason, thinned
from forumdesk.domain.errors import KnownError
from forumdesk.foundation.clock import Clock
from forumdesk.services.backup_origins import ABOUT, Origins, note_origin, read_origins
from forumdesk.services.backup_values import (
    REASON_NAMES,
    Backup,
    BackupDamagedError,
    BackupUnknownError,
    Made,
    SecondPlace,
    WhatDiffers,
)
from forumdesk.storage.copied_journal import DeedTold

if TYPE_CHECKING:
    from forumdesk.storage.copies import Copier
    from forumdesk.storage.copy_folder import CopyFolder, KeptCopy

__all__ = [
    "REASON_NAMES",
    "SECOND_NAME",
    "Backup",
    "BackupDamagedError",
    "BackupUnknownError",
    "Backups",
    "DeedTold",
    "Made",
    "SecondPlace",
    "WhatDiffers",
    "what_differs",
]
SECOND_NAME: Final = "ForumDesk backups"
"""The folder made on a stick that is chosen as the second place: without it the stick is not there."""
_SCRATCH: Final = "being restored"


class Backups:
    """Makes and lists the backups of every register on this computer.

    They lie in a folder under the register's identifier, in ``folder`` and, once one is chosen, in ``second`` too.
    """

    def __init__(self, clock: Clock, folder: Path, second: Path | None = None) -> None:
        self.clock = clock
        self.folder = folder
        self.second = second
        self._one_at_a_time = Lock()
        self._whole: dict[tuple[Path, int, int], bool] = {}

    @property
    def second_state(self) -> SecondPlace:
        """Whether there is a second place now."""
        if self.second is None:
            return SecondPlace.NOT_CHOSEN
        return SecondPlace.KEPT if self.second.is_dir() else SecondPlace.ABSENT

    def choose_second(self, folder: Path | None) -> Path | None:
        """Keep backups in ``folder`` too, in a folder of their own made there; returns that. Raises KnownError."""
        if folder is None:
            self.second = None
            return None
        from forumdesk.foundation.private_files import sync_folder

        place = folder if folder.name == SECOND_NAME else folder / SECOND_NAME
        try:
            place.mkdir(exist_ok=True)
        except OSError as error:
            from forumdesk.storage.copies import CopyPlaceError

            raise CopyPlaceError(folder=str(folder)) from error
        sync_folder(place.parent)
        self.second = place
        return place

    def make(self, copier: Copier, reason: Reason, *, path: Path | None = None) -> Made:
        """Have a verified backup of the present state in every place, catch the second one up, and thin both.

        ``path`` is where the register lies, by which a damaged one is known. Raises KnownError when no place could
        take it; one that could not is told.
        """
        with self._one_at_a_time:
            facts = copier.facts()
            first, second = self._folders(facts.id)
            problem: KnownError | None = None
            newest, is_new = _holding(facts.mark, reason, (first, second)), False
            if newest is None:
                for folder in (first, second):
                    if folder is None:
                        continue
                    try:
                        newest, is_new = folder.put(self.clock(), reason, copier.copy_to), True
                        break
                    except KnownError as error:
                        problem = problem or error
                if newest is None:
                    assert problem is not None
                    raise problem
            state, trouble = self._catch_up(first, second)
            self._thin((first, second))
            if path is not None:
                made = newest.path.name if is_new else None
                note_origin(first.folder, path, made, (copy.path.name for copy in first.copies()))
            backup = next(one for one in self.of_register(facts.id) if one.name == newest.path.name)
            return Made(backup=backup, is_new=is_new, second=state, problem=problem or trouble)

    def keep_before_upgrade(self, copier: Copier, path: Path | None = None) -> Backup:
        """Have a backup of a register that is about to be brought to the present format; it is kept for ever.

        ``path`` is where it lies. Raises KnownError; then it must not be upgraded.
        """
        return self.make(copier, Reason.BEFORE_UPGRADE, path=path).backup

    def of_register(self, register_id: UUID) -> tuple[Backup, ...]:
        """The backups of a register, newest first."""
        first, second = self._folders(register_id)
        found: dict[str, dict[str, KeptCopy]] = {}
        for place, folder in (("first", first), ("second", second)):
            for copy in folder.copies() if folder else ():
                found.setdefault(copy.path.name, {})[place] = copy
        origins = read_origins(first.folder)
        backups = (_backup(register_id, places, origins) for places in found.values())
        return tuple(sorted(backups, key=lambda one: (one.made_at, one.name), reverse=True))

    def of_file(self, path: Path) -> tuple[Backup, ...]:
        """The backups of the register at ``path``, newest first: also where it is damaged beyond knowing itself."""
        register_id = self._identifier(path)
        return () if register_id is None else self.of_register(register_id)

    def find(self, backups: Iterable[Backup], name: str) -> Backup:
        """One of ``backups`` by its number from 1, the newest, or its file's name; or a file that lies elsewhere.

        Raises KnownError.
        """
        listed = list(backups)
        path = Path(name)
        if name.isdecimal() and 0 < int(name) <= len(listed):
            return listed[int(name) - 1]
        for backup in listed:
            if path.name == backup.name and not path.is_file():
                return backup
        if path.is_file():
            return _lying_elsewhere(path)
        raise BackupUnknownError(name=name)

    def is_sound(self, backup: Backup) -> bool:
        """Whether a copy of it can be restored: its bytes are those that were verified when it was made."""
        return any(self._is_whole(path) for path in (backup.first, backup.second) if path)

    def sound_file(self, backup: Backup) -> Path:
        """The file of a backup, read and found whole now. Raises BackupDamagedError."""
        for path in (backup.first, backup.second):
            if path is not None and self._is_whole(path, anew=True):
                return path
        raise BackupDamagedError(at=backup.made_at.astimezone())

    def last_sound(self, backups: Iterable[Backup]) -> Backup | None:
        """The newest backup that can be restored."""
        return next((one for one in backups if self.is_sound(one)), None)

    @contextmanager
    def upgraded(self, file: Path) -> Iterator[Path]:
        """A private copy of an older backup, brought up to the present format; it goes in the end."""
        from forumdesk.storage.copy_folder import CopyFolder
        from forumdesk.storage.database import open_register

        with CopyFolder(self.folder / _SCRATCH).scratch(file) as copy:
            open_register(copy).close()
            yield copy

    def difference(self, path: Path, backup: Backup) -> WhatDiffers | None:
        """What restoring would do to a register that cannot be opened; None where its journal cannot be read either.

        Raises BackupDamagedError.
        """
        from forumdesk.storage.copies import TAKEN, attached, read_only

        file = self.sound_file(backup)
        try:
            with read_only(path) as connection, attached(connection, file):
                return what_differs(connection, TAKEN)
        except KnownError:
            return None

    def put_in_place(self, path: Path, backup: Backup) -> Path | None:
        """Let a backup stand where a register lies that cannot be opened; returns where that was set aside.

        None where nothing was there. Raises KnownError; then what was there is there still.
        """
        from forumdesk.storage.copy_folder import stand_in_place

        at = self.clock().astimezone()
        name = f"{path.stem} {at:%Y-%m-%d %H-%M-%S}"
        names = chain((name,), (f"{name} {number}" for number in count(2)))
        places = (path.with_name(f"{one}{path.suffix}.damaged") for one in names)
        return stand_in_place(self.sound_file(backup), path, next(one for one in places if not one.exists()))

    def _folders(self, register_id: UUID) -> tuple[CopyFolder, CopyFolder | None]:
        from forumdesk.storage.copy_folder import CopyFolder

        second = None
        if self.second is not None and self.second.is_dir():
            second = CopyFolder(self.second / str(register_id), within=self.second)
        return CopyFolder(self.folder / str(register_id)), second

    def _catch_up(
        self, first: CopyFolder, second: CopyFolder | None
    ) -> tuple[SecondPlace, KnownError | None]:
        """Take over, newest first, what would stay and is not in the second place yet."""
        if second is None:
            return self.second_state, None
        there = {copy.path.name for copy in second.copies()}
        try:
            for copy in self._staying(first):
                if copy.path.name not in there and copy.is_whole():
                    second.take_over(copy)
        except KnownError as error:
            return SecondPlace.FAILED, error
        return SecondPlace.KEPT, None

    def _thin(self, folders: Iterable[CopyFolder | None]) -> None:
        for folder in folders:
            if folder is not None:
                staying = {copy.path for copy in self._staying(folder)}
                for copy in folder.copies():
                    if copy.path not in staying:
                        folder.remove(copy)

    def _staying(self, folder: CopyFolder) -> tuple[KeptCopy, ...]:
        return thinned(
            folder.copies(),
            self.clock(),
            made_at=lambda copy: copy.made_at.astimezone(),
            reason=lambda copy: copy.reason,
            is_sound=lambda copy: self._is_whole(copy.path),
        )

    def _is_whole(self, path: Path, *, anew: bool = False) -> bool:
        """Read all of a copy; one that did not change since is read once."""
        from forumdesk.storage.copy_folder import copy_named

        try:
            status = path.stat()
        except OSError:
            return False
        key = (path, status.st_size, status.st_mtime_ns)
        if anew or key not in self._whole:
            copy = copy_named(path)
            self._whole[key] = copy.is_whole() if copy is not None else _can_be_read(path)
        return self._whole[key]

    def _identifier(self, path: Path) -> UUID | None:
        from forumdesk.storage.copies import read_facts, read_only

        try:
            with read_only(path) as connection:
                return read_facts(connection).id
        except KnownError:
            return self._remembered(path)

    def _remembered(self, path: Path) -> UUID | None:
        """Which register lay there; of several one after another that which was backed up last."""
        found = list[tuple[bool, datetime, UUID]]()
        for about in self.folder.glob(f"*/{ABOUT}"):
            origins = read_origins(about.parent)
            if origins.knows(path):
                with suppress(ValueError):
                    register_id = UUID(about.parent.name)
                    found.append((origins.is_last(path), self._last_made(register_id), register_id))
        return max(found)[-1] if found else None

    def _last_made(self, register_id: UUID) -> datetime:
        backups = self.of_register(register_id)
        return backups[0].made_at if backups else datetime.min.replace(tzinfo=UTC)


def _holding(mark: str, reason: Reason, folders: Iterable[CopyFolder | None]) -> KeptCopy | None:
    """The newest copy of the first place that has any, if it holds this state and would stay as long."""
    for folder in folders:
        copies = folder.copies() if folder is not None else ()
        if copies:
            newest = copies[0]
            stays = reason not in KEPT_FOR_EVER or newest.reason in KEPT_FOR_EVER
            return newest if newest.mark == mark and stays and newest.is_whole() else None
    return None


def what_differs(connection: Any, backup: str) -> WhatDiffers:
    """Compare an opened register with a backup that is attached to it under the name ``backup``."""
    from forumdesk.storage.copied_journal import deeds_of_state, sealed_since

    here, there = deeds_of_state(connection, "main"), deeds_of_state(connection, backup)
    return WhatDiffers(
        taken_back=tuple(deed for one, deed in here.items() if one not in there),
        would_come=tuple(deed for one, deed in there.items() if one not in here),
        sealed=sealed_since(connection, backup),
    )


def _backup(register_id: UUID, places: dict[str, KeptCopy], origins: Origins) -> Backup:
    first, second = places.get("first"), places.get("second")
    copy = first or second
    assert copy is not None
    return Backup(
        register_id=register_id,
        name=copy.path.name,
        made_at=copy.made_at,
        reason=copy.reason,
        deeds=copy.deeds,
        mark=copy.mark,
        size=_size(copy.path),
        first=first.path if first else None,
        second=second.path if second else None,
        origin=origins.file_of(copy.path.name),
    )


def _lying_elsewhere(path: Path) -> Backup:
    """A copy that a person names by its place: perhaps one of ours on another stick. Raises KnownError."""
    from forumdesk.storage.copies import read_facts, read_only
    from forumdesk.storage.copy_folder import copy_named

    named = copy_named(path)
    with read_only(path) as connection:
        facts = read_facts(connection)
    return Backup(
        register_id=facts.id,
        name=path.name,
        made_at=named.made_at if named else datetime.fromtimestamp(path.stat().st_mtime, UTC),
        reason=named.reason if named else "",
        deeds=facts.deeds,
        mark=facts.mark,
        size=_size(path),
        first=path.resolve(),
        second=None,
    )


def _can_be_read(path: Path) -> bool:
    """Whether every page of a copy that was renamed can be read."""
    from forumdesk.storage.copies import is_sound, read_only

    try:
        with read_only(path) as connection:
            return is_sound(connection)
    except KnownError:
        return False


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
