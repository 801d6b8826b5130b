"""Papers given out and their signed copies, for people and for scripts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from forumdesk.cli.context import Context
from forumdesk.domain.errors import N_, DomainError, KnownError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.issued import IssuedPaper, SignedCopy, SignedKind
from forumdesk.language.dates import digits, on_date

if TYPE_CHECKING:
    from forumdesk.documents.signatures import Signature
    from forumdesk.documents.signed_copies import CheckedCopy, SignedCopies
    from forumdesk.services.register import Register

_KINDS = {
    SignedKind.SCAN: N_("scan"),
    SignedKind.CMS: N_("signature in a file"),
    SignedKind.PADES: N_("signature in the PDF"),
}


class CopyBrokenError(DomainError):
    """The check found something that is not as it was kept. Values: ``number`` of the paper."""

    code = "issued.copy_broken"
    message = N_(
        "Paper {number} or one of its signed copies is not what was kept. Open a backup in which it holds."
    )


def list_as_json(register: "Register", papers: Sequence[IssuedPaper]) -> dict[str, object]:
    """Papers with their signed copies."""
    copies = register.issued.signed_copies(papers[0].meeting_id) if papers else {}
    return {
        "papers": [
            {
                "number": one.number,
                "document": one.document,
                "languages": list(one.languages),
                "layout": one.layout,
                "code": one.code,
                "name": one.name,
                "issued_at": one.issued_at.isoformat(),
                "size": one.size,
                "sha256": one.sha256,
                "signed_copies": [copy_as_json(copy) for copy in copies.get(one.id, ())],
            }
            for one in papers
        ]
    }


def copy_as_json(copy: SignedCopy, signatures: Sequence["Signature"] = ()) -> dict[str, object]:
    """A signed copy; with what is known of its electronic signatures, where these were just read."""
    facts: dict[str, object] = {
        "kind": copy.kind.value,
        "name": copy.name,
        "signer": copy.signer,
        "signed_on": copy.signed_on.isoformat(),
        "size": copy.size,
        "sha256": copy.sha256,
    }
    if signatures:
        facts["signatures"] = [_signature_as_json(one) for one in signatures]
    return facts


def _signature_as_json(signature: "Signature") -> dict[str, object]:
    return {
        "signer": signature.signer,
        "organisation": signature.organisation,
        "signed_at": None if signature.signed_at is None else signature.signed_at.isoformat(),
        "state": signature.state.value,
        "algorithm": signature.algorithm,
        "covers_whole": signature.covers_whole,
        "trusted": signature.trusted,
    }


def say_list(
    context: Context,
    register: "Register",
    meeting_id: MeetingId,
    *,
    as_json: bool,
    only: IssuedPaper | None = None,
) -> None:
    """The list of papers, or one of them with its digest and signed copies."""
    papers = register.issued.of_meeting(meeting_id) if only is None else (only,)
    if as_json:
        context.say_json(list_as_json(register, papers))
        return
    _ = context.catalogue.gettext
    if not papers:
        context.say(_("No paper of this meeting was kept yet. Print one with --keep."))
        return
    copies = register.issued.signed_copies(meeting_id)
    heads = (
        "№",
        _("document"),
        _("languages"),
        _("code"),
        _("given out"),
        _("bytes"),
        "SHA-256",
        _("signed copies"),
    )
    context.say_table(
        heads,
        (
            (
                one.number,
                document_title(context, one.document),
                " ".join(one.languages),
                one.code or "–",
                digits(one.issued_at.date()),
                one.size,
                one.sha256 if only else one.sha256[:16],
                len(copies.get(one.id, ())),
            )
            for one in papers
        ),
    )
    for number, copy in enumerate(copies.get(only.id, ()) if only else (), start=1):
        context.say(f"{number}. {line_of_copy(context, copy)}")


def document_title(context: Context, identifier: str) -> str:
    """What the list of documents calls it; the identifier of one that another version made."""
    from forumdesk.documents.registry import document

    try:
        return context.catalogue.gettext(document(identifier).title)
    except KnownError:
        return identifier


def line_of_copy(context: Context, copy: SignedCopy, signatures: Sequence["Signature"] = ()) -> str:
    """What a signed copy is, who signed and when; and what could not be checked."""
    _ = context.catalogue.gettext
    line = _("“{name}” ({kind}): {signer}, signed {on_day}").format(
        name=copy.name,
        kind=_(_KINDS[copy.kind]),
        signer=copy.signer or _("signer not named"),
        on_day=on_date(copy.signed_on, context.language),
    )
    said = [_unchecked(context, one) for one in signatures if one.state == "unchecked"]
    return "\n".join((line, *said))


def _unchecked(context: Context, signature: "Signature") -> str:
    return context.catalogue.gettext(
        "Kept, not checked here: this program does not check the algorithm {algorithm}."
    ).format(algorithm=signature.algorithm)


def told_check(
    context: Context, register: "Register", copies: "SignedCopies", paper: IssuedPaper, *, as_json: bool
) -> None:
    """Say of the paper and of each copy whether it holds; raises CopyBrokenError at the end where one does not."""
    register.issued.content(paper)
    checked = [copies.check(paper, one) for one in copies.of(paper)]
    sound = all(one.is_sound for one in checked)
    if as_json:
        context.say_json(
            {"paper": paper.number, "holds": sound, "copies": [_checked_as_json(one) for one in checked]}
        )
    else:
        _say_checked(context, paper, checked)
    if not sound:
        raise CopyBrokenError(number=paper.number)


def _checked_as_json(checked: "CheckedCopy") -> dict[str, object]:
    return {**copy_as_json(checked.copy, checked.signatures), "holds": checked.is_sound}


def _say_checked(context: Context, paper: IssuedPaper, checked: Sequence["CheckedCopy"]) -> None:
    _ = context.catalogue.gettext
    context.say(_("Paper {number} is what was given out.").format(number=paper.number))
    for number, one in enumerate(checked, start=1):
        verdict = _("holds") if one.is_sound else _("does not hold")
        context.say(f"{number}. {line_of_copy(context, one.copy, one.signatures)}: {verdict}")
    if any(one.signatures for one in checked):
        context.say(_("Certificates are not checked against a list: that needs a network."))
