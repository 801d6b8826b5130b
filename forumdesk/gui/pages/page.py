"""What all pages of a meeting do alike."""

from typing import ClassVar
from uuid import UUID

from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.screen import Screen
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.workspace import Workspace
from forumdesk.services.access import require
from forumdesk.services.events import RegisterChanged


class Page(Screen):
    """A page: shows one meeting, reloads when told of a change that concerns it.

    ``concerns`` are the events after which it reloads.
    """

    concerns: ClassVar[tuple[type[RegisterChanged], ...]] = (RegisterChanged,)

    def __init__(self, workspace: Workspace, meeting_id: MeetingId) -> None:
        super().__init__(workspace.theme, workspace.words)
        self.workspace = workspace
        self.register = workspace.register
        self.meeting_id = meeting_id
        workspace.bridge.changed.connect(self._heard)

    def show_part(self, name: str) -> None:
        """Show a part of the page that is asked for by name; a page without parts has nothing to do."""

    def show_value(self, identifier: UUID) -> None:
        """Select one of the values that this page lists, where it is in view; a page without a list does nothing."""

    def why_not(self, deed: str) -> str:
        """The sentence that says why the register does not take a deed; empty where it does."""
        return self.workspace.why_not(deed)

    def takes_changes(self) -> bool:
        """Whether the register takes changes; where it does not, the page says so in place."""
        try:
            require(self.register.access, CHANGE)
        except KnownError as error:
            self.show_error(error)
            return False
        return True

    def _heard(self, event: RegisterChanged) -> None:
        if (
            isinstance(event, self.concerns)
            and event.meeting_id in {None, self.meeting_id}
            and self.isVisible()
        ):
            self._reload_in_place()
