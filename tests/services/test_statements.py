import json
import sqlite3
from datetime import timedelta

import pytest

from forumdesk.domain.decisions import Decision
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.statements import (
    NothingToCorrectError,
    StatementEmptyError,
    StatementKind,
    StatementSealedError,
)
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import Voice
from forumdesk.services.motions import Motion
from forumdesk.services.register import Register
from forumdesk.services.statements import NowhereError
from forumdesk.storage.repositories.base import GoneError
from tests.builders import NOON, FixedClock, registers
from tests.services.conftest import Refusal

WORDS = LocalizedText(kk="Қосылмаймыз", ru="Не присоединяемся", en="We do not join")
STATE = LocalizedText(kk="Мемлекет", ru="Государство", en="A state")


@pytest.fixture
def decided(register: Register, meeting_id: MeetingId) -> Decision:
    return register.decisions.adopt_unanimously(meeting_id)


def sealed_statements(register: Register) -> list[dict[str, object]]:
    connection = sqlite3.connect(register.path)
    found = connection.execute("SELECT record FROM sealed_record WHERE kind = 'statement' ORDER BY sequence")
    records = [json.loads(one) for (one,) in found]
    connection.close()
    return records


def test_a_vote_corrected_a_day_later_changes_no_tally_and_points_to_the_decision(
    register: Register, meeting_id: MeetingId, decided: Decision
) -> None:
    who = register.participants.listed(meeting_id)[0]
    with registers(FixedClock(now=NOON + timedelta(days=1))).open(register.path) as later:
        later.statements.add(
            meeting_id,
            StatementKind.CORRECTION,
            WORDS,
            decision_id=decided.id,
            participant_id=who.id,
            voice=Voice.AGAINST,
        )
        later.decisions.seal(meeting_id)

        assert later.decisions.decisions(meeting_id) == (decided,)
        assert later.verification.verify(meeting_id).records == 2
    ((said),) = [one["statement"] for one in sealed_statements(register)]
    assert isinstance(said, dict)
    assert (said["kind"], said["voice"]) == ("correction", "against")
    assert (said["decision"], said["decision_hash"]) == (str(decided.id), decided.hash)
    assert said["text"] == WORDS.to_mapping()


def test_what_is_said_before_a_decision_goes_with_the_one_taken_on_its_item(
    register: Register, meeting_id: MeetingId
) -> None:
    item, other = register.agendas.items(meeting_id)[:2]
    said = register.statements.add(
        meeting_id, StatementKind.RESERVATION, WORDS, item_id=item.id, author=STATE
    )

    register.decisions.adopt(meeting_id, Motion(question=WORDS, item_id=other.id))
    assert register.statements.of_meeting(meeting_id) == (said,)
    decision = register.decisions.adopt(meeting_id, Motion(question=WORDS, item_id=item.id))

    (kept,) = register.statements.of_decision(decision.id)
    assert (kept.id, kept.sealed) == (said.id, True)


def test_until_it_is_sealed_a_statement_is_edited_and_taken_out_and_then_never(
    register: Register, meeting_id: MeetingId, decided: Decision, refusing: Refusal
) -> None:
    first, second = (
        register.statements.add(meeting_id, kind, WORDS, decision_id=decided.id, author=STATE)
        for kind in (StatementKind.DISSENT, StatementKind.EXPLANATION)
    )
    register.statements.edit(first.id, text=LocalizedText(en="We join"))
    register.statements.remove(second.id)
    register.decisions.seal(meeting_id)

    (kept,) = register.statements.of_decision(decided.id)
    assert (kept.text.en, kept.sealed, kept.number) == ("We join", True, 1)
    with refusing(StatementSealedError):
        register.statements.edit(first.id, text=WORDS)
    with refusing(StatementSealedError):
        register.statements.remove(first.id)


def test_the_next_decision_seals_what_was_said_to_the_last(
    register: Register, meeting_id: MeetingId, decided: Decision
) -> None:
    register.statements.add(meeting_id, StatementKind.DISSENT, WORDS, decision_id=decided.id, author=STATE)

    register.decisions.record(meeting_id, Motion(question=WORDS))

    assert [one.sealed for one in register.statements.of_meeting(meeting_id)] == [True]


def test_a_statement_needs_an_author_words_and_a_place(
    register: Register, meeting_id: MeetingId, decided: Decision, refusing: Refusal
) -> None:
    kind, blank = StatementKind.RESERVATION, LocalizedText(kk="  ")
    with refusing(StatementEmptyError):
        register.statements.add(meeting_id, kind, WORDS, decision_id=decided.id)
    with refusing(StatementEmptyError):
        register.statements.add(meeting_id, kind, blank, decision_id=decided.id, author=STATE)
    with refusing(NowhereError):
        register.statements.add(meeting_id, kind, WORDS, author=STATE)
    item = register.agendas.items(meeting_id)[0]
    with refusing(NowhereError):
        register.statements.add(meeting_id, StatementKind.CORRECTION, WORDS, item_id=item.id, author=STATE)


def test_what_is_not_sealed_is_withdrawn_and_not_corrected(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    decision = register.decisions.record_unanimous(meeting_id)

    with refusing(NothingToCorrectError) as refusal:
        register.statements.add(
            meeting_id, StatementKind.CORRECTION, WORDS, decision_id=decision.id, author=STATE
        )
    assert refusal.value.values == {"number": 1}


def test_a_statement_speaks_to_a_decision_of_its_own_meeting(
    register: Register, decided: Decision, refusing: Refusal
) -> None:
    other = register.meetings.add(WORDS)

    with refusing(GoneError):
        register.statements.add(other.id, StatementKind.DISSENT, WORDS, decision_id=decided.id, author=STATE)


def test_what_was_said_to_a_withdrawn_decision_goes_with_the_one_recorded_anew(
    register: Register, meeting_id: MeetingId
) -> None:
    first = register.decisions.record_unanimous(meeting_id)
    said = register.statements.add(
        meeting_id, StatementKind.DISSENT, WORDS, decision_id=first.id, author=STATE
    )
    register.decisions.withdraw(meeting_id)

    again = register.decisions.adopt_unanimously(meeting_id)

    assert [one.id for one in register.statements.of_decision(again.id)] == [said.id]
