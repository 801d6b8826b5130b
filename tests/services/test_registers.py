import re
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from forumdesk.services.registers import Registers
from forumdesk.storage.errors import FileExistsAlreadyError, FileMissingError
from tests.builders import DESK, FixedClock, dump, filled, refilled, registers

_IDENTIFIER = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?7[0-9a-f]{3}-?[0-9a-f]{4}-?[0-9a-f]{12}|'[0-9A-Z]{10}'")


def test_a_register_is_made_once_and_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "a.forumdesk"
    with registers().create(path) as register:
        meeting_id = filled(register)
        assert register.path == path

    with pytest.raises(FileExistsAlreadyError):
        registers().create(path)
    with registers().open(path) as register:
        assert register.meetings.find(None).id == meeting_id
        assert len(register.journal.entries(2)) == 2
    with pytest.raises(FileMissingError):
        registers().open(tmp_path / "b.forumdesk")


def _kept(path: Path) -> dict[str, list[str]]:
    """Every row but for identifiers and the badges made of them, which are new in each register."""
    return {
        table: sorted(_IDENTIFIER.sub("…", repr(row)) for row in rows) for table, rows in dump(path).items()
    }


def _form(path: Path) -> list[object]:
    """What a register is made of: its tables, indices and guards, and what its head says."""
    connection = sqlite3.connect(path)
    try:
        made = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
        heads = ("application_id", "user_version", "page_size", "encoding", "auto_vacuum", "journal_mode")
        return [*made, *(connection.execute(f"PRAGMA {name}").fetchone() for name in heads)]
    finally:
        connection.close()


def test_a_register_copied_for_a_test_is_one_that_the_program_makes(tmp_path: Path) -> None:
    made, copied, other = (tmp_path / name for name in ("made", "copied", "other"))
    Registers(clock=FixedClock(), desk=DESK).create(made).close()
    registers().create(copied).close()
    registers().create(other).close()

    assert _form(copied) == _form(made)
    assert _kept(copied) == _kept(made)
    assert len({dump(one)["register"][0][0] for one in (made, copied, other)}) == 3


def test_a_register_filled_from_the_template_is_one_that_was_filled(tmp_path: Path) -> None:
    with (
        Registers(clock=FixedClock(), desk=DESK).create(tmp_path / "filled") as one,
        registers().create(tmp_path / "refilled") as other,
    ):
        told: tuple[list[object], list[object]] = [], []
        for register, events in zip((one, other), told, strict=True):
            register.events.subscribe(object, events.append)
        own = dump(other.path)["register"]
        filled(one)
        meeting_id = refilled(other)

        assert _kept(other.path) == _kept(one.path)
        assert dump(other.path)["register"] == own
        assert other.meetings.find(None).id == meeting_id
        assert other.clock == one.clock
        assert [type(event) for event in told[1]] == [type(event) for event in told[0]]

        while one.history.next_undo is not None:
            assert other.history.next_undo is not None
            assert replace(other.history.next_undo, id=one.history.next_undo.id) == one.history.next_undo
            one.history.undo()
            other.history.undo()
        assert other.history.next_undo is None
        assert _kept(other.path) == _kept(one.path)
