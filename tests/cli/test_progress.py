"""Progress is shown to a person at a terminal and to nobody else."""

import io

import pytest

from forumdesk.cli import progress
from forumdesk.cli.progress import telling


class Terminal(io.StringIO):
    """A stream that a person reads."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every figure is shown."""
    monkeypatch.setattr(progress, "_EACH", 0.0)


def test_figures_stand_in_one_line_that_is_wiped_at_the_end() -> None:
    stream = Terminal()

    with telling(stream) as tell:
        assert tell is not None
        tell(8, 100)
        tell(100, 100)

    assert stream.getvalue() == "\r8 / 100\r100 / 100\r" + " " * 9 + "\r"


def test_the_line_is_wiped_when_the_work_fails() -> None:
    stream = Terminal()

    with pytest.raises(ValueError, match="broken"):
        _fail(stream)

    assert stream.getvalue().endswith("\r     \r")


def _fail(stream: Terminal) -> None:
    with telling(stream) as tell:
        assert tell is not None
        tell(1, 2)
        raise ValueError("broken")


def test_a_file_or_pipe_gets_nothing() -> None:
    stream = io.StringIO()

    with telling(stream) as tell:
        assert tell is None

    assert stream.getvalue() == ""


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_EACH", 60.0)
    stream = Terminal()

    with telling(stream) as tell:
        assert tell is not None
        tell(1, 2)

    assert stream.getvalue() == ""
