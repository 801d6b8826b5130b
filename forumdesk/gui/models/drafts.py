"""The drafts that were given out with what was asked about them, and two of them compared row by row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from forumdesk.domain.consultations import Consultation, Draft
from forumdesk.domain.identifiers import RowId
from forumdesk.domain.redline import PieceKind, redline
from forumdesk.domain.resolutions import NumberedRow
from forumdesk.domain.texts import Language
from forumdesk.gui.models.consultation_words import draft_name, moment_in_words, standing_of
from forumdesk.gui.models.text_rows import TextLine, TextTable
from forumdesk.gui.models.text_rows_lines import LANGUAGE_NAMES, place_name
from forumdesk.gui.widgets.paragraph_cells import CellNote, ParagraphCell
from forumdesk.gui.widgets.redline_view import spoken_pieces
from forumdesk.gui.widgets.rows import RowRole
from forumdesk.gui.words import Words

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftEntry:
    """A draft, or one of the consultations on it; ``waiting`` counts comments without an answer."""

    draft: Draft
    consultation: Consultation | None = None
    comments: int = 0
    waiting: int = 0

    @property
    def key(self) -> tuple[object, object]:
        """What the entry is about."""
        return self.draft.id, None if self.consultation is None else self.consultation.id


class DraftsModel(QAbstractTableModel):
    """The drafts, latest first: number and state of the consultation, when it was given out and as what."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._now: datetime | None = None
        self._zone = "UTC"
        self.entries: tuple[DraftEntry, ...] = ()

    def show(self, entries: Sequence[DraftEntry], now: datetime, zone: str) -> None:
        """Show these drafts; times are told in ``zone``, the meeting's."""
        self.beginResetModel()
        self.entries, self._now, self._zone = tuple(entries), now, zone
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """One for each entry."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index | None = None) -> int:
        """One column."""
        return 0 if parent is not None and parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answers the roles of :class:`RowRole`, tooltips and screen readers."""
        if not index.isValid() or self._now is None:
            return None
        entry = self.entries[index.row()]
        caption = self._caption(entry)
        name = draft_name(entry.draft, self._words)
        icon_name, token, word = "file-text", "text2", ""
        if entry.consultation is not None:
            look = standing_of(entry.consultation, self._now, self._words)
            icon_name, token, word = look.icon_name, look.token, look.word
            icon_name = "chat-text" if icon_name == "circle-fill" else icon_name
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: f"{name} · {word}" if word else name,
            Qt.ItemDataRole.AccessibleTextRole: ". ".join(part for part in (name, word, caption) if part),
            Qt.ItemDataRole.ToolTipRole: caption,
            RowRole.CAPTION: caption,
            RowRole.ICON: icon_name,
            RowRole.ICON_TONE: token,
        }
        return answers.get(role)

    def _caption(self, entry: DraftEntry) -> str:
        words = self._words
        said = [moment_in_words(entry.draft.issued_at, self._zone, words)]
        if entry.consultation is not None:
            count = words.ngettext("{count} comment", "{count} comments", entry.comments)
            said.append(count.format(count=entry.comments))
        if entry.draft.note:
            said.append(entry.draft.note)
        return " · ".join(said)


def compared(
    before: Sequence[NumberedRow],
    after: Sequence[NumberedRow],
    languages: Sequence[Language],
    words: Words,
) -> TextTable:
    """The rows that differ, each language as a redline; what was put in or taken out says so."""
    old = {one.row.id: one for one in before}
    new = {one.row.id: one for one in after}
    lines = [
        _line(old.get(row_id), new.get(row_id), languages, words)
        for row_id in _in_order(before, after)
        if _differs(old.get(row_id), new.get(row_id), languages)
    ]
    return TextTable(languages=tuple(languages), lines=tuple(lines), number_head="№")


def _in_order(before: Sequence[NumberedRow], after: Sequence[NumberedRow]) -> Iterator[RowId]:
    """The rows of both: those of now in their order, each that is gone before the one it stood before."""
    now = {one.row.id for one in after}
    gone: dict[RowId | None, list[RowId]] = {}
    pending: list[RowId] = []
    for one in before:
        if one.row.id in now:
            gone.setdefault(one.row.id, []).extend(pending)
            pending = []
        else:
            pending.append(one.row.id)
    for one in after:
        yield from gone.get(one.row.id, ())
        yield one.row.id
    yield from pending


def _texts(one: NumberedRow | None, languages: Sequence[Language]) -> Mapping[Language, str]:
    return {language: "" if one is None else one.row.text.get(language) for language in languages}


def _differs(old: NumberedRow | None, new: NumberedRow | None, languages: Sequence[Language]) -> bool:
    return _texts(old, languages) != _texts(new, languages) or (old is None) != (new is None)


def _line(
    old: NumberedRow | None, new: NumberedRow | None, languages: Sequence[Language], words: Words
) -> TextLine:
    _ = words.gettext
    one = new or old
    assert one is not None
    was, now = _texts(old, languages), _texts(new, languages)
    notes: tuple[CellNote, ...] = ()
    if old is None:
        notes = (CellNote(icon_name="plus-circle", token="ok", words=_("New paragraph")),)
    elif new is None:
        notes = (CellNote(icon_name="minus-circle", token="bad", words=_("Taken out")),)
    cells, spoken = {}, {}
    for language in languages:
        pieces = redline(was[language], now[language])
        changed = any(piece.kind is not PieceKind.SAME for piece in pieces)
        cells[language] = ParagraphCell(
            text=now[language], redline=pieces if changed else (), notes=notes if changed else ()
        )
        said = [place_name(one, words), _(LANGUAGE_NAMES[language]), *spoken_pieces(pieces, words)]
        spoken[language] = ". ".join([*said, *(note.words for note in notes)])
    return TextLine(row_id=one.row.id, number=one.number.rstrip("."), cells=cells, spoken=spoken)
