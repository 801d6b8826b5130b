"""A scan into the program's own window on a real X server, under each keyboard layout of the door."""

import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest

from forumdesk.domain.badges import badge_code
from forumdesk.gui.desk.scanner import X11
from tests.gui.desk.desk_builders import hall
from tests.gui.real_window import MISSING, program, until, x_server

_KEYS = {letter: code for code, letter in X11.items() if code < 79}
_ENTER = 36

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"needs a real X server: {', '.join(MISSING)} absent")


def _arrived(register: Path) -> int:
    with closing(sqlite3.connect(f"file:{register}?mode=ro", uri=True)) as database:
        return int(database.execute("SELECT count(*) FROM movement WHERE withdrawn = 0").fetchone()[0])


def test_a_scan_reaches_the_register_under_each_layout(tmp_path: Path) -> None:
    with hall(tmp_path) as door:
        people = [door.person(f"Қатысушы{n} Ән") for n in range(3)]
        codes = [badge_code(door.meeting, person) for person in people]
        register = door.register.path
    with x_server(tmp_path) as screen, program(register, "en", screen):

        def tool(*words: str) -> str:
            return subprocess.run(
                ["xdotool", *words], env=screen, capture_output=True, text=True, check=False
            ).stdout

        assert until(lambda: "ForumDesk" in tool("getactivewindow", "getwindowname"))
        for _attempt in range(5):  # a window is shown before keys reach it
            tool("key", "F8")
            if until(lambda: "Registration desk" in tool("getactivewindow", "getwindowname"), seconds=2):
                break

        def scan(code: str) -> None:
            tool("key", "Escape")
            tool("key", "--delay", "3", *(str(_KEYS[letter]) for letter in code.lower()), str(_ENTER))

        def arrives(code: str, count: int) -> bool:
            for _attempt in range(3):  # a machine that stalls makes a slow scanner
                scan(code)
                if until(lambda: _arrived(register) == count, seconds=8):
                    return True
            return False

        for place, (layout, code) in enumerate(zip(("us", "ru", "kz"), codes, strict=True)):
            subprocess.run(["setxkbmap", layout], env=screen, check=True)
            time.sleep(0.5)
            assert arrives(code, place + 1), layout

        scan(codes[0])
        time.sleep(1)
        assert _arrived(register) == 3
