"""A register is restored by an act that is undone; the journal stays."""

import gzip
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from forumdesk.domain.backups import Reason
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.access import Access, ViewOnlyError
from forumdesk.services.backups import Backup, BackupDamagedError, Backups
from forumdesk.services.history import ChangedSinceError
from forumdesk.services.register import Register
from forumdesk.services.restoring import (
    BackupFailed,
    BackupMade,
    NoBackupsError,
    NothingDiffersError,
    OtherRegisterError,
    SealedWouldGoError,
)
from forumdesk.storage.copies import CopyPlaceError
from forumdesk.storage.database import open_register
from forumdesk.storage.errors import FileLockedError
from tests.builders import DESK, FixedClock, dump, refilled, registers
from tests.builders_backups import backed_up
from tests.builders_decisions import with_words

JOURNAL = ("journal", "journal_difference", "binned_content")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with backed_up(tmp_path / "backups", FixedClock()).create(tmp_path / "a.forumdesk") as made:
        yield made


@pytest.fixture
def meeting_id(register: Register) -> MeetingId:
    return refilled(register)


@pytest.fixture
def backup(register: Register, meeting_id: MeetingId) -> Backup:
    return register.backups.make(Reason.BY_HAND).backup


def _content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything but what was done."""
    return {name: rows for name, rows in dump(path).items() if name not in JOURNAL}


def _change(register: Register, meeting_id: MeetingId) -> None:
    """Something of every kind: new, changed, and gone."""
    people = register.participants.listed(meeting_id)
    register.attendance.arrive(people[0].id)
    register.participants.remove(people[-1].id)
    register.meetings.add(LocalizedText.everywhere("Кеңес"))
    rows = register.resolutions.text(meeting_id).rows
    register.text_rows.remove(meeting_id, rows[-1].id)


def test_the_register_is_as_it_was_and_the_journal_tells_of_it(
    register: Register, meeting_id: MeetingId, backup: Backup
) -> None:
    before = _content(register.path)
    _change(register, meeting_id)
    deeds = len(dump(register.path)["journal"])

    kept = register.backups.restore(backup)

    assert _content(register.path) == before
    assert len(dump(register.path)["journal"]) == deeds + 1
    (restored,) = register.journal.entries(1)
    assert restored.code == "register.restored"
    assert restored.values["backup"] == backup.name
    assert kept.backup.reason == Reason.BEFORE_RESTORE
    assert {one.kind for one in register.journal.differences(restored.id)} >= {
        "meeting",
        "body",
        "movement",
        "participant",
    }


def test_undo_brings_the_state_before_it_back_and_redo_restores_again(
    register: Register, meeting_id: MeetingId, backup: Backup
) -> None:
    old = _content(register.path)
    _change(register, meeting_id)
    register.meetings.edit(meeting_id, number="17")
    new = _content(register.path)
    register.backups.restore(backup)

    register.history.undo()
    assert _content(register.path) == new
    register.history.redo()
    assert _content(register.path) == old
    register.history.undo()
    assert _content(register.path) == new
    assert register.history.next_undo is not None
    assert register.history.next_undo.code == "meeting.edited"


def test_undo_works_after_a_restart(
    register: Register, meeting_id: MeetingId, backup: Backup, tmp_path: Path
) -> None:
    register.meetings.edit(meeting_id, number="17")
    new = _content(register.path)
    register.backups.restore(backup)
    register.close()

    with backed_up(tmp_path / "backups", register.clock).open(register.path) as again:
        again.history.undo()

    assert _content(register.path) == new


def test_the_preview_names_what_would_be_taken_back_and_what_would_come(
    register: Register, meeting_id: MeetingId, backup: Backup
) -> None:
    register.meetings.edit(meeting_id, number="17")
    later = register.backups.make(Reason.BY_HAND).backup

    differs = register.backups.difference(backup)
    assert [one.code for one in differs.taken_back] == ["meeting.edited"]
    assert differs.would_come == ()

    register.backups.restore(backup)
    differs = register.backups.difference(later)
    assert differs.taken_back == ()
    assert [one.code for one in differs.would_come] == ["meeting.edited"]


def test_a_preview_changes_nothing(register: Register, backup: Backup) -> None:
    before = dump(register.path)
    register.backups.difference(backup)
    assert dump(register.path) == before


def test_what_is_the_same_already_is_not_restored(register: Register, backup: Backup) -> None:
    with pytest.raises(NothingDiffersError):
        register.backups.restore(backup)

    register.meetings.add(LocalizedText.everywhere("Кеңес"))
    register.backups.restore(backup)
    with pytest.raises(NothingDiffersError):
        register.backups.restore(backup)


def test_sealed_records_go_only_when_it_is_said_expressly(
    register: Register, meeting_id: MeetingId, backup: Backup
) -> None:
    old = _content(register.path)
    with_words(register, meeting_id)
    sealed = _content(register.path)

    with pytest.raises(SealedWouldGoError):
        register.backups.restore(backup)
    assert _content(register.path) == sealed

    register.backups.restore(backup, also_sealed=True)
    assert _content(register.path) == old
    register.history.undo()
    assert _content(register.path) == sealed
    assert register.verification.verify().holds


def test_the_guard_of_sealed_records_stands_again_after_restoring(
    register: Register, meeting_id: MeetingId, backup: Backup
) -> None:
    import sqlite3

    with_words(register, meeting_id)
    register.backups.restore(backup, also_sealed=True)
    register.history.undo()

    connection = sqlite3.connect(register.path)
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("DELETE FROM sealed_record")
    connection.close()


def test_a_backup_of_another_register_is_refused(register: Register, backup: Backup, tmp_path: Path) -> None:
    with backed_up(tmp_path / "backups").create(tmp_path / "b.forumdesk") as other:
        before = dump(other.path)
        with pytest.raises(OtherRegisterError):
            other.backups.restore(backup)
        assert dump(other.path) == before


def test_a_damaged_backup_is_refused_and_nothing_changes(register: Register, backup: Backup) -> None:
    register.meetings.add(LocalizedText.everywhere("Кеңес"))
    before = dump(register.path)
    assert backup.first is not None
    backup.first.write_bytes(backup.first.read_bytes()[:-1])

    with pytest.raises(BackupDamagedError):
        register.backups.restore(backup)

    assert dump(register.path) == before


def test_without_a_backup_of_the_present_state_nothing_is_restored(ordinary_folder: Path) -> None:
    backups = ordinary_folder / "backups"
    with backed_up(backups).create(ordinary_folder / "a.forumdesk") as register:
        refilled(register)
        backup = register.backups.make(Reason.BY_HAND).backup
        register.meetings.add(LocalizedText.everywhere("Кеңес"))
        before = dump(register.path)
        folder = backups / str(backup.register_id)
        folder.chmod(0o500)

        with pytest.raises(CopyPlaceError):
            register.backups.restore(backup)

        assert dump(register.path) == before
        folder.chmod(0o700)


def test_an_older_backup_is_brought_up_to_date_on_the_way(project: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.forumdesk"
    path.write_bytes(gzip.decompress((project / "tests/files/register-6.forumdesk.gz").read_bytes()))
    with backed_up(tmp_path / "backups").open(path) as register:
        before = _content(path)
        (backup,) = register.backups.all()
        register.meetings.add(LocalizedText.everywhere("Кеңес"))

        register.backups.restore(backup)

        assert _content(path) == before
        register.history.undo()
        assert len(dump(path)["meeting"]) == len(before["meeting"]) + 1


def test_restoring_is_not_undone_over_what_another_desk_did_since(
    register: Register, meeting_id: MeetingId, backup: Backup, tmp_path: Path
) -> None:
    register.meetings.edit(meeting_id, number="17")
    register.backups.restore(backup)
    others = replace(registers(register.clock), desk=replace(DESK, id="desk-2"))
    with others.open(register.path) as other:
        other.meetings.add(LocalizedText.everywhere("Кеңес"))
    before = dump(register.path)

    with pytest.raises(ChangedSinceError):
        register.history.undo()

    assert dump(register.path) == before


def _tables_with(register: Register, word: str) -> list[str]:
    return [name for name, rows in dump(register.path).items() if word in str(rows)]


def test_who_was_erased_since_does_not_come_back(
    register: Register, meeting_id: MeetingId, backup: Backup
) -> None:
    person = register.participants.listed(meeting_id)[0]
    family = person.names.kk.family
    assert "participant" in _tables_with(register, family)
    register.personal.erase(person.id)
    register.meetings.edit(meeting_id, number="17")

    register.backups.restore(backup)

    assert _tables_with(register, family) == []
    assert len(dump(register.path)["erasure"]) == 1
    register.history.undo()
    assert _tables_with(register, family) == []


def test_only_looking_does_not_restore(register: Register, backup: Backup, tmp_path: Path) -> None:
    register.meetings.add(LocalizedText.everywhere("Кеңес"))
    register.close()
    shelf = Backups(register.clock, tmp_path / "backups")
    viewed = Register(open_register(register.path), register.clock, DESK, Access.VIEW, backups=shelf)
    with viewed, pytest.raises(ViewOnlyError):
        viewed.backups.restore(backup)


def test_what_was_made_or_failed_is_told(ordinary_folder: Path) -> None:
    told: list[object] = []
    backups = ordinary_folder / "backups"
    with backed_up(backups).create(ordinary_folder / "a.forumdesk") as register:
        refilled(register)
        register.events.subscribe(BackupMade, told.append)
        register.events.subscribe(BackupFailed, told.append)
        register.backups.make(Reason.HOURLY)
        register.meetings.add(LocalizedText.everywhere("Кеңес"))
        folder = next(backups.iterdir())
        folder.chmod(0o500)
        register.backups.before("participants.imported")
        folder.chmod(0o700)

    assert [type(one) for one in told] == [BackupMade, BackupFailed]


def test_where_no_backups_are_kept_it_is_said(tmp_path: Path) -> None:
    with registers().create(tmp_path / "a.forumdesk") as register:
        refilled(register)
        register.backups.before("participants.imported")
        assert register.backups.all() == ()
        with pytest.raises(NoBackupsError):
            register.backups.make(Reason.BY_HAND)


@pytest.mark.usefixtures("meeting_id")
def test_a_copy_goes_into_a_folder_of_a_persons_choice(register: Register, tmp_path: Path) -> None:
    path = register.backups.copy_into(tmp_path / "stick")

    assert dump(path) == dump(register.path)


@pytest.mark.usefixtures("meeting_id")
def test_a_register_that_another_program_holds_is_refused_in_words(
    register: Register, backup: Backup
) -> None:
    known = register.backups.all()
    with closing(sqlite3.connect(register.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert register.backups.all() == known
        for act in (register.backups.difference, register.backups.restore):
            with pytest.raises(FileLockedError) as refused:
                act(backup)
            assert refused.value.values["path"] == str(register.path)
