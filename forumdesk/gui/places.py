"""A place takes the whole window: the registration desk, the conduct of the meeting, verifying.

It stands where the register or the start screen was shown, mostly without the frame row; the window's title says it
and the keys go to it. Its own act leaves it again, as does the page's ``left`` (its button, or Esc where the page has
no other use for that).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from forumdesk.domain.errors import N_

if TYPE_CHECKING:
    from forumdesk.domain.identifiers import MeetingId
    from forumdesk.gui.hall.operator import Hall
    from forumdesk.gui.pages.page import Page
    from forumdesk.gui.screen import Screen
    from forumdesk.gui.workspace import Workspace

TITLES: Final = {
    "desk": N_("Registration desk"),
    "conduct": N_("Conduct mode"),
    "verify": N_("Verifying"),
}
_FRAMED: Final = {"verify"}  # menus and languages stay in reach


class Places(QObject):
    """The place in sight, if any; emits `changed` when one was shown or left."""

    changed = Signal()

    def __init__(self, stack: QStackedWidget, frame: QWidget) -> None:
        """Places are shown in ``stack``; ``frame`` is hidden meanwhile."""
        super().__init__(stack)
        self._stack, self._frame = stack, frame
        self._before: QWidget | None = None
        self._name = ""
        self.page: Screen | None = None
        self.is_held = False
        """While it is, the place in sight is not left."""

    @property
    def title(self) -> str:
        """The name of the place in sight, untranslated; empty without one."""
        return TITLES[self._name] if self._name else ""

    def showing(self, name: str) -> Screen | None:
        """The page of this place while it is in sight."""
        return self.page if self._name == name else None

    def go(self, name: str, make: Callable[[], Screen]) -> None:
        """Show a place, instead of another one too; from the place itself go back."""
        if self.is_held:
            return
        if self._name == name:
            self.leave()
            return
        page = make()
        if self.page is None:
            self._before = self._stack.currentWidget()
        last, self.page, self._name = self.page, page, name
        self._frame.setVisible(name in _FRAMED)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._drop(last)
        self.changed.emit()

    def leave(self) -> None:
        """Go back to what was shown before; nothing where no place is in sight."""
        if self.page is None or self._before is None or self.is_held:
            return
        last, self.page, self._name = self.page, None, ""
        self._frame.show()
        self._stack.setCurrentWidget(self._before)
        self._drop(last)
        self.changed.emit()

    def _drop(self, page: Screen | None) -> None:
        if page is not None:
            self._stack.removeWidget(page)
            page.deleteLater()


def make_place(
    name: str,
    workspace: Workspace,
    meeting_id: MeetingId,
    *,
    prints_badges: bool,
    hall: Callable[[], Hall],
) -> Page:
    """The page of this place; KeyError for an unknown one. ``hall`` makes the hall display on first need."""
    match name:
        case "desk":
            from forumdesk.gui.desk.badge_printing import badge_printer
            from forumdesk.gui.desk.desk_page import DeskPage

            return DeskPage(
                workspace,
                meeting_id,
                print_badge=badge_printer(workspace.register),
                prints_on_arrival=prints_badges,
            )
        case "conduct":
            from forumdesk.gui.conduct.conduct_page import ConductPage

            return ConductPage(workspace, meeting_id, hall=hall())
    raise KeyError(name)
