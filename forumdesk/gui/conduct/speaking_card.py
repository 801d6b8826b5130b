"""Who has the floor, with the running clock."""

from datetime import datetime

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.speaking import SpeechState
from forumdesk.gui.conduct.clocks import Face, speech_face
from forumdesk.gui.conduct.keys import FINISH, SPEECH_CLOCK
from forumdesk.gui.conduct.people_words import speaker_caption, speaker_name
from forumdesk.gui.theme import RADIUS, SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.icon_view import IconView
from forumdesk.gui.widgets.labels import Label, NameLabel
from forumdesk.gui.widgets.painting import fill_shape
from forumdesk.gui.words import Words
from forumdesk.services.speaking import QueuedSpeech


class SpeakingCard(QWidget):
    """Name, kind and country, the clock large with its word. Emits `pause_asked` and `finish_asked`."""

    pause_asked = Signal()
    finish_asked = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._queued: QueuedSpeech | None = None
        self._face: Face | None = None
        self.icon = IconView(theme, "microphone", token="accent")
        self.name = NameLabel(theme, role="body_strong")
        self.caption = NameLabel(theme, role="caption", token="text2")
        self.clock = Label(theme, role="title")
        self.clock_word = Label(theme, role="caption", token="text2")
        self.pause_button = Button(theme, kind="flat", icon_name="pause", height="target", deed=CHANGE)
        self.finish_button = Button(theme, kind="flat", icon_name="stop", height="target", deed=CHANGE)
        for label in (self.clock, self.clock_word):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for name in ("clock", "clock_word", "pause_button", "finish_button"):
            getattr(self, name).setObjectName(name)
        self.pause_button.clicked.connect(self.pause_asked)
        self.finish_button.clicked.connect(self.finish_asked)
        self._arrange()
        theme.changed.connect(self.update)
        self.hide()

    def show_speech(self, queued: QueuedSpeech | None, now: datetime) -> None:
        """Show whoever has the floor, or nobody."""
        self._queued, self._face = queued, None
        self.setVisible(queued is not None)
        if queued is None:
            return
        _, paused = self._words.gettext, queued.speech.state is SpeechState.PAUSED
        self.name.set_name(speaker_name(queued, self._words))
        self.caption.set_name(speaker_caption(queued, self._words))
        self.icon.set_icon("pause" if paused else "microphone", "text2" if paused else "accent")
        pause = _("Go on with the speech ({key})") if paused else _("Pause the speech ({key})")
        self.pause_button.set_icon_name("play" if paused else "pause")
        self.pause_button.set_texts("", name=pause.format(key=SPEECH_CLOCK))
        self.finish_button.set_texts("", name=_("End the speech ({key})").format(key=FINISH))
        self.tick(now)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the small buttons to the keys and the menu where room is short."""
        for button in (self.pause_button, self.finish_button):
            button.setHidden(narrow)

    def tick(self, now: datetime) -> None:
        """Let the clock show this moment; nothing else is painted."""
        if self._queued is None:
            return
        face = speech_face(self._queued.speech, now, self._words)
        if face == self._face:
            return
        if self._face is None or self._face.token != face.token:
            self.clock.set_token(face.token)
            self.clock_word.set_token("text2" if face.token == "text" else face.token)
        self._face = face
        self.clock.setText(face.digits)
        self.clock.setAccessibleName(face.spoken)
        self.clock_word.setText(face.words)

    def _arrange(self) -> None:
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addStretch(1)
        who.addWidget(self.name)
        who.addWidget(self.caption)
        who.addStretch(1)
        time = QVBoxLayout()
        time.setSpacing(0)
        time.addWidget(self.clock)
        time.addWidget(self.clock_word)
        acts = QVBoxLayout()
        acts.setSpacing(0)
        acts.addWidget(self.pause_button)
        acts.addWidget(self.finish_button)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.near, SPACE.tight, SPACE.tight, SPACE.tight)
        row.setSpacing(SPACE.near)
        row.addWidget(self.icon)
        row.addLayout(who, 1)
        row.addLayout(time)
        row.addLayout(acts)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame."""
        theme = self._theme
        rect = QRect(self.rect())
        fill_shape(
            QPainter(self),
            rect,
            ground=theme.colour("raised"),
            edge=theme.colour("line"),
            radius=RADIUS.control,
        )
