"""A filled register and what a page needs to work on it; folders whose pages need another have their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import Theme
from forumdesk.gui.workspace import Workspace
from forumdesk.services.register import Register
from tests.builders import refilled, registers
from tests.gui.pages.open_pages import workspace_of
from tests.gui.pages.printing_desk import Person


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with registers().create(tmp_path / "a.forumdesk") as made:
        yield made


@pytest.fixture
def meeting_id(register: Register) -> MeetingId:
    return refilled(register)


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def desk() -> Person:
    return Person()


@pytest.fixture
def workspace(register: Register, theme: Theme) -> Workspace:
    return workspace_of(register, theme)
