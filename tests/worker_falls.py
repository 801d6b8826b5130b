"""What keeps a process of tests from falling over, and what is known of one that fell nevertheless.

Loaded by ``tests.conftest``; docs/decisions/0046.
"""

import faulthandler
import gc
import tempfile
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

_FOLDER = pytest.StashKey["tempfile.TemporaryDirectory[str]"]()
_STACK = pytest.StashKey[Any]()
_STACKS = "stacks"
_FEW = 4000  # letters of a stack that are shown at most
_HARNESS = "in pytest_pyfunc_call"  # below it every stack is alike


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Write the stack of a fall where the master finds it; collect no garbage but between two tests.

    Python collects in whichever thread allocates, and one that reads what the master sends is beside the tests in
    every worker: a widget that it frees takes the process with it.
    """
    gc.disable()
    worker: dict[str, str] | None = getattr(config, "workerinput", None)
    if worker is None:
        config.stash[_FOLDER] = tempfile.TemporaryDirectory(prefix="forumdesk-falls-")
        return
    stack = Path(worker[_STACKS], worker["workerid"]).open("wb")  # noqa: SIM115 - as long as the process
    config.stash[_STACK] = stack
    faulthandler.enable(stack)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing open and nothing lying about."""
    if _STACK in config.stash:
        faulthandler.disable()
        config.stash[_STACK].close()
    if _FOLDER in config.stash:
        config.stash[_FOLDER].cleanup()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker where its stack belongs."""
    node.workerinput[_STACKS] = node.config.stash[_FOLDER].name


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Show what workers said when they fell."""
    if _FOLDER not in config.stash:
        return
    for file in sorted(Path(config.stash[_FOLDER].name).iterdir()):
        if stack := file.read_text("utf-8", "replace"):
            terminalreporter.section(f"{file.name} fell", red=True)
            terminalreporter.write_line(stack.partition(_HARNESS)[0][:_FEW])


def pytest_collection_finish() -> None:
    """Spare the collector everything that was imported."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """Collect what is due, in the thread of the tests."""
    result = yield
    counts, limits = gc.get_count(), gc.get_threshold()
    due = [place for place, count in enumerate(counts) if limits[place] and count > limits[place]]
    if due:
        gc.collect(due[-1])
    return result
