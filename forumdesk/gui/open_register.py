"""One register as the window shows it: what is made for it and goes with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from forumdesk.gui.bridge import Bridge
from forumdesk.gui.importing import Importing
from forumdesk.gui.pointing import Pointing
from forumdesk.gui.register_view import RegisterView
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import Theme
from forumdesk.gui.uniting import Unlock
from forumdesk.gui.words import Words
from forumdesk.gui.workspace import Workspace

if TYPE_CHECKING:
    from forumdesk.domain.identifiers import MeetingId
    from forumdesk.gui.pages.page import Page
    from forumdesk.gui.screen import Screen
    from forumdesk.services.register import Register


class OpenRegister:
    """A register with its view, its imports and the bridge over which they hear of its deeds."""

    def __init__(
        self,
        register: Register,
        theme: Theme,
        words: Words,
        tasks: Tasks,
        resources: Path,
        *,
        make_page: Callable[[Workspace, str, MeetingId], Page],
        page: Callable[[], Screen | None],
        unlock: Unlock,
    ) -> None:
        """``page`` gives the page in sight. Raises a KnownError where the first page cannot be read."""
        self.register = register
        self.bridge = Bridge(register)
        self.workspace = Workspace(
            register=register, bridge=self.bridge, theme=theme, words=words, resources=resources
        )
        Pointing(self.bridge, page)
        try:
            self.view = RegisterView(
                self.workspace, lambda key, meeting_id: make_page(self.workspace, key, meeting_id)
            )
        except BaseException:
            self.bridge.close()
            raise
        self.importing = Importing(self.workspace, self.view, tasks, unlock)

    def close(self) -> None:
        """Let go of the view, then of the register."""
        self.bridge.close()
        self.view.deleteLater()
        self.register.close()
