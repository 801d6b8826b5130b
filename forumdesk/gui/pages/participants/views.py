"""What stands in for the list of participants, and the line over the list about people who stand there twice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from forumdesk.domain.errors import KnownError
from forumdesk.gui.pages.participants.side import SideView
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.widgets.message_bar import Act, Message, MessageBar
from forumdesk.services.duplicates import DuplicateCandidate

if TYPE_CHECKING:
    from forumdesk.gui.pages.participants.duplicates import DuplicatesView
    from forumdesk.gui.pages.participants.page import ParticipantsPage

_REST_MS = 800
"""After a change the search for pairs waits until no more changes follow."""


class PageViews(QObject):
    """Statistics, delegations and the review of pairs, each shown on the page in place of the list."""

    def __init__(self, page: ParticipantsPage, tasks: Tasks) -> None:
        super().__init__(page)
        self._page, self._tasks = page, tasks
        self.view: SideView | None = None
        self.pairs: Sequence[DuplicateCandidate] = ()
        self._looking = self._look_again = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._look)
        self.notice_bar = MessageBar(page.theme)
        self.notice_bar.setObjectName("notice_bar")
        page.column.insertWidget(page.column.indexOf(page.beside), self.notice_bar)
        page.people_foot.statistics_asked.connect(self.show_statistics)
        page.people_foot.delegations_asked.connect(self.show_delegations)

    @property
    def is_open(self) -> bool:
        """Whether something stands in for the list."""
        return self.view is not None

    def show_statistics(self) -> None:
        """Show the numbers."""
        from forumdesk.gui.pages.participants.statistics import StatisticsView

        self._open(StatisticsView(self._page.workspace, self._page.meeting_id, tasks=self._tasks))

    def show_delegations(self) -> None:
        """Show the delegations."""
        from forumdesk.gui.pages.participants.delegations import DelegationsView

        self._open(DelegationsView(self._page.workspace, self._page.meeting_id))

    def show_duplicates(self) -> None:
        """Show the pairs that look like the same person."""
        from forumdesk.gui.pages.participants.duplicates import DuplicatesView

        view = DuplicatesView(self._page.workspace, self._page.meeting_id, tasks=self._tasks)
        view.set_pairs(self.pairs)
        view.changed.connect(lambda: self._decided(view))
        self._open(view)

    def _decided(self, view: DuplicatesView) -> None:
        """Offer only what is left, until all have been looked for again."""
        self.pairs = view.pairs
        self.look_for_duplicates()

    def _open(self, view: SideView) -> None:
        self.show_list()
        page = self._page
        page.settle()
        self.view = view
        for part in (page.bar, page.message_bar, self.notice_bar, page.beside):
            part.hide()
        page.column.addWidget(view, 1)
        view.closed.connect(self._closed)
        view.show()
        view.take_focus()

    def _closed(self) -> None:
        self.show_list()
        self._page.take_focus()

    def show_list(self) -> None:
        """Show the list again."""
        if self.view is None:
            return
        view, self.view = self.view, None
        view.hide()
        self._page.column.removeWidget(view)
        view.deleteLater()
        self._page.beside.show()
        self._page.reload()
        self._say()

    # People who stand on the list twice.

    def look_for_duplicates(self) -> None:
        """Look for pairs beside the window, when no more changes follow."""
        self._rest.start(_REST_MS)

    def _look(self) -> None:
        if self._looking:
            self._look_again = True
            return
        self._looking = True
        service, meeting_id = self._page.register.participants, self._page.meeting_id
        self._tasks.run(lambda: service.duplicates(meeting_id), self._found, self._failed, owner=self)

    def _found(self, pairs: Sequence[DuplicateCandidate]) -> None:
        self._looking = False
        self.pairs = pairs
        self._say()
        view = self._duplicates_view()
        if view is not None:
            view.set_pairs(pairs)
        if self._look_again:
            self._look_again = False
            self.look_for_duplicates()

    def _failed(self, _error: KnownError) -> None:
        # The list itself says what is wrong with the register.
        self._looking = False

    def _duplicates_view(self) -> DuplicatesView | None:
        from forumdesk.gui.pages.participants.duplicates import DuplicatesView

        return self.view if isinstance(self.view, DuplicatesView) else None

    def retranslate(self) -> None:
        """Say the notice in the language in use."""
        self._say()

    def _say(self) -> None:
        count = len(self.pairs)
        if not count or self.is_open:
            self.notice_bar.clear()
            return
        words = self._page.words
        sentence = words.ngettext(
            "{count} pair looks like the same person.", "{count} pairs look like the same person.", count
        )
        review = Act(text=words.gettext("Review"), run=self.show_duplicates, kind="link")
        message = Message(kind="info", sentence=sentence.format(count=count), acts=(review,))
        shown = None if self.notice_bar.isHidden() else self.notice_bar.message
        if shown is None or shown.sentence != message.sentence:
            self.notice_bar.show_message(message)
