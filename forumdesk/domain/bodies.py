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
    """A share of the entitled: "more than a half", "at least two thirds"; or a number of them.

    ``share`` lies between 0 and 1; with ``strictly`` the share must be exceeded, otherwise reached. A ``fixed``
    number other than 0 stands in place of a share. A share of 0 with nothing fixed asks for nobody. ValueError for
    more than everybody, and for fewer than nobody.
    """

    share: Fraction
    strictly: bool
    fixed: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.share <= 1 or self.fixed < 0:
            raise ValueError("no part of the entitled")

    def needed(self, of: int) -> int:
        """The smallest number that meets the threshold out of ``of`` entitled; of any share at least one."""
        if self.fixed:
            return self.fixed
        if not self.share:
            return 0
        exact = self.share * of
        whole = exact.numerator // exact.denominator
        if self.strictly or exact.denominator != 1:
            whole += 1
        return max(whole, 1)


MORE_THAN_HALF = Threshold(share=Fraction(1, 2), strictly=True)


class Abstention(StrEnum):
    """Whether an abstention prevents unanimity."""

    STRICT = "strict"
    LENIENT = "lenient"


class Entitlement(StrEnum):
    """Who has a voice in a body."""

    PERSONS = "persons"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRules:
    """How a body decides. ``languages`` are its working languages in printing order.

    ``recused_count`` says that whoever is recused on an item still counts for its quorum.
    """

    entitlement: Entitlement = Entitlement.PERSONS
    quorum_to_decide: Threshold = MORE_THAN_HALF
    quorum_to_open: Threshold = MORE_THAN_HALF
    recused_count: bool = True
    abstention: Abstention = Abstention.STRICT
    languages: tuple[Language, ...] = STATE_LANGUAGE_FIRST

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
        if self.quorum_to_open != MORE_THAN_HALF:
            plain["quorum_to_open"] = _threshold_to_plain(self.quorum_to_open)
        if not self.recused_count:
            plain["recused_count"] = False
        return plain

    @staticmethod
    def from_plain(plain: Mapping[str, Any]) -> "BodyRules":
        """The reverse of :meth:`to_plain`; ValueError or KeyError when ``plain`` is something else."""
        to_open = plain.get("quorum_to_open")
        return BodyRules(
            entitlement=Entitlement(plain["entitlement"]),
            quorum_to_decide=_threshold_from_plain(plain["quorum_to_decide"]),
            quorum_to_open=MORE_THAN_HALF if to_open is None else _threshold_from_plain(to_open),
            recused_count=bool(plain.get("recused_count", True)),
            abstention=Abstention(plain["abstention"]),
            languages=tuple(Language(code) for code in plain["languages"]),
        )


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
