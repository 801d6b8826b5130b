"""Deeds are called by what a person reads, not by what the journal notes."""

import time
from collections.abc import Iterator

import pytest

from forumdesk.services.deed_names import deed_name
from tests.gui.catalogues import catalogue

RESTORED = "register.restored"


@pytest.fixture
def in_almaty(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Asia/Almaty")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("in_almaty")
@pytest.mark.parametrize("noted", ["2026-11-22T19:30:00+00:00", "2026-11-23 00:30"])
def test_a_restored_state_is_named_by_its_day_and_time_here(noted: str) -> None:
    for code, values in ((RESTORED, {}), ("history.undone", {"deed": RESTORED})):
        name = deed_name(code, {**values, "at": noted})

        assert "23 ноября 2026 года, 00:30" in catalogue("ru").sentence(name)
        assert "23 November 2026, 00:30" in catalogue("en").sentence(name)


def test_what_is_no_moment_is_left_as_it_was_noted() -> None:
    assert catalogue("en").sentence(deed_name(RESTORED, {"at": "Friday"})).endswith("Friday")


def test_by_how_much_a_clock_is_wrong_is_told_in_its_name() -> None:
    for code in ("clock.turned_back", "conduct.clock_shifted"):
        assert "34 hours" in catalogue("en").sentence(deed_name(code, {"count": 2040}))
