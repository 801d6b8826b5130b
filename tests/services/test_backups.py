"""Backups are made, verified, thinned and kept in two places; no register needs to be open for it."""

import random
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from forumdesk.domain.backups import NEWEST, Reason
from forumdesk.domain.errors import KnownError
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.access import Access
from forumdesk.services.backups import (
    SECOND_NAME,
    BackupDamagedError,
    Backups,
    BackupUnknownError,
    SecondPlace,
)
from forumdesk.services.register import Register
from forumdesk.storage.copies import CopyNoRoomError, CopyPlaceError, RegisterFacts
from forumdesk.storage.copying import copier_of
from forumdesk.storage.upgrade import SCHEMA_VERSION
from tests.builders import FixedClock, by_sql, dump, refilled
from tests.builders_backups import backed_up
from tests.storage.limits import largest_file


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def register(tmp_path: Path, clock: FixedClock) -> Iterator[Register]:
    with backed_up(tmp_path / "backups", clock).create(tmp_path / "a.forumdesk") as made:
        refilled(made)
        yield made


@pytest.fixture
def shelf(register: Register) -> Backups:
    assert register.backups.shelf is not None
    return register.backups.shelf


def _change(register: Register) -> None:
    register.meetings.add(LocalizedText.everywhere("Форум"))


def test_a_backup_holds_what_the_register_holds(register: Register, shelf: Backups, tmp_path: Path) -> None:
    made = register.backups.make(Reason.BY_HAND)

    assert made.is_new
    assert made.backup.first is not None
    assert dump(made.backup.first) == dump(register.path)
    assert made.backup.first.parent.parent == tmp_path / "backups"
    assert shelf.is_sound(made.backup)
    assert made.second is SecondPlace.NOT_CHOSEN


def test_nothing_changed_needs_no_second_backup(register: Register) -> None:
    first = register.backups.make(Reason.OPENED)
    again = register.backups.make(Reason.HOURLY)

    assert not again.is_new
    assert again.backup.name == first.backup.name
    assert len(register.backups.all()) == 1


def test_a_damaged_backup_is_replaced_though_nothing_changed(register: Register) -> None:
    first = register.backups.make(Reason.OPENED)
    assert first.backup.first is not None
    first.backup.first.write_bytes(b"rot")

    assert register.backups.make(Reason.HOURLY).is_new


def test_backups_are_listed_newest_first(register: Register) -> None:
    names = []
    for _deed in range(3):
        names.append(register.backups.make(Reason.HOURLY).backup.name)
        _change(register)

    assert [one.name for one in register.backups.all()] == names[::-1]


def test_backups_are_thinned_as_they_are_made(register: Register, clock: FixedClock) -> None:
    for _hour in range(7):
        register.backups.make(Reason.HOURLY)
        _change(register)
    clock.now += timedelta(days=3)
    register.backups.make(Reason.OPENED)
    assert len(register.backups.all()) == 8  # the clock may be wrong by these days
    _change(register)
    clock.now += timedelta(hours=20)

    register.backups.make(Reason.OPENED)

    assert len(register.backups.all()) == NEWEST


def test_the_newest_state_is_kept_whole_however_the_clock_jumps(
    register: Register, shelf: Backups, clock: FixedClock, stick: Path
) -> None:
    shelf.choose_second(stick)
    chance = random.Random(8)
    jumps = (
        timedelta(minutes=5),
        timedelta(days=1),
        timedelta(days=-365),
        timedelta(days=365),
        -timedelta(hours=3),
    )
    for _step in range(40):
        clock.now += chance.choice(jumps)
        _change(register)
        before = {one.name: one for one in register.backups.all()}
        made = register.backups.make(Reason.HOURLY)

        after = register.backups.all()
        assert made.is_new
        assert made.backup in after
        assert shelf.is_sound(made.backup)
        assert made.backup.second is not None
        assert len(before.keys() & {one.name for one in after}) >= min(len(before), NEWEST - 1)


def test_what_stands_for_others_is_whole(register: Register, clock: FixedClock) -> None:
    for _hour in range(7):
        register.backups.make(Reason.HOURLY)
        _change(register)
        clock.now += timedelta(minutes=1)
    good = register.backups.all()[-1]
    for one in register.backups.all()[:-1]:
        assert one.first is not None
        one.first.write_bytes(b"rot")
    clock.now += timedelta(days=3)

    register.backups.make(Reason.OPENED)

    assert good in register.backups.all()


