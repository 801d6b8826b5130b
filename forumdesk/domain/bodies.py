"""Bodies (forums, councils) and the rules by which they decide; the rules are data."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import Any

from forumdesk.domain.identifiers import BodyId
from forumdesk.domain.majorities import MORE_THAN_HALF, ElectionRule, Majority, MajorityOf, Threshold, Tie
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language, LocalizedText


class Abstention(StrEnum):
    """Whether an abstention prevents unanimity."""

    STRICT = "strict"
    LENIENT = "lenient"


class Entitlement(StrEnum):
    """Who has a voice in a body."""

    PERSONS = "persons"
    DELEGATIONS = "delegations"


class QuorumOf(StrEnum):
    """Of whom the quorum is a share: of all members, or of those who were accredited."""

    MEMBERS = "members"
    ACCREDITED = "accredited"


class UnanimityOf(StrEnum):
    """Whose voices unanimity asks for: of those present, or of all who are entitled."""

    PRESENT = "present"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRules:
    """How a body decides. ``languages`` are its working languages in printing order.

    Of DELEGATIONS each has one voice, cast by the member marked as entitled, else by the head or the deputy. At
    most ``proxies`` voices of absent members are held by one who is there; 0 allows none. ``recused_count`` says
    that whoever is recused on an item still counts for its quorum, ``remote_counts`` that whoever is connected is
    present. ``modes`` are those that the body uses, the first the one it begins with; ``authentic`` languages
    prevail where texts differ, none named means all alike. ``double_entry`` asks for every vote to be entered twice.
    """

    entitlement: Entitlement = Entitlement.PERSONS
    proxies: int = 0
    quorum_to_decide: Threshold = MORE_THAN_HALF
    quorum_to_open: Threshold = MORE_THAN_HALF
    quorum_of: QuorumOf = QuorumOf.MEMBERS
    recused_count: bool = True
    remote_counts: bool = True
    abstention: Abstention = Abstention.STRICT
    unanimity_of: UnanimityOf = UnanimityOf.PRESENT
    majority: Majority = Majority()
    tie: Tie = Tie.LOST
    election: ElectionRule = ElectionRule.MAJORITY
    modes: tuple[AdoptionMode, ...] = tuple(AdoptionMode)
    languages: tuple[Language, ...] = STATE_LANGUAGE_FIRST
    authentic: tuple[Language, ...] = ()
    double_entry: bool = False

    def to_plain(self) -> dict[str, Any]:
        """The rules as plain data, as kept, exported and sealed; sealed records fix this form for ever.

        Rules that later versions know are named only where they say something else than before.
        """
        plain: dict[str, Any] = {
            "entitlement": self.entitlement.value,
            "quorum_to_decide": _threshold_to_plain(self.quorum_to_decide),
            "abstention": self.abstention.value,
            "languages": [language.value for language in self.languages],
        }
        later: dict[str, Any] = {
            "quorum_to_open": _threshold_to_plain(self.quorum_to_open),
            "recused_count": self.recused_count,
            "proxies": self.proxies,
            "quorum_of": self.quorum_of.value,
            "remote_counts": self.remote_counts,
            "unanimity_of": self.unanimity_of.value,
            "majority": {"share": _threshold_to_plain(self.majority.share), "of": self.majority.of.value},
            "tie": self.tie.value,
            "election": self.election.value,
            "modes": [mode.value for mode in self.modes],
            "authentic": [language.value for language in self.authentic],
            "double_entry": self.double_entry,
        }
        usual = BodyRules()
        return plain | {
            name: value for name, value in later.items() if getattr(self, name) != getattr(usual, name)
        }

    @staticmethod
    def from_plain(plain: Mapping[str, Any]) -> "BodyRules":
        """The reverse of :meth:`to_plain`; ValueError or KeyError when ``plain`` is something else."""
        usual = BodyRules()
        read: dict[str, Callable[[Any], Any]] = {
            "entitlement": Entitlement,
            "quorum_to_decide": _threshold_from_plain,
            "abstention": Abstention,
            "languages": _languages,
            "quorum_to_open": _threshold_from_plain,
            "recused_count": bool,
            "proxies": int,
            "quorum_of": QuorumOf,
            "remote_counts": bool,
            "unanimity_of": UnanimityOf,
            "majority": _majority_from_plain,
            "tie": Tie,
            "election": ElectionRule,
            "modes": lambda modes: tuple(AdoptionMode(mode) for mode in modes),
            "authentic": _languages,
            "double_entry": bool,
        }
        for required in ("entitlement", "quorum_to_decide", "abstention", "languages"):
            plain[required]
        return replace(usual, **{name: read[name](value) for name, value in plain.items() if name in read})


def _languages(codes: Iterable[str]) -> tuple[Language, ...]:
    return tuple(Language(code) for code in codes)


def _majority_from_plain(plain: Mapping[str, Any]) -> Majority:
    return Majority(share=_threshold_from_plain(plain["share"]), of=MajorityOf(plain["of"]))


def _threshold_to_plain(threshold: Threshold) -> dict[str, Any]:
    plain: dict[str, Any] = {"share": str(threshold.share), "strictly": threshold.strictly}
    return {**plain, "fixed": threshold.fixed} if threshold.fixed else plain


def _threshold_from_plain(plain: Mapping[str, Any]) -> Threshold:
    return Threshold(
        share=Fraction(plain["share"]), strictly=bool(plain["strictly"]), fixed=int(plain.get("fixed", 0))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A forum or a council: a name in three languages and its rules."""

    id: BodyId
    name: LocalizedText
    rules: BodyRules = BodyRules()
