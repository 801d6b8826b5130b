"""The content of a register becomes that of a copy, or stays as it was."""

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from forumdesk.domain.texts import LocalizedText
from forumdesk.storage.database import open_register
from forumdesk.storage.errors import DiskFullError
from forumdesk.storage.replacing import STAYS, replace_content
from tests.builders import dump, refilled, registers
from tests.storage.limits import largest_file

SCRIPT = """
import sys
from pathlib import Path
from forumdesk.storage.database import open_register
from forumdesk.storage.replacing import replace_content
database = open_register(Path(sys.argv[1]))
print("ready", flush=True)
while True:
    for copy in sys.argv[2:]:
        with database.unit_of_work() as work:
            replace_content(work, Path(copy))
"""


def _content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    return {name: rows for name, rows in dump(path).items() if name not in STAYS}


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A register, and a copy of it from before a meeting was added and its agenda taken out."""
    path, copy = tmp_path / "a.forumdesk", tmp_path / "copy.forumdesk"
    with registers().create(path) as register:
        meeting_id = refilled(register)
        shutil.copy(path, copy)
        register.meetings.add(LocalizedText.everywhere("Кеңес"))
        for item in register.agendas.items(meeting_id):
            if not item.parent_id:
                register.agendas.remove(item.id)
                break
    return path, copy


def test_every_value_that_differs_is_noted_and_equal_rows_are_left_alone(files: tuple[Path, Path]) -> None:
    path, copy = files
    database = open_register(path)
    with database.unit_of_work() as work:
        replace_content(work, copy)
        kinds = {change.kind for change in work.changes}

    assert _content(path) == _content(copy)
    assert kinds == {"body", "meeting", "agenda_item"}
    with database.unit_of_work() as work:
        replace_content(work, copy)
        assert work.changes == []


def test_the_journal_stays(files: tuple[Path, Path]) -> None:
    path, copy = files
    before = dump(path)["journal"]
    with open_register(path).unit_of_work() as work:
        replace_content(work, copy)

    assert dump(path)["journal"] == before
    assert len(before) > len(dump(copy)["journal"])


def test_the_copy_is_only_read(files: tuple[Path, Path]) -> None:
    path, copy = files
    before = copy.read_bytes()
    with open_register(path).unit_of_work() as work:
        replace_content(work, copy)

    assert copy.read_bytes() == before


def test_without_room_nothing_changes(files: tuple[Path, Path]) -> None:
    path, copy = files
    before = dump(path)
    database = open_register(path)

    with (
        largest_file(4096),
        pytest.raises((DiskFullError, OperationalError)),
        database.unit_of_work() as work,
    ):
        replace_content(work, copy)

    assert dump(path) == before


def test_a_program_that_is_killed_leaves_one_state_or_the_other(
    files: tuple[Path, Path], pytestconfig: pytest.Config, tmp_path: Path
) -> None:
    path, copy = files
    later = tmp_path / "later.forumdesk"
    shutil.copy(path, later)
    states = [_content(copy), _content(later)]
    for kill in range(30 if pytestconfig.getoption("--long") else 2):
        words = [sys.executable, "-c", SCRIPT, str(path), str(copy), str(later)]
        with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            time.sleep(0.03 + 0.011 * kill)
            process.send_signal(signal.SIGKILL)

        open_register(path).close()
        assert _content(path) in states