def test_a_stick_pulled_out_midway_is_told_and_nothing_is_made_in_its_place(
    register: Register, shelf: Backups, stick: Path, tmp_path: Path
) -> None:
    shelf.choose_second(stick)
    copier = copier_of(register._database)
    write = copier.copy_to

    def pulled_out(part: Path) -> RegisterFacts:
        facts = write(part)
        stick.rename(tmp_path / "pocket")
        return facts

    copier.copy_to = pulled_out  # type: ignore[method-assign]
    made = shelf.make(copier, Reason.BY_HAND)

    assert made.second is SecondPlace.FAILED
    assert isinstance(made.problem, CopyPlaceError)
    assert made.backup.first is not None
    assert not stick.exists()


def test_of_two_registers_that_lay_at_one_place_the_later_ones_backups_are_found(
    tmp_path: Path, clock: FixedClock
) -> None:
    path, program = tmp_path / "b.forumdesk", backed_up(tmp_path / "backups", clock)
    names = []
    for _register in range(3):
        with program.create(path) as register:
            _change(register)
            names.append(register.backups.make(Reason.BY_HAND).backup.name)
        path.unlink()
        clock.now += timedelta(hours=1)
    path.write_bytes(b"rot" * 10_000)

    assert program.backups is not None
    assert [one.name for one in program.backups.of_file(path)] == names[-1:]


def test_a_register_that_is_only_looked_at_is_backed_up_and_remembered_where_it_lies(
    register: Register, shelf: Backups, tmp_path: Path, clock: FixedClock
) -> None:
    register.backups.make(Reason.BY_HAND)
    with backed_up(tmp_path / "backups", clock).open(register.path, access=Access.VIEW) as viewed:
        assert not viewed.backups.make(Reason.BY_HAND).is_new
    register.path.write_bytes(b"rot" * 10_000)

    assert len(shelf.of_file(register.path)) == 1


def test_the_second_place_gets_every_backup_too(register: Register, shelf: Backups, stick: Path) -> None:
    shelf.choose_second(stick)
    made = register.backups.make(Reason.BY_HAND)

    assert made.second is SecondPlace.KEPT
    assert made.backup.first is not None
    assert made.backup.second is not None
    assert made.backup.second.read_bytes() == made.backup.first.read_bytes()
    assert made.backup.second.is_relative_to(stick / SECOND_NAME)


def test_an_absent_second_place_is_told_and_caught_up_when_it_is_back(
    register: Register, shelf: Backups, stick: Path, tmp_path: Path
) -> None:
    shelf.choose_second(stick)
    register.backups.make(Reason.BY_HAND)
    stick.rename(tmp_path / "pocket")
    _change(register)

    assert register.backups.make(Reason.HOURLY).second is SecondPlace.ABSENT
    assert not stick.exists()

    (tmp_path / "pocket").rename(stick)
    made = register.backups.make(Reason.HOURLY)

    assert made.second is SecondPlace.KEPT
    assert all(one.first and one.second for one in register.backups.all())


def test_a_full_second_place_does_not_hinder_the_first(
    register: Register, shelf: Backups, stick: Path
) -> None:
    register.backups.make(Reason.BY_HAND)
    shelf.choose_second(stick)

    with largest_file(100_000):
        made = register.backups.make(Reason.HOURLY)

    assert made.second is SecondPlace.FAILED
    assert isinstance(made.problem, CopyNoRoomError)
    assert made.backup.first is not None
    assert made.backup.second is None


def test_a_read_only_second_place_is_told(ordinary_folder: Path) -> None:
    stick = ordinary_folder / SECOND_NAME
    stick.mkdir()
    with backed_up(ordinary_folder / "backups", second=stick).create(
        ordinary_folder / "a.forumdesk"
    ) as register:
        stick.chmod(0o500)
        made = register.backups.make(Reason.BY_HAND)

    assert made.second is SecondPlace.FAILED
    assert isinstance(made.problem, CopyPlaceError)
    assert made.backup.first is not None
    assert list(stick.iterdir()) == []
    stick.chmod(0o700)


def test_where_the_first_place_fails_the_second_holds_the_backup(ordinary_folder: Path) -> None:
    stick, first = ordinary_folder / SECOND_NAME, ordinary_folder / "backups"
    stick.mkdir()
    first.mkdir(mode=0o500)
    with backed_up(first, second=stick).create(ordinary_folder / "a.forumdesk") as register:
        made = register.backups.make(Reason.BY_HAND)

    assert isinstance(made.problem, CopyPlaceError)
    assert made.backup.first is None
    assert made.backup.second is not None


def test_no_place_at_all_is_refused_and_nothing_changed(ordinary_folder: Path) -> None:
    first = ordinary_folder / "backups"
    first.mkdir(mode=0o500)
    with backed_up(first).create(ordinary_folder / "a.forumdesk") as register:
        before = dump(register.path)
        with pytest.raises(CopyPlaceError):
            register.backups.make(Reason.BY_HAND)
        assert dump(register.path) == before


