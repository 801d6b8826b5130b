"""Votes and what has to come of them, by the specification: worlds (rules and presence), and cases in them.

A world has eight entitled people, 1 to 8, and a guest, 9. Voices stand in the order of the list, a sign each:
``+`` for, ``-`` against, ``0`` abstaining, ``.`` not voting, ``a`` absent, ``r`` recused, ``p`` present and ``?`` not
named at all; an empty text lets everybody there be *for*. Counts read ``for/against/abstaining``, ballots
``issued/returned/spoilt``, a tally ``entitled/present/needed for-against-abstaining`` with ``n`` not voting, ``r``
recused and ``a`` absent where there are any.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from forumdesk.domain.bodies import Abstention, Entitlement, QuorumOf, UnanimityOf
from forumdesk.domain.majorities import ElectionRule, Majority, MajorityOf, Threshold, Tie
from forumdesk.domain.modes import AdoptionMode as Mode
from forumdesk.domain.modes import Outcome


def share(part: str, *, strictly: bool = False) -> Threshold:
    """At least, or more than, this part."""
    return Threshold(share=Fraction(part), strictly=strictly)


HALF, TWO_THIRDS, THREE_QUARTERS = share("1/2", strictly=True), share("2/3"), share("3/4")
LENIENT = {"abstention": Abstention.LENIENT}
OF_ALL = {"unanimity_of": UnanimityOf.ALL}


def fixed(number: int) -> Threshold:
    """So many, whatever the body."""
    return Threshold(share=Fraction(0), strictly=False, fixed=number)


def carried(by: Threshold, of: MajorityOf, **rules: Any) -> dict[str, Any]:
    """The rules of a body with this majority."""
    return {"majority": Majority(share=by, of=of), **rules}


@dataclass(frozen=True, slots=True)
class World:
    """Rules that differ from the usual ones, and what happened before the vote: "arrive 1 2", "proxy 7 1" …"""

    rules: dict[str, Any] = field(default_factory=dict)
    steps: tuple[str, ...] = ()
    then: dict[str, Any] = field(default_factory=dict)
    """Rules that the body takes after the steps."""


HERE_6, HERE_5, HERE_4 = "arrive 1 2 3 4 5 6", "arrive 1 2 3 4 5", "arrive 1 2 3 4"
ALL = "arrive 1 2 3 4 5 6 7 8"

WORLDS = {
    # presence
    "nobody came in by the log": World(),
    "six": World(steps=(HERE_6,)),
    "five": World(steps=(HERE_5,)),
    "four": World(steps=(HERE_4,)),
    "only the guest": World(steps=("arrive 9",)),
    "two left": World(steps=(ALL, "leave 7 8")),
    "four left": World(steps=(ALL, "leave 5 6 7 8")),
    "one left and came back": World(steps=(HERE_5, "leave 5", "arrive 5")),
    "one came in late": World(steps=(HERE_4, "arrive 8")),
    "two connected": World(steps=(HERE_4, "connect 5 6")),
    "two connected, not counted": World({"remote_counts": False}, (HERE_4, "connect 5 6")),
    "five and one connected, not counted": World({"remote_counts": False}, (HERE_5, "connect 6")),
    "one went home and connected": World(steps=(HERE_5, "leave 5", "connect 5")),
    # unanimity
    "lenient": World(LENIENT),
    "of all": World(OF_ALL),
    "of all, six": World(OF_ALL, (HERE_6,)),
    "of all, lenient": World({**OF_ALL, **LENIENT}),
    # recusal
    "one recused": World({"recused_count": True}, ("recuse 8",)),
    "one recused, outside": World({"recused_count": False}, ("recuse 8",)),
    "five, one recused": World({"recused_count": True}, (HERE_5, "recuse 5")),
    "five, one recused, outside": World({"recused_count": False}, (HERE_5, "recuse 5")),
    "four, one recused, outside": World({"recused_count": False}, (HERE_4, "recuse 4")),
    "all recused": World(steps=("recuse 1 2 3 4 5 6 7 8",)),
    "of all, one recused": World(OF_ALL, ("recuse 8",)),
    # quorum
    "half, four": World({"quorum_to_decide": share("1/2")}, (HERE_4,)),
    "half, three": World({"quorum_to_decide": share("1/2")}, ("arrive 1 2 3",)),
    "two thirds, six": World({"quorum_to_decide": TWO_THIRDS}, (HERE_6,)),
    "two thirds, five": World({"quorum_to_decide": TWO_THIRDS}, (HERE_5,)),
    "more than two thirds, six": World({"quorum_to_decide": share("2/3", strictly=True)}, (HERE_6,)),
    "everybody, six": World({"quorum_to_decide": share("1")}, (HERE_6,)),
    "three, three": World({"quorum_to_decide": fixed(3)}, ("arrive 1 2 3",)),
    "three, two": World({"quorum_to_decide": fixed(3)}, ("arrive 1 2",)),
    "nine of eight": World({"quorum_to_decide": fixed(9)}),
    "no quorum asked, all left": World({"quorum_to_decide": share("0")}, ("arrive 1 2", "leave 1 2")),
    "no quorum asked, one": World({"quorum_to_decide": share("0")}, ("arrive 1",)),
    "accredited, three": World({"quorum_of": QuorumOf.ACCREDITED}, ("accredit 1 2 3 4", "arrive 1 2 3")),
    "accredited, two": World({"quorum_of": QuorumOf.ACCREDITED}, ("accredit 1 2 3 4", "arrive 1 2")),
    # proxies
    "proxy": World({"proxies": 1}, (HERE_6, "proxy 7 1")),
    "proxies": World({"proxies": 2}, (HERE_6, "proxy 7 1", "proxy 8 1")),
    "proxy makes the quorum": World({"proxies": 1}, (HERE_4, "proxy 7 1")),
    "proxies taken from the rules": World({"proxies": 1}, (HERE_6, "proxy 7 1"), {"proxies": 0}),
    "two held, one allowed": World({"proxies": 2}, (HERE_6, "proxy 7 1", "proxy 8 1"), {"proxies": 1}),
    "giver is there": World({"proxies": 1}, (ALL, "proxy 7 1")),
    "holder is away": World({"proxies": 1}, (HERE_6, "proxy 7 8")),
    "giver is recused": World({"proxies": 1}, (HERE_6, "proxy 7 1", "recuse 7")),
    "proxy ended": World({"proxies": 1}, (HERE_6, "proxy 7 1", "end 7")),
    # majorities
    "two thirds of voting": World(carried(TWO_THIRDS, MajorityOf.VOTING)),
    "three quarters of voting": World(carried(THREE_QUARTERS, MajorityOf.VOTING)),
    "half of cast": World(carried(HALF, MajorityOf.CAST)),
    "half of present": World(carried(HALF, MajorityOf.PRESENT)),
    "half of present, six": World(carried(HALF, MajorityOf.PRESENT), (HERE_6,)),
    "two thirds of present": World(carried(TWO_THIRDS, MajorityOf.PRESENT)),
    "half of members, six": World(carried(HALF, MajorityOf.MEMBERS), (HERE_6,)),
    "two thirds of members, six": World(carried(TWO_THIRDS, MajorityOf.MEMBERS), (HERE_6,)),
    "three quarters of members": World(carried(THREE_QUARTERS, MajorityOf.MEMBERS)),
    "present, one recused": World(carried(HALF, MajorityOf.PRESENT), ("recuse 8",)),
    "chair": World({"tie": Tie.CHAIR}),
    "chair, cast": World(carried(HALF, MajorityOf.CAST, tie=Tie.CHAIR)),
    "chair, two thirds": World(carried(TWO_THIRDS, MajorityOf.VOTING, tie=Tie.CHAIR)),
    "at least half": World(carried(share("1/2"), MajorityOf.VOTING)),
    # others
    "most votes": World({"election": ElectionRule.MOST}),
    "entered twice": World({"double_entry": True}),
    # delegations: 1 and 2, 3 and 4, 5 and 6, 7 and 8 with a head and a deputy each, but 8 who is a member only
    "delegations": World({"entitlement": Entitlement.DELEGATIONS}, ("delegations",)),
    "delegations, deputies": World(
        {"entitlement": Entitlement.DELEGATIONS}, ("delegations", "arrive 2 3 4 6")
    ),
    "delegations, two": World({"entitlement": Entitlement.DELEGATIONS}, ("delegations", "arrive 1 2 3 8")),
    "delegations, lenient": World({"entitlement": Entitlement.DELEGATIONS, **LENIENT}, ("delegations",)),
}


@dataclass(frozen=True, slots=True)
class Case:
    """A vote in a world: adopted, rejected … with a tally, or refused by a code that names people or numbers."""

    world: str
    mode: Mode
    voices: str = ""
    outcome: Outcome | None = None
    tally: str = ""
    code: str = ""
    who: str = ""
    said: dict[str, Any] = field(default_factory=dict)
    vote: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """How the case is called in a list."""
        given = " ".join((self.voices, *map(" ".join, self.vote.items()))).strip()
        return f"{self.world} · {self.mode} · {given or 'all'} · {self.code or self.outcome}"


UNANIMOUS, CONSENSUS, RECORDED = Mode.UNANIMOUS, Mode.CONSENSUS, Mode.RECORDED
WITHOUT_VOTE, ACCLAMATION, ELECTION = Mode.WITHOUT_VOTE, Mode.ACCLAMATION, Mode.ELECTION
COUNTED, SECRET, POLL, SILENCE = Mode.COUNTED, Mode.SECRET, Mode.WRITTEN_POLL, Mode.SILENCE


def yes(world: str, mode: Mode, voices: str, tally: str, **vote: str) -> Case:
    """Adopted."""
    return Case(world, mode, voices, Outcome.ADOPTED, tally, vote=vote)


def lost(world: str, mode: Mode, voices: str, tally: str, **vote: str) -> Case:
    """Put to the vote, and not adopted."""
    return Case(world, mode, voices, Outcome.REJECTED, tally, vote=vote)


def elected(world: str, candidates: str, tally: str, who: str, **vote: str) -> Case:
    """An election; nobody is named where it is not decided."""
    outcome = Outcome.ELECTED if vote.pop("decided", "yes") == "yes" else Outcome.NOT_ELECTED
    return Case(world, ELECTION, "", outcome, tally, who=who, vote={"candidates": candidates, **vote})


def refused(world: str, mode: Mode, voices: str, code: str, who: str = "", **said: Any) -> Case:
    """Refused: whom the sentence names, and its numbers; ``vote`` holds what else was given."""
    vote = said.pop("vote", {})
    return Case(world, mode, voices, code=code, who=who, said=said, vote=vote)


NOT_UNANIMOUS, OF_ALL_CODE = "decision.not_unanimous", "decision.not_unanimous_of_all"
NO_QUORUM, ABSENT, TWICE = "decision.no_quorum", "decision.absent", "decision.entries_differ"
OBJECTION, MISSING, ABOVE = "decision.objection", "decision.voices_missing", "decision.counts_above"

UNANIMITY = [
    # everybody for
    yes("nobody came in by the log", UNANIMOUS, "", "8/8/5 8-0-0"),
    yes("nobody came in by the log", UNANIMOUS, "++++++++", "8/8/5 8-0-0"),
    yes("nobody came in by the log", UNANIMOUS, "+++++aaa", "8/5/5 5-0-0 a3"),
    yes("six", UNANIMOUS, "", "8/6/5 6-0-0 a2"),
    yes("six", UNANIMOUS, "++++++aa", "8/6/5 6-0-0 a2"),
    yes("six", UNANIMOUS, "++++++??", "8/6/5 6-0-0 a2"),
    yes("five", UNANIMOUS, "", "8/5/5 5-0-0 a3"),
    yes("two left", UNANIMOUS, "", "8/6/5 6-0-0 a2"),
    yes("one left and came back", UNANIMOUS, "", "8/5/5 5-0-0 a3"),
    yes("one came in late", UNANIMOUS, "", "8/5/5 5-0-0 a3"),
    yes("two connected", UNANIMOUS, "", "8/6/5 6-0-0 a2"),
    yes("five and one connected, not counted", UNANIMOUS, "", "8/5/5 5-0-0 a3"),
    yes("one went home and connected", UNANIMOUS, "", "8/5/5 5-0-0 a3"),
    # a voice that is missing or something else
    refused("nobody came in by the log", UNANIMOUS, "+++-++++", NOT_UNANIMOUS, "4", count=1),
    refused("nobody came in by the log", UNANIMOUS, "0+++++++", NOT_UNANIMOUS, "1", count=1),
    refused("nobody came in by the log", UNANIMOUS, "+++++++.", NOT_UNANIMOUS, "8", count=1),
    refused("nobody came in by the log", UNANIMOUS, "++?++?++", NOT_UNANIMOUS, "3 6", count=2),
    refused("nobody came in by the log", UNANIMOUS, "-0.?++++", NOT_UNANIMOUS, "1 2 3 4", count=4),
    refused("nobody came in by the log", UNANIMOUS, "????????", NOT_UNANIMOUS, "1 2 3 4 5 6 7 8", count=8),
    refused("nobody came in by the log", UNANIMOUS, "+++++++p", NOT_UNANIMOUS, "8", count=1),
    refused("six", UNANIMOUS, "+++++-??", NOT_UNANIMOUS, "6", count=1),
    refused("six", UNANIMOUS, "+++++???", NOT_UNANIMOUS, "6", count=1),
    # somebody who is not there, or has no voice
    refused("six", UNANIMOUS, "+++++++?", ABSENT, "7"),
    refused("six", UNANIMOUS, "++++++-?", ABSENT, "7"),
    refused("two left", UNANIMOUS, "++++++0a", ABSENT, "7"),
    refused("five and one connected, not counted", UNANIMOUS, "++++++??", ABSENT, "6"),
    refused("nobody came in by the log", UNANIMOUS, "+++++++++", "decision.not_entitled", "9"),
    refused("nobody came in by the log", UNANIMOUS, "????????-", "decision.not_entitled", "9"),
    # quorum
    refused("four", UNANIMOUS, "", NO_QUORUM, count=1, present=4, needed=5, entitled=8),
    refused("only the guest", UNANIMOUS, "", NO_QUORUM, count=5, present=0, needed=5, entitled=8),
    refused("four left", UNANIMOUS, "", NO_QUORUM, count=1, present=4, needed=5, entitled=8),
    refused("two connected, not counted", UNANIMOUS, "", NO_QUORUM, count=1, present=4, needed=5),
    refused("nobody came in by the log", UNANIMOUS, "++++aaaa", NO_QUORUM, count=1, present=4),
    refused("nobody came in by the log", UNANIMOUS, "aaaaaaaa", NO_QUORUM, count=5, present=0),
    yes("half, four", UNANIMOUS, "", "8/4/4 4-0-0 a4"),
    refused("half, three", UNANIMOUS, "", NO_QUORUM, count=1, present=3, needed=4, entitled=8),
    yes("two thirds, six", UNANIMOUS, "", "8/6/6 6-0-0 a2"),
    refused("two thirds, five", UNANIMOUS, "", NO_QUORUM, count=1, present=5, needed=6, entitled=8),
    yes("more than two thirds, six", UNANIMOUS, "", "8/6/6 6-0-0 a2"),
    refused("everybody, six", UNANIMOUS, "", NO_QUORUM, count=2, present=6, needed=8, entitled=8),
    yes("three, three", UNANIMOUS, "", "8/3/3 3-0-0 a5"),
    refused("three, two", UNANIMOUS, "", NO_QUORUM, count=1, present=2, needed=3, entitled=8),
    refused("nine of eight", UNANIMOUS, "", NO_QUORUM, count=1, present=8, needed=9, entitled=8),
    refused("no quorum asked, all left", UNANIMOUS, "", NO_QUORUM, count=1, present=0, needed=1),
    yes("no quorum asked, one", UNANIMOUS, "", "8/1/0 1-0-0 a7"),
    yes("accredited, three", UNANIMOUS, "", "8/3/3 3-0-0 a5"),
    refused("accredited, two", UNANIMOUS, "", NO_QUORUM, count=1, present=2, needed=3),
    # abstentions
    yes("lenient", UNANIMOUS, "+++++++0", "8/8/5 7-0-1"),
    yes("lenient", UNANIMOUS, "+0000000", "8/8/5 1-0-7"),
    refused("lenient", UNANIMOUS, "00000000", NOT_UNANIMOUS, "1 2 3 4 5 6 7 8", count=8),
    refused("lenient", UNANIMOUS, "+++++++-", NOT_UNANIMOUS, "8", count=1),
    refused("lenient", UNANIMOUS, "+++++++.", NOT_UNANIMOUS, "8", count=1),
    refused("lenient", UNANIMOUS, "+++++++?", NOT_UNANIMOUS, "8", count=1),
    # of all
    yes("of all", UNANIMOUS, "", "8/8/5 8-0-0"),
    refused("of all", UNANIMOUS, "+++++++a", OF_ALL_CODE, "8", count=1),
    refused("of all, six", UNANIMOUS, "", OF_ALL_CODE, "7 8", count=2),
    refused("of all", UNANIMOUS, "0+++++++", OF_ALL_CODE, "1", count=1),
    yes("of all, lenient", UNANIMOUS, "0+++++++", "8/8/5 7-0-1"),
    refused("of all, lenient", UNANIMOUS, "a+++++++", OF_ALL_CODE, "1", count=1),
    yes("of all, one recused", UNANIMOUS, "", "8/8/5 7-0-0 r1"),
    # recusals
    yes("one recused", UNANIMOUS, "", "8/8/5 7-0-0 r1"),
    yes("one recused", UNANIMOUS, "+++++++?", "8/8/5 7-0-0 r1"),
    yes("one recused", UNANIMOUS, "+++++++r", "8/8/5 7-0-0 r1"),
    yes("nobody came in by the log", UNANIMOUS, "+++++++r", "8/8/5 7-0-0 r1"),
    yes("one recused, outside", UNANIMOUS, "", "8/7/4 7-0-0 r1"),
    yes("five, one recused", UNANIMOUS, "", "8/5/5 4-0-0 r1 a3"),
    yes("five, one recused, outside", UNANIMOUS, "", "8/4/4 4-0-0 r1 a3"),
    refused("four, one recused, outside", UNANIMOUS, "", NO_QUORUM, count=1, present=3, needed=4),
    refused("one recused", UNANIMOUS, "++++++++", "decision.recused", "8", number="1"),
    refused("one recused", UNANIMOUS, "+++++++-", "decision.recused", "8", number="1"),
    refused("all recused", UNANIMOUS, "", NOT_UNANIMOUS, "1 2 3 4 5 6 7 8", count=8),
    # proxies
    yes("proxy", UNANIMOUS, "", "8/7/5 7-0-0 a1"),
    yes("proxy", UNANIMOUS, "+++++++?", "8/7/5 7-0-0 a1"),
    refused("proxy", UNANIMOUS, "++++++-?", NOT_UNANIMOUS, "7", count=1),
    refused("proxy", UNANIMOUS, "++++++??", NOT_UNANIMOUS, "7", count=1),
    refused("proxy", UNANIMOUS, "++++++++", ABSENT, "8"),
    yes("proxies", UNANIMOUS, "", "8/8/5 8-0-0"),
    yes("proxy makes the quorum", UNANIMOUS, "", "8/5/5 5-0-0 a3"),
    yes("proxies taken from the rules", UNANIMOUS, "", "8/6/5 6-0-0 a2"),
    refused("proxies taken from the rules", UNANIMOUS, "+++++++?", ABSENT, "7"),
    yes("two held, one allowed", UNANIMOUS, "", "8/7/5 7-0-0 a1"),
    yes("giver is there", UNANIMOUS, "", "8/8/5 8-0-0"),
    yes("holder is away", UNANIMOUS, "", "8/6/5 6-0-0 a2"),
    yes("giver is recused", UNANIMOUS, "", "8/7/5 6-0-0 r1 a1"),
    yes("proxy ended", UNANIMOUS, "", "8/6/5 6-0-0 a2"),
    # a show of hands by counts
    yes("six", UNANIMOUS, "", "8/6/5 6-0-0 a2", counts="6/0/0"),
    refused(
        "six", UNANIMOUS, "", "decision.hands_not_unanimous", votes=5, against=1, vote={"counts": "5/1/0"}
    ),
    refused(
        "six", UNANIMOUS, "", "decision.hands_not_unanimous", votes=5, present=6, vote={"counts": "5/0/0"}
    ),
    refused("six", UNANIMOUS, "", "decision.hands_not_unanimous", abstaining=1, vote={"counts": "5/0/1"}),
    refused("six", UNANIMOUS, "", "decision.hands_not_unanimous", votes=7, vote={"counts": "7/0/0"}),
    # delegations
    yes("delegations", UNANIMOUS, "", "4/4/3 4-0-0"),
    yes("delegations", UNANIMOUS, "+?+?+?+?", "4/4/3 4-0-0"),
    refused("delegations", UNANIMOUS, "+?-?+?+?", NOT_UNANIMOUS, "D2", count=1),
    refused("delegations", UNANIMOUS, "+?+?+???", NOT_UNANIMOUS, "D4", count=1),
    refused("delegations", UNANIMOUS, "++??????", "decision.not_casting", "2", caster="1", delegation="D1"),
    refused("delegations", UNANIMOUS, "???????+", "decision.not_casting", "8", caster="7"),
    yes("delegations, deputies", UNANIMOUS, "", "4/3/3 3-0-0 a1"),
    yes("delegations, deputies", UNANIMOUS, "?++??+??", "4/3/3 3-0-0 a1"),
    refused("delegations, deputies", UNANIMOUS, "?++??-??", NOT_UNANIMOUS, "D3", count=1),
    refused("delegations, deputies", UNANIMOUS, "??????+?", ABSENT, "D4"),
    refused("delegations, deputies", UNANIMOUS, "+???????", "decision.not_casting", "1", caster="2"),
    refused("delegations, two", UNANIMOUS, "", NO_QUORUM, count=1, present=2, needed=3, entitled=4),
    yes("delegations, lenient", UNANIMOUS, "0?+?+?+?", "4/4/3 3-0-1"),
]

LISTED = [
    yes("nobody came in by the log", CONSENSUS, "", "8/8/5 0-0-0"),
    yes("nobody came in by the log", WITHOUT_VOTE, "", "8/8/5 0-0-0"),
    yes("nobody came in by the log", ACCLAMATION, "", "8/8/5 0-0-0"),
    yes("six", CONSENSUS, "", "8/6/5 0-0-0 a2"),
    yes("six", ACCLAMATION, "++++++??", "8/6/5 0-0-0 a2"),
    yes("six", CONSENSUS, "000000??", "8/6/5 0-0-0 a2"),
    yes("one recused", CONSENSUS, "", "8/8/5 0-0-0 r1"),
    yes("one recused, outside", WITHOUT_VOTE, "", "8/7/4 0-0-0 r1"),
    yes("two connected", ACCLAMATION, "", "8/6/5 0-0-0 a2"),
    yes("proxy makes the quorum", CONSENSUS, "", "8/5/5 0-0-0 a3"),
    yes("delegations", CONSENSUS, "", "4/4/3 0-0-0"),
    refused("six", CONSENSUS, "-?????", OBJECTION, "1", count=1),
    refused("six", WITHOUT_VOTE, "-??-??", OBJECTION, "1 4", count=2),
    refused("six", ACCLAMATION, "?????-", OBJECTION, "6", count=1),
    refused("six", CONSENSUS, "??????-", ABSENT, "7"),
    refused("six", CONSENSUS, "??????+", ABSENT, "7"),
    refused("one recused", CONSENSUS, "???????-", "decision.recused", "8"),
    refused("nobody came in by the log", CONSENSUS, "????????-", "decision.not_entitled", "9"),
    refused("four", CONSENSUS, "", NO_QUORUM, count=1, present=4),
    refused("four", WITHOUT_VOTE, "", NO_QUORUM, count=1, present=4),
    refused("two thirds, five", ACCLAMATION, "", NO_QUORUM, count=1, present=5),
    refused("no quorum asked, all left", CONSENSUS, "", NO_QUORUM, count=1, present=0),
    refused("two connected, not counted", CONSENSUS, "", NO_QUORUM, count=1),
    refused("delegations", CONSENSUS, "-?????", OBJECTION, "D1", count=1),
    refused("delegations, two", CONSENSUS, "", NO_QUORUM, count=1, entitled=4),
    refused("six", CONSENSUS, "", "decision.counts_uncalled", vote={"counts": "5/1/0"}),
    refused("six", ACCLAMATION, "", "decision.counts_uncalled", vote={"counts": "6/0/0"}),
]

BY_NAME = [
    yes("nobody came in by the log", RECORDED, "", "8/8/5 8-0-0"),
    yes("nobody came in by the log", RECORDED, "+++++---", "8/8/5 5-3-0"),
    lost("nobody came in by the log", RECORDED, "+-000000", "8/8/5 1-1-6"),
    yes("nobody came in by the log", RECORDED, "++-.....", "8/8/5 2-1-0 n5"),
    lost("nobody came in by the log", RECORDED, "++++----", "8/8/5 4-4-0"),
    lost("nobody came in by the log", RECORDED, "---+++--", "8/8/5 3-5-0"),
    lost("nobody came in by the log", RECORDED, "00000000", "8/8/5 0-0-8"),
    lost("nobody came in by the log", RECORDED, "........", "8/8/5 0-0-0 n8"),
    yes("six", RECORDED, "++++0-??", "8/6/5 4-1-1 a2"),
    yes("six", RECORDED, "++++0-aa", "8/6/5 4-1-1 a2"),
    lost("two left", RECORDED, "+++---", "8/6/5 3-3-0 a2"),
    yes("one recused", RECORDED, "++++---", "8/8/5 4-3-0 r1"),
    yes("proxies", RECORDED, "+++---++", "8/8/5 5-3-0"),
    yes("delegations", RECORDED, "+?+?+?-?", "4/4/3 3-1-0"),
    lost("delegations", RECORDED, "+?+?-?-?", "4/4/3 2-2-0"),
    yes("two thirds of voting", RECORDED, "++++--00", "8/8/5 4-2-2"),
    lost("two thirds of voting", RECORDED, "+++--000", "8/8/5 3-2-3"),
    yes("three quarters of voting", RECORDED, "++++++--", "8/8/5 6-2-0"),
    lost("three quarters of voting", RECORDED, "+++++--0", "8/8/5 5-2-1"),
    yes("half of cast", RECORDED, "++++-00.", "8/8/5 4-1-2 n1"),
    lost("half of cast", RECORDED, "++++-000", "8/8/5 4-1-3"),
    yes("half of present", RECORDED, "+++++-..", "8/8/5 5-1-0 n2"),
    lost("half of present", RECORDED, "++++....", "8/8/5 4-0-0 n4"),
    yes("half of present, six", RECORDED, "++++..", "8/6/5 4-0-0 n2 a2"),
    yes("two thirds of present", RECORDED, "++++++--", "8/8/5 6-2-0"),
    lost("two thirds of present", RECORDED, "+++++...", "8/8/5 5-0-0 n3"),
    yes("half of members, six", RECORDED, "+++++-", "8/6/5 5-1-0 a2"),
    lost("half of members, six", RECORDED, "++++--", "8/6/5 4-2-0 a2"),
    yes("two thirds of members, six", RECORDED, "++++++", "8/6/5 6-0-0 a2"),
    lost("two thirds of members, six", RECORDED, "+++++0", "8/6/5 5-0-1 a2"),
    yes("three quarters of members", RECORDED, "++++++--", "8/8/5 6-2-0"),
    lost("three quarters of members", RECORDED, "+++++---", "8/8/5 5-3-0"),
    yes("present, one recused", RECORDED, "++++...", "8/8/5 4-0-0 n3 r1"),
    yes("at least half", RECORDED, "++++----", "8/8/5 4-4-0"),
    yes("chair", RECORDED, "++++----", "8/8/5 4-4-0", chair="+"),
    lost("chair", RECORDED, "++++----", "8/8/5 4-4-0", chair="-"),
    yes("chair, cast", RECORDED, "++++----", "8/8/5 4-4-0", chair="+"),
    lost("chair, two thirds", RECORDED, "++++----", "8/8/5 4-4-0"),
    lost("chair, two thirds", RECORDED, "+++++---", "8/8/5 5-3-0"),
    yes("nobody came in by the log", RECORDED, "+++++---", "8/8/5 5-3-0", counts="5/3/0"),
    refused("chair", RECORDED, "++++----", "decision.chair_voice_missing", votes=4),
    refused("chair", RECORDED, "+++++---", "decision.chair_voice_not_asked", vote={"chair": "+"}),
    refused("nobody came in by the log", RECORDED, "++++----", "decision.chair_voice_not_asked",
            vote={"chair": "+"}),
    refused("chair, two thirds", RECORDED, "++++----", "decision.chair_voice_not_asked", vote={"chair": "+"}),
    refused("nobody came in by the log", RECORDED, "+++++++?", MISSING, "8", count=1),
    refused("nobody came in by the log", RECORDED, "?-??++++", MISSING, "1 3 4", count=3),
    refused("nobody came in by the log", RECORDED, "+++++++p", MISSING, "8", count=1),
    refused("six", RECORDED, "++++++-", ABSENT, "7"),
    refused("six", RECORDED, "+++++?", MISSING, "6", count=1),
    refused("four", RECORDED, "++++", NO_QUORUM, count=1, present=4),
    refused("one recused", RECORDED, "+++++++0", "decision.recused", "8"),
    refused("nobody came in by the log", RECORDED, "+++++++++", "decision.not_entitled", "9"),
    refused("delegations", RECORDED, "?+??????", "decision.not_casting", "2", caster="1"),
    refused("nobody came in by the log", RECORDED, "+++++---", "decision.counts_differ",
            first="5–3–0", second="6–2–0", vote={"counts": "6/2/0"}),
    refused("nobody came in by the log", RECORDED, "", "decision.counts_differ", second="5–2–1",
            vote={"counts": "5/2/1"}),
]  # fmt: skip

BY_COUNT = [
    yes("nobody came in by the log", COUNTED, "", "8/8/5 5-2-1", counts="5/2/1"),
    yes("nobody came in by the log", COUNTED, "", "8/8/5 8-0-0", counts="8/0/0"),
    yes("nobody came in by the log", COUNTED, "", "8/8/5 1-0-0 n7", counts="1/0/0"),
    lost("nobody came in by the log", COUNTED, "", "8/8/5 0-0-0 n8", counts="0/0/0"),
    lost("nobody came in by the log", COUNTED, "", "8/8/5 3-3-2", counts="3/3/2"),
    yes("six", COUNTED, "", "8/6/5 4-2-0 a2", counts="4/2/0"),
    yes("one recused", COUNTED, "", "8/8/5 4-3-0 r1", counts="4/3/0"),
    yes("proxies", COUNTED, "", "8/8/5 5-3-0", counts="5/3/0"),
    yes("delegations", COUNTED, "", "4/4/3 3-1-0", counts="3/1/0"),
    yes("two thirds of voting", COUNTED, "", "8/8/5 4-2-2", counts="4/2/2"),
    lost("half of members, six", COUNTED, "", "8/6/5 4-2-0 a2", counts="4/2/0"),
    yes("chair", COUNTED, "", "8/8/5 4-4-0", counts="4/4/0", chair="+"),
    refused("chair", COUNTED, "", "decision.chair_voice_missing", votes=4, vote={"counts": "4/4/0"}),
    refused("nobody came in by the log", COUNTED, "", "decision.counts_missing"),
    refused("nobody came in by the log", COUNTED, "", ABOVE, total=9, count=8, vote={"counts": "9/0/0"}),
    refused("nobody came in by the log", COUNTED, "", ABOVE, total=9, vote={"counts": "5/3/1"}),
    refused("six", COUNTED, "", ABOVE, total=7, count=6, vote={"counts": "5/1/1"}),
    refused("one recused", COUNTED, "", ABOVE, total=8, count=7, vote={"counts": "8/0/0"}),
    refused("five and one connected, not counted", COUNTED, "", ABOVE, total=6, vote={"counts": "6/0/0"}),
    refused("delegations", COUNTED, "", ABOVE, total=5, count=4, vote={"counts": "5/0/0"}),
    refused("four", COUNTED, "", NO_QUORUM, count=1, vote={"counts": "4/0/0"}),
    refused("nobody came in by the log", COUNTED, "+++++++-", "decision.names_not_kept",
            vote={"counts": "7/1/0"}),
    refused("nobody came in by the log", COUNTED, "", "decision.ballots", returned=100,
            vote={"counts": "5/2/1", "ballots": "100/100/0"}),
    yes("nobody came in by the log", SECRET, "", "8/8/5 5-2-0", counts="5/2/0", ballots="8/8/1"),
    yes("nobody came in by the log", SECRET, "", "8/8/5 5-1-0 n1", counts="5/1/0", ballots="8/7/1"),
    yes("six", SECRET, "", "8/6/5 4-2-0 a2", counts="4/2/0", ballots="6/6/0"),
    lost("six", SECRET, "", "8/6/5 2-3-1 a2", counts="2/3/1", ballots="6/6/0"),
    refused("nobody came in by the log", SECRET, "", "decision.counts_missing", vote={"ballots": "8/8/0"}),
    refused("nobody came in by the log", SECRET, "", "decision.ballots_missing", vote={"counts": "5/2/1"}),
    refused("nobody came in by the log", SECRET, "", "decision.ballots", issued=9, voters=8,
            vote={"counts": "5/2/1", "ballots": "9/8/0"}),
    refused("nobody came in by the log", SECRET, "", "decision.ballots", returned=8, issued=7,
            vote={"counts": "5/2/1", "ballots": "7/8/0"}),
    refused("nobody came in by the log", SECRET, "", "decision.ballots", total=8, spoilt=1,
            vote={"counts": "5/2/1", "ballots": "8/8/1"}),
    refused("nobody came in by the log", SECRET, "", "decision.ballots", total=6,
            vote={"counts": "5/1/0", "ballots": "8/8/1"}),
    refused("six", SECRET, "", "decision.ballots", voters=6, vote={"counts": "4/2/0", "ballots": "7/6/0"}),
    refused("four", SECRET, "", NO_QUORUM, count=1, vote={"counts": "4/0/0", "ballots": "4/4/0"}),
    refused("six", SECRET, "++++++", "decision.names_not_kept",
            vote={"counts": "6/0/0", "ballots": "6/6/0"}),
]  # fmt: skip

IN_WRITING = [
    yes("nobody came in by the log", POLL, "+++++---", "8/8/5 5-3-0", deadline="past"),
    yes("nobody came in by the log", POLL, "+++++???", "8/5/5 5-0-0 a3", deadline="past"),
    yes("four", POLL, "+++++---", "8/8/5 5-3-0", deadline="past"),
    yes("nobody came in by the log", POLL, "++++++++", "8/8/5 8-0-0", deadline="ahead"),
    lost("nobody came in by the log", POLL, "+++----?", "8/7/5 3-4-0 a1", deadline="past"),
    yes("two thirds, five", POLL, "++++++??", "8/6/6 6-0-0 a2", deadline="past"),
    yes("nobody came in by the log", POLL, "+++++???", "8/5/5 5-0-0 a3", deadline="past", returned="before"),
    refused("nobody came in by the log", POLL, "++++????", "decision.no_quorum_of_sheets", count=1, present=4,
            needed=5, entitled=8, vote={"deadline": "past"}),
    refused("two thirds, five", POLL, "+++++???", "decision.no_quorum_of_sheets", count=1, present=5,
            vote={"deadline": "past"}),
    refused("nobody came in by the log", POLL, "+++++???", "circulation.deadline_ahead",
            vote={"deadline": "ahead"}),
    refused("nobody came in by the log", POLL, "+++++???", "circulation.deadline_missing"),
    refused("nobody came in by the log", POLL, "+++++???", "circulation.late_sheet", "1",
            vote={"deadline": "past", "returned": "after"}),
    refused("nobody came in by the log", POLL, "+++++++++", "decision.not_entitled", "9",
            vote={"deadline": "past"}),
    refused("nobody came in by the log", POLL, "????????", "decision.no_quorum_of_sheets", count=5, present=0,
            vote={"deadline": "past"}),
    yes("nobody came in by the log", SILENCE, "", "8/8/5 0-0-0", deadline="past"),
    yes("four", SILENCE, "", "8/8/5 0-0-0", deadline="past"),
    yes("delegations", SILENCE, "", "4/4/3 0-0-0", deadline="past"),
    refused("nobody came in by the log", SILENCE, "", "circulation.deadline_missing"),
    refused("nobody came in by the log", SILENCE, "", "circulation.deadline_ahead", vote={"deadline": "ahead"}),
    refused("nobody came in by the log", SILENCE, "", "decision.counts_uncalled",
            vote={"deadline": "past", "counts": "8/0/0"}),
]  # fmt: skip

ELECTIONS = [
    elected("nobody came in by the log", "A5 B3", "8/8/5 0-0-0", "A"),
    elected("nobody came in by the log", "A4 B4", "8/8/5 0-0-0", "", decided="no"),
    elected("nobody came in by the log", "A4 B3", "8/8/5 0-0-0", "", decided="no"),
    elected("nobody came in by the log", "A6 B5 C3", "8/8/5 0-0-0", "A B", seats="2"),
    elected("nobody came in by the log", "A6 B4 C3", "8/8/5 0-0-0", "A", seats="2", decided="no"),
    elected("nobody came in by the log", "A4 B3", "8/8/5 0-0-0", "A", ballots="8/7/0"),
    elected("nobody came in by the log", "A4 B2", "8/8/5 0-0-0", "A", ballots="8/8/1"),
    elected("six", "A4 B2", "8/6/5 0-0-0 a2", "A"),
    elected("most votes", "A3 B2 C2", "8/8/5 0-0-0", "A"),
    elected("most votes", "A3 B3 C2", "8/8/5 0-0-0", "", decided="no"),
    elected("most votes", "A0", "8/8/5 0-0-0", "", decided="no"),
    elected("delegations", "A3 B1", "4/4/3 0-0-0", "A"),
    refused("nobody came in by the log", ELECTION, "", "election.no_candidates", count=0, seats=1,
            vote={"candidates": ""}),
    refused("nobody came in by the log", ELECTION, "", "election.no_candidates", count=1, seats=2,
            vote={"candidates": "A8", "seats": "2"}),
    refused("nobody came in by the log", ELECTION, "", "election.candidate_twice",
            vote={"candidates": "A4 A4"}),
    refused("nobody came in by the log", ELECTION, "", "election.votes_above", votes=9, count=8,
            vote={"candidates": "A9"}),
    refused("six", ELECTION, "", "election.votes_above", votes=7, count=6, vote={"candidates": "A7"}),
    refused("nobody came in by the log", ELECTION, "", "election.total_above", votes=9, most=8,
            vote={"candidates": "A5 B4"}),
    refused("nobody came in by the log", ELECTION, "", "decision.ballots", issued=9,
            vote={"candidates": "A5 B3", "ballots": "9/8/0"}),
    refused("nobody came in by the log", ELECTION, "", "decision.ballots", returned=2, spoilt=3,
            vote={"candidates": "A0 B0", "ballots": "8/2/3"}),
    refused("four", ELECTION, "", NO_QUORUM, count=1, vote={"candidates": "A4"}),
    refused("nobody came in by the log", ELECTION, "++++++++", "decision.names_not_kept",
            vote={"candidates": "A8"}),
    refused("nobody came in by the log", ELECTION, "", "decision.counts_uncalled",
            vote={"candidates": "A8", "counts": "8/0/0"}),
]  # fmt: skip

TWICE_ENTERED = [
    yes("entered twice", UNANIMOUS, "", "8/8/5 8-0-0"),
    yes("entered twice", RECORDED, "+++++---", "8/8/5 5-3-0", again="+++++---"),
    yes("entered twice", COUNTED, "", "8/8/5 5-2-1", counts="5/2/1", again_counts="5/2/1"),
    yes("nobody came in by the log", RECORDED, "+++++---", "8/8/5 5-3-0", again="+++++---"),
    refused("entered twice", RECORDED, "+++++---", "decision.second_entry_missing"),
    refused("entered twice", COUNTED, "", "decision.second_entry_missing", vote={"counts": "5/2/1"}),
    refused("entered twice", RECORDED, "+++++---", TWICE, "1 8", count=2, vote={"again": "-++++--+"}),
    refused("entered twice", RECORDED, "+++++---", TWICE, "8", count=1, vote={"again": "+++++--?"}),
    refused("nobody came in by the log", RECORDED, "+++++---", TWICE, "6", vote={"again": "+++++0--"}),
    refused("nobody came in by the log", UNANIMOUS, "", TWICE, "8", count=1, vote={"again": "+++++++-"}),
    refused("nobody came in by the log", COUNTED, "", "decision.counts_differ", first="5–2–1", second="5–1–2",
            vote={"counts": "5/2/1", "again_counts": "5/1/2"}),
    refused("entered twice", SECRET, "", "decision.second_entry_missing",
            vote={"counts": "5/2/1", "ballots": "8/8/0"}),
]  # fmt: skip

CASES = [*UNANIMITY, *LISTED, *BY_NAME, *BY_COUNT, *IN_WRITING, *ELECTIONS, *TWICE_ENTERED]
