"""An answer in words: one sentence, the facts behind it, and what it does not prove."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from forumdesk.domain.decisions import short_code
from forumdesk.domain.errors import N_
from forumdesk.domain.modes import BY_MAJORITY, MODE_NAMES, AdoptionMode, Outcome
from forumdesk.domain.statements import STATEMENT_NAMES, Statement
from forumdesk.gui.widgets.message_bar import MessageKind
from forumdesk.gui.words import Words
from forumdesk.language.dates import long_date, on_date, time_of_day
from forumdesk.services.answers import Answer, FoundDecision, Verdict
from forumdesk.services.codes import printed_code
from forumdesk.services.head_lists import ListedDecision, ListedHead
from forumdesk.services.sealed_facts import SealedFacts

_LISTED: Final[Mapping[Outcome, str]] = {
    Outcome.ADOPTED: N_("Decision {number} of “{meeting}”, code {code}: adopted, sealed on {at}."),
    Outcome.REJECTED: N_("Decision {number} of “{meeting}”, code {code}: not adopted, sealed on {at}."),
    Outcome.ELECTED: N_("Decision {number} of “{meeting}”, code {code}: an election, sealed on {at}."),
    Outcome.NOT_ELECTED: N_(
        "Decision {number} of “{meeting}”, code {code}: an election in which not every place was filled,"
        " sealed on {at}."
    ),
}
_KINDS: Final[Mapping[Verdict, MessageKind]] = {
    Verdict.GENUINE: "ok",
    Verdict.KNOWN: "ok",
    Verdict.LISTED: "ok",
    Verdict.AGREES: "info",
    Verdict.DIFFERS: "bad",
    Verdict.UNKNOWN: "warn",
    Verdict.BROKEN: "bad",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A quiet label and what it says; ``copied`` is a whole hash, where the value is short for it."""

    label: str
    value: str
    copied: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerWords:
    """How an answer looks and what it says.

    ``lines`` go with the sentence, ``since`` is what became of the decision, ``notes`` are what is not proved.
    """

    kind: MessageKind
    sentence: str
    lines: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    since: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        """What a screen reader says at once."""
        return " ".join((self.sentence, *self.lines, *self.since))


def words_of(answer: Answer, words: Words) -> AnswerWords:
    """The answer in the language in use."""
    decision = answer.decisions[0] if len(answer.decisions) == 1 else None
    kind = _KINDS[answer.verdict]
    return AnswerWords(
        kind="warn" if kind == "ok" and not answer.in_force else kind,
        sentence=_sentence(answer, decision, words),
        lines=tuple(_lines(answer, words)),
        facts=tuple(_facts(answer, decision, words)) if decision else tuple(_facts_of_paper(answer, words)),
        since=tuple(_since(decision, words)) if decision else (),
        notes=tuple(_notes(answer, words)),
    )


def moment_in_words(at: datetime, zone: str, words: Words) -> str:
    """A moment in the meeting's own time; the computer's where ``zone`` is empty."""
    local = at.astimezone(ZoneInfo(zone) if zone else None)
    return f"{long_date(local.date(), words.language)}, {time_of_day(local.time(), words.language)}"


def _zone(facts: SealedFacts) -> str:
    return str(facts.plain["meeting"]["time_zone"])


def _day(facts: SealedFacts, words: Words) -> str:
    return on_date(facts.recorded_at.astimezone(ZoneInfo(_zone(facts))).date(), words.language)


def _sentence(answer: Answer, decision: FoundDecision | None, words: Words) -> str:
    _ = words.gettext
    match answer.verdict:
        case Verdict.DIFFERS:
            return words.ngettext(
                "The printed resolution was changed: it differs in {count} place.",
                "The printed resolution was changed: it differs in {count} places.",
                len(answer.differences),
            ).format(count=len(answer.differences))
        case Verdict.UNKNOWN:
            return _("Unknown here: {code}").format(code=answer.code.printed)
        case Verdict.BROKEN:
            return _("The register itself does not hold: nothing can be said by it.")
        case Verdict.AGREES:
            return _("The pages show what is attached to the file.")
        case Verdict.LISTED:
            return _("The list of heads knows the code {code}.").format(code=answer.code.printed)
    if decision is None:
        return words.ngettext(
            "{count} decision has a code that begins with {code}.",
            "{count} decisions have codes that begin with {code}.",
            len(answer.decisions),
        ).format(count=len(answer.decisions), code=answer.code.printed)
    return _decided(decision, words, genuine=answer.verdict is Verdict.GENUINE)


