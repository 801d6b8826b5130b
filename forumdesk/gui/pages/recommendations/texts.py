"""The page of the recommendations with its views: the text, the amendments to it, the consultation on it."""

from typing import ClassVar, Final

from PySide6.QtCore import Signal

from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.gui.pages.page_of_views import PageOfViews
from forumdesk.gui.pages.recommendations.page import RecommendationsPage
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.workspace import Workspace
from forumdesk.services.events import (
    AmendmentsChanged,
    ConsultationsChanged,
    RegisterChanged,
    ResolutionChanged,
)

TEXT: Final = "text"
AMENDMENTS: Final = "amendments"
CONSULTATION: Final = "consultation"


class TextsPage(PageOfViews):
    """Holds three pages of which one is in sight; what they ask of the window it asks in their stead."""

    concerns: ClassVar[tuple[type[RegisterChanged], ...]] = (
        ResolutionChanged,
        AmendmentsChanged,
        ConsultationsChanged,
    )
    import_asked = Signal(str)
    document_asked = Signal(str)
    busy_changed = Signal(bool)
    spelling_chosen = Signal(bool)

    def __init__(
        self, workspace: Workspace, meeting_id: MeetingId, *, tasks: Tasks, checks_spelling: bool = True
    ) -> None:
        super().__init__(workspace, meeting_id)
        self._tasks = tasks
        self.text_page = RecommendationsPage(
            workspace, meeting_id, tasks=tasks, checks_spelling=checks_spelling
        )
        self.text_page.setObjectName("text_page")
        self.take_in(TEXT, self.text_page, self.text_page.bar)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        text = self.text_page
        text.amendments_asked.connect(self.show_amendments)
        text.proposal_asked.connect(self._propose)
        text.return_asked.connect(self._bring_back)
        text.spelling.chosen.connect(self.spelling_chosen)

    def show_amendments(self, row_id: RowId) -> None:
        """Show the amendments to a paragraph."""
        self.show_page(AMENDMENTS)
        page = self._views[AMENDMENTS]
        show_row = getattr(page, "show_row", None)
        if show_row is not None:
            show_row(row_id)

    def show_text(self, row_id: RowId) -> None:
        """Show a paragraph in the text."""
        self.show_page(TEXT)
        language = self.text_page.current_language or self.text_page.view.languages[0]
        self.text_page.go_to(row_id, language)

    def make_view(self, key: str) -> None:
        """See the base."""
        if key == AMENDMENTS:
            from forumdesk.gui.pages.amendments.page import AmendmentsPage

            amendments = AmendmentsPage(self.workspace, self.meeting_id, tasks=self._tasks)
            amendments.row_asked.connect(self.show_text)
            self.take_in(key, amendments, amendments.page_bar)
        else:
            from forumdesk.gui.pages.consultation.page import ConsultationPage

            consultation = ConsultationPage(self.workspace, self.meeting_id)
            consultation.amendment_asked.connect(self._show_amendment)
            self.take_in(key, consultation, consultation.page_bar)

    def _show_amendment(self, amendment_id: object) -> None:
        self.show_page(AMENDMENTS)
        getattr(self._views[AMENDMENTS], "show_amendment")(amendment_id)  # noqa: B009

    def _propose(self, row_id: RowId) -> None:
        self.show_page(AMENDMENTS)
        getattr(self._views[AMENDMENTS], "propose_to")(row_id)  # noqa: B009

    def _bring_back(self) -> None:
        self.show_page(AMENDMENTS)
        self._views[AMENDMENTS].returning.ask()  # type: ignore[attr-defined]

    def name_views(self) -> None:
        """Name the views, with how much each holds."""
        _ = self.words.gettext
        counts = self.register.text_sheets.counts(self.meeting_id)
        named = ((TEXT, _("Text"), 0), (AMENDMENTS, _("Amendments"), counts.amendments))
        views = (*named, (CONSULTATION, _("Consultation"), counts.comments or 0))
        choices = [Choice(key=key, text=f"{name} {count}" if count else name) for key, name, count in views]
        self.say_views(choices, name=_("View of the text"))
