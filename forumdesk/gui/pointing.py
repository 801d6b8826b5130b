"""After a step back or forth the page in sight selects what the step changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from forumdesk.gui.bridge import Bridge
    from forumdesk.gui.screen import Screen
    from forumdesk.services.deeds import Change

_STEPS: Final = frozenset({"history.undone", "history.redone"})


class Pointing(QObject):
    """Listens to a bridge and lives as long; ``page`` gives the page in sight."""

    def __init__(self, bridge: Bridge, page: Callable[[], Screen | None]) -> None:
        """Wait for steps."""
        super().__init__(bridge)
        self._page = page
        self._changed: UUID | None = None
        bridge.deed_done.connect(self._note)
        bridge.changed.connect(self._wait)

    def _note(self, change: Change) -> None:
        """A step that changed one thing points at it; one that changed many would point at any of them."""
        left = {one.id for one in change.changes if one.after is not None}
        self._changed = left.pop() if change.code in _STEPS and len(left) == 1 else None

    def _wait(self) -> None:
        # The page reads the change first.
        if self._changed is not None:
            QTimer.singleShot(0, self, self._point)

    def _point(self) -> None:
        from forumdesk.gui.pages.page import Page  # pages know the database, which a start does not need

        identifier, self._changed = self._changed, None
        page = self._page()
        if identifier is not None and isinstance(page, Page) and page.isVisible():
            page.show_value(identifier)
