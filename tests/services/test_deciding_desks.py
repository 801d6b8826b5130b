"""Decisions of two desks with one number are told apart by the desk."""

from pathlib import Path

import pytest

from forumdesk.domain.decisions import AmbiguousDecisionError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.services.desk import Desk
from forumdesk.services.register import Register
from tests.builders import registers

SECOND = Desk(id="desk-2", name="Second desk")


@pytest.fixture
def doubled(register: Register, meeting_id: MeetingId, tmp_path: Path) -> Register:
    path = tmp_path / "copy.forumdesk"
    register.handing_over.hand_over(path, "Second desk")
    with registers(desk=SECOND, clock=register.clock).open(path) as copy:
        copy.decisions.adopt_unanimously(meeting_id, copy.decisions.subject_of(meeting_id, ["1"]))
    register.decisions.adopt_unanimously(meeting_id, register.decisions.subject_of(meeting_id, ["1"]))
    register.uniting.merge(path)
    return register


def test_the_desk_is_named_where_the_number_is_not_enough(doubled: Register, meeting_id: MeetingId) -> None:
    desks = doubled.decisions.desks(meeting_id)

    assert [(one.number, desks[one.id]) for one in doubled.decisions.decisions(meeting_id)] == [
        (1, "Second desk"),
        (1, "Front desk"),
    ]


def test_where_numbers_differ_nobody_is_named(register: Register, meeting_id: MeetingId) -> None:
    register.decisions.adopt_unanimously(meeting_id)

    assert register.decisions.desks(meeting_id) == {}


def test_a_number_that_two_desks_gave_does_not_name_a_decision(
    doubled: Register, meeting_id: MeetingId
) -> None:
    with pytest.raises(AmbiguousDecisionError):
        doubled.decisions.decision_named(meeting_id, "1")

    first = doubled.decisions.decisions(meeting_id)[0]
    assert doubled.decisions.decision_named(meeting_id, first.code) == first


def test_the_next_number_is_the_next_free_one(doubled: Register, meeting_id: MeetingId) -> None:
    wanted = doubled.decisions.subject_of(meeting_id, ["2"])

    assert doubled.decisions.adopt_unanimously(meeting_id, wanted).number == 2


def test_both_stand_in_the_minutes_with_their_desks(doubled: Register, meeting_id: MeetingId) -> None:
    sheet = doubled.minutes.sheet(meeting_id)

    told = [one for item in sheet.items for one in item.decisions] or list(sheet.decisions)
    assert {(one.number, one.desk) for one in told} == {(1, "Front desk"), (1, "Second desk")}


def test_a_meeting_with_both_leaves_as_a_package_and_comes_again(
    doubled: Register, meeting_id: MeetingId, tmp_path: Path
) -> None:
    package = doubled.packages.package(meeting_id)

    with registers().create(tmp_path / "b.forumdesk") as other:
        assert other.packages.bring_in(package).new == 1
        assert other.verification.verify().holds
