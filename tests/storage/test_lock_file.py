import json
import os
import platform
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from forumdesk.storage.database import open_register
from forumdesk.storage.errors import FileHeldError
from forumdesk.storage.lock_file import STALE_AFTER, Holder, hold, holder_of, is_stale, lock_path
from tests.builders import NOON


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "Тіркелім №1.forumdesk"
    path.touch()
    return path


def rewritten(register: Path, **changed: object) -> None:
    path = lock_path(register)
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **changed}), encoding="utf-8")


def ended_process() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_who_opens_a_register_is_told_to_others_until_it_is_closed(register: Path) -> None:
    lock = hold(register, "Алдыңғы үстел", NOON)

    holder = holder_of(register, NOON)
    assert holder is not None
    assert (holder.desk, holder.process, holder.since) == ("Алдыңғы үстел", os.getpid(), NOON)
    assert holder.is_this_program

    lock.release()

    assert holder_of(register, NOON) is None
    assert [one.name for one in register.parent.iterdir() if one.is_file()] == [register.name]


def test_a_program_that_ended_without_closing_holds_nothing(register: Path) -> None:
    hold(register, "Desk", NOON)
    rewritten(register, process=ended_process())

    assert holder_of(register, NOON) is None


@pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="the system does not say when a process began"
)
def test_a_later_process_of_the_same_number_holds_nothing(register: Path) -> None:
    hold(register, "Desk", NOON)
    rewritten(register, started="another-start:1")

    assert holder_of(register, NOON) is None


def test_another_computer_is_believed_for_three_days(register: Path) -> None:
    hold(register, "Desk", NOON)
    rewritten(register, computer="laptop-2", process=ended_process())

    holder = holder_of(register, NOON + STALE_AFTER)
    assert holder is not None
    assert not holder.is_here
    assert holder_of(register, NOON + STALE_AFTER + timedelta(seconds=1)) is None


def test_what_another_took_over_is_not_released(register: Path) -> None:
    first = hold(register, "First", NOON)
    second = hold(register, "Second", NOON)

    first.release()

    assert holder_of(register, NOON) == second.holder


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '"x"',
        "{}",
        '{"desk": "a", "computer": "b", "process": "c", "since": "2024-10-17T12:00:00+00:00"}',
    ],
)
def test_a_file_that_says_nothing_holds_nothing(register: Path, content: str) -> None:
    lock_path(register).write_text(content, encoding="utf-8")

    assert holder_of(register, NOON) is None


def test_a_moment_without_a_zone_is_not_believed(register: Path) -> None:
    hold(register, "Desk", NOON)
    rewritten(register, since="2024-10-17T12:00:00")

    assert holder_of(register, NOON) is None


def test_where_no_file_can_be_made_nothing_is_left_behind(ordinary_folder: Path) -> None:
    ordinary_folder.chmod(0o555)
    try:
        with pytest.raises(OSError, match="denied"):
            hold(ordinary_folder / "a.forumdesk", "Desk", NOON)
        assert list(ordinary_folder.iterdir()) == []
    finally:
        ordinary_folder.chmod(0o755)


def test_a_process_of_somebody_else_is_alive() -> None:
    first = Holder(desk="a", computer="elsewhere", process=1, since=NOON)

    assert not is_stale(replace(first, computer=platform.node()), NOON)


HOLDS = """
import sys
from pathlib import Path
from forumdesk.foundation.clock import system_clock
from forumdesk.storage.database import open_register
from forumdesk.storage.lock_file import hold

path = Path(sys.argv[1])
hold(path, "Екінші үстел", system_clock())
with open_register(path).unit_of_work() as work:
    work.bodies.all()
    print("busy", flush=True)
    sys.stdin.read()
"""


def test_a_second_program_that_writes_is_named(tmp_path: Path, made_once: bytes, project: Path) -> None:
    path = tmp_path / "a.forumdesk"
    path.write_bytes(made_once)
    environment = {**os.environ, "PYTHONPATH": str(project), "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"busy"
        with pytest.raises(FileHeldError) as refusal:
            open_register(path, patience_ms=50)
        other.communicate()

    assert refusal.value.values["desk"] == "Екінші үстел"
    assert refusal.value.values["computer"] == platform.node()
    with open_register(path).unit_of_work() as work:
        assert work.bodies.all() == ()
