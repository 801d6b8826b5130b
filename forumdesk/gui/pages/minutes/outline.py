"""The items of the minutes at the left of their pages: which have a note, and which an extract shows."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from forumdesk.domain.agenda import AgendaItem, ItemKind
from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import AgendaItemId
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.theme import Token
from forumdesk.gui.widgets.rows import RowRole

Index = QModelIndex | QPersistentModelIndex
HEAD: Final = N_("Number and opening words")


class NoteState(StrEnum):
    """In which languages the secretary wrote something."""

    WHOLE = "whole"
    PART = "part"
    NONE = "none"


STATE_WORDS: Final[Mapping[NoteState, str]] = {
    NoteState.WHOLE: N_("note in all languages"),
    NoteState.PART: N_("note not in all languages"),
    NoteState.NONE: "",
}
_LOOKS: Final[Mapping[NoteState, tuple[str, Token]]] = {
    NoteState.WHOLE: ("check", "ok"),
    NoteState.PART: ("warning", "warn"),
    NoteState.NONE: ("", "text3"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineLine:
    """One line: the head (``item`` is None) or an item; ``ticked`` is None where nothing is to be ticked."""

    item: AgendaItemId | None
    title: str
    state: NoteState
    is_below: bool = False
    ticked: bool | None = None


def note_state(text: LocalizedText, languages: Sequence[Language]) -> NoteState:
    """In which of the languages something is written."""
    written = sum(bool(text.get(one)) for one in languages)
    if not written:
        return NoteState.NONE
    return NoteState.WHOLE if written == len(languages) else NoteState.PART


def outline_lines(
    items: Sequence[AgendaItem],
    notes: Mapping[AgendaItemId, LocalizedText],
    opening: LocalizedText,
    languages: Sequence[Language],
    language: Language,
    ticked: Collection[AgendaItemId] | None,
) -> tuple[OutlineLine, ...]:
    """The lines in the order of the minutes, worded in ``language``; ``ticked`` are the items of an extract."""
    head = OutlineLine(item=None, title="", state=note_state(opening, languages))
    return (
        head,
        *(
            OutlineLine(
                item=item.id,
                title=f"{item.label}  {item.title.in_language(language)}",
                state=note_state(notes.get(item.id, LocalizedText()), languages),
                is_below=item.parent_id is not None,
                ticked=None if ticked is None else item.id in ticked,
            )
            for item in items
            if item.kind is not ItemKind.BREAK
        ),
    )


class OutlineModel(QAbstractListModel):
    """The lines as rows of a list, worded by ``gettext``."""

    def __init__(self, gettext: Callable[[str], str]) -> None:
        super().__init__()
        self._gettext = gettext
        self.lines: tuple[OutlineLine, ...] = ()

    def show(self, lines: Sequence[OutlineLine]) -> None:
        """List other lines; where the same items stand there, selection and focus stay."""
        same = [one.item for one in lines] == [one.item for one in self.lines]
        if same:
            self.lines = tuple(lines)
            self.dataChanged.emit(self.index(0), self.index(len(self.lines) - 1))
            return
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def place(self, item: AgendaItemId | None) -> int:
        """Where an item stands, None for the head; -1 if nowhere."""
        return next((place for place, one in enumerate(self.lines) if one.item == item), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, state and tick of a line."""
        line = self.lines[index.row()]
        title = line.title or self._gettext(HEAD)
        icon_name, tone = _LOOKS[line.state]
        said = self._gettext(STATE_WORDS[line.state]) if STATE_WORDS[line.state] else ""
        answers: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: title,
            Qt.ItemDataRole.ToolTipRole: "\n".join(part for part in (title, said) if part),
            Qt.ItemDataRole.AccessibleTextRole: ", ".join(part for part in (title, said) if part),
            RowRole.ICON: icon_name,
            RowRole.TONE: tone,
            RowRole.STRONG: not line.is_below,
        }
        if role == Qt.ItemDataRole.CheckStateRole and line.ticked is not None:
            return Qt.CheckState.Checked if line.ticked else Qt.CheckState.Unchecked
        return answers.get(role)
