"""What can be wrong with a register's file, in words."""

import sqlite3
from pathlib import Path

from sqlalchemy.exc import DBAPIError, IntegrityError

from forumdesk.domain.errors import N_, KnownError
from forumdesk.foundation.clock import system_clock
from forumdesk.storage.chain_guard import REFUSAL
from forumdesk.storage.lock_file import holder_of


class StorageError(KnownError):
    """The file, not the act, is the obstacle; nothing was lost."""


class FileMissingError(StorageError):
    """There is no such file."""

    code = "file.missing"
    message = N_("There is no file “{path}”. Check the name, or make a new register.")


class FileExistsAlreadyError(StorageError):
    """A new register would overwrite something."""

    code = "file.exists"
    message = N_("“{path}” exists already and is left as it is. Choose another name, or open it.")


class NotARegisterError(StorageError):
    """Another program's file."""

    code = "file.not_a_register"
    message = N_(
        "“{path}” is not a ForumDesk register. Nothing in it was changed. Choose a *.forumdesk file."
    )


class EncryptedError(StorageError):
    """Nothing but noise without its key; noise of another kind looks alike."""

    code = "file.encrypted"
    message = N_("“{path}” is encrypted, or it is damaged. Enter its passphrase to open it.")


class WrongFilePassphraseError(StorageError):
    """The key does not open the file. Values: ``name``, without folders: whoever looks on sees the sentence."""

    code = "file.wrong_passphrase"
    message = N_(
        "This passphrase does not open “{name}”. Nothing was changed. Check the keyboard’s language and Caps Lock,"
        " and enter it again, or enter the recovery code. If both are right, the file is damaged."
    )


class RecoveryCodeError(StorageError):
    """A slip in the letters of a recovery code. Values: ``group``, counted from 1."""

    code = "file.recovery_code"
    message = N_("Group {group} of the recovery code is not right. Compare it with the recovery sheet.")


class EncryptionMissingError(StorageError):
    """The extra is not installed."""

    code = "file.encryption_missing"
    message = N_(
        "“{path}” cannot be opened or made here: this installation lacks what encrypted registers need."
        " Install the extra “forumdesk[encrypt]”. Nothing was changed."
    )


class AlreadyEncryptedError(StorageError):
    """There is nothing to encrypt."""

    code = "file.already_encrypted"
    message = N_("“{path}” is encrypted already. Nothing was changed.")


class NotEncryptedError(StorageError):
    """There is nothing to decrypt."""

    code = "file.not_encrypted"
    message = N_("“{path}” is not encrypted. Nothing was changed.")


class RewritingFailedError(StorageError):
    """The new file did not hold what the old one holds."""

    code = "file.rewriting"
    message = N_("The new file could not be verified. “{path}” was left as it was.")


class NewerVersionError(StorageError):
    """Made by a later version of the program."""

    code = "file.newer"
    message = N_(
        "“{path}” was made by a newer version of ForumDesk (format {found}, this program reads up to {known})."
        " Update the program to open it; nothing was changed."
    )


class FileLockedError(StorageError):
    """Somebody else writes to the file."""

    code = "file.locked"
    message = N_(
        "“{path}” is being changed by another program. Nothing was changed here. Try again in a moment."
    )


class FileHeldError(FileLockedError):
    """Somebody else writes to the file, and it is known who has it open."""

    code = "file.held"
    message = N_(
        "“{path}” is being changed by another program. It is open at the desk “{desk}” on the computer {computer}"
        " since {since}. Nothing was changed here. Try again in a moment."
    )


class FileGoneError(StorageError):
    """The file was there and cannot be reached any more."""

    code = "file.gone"
    message = N_(
        "“{path}” cannot be reached: the stick was pulled out, or the folder is away. Everything kept so far is in"
        " the file. Bring it back and repeat the act."
    )


class AnotherRegisterError(StorageError):
    """Where the register was there is another one now: another stick, or a folder of the same name."""

    code = "file.another"
    message = N_(
        "At “{path}” there is another register now. Nothing was changed in it. Bring back the one that was open, or"
        " close it here and open the other."
    )


class OlderStateError(StorageError):
    """The register lies in a state in which the last deed seen in it is missing."""

    code = "file.older"
    message = N_(
        "“{path}” was replaced by an earlier state of the register: the last deeds are not in it. Nothing was changed"
        " in it. Bring the newer file back, or close the register and open it again to go on from the earlier state;"
        " the newer one is in the last backup."
    )


class DiskFailsError(StorageError):
    """The disk does not do what it is asked."""

    code = "file.disk_fails"
    message = N_(
        "The disk or stick of “{path}” failed to read or to write. The last deed was not kept, everything before it"
        " is. Copy the register to another disk and check it there."
    )


