"""What waits for the secretary: deadlines, comments without an answer, amendments that are not decided."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.notices import Notice
from forumdesk.gui.theme import ICON, SPACE
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.icon_view import IconView
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.workspace import Workspace


class AttentionPart(QWidget):
    """A sentence for each thing, and one link to where it is done. Emits ``page_asked(key)``."""

    page_asked = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        """Start hidden: nothing waits yet."""
        super().__init__()
        self._workspace = workspace
        self._words = workspace.words
        self._title = Label(workspace.theme, role="section")
        self.link_button = Button(workspace.theme, kind="link", icon_name="arrow-right")
        self.link_button.setObjectName("attention_link")
        self.link_button.clicked.connect(lambda: self.page_asked.emit("recommendations"))
        self._lines: list[_Line] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE.near)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE.page, 0, 0)
        column.setSpacing(SPACE.near)
        column.addWidget(self._title)
        column.addLayout(self._list)
        column.addWidget(self.link_button)
        self.hide()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is said, in order."""
        return tuple(one.words.text() for one in self._lines)

    def retranslate(self) -> None:
        """Set the words that do not depend on the meeting."""
        _ = self._words.gettext
        self._title.setText(_("Needs attention"))
        self.link_button.set_texts(_("Recommendations"))

    def show_meeting(self, meeting_id: MeetingId) -> None:
        """Say what waits; nothing is shown where nothing does."""
        register, words = self._workspace.register, self._words
        notices = list(register.consultations.reminders(meeting_id))
        undecided = sum(one.is_open for one in register.amendments.listed(meeting_id))
        if undecided:
            notices.append(_undecided(undecided))
        self._fill([(one.code, words.catalogue.sentence(one)) for one in notices])
        self.setVisible(bool(notices))

    def _fill(self, said: list[tuple[str, str]]) -> None:
        for line in self._lines:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [_Line(self._workspace, code, sentence) for code, sentence in said]
        for line in self._lines:
            self._list.addWidget(line)


class _Line(QWidget):
    """One thing that waits."""

    def __init__(self, workspace: Workspace, code: str, sentence: str) -> None:
        super().__init__()
        self.words = Label(workspace.theme, sentence, role="small", wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.near)
        waits = code == "consultation.running"
        icon = IconView(
            workspace.theme,
            "clock" if waits else "warning",
            size=ICON.control,
            token="text2" if waits else "warn",
        )
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)


def _undecided(count: int) -> Notice:
    return Notice(
        code="amendments.open",
        message=N_("{count} amendment waits for a decision."),
        plural=N_("{count} amendments wait for a decision."),
        count=count,
        values={"count": count},
    )
