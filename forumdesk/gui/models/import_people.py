"""The preview of a list of participants as a table: a row a record, worded only where it is in view."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from forumdesk.domain.errors import N_
from forumdesk.domain.notices import Notice
from forumdesk.domain.people import Participant
from forumdesk.gui.models.import_fields import field_head, person_field
from forumdesk.gui.models.import_judged import PAIRS, Judged, Place
from forumdesk.gui.models.import_rows import ALL, Cell
from forumdesk.gui.models.import_verdicts import person_changes, verdict_cell
from forumdesk.gui.widgets.rows import RowRole
from forumdesk.gui.words import Words
from forumdesk.services.importing.results import Verdict
from forumdesk.services.proposals import ParticipantsProposal

Index = QModelIndex | QPersistentModelIndex

NUMBER, RESULT, FIRST = range(3)
"""The number, the verdict, and the first column of the file."""
_SAME: Final[Mapping[str, str]] = {
    "email": N_("Same name and e-mail"),
    "phone": N_("Same name and telephone"),
}
_ONE_LINE: Final = str.maketrans(dict.fromkeys("\r\n\t\u2028\u2029", " "))


class PeopleModel(QAbstractTableModel):
    """Records of a list with a verdict on each row and cell. Emits ``corrected(record, column, text)``."""

    corrected = Signal(int, int, str)

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._words = words
        self._judged = Judged(proposal=ParticipantsProposal(records=0, people=(), problems=()), result=None)
        self._kind = ALL
        self._records: Sequence[int] = ()
        self._written: dict[Place, str] = {}
        self._decided: Mapping[int, str] = {}
        self.editable = True
        self._answers: Mapping[int, Callable[[Cell], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda cell: cell.text,
            Qt.ItemDataRole.AccessibleTextRole: _spoken,
            Qt.ItemDataRole.ToolTipRole: _spoken,
            RowRole.CAPTION: lambda cell: cell.caption,
            RowRole.ICON: lambda cell: cell.icon,
            RowRole.TONE: lambda cell: cell.tone,
            RowRole.STRONG: lambda cell: cell.strong,
        }

    @property
    def judged(self) -> Judged:
        """What is shown."""
        return self._judged

    @property
    def records(self) -> Sequence[int]:
        """The records in view, in the order of the rows."""
        return self._records

    def show(self, judged: Judged, kind: str) -> None:
        """Show the records of one kind."""
        self.beginResetModel()
        self._judged, self._kind = judged, kind
        self._records = judged.of_kind(kind)
        self._written = {}
        self.endResetModel()

    def show_decisions(self, decided: Mapping[int, str]) -> None:
        """Say of the pairs, by their place, what was decided."""
        self._decided = decided
        self._tell_changed()

    def write(self, corrections: Mapping[Place, str]) -> None:
        """Show cells as written while they wait to be judged."""
        self._written.update(corrections)
        self._tell_changed()

    def say_anew(self) -> None:
        """Word everything in view in the language in use."""
        if self.columnCount():
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        self._tell_changed()

    def written(self, record: int, column: int) -> str:
        """A cell as it stands, on one line."""
        cell = self._written.get((record, column))
        return self._judged.proposal.cells[record][column] if cell is None else cell

    def pair_at(self, row: int) -> int:
        """The place of the pair that a row shows, -1 outside the pairs."""
        if self._kind != PAIRS:
            return -1
        for place, pair in enumerate(self._judged.pairs):
            row -= len(pair.records)
            if row < 0:
                return place
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One row a record."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Number, verdict, and the columns of the file."""
        if parent.isValid() or not self._judged.proposal.cells:
            return 0
        return FIRST + len(self._judged.proposal.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Our field over a column, and the file's own heading as its caption."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        proposal, _ = self._judged.proposal, self._words.gettext
        if section < FIRST:
            return _((N_("No."), N_("Result"))[section]) if role == Qt.ItemDataRole.DisplayRole else None
        place = section - FIRST
        if place >= len(proposal.columns):
            return None
        named = field_head(proposal.columns[place], self._words)
        heading = proposal.headings[place] if proposal.headings else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return named or _("Not imported")
        if role == RowRole.CAPTION:
            return heading
        if role == RowRole.TONE:
            return "text" if named else "text3"
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return _("{heading}: {field}").format(heading=heading, field=named or _("Not imported"))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells of the file can be corrected."""
        plain = super().flags(index)
        own = index.isValid() and index.column() >= FIRST and self.editable
        return plain | Qt.ItemFlag.ItemIsEditable if own else plain

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a corrected cell; it is shown at once and judged soon."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or index.column() < FIRST:
            return False
        record, column = self._records[index.row()], index.column() - FIRST
        if str(value) == self.written(record, column):
            return False
        self._written[record, column] = str(value)
        self.dataChanged.emit(index, index)
        self.corrected.emit(record, column, str(value))
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows and says."""
        if not index.isValid():
            return None
        record, column = self._records[index.row()], index.column()
        if role == Qt.ItemDataRole.EditRole:
            return self.written(record, column - FIRST) if column >= FIRST else None
        if role == RowRole.GROUND:
            pair = self.pair_at(index.row())
            return "raised" if pair > 0 and pair % 2 else None
        answer = self._answers.get(role)
        return answer(self._cell(index.row(), record, column)) if answer is not None else None

    def detail(self, row: int, column: int) -> str:
        """What is to be said of a row and a cell in full."""
        if not 0 <= row < len(self._records):
            return ""
        record = self._records[row]
        found = self._judged
        said = [self._sentence(one.notice) for one in found.problems.get(record, ())]
        hinted = found.suggestions.get((record, column - FIRST))
        if hinted is not None:
            said.insert(0, self._sentence(hinted.notice))
        else:
            said += [self._sentence(one.notice) for key, one in self._hints(record)][:1]
        outcome = found.outcomes.get(record)
        if outcome is not None:
            said.append("; ".join(person_changes(outcome, self._words)))
        return " ".join(part for part in dict.fromkeys(said) if part)

    # how cells are worded

    def _cell(self, row: int, record: int, column: int) -> Cell:
        if column == NUMBER:
            return Cell(text=str(self._judged.numbers[record]), tone="text3")
        if column == RESULT:
            return self._pair_cell(row) if self._kind == PAIRS else self._verdict(record)
        return self._own_cell(record, column - FIRST)

    def _own_cell(self, record: int, column: int) -> Cell:
        text = self.written(record, column).translate(_ONE_LINE).strip()
        if (record, column) in self._written:
            return Cell(text=text, icon="clock-counter-clockwise", tone="text2")
        found = self._judged
        if found.problem_at(record, column) is not None:
            return Cell(
                text=text or self._words.gettext("empty"), icon="pencil-simple", tone="bad", strong=True
            )
        if (record, column) in found.suggestions:
            suggested = found.suggestions[record, column].suggested
            return Cell(text=text, caption=f"→ {suggested}", icon="warning", tone="warn")
        if not found.proposal.columns[column]:
            return Cell(text=text, tone="text3")
        before = self._before(record, column)
        if before is not None:
            was = self._words.gettext("Was: {text}").format(text=before or "–")
            return Cell(text=text, caption=was, tone="warn", strong=True)
        return Cell(text=text)

    def _before(self, record: int, column: int) -> str | None:
        """What an updated person had in a field that changes; None where nothing does."""
        outcome = self._judged.outcomes.get(record)
        if outcome is None or outcome.verdict is not Verdict.UPDATED:
            return None
        assert isinstance(outcome.before, Participant)
        assert isinstance(outcome.after, Participant)
        named = self._judged.proposal.columns[column]
        before = person_field(outcome.before, named, self._words)
        return before if before != person_field(outcome.after, named, self._words) else None

    def _verdict(self, record: int) -> Cell:
        found, words = self._judged, self._words
        said = " ".join(self._sentence(one.notice) for one in found.problems.get(record, ()))
        outcome = found.outcomes.get(record)
        if outcome is None:
            text = words.gettext("Not imported") if found.result is not None else ""
            icon = "x-circle" if text else ""
            return Cell(text=text, caption=said, icon=icon, tone="bad", strong=True)
        cell = verdict_cell(outcome.verdict, said or "; ".join(person_changes(outcome, words)), words)
        if said:
            return Cell(text=cell.text, caption=said, icon="warning", tone="warn", strong=True)
        hinted = [self._sentence(one.notice) for _, one in self._hints(record)]
        if hinted and not cell.caption:
            return Cell(text=cell.text, caption=hinted[0], icon=cell.icon, tone=cell.tone, strong=cell.strong)
        return cell

    def _pair_cell(self, row: int) -> Cell:
        place = self.pair_at(row)
        pair, words = self._judged.pairs[place], self._words
        why = evidence_words(pair.same, words)
        decided = self._decided.get(place, "")
        if decided == "merge":
            return Cell(text=words.gettext("Merged"), caption=why, icon="check", tone="ok", strong=True)
        if decided == "apart":
            return Cell(
                text=words.gettext("Two people"), caption=why, icon="users", tone="text2", strong=True
            )
        return Cell(
            text=words.gettext("Perhaps one person"), caption=why, icon="warning", tone="warn", strong=True
        )

    def _hints(self, record: int) -> list[tuple[Place, Any]]:
        hints, width = self._judged.suggestions, len(self._judged.proposal.columns)
        if not hints:
            return []
        return [((record, one), hints[record, one]) for one in range(width) if (record, one) in hints]

    def _sentence(self, notice: Notice) -> str:
        return self._words.catalogue.sentence(notice)

    def _tell_changed(self) -> None:
        if self._records:
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(self._records) - 1, self.columnCount() - 1)
            )


def evidence_words(same: Sequence[str], words: Words) -> str:
    """Why two rows may be one person."""
    return words.gettext(next((_SAME[one] for one in same if one in _SAME), N_("Same name")))


def _spoken(cell: Cell) -> str:
    return ", ".join(part for part in (cell.text, cell.caption) if part)
