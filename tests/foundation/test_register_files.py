"""What the file of a register is known by, without opening it."""

from pathlib import Path

import pytest

from forumdesk.foundation.register_files import HEAD, is_head_of_register, stands_for_register
from tests.builders import registers


def test_a_register_is_known_by_its_head_whatever_it_is_called(tmp_path: Path) -> None:
    registers().create(tmp_path / "a.forumdesk").close()
    renamed = (tmp_path / "a.forumdesk").rename(tmp_path / "a.pdf")

    assert is_head_of_register(renamed.read_bytes()[:HEAD])
    assert stands_for_register(renamed)


@pytest.mark.parametrize("name", ["a.forumdesk", "A.FORUMDESK"])
def test_what_cannot_be_read_is_known_by_its_ending(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    (tmp_path / "link.pdf").symlink_to(tmp_path / name)

    assert stands_for_register(tmp_path / name)
    assert stands_for_register(tmp_path / "link.pdf")


def test_other_files_and_what_is_not_there_are_no_registers(tmp_path: Path) -> None:
    (tmp_path / "other.db").write_bytes(b"SQLite format 3\x00".ljust(100, b"\x00"))
    (tmp_path / "folder.forumdesk").mkdir()

    assert not stands_for_register(tmp_path / "other.db")
    assert not stands_for_register(tmp_path / "folder.forumdesk")
    assert not stands_for_register(tmp_path / "nothing.forumdesk")
