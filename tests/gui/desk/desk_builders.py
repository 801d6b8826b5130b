"""A desk on a real register, with the keys of a person and of a scanner."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.people import Names, PersonName
from forumdesk.domain.texts import LocalizedText
from forumdesk.gui.bridge import Bridge
from forumdesk.gui.desk.desk_page import DeskPage
from forumdesk.gui.desk.scanner import X11
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words
from forumdesk.gui.workspace import Workspace
from forumdesk.services.desk import Desk
from forumdesk.services.register import Register
from tests.builders import DESK, registers
from tests.gui.catalogues import catalogue
from tests.gui.pages.open_pages import PROJECT

_PLACES = dict(
    zip("1234567890qwertyuiopasdfghjklzxcvbnm-", '"әіңғ,.үұқйцукенгшщзфывапролдячсмитьө', strict=True)
)
_KEYS = {letter: code for code, letter in X11.items() if code < 79}
_NOW = [1_000_000]


def in_kazakh(code: str) -> str:
    """What the Kazakh layout writes where a code's keys are."""
    return "".join(_PLACES[letter] for letter in code.lower())


def names(kk: str, ru: str = "", en: str = "") -> Names:
    """Names by "family given" in each language."""
    parts = {
        language: PersonName(family=text.partition(" ")[0], given=text.partition(" ")[2])
        for language, text in (("kk", kk), ("ru", ru), ("en", en))
    }
    return Names(**parts)


class Hall:
    """A register with a meeting and people at its door."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.meeting: MeetingId = register.meetings.add(LocalizedText.everywhere("Forum")).id

    def person(self, kk: str, ru: str = "", en: str = "", country: str = "KZ") -> ParticipantId:
        """Put somebody on the list."""
        return self.register.participants.add(self.meeting, names(kk, ru, en), country=country).id

    def is_present(self, person: ParticipantId) -> bool:
        """Whether somebody is there by the log."""
        return self.register.attendance.at_the_door(person).presence.standing.is_present


@contextmanager
def hall(folder: Path, desk: Desk = DESK) -> Iterator[Hall]:
    """An empty meeting."""
    with registers(desk=desk).create(folder / "door.forumdesk") as register:
        yield Hall(register)


def workspace(register: Register, theme: Theme, language: str = "en") -> Workspace:
    """What the desk is given."""
    return Workspace(
        register=register,
        bridge=Bridge(register),
        theme=theme,
        words=Words(catalogue, language),
        resources=PROJECT / "resources",
    )


def settle() -> None:
    """Let everything that is queued happen."""
    for _round in range(4):
        QApplication.processEvents()


def _send(widget: QWidget, text: str, *, code: int, after: int, key: int = 0) -> None:
    _NOW[0] += after
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, code, 0, 0, text)
        event.setTimestamp(_NOW[0])
        QApplication.sendEvent(widget, event)


def focused() -> QWidget:
    """Where keys go."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def write(text: str) -> None:
    """Type at the pace of a person, in any alphabet."""
    for letter in text:
        _send(focused(), letter, code=0, after=120)
    settle()


def scan(code: str, *, layout: str = "us", ends: bool = True, pace: int = 4) -> None:
    """Scan a code: keys a few milliseconds apart, ended by Enter."""
    after = 2000
    for letter in code.lower():
        text = letter if layout == "us" else _PLACES[letter]
        _send(focused(), text, code=_KEYS[letter], after=after)
        after = pace
    if ends:
        _send(focused(), "\r", code=36, after=pace, key=Qt.Key.Key_Return)
    settle()


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is, long after the last one."""
    _NOW[0] += 2000
    QTest.keyClick(focused(), key, modifiers)
    settle()


def said(page: DeskPage) -> str:
    """What the verdict says aloud."""
    return page.card.accessibleName() if page.card.isVisibleTo(page) else ""
