"""Keys of people who never were, and what external programs would make with them; made anew in every run."""

from datetime import UTC, datetime
from functools import cache
from typing import Literal

from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import pkcs7, pkcs12
from cryptography.x509.oid import NameOID

from forumdesk.documents.registry import print_document
from forumdesk.domain.texts import Language
from tests.builders_sheets import sheet_of

PASSPHRASE = "құпия сөз"
AT = datetime(2024, 10, 18, 12, 0, tzinfo=UTC)
CHAIR, SECRETARY = "ӘБІШЕВ АСҚАР", "ПЕТРОВА АННА"
PERSONAL_NUMBER = "800101300123"
GOST_DIGEST, GOST_SIGNATURE = "1.2.643.7.1.1.2.2", "1.2.643.7.1.1.3.2"
Kind = Literal["rsa", "ec", "ed25519"]
Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey


@cache
def given_out() -> bytes:
    """A paper that was given out."""
    return print_document("resolution", sheet_of(), form="pdf", languages=(Language.EN,))


@cache
def private_key(kind: Kind = "rsa") -> Key:
    if kind == "rsa":
        return rsa.generate_private_key(65537, 2048)
    return ec.generate_private_key(ec.SECP256R1()) if kind == "ec" else ed25519.Ed25519PrivateKey.generate()


@cache
def certificate(
    name: str = CHAIR, kind: Kind = "rsa", since: int = 2024, until: int = 2030, *, for_signing: bool = True
) -> x509.Certificate:
    key = private_key(kind)
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, name),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, f"IIN{PERSONAL_NUMBER}"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Ассамблея"),
            x509.NameAttribute(NameOID.COUNTRY_NAME, "KZ"),
        ]
    )
    usage = x509.KeyUsage(
        digital_signature=for_signing,
        content_commitment=for_signing,
        key_encipherment=not for_signing,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(77)
        .not_valid_before(datetime(since, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(until, 1, 1, tzinfo=UTC))
        .add_extension(usage, critical=True)
        .sign(key, None if kind == "ed25519" else hashes.SHA256())
    )


def key_file(made: x509.Certificate | None = None, kind: Kind = "rsa") -> bytes:
    """A PKCS#12 file with a key, under PASSPHRASE."""
    locked = serialization.BestAvailableEncryption(PASSPHRASE.encode())
    return pkcs12.serialize_key_and_certificates(
        b"key", private_key(kind), made or certificate(kind=kind), None, locked
    )


def certificates_alone() -> bytes:
    """A PKCS#12 file without a key."""
    locked = serialization.BestAvailableEncryption(PASSPHRASE.encode())
    return pkcs12.serialize_key_and_certificates(b"key", None, None, [certificate()], locked)


def external_signature(
    content: bytes,
    *,
    kind: Literal["rsa", "ec"] = "rsa",
    detached: bool = True,
    attributes: bool = True,
    armoured: bool = False,
) -> bytes:
    """What an external program gives back for ``content``."""
    key = private_key(kind)
    assert not isinstance(key, ed25519.Ed25519PrivateKey)
    options = [pkcs7.PKCS7Options.Binary]
    if detached:
        options.append(pkcs7.PKCS7Options.DetachedSignature)
    if not attributes:
        options.append(pkcs7.PKCS7Options.NoAttributes)
    form = serialization.Encoding.PEM if armoured else serialization.Encoding.DER
    builder = pkcs7.PKCS7SignatureBuilder().set_data(content)
    return builder.add_signer(certificate(kind=kind), key, hashes.SHA256()).sign(form, options)


def as_if_by_gost(signature: bytes) -> bytes:
    """The same message, saying that digest and signature are of GOST."""
    message = cms.ContentInfo.load(signature)
    signer = message["content"]["signer_infos"][0]
    signer["digest_algorithm"] = {"algorithm": GOST_DIGEST}
    signer["signature_algorithm"] = {"algorithm": GOST_SIGNATURE}
    return bytes(message.dump(force=True))
