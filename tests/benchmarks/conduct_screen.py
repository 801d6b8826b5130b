"""A screen update in conduct mode after 500 passages and 200 speeches, against the same after 5 of each.

The update is what follows when somebody comes or leaves and when the floor is given: what the events concern is read
again, shown and painted.
"""

import os
from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.speaking import SpeakingLimits
from forumdesk.domain.texts import LocalizedText
from forumdesk.foundation.paths import resources_folder, translations_folder
from forumdesk.gui.bridge import Bridge
from forumdesk.gui.conduct.conduct_page import ConductPage
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words
from forumdesk.gui.workspace import Workspace
from forumdesk.language.catalogue import load_catalogue
from forumdesk.services.events import AttendanceChanged, SpeakingChanged
from forumdesk.services.register import Register
from tests.benchmarks._crowd import crowd
from tests.benchmarks._register import folder
from tests.builders import FixedClock, registers

TITLE = "a conduct screen update after 500 passages and 200 speeches"
LIMIT = 1.5
_FEW = 5
_PASSAGES, _SPEECHES = 500, 200
_PEOPLE = 312
_ITEMS = 14


def ours() -> Callable[[], object]:
    """The update late in a long meeting."""
    return _update("late", _PASSAGES, _SPEECHES)


def base() -> Callable[[], object]:
    """The update shortly after the opening."""
    return _update("early", _FEW, _FEW)


def _update(name: str, passages: int, speeches: int) -> Callable[[], object]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if QApplication.instance() is None:
        QApplication([])
    register = registers(FixedClock()).create(folder() / f"{name}.forumdesk")
    meeting_id = _conducted(register, passages, speeches)
    words = Words(lambda code: load_catalogue(translations_folder(), code, "interface"), "kk")
    workspace = Workspace(
        register=register,
        bridge=Bridge(register),
        theme=Theme("light"),
        words=words,
        resources=resources_folder(),
    )
    page = ConductPage(workspace, meeting_id)
    page.resize(1366, 768)
    page.show()

    def update() -> object:
        page.following.hear(AttendanceChanged(meeting_id=meeting_id))
        page.following.hear(SpeakingChanged(meeting_id=meeting_id))
        return page.grab()

    return update


def _conducted(register: Register, passages: int, speeches: int) -> MeetingId:
    """A meeting with this many arrivals and departures and this many speeches on the item under way."""
    meeting_id = register.meetings.add(LocalizedText(kk="Форум")).id
    for person in crowd(_PEOPLE, meeting_id):
        register.participants.add(meeting_id, person.names, country=person.country, entitled=True)
    people = [person.id for person in register.participants.listed(meeting_id)]
    items = [
        register.agendas.add(meeting_id, LocalizedText(kk=f"Мәселе {at}"), minutes=20) for at in range(_ITEMS)
    ]
    register.conduct.open(meeting_id)
    register.conduct.start(items[0].id)
    register.speaking.set_limits(meeting_id, SpeakingLimits(debate=180))
    arrived = people[: min(passages, _PEOPLE - 2)]
    for one in arrived:
        register.attendance.arrive(one)
    for at in range(passages - len(arrived)):
        one = arrived[at // 2]
        register.attendance.arrive(one) if at % 2 else register.attendance.leave(one)
    for at in range(speeches):
        register.speaking.give_floor(register.speaking.ask(items[0].id, arrived[-1 - at % _FEW]).id)
    for one in arrived[-_FEW:]:
        register.speaking.ask(items[0].id, one)
    return meeting_id
