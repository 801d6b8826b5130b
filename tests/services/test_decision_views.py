"""One decision for the eyes: from its bytes, also where the list says otherwise."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from forumdesk.domain.elections import Candidate
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.modes import AdoptionMode, Outcome
from forumdesk.domain.statements import StatementKind
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import Voice
from forumdesk.services.motions import Motion
from forumdesk.services.register import Register
from tests import builders


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with builders.registers().create(tmp_path / "council.forumdesk") as made:
        yield made


@pytest.fixture
def meeting(register: Register) -> MeetingId:
    return builders.refilled(register)


def test_an_unsealed_decision_is_shown_as_it_is_kept(register: Register, meeting: MeetingId) -> None:
    decision = register.decisions.record(meeting, Motion())

    facts = register.decision_views.facts(decision.id)

    assert facts.sheet.sealed_at is None
    assert facts.fits
    assert facts.recorded_by == "Front desk"
    assert facts.sheet.tally == decision.tally


def test_everybody_is_known_in_every_mode(register: Register, meeting: MeetingId) -> None:
    first = register.decisions.voters(meeting)[0]
    motion = Motion(mode=AdoptionMode.CONSENSUS, voices={first.id: Voice.ABSENT})
    decision = register.decisions.adopt(meeting, motion)

    facts = register.decision_views.facts(decision.id)

    assert facts.sheet.voices == ()
    assert [one.name for one in facts.who(Voice.ABSENT)] == [first.name]
    assert len(facts.who(Voice.PRESENT)) == 2
    assert facts.sentence


def test_a_list_that_says_otherwise_is_told(register: Register, meeting: MeetingId) -> None:
    decision = register.decisions.adopt(meeting, Motion())
    builders.by_sql(register.path, "UPDATE decision SET outcome = 'rejected'")

    facts = register.decision_views.facts(decision.id)

    assert not facts.fits
    assert facts.sheet.outcome is Outcome.ADOPTED
    assert facts.decision.outcome is Outcome.REJECTED


def test_a_sealed_statement_is_shown_from_its_bytes(register: Register, meeting: MeetingId) -> None:
    decision = register.decisions.record(meeting, Motion())
    register.statements.add(
        meeting,
        StatementKind.RESERVATION,
        LocalizedText(en="We reserve our position."),
        decision_id=decision.id,
        author=LocalizedText(en="Steppe"),
    )
    register.decisions.seal(meeting)
    builders.by_sql(register.path, 'UPDATE statement SET text = \'{"en": "We agree."}\'')

    (shown,) = register.decision_views.facts(decision.id).statements

    assert shown.said.sealed
    assert shown.said.text.en == "We reserve our position."


def test_an_election_that_filled_every_place_needs_no_second_round(
    register: Register, meeting: MeetingId
) -> None:
    def elect(*votes: int) -> None:
        candidates = [
            Candidate(id=builders.number(place), name=LocalizedText(en=f"Person {place}"), votes=count)
            for place, count in enumerate(votes, 1)
        ]
        post = LocalizedText(en="Chair")
        register.decisions.adopt(
            meeting, Motion(mode=AdoptionMode.ELECTION, question=post, candidates=candidates)
        )

    before = register.decision_views.to_go_on(meeting)
    elect(1, 1, 1)
    open_round = register.decision_views.to_go_on(meeting)
    elect(2, 1)
    after = register.decision_views.to_go_on(meeting)

    assert before is None
    assert open_round is not None
    assert open_round.election is not None
    assert len(open_round.election.standing_again) == 3
    assert after is None
