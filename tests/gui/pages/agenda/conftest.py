"""An agenda of one day, open on its page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.pages.agenda.page import AgendaPage
from forumdesk.gui.theme import Theme
from forumdesk.gui.workspace import Workspace
from forumdesk.services.importing.results import MeetingFacts
from forumdesk.services.proposals import AgendaProposal
from forumdesk.services.register import Register
from tests.builders import people
from tests.gui.pages.agenda.builders import DAY
from tests.gui.pages.lists_builders import only_meeting, shown, workspace


@pytest.fixture
def space(tmp_path: Path, theme: Theme) -> Iterator[Workspace]:
    with workspace(tmp_path, theme) as made:
        yield made


@pytest.fixture
def register(space: Workspace) -> Register:
    return space.register


@pytest.fixture
def meeting_id(register: Register) -> MeetingId:
    proposal = AgendaProposal(records=len(DAY), items=DAY, problems=())
    register.importer.agenda(proposal, None, MeetingFacts())
    made = only_meeting(register)
    register.importer.participants(people(), made)
    return made


@pytest.fixture
def page(space: Workspace, meeting_id: MeetingId, qtbot: QtBot) -> AgendaPage:
    made = AgendaPage(space, meeting_id)
    qtbot.addWidget(made)
    return shown(made)
