"""Several people selected: the fields and acts that fit them all."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.errors import N_
from forumdesk.domain.people import Category, Role
from forumdesk.gui.models.participants_words import CATEGORY_NAMES, ROLE_NAMES
from forumdesk.gui.pages.participants.admission import MOVES
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.flow import FlowLayout
from forumdesk.gui.widgets.kept_fields import KeptChoice, blocks_of
from forumdesk.gui.widgets.labels import HairLine, Label
from forumdesk.gui.words import Words

_LABELS: Final = {
    "delegation_id": N_("Delegation"),
    "country": N_("Country"),
    "role": N_("Role"),
    "category": N_("Kind of organisation"),
}
_UNSET: Final = object()
_MOVES: Final = (AccreditationState.CONFIRMED, AccreditationState.ACCREDITED, AccreditationState.REFUSED)


class ManyPart(QWidget):
    """Emits `field_chosen(field, value)` and `move_asked(state)`, each for everybody selected."""

    field_chosen = Signal(str, object)
    move_asked = Signal(object)

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start with nothing chosen."""
        super().__init__(parent)
        self._words = words
        self.heading = Label(theme, role="caption_strong", token="text2")
        self.move_buttons = {state: Button(theme, icon_name=MOVES[state][1], deed=CHANGE) for state in _MOVES}
        acts = FlowLayout(SPACE.near)
        for state, button in self.move_buttons.items():
            button.setObjectName(f"many_{state}_button")
            button.clicked.connect(lambda _checked=False, state=state: self.move_asked.emit(state))
            acts.addWidget(button)
        self.choices = {key: KeptChoice(theme) for key in _LABELS}
        self._blocks = blocks_of(theme, {**self.choices}, self._settled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE.tight, 0, 0)
        column.setSpacing(SPACE.group)
        column.addLayout(acts)
        column.addWidget(HairLine(theme))
        column.addWidget(self.heading)
        for block in self._blocks.values():
            column.addWidget(block)

    def retranslate(self, countries: Sequence[tuple[str, object]]) -> None:
        """Set all words; `countries` are names with codes."""
        _ = self._words.gettext
        self.heading.setText(_("For everybody selected"))
        for state, button in self.move_buttons.items():
            button.set_texts(_(MOVES[state][0]))
        for key, label in _LABELS.items():
            self._blocks[key].set_texts(_(label))
        self._fill("country", [(_("No country"), ""), *countries])
        self._fill("role", [(_(ROLE_NAMES[role]), role) for role in Role])
        self._fill("category", [(_(CATEGORY_NAMES[one]), one) for one in Category])

    def set_delegations(self, delegations: Sequence[tuple[str, object]]) -> None:
        """Offer these delegations; without one is offered besides."""
        self._fill("delegation_id", [(self._words.gettext("No delegation"), None), *delegations])

    def show_nothing_chosen(self) -> None:
        """Go back to "as it is" after a deed."""
        for choice in self.choices.values():
            choice.set_kept(_UNSET, anew=True)

    def _fill(self, key: str, values: list[tuple[str, object]]) -> None:
        self.choices[key].fill([(self._words.gettext("As it is"), _UNSET), *values])
        self.choices[key].set_kept(_UNSET, anew=True)

    def _settled(self, key: str, value: object) -> None:
        self.field_chosen.emit(key, value)
