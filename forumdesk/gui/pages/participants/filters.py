"""The pop-out with more filters, and the filters that are saved under a name."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.accreditation import STATE_NAMES
from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import DelegationId
from forumdesk.domain.people_list import ListFilter
from forumdesk.gui.models.participants_words import CATEGORY_NAMES, ROLE_NAMES, STANDING_LABELS, capitalised
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.choice_field import ChoiceField
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.field_block import TextField
from forumdesk.gui.widgets.flow import FlowLayout
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import HairLine, Label
from forumdesk.gui.words import Words
from forumdesk.services.choices import SavedFilter

_WIDTH: Final = 560
_ALL_EDGES: Final = Qt.Edge.TopEdge | Qt.Edge.BottomEdge | Qt.Edge.LeftEdge | Qt.Edge.RightEdge
_VOICES: Final[Mapping[bool, str]] = {True: N_("Has a voting right"), False: N_("No voting right")}
_SECTIONS: Final[Mapping[str, tuple[str, Mapping[Any, str]]]] = {
    "roles": (N_("Role"), ROLE_NAMES),
    "categories": (N_("Kind of organisation"), CATEGORY_NAMES),
    "states": (N_("Accreditation"), STATE_NAMES),
    "standings": (N_("Arrival"), STANDING_LABELS),
}


class FilterPanel(Ground):
    """Emits `changed(ListFilter)`, `chosen(ListFilter)` for a saved one, `save_asked(title)`, `remove_asked(id)`."""

    changed = Signal(object)
    chosen = Signal(object)
    save_asked = Signal(str)
    remove_asked = Signal(object)

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start hidden; it opens as a pop-out."""
        super().__init__(theme, "surface", lines=_ALL_EDGES, parent=parent)
        self.setWindowFlags(Qt.WindowType.Popup)
        self._words = words
        self._wanted = ListFilter()
        self._saved: Sequence[SavedFilter] = ()
        self._delegations: Sequence[tuple[str, DelegationId]] = ()
        self._labels: dict[str, Label] = {}
        self._ticks: dict[str, dict[StrEnum | bool, Button]] = {}
        self.delegation_choice = ChoiceField(theme, name="", height="control_message")
        self.saved_choice = ChoiceField(theme, name="", height="control_message")
        self.title_edit = TextField(theme, height="control_message")
        self.save_button = Button(theme, icon_name="floppy-disk", height="control_message", deed=CHANGE)
        self.remove_button = Button(
            theme, kind="flat", icon_name="trash", height="control_message", deed=CHANGE
        )
        self.clear_button = Button(theme, kind="link", icon_name="x")
        for name in ("delegation_choice", "saved_choice", "title_edit", "save_button", "remove_button",
                     "clear_button"):  # fmt: skip
            getattr(self, name).setObjectName(name)
        self._arrange()
        self._connect()

    def _connect(self) -> None:
        self.delegation_choice.activated.connect(self._delegation_chosen)
        self.saved_choice.activated.connect(self._saved_chosen)
        self.title_edit.returnPressed.connect(self._save)
        self.save_button.clicked.connect(self._save)
        self.remove_button.clicked.connect(self._remove)
        self.clear_button.clicked.connect(lambda: self.chosen.emit(ListFilter()))

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.page, SPACE.group, SPACE.page, SPACE.group)
        column.setSpacing(SPACE.tight)
        saved = QHBoxLayout()
        saved.setSpacing(SPACE.near)
        saved.addWidget(self.saved_choice, 1)
        saved.addWidget(self.remove_button)
        saved.addWidget(self.title_edit, 1)
        saved.addWidget(self.save_button)
        column.addWidget(self._label("saved"))
        column.addLayout(saved)
        column.addSpacing(SPACE.near)
        column.addWidget(HairLine(self._theme))
        for key, (_title, values) in _SECTIONS.items():
            self._add_ticks(column, key, list(values))
        self._add_ticks(column, "entitled", list(_VOICES))
        column.addWidget(self._label("delegation"))
        column.addWidget(self.delegation_choice)
        column.addSpacing(SPACE.tight)
        column.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _label(self, key: str) -> Label:
        self._labels[key] = Label(self._theme, role="caption", token="text3")
        return self._labels[key]

    def _add_ticks(self, column: QVBoxLayout, key: str, values: Sequence[StrEnum | bool]) -> None:
        flow = FlowLayout(SPACE.tight)
        self._ticks[key] = {}
        for value in values:
            button = Button(self._theme, height="target", role="small")
            button.setCheckable(True)
            button.setObjectName(f"{key}_{value}".lower())
            button.clicked.connect(lambda _checked=False, key=key, value=value: self._ticked(key, value))
            self._ticks[key][value] = button
            flow.addWidget(button)
        column.addWidget(self._label(key))
        column.addLayout(flow)
        column.addSpacing(SPACE.tight)

    @property
    def count(self) -> int:
        """How many of the filters in the pop-out are set, those of the pills left out."""
        wanted = self._wanted
        return sum(map(bool, (wanted.roles, wanted.categories, wanted.states, wanted.delegation)))

    def tick(self, key: str, value: StrEnum | bool) -> Button:
        """The button of one value ("roles", Role.GUEST)."""
        return self._ticks[key][value]

    def open_under(self, button: QWidget) -> None:
        """Pop out under a button, within the window."""
        window = button.window()
        self.setFixedWidth(min(self._theme.scaled(_WIDTH), window.width() - 2 * SPACE.page))
        self.adjustSize()
        room = QRect(window.mapToGlobal(QPoint(0, 0)), window.size())
        corner = button.mapToGlobal(QPoint(0, button.height() + SPACE.tight))
        corner.setX(min(corner.x(), room.right() - self.width() - SPACE.near))
        corner.setY(max(room.top(), min(corner.y(), room.bottom() - self.height() - SPACE.tight)))
        self.move(corner)
        self.show()
        self.saved_choice.setFocus(Qt.FocusReason.PopupFocusReason)

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        self.setAccessibleName(_("More filters"))
        titles = {key: _(title) for key, (title, _values) in _SECTIONS.items()}
        titles |= {"entitled": _("Voting right"), "delegation": _("Delegation"), "saved": _("Saved filters")}
        for key, title in titles.items():
            self._labels[key].setText(title)
        for key, (_title, values) in _SECTIONS.items():
            for value, text in values.items():
                self._ticks[key][value].set_texts(capitalised(_(text)), name=f"{titles[key]}: {_(text)}")
        for has, text in _VOICES.items():
            self._ticks["entitled"][has].set_texts(_(text))
        self.delegation_choice.set_texts(name=titles["delegation"])
        self.saved_choice.set_texts(name=titles["saved"])
        self.title_edit.setAccessibleName(_("Name of the filter"))
        self.title_edit.setPlaceholderText(_("Name of the filter"))
        self.save_button.set_texts(_("Save"), name=_("Save the filter"))
        self.remove_button.set_texts("", name=_("Forget the saved filter"))
        self.clear_button.set_texts(_("Take all filters away"))
        self._fill_choices()

    def set_delegations(self, delegations: Sequence[tuple[str, DelegationId]]) -> None:
        """Offer these delegations, by name and identifier."""
        self._delegations = delegations
        self._fill_choices()

    def set_saved(self, saved: Sequence[SavedFilter]) -> None:
        """Offer these saved filters."""
        self._saved = saved
        self._fill_choices()

    def show_wanted(self, wanted: ListFilter) -> None:
        """Show who is let through."""
        self._wanted = wanted
        for key in _SECTIONS:
            for value, button in self._ticks[key].items():
                button.setChecked(value in getattr(wanted, key))
        for has, button in self._ticks["entitled"].items():
            button.setChecked(wanted.entitled is has)
        self._show_choices()

    def _fill_choices(self) -> None:
        _ = self._words.gettext
        self.delegation_choice.clear()
        self.delegation_choice.addItem(_("All delegations"), "")
        for name, identifier in self._delegations:
            self.delegation_choice.addItem(name, str(identifier))
        self.saved_choice.clear()
        self.saved_choice.addItem(_("Choose a saved filter") if self._saved else _("None saved yet"), "")
        for one in self._saved:
            self.saved_choice.addItem(one.title, str(one.id))
        self.saved_choice.setMinimumWidth(self._theme.scaled(160))
        self.delegation_choice.setMinimumWidth(self._theme.scaled(160))
        self._show_choices()

    def _show_choices(self) -> None:
        self.delegation_choice.choose(str(self._wanted.delegation or ""))
        held = next((one for one in self._saved if one.wanted == self._wanted), None)
        self.saved_choice.choose(str(held.id) if held else "")
        self.remove_button.setEnabled(held is not None)

    def _ticked(self, key: str, value: StrEnum | bool) -> None:
        if key == "entitled":
            wanted = replace(self._wanted, entitled=None if self._wanted.entitled is value else bool(value))
        else:
            values: dict[str, Any] = {key: getattr(self._wanted, key) ^ {value}}
            wanted = replace(self._wanted, **values)
        self.changed.emit(wanted)

    def _delegation_chosen(self) -> None:
        chosen = self.delegation_choice.currentData()
        delegation = DelegationId(UUID(chosen)) if chosen else None
        self.changed.emit(replace(self._wanted, delegation=delegation))

    def _saved_chosen(self) -> None:
        chosen = self.saved_choice.currentData()
        found = next((one for one in self._saved if str(one.id) == chosen), None)
        if found is not None:
            self.title_edit.setText(found.title)
            self.chosen.emit(found.wanted)

    def _save(self) -> None:
        self.save_asked.emit(self.title_edit.text())

    def _remove(self) -> None:
        chosen = self.saved_choice.currentData()
        if chosen:
            self.remove_asked.emit(UUID(chosen))
