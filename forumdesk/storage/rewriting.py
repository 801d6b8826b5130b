"""A register's file written anew: encrypted, decrypted, or under another passphrase.

The new file is written beside the old one, compared with it value by value, synced and renamed over it; then the old
bytes are overwritten. Whatever fails before the renaming leaves the old file as it was and nothing beside it.
"""

import errno
import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from secrets import token_bytes, token_hex
from types import ModuleType

from forumdesk.storage.encryption import (
    SALT_BYTES,
    FileKey,
    cipher,
    derived_key,
    key_for,
    looks_encrypted,
    raw_failures,
    unlock,
    wrong_key,
)
from forumdesk.storage.errors import (
    AlreadyEncryptedError,
    DiskFailsError,
    DiskFullError,
    EncryptedError,
    NotARegisterError,
    NotEncryptedError,
    ReadOnlyError,
    RewritingFailedError,
    StorageError,
    known_storage_error,
)
from forumdesk.storage.statements import named

PLAIN_PAGE = 8192  # as registers are made; see sqlite_files
_PATIENCE = 5.0  # seconds for another program that writes
_CHUNK = 1 << 20
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_SAID = {
    "database or disk is full": DiskFullError,
    "disk I/O error": DiskFailsError,
    "unable to open database file": ReadOnlyError,
    "attempt to write a readonly database": ReadOnlyError,
}
_LONGEST = 255 - len("..01234567.new-journal")  # bytes; systems take names of 255


def encrypt_file(path: Path, passphrase: str) -> FileKey:
    """Encrypt a plain register; returns its key. Raises StorageError."""
    if _is_encrypted(path):
        raise AlreadyEncryptedError(path=str(path))
    key = derived_key(passphrase, token_bytes(SALT_BYTES))
    _rewrite(path, None, key)
    return key


def encrypt_under(path: Path, key: FileKey) -> None:
    """Encrypt a plain register under a key that is there already. Raises StorageError."""
    _rewrite(path, None, key)


def decrypt_file(path: Path, secret: str) -> None:
    """Make a plain register of an encrypted one. Raises StorageError."""
    _rewrite(path, known_key(path, secret), None)


def change_passphrase(path: Path, secret: str, new: str) -> FileKey:
    """Encrypt under another key; the old passphrase and the old recovery code open the file no more."""
    key = derived_key(new, token_bytes(SALT_BYTES))
    _rewrite(path, known_key(path, secret), key)
    return key


