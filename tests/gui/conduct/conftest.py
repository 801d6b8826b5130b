"""Conduct mode on a real register, opened as a window of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from forumdesk.gui.conduct.conduct_page import ConductPage
from forumdesk.gui.conduct.keys import bind
from forumdesk.gui.hall.operator import Hall
from forumdesk.gui.theme import Theme
from tests.gui.conduct.conduct_builders import Forum, forum, settle
from tests.gui.pages.open_pages import workspace_of

Conducted = Callable[..., ConductPage]


@pytest.fixture
def meeting(tmp_path: Path) -> Iterator[Forum]:
    """A forum before its opening."""
    with forum(tmp_path) as made:
        yield made


@pytest.fixture
def conducted(meeting: Forum, theme: Theme, qtbot: QtBot) -> Conducted:
    """Opens conduct mode."""

    def make(language: str = "en", size: tuple[int, int] = (1366, 740), *, hall: bool = False) -> ConductPage:
        workspace = workspace_of(meeting.register, theme, language)
        display = Hall(theme, workspace.words, meeting.clock) if hall else None
        page = ConductPage(workspace, meeting.meeting, hall=display)
        for key, act in (
            ("F4", page.next_speaker),
            ("F9", page.record),
            ("Ctrl+N", page.add),
            ("Ctrl+Return", page.main_act),
            ("Ctrl+Z", meeting.register.history.undo),
        ):
            bind(page, key, act)  # the window does this
        qtbot.addWidget(page)
        page.resize(*size)
        with qtbot.waitActive(page):
            page.show()
        page.take_focus()
        settle()
        return page

    return make
