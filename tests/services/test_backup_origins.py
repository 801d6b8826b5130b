"""Of which files backups were made is known after moves, copies and losses."""

from pathlib import Path

import pytest

from forumdesk.services.backup_origins import ABOUT, Origins, note_origin, read_origins


def test_every_place_of_a_register_is_known_and_the_last_one_as_such(tmp_path: Path) -> None:
    note_origin(tmp_path, tmp_path / "a", "first", ["first"])
    note_origin(tmp_path, tmp_path / "b", "second", ["first", "second"])

    origins = read_origins(tmp_path)

    assert origins.knows(tmp_path / "a")
    assert origins.knows(tmp_path / "b")
    assert not origins.knows(tmp_path / "c")
    assert origins.is_last(tmp_path / "b")
    assert not origins.is_last(tmp_path / "a")
    assert origins.file_of("first") == tmp_path / "a"
    assert origins.file_of("second") == tmp_path / "b"


def test_what_is_told_of_backups_that_are_gone_goes_too(tmp_path: Path) -> None:
    note_origin(tmp_path, tmp_path / "a", "first", ["first"])
    note_origin(tmp_path, tmp_path / "a", "second", ["second"])

    assert read_origins(tmp_path).files == {"second": str(tmp_path / "a")}


def test_what_an_earlier_version_wrote_is_understood(tmp_path: Path) -> None:
    (tmp_path / ABOUT).write_text(f'{{"path": "{tmp_path}/a"}}', encoding="utf-8")

    assert read_origins(tmp_path).is_last(tmp_path / "a")
    assert read_origins(tmp_path).file_of("first") is None


@pytest.mark.parametrize("content", ["", "[]", "1", '{"files": 1}', '{"places": 1}'])
def test_what_cannot_be_read_tells_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / ABOUT).write_text(content, encoding="utf-8")

    assert read_origins(tmp_path) == Origins()


def test_without_a_folder_of_backups_nothing_is_written(tmp_path: Path) -> None:
    note_origin(tmp_path / "none", tmp_path / "a", None, [])

    assert not (tmp_path / "none").exists()
