"""The roll call in the middle of conduct mode: the grid of the voters in the place of the text."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.identifiers import ParticipantId
from forumdesk.domain.voices import Voice, Voter
from forumdesk.gui.models.roll_call import ANSWERS, KEYS, NO_ANSWER, RollCallModel
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.flow import FlowLayout
from forumdesk.gui.widgets.key_positions import letter_at
from forumdesk.gui.widgets.labels import KeyHint, Label
from forumdesk.gui.widgets.roll_call_grid import RollCallGrid
from forumdesk.gui.words import Words

_TWO_COLUMNS: Final = 720
_WITH_KEYS: Final = 520
"""Below these widths, at normal text size, there is one column, and the longest key is left out."""


class Calling(QWidget):
    """Emits `changed(voices)` with every answer, and `left` for Esc: the answers stay.

    Whoever is absent by the log or recused gives no answer: `refused(voter, voice)` is emitted instead.
    """

    changed = Signal(object)
    refused = Signal(object, object)
    left = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        """Call nobody yet."""
        super().__init__()
        self._theme, self._words = theme, words
        self._apart: dict[ParticipantId, Voice] = {}
        self.model = RollCallModel(words)
        self.grid = RollCallGrid(theme, name="", keys=KEYS)
        self.grid.setObjectName("roll_call")
        self.grid.setModel(self.model)
        self.hints = {
            answer: (KeyHint(theme, ""), Label(theme, role="caption", token="text2"))
            for answer, look in ANSWERS.items()
            if look.key
        }
        self.rest_button = Button(theme, kind="link", icon_name="checks", key="Ctrl+Shift+Enter", deed=CHANGE)
        self.rest_button.set_key("Ctrl+Shift+Enter", shown=False)  # it asks for room only where there is some
        self.anew_button = Button(theme, kind="link", icon_name="circle", deed=CHANGE)
        self.back_button = Button(theme, kind="link", icon_name="arrow-left", key="Esc")
        self.grid.answered.connect(self._answer)
        self.grid.rest_asked.connect(self.model.answer_rest)
        self.rest_button.clicked.connect(self.answer_rest)
        self.anew_button.clicked.connect(self.begin_anew)
        self.back_button.clicked.connect(self.left)
        self.model.voices_changed.connect(lambda: self.changed.emit(self.model.voices))
        self._arrange()
        self.hide()

    def show_voters(self, voters: Sequence[Voter], apart: Mapping[ParticipantId, Voice]) -> None:
        """Call these; those apart are absent or recused. Answers already given stay."""
        current = self.model.voter(self.grid.currentIndex())
        self._apart = dict(apart)
        self.model.show(voters, apart)
        self._stand_at(current.id if current is not None else None)

    def begin(self, *, asking: bool) -> None:
        """Start with everybody there *for*, or, while everybody is asked, with no answer."""
        self.model.name(())
        if asking:
            self.model.begin_calling()
        else:
            self.model.start_anew()
        first = next((one.id for one in self.model.voters if one.id not in self._apart), None)
        self._stand_at(first)

    def begin_anew(self) -> None:
        """Ask everybody again."""
        self.begin(asking=True)
        self.take_focus()

    def answer_rest(self) -> None:
        """All other present are *for*."""
        self.model.answer_rest()
        self.take_focus()

    def name(self, voters: Collection[ParticipantId]) -> None:
        """Mark whom a refusal names, and stand at the first of them."""
        self.model.name(voters)
        first = next((one.id for one in self.model.voters if one.id in voters), None)
        if first is not None:
            self._stand_at(first)

    def take_focus(self) -> None:
        """Call on."""
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_silent(self) -> None:
        """Stand at the first who has not answered, if anybody."""
        voices = self.model.voices
        silent = next((one.id for one in self.model.voters if one.id not in voices), None)
        if silent is not None:
            self._stand_at(silent)

    def retranslate(self) -> None:
        """Set the words, and the letters of the layout in which the language is typed."""
        _, language = self._words.gettext, self._words.language
        self.grid.set_texts(
            name=_("Roll call of those entitled to vote"),
            words=tuple(_(look.word) for look in ANSWERS.values()),
        )
        for answer, (key, word) in self.hints.items():
            key.set_key(letter_at(ANSWERS[answer].key, language))
            word.setText(_(ANSWERS[answer].word))
        self.rest_button.set_texts(_("All other present: for"))
        self.anew_button.set_texts(_("Call the roll anew"))
        self.back_button.set_texts(_("Back to the text"))

    def _answer(self, answer: str) -> None:
        voter = self.model.voter(self.grid.currentIndex())
        if voter is None:
            return
        if voter.id in self._apart:
            if answer != self._apart[voter.id].value:
                self.refused.emit(voter, self._apart[voter.id])
            return
        self.model.answer(self.grid.currentIndex(), None if answer == NO_ANSWER else Voice(answer))
        while self.grid.step(1):
            after = self.model.voter(self.grid.currentIndex())
            if after is None or after.id not in self._apart:
                break

    def _stand_at(self, voter: ParticipantId | None) -> None:
        index = self.model.index_of(voter) if voter is not None else self.model.index(0, 0)
        self.grid.setCurrentIndex(index if index.isValid() else self.model.index(0, 0))

    def _arrange(self) -> None:
        keys = FlowLayout(SPACE.group)
        for key, word in self.hints.values():
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(SPACE.tight)
            row.addWidget(key)
            row.addWidget(word)
            keys.addWidget(pair)
        acts = FlowLayout(SPACE.group)
        for button in (self.rest_button, self.anew_button, self.back_button):
            acts.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.near)
        column.addWidget(self.grid, 1)
        column.addLayout(keys)
        column.addLayout(acts)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the text; nothing is lost."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room."""
        super().resizeEvent(event)
        cramped = self.width() < self._theme.scaled(_WITH_KEYS)
        self.rest_button.set_key("Ctrl+Shift+Enter", shown=not cramped)
        current = self.model.voter(self.grid.currentIndex())
        self.model.set_columns(2 if self.width() >= self._theme.scaled(_TWO_COLUMNS) else 1)
        self._stand_at(current.id if current is not None else None)
