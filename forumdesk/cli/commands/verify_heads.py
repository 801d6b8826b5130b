"""What a printed code means by a list of heads, where the register is not at hand."""

from argparse import Namespace
from datetime import UTC
from pathlib import Path

from forumdesk.cli.commands.verdict import Verdict, head_as_json, notice
from forumdesk.cli.context import WordsMissingError
from forumdesk.domain.decisions import short_code
from forumdesk.domain.errors import N_
from forumdesk.domain.modes import Outcome
from forumdesk.domain.notices import Notice
from forumdesk.services.answers import answer_code
from forumdesk.services.codes import parse_code
from forumdesk.services.head_lists import HeadList, ListedDecision, ListedHead
from forumdesk.services.held_files import read_heads

_OUTCOMES = {
    Outcome.ADOPTED: N_("Decision {number} of “{meeting}”, code {code}: adopted, sealed on {at} UTC."),
    Outcome.REJECTED: N_("Decision {number} of “{meeting}”, code {code}: not adopted, sealed on {at} UTC."),
    Outcome.ELECTED: N_("Decision {number} of “{meeting}”, code {code}: an election, sealed on {at} UTC."),
    Outcome.NOT_ELECTED: N_(
        "Decision {number} of “{meeting}”, code {code}: an election in which not every place was filled,"
        " sealed on {at} UTC."
    ),
}
ONLY_A_LIST = N_(
    "A list of heads knows that a decision was sealed, not what it says: to compare the words, the register is"
    " needed."
)


def verified_heads(words: Namespace) -> Verdict:
    """Look a code up in a list of heads, whose signatures are checked first."""
    if not words.code:
        raise WordsMissingError(words=("--code",))
    code, listed = parse_code(words.code), read_heads(Path(words.file))
    found = answer_code(code, listed).listed
    facts = {
        "holds": bool(found),
        "heads": [head_as_json(head) for head in listed.expected_heads],
        "decisions": [decision_as_json(head, decision) for head, decision in found],
    }
    if not found:
        return Verdict(facts=facts, problem=unknown(listed, code.hash_prefix))
    return Verdict(
        facts=facts,
        lines=tuple(line_of(head, decision) for head, decision in found),
        caution=notice("verify.only_a_list", ONLY_A_LIST),
    )


def line_of(head: ListedHead, decision: ListedDecision) -> Notice:
    """A listed decision in a sentence."""
    return notice(
        "told.listed",
        _OUTCOMES[decision.outcome],
        number=decision.number,
        meeting=head.title,
        code=short_code(decision.hash),
        at=decision.sealed_at.astimezone(UTC),
    )


def decision_as_json(head: ListedHead, decision: ListedDecision) -> dict[str, object]:
    """A listed decision with its keys."""
    return {
        "number": decision.number,
        "meeting": {"id": str(head.head.meeting_id), "title": head.title.to_mapping()},
        "outcome": decision.outcome.value,
        "sealed_at": decision.sealed_at.isoformat(),
        "hash": decision.hash,
        "code": short_code(decision.hash),
    }


def unknown(listed: HeadList, beginning: str) -> Notice:
    """The list does not know the code."""
    return notice(
        "verify.not_listed",
        N_(
            "Unknown here: the list of heads made on {at} UTC names no decision with the code {code}. It was sealed"
            " later, or in another register, or never: ask for a newer list or the register."
        ),
        at=listed.made_at.astimezone(UTC),
        code=short_code(beginning),
    )
