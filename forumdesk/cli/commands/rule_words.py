"""Rules of a body as people write them: ``quorum=at least 2/3``, ``majority=more than 1/2 of present``."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import Any

from forumdesk.domain.bodies import Abstention, BodyRules, Entitlement, QuorumOf, UnanimityOf
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.majorities import ElectionRule, Majority, MajorityOf, Threshold, Tie
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.texts import Language

_SHARE = re.compile(r"(more than |at least |>=? ?|≥ ?)?(\d{1,4}) ?/ ?(\d{1,4})", re.IGNORECASE)
_PERCENT = re.compile(r"(more than |at least |>=? ?|≥ ?)?(\d{1,3}) ?%", re.IGNORECASE)
_FIXED = re.compile(r"fixed (\d{1,6})", re.IGNORECASE)
_MORE = ("more than", ">")
_YES, _NO = ("yes", "no")
_MOST_PROXIES = 1000


class UnknownRuleError(DomainError):
    """No rule has this name, or nothing follows it."""

    code = "rules.unknown"
    message = N_("“{wanted}” names no rule. Write NAME=VALUE with one of: {known}. Nothing was changed.")


class RuleValueError(DomainError):
    """The rule cannot be this."""

    code = "rules.value"
    message = N_(
        "“{value}” is no value of the rule “{rule}”. Write for instance: {examples}. Nothing was changed."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How one rule is written and read. ``title`` is a message to translate; ``read`` raises ValueError."""

    title: str
    field: str
    examples: Sequence[str]
    write: Callable[[Any], str]
    read: Callable[[str], Any]


def shown(rules: BodyRules) -> dict[str, str]:
    """Every rule by its name, as it is written."""
    return {name: rule.write(getattr(rules, rule.field)) for name, rule in RULES.items()}


def changed(rules: BodyRules, word: str) -> BodyRules:
    """The rules with one of them changed by ``NAME=VALUE``. Raises UnknownRuleError, RuleValueError."""
    name, equals, value = word.partition("=")
    rule = RULES.get(name.strip().replace("-", "_"))
    if rule is None or not equals:
        raise UnknownRuleError(wanted=word, known=tuple(RULES))
    try:
        read = rule.read(" ".join(value.split()))
    except ValueError as error:
        raise RuleValueError(value=value.strip(), rule=name.strip(), examples=tuple(rule.examples)) from error
    return replace(rules, **{rule.field: read})


def threshold_in_words(threshold: Threshold) -> str:
    """``more than 1/2``, ``at least 2/3``, ``fixed 12``, ``none``."""
    if threshold.fixed:
        return f"fixed {threshold.fixed}"
    if not threshold.share:
        return "none"
    how = "more than" if threshold.strictly else "at least"
    return f"{how} {threshold.share.numerator}/{threshold.share.denominator}"


def threshold_of(text: str) -> Threshold:
    """The reverse of :func:`threshold_in_words`; a share alone is "at least". ValueError for anything else."""
    if text.casefold() == "none":
        return Threshold(share=Fraction(0), strictly=False)
    if fixed := _FIXED.fullmatch(text):
        if not int(fixed[1]):
            raise ValueError(text)
        return Threshold(share=Fraction(1), strictly=False, fixed=int(fixed[1]))
    found = _SHARE.fullmatch(text)
    percent = None if found else _PERCENT.fullmatch(text)
    if found and int(found[3]):
        share = Fraction(int(found[2]), int(found[3]))
    elif percent:
        found, share = percent, Fraction(int(percent[2]), 100)
    else:
        raise ValueError(text)
    strictly = (found[1] or "").strip().casefold() in _MORE
    if not 0 < share <= 1 or (strictly and share == 1):
        raise ValueError(text)
    return Threshold(share=share, strictly=strictly)


def _majority_in_words(majority: Majority) -> str:
    return f"{threshold_in_words(majority.share)} of {majority.of.value}"


def _majority_of(text: str) -> Majority:
    share, separator, of = text.partition(" of ")
    threshold = threshold_of(share)
    if not threshold.share and not threshold.fixed:
        raise ValueError(text)
    return Majority(share=threshold, of=MajorityOf(of.strip()) if separator else MajorityOf.VOTING)


def _listed(kind: type[StrEnum], *, may_be_none: bool = False) -> Callable[[str], tuple[Any, ...]]:
    def read(text: str) -> tuple[Any, ...]:
        if may_be_none and text.casefold() == "none":
            return ()
        return tuple(dict.fromkeys(kind(one.strip()) for one in text.split(",")))

    return read


def _in_list(values: Sequence[StrEnum]) -> str:
    return ",".join(values) or "none"


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or int(text) > _MOST_PROXIES:
        raise ValueError(text)
    return int(text)


def _yes_or_no(text: str) -> bool:
    if text.casefold() not in (_YES, _NO):
        raise ValueError(text)
    return text.casefold() == _YES


def _said(value: bool) -> str:
    return _YES if value else _NO


def _threshold(title: str, field: str) -> Rule:
    return Rule(
        title=title,
        field=field,
        examples=("more than 1/2", "at least 2/3", "fixed 12", "none"),
        write=threshold_in_words,
        read=threshold_of,
    )


def _choice(title: str, field: str, kind: type[StrEnum]) -> Rule:
    return Rule(title=title, field=field, examples=tuple(kind), write=str, read=kind)


def _switch(title: str, field: str) -> Rule:
    return Rule(title=title, field=field, examples=(_YES, _NO), write=_said, read=_yes_or_no)


def _languages(title: str, field: str) -> Rule:
    return Rule(
        title=title,
        field=field,
        examples=("kk,ru,en", "none"),
        write=_in_list,
        read=_listed(Language, may_be_none=True),
    )


RULES: dict[str, Rule] = {
    "entitlement": _choice(N_("who has a voice"), "entitlement", Entitlement),
    "proxies": Rule(
        title=N_("how many proxies one person may hold"),
        field="proxies",
        examples=("0", "1", "2"),
        write=str,
        read=_number,
    ),
    "quorum": _threshold(N_("quorum to decide"), "quorum_to_decide"),
    "quorum_to_open": _threshold(N_("quorum to open"), "quorum_to_open"),
    "quorum_of": _choice(N_("of whom the quorum is a share"), "quorum_of", QuorumOf),
    "recused_count": _switch(N_("whether the recused count for the quorum"), "recused_count"),
    "remote_counts": _switch(N_("whether those connected count as present"), "remote_counts"),
    "abstention": _choice(N_("whether an abstention prevents unanimity"), "abstention", Abstention),
    "unanimity_of": _choice(N_("whose voices unanimity asks for"), "unanimity_of", UnanimityOf),
    "majority": Rule(
        title=N_("the majority that carries"),
        field="majority",
        examples=tuple(
            f"{share} of {of}"
            for share, of in zip(
                ("more than 1/2", "more than 1/2", "at least 2/3", "more than 1/2"), MajorityOf, strict=True
            )
        ),
        write=_majority_in_words,
        read=_majority_of,
    ),
    "tie": _choice(N_("what equal voices come to"), "tie", Tie),
    "election": _choice(N_("who is elected"), "election", ElectionRule),
    "modes": Rule(
        title=N_("ways of deciding, the usual one first"),
        field="modes",
        examples=("unanimous,consensus,recorded",),
        write=_in_list,
        read=_listed(AdoptionMode),
    ),
    "languages": _languages(N_("languages of the text, in printing order"), "languages"),
    "authentic": _languages(N_("languages whose text prevails"), "authentic"),
    "double_entry": _switch(N_("whether every vote is entered twice"), "double_entry"),
}
"""Every rule by the name under which it is set."""
