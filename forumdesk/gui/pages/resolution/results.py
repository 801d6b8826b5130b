"""What comes of a meeting on paper: the resolution and the minutes, as two views of one page."""

from typing import Final

from PySide6.QtCore import Signal

from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.handing_out import choose_place
from forumdesk.gui.pages.page_of_views import PageOfViews
from forumdesk.gui.pages.resolution.output import ChoosePlace
from forumdesk.gui.pages.resolution.page import ResolutionPage
from forumdesk.gui.printing.dialog import ask_printer
from forumdesk.gui.printing.order import AskPrinter
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.workspace import Workspace

RESOLUTION: Final = "resolution"
MINUTES: Final = "minutes"


class ResultsPage(PageOfViews):
    """Emits ``page_asked(key)`` and ``import_asked(kind)`` for the view in sight."""

    page_asked = Signal(str)
    import_asked = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        meeting_id: MeetingId,
        *,
        tasks: Tasks,
        choose_place: ChoosePlace = choose_place,
        ask_printer: AskPrinter = ask_printer,
    ) -> None:
        """`choose_place` and `ask_printer` ask a person where to write and on what to print."""
        super().__init__(workspace, meeting_id)
        self._tasks = tasks
        self._choose_place, self._ask_printer = choose_place, ask_printer
        self.resolution_page = ResolutionPage(
            workspace, meeting_id, tasks=tasks, choose_place=choose_place, ask_printer=ask_printer
        )
        self.resolution_page.setObjectName("resolution_page")
        self.take_in(RESOLUTION, self.resolution_page, self.resolution_page.bar)
        self.retranslate()

    def make_view(self, key: str) -> None:
        """See the base."""
        from forumdesk.gui.pages.minutes.page import MinutesPage

        page = MinutesPage(
            self.workspace,
            self.meeting_id,
            tasks=self._tasks,
            choose_place=self._choose_place,
            ask_printer=self._ask_printer,
        )
        page.setObjectName("minutes_page")
        self.take_in(key, page, page.bar)

    def name_views(self) -> None:
        """Name both views."""
        _ = self.words.gettext
        minutes = self.words.pgettext("document", "Minutes")
        choices = [Choice(key=RESOLUTION, text=_("Resolution")), Choice(key=MINUTES, text=minutes)]
        self.say_views(choices, name=_("Resolution or minutes"))
