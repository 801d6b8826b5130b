"""The keys of conduct mode, known by their place under every layout."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from forumdesk.domain.errors import N_
from forumdesk.gui.actions import key_sequences

GO_ON: Final = "F12"
BREAK: Final = "Ctrl+B"
CLOSE: Final = "Ctrl+Shift+B"
SPEECH_CLOCK: Final = "Ctrl+T"
FINISH: Final = "Shift+F4"
LIST: Final = "Ctrl+L"
ITEM_CLOCK: Final = "Ctrl+Shift+T"
DEFER: Final = "Ctrl+Shift+D"
END: Final = "Ctrl+Shift+E"
NOTES: Final = "Ctrl+M"
LANGUAGE: Final = "Ctrl+J"
SENTENCE_BEFORE: Final = "Alt+Left"
SENTENCE_AFTER: Final = "Alt+Right"
COPY: Final = "Ctrl+Shift+C"
PRESENCE: Final = "Ctrl+R"
TOTALS: Final = "Ctrl+G"
LIMITS: Final = "Ctrl+I"
SCREEN: Final = "Ctrl+S"
MODE_BEFORE: Final = "Ctrl+Up"
MODE_AFTER: Final = "Ctrl+Down"
ROLL_CALL: Final = "Ctrl+Shift+R"
STATEMENTS: Final = "Ctrl+Shift+S"

CONDUCT_KEYS: Final = (
    (GO_ON, N_("Go on: open, next item, close")),
    ("Ctrl+Return", N_("Seal now, else go on")),
    ("F9", N_("Record the decision the chosen way")),
    (MODE_AFTER, N_("Another way to decide (↑ before)")),
    (ROLL_CALL, N_("Voices by name: roll call")),
    ("F4", N_("Next speaker")),
    (FINISH, N_("End the speech")),
    (SPEECH_CLOCK, N_("Pause the speech, go on")),
    ("Ctrl+N", N_("Add a speaker")),
    ("Alt+Z", N_("Kind of speech: report (Z) to point of order (V)")),
    (LIST, N_("Close the list of speakers, open it")),
    ("Alt+Up", N_("Move the speaker up (↓ down)")),
    ("Return", N_("Give the floor; go to the item")),
    (ITEM_CLOCK, N_("Suspend the item, resume it")),
    (DEFER, N_("Defer the item")),
    (END, N_("End the item at an earlier time")),
    (BREAK, N_("Suspend the meeting, resume it")),
    (CLOSE, N_("Close the meeting")),
    (NOTES, N_("Notes for the minutes")),
    (LANGUAGE, N_("Language of text and chair")),
    (SENTENCE_AFTER, N_("The chair’s next sentence (← before)")),
    (COPY, N_("Copy the chair’s sentence")),
    (PRESENCE, N_("Presence and quorum")),
    (TOTALS, N_("Speaking times")),
    (LIMITS, N_("Speaking limits")),
    (STATEMENTS, N_("Reservations and explanations")),
    (SCREEN, N_("Prepare the hall screen")),
    ("F6", N_("Show in the hall what is prepared")),
    ("F5", N_("Leave conduct mode")),
)
"""What F1 lists of conduct mode: a key and what it does."""


def bind(page: QWidget, key: str, act: Callable[[], object]) -> None:
    """Let a key do an act wherever the focus is on ``page``; a held key does it once."""
    for sequence in key_sequences(key):
        shortcut = QShortcut(sequence, page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)
