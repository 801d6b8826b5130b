"""Choosing people by typing: the counting commission, candidates, who makes a statement."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.domain.identifiers import ParticipantId
from forumdesk.domain.people_list import ListedPerson
from forumdesk.domain.texts import LocalizedText
from forumdesk.gui.conduct.presence_field import PresenceField
from forumdesk.gui.conduct.waiting_list import WaitingList, WaitingModel, found_rows
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.flow import FlowLayout
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.words import Words
from forumdesk.services.participants import full_name

MOST: Final = 4
Find = Callable[[str], Sequence[ListedPerson]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Somebody from the list, or a name that was typed where ``id`` is None."""

    name: LocalizedText
    id: ParticipantId | None = None


class PersonField(QWidget):
    """A field and who fits. Emits `added(Chosen)` for Enter; with `names_too` a name that nobody has is taken."""

    added = Signal(object)

    def __init__(
        self,
        theme: Theme,
        words: Words,
        find: Find,
        *,
        names_too: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`find` gives those who fit what was typed."""
        super().__init__(parent)
        self._words, self._find, self._names_too = words, find, names_too
        self._people: tuple[ListedPerson, ...] = ()
        self.label = Label(theme, role="caption", token="text3", wraps=True)
        self.field = PresenceField(theme)
        self.hint = Label(theme, role="caption", token="text3", wraps=True)
        self.model = WaitingModel()
        self.found = WaitingList(theme, self.model)
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.label.setBuddy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.tight)
        for widget in (self.label, self.field, self.found, self.hint):
            column.addWidget(widget)
        self.field.find_changed.connect(lambda _text: self._show_found())
        self.field.stepped.connect(lambda step: self.found.choose(self.found.currentIndex().row() + step))
        self.field.marked.connect(self.add)
        self.found.clicked.connect(lambda _index: self.add())

    def set_texts(self, label: str, placeholder: str) -> None:
        """Set the words."""
        self.label.setText(label)
        self.field.set_texts(placeholder, name=label)
        self._show_found()

    def add(self) -> None:
        """Take who is chosen among those found, else the name as typed where names are taken."""
        wanted = self.found.chosen_id if self.model.rows else None
        person = next((one.person for one in self._people if one.person.id == wanted), None)
        typed = " ".join(self.field.text().split())
        if person is not None:
            self.field.clear()
            self.added.emit(Chosen(name=full_name(person.names), id=person.id))
        elif self._names_too and typed:
            self.field.clear()
            self.added.emit(Chosen(name=LocalizedText(**{self._words.language.value: typed})))

    def _show_found(self) -> None:
        _, text = self._words.gettext, self.field.text().strip()
        self._people = tuple(self._find(text))[:MOST] if text else ()
        self.found.show_rows(found_rows(self._people, self._words, keeps_arrivals=False))
        self.found.choose(0)
        self.found.setFixedHeight(len(self._people) * self.found.row_height)
        self.found.setVisible(bool(self._people))
        nobody = len(text) > 1 and not self._people
        said = _("Nobody on the list fits this") if nobody else ""
        if nobody and self._names_too:
            said = _("Nobody on the list fits this; Enter takes the name as it is typed.")
        self.hint.setText(said)
        self.hint.setVisible(bool(said))


class PeoplePicker(QWidget):
    """A field, and under it those who were chosen; their buttons take them out again. Emits `changed`."""

    changed = Signal()

    def __init__(self, theme: Theme, words: Words, find: Find, parent: QWidget | None = None) -> None:
        """Start with nobody."""
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._chosen: tuple[Chosen, ...] = ()
        self.person_field = PersonField(theme, words, find)
        self._shown = QWidget()
        self._flow = FlowLayout(SPACE.near, self._shown)
        self.buttons: list[Button] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.near)
        column.addWidget(self.person_field)
        column.addWidget(self._shown)
        self.person_field.added.connect(self._add)
        self._show()

    @property
    def ids(self) -> tuple[ParticipantId, ...]:
        """Who was chosen."""
        return tuple(one.id for one in self._chosen if one.id is not None)

    def clear(self) -> None:
        """Choose nobody."""
        self._chosen = ()
        self._show()

    def set_texts(self, label: str, placeholder: str) -> None:
        """Set the words."""
        self.person_field.set_texts(label, placeholder)
        self._show()

    def _add(self, chosen: Chosen) -> None:
        if chosen.id not in self.ids:
            self._chosen = (*self._chosen, chosen)
            self._show()
            self.changed.emit()

    def _remove(self, wanted: UUID | None) -> None:
        self._chosen = tuple(one for one in self._chosen if one.id != wanted)
        self._show()
        self.person_field.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _show(self) -> None:
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._made(one) for one in self._chosen]
        for button in self.buttons:
            self._flow.addWidget(button)
            button.show()
        self._shown.setVisible(bool(self.buttons))

    def _made(self, chosen: Chosen) -> Button:
        name = chosen.name.in_language(self._words.language)
        button = Button(
            self._theme, name, icon_name="x", icon_after=True, height="control_message", parent=self._shown
        )
        said = self._words.gettext("Take out {name}").format(name=name)
        button.set_texts(name, name=said)
        button.clicked.connect(lambda: self._remove(chosen.id))
        return button
