"""A forum of three voices with an agenda of three items, conducted by keyboard."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from forumdesk.domain.agenda import AgendaItem, ItemKind
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.people import Participant
from forumdesk.domain.texts import LocalizedText
from forumdesk.gui.conduct.conduct_page import ConductPage
from forumdesk.gui.widgets.message_bar import MessageBar
from forumdesk.services.register import Register
from tests.builders import NOON, filled, registers
from tests.builders_registers import Template

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier


@dataclass
class StillClock:
    """A clock that goes on only when told."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        """The moment."""
        return self.now

    def pass_time(self, **length: float) -> None:
        """Let time pass."""
        self.now += timedelta(**length)


@dataclass(frozen=True, slots=True)
class Forum:
    """A register, its meeting, its people and items in order."""

    register: Register
    clock: StillClock
    meeting: MeetingId
    people: tuple[Participant, ...]
    items: tuple[AgendaItem, ...]

    @property
    def current(self) -> str:
        """The number of the item under way; empty for none."""
        current = self.register.conduct.standing(self.meeting).current
        return next((one.number for one in self.items if one.id == current), "")

    def come(self, *places: int) -> None:
        """Let people arrive, by their place on the list."""
        for place in places:
            self.register.attendance.arrive(self.people[place].id)

    def begin(self, place: int) -> AgendaItem:
        """Open the meeting if need be, and go to an item."""
        if self.register.conduct.standing(self.meeting).sitting is None:
            self.register.conduct.open(self.meeting)
        self.register.conduct.start(self.items[place].id)
        return self.items[place]


@contextmanager
def forum(folder: Path) -> Iterator[Forum]:
    """The second item has the first recommendation on the table; everybody with a voice may come."""
    clock = StillClock()
    with registers(clock).create(folder / "forum.forumdesk") as register:
        meeting = _TEMPLATE.take_over(register)
        people, items = register.participants.listed(meeting), register.agendas.items(meeting)
        yield Forum(register, clock, meeting, people, items)


def _fill(register: Register) -> MeetingId:
    meeting = filled(register)
    body = register.meetings.meeting(meeting).body_id
    register.meetings.edit_body(body, LocalizedText(kk="Форум", ru="Форум", en="Forum"))
    for one in reversed(register.agendas.items(meeting)):
        register.agendas.remove(one.id)
    for title, kind, linked in (
        ("Opening", ItemKind.OPENING, ()),
        ("Legal regulation", ItemKind.DECISION, (1,)),
        ("Report", ItemKind.REPORT, ()),
    ):
        item = register.agendas.add(meeting, title=LocalizedText(kk=title, ru=title, en=title))
        register.agendas.edit(item.id, kind=kind, recommendations=linked, minutes=20)
    first = register.agendas.items(meeting)[0]
    register.agendas.edit(first.id, starts=time(17, 0))
    return meeting


_TEMPLATE = Template(_fill, StillClock)


def settle() -> None:
    """Let everything that is queued happen."""
    for _round in range(6):
        QApplication.processEvents()


def focused() -> QWidget:
    """Where keys go."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(focused(), key, modifiers)
    settle()


def write(text: str) -> None:
    """Type Latin letters where the focus is."""
    QTest.keyClicks(focused(), text)
    settle()


def sentence(page: ConductPage) -> str:
    """What the chair says."""
    return page.parts.chair.text


def said(bar: MessageBar) -> str:
    """What a band says; empty while there is nothing."""
    return bar.message.sentence if bar.message is not None else ""
