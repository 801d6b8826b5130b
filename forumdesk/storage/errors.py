"""What can be wrong with a register's file, in words."""

import sqlite3

from sqlalchemy.exc import DBAPIError, IntegrityError

from forumdesk.domain.errors import N_, KnownError
from forumdesk.storage.chain_guard import REFUSAL


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
    message = N_("“{path}” is damaged and was left untouched. Open the latest backup of this register.")


class DiskFullError(StorageError):
    """No room to keep a deed."""

    code = "file.disk_full"
    message = N_(
        "The disk is full: the last act was not kept, everything before it is safe. Make room and repeat it."
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
    "SQLITE_IOERR": DamagedError,
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
    if not isinstance(original, sqlite3.Error):
        return None
    if "Could not decode to UTF-8" in str(original):  # said by Python's module, which gives it no name
        return DamagedError(path=path)
    name = getattr(original, "sqlite_errorname", None) or ""
    # Extended names ("SQLITE_READONLY_DIRECTORY") fall back to their family.
    while name:
        if name in _BY_NAME:
            return _BY_NAME[name](path=path)
        name = name.rpartition("_")[0]
    return None
