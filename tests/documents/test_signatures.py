"""Who signed is told by name; a personal number is left in the file."""

import sys
from dataclasses import dataclass
from datetime import datetime

import pytest
from asn1crypto import x509

from forumdesk.documents.signature_errors import SigningMissingError
from forumdesk.documents.signatures import moment, named, require_signing, signing_libraries
from tests.documents.signing_keys import AT, PERSONAL_NUMBER


@dataclass(frozen=True)
class Holder:
    """A certificate of which only the holder's name matters here."""

    subject: x509.Name


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"common_name": "ӘБІШЕВ АСҚАР", "serial_number": f"IIN{PERSONAL_NUMBER}"}, "ӘБІШЕВ АСҚАР"),
        ({"common_name": f"ӘБІШЕВ АСҚАР IIN{PERSONAL_NUMBER}"}, "ӘБІШЕВ АСҚАР"),
        ({"common_name": f"{PERSONAL_NUMBER} АСҚАР"}, "АСҚАР"),
        ({"surname": "ӘБІШЕВ", "given_name": "АСҚАР"}, "ӘБІШЕВ АСҚАР"),
        ({"country_name": "KZ"}, ""),
    ],
)
def test_a_holder_is_named_without_the_personal_number(parts: dict[str, str], expected: str) -> None:
    assert named(Holder(x509.Name.build(parts))) == (expected, "")


def test_a_moment_that_no_calendar_converts_is_none() -> None:
    assert moment(AT) == AT
    assert moment(datetime(2024, 1, 1)) is None  # noqa: DTZ001 - stated without a zone
    assert moment(AT.replace(year=1)) is None
    assert moment("2024") is None


def test_without_the_extra_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forumdesk.documents.signatures.find_spec", lambda _name: None)
    monkeypatch.setitem(sys.modules, "pyhanko", None)

    with pytest.raises(SigningMissingError, match=r"pip install forumdesk\[sign\]"):
        require_signing()
    with pytest.raises(SigningMissingError), signing_libraries():
        import pyhanko  # noqa: F401
