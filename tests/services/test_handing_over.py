"""A copy is handed over whole and verified, or not at all, and both copies know of it."""

from pathlib import Path

import pytest

from forumdesk.domain.identifiers import MeetingId
from forumdesk.services.register import Register
from forumdesk.services.uniting.errors import NameMissingError, OpenDecisionsError
from forumdesk.storage.copies import CopyPlaceError
from forumdesk.storage.errors import FileExistsAlreadyError
from tests.builders import registers
from tests.services.conftest import Refusal
from tests.services.uniting.copies import content


def test_both_copies_know_of_it(register: Register, meeting_id: MeetingId, tmp_path: Path) -> None:
    path = tmp_path / "copy.forumdesk"

    done = register.handing_over.hand_over(path, " Second  desk ", note="badges")

    assert (done.handover.to_name, done.handover.note, done.handover.desk_name) == (
        "Second desk",
        "badges",
        "Front desk",
    )
    assert done.size == path.stat().st_size
    with registers(clock=register.clock).open(path) as copy:
        assert copy.handing_over.copies() == register.handing_over.copies() == (done.handover,)
        assert content(copy) == content(register)
        assert done.deeds == len(copy.journal.entries())
    assert [one.name for one in tmp_path.iterdir() if one.name.endswith(".part")] == []


def test_nothing_is_handed_over_while_a_decision_is_open(
    register: Register, meeting_id: MeetingId, tmp_path: Path, refusing: Refusal
) -> None:
    register.decisions.record_unanimous(meeting_id)
    path = tmp_path / "copy.forumdesk"

    with refusing(OpenDecisionsError) as refusal:
        register.handing_over.hand_over(path, "Second desk")

    assert refusal.value.values["number"] == 1
    assert not path.exists()


def test_it_is_said_to_whom(
    register: Register, meeting_id: MeetingId, tmp_path: Path, refusing: Refusal
) -> None:
    with refusing(NameMissingError):
        register.handing_over.hand_over(tmp_path / "copy.forumdesk", "  ")


def test_a_file_that_is_there_stays(
    register: Register, meeting_id: MeetingId, tmp_path: Path, refusing: Refusal
) -> None:
    path = tmp_path / "copy.forumdesk"
    path.write_text("mine")

    with refusing(FileExistsAlreadyError):
        register.handing_over.hand_over(path, "Second desk")

    assert path.read_text() == "mine"


def test_a_copy_that_could_not_be_written_is_not_handed_over(
    register: Register, meeting_id: MeetingId, tmp_path: Path
) -> None:
    register.batons.take(meeting_id)
    before = content(register)

    with pytest.raises(CopyPlaceError):
        register.handing_over.hand_over(tmp_path / "nowhere" / "copy.forumdesk", "X", decides=[meeting_id])

    assert content(register) == before
    assert register.handing_over.copies() == ()
