"""Signed copies lie with the paper they belong to, and can be checked against it."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from forumdesk.documents.signature_errors import (
    CmsOfOtherBytesError,
    NoSuchCopyError,
    NotAScanError,
    NotSignableError,
    SignedInFutureError,
    SignerMissingError,
    WrongKeyPassphraseError,
)
from forumdesk.documents.signatures import SignatureState
from forumdesk.documents.signed_copies import SignedCopies
from forumdesk.domain.issued import IssuedPaper, SignedKind
from forumdesk.domain.papers import PAPER_LIMIT, PaperTooLargeError
from forumdesk.domain.texts import Language
from forumdesk.services.register import Register
from tests.builders import by_sql, refilled, registers
from tests.documents.signing_keys import (
    CHAIR,
    PASSPHRASE,
    PERSONAL_NUMBER,
    SECRETARY,
    as_if_by_gost,
    certificate,
    external_signature,
    given_out,
    key_file,
)

JPEG, TIFF = b"\xff\xd8\xff\xe0 cut off", b"II*\x00"
DAY = date(2024, 10, 17)
LATE = certificate(since=2020, until=2040)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with registers().create(tmp_path / "a.forumdesk") as made:
        yield made


@pytest.fixture
def paper(register: Register) -> IssuedPaper:
    return register.issued.keep(
        refilled(register),
        given_out(),
        document="resolution",
        name="resolution.pdf",
        languages=(Language.EN,),
    )


@pytest.fixture
def copies(register: Register) -> SignedCopies:
    return SignedCopies(register)


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.pdf", b"%PDF-1.4"), ("a.jpg", JPEG), ("a.tif", TIFF), ("a.PNG", b"\x89PNG\r\n\x1a\n")],
)
def test_a_scan_is_kept_unopened_even_if_it_is_broken(
    copies: SignedCopies, paper: IssuedPaper, name: str, content: bytes
) -> None:
    kept = copies.keep_scan(paper, content, name=name, signer=" Төраға  ", signed_on=DAY)

    assert (kept.kind, kept.signer, kept.signed_on) == (SignedKind.SCAN, "Төраға", DAY)
    assert copies.check(paper, kept).is_sound
    assert copies.keep_scan(paper, content, name=name, signer="Төраға", signed_on=DAY) == kept


def test_what_is_no_scan_or_says_too_little_is_refused(copies: SignedCopies, paper: IssuedPaper) -> None:
    tomorrow = copies.today(paper) + timedelta(days=1)

    with pytest.raises(NotAScanError):
        copies.keep_scan(paper, b"MZ a program", name="scan.pdf", signer="A", signed_on=DAY)
    with pytest.raises(SignerMissingError):
        copies.keep_scan(paper, JPEG, name="a.jpg", signer="\u200b ", signed_on=DAY)
    with pytest.raises(SignedInFutureError):
        copies.keep_scan(paper, JPEG, name="a.jpg", signer="A", signed_on=tomorrow)
    with pytest.raises(PaperTooLargeError):
        copies.keep_scan(paper, JPEG + bytes(PAPER_LIMIT), name="a.jpg", signer="A", signed_on=DAY)
    assert copies.of(paper) == ()


def test_who_signs_after_another_signs_what_the_first_one_signed(
    register: Register, copies: SignedCopies, paper: IssuedPaper
) -> None:
    first = copies.sign(paper, key_file(LATE), PASSPHRASE)
    second = copies.sign(paper, key_file(certificate(SECRETARY, since=2020, until=2040)), PASSPHRASE)

    assert (first.kind, first.name, first.signer) == (SignedKind.PADES, "resolution.signed.pdf", CHAIR)
    assert register.issued.content(second).startswith(register.issued.content(first))
    assert [one.signer for one in copies.check(paper, second).signatures] == [CHAIR, SECRETARY]
    assert first.signed_on == copies.today(paper)


def test_a_refused_signature_leaves_nothing(
    register: Register, copies: SignedCopies, paper: IssuedPaper
) -> None:
    text = register.issued.keep(
        paper.meeting_id, b"words", document="agenda", name="a.txt", languages=(Language.EN,)
    )

    with pytest.raises(WrongKeyPassphraseError):
        copies.sign(paper, key_file(LATE), "no")
    with pytest.raises(NotSignableError):
        copies.sign(text, key_file(LATE), PASSPHRASE)
    assert copies.of(paper) == copies.of(text) == ()


def test_the_signature_of_an_external_program_is_taken_back(copies: SignedCopies, paper: IssuedPaper) -> None:
    content, digest = copies.for_external(paper)

    kept, (found,) = copies.take_back(paper, external_signature(content), name="r.p7s")

    assert (kept.kind, kept.signer, digest) == (SignedKind.CMS, CHAIR, paper.sha256)
    assert found.state is SignatureState.INTACT
    assert copies.check(paper, kept).is_sound
    with pytest.raises(CmsOfOtherBytesError):
        copies.take_back(paper, external_signature(content + b" "), name="r.p7s")


def test_a_signature_of_gost_is_kept_and_told_as_not_checked(
    copies: SignedCopies, paper: IssuedPaper
) -> None:
    content, _digest = copies.for_external(paper)

    kept, (found,) = copies.take_back(paper, as_if_by_gost(external_signature(content)), name="r.cms")

    assert found.state is SignatureState.UNCHECKED
    assert copies.check(paper, kept).is_sound
    assert copies.of(paper) == (kept,)


def test_a_copy_changed_in_the_file_no_longer_holds(
    register: Register, copies: SignedCopies, paper: IssuedPaper
) -> None:
    kept = copies.sign(paper, key_file(LATE), PASSPHRASE)
    by_sql(register.path, "UPDATE issued_content SET content = ?", b"%PDF-1.7 another")

    assert not copies.check(paper, kept).is_sound


def test_the_register_itself_never_names_a_personal_number(
    register: Register, copies: SignedCopies, paper: IssuedPaper
) -> None:
    kept = copies.sign(paper, key_file(LATE), PASSPHRASE)

    assert PERSONAL_NUMBER not in repr((kept, register.journal.entries()))


def test_copies_are_named_by_their_place(copies: SignedCopies, paper: IssuedPaper) -> None:
    kept = copies.keep_scan(paper, JPEG, name="a.jpg", signer="A", signed_on=DAY)

    assert copies.numbered(paper, 1) == kept
    for wanted in (0, 2):
        with pytest.raises(NoSuchCopyError):
            copies.numbered(paper, wanted)
