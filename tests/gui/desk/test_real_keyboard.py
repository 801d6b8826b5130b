"""A scan into the program's own window on a real X server, under each keyboard layout of the door."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from forumdesk.domain.badges import badge_code
from forumdesk.gui.desk.scanner import X11
from tests.gui.desk.desk_builders import hall

PROGRAMS = ("Xvfb", "openbox", "xdotool", "setxkbmap")
MISSING = [name for name in PROGRAMS if shutil.which(name) is None]
_KEYS = {letter: code for code, letter in X11.items() if code < 79}
_ENTER = 36

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"needs a real X server: {', '.join(MISSING)} absent")


def _until(found: Callable[[], bool], *, seconds: float = 30) -> bool:
    """Whether something came about in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found():
            return True
        time.sleep(0.1)
    return False


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The surroundings of a program on an X server with a window manager."""
    with ExitStack() as after:
        reading, writing = os.pipe()
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
            pass_fds=(writing,), stderr=subprocess.DEVNULL,
        )  # fmt: skip
        after.callback(_end, server)
        os.close(writing)
        with os.fdopen(reading) as answer:
            display = f":{answer.readline().strip()}"
        surroundings = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "FORUMDESK_DATA": str(tmp_path / "data"),
            "HOME": str(tmp_path),
        }
        manager = subprocess.Popen(["openbox"], env=surroundings, stderr=subprocess.DEVNULL)
        after.callback(_end, manager)
        yield surroundings


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    process.wait(10)


def _arrived(register: Path) -> int:
    with closing(sqlite3.connect(f"file:{register}?mode=ro", uri=True)) as database:
        return int(database.execute("SELECT count(*) FROM movement WHERE withdrawn = 0").fetchone()[0])


def test_a_scan_reaches_the_register_under_each_layout(
    tmp_path: Path, screen: dict[str, str], project: Path
) -> None:
    with hall(tmp_path) as door:
        people = [door.person(f"Қатысушы{n} Ән") for n in range(3)]
        codes = [badge_code(door.meeting, person) for person in people]
        register = door.register.path
    window = subprocess.Popen(
        [sys.executable, "-m", "forumdesk", str(register), "en"], env=screen, cwd=project
    )
    with ExitStack() as after:
        after.callback(_end, window)

        def tool(*words: str) -> str:
            return subprocess.run(
                ["xdotool", *words], env=screen, capture_output=True, text=True, check=False
            ).stdout

        assert _until(lambda: "ForumDesk" in tool("getactivewindow", "getwindowname"))
        tool("key", "F8")
        assert _until(lambda: "Registration desk" in tool("getactivewindow", "getwindowname"))

        def scan(code: str) -> None:
            tool("key", "Escape")
            tool("key", "--delay", "3", *(str(_KEYS[letter]) for letter in code.lower()), str(_ENTER))

        def arrives(code: str, count: int) -> bool:
            for _attempt in range(3):  # a machine that stalls makes a slow scanner
                scan(code)
                if _until(lambda: _arrived(register) == count, seconds=8):
                    return True
            return False

        for place, (layout, code) in enumerate(zip(("us", "ru", "kz"), codes, strict=True)):
            subprocess.run(["setxkbmap", layout], env=screen, check=True)
            time.sleep(0.5)
            assert arrives(code, place + 1), layout

        scan(codes[0])
        time.sleep(1)
        assert _arrived(register) == 3
