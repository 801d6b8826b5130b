"""Admission and arrivals of one person in the panel: states with their times, and the acts on them."""

from collections.abc import Mapping, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.accreditation import STATE_NAMES, AccreditationState
from forumdesk.domain.attendance import Movement, MovementKind, Standing
from forumdesk.domain.errors import N_
from forumdesk.domain.people import Names, PersonName
from forumdesk.gui.models.participants_words import (
    STANDING_LABELS,
    capitalised,
    clock_time,
    name_in_full,
)
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import CHANGE, TAKEN_BACK
from forumdesk.gui.widgets.field_block import FieldBlock, TextField
from forumdesk.gui.widgets.flow import FlowLayout
from forumdesk.gui.widgets.labels import HairLine, Label
from forumdesk.gui.words import Words
from forumdesk.language.dates import day_month
from forumdesk.services.attendance import DoorView

_STATE = AccreditationState
MOVES: Final[Mapping[AccreditationState, tuple[str, str]]] = {
    _STATE.CONFIRMED: (N_("Confirm participation"), "circle-half"),
    _STATE.ACCREDITED: (N_("Accredit"), "check"),
    _STATE.REFUSED: (N_("Refuse"), "x-circle"),
    _STATE.INVITED: (N_("Withdraw the refusal"), "arrow-u-up-left"),
}
_OFFERED: Final[Mapping[AccreditationState, tuple[AccreditationState, ...]]] = {
    _STATE.INVITED: (_STATE.CONFIRMED, _STATE.ACCREDITED, _STATE.REFUSED),
    _STATE.CONFIRMED: (_STATE.ACCREDITED, _STATE.REFUSED),
    _STATE.ACCREDITED: (_STATE.REFUSED,),
    _STATE.REFUSED: (_STATE.INVITED,),
    _STATE.REPLACED: (),
}
_PARTS: Final[Mapping[str, str]] = {
    "family": N_("Family name"),
    "given": N_("Given name"),
    "patronymic": N_("Patronymic"),
}


