"""The amendments to a text as a table, in order of consideration."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from forumdesk.domain.amendments import Amendment, AmendmentState
from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import AmendmentId
from forumdesk.domain.redline import Piece
from forumdesk.domain.resolutions import ResolutionText
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.models.amendment_words import (
    KIND_ICONS,
    KIND_NAMES,
    MARKS,
    STATE_LOOKS,
    Places,
    excerpt,
    proposer_name,
    redlines,
    shortened,
    state_word,
)
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.redline_view import spoken_pieces
from forumdesk.gui.widgets.rows import RowRole
from forumdesk.gui.words import Words
from forumdesk.language.numbers import whole

Index = QModelIndex | QPersistentModelIndex
Line = tuple[str, tuple[Piece, ...]]
NUMBER, PROPOSER, CHANGE, STATE = range(4)
_HEADS = ("№", N_("Proposed by"), N_("Change"), N_("State"))
OPEN, ACCEPTED, REJECTED, OTHER, ALL = "open", "accepted", "rejected", "other", "all"
_FILTERS: Mapping[AmendmentState, str] = {
    AmendmentState.PROPOSED: OPEN,
    AmendmentState.ACCEPTED: ACCEPTED,
    AmendmentState.REJECTED: REJECTED,
}


class AmendmentRole(IntEnum):
    """What the delegate asks besides the usual.

    `PLACE` is (name, words) of the paragraph over its first amendment, else None; `REDLINES` pairs of mark and
    pieces, a line for each language; `LINES` how many there are, which costs nothing to know.
    """

    PLACE = Qt.ItemDataRole.UserRole + 30
    REDLINES = Qt.ItemDataRole.UserRole + 31
    LINES = Qt.ItemDataRole.UserRole + 32


def filter_of(state: AmendmentState) -> str:
    """The pill under which amendments of this state are found."""
    return _FILTERS.get(state, OTHER)


def filter_choices(amendments: Sequence[Amendment], words: Words) -> list[Choice]:
    """The pills with their counts."""
    _ = words.gettext
    counts = dict.fromkeys((OPEN, ACCEPTED, REJECTED, OTHER), 0)
    for one in amendments:
        counts[filter_of(one.state)] += 1
    names = {
        OPEN: words.pgettext("amendments", "Open"),
        ACCEPTED: words.pgettext("amendments", "Accepted"),
        REJECTED: words.pgettext("amendments", "Rejected"),
        OTHER: words.pgettext("amendments", "Other"),
        ALL: words.pgettext("amendments", "All"),
    }
    tip = {OTHER: _("Withdrawn, replaced or merged")}
    return [
        Choice(
            key=key,
            text=name,
            count=whole(counts.get(key, len(amendments)), words.language),
            name=tip.get(key, ""),
        )
        for key, name in names.items()
    ]


def found(
    amendments: Sequence[Amendment], chosen: str, wanted: str, places: Places, words: Words
) -> tuple[Amendment, ...]:
    """The amendments of a pill in which every word of ``wanted`` stands: number, proposer, text, place."""
    parts = wanted.casefold().split()

    def text_of(one: Amendment) -> str:
        said = [f"№{one.number}", proposer_name(one, words), places.name(one.row_id), one.reason]
        said += [text for texts in (one.base, one.text) for _, text in texts.items()]
        return "\n".join(said).casefold()

    return tuple(
        one
        for one in amendments
        if chosen in {ALL, filter_of(one.state)}
        and (not parts or all(part in text_of(one) for part in parts))
    )


def nothing_sentence(chosen: str, wanted: str, words: Words) -> str:
    """What is said where no amendment is found."""
    _ = words.gettext
    if wanted:
        return _("No amendment is found by “{words}”.").format(words=wanted)
    return _("Every amendment has been decided.") if chosen == OPEN else _("No amendment is in this state.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentsView:
    """What the page has read: the text, its amendments in order, the languages of the body."""

    text: ResolutionText
    amendments: tuple[Amendment, ...] = ()
    languages: tuple[Language, ...] = ()

    def amendment(self, amendment_id: AmendmentId | None) -> Amendment | None:
        """The amendment of this identifier."""
        return next((one for one in self.amendments if one.id == amendment_id), None)

    def beside(self, amendment: Amendment) -> tuple[Amendment, ...]:
        """The other amendments that concern the same paragraph."""
        return tuple(
            one for one in self.amendments if one.row_id == amendment.row_id and one.id != amendment.id
        )


class AmendmentsModel(QAbstractTableModel):
    """Number, proposer with the kind of change, redline in every language, state."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._places: Places | None = None
        self._lines: dict[tuple[AmendmentId, LocalizedText], list[Line]] = {}
        self.items: tuple[Amendment, ...] = ()

    def show(self, items: Sequence[Amendment], places: Places) -> None:
        """Show these amendments."""
        self.beginResetModel()
        self.items, self._places = tuple(items), places
        self.endResetModel()

    def row_of(self, amendment_id: AmendmentId | None) -> int:
        """Where an amendment stands; -1 where it is not shown."""
        return next((row for row, one in enumerate(self.items) if one.id == amendment_id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """One for each amendment."""
        return 0 if parent is not None and parent.isValid() else len(self.items)

    def columnCount(self, parent: Index | None = None) -> int:
        """As many as there are heads."""
        return 0 if parent is not None and parent.isValid() else len(_HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answers the roles of :class:`RowRole` and :class:`AmendmentRole`, tooltips and screen readers."""
        if not index.isValid() or self._places is None:
            return None
        one, column = self.items[index.row()], index.column()
        if role == AmendmentRole.PLACE:
            return self._place(index.row())
        if role == AmendmentRole.LINES:
            return len((one.text or one.base).languages)
        if role == AmendmentRole.REDLINES:
            return self._redlines(one)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(one, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(one)
        answers = self._looks(one, column)
        return answers.get(role)

    def _redlines(self, one: Amendment) -> list[Line]:
        """The lines of an amendment, compared once: painting asks for them again and again."""
        key = (one.id, one.text)
        if key not in self._lines:
            found = redlines(one).items()
            self._lines[key] = [(MARKS[language], excerpt(pieces)) for language, pieces in found]
        return self._lines[key]

    def _place(self, row: int) -> tuple[str, str] | None:
        one = self.items[row]
        assert self._places is not None
        if row and self.items[row - 1].row_id == one.row_id:
            return None
        words = self._places.words_of(one.row_id)
        if not words and one.base:
            words = shortened(one.base.in_language(self._words.language))
        return self._places.name(one.row_id), words

    def _cell(self, one: Amendment, column: int) -> str:
        if column == NUMBER:
            return str(one.number)
        if column == PROPOSER:
            return proposer_name(one, self._words)
        return state_word(one.state, self._words) if column == STATE else ""

    def _looks(self, one: Amendment, column: int) -> dict[int, object]:
        if column == PROPOSER:
            kind = self._words.gettext(KIND_NAMES[one.kind])
            who = proposer_name(one, self._words)
            return {
                RowRole.CAPTION: kind,
                RowRole.ICON: KIND_ICONS[one.kind],
                RowRole.TONE: None if one.proposer else "text2",
                Qt.ItemDataRole.ToolTipRole: who,
            }
        if column == STATE:
            icon_name, token, _chip = STATE_LOOKS[one.state]
            return {RowRole.ICON: icon_name, RowRole.TONE: token, RowRole.STRONG: one.is_open}
        return {RowRole.STRONG: True} if column == NUMBER else {}

    def _spoken(self, one: Amendment) -> str:
        _ = self._words.gettext
        assert self._places is not None
        said = [
            _("Amendment No. {number}").format(number=one.number),
            self._places.name(one.row_id),
            _(KIND_NAMES[one.kind]),
            proposer_name(one, self._words),
            state_word(one.state, self._words),
        ]
        for mark, pieces in self._redlines(one):
            said.append(f"{mark}: {' '.join(spoken_pieces(pieces, self._words))}")
        return ". ".join(said)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heads in the language in use."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._words.gettext(_HEADS[section])
        return None
