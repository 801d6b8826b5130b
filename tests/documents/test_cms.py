"""A signature from an external program is checked against the very bytes that were given out."""

from base64 import b64encode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.documents.cms import signatures_over
from forumdesk.documents.signature_errors import CmsBrokenError, CmsOfOtherBytesError, NoCmsError
from forumdesk.documents.signatures import Signature, SignatureState
from tests.documents.signing_keys import CHAIR, GOST_DIGEST, as_if_by_gost, external_signature

PAPER = b"%PDF-1.7\nthe paper that was given out"


def read(signature: bytes, content: bytes = PAPER) -> tuple[Signature, ...]:
    return signatures_over(content, signature, name="a.p7s", number=1)


@pytest.mark.parametrize(
    "signature",
    [
        pytest.param(external_signature(PAPER), id="detached"),
        pytest.param(external_signature(PAPER, detached=False), id="with the content"),
        pytest.param(external_signature(PAPER, kind="ec"), id="ECDSA"),
        pytest.param(external_signature(PAPER, attributes=False), id="without attributes"),
        pytest.param(external_signature(PAPER, armoured=True), id="PEM"),
        pytest.param(b64encode(external_signature(PAPER)), id="base64"),
    ],
)
def test_a_signature_over_the_paper_is_told(signature: bytes) -> None:
    (found,) = read(signature)

    assert (found.signer, found.organisation) == (CHAIR, "Ассамблея")
    assert found.state is SignatureState.INTACT


@pytest.mark.parametrize("detached", [True, False])
def test_a_signature_over_other_bytes_is_refused(detached: bool) -> None:
    with pytest.raises(CmsOfOtherBytesError):
        read(external_signature(PAPER + b"\n", detached=detached))


def test_a_signature_that_does_not_fit_its_certificate_is_refused() -> None:
    changed = bytearray(external_signature(PAPER))
    changed[-5] ^= 1

    with pytest.raises(CmsBrokenError):
        read(bytes(changed))


def test_a_signature_of_gost_is_told_as_not_checked() -> None:
    (found,) = read(as_if_by_gost(external_signature(PAPER)))

    assert (found.state, found.signer) == (SignatureState.UNCHECKED, CHAIR)
    assert GOST_DIGEST in found.algorithm


@pytest.mark.parametrize(
    "content", [b"", b"0", b"not base64 ?", b"%PDF-1.7", b"-----BEGIN CMS-----\n-----END CMS-----"]
)
def test_what_is_no_signature_is_refused(content: bytes) -> None:
    with pytest.raises(NoCmsError):
        read(content)


@settings(max_examples=150, deadline=None)
@given(place=st.integers(min_value=0, max_value=len(external_signature(PAPER)) - 1), bit=st.integers(0, 7))
def test_damage_is_refused_or_told_and_never_a_fault(place: int, bit: int) -> None:
    changed = bytearray(external_signature(PAPER))
    changed[place % len(changed)] ^= 1 << bit
    try:
        found = read(bytes(changed))
    except (NoCmsError, CmsBrokenError, CmsOfOtherBytesError):
        return
    assert found
