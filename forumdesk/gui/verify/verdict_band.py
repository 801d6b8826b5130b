"""The answer of a check in one glance: colour, icon, sentence."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from forumdesk.gui.theme import ICON, SPACE, WIDTH, Theme, Token
from forumdesk.gui.widgets.icon_view import IconView
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.message_bar import MessageKind

_LOOKS: Final[Mapping[MessageKind, tuple[Token, Token, str]]] = {
    "ok": ("ok_ground", "ok", "shield-check"),
    "info": ("sel", "accent", "info"),
    "warn": ("warn_ground", "warn", "question"),
    "bad": ("bad_ground", "bad", "x-circle"),
}


class VerdictBand(QWidget):
    """A sentence with lines under it on a soft ground; told aloud when another one is shown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._theme = theme
        self._kind: MessageKind = "info"
        self._icon = IconView(theme, "info", size=ICON.desk)
        self.sentence = Label(theme, role="title", wraps=True)
        self.lines = Label(theme, role="body", wraps=True)
        for label in (self.sentence, self.lines):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QVBoxLayout()
        words.setSpacing(SPACE.near)
        words.addWidget(self.sentence)
        words.addWidget(self.lines)
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDTH.bar + SPACE.page, SPACE.page, SPACE.page, SPACE.page)
        row.setSpacing(SPACE.page)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme.changed.connect(self.update)
        self.hide()

    @property
    def kind(self) -> MessageKind:
        """How the answer in sight ends."""
        return self._kind

    def show_verdict(self, kind: MessageKind, sentence: str, lines: Sequence[str] = ()) -> None:
        """Show another answer; the same one is not told twice."""
        _, token, icon_name = _LOOKS[kind]
        spoken = " ".join((sentence, *lines))
        is_new = self.isHidden() or spoken != self.accessibleName()
        self._kind = kind
        self._icon.set_icon(icon_name, token)
        self.sentence.setText(sentence)
        self.sentence.set_token(token)
        self.lines.setText("\n".join(lines))
        self.lines.setVisible(bool(lines))
        self.setAccessibleName(spoken)
        self.show()
        self.update()
        if is_new:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the soft ground and draw the bar."""
        painter = QPainter(self)
        ground, token, _ = _LOOKS[self._kind]
        painter.fillRect(self.rect(), self._theme.colour(ground))
        painter.fillRect(0, 0, WIDTH.bar, self.height(), self._theme.colour(token))
