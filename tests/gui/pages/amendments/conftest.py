"""A text in three languages with its amendments page open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.resolutions import Part, Row
from forumdesk.gui.pages.amendments.page import AmendmentsPage
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import Theme
from forumdesk.gui.workspace import Workspace
from forumdesk.services.register import Register
from tests import builders
from tests.gui.pages.open_pages import opened, workspace_of


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with builders.registers().create(tmp_path / "council.forumdesk") as made:
        yield made


@pytest.fixture
def meeting(register: Register) -> MeetingId:
    return builders.refilled(register)


@pytest.fixture
def rows(register: Register, meeting: MeetingId) -> tuple[Row, ...]:
    """The recommendations, the body and the point."""
    text = register.resolutions.text(meeting)
    return tuple(row for row in text.rows if row.part in {Part.RECOMMENDATION, Part.BODY, Part.POINT})


@pytest.fixture
def workspace(register: Register, meeting: MeetingId, theme: Theme) -> Iterator[Workspace]:
    """What the page is given once the meeting is there, so that it is not told of its making."""
    made = workspace_of(register, theme)
    yield made
    made.bridge.close()


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def page(workspace: Workspace, meeting: MeetingId, tasks: Tasks, qtbot: QtBot) -> AmendmentsPage:
    return opened(lambda space, one: AmendmentsPage(space, one, tasks=tasks), workspace, meeting, qtbot)
