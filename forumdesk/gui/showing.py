"""Which register the window shows: the one that was opened, or in its stead the same as it was at a moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from forumdesk.domain.errors import KnownError
from forumdesk.gui.places import Places
from forumdesk.services.access import Access

if TYPE_CHECKING:
    from forumdesk.domain.identifiers import MeetingId
    from forumdesk.gui.open_register import OpenRegister
    from forumdesk.gui.register_view import RegisterView
    from forumdesk.gui.workspace import Workspace
    from forumdesk.services.register import Register


class Follower(Protocol):
    """Lives as long as a register is open, whether it or its past is in sight."""

    def follow(self, register: Register) -> None:
        """Begin with a register that was just opened."""

    def leave(self) -> None:
        """The register is about to be closed."""


class Listener(Protocol):
    """Works on ``register``, the one in sight; None while none is."""

    register: Register | None


class Showing(QObject):
    """Takes registers in and lets them go.

    Emits `opened(register)`, `closed()`, `past_shown()` and `present_shown()` after what is in sight has changed,
    `closing()` before, `refused(error)` and `unreadable(error, path)` where what was opened cannot be shown.
    """

    opened = Signal(object)
    closing = Signal()
    closed = Signal()
    past_shown = Signal()
    present_shown = Signal()
    refused = Signal(object)
    unreadable = Signal(object, object)

    def __init__(
        self, stack: QStackedWidget, places: Places, make: Callable[[Register], OpenRegister]
    ) -> None:
        """Show in ``stack`` what ``make`` puts together; while ``places`` is held, nothing else is shown."""
        super().__init__(stack)
        self._stack, self._places, self._make = stack, places, make
        self._opened: OpenRegister | None = None
        self._past: OpenRegister | None = None
        self.followers: Sequence[Follower] = ()
        """In the order in which they begin; they leave in the opposite one."""
        self.listeners: Sequence[Listener] = ()

    @property
    def in_sight(self) -> OpenRegister | None:
        """What is shown; None on the start screen."""
        return self._past or self._opened

    @property
    def is_past(self) -> bool:
        """Whether a register is shown as it was."""
        return self._past is not None

    @property
    def register(self) -> Register | None:
        """The register in sight."""
        return self.in_sight.register if self.in_sight is not None else None

    @property
    def view(self) -> RegisterView | None:
        """Its view."""
        return self.in_sight.view if self.in_sight is not None else None

    @property
    def workspace(self) -> Workspace:
        """What its pages are given; asked for only while a register is in sight."""
        assert self.in_sight is not None
        return self.in_sight.workspace

    @property
    def is_to_look_at(self) -> bool:
        """Whether what is in sight takes no changes."""
        return self.is_past or (self.register is not None and self.register.access is Access.VIEW)

    def show(self, register: Register) -> None:
        """Show a register that was opened, instead of another one."""
        if self._places.is_held:
            register.close()
            return
        self._places.leave()
        self.close()
        try:
            self._opened = self._taken_in(register)
        except KnownError as error:  # a damaged file may open, and its first page not be read
            register.close()
            self.refused.emit(error)
            self.unreadable.emit(error, register.path)
            return
        self._tell_listeners()
        for one in self.followers:
            one.follow(register)
        self.opened.emit(register)

    def close(self) -> None:
        """Close what is open."""
        if self._opened is None or self._places.is_held:
            return
        self.leave_past()
        for one in reversed(self.followers):
            one.leave()
        self._places.leave()
        self.closing.emit()
        self._let_go(self._opened)
        self._opened = None
        self._tell_listeners()
        self.closed.emit()

    def show_past(self, past: Register, meeting_id: MeetingId | None, page: str = "") -> bool:
        """Show a register as it was, a meeting that it had then on a page; what is open waits for :meth:`leave_past`.

        False where that cannot be.
        """
        if self._places.is_held or self._opened is None:
            past.close()
            return False
        self._places.leave()
        if self._past is not None:
            self._let_go(self._past)
            self._past = None
        try:
            self._past = self._taken_in(past)
        except KnownError as error:
            past.close()
            self._show_present(self._opened)
            self.refused.emit(error)
            return False
        self._tell_listeners()
        self._past.view.show_place(meeting_id, page)
        self.past_shown.emit()
        return True

    def leave_past(self) -> None:
        """Go back to the register as it is; nothing where it is in sight."""
        if self._past is None or self._opened is None:
            return
        self._places.leave()
        self._let_go(self._past)
        self._past = None
        self._show_present(self._opened)

    def _show_present(self, opened: OpenRegister) -> None:
        self._tell_listeners()
        self._stack.setCurrentWidget(opened.view)
        self.present_shown.emit()

    def _taken_in(self, register: Register) -> OpenRegister:
        made = self._make(register)
        self._stack.addWidget(made.view)
        self._stack.setCurrentWidget(made.view)
        return made

    def _let_go(self, open_register: OpenRegister) -> None:
        self._stack.removeWidget(open_register.view)
        open_register.close()

    def _tell_listeners(self) -> None:
        for one in self.listeners:
            one.register = self.register
