"""The rules of a body that are chosen among a few: what each is called, and what choosing it changes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, permutations
from typing import Any, Final

from forumdesk.domain.bodies import Abstention, BodyRules, Entitlement, QuorumOf, UnanimityOf
from forumdesk.domain.errors import N_
from forumdesk.domain.majorities import ElectionRule, MajorityOf, Tie
from forumdesk.domain.presets import PRESET_NAMES, Preset, preset_of, with_preset
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.gui.models.decision_words import MAJORITY_OF
from forumdesk.gui.models.text_rows_lines import LANGUAGE_NAMES
from forumdesk.gui.models.thresholds import threshold_choices, threshold_key, threshold_of
from forumdesk.gui.words import Words

Values = Sequence[tuple[str, object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChoice:
    """One rule: its name in code, its label, the values with their words, how it is read and changed."""

    name: str
    label: str
    values: Callable[[BodyRules, Words], Values]
    read: Callable[[BodyRules], object]
    change: Callable[[BodyRules, Any], BodyRules]


def _plain(name: str, label: str, values: Sequence[tuple[str, object]]) -> RuleChoice:
    """A rule that is a field of the rules."""

    def change(rules: BodyRules, value: Any) -> BodyRules:
        return replace(rules, **{name: value})

    return RuleChoice(
        name=name,
        label=label,
        values=lambda _rules, words: [(words.gettext(said), value) for said, value in values],
        read=lambda rules: getattr(rules, name),
        change=change,
    )


def _presets(rules: BodyRules, words: Words) -> Values:
    named: list[tuple[str, object]] = [(words.gettext(name), preset) for preset, name in PRESET_NAMES.items()]
    return named if preset_of(rules) else [*named, (words.gettext("Rules of its own"), None)]


def _with_preset(rules: BodyRules, preset: Preset | None) -> BodyRules:
    return rules if preset is None else with_preset(rules, preset)


def _shares(rules: BodyRules, words: Words) -> Values:
    choices = threshold_choices(rules.majority.share, words, none_too=False)
    return [one for one in choices if one[1] != "fixed"]


def _with_share(rules: BodyRules, key: object) -> BodyRules:
    share = threshold_of(key) or rules.majority.share
    return replace(rules, majority=replace(rules.majority, share=share))


def _with_majority_of(rules: BodyRules, of: MajorityOf) -> BodyRules:
    return replace(rules, majority=replace(rules.majority, of=of))


_PROXIES: Final = (
    N_("not allowed"),
    N_("at most one a holder"),
    N_("at most two a holder"),
    N_("at most three a holder"),
)


def _proxies(rules: BodyRules, words: Words) -> Values:
    few: list[tuple[str, object]] = [(words.gettext(said), count) for count, said in enumerate(_PROXIES)]
    if rules.proxies < len(_PROXIES):
        return few
    return [*few, (words.gettext("at most {count} a holder").format(count=rules.proxies), rules.proxies)]


def _named(languages: Sequence[Language], words: Words) -> str:
    return ", ".join(words.gettext(LANGUAGE_NAMES[one]) for one in languages)


def _orders(rules: BodyRules, words: Words) -> Values:
    offered = list(permutations(rules.languages or STATE_LANGUAGE_FIRST))
    if set(rules.languages) != set(STATE_LANGUAGE_FIRST):
        offered += list(permutations(STATE_LANGUAGE_FIRST))
    return [(_named(one, words), one) for one in offered]


def _with_order(rules: BodyRules, languages: tuple[Language, ...]) -> BodyRules:
    return replace(
        rules, languages=languages, authentic=tuple(one for one in rules.authentic if one in languages)
    )


def _authentic(rules: BodyRules, words: Words) -> Values:
    known = rules.languages
    alike: tuple[str, object] = (words.gettext("all texts alike"), ())
    sets = [one for size in range(1, len(known)) for one in combinations(known, size)]
    if rules.authentic and rules.authentic not in sets:
        sets.append(rules.authentic)
    return [alike, *((_named(one, words), one) for one in sets)]


PRESET: Final = RuleChoice(
    name="preset",
    label=N_("Kind of body"),
    values=_presets,
    read=preset_of,
    change=_with_preset,
)
VOTERS: Final = (
    _plain(
        "entitlement",
        N_("Whose voices count"),
        [
            (N_("persons, each for themselves"), Entitlement.PERSONS),
            (N_("delegations, one voice each"), Entitlement.DELEGATIONS),
        ],
    ),
    RuleChoice(
        name="proxies",
        label=N_("Proxies"),
        values=_proxies,
        read=lambda rules: rules.proxies,
        change=lambda rules, count: replace(rules, proxies=count),
    ),
)
QUORUM: Final = (
    _plain(
        "quorum_of",
        N_("The quorum is a share of"),
        [(N_("all members"), QuorumOf.MEMBERS), (N_("those accredited"), QuorumOf.ACCREDITED)],
    ),
    _plain(
        "remote_counts",
        N_("Whoever takes part by connection"),
        [(N_("counts as present"), True), (N_("does not count as present"), False)],
    ),
)
RECUSED: Final = _plain(
    "recused_count",
    N_("Whoever is recused on an item"),
    [(N_("counts for the quorum"), True), (N_("does not count for the quorum"), False)],
)
VOTES: Final = (
    RuleChoice(
        name="majority_share",
        label=N_("Majority needed"),
        values=_shares,
        read=lambda rules: threshold_key(rules.majority.share),
        change=_with_share,
    ),
    RuleChoice(
        name="majority_of",
        label=N_("The majority is a share"),
        values=lambda _rules, words: [(words.gettext(said), of) for of, said in MAJORITY_OF.items()],
        read=lambda rules: rules.majority.of,
        change=_with_majority_of,
    ),
    _plain(
        "tie",
        N_("Equal voices"),
        [(N_("the proposal is lost"), Tie.LOST), (N_("the chair decides"), Tie.CHAIR)],
    ),
    _plain(
        "abstention",
        N_("An abstention"),
        [
            (N_("prevents unanimity"), Abstention.STRICT),
            (N_("does not prevent unanimity"), Abstention.LENIENT),
        ],
    ),
    _plain(
        "unanimity_of",
        N_("Unanimity asks for"),
        [
            (N_("voices of those present"), UnanimityOf.PRESENT),
            (N_("voices of all entitled"), UnanimityOf.ALL),
        ],
    ),
    _plain(
        "election",
        N_("Elected is"),
        [
            (N_("whom more than half of the ballots name"), ElectionRule.MAJORITY),
            (N_("whoever has most votes"), ElectionRule.MOST),
        ],
    ),
    _plain(
        "double_entry",
        N_("A vote is entered"),
        [(N_("once"), False), (N_("twice, by two people"), True)],
    ),
)
TEXTS: Final = (
    RuleChoice(
        name="languages",
        label=N_("Order of the languages"),
        values=_orders,
        read=lambda rules: rules.languages,
        change=_with_order,
    ),
    RuleChoice(
        name="authentic",
        label=N_("Where texts differ, this one holds"),
        values=_authentic,
        read=lambda rules: rules.authentic,
        change=lambda rules, authentic: replace(rules, authentic=authentic),
    ),
)
