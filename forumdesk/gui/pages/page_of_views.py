"""A page with several views of which one is in sight; what is asked of the page is asked of that view."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget

from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.pages.page import Page
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.page_bar import HasViews
from forumdesk.gui.workspace import Workspace


class PageOfViews(Page):
    """Holds the views, which are pages with a bar that :class:`HasViews`; subclasses make and name them.

    What a view asks of the window by a signal that its holder has too, the holder asks in its stead.
    """

    def __init__(self, workspace: Workspace, meeting_id: MeetingId) -> None:
        super().__init__(workspace, meeting_id)
        self._views: dict[str, Page] = {}
        self._bars: dict[str, HasViews] = {}
        self._stack = QStackedWidget()
        self.column.addWidget(self.message_bar)
        self.column.addWidget(self._stack, 1)

    @property
    def page(self) -> Page:
        """The view in sight."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, Page)
        return shown

    @property
    def current(self) -> str:
        """Which view is in sight."""
        return next(key for key, page in self._views.items() if page is self.page)

    def view(self, key: str) -> Page:
        """A view, made when it is first asked for."""
        if key not in self._views:
            self.make_view(key)
        return self._views[key]

    def show_page(self, key: str) -> None:
        """Show a view."""
        self._stack.setCurrentWidget(self.view(key))
        self.name_views()
        self.take_focus()

    def show_part(self, name: str) -> None:
        """Show a view."""
        self.show_page(name)

    def make_view(self, key: str) -> None:
        """Make a view and hand it to :meth:`take_in`."""
        raise NotImplementedError

    def take_in(self, key: str, page: Page, bar: HasViews) -> None:
        """Hold a view with its bar."""
        self._views[key], self._bars[key] = page, bar
        self._stack.addWidget(page)
        bar.view_switch.chosen.connect(self.show_page)
        for name in ("import_asked", "document_asked", "busy_changed", "page_asked"):
            asked, signal = getattr(page, name, None), getattr(self, name, None)
            if asked is not None and signal is not None:
                asked.connect(signal)

    def name_views(self) -> None:
        """Name the views in all bars, by :meth:`say_views`."""
        raise NotImplementedError

    def say_views(self, choices: Sequence[Choice], *, name: str) -> None:
        """Offer ``choices`` in every bar; ``name`` says what is viewed."""
        for key, bar in self._bars.items():
            bar.show_views(choices, key, name=name)

    # what a page does

    def retranslate(self) -> None:
        """Name the views; they hear of another language themselves."""
        self.name_views()

    def reload(self) -> None:
        """Name the views anew; the one in sight reads the register itself."""
        self.name_views()

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

    def show_value(self, identifier: UUID) -> None:
        """What the page in sight does."""
        self.page.show_value(identifier)

    def show_error(self, error: KnownError) -> None:
        """Say a refusal on the page in sight."""
        self.page.show_error(error)

    def inform(self, sentence: str) -> None:
        """Say it on the page in sight."""
        self.page.inform(sentence)
