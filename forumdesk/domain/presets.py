"""Rules to begin with, for the bodies that are met most often; each rule can be changed afterwards."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction

from forumdesk.domain.bodies import BodyRules, Entitlement
from forumdesk.domain.errors import N_
from forumdesk.domain.majorities import Majority, MajorityOf, Threshold, Tie
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.texts import Language

TWO_THIRDS = Threshold(share=Fraction(2, 3), strictly=False)


class Preset(StrEnum):
    """A kind of body."""

    FORUM = "forum"
    COUNCIL = "council"
    PUBLIC_COUNCIL = "public_council"
    MINISTERS = "ministers"


PRESET_NAMES: Mapping[Preset, str] = {
    Preset.FORUM: N_("Forum"),
    Preset.COUNCIL: N_("Council"),
    Preset.PUBLIC_COUNCIL: N_("Public council"),
    Preset.MINISTERS: N_("Ministers’ meeting by delegations"),
}

# A public council is competent with at least two thirds of its members and elects openly by a simple majority
# (Law of Kazakhstan on public councils, article 13); other councils with more than half, as most statutes have it.
# At a ministers' meeting each state has one voice, and nothing passes against one of them.
PRESETS: Mapping[Preset, BodyRules] = {
    Preset.FORUM: BodyRules(),
    Preset.COUNCIL: BodyRules(
        majority=Majority(of=MajorityOf.CAST),
        tie=Tie.CHAIR,
        modes=(
            AdoptionMode.COUNTED,
            AdoptionMode.UNANIMOUS,
            AdoptionMode.CONSENSUS,
            AdoptionMode.RECORDED,
            AdoptionMode.SECRET,
            AdoptionMode.ELECTION,
            AdoptionMode.WRITTEN_POLL,
        ),
    ),
    Preset.PUBLIC_COUNCIL: BodyRules(
        quorum_to_open=TWO_THIRDS,
        quorum_to_decide=TWO_THIRDS,
        majority=Majority(of=MajorityOf.PRESENT),
        tie=Tie.CHAIR,
        modes=(
            AdoptionMode.COUNTED,
            AdoptionMode.UNANIMOUS,
            AdoptionMode.RECORDED,
            AdoptionMode.ELECTION,
            AdoptionMode.WRITTEN_POLL,
        ),
    ),
    Preset.MINISTERS: BodyRules(
        entitlement=Entitlement.DELEGATIONS,
        modes=(
            AdoptionMode.CONSENSUS,
            AdoptionMode.UNANIMOUS,
            AdoptionMode.WITHOUT_VOTE,
            AdoptionMode.ACCLAMATION,
            AdoptionMode.SILENCE,
        ),
    ),
}


def with_preset(rules: BodyRules, preset: Preset) -> BodyRules:
    """The rules of a kind of body, with the languages that ``rules`` have."""
    languages: tuple[Language, ...] = rules.languages
    return replace(PRESETS[preset], languages=languages, authentic=rules.authentic)


def preset_of(rules: BodyRules) -> Preset | None:
    """The kind of body whose rules these are, languages apart; None once something was changed."""
    return next((preset for preset in Preset if with_preset(rules, preset) == rules), None)
