"""Files encrypted by a passphrase in the age format (age-encryption.org/v1), which free programs everywhere open."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Final

from forumdesk.domain.errors import N_
from forumdesk.exchange.errors import ExchangeError, SourceMissingError, SourceUnreadableError
from forumdesk.foundation.passphrases import composed
from forumdesk.foundation.scratch import scratch_folder

ENDING: Final = ".age"
_MARKS = (b"age-encryption.org/", b"-----BEGIN AGE ENCRYPTED FILE-----")
_BY_PASSPHRASE = b"-> scrypt "
_LARGEST = 512 * 1024 * 1024  # bytes


class AgeMissingError(ExchangeError):
    """The extra is not installed."""

    code = "exchange.age_missing"
    message = N_(
        "Encrypted files can be neither made nor opened here: this installation lacks what they need."
        " Install the extra “forumdesk[encrypt]”."
    )


class NotAgeError(ExchangeError):
    """Another file, or one that is encrypted to keys. Values: ``name``."""

    code = "exchange.not_age"
    message = N_("“{name}” is not a file that a passphrase opens. Nothing was changed.")


class AgePassphraseError(ExchangeError):
    """The passphrase is wrong, or the file was altered: the format does not say which. Values: ``name``."""

    code = "exchange.age_passphrase"
    message = N_(
        "This passphrase does not open “{name}”, or the file is damaged. Check the keyboard’s language and"
        " Caps Lock, and enter it again."
    )


class AgeTooLargeError(ExchangeError):
    """Larger than fits into memory twice. Values: ``name``, ``megabytes``."""

    code = "exchange.file_age_too_large"
    message = N_("“{name}” is larger than {megabytes} MB, too large to be encrypted or opened here.")


def encrypted(data: bytes, passphrase: str) -> bytes:
    """``data`` as an age file that the passphrase opens. Raises AgeMissingError; takes about a second."""
    made: bytes = _library().passphrase.encrypt(data, composed(passphrase))
    return made


def decrypted(data: bytes, passphrase: str, name: str) -> bytes:
    """The content of an age file. Raises AgeMissingError, NotAgeError, AgePassphraseError."""
    library = _library()
    if not _opens_by_passphrase(data):
        raise NotAgeError(name=name)
    try:
        found: bytes = library.passphrase.decrypt(data, composed(passphrase))
    except library.DecryptError as error:
        raise AgePassphraseError(name=name) from error
    return found


def is_age(path: Path) -> bool:
    """Whether a file begins as age files do; False for one that cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(64).startswith(_MARKS)
    except OSError:
        return False


def read_age(path: Path, passphrase: str) -> bytes:
    """The content of the age file at ``path``. Raises ExchangeError."""
    return decrypted(read_plain(path), passphrase, path.name)


def read_plain(path: Path) -> bytes:
    """The bytes of a file that is to be encrypted or opened. Raises ExchangeError."""
    try:
        if path.stat().st_size > _LARGEST:
            raise AgeTooLargeError(name=path.name, megabytes=_LARGEST // 1024**2)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SourceMissingError(name=path.name) from error
    except OSError as error:
        raise SourceUnreadableError(name=path.name) from error


def inner_name(path: Path) -> str:
    """The name of what is inside: without the last ending, and without any folder."""
    name = path.name
    return (
        name[: -len(ENDING)] if name.lower().endswith(ENDING) and len(name) > len(ENDING) else f"{name}.out"
    )


@contextmanager
def opened_for_reading(path: Path, passphrase: str) -> Iterator[Path]:
    """The content as a file in a private folder, for readers that need one; it goes with the block."""
    data = read_age(path, passphrase)
    with scratch_folder() as folder:
        inside = folder / inner_name(path)
        inside.write_bytes(data)
        yield inside


def _library() -> ModuleType:
    try:
        import pyrage
    except ImportError as error:
        raise AgeMissingError from error
    found: ModuleType = pyrage
    return found


def _opens_by_passphrase(data: bytes) -> bool:
    head = data[:256]
    if head.startswith(_MARKS[1]):
        return True  # its head can be read only once it is unpacked; the library says the rest
    return head.startswith(_MARKS[0]) and head.partition(b"\n")[2].startswith(_BY_PASSPHRASE)
