"""A meeting with a whole text, and its page."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.pages.recommendations.page import RecommendationsPage
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import Theme
from forumdesk.gui.workspace import Workspace
from forumdesk.services.register import Register
from tests import builders
from tests.gui.pages.open_pages import opened, workspace_of
from tests.gui.pages.recommendations.text_page import Make


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with builders.registers().create(tmp_path / "council.forumdesk") as made:
        yield made


@pytest.fixture
def meeting(register: Register) -> MeetingId:
    return builders.refilled(register)


@pytest.fixture
def workspace(register: Register, theme: Theme) -> Iterator[Workspace]:
    made = workspace_of(register, theme)
    yield made
    made.bridge.close()


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def make(tasks: Tasks) -> Make:
    return partial(RecommendationsPage, tasks=tasks)


@pytest.fixture
def page(meeting: MeetingId, workspace: Workspace, qtbot: QtBot, make: Make) -> RecommendationsPage:
    """The page, which is not told of the making of its meeting."""
    return opened(make, workspace, meeting, qtbot)
