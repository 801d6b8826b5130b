"""Whether the seal of a register holds, and what a printed code means in it."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from forumdesk.cli.commands.decision_told import decision_as_json, lines_of
from forumdesk.cli.commands.verdict import Verdict, head_as_json, notice
from forumdesk.cli.context import Context
from forumdesk.domain.decisions import short_code
from forumdesk.domain.errors import N_
from forumdesk.domain.heads import ChainHead, HeadSignature
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.notices import Notice
from forumdesk.services.answers import Answer, answer_code, verified_for
from forumdesk.services.answers import Verdict as Answered
from forumdesk.services.codes import Code, parse_code
from forumdesk.services.held_files import heads_here, read_heads
from forumdesk.services.register import Register
from forumdesk.services.verification import Verification

HELD = N_("The heads that you hold are in the chain: nothing up to them was cut off or rewritten.")


def verified_register(context: Context, words: Namespace) -> Verdict:
    """Check the whole register or one meeting, with the heads that are held, and look up a code."""
    codes = [parse_code(one) for one in words.head]
    wanted = parse_code(words.code) if words.code else None
    with context.open(words.file) as register:
        meeting_id = register.meetings.find(words.meeting).id if words.meeting else None
        heads = heads_held(register, words.heads, meeting_id) if words.heads else ()
        if wanted is None:
            verification = register.verification.verify(meeting_id, codes, heads)
        else:
            verification = verified_for(register, wanted, meeting_id=meeting_id, codes=codes, heads=heads)
        whole = verification if meeting_id is None or not verification.holds else None
        answer = answer_code(wanted, register, whole) if wanted else None
        titles = {one.id: one.title for one in register.meetings.meetings()}
        signed = [
            one
            for meeting in ([meeting_id] if meeting_id else titles)
            for one in register.verification.signatures(meeting)
        ]
    facts = verification_as_json(verification)
    if not verification.holds:
        return Verdict(facts=facts, problem=verification.problem)
    facts["signatures"] = [_signature_as_json(one) for one in signed]
    lines = [_counted(verification), *(_head(one, titles.get(one.meeting_id)) for one in verification.heads)]
    lines += [_signature(one) for one in signed]
    if words.head or words.heads:
        lines.append(notice("verify.held", HELD))
    if answer is None:
        return Verdict(facts=facts, lines=tuple(lines), caution=verification.caution)
    return _with_code(facts, lines, verification.caution, answer)


def _with_code(facts: dict[str, Any], lines: list[Notice], caution: Notice | None, answer: Answer) -> Verdict:
    found = answer.decisions
    facts = {**facts, "decisions": [decision_as_json(one) for one in found]}
    if answer.verdict is not Answered.KNOWN:
        problem = answer.problem or _unknown(answer.code)
        return Verdict(facts={**facts, "holds": False}, lines=tuple(lines), problem=problem)
    if len(found) > 1:
        lines.append(
            notice(
                "verify.several",
                N_(
                    "Several decisions have codes that begin so; the QR code holds the whole one and tells them"
                    " apart."
                ),
            )
        )
    told_lines = [line for one in found for line in lines_of(one)]
    return Verdict(facts=facts, lines=(*lines, *told_lines), caution=caution)


def _unknown(code: Code) -> Notice:
    return notice(
        "verify.unknown_code",
        N_(
            "Unknown here: no sealed decision of this register has the code {code}. It was mistyped, belongs to"
            " another register, or was never given."
        ),
        code=short_code(code.hash_prefix),
    )


def heads_held(register: Register, path: str, meeting_id: MeetingId | None) -> tuple[ChainHead, ...]:
    """The heads of a list that are to be found; refuses a list of another register."""
    listed = heads_here(register, read_heads(Path(path)), Path(path).name)
    return tuple(head for head in listed if meeting_id in (None, head.meeting_id))


def verification_as_json(verification: Verification) -> dict[str, Any]:
    """The keys that scripts may count on."""
    return {
        "holds": verification.holds,
        "records": verification.records,
        "head": verification.head or None,
        "first_break": verification.first_break or None,
        "what": verification.what or None,
        "heads": [head_as_json(one) for one in verification.heads],
        "held": verification.held,
    }


def _counted(verification: Verification) -> Notice:
    if not verification.records:
        return notice("verify.empty", N_("Nothing is sealed here yet: there is nothing to verify."))
    return Notice(
        code="verify.holds",
        message=N_("{count} sealed record was checked, and it holds."),
        plural=N_("{count} sealed records were checked, and all of them hold."),
        count=verification.records,
    )


def _signature(signature: HeadSignature) -> Notice:
    return notice(
        "verify.signed",
        N_(
            "Record {sequence} ({code}) was signed as head on {at} by the key {fingerprint}. Compare the key with the"
            " one that the secretary names."
        ),
        sequence=signature.head.sequence,
        code=short_code(signature.head.hash),
        at=signature.signed_at,
        fingerprint=signature.signer.fingerprint,
    )


def _signature_as_json(signature: HeadSignature) -> dict[str, Any]:
    return {
        "head": head_as_json(signature.head),
        "key": signature.key,
        "fingerprint": signature.signer.fingerprint,
        "signed_at": signature.signed_at.isoformat(),
    }


def _head(head: ChainHead, title: object) -> Notice:
    return notice(
        "verify.head",
        N_("Head of the chain of “{meeting}”, record {sequence}: {code} ({hash})."),
        meeting=title or "–",
        sequence=head.sequence,
        code=short_code(head.hash),
        hash=head.hash,
    )
