"""Every case of the table on a real register: what is decided, or the refusal that names people and numbers."""

import json
import re
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.decisions import NotInForceError
from forumdesk.domain.delegations import Delegation
from forumdesk.domain.elections import Candidate, NoRoundBeforeError
from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.modes import AdoptionMode, Outcome
from forumdesk.domain.people import Role
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.voices import Tally, Voice
from forumdesk.domain.voting import Ballots, Counts, CountsAboveError, NoQuorumError
from forumdesk.services.motions import Motion
from forumdesk.services.register import Register
from tests.builders import NOON, FixedClock, agenda, dump, number, people, registers, resolution
from tests.builders_registers import Template
from tests.services.voting_cases import CASES, WORLDS, Case, World

SIGNS: dict[str, Voice] = {
    "+": Voice.FOR,
    "-": Voice.AGAINST,
    "0": Voice.ABSTAINING,
    ".": Voice.NOT_VOTING,
    "a": Voice.ABSENT,
    "r": Voice.RECUSED,
    "p": Voice.PRESENT,
}
DEADLINES = {"past": NOON - timedelta(hours=1), "ahead": NOON + timedelta(days=1)}
RETURNED = {"before": NOON - timedelta(hours=2), "after": NOON - timedelta(minutes=59)}


class Hall:
    """A register in which the steps of a world have happened; people are meant by their numbers."""

    def __init__(self, register: Register, world: World) -> None:
        self.register = register
        (self.meeting_id,) = (one.id for one in register.meetings.meetings())
        self.item = register.agendas.items(self.meeting_id)[0]
        self.ids = {one.number: one.id for one in register.participants.listed(self.meeting_id)}
        self.take(world.rules)
        for step in world.steps:
            act, *names = step.split()
            self._acts[act]([self.ids[int(name)] for name in names])
        self.take(world.then)

    def take(self, rules: dict[str, Any]) -> None:
        (body,) = self.register.meetings.bodies()
        self.register.meetings.edit_rules(body.id, replace(body.rules, **rules))

    @property
    def _acts(self) -> dict[str, Callable[[list[ParticipantId]], object]]:
        register = self.register

        def each(act: Callable[[ParticipantId], object]) -> Callable[[list[ParticipantId]], object]:
            return lambda wanted: [act(one) for one in wanted]

        return {
            "arrive": each(register.attendance.arrive),
            "leave": each(register.attendance.leave),
            "connect": each(register.attendance.connect),
            "recuse": each(lambda one: register.quorum.recuse(self.item.id, one)),
            "accredit": lambda wanted: register.accreditation.move(wanted, AccreditationState.ACCREDITED),
            "proxy": lambda pair: register.proxies.give(*pair),
            "end": each(register.proxies.end),
            "delegations": lambda _: self._form_delegations(),
        }

    def _form_delegations(self) -> list[Delegation]:
        for n in range(1, 9):
            role = Role.HEAD_OF_DELEGATION if n % 2 else Role.DEPUTY_HEAD
            self.register.participants.edit(
                self.ids[n], entitled=False, role=role if n != 8 else Role.DELEGATE
            )
        return [
            self.register.delegations.add_with(
                self.meeting_id,
                LocalizedText.everywhere(f"D{n}"),
                "",
                [self.ids[2 * n - 1], self.ids[2 * n]],
            )
            for n in range(1, 5)
        ]

    def voices(self, signs: str | None) -> dict[ParticipantId, Voice] | None:
        """None for an empty text: everybody there is for."""
        if not signs:
            return None
        return {self.ids[n]: SIGNS[sign] for n, sign in enumerate(signs, 1) if sign != "?"}

    def motion(self, case: Case) -> Motion:
        vote = case.vote
        voices = self.voices(case.voices)
        returned: dict[ParticipantId, datetime] = {}
        if "returned" in vote:
            returned = {self.ids[1]: RETURNED[vote["returned"]]}
        return Motion(
            mode=case.mode,
            question=LocalizedText(kk="Төраға") if "candidates" in vote else LocalizedText(),
            item_id=self.item.id,
            voices=voices,
            counts=counts(vote.get("counts")),
            ballots=ballots(vote.get("ballots")),
            candidates=candidates(vote.get("candidates", "")),
            seats=int(vote.get("seats", "1")),
            chair=SIGNS[vote["chair"]] if "chair" in vote else None,
            deadline=DEADLINES[vote["deadline"]] if "deadline" in vote else None,
            returned=returned,
            second_voices=self.voices(vote.get("again")),
            second_counts=counts(vote.get("again_counts")),
        )


