"""A copy is handed over whole and verified, or not at all, and both copies know of it."""

from pathlib import Path
from typing import Any

import pytest

from forumdesk.domain.identifiers import MeetingId
from forumdesk.services import handing_over
from forumdesk.services.deeds import Deeds
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


class PowerCut(BaseException):
    """The program ends here."""


@pytest.mark.parametrize("sealed", [False, True])
def test_a_handing_over_that_was_cut_off_before_the_copy_had_its_name_is_brought_to_its_end(
    register: Register, meeting_id: MeetingId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sealed: bool
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    path = folder / "copy.forumdesk"
    seal = (lambda data: data[::-1]) if sealed else None
    cut_at(monkeypatch, "take_name")
    with pytest.raises(PowerCut):
        register.handing_over.hand_over(path, "Айгүл", decides=[meeting_id], seal=seal)
    monkeypatch.undo()
    (handed,) = register.handing_over.copies()
    assert len(list(folder.glob(".copy-*.part"))) == 1

    done = register.handing_over.hand_over(path, "Айгүл", decides=[meeting_id], seal=seal)

    assert done.handover == handed
    assert register.handing_over.copies() == (handed,)
    assert path.is_file()
    assert list(folder.glob(".copy-*.part")) == []
    if not sealed:
        with registers(clock=register.clock).open(path) as copy:
            assert content(copy) == content(register)


def test_what_was_cut_off_before_the_deed_was_never_handed_over(
    register: Register, meeting_id: MeetingId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    path = folder / "copy.forumdesk"
    monkeypatch.setattr(handing_over.HandingOver, "_named", cut)
    monkeypatch.setattr(Path, "unlink", lambda *_args, **_words: None)
    monkeypatch.setattr(handing_over, "_note", once(handing_over._note))
    before = content(register)
    with pytest.raises(PowerCut):
        register.handing_over.hand_over(path, "Айгүл", decides=[meeting_id])
    monkeypatch.undo()

    assert content(register) == before
    assert len(list(folder.iterdir())) == 1
    register.handing_over.hand_over(path, "Айгүл", decides=[meeting_id])
    assert list(folder.iterdir()) == [path]
    assert len(register.handing_over.copies()) == 1


def test_a_deed_done_meanwhile_is_in_the_copy(
    register: Register, meeting_id: MeetingId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, note = tmp_path / "copy.forumdesk", handing_over._note
    done: list[object] = []

    def slow(deeds: Deeds, *given: Any, **words: Any) -> Any:
        if deeds.database is register._database and not done:
            done.append(register.meetings.edit(meeting_id, number="17"))
        return note(deeds, *given, **words)

    monkeypatch.setattr(handing_over, "_note", slow)

    register.handing_over.hand_over(path, "Айгүл")

    assert len(register.handing_over.copies()) == 1
    with registers(clock=register.clock).open(path) as copy:
        assert content(copy) == content(register)


def cut(*_args: Any, **_words: Any) -> None:
    raise PowerCut


def cut_at(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """End the program where it would call this: nothing that is done on the way out is done any more."""
    monkeypatch.setattr(handing_over, name, cut)
    monkeypatch.setattr(handing_over.HandingOver, "_take_back", cut)
    monkeypatch.setattr(Path, "unlink", lambda *_args, **_words: None)


def once(note: Any) -> Any:
    """The power goes with the second call."""
    calls: list[None] = []

    def noting(*given: Any, **words: Any) -> Any:
        calls.append(None)
        return note(*given, **words) if len(calls) == 1 else cut()

    return noting
