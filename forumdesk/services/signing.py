"""The secretary's key: signs the head of a chain. It lies with the person, outside every register.

The file is JSON: the public half, and the private half as PKCS #8 encrypted by the passphrase. The passphrase is
stretched by scrypt first, since PKCS #8 alone tries thousands of guesses a second.
"""

import json
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from forumdesk.domain.heads import ChainHead, HeadSignature, PublicKey
from forumdesk.foundation import private_files
from forumdesk.services.canonical import canonical, digest, moment
from forumdesk.services.signing_errors import (
    KeyBrokenError,
    KeyCopyExistsError,
    KeyExistsError,
    KeyFileError,
    KeyNewerError,
    NoKeyError,
    PassphraseEmptyError,
    PassphraseShortError,
    WrongPassphraseError,
)

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

FORMAT: Final = "forumdesk.key"
HEAD_FORMAT: Final = "forumdesk.head"
VERSION: Final = 1
LEAST_LENGTH: Final = 8
NAME: Final = "secretary.key"
_LARGEST = 16_384
_SALT_BYTES = 16
_COST, _BLOCK, _LANES = 2**15, 8, 1  # scrypt: 32 MB and about a tenth of a second for each guess


def signed_bytes(head: ChainHead, signed_at: datetime) -> bytes:
    """Exactly what is signed; the format is final."""
    return canonical(
        {
            "format": HEAD_FORMAT,
            "version": VERSION,
            "meeting": str(head.meeting_id),
            "desk": head.desk_id,
            "sequence": head.sequence,
            "hash": head.hash,
            "signed_at": moment(signed_at),
        }
    )


# Points of small order on the curve, by y without the bit of the sign: under such a key anything may pass as signed.
_SMALL_ORDER = frozenset(
    (y.to_bytes(32, "little"))
    for y in (
        0,
        1,
        2**255 - 20,
        2**255 - 19,
        2**255 - 18,
        int.from_bytes(
            bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), "little"
        ),
        int.from_bytes(
            bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"), "little"
        ),
    )
)


def _is_weak(key: bytes) -> bool:
    return bytes([*key[:31], key[31] & 0x7F]) in _SMALL_ORDER


def verify_signature(signature: HeadSignature) -> bool:
    """Whether the holder of the key named signed exactly this head; whose key that is only its owner can tell.

    A key of small order (RFC 8032 calls for no check, and many programs make none) proves nothing and is refused.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        raw = bytes.fromhex(signature.key)
        key = Ed25519PublicKey.from_public_bytes(raw)
        if _is_weak(raw):
            return False
        key.verify(bytes.fromhex(signature.signature), signed_bytes(signature.head, signature.signed_at))
    except (InvalidSignature, ValueError):
        return False
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """A key as its file says it."""

    public: str
    salt: str
    private: str

    def to_bytes(self) -> bytes:
        plain = self._plain()
        return canonical({**plain, "sha256": digest(canonical(plain))})

    def _plain(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "version": VERSION,
            "public": self.public,
            "salt": self.salt,
            "private": self.private,
        }

    @staticmethod
    def read(data: bytes, path: Path) -> "_Kept":
        """Raises KeyBrokenError, KeyNewerError. The file's own hash tells damage from a wrong passphrase."""
        try:
            plain = json.loads(data)
            if not isinstance(plain, Mapping) or plain.get("format") != FORMAT:
                raise KeyBrokenError(path=str(path))
            if type(plain["version"]) is int and plain["version"] > VERSION:
                raise KeyNewerError(path=str(path))
            kept = _Kept(public=plain["public"], salt=plain["salt"], private=plain["private"])
            whole = json.loads(kept.to_bytes()) == plain
            if not whole or len(bytes.fromhex(kept.public)) != 32 or not bytes.fromhex(kept.salt):
                raise KeyBrokenError(path=str(path))
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise KeyBrokenError(path=str(path)) from error
        return kept


