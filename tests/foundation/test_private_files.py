import os
from pathlib import Path

import pytest

from forumdesk.foundation.private_files import make_folder, replace, write_new


def alone(path: Path) -> bool:
    """Whether nothing half-written lies beside a file."""
    return [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a person's folder to the person")
def test_files_and_their_folder_are_for_their_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "above" / "keys" / "a"
    mask = os.umask(0)
    try:
        make_folder(path.parent)
        write_new(path, b"1")
        first = path.stat().st_mode & 0o777
        replace(path, b"2")
    finally:
        os.umask(mask)

    assert (path.parent.stat().st_mode & 0o777, first, path.stat().st_mode & 0o777) == (0o700, 0o600, 0o600)
    assert path.read_bytes() == b"2"
    assert alone(path)


def test_what_is_there_is_not_overwritten_as_new(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    with pytest.raises(FileExistsError):
        write_new(path, b"new")

    assert path.read_bytes() == b"old"
    assert alone(path)


def test_a_stick_without_links_is_written_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "a"
    write_new(path, b"1")

    with pytest.raises(FileExistsError):
        write_new(path, b"2")

    assert path.read_bytes() == b"1"
    assert alone(path)


def test_a_folder_that_is_missing_or_forbidden_is_told(tmp_path: Path, ordinary_folder: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        write_new(tmp_path / "missing" / "a", b"1")

    path = ordinary_folder / "a"
    path.write_bytes(b"old")
    ordinary_folder.chmod(0o500)
    with pytest.raises(PermissionError):
        replace(path, b"new")
    assert path.read_bytes() == b"old"
    ordinary_folder.chmod(0o700)
