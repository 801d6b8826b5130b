"""No sequence of acts produces a closed unanimous decision that was none, and what is sealed never changes."""

import json
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from forumdesk.domain.bodies import Abstention, UnanimityOf
from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import ParticipantId, RowId
from forumdesk.domain.majorities import MORE_THAN_HALF, Threshold, Tie
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.statements import StatementKind
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.voices import Voice
from forumdesk.domain.voting import Ballots, Counts
from forumdesk.services.motions import Motion
from forumdesk.services.register import Register
from tests.builders import NOON, FixedClock, agenda, people, registers, resolution

PEOPLE = 5
PERSON = st.integers(1, PEOPLE + 1)
VOICES = (
    st.none()
    | st.dictionaries(st.integers(1, PEOPLE), st.sampled_from([*Voice]))
    | st.just(dict[int, Voice]())
)
ALL_FOR = st.sets(st.integers(1, PEOPLE), max_size=2)
SUBJECT = st.sampled_from(["first", "second", "whole", "question"])
QUORUMS = (
    MORE_THAN_HALF,
    Threshold(share=Fraction(2, 3), strictly=False),
    Threshold(share=Fraction(0), strictly=False),
    Threshold(share=Fraction(0), strictly=False, fixed=2),
)
RULES = {
    "abstention": st.sampled_from([*Abstention]),
    "unanimity_of": st.sampled_from([UnanimityOf.PRESENT, UnanimityOf.PRESENT, UnanimityOf.ALL]),
    "quorum_to_decide": st.sampled_from(QUORUMS),
    "recused_count": st.booleans(),
    "remote_counts": st.booleans(),
    "proxies": st.integers(0, 2),
    "tie": st.sampled_from([*Tie]),
}


def filled(path: Path) -> None:
    with registers().create(path) as register:
        meeting_id = register.importer.resolution(resolution(Language.KK)).meeting_id
        assert meeting_id is not None
        register.importer.participants(people(PEOPLE), meeting_id)
        register.importer.agenda(agenda(), meeting_id)


def records(path: Path) -> dict[str, bytes]:
    """The bytes of every sealed record, read past the program."""
    connection = sqlite3.connect(path)
    found = dict(connection.execute("SELECT id, record FROM sealed_record"))
    connection.close()
    return found


def needed(rules: dict[str, Any], asked: int) -> int:
    """The quorum reckoned anew from what is sealed."""
    quorum = rules["quorum_to_decide"]
    if quorum.get("fixed"):
        return int(quorum["fixed"])
    share = Fraction(quorum["share"])
    enough = share * asked
    found = next(
        one for one in range(asked + 2) if one > enough or (one == enough and not quorum["strictly"])
    )
    return max(found, 1)


def require_unanimous(plain: dict[str, Any]) -> None:
    """What a closed unanimous decision has to be, by its own bytes."""
    rules = plain["body"]["rules"]
    given = Counter(one["voice"] for one in plain["voices"])
    strict = rules["abstention"] == "strict"
    of_all = rules.get("unanimity_of", "present") == "all"
    for voice in ("missing", "against", "not_voting", "present", "silent"):
        assert given[voice] == 0, (voice, given)
    assert given["for"] > 0
    assert not (strict and given["abstaining"])
    assert not (of_all and given["absent"])
    outside = 0 if rules.get("recused_count", True) else given["recused"]
    entitled = len(plain["voices"])
    present = entitled - given["absent"] - outside
    assert present >= needed(rules, entitled - outside), (rules, given)
    assert plain["counts"] == {
        "entitled": entitled,
        "present": present,
        "needed": plain["counts"]["needed"],
        "voices_for": given["for"],
        "against": 0,
        "abstaining": given["abstaining"],
        "not_voting": 0,
        "recused": given["recused"],
        "absent": given["absent"],
    }


