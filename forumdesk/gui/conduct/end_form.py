"""Ending an item at an earlier time: for one that was forgotten, or that ran on overnight."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from forumdesk.domain.conduct import ItemRun
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.field_block import TextField
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.words import Words


class EndForm(Ground):
    """A time of day after the beginning. Emits `ended(moment)` and `given_up`."""

    ended = Signal(object)
    given_up = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, "raised", lines=Qt.Edge.BottomEdge)
        self._words = words
        self._run: ItemRun | None = None
        self._zone = ZoneInfo("UTC")
        self._now = datetime.min.replace(tzinfo=self._zone)
        self.label = Label(theme, role="small_strong")
        self.field = TextField(theme)
        self.field.setObjectName("end_field")
        self.field.setMaxLength(5)
        self.field.setFixedWidth(theme.scaled(SPACE.far + SPACE.page))
        self.wrong = Label(theme, role="caption_medium", token="bad", wraps=True)
        self.end_button = Button(theme, kind="main", key="Enter", deed=CHANGE)
        self.cancel_button = Button(theme, kind="flat", key="Esc")
        self.end_button.clicked.connect(self._end)
        self.cancel_button.clicked.connect(self.given_up)
        self.field.returnPressed.connect(self._end)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.near)
        row.setSpacing(SPACE.near)
        for widget in (self.label, self.field, self.end_button, self.cancel_button):
            row.addWidget(widget)
        row.addWidget(self.wrong, 1)
        self.hide()

    def open_for(self, run: ItemRun, number: str, now: datetime, zone: ZoneInfo, minutes: int) -> None:
        """Ask for the time at which an item ended; what its plan says is proposed."""
        _ = self._words.gettext
        self._run, self._zone, self._now = run, zone, now
        begun = run.spans[-1].begun.astimezone(zone)
        proposed = min(begun + timedelta(minutes=minutes or 30), now.astimezone(zone))
        self.label.setText(
            _("Item {number}, begun at {time}, ended at").format(number=number, time=f"{begun:%H:%M}")
        )
        self.field.setText(f"{proposed:%H:%M}")
        self.field.set_wrong(False)
        self.wrong.setText("")
        self.retranslate()
        self.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set the words that stay."""
        _ = self._words.gettext
        self.field.setAccessibleName(_("Time at which the item ended"))
        self.end_button.set_texts(_("End the item"))
        self.cancel_button.set_texts(_("Cancel"))

    def moment(self) -> datetime | None:
        """The first such time of day after the beginning; None for no time of day."""
        typed = QTime.fromString(self.field.text().strip().replace(".", ":"), "h:mm")
        if not typed.isValid() or self._run is None:
            return None
        begun = self._run.spans[-1].begun.astimezone(self._zone)
        found = begun.replace(hour=typed.hour(), minute=typed.minute(), second=0, microsecond=0)
        if found < begun.replace(second=0, microsecond=0):
            found += timedelta(days=1)
        return max(found, begun)

    def _end(self) -> None:
        moment = self.moment()
        self.field.set_wrong(moment is None)
        if moment is None:
            self.wrong.setText(self._words.gettext("A time of day such as 17:30."))
        else:
            self.ended.emit(moment)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves everything as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
