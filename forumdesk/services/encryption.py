"""A register's file encrypted, decrypted, given another passphrase; and what opens it when that is lost.

Passphrases are handed on once and kept nowhere. Light to import: SQLCipher comes with the act.
"""

from dataclasses import dataclass, field
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path

from forumdesk.domain.errors import N_, DomainError
from forumdesk.foundation.passphrases import LEAST_LENGTH, Strength, composed
from forumdesk.services.signing_errors import PassphraseShortError

STRENGTH_NAMES = {
    Strength.SHORT: N_("Too short"),
    Strength.WEAK: N_(
        "Weak: it can be guessed in hours. Take four or more words that do not belong together"
    ),
    Strength.FAIR: N_("Fair: it can be guessed in weeks to years"),
    Strength.STRONG: N_("Strong: it cannot be guessed by trying"),
}
"""What to say of a passphrase while it is typed; messages to translate."""


class OpenElsewhereError(DomainError):
    """Somebody else works in the file that is to be written anew. Values: ``desk``, ``computer``."""

    code = "encryption.open_elsewhere"
    message = N_(
        "This register is open at “{desk}” (computer {computer}). Close it there first. Nothing was changed."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySheet:
    """What the printed sheet says: the file's name, when its key was made or shown, and the key in groups."""

    file_name: str
    at: datetime
    groups: tuple[str, ...] = field(repr=False)


def can_encrypt() -> bool:
    """Whether this installation has the extra ``encrypt``."""
    return find_spec("sqlcipher3") is not None


def require_plain(path: Path) -> None:
    """Refuse to encrypt a register once more, before it is closed for that. Raises StorageError."""
    from forumdesk.storage.errors import AlreadyEncryptedError

    if is_encrypted(path):
        raise AlreadyEncryptedError(path=str(path))


def is_encrypted(path: Path) -> bool:
    """Whether a file looks like an encrypted register; False for one that cannot be read."""
    from forumdesk.storage.encryption import looks_encrypted

    try:
        return looks_encrypted(path)
    except OSError:
        return False


def require_new_passphrase(passphrase: str) -> None:
    """Refuse a new passphrase that is too short; to be asked while it is typed."""
    length = len(composed(passphrase).strip())
    if length < LEAST_LENGTH:
        raise PassphraseShortError(count=length, least=LEAST_LENGTH)


def encrypt(path: Path, passphrase: str, now: datetime) -> RecoverySheet:
    """Encrypt a register that nobody has open; returns what to print and keep apart. Raises StorageError."""
    from forumdesk.storage.rewriting import encrypt_file

    require_new_passphrase(passphrase)
    _require_closed(path, now)
    if not is_encrypted(path):
        _require_register(path)
    return RecoverySheet(file_name=path.name, at=now, groups=encrypt_file(path, passphrase).code)


def decrypt(path: Path, secret: str, now: datetime) -> None:
    """Make a plain register of an encrypted one; ``secret`` is its passphrase or recovery code."""
    from forumdesk.storage.rewriting import decrypt_file

    _require_closed(path, now)
    _require_register(path, secret)
    decrypt_file(path, secret)


def change_passphrase(path: Path, secret: str, new: str, now: datetime) -> RecoverySheet:
    """Give a register another passphrase, and with it another recovery code; the old ones open older copies only."""
    from forumdesk.storage.rewriting import change_passphrase as change

    require_new_passphrase(new)
    _require_closed(path, now)
    return RecoverySheet(file_name=path.name, at=now, groups=change(path, secret, new).code)


def recovery_sheet(path: Path, secret: str, now: datetime) -> RecoverySheet:
    """The sheet of an encrypted register once more."""
    from forumdesk.storage.rewriting import known_key

    return RecoverySheet(file_name=path.name, at=now, groups=known_key(path, secret).code)


def _require_register(path: Path, secret: str = "") -> None:
    """Another program's file is never written anew."""
    from forumdesk.storage.database import open_register

    open_register(path, secret=secret).close()


def _require_closed(path: Path, now: datetime) -> None:
    from forumdesk.storage.lock_file import holder_of

    holder = holder_of(path, now)
    if holder is not None and not holder.is_this_program:
        raise OpenElsewhereError(desk=holder.desk, computer=holder.computer)
