"""A sealed decision told to somebody who holds its code: what was decided, when, how, and what became of it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from forumdesk.cli.commands.verdict import notice
from forumdesk.domain.decisions import short_code
from forumdesk.domain.errors import N_
from forumdesk.domain.modes import BY_MAJORITY, MODE_NAMES, AdoptionMode, Outcome
from forumdesk.domain.notices import Notice
from forumdesk.domain.statements import STATEMENT_NAMES, Statement
from forumdesk.services.answers import FoundDecision
from forumdesk.services.sealed_facts import SealedFacts

_OUTCOMES = {
    Outcome.ADOPTED: N_("Decision {number} of “{meeting}” ({body}), code {code}: adopted {mode} on {at}."),
    Outcome.REJECTED: N_(
        "Decision {number} of “{meeting}” ({body}), code {code}: not adopted, decided {mode} on {at}."
    ),
    Outcome.ELECTED: N_(
        "Decision {number} of “{meeting}” ({body}), code {code}: an election, decided on {at}."
    ),
    Outcome.NOT_ELECTED: N_(
        "Decision {number} of “{meeting}” ({body}), code {code}: an election in which not every place was"
        " filled, on {at}."
    ),
}


def decision_as_json(decision: FoundDecision) -> dict[str, Any]:
    """The keys that scripts may count on."""
    facts, annulled = decision.facts, decision.annulled
    tally = facts.tally
    return {
        "number": facts.number,
        "meeting": {"id": str(decision.meeting_id), "title": facts.meeting.to_mapping()},
        "body": facts.body.to_mapping(),
        "mode": facts.mode.value,
        "outcome": facts.outcome.value,
        "counts": {"for": tally.voices_for, "against": tally.against, "abstaining": tally.abstaining},
        "whole": facts.whole,
        "subject": list(numbers_of(facts)),
        "question": facts.question.to_mapping(),
        "sealed_at": facts.sealed_at.isoformat(),
        "hash": facts.hash,
        "code": short_code(facts.hash),
        "in_force": decision.in_force,
        "annulled_by": annulled.number if annulled else None,
        "statements": [_statement_as_json(one) for one in decision.statements],
    }


def lines_of(decision: FoundDecision) -> Iterator[Notice]:
    """The decision in sentences."""
    facts = decision.facts
    yield notice(
        "told.decision",
        _OUTCOMES[facts.outcome],
        number=facts.number,
        meeting=facts.meeting,
        body=facts.body,
        code=short_code(facts.hash),
        mode=mode_name(facts.mode.value),
        at=local(facts, facts.recorded_at),
    )
    yield _subject(facts)
    if facts.mode in BY_MAJORITY or facts.mode is AdoptionMode.UNANIMOUS:
        yield notice(
            "told.counts",
            N_(
                "{votes} for, {against} against, {abstaining} abstaining; {present} of {entitled} entitled to"
                " vote were present."
            ),
            votes=facts.tally.voices_for,
            against=facts.tally.against,
            abstaining=facts.tally.abstaining,
            present=facts.tally.present,
            entitled=facts.tally.entitled,
        )
    yield _since(decision)
    yield from (_statement(one, facts) for one in decision.statements)


def _subject(facts: SealedFacts) -> Notice:
    if facts.annuls:
        annulled = facts.plain["decision"]["annuls"]["number"]
        return notice(
            "told.annuls",
            N_("It annulled decision {number}: “{reason}”."),
            number=annulled,
            reason=facts.question,
        )
    if facts.question:
        return notice("told.question", N_("The question was: “{question}”."), question=facts.question)
    if facts.whole:
        return notice("told.whole", N_("What was decided is the whole resolution."))
    return notice(
        "told.recommendations", N_("Recommendations decided: {numbers}."), numbers=numbers_of(facts)
    )


def _since(decision: FoundDecision) -> Notice:
    if decision.annulled is not None:
        return notice(
            "told.annulled",
            N_("It was annulled by decision {number} on {at} and is no longer in force."),
            number=decision.annulled.number,
            at=local(decision.annulled, decision.annulled.recorded_at),
        )
    return notice("told.not_annulled", N_("This register holds no later decision that annulled it."))


def _statement(one: Statement, facts: SealedFacts) -> Notice:
    return notice(
        "told.statement",
        N_("{kind}, {author}, {at}: “{text}”"),
        kind=notice("told.statement_kind", STATEMENT_NAMES[one.kind]),
        author=one.author,
        at=local(facts, one.made_at),
        text=one.text,
    )


def _statement_as_json(one: Statement) -> dict[str, Any]:
    return {
        "number": one.number,
        "kind": one.kind.value,
        "author": one.author.to_mapping(),
        "text": one.text.to_mapping(),
        "made_at": one.made_at.isoformat(),
        "hash": one.hash,
    }


def numbers_of(facts: SealedFacts) -> tuple[str, ...]:
    """The numbers of the recommendations decided, as they were then."""
    return tuple(row.number.rstrip(".") for row in facts.rows if row.id in facts.subject)


def mode_name(mode: str) -> object:
    """What a mode is called, to stand in a sentence; one that is not known stays as it is."""
    known = MODE_NAMES.get(AdoptionMode(mode)) if mode in set(AdoptionMode) else None
    return notice("told.mode", known) if known else mode


def local(facts: SealedFacts, at: datetime) -> datetime:
    """A moment in the meeting's time."""
    return at.astimezone(ZoneInfo(facts.plain["meeting"]["time_zone"]))
