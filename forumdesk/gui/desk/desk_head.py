"""The desk's own frame row: which desk, which meeting, whether badges are printed, and the way out."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from forumdesk.domain.meetings import Meeting
from forumdesk.gui.theme import ICON, SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.chip import Chip
from forumdesk.gui.widgets.field_block import TextField
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.icon_view import IconView
from forumdesk.gui.widgets.labels import Label, NameLabel
from forumdesk.gui.words import Words
from forumdesk.language.dates import date_range

_LONGEST = 40


class DeskHead(Ground):
    """Emits `left`, `desk_named(str)` and `printing_chosen(bool)`; `settled` when the name is no longer edited."""

    left = Signal()
    desk_named = Signal(str)
    printing_chosen = Signal(bool)
    settled = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        """Start without a desk."""
        super().__init__(theme, "sidebar", lines=Qt.Edge.BottomEdge)
        self._words = words
        self._desk = ""
        self._locked = False
        self.title = Label(theme, role="title")
        self.desk_button = Button(theme, kind="link", icon_name="pencil-simple", icon_after=True)
        self.desk_field = TextField(theme)
        self.desk_field.setMaxLength(_LONGEST)
        self.desk_field.hide()
        self.meeting = NameLabel(theme, role="small", token="text2")
        self.print_button = Button(theme, kind="flat", icon_name="square")
        self.print_button.setCheckable(True)
        self.scanner = Chip(theme, square=True)
        self.leave_button = Button(theme, kind="flat", icon_name="x", key="F8")
        for button in (self.desk_button, self.print_button, self.leave_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.desk_button.clicked.connect(self._edit_name)
        self.desk_field.installEventFilter(self)
        self.print_button.toggled.connect(self._toggle)
        self.leave_button.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.desk, SPACE.near, SPACE.page, SPACE.near)
        row.setSpacing(SPACE.near)
        row.addWidget(IconView(theme, "identification-badge", size=ICON.head))
        row.addWidget(self.title)
        row.addWidget(self.desk_button)
        row.addWidget(self.desk_field)
        row.addWidget(self.meeting, 1)
        row.addWidget(self.print_button)
        row.addWidget(self.scanner)
        row.addWidget(self.leave_button)

    def show_desk(self, desk: str, meeting: Meeting) -> None:
        """Name this desk and the meeting in the language in use."""
        _ = self._words.gettext
        self._desk = desk
        self.title.setText(_("Registration"))
        self.desk_button.set_texts(desk, name=_("Rename this desk: {name}").format(name=desk))
        self.desk_button.setToolTip(_("Rename this desk"))
        self.desk_field.setAccessibleName(_("Name of this desk"))
        self.meeting.set_name(self._named(meeting))
        self._say_leave()
        self.scanner.set_state(
            _("Scanner ready"),
            kind="ok",
            icon_name="barcode",
            sentence=_("Codes are read at any time, under every keyboard layout"),
        )
        self.print_button.set_texts(_("Print badge on arrival"))

    def _named(self, meeting: Meeting) -> str:
        language, day = self._words.language, ""
        if meeting.first_day:
            day = date_range(meeting.first_day, meeting.last_day or meeting.first_day, language)
        return ", ".join(part for part in (meeting.title.in_language(language), day) if part)

    def set_locked(self) -> None:
        """Only the way out stays, and it asks for the passphrase."""
        self._locked = True
        self.desk_button.setEnabled(False)
        self.print_button.hide()
        self._say_leave()

    def _say_leave(self) -> None:
        _ = self._words.gettext
        if self._locked:
            self.leave_button.set_texts(_("Unlock…"), name=_("Unlock the registration desk"))
        else:
            self.leave_button.set_texts(_("Leave"), name=_("Leave the registration desk"))

    def set_printing(self, *, possible: bool, on: bool) -> None:
        """Show whether a badge is printed with each arrival; not shown where nothing can be printed."""
        self.print_button.setVisible(possible)
        self.print_button.setChecked(on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter keeps the name, Esc and leaving the field give it up."""
        if watched is not self.desk_field or self.desk_field.isHidden():
            return False
        if event.type() == QEvent.Type.FocusOut:
            self._show_name()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                name = " ".join(self.desk_field.text().split())
                self._show_name()
                if name and name != self._desk:
                    self.desk_named.emit(name)
                self.settled.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._show_name()
                self.settled.emit()
                return True
        return False

    def _edit_name(self) -> None:
        self.desk_button.hide()
        self.desk_field.setText(self._desk)
        self.desk_field.show()
        self.desk_field.selectAll()
        self.desk_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_name(self) -> None:
        self.desk_field.hide()
        self.desk_button.show()

    def _toggle(self, on: bool) -> None:
        self.print_button.set_icon_name("check-square" if on else "square")
        self.printing_chosen.emit(on)
