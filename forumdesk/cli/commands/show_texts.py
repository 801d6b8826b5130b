"""``forumdesk show``: amendments, drafts and consultations on them, and what is amiss in the texts."""

from typing import Any

from forumdesk.cli.commands.shown import best, meeting_shown
from forumdesk.cli.context import Context
from forumdesk.domain.amendments import Amendment, AmendmentKind, AmendmentState
from forumdesk.domain.consultations import Comment, Consultation, Verdict, count_comments
from forumdesk.domain.resolutions import ResolutionText
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.register import Register


def amendments(register: Register, wanted: str | None) -> dict[str, Any]:
    """All amendments in the order in which they are put."""
    meeting = meeting_shown(register, wanted)
    found = register.amendments.listed(meeting.id) if meeting else ()
    text = register.resolutions.text(meeting.id) if meeting else None
    return {
        "amendments": [_amendment(one, text) for one in found],
        "counts": {"amendments": len(found), "open": sum(one.is_open for one in found)},
    }


def _amendment(one: Amendment, text: ResolutionText | None) -> dict[str, Any]:
    return {
        "id": str(one.id),
        "number": one.number,
        "kind": one.kind.value,
        "row": str(one.row_id) if one.row_id else None,
        "reference": _reference(text, one),
        "part": one.part.value,
        "level": one.level,
        "base": one.base.to_mapping(),
        "text": one.text.to_mapping(),
        "proposer": one.proposer.to_mapping(),
        "reason": one.reason,
        "origin": one.origin.value,
        "proposed_at": one.proposed_at.isoformat(),
        "state": one.state.value,
        "decided_at": one.decided_at.isoformat() if one.decided_at else None,
        "note": one.note,
        "into": str(one.into) if one.into else None,
    }


def _reference(text: ResolutionText | None, amendment: Amendment) -> str:
    known = {one.row.id: one.reference for one in text.numbered()} if text else {}
    return known.get(amendment.row_id, "") if amendment.row_id else ""


def consultations(register: Register, wanted: str | None) -> dict[str, Any]:
    """Drafts that were given out, and the consultations on them with their comments."""
    meeting = meeting_shown(register, wanted)
    drafts = register.consultations.drafts(meeting.id) if meeting else ()
    numbers = {one.id: one.number for one in drafts}
    listed = register.consultations.listed(meeting.id) if meeting else ()
    comments = {one.id: register.consultations.comments(one.id) for one in listed}
    return {
        "drafts": [
            {
                "id": str(one.id),
                "number": one.number,
                "issued_at": one.issued_at.isoformat(),
                "rows": len(one.rows),
                "note": one.note,
            }
            for one in drafts
        ],
        "consultations": [_consultation(one, numbers[one.draft_id], comments[one.id]) for one in listed],
        "counts": {
            "drafts": len(drafts),
            "consultations": len(listed),
            "comments": sum(map(len, comments.values())),
            "open": sum(one.verdict is Verdict.OPEN for several in comments.values() for one in several),
        },
    }


def _consultation(one: Consultation, draft: int, comments: tuple[Comment, ...]) -> dict[str, Any]:
    counts = count_comments(one, comments)
    return {
        "id": str(one.id),
        "draft": draft,
        "kind": one.kind.value,
        "opened_at": one.opened_at.isoformat(),
        "deadline": one.deadline.isoformat(),
        "time_zone": one.time_zone,
        "closed_at": one.closed_at.isoformat() if one.closed_at else None,
        "comments": [_comment(comment, one) for comment in comments],
        "counts": {
            "received": counts.received,
            "late": counts.late,
            "open": counts.open,
            "accepted": counts.accepted,
            "partly": counts.partly,
            "rejected": counts.rejected,
        },
    }


def _comment(one: Comment, consultation: Consultation) -> dict[str, Any]:
    return {
        "id": str(one.id),
        "number": one.number,
        "author": one.author,
        "row": str(one.row_id) if one.row_id else None,
        "language": one.language.value if one.language else None,
        "text": one.text,
        "proposal": one.proposal,
        "received_at": one.received_at.isoformat(),
        "late": one.late(consultation),
        "verdict": one.verdict.value,
        "reason": one.reason,
        "amendment": str(one.amendment_id) if one.amendment_id else None,
    }


