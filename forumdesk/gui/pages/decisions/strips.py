"""Bands over the roll call: what the chair reads, the chair's voice on a tie, and a second entry."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.voices import Voice
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.field_block import FieldBlock, TextField
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.segmented import LanguageSwitch, Segmented
from forumdesk.gui.words import Words

_NOBODY = ""


class SentenceStrip(Ground):
    """The sentence that the chair reads where nobody is asked by name, in the language of choice."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, "surface", lines=Qt.Edge.BottomEdge)
        self._words = words
        self._sentence = LocalizedText()
        self._chosen: Language | None = None
        self.heading = Label(theme, role="caption", token="text3")
        self.language_switch = LanguageSwitch(theme, current=words.language)
        self.language_switch.setObjectName("sentence_switch")
        self.sentence = Label(theme, role="body_medium", wraps=True)
        head = QHBoxLayout()
        head.setSpacing(SPACE.group)
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.language_switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.near)
        column.setSpacing(SPACE.tight)
        column.addLayout(head)
        column.addWidget(self.sentence)
        self.language_switch.language_chosen.connect(self._choose)
        self.hide()

    def show_sentence(self, sentence: LocalizedText) -> None:
        """Show what is read; nothing where the body has no name yet."""
        self._sentence = sentence
        self.setVisible(bool(sentence))
        self._say()

    def retranslate(self) -> None:
        """Set the words."""
        _ = self._words.gettext
        self.heading.setText(_("The chair reads"))
        names = (_("Kazakh"), _("Russian"), _("English"))
        self.language_switch.set_language_names(names, name=_("Language of what the chair reads"))
        self._say()

    def _choose(self, language: str) -> None:
        self._chosen = Language(language)
        self._say()

    def _say(self) -> None:
        language = self._chosen or self._words.language
        self.language_switch.set_current(language.value)
        self.sentence.setText(self._sentence.in_language(language))


class ChairStrip(Ground):
    """Equal voices, and the chair decides. Emits `decided` with each choice."""

    decided = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, "warn_ground", lines=Qt.Edge.BottomEdge)
        self._words = words
        self._votes = 0
        self.sentence = Label(theme, role="small_medium", wraps=True)
        self.voice_choice = Segmented(theme)
        self.voice_choice.setObjectName("chair_choice")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.near)
        row.setSpacing(SPACE.group)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.voice_choice)
        self.voice_choice.chosen.connect(lambda _key: self.decided.emit())
        self.hide()

    @property
    def voice(self) -> Voice | None:
        """How the chair decides; None where it is not said or not asked."""
        key = "" if self.isHidden() else self.voice_choice.current
        return Voice(key) if key else None

    def show_tie(self, votes: int | None) -> None:
        """Ask for the chair's voice on so many on each side; None where there is no tie."""
        if votes is None:
            self.voice_choice.set_current(_NOBODY)
        self._votes = votes or 0
        self.setVisible(votes is not None)
        self.retranslate()

    def take_focus(self) -> None:
        """Begin with the choice."""
        self.voice_choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set the words."""
        _ = self._words.gettext
        self.sentence.setText(
            _("The voices are equal, {count} to {count}: by the rules of the body the chair decides.").format(
                count=self._votes
            )
        )
        choices = [
            Choice(key=_NOBODY, text=_("not said")),
            Choice(key=Voice.FOR.value, text=_("for")),
            Choice(key=Voice.AGAINST.value, text=_("against")),
        ]
        self.voice_choice.set_texts(choices, name=_("How the chair decides"))


class SecondStrip(Ground):
    """Which entry is in hand, where a vote is entered twice. Emits `entry_chosen(second)`."""

    entry_chosen = Signal(bool)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, "sel", lines=Qt.Edge.BottomEdge)
        self._words = words
        self.entry_switch = Segmented(theme)
        self.sentence = Label(theme, role="small", wraps=True)
        self.by_field = TextField(theme)
        self.by_block = FieldBlock(theme, self.by_field, "")
        self.entry_switch.setObjectName("entry_switch")
        self.by_field.setObjectName("second_by_edit")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.near)
        row.setSpacing(SPACE.group)
        row.addWidget(self.entry_switch)
        row.addWidget(self.sentence, 2)
        row.addWidget(self.by_block, 1)
        self.entry_switch.chosen.connect(lambda key: self.entry_chosen.emit(key == "second"))
        self.hide()

    @property
    def second_by(self) -> str:
        """Who enters the vote the second time."""
        return " ".join(self.by_field.text().split())

    def show_entry(self, *, second: bool) -> None:
        """Say which entry is in hand."""
        self.entry_switch.set_current("second" if second else "first")
        _ = self._words.gettext
        first = _("The first entry is kept aside until it is compared with the second.")
        again = _("Somebody else enters the same vote again, without seeing the first entry.")
        self.sentence.setText(again if second else first)
        self.show()

    def clear(self) -> None:
        """Put the second entry away."""
        self.by_field.clear()
        self.hide()

    def retranslate(self) -> None:
        """Set the words."""
        _ = self._words.gettext
        choices = [Choice(key="first", text=_("First entry")), Choice(key="second", text=_("Second entry"))]
        self.entry_switch.set_texts(choices, name=_("Entry in hand"))
        self.by_block.set_texts(_("Entered the second time by"))
        if not self.isHidden():
            self.show_entry(second=self.entry_switch.current == "second")


class Bands(QWidget):
    """Strips one under another, each out of sight until it is wanted."""

    def __init__(self, *strips: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for strip in strips:
            column.addWidget(strip)