def counts(text: str | None) -> Counts | None:
    if text is None:
        return None
    votes, against, abstaining = map(int, text.split("/"))
    return Counts(voices_for=votes, against=against, abstaining=abstaining)


def ballots(text: str | None) -> Ballots | None:
    if text is None:
        return None
    issued, returned, spoilt = map(int, text.split("/"))
    return Ballots(issued=issued, returned=returned, spoilt=spoilt)


def candidates(text: str) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(id=number(900 + n), name=LocalizedText.everywhere(one[0]), votes=int(one[1:]))
        for n, one in enumerate(text.split())
    )


def tally_of(text: str) -> Tally:
    """A tally as the table writes it."""
    presence, voices, *rest = text.split()
    entitled, present, needed = map(int, presence.split("/"))
    votes, against, abstaining = map(int, voices.split("-"))
    others = {one[0]: int(one[1:]) for one in rest}
    return Tally(
        entitled=entitled,
        present=present,
        needed=needed,
        voices_for=votes,
        against=against,
        abstaining=abstaining,
        not_voting=others.get("n", 0),
        recused=others.get("r", 0),
        absent=others.get("a", 0),
    )


def fill(path: Path) -> None:
    """A meeting with a text, eight voices and a guest, and an agenda."""
    with registers().create(path) as register:
        meeting_id = register.importer.resolution(resolution(Language.KK)).meeting_id
        assert meeting_id is not None
        register.importer.participants(people(8), meeting_id)
        register.importer.agenda(agenda(), meeting_id)


@pytest.fixture(scope="module")
def halls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Hall]]:
    """A register for each world, made when the first case asks for it."""
    made: dict[str, Hall] = {}
    folder: Path = tmp_path_factory.mktemp("halls")
    empty = folder / "empty.forumdesk"
    fill(empty)

    def hall(world: str) -> Hall:
        if world not in made:
            path = folder / f"{len(made)}.forumdesk"
            shutil.copy(empty, path)
            made[world] = Hall(
                registers(FixedClock(now=NOON + timedelta(minutes=1))).open(path), WORLDS[world]
            )
        return made[world]

    yield hall
    for one in made.values():
        one.register.close()


def named(refusal: KnownError) -> str:
    """Whom a refusal names: numbers of people, or delegations."""
    values: dict[str, Any] = dict(refusal.values)
    found = values.get("names") or ((values["name"],) if "name" in values else ())
    return " ".join(str(short(one)) for one in found)


def short(value: object) -> object:
    """A name of the table for a name of the register."""
    if isinstance(value, LocalizedText):
        text = value.en
        return text if text.startswith("D") else (re.findall(r"\d+", text) or [text])[0]
    return value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_vote_comes_to_what_the_rules_say(case: Case, halls: Callable[[str], Hall]) -> None:
    hall = halls(case.world)
    register, motion = hall.register, hall.motion(case)
    try:
        if case.code:
            refuses(case, hall, motion)
        else:
            decides(case, hall, motion)
    finally:
        if register.decisions.decisions(hall.meeting_id):
            register.decisions.withdraw(hall.meeting_id)


def decides(case: Case, hall: Hall, motion: Motion) -> None:
    register = hall.register

    decision = register.decisions.record(hall.meeting_id, motion)

    assert (decision.outcome, decision.tally) == (case.outcome, tally_of(case.tally))
    adds_up(decision.tally, case)
    if case.vote.get("candidates"):
        elected = register.decisions.judge(hall.meeting_id, motion).election
        assert elected is not None
        assert " ".join(one.name.en for one in elected.elected) == case.who


def refuses(case: Case, hall: Hall, motion: Motion) -> None:
    told: list[object] = []
    stop = hall.register.events.subscribe(object, told.append)
    before = dump(hall.register.path)

    with pytest.raises(KnownError) as refusal:
        hall.register.decisions.record(hall.meeting_id, motion)

    stop()
    assert (refusal.value.code, named(refusal.value) if case.who else "") == (case.code, case.who)
    said = {name: short(refusal.value.values[name]) for name in case.said}
    assert said == case.said
    assert dump(hall.register.path) == before
    assert told == []