class Unanimity(RuleBasedStateMachine):
    """Everything that may happen between a text and its decision, in two windows on one register."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="forumdesk-test-")
        self.path = Path(self.folder.name) / "a.forumdesk"
        shutil.copy(self.template, self.path)
        self.clock = FixedClock(now=NOON + timedelta(minutes=1))
        self.windows = [registers(self.clock).open(self.path) for _ in range(2)]
        (self.meeting_id,) = (one.id for one in self.windows[0].meetings.meetings())
        listed = self.windows[0].participants.listed(self.meeting_id)
        self.ids: dict[int, ParticipantId] = {one.number: one.id for one in listed}
        self.item = self.windows[0].agendas.items(self.meeting_id)[0].id
        self.sealed: dict[str, bytes] = {}

    def teardown(self) -> None:
        for window in self.windows:
            window.close()
        self.folder.cleanup()

    def attempt(self, act: Callable[[], object]) -> None:
        """Do it, if it is not refused in words."""
        with suppress(KnownError):
            act()

    def motion(self, register: Register, subject: str, **fields: Any) -> Motion:
        on: list[RowId] | None = None
        if subject in {"first", "second"}:
            known = register.resolutions.text(self.meeting_id).recommendations()
            on = [known[subject == "second"].id]
        question = LocalizedText(kk="Сұрақ") if subject == "question" else LocalizedText()
        return Motion(on=on, question=question, item_id=self.item, **fields)

    def voices(self, given: dict[int, Voice] | None) -> dict[ParticipantId, Voice] | None:
        return None if given is None else {self.ids[one]: voice for one, voice in given.items()}

    @rule(
        window=st.integers(0, 1), act=st.sampled_from(["arrive", "leave", "connect", "take_back"]), who=PERSON
    )
    def move(self, window: int, act: str, who: int) -> None:
        self.attempt(lambda: getattr(self.windows[window].attendance, act)(self.ids[who]))

    @rule(who=PERSON, act=st.sampled_from(["recuse", "unrecuse"]))
    def recuse(self, who: int, act: str) -> None:
        self.attempt(lambda: getattr(self.windows[0].quorum, act)(self.item, self.ids[who]))

    @rule(giver=PERSON, holder=PERSON)
    def give(self, giver: int, holder: int) -> None:
        self.attempt(lambda: self.windows[0].proxies.give(self.ids[giver], self.ids[holder]))

    @rule(who=PERSON, entitled=st.booleans())
    def entitle(self, who: int, entitled: bool) -> None:
        self.attempt(lambda: self.windows[0].participants.edit(self.ids[who], entitled=entitled))

    @rule(rules=st.fixed_dictionaries({}, optional=RULES))
    def take_rules(self, rules: dict[str, Any]) -> None:
        (body,) = self.windows[0].meetings.bodies()
        self.windows[0].meetings.edit_rules(body.id, replace(body.rules, **rules))

    @rule(window=st.integers(0, 1), subject=SUBJECT, odd=ALL_FOR, voice=st.sampled_from([*Voice]))
    def record_unanimous(self, window: int, subject: str, odd: set[int], voice: Voice) -> None:
        """Nearly everybody for: what comes closest to a decision that must not be."""
        register = self.windows[window]
        there = register.decisions.voters(self.meeting_id)
        away = register.decisions.away(self.meeting_id)
        apart = register.decisions.recused(self.meeting_id, self.item)
        voices: dict[ParticipantId, Voice] = {
            one.id: voice if one.number in odd else Voice.FOR
            for one in there
            if one.id not in away and one.id not in apart
        }
        motion = self.motion(register, subject, voices=voices)
        self.attempt(lambda: register.decisions.record(self.meeting_id, motion))

    @rule(window=st.integers(0, 1), subject=SUBJECT, given=VOICES, counted=st.none() | st.integers(0, PEOPLE))
    def record_as_it_comes(
        self, window: int, subject: str, given: dict[int, Voice] | None, counted: int | None
    ) -> None:
        register = self.windows[window]
        counts = None if counted is None else Counts(voices_for=counted, against=0)
        motion = self.motion(register, subject, voices=self.voices(given), counts=counts)
        self.attempt(lambda: register.decisions.record(self.meeting_id, motion))

    @rule(
        mode=st.sampled_from([one for one in AdoptionMode if one is not AdoptionMode.UNANIMOUS]),
        subject=SUBJECT,
        given=VOICES,
        counts=st.tuples(*[st.integers(0, PEOPLE)] * 3),
        chair=st.sampled_from([None, Voice.FOR, Voice.AGAINST]),
    )
    def record_otherwise(
        self,
        mode: AdoptionMode,
        subject: str,
        given: dict[int, Voice] | None,
        counts: tuple[int, int, int],
        chair: Voice | None,
    ) -> None:
        register = self.windows[0]
        votes, against, abstaining = counts
        by_count = mode in {AdoptionMode.COUNTED, AdoptionMode.SECRET}
        motion = self.motion(
            register,
            subject,
            mode=mode,
            voices=None if by_count else self.voices(given),
            counts=Counts(voices_for=votes, against=against, abstaining=abstaining) if by_count else None,
            ballots=Ballots(issued=sum(counts), returned=sum(counts))
            if mode is AdoptionMode.SECRET
            else None,
            chair=chair,
            deadline=NOON,
        )
        self.attempt(lambda: register.decisions.record(self.meeting_id, motion))

    @rule(window=st.integers(0, 1))
    def withdraw(self, window: int) -> None:
        self.attempt(lambda: self.windows[window].decisions.withdraw(self.meeting_id))

    @rule(window=st.integers(0, 1))
    def seal(self, window: int) -> None:
        self.attempt(lambda: self.windows[window].decisions.seal(self.meeting_id))

    @rule(which=st.integers(0, 9))
    def annul(self, which: int) -> None:
        known = self.windows[0].decisions.decisions(self.meeting_id)
        if known:
            target = known[which % len(known)].id
            motion = Motion(question=LocalizedText(kk="Қате"), annuls=target, item_id=self.item)
            self.attempt(lambda: self.windows[0].decisions.record(self.meeting_id, motion))

    @rule(which=st.integers(0, 9), kind=st.sampled_from([*StatementKind]))
    def say(self, which: int, kind: StatementKind) -> None:
        known = self.windows[0].decisions.decisions(self.meeting_id)
        text, author = LocalizedText(kk="Қарсымын"), LocalizedText(kk="Бота")
        if known:
            to = known[which % len(known)].id
            self.attempt(
                lambda: self.windows[0].statements.add(
                    self.meeting_id, kind, text, author=author, decision_id=to, voice=Voice.AGAINST
                )
            )

    @rule(window=st.integers(0, 1), act=st.sampled_from(["undo", "redo"]))
    def step(self, window: int, act: str) -> None:
        self.attempt(lambda: getattr(self.windows[window].history, act)())

    @rule(window=st.integers(0, 1), place=st.integers(0, 11), text=st.sampled_from(["бір", "екі", "үш"]))
    def edit(self, window: int, place: int, text: str) -> None:
        register = self.windows[window]
        row = register.resolutions.text(self.meeting_id).rows[place]
        self.attempt(lambda: register.resolutions.edit_cell(self.meeting_id, row.id, Language.KK, text))
        self.attempt(lambda: register.resolutions.confirm_all(self.meeting_id, Language.KK))

    @invariant()
    def what_is_closed_was_unanimous_and_stays_as_it_is(self) -> None:
        found = records(self.path)
        for one, record in self.sealed.items():
            assert found.get(one) == record
        for one, record in found.items():
            plain = json.loads(record)
            if one not in self.sealed and plain.get("decision", {}).get("mode") == "unanimous":
                require_unanimous(plain)
        grown = len(found) > len(self.sealed)
        self.sealed = found
        if found:
            verdict = self.windows[0].verification.verify()
            assert verdict.holds, (verdict.first_break, verdict.what)
        if grown:
            self.adopted_once()

    def adopted_once(self) -> None:
        """No recommendation is adopted by two decisions in force."""
        decisions = self.windows[0].decisions.decisions(self.meeting_id)
        annulled = {one.annuls for one in decisions if one.sealed and one.adopted}
        in_force = Counter(
            row for one in decisions if one.adopted and one.id not in annulled for row in one.subject
        )
        assert all(count == 1 for count in in_force.values())


def test_no_sequence_of_acts_closes_a_unanimous_decision_that_was_none(
    tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    filled(tmp_path / "empty.forumdesk")
    Unanimity.template = tmp_path / "empty.forumdesk"
    long = pytestconfig.getoption("--long")
    run_state_machine_as_test(
        Unanimity,
        settings=settings(
            max_examples=400 if long else 20,
            stateful_step_count=60 if long else 30,
            deadline=None,
            suppress_health_check=[*HealthCheck],
        ),
    )
