"""The minutes: what the secretary writes, and what the sheets gather from the register."""

from dataclasses import replace

import pytest

from forumdesk.domain.agenda import ItemKind
from forumdesk.domain.conduct import ItemState, MeetingState
from forumdesk.domain.elections import Candidate
from forumdesk.domain.identifiers import AgendaItemId, MeetingId
from forumdesk.domain.modes import AdoptionMode, Outcome
from forumdesk.domain.statements import StatementKind
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.voices import Voice
from forumdesk.domain.voting import Ballots, Counts
from forumdesk.services.events import MinutesChanged, RegisterChanged
from forumdesk.services.minutes import NotSecretError
from forumdesk.services.motions import Motion
from forumdesk.services.register import Register
from forumdesk.services.resolution_sheet import SealBrokenError
from tests.builders import by_sql, number
from tests.services.conftest import Refusal

KK, RU, EN = Language
QUESTION = LocalizedText(kk="Регламент", ru="Регламент", en="Rules of procedure")


@pytest.fixture
def items(register: Register, meeting_id: MeetingId) -> dict[str, AgendaItemId]:
    return {one.label: one.id for one in register.agendas.items(meeting_id)}


def secret(register: Register, meeting_id: MeetingId) -> Motion:
    """A secret vote of three on a question, counted by two."""
    commission = tuple(one.id for one in register.decisions.voters(meeting_id)[:2])
    return Motion(
        mode=AdoptionMode.SECRET,
        question=QUESTION,
        counts=Counts(voices_for=2, against=1, abstaining=0),
        ballots=Ballots(issued=3, returned=3, spoilt=0),
        commission=commission,
    )


def test_number_and_opening_are_kept_and_undone(
    register: Register, meeting_id: MeetingId, heard: list[RegisterChanged]
) -> None:
    register.minutes.edit(meeting_id, number=" С-70/2 ")
    register.minutes.edit(meeting_id, opening=LocalizedText(ru=" Встречу открыли. "))

    head = register.minutes.head(meeting_id)
    assert (head.number, head.opening.ru) == ("С-70/2", "Встречу открыли.")
    assert [type(one) for one in heard] == [MinutesChanged, MinutesChanged]

    register.history.undo()
    assert register.minutes.head(meeting_id).opening == LocalizedText()
    assert register.minutes.head(meeting_id).number == "С-70/2"


def test_a_note_begins_with_what_was_noted_during_the_meeting(
    register: Register, meeting_id: MeetingId, items: dict[str, AgendaItemId]
) -> None:
    register.conduct.note(items["1"], "Ескертпе")
    assert register.minutes.notes(meeting_id)[items["1"]] == LocalizedText(kk="Ескертпе")

    register.minutes.note(items["1"], EN, "Noted.")

    assert register.minutes.notes(meeting_id)[items["1"]] == LocalizedText(kk="Ескертпе", en="Noted.")
    assert register.conduct.notes(items["1"]) == "Ескертпе"


def test_the_sheet_holds_number_opening_and_notes(
    register: Register, meeting_id: MeetingId, items: dict[str, AgendaItemId]
) -> None:
    register.minutes.edit(meeting_id, number="7", opening=LocalizedText(en="Greetings were read."))
    register.minutes.note(items["1"], EN, "Noted.")

    sheet = register.minutes.sheet(meeting_id)

    assert (sheet.number, sheet.opening.en) == ("7", "Greetings were read.")
    assert next(one for one in sheet.items if one.label == "1").note.en == "Noted."


def test_present_absent_and_invited_follow_the_log_of_arrivals(
    register: Register, meeting_id: MeetingId
) -> None:
    first, second, third, guest = register.participants.listed(meeting_id)
    for one in (first, second, guest):
        register.attendance.arrive(one.id)
    register.quorum.excuse(third.id, "іссапар")

    sheet = register.minutes.sheet(meeting_id)

    assert [one.name.en for one in sheet.present] == ["Assan Aliyev1", "Assan Aliyev2"]
    assert [(one.name.en, one.excused, one.reason.kk) for one in sheet.absent] == [
        ("Assan Aliyev3", True, "іссапар")
    ]
    assert [one.name.en for one in sheet.invited] == ["Assan Aliyev4"]
    assert sheet.quorum is not None
    assert (sheet.quorum.entitled, sheet.quorum.present) == (3, 2)


def test_the_quorum_is_that_of_the_first_opening(register: Register, meeting_id: MeetingId) -> None:
    for one in register.participants.listed(meeting_id):
        register.attendance.arrive(one.id)
    register.conduct.open(meeting_id)
    register.attendance.leave(register.participants.listed(meeting_id)[0].id)

    sheet = register.minutes.sheet(meeting_id)

    assert sheet.quorum is not None
    assert sheet.quorum.present == 3
    assert sheet.state is MeetingState.UNDER_WAY


def test_speeches_that_were_given_stand_with_their_item(
    register: Register, meeting_id: MeetingId, items: dict[str, AgendaItemId]
) -> None:
    register.conduct.open(meeting_id)
    register.conduct.start(items["1"])
    speaker, waiting = register.participants.listed(meeting_id)[:2]
    given = register.speaking.ask(items["1"], speaker.id)
    register.speaking.ask(items["1"], waiting.id)
    register.speaking.give_floor(given.id)
    register.speaking.finish(given.id)
    register.conduct.close(meeting_id)

    item = next(one for one in register.minutes.sheet(meeting_id).items if one.label == "1")

    assert [one.speaker.name.en for one in item.spoke] == ["Assan Aliyev1"]
    assert item.state is ItemState.DONE


