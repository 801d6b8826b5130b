"""Stationery: on what the body prints, with a page of the meeting beside the form as it will look."""

from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from forumdesk.domain.errors import N_, KnownError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.pages.documents.stationery_form import StationeryForm
from forumdesk.gui.pages.documents.stationery_sample import printed_sample
from forumdesk.gui.pages.page import Page
from forumdesk.gui.pages_preview.pages import Pages
from forumdesk.gui.pages_preview.preview import PagesPreview
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import SPACE, WIDTH
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.page_bar import ViewBar
from forumdesk.gui.workspace import Workspace
from forumdesk.services.events import MeetingsChanged, RegisterChanged, ResolutionChanged

_FORM_WIDTH: Final = 460
_SETTLED: Final = 150  # milliseconds without a change after which the page is printed anew


class StationeryBar(ViewBar):
    """Only the switch of views."""

    def fit(self) -> None:
        """Views always find room."""


class StationeryPage(Page):
    """A form, and the first pages of the resolution or of the agenda on what it says."""

    concerns: ClassVar[tuple[type[RegisterChanged], ...]] = (MeetingsChanged, ResolutionChanged)

    def __init__(self, workspace: Workspace, meeting_id: MeetingId, *, tasks: Tasks) -> None:
        super().__init__(workspace, meeting_id)
        self._tasks = tasks
        self._printing = self._print_again = False
        self.bar = StationeryBar(self.theme)
        self.form = StationeryForm(workspace)
        self.preview = PagesPreview(workspace, tasks, name=N_("A page on this stationery"))
        self.form.clashed.connect(self.offer_choice)
        self.form.setObjectName("form")
        self.preview.setObjectName("preview")
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED)
        self._settling.timeout.connect(self._print)
        self._arrange()
        self.retranslate()

    def retranslate(self) -> None:
        """Set the texts."""
        self.form.retranslate()
        self.preview.retranslate()

    def reload(self) -> None:
        """Show what the body prints on, and print the page anew."""
        meeting = self.register.meetings.meeting(self.meeting_id)
        self.form.show_body(self.register.meetings.body(meeting.body_id))
        self._settling.start()

    def find_here(self) -> None:
        """Find in the page."""
        self.preview.find_text()

    def take_focus(self) -> None:
        """Work starts at the layout."""
        self.form.take_focus()

    def _print(self) -> None:
        if self._printing:
            self._print_again = True
            return
        self._printing = True
        job = partial(printed_sample, self.register, self.meeting_id, self.preview.wanted_pages)
        self._tasks.run(job, self._take, self._refuse, owner=self)

    def _take(self, pages: Pages | None) -> None:
        if pages is None:
            self.preview.clear()
        else:
            self.preview.show_pages(pages)
        self._end()

    def _refuse(self, error: KnownError) -> None:
        self.preview.clear()
        self.show_error(error)
        self._end()

    def _end(self) -> None:
        self._printing = False
        if self._print_again:
            self._print_again = False
            self._settling.start()

    def _arrange(self) -> None:
        ground = Ground(self.theme, "surface")
        column = QVBoxLayout(ground)
        column.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.page)
        column.addWidget(self.form)
        self._area = QScrollArea()
        self._area.setWidget(ground)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._area)
        row.addWidget(self.preview, 1)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.message_bar)
        self.column.addWidget(middle, 1)
        self._dress()
        self.theme.changed.connect(self._dress)

    def _dress(self) -> None:
        self._area.verticalScrollBar().setStyleSheet(self.theme.sheet("scroll"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The form keeps its width; in a narrow window it has half of it."""
        super().resizeEvent(event)
        narrow = self.window().width() < WIDTH.narrow_window
        self._area.setFixedWidth(
            min(self.theme.scaled(_FORM_WIDTH), self.width() // 2 if narrow else self.width())
        )
