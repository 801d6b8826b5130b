"""Whether a printed resolution is genuine: by the file alone, by a list of heads, or by the register."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from forumdesk.cli.commands.decision_told import decision_as_json, lines_of, mode_name
from forumdesk.cli.commands.differences_told import difference_as_json, line_of_difference
from forumdesk.cli.commands.verdict import Verdict, notice
from forumdesk.cli.commands.verify_heads import ONLY_A_LIST, line_of, unknown
from forumdesk.cli.commands.verify_heads import decision_as_json as listed_as_json
from forumdesk.cli.commands.verify_register import heads_held, verification_as_json
from forumdesk.cli.context import Context
from forumdesk.domain.decisions import short_code
from forumdesk.domain.errors import N_
from forumdesk.domain.notices import Notice
from forumdesk.services.answers import (
    Answer,
    FoundDecision,
    answer_code,
    answer_handout,
    code_of,
    verified_for,
)
from forumdesk.services.answers import Verdict as Answered
from forumdesk.services.codes import parse_code
from forumdesk.services.handout_checks import HandoutCheck
from forumdesk.services.handouts import Handout
from forumdesk.services.held_files import read_heads
from forumdesk.services.register import Register

_HOLDS = {Answered.GENUINE, Answered.AGREES, Answered.LISTED}


def verified_handout(context: Context, words: Namespace) -> Verdict:
    """Read the file and compare it with itself, then with whatever else is at hand."""
    from forumdesk.documents.handout_reading import read_handout

    read = read_handout(Path(words.file))
    if words.register:
        with context.open(words.register) as register:
            if read.attached is None and read.code:
                by_code = answer_code(read.code, register, verified_for(register, read.code))
                if by_code.verdict is not Answered.UNKNOWN:
                    return _by_code_alone(by_code)
            return _told(_by_register(register, read.checked(), words))
    return _told(answer_handout(read.checked(), read_heads(Path(words.heads)) if words.heads else None))


def _by_register(register: Register, check: HandoutCheck, words: Namespace) -> Answer:
    """The whole register is verified, with every head that is held."""
    codes = [parse_code(one) for one in words.head]
    heads = heads_held(register, words.heads, None) if words.heads else ()
    verification = verified_for(register, code_of(check.handout), codes=codes, heads=heads)
    return answer_handout(check, register, verification)


def _told(answer: Answer) -> Verdict:
    """The answer for scripts and in sentences."""
    return Verdict(
        facts=_facts(answer), lines=tuple(_lines(answer)), problem=_problem(answer), caution=_caution(answer)
    )


def _facts(answer: Answer) -> dict[str, Any]:
    handout = _paper(answer)
    facts: dict[str, Any] = {
        "holds": answer.verdict in _HOLDS,
        "verdict": answer.verdict.value,
        "code": handout.printed_code,
        "hash": handout.hash,
        "head": handout.head,
        "languages": list(handout.languages),
        "mode": handout.adoption.mode,
        "counts": dict(handout.adoption.counts),
        "by_tags": answer.by_tags,
        "differences": [difference_as_json(one) for one in answer.differences],
    }
    if answer.verification is not None:
        facts["register"] = verification_as_json(answer.verification)
    if answer.decisions:
        facts["decisions"] = [decision_as_json(one) for one in answer.decisions]
    if answer.listed:
        facts["decisions"] = [listed_as_json(*one) for one in answer.listed]
    return facts


def _paper(answer: Answer) -> Handout:
    assert answer.handout is not None
    return answer.handout


def _lines(answer: Answer) -> Iterator[Notice]:
    match answer.verdict:
        case Answered.BROKEN:
            return
        case Answered.DIFFERS:
            yield from (line_of_difference(one) for one in answer.differences)
        case Answered.GENUINE:
            for one in answer.decisions:
                yield _genuine(one)
                yield from lines_of(one)
        case _:
            yield _says(_paper(answer))
            yield from (line_of(*one) for one in answer.listed)


def _problem(answer: Answer) -> Notice | None:
    if answer.verdict is Answered.DIFFERS:
        return Notice(
            code="verify.differs",
            message=N_("The printed resolution was changed: it differs in {count} place."),
            plural=N_("The printed resolution was changed: it differs in {count} places."),
            count=len(answer.differences),
        )
    if answer.verdict is not Answered.UNKNOWN:
        return answer.problem
    return unknown(answer.heads_of, answer.code.hash_prefix) if answer.heads_of else _unknown(_paper(answer))


def _caution(answer: Answer) -> Notice | None:
    if answer.verdict is Answered.LISTED:
        return notice("verify.only_a_list", ONLY_A_LIST)
    if answer.verdict is Answered.AGREES:
        return notice(
            "verify.alone",
            N_(
                "The pages show what is attached to the file. That it is the true record cannot be known from the"
                " file alone: that needs the register, a head that you hold, or a signature."
            ),
        )
    return _beside_the_record(answer) if answer.verdict is Answered.GENUINE else None


def _says(handout: Handout) -> Notice:
    return notice(
        "verify.says",
        N_("The file says of itself: adopted {mode}, code {code}."),
        mode=mode_name(handout.adoption.mode),
        code=handout.printed_code,
    )


def _by_code_alone(answer: Answer) -> Verdict:
    """Another program took the attachment away: the code says what was decided, the words cannot be compared."""
    assert answer.verification is not None
    return Verdict(
        facts={
            "holds": False,
            "verdict": answer.verdict.value,
            "code": answer.code.printed,
            "differences": [],
            "register": verification_as_json(answer.verification),
            "decisions": [decision_as_json(one) for one in answer.decisions],
        },
        lines=tuple(line for one in answer.decisions for line in lines_of(one)),
        problem=answer.problem
        or notice(
            "verify.code_alone",
            N_(
                "Nothing to check by is attached to this PDF. Its printed code is known here, but its words could not"
                " be compared: print the resolution anew and compare the two."
            ),
        ),
    )


def _unknown(handout: Handout) -> Notice:
    return notice(
        "verify.unknown_paper",
        N_(
            "Unknown here: no sealed decision of this register has the code {code} of the paper. It belongs to"
            " another register, or the code was made up."
        ),
        code=short_code(handout.hash),
    )


def _genuine(decision: FoundDecision) -> Notice:
    return notice(
        "verify.genuine",
        N_("Genuine: what the pages show is what {body} decided, word for word."),
        body=decision.facts.body,
    )


def _beside_the_record(answer: Answer) -> Notice | None:
    if not answer.beside:
        return None
    return Notice(
        code="verify.beside",
        message=N_(
            "{count} paragraph is no part of the sealed record, as signatures are, and only the file speaks for it."
        ),
        plural=N_(
            "{count} paragraphs are no part of the sealed record, as signatures are, and only the file speaks for"
            " them."
        ),
        count=answer.beside,
    )
