"""What views that stand in for the list of participants do alike."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.pages.page import Page
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.page_bar import PageBar
from forumdesk.gui.workspace import Workspace


class SideView(Page):
    """A title with a way back to the list. Emits `closed` for that button and Esc."""

    closed = Signal()

    def __init__(self, workspace: Workspace, meeting_id: MeetingId) -> None:
        """Start with the way back alone; acts are added at the right of `bar`."""
        super().__init__(workspace, meeting_id)
        self.bar = PageBar(self.theme)
        self.back_button = Button(self.theme, kind="flat", icon_name="arrow-left")
        self.back_button.setObjectName("back_button")
        self.back_button.clicked.connect(self.closed)
        self.title_label = Label(self.theme, role="section")
        self.bar.add_left(self.back_button)
        self.bar.add_left(self.title_label)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.message_bar)

    def set_title(self, title: str) -> None:
        """Say what is shown instead of the list."""
        self.back_button.set_texts(self.words.gettext("List"), name=self.words.gettext("Back to the list"))
        self.title_label.setText(title)
        self.setAccessibleName(title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def take_focus(self) -> None:
        """Begin at the way back."""
        self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)
