"""Signed copies of papers given out: scans, signatures inside the PDF, and signatures from external programs."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from forumdesk.documents.signature_errors import (
    NoSuchCopyError,
    NotAScanError,
    NotSignableError,
    SignedInFutureError,
    SignerMissingError,
)
from forumdesk.documents.signatures import Signature, SignatureState
from forumdesk.domain.issued import IssuedPaper, SignedCopy, SignedKind
from forumdesk.domain.papers import require_fitting
from forumdesk.domain.texts import clean_line
from forumdesk.services.issued import IssuedBrokenError
from forumdesk.services.media_types import media_type_of

if TYPE_CHECKING:
    from forumdesk.services.register import Register

PDF: Final = "application/pdf"
SCANS: Final = frozenset({PDF, "image/jpeg", "image/png", "image/tiff"})
_SIGNED: Final = ".signed.pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedCopy:
    """What can be said of a signed copy: whether its digest ``holds``, and its electronic signatures."""

    copy: SignedCopy
    holds: bool
    signatures: tuple[Signature, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Nothing that was checked fails."""
        broken = any(one.state is SignatureState.BROKEN for one in self.signatures)
        return self.holds and not broken


class SignedCopies:
    """Keeps signed copies with their papers; services keep bytes, here it is told what the bytes are."""

    def __init__(self, register: "Register") -> None:
        self._register = register
        self._issued = register.issued

    def of(self, paper: IssuedPaper) -> tuple[SignedCopy, ...]:
        """The signed copies of a paper, as they came in."""
        return self._issued.signed_copies(paper.meeting_id).get(paper.id, ())

    def numbered(self, paper: IssuedPaper, number: int) -> SignedCopy:
        """The signed copy of a number, counted from 1; NoSuchCopyError when there is none."""
        copies = self.of(paper)
        if not 1 <= number <= len(copies):
            raise NoSuchCopyError(wanted=number, number=paper.number)
        return copies[number - 1]

    def keep_scan(
        self, paper: IssuedPaper, content: bytes, *, name: str, signer: str, signed_on: date
    ) -> SignedCopy:
        """Keep the scan of a paper that was signed by hand; it is not opened, only its first bytes are looked at.

        Raises PaperTooLargeError, PaperEmptyError, NotAScanError, SignerMissingError and SignedInFutureError.
        """
        require_fitting(name, len(content))
        if media_type_of(name, content) not in SCANS:
            raise NotAScanError(name=name)
        if not clean_line(signer):
            raise SignerMissingError
        if signed_on > self.today(paper):
            raise SignedInFutureError(day=signed_on)
        return self._attach(paper, content, SignedKind.SCAN, name, signer, signed_on)

    def sign(
        self,
        paper: IssuedPaper,
        p12: bytes,
        passphrase: str,
        *,
        reason: str = "",
        even_expired: bool = False,
    ) -> SignedCopy:
        """Sign a paper by a key file, after those who did already, and keep the signed PDF with it.

        ``reason`` stands in the signature; where it is empty, the name of the paper. Neither key nor passphrase is
        kept. Raises what :func:`pades.sign_pdf` raises.
        """
        from forumdesk.documents.pades import sign_pdf, signatures_in

        if paper.media_type != PDF:
            raise NotSignableError(name=paper.name)
        at = self._register.clock()
        base = next((one for one in reversed(self.of(paper)) if one.kind is SignedKind.PADES), paper)
        pdf = self._issued.content(base)
        stem = paper.name.removesuffix(".pdf")
        signed = sign_pdf(
            pdf, p12, passphrase, reason=reason or stem, at=at, name=paper.name, even_expired=even_expired
        )
        last = signatures_in(signed, name=paper.name)[-1]
        return self._attach(
            paper, signed, SignedKind.PADES, stem + _SIGNED, _signer((last,)), self._day(paper, at)
        )

    def for_external(self, paper: IssuedPaper) -> tuple[bytes, str]:
        """The bytes that an external program is to sign, and their SHA-256."""
        return self._issued.content(paper), paper.sha256

    def take_back(
        self, paper: IssuedPaper, cms: bytes, *, name: str
    ) -> tuple[SignedCopy, tuple[Signature, ...]]:
        """Keep a signature over the very bytes of a paper, as an external program made it.

        What cannot be checked here is kept and told. Raises NoCmsError, CmsOfOtherBytesError and CmsBrokenError.
        """
        from forumdesk.documents.cms import signatures_over

        require_fitting(name, len(cms))
        content = self._issued.content(paper)
        found = signatures_over(content, cms, name=name, number=paper.number)
        moments = [one.signed_at for one in found if one.signed_at is not None]
        day = self._day(paper, max(moments, default=self._register.clock()))
        return self._attach(paper, cms, SignedKind.CMS, name, _signer(found), day), found

    def check(self, paper: IssuedPaper, copy: SignedCopy) -> CheckedCopy:
        """Tell whether a copy is what was kept, and whether its signatures hold. Raises SigningMissingError."""
        from forumdesk.documents.cms import signatures_over
        from forumdesk.documents.pades import signatures_in
        from forumdesk.documents.signature_errors import CmsBrokenError, CmsOfOtherBytesError, NoCmsError

        try:
            content = self._issued.content(copy)
            given_out = self._issued.content(paper)
        except IssuedBrokenError:
            return CheckedCopy(copy=copy, holds=False)
        try:
            if copy.kind is SignedKind.PADES:
                found = signatures_in(content, name=copy.name)
                return CheckedCopy(copy=copy, holds=content.startswith(given_out), signatures=found)
            if copy.kind is SignedKind.CMS:
                found = signatures_over(given_out, content, name=copy.name, number=paper.number)
                return CheckedCopy(copy=copy, holds=True, signatures=found)
        except (CmsBrokenError, CmsOfOtherBytesError, NoCmsError, NotSignableError):
            return CheckedCopy(copy=copy, holds=False)
        return CheckedCopy(copy=copy, holds=True)

    def today(self, paper: IssuedPaper) -> date:
        """The date at the place of the meeting."""
        return self._day(paper, self._register.clock())

    def _day(self, paper: IssuedPaper, at: datetime) -> date:
        zone = self._register.meetings.meeting(paper.meeting_id).time_zone
        return at.astimezone(ZoneInfo(zone)).date()

    def _attach(
        self, paper: IssuedPaper, content: bytes, kind: SignedKind, name: str, signer: str, signed_on: date
    ) -> SignedCopy:
        """Keep a copy once: the same file handed in again is the same copy."""
        digest = sha256(content).hexdigest()
        for known in self.of(paper):
            if known.sha256 == digest:
                return known
        return self._issued.attach(paper, content, kind=kind, name=name, signer=signer, signed_on=signed_on)


def _signer(signatures: tuple[Signature, ...]) -> str:
    """Who signed, as the register lists it."""
    names = (one.signer or one.organisation for one in signatures)
    return ", ".join(dict.fromkeys(name for name in names if name))
