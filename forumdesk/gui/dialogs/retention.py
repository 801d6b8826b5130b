"""How long contacts of a meeting are kept, and their erasure."""

from datetime import timedelta
from typing import Final

from PySide6.QtWidgets import QWidget

from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.dialogs.act_dialog import ActDialog, in_a_row
from forumdesk.gui.pages.consultation.moments import NotADateError, read_date
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.field_block import FieldBlock, TextField
from forumdesk.gui.widgets.labels import HairLine, Label
from forumdesk.gui.widgets.tick_box import TickBox
from forumdesk.gui.workspace import Workspace
from forumdesk.language.dates import digits

_USUAL: Final = timedelta(days=365)


class RetentionDialog(ActDialog):
    """A last day, kept by the main act; beside it the erasure, once a person said that it cannot be undone."""

    def __init__(self, workspace: Workspace, meeting_id: MeetingId, parent: QWidget) -> None:
        super().__init__(workspace.theme, workspace.words, parent)
        self._register, self._meeting_id = workspace.register, meeting_id
        theme = workspace.theme
        self._note = Label(theme, role="body", token="text2", wraps=True)
        self.keep_box = TickBox(theme)
        self.keep_box.setObjectName("keep_box")
        self.day_field = TextField(theme)
        self.day_field.setObjectName("day_field")
        self.day_block = FieldBlock(theme, self.day_field, "")
        self.day_field.textChanged.connect(lambda _text: self.day_block.set_wrong(""))
        self.keep_box.toggled.connect(self.day_field.setEnabled)
        self.sure_box = TickBox(theme)
        self.sure_box.setObjectName("sure_box")
        self.erase_button = Button(theme, kind="outlined")
        self.erase_button.setObjectName("erase_button")
        self.erase_button.setEnabled(False)
        self.erase_button.clicked.connect(lambda: self.attempt(self.erase))
        self.sure_box.toggled.connect(self.erase_button.setEnabled)
        erasing = QWidget()
        erasing.setLayout(in_a_row([self.sure_box], [self.erase_button]))
        self._show_day()
        self.arrange([self._note, self.keep_box, self.day_block, HairLine(theme), erasing, HairLine(theme)])
        self.retranslate()

    def act(self) -> None:
        """Keep the last day, or that there is none; a day that cannot be read is said under its field."""
        try:
            until = read_date(self.day_field.text()) if self.keep_box.isChecked() else None
        except NotADateError as error:
            self.day_block.set_wrong(self._words.catalogue.sentence(error))
            self.day_field.setFocus()
            return
        self._register.personal.keep_until(self._meeting_id, until)
        self.accept()

    def erase(self) -> None:
        """Erase the contacts of everybody at the meeting for good."""
        count = self._register.personal.erase_contacts(self._meeting_id)
        sentence = self._words.catalogue.ngettext(
            "Contacts of {count} person are erased.", "Contacts of {count} people are erased.", count
        )
        self.say(sentence.format(count=count))
        self.sure_box.setChecked(False)
        self._show_day()

    def _show_day(self) -> None:
        until = self._register.personal.retention(self._meeting_id)
        meeting = self._register.meetings.meeting(self._meeting_id)
        last = meeting.last_day or meeting.first_day or self._register.clock().date()
        self.keep_box.setChecked(until is not None)
        self.day_field.setEnabled(until is not None)
        self.day_field.setText(digits(until or last + _USUAL))

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
        self.day_block.set_texts(_("Last day on which contacts are kept"))
        self.sure_box.set_texts(_("I know that this cannot be undone"))
        self.erase_button.set_texts(_("Erase contacts now"))
        self.act_button.set_texts(_("Keep the day"))
        super().retranslate()
