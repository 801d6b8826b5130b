"""What amendments are called: kinds, states, where they came from, and the paragraph they speak of."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from forumdesk.domain.amendments import Amendment, AmendmentKind, AmendmentState, Origin
from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import RowId
from forumdesk.domain.redline import Piece, PieceKind, redline
from forumdesk.domain.resolutions import NumberedRow, Part, ResolutionText, items_above
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.gui.models.text_rows_lines import place_name
from forumdesk.gui.theme import Token
from forumdesk.gui.widgets.chip import ChipKind
from forumdesk.gui.widgets.segmented import LANGUAGE_MARKS
from forumdesk.gui.words import Words

KIND_NAMES: Final[Mapping[AmendmentKind, str]] = {
    AmendmentKind.REPLACE: N_("Change of wording"),
    AmendmentKind.INSERT: N_("New paragraph"),
    AmendmentKind.DELETE: N_("Deletion"),
}
KIND_ICONS: Final[Mapping[AmendmentKind, str]] = {
    AmendmentKind.REPLACE: "pencil-simple",
    AmendmentKind.INSERT: "plus-circle",
    AmendmentKind.DELETE: "minus-circle",
}
STATE_LOOKS: Final[Mapping[AmendmentState, tuple[str, Token, ChipKind]]] = {
    AmendmentState.PROPOSED: ("circle-dashed", "accent", "accent"),
    AmendmentState.ACCEPTED: ("check-circle-fill", "ok", "ok"),
    AmendmentState.REJECTED: ("x-circle", "bad", "bad"),
    AmendmentState.WITHDRAWN: ("arrow-u-up-left", "text2", "neutral"),
    AmendmentState.REPLACED: ("arrows-left-right", "text2", "neutral"),
    AmendmentState.MERGED: ("git-merge", "text2", "neutral"),
}
MARKS: Final[Mapping[str, str]] = dict(LANGUAGE_MARKS)
_EXCERPT: Final = 90
_BEFORE, _BETWEEN = 28, 48


def state_word(state: AmendmentState, words: Words) -> str:
    """What became of an amendment, in one word."""
    said = {
        AmendmentState.PROPOSED: words.pgettext("amendment", "Open"),
        AmendmentState.ACCEPTED: words.pgettext("amendment", "Accepted"),
        AmendmentState.REJECTED: words.pgettext("amendment", "Rejected"),
        AmendmentState.WITHDRAWN: words.pgettext("amendment", "Withdrawn"),
        AmendmentState.REPLACED: words.pgettext("amendment", "Replaced"),
        AmendmentState.MERGED: words.pgettext("amendment", "Merged"),
    }
    return said[state]


def proposer_name(amendment: Amendment, words: Words) -> str:
    """Who proposed it; where nobody is named, where it came from."""
    if amendment.proposer:
        return amendment.proposer.in_language(words.language)
    _ = words.gettext
    return {
        Origin.DESK: _("Proposer not named"),
        Origin.WORD: _("From a returned file"),
        Origin.COMMENT: _("From a comment"),
    }[amendment.origin]


def redlines(amendment: Amendment) -> dict[Language, tuple[Piece, ...]]:
    """The change in each language that the amendment speaks of, state language first."""
    if amendment.kind is AmendmentKind.DELETE:
        return {language: (Piece(PieceKind.DELETED, text),) for language, text in amendment.base.items()}
    return {
        language: redline(amendment.base.get(language), amendment.text.get(language))
        for language in STATE_LANGUAGE_FIRST
        if amendment.text.get(language)
    }


def excerpt(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """A redline on one line: of what stays only the words beside a change."""
    found: list[Piece] = []
    for place, piece in enumerate(pieces):
        if piece.kind is not PieceKind.SAME:
            found.append(piece)
            continue
        text, last = piece.text.replace("\n", " "), place == len(pieces) - 1
        if place == 0 and not last and len(text) > _BEFORE:
            text = "… " + text[-_BEFORE:].partition(" ")[2]
        elif not last and len(text) > _BETWEEN:
            text = f"{text[: _BETWEEN // 2].rpartition(' ')[0]} … {text[-_BETWEEN // 2 :].partition(' ')[2]}"
        found.append(Piece(PieceKind.SAME, text))
    return tuple(found)


def shortened(text: str) -> str:
    """The beginning of a paragraph, cut between words."""
    line = " ".join(text.split())
    return line if len(line) <= _EXCERPT else f"{line[:_EXCERPT].rpartition(' ')[0]} …"


def _ordinals(rows: Iterable[NumberedRow]) -> dict[RowId, int]:
    """Which of its part a row without a number is; the only one has none."""
    places: defaultdict[Part, list[RowId]] = defaultdict(list)
    for one in rows:
        if not one.reference:
            places[one.row.part].append(one.row.id)
    return {row_id: n for ids in places.values() if len(ids) > 1 for n, row_id in enumerate(ids, 1)}


class Places:
    """What the paragraphs of a text are called: their number, else their part."""

    def __init__(self, text: ResolutionText, words: Words) -> None:
        self._words = words
        self._rows: dict[RowId, NumberedRow] = {one.row.id: one for one in text.numbered()}
        self._items = items_above(self._rows.values())
        self._ordinals = _ordinals(self._rows.values())

    def __contains__(self, row_id: object) -> bool:
        return row_id in self._rows

    @property
    def ids(self) -> tuple[RowId, ...]:
        """The paragraphs in order."""
        return tuple(self._rows)

    def name(self, row_id: RowId | None) -> str:
        """The number or the part of a paragraph; None stands for the place above the first."""
        _ = self._words.gettext
        if row_id is None:
            return _("Beginning of the text")
        numbered = self._rows.get(row_id)
        if numbered is None:
            return _("No longer in the text")
        if numbered.reference:
            issue = numbered.row.part is Part.ISSUE
            return _("Issue {number}").format(number=numbered.reference) if issue else numbered.reference
        item = self._items.get(row_id)
        if item is not None:
            note = numbered.row.part is Part.NOTE
            said = _("Note to item {number}") if note else _("Text of item {number}")
            return said.format(number=item.reference)
        part, ordinal = place_name(numbered, self._words), self._ordinals.get(row_id)
        if ordinal is None:
            return part
        if numbered.row.part is Part.BODY:
            return _("Paragraph {number}").format(number=ordinal)
        return _("{part}, paragraph {number}").format(part=part, number=ordinal)

    def words_of(self, row_id: RowId | None) -> str:
        """The beginning of a paragraph in the window's language, else in one that it has."""
        numbered = None if row_id is None else self._rows.get(row_id)
        return "" if numbered is None else shortened(numbered.row.text.in_language(self._words.language))

    def full(self, row_id: RowId | None) -> str:
        """Name and beginning, as a list offers it."""
        return " · ".join(part for part in (self.name(row_id), self.words_of(row_id)) if part)