class SecretaryKeys:
    """The one key of this person on this computer, in ``folder``.

    What is refused leaves everything as it was; a key is never overwritten.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME

    def public(self) -> PublicKey | None:
        """The public half without any passphrase, or None where there is no key. Raises KeyBrokenError."""
        kept = self._read_own()
        return PublicKey(key=kept.public) if kept else None

    def create(self, passphrase: str) -> PublicKey:
        """Make a key. Refuses a short passphrase, and where there is a key already."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        require_passphrase(passphrase)
        self._require_room()
        kept = _locked(Ed25519PrivateKey.generate(), passphrase)
        self._put(kept.to_bytes())
        return PublicKey(key=kept.public)

    def sign(self, head: ChainHead, passphrase: str, at: datetime) -> HeadSignature:
        """Sign ``head`` at the moment ``at`` (aware). Raises NoKeyError, WrongPassphraseError, KeyBrokenError."""
        kept = self._own()
        signature = self._opened(kept, passphrase, self.path).sign(signed_bytes(head, at))
        return HeadSignature(head=head, key=kept.public, signature=signature.hex(), signed_at=at)

    def change_passphrase(self, passphrase: str, new: str) -> None:
        """Lock the same key by another passphrase; copies made before keep the old one."""
        require_passphrase(new)
        opened = self._opened(self._own(), passphrase, self.path)
        try:
            private_files.replace(self.path, _locked(opened, new).to_bytes())
        except OSError as error:
            raise KeyFileError(path=str(self.path)) from error

    def export_to(self, path: Path) -> None:
        """Write a copy of the key, locked as it is, to ``path``, where nothing may stand yet."""
        kept = self._own()
        try:
            private_files.write_new(path, kept.to_bytes())
        except FileExistsError as error:
            raise KeyCopyExistsError(path=str(path)) from error
        except (OSError, ValueError) as error:
            raise KeyFileError(path=str(path)) from error

    def import_from(self, path: Path, passphrase: str) -> PublicKey:
        """Take the key in from a copy, once its passphrase has opened it.

        The same key changes nothing; a broken file of this computer's own is set aside; another key is refused.
        """
        kept = _read(path)
        if kept is None:
            raise KeyFileError(path=str(path))
        self._opened(kept, passphrase, path)
        try:
            own = self._read_own()
        except KeyBrokenError:
            self.set_aside()
            own = None
        if own is None:
            self._put(kept.to_bytes())
        elif own.public != kept.public:
            raise KeyExistsError(fingerprint=PublicKey(key=own.public).fingerprint)
        return PublicKey(key=kept.public)

    def set_aside(self) -> Path:
        """Rename the key's file, so that another key can be made; returns its new path. Raises NoKeyError."""
        for number in range(1, 1000):
            aside = self.path.with_suffix(f".{number}.key")
            if aside.exists():
                continue
            try:
                self.path.rename(aside)
            except FileNotFoundError as error:
                raise NoKeyError from error
            except OSError as error:
                raise KeyFileError(path=str(self.path)) from error
            return aside
        raise KeyFileError(path=str(self.path))

    def _put(self, data: bytes) -> None:
        try:
            private_files.make_folder(self.path.parent)
            private_files.write_new(self.path, data)
        except FileExistsError:
            self._require_room()
            raise KeyFileError(path=str(self.path)) from None
        except OSError as error:
            raise KeyFileError(path=str(self.path)) from error

    def _require_room(self) -> None:
        own = self._read_own()
        if own is not None:
            raise KeyExistsError(fingerprint=PublicKey(key=own.public).fingerprint)

    def _own(self) -> _Kept:
        kept = self._read_own()
        if kept is None:
            raise NoKeyError
        return kept

    def _read_own(self) -> _Kept | None:
        return _read(self.path)

    @staticmethod
    def _opened(kept: _Kept, passphrase: str, path: Path) -> "Ed25519PrivateKey":
        from cryptography.exceptions import UnsupportedAlgorithm
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives.serialization import load_pem_private_key

        if not passphrase.strip():
            raise PassphraseEmptyError
        try:
            key = load_pem_private_key(kept.private.encode(), _stretched(passphrase, kept.salt))
        except ValueError as error:
            raise WrongPassphraseError from error
        except (TypeError, UnsupportedAlgorithm) as error:  # not encrypted at all, or not by us
            raise KeyBrokenError(path=str(path)) from error
        if not isinstance(key, Ed25519PrivateKey) or _public_of(key) != kept.public:
            raise KeyBrokenError(path=str(path))
        return key


def require_passphrase(passphrase: str) -> None:
    """Refuse a new passphrase that is empty or short; to be asked while it is typed."""
    if not passphrase.strip():
        raise PassphraseEmptyError
    length = len(unicodedata.normalize("NFC", passphrase))
    if length < LEAST_LENGTH:
        raise PassphraseShortError(count=length, least=LEAST_LENGTH)


def _read(path: Path) -> _Kept | None:
    """The key in a file; None where there is no file."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise KeyFileError(path=str(path)) from error
    if len(data) > _LARGEST:
        raise KeyBrokenError(path=str(path))
    return _Kept.read(data, path)


def _locked(key: "Ed25519PrivateKey", passphrase: str) -> _Kept:
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat

    salt = secrets.token_hex(_SALT_BYTES)
    lock = BestAvailableEncryption(_stretched(passphrase, salt))
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock)
    return _Kept(public=_public_of(key), salt=salt, private=private.decode("ascii"))


def _public_of(key: "Ed25519PrivateKey") -> str:
    return key.public_key().public_bytes_raw().hex()


def _stretched(passphrase: str, salt: str) -> bytes:
    """The passphrase of PKCS #8. Letters are composed first: keyboards differ in how they give Й and Ё."""
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    words = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    stretch = Scrypt(salt=bytes.fromhex(salt), length=32, n=_COST, r=_BLOCK, p=_LANES)
    return stretch.derive(words).hex().encode("ascii")
