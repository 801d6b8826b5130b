"""How long contacts of a meeting are kept, and their erasure."""

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QWidget

from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.dialogs.act_dialog import ActDialog
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.message_bar import Message
from forumdesk.gui.widgets.tick_box import TickBox
from forumdesk.gui.workspace import Workspace

_USUAL_DAYS = 365


class RetentionDialog(ActDialog):
    """A last day, kept by the main act; beside it the erasure, once a person said that it cannot be undone."""

    def __init__(self, workspace: Workspace, meeting_id: MeetingId, parent: QWidget) -> None:
        super().__init__(workspace.theme, workspace.words, parent)
        self._register, self._meeting_id = workspace.register, meeting_id
        theme = workspace.theme
        self._note = Label(theme, role="body", token="text2", wraps=True)
        self.keep_box = TickBox(theme)
        self.keep_box.setObjectName("keep_box")
        self.day_edit = QDateEdit()
        self.day_edit.setObjectName("day_edit")
        self.day_edit.setCalendarPopup(True)
        self.day_edit.setDisplayFormat("dd.MM.yyyy")
        self.keep_box.toggled.connect(self.day_edit.setEnabled)
        self.sure_box = TickBox(theme)
        self.sure_box.setObjectName("sure_box")
        self.erase_button = Button(theme, kind="outlined")
        self.erase_button.setObjectName("erase_button")
        self.erase_button.setEnabled(False)
        self.erase_button.clicked.connect(self.erase)
        self.sure_box.toggled.connect(self.erase_button.setEnabled)
        self._show_day()
        self.arrange(
            [self._note, self.keep_box, self.day_edit, self.sure_box], before_acts=[self.erase_button]
        )
        self.retranslate()

    def act(self) -> None:
        """Keep the last day, or that there is none."""
        day = self.day_edit.date()
        wanted = day.toPython() if self.keep_box.isChecked() else None
        self._register.personal.keep_until(self._meeting_id, wanted)  # type: ignore[arg-type] # a date
        self.accept()

    def erase(self) -> None:
        """Erase the contacts of everybody at the meeting for good."""
        count = self._register.personal.erase_contacts(self._meeting_id)
        sentence = self._words.catalogue.ngettext(
            "Contacts of {count} person are erased.", "Contacts of {count} people are erased.", count
        )
        self.message_bar.show_message(Message(kind="ok", sentence=sentence.format(count=count)))
        self.sure_box.setChecked(False)
        self._show_day()

    def _show_day(self) -> None:
        until = self._register.personal.retention(self._meeting_id)
        meeting = self._register.meetings.meeting(self._meeting_id)
        last = meeting.last_day or meeting.first_day or self._register.clock().date()
        self.keep_box.setChecked(until is not None)
        self.day_edit.setEnabled(until is not None)
        shown = QDate(until.year, until.month, until.day) if until else QDate(last.year, last.month, last.day)
        self.day_edit.setDate(shown if until else shown.addDays(_USUAL_DAYS))

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self._words.gettext
        self.setWindowTitle(_("How long contacts are kept"))
        self._note.setText(
            _(
                "E-mail addresses, telephones, notes, photos and identity numbers of participants are kept until this"
                " day. When it is over the program reminds of erasing them; names stay in the record."
            )
        )
        self.keep_box.set_texts(_("Contacts are kept until"))
        self.day_edit.setAccessibleName(_("Last day on which contacts are kept"))
        self.sure_box.set_texts(_("I know that this cannot be undone"))
        self.erase_button.set_texts(_("Erase contacts now"))
        self.act_button.set_texts(_("Keep the day"))
        super().retranslate()
