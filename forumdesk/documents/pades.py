"""Signatures inside a PDF (PAdES B-B), invisible: what people see of them is the block of signatures on the page.

The first signature certifies the file and allows further ones, each later one approves it; every signature is added
behind the bytes there are. docs/decisions/0044.
"""

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

from forumdesk.documents.key_files import open_key
from forumdesk.documents.signature_errors import NotSignableError
from forumdesk.documents.signatures import (
    BROKEN_INPUT,
    Signature,
    SignatureState,
    algorithm_name,
    checkable,
    moment,
    named,
    signing_libraries,
    state_of,
)

if TYPE_CHECKING:
    from pyhanko.sign.signers import PdfSigner, SimpleSigner
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

_FIELD: Final = "Signature{number}"
_DIGEST: Final = "sha256"


def sign_pdf(
    pdf: bytes,
    p12: bytes,
    passphrase: str,
    *,
    reason: str,
    at: datetime,
    name: str = "",
    even_expired: bool = False,
) -> bytes:
    """The same file with one signature more, of the moment ``at`` (aware); its first bytes are those of ``pdf``.

    ``reason`` stands in the signature, ``name`` in refusals. Raises NotSignableError and what
    :func:`key_files.open_key` raises.
    """
    signer = open_key(p12, passphrase, at=at, even_expired=even_expired)
    with signing_libraries():
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.pdf_utils.misc import PdfError
    try:
        writer = IncrementalPdfFileWriter(BytesIO(pdf))
        present = len(writer.prev.embedded_signatures)
        signed = _signer(signer, present, reason, at).sign_pdf(writer)
        return bytes(signed.getvalue())
    except (PdfError, *BROKEN_INPUT) as error:
        raise NotSignableError(name=name) from error


def _signer(signer: "SimpleSigner", present: int, reason: str, at: datetime) -> "PdfSigner":
    """What puts the next signature after so many into a file."""
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
    from pyhanko.sign.signers.pdf_signer import PdfSigningSession

    class SignerAt(PdfSigner):
        """Signs at the moment it is told, not at that of the computer's clock."""

        def init_signing_session(self, *words: object, **named_words: object) -> PdfSigningSession:
            session = super().init_signing_session(*words, **named_words)  # type: ignore[arg-type]
            session.system_time = at
            return session

    return SignerAt(
        PdfSignatureMetadata(
            field_name=_FIELD.format(number=present + 1),
            md_algorithm=_DIGEST,
            reason=reason,
            subfilter=SigSeedSubFilter.PADES,
            certify=not present,
            docmdp_permissions=MDPPerm.FILL_FORMS,
        ),
        signer,
    )


def signatures_in(pdf: bytes, *, name: str = "") -> tuple[Signature, ...]:
    """The signatures of a PDF in their order, checked without a network. Raises NotSignableError where it is none."""
    with signing_libraries():
        from pyhanko.pdf_utils.misc import PdfError
        from pyhanko.pdf_utils.reader import PdfFileReader
    try:
        found = tuple(PdfFileReader(BytesIO(pdf)).embedded_regular_signatures)
        return tuple(_told(one) for one in found)
    except (PdfError, *BROKEN_INPUT) as error:
        raise NotSignableError(name=name) from error


def _told(embedded: "EmbeddedPdfSignature") -> Signature:
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    state = _state(embedded)
    signer, organisation = named(embedded.signer_cert)
    return Signature(
        signer=signer,
        organisation=organisation,
        signed_at=moment(embedded.self_reported_timestamp),
        state=state,
        algorithm=algorithm_name(embedded.signer_info),
        covers_whole=embedded.coverage is SignatureCoverageLevel.ENTIRE_FILE,
    )


def _state(embedded: "EmbeddedPdfSignature") -> SignatureState:
    """Whether the signature holds, and nothing was added that the first one forbids."""
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    if not checkable(embedded.signer_info):
        return SignatureState.UNCHECKED
    embedded.compute_integrity_info()  # type: ignore[no-untyped-call]
    facts = embedded.summarise_integrity_info()
    whole = facts["coverage"] in (SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION)
    if not whole or facts["docmdp_ok"] is False:
        return SignatureState.BROKEN
    return state_of(embedded.signer_info, embedded.signer_cert, embedded.compute_digest())
