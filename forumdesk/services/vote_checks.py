"""Whether the votes of a sealed record add up. What does not is told, and never repaired.

A record that was made elsewhere may be whole, in its chain, and still say what cannot have been. The rules are those
by which decisions are recorded (`domain/voting.py`), asked of what a record says of itself.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any
from uuid import UUID

from forumdesk.domain.bodies import Abstention, BodyRules, Entitlement, QuorumOf, UnanimityOf
from forumdesk.domain.elections import Candidate, Election, elect
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.majorities import Tie
from forumdesk.domain.modes import BY_COUNT, BY_MAJORITY, BY_NAME, AdoptionMode, Outcome
from forumdesk.domain.notices import Notice
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import Tally, Voice
from forumdesk.domain.voting import votes_needed

_COUNTED = {
    Voice.FOR: "voices_for",
    Voice.AGAINST: "against",
    Voice.ABSTAINING: "abstaining",
    Voice.NOT_VOTING: "not_voting",
}
_NOBODY: Mapping[str, Any] = MappingProxyType({})


def inconsistencies(
    plain: Mapping[str, Any],
    *,
    names: Mapping[str, LocalizedText] = _NOBODY,
    entitled: Mapping[str, bool] | None = None,
) -> tuple[Notice, ...]:
    """What does not add up in the record of a decision, read from JSON and known to be whole; nothing of a statement.

    ``names`` tell the people that the record knows by identifier; who has none is told by number. ``entitled`` says
    of everybody on the list, by identifier, whether they have a voice; None where there is no list to compare.
    """
    if "decision" not in plain:
        return ()
    return tuple(_Record(plain, names).found(entitled))


class _Record:
    """One decision with what it says of itself."""

    def __init__(self, plain: Mapping[str, Any], names: Mapping[str, LocalizedText]) -> None:
        self._plain = plain
        self._names = names
        self._mode = AdoptionMode(plain["decision"]["mode"])
        self._outcome = Outcome(plain["decision"]["outcome"])
        self._rules = BodyRules.from_plain(plain["body"]["rules"])
        self._tally = Tally(**plain["counts"])
        self._voices: list[Mapping[str, Any]] = plain["voices"]
        self._given = Counter(voice["voice"] for voice in self._voices)

    def found(self, entitled: Mapping[str, bool] | None) -> Iterator[Notice]:
        yield from self._twice()
        if entitled is not None:
            yield from self._outsiders(entitled)
        yield from self._unlike_voices()
        yield from self._quorum()
        yield from self._counted()
        yield from self._ballots()
        if self._mode is AdoptionMode.UNANIMOUS:
            yield from self._not_unanimous()
        elif self._mode is AdoptionMode.ELECTION:
            yield from self._election()
        yield from self._wrong_outcome()

    def _notice(self, code: str, message: str, **values: object) -> Notice:
        number = self._plain["decision"]["number"]
        return Notice(code=f"votes.{code}", message=message, values={"number": number, **values})

    def _name(self, voice: Mapping[str, Any]) -> object:
        delegation = LocalizedText.from_mapping(voice.get("delegation", {}).get("name", {}))
        return delegation or self._names.get(voice["participant"]) or f"№ {voice['number']}"

    # who

    def _twice(self) -> Iterator[Notice]:
        seen: set[str] = set()
        again = []
        for voice in self._voices:
            owner = voice.get("delegation", {}).get("id", "")
            if voice["participant"] in seen or owner in seen:
                again.append(voice)
            seen |= {voice["participant"], *([owner] if owner else ())}
        yield from self._of("voice_twice", N_("Decision {number} counts these voices twice: {names}."), again)

    def _outsiders(self, entitled: Mapping[str, bool]) -> Iterator[Notice]:
        yield from self._of(
            "not_listed",
            N_("Decision {number} counts voices of people who are not on the list of participants: {names}."),
            [voice for voice in self._voices if voice["participant"] not in entitled],
        )
        if self._rules.entitlement is Entitlement.PERSONS:
            yield from self._of(
                "not_entitled",
                N_(
                    "Decision {number} counts voices of people who are not marked as entitled to vote: {names}."
                ),
                [voice for voice in self._voices if not entitled.get(voice["participant"], True)],
            )

    def _of(self, code: str, message: str, voices: Sequence[Mapping[str, Any]]) -> Iterator[Notice]:
        """One notice of all these voices, if there are any."""
        if voices:
            yield self._notice(code, message, names=tuple(map(self._name, voices)))

    # how many

    def _unlike_voices(self) -> Iterator[Notice]:
        """Whether the counts are those of the voices, as far as the mode keeps voices."""
        tally, given = self._tally, self._given
        expected = {
            "entitled": len(self._voices),
            "recused": given[Voice.RECUSED],
            "absent": given[Voice.ABSENT],
        }
        if self._mode not in BY_COUNT:
            by_name = self._mode in BY_NAME
            expected |= {key: given[voice] if by_name else 0 for voice, key in _COUNTED.items()}
        for key, count in expected.items():
            said = getattr(tally, key)
            if said != count:
                yield self._notice(
                    "counts",
                    N_("Decision {number}: the count “{what}” says {said}, and the voices make {count}."),
                    what=Notice(code="votes.count", message=_COUNT_NAMES[key]),
                    said=said,
                    count=count,
                )

    def _quorum(self) -> Iterator[Notice]:
        tally, rules = self._tally, self._rules
        apart = 0 if rules.recused_count else tally.recused
        present = tally.entitled - tally.absent - apart
        if tally.present != present:
            yield self._notice(
                "present",
                N_(
                    "Decision {number}: present are said to be {said}, and by its own counts they are {count}."
                ),
                said=tally.present,
                count=present,
            )
        needed = rules.quorum_to_decide.needed(tally.entitled - apart)
        if rules.quorum_of is QuorumOf.MEMBERS and tally.needed != needed:
            yield self._notice(
                "needed",
                N_("Decision {number}: its quorum is said to be {said}, and by the rules it is {count}."),
                said=tally.needed,
                count=needed,
            )
        if self._mode is not AdoptionMode.SILENCE and tally.present < tally.needed:
            yield self._notice(
                "no_quorum",
                N_("Decision {number} was taken without a quorum: present {present}, needed {needed}."),
                present=tally.present,
                needed=tally.needed,
            )

    def _counted(self) -> Iterator[Notice]:
        tally = self._tally
        if self._mode not in BY_COUNT:
            return
        spoilt = self._plain.get("ballots", {}).get("spoilt", 0)
        total = tally.voices_for + tally.against + tally.abstaining + tally.not_voting + spoilt
        if total != tally.taking_part:
            yield self._notice(
                "above" if total > tally.taking_part else "below",
                N_("Decision {number}: voices counted {total}, those who took part {count}."),
                total=total,
                count=tally.taking_part,
            )

    def _ballots(self) -> Iterator[Notice]:
        ballots = self._plain.get("ballots")
        if ballots is None:
            if self._mode is AdoptionMode.SECRET:
                yield self._notice(
                    "no_ballots", N_("Decision {number}: a secret ballot without numbers of its ballots.")
                )
            return
        tally = self._tally
        counted = tally.voices_for + tally.against + tally.abstaining
        valid = ballots["returned"] - ballots["spoilt"]
        secret = self._mode is AdoptionMode.SECRET
        fits = valid >= 0 and ballots["returned"] <= ballots["issued"] <= tally.taking_part
        if not fits or (secret and counted != valid):
            yield self._notice(
                "ballots",
                N_(
                    "Decision {number}: the ballots do not add up: {issued} issued, {returned} returned,"
                    " {spoilt} spoilt, {total} counted, and {voters} could be issued."
                ),
                **ballots,
                total=counted if secret else valid,
                voters=tally.taking_part,
            )

    # what came of it

    def _not_unanimous(self) -> Iterator[Notice]:
        allowed = {Voice.FOR.value, Voice.RECUSED.value}
        if self._rules.unanimity_of is not UnanimityOf.ALL:
            allowed.add(Voice.ABSENT.value)
        if self._rules.abstention is Abstention.LENIENT:
            allowed.add(Voice.ABSTAINING.value)
        yield from self._of(
            "not_unanimous",
            N_("Decision {number} is said to be unanimous, and these voices are not “for”: {names}."),
            [voice for voice in self._voices if voice["voice"] not in allowed],
        )
        if not self._given[Voice.FOR]:
            yield self._notice(
                "nobody_for", N_("Decision {number} is said to be unanimous, and no voice is “for”.")
            )

    def _election(self) -> Iterator[Notice]:
        election = self._plain.get("election")
        if election is None:
            yield self._notice("no_candidates", N_("Decision {number}: an election without candidates."))
            return
        ballots = self._plain.get("ballots")
        most = ballots["returned"] - ballots["spoilt"] if ballots else self._tally.taking_part
        seen: set[str] = set()
        for one in election["candidates"]:
            name = self._names.get(one["id"]) or one["id"]
            if one["id"] in seen:
                yield self._notice(
                    "candidate_twice",
                    N_("Decision {number}: the candidate {name} is listed twice."),
                    name=name,
                )
            seen.add(one["id"])
            if one["votes"] > most:
                yield self._notice(
                    "candidate_above",
                    N_(
                        "Decision {number}: votes for {name} {votes}, ballots that could name somebody {count}."
                    ),
                    votes=one["votes"],
                    name=name,
                    count=most,
                )
        yield from self._seats(election, most)

    def _seats(self, election: Mapping[str, Any], ballots: int) -> Iterator[Notice]:
        seats, candidates = election["seats"], election["candidates"]
        total = sum(one["votes"] for one in candidates)
        if total > ballots * seats:
            yield self._notice(
                "votes_above",
                N_("Decision {number}: votes counted in all {total}, and the ballots hold at most {most}."),
                total=total,
                most=ballots * seats,
            )
            return
        elected = {one["id"] for one in candidates if one["elected"]}
        if elected != self._elected_by_rule(election, ballots):
            yield self._notice(
                "elected",
                N_("Decision {number}: who is said to be elected does not follow from the votes counted."),
            )
        elif (self._outcome is Outcome.ELECTED) is not (len(elected) == seats):
            yield self._outcome_unlike()

    def _elected_by_rule(self, election: Mapping[str, Any], ballots: int) -> set[str]:
        """Who is elected by the rules; nobody where the votes cannot be."""
        standing = tuple(
            Candidate(id=UUID(one["id"]), name=LocalizedText.everywhere(one["id"]), votes=one["votes"])
            for one in election["candidates"]
        )
        try:
            found = elect(
                Election(candidates=standing, seats=election["seats"], round=election["round"]),
                self._rules,
                ballots,
            )
        except DomainError:
            return set()
        return {str(one.id) for one in found.elected}

    def _wrong_outcome(self) -> Iterator[Notice]:
        adopted = self._outcome is Outcome.ADOPTED
        if self._mode is AdoptionMode.ELECTION:
            if self._outcome not in {Outcome.ELECTED, Outcome.NOT_ELECTED}:
                yield self._outcome_unlike()
            return
        if self._mode not in BY_MAJORITY:
            objection = self._mode not in BY_NAME and self._given[Voice.AGAINST] > 0
            if not adopted or objection:
                yield self._outcome_unlike()
            return
        tally = self._tally
        carried = tally.voices_for >= votes_needed(self._rules, tally)
        fits = self._outcome in {Outcome.ADOPTED, Outcome.REJECTED} and adopted is carried
        if self._plain.get("majority", {}).get("by_chair"):
            fits = not carried and tally.voices_for == tally.against > 0 and self._rules.tie is Tie.CHAIR
        if not fits:
            yield self._outcome_unlike()

    def _outcome_unlike(self) -> Notice:
        return self._notice(
            "outcome", N_("Decision {number}: its outcome does not follow from its voices and the rules.")
        )


_COUNT_NAMES = {
    "entitled": N_("entitled to vote"),
    "voices_for": N_("for"),
    "against": N_("against"),
    "abstaining": N_("abstaining"),
    "not_voting": N_("not voting"),
    "recused": N_("recused"),
    "absent": N_("absent"),
}