def _decided(decision: FoundDecision, words: Words, *, genuine: bool) -> str:
    facts = decision.facts
    if facts.outcome is Outcome.REJECTED:
        message = N_("Put to a decision {day} and not adopted: {body}.")
    elif facts.outcome in (Outcome.ELECTED, Outcome.NOT_ELECTED):
        message = N_("An election held {day}: {body}.")
    elif facts.question:
        message = N_("This decision was adopted {day} by {body}.")
    elif genuine:
        message = N_("Genuine: this text was adopted {day} by {body}.")
    else:
        message = N_("This text was adopted {day} by {body}.")
    body = facts.body.in_language(words.language)
    return words.gettext(message).format(day=_day(facts, words), body=body)


def _lines(answer: Answer, words: Words) -> Iterator[str]:
    """What stands under the sentence at once."""
    _ = words.gettext
    if answer.verdict is Verdict.BROKEN and answer.problem is not None:
        yield words.catalogue.sentence(answer.problem)
    if answer.verdict is Verdict.UNKNOWN:
        yield from _unknown(answer, words)
    if len(answer.decisions) > 1:
        yield from (_listed_line(one.facts, words) for one in answer.decisions)
        yield _("The QR code holds the whole code and tells them apart.")
    for listed, decision in answer.listed:
        yield _line_of_list(listed, decision, words)


def _unknown(answer: Answer, words: Words) -> Iterator[str]:
    """Why nothing is known, and what to open to know more."""
    _ = words.gettext
    if answer.by_register:
        yield _(
            "No sealed decision of this register has this code: it was mistyped, belongs to another register, or"
            " was never given."
        )
    elif answer.heads_of is not None:
        yield _("The list of heads was made on {at} and names no such decision.").format(
            at=moment_in_words(answer.heads_of.made_at, "", words)
        )
    else:
        yield _("A code alone proves nothing: it says which decision to look for.")
    if answer.handout is None:
        yield _(
            "To know more, open the register in which it was sealed, a list of heads from its secretary, or the"
            " PDF itself."
        )
    else:
        yield _(
            "To know more, open the register in which it was sealed, or a newer list of heads from its secretary."
        )


def _listed_line(facts: SealedFacts, words: Words) -> str:
    at = moment_in_words(facts.sealed_at, _zone(facts), words)
    meeting = facts.meeting.in_language(words.language)
    message = words.gettext(_LISTED[facts.outcome])
    return message.format(number=facts.number, meeting=meeting, code=short_code(facts.hash), at=at)


def _line_of_list(listed: ListedHead, decision: ListedDecision, words: Words) -> str:
    at = moment_in_words(decision.sealed_at, "", words)
    meeting = listed.title.in_language(words.language)
    message = words.gettext(_LISTED[decision.outcome])
    return message.format(number=decision.number, meeting=meeting, code=short_code(decision.hash), at=at)


def _facts(answer: Answer, decision: FoundDecision, words: Words) -> Iterator[Fact]:
    _ = words.gettext
    facts = decision.facts
    yield Fact(label=_("Meeting"), value=facts.meeting.in_language(words.language))
    number = _("Decision {number}").format(number=facts.number)
    yield Fact(label=_("What was decided"), value=f"{number} – {_subject(facts, words)}")
    yield Fact(label=_("Mode"), value=_mode(facts, words))
    sealed = moment_in_words(facts.sealed_at, _zone(facts), words)
    yield Fact(label=words.pgettext("record", "Sealed"), value=sealed)
    head = answer.handout.head if answer.handout else decision.head
    yield Fact(label=_("Code"), value=short_code(facts.hash), copied=facts.hash)
    label = _("Head at printing") if answer.handout else _("Head of the chain now")
    yield Fact(label=label, value=short_code(head), copied=head)


