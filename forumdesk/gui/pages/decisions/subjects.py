"""What a decision is about, as it is chosen on the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.adoption import in_force
from forumdesk.domain.decisions import Decision
from forumdesk.domain.identifiers import DecisionId
from forumdesk.domain.resolutions import ResolutionText
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, LocalizedText
from forumdesk.gui.models.decisions_taken import subject_of
from forumdesk.gui.models.text_rows_lines import LANGUAGE_NAMES
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.field_block import FieldBlock, TextField
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.kept_fields import KeptChoice
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.words import Words


class About(StrEnum):
    """What kind of thing is decided."""

    TEXT = "text"
    QUESTION = "question"
    ANNULMENT = "annulment"
    POST = "post"


IN_WORDS: Final = (About.QUESTION, About.ANNULMENT, About.POST)
"""Kinds that are told in words of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was told in words: the question, the reason or the post, and which decision is annulled."""

    words: LocalizedText = LocalizedText()
    annuls: DecisionId | None = None


class ThreeTexts(QWidget):
    """One line in each language. Emits `edited`."""

    edited = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._words = words
        self.fields = {language: TextField(theme) for language in STATE_LANGUAGE_FIRST}
        self.blocks = {language: FieldBlock(theme, field, "") for language, field in self.fields.items()}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.near)
        for language, block in self.blocks.items():
            self.fields[language].setObjectName(f"words_{language}")
            self.fields[language].textEdited.connect(self._edited)
            row.addWidget(block, 1, Qt.AlignmentFlag.AlignTop)

    @property
    def text(self) -> LocalizedText:
        """What was typed."""
        return LocalizedText(**{one.value: field.text() for one, field in self.fields.items()}).cleaned()

    def set_text(self, text: LocalizedText) -> None:
        """Show other words."""
        for language, field in self.fields.items():
            field.setText(text.get(language))
            field.setCursorPosition(0)

    def set_texts(self, label: str) -> None:
        """Name the fields by their languages; ``label`` says what is asked for."""
        for language, block in self.blocks.items():
            name = self._words.gettext(LANGUAGE_NAMES[language])
            block.set_texts(name)
            self.fields[language].setAccessibleName(f"{label}, {name}")

    def set_wrong(self, sentence: str) -> None:
        """Say under the first field why the words are not accepted."""
        self.blocks[self._words.language].set_wrong(sentence)

    def take_focus(self) -> None:
        """Begin in the language of the window."""
        self.fields[self._words.language].setFocus(Qt.FocusReason.OtherFocusReason)

    def _edited(self) -> None:
        for block in self.blocks.values():
            block.set_wrong("")
        self.edited.emit()


class SubjectStrip(Ground):
    """The words of a question, an annulment or a post. Emits `edited`; hidden where a text is decided."""

    edited = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(theme, "raised", lines=Qt.Edge.BottomEdge, parent=parent)
        self._words = words
        self._about = About.TEXT
        self._decisions: tuple[Decision, ...] = ()
        self._text: ResolutionText | None = None
        self.title = Label(theme, role="small_strong", wraps=True)
        self.annulled_choice = KeptChoice(theme)
        self.annulled_block = FieldBlock(theme, self.annulled_choice, "")
        self.texts = ThreeTexts(theme, words)
        self.annulled_choice.setObjectName("annulled_choice")
        self.annulled_choice.settled.connect(self._settle)
        self.texts.edited.connect(self.edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.near)
        column.setSpacing(SPACE.tight)
        for widget in (self.title, self.annulled_block, self.texts):
            column.addWidget(widget)
        self.hide()

    @property
    def told(self) -> Told:
        """What was told."""
        chosen = self.annulled_choice.key() if self._about is About.ANNULMENT else None
        annuls = next((one.id for one in self._decisions if one.id == chosen), None)
        return Told(words=self.texts.text, annuls=annuls)

    def ask(self, about: About) -> None:
        """Ask for the words of this, or for none."""
        if about is not self._about:
            self.clear()
        self._about = about
        self.setVisible(about in IN_WORDS)
        self.annulled_block.setVisible(about is About.ANNULMENT)
        self.retranslate()

    def clear(self) -> None:
        """Forget what was typed."""
        self.texts.set_text(LocalizedText())
        self.refuse("")

    def show_decisions(self, decisions: tuple[Decision, ...], text: ResolutionText) -> None:
        """Offer the sealed decisions in force to be annulled."""
        self._decisions = annullable(decisions)
        self._text = text
        self._fill()

    def refuse(self, sentence: str) -> None:
        """Say under the fields why this is not possible."""
        self.texts.set_wrong(sentence)

    def take_focus(self) -> None:
        """Begin at the first field."""
        if self._about is About.ANNULMENT:
            self.annulled_choice.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.texts.take_focus()

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        titles = {
            About.QUESTION: _("Question that is decided"),
            About.ANNULMENT: _("Why the decision is annulled"),
            About.POST: _("To what somebody is elected"),
        }
        title = titles.get(self._about, "")
        self.title.setText(title)
        self.texts.set_texts(title)
        self.annulled_block.set_texts(_("Decision that is annulled"))
        self._fill()

    def _fill(self) -> None:
        if self._text is None:
            return
        said: list[tuple[str, object]] = [
            (f"№\u00a0{one.number}. {subject_of(one, self._text, self._words)}", one.id)
            for one in self._decisions
        ]
        self.annulled_choice.fill(said)
        if self.annulled_choice.currentIndex() < 0 and said:
            self.annulled_choice.set_kept(said[-1][1], anew=True)

    def _settle(self, key: object) -> None:
        self.annulled_choice.set_kept(key, anew=True)
        self.edited.emit()


def annullable(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The sealed decisions in force."""
    return tuple(one for one in in_force(decisions) if one.sealed)