def test_a_decision_stands_with_the_item_on_which_it_was_taken(
    register: Register, meeting_id: MeetingId, items: dict[str, AgendaItemId]
) -> None:
    register.decisions.record(meeting_id, Motion(item_id=items["2.1"], question=QUESTION))

    sheet = register.minutes.sheet(meeting_id)

    assert [one.label for one in sheet.items if one.decisions] == ["2.1"]
    assert sheet.decisions == ()


def test_a_resolution_stands_with_the_item_that_decides_all_of_it(
    register: Register, meeting_id: MeetingId, items: dict[str, AgendaItemId]
) -> None:
    register.agendas.edit(items["1"], recommendations=(1,))
    register.agendas.edit(items["2"], recommendations=(1, 2))
    register.agendas.edit(items["2.1"], recommendations=(1, 2), kind=ItemKind.DECISION)
    register.decisions.adopt(meeting_id, Motion())

    assert [one.label for one in register.minutes.sheet(meeting_id).items if one.decisions] == ["2.1"]


def test_what_belongs_to_no_item_stands_apart(register: Register, meeting_id: MeetingId) -> None:
    register.decisions.adopt(meeting_id, Motion())

    sheet = register.minutes.sheet(meeting_id)

    assert [one.whole for one in sheet.decisions] == [True]
    assert not any(one.decisions for one in sheet.items)


def test_a_statement_before_a_decision_stands_with_its_item(
    register: Register, meeting_id: MeetingId, items: dict[str, AgendaItemId]
) -> None:
    register.statements.add(
        meeting_id,
        StatementKind.RESERVATION,
        LocalizedText(en="We reserve."),
        item_id=items["1"],
        author=LocalizedText(en="A"),
    )

    item = next(one for one in register.minutes.sheet(meeting_id).items if one.label == "1")

    assert [(one.author.en, one.text.en) for one in item.statements] == [("A", "We reserve.")]


def test_an_extract_names_its_items_and_its_day(
    register: Register, meeting_id: MeetingId, items: dict[str, AgendaItemId]
) -> None:
    meeting = register.meetings.meeting(meeting_id)

    sheet = register.minutes.sheet(meeting_id, items=[items["2"]], certified_on=meeting.first_day)

    assert (sheet.chosen, sheet.certified_on) == ((str(items["2"]),), meeting.first_day)
    assert len(sheet.items) == 3


def test_no_sheet_is_made_of_records_that_do_not_hold(register: Register, meeting_id: MeetingId) -> None:
    register.decisions.adopt(meeting_id, Motion())
    by_sql(
        register.path,
        "UPDATE sealed_record SET record = CAST(replace(CAST(record AS TEXT), 'unanimous', 'consensus') AS BLOB)",
    )

    with pytest.raises(SealBrokenError):
        register.minutes.sheet(meeting_id)


def test_a_blank_roll_call_lists_the_entitled_and_one_of_a_decision_their_answers(
    register: Register, meeting_id: MeetingId
) -> None:
    decision = register.decisions.record(meeting_id, Motion(question=QUESTION))

    blank = register.minutes.roll_call_sheet(meeting_id)
    answered = register.minutes.roll_call_sheet(meeting_id, decision.id)

    assert [one.voice for one in blank.voices] == [None, None, None]
    assert [one.voice for one in answered.voices] == [Voice.FOR] * 3
    assert answered.question == QUESTION


def test_a_vote_sheet_names_the_item(
    register: Register, meeting_id: MeetingId, items: dict[str, AgendaItemId]
) -> None:
    decision = register.decisions.record(meeting_id, Motion(item_id=items["2"], question=QUESTION))

    sheet = register.minutes.vote_sheet(decision.id)

    assert (sheet.item_label, sheet.item.en, sheet.decision.number) == ("2", "Plenary", 1)


def test_ballots_are_as_many_as_the_entitled_who_are_there(register: Register, meeting_id: MeetingId) -> None:
    first, second, *_ = register.participants.listed(meeting_id)
    register.attendance.arrive(first.id)
    register.attendance.arrive(second.id)

    assert register.minutes.ballot_sheet(meeting_id, QUESTION).count == 2
    assert register.minutes.ballot_sheet(meeting_id, QUESTION, count=30, first=5).count == 30


def test_a_counting_commission_has_a_protocol_of_a_secret_vote_only(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    open_one = register.decisions.record(meeting_id, Motion(question=QUESTION))
    ballot = register.decisions.record(meeting_id, secret(register, meeting_id))

    sheet = register.minutes.counting_sheet(ballot.id, "2")

    assert (sheet.protocol_number, [one.name.en for one in sheet.decision.commission]) == (
        "2",
        ["Assan Aliyev1", "Assan Aliyev2"],
    )
    with refusing(NotSecretError) as refusal:
        register.minutes.counting_sheet(open_one.id)
    assert refusal.value.values["number"] == 1


def test_an_election_without_a_winner_names_who_stands_again(
    register: Register, meeting_id: MeetingId
) -> None:
    motion = replace(
        secret(register, meeting_id),
        mode=AdoptionMode.ELECTION,
        counts=None,
        candidates=[
            Candidate(id=number(n), name=LocalizedText.everywhere(f"C{n}"), votes=1) for n in (1, 2, 3)
        ],
    )
    register.decisions.record(meeting_id, motion)

    (decision,) = register.minutes.sheet(meeting_id).decisions

    assert decision.outcome is Outcome.NOT_ELECTED
    assert [one.en for one in decision.second_round] == ["C1", "C2", "C3"]
