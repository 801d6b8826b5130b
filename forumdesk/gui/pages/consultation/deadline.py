"""Until when comments are received: asked in place, for a new consultation or for one that is extended."""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.consultations import ConsultationKind
from forumdesk.domain.errors import DomainError, KnownError
from forumdesk.gui.models.consultation_words import CONSULTATION_KINDS
from forumdesk.gui.pages.agenda.fields import NotATimeError, read_time
from forumdesk.gui.pages.consultation.moments import NoTimeZoneError, at, read_date, read_zone
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.field_block import FieldBlock, TextField
from forumdesk.gui.widgets.flow import FlowLayout
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.segmented import Segmented
from forumdesk.gui.words import Words
from forumdesk.language.dates import digits, time_of_day

_USUAL: Final = timedelta(days=5)
_END_OF_DAY: Final = 18
_DATE_WIDE, _TIME_WIDE, _ZONE_WIDE = 136, 104, 176


class DeadlineStrip(Ground):
    """Emits `asked(deadline, time_zone, kind)` and `cancelled`; hidden until it is wanted."""

    asked = Signal(object, str, object)
    cancelled = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(theme, "raised", lines=Qt.Edge.BottomEdge, parent=parent)
        self._words = words
        self._extends = False
        self._refused: KnownError | None = None
        self.title = Label(theme, role="small_strong", wraps=True)
        self.date_field = TextField(theme)
        self.time_field = TextField(theme)
        self.zone_field = TextField(theme)
        self.kind_choice = Segmented(theme)
        self.keep_button = Button(theme, kind="main", icon_name="check", deed=CHANGE)
        self.cancel_button = Button(theme)
        self.blocks = {
            "date": FieldBlock(theme, self.date_field, ""),
            "time": FieldBlock(theme, self.time_field, ""),
            "zone": FieldBlock(theme, self.zone_field, ""),
        }
        self.wrong = Label(theme, role="caption_medium", token="bad", wraps=True)
        names = ("date_field", "time_field", "zone_field", "kind_choice", "keep_button", "cancel_button")
        for name in names:
            getattr(self, name).setObjectName(name)
        self._arrange()
        for field in (self.date_field, self.time_field, self.zone_field):
            field.returnPressed.connect(self.keep)
            field.textEdited.connect(self._typed)
        self.keep_button.clicked.connect(self.keep)
        self.cancel_button.clicked.connect(self.cancelled)
        theme.changed.connect(self._lay)
        self._lay()
        self.hide()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.group)
        column.setSpacing(SPACE.near)
        column.addWidget(self.title)
        row = QHBoxLayout()
        row.setSpacing(SPACE.near)
        for block in self.blocks.values():
            row.addWidget(block, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        column.addLayout(row)
        acts = FlowLayout(SPACE.near)
        for widget in (self.kind_choice, self.keep_button, self.cancel_button):
            acts.addWidget(widget)
        column.addWidget(self.wrong)
        column.addLayout(acts)
        self.wrong.hide()

    def _lay(self) -> None:
        for name, wide in (("date", _DATE_WIDE), ("time", _TIME_WIDE), ("zone", _ZONE_WIDE)):
            self.blocks[name].setFixedWidth(self._theme.scaled(wide))

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        self.blocks["date"].set_texts(_("Date"))
        self.blocks["time"].set_texts(_("Time"))
        self.blocks["zone"].set_texts(_("Time zone"))
        self.cancel_button.set_texts(_("Cancel"))
        self.kind_choice.set_texts(
            [Choice(key=kind.value, text=_(name)) for kind, name in CONSULTATION_KINDS.items()],
            name=_("What is asked for"),
        )
        if self._refused is not None and not self.wrong.isHidden():
            self.wrong.setText(self._words.catalogue.sentence(self._refused))
        self._say()

    def _say(self) -> None:
        _ = self._words.gettext
        self.title.setText(_("New deadline") if self._extends else _("Until when are comments received?"))
        self.keep_button.set_texts(_("Move the deadline") if self._extends else _("Open the consultation"))

    def open_for(self, now: datetime, zone: str, deadline: datetime | None = None) -> None:
        """Ask for a deadline; with the present `deadline` for another one."""
        self._extends = deadline is not None
        local = now.astimezone(ZoneInfo(zone))
        first = (local + _USUAL).replace(hour=_END_OF_DAY, minute=0)
        shown = first if deadline is None else deadline.astimezone(ZoneInfo(zone))
        self.date_field.setText(digits(shown.date()))
        self.time_field.setText(time_of_day(shown.time(), self._words.language))
        self.zone_field.setText(zone)
        self.zone_field.setReadOnly(self._extends)
        self.kind_choice.setVisible(not self._extends)
        self._typed()
        self._say()
        self.show()
        self.date_field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.date_field.selectAll()

    def refuse(self, error: KnownError) -> None:
        """Say under the fields why this deadline is not possible."""
        self._refuse(error, self.date_field)

    def keep(self) -> None:
        """Tell what is asked for; what cannot be read is said under the fields."""
        try:
            zone = read_zone(self.zone_field.text())
            hour = read_time(self.time_field.text())
            if hour is None:
                raise NotATimeError(value="")
            deadline = at(read_date(self.date_field.text()), hour, zone)
        except DomainError as error:
            self._point_out(error)
            return
        kind = ConsultationKind(self.kind_choice.current or ConsultationKind.COMMENTS)
        self.asked.emit(deadline, zone, kind)

    def _point_out(self, error: DomainError) -> None:
        field = self.date_field
        if isinstance(error, NotATimeError):
            field = self.time_field
        elif isinstance(error, NoTimeZoneError):
            field = self.zone_field
        self._refuse(error, field)

    def _refuse(self, error: KnownError, field: TextField) -> None:
        self._refused = error
        self.wrong.setText(self._words.catalogue.sentence(error))
        self.wrong.show()
        field.set_wrong(True)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        self.wrong.hide()
        for field in (self.date_field, self.time_field, self.zone_field):
            field.set_wrong(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the question away."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
