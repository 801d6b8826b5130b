"""Over the text: in which language it stands, whether it is checked, and the clock of the item."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from forumdesk.domain.conduct import ItemState
from forumdesk.domain.texts import Language
from forumdesk.gui.conduct.clocks import Face, item_face
from forumdesk.gui.conduct.keys import LANGUAGE
from forumdesk.gui.conduct.state import ConductState
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.chip import Chip
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.segmented import LANGUAGE_MARKS, Segmented
from forumdesk.gui.words import Words


class ItemHead(QWidget):
    """Emits `language_chosen(str)`."""

    language_chosen = Signal(str)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._words = words
        self._shown: tuple[Face, str] | None = None
        self._cramped = False
        self._is_checked = False
        self.languages = Segmented(theme)
        self.languages.setObjectName("languages")
        self.checked = Chip(theme)
        self.number = Label(theme, role="body", token="text2")
        self.clock = Label(theme, role="section")
        self.clock.setObjectName("item_clock")
        self.beside = Label(theme, role="small", token="text2")
        self.languages.chosen.connect(self.language_chosen)
        left = QHBoxLayout()
        left.setSpacing(SPACE.near)
        left.addWidget(self.languages)
        left.addWidget(self.checked)
        left.addStretch(1)
        right = QHBoxLayout()
        right.setSpacing(SPACE.near)
        right.addWidget(self.number)
        right.addWidget(self.clock)
        right.addWidget(self.beside)
        right.addStretch(0)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE.near)
        self._row.addLayout(left, 1)
        self._row.addLayout(right)

    def show_item(self, state: ConductState, now: datetime) -> None:
        """Show the item in sight and whether its texts are ready."""
        _, item = self._words.gettext, state.item
        current = state.current
        shown = "" if item is None else _("Item {number}").format(number=item.number)
        if item is not None and current is None:
            shown = _("Next: item {number}").format(number=item.number)
        self.number.setText(shown)
        for widget in (self.clock, self.beside):
            widget.setVisible(item is not None)
        self._show_checked(state)
        self._shown = None
        self.tick(state, now)

    def tick(self, state: ConductState, now: datetime) -> None:
        """Let the clock of the item show this moment."""
        item = state.item
        if item is None:
            return
        run = state.run(item)
        face, beside = item_face(run, state.minutes(item), now, self._words)
        if run is not None and run.state is ItemState.SUSPENDED:
            beside = ", ".join(part for part in (beside, self._words.gettext("interrupted")) if part)
        if self._shown == (face, beside):
            return
        before, self._shown = self._shown, (face, beside)
        if before is None or before[0].token != face.token:
            self.clock.set_token(face.token)
            self.beside.set_token("text2" if face.token == "text" else face.token)
        self.clock.setText(face.digits)
        self.clock.setAccessibleName(f"{self.number.text()}: {face.digits} {beside}")
        self.beside.setText(beside)

    def set_language(self, language: Language) -> None:
        """Let a language hold."""
        self.languages.set_current(language.value)

    def set_narrow(self, narrow: bool, *, cramped: bool) -> None:
        """Set the clock under the languages where room is short; ``cramped`` names only what is not checked."""
        self._cramped = cramped
        self.checked.setHidden(not self.checked.text or (cramped and self._is_checked))
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(direction)

    def retranslate(self) -> None:
        """Set the words that stay."""
        _ = self._words.gettext
        names = {"kk": _("Kazakh"), "ru": _("Russian"), "en": _("English")}
        choices = [Choice(key=key, text=mark, name=names[key]) for key, mark in LANGUAGE_MARKS]
        name = _("Language of the text and of the chair ({key})").format(key=LANGUAGE)
        self.languages.set_texts(choices, name=name)

    def _show_checked(self, state: ConductState) -> None:
        _ = self._words.gettext
        required = tuple(state.body.rules.languages or state.text.languages)
        among = [row.row.id for one in state.recommendations for row in one.rows]
        hindrances = state.text.hindrances(required, among) if among else ()
        self._is_checked = not hindrances
        self.checked.setVisible(bool(among) and not (self._cramped and self._is_checked))
        if not among:
            self.checked.set_state("")
            return
        if hindrances:
            words = self._words.ngettext("{count} to be checked", "{count} to be checked", len(hindrances))
            self.checked.set_state(words.format(count=len(hindrances)), kind="warn", icon_name="warning")
        elif len(required) == len(Language):
            self.checked.set_state(_("All three languages checked"), kind="ok", icon_name="check-circle")
        else:
            words = self._words.ngettext(
                "{count} language checked", "{count} languages checked", len(required)
            )
            self.checked.set_state(words.format(count=len(required)), kind="ok", icon_name="check-circle")
