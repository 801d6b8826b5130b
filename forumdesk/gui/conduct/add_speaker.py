"""Putting somebody on the list of speakers: type a name, Enter; the kind is chosen by one key."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.domain.people_list import ListedPerson
from forumdesk.domain.speaking import SpeechKind
from forumdesk.gui.conduct.people_words import kind_word
from forumdesk.gui.conduct.presence_field import PresenceField, key_name
from forumdesk.gui.conduct.waiting_list import WaitingList, WaitingModel, found_rows
from forumdesk.gui.models.participants_words import capitalised
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.flow import FlowLayout
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.words import Words

MOST: Final = 6
KIND_KEYS: Final = {
    "Z": SpeechKind.REPORT,
    "X": SpeechKind.DEBATE,
    "C": SpeechKind.REPLY,
    "V": SpeechKind.POINT_OF_ORDER,
}
"""With Alt, by the place of the key."""

Find = Callable[[str], Sequence[ListedPerson]]


class AddSpeaker(QWidget):
    """The kind, a field, and who fits. Emits `added(participant_id, kind)` and `given_up`."""

    added = Signal(object, object)
    given_up = Signal()

    def __init__(self, theme: Theme, words: Words, find: Find) -> None:
        """`find` gives those who fit what was typed."""
        super().__init__()
        self._words, self._find = words, find
        self._keeps_arrivals = False
        self._expected: tuple[ListedPerson, ...] = ()
        self.kind = SpeechKind.DEBATE
        self.kind_buttons = {
            kind: Button(theme, kind="flat", key=key, height="target") for key, kind in KIND_KEYS.items()
        }
        self.field = PresenceField(theme)
        self.field.setObjectName("speaker_field")
        self.hint = Label(theme, role="caption", token="text3", wraps=True)
        self.model = WaitingModel()
        self.found = WaitingList(theme, self.model)
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for kind, button in self.kind_buttons.items():
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, kind=kind: self.choose_kind(kind))
        self._arrange()
        self.field.find_changed.connect(lambda _text: self._show_found())
        self.field.stepped.connect(lambda step: self.found.choose(self.found.currentIndex().row() + step))
        self.field.marked.connect(self._add)
        self.field.acted.connect(lambda place: self.choose_kind(KIND_KEYS[place]))
        self.field.emptied.connect(self.given_up)
        self.found.clicked.connect(lambda _index: self._add())

    def open_for(self, kind: SpeechKind, *, keeps_arrivals: bool) -> None:
        """Start with this kind; what was typed before stays."""
        self._keeps_arrivals = keeps_arrivals
        self.choose_kind(kind)
        self._show_found()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def expect(self, people: Sequence[ListedPerson]) -> None:
        """Offer those whom the agenda names while nothing is typed."""
        self._expected = tuple(people)
        self._show_found()

    def choose_kind(self, kind: SpeechKind) -> None:
        """Let whoever is added next speak in this capacity."""
        self.kind = kind
        for one, button in self.kind_buttons.items():
            button.setChecked(one is kind)
            button.set_icon_name("check" if one is kind else "")
        if self.isVisible():
            said = capitalised(kind_word(kind, self._words))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, said))

    def retranslate(self) -> None:
        """Set the words, and the letters of the layout in which the language is typed."""
        _, language = self._words.gettext, self._words.language
        for place, kind in KIND_KEYS.items():
            button, word = self.kind_buttons[kind], capitalised(kind_word(kind, self._words))
            button.set_key(key_name(place, language).rpartition("+")[2])
            button.set_texts(word, name=f"{word}, {key_name(place, language)}")
        self.field.set_texts(_("Name of the speaker"), name=_("Find a speaker among the participants"))
        self.found.setAccessibleName(_("People found"))
        self._show_found()

    def _show_found(self) -> None:
        _, text = self._words.gettext, self.field.text().strip()
        people = tuple(self._find(text) if text else self._expected)[:MOST]
        self.found.show_rows(found_rows(people, self._words, keeps_arrivals=self._keeps_arrivals))
        self.found.choose(0)
        self.found.setVisible(bool(people))
        nobody = len(text) > 1 and not people
        self.hint.setText(
            _("Nobody on the list fits this")
            if nobody
            else _("Alt with a letter chooses the kind, Enter adds.")
        )
        self.hint.set_token("warn" if nobody else "text3")

    def _add(self) -> None:
        person = self.found.chosen_id if self.model.rows else None
        if person is not None:
            self.added.emit(person, self.kind)

    def clear(self) -> None:
        """Be ready for the next speaker."""
        self.field.setText("")

    def _arrange(self) -> None:
        kinds = FlowLayout(SPACE.tight)
        for button in self.kind_buttons.values():
            kinds.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.tight)
        column.addWidget(self.field)
        column.addLayout(kinds)
        column.addWidget(self.hint)
        column.addWidget(self.found, 1)
        column.addStretch(0)
