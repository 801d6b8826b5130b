"""Documents: the papers of the meeting, those given out, and on what the body prints, as views of one page."""

from typing import Final

from PySide6.QtCore import Signal

from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.gui.handing_out import choose_place
from forumdesk.gui.pages.documents.page import DocumentsPage
from forumdesk.gui.pages.page_of_views import PageOfViews
from forumdesk.gui.pages.resolution.output import ChoosePlace
from forumdesk.gui.printing.dialog import ask_printer
from forumdesk.gui.printing.order import AskPrinter
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.workspace import Workspace

PAPERS: Final = "papers"
ISSUED: Final = "issued"
STATIONERY: Final = "stationery"


class DocumentViews(PageOfViews):
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
        self.papers_page = DocumentsPage(
            workspace, meeting_id, tasks=tasks, choose_place=choose_place, ask_printer=ask_printer
        )
        self.papers_page.setObjectName("papers_page")
        self.take_in(PAPERS, self.papers_page, self.papers_page.bar)
        self.retranslate()

    def choose_people(self, people: tuple[ParticipantId, ...], identifier: str = "badges") -> None:
        """Print for those who were selected on another page."""
        self.show_page(PAPERS)
        self.papers_page.choose_people(people, identifier)

    def choose_document(self, identifier: str) -> None:
        """Show a document that was asked for on another page."""
        self.show_page(PAPERS)
        self.papers_page.choose_document(identifier)

    def print_several(self) -> None:
        """Ask on the page of papers which ones are to be made together."""
        self.show_page(PAPERS)
        self.papers_page.print_several()

    def make_view(self, key: str) -> None:
        """See the base."""
        if key == ISSUED:
            self._make_issued()
            return
        from forumdesk.gui.pages.documents.stationery_page import StationeryPage

        page = StationeryPage(self.workspace, self.meeting_id, tasks=self._tasks)
        page.setObjectName("stationery_page")
        self.take_in(key, page, page.bar)

    def _make_issued(self) -> None:
        from forumdesk.gui.pages.documents.issued_page import IssuedPage

        page = IssuedPage(self.workspace, self.meeting_id, tasks=self._tasks, choose_place=self._choose_place)
        page.setObjectName("issued_page")
        page.papers_asked.connect(self._show_papers)
        self.take_in(ISSUED, page, page.bar)

    def _show_papers(self) -> None:
        self.show_page(PAPERS)

    def name_views(self) -> None:
        """Name the views."""
        _ = self.words.gettext
        choices = (
            Choice(key=PAPERS, text=self.words.pgettext("document", "Papers")),
            Choice(key=ISSUED, text=_("Given out")),
            Choice(key=STATIONERY, text=_("Stationery")),
        )
        self.say_views(choices, name=_("Papers, papers given out, or stationery"))
