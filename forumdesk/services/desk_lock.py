"""The lock of the registration desk: which meeting of which register, and what opens it. It outlives the program."""

import hashlib
import hmac
import json
from dataclasses import asdict, dataclass
from secrets import token_hex

from forumdesk.domain.errors import N_, DomainError
from forumdesk.foundation.passphrases import composed
from forumdesk.services.encryption import require_new_passphrase

_COST, _BLOCK, _LANES = 2**15, 8, 1  # scrypt: 32 MB and about a tenth of a second for each guess


class WrongLockPassphraseError(DomainError):
    """The passphrase is not the one given when the desk was locked."""

    code = "lock.wrong_passphrase"
    message = N_(
        "This passphrase does not open the desk. Check the keyboard’s language and Caps Lock, and enter it again."
    )


class DeskLockedError(DomainError):
    """The way leads out of a locked desk."""

    code = "lock.locked"
    message = N_(
        "The registration desk is locked. Open the lock first: the passphrase is asked under “Unlock”."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskLock:
    """Where the desk stands (path of the register, identifier of the meeting) and the stretched passphrase."""

    register: str
    meeting: str
    salt: str
    digest: str

    def require(self, passphrase: str) -> None:
        """Raises WrongLockPassphraseError."""
        if not hmac.compare_digest(_stretched(passphrase, self.salt), self.digest):
            raise WrongLockPassphraseError

    def to_text(self) -> str:
        """As it is kept in the settings."""
        return json.dumps(asdict(self))


def locked(passphrase: str, register: str, meeting: str) -> DeskLock:
    """A new lock. Raises PassphraseShortError."""
    require_new_passphrase(passphrase)
    salt = token_hex(16)
    return DeskLock(register=register, meeting=meeting, salt=salt, digest=_stretched(passphrase, salt))


def read_lock(text: str) -> DeskLock | None:
    """The lock of :meth:`DeskLock.to_text`; None for no lock, or for what cannot be one."""
    if not text:
        return None
    try:
        found = DeskLock(**json.loads(text))
        bytes.fromhex(found.salt)
    except (ValueError, TypeError):
        return None
    return found


def _stretched(passphrase: str, salt: str) -> str:
    words = composed(passphrase).encode("utf-8", "surrogatepass")
    made = hashlib.scrypt(
        words, salt=bytes.fromhex(salt), n=_COST, r=_BLOCK, p=_LANES, maxmem=64 * 1024 * 1024, dklen=32
    )
    return made.hex()
