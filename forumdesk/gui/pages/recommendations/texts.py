"""The page of the recommendations with its views: the text, the amendments to it, the consultation on it."""

from typing import ClassVar, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.gui.pages.page import Page
from forumdesk.gui.pages.recommendations.page import RecommendationsPage
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.page_bar import ViewBar
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


class TextsPage(Page):
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
        self._pages: dict[str, Page] = {}
        self._bars: dict[str, ViewBar] = {}
        self._stack = QStackedWidget()
        self.column.addWidget(self.message_bar)
        self.column.addWidget(self._stack, 1)
        self.text_page.setObjectName("text_page")
        self._take_in(TEXT, self.text_page, self.text_page.bar)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        text = self.text_page
        text.amendments_asked.connect(self.show_amendments)
        text.proposal_asked.connect(self._propose)
        text.return_asked.connect(self._bring_back)
        text.spelling.chosen.connect(self.spelling_chosen)

    @property
    def page(self) -> Page:
        """The page in sight."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, Page)
        return shown

    @property
    def current(self) -> str:
        """Which view is in sight."""
        return next(key for key, page in self._pages.items() if page is self.page)

    def show_page(self, key: str) -> None:
        """Show a view, made when it is first asked for."""
        if key not in self._pages:
            self._make(key)
        self._stack.setCurrentWidget(self._pages[key])
        self._name_views()
        self.take_focus()

    def show_amendments(self, row_id: RowId) -> None:
        """Show the amendments to a paragraph."""
        self.show_page(AMENDMENTS)
        page = self._pages[AMENDMENTS]
        show_row = getattr(page, "show_row", None)
        if show_row is not None:
            show_row(row_id)

    def show_text(self, row_id: RowId) -> None:
        """Show a paragraph in the text."""
        self.show_page(TEXT)
        language = self.text_page.current_language or self.text_page.view.languages[0]
        self.text_page.go_to(row_id, language)

    def _take_in(self, key: str, page: Page, bar: ViewBar) -> None:
        self._pages[key], self._bars[key] = page, bar
        self._stack.addWidget(page)
        bar.view_switch.chosen.connect(self.show_page)
        for name in ("import_asked", "document_asked", "busy_changed"):
            signal = getattr(page, name, None)
            if signal is not None:
                signal.connect(getattr(self, name))

    def _make(self, key: str) -> None:
        if key == AMENDMENTS:
            from forumdesk.gui.pages.amendments.page import AmendmentsPage

            amendments = AmendmentsPage(self.workspace, self.meeting_id, tasks=self._tasks)
            amendments.row_asked.connect(self.show_text)
            self._take_in(key, amendments, amendments.page_bar)
        else:
            from forumdesk.gui.pages.consultation.page import ConsultationPage

            consultation = ConsultationPage(self.workspace, self.meeting_id)
            consultation.amendment_asked.connect(self._show_amendment)
            self._take_in(key, consultation, consultation.page_bar)

    def _show_amendment(self, amendment_id: object) -> None:
        self.show_page(AMENDMENTS)
        getattr(self._pages[AMENDMENTS], "show_amendment")(amendment_id)  # noqa: B009

    def _propose(self, row_id: RowId) -> None:
        self.show_page(AMENDMENTS)
        getattr(self._pages[AMENDMENTS], "propose_to")(row_id)  # noqa: B009

    def _bring_back(self) -> None:
        self.show_page(AMENDMENTS)
        self._pages[AMENDMENTS].returning.ask()  # type: ignore[attr-defined]

    # what a page does

    def retranslate(self) -> None:
        """Name the views; the pages hear of another language themselves."""
        self._name_views()

    def reload(self) -> None:
        """Count anew; the page in sight reads the register itself."""
        self._name_views()

    def _name_views(self) -> None:
        _ = self.words.gettext
        counts = self.register.text_sheets.counts(self.meeting_id)
        named = ((TEXT, _("Text"), 0), (AMENDMENTS, _("Amendments"), counts.amendments))
        views = (*named, (CONSULTATION, _("Consultation"), counts.comments or 0))
        choices = [Choice(key=key, text=f"{name} {count}" if count else name) for key, name, count in views]
        for key, bar in self._bars.items():
            bar.show_views(choices, key, name=_("View of the text"))

    def main_act(self) -> None:
        """What the page in sight does."""
        self.page.main_act()

    def add(self) -> None:
        """What the page in sight does."""
        self.page.add()

    def find_here(self) -> None:
        """What the page in sight does."""
        self.page.find_here()

    def sort(self) -> None:
        """What the page in sight does."""
        self.page.sort()

    def edit_selected(self) -> None:
        """What the page in sight does."""
        self.page.edit_selected()

    def next_problem(self, step: int) -> None:
        """What the page in sight does."""
        self.page.next_problem(step)

    def print_out(self) -> None:
        """What the page in sight does."""
        self.page.print_out()

    def take_focus(self) -> None:
        """What the page in sight does."""
        self.page.take_focus()

    def show_error(self, error: KnownError) -> None:
        """Say a refusal on the page in sight."""
        self.page.show_error(error)