def test_a_backup_is_read_from_where_it_is_sound(register: Register, shelf: Backups, stick: Path) -> None:
    shelf.choose_second(stick)
    backup = register.backups.make(Reason.BY_HAND).backup
    assert backup.first is not None
    assert backup.second is not None
    backup.first.write_bytes(b"rot")

    assert shelf.sound_file(backup) == backup.second
    assert shelf.is_sound(backup)

    backup.second.unlink()
    with pytest.raises(BackupDamagedError):
        shelf.sound_file(backup)
    assert not shelf.is_sound(backup)


def test_a_damaged_registers_backups_are_found_by_its_place(register: Register, shelf: Backups) -> None:
    made = register.backups.make(Reason.BY_HAND)
    register.close()
    register.path.write_bytes(b"rot" * 10_000)

    found = shelf.of_file(register.path)

    assert [one.name for one in found] == [made.backup.name]
    assert shelf.last_sound(found) == found[0]
    assert shelf.difference(register.path, found[0]) is None


def test_a_backup_stands_in_place_of_a_damaged_register(
    register: Register, shelf: Backups, tmp_path: Path, clock: FixedClock
) -> None:
    before = dump(register.path)
    backup = register.backups.make(Reason.BY_HAND).backup
    register.close()
    register.path.write_bytes(b"rot" * 10_000)

    aside = shelf.put_in_place(register.path, backup)

    assert aside is not None
    assert aside.read_bytes() == b"rot" * 10_000
    with backed_up(tmp_path / "backups", clock).open(register.path):
        assert dump(register.path) == before


def test_a_backup_is_found_by_number_name_or_file(register: Register, shelf: Backups, tmp_path: Path) -> None:
    backup = register.backups.make(Reason.BY_HAND).backup
    assert backup.first is not None
    renamed = tmp_path / "Friday.forumdesk"
    shutil.copy(backup.first, renamed)
    backups = register.backups.all()

    assert shelf.find(backups, "1") == backup
    assert shelf.find(backups, backup.name) == backup
    elsewhere = shelf.find(backups, str(renamed))
    assert (elsewhere.first, elsewhere.mark) == (renamed, backup.mark)
    assert shelf.is_sound(elsewhere)
    with pytest.raises(BackupUnknownError):
        shelf.find(backups, "2")


@pytest.mark.parametrize("code", ["participants.imported", "register.merged"])
def test_a_risky_act_is_preceded_by_a_backup(register: Register, code: str) -> None:
    register.backups.before(code)

    assert register.backups.all()[0].reason.startswith("before-")


def test_an_ordinary_deed_and_an_empty_register_need_none(register: Register, tmp_path: Path) -> None:
    register.backups.before("meeting.added")
    assert register.backups.all() == ()

    with backed_up(tmp_path / "backups").create(tmp_path / "b.forumdesk") as empty:
        empty.backups.before("participants.imported")
        assert empty.backups.all() == ()


def test_an_older_format_is_backed_up_before_it_is_upgraded(
    project: Path, tmp_path: Path, clock: FixedClock
) -> None:
    import gzip

    path = tmp_path / "old.forumdesk"
    path.write_bytes(gzip.decompress((project / "tests/files/register-6.forumdesk.gz").read_bytes()))
    before = dump(path)

    with backed_up(tmp_path / "backups", clock).open(path) as opened:
        (backup,) = opened.backups.all()

    assert backup.reason == Reason.BEFORE_UPGRADE
    assert backup.first is not None
    assert dump(backup.first) == before
    assert dump(path)["alembic_version"] == [(f"{SCHEMA_VERSION:04d}",)]


def test_without_a_backup_an_older_format_is_not_upgraded(project: Path, ordinary_folder: Path) -> None:
    import gzip

    path, backups = ordinary_folder / "old.forumdesk", ordinary_folder / "backups"
    path.write_bytes(gzip.decompress((project / "tests/files/register-6.forumdesk.gz").read_bytes()))
    before = path.read_bytes()
    backups.mkdir(mode=0o500)

    with pytest.raises(KnownError):
        backed_up(backups).open(path)

    assert path.read_bytes() == before


def test_what_was_changed_past_the_program_since_does_not_hide(register: Register, shelf: Backups) -> None:
    backup = register.backups.make(Reason.BY_HAND).backup
    assert backup.first is not None
    by_sql(backup.first, "UPDATE meeting SET number = '99'")

    assert not Backups(shelf.clock, shelf.folder).is_sound(backup)
