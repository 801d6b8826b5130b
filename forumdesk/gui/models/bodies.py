"""Bodies and their meetings as a tree."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from forumdesk.domain.bodies import Body
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.meetings import Meeting
from forumdesk.gui.widgets.rows import RowRole
from forumdesk.gui.words import Words
from forumdesk.language.dates import date_range

Index = QModelIndex | QPersistentModelIndex


class BodiesModel(QAbstractItemModel):
    """Level one: bodies; level two: their meetings, oldest first. Adopted meetings carry a lock."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._bodies: tuple[Body, ...] = ()
        self._meetings: dict[int, list[Meeting]] = {}
        self._adopted: frozenset[MeetingId] = frozenset()

    def show_tree(
        self, bodies: tuple[Body, ...], meetings: tuple[Meeting, ...], adopted: frozenset[MeetingId]
    ) -> None:
        """Show these; every index is made anew."""
        self.beginResetModel()
        self._bodies = bodies
        self._meetings = {
            place: [one for one in meetings if one.body_id == body.id] for place, body in enumerate(bodies)
        }
        self._adopted = adopted
        self.endResetModel()

    def meeting_at(self, index: Index) -> MeetingId | None:
        """The meeting of a row; None for a body."""
        meeting = self._meeting(index)
        return meeting.id if meeting else None

    def index_of(self, meeting_id: MeetingId) -> QModelIndex:
        """The row of a meeting, invalid when it is not there."""
        for place, meetings in self._meetings.items():
            for row, meeting in enumerate(meetings):
                if meeting.id == meeting_id:
                    return self.index(row, 0, self.index(place, 0))
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """Bodies have the internal id 0, meetings the place of their body plus one."""
        if not (0 <= row < self.rowCount(parent) and column == 0):
            return QModelIndex()
        if parent is None or not parent.isValid():
            return self.createIndex(row, column, 0)
        return self.createIndex(row, column, parent.row() + 1)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """A meeting's parent is its body."""
        owner = index.internalId()
        return self.createIndex(owner - 1, 0, 0) if index.isValid() and owner else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        """Bodies, or the meetings of one."""
        if parent is None or not parent.isValid():
            return len(self._bodies)
        return 0 if parent.internalId() else len(self._meetings.get(parent.row(), ()))

    def columnCount(self, parent: Index | None = None) -> int:
        """One column."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, state, and both in words for a screen reader."""
        meeting = self._meeting(index)
        if meeting is None:
            return self._body_data(self._bodies[index.row()], role)
        adopted = meeting.id in self._adopted
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._words_of(meeting)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = self._words
            state = (
                words.pgettext("resolution", "adopted")
                if adopted
                else words.pgettext("resolution", "not adopted")
            )
            return f"{self._words_of(meeting)}, {state}"
        if role == RowRole.ICON:
            return "lock-simple" if adopted else "circle"
        return None

    def _body_data(self, body: Body, role: int) -> object:
        shown = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}
        return body.name.in_language(self._words.language) if role in shown else None

    def _meeting(self, index: Index) -> Meeting | None:
        owner = index.internalId()
        return self._meetings[owner - 1][index.row()] if owner else None

    def _words_of(self, meeting: Meeting) -> str:
        """Date and place tell a body's meetings apart; without them the title does."""
        language = self._words.language
        if meeting.first_day is None:
            return meeting.title.in_language(language)
        day = date_range(meeting.first_day, meeting.last_day or meeting.first_day, language)
        return f"№ {meeting.number} · {day}" if meeting.number else day
