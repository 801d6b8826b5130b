"""A signed PDF stays archival and accessible, begins with what was given out, and tells of every change."""

import random
from functools import cache
from io import BytesIO

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from forumdesk.documents.pades import sign_pdf, signatures_in
from forumdesk.documents.signature_errors import NotSignableError
from forumdesk.documents.signatures import SignatureState
from tests.documents.signing_keys import AT, CHAIR, PASSPHRASE, SECRETARY, certificate, given_out, key_file
from tests.verapdf import assert_archival


@cache
def signed_once() -> bytes:
    return sign_pdf(given_out(), key_file(), PASSPHRASE, reason="Қарар", at=AT)


@cache
def signed_twice() -> bytes:
    second = key_file(certificate(SECRETARY, "ec"), "ec")
    return sign_pdf(signed_once(), second, PASSPHRASE, reason="Қарар", at=AT)


def test_a_signature_is_added_behind_what_was_given_out() -> None:
    assert signatures_in(given_out()) == ()
    assert signed_once().startswith(given_out())
    assert signed_twice().startswith(signed_once())


def test_a_signature_says_who_when_and_that_it_holds_but_never_the_personal_number() -> None:
    (found,) = signatures_in(signed_once())

    assert (found.signer, found.organisation, found.signed_at) == (CHAIR, "Ассамблея", AT)
    assert (found.state, found.covers_whole, found.trusted) == (SignatureState.INTACT, True, False)


def test_the_first_signature_certifies_and_each_later_one_approves() -> None:
    first, second = signatures_in(signed_twice())

    assert [first.signer, second.signer] == [CHAIR, SECRETARY]
    assert (first.is_intact, second.is_intact) == (True, True)
    assert (first.covers_whole, second.covers_whole) == (False, True)
    assert [_certifies(one) for one in PdfFileReader(BytesIO(signed_twice())).embedded_signatures] == [
        True,
        False,
    ]


def _certifies(signature: EmbeddedPdfSignature) -> bool:
    return signature.docmdp_level is not None


@pytest.mark.parametrize("pdf", [signed_once, signed_twice])
def test_a_signed_file_is_archival_and_accessible(pdf: object) -> None:
    assert callable(pdf)
    assert_archival(pdf())


def test_one_flipped_byte_is_noticed() -> None:
    signed = signed_once()
    dice = random.Random(7)
    for place in [0, len(given_out()) + 40, *(dice.randrange(len(given_out())) for _ in range(6))]:
        changed = bytearray(signed)
        changed[place] ^= 1
        try:
            found = signatures_in(bytes(changed))
        except NotSignableError:
            continue
        assert not found or not all(one.is_intact for one in found), place


def test_a_page_changed_behind_a_signature_is_noticed() -> None:
    writer = IncrementalPdfFileWriter(BytesIO(signed_once()))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = generic.NumberObject(180)  # type: ignore[no-untyped-call]
    writer.mark_update(page.container_ref)
    changed = BytesIO()
    writer.write(changed)  # type: ignore[no-untyped-call]

    (found,) = signatures_in(changed.getvalue())

    assert changed.getvalue().startswith(signed_once())
    assert (found.state, found.covers_whole) == (SignatureState.BROKEN, False)


@pytest.mark.parametrize("content", [b"", b"no PDF", b"%PDF-1.7\n", given_out()[:5000]])
def test_what_is_no_whole_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(NotSignableError):
        sign_pdf(content, key_file(), PASSPHRASE, reason="", at=AT, name="қарар.pdf")
    with pytest.raises(NotSignableError):
        signatures_in(content)
