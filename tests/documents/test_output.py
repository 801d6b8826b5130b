"""A document is written whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from forumdesk.documents.errors import (
    OutputDiskFullError,
    OutputError,
    OutputFolderMissingError,
    OutputIsAnotherRegisterError,
    OutputIsFolderError,
    OutputIsRegisterError,
    OutputNotAFileError,
    OutputNotWritableError,
)
from forumdesk.documents.output import write_whole


def names_in(folder: Path) -> list[str]:
    """What lies in a folder."""
    return [path.name for path in folder.iterdir()]


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    place = tmp_path / "қарар.pdf"

    write_whole(place, b"one")
    write_whole(place, b"two")

    assert place.read_bytes() == b"two"
    assert names_in(tmp_path) == ["қарар.pdf"]


def test_the_register_is_never_replaced_however_it_is_spelt(tmp_path: Path) -> None:
    register = tmp_path / "forum.forumdesk"
    register.write_bytes(b"register")
    link = tmp_path / "link.pdf"
    link.symlink_to(register)

    for spelt in (register, tmp_path / "." / "x" / ".." / register.name, link):
        with pytest.raises(OutputIsRegisterError, match="is the register itself"):
            write_whole(spelt, b"document", forbidden=register)

    assert register.read_bytes() == b"register"


def test_no_other_register_is_ever_replaced(tmp_path: Path) -> None:
    plain, encrypted, emptied = tmp_path / "copy.bak", tmp_path / "a.forumdesk", tmp_path / "b.FORUMDESK"
    plain.write_bytes(b"SQLite format 3\x00".ljust(68, b"\x00") + b"FDK1")
    encrypted.write_bytes(os.urandom(8192))
    emptied.touch()
    kept = [one.read_bytes() for one in (plain, encrypted, emptied)]
    link = tmp_path / "link.pdf"
    link.symlink_to(encrypted)

    for place in (plain, encrypted, emptied, link):
        with pytest.raises(OutputIsAnotherRegisterError, match="is not overwritten"):
            write_whole(place, b"document", forbidden=tmp_path / "own.forumdesk")

    assert [one.read_bytes() for one in (plain, encrypted, emptied)] == kept


def test_where_no_register_stands_its_ending_may_be_written(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.forumdesk", b"copy")

    assert (tmp_path / "a.forumdesk").read_bytes() == b"copy"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputIsFolderError):
        write_whole(tmp_path, b"document")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputFolderMissingError, match="nowhere"):
        write_whole(tmp_path / "nowhere" / "a.pdf", b"document")


def test_a_folder_without_rights_is_refused_and_nothing_lies_there(ordinary_folder: Path) -> None:
    ordinary_folder.chmod(0o500)
    try:
        with pytest.raises(OutputNotWritableError):
            write_whole(ordinary_folder / "a.pdf", b"document")
        assert names_in(ordinary_folder) == []
    finally:
        ordinary_folder.chmod(0o700)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, OutputDiskFullError),
        (errno.EROFS, OutputNotWritableError),
        (errno.EACCES, OutputNotWritableError),
        (errno.EIO, OutputError),
    ],
)
def test_a_failure_of_the_disk_leaves_what_stood_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, expected: type[OutputError]
) -> None:
    place = tmp_path / "a.pdf"
    place.write_bytes(b"before")

    def fails(_: int) -> None:
        raise OSError(number, "told by the system")

    monkeypatch.setattr(os, "fsync", fails)

    with pytest.raises(OutputError) as told:
        write_whole(place, b"after")

    assert type(told.value) is expected
    assert place.read_bytes() == b"before"
    assert names_in(tmp_path) == ["a.pdf"]


def test_the_rights_of_the_replaced_file_are_kept(tmp_path: Path) -> None:
    place = tmp_path / "a.pdf"
    place.write_bytes(b"before")
    place.chmod(0o640)

    write_whole(place, b"after")

    assert place.stat().st_mode & 0o777 == 0o640


def test_a_device_or_a_pipe_is_refused_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    link = tmp_path / "device.pdf"
    link.symlink_to(os.devnull)

    for place in (pipe, link):
        with pytest.raises(OutputNotAFileError):
            write_whole(place, b"document")

    assert pipe.is_fifo()
    assert Path(os.devnull).is_char_device()


def test_a_name_too_long_for_the_disk_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        write_whole(tmp_path / ("x" * 300 + ".pdf"), b"document")


def test_an_interruption_leaves_nothing_beside_what_stood_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)

    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "a.pdf", b"document")

    assert names_in(tmp_path) == []
