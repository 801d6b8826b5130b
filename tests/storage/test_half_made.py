"""Half-made registers that a sudden end left are cleared away; what is in doubt stays."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from forumdesk.storage.half_made import clear_parts
from forumdesk.storage.sqlite_files import create_file
from tests.builders import NOON

PART = f".{'0a' * 16}.new"
LONG_AGO = 1_700_000_000


@pytest.fixture
def part(tmp_path: Path) -> Path:
    """What is left where a program was killed while it made a register, long ago."""
    path = tmp_path / PART
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE meeting (id INTEGER)")
        connection.commit()
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


def test_making_a_register_clears_what_an_earlier_making_left(part: Path) -> None:
    create_file(part.with_name("a.forumdesk"), NOON).close()

    assert [one.name for one in part.parent.iterdir()] == ["a.forumdesk"]


def test_one_that_was_changed_a_moment_ago_stays(part: Path) -> None:
    os.utime(part)
    clear_parts(part.parent)
    assert part.exists()


def test_one_that_a_program_holds_stays(part: Path) -> None:
    with closing(sqlite3.connect(part)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        clear_parts(part.parent)
        assert part.exists()
    clear_parts(part.parent)
    assert not part.exists()


@pytest.mark.parametrize("name", [".notes.new", "0a0a.new", f"{PART}.txt", f".{'0a' * 15}.new"])
def test_files_of_other_names_stay(part: Path, name: str) -> None:
    other = part.with_name(name)
    part.rename(other)
    clear_parts(other.parent)
    assert other.exists()
