"""A key file opens for one signature, or a sentence says what is wrong with it."""

from datetime import date

import pytest

from forumdesk.documents.errors import DocumentError
from forumdesk.documents.key_files import open_key
from forumdesk.documents.signature_errors import (
    CertificateExpiredError,
    CertificateNotYetValidError,
    NoPrivateKeyError,
    NotAKeyFileError,
    NotForSigningError,
    WrongKeyPassphraseError,
)
from tests.documents.signing_keys import (
    AT,
    CHAIR,
    PASSPHRASE,
    certificate,
    certificates_alone,
    key_file,
)


@pytest.mark.parametrize("kind", ["rsa", "ec", "ed25519"])
def test_a_key_file_opens_by_its_passphrase(kind: str) -> None:
    signer = open_key(key_file(kind=kind), PASSPHRASE, at=AT)  # type: ignore[arg-type]

    assert signer.signing_cert is not None
    assert signer.signing_cert.subject.native["common_name"] == CHAIR


@pytest.mark.parametrize(
    ("p12", "passphrase", "expected"),
    [
        pytest.param(key_file, "құпия сөз ", WrongKeyPassphraseError, id="another passphrase"),
        pytest.param(key_file, "", WrongKeyPassphraseError, id="no passphrase"),
        pytest.param(certificates_alone, PASSPHRASE, NoPrivateKeyError, id="certificates alone"),
        pytest.param(lambda: b"", PASSPHRASE, NotAKeyFileError, id="nothing"),
        pytest.param(lambda: b"%PDF-1.7", PASSPHRASE, NotAKeyFileError, id="a PDF"),
        pytest.param(lambda: key_file()[:300], PASSPHRASE, NotAKeyFileError, id="half of it"),
        pytest.param(lambda: key_file() + bytes(1_000_000), PASSPHRASE, NotAKeyFileError, id="far too much"),
        pytest.param(
            lambda: key_file(certificate(for_signing=False)),
            PASSPHRASE,
            NotForSigningError,
            id="a key for something else",
        ),
    ],
)
def test_what_is_wrong_with_a_key_file_is_said(
    p12: object, passphrase: str, expected: type[DocumentError]
) -> None:
    assert callable(p12)

    with pytest.raises(expected):
        open_key(p12(), passphrase, at=AT)


def test_a_certificate_that_is_not_valid_signs_only_when_that_is_asked_for() -> None:
    expired, coming = key_file(certificate(until=2024, since=2020)), key_file(certificate(since=2025))

    with pytest.raises(CertificateExpiredError) as refused:
        open_key(expired, PASSPHRASE, at=AT)
    with pytest.raises(CertificateNotYetValidError):
        open_key(coming, PASSPHRASE, at=AT)

    assert refused.value.values == {"signer": CHAIR, "until": date(2024, 1, 1)}
    assert open_key(expired, PASSPHRASE, at=AT, even_expired=True).signing_cert is not None
