"""In a folder of copies each is whole under its name, or is not there."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from forumdesk.storage.copies import (
    CopyNoRoomError,
    CopyNotSoundError,
    CopyPlaceError,
    RegisterFacts,
)
from forumdesk.storage.copy_folder import CopyFolder, KeptCopy, copy_named, stand_in_place
from tests.builders import NOON, number
from tests.storage.limits import largest_file

FACTS = RegisterFacts(id=number(1), schema=7, deeds=5, last=number(9))


def _put(folder: CopyFolder, content: bytes = b"register") -> KeptCopy:
    def write(part: Path) -> RegisterFacts:
        part.write_bytes(content)
        return FACTS

    return folder.put(NOON, "hourly", write)


@pytest.fixture
def folder(tmp_path: Path) -> CopyFolder:
    return CopyFolder(tmp_path / "backups" / "a")


def _files(folder: CopyFolder) -> list[str]:
    return sorted(path.name for path in folder.folder.iterdir() if path.name != ".lock")


def test_a_copys_name_says_when_why_of_what_state_and_of_which_bytes(folder: CopyFolder) -> None:
    copy = _put(folder)

    assert copy.path.name == f"2024-10-17T12-00-00Z_hourly_{FACTS.mark}_{copy.digest}.forumdesk"
    assert (copy.made_at, copy.reason, copy.deeds, copy.mark) == (NOON, "hourly", 5, FACTS.mark)
    assert copy.is_whole()
    assert folder.copies() == (copy,)
    assert copy.path.stat().st_mode & 0o777 == 0o600


def test_one_bit_that_flips_is_noticed(folder: CopyFolder) -> None:
    copy = _put(folder)
    copy.path.write_bytes(b"registeR")

    assert not copy.is_whole()


def test_a_failure_leaves_nothing_behind(folder: CopyFolder) -> None:
    def fail(part: Path) -> RegisterFacts:
        part.write_bytes(b"half")
        raise CopyNotSoundError(folder="")

    with pytest.raises(CopyNotSoundError):
        folder.put(NOON, "hourly", fail)

    assert _files(folder) == []


def test_a_killed_run_leaves_no_copy_and_the_next_one_clears_up(folder: CopyFolder) -> None:
    script = f"""
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from forumdesk.storage.copy_folder import CopyFolder
def write(part):
    part.write_bytes(b"half")
    print("writing", flush=True)
    time.sleep(60)
CopyFolder(Path({str(folder.folder)!r})).put(datetime.now(UTC), "hourly", write)
"""
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    with process:
        assert process.stdout.readline() == "writing\n"
        process.send_signal(signal.SIGKILL)

    assert len(_files(folder)) == 1
    assert folder.copies() == ()
    copy = _put(folder)
    assert _files(folder) == [copy.path.name]


def test_a_copy_is_taken_over_byte_by_byte(folder: CopyFolder, tmp_path: Path) -> None:
    copy = _put(folder)
    other = CopyFolder(tmp_path / "stick")

    taken = other.take_over(copy)

    assert taken.path.read_bytes() == copy.path.read_bytes()
    assert taken.path.name == copy.path.name


def test_a_damaged_copy_is_not_taken_over(folder: CopyFolder, tmp_path: Path) -> None:
    copy = _put(folder)
    copy.path.write_bytes(b"other")
    other = CopyFolder(tmp_path / "stick")

    with pytest.raises(CopyNotSoundError):
        other.take_over(copy)

    assert _files(other) == []


def test_a_folder_without_room_says_so(folder: CopyFolder) -> None:
    with largest_file(1000), pytest.raises(CopyNoRoomError):
        _put(folder, b"x" * 5000)

    assert _files(folder) == []


def test_a_read_only_folder_says_so(ordinary_folder: Path) -> None:
    folder = ordinary_folder / "stick"
    folder.mkdir()
    folder.chmod(0o500)

    with pytest.raises(CopyPlaceError):
        _put(CopyFolder(folder))

    assert list(folder.iterdir()) == []
    folder.chmod(0o700)


@pytest.mark.parametrize("name", ["a.forumdesk", "2024-10-17T12-00-00Z_hourly_5.forumdesk", "about.json"])
def test_other_files_are_no_copies(name: str) -> None:
    assert copy_named(Path(name)) is None


def test_a_copy_stands_in_place_of_a_damaged_file_with_its_unfinished_deed(tmp_path: Path) -> None:
    path, aside, copy = (tmp_path / name for name in ("a.forumdesk", "a.damaged", "copy"))
    path.write_bytes(b"damaged")
    (tmp_path / "a.forumdesk-journal").write_bytes(b"unfinished")
    copy.write_bytes(b"sound")

    assert stand_in_place(copy, path, aside) == aside

    assert (path.read_bytes(), aside.read_bytes()) == (b"sound", b"damaged")
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        "a.damaged",
        "a.damaged-journal",
        "a.forumdesk",
        "copy",
    ]


def test_without_room_the_damaged_file_stays(tmp_path: Path) -> None:
    path, aside, copy = (tmp_path / name for name in ("a.forumdesk", "a.damaged", "copy"))
    path.write_bytes(b"damaged")
    copy.write_bytes(b"x" * 5000)

    with largest_file(1000), pytest.raises(CopyNoRoomError):
        stand_in_place(copy, path, aside)

    assert path.read_bytes() == b"damaged"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.forumdesk", "copy"]
