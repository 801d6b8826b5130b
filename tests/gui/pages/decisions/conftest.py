"""A council with five voices, a chair who breaks ties, and its page of decisions."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.people import Names, PersonName
from forumdesk.gui.pages.decisions.page import DecisionsPage
from forumdesk.gui.theme import Theme
from forumdesk.gui.workspace import Workspace
from forumdesk.services.register import Register
from tests import builders
from tests.gui.pages.open_pages import opened, settle, workspace_of


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with builders.registers().create(tmp_path / "council.forumdesk") as made:
        yield made


@pytest.fixture
def meeting(register: Register) -> MeetingId:
    return builders.refilled(register)


@pytest.fixture
def workspace(register: Register, meeting: MeetingId, theme: Theme) -> Iterator[Workspace]:
    """What the page is given once the meeting is there, so that it is not told of its making."""
    made = workspace_of(register, theme)
    yield made
    made.bridge.close()


@pytest.fixture
def page(workspace: Workspace, meeting: MeetingId, qtbot: QtBot) -> DecisionsPage:
    return opened(DecisionsPage, workspace, meeting, qtbot)


@pytest.fixture
def with_rules(register: Register, meeting: MeetingId) -> Callable[..., None]:
    """Change the rules of the body."""

    def change(**rules: Any) -> None:
        body = register.meetings.body(register.meetings.meeting(meeting).body_id)
        register.meetings.edit_rules(body.id, replace(body.rules, **rules))
        settle()

    return change


@pytest.fixture
def fourth(register: Register, meeting: MeetingId) -> Callable[..., None]:
    """Add one more voice, so that there can be a tie."""

    def add() -> None:
        register.participants.add(meeting, Names(en=PersonName(family="Zhaksybekov")), entitled=True)
        settle()

    return add
