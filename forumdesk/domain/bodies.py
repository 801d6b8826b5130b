"""Bodies (forums, councils) and the rules by which they decide; the rules are data."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from forumdesk.domain.identifiers import BodyId
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language, LocalizedText


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A share of the entitled: "more than a half", "at least two thirds".

    ``share`` lies between 0 and 1; with ``strictly`` the share must be exceeded, otherwise reached.
    """

    share: Fraction
    strictly: bool

    def needed(self, of: int) -> int:
        """The smallest number that meets the threshold out of ``of`` entitled; never less than one."""
        exact = self.share * of
        whole = exact.numerator // exact.denominator
        if self.strictly or exact.denominator != 1:
            whole += 1
        return max(whole, 1)


class Abstention(StrEnum):
    """Whether an abstention prevents unanimity."""

    STRICT = "strict"
    LENIENT = "lenient"


class Entitlement(StrEnum):
    """Who has a voice in a body."""

    PERSONS = "persons"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRules:
    """How a body decides. ``languages`` are its working languages in printing order."""

    entitlement: Entitlement = Entitlement.PERSONS
    quorum_to_decide: Threshold = Threshold(share=Fraction(1, 2), strictly=True)
    abstention: Abstention = Abstention.STRICT
    languages: tuple[Language, ...] = STATE_LANGUAGE_FIRST

    def to_plain(self) -> dict[str, Any]:
        """The rules as plain data, as kept, exported and sealed; sealed records fix this form for ever."""
        return {
            "entitlement": self.entitlement.value,
            "quorum_to_decide": {
                "share": str(self.quorum_to_decide.share),
                "strictly": self.quorum_to_decide.strictly,
            },
            "abstention": self.abstention.value,
            "languages": [language.value for language in self.languages],
        }

    @staticmethod
    def from_plain(plain: Mapping[str, Any]) -> "BodyRules":
        """The reverse of :meth:`to_plain`; ValueError or KeyError when ``plain`` is something else."""
        quorum = plain["quorum_to_decide"]
        return BodyRules(
            entitlement=Entitlement(plain["entitlement"]),
            quorum_to_decide=Threshold(share=Fraction(quorum["share"]), strictly=bool(quorum["strictly"])),
            abstention=Abstention(plain["abstention"]),
            languages=tuple(Language(code) for code in plain["languages"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A forum or a council: a name in three languages and its rules."""

    id: BodyId
    name: LocalizedText
    rules: BodyRules = BodyRules()
