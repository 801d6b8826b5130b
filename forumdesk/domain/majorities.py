"""Shares of a body: thresholds of a quorum, and the majority that a decision takes."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


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


class MajorityOf(StrEnum):
    """Of whom a majority is asked."""

    VOTING = "voting"  # those for and against
    CAST = "cast"  # those for, against and abstaining
    PRESENT = "present"
    MEMBERS = "members"


@dataclass(frozen=True, slots=True, kw_only=True)
class Majority:
    """How many voices *for* carry a proposal: a share of those whom ``of`` names."""

    share: Threshold = MORE_THAN_HALF
    of: MajorityOf = MajorityOf.VOTING

    @property
    def is_simple(self) -> bool:
        """More than a half: only then equal voices are a tie; of two thirds they are simply too few."""
        return self.share == MORE_THAN_HALF


class Tie(StrEnum):
    """What equal voices come to."""

    LOST = "lost"
    CHAIR = "chair"


class ElectionRule(StrEnum):
    """Who is elected: those whom a majority of the ballots names, or those with the most votes."""

    MAJORITY = "majority"
    MOST = "most"
