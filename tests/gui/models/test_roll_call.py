"""What is asked in a roll call, and what becomes of answers when something else is asked."""

import pytest

from forumdesk.domain.identifiers import ParticipantId
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import Voice, Voter
from forumdesk.gui.models.roll_call import NO_ANSWER, OBJECTING, SHEETS, VOTING, RollCallModel
from forumdesk.gui.widgets.roll_call_grid import VoterRole
from forumdesk.gui.words import Words
from tests import builders
from tests.gui.catalogues import catalogue

FIRST, SECOND, THIRD = (ParticipantId(builders.number(n)) for n in (1, 2, 3))


@pytest.fixture
def model(qapp: object) -> RollCallModel:
    made = RollCallModel(Words(catalogue, "en"))
    made.show(
        [Voter(id=one, number=n, name=LocalizedText(en=f"Voter {n}")) for n, one in ((1, FIRST), (2, SECOND))]
    )
    return made


def test_a_key_that_means_nothing_to_the_question_answers_nothing() -> None:
    assert OBJECTING.answer_of(Voice.ABSTAINING.value)[0] is False
    assert OBJECTING.answer_of(Voice.AGAINST.value) == (True, Voice.AGAINST)


def test_taking_an_objection_back_leaves_the_voter_present() -> None:
    assert OBJECTING.answer_of(NO_ANSWER) == (True, Voice.PRESENT)
    assert OBJECTING.answer_of(Voice.FOR.value) == (True, Voice.PRESENT)
    assert VOTING.answer_of(NO_ANSWER) == (True, None)


def test_whoever_objected_is_against_in_the_vote(model: RollCallModel) -> None:
    model.ask(OBJECTING)
    model.answer(model.index_of(FIRST), Voice.AGAINST)

    model.ask(VOTING)

    assert model.voices == {FIRST: Voice.AGAINST, SECOND: Voice.FOR}


def test_whoever_did_not_answer_is_present_where_nobody_is_asked(model: RollCallModel) -> None:
    model.answer(model.index_of(FIRST), None)

    model.ask(OBJECTING)

    assert model.voices == {FIRST: Voice.PRESENT, SECOND: Voice.PRESENT}


def test_sheets_begin_without_any_and_come_back_with_the_poll(model: RollCallModel) -> None:
    model.ask(SHEETS)
    begun = model.voices
    model.answer(model.index_of(FIRST), Voice.FOR)
    model.ask(VOTING)
    voting = model.voices
    model.ask(SHEETS)

    assert begun == {}
    assert voting == {FIRST: Voice.FOR, SECOND: Voice.FOR}
    assert model.voices == {FIRST: Voice.FOR}


def test_a_note_stands_behind_the_name_and_is_spoken(model: RollCallModel) -> None:
    model.note({FIRST: "15.10.2024, 10:15"})

    index = model.index_of(FIRST)

    assert index.data(VoterRole.CAPTION) == "15.10.2024, 10:15"
    assert "15.10.2024, 10:15" in str(index.data(0x000B))


def test_one_answer_repaints_one_cell(model: RollCallModel) -> None:
    changed: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    model.set_columns(1)

    model.answer(model.index_of(SECOND), Voice.AGAINST)

    assert changed == [(1, 1)]
