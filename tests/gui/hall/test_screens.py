"""The hall on two monitors of a real X server, of which one goes and comes back."""

import json
import os
import queue
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from forumdesk.gui.hall.screens import HallScreens, ScreenState

PROGRAMS = ("Xvfb", "openbox", "xrandr", "xdotool")
MISSING = [name for name in PROGRAMS if shutil.which(name) is None]
HALL = "800/200x600/150+800+0"
on_x = pytest.mark.skipif(bool(MISSING), reason=f"needs a real X server: {', '.join(MISSING)} absent")


class Desktop:
    """An X server of two monitors, and the program on it."""

    def __init__(self, surroundings: dict[str, str], program: "subprocess.Popen[str]") -> None:
        self._surroundings = surroundings
        self._program = program
        self._answers: queue.Queue[dict[str, Any]] = queue.Queue()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        assert self._answers.get(timeout=60) == {"ready": True}

    def _listen(self) -> None:
        assert self._program.stdout is not None
        for line in self._program.stdout:
            self._answers.put(json.loads(line))

    def close(self) -> None:
        """End the program."""
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        end(self._program)
        self._listener.join(10)
        self._program.stdin.close()
        self._program.stdout.close()

    def say(self, words: str) -> dict[str, Any]:
        """Tell the program something and hear how it stands."""
        assert self._program.stdin is not None
        self._program.stdin.write(words + "\n")
        self._program.stdin.flush()
        return self._answers.get(timeout=60)

    def until(self, key: str, value: object) -> dict[str, Any]:
        """How the program stands once something has come about."""
        end = time.monotonic() + 30
        while time.monotonic() < end:
            state = self.say("look")
            if state[key] == value:
                return state
            time.sleep(0.1)
        raise AssertionError(f"{key} did not become {value}: {state}")

    def run(self, *words: str) -> str:
        """Run a tool of the desktop."""
        done = subprocess.run(words, env=self._surroundings, capture_output=True, text=True, check=False)
        return done.stdout

    def plug(self) -> None:
        """Put the hall's monitor in."""
        self.run("xrandr", "--setmonitor", "Hall", HALL, "none")

    def unplug(self, name: str = "Hall") -> None:
        """Pull a monitor out."""
        self.run("xrandr", "--delmonitor", name)


def end(process: "subprocess.Popen[Any]") -> None:
    process.terminate()
    process.wait(10)


@pytest.fixture
def desktop(tmp_path: Path, project: Path) -> Iterator[Desktop]:
    with ExitStack() as after:
        reading, writing = os.pipe()
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x600x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=(writing,), stderr=subprocess.DEVNULL,
        )  # fmt: skip
        after.callback(end, server)
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
        after.callback(end, manager)
        for name, place, output in (("Desk", "800/200x600/150+0+0", "screen"), ("Hall", HALL, "none")):
            subprocess.run(["xrandr", "--setmonitor", name, place, output], env=surroundings, check=True)
        program = subprocess.Popen(
            [sys.executable, "-m", "tests.gui.hall.hall_program"],
            env=surroundings, cwd=project, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        desktop = Desktop(surroundings, program)
        after.callback(desktop.close)
        yield desktop


@on_x
def test_the_hall_fills_the_second_screen_and_leaves_the_focus_with_the_operator(desktop: Desktop) -> None:
    desktop.until("focus", True)
    desktop.say("prepare 1")
    desktop.say("put_on")

    state = desktop.until("window", [800, 0, 800, 600])

    assert state["screens"] == ["Desk", "Hall"]
    assert (state["state"], state["full"], state["pointer"]) == ("on", True, False)
    assert state["focus"]
    assert desktop.run("xdotool", "getactivewindow", "getwindowname").strip() == "operator"


@on_x
def test_an_unplugged_screen_takes_the_hall_along_until_it_is_put_on_again(desktop: Desktop) -> None:
    desktop.say("prepare 1")
    desktop.say("put_on")
    desktop.until("window", [800, 0, 800, 600])

    desktop.unplug()

    state = desktop.until("state", "lost")
    assert state["screens"] == ["Desk"]
    assert (state["told"], state["window"], state["visible"]) == (["lost"], None, ["operator"])
    assert state["on"] == "1"
    assert desktop.run("xdotool", "search", "--onlyvisible", "--name", "Hall screen") == ""

    desktop.say("prepare 2")
    state = desktop.say("put_on")
    assert (state["state"], state["window"], state["on"]) == ("lost", None, "1")

    desktop.plug()

    state = desktop.until("back", True)
    assert (state["told"], state["window"]) == (["lost", "back"], None)
    assert state["visible"] == ["operator"]
    desktop.say("put_on")
    state = desktop.until("window", [800, 0, 800, 600])
    assert (state["state"], state["back"], state["on"], state["full"]) == ("on", False, "2", True)


@on_x
def test_the_hall_never_lies_over_the_operators_only_screen(desktop: Desktop) -> None:
    desktop.say("prepare 1")
    desktop.say("put_on")
    desktop.until("window", [800, 0, 800, 600])

    desktop.unplug("Desk")  # the server then makes one screen of all, which the hall's lies upon

    state = desktop.until("state", "lost")
    assert "Hall" in state["screens"]
    assert (state["told"], state["window"]) == (["lost"], None)


@on_x
def test_a_lost_hall_can_be_shown_in_a_window_instead(desktop: Desktop) -> None:
    desktop.say("prepare 1")
    desktop.say("put_on")
    desktop.until("window", [800, 0, 800, 600])
    desktop.unplug()
    desktop.until("state", "lost")

    desktop.say("window")

    state = desktop.until("state", "on")
    assert not state["full"]
    assert state["window"][2:] == [960, 540]


def test_with_one_screen_there_is_none_for_the_hall(qapp: object) -> None:
    screens = HallScreens("a screen of yesterday")

    assert screens.names() == ()
    assert screens.pick() is None
    assert screens.chosen == "a screen of yesterday"
    assert screens.state is ScreenState.PRESENT
