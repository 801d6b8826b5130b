"""Key files (PKCS#12) of people who sign: opened for one signature, never kept."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from forumdesk.documents.signature_errors import (
    CertificateExpiredError,
    CertificateNotYetValidError,
    KeyKindError,
    NoPrivateKeyError,
    NotAKeyFileError,
    NotForSigningError,
    WrongKeyPassphraseError,
)
from forumdesk.documents.signatures import BROKEN_INPUT, named, signing_libraries

if TYPE_CHECKING:
    from asn1crypto import x509
    from pyhanko.sign.signers import SimpleSigner

KEY_FILE_LIMIT = 1_000_000
"""Bytes; key files have a few thousand."""


def open_key(p12: bytes, passphrase: str, *, at: datetime, even_expired: bool = False) -> "SimpleSigner":
    """The signer in a key file, for a signature at a moment.

    Raises what :mod:`signature_errors` has for key files: another file, another passphrase, no key, a kind of key
    that cannot sign here, a certificate that is not for signing, is no longer or not yet valid (unless
    ``even_expired``).
    """
    _require_key_file(p12)
    signer = _opened(p12, passphrase)
    certificate = signer.signing_cert
    assert certificate is not None
    _require_for_signing(certificate)
    if not even_expired:
        _require_valid(certificate, at)
    return signer


def _require_key_file(p12: bytes) -> None:
    with signing_libraries():
        from asn1crypto.pkcs12 import Pfx
    try:
        kind = Pfx.load(p12)["auth_safe"]["content_type"].native
    except BROKEN_INPUT as error:
        raise NotAKeyFileError from error
    if len(p12) > KEY_FILE_LIMIT or kind not in {"data", "signed_data"}:
        raise NotAKeyFileError


def _opened(p12: bytes, passphrase: str) -> "SimpleSigner":
    with signing_libraries():
        from cryptography.exceptions import UnsupportedAlgorithm
        from cryptography.hazmat.primitives.serialization import pkcs12
        from pyhanko.sign.signers import SimpleSigner
    secret = passphrase.encode("utf-8")
    try:
        key, certificate, _others = pkcs12.load_key_and_certificates(p12, secret)
    except UnsupportedAlgorithm as error:
        raise KeyKindError from error
    except BROKEN_INPUT as error:
        if "password" in str(error).lower():
            raise WrongKeyPassphraseError from error
        raise KeyKindError from error
    if key is None or certificate is None:
        raise NoPrivateKeyError
    try:
        opened: SimpleSigner = SimpleSigner.load_pkcs12_data(p12, (), secret)
    except BROKEN_INPUT as error:
        raise KeyKindError from error
    return opened


def _require_for_signing(certificate: "x509.Certificate") -> None:
    usage = certificate.key_usage_value
    if usage is not None and not {"digital_signature", "non_repudiation"} & usage.native:
        raise NotForSigningError(signer=named(certificate)[0])


def _require_valid(certificate: "x509.Certificate", at: datetime) -> None:
    day = at.astimezone(UTC)
    if certificate.not_valid_after < day:
        raise CertificateExpiredError(signer=named(certificate)[0], until=certificate.not_valid_after.date())
    if certificate.not_valid_before > day:
        raise CertificateNotYetValidError(
            signer=named(certificate)[0], since=certificate.not_valid_before.date()
        )