def adds_up(tally: Tally, case: Case) -> None:
    """Everybody entitled is somewhere; spoilt ballots are in no other number."""
    spoilt = int(case.vote["ballots"].split("/")[2]) if "ballots" in case.vote else 0
    given = tally.voices_for + tally.against + tally.abstaining + tally.not_voting
    if given:
        assert given + tally.recused + tally.absent + spoilt == tally.entitled
    assert min(tally.present, tally.not_voting, tally.absent, tally.recused) >= 0


def test_the_table_is_as_long_as_it_has_to_be() -> None:
    assert len(CASES) >= 150
    assert len({case.name for case in CASES}) == len(CASES)
    assert {case.world for case in CASES} == set(WORLDS)
    assert len({case.mode for case in CASES}) == 10


COMINGS_AND_GOINGS = (
    ("arrive 1 2 3 4 5", "8/5/5 5-0-0 a3"),
    ("arrive 6", "8/6/5 6-0-0 a2"),
    ("connect 7", "8/7/5 7-0-0 a1"),
    ("leave 1 2", "8/5/5 5-0-0 a3"),
    ("leave 3", ""),
    ("arrive 1", "8/5/5 5-0-0 a3"),
)
"""What happens between one vote and the next, and what the next comes to; nothing where there is no quorum."""


def test_each_vote_has_the_presence_of_its_own_moment(halls: Callable[[str], Hall]) -> None:
    hall = halls("nobody came in by the log")
    with moved(hall) as there:
        for step, tally in COMINGS_AND_GOINGS:
            act, *names = step.split()
            there._acts[act]([there.ids[int(name)] for name in names])
            question = Motion(question=LocalizedText(kk=step))
            if tally:
                assert there.register.decisions.record(there.meeting_id, question).tally == tally_of(tally)
            else:
                with pytest.raises(NoQuorumError):
                    there.register.decisions.record(there.meeting_id, question)
        there.register.decisions.seal(there.meeting_id)

        # What was recorded keeps the presence of its moment, whoever came or left since.
        kept = [one.tally for one in there.register.decisions.decisions(there.meeting_id)]
        assert kept == [tally_of(tally) for _, tally in COMINGS_AND_GOINGS if tally]
        assert there.register.verification.verify(there.meeting_id).holds


@contextmanager
def moved(hall: Hall) -> Iterator[Hall]:
    """The same hall in a register of its own."""
    path = hall.register.path.with_name("moved.forumdesk")
    shutil.copy(hall.register.path, path)
    with registers(FixedClock(now=NOON + timedelta(minutes=2))).open(path) as register:
        yield Hall(register, World())


def test_a_delegation_that_comes_in_between_two_votes_has_a_voice_in_the_second(
    halls: Callable[[str], Hall],
) -> None:
    hall = halls("delegations, deputies")
    decide = hall.register.decisions
    first = decide.judge(hall.meeting_id, Motion(question=LocalizedText(kk="1"))).tally
    hall.register.attendance.arrive(hall.ids[7])
    second = decide.judge(hall.meeting_id, Motion(question=LocalizedText(kk="2"))).tally
    hall.register.attendance.take_back(hall.ids[7])

    assert (first, second) == (tally_of("4/3/3 3-0-0 a1"), tally_of("4/4/3 4-0-0"))


def three_hundred(register: Register) -> MeetingId:
    """Three hundred people, of whom 156 are entitled."""
    meeting_id = register.importer.resolution(resolution(Language.KK)).meeting_id
    assert meeting_id is not None
    register.importer.participants(people(156, 144), meeting_id)
    return meeting_id


CROWD = Template(three_hundred, FixedClock)


@pytest.fixture
def crowd(register: Register) -> tuple[Register, MeetingId]:
    """A register with them."""
    return register, CROWD.take_over(register)


def test_107_for_3_against_46_abstaining_with_names_and_by_count(
    crowd: tuple[Register, MeetingId],
) -> None:
    register, meeting_id = crowd
    listed = register.participants.listed(meeting_id)
    answers = [Voice.FOR] * 107 + [Voice.AGAINST] * 3 + [Voice.ABSTAINING] * 46
    voices = {one.id: voice for one, voice in zip(listed, answers, strict=False)}
    question = LocalizedText(kk="Бюджет")

    by_name = register.decisions.adopt(
        meeting_id, Motion(mode=AdoptionMode.RECORDED, question=question, voices=voices)
    )
    by_count = register.decisions.adopt(
        meeting_id,
        Motion(
            mode=AdoptionMode.COUNTED,
            question=question,
            counts=Counts(voices_for=107, against=3, abstaining=46),
        ),
    )

    for one in (by_name, by_count):
        assert (one.adopted, one.tally) == (True, tally_of("156/156/79 107-3-46"))
    with_names, without = (json.loads(one) for one in records(register))
    assert Counter(one["voice"] for one in with_names["voices"]) == {
        "for": 107,
        "against": 3,
        "abstaining": 46,
    }
    assert {one["voice"] for one in without["voices"]} == {"present"}
    assert with_names["majority"] == without["majority"] == {"needed": 56, "by_chair": False}


