"""One desk records the decisions of a meeting; at the others recording is refused with the way."""

from pathlib import Path

import pytest

from forumdesk.domain.identifiers import MeetingId
from forumdesk.services.batons import DecidedElsewhereError
from forumdesk.services.desk import Desk
from forumdesk.services.register import Register
from tests.builders import registers
from tests.services.conftest import Refusal

SECOND = Desk(id="desk-2", name="Second desk")


def test_without_a_baton_every_desk_decides(register: Register, meeting_id: MeetingId) -> None:
    assert register.batons.holder(meeting_id) is None
    assert not register.batons.is_elsewhere(meeting_id)

    assert register.decisions.record_unanimous(meeting_id).number == 1


def test_elsewhere_recording_is_refused_by_name(
    register: Register, meeting_id: MeetingId, tmp_path: Path, refusing: Refusal
) -> None:
    register.handing_over.hand_over(tmp_path / "copy.forumdesk", "Second desk", decides=[meeting_id])

    for act in (register.decisions.record_unanimous, register.decisions.adopt_unanimously):
        with refusing(DecidedElsewhereError) as refusal:
            act(meeting_id)
        assert refusal.value.values["desk"] == "Second desk"
    assert register.batons.is_elsewhere(meeting_id)


def test_the_desk_that_is_named_decides_without_taking_anything(
    register: Register, meeting_id: MeetingId, tmp_path: Path
) -> None:
    path = tmp_path / "copy.forumdesk"
    register.handing_over.hand_over(path, "second DESK", decides=[meeting_id])

    with registers(desk=SECOND, clock=register.clock).open(path) as copy:
        assert not copy.batons.is_elsewhere(meeting_id)
        assert copy.decisions.adopt_unanimously(meeting_id).sealed


def test_of_two_desks_of_one_name_the_one_that_gave_it_away_decides_no_more(
    register: Register, meeting_id: MeetingId, tmp_path: Path, refusing: Refusal
) -> None:
    path = tmp_path / "copy.forumdesk"
    register.handing_over.hand_over(path, register.desk.name, decides=[meeting_id])

    with refusing(DecidedElsewhereError):
        register.decisions.record_unanimous(meeting_id)
    twin = Desk(id="desk-9", name=register.desk.name)
    with registers(desk=twin, clock=register.clock).open(path) as copy:
        assert copy.decisions.adopt_unanimously(meeting_id).sealed
        holder = copy.batons.holder(meeting_id)
        assert holder is not None
        assert holder.desk_id == twin.id


def test_whoever_opens_the_copy_is_offered_it_once_and_the_giver_is_not(
    register: Register, meeting_id: MeetingId, tmp_path: Path, refusing: Refusal
) -> None:
    path = tmp_path / "copy.forumdesk"
    register.handing_over.hand_over(path, "Айгүл", decides=[meeting_id])

    assert register.batons.offered() == ()
    with registers(desk=SECOND, clock=register.clock).open(path) as copy:
        (offered,) = copy.batons.offered()
        assert (offered.id, offered.desk_name) == (meeting_id, "Айгүл")
        with refusing(DecidedElsewhereError):
            copy.decisions.adopt_unanimously(meeting_id)
        copy.batons.take_offered()
        assert copy.batons.offered() == ()
        assert copy.decisions.adopt_unanimously(meeting_id).sealed

    register.uniting.merge(path)
    assert register.batons.is_elsewhere(meeting_id)
    assert register.batons.offered() == ()


def test_a_desk_can_take_it_over_and_take_that_back(
    register: Register, meeting_id: MeetingId, tmp_path: Path
) -> None:
    register.handing_over.hand_over(tmp_path / "copy.forumdesk", "Second desk", decides=[meeting_id])

    baton = register.batons.take(meeting_id)

    assert (baton.desk_id, baton.desk_name) == (register.desk.id, "Front desk")
    assert not register.batons.is_elsewhere(meeting_id)
    assert register.journal.entries(1)[0].code == "baton.taken"
    register.history.undo()
    assert register.batons.is_elsewhere(meeting_id)


def test_it_can_be_given_up(register: Register, meeting_id: MeetingId) -> None:
    register.batons.take(meeting_id)

    register.batons.free(meeting_id)

    assert register.batons.holder(meeting_id) is None


def test_two_desks_that_took_it_beside_each_other_are_asked(
    register: Register, meeting_id: MeetingId, tmp_path: Path
) -> None:
    path = tmp_path / "copy.forumdesk"
    register.batons.take(meeting_id)
    register.handing_over.hand_over(path, "Second desk", decides=[meeting_id])
    register.batons.take(meeting_id)
    with registers(desk=SECOND, clock=register.clock).open(path) as copy:
        copy.batons.take(meeting_id)

    (choice,) = register.uniting.preview(path).choices

    assert (choice.key, choice.mine.desk, choice.theirs.desk) == (
        ("baton", meeting_id),
        "Front desk",
        "Second desk",
    )


@pytest.mark.parametrize("name", ["Second desk", "second desk "])
def test_statements_are_made_at_any_desk(
    register: Register, meeting_id: MeetingId, tmp_path: Path, name: str
) -> None:
    from forumdesk.domain.statements import StatementKind
    from forumdesk.domain.texts import LocalizedText

    decision = register.decisions.adopt_unanimously(meeting_id)
    register.handing_over.hand_over(tmp_path / "copy.forumdesk", name, decides=[meeting_id])

    kept = register.statements.add(
        meeting_id,
        StatementKind.EXPLANATION,
        LocalizedText(en="We explain."),
        decision_id=decision.id,
        author=LocalizedText(en="Observer"),
        seal=True,
    )

    assert kept.sealed
