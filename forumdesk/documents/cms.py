"""Signatures in a file of their own (CMS, RFC 5652), as external signing programs give them back."""

import re
from base64 import b64decode
from hashlib import new as new_digest
from typing import TYPE_CHECKING, Final

from forumdesk.documents.signature_errors import CmsBrokenError, CmsOfOtherBytesError, NoCmsError
from forumdesk.documents.signatures import (
    BROKEN_INPUT,
    Signature,
    SignatureState,
    algorithm_name,
    checkable,
    digest_name,
    moment,
    named,
    signing_libraries,
    state_of,
)

if TYPE_CHECKING:
    from asn1crypto import cms, x509

_ARMOUR: Final = re.compile(rb"\A\s*-----BEGIN [A-Z0-9 ]+-----(.*?)-----END [A-Z0-9 ]+-----\s*\Z", re.DOTALL)
_SPACES: Final = re.compile(rb"\s+")


def signatures_over(content: bytes, signature: bytes, *, name: str, number: int) -> tuple[Signature, ...]:
    """Who signed ``content`` by the CMS in ``signature`` (DER, base64 or PEM; with or without the content).

    ``name`` of the file and ``number`` of the paper stand in refusals. A signature of an algorithm that is not
    checked here is told as unchecked. Raises NoCmsError, CmsOfOtherBytesError and CmsBrokenError.
    """
    try:
        signed = _signed_data(signature)
        carried = signed["encap_content_info"]["content"].native
        signers = tuple(signed["signer_infos"])
        if not signers:
            raise NoCmsError(name=name)
        if carried is not None and carried != content:
            raise CmsOfOtherBytesError(name=name, number=number)
        found = tuple(_told(one, signed, content) for one in signers)
    except BROKEN_INPUT as error:
        raise NoCmsError(name=name) from error
    if None in found:
        raise CmsOfOtherBytesError(name=name, number=number)
    told = tuple(one for one in found if one is not None)
    if any(one.state is SignatureState.BROKEN for one in told):
        raise CmsBrokenError(name=name)
    return told


def _signed_data(signature: bytes) -> "cms.SignedData":
    """The message, out of whatever it is wrapped in; ValueError and its like where there is none."""
    with signing_libraries():
        from asn1crypto import cms
    message = cms.ContentInfo.load(_unwrapped(signature), strict=True)
    if message["content_type"].native != "signed_data":
        raise ValueError
    return message["content"]


def _unwrapped(signature: bytes) -> bytes:
    if signature[:1] == b"\x30":
        return signature
    armoured = _ARMOUR.match(signature)
    return b64decode(_SPACES.sub(b"", armoured[1] if armoured else signature), validate=True)


def _told(signer: "cms.SignerInfo", signed: "cms.SignedData", content: bytes) -> Signature | None:
    """One signature; None where it is over other bytes."""
    certificate = _certificate(signer, signed)
    state = SignatureState.UNCHECKED
    if checkable(signer):
        digest = new_digest(digest_name(signer), content).digest()
        stated = _attribute(signer, "message_digest")
        if stated is not None and stated != digest:
            return None
        state = SignatureState.BROKEN if certificate is None else state_of(signer, certificate, digest)
    signer_name, organisation = named(certificate) if certificate is not None else ("", "")
    return Signature(
        signer=signer_name,
        organisation=organisation,
        signed_at=moment(_attribute(signer, "signing_time")),
        state=state,
        algorithm=algorithm_name(signer),
    )


def _certificate(signer: "cms.SignerInfo", signed: "cms.SignedData") -> "x509.Certificate | None":
    """The signer's certificate among those that the message carries."""
    wanted = signer["sid"]
    for choice in signed["certificates"]:
        one = choice.chosen
        if choice.name != "certificate":
            continue
        if wanted.name == "subject_key_identifier":
            if one.key_identifier == wanted.chosen.native:
                return one
        elif (
            one.serial_number == wanted.chosen["serial_number"].native
            and one.issuer == wanted.chosen["issuer"]
        ):
            return one
    return None


def _attribute(signer: "cms.SignerInfo", wanted: str) -> object:
    """The first value of a signed attribute; None where there is none."""
    attributes = signer["signed_attrs"]
    for one in attributes if len(attributes) else ():
        if one["type"].native == wanted:
            return one["values"][0].native
    return None
