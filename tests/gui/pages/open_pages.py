"""Pages of a real register, as the window opens them."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.bridge import Bridge
from forumdesk.gui.pages.page import Page
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words
from forumdesk.gui.workspace import Workspace
from forumdesk.services.register import Register
from tests.gui.catalogues import catalogue

PROJECT = Path(__file__).resolve().parents[3]
WIDE = (1366, 700)
SMALL = (976, 420)
"""What a window of 1024 by 600 leaves to a page."""

P = TypeVar("P", bound=Page)


def workspace_of(register: Register, theme: Theme, language: str = "en") -> Workspace:
    """What a page is given."""
    return Workspace(
        register=register,
        bridge=Bridge(register),
        theme=theme,
        words=Words(catalogue, language),
        resources=PROJECT / "resources",
    )


def opened(
    make: Callable[[Workspace, MeetingId], P],
    workspace: Workspace,
    meeting_id: MeetingId,
    qtbot: QtBot,
    size: tuple[int, int] = WIDE,
) -> P:
    """A page shown as a window of its own, with the focus where work starts."""
    page = make(workspace, meeting_id)
    qtbot.addWidget(page)
    page.resize(*size)
    with qtbot.waitActive(page):
        page.show()
    page.take_focus()
    settle()
    return page


def settle() -> None:
    """Let the register's events arrive and the layout follow."""
    for _round in range(4):
        QApplication.processEvents()


def type_text(widget: QWidget, text: str) -> None:
    """Type letters of any alphabet (QTest knows only Latin ones)."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
