"""The list of participants as a table: only the rows in view are ever worded."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import ParticipantId
from forumdesk.domain.people import Category, Names, Participant, PersonName, Role
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.gui.widgets.rows import RowRole
from forumdesk.gui.words import Words
from forumdesk.language.collation import sort_key
from forumdesk.language.countries import country_name
from forumdesk.language.names import NameParts, official_name

Index = QModelIndex | QPersistentModelIndex

PERSON, COUNTRY, ROLE, VOICE, NUMBER = range(5)

ROLE_NAMES: Final[Mapping[Role, str]] = {
    Role.HEAD_OF_DELEGATION: N_("Head of delegation"),
    Role.DELEGATE: N_("Delegate"),
    Role.SPEAKER: N_("Speaker"),
    Role.MODERATOR: N_("Moderator"),
    Role.OBSERVER: N_("Observer"),
    Role.GUEST: N_("Guest"),
}
CATEGORY_NAMES: Final[Mapping[Category, str]] = {
    Category.UNIVERSITY: N_("University"),
    Category.INTERNATIONAL_ORGANISATION: N_("International organisation"),
    Category.GOVERNMENT_BODY: N_("Government body"),
    Category.OTHER: N_("Other organisation"),
}
_HEADS: Final[Mapping[int, str]] = {
    PERSON: N_("Participant"),
    COUNTRY: N_("Country"),
    ROLE: N_("Role"),
    VOICE: N_("Voice"),
    NUMBER: N_("No."),
}


def best_name(names: Names, language: Language) -> tuple[PersonName, Language]:
    """The name in a language, else in the first language that has one, with the language it is in."""
    order = (language, *STATE_LANGUAGE_FIRST)
    return next(((names.get(one), one) for one in order if names.get(one)), (PersonName(), language))


def surname_first(names: Names, language: Language) -> str:
    """A name as lists have it: family name, given name, patronymic."""
    name, _ = best_name(names, language)
    return " ".join(part for part in (name.family, name.given, name.patronymic) if part)


def name_in_full(names: Names, language: Language) -> str:
    """A name in the official order of the language it is in."""
    name, found = best_name(names, language)
    parts = NameParts(family=name.family, given=name.given, patronymic=name.patronymic)
    return official_name(parts, found)


def affiliation(person: Participant, language: Language) -> str:
    """Organisation and post in one line; either may be missing."""
    parts = (person.organisation.in_language(language), person.post.in_language(language))
    return ", ".join(part for part in parts if part)


def country_of(person: Participant, language: Language) -> str:
    """The name of a person's country; empty while undecided, the code where it is none that we know."""
    try:
        return country_name(person.country, language) if person.country else ""
    except ValueError:
        return person.country


def in_order(
    people: list[Participant], column: int, language: Language, *, downwards: bool
) -> list[Participant]:
    """People who came by name, sorted by a column; equals stay by name, those without a country come last."""
    roles = list(Role)
    keys: dict[int, Callable[[Participant], Any]] = {
        COUNTRY: lambda one: sort_key(country_of(one, language)),
        ROLE: lambda one: roles.index(one.role),
        VOICE: lambda one: not one.entitled,
        NUMBER: lambda one: one.number,
    }
    key = keys.get(column)
    if key is None:
        return people[::-1] if downwards else people
    ordered = sorted(people, key=key, reverse=downwards)
    return sorted(ordered, key=lambda one: not one.country) if column == COUNTRY else ordered


class ParticipantsModel(QAbstractTableModel):
    """People in a given order, worded in the window's language."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._words = words
        self._people: tuple[Participant, ...] = ()
        self._answers: Mapping[int, Callable[[Participant, int], Any]] = {
            Qt.ItemDataRole.DisplayRole: self._shown,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Qt.ItemDataRole.ToolTipRole: self._tip,
            RowRole.CAPTION: self._caption,
            RowRole.ICON: lambda person, column: "hand" if column == VOICE and person.entitled else None,
            RowRole.STRONG: lambda person, column: column == VOICE and person.entitled,
            RowRole.TONE: self._tone,
            RowRole.ICON_TONE: lambda *_: "text2",
        }

    @property
    def people(self) -> tuple[Participant, ...]:
        """The people in the order of the rows."""
        return self._people

    def show(self, people: Sequence[Participant]) -> None:
        """Show these people, in this order."""
        self.beginResetModel()
        self._people = tuple(people)
        self.endResetModel()

    def row_of(self, participant_id: ParticipantId | None) -> int:
        """The row of a person, or -1."""
        return next((row for row, one in enumerate(self._people) if one.id == participant_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One row a person."""
        return 0 if parent.isValid() else len(self._people)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Person, country, role, voice, number."""
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The words over a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._words.gettext(_HEADS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows and says."""
        answer = self._answers.get(role)
        if answer is None or not index.isValid():
            return None
        return answer(self._people[index.row()], index.column())

    def _shown(self, person: Participant, column: int) -> str:
        language = self._words.language
        if column == PERSON:
            return surname_first(person.names, language)
        if column == COUNTRY:
            return country_of(person, language) or "–"
        if column == ROLE:
            return self._words.gettext(ROLE_NAMES[person.role])
        if column == NUMBER:
            return str(person.number)
        return "1" if person.entitled else "–"

    def _caption(self, person: Participant, column: int) -> str | None:
        return affiliation(person, self._words.language) if column == PERSON else None

    def _spoken(self, person: Participant, column: int) -> str:
        _ = self._words.gettext
        if column == PERSON:
            return ", ".join(
                part for part in (self._shown(person, column), self._caption(person, column)) if part
            )
        if column == VOICE:
            return _("Has a voting right") if person.entitled else _("No voting right")
        if column == COUNTRY and not person.country:
            return _("No country")
        return self._shown(person, column)

    def _tip(self, person: Participant, column: int) -> str:
        return self._spoken(person, column)

    def _tone(self, person: Participant, column: int) -> str | None:
        absent = (column == COUNTRY and not person.country) or (column == VOICE and not person.entitled)
        return "text3" if absent else None
