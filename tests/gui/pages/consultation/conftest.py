"""A text in three languages with its consultation page open, on a clock that tests put forward."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from forumdesk.domain.consultations import Consultation
from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.pages.consultation.page import ConsultationPage
from forumdesk.gui.theme import Theme
from forumdesk.gui.workspace import Workspace
from forumdesk.services.register import Register
from tests import builders
from tests.gui.pages.open_pages import opened, workspace_of


@pytest.fixture
def clock() -> builders.FixedClock:
    return builders.FixedClock()


@pytest.fixture
def register(tmp_path: Path, clock: builders.FixedClock) -> Iterator[Register]:
    with builders.registers(clock).create(tmp_path / "council.forumdesk") as made:
        yield made


@pytest.fixture
def meeting(register: Register) -> MeetingId:
    return builders.refilled(register)


@pytest.fixture
def consultation(register: Register, meeting: MeetingId) -> Consultation:
    """A consultation on the first draft that runs for two days."""
    draft = register.consultations.issue_draft(meeting, "For the ministries")
    deadline = register.clock() + timedelta(days=2)
    return register.consultations.open(draft.id, deadline, "Asia/Almaty")


@pytest.fixture
def workspace(register: Register, meeting: MeetingId, theme: Theme) -> Iterator[Workspace]:
    """What the page is given once the meeting is there, so that it is not told of its making."""
    made = workspace_of(register, theme)
    yield made
    made.bridge.close()


@pytest.fixture
def page(workspace: Workspace, meeting: MeetingId, qtbot: QtBot) -> ConsultationPage:
    return opened(ConsultationPage, workspace, meeting, qtbot)