class AdmissionPart(QWidget):
    """Emits `move_asked(state)`, `replace_asked(names)` and `take_back_asked` for the last passage entered."""

    move_asked = Signal(object)
    replace_asked = Signal(object)
    take_back_asked = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start with nobody."""
        super().__init__(parent)
        self._words = words
        self.heading = Label(theme, role="caption_strong", token="text2")
        self.times_label = Label(theme, role="small", token="text2", wraps=True)
        self.take_back_button = Button(
            theme, kind="link", icon_name="arrow-u-up-left", role="small", deed=TAKEN_BACK
        )
        self.take_back_button.clicked.connect(self.take_back_asked)
        self.move_buttons = {
            state: Button(theme, icon_name=icon, height="control_message", deed=CHANGE)
            for state, (_, icon) in MOVES.items()
        }
        for state, button in self.move_buttons.items():
            button.setObjectName(f"{state}_button")
            button.clicked.connect(lambda _checked=False, state=state: self.move_asked.emit(state))
        self.replace_button = Button(
            theme, icon_name="arrows-left-right", height="control_message", deed=CHANGE
        )
        self.replace_button.clicked.connect(self._open_form)
        self.replace_form = ReplaceForm(theme, words)
        self.replace_form.replace_asked.connect(self.replace_asked)
        self.replace_form.closed.connect(self._close_form)
        for name in ("take_back_button", "replace_button", "replace_form"):
            getattr(self, name).setObjectName(name)
        acts = FlowLayout(SPACE.near)
        for button in (*self.move_buttons.values(), self.replace_button):
            acts.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE.tight, 0, 0)
        column.setSpacing(SPACE.near)
        for widget in (HairLine(theme), self.heading, self.times_label, self.take_back_button):
            column.addWidget(widget)
        column.addLayout(acts)
        column.addWidget(self.replace_form)

    def retranslate(self) -> None:
        """Set the words that do not depend on the person."""
        _ = self._words.gettext
        self.heading.setText(_("Accreditation and arrival"))
        self.take_back_button.set_texts(_("Withdraw the last entry"))
        for state, button in self.move_buttons.items():
            button.set_texts(_(MOVES[state][0]))
        self.replace_button.set_texts(_("Replace"), name=_("Replace by another person"))
        self.replace_form.retranslate()

    def show_view(self, view: DoorView, passages: Sequence[Movement], zone: ZoneInfo, *, anew: bool) -> None:
        """Show where a person stands, with the times, and every passage."""
        state = view.person.accreditation.state
        if anew:
            self._close_form()
        self.times_label.setText("\n".join([*self._lines(view, zone), *self._passages(passages, zone)]))
        for one, button in self.move_buttons.items():
            button.setVisible(one in _OFFERED[state])
        replaced = state is _STATE.REPLACED
        self.replace_button.setVisible(not replaced and self.replace_form.isHidden())
        self.take_back_button.setVisible(view.presence.last_at is not None)

    def _lines(self, view: DoorView, zone: ZoneInfo) -> list[str]:
        _ = self._words.gettext
        lines = [
            _("{what}: {day}, {time}").format(
                what=capitalised(_(STATE_NAMES[state])),
                day=day_month(at.astimezone(zone).date(), self._words.language),
                time=clock_time(at, zone),
            )
            for state, at in view.person.accreditation.times
        ]
        known = [state for state, _at in view.person.accreditation.times]
        if view.person.accreditation.state not in known:
            lines.append(capitalised(_(STATE_NAMES[view.person.accreditation.state])))
        if view.successor is not None:
            name = name_in_full(view.successor.names, self._words.language)
            lines.append(_("Replaced by {name}").format(name=name))
        return lines

    def _passages(self, passages: Sequence[Movement], zone: ZoneInfo) -> list[str]:
        """Each passage with its time and desk; with the day where they lie on several."""
        _ = self._words.gettext
        moments = [one.at.astimezone(zone) for one in passages]
        several = len({moment.date() for moment in moments}) > 1
        lines = []
        for place, (one, moment) in enumerate(zip(passages, moments, strict=True)):
            standing = Standing.RETURNED if place else Standing.ARRIVED
            standing = {MovementKind.LEFT: Standing.LEFT, MovementKind.CONNECTED: Standing.CONNECTED}.get(
                one.kind, standing
            )
            time = clock_time(one.at, zone)
            if several:
                time = f"{day_month(moment.date(), self._words.language)}, {time}"
            sentence = _("{what} {time}, {desk}") if one.desk_name else _("{what} {time}")
            what = capitalised(_(STANDING_LABELS[standing]))
            lines.append(sentence.format(what=what, time=time, desk=one.desk_name))
        return lines

    def _open_form(self) -> None:
        self.replace_button.hide()
        self.replace_form.show()
        self.replace_form.begin()

    def _close_form(self) -> None:
        had_focus = any(field.hasFocus() for field in self.replace_form.findChildren(QWidget))
        self.replace_form.hide()
        self.replace_button.show()
        if had_focus:
            self.replace_button.setFocus()


class ReplaceForm(QWidget):
    """Who comes instead, in the window's language. Emits `replace_asked(Names)` and `closed`."""

    replace_asked = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start empty and hidden."""
        super().__init__(parent)
        self._words = words
        self.sentence = Label(theme, role="small", token="text2", wraps=True)
        self.fields = {key: TextField(theme) for key in _PARTS}
        self._blocks = {key: FieldBlock(theme, field, "") for key, field in self.fields.items()}
        self.replace_button = Button(
            theme, icon_name="arrows-left-right", height="control_message", deed=CHANGE
        )
        self.cancel_button = Button(theme, kind="flat", height="control_message")
        self.replace_button.clicked.connect(self._ask)
        self.cancel_button.clicked.connect(self.closed)
        for key, field in self.fields.items():
            field.setObjectName(f"successor_{key}_edit")
            field.returnPressed.connect(self._ask)
        acts = QHBoxLayout()
        acts.setSpacing(SPACE.near)
        acts.addWidget(self.replace_button)
        acts.addWidget(self.cancel_button)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.near)
        column.addWidget(self.sentence)
        for block in self._blocks.values():
            column.addWidget(block)
        column.addLayout(acts)
        self.hide()

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        self.sentence.setText(
            _("Who comes instead takes over country, organisation, role, delegation and voting right.")
        )
        for key, label in _PARTS.items():
            self._blocks[key].set_texts(_(label))
        self.replace_button.set_texts(_("Replace"))
        self.cancel_button.set_texts(_("Cancel"))

    def begin(self) -> None:
        """Start anew with the family name."""
        for field in self.fields.values():
            field.clear()
        self._blocks["family"].set_wrong("")
        self.fields["family"].setFocus()

    def set_wrong(self, sentence: str) -> None:
        """Say why the name is not accepted."""
        self._blocks["family"].set_wrong(sentence)
        self.fields["family"].setFocus()

    def _ask(self) -> None:
        parts = {key: field.text() for key, field in self.fields.items()}
        self.replace_asked.emit(Names(**{self._words.language.value: PersonName(**parts)}))
