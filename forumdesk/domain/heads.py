"""The head of a chain: what somebody else holds of it shows whether the chain was rewritten since."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from forumdesk.domain.identifiers import MeetingId

GROUP = 4
GROUPS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainHead:
    """The last link of a meeting's chain at one desk, when it was looked at; ``hash`` is hexadecimal."""

    meeting_id: MeetingId
    desk_id: str
    sequence: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKey:
    """The half of a secretary's key that everybody may know: 32 bytes of Ed25519 in hexadecimal."""

    key: str

    @property
    def fingerprint(self) -> str:
        """What two people compare by voice: the first 32 hexadecimal digits of SHA-256, in groups of four."""
        digits = hashlib.sha256(bytes.fromhex(self.key)).hexdigest().upper()
        return "-".join(digits[at : at + GROUP] for at in range(0, GROUP * GROUPS, GROUP))


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadSignature:
    """A head signed by the holder of ``key``; ``signature`` are the 64 bytes of Ed25519 in hexadecimal.

    It shows that the holder of the key saw this head, not who that is: the fingerprint is compared with the person.
    """

    head: ChainHead
    key: str
    signature: str
    signed_at: datetime

    @property
    def signer(self) -> PublicKey:
        """Whose key it is."""
        return PublicKey(key=self.key)
