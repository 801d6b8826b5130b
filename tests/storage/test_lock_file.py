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
from forumdesk.storage.lock_file import STALE_AFTER, Holder, LockFile, holder_of, is_stale, lock_path, take
from tests.builders import NOON


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "Тіркелім №1.forumdesk"
    path.touch()
    return path


def taken(register: Path, desk: str = "Desk") -> LockFile:
    lock = take(register, desk, NOON)
    assert isinstance(lock, LockFile)
    return lock


def rewritten(register: Path, **changed: object) -> None:
    path = lock_path(register)
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **changed}), encoding="utf-8")


def ended_process() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_who_opens_a_register_is_told_to_others_until_it_is_closed(register: Path) -> None:
    lock = taken(register, "Алдыңғы үстел")

    holder = holder_of(register, NOON)
    assert holder is not None
    assert (holder.desk, holder.process, holder.since) == ("Алдыңғы үстел", os.getpid(), NOON)
    assert holder.is_this_program

    lock.release()

    assert holder_of(register, NOON) is None
    assert [one.name for one in register.parent.iterdir() if one.is_file()] == [register.name]


def test_a_program_that_ended_without_closing_holds_nothing(register: Path) -> None:
    taken(register)
    rewritten(register, process=ended_process())

    assert holder_of(register, NOON) is None


@pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="the system does not say when a process began"
)
def test_a_later_process_of_the_same_number_holds_nothing(register: Path) -> None:
    taken(register)
    rewritten(register, started="another-start:1")

    assert holder_of(register, NOON) is None


def test_another_computer_is_believed_for_three_days(register: Path) -> None:
    taken(register)
    rewritten(register, computer="laptop-2", process=ended_process())

    holder = holder_of(register, NOON + STALE_AFTER)
    assert holder is not None
    assert not holder.is_here
    assert holder_of(register, NOON + STALE_AFTER + timedelta(seconds=1)) is None


def test_what_another_took_over_is_not_released(register: Path) -> None:
    lock = taken(register)
    rewritten(register, computer="laptop-2")

    lock.release()

    holder = holder_of(register, NOON)
    assert holder is not None
    assert holder.computer == "laptop-2"


def test_what_another_program_holds_is_not_taken(register: Path) -> None:
    taken(register)
    rewritten(register, computer="laptop-2")

    holder = take(register, "Second", NOON)

    assert isinstance(holder, Holder)
    assert holder.computer == "laptop-2"


def test_what_this_program_holds_it_takes_again(register: Path) -> None:
    assert taken(register).holder == taken(register).holder


def test_what_outlived_its_program_is_taken_and_leaves_nothing(register: Path) -> None:
    taken(register)
    rewritten(register, process=ended_process())

    lock = taken(register, "Second")

    assert holder_of(register, NOON) == lock.holder
    assert {one.name for one in register.parent.iterdir()} == {register.name, lock_path(register).name}


TAKES = """
import sys, time
from pathlib import Path
from forumdesk.foundation.clock import system_clock
from forumdesk.storage.lock_file import LockFile, take

sys.stdin.readline()
print(isinstance(take(Path(sys.argv[1]), "Desk", system_clock()), LockFile), flush=True)
sys.stdin.readline()
"""


@pytest.mark.parametrize("outlived", [False, True], ids=["free", "outlived"])
def test_of_programs_that_begin_at_once_exactly_one_is_first(
    register: Path, project: Path, outlived: bool
) -> None:
    if outlived:
        taken(register)
        rewritten(register, process=ended_process())
    environment = {**os.environ, "PYTHONPATH": str(project)}
    command = [sys.executable, "-c", TAKES, str(register)]
    programs = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True)
        for _number in range(4)
    ]
    try:
        for one in programs:
            assert one.stdin is not None
            one.stdin.write("go\n")
            one.stdin.flush()
        first = [one.stdout.readline().strip() for one in programs if one.stdout is not None]
    finally:
        for one in programs:
            one.communicate("end\n")

    assert sorted(first) == ["False", "False", "False", "True"]


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
    taken(register)
    rewritten(register, since="2024-10-17T12:00:00")

    assert holder_of(register, NOON) is None


def test_where_no_file_can_be_made_nothing_is_left_behind(ordinary_folder: Path) -> None:
    ordinary_folder.chmod(0o555)
    try:
        with pytest.raises(OSError, match="denied"):
            take(ordinary_folder / "a.forumdesk", "Desk", NOON)
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
from forumdesk.storage.lock_file import take

path = Path(sys.argv[1])
take(path, "Екінші үстел", system_clock())
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
        here = open_register(path, patience_ms=50)  # it may be read meanwhile
        with pytest.raises(FileHeldError) as refusal, here.unit_of_work() as work:
            work.bodies.all()
        other.communicate()

    assert refusal.value.values["desk"] == "Екінші үстел"
    assert refusal.value.values["computer"] == platform.node()
    with open_register(path).unit_of_work() as work:
        assert work.bodies.all() == ()
