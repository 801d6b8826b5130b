"""What is chosen before a paper about decisions is printed."""

import pytest

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.minutes_sheets import BallotSheet, MinutesSheet, RollCallSheet
from forumdesk.services.motions import Motion
from forumdesk.services.paper_choice import (
    BallotsAskNothingError,
    NoSuchNumberError,
    PaperChoice,
    WhichDecisionError,
    candidates_meant,
    paper_sheet,
)
from forumdesk.services.register import Register
from tests.services.conftest import Refusal


@pytest.mark.parametrize("paper", ["minutes", "minutes_short", "extract"])
def test_the_minutes_and_their_extract_tell_of_the_meeting(
    register: Register, meeting_id: MeetingId, paper: str
) -> None:
    assert isinstance(paper_sheet(register.minutes, meeting_id, paper, PaperChoice()), MinutesSheet)


@pytest.mark.parametrize("paper", ["vote_sheet", "counting_protocol"])
def test_a_paper_about_one_decision_asks_which(
    register: Register, meeting_id: MeetingId, paper: str, refusing: Refusal
) -> None:
    with refusing(WhichDecisionError):
        paper_sheet(register.minutes, meeting_id, paper, PaperChoice())


def test_a_roll_call_is_blank_without_a_decision(register: Register, meeting_id: MeetingId) -> None:
    decision = register.decisions.record(meeting_id, Motion())

    blank = paper_sheet(register.minutes, meeting_id, "roll_call", PaperChoice())
    filled = paper_sheet(register.minutes, meeting_id, "roll_call", PaperChoice(decision=decision.id))

    assert isinstance(blank, RollCallSheet)
    assert isinstance(filled, RollCallSheet)
    assert blank.decision is None
    assert filled.decision is not None


def test_ballots_ask_a_question_or_name_candidates(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    with refusing(BallotsAskNothingError):
        paper_sheet(register.minutes, meeting_id, "ballots", PaperChoice())

    choice = PaperChoice(candidates=(LocalizedText(en="A"), LocalizedText(en="B")), seats=2, first=7)
    sheet = paper_sheet(register.minutes, meeting_id, "ballots", choice)

    assert isinstance(sheet, BallotSheet)
    assert (len(sheet.candidates), sheet.seats, sheet.first, sheet.count) == (2, 2, 7, 3)


def test_a_candidate_on_the_list_is_named_in_every_language(
    register: Register, meeting_id: MeetingId
) -> None:
    people = register.participants.listed(meeting_id)

    known, stranger = candidates_meant(people, ["2", " ", " Jane Doe", "2"])

    assert (known.kk, known.en) == ("Әлиев2 Асан", "Assan Aliyev2")
    assert stranger == LocalizedText.everywhere("Jane Doe")


def test_a_number_that_nobody_has_is_refused(register: Register, meeting_id: MeetingId) -> None:
    with pytest.raises(NoSuchNumberError):
        candidates_meant(register.participants.listed(meeting_id), ["99"])
