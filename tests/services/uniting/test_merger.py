"""Copies of one register merged at the desk that gave them out."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.people import Names, PersonName
from forumdesk.services.desk import Desk
from forumdesk.services.encryption import can_encrypt, encrypt
from forumdesk.services.register import Register
from forumdesk.services.uniting.errors import (
    ForeignRegisterError,
    ForkedChainError,
    OtherBrokenError,
    SameFileError,
    SealedTwiceError,
    UndecidedError,
)
from forumdesk.storage.errors import EncryptedError, NotARegisterError
from tests.builders import FixedClock, registers
from tests.services.uniting.copies import content, merged, valid

SECOND = Desk(id="desk-2", name="Second desk")


@pytest.fixture
def copy(register: Register, meeting_id: MeetingId, tmp_path: Path) -> Iterator[Register]:
    path = tmp_path / "copy.forumdesk"
    register.handing_over.hand_over(path, "Second desk")
    with registers(desk=SECOND, clock=register.clock).open(path) as opened:
        yield opened


def test_what_was_done_there_comes_with_its_journal(
    register: Register, meeting_id: MeetingId, copy: Register
) -> None:
    person = copy.participants.listed(meeting_id)[0]
    copy.participants.edit(person.id, phone="+7 701")

    told = register.uniting.merge(copy.path)

    assert register.participants.participant(person.id).phone == "+7 701"
    assert [(one.name, one.count) for one in told.desks] == [("Second desk", 1)]
    newest, brought = register.journal.entries(2)
    assert (newest.code, brought.code, brought.desk_name) == (
        "register.merged",
        "participant.edited",
        "Second desk",
    )
    assert brought.merged_by == newest.id


def test_fields_of_one_value_changed_at_two_desks_both_stand(
    register: Register, meeting_id: MeetingId, copy: Register
) -> None:
    person = register.participants.listed(meeting_id)[0]
    register.participants.edit(person.id, email="here@example")
    copy.participants.edit(person.id, phone="+7 701")

    register.uniting.merge(copy.path)

    found = register.participants.participant(person.id)
    assert (found.email, found.phone) == ("here@example", "+7 701")


def test_merging_again_changes_nothing(register: Register, meeting_id: MeetingId, copy: Register) -> None:
    person = copy.participants.listed(meeting_id)[0]
    copy.participants.edit(person.id, phone="+7 701")
    register.participants.edit(person.id, email="here@example")
    register.uniting.merge(copy.path)
    before = content(register)
    deeds = len(register.journal.entries())

    told = register.uniting.merge(copy.path)

    assert told.is_empty
    assert content(register) == before
    assert len(register.journal.entries()) == deeds


def test_desks_that_exchange_copies_and_do_nothing_else_come_to_rest(
    register: Register, meeting_id: MeetingId, copy: Register
) -> None:
    first, second = (one.id for one in copy.participants.listed(meeting_id)[:2])
    register.participants.edit(first, phone="here")
    copy.participants.edit(second, phone="there")
    register.uniting.merge(copy.path)
    copy.uniting.merge(register.path)

    assert register.uniting.merge(copy.path).is_empty
    assert copy.uniting.merge(register.path).is_empty
    assert content(register) == content(copy)


def test_both_desks_come_to_the_same(register: Register, meeting_id: MeetingId, copy: Register) -> None:
    person = copy.participants.listed(meeting_id)[0]
    copy.participants.edit(person.id, phone="+7 701")
    copy.participants.add(meeting_id, Names(kk=PersonName(family="Жаңа", given="Адам")))
    register.participants.add(meeting_id, Names(kk=PersonName(family="Басқа", given="Адам")))
    register.attendance.arrive(person.id)
    copy.attendance.arrive(person.id)

    register.uniting.merge(copy.path)
    copy.uniting.merge(register.path)

    assert content(register) == content(copy)
    assert copy.uniting.preview(register.path).is_empty or copy.uniting.preview(register.path).kinds == ()
    numbers = [one.number for one in register.participants.listed(meeting_id)]
    assert len(set(numbers)) == len(numbers)


def test_a_true_conflict_waits_for_a_person(
    register: Register, meeting_id: MeetingId, copy: Register
) -> None:
    person = copy.participants.listed(meeting_id)[0]
    register.participants.edit(person.id, phone="here")
    copy.participants.edit(person.id, phone="there")
    before = content(register)

    with pytest.raises(UndecidedError) as refusal:
        register.uniting.merge(copy.path)

    assert refusal.value.count == 1
    assert content(register) == before
    (choice,) = register.uniting.preview(copy.path).choices
    assert (choice.field, choice.before) == ("phone", {"phone": person.phone})
    assert (choice.mine.plain, choice.theirs.plain) == ({"phone": "here"}, {"phone": "there"})
    assert (choice.mine.desk, choice.theirs.desk) == ("Front desk", "Second desk")
    register.uniting.merge(copy.path, {choice.mark: True})
    assert register.participants.participant(person.id).phone == "there"
    assert copy.uniting.preview(register.path).choices == ()
    copy.uniting.merge(register.path)
    assert content(copy) == content(register)


def test_a_deletion_against_a_change_waits_for_a_person(
    register: Register, meeting_id: MeetingId, copy: Register
) -> None:
    person = copy.participants.listed(meeting_id)[-1]
    register.participants.remove(person.id)
    copy.participants.edit(person.id, phone="there")

    choices = register.uniting.preview(copy.path).choices

    assert [(one.field, one.mine.plain is None) for one in choices if one.key[0] == "participant"] == [
        ("", True)
    ]
    register.uniting.merge(copy.path, {one.mark: True for one in choices})
    assert register.participants.participant(person.id).phone == "there"
    copy.uniting.merge(register.path)
    assert content(copy) == content(register)


def test_merging_is_one_step_back(register: Register, meeting_id: MeetingId, copy: Register) -> None:
    person = copy.participants.listed(meeting_id)[0]
    copy.participants.edit(person.id, phone="+7 701")
    copy.participants.add(meeting_id, Names(kk=PersonName(family="Жаңа", given="Адам")))
    copy.attendance.arrive(person.id)
    before = content(register)
    register.uniting.merge(copy.path)

    register.history.undo()

    assert valid(content(register)) == before
    assert copy.uniting.preview(register.path).arrivals == 0
    register.uniting.merge(copy.path)
    assert register.participants.participant(person.id).phone == "+7 701"
    assert copy.uniting.merge(register.path).choices == ()
    assert content(copy) == content(register)


@pytest.mark.parametrize("takes_theirs", [True, False])
def test_a_merge_is_taken_back_and_done_again_and_is_known_then(
    register: Register, meeting_id: MeetingId, copy: Register, takes_theirs: bool
) -> None:
    first, *_rest, last = register.participants.listed(meeting_id)
    copy.participants.edit(first.id, phone="there")
    register.participants.edit(first.id, phone="here")
    copy.participants.edit(last.id, phone="there")
    register.participants.remove(last.id)
    before = content(register)
    choices = {one.mark: takes_theirs for one in register.uniting.preview(copy.path).choices}
    register.uniting.merge(copy.path, choices)
    after = content(register)

    for _ in range(2):
        register.history.undo()
        assert content(register) == before
        assert len(register.uniting.preview(copy.path).choices) == 2

        register.history.redo()
        assert content(register) == after
        assert register.uniting.preview(copy.path).is_empty


def test_sealed_chains_of_each_desk_come_whole(
    register: Register, meeting_id: MeetingId, copy: Register
) -> None:
    first, second = register.decisions, copy.decisions
    (mine,) = merged(first.adopt_unanimously(meeting_id, first.subject_of(meeting_id, ["1"])))
    (theirs,) = merged(second.adopt_unanimously(meeting_id, second.subject_of(meeting_id, ["1"])))

    told = register.uniting.merge(copy.path)

    assert told.final
    (coming,) = told.decisions
    assert (coming.number, coming.desk, coming.beside) == (1, "Second desk", "Front desk")
    assert {one.id for one in register.decisions.decisions(meeting_id)} == {mine.id, theirs.id}
    verdict = register.verification.verify()
    assert verdict.holds, verdict.problem
    assert len(verdict.heads) == 2
    copy.uniting.merge(register.path)
    assert content(copy) == content(register)
    assert copy.verification.verify().holds


def test_a_broken_chain_of_the_copy_is_refused(
    register: Register, meeting_id: MeetingId, copy: Register
) -> None:
    import sqlite3

    copy.decisions.adopt_unanimously(meeting_id)
    copy.close()
    connection = sqlite3.connect(copy.path, isolation_level=None)
    connection.execute("DROP TRIGGER sealed_record_no_update")
    connection.execute("UPDATE sealed_record SET record = CAST(replace(record, 'for', 'not') AS BLOB)")
    connection.close()

    with pytest.raises(OtherBrokenError):
        register.uniting.merge(copy.path)


def test_another_register_is_refused(register: Register, tmp_path: Path) -> None:
    with registers(clock=FixedClock()).create(tmp_path / "other.forumdesk") as other:
        path = other.path

    with pytest.raises(ForeignRegisterError):
        register.uniting.preview(path)


def test_a_file_that_is_no_register_is_named_as_the_person_knows_it(
    register: Register, tmp_path: Path
) -> None:
    other = tmp_path / "notes.forumdesk"
    other.write_bytes(b"not a register" * 1000)

    with pytest.raises(NotARegisterError) as caught:
        register.uniting.merge(other)

    assert caught.value.values["path"] == str(other)


def test_the_register_itself_is_refused(register: Register, tmp_path: Path) -> None:
    with pytest.raises(SameFileError):
        register.uniting.preview(register.path)


def test_an_arrival_that_a_merge_taken_back_had_brought_comes_again_with_another_copy(
    register: Register, meeting_id: MeetingId, copy: Register, tmp_path: Path
) -> None:
    third = tmp_path / "third.forumdesk"
    register.handing_over.hand_over(third, "Third desk")
    person = copy.participants.listed(meeting_id)[0]
    copy.attendance.arrive(person.id)
    register.uniting.merge(copy.path)
    register.history.undo()
    register.uniting.merge(copy.path)

    with registers(desk=Desk(id="desk-3", name="Third desk"), clock=register.clock).open(third) as late:
        late.uniting.merge(register.path)

        assert late.attendance.presences(meeting_id)[person.id].standing.is_present
        register.attendance.leave(person.id)
        late.uniting.merge(register.path)
        assert not late.attendance.presences(meeting_id)[person.id].standing.is_present


def test_what_was_erased_by_law_does_not_come_back(
    register: Register, meeting_id: MeetingId, copy: Register
) -> None:
    person = register.participants.listed(meeting_id)[0]
    copy.participants.edit(person.id, phone="+7 701 555")
    register.personal.erase(person.id, "by law")
    before = register.participants.participant(person.id)

    register.uniting.merge(copy.path)

    assert register.participants.participant(person.id) == before
    assert b"+7 701 555" not in register.path.read_bytes()
    copy.uniting.merge(register.path)
    assert copy.participants.participant(person.id) == before


def test_two_laptops_that_worked_as_one_desk_are_refused_by_name(
    register: Register, meeting_id: MeetingId, tmp_path: Path
) -> None:
    path = tmp_path / "copy.forumdesk"
    register.handing_over.hand_over(path, "Second desk")
    with registers(clock=register.clock).open(path) as same_desk:
        same_desk.decisions.adopt_unanimously(meeting_id, same_desk.decisions.subject_of(meeting_id, ["1"]))
    register.decisions.adopt_unanimously(meeting_id, register.decisions.subject_of(meeting_id, ["2"]))

    with pytest.raises(ForkedChainError) as refusal:
        register.uniting.merge(path)

    assert refusal.value.values == {"desk": "Front desk", "sequence": 1}


def test_a_decision_that_two_desks_sealed_is_refused_by_number(
    register: Register, meeting_id: MeetingId, tmp_path: Path
) -> None:
    register.decisions.record_unanimous(meeting_id)
    path = tmp_path / "copy.forumdesk"
    shutil.copyfile(register.path, path)  # not handed over: that would have asked to seal it first
    with registers(desk=SECOND, clock=register.clock).open(path) as copy:
        copy.decisions.seal(meeting_id)
    register.decisions.seal(meeting_id)

    with pytest.raises(SealedTwiceError) as refusal:
        register.uniting.merge(path)

    assert refusal.value.values == {"number": 1}


def test_what_was_sealed_there_is_sealed_here_though_it_was_open(
    register: Register, meeting_id: MeetingId, tmp_path: Path
) -> None:
    register.decisions.record_unanimous(meeting_id)
    path = tmp_path / "copy.forumdesk"
    shutil.copyfile(register.path, path)
    with registers(desk=SECOND, clock=register.clock).open(path) as copy:
        copy.decisions.seal(meeting_id)
    register.decisions.withdraw(meeting_id)

    register.uniting.merge(path)

    (decision,) = register.decisions.decisions(meeting_id)
    assert decision.sealed
    assert register.verification.verify().holds


@pytest.mark.skipif(not can_encrypt(), reason="the extra for encrypted registers is not installed")
def test_an_encrypted_copy_is_merged_with_its_passphrase(
    register: Register, meeting_id: MeetingId, copy: Register
) -> None:
    copy.participants.edit(copy.participants.listed(meeting_id)[0].id, phone="+7 701")
    copy.close()
    encrypt(copy.path, "four words of my own 17", register.clock())

    with pytest.raises(EncryptedError):
        register.uniting.preview(copy.path)

    assert register.uniting.merge(copy.path, secret="four words of my own 17").deeds == 1
