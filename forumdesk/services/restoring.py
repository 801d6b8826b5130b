"""The backups of one open register: made of it, compared with it, and restored into it by an act that is undone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from forumdesk.domain.backups import Reason
from forumdesk.domain.errors import N_, DomainError, KnownError
from forumdesk.domain.identifiers import new_uuid
from forumdesk.services.access import Access, require
from forumdesk.services.backups import Backup, Backups, Made, WhatDiffers, what_differs
from forumdesk.services.deeds import Deed, Deeds
from forumdesk.services.history import REDONE, UNDONE, ChangedSinceError, History
from forumdesk.storage.copied_journal import RESTORED
from forumdesk.storage.copies import TAKEN, attached, read_facts
from forumdesk.storage.copy_folder import CopyFolder
from forumdesk.storage.copying import copier_of
from forumdesk.storage.errors import FileLockedError, NotARegisterError, known_storage_error
from forumdesk.storage.repositories.journal_entries import JournalEntry, Undo

RISKY: Final = {
    "resolution.imported": Reason.BEFORE_IMPORT,
    "participants.imported": Reason.BEFORE_IMPORT,
    "agenda.imported": Reason.BEFORE_IMPORT,
    "package.imported": Reason.BEFORE_IMPORT,
    "register.merged": Reason.BEFORE_MERGE,
}
"""Deeds before which a backup is made, and what it is called then."""
_TRIES = 3


class NoBackupsError(DomainError):
    """Nobody said where backups would lie."""

    code = "backup.none_kept"
    message = N_("No backups are kept here.")


class OtherRegisterError(DomainError):
    """A backup of another register."""

    code = "backup.other_register"
    message = N_("This is a backup of another register. Nothing was changed.")


class OtherKeyError(DomainError):
    """Encrypted otherwise than the register is now."""

    code = "backup.other_key"
    message = N_(
        "This backup was encrypted with another passphrase than the register has now. Nothing was changed. Open the"
        " backup itself with the passphrase of that time."
    )


class NothingDiffersError(DomainError):
    """The register is as the backup is."""

    code = "backup.nothing_differs"
    message = N_("The register is already as it was in this backup. Nothing was changed.")


class SealedWouldGoError(DomainError):
    """Sealed decisions would be taken out of the register."""

    code = "backup.sealed_would_go"
    message = N_(
        "{count} record was sealed since this backup; papers that show it could not be verified any more. Nothing was"
        " changed. Confirm it expressly to restore nevertheless."
    )
    plural = N_(
        "{count} records were sealed since this backup; papers that show them could not be verified any more. Nothing"
        " was changed. Confirm it expressly to restore nevertheless."
    )


class OnServerError(DomainError):
    """The register is no file."""

    code = "backup.on_server"
    message = N_(
        "A register on a server is not restored in place. Move it to a file, or open the backup itself as a file."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupMade:
    """Told on the register's bus, in the thread that made it: a backup was made."""

    made: Made


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupFailed:
    """Told on the register's bus, in the thread that tried: no backup could be made."""

    error: KnownError


