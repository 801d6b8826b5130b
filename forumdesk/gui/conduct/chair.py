"""What the chair says: the sentence of the moment, its neighbours, and a copy of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.texts import Language
from forumdesk.gui.conduct.chair_moments import Sentence
from forumdesk.gui.conduct.keys import COPY, SENTENCE_AFTER, SENTENCE_BEFORE
from forumdesk.gui.theme import SPACE, WIDTH, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.segmented import LANGUAGE_MARKS
from forumdesk.gui.words import Words

_MARKS = {Language.KK: "«»", Language.RU: "«»", Language.EN: "“”"}


class _Spoken(QWidget):
    """The sentence beside a bar in the accent."""

    def __init__(self, theme: Theme, label: Label) -> None:
        super().__init__()
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDTH.bar + SPACE.group, 2, 0, 2)
        row.addWidget(label)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar."""
        QPainter(self).fillRect(0, 0, WIDTH.bar, self.height(), self._theme.colour("accent"))


class ChairSays(QWidget):
    """Shows one of the sentences; follows the moment until somebody steps, and again from the next moment on."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._words = words
        self._sentences: tuple[Sentence, ...] = ()
        self._now = self._key = ""
        self._language = Language.KK
        self.title = Label(theme, role="caption_strong", token="text2")
        self.place = Label(theme, role="caption", token="text3")
        self.before_button = Button(theme, kind="flat", icon_name="caret-left", height="target")
        self.after_button = Button(theme, kind="flat", icon_name="caret-right", height="target")
        self.copy_button = Button(theme, kind="flat", icon_name="copy", height="target")
        self.sentence = Label(theme, role="spoken", wraps=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for name in ("before_button", "after_button", "copy_button", "sentence"):
            getattr(self, name).setObjectName(name)
        self.before_button.clicked.connect(lambda: self.step(-1))
        self.after_button.clicked.connect(lambda: self.step(1))
        self.copy_button.clicked.connect(self.copy)
        head = QHBoxLayout()
        head.setSpacing(SPACE.tight)
        head.addWidget(self.title)
        head.addWidget(self.place)
        head.addStretch(1)
        for button in (self.before_button, self.after_button, self.copy_button):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.tight)
        column.addLayout(head)
        column.addWidget(_Spoken(theme, self.sentence))
        self.others = tuple(Label(theme, role="small", token="text2", wraps=True) for _one in range(2))
        self._told: tuple[str, ...] = ()
        self._is_small = False
        for label in self.others:
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setIndent(WIDTH.bar + SPACE.group)
            column.addWidget(label)

    @property
    def text(self) -> str:
        """The sentence in sight, without quotation marks."""
        return next((one.text for one in self._sentences if one.key == self._key), "")

    def show_sentences(self, sentences: Sequence[Sentence], now: str, language: Language) -> None:
        """Show the sentence of the moment, or the one stepped to while the moment is the same."""
        keys = [one.key for one in sentences]
        if now != self._now or self._key not in keys:
            self._key = now if now in keys else keys[0] if keys else ""
        self._now, self._sentences, self._language = now, tuple(sentences), language
        self._show()

    def show_others(self, sentences: Sequence[tuple[Language, str]]) -> None:
        """Show the same sentence in the other languages under it; they step aside with it."""
        marks = dict(LANGUAGE_MARKS)
        self._told = tuple(f"{marks[language]}  {text}" for language, text in sentences)
        self._show_others()

    def _show_others(self) -> None:
        for place, label in enumerate(self.others):
            text = self._told[place] if place < len(self._told) else ""
            if label.text() != text:
                label.setText(text)
            label.setVisible(bool(text) and not self._is_small and self._key == self._now)

    def step(self, step: int) -> None:
        """Go to a neighbouring sentence."""
        keys = [one.key for one in self._sentences]
        if self._key in keys:
            self._key = keys[max(0, min(keys.index(self._key) + step, len(keys) - 1))]
            self._show()

    def copy(self) -> None:
        """Put the sentence into the clipboard."""
        QGuiApplication.clipboard().setText(self.text)

    def set_small(self, small: bool) -> None:
        """Set the sentence smaller where the window is low."""
        self.sentence.set_role("section_quiet" if small else "spoken")
        self._is_small = small
        self._show_others()

    def retranslate(self) -> None:
        """Set the words."""
        _ = self._words.gettext
        self.title.setText(_("The chair says"))
        self.before_button.set_texts(
            "", name=_("The sentence before ({key})").format(key=_named(SENTENCE_BEFORE))
        )
        self.after_button.set_texts(
            "", name=_("The next sentence ({key})").format(key=_named(SENTENCE_AFTER))
        )
        self.copy_button.set_texts("", name=_("Copy the sentence ({key})").format(key=COPY))
        self._show()

    def _show(self) -> None:
        _, marks = self._words.gettext, _MARKS[self._language]
        shown = f"{marks[0]}{self.text}{marks[1]}" if self.text else "–"
        if self.sentence.text() != shown:
            self.sentence.setText(shown)
            self.sentence.setAccessibleName(self.text)
        self.place.setText("" if self._key == self._now else _("not the sentence of this moment"))
        self._show_others()
        keys = [one.key for one in self._sentences]
        at = keys.index(self._key) if self._key in keys else 0
        self.before_button.setEnabled(at > 0)
        self.after_button.setEnabled(at < len(keys) - 1)


def _named(key: str) -> str:
    return key.replace("Left", "←").replace("Right", "→")