class ReadOnlyError(StorageError):
    """The file or its folder cannot be written."""

    code = "file.read_only"
    message = N_(
        "“{path}” cannot be changed: the file or its folder is read-only. Nothing was changed."
        " Copy it to a place where you may write."
    )


class DamagedError(StorageError):
    """The file cannot be read as a database any more."""

    code = "file.damaged"
    message = N_(
        "“{path}” is damaged and was left untouched. Open the latest backup of this register, or rescue what can"
        " still be read into a new one."
    )


class DiskFullError(StorageError):
    """No room to keep a deed."""

    code = "file.disk_full"
    message = N_(
        "The disk is full: the last deed was not kept, everything before it is safe. Make room and repeat it."
    )


class FolderUnusableError(StorageError):
    """The folder is missing or cannot be used."""

    code = "file.folder"
    message = N_(
        "“{path}” cannot be made: the folder is missing or may not be written. Choose another folder."
    )


class SealedRecordError(StorageError):
    """Something was about to change, delete, replace or slip in a sealed record."""

    code = "file.sealed"
    message = N_(
        "What is sealed is never changed. Nothing was changed in “{path}”."
        " A later decision can correct or annul what was decided."
    )


_BY_NAME: dict[str, type[StorageError]] = {
    "SQLITE_BUSY": FileLockedError,
    "SQLITE_LOCKED": FileLockedError,
    "SQLITE_READONLY": ReadOnlyError,
    "SQLITE_PERM": ReadOnlyError,
    "SQLITE_NOTADB": NotARegisterError,
    "SQLITE_CORRUPT": DamagedError,
    "SQLITE_FULL": DiskFullError,
    "SQLITE_IOERR_WRITE": DiskFullError,
    "SQLITE_IOERR_FSYNC": DiskFullError,
    "SQLITE_IOERR_SHORT_READ": DamagedError,
    "SQLITE_IOERR_DATA": DamagedError,
    "SQLITE_IOERR_CORRUPTFS": DamagedError,
    "SQLITE_IOERR": DiskFailsError,
    "SQLITE_CANTOPEN": ReadOnlyError,
}


def known_storage_error(error: BaseException, path: str) -> StorageError | None:
    """The sentence for a failure of SQLite, or None when it is not one of the file's failures.

    Of a failure while another was being cleared up, the first one that has a sentence is told.
    """
    earlier: BaseException | None = error
    while earlier is not None:
        found = _by_name(earlier, path)
        if found is not None:
            return found
        earlier = earlier.__context__
    return None


def is_collision(error: BaseException) -> bool:
    """Whether what was to be kept met something else: a number that is taken, or nothing left to lean on."""
    return isinstance(error, IntegrityError) and REFUSAL not in str(error.orig)


def _by_name(error: BaseException, path: str) -> StorageError | None:
    original = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(error, DBAPIError | sqlite3.Error) and REFUSAL in str(original):
        return SealedRecordError(path=path)
    if isinstance(error, UnicodeDecodeError):  # in SQLite's own words stand letters of the file that are none
        return DamagedError(path=path)
    if not isinstance(original, sqlite3.Error) and not hasattr(original, "sqlite_errorname"):
        return None  # SQLCipher's errors have the names of SQLite's, and a base of their own
    if "Could not decode to UTF-8" in str(original):  # said by Python's module, which gives it no name
        return DamagedError(path=path)
    if "unsupported file format" in str(original):  # a broken header: no name of its own
        return DamagedError(path=path)
    name = getattr(original, "sqlite_errorname", None) or ""
    # Extended names ("SQLITE_READONLY_DIRECTORY") fall back to their family.
    while name:
        if name in _BY_NAME:
            return _nearer(_BY_NAME[name], path)
        name = name.rpartition("_")[0]
    return None


def _nearer(kind: type[StorageError], path: str) -> StorageError:
    """The same failure with what can be seen of its cause: the file is gone, or it is known who holds it."""
    if kind in _BY_ABSENCE and path and not _exists(path):
        return FileGoneError(path=path)
    if kind is FileLockedError:
        holder = holder_of(Path(path), system_clock())
        if holder is not None and not holder.is_this_program:
            return FileHeldError(
                path=path, desk=holder.desk, computer=holder.computer, since=holder.since.astimezone()
            )
    return kind(path=path)


_BY_ABSENCE = frozenset({ReadOnlyError, DiskFailsError, DiskFullError, DamagedError})


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except PermissionError:
        return True
    except OSError:  # a share that answers no more
        return False
