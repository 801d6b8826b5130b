"""A register with people and an agenda, and a page of it on the screen."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from forumdesk.domain.identifiers import MeetingId
from forumdesk.foundation.paths import resources_folder
from forumdesk.gui.bridge import Bridge
from forumdesk.gui.pages.list_page import ListPage
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words
from forumdesk.gui.workspace import Workspace
from forumdesk.services.register import Register
from tests.builders import registers
from tests.gui.catalogues import catalogue

WIDE = (1366, 588)
NARROW = (976, 420)
"""What the window leaves a page of its smallest size."""

P = TypeVar("P", bound=ListPage)


@contextmanager
def workspace(folder: Path, theme: Theme, language: str = "kk") -> Iterator[Workspace]:
    """An empty register, open in a window's language."""
    with registers().create(folder / "a.forumdesk") as register:
        bridge = Bridge(register)
        yield Workspace(
            register=register,
            bridge=bridge,
            theme=theme,
            words=Words(catalogue, language),
            resources=resources_folder(),
        )
        bridge.close()


def shown(page: P, size: tuple[int, int] = WIDE) -> P:
    """The page on the screen, with the focus where work starts."""
    page.resize(*size)
    page.show()
    page.activateWindow()
    page.take_focus()
    settle()
    return page


def settle() -> None:
    """Let everything that is queued happen."""
    for _ in range(3):
        QApplication.processEvents()


def press(
    widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    proxy = widget.focusProxy()
    QTest.keyClick(widget if proxy is None else proxy, key, modifiers)
    settle()


def write(widget: QWidget, words: str) -> None:
    """Type letters of any alphabet; QTest knows the keys of Latin letters only."""
    for letter in words:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
    settle()


def type_into(widget: QWidget, words: str) -> None:
    """Replace what a field holds, as a person would, and press Enter."""
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(widget, Qt.Key.Key_Delete)
    write(widget, words)
    press(widget, Qt.Key.Key_Return)


def deeds(register: Register) -> list[str]:
    """The codes of the deeds, newest first."""
    return [entry.code for entry in register.journal.entries()]


def only_meeting(register: Register) -> MeetingId:
    return register.meetings.meetings()[0].id
