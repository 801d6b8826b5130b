"""A page says whose clock it goes by where the meeting's and the computer's differ."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from forumdesk.gui.clocks import clock_note
from forumdesk.gui.words import Words
from tests.gui.catalogues import catalogue

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def words() -> Words:
    return Words(catalogue, "en")


@pytest.fixture
def in_newfoundland(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "America/St_Johns")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("in_newfoundland")
def test_the_other_clock_is_named_where_they_differ(words: Words) -> None:
    of_computer = clock_note(words, "Asia/Almaty", NOW, of_meeting=False)
    of_meeting = clock_note(words, "Asia/Almaty", NOW, of_meeting=True)

    assert of_computer == (
        "Times go by the clock of this computer (UTC−3:30); the meeting goes by Asia/Almaty, UTC+5."
    )
    assert of_meeting == (
        "Times go by the clock of the meeting (Asia/Almaty, UTC+5); this computer goes by UTC−3:30."
    )


@pytest.mark.usefixtures("in_newfoundland")
def test_nothing_is_said_where_both_show_the_same(words: Words) -> None:
    assert clock_note(words, "America/St_Johns", NOW, of_meeting=True) == ""
