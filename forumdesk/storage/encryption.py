"""Encrypted registers: files of SQLCipher 4 as every tool of it makes them; see docs/decisions/0052.

The key of a file comes from a passphrase and the salt, which are the file's first 16 bytes, by SQLCipher's own
derivation. It is derived once when a register is opened: to derive it in each deed would take a tenth of a second.
"""

import hashlib
import sqlite3
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Final

from forumdesk.foundation.passphrases import composed
from forumdesk.foundation.recovery_code import MistypedError, code_of, key_of, looks_like_code
from forumdesk.storage.errors import (
    EncryptionMissingError,
    RecoveryCodeError,
    StorageError,
    WrongFilePassphraseError,
)

PAGE: Final = 4096  # SQLCipher's usual page: other tools open the file with the passphrase alone
SALT_BYTES: Final = 16
_ROUNDS = 256_000
_SQLITE_MAGIC = b"SQLite format 3\x00"
_MOST_UNEVEN = 420  # chi-squared of 255 degrees of freedom: of random bytes it passes this once in 10^9 files


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKey:
    """The key of one encrypted file. It shows itself nowhere."""

    raw: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @property
    def spoken(self) -> str:
        """What ``PRAGMA key`` takes: the raw key and the salt, so that nothing is derived again."""
        return f"\"x'{self.raw.hex()}{self.salt.hex()}'\""

    @property
    def code(self) -> tuple[str, ...]:
        """The key in groups of letters, for the recovery sheet."""
        return code_of(self.raw)


def derived_key(passphrase: str, salt: bytes) -> FileKey:
    """SQLCipher 4's derivation: PBKDF2 with HMAC-SHA512, 256,000 rounds."""
    words = composed(passphrase).encode("utf-8", "surrogatepass")
    return FileKey(raw=hashlib.pbkdf2_hmac("sha512", words, salt, _ROUNDS, 32), salt=salt)


def key_for(path: Path, secret: str) -> FileKey:
    """The key that ``secret`` stands for: a recovery code, else a passphrase. Raises OSError."""
    with path.open("rb") as file:
        salt = file.read(SALT_BYTES)
    try:
        return FileKey(raw=key_of(secret), salt=salt)
    except MistypedError:
        return derived_key(secret, salt)


def wrong_key(path: Path, secret: str) -> StorageError:
    """What to say of a secret that opened nothing: a mistyped code says in which group."""
    if looks_like_code(secret):
        try:
            key_of(secret)
        except MistypedError as error:
            return RecoveryCodeError(group=error.group)
    return WrongFilePassphraseError(name=path.name)


def looks_encrypted(path: Path) -> bool:
    """Whether a file may be an encrypted register: whole pages, and its first is nothing but noise.

    Only the key can tell it from other noise; files of other programs begin with marks and lengths, and seldom
    have whole pages. Raises OSError.
    """
    size = path.stat().st_size
    return size >= PAGE and size % PAGE == 0 and is_noise(path)


def is_noise(path: Path) -> bool:
    """Whether the first page of a file is nothing but noise. Raises OSError."""
    with path.open("rb") as file:
        first = file.read(PAGE)
    if len(first) < PAGE or first.startswith(_SQLITE_MAGIC):
        return False
    even = PAGE / 256
    counts = Counter(first)
    return sum((counts[byte] - even) ** 2 / even for byte in range(256)) < _MOST_UNEVEN


def cipher(path: Path) -> ModuleType:
    """SQLCipher's module. Raises EncryptionMissingError where the extra is not installed."""
    try:
        from sqlcipher3 import dbapi2
    except ImportError as error:
        raise EncryptionMissingError(path=str(path)) from error
    module: ModuleType = dbapi2
    return module


def raw_failures(module: ModuleType) -> type[Exception]:
    """The base of a driver's own errors."""
    found: type[Exception] = module.Error
    return found


def unlock(connection: sqlite3.Connection, key: FileKey) -> None:
    """Give a new connection its key. A wrong one shows with the first page that is read."""
    connection.execute("PRAGMA cipher_log_level = NONE").fetchall()  # it would write to standard error
    connection.execute(f"PRAGMA key = {key.spoken}").fetchall()