def test_a_tally_that_does_not_add_up_is_pointed_out_and_never_repaired(
    crowd: tuple[Register, MeetingId],
) -> None:
    register, meeting_id = crowd
    kept = len(register.decisions.decisions(meeting_id))
    question = LocalizedText(kk="Бюджет")
    too_many = Motion(
        mode=AdoptionMode.COUNTED,
        question=question,
        counts=Counts(voices_for=107, against=3, abstaining=47),
    )

    with pytest.raises(CountsAboveError, match=r"157 voices.*156 people"):
        register.decisions.record(meeting_id, too_many)

    assert len(register.decisions.decisions(meeting_id)) == kept


def test_of_300_present_the_120_entitled_decide(crowd: tuple[Register, MeetingId]) -> None:
    register, meeting_id = crowd
    listed = register.participants.listed(meeting_id)
    register.participants.edit_many([one.id for one in listed[120:156]], entitled=False)

    decision = register.decisions.adopt_unanimously(meeting_id)

    assert (len(listed), decision.tally) == (300, tally_of("120/120/61 120-0-0"))
    record = json.loads(records(register)[-1])
    assert len(record["voices"]) == 120
    assert record["counts"]["against"] == 0


def records(register: Register) -> list[bytes]:
    """Sealed bytes, in order."""
    connection = sqlite3.connect(register.path)
    found = connection.execute("SELECT record FROM sealed_record ORDER BY sequence").fetchall()
    connection.close()
    return [one for (one,) in found]


def test_a_refusal_that_only_sealing_brings_to_light_seals_nothing(halls: Callable[[str], Hall]) -> None:
    question = LocalizedText(kk="Қате")
    with moved(halls("nobody came in by the log")) as hall:
        decide, meeting_id = hall.register.decisions, hall.meeting_id
        first = decide.adopt(meeting_id, Motion(question=question))
        annulment = Motion(question=question, annuls=first.id)
        decide.record(meeting_id, annulment)

        with pytest.raises(NotInForceError):
            decide.record(meeting_id, annulment)

        assert [one.sealed for one in decide.decisions(meeting_id)] == [True, False]


@pytest.mark.parametrize("since", ["the text was edited", "it was decided"])
def test_a_decision_is_not_done_again_after_another_window_went_on(
    halls: Callable[[str], Hall], since: str
) -> None:
    with moved(halls("nobody came in by the log")) as hall:
        hall.register.decisions.record(hall.meeting_id, Motion())
        hall.register.history.undo()
        clock = FixedClock(now=NOON + timedelta(minutes=3))
        with registers(clock).open(hall.register.path) as other:
            if since == "it was decided":
                other.decisions.adopt(hall.meeting_id, Motion())
            else:
                row = other.resolutions.text(hall.meeting_id).rows[7]
                other.resolutions.edit_cell(hall.meeting_id, row.id, Language.KK, "Өзгерген")

        with pytest.raises(KnownError):
            hall.register.history.redo()


def test_a_second_round_follows_only_an_election_that_left_a_place_open(halls: Callable[[str], Hall]) -> None:
    question = LocalizedText(kk="Төраға")
    with moved(halls("nobody came in by the log")) as hall:
        decide, meeting_id = hall.register.decisions, hall.meeting_id
        asked = decide.adopt(meeting_id, Motion(question=question))
        first = Motion(mode=AdoptionMode.ELECTION, question=question, candidates=candidates("A4 B3 C1"))
        again = replace(first, candidates=candidates("A3 B2"))

        with pytest.raises(NoRoundBeforeError):
            decide.record(meeting_id, replace(again, after=asked.id))
        undecided = decide.adopt(meeting_id, first)
        elected = decide.adopt(meeting_id, replace(again, after=undecided.id))

        assert (undecided.outcome, elected.outcome) == (Outcome.NOT_ELECTED, Outcome.ELECTED)
        with pytest.raises(NoRoundBeforeError):
            decide.record(meeting_id, replace(again, after=elected.id))