class RegisterBackups:
    """Backups of an open register; without ``backups`` none are kept, and acts that are risky go on without."""

    def __init__(self, deeds: Deeds, history: History, backups: Backups | None) -> None:
        self._deeds, self._history, self.shelf = deeds, history, backups
        self._file = deeds.database.path if deeds.database.address is None else None
        self._copier = copier_of(deeds.database)
        history.take_back_by(RESTORED, self._step)

    @property
    def are_kept(self) -> bool:
        """Whether there is a place for backups."""
        return self.shelf is not None

    def make(self, reason: Reason) -> Made:
        """Make a backup, and tell of it. Raises KnownError; that is told too."""
        try:
            # What is only looked at may lie elsewhere, as a copy brought up to date.
            path = self._file if self._deeds.access is Access.FULL else None
            made = self._kept.make(self._copier, reason, path=path)
        except KnownError as error:
            self._deeds.events.publish(BackupFailed(error=error))
            raise
        self._deeds.events.publish(BackupMade(made=made))
        return made

    def before(self, code: str) -> None:
        """Make a backup if a deed is risky. That none could be made is told, and does not hinder the deed: it can be
        undone.
        """
        reason = RISKY.get(code)
        if reason is None or self.shelf is None:
            return
        with suppress(KnownError):  # it was told
            if self._copier.facts().deeds:
                self.make(reason)

    def copy_into(self, folder: Path) -> Path:
        """Write a verified copy into a folder of a person's choice; returns the file. Raises KnownError."""
        return CopyFolder(folder).put(self._deeds.clock(), Reason.BY_HAND, self._copier.copy_to).path

    def all(self) -> tuple[Backup, ...]:
        """The backups of this register, newest first."""
        return self.shelf.of_register(self._register_id) if self.shelf is not None else ()

    @cached_property
    def _register_id(self) -> UUID:
        """Read once: the list is looked at also while another program holds the register."""
        return self._copier.facts().id

    def difference(self, backup: Backup) -> WhatDiffers:
        """What restoring a backup would do. Raises KnownError where it cannot be read or is not of this register."""
        with self._beside(self._kept.sound_file(backup)) as connection:
            return what_differs(connection, TAKEN)

    def restore(self, backup: Backup, *, also_sealed: bool = False) -> Made:
        """Let the register be as it was in a backup; returns the backup of the present state made just before.

        The journal stays and tells of it; undo brings the present state back. Records that were sealed since go only
        with ``also_sealed``. Raises KnownError; then nothing was changed.
        """
        self._require_file()
        require(self._deeds.access, RESTORED)
        self._require_difference(backup, also_sealed=also_sealed)

        def named(deed: Deed, kept: Made) -> None:
            deed.values.update(
                at=backup.made_at.isoformat(),
                backup=backup.name,
                kept_as=kept.backup.name,
                deeds=backup.deeds,
            )

        return self._replace(RESTORED, self._kept.sound_file(backup), named)

    def _require_difference(self, backup: Backup, *, also_sealed: bool) -> None:
        difference = self.difference(backup)
        if not difference.taken_back and not difference.would_come:
            raise NothingDiffersError
        if difference.sealed and not also_sealed:
            raise SealedWouldGoError(count=difference.sealed)

    def _step(self, entry: JournalEntry) -> None:
        """Undo a restoring, or do it again: the state on the other side of it is in a backup."""
        self._require_file()
        undoes = entry.code != UNDONE
        self._require_newest(entry)
        name = str(entry.values["kept_as" if undoes else "backup"])
        file = self._kept.sound_file(self._kept.find(self.all(), name))

        def named(deed: Deed, kept: Made) -> None:
            deed.concerns = entry.id
            deed.values.update({**entry.values, "deed": RESTORED, "state": deed.values["state"]})
            if not undoes:
                deed.values["kept_as"] = kept.backup.name

        self._replace(UNDONE if undoes else REDONE, file, named)

    def _require_newest(self, entry: JournalEntry) -> None:
        """Refuse while another desk did something since: all of the state would be replaced."""
        with self._deeds.database.reading() as work:
            if any(self._would_be_lost(one) for one in work.journal.since(entry.place)):
                raise ChangedSinceError

    def _would_be_lost(self, later: JournalEntry) -> bool:
        """Whether a later deed is another desk's, or one that stays; own steps have been taken back by now."""
        if later.desk_id != self._deeds.desk.id:
            return True
        return later.undo is not Undo.STEP and later.code not in {UNDONE, REDONE}

    def _replace(self, code: str, file: Path, named: Callable[[Deed, Made], None]) -> Made:
        """Replace the content in one deed, after a backup of exactly what it replaces."""
        from forumdesk.storage.replacing import replace_content

        with self._beside(file) as connection:
            facts = read_facts(connection, TAKEN)
            is_old = facts.schema < read_facts(connection).schema
        with self._kept.upgraded(file) if is_old else nullcontext(file) as copy:
            for _try in range(_TRIES):
                kept = self.make(Reason.BEFORE_RESTORE)
                with self._deeds.begin(code) as deed:
                    if deed.work.journal.mark() != kept.backup.mark:
                        continue  # something was done between the two
                    deed.by_hand = False
                    deed.id = new_uuid(self._deeds.clock())  # a step also where all that it brings was erased
                    deed.concerns = facts.last
                    deed.values["state"] = str(facts.last) if facts.last else ""
                    named(deed, kept)
                    replace_content(deed.work, copy)
                return kept
        raise ChangedSinceError

    @contextmanager
    def _beside(self, file: Path) -> Iterator[Any]:
        """The register with a backup beside it, both only to be read."""
        self._require_file()
        with self._opened() as connection:
            try:
                with attached(connection, file):
                    if read_facts(connection, TAKEN).id != read_facts(connection).id:
                        raise OtherRegisterError
                    yield connection
            except KnownError:
                raise
            except Exception as error:
                known = known_storage_error(error, str(file))
                if isinstance(known, FileLockedError):  # by whoever holds the register
                    raise FileLockedError(path=str(self._deeds.database.path)) from error
                if isinstance(known, NotARegisterError):
                    raise OtherKeyError from error
                raise known or error from error

    @contextmanager
    def _opened(self) -> Iterator[Any]:
        """The register by a connection of its own. Raises StorageError, as where another program holds it."""
        try:
            with self._deeds.database.raw_connection() as connection:
                yield connection
        except KnownError:
            raise
        except Exception as error:
            raise known_storage_error(error, str(self._deeds.database.path)) or error from error

    def _require_file(self) -> None:
        if self._deeds.database.address is not None:
            raise OnServerError

    @property
    def _kept(self) -> Backups:
        if self.shelf is None:
            raise NoBackupsError
        return self.shelf