def _facts_of_paper(answer: Answer, words: Words) -> Iterator[Fact]:
    """What the file says of itself, or who signed the list."""
    _ = words.gettext
    handout = answer.handout
    if handout is not None:
        mode = handout.adoption.mode
        known = _(MODE_NAMES[AdoptionMode(mode)]) if mode in set(AdoptionMode) else mode
        yield Fact(label=_("The file says of itself"), value=_("adopted {mode}").format(mode=known))
        yield Fact(
            label=_("Code"),
            value=printed_code(handout.hash, handout.head),
            copied=handout.hash,
        )
    for listed, _decision in answer.listed:
        if listed.signature is not None:
            at = moment_in_words(listed.signature.signed_at, "", words)
            yield Fact(
                label=_("Head signed on {at} by").format(at=at), value=listed.signature.signer.fingerprint
            )


def _subject(facts: SealedFacts, words: Words) -> str:
    _ = words.gettext
    if facts.annuls:
        number = facts.plain["decision"]["annuls"]["number"]
        return _("annulled decision {number}").format(number=number)
    if facts.question:
        return facts.question.in_language(words.language)
    if facts.whole:
        return _("the whole resolution")
    numbers = [row.number.rstrip(".") for row in facts.rows if row.id in facts.subject]
    return words.ngettext("recommendation {numbers}", "recommendations {numbers}", len(numbers)).format(
        numbers=", ".join(numbers)
    )


def _mode(facts: SealedFacts, words: Words) -> str:
    _ = words.gettext
    tally = facts.tally
    parts = [_(MODE_NAMES[facts.mode])]
    if facts.mode in BY_MAJORITY or facts.mode is AdoptionMode.UNANIMOUS:
        parts.append(
            _("{for} for, {against} against, {abstaining} abstaining").format_map(
                {"for": tally.voices_for, "against": tally.against, "abstaining": tally.abstaining}
            )
        )
    if tally.entitled:
        parts.append(
            _("{present} of {entitled} entitled to vote present").format(
                present=tally.present, entitled=tally.entitled
            )
        )
    return " · ".join(parts)


def _since(decision: FoundDecision, words: Words) -> Iterator[str]:
    """What became of it: annulled, corrected, or nothing that this register knows."""
    _ = words.gettext
    if decision.annulled is not None:
        at = moment_in_words(decision.annulled.recorded_at, _zone(decision.annulled), words)
        yield _("It was annulled by decision {number} on {at} and is no longer in force.").format(
            number=decision.annulled.number, at=at
        )
    else:
        yield _("This register holds no later decision that annulled it.")
    yield from (_statement(one, decision.facts, words) for one in decision.statements)


def _statement(one: Statement, facts: SealedFacts, words: Words) -> str:
    return words.gettext("{kind}, {author}, {at}: “{text}”").format(
        kind=words.gettext(STATEMENT_NAMES[one.kind]),
        author=one.author.in_language(words.language),
        at=moment_in_words(one.made_at, _zone(facts), words),
        text=one.text.in_language(words.language),
    )


def _notes(answer: Answer, words: Words) -> Iterator[str]:
    """What the answer does not prove."""
    _ = words.gettext
    if answer.verdict is Verdict.AGREES:
        yield _(
            "That it is the true record cannot be known from the file alone: whoever alters the pages can alter the"
            " attachment too. To know more, open the register, or a list of heads from its secretary."
        )
    if answer.verdict is Verdict.KNOWN:
        yield _(
            "The code says which decision it is. Whether the paper has the same words is told by its PDF, or by"
            " reading both."
        )
        if not answer.code.is_whole:
            yield _("Eight figures can be imitated on a forged paper; the QR code cannot.")
    if answer.verdict is Verdict.LISTED:
        yield _(
            "A list of heads knows that a decision was sealed, not what it says: to compare the words, the register"
            " is needed."
        )
    if answer.beside:
        yield words.ngettext(
            "{count} paragraph is no part of the sealed record, as signatures are, and only the file speaks for it.",
            "{count} paragraphs are no part of the sealed record, as signatures are, and only the file speaks for"
            " them.",
            answer.beside,
        ).format(count=answer.beside)
    if answer.handout is not None and not answer.by_tags:
        yield _("Another program saved this file anew: it was read line by line.")