def findings(register: Register, wanted: str | None) -> dict[str, Any]:
    """What is amiss in the texts and was not let stand."""
    meeting = meeting_shown(register, wanted)
    found = register.text_checks.findings(meeting.id) if meeting else ()
    return {
        "findings": [
            {
                "row": str(one.row_id),
                "reference": one.reference,
                "language": one.language.value,
                "code": one.code,
                "span": list(one.span),
                "words": one.words,
                "repair": one.repair,
                "suggestion": one.is_suggestion,
                "notice": one.notice,
            }
            for one in found
        ],
        "counts": {
            "findings": len(found),
            "repairable": sum(one.repair is not None for one in found),
        },
    }


def say_amendments(context: Context, document: dict[str, Any]) -> None:
    """As a table."""
    _ = context.catalogue.gettext
    rows = [
        (
            one["number"],
            one["reference"] or "–",
            _kind(one["kind"], context.catalogue),
            best(one["proposer"], context.language),
            _state(one["state"], context.catalogue),
            _shortened(best(one["text"] or one["base"], context.language)),
        )
        for one in document["amendments"]
    ]
    context.say_table([_("No."), _("paragraph"), _("kind"), _("proposed by"), _("state"), _("text")], rows)


def say_consultations(context: Context, document: dict[str, Any]) -> None:
    """As a table of drafts and one of comments."""
    _ = context.catalogue.gettext
    context.say_table(
        [_("Draft"), _("given out"), _("note")],
        [(one["number"], one["issued_at"][:16], one["note"]) for one in document["drafts"]],
    )
    rows = [
        (
            consultation["draft"],
            comment["number"],
            comment["author"],
            comment["received_at"][:16] + (f" ({_('late')})" if comment["late"] else ""),
            _verdict(comment["verdict"], context.catalogue),
            _shortened(comment["text"] or comment["proposal"]),
        )
        for consultation in document["consultations"]
        for comment in consultation["comments"]
    ]
    if rows:
        context.say_table([_("Draft"), _("No."), _("author"), _("received"), _("answer"), _("text")], rows)


def say_findings(context: Context, document: dict[str, Any]) -> None:
    """A line for each finding."""
    _ = context.catalogue.gettext
    rows = [
        (
            one["reference"] or "–",
            one["language"],
            one["words"],
            one["repair"] or "",
            context.catalogue.sentence(one["notice"]),
        )
        for one in document["findings"]
    ]
    context.say_table([_("paragraph"), _("language"), _("words"), _("repair"), _("finding")], rows)


def _kind(kind: str, words: Catalogue) -> str:
    return {
        AmendmentKind.REPLACE: words.gettext("Change of wording"),
        AmendmentKind.INSERT: words.gettext("New paragraph"),
        AmendmentKind.DELETE: words.gettext("Deletion"),
    }[AmendmentKind(kind)]


def _state(state: str, words: Catalogue) -> str:
    return {
        AmendmentState.PROPOSED: words.pgettext("amendment", "Open"),
        AmendmentState.ACCEPTED: words.pgettext("amendment", "Accepted"),
        AmendmentState.REJECTED: words.pgettext("amendment", "Rejected"),
        AmendmentState.WITHDRAWN: words.pgettext("amendment", "Withdrawn"),
        AmendmentState.REPLACED: words.pgettext("amendment", "Replaced"),
        AmendmentState.MERGED: words.pgettext("amendment", "Merged"),
    }[AmendmentState(state)]


def _verdict(verdict: str, words: Catalogue) -> str:
    return {
        Verdict.OPEN: words.pgettext("comment", "Open"),
        Verdict.ACCEPTED: words.pgettext("comment", "Accepted"),
        Verdict.PARTLY: words.pgettext("comment", "Accepted in part"),
        Verdict.REJECTED: words.pgettext("comment", "Rejected"),
    }[Verdict(verdict)]


def _shortened(text: str) -> str:
    first = " ".join(text.split())
    return first if len(first) <= 60 else first[:59].rstrip() + "…"
