"""A register altered behind the program's back opens, and every page shows its content or says what is wrong."""

from functools import partial
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forumdesk.gui.main_window import MainWindow
from forumdesk.gui.register_view import PAGES
from forumdesk.gui.screen import Screen
from tests.builders import by_sql

_IN_THE_RECORD = "UPDATE sealed_record SET record = "
SEALED: Final = {
    "a word": _IN_THE_RECORD + "CAST(replace(CAST(record AS TEXT), 'Астана', 'Алматы') AS BLOB)",
    "another object": _IN_THE_RECORD + "X'7B7D'",
    "no JSON": _IN_THE_RECORD + "X'00FF'",
    "its place": "UPDATE sealed_record SET sequence = 3",
    "gone": "DELETE FROM sealed_record",
}
VIEWS: Final = {
    "recommendations": ("amendments", "consultation", "text"),
    "resolution": ("resolution", "minutes"),
}
READS_RECORDS: Final = ("resolution", "minutes")  # what these show is what was sealed


@pytest.fixture
def register(sample_file: Path) -> Path:
    return sample_file


def settle(qtbot: QtBot) -> None:
    """Let pages be printed that are to be printed."""
    qtbot.wait(200)
    for _round in range(6):
        QApplication.processEvents()


def said(screen: Screen | None) -> str:
    assert screen is not None
    return screen.message_bar.accessibleName() if screen.message_bar.isVisibleTo(screen) else ""


def _says(page: Screen | None) -> bool:
    return bool(said(page.page))  # type: ignore[union-attr]


def visited(window: MainWindow, qtbot: QtBot) -> dict[str, str]:
    """What each page and place says in its message bar."""
    found = {}
    view = window.view
    assert view is not None
    for key in PAGES:
        view.show_page(key)
        settle(qtbot)
        page = view.page
        found[key] = said(page)
        for one in VIEWS.get(key, ()):
            page.show_page(one)  # type: ignore[union-attr]
            settle(qtbot)
            if one in READS_RECORDS:
                qtbot.waitUntil(partial(_says, page))
            found[one] = said(page.page)  # type: ignore[union-attr]
    for place in (window.going.show_conduct, window.going.show_desk):
        place()
        settle(qtbot)
        found[place.__name__] = said(window.places.showing(place.__name__.removeprefix("show_")))
        window.places.leave()
    return found


@pytest.mark.parametrize("alteration", SEALED)
def test_every_page_of_a_register_with_an_altered_record_comes_up_and_what_is_sealed_is_not_shown_as_true(
    window: MainWindow, register: Path, qtbot: QtBot, alteration: str
) -> None:
    by_sql(register, SEALED[alteration])

    with qtbot.capture_exceptions() as caught:
        assert window.open_file(register)
        found = visited(window, qtbot)

    assert caught == []
    for key in READS_RECORDS:
        assert "have been altered" in found[key]
        assert "Open a backup" in found[key]
    assert found["decisions"] == "" or "Verify the register" in found["decisions"]
    assert {key for key, text in found.items() if text} <= {*READS_RECORDS, "decisions"}


def test_a_page_that_could_not_be_read_is_read_again_and_says_nothing_more(
    window: MainWindow, register: Path, qtbot: QtBot
) -> None:
    before, after = "'closed_at'", "'closed_by'"
    change = _IN_THE_RECORD + "CAST(replace(CAST(record AS TEXT), {}, {}) AS BLOB)"
    by_sql(register, change.format(before, after))
    view_of = {}
    with qtbot.capture_exceptions():
        assert window.open_file(register)
        view = window.view
        assert view is not None
        view.show_page("decisions")
        settle(qtbot)
        view_of["altered"] = said(view.page)
        by_sql(register, change.format(after, before))
        view.show_page("overview")
        view.show_page("decisions")
        settle(qtbot)

    assert "Verify the register" in view_of["altered"]
    assert said(view.page) == ""
