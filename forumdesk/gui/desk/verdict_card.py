"""The verdict, large under the field; it stays until the next key or scan."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from forumdesk.gui.desk.verdicts import Told
from forumdesk.gui.theme import ICON, SPACE, WIDTH, Theme, Token
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.flow import FlowLayout
from forumdesk.gui.widgets.icon_view import IconView
from forumdesk.gui.widgets.labels import Label, title_label
from forumdesk.gui.widgets.message_bar import Act, MessageKind

_GROUNDS: dict[MessageKind, tuple[Token, Token]] = {
    "ok": ("ok_ground", "ok"),
    "info": ("sel", "accent"),
    "warn": ("warn_ground", "warn"),
    "bad": ("bad_ground", "bad"),
}


class VerdictCard(QWidget):
    """Whom it is about, what became of it, and the acts with their keys. Emits `acted` after one was pressed."""

    acted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._theme = theme
        self._told: Told | None = None
        self._icon = IconView(theme, "info", size=ICON.desk)
        self.heading = title_label(theme)
        self.sentence = Label(theme, role="section", wraps=True)
        self.detail = Label(theme, role="small", token="text2", wraps=True)
        self.note = Label(theme, role="small", token="text2", wraps=True)
        self.act_buttons: list[Button] = []
        self._acts = QWidget()
        self._flow = FlowLayout(SPACE.near, self._acts)
        self._arrange()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        theme.changed.connect(self.update)
        self.hide()

    @property
    def told(self) -> Told | None:
        """What is said now."""
        return self._told

    def show_told(self, told: Told, acts: Sequence[Act], *, note: str = "", aloud: bool) -> None:
        """Show a verdict, with a `note` on the badge; `aloud` says it to screen readers.

        A mere change of language is not said aloud.
        """
        self._told = told
        token = _GROUNDS[told.kind][1]
        self._icon.set_icon(told.icon_name, token)
        self.sentence.set_token(token)
        self.heading.setText(told.heading)
        self.sentence.setText(told.sentence)
        self.detail.setText(told.detail)
        self.detail.setVisible(bool(told.detail))
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self._set_acts(acts)
        spoken = ". ".join(
            part.rstrip(".") for part in (told.heading, told.sentence, told.detail, note) if part
        )
        self.setAccessibleName(spoken)
        self.show()
        self.update()
        if aloud:
            event = QAccessibleAnnouncementEvent(self, spoken)
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
            QAccessible.updateAccessibility(event)

    def clear(self) -> None:
        """Say nothing."""
        self._told = None
        self._set_acts(())
        self.hide()

    def _set_acts(self, acts: Sequence[Act]) -> None:
        for button in self.act_buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.act_buttons = [self._made(act) for act in acts]
        for button in self.act_buttons:
            self._flow.addWidget(button)
            button.show()
        self._acts.setVisible(bool(acts))

    def _made(self, act: Act) -> Button:
        button = Button(
            self._theme, act.text, kind=act.kind, icon_name=act.icon_name, key=act.key, deed=act.deed
        )
        button.setParent(self._acts)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus in the field

        def run() -> None:
            act.run()
            self.acted.emit()

        button.clicked.connect(run)
        return button

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(SPACE.tight)
        for label in (self.heading, self.sentence, self.detail, self.note):
            words.addWidget(label)
        words.addSpacing(SPACE.tight)
        words.addWidget(self._acts)
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDTH.bar + SPACE.page, SPACE.group, SPACE.page, SPACE.group)
        row.setSpacing(SPACE.page)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the soft ground and draw the bar."""
        if self._told is None:
            return
        painter = QPainter(self)
        ground, token = _GROUNDS[self._told.kind]
        painter.fillRect(self.rect(), self._theme.colour(ground))
        painter.fillRect(0, 0, WIDTH.bar, self.height(), self._theme.colour(token))
