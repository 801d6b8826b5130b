"""The identity number of one person for the guard's pass list, shown only when somebody asks for it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.domain.meetings import Meeting
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.typing_keeper import PASSING
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.field_block import FieldBlock
from forumdesk.gui.widgets.kept_fields import KeptLine
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.words import Words
from forumdesk.language.dates import long_date


class IdentityNumberPart(QWidget):
    """Emits `settled(number)` and `erase_asked` for the numbers of everybody."""

    settled = Signal(str)
    erase_asked = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._words = words
        self._meeting: Meeting | None = None
        self.number_edit = KeptLine(theme)
        self.number_edit.setObjectName("number_edit")
        self.number_edit.setProperty(PASSING, True)
        self.number_edit.settled.connect(self.settled)
        self.block = FieldBlock(theme, self.number_edit, "")
        self.rule_label = Label(theme, role="caption", token="text3", wraps=True)
        self.erase_button = Button(theme, kind="link", icon_name="eraser", role="small", deed=CHANGE)
        self.erase_button.setObjectName("erase_button")
        self.erase_button.clicked.connect(self.erase_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.near)
        for widget in (self.block, self.rule_label, self.erase_button):
            column.addWidget(widget)

    def set_meeting(self, meeting: Meeting) -> None:
        """Know when the numbers are erased."""
        self._meeting = meeting
        self._say()

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        self.block.set_texts(_("Identity number"))
        self.erase_button.set_texts(
            _("Erase all numbers now"), name=_("Erase the identity numbers of everybody")
        )
        self._say()

    def show_number(self, number: str) -> None:
        """Show the number kept for the person."""
        self.number_edit.set_kept(number, anew=True)

    def _say(self) -> None:
        _ = self._words.gettext
        last = None if self._meeting is None else self._meeting.last_day or self._meeting.first_day
        if last is None:
            when = _("The numbers are erased when the meeting is over; the meeting has no date yet.")
        else:
            day = long_date(last, self._words.language)
            when = _("The numbers are erased when the register is opened after {day}.").format(day=day)
        kept = _("They never enter the history, exports or packages.")
        self.rule_label.setText(f"{when} {kept}")
