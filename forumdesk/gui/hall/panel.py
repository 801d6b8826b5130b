"""The operator's side of the hall: what it sees, what it will see, and the acts between."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from forumdesk.gui.hall.frames import HEIGHT, WIDTH
from forumdesk.gui.hall.operator import PACE, Hall, HallState
from forumdesk.gui.hall.picture import HallPicture
from forumdesk.gui.hall.player import ScenePlayer
from forumdesk.gui.hall.scenes import Arrangement
from forumdesk.gui.hall.screens import IN_WINDOW
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.theme import WIDTH as WIDTHS
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.chip import Chip
from forumdesk.gui.widgets.choice_field import ChoiceField
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.segmented import Segmented
from forumdesk.gui.words import Words

PACES: Final = (6, 9, PACE, 20, 30)
TWO_COLUMNS: Final = 560
"""From this width on the pictures stand beside each other, and the panel is a popup's."""


class Preview(HallPicture):
    """The hall's picture, small, told to screen readers by its words."""

    def __init__(self, theme: Theme, player: ScenePlayer) -> None:
        """Repeat what ``player`` shows."""
        super().__init__(theme, player)
        self._shown = player
        self._caption = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(theme.scaled(160))
        player.turned.connect(self._tell)

    def set_caption(self, caption: str) -> None:
        """Set the words that come before those of the picture."""
        self._caption = caption
        self._tell()

    def hasHeightForWidth(self) -> bool:
        """Say that the picture keeps its proportion."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the picture at this width."""
        return round(width * HEIGHT / WIDTH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture and a hairline around it: in the dark its ground is nearly that of the window."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self._theme.colour("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _tell(self) -> None:
        words = " ".join(line.words for line in self._shown.frame.lines)
        self.setAccessibleName(f"{self._caption}: {words}" if words else self._caption)


class HallPanel(QWidget):
    """Two small pictures and the acts of the hall; narrow beside a page, or wide as a popup.

    Emits `put_on_asked` after the prepared scene was put on, for a popup that closes then.
    """

    put_on_asked = Signal()

    def __init__(self, theme: Theme, words: Words, hall: Hall, parent: QWidget | None = None) -> None:
        """Operate ``hall``."""
        super().__init__(parent)
        self.setObjectName("hall_panel")
        self._theme = theme
        self._words = words
        self._hall = hall
        self._make_pictures()
        self._make_acts()
        self._make_choices()
        self._name_objects()
        self._arrange()
        hall.changed.connect(self._show_state)
        words.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all words in the window's language."""
        _ = self._words.gettext
        self.prepared_label.setText(_("Prepared"))
        self.prepared_picture.set_caption(_("Prepared"))
        self.show_button.set_texts(_("Show now"), name=_("Put what is prepared on the hall screen"))
        self.hold_button.set_texts(_("Hold"), name=_("Hold the picture of the hall screen as it is"))
        self.blank_button.set_texts(_("Blank"), name=_("Empty the hall screen"))
        self.close_button.set_texts(_("Close"), name=_("Close the hall screen"))
        self.arrangement_row.set_texts(
            (
                Choice(key=Arrangement.STACKED.value, text=_("Together"), name=_("All languages together")),
                Choice(
                    key=Arrangement.CYCLING.value, text=_("In turn"), name=_("One language after the other")
                ),
            ),
            name=_("Languages on the hall screen"),
        )
        self._show_paces()
        self._show_state()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F6 puts the prepared scene on, also where the panel is a popup that the window's keys do not reach."""
        if event.key() == Qt.Key.Key_F6 and not event.isAutoRepeat():
            self._put_on()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the pictures beside each other where there is room."""
        wide = self.width() >= self._theme.scaled(TWO_COLUMNS)
        beside, under = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(beside if wide else under)
        self._choices.setDirection(beside if wide else under)
        super().resizeEvent(event)

    def _make_pictures(self) -> None:
        theme, hall = self._theme, self._hall
        self.now_label = Label(theme, role="caption_strong", token="text2", wraps=True)
        self.state_chip = Chip(theme)
        self.now_picture = Preview(theme, hall.now_player)
        self.prepared_label = Label(theme, role="caption_strong", token="text2", wraps=True)
        self.prepared_picture = Preview(theme, hall.prepared_player)

    def _make_acts(self) -> None:
        theme, hall = self._theme, self._hall
        self.show_button = Button(theme, kind="main", key="F6")
        self.hold_button = Button(theme)
        self.blank_button = Button(theme)
        self.close_button = Button(theme, kind="flat")
        for button in (self.hold_button, self.blank_button):
            button.setCheckable(True)
        self.lost_chip = Chip(theme)
        self.lost_label = Label(theme, role="small", wraps=True)
        self.lost_button = Button(theme, height="control_message", role="small_medium")
        self.show_button.clicked.connect(self._put_on)
        self.hold_button.clicked.connect(hall.hold)
        self.blank_button.clicked.connect(hall.blank)
        self.close_button.clicked.connect(hall.close)
        self.lost_button.clicked.connect(self._lead_out)

    def _make_choices(self) -> None:
        theme, hall = self._theme, self._hall
        self.screen_field = ChoiceField(theme, name="")
        self.screen_note = Label(theme, role="caption", token="text2", wraps=True)
        self.arrangement_row = Segmented(theme)
        self.pace_field = ChoiceField(theme, name="")
        self.screen_field.activated.connect(self._choose_screen)
        self.arrangement_row.chosen.connect(lambda key: hall.set_arrangement(Arrangement(key)))
        self.pace_field.activated.connect(lambda _place: hall.set_pace(self.pace_field.currentData()))

    def _name_objects(self) -> None:
        for name, value in vars(self).items():
            if isinstance(value, QWidget) and not name.startswith("_"):
                value.setObjectName(name)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.now_label, 1)
        head.addWidget(self.state_chip)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._columns.setSpacing(SPACE.group)
        self._columns.addLayout(_column(head, self.now_picture), 1)
        self._columns.addLayout(_column(_row(self.prepared_label), self.prepared_picture), 1)
        acts = _row(self.hold_button, self.blank_button, self.close_button)
        self._choices = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._choices.setSpacing(SPACE.near)
        for widget in (self.screen_field, self.arrangement_row, self.pace_field):
            self._choices.addWidget(widget)
        self._choices.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.page, SPACE.group, SPACE.page, SPACE.group)
        layout.setSpacing(SPACE.near)
        layout.addLayout(self._columns)
        layout.addLayout(_row(self.lost_chip))
        layout.addWidget(self.lost_label)
        layout.addLayout(_row(self.lost_button))
        layout.addWidget(self.show_button)
        layout.addLayout(acts)
        layout.addSpacing(SPACE.tight)
        layout.addLayout(self._choices)
        layout.addWidget(self.screen_note)
        layout.addStretch(1)
        self.setMinimumWidth(WIDTHS.detail_panel)

    def _show_state(self) -> None:
        hall = self._hall
        on = hall.state is HallState.ON
        self.show_button.setEnabled(hall.prepared is not None or hall.on_screen is not None)
        self.hold_button.setEnabled(on)
        self.hold_button.setChecked(hall.is_held)
        self.blank_button.setEnabled(on)
        self.blank_button.setChecked(hall.is_blank)
        self.close_button.setEnabled(hall.state is not HallState.OFF)
        self._show_chip()
        self._show_loss()
        self._show_screens()
        if hall.arrangement is not None:
            self.arrangement_row.set_current(hall.arrangement.value)
        self.pace_field.choose(hall.pace)

    def _show_chip(self) -> None:
        _ = self._words.gettext
        hall = self._hall
        self.state_chip.setVisible(hall.state is not HallState.LOST)
        if hall.state is HallState.OFF:
            self.state_chip.set_state(
                self._words.pgettext("hall screen", "Off"), sentence=_("The hall sees nothing.")
            )
        elif hall.is_blank:
            self.state_chip.set_state(_("Blank"), icon_name="square", sentence=_("The hall screen is empty."))
        elif hall.is_held:
            self.state_chip.set_state(
                _("Held"), kind="warn", icon_name="pause", sentence=_("The hall screen stands as it is.")
            )
        else:
            self.state_chip.set_state(
                self._words.pgettext("hall screen", "On"),
                kind="ok",
                icon_name="presentation",
                sentence=_("The hall sees this."),
            )

    def _show_loss(self) -> None:
        _ = self._words.gettext
        lost = self._hall.state is HallState.LOST
        caption = _("Kept for the hall screen") if lost else _("On the screen now")
        self.now_label.setText(caption)
        self.now_picture.set_caption(caption)
        for widget in (self.lost_chip, self.lost_label, self.lost_button):
            widget.setVisible(lost)
        if self._hall.is_screen_back:
            self.lost_chip.set_state(_("Hall screen back"), kind="warn", icon_name="monitor")
            self.lost_label.setText(_("The hall screen is there again. It stays dark until you show."))
            self.lost_button.set_texts(_("Show now"), name=_("Put what is prepared on the hall screen"))
        else:
            self.lost_chip.set_state(_("Hall screen lost"), kind="bad", icon_name="warning")
            self.lost_label.setText(_("The hall screen was unplugged. What it showed is kept."))
            self.lost_button.set_texts(_("Show in a window"))

    def _show_screens(self) -> None:
        _ = self._words.gettext
        hall = self._hall
        names = hall.screens.names()
        self.screen_field.set_texts(name=_("Screen of the hall"), caption=_("Screen"))
        self.screen_field.clear()
        for name in names:
            self.screen_field.addItem(name, name)
        self.screen_field.addItem(_("In a window"), IN_WINDOW)
        picked = hall.screens.pick()
        self.screen_field.choose(hall.screens.used or (picked.name() if picked else IN_WINDOW))
        self.screen_note.setVisible(not names)
        self.screen_note.setText(
            _("There is one screen only: the hall opens as a window that you can move, never over your own.")
        )

    def _show_paces(self) -> None:
        _ = self._words.gettext
        self.pace_field.set_texts(name=_("Seconds of one picture"), caption=_("Each picture"))
        self.pace_field.clear()
        for seconds in sorted({*PACES, self._hall.pace}):
            self.pace_field.addItem(_("{count} s").format(count=seconds), seconds)

    def _choose_screen(self) -> None:
        self._hall.choose_screen(str(self.screen_field.currentData()))

    def _put_on(self) -> None:
        self._hall.put_on()
        self.put_on_asked.emit()

    def _lead_out(self) -> None:
        if not self._hall.is_screen_back:
            self._hall.choose_screen(IN_WINDOW)
        self._put_on()


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE.near)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def _column(head: QHBoxLayout, picture: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(SPACE.tight)
    column.addLayout(head)
    column.addWidget(picture)
    return column
