"""A page of participants on a real register."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from forumdesk.domain.people import PersonName, Role
from forumdesk.domain.texts import Language
from forumdesk.gui.pages.participants.page import ParticipantsPage
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import Theme
from forumdesk.services.importing.results import MeetingFacts
from forumdesk.services.proposals import ParticipantsProposal, ProposedParticipant
from tests.builders import person
from tests.gui.pages.lists_builders import WIDE, only_meeting, shown, workspace

PEOPLE = (
    person(1, role=Role.HEAD_OF_DELEGATION, country="TR"),
    person(2),
    person(3, role=Role.OBSERVER, entitled=False, country=""),
    person(4, role=Role.GUEST, entitled=False, country="FR"),
)
_NAMES = (("Қасымов", "Ерлан"), ("Әлиева", "Дана"), ("Ғабитов", "Олжас"), ("Бомон", "Клэр"))
FOUR = tuple(
    replace(one, names=replace(one.names, kk=PersonName(family=family, given=given)))
    for one, (family, given) in zip(PEOPLE, _NAMES, strict=True)
)
"""In the Kazakh alphabet: Әлиева, Бомон, Ғабитов, Қасымов."""


@contextmanager
def people_page(
    folder: Path,
    theme: Theme,
    qtbot: QtBot,
    people: tuple[ProposedParticipant, ...] = FOUR,
    *,
    language: str = "kk",
    size: tuple[int, int] = WIDE,
) -> Iterator[ParticipantsPage]:
    """The page with these people on the screen."""
    with workspace(folder, theme, language) as space:
        proposal = ParticipantsProposal(records=len(people), people=people, problems=())
        space.register.importer.participants(proposal, None, MeetingFacts(), Language.KK)
        tasks = Tasks()
        page = ParticipantsPage(space, only_meeting(space.register), tasks=tasks)
        qtbot.addWidget(page)
        yield shown(page, size)
        tasks.close()