def known_key(path: Path, secret: str) -> FileKey:
    """The key of an encrypted file, tried. Raises StorageError where it opens nothing."""
    if not _is_encrypted(path):
        raise NotEncryptedError(path=str(path))
    if not secret:
        raise EncryptedError(path=str(path))
    driver = cipher(path)
    key = key_for(path, secret)
    try:
        with closing(_opened(driver, path, key)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except raw_failures(driver) as error:
        known = known_storage_error(error, str(path))
        if isinstance(known, NotARegisterError):
            raise wrong_key(path, secret) from error
        raise known or error from error
    return key


def stem_beside(path: Path) -> str:
    """How the names begin of what is written beside a register; a long name leaves no room and gives its digest."""
    name = os.fsencode(path.name)
    return f".{path.name}" if len(name) <= _LONGEST else f".{hashlib.sha256(name).hexdigest()[:32]}"


def _is_encrypted(path: Path) -> bool:
    try:
        return looks_encrypted(path)
    except OSError as error:
        raise ReadOnlyError(path=str(path)) from error


def _rewrite(path: Path, old: FileKey | None, new: FileKey | None) -> None:
    driver = cipher(path)
    beside = path.with_name(f"{stem_beside(path)}.{token_hex(4)}.new")
    try:
        with _kept_from_others(driver, path, old) as source:
            _write_copy(source, beside, new)
            with closing(_opened(driver, beside, new)) as copy:
                if _content(copy) != _content(source) or not _is_whole(copy):
                    raise RewritingFailedError(path=str(path))
            _sync(beside)
            aside = _put_in_place(beside, path)
    except raw_failures(driver) as error:
        raise _in_words(error, path) or error from error
    except OSError as error:
        raise (DiskFullError if error.errno in _NO_ROOM else ReadOnlyError)(path=str(path)) from error
    finally:
        for left in (beside, beside.with_name(beside.name + "-journal")):
            with suppress(OSError):  # who opens the register next takes it away
                left.unlink(missing_ok=True)
    overwrite(aside)


def _in_words(error: Exception, path: Path) -> StorageError | None:
    """Of a failed export SQLCipher tells the words of SQLite, but not its number."""
    for words, kind in _SAID.items():
        if words in str(error):
            return kind(path=str(path))
    return known_storage_error(error, str(path))


@contextmanager
def _kept_from_others(driver: ModuleType, path: Path, key: FileKey | None) -> Iterator[sqlite3.Connection]:
    """The file, which nobody else reads or writes meanwhile."""
    with closing(_opened(driver, path, key)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
        yield connection


def _opened(driver: ModuleType, path: Path, key: FileKey | None) -> sqlite3.Connection:
    connection: sqlite3.Connection = driver.connect(
        f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=_PATIENCE, isolation_level=None
    )
    if key is not None:
        unlock(connection, key)
    return connection


def _write_copy(source: sqlite3.Connection, beside: Path, key: FileKey | None) -> None:
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    os.close(handle)
    spoken = "''" if key is None else key.spoken
    source.execute(f"ATTACH DATABASE ? AS beside KEY {spoken}", (str(beside),))
    try:
        if key is None:
            source.execute(f"PRAGMA beside.page_size = {PLAIN_PAGE}")
        source.execute("SELECT sqlcipher_export('beside')").fetchall()
        for name in ("application_id", "user_version"):
            (value,) = source.execute(f"PRAGMA main.{name}").fetchone()
            source.execute(f"PRAGMA beside.{name} = {int(value)}")
    finally:
        with suppress(Exception):
            source.execute("DETACH DATABASE beside")


def _content(connection: sqlite3.Connection) -> dict[str, str]:
    """What a file holds, table by table and with how it was declared, as digests."""
    declared = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name"
    ).fetchall()
    found = {"": hashlib.sha256(repr(declared).encode("utf-8", "surrogatepass")).hexdigest()}
    for kind, name, _sql in declared:
        if kind == "table":
            told = hashlib.sha256()
            for row in connection.execute(named("SELECT * FROM {table} ORDER BY rowid", table=name)):
                told.update(repr(row).encode("utf-8", "surrogatepass"))
            found[name] = told.hexdigest()
    for pragma in ("application_id", "user_version"):
        found[f"PRAGMA {pragma}"] = str(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
    return found


def _is_whole(connection: sqlite3.Connection) -> bool:
    return connection.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]


def _put_in_place(beside: Path, path: Path) -> Path:
    """Rename the new file over the old one, which keeps another name until its bytes are overwritten."""
    aside = path.with_name(f"{stem_beside(path)}.{token_hex(4)}.old")
    mode = path.stat().st_mode
    try:
        os.link(path, aside)
    except OSError:  # a stick's file system has no links: for a moment the file has only its new name
        path.rename(aside)
    try:
        beside.chmod(mode)
        beside.replace(path)
    except BaseException:
        if path.exists():
            aside.unlink()
        else:
            aside.rename(path)
        raise
    _sync_folder(path.parent)
    return aside


def overwrite(path: Path) -> None:
    """Write noise over a file's bytes and remove it. A disk that moves what it writes may keep old bytes yet."""
    with suppress(OSError), path.open("r+b") as file:
        left = path.stat().st_size
        while left > 0:
            part = min(left, _CHUNK)
            file.write(token_bytes(part))
            left -= part
        file.flush()
        os.fsync(file.fileno())
    with suppress(OSError):
        path.unlink()
        _sync_folder(path.parent)


def _sync(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
