"""The band over a register that is shown as it was: as of when, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.icon_view import IconView
from forumdesk.gui.widgets.labels import Label


class PastBand(Ground):
    """One row in the colour of warnings; hidden in the present. Emits `back_asked`."""

    back_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        """Start hidden."""
        super().__init__(theme, "warn_ground", lines=Qt.Edge.BottomEdge)
        self._sentence = Label(theme, role="small_strong", wraps=True)
        self.back_button = Button(theme, icon_name="arrow-u-up-left", key="Esc", height="target")
        self.back_button.setObjectName("back_button")
        self.back_button.clicked.connect(self.back_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.page, SPACE.tight, SPACE.page, SPACE.tight)
        row.setSpacing(SPACE.near)
        row.addWidget(IconView(theme, "clock-counter-clockwise", token="warn"))
        row.addWidget(self._sentence, 1)
        row.addWidget(self.back_button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def sentence(self) -> str:
        """What the band says."""
        return self._sentence.text()

    def say(self, sentence: str, *, back: str) -> None:
        """Show the band; whoever cannot see it is told once."""
        told = sentence != self._sentence.text() or self.isHidden()
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.back_button.set_texts(back)
        self.show()
        if told:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
