"""Electronic signatures as they are told to people; the libraries for them are the extra ``[sign]``."""

import logging
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from forumdesk.documents.signature_errors import SigningMissingError

if TYPE_CHECKING:
    from asn1crypto import cms, x509

INSTALLING: Final = "pip install forumdesk[sign]"
BROKEN_INPUT: Final = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    RecursionError,
    AssertionError,
    NotImplementedError,
    zlib.error,
)
"""What readers of ASN.1 and of PDF raise over bytes that are not what they should be."""
_CHECKED_DIGESTS: Final = frozenset({"sha224", "sha256", "sha384", "sha512"})
_CHECKED_KINDS: Final = frozenset({"rsassa_pkcs1v15", "rsassa_pss", "ecdsa"})
_PERSONAL_NUMBER = re.compile(r"\b(?:IIN|BIN|ИИН|БИН)?\d{12}\b", re.IGNORECASE)


class SignatureState(StrEnum):
    """What can be said of a signature on this computer."""

    INTACT = "intact"
    BROKEN = "broken"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One signature. ``signed_at`` is what the signer's computer said, ``algorithm`` how it was signed.

    ``covers_whole`` is false where something was added to the file afterwards. ``trusted`` is never true here:
    whether the certificate was issued by somebody who may, and is not revoked, no computer tells offline.
    """

    signer: str
    organisation: str
    signed_at: datetime | None
    state: SignatureState
    algorithm: str
    covers_whole: bool = True
    trusted: bool = False

    @property
    def is_intact(self) -> bool:
        """Whether it was checked and holds."""
        return self.state is SignatureState.INTACT


@contextmanager
def signing_libraries() -> Iterator[None]:
    """Say how to install the extra where one of its libraries is absent. Raises SigningMissingError."""
    log = logging.getLogger("pyhanko")
    if not log.handlers:  # what it logs is told as a sentence; nobody wants its traces on the terminal
        log.addHandler(logging.NullHandler())
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in {"pyhanko", "pyhanko_certvalidator", "asn1crypto"}:
            raise
        raise SigningMissingError(command=INSTALLING) from error


def require_signing() -> None:
    """Refuse where the extra is not installed, before anybody is asked for a passphrase."""
    if any(find_spec(name) is None for name in ("asn1crypto", "pyhanko")):
        raise SigningMissingError(command=INSTALLING)


def named(certificate: "x509.Certificate") -> tuple[str, str]:
    """Name and organisation of a certificate's holder; never the personal number that some names carry."""
    parts = certificate.subject.native
    name = _one(parts.get("common_name")) or " ".join(
        part for key in ("surname", "given_name") if (part := _one(parts.get(key)))
    )
    return _plain(name), _plain(_one(parts.get("organization_name")))


def checkable(signer: "cms.SignerInfo") -> bool:
    """Whether digest and signature are of algorithms that this program checks: RSA and ECDSA with SHA-2."""
    return digest_name(signer) in _CHECKED_DIGESTS and _kind(signer) in _CHECKED_KINDS


def digest_name(signer: "cms.SignerInfo") -> str:
    """Name of the digest as hashlib has it, or the number of one that is not known."""
    return str(signer["digest_algorithm"]["algorithm"].native)


def algorithm_name(signer: "cms.SignerInfo") -> str:
    """How it was signed, as programs write it: a name, or the number of an algorithm that is not known."""
    kind = str(signer["signature_algorithm"]["algorithm"].native)
    return kind if kind.startswith(digest_name(signer)) else f"{digest_name(signer)}, {kind}"


def state_of(signer: "cms.SignerInfo", certificate: "x509.Certificate", digest: bytes) -> SignatureState:
    """Whether a signature is over the ``digest`` of its content, and was made by the key of ``certificate``."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    if not checkable(signer):
        return SignatureState.UNCHECKED
    try:
        same, signed = validate_sig_integrity(signer, certificate, "data", digest)
    except (UnsupportedAlgorithm, *BROKEN_INPUT):
        return SignatureState.BROKEN
    return SignatureState.INTACT if same and signed else SignatureState.BROKEN


def moment(stated: object) -> datetime | None:
    """A stated signing time; None where it is none, or one that no calendar can convert."""
    if not isinstance(stated, datetime) or stated.tzinfo is None or not 1950 <= stated.year < 9999:
        return None
    return stated


def _kind(signer: "cms.SignerInfo") -> str:
    try:
        return str(signer["signature_algorithm"].signature_algo)
    except BROKEN_INPUT:
        return ""


def _one(part: object) -> str:
    """The first of several; names may be repeated in a certificate."""
    if isinstance(part, list):
        return str(part[0]) if part else ""
    return str(part) if part else ""


def _plain(name: str) -> str:
    return " ".join(_PERSONAL_NUMBER.sub(" ", name).split())
