"""The comments of a consultation as a table."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from forumdesk.domain.consultations import Comment, Consultation, Verdict
from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import CommentId
from forumdesk.gui.models.amendment_words import MARKS, Places
from forumdesk.gui.models.consultation_words import VERDICT_LOOKS, verdict_word
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.rows import RowRole
from forumdesk.gui.words import Words
from forumdesk.language.dates import digits, time_of_day
from forumdesk.language.numbers import whole

Index = QModelIndex | QPersistentModelIndex
NUMBER, AUTHOR, TEXT, RECEIVED, VERDICT = range(5)
_HEADS = ("№", N_("Sender, paragraph"), N_("Comment"), N_("Received"), N_("Answer"))
ALL, LATE = "all", "late"


def place_of(comment: Comment, places: Places, words: Words) -> str:
    """The paragraph that a comment speaks of, with its language; else the whole text."""
    if comment.row_id is None:
        return words.gettext("Whole text")
    mark = MARKS[comment.language] if comment.language else ""
    return " ".join(part for part in (places.name(comment.row_id), mark) if part)


def comment_filters(comments: Sequence[Comment], consultation: Consultation, words: Words) -> list[Choice]:
    """The pills with their counts."""
    names = {
        ALL: words.pgettext("comments", "All"),
        Verdict.OPEN.value: words.pgettext("comments", "Open"),
        Verdict.ACCEPTED.value: words.pgettext("comments", "Accepted"),
        Verdict.PARTLY.value: words.pgettext("comments", "In part"),
        Verdict.REJECTED.value: words.pgettext("comments", "Rejected"),
        LATE: words.pgettext("comments", "Late"),
    }
    return [
        Choice(
            key=key,
            text=name,
            count=whole(sum(passes(one, key, consultation) for one in comments), words.language),
        )
        for key, name in names.items()
    ]


def passes(comment: Comment, chosen: str, consultation: Consultation) -> bool:
    """Whether a comment stands under a pill."""
    if chosen == LATE:
        return comment.late(consultation)
    return chosen in {ALL, comment.verdict.value}


def found_comments(
    comments: Sequence[Comment], chosen: str, wanted: str, consultation: Consultation
) -> tuple[Comment, ...]:
    """The comments of a pill in which every word of ``wanted`` stands: number, sender, text, proposal."""
    parts = wanted.casefold().split()

    def text_of(one: Comment) -> str:
        return "\n".join((f"№{one.number}", one.author, one.text, one.proposal)).casefold()

    return tuple(
        one
        for one in comments
        if passes(one, chosen, consultation) and all(part in text_of(one) for part in parts)
    )


class CommentsModel(QAbstractTableModel):
    """A comment in each row: sender over paragraph, words over what is proposed instead, day over time, answer."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._places: Places | None = None
        self._consultation: Consultation | None = None
        self.items: tuple[Comment, ...] = ()

    def show(self, items: Sequence[Comment], places: Places, consultation: Consultation | None) -> None:
        """Show these comments."""
        self.beginResetModel()
        self.items, self._places, self._consultation = tuple(items), places, consultation
        self.endResetModel()

    def row_of(self, comment_id: CommentId | None) -> int:
        """Where a comment stands; -1 where it is not shown."""
        return next((row for row, one in enumerate(self.items) if one.id == comment_id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """One for each comment."""
        return 0 if parent is not None and parent.isValid() else len(self.items)

    def columnCount(self, parent: Index | None = None) -> int:
        """As many as there are heads."""
        return 0 if parent is not None and parent.isValid() else len(_HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answers the roles of :class:`RowRole`, tooltips and screen readers."""
        if not index.isValid():
            return None
        one, column = self.items[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(one, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(one)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._cell(one, column) if column in (AUTHOR, TEXT) else None
        return self._looks(one, column).get(role)

    def _cell(self, one: Comment, column: int) -> str:
        assert self._places is not None
        assert self._consultation is not None
        if column == NUMBER:
            return str(one.number)
        if column == AUTHOR:
            return one.author
        if column == TEXT:
            return " ".join((one.text or one.proposal).split())
        if column == RECEIVED:
            return self._moment(one)[0]
        return verdict_word(one.verdict, self._words)

    def _looks(self, one: Comment, column: int) -> dict[int, object]:
        if column == VERDICT:
            icon_name, token, _chip = VERDICT_LOOKS[one.verdict]
            caption = "" if one.verdict is Verdict.OPEN else one.reason
            return {RowRole.ICON: icon_name, RowRole.TONE: token, RowRole.CAPTION: " ".join(caption.split())}
        if column == AUTHOR and self._places is not None:
            late = self._words.gettext("LATE") if self._is_late(one) else ""
            said = (late, place_of(one, self._places, self._words))
            return {RowRole.CAPTION: " · ".join(part for part in said if part)}
        if column == RECEIVED:
            late_looks = {RowRole.ICON: "clock-counter-clockwise", RowRole.TONE: "warn"}
            looks: dict[int, object] = {RowRole.CAPTION: self._moment(one)[1]}
            return looks | late_looks if self._is_late(one) else looks
        if column == TEXT and one.text and one.proposal:
            return {RowRole.CAPTION: "→ " + " ".join(one.proposal.split())}
        return {RowRole.STRONG: True} if column == NUMBER else {}

    def _moment(self, one: Comment) -> tuple[str, str]:
        """Day and time at which it was received."""
        zone = "UTC" if self._consultation is None else self._consultation.time_zone
        local = one.received_at.astimezone(ZoneInfo(zone))
        return digits(local.date()), time_of_day(local.time(), self._words.language)

    def _is_late(self, one: Comment) -> bool:
        return self._consultation is not None and one.late(self._consultation)

    def _spoken(self, one: Comment) -> str:
        _ = self._words.gettext
        assert self._places is not None
        said = [
            _("Comment No. {number}").format(number=one.number),
            one.author,
            place_of(one, self._places, self._words),
            one.text,
            one.proposal,
            _("received late") if self._is_late(one) else "",
            verdict_word(one.verdict, self._words),
            one.reason,
        ]
        return ". ".join(part.rstrip(".") for part in said if part)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heads in the language in use."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._words.gettext(_HEADS[section])
        return None
