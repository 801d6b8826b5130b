"""Who is there and who is not, as the list beside the conduct of a meeting shows it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import ParticipantId
from forumdesk.domain.people import Participant
from forumdesk.domain.texts import Language
from forumdesk.gui.models.participants_words import affiliation, surname_first
from forumdesk.gui.theme import Token
from forumdesk.gui.widgets.rows import RowRole
from forumdesk.gui.words import Words
from forumdesk.language.collation import search_fold
from forumdesk.services.quorum import VoterStanding

Index = QModelIndex | QPersistentModelIndex

LOOKS: Final[Mapping[VoterStanding, tuple[str, str, Token]]] = {
    VoterStanding.PRESENT: (N_("present"), "check-circle-fill", "ok"),
    VoterStanding.ABSENT: (N_("absent"), "circle-dashed", "text3"),
    VoterStanding.EXCUSED: (N_("excused"), "envelope-simple", "warn"),
    VoterStanding.LEFT: (N_("left the hall"), "sign-out", "text2"),
    VoterStanding.RECUSED: (N_("recused"), "hand-palm", "accent"),
}
"""Word, icon and colour of a standing."""
_CONNECTED: Final[tuple[str, Token]] = ("video-camera", "ok")
_REPRESENTED: Final[tuple[str, Token]] = ("handshake", "ok")


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceRow:
    """Somebody on the list; ``entitled`` counts for the quorum, ``reason`` is that of an excuse or a recusal.

    ``in_person`` is by the log of arrivals, ``remote`` by a connection; ``by`` holds the proxy of somebody.
    """

    person: Participant
    standing: VoterStanding
    entitled: bool = True
    reason: str = ""
    in_person: bool = True
    remote: bool = False
    by: Participant | None = None

    @property
    def is_represented(self) -> bool:
        """Whether somebody else casts the voice now."""
        return self.by is not None and not self.in_person and self.standing is VoterStanding.PRESENT


class PresenceModel(QAbstractListModel):
    """Some of the people known, in order; a change of one person repaints one row."""

    def __init__(self, words: Words) -> None:
        """Know nobody yet."""
        super().__init__()
        self._words = words
        self._rows: list[PresenceRow] = []
        self._places: dict[ParticipantId, int] = {}
        self._answers: dict[int, Callable[[PresenceRow], Any]] = {
            Qt.ItemDataRole.DisplayRole: self._name,
            Qt.ItemDataRole.ToolTipRole: self.spoken,
            Qt.ItemDataRole.AccessibleTextRole: self.spoken,
            RowRole.CAPTION: self._caption,
            RowRole.ICON: lambda row: _look(row)[0],
            RowRole.ICON_TONE: lambda row: _look(row)[1],
        }

    @property
    def rows(self) -> Sequence[PresenceRow]:
        """The people in the order of the rows."""
        return self._rows

    def show(self, rows: Sequence[PresenceRow]) -> None:
        """Show these people; where they are the same ones, only what changed is painted anew."""
        if [one.person for one in rows] != [one.person for one in self._rows]:
            self.beginResetModel()
            self._rows = list(rows)
            self._places = {one.person.id: place for place, one in enumerate(rows)}
            self.endResetModel()
            return
        for place, row in enumerate(rows):
            self._put(place, row)

    def update_rows(self, rows: Iterable[PresenceRow]) -> None:
        """Take over where people are now; whoever is not named keeps the place."""
        for row in rows:
            place = self._places.get(row.person.id)
            if place is not None:
                self._put(place, row)

    def place_of(self, person: ParticipantId | None) -> int | None:
        """The row of a person, None for one not shown."""
        return self._places.get(person) if person is not None else None

    def say_anew(self) -> None:
        """The language in use is another one."""
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    def _put(self, place: int, row: PresenceRow) -> None:
        if self._rows[place] != row:
            self._rows[place] = row
            self.dataChanged.emit(self.index(place, 0), self.index(place, 0))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One row a person."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row shows and says."""
        answer = self._answers.get(role)
        return answer(self._rows[index.row()]) if answer and index.isValid() else None

    def spoken(self, row: PresenceRow) -> str:
        """Who it is, where they are and why, as a screen reader says it."""
        parts = (self._name(row), self.standing_words(row), affiliation(row.person, self._words.language))
        return ", ".join(part for part in parts if part)

    def standing_words(self, row: PresenceRow) -> str:
        """Where somebody is, with the reason, and that there is no voting right where there is none."""
        _ = self._words.gettext
        word = self._where(row)
        if row.reason:
            word = _("{standing}: {reason}").format(standing=word, reason=row.reason)
        return word if row.entitled else _("{standing}, no voting right").format(standing=word)

    def _where(self, row: PresenceRow) -> str:
        _ = self._words.gettext
        word = _(LOOKS[row.standing][0])
        holder = surname_first(row.by.names, self._words.language) if row.by is not None else ""
        if row.is_represented:
            return _("represented by {name}").format(name=holder)
        if holder and not row.in_person:
            return _("{standing}, proxy with {name}, who is not there").format(standing=word, name=holder)
        if not row.remote:
            return word
        counts = row.standing is VoterStanding.PRESENT or not row.entitled
        return _("connected") if counts else _("connected, does not count by the rules")

    def _caption(self, row: PresenceRow) -> str:
        parts = (self.standing_words(row), affiliation(row.person, self._words.language))
        return " · ".join(part for part in parts if part)

    def _name(self, row: PresenceRow) -> str:
        return surname_first(row.person.names, self._words.language)


def _look(row: PresenceRow) -> tuple[str, Token]:
    """Icon and colour."""
    if row.standing is VoterStanding.PRESENT and row.remote:
        return _CONNECTED
    return _REPRESENTED if row.is_represented else LOOKS[row.standing][1:]


def fitting(rows: Sequence[PresenceRow], found: Collection[ParticipantId], typed: str) -> list[PresenceRow]:
    """Those found, the entitled first; whose family name begins as typed stands before whose given name does.

    Among equals the order of ``rows`` holds.
    """
    begun = search_fold(typed)
    fit = [one for one in rows if one.person.id in found]
    return sorted(fit, key=lambda one: (not one.entitled, _rank(one.person, begun)))


def _rank(person: Participant, begun: str) -> int:
    names = [person.names.get(language) for language in Language]
    if any(search_fold(f"{name.family} {name.given}").startswith(begun) for name in names):
        return 0
    return 1 if any(search_fold(name.given).startswith(begun) for name in names) else 2
