"""The row that asks for the moment as of which the meeting is shown."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from forumdesk.domain.errors import KnownError
from forumdesk.gui.pages.consultation.moments import read_moment
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.field_block import TextField
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.words import Words

_WIDE: Final = 208


class AsOfRow(Ground):
    """Emits `asked(moment)` for a moment that could be read, and `closed`; hidden until it is wanted."""

    asked = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        """Start hidden."""
        super().__init__(theme, "raised", lines=Qt.Edge.BottomEdge)
        self._words = words
        self._zone = "UTC"
        self._refused: KnownError | None = None
        self.label = Label(theme, role="small_strong")
        self.moment_field = TextField(theme, name="-")
        self.show_button = Button(theme, kind="main", icon_name="clock-counter-clockwise")
        self.close_button = Button(theme)
        self.wrong = Label(theme, role="caption_medium", token="bad", wraps=True)
        for name in ("moment_field", "show_button", "close_button"):
            getattr(self, name).setObjectName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.near)
        column.setSpacing(SPACE.tight)
        row = QHBoxLayout()
        row.setSpacing(SPACE.near)
        for widget in (self.label, self.moment_field, self.show_button, self.close_button):
            row.addWidget(widget)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.wrong)
        self.show_button.clicked.connect(self.ask)
        self.moment_field.returnPressed.connect(self.ask)
        self.close_button.clicked.connect(self.closed)
        theme.changed.connect(self._fit)
        self._fit()
        self.hide()

    def begin(self, zone: str, usual: str) -> None:
        """Ask, in the time zone of the meeting; ``usual`` stands in the field."""
        self._zone = zone
        self.moment_field.setText(usual)
        self._say(None)
        self.show()
        self.moment_field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moment_field.selectAll()

    def ask(self) -> None:
        """Ask for the moment that is written, or say why it cannot be read."""
        try:
            moment = read_moment(self.moment_field.text(), self._zone)
        except KnownError as error:
            self._say(error)
            return
        self._say(None)
        if isinstance(moment, datetime):
            self.asked.emit(moment)

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        self.label.setText(_("As of"))
        self.moment_field.setPlaceholderText("24.10.2024, 18:00")
        self.moment_field.setAccessibleName(_("Day and time as of which the meeting is shown"))
        self.show_button.set_texts(_("Show"))
        self.close_button.set_texts(_("Cancel"))
        self._say(self._refused)

    def _say(self, error: KnownError | None) -> None:
        self._refused = error
        self.moment_field.set_wrong(error is not None)
        self.wrong.setVisible(error is not None)
        self.wrong.setText(self._words.catalogue.sentence(error) if error else "")

    def _fit(self) -> None:
        self.moment_field.setFixedWidth(self._theme.scaled(_WIDE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes one step back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
