"""The whole program on a real X server with a window manager, worked by keys at their places."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import PROJECT

PROGRAMS = ("Xvfb", "openbox", "xdotool", "setxkbmap")
MISSING = [name for name in PROGRAMS if shutil.which(name) is None]

_FIRST_KEYS = {10: '"әіңғ,.үұқөһ', 24: "йцукенгшщзхъ", 38: "фывапролджэ", 52: "ячсмитьбю"}
_KAZAKH = {letter: first + place for first, row in _FIRST_KEYS.items() for place, letter in enumerate(row)}
_LATIN = {
    letter: first + place
    for first, row in {24: "qwertyuiop", 38: "asdfghjkl", 52: "zxcvbnm"}.items()
    for place, letter in enumerate(row)
}
_SPACE = 65


def until(found: Callable[[], object], *, seconds: float = 30) -> bool:
    """Whether something came about in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found():
            return True
        time.sleep(0.02)
    return False


def end(process: "subprocess.Popen[bytes]") -> None:
    """Ask a process to end, and wait for it."""
    process.terminate()
    process.wait(10)


@contextmanager
def x_server(folder: Path, size: str = "1366x768") -> Iterator[dict[str, str]]:
    """The surroundings of a program on an X server with a window manager; its own home is ``folder``."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=(writing,), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            display = f":{answer.readline().strip()}"
        surroundings = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "FORUMDESK_DATA": str(folder / "data"),
            "HOME": str(folder),
        }
        manager = subprocess.Popen(
            ["openbox"], env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            yield surroundings
        finally:
            end(manager)
    finally:
        end(server)


class Keyboard:
    """A keyboard with the Kazakh layout; keys are pressed where they stand, whatever is printed on them."""

    def __init__(self, surroundings: dict[str, str]) -> None:
        self._surroundings = surroundings
        subprocess.run(["setxkbmap", "kz"], env=surroundings, check=True)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, such as "F12", "Return", "ctrl+n", named as on a Latin keyboard."""
        self.tool("key", "--delay", "8", *(_placed(key) for key in keys))

    def write(self, text: str) -> None:
        """Type Kazakh words."""
        self.tool("key", "--delay", "8", *(_typed(letter) for letter in text))

    def title(self) -> str:
        """What the active window is called."""
        return self.tool("getactivewindow", "getwindowname").strip()

    def tool(self, *words: str) -> str:
        """What xdotool answers."""
        done = subprocess.run(
            ["xdotool", *words], env=self._surroundings, capture_output=True, text=True, check=False
        )
        return done.stdout


def _placed(key: str) -> str:
    head, plus, last = key.rpartition("+")
    return f"{head}{plus}{_LATIN.get(last, last)}"


def can_be_typed(text: str) -> bool:
    """Whether the Kazakh layout has every letter of a text."""
    return all(letter == " " or letter in _KAZAKH for letter in text.lower())


def _typed(letter: str) -> str:
    if letter == " ":
        return str(_SPACE)
    code = _KAZAKH[letter.lower()]
    return str(code) if letter == letter.lower() else f"shift+{code}"


@contextmanager
def program(
    register: Path, language: str, surroundings: dict[str, str]
) -> Iterator["subprocess.Popen[bytes]"]:
    """The program on a register, killed at the end where it is still there."""
    window = subprocess.Popen(
        [sys.executable, str(PROJECT / "main.py"), str(register), "--language-ui", language],
        env=surroundings,
        cwd=PROJECT,
    )  # fmt: skip
    try:
        yield window
    finally:
        if window.poll() is None:
            window.send_signal(signal.SIGKILL)
        window.wait(10)
