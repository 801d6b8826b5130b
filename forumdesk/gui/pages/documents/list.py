"""Everything that can be printed for a meeting, at the left of the Documents page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from forumdesk.documents.registry import DOCUMENTS, document
from forumdesk.domain.errors import N_
from forumdesk.gui.theme import ICON, RADIUS, SPACE, WIDTH, Role, Theme, Token
from forumdesk.gui.widgets.painting import (
    draw_focus,
    draw_icon,
    draw_words,
    fill_shape,
    icon_rect,
    words_width,
)
from forumdesk.gui.widgets.rows import RowRole
from forumdesk.services.minutes_sheets import PaperFacts
from forumdesk.services.people_sheets import PeopleSheet
from forumdesk.services.routing_sheets import RoutingFacts
from forumdesk.services.sheets import ResolutionSheet
from forumdesk.services.text_sheets import AmendmentsSheet, CommentsSheet

Index = QModelIndex | QPersistentModelIndex

RESOLUTION: Final = "resolution"
HANDOUT: Final = "handout"
DOSSIER: Final = "dossier"
PURPOSES: Final[Mapping[str, str]] = {
    RESOLUTION: N_("What the meeting adopted. It has its own page."),
    "handout": N_("The resolution for delegates to carry home: A5, as a booklet or folded."),
    "dossier": N_(
        "Everything of the meeting in one numbered file, with contents, annexes and the sealed record."
    ),
    "draft": N_("To be discussed: number and time on every page, numbered lines."),
    "redline": N_("What the open amendments would change, with those who proposed it."),
    "amendments": N_("In the order in which they are put, with reasons and decisions."),
    "comments": N_("What was received on a draft, what came late, what became of it."),
    "consultation_summary": N_("How many comments came, from whom, on what, and how they were answered."),
    "approval_sheet": N_("For the heads of delegations to sign, with the chair’s approval stamp above."),
    "distribution": N_("Who received which copy, with room to sign for it."),
    "agenda": N_("Official: numbered items with speakers, rooms and times."),
    "programme": N_("For participants: by day and time, parallel sections side by side."),
    "chair_script": N_("What the chair says, item after item, in large type."),
    "speakers": N_("Who waits and who has spoken on each item, with boxes to tick."),
    "timekeeping": N_("Planned and actual times of items and speeches, with totals."),
    "minutes": N_("Who was there, what was heard, said and resolved, with the results of every vote."),
    "minutes_short": N_("Without speeches, and without voices by name."),
    "extract": N_("Chosen items with what was resolved, certified by the secretary."),
    "vote_sheet": N_(
        "One decision: how it was taken, the result, and the voices by name where they are kept."
    ),
    "roll_call": N_("Everybody with a voice, to be called and signed, or with their answers."),
    "counting_protocol": N_("Ballots and counts of a secret vote, signed by the counting commission."),
    "ballots": N_("Cut along the lines; the number stays on the stub, so that the vote is secret."),
    "badges": N_("For everybody to wear: name, organisation and country, with a code for the scanner."),
    "tent_cards": N_("To stand on the tables: fold, and the name is read from both sides."),
    "participants": N_("Everybody by country and delegation, to be handed out."),
    "attendance": N_("By delegation, with room to sign."),
    "arrivals": N_("Who came when and to which desk, who left and who returned."),
    "invitation": N_("A letter to each person, addressed by name, on a page of its own."),
    "certificates": N_("One page for each person, to be signed by the chair."),
    "delegations": N_("By full name of state: head, deputy head, members."),
    "passes": N_("For the guard at the entrance, with identity numbers."),
}
_ICONS: Final[Mapping[str, str]] = {
    RESOLUTION: "file-text",
    "handout": "book-open",
    "dossier": "folder-open",
    "draft": "pencil-simple",
    "redline": "text-strikethrough",
    "amendments": "git-diff",
    "comments": "chats",
    "consultation_summary": "chart-bar",
    "approval_sheet": "handshake",
    "distribution": "paper-plane-tilt",
    "agenda": "list-numbers",
    "programme": "calendar-blank",
    "chair_script": "chat-text",
    "speakers": "microphone",
    "timekeeping": "timer",
    "minutes": "notebook",
    "minutes_short": "note",
    "extract": "scissors",
    "vote_sheet": "check-square-offset",
    "roll_call": "address-book",
    "counting_protocol": "calculator",
    "ballots": "ticket",
    "badges": "identification-badge",
    "tent_cards": "user-rectangle",
    "participants": "users",
    "attendance": "pen-nib",
    "arrivals": "check-circle",
    "invitation": "envelope-simple",
    "certificates": "medal",
    "delegations": "users-three",
    "passes": "shield-check",
}
GROUP_NAMES: Final = {"meeting": N_("Meeting"), "decisions": N_("Minutes and votes"), "people": N_("People")}
GROUP: Final = Qt.ItemDataRole.UserRole + 30
"""The caption above the first document of a group; empty for the others."""


def is_of_texts(identifier: str) -> bool:
    """Whether a document shows the text of the resolution, what is proposed to it or said about it."""
    return document(identifier).sheet in {ResolutionSheet, AmendmentsSheet, CommentsSheet}


def is_of_people(identifier: str) -> bool:
    """Whether a document is printed from a list of people, for all or for some of them."""
    return document(identifier).sheet is PeopleSheet


def is_routed(identifier: str) -> bool:
    """Whether a document goes from hand to hand and comes back signed."""
    return issubclass(document(identifier).sheet, RoutingFacts)


def is_of_decisions(identifier: str) -> bool:
    """Whether a document belongs to the minutes, to a vote, or to what prepares one."""
    return issubclass(document(identifier).sheet, PaperFacts)


def group_of(identifier: str) -> str:
    """The key of the group in which a document is listed."""
    if is_of_decisions(identifier):
        return "decisions"
    return "people" if is_of_people(identifier) else "meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentEntry:
    """One document with its ``count`` written out and said in words; both empty where nothing is counted."""

    identifier: str
    title: str
    count: str = ""
    spoken: str = ""


class DocumentsModel(QAbstractListModel):
    """The documents as rows, worded by ``gettext``."""

    def __init__(self, gettext: Callable[[str], str]) -> None:
        super().__init__()
        self._gettext = gettext
        self.entries = tuple(DocumentEntry(identifier=one.identifier, title=one.title) for one in DOCUMENTS)

    def show(self, counts: Mapping[str, tuple[str, str]]) -> None:
        """Show other counts: by document, written out and in words."""
        self.entries = tuple(
            DocumentEntry(
                identifier=one.identifier,
                title=one.title,
                count=counts.get(one.identifier, ("", ""))[0],
                spoken=counts.get(one.identifier, ("", ""))[1],
            )
            for one in DOCUMENTS
        )
        self.dataChanged.emit(self.index(0), self.index(len(self.entries) - 1))

    def place(self, identifier: str) -> QModelIndex:
        """Where a document stands."""
        return self.index([one.identifier for one in self.entries].index(identifier))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many documents there are."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, purpose and count of a document."""
        entry = self.entries[index.row()]
        title, purpose = self._gettext(entry.title), self._gettext(PURPOSES[entry.identifier])
        parts = [title, entry.spoken, purpose]
        answers: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: title,
            Qt.ItemDataRole.ToolTipRole: f"{title}\n{purpose}",
            Qt.ItemDataRole.AccessibleTextRole: ". ".join(part.rstrip(".") for part in parts if part),
            RowRole.CAPTION: entry.count,
            RowRole.ICON: _ICONS[entry.identifier],
            GROUP: self._group(index.row()),
        }
        return answers.get(role)

    def _group(self, row: int) -> str:
        """What the documents from this row on have in common."""
        groups = [group_of(one.identifier) for one in self.entries]
        if row and groups[row] == groups[row - 1]:
            return ""
        return self._gettext(GROUP_NAMES[groups[row]])


class _DocumentDelegate(QStyledItemDelegate):
    """Icon and title, the count at the right end; an arrow where another page opens."""

    def __init__(self, theme: Theme, view: "DocumentsView") -> None:
        super().__init__(view)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Be as high as a row of a tree, with room for the caption of a group."""
        return QSize(0, self._theme.height("row_tree") + _caption_height(self._theme, index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground of the chosen row, icon, title and count."""
        painter.save()
        theme = self._theme
        above = _caption_height(theme, index)
        if above:
            self._paint_caption(painter, option.rect, index, above)
        rect: QRect = option.rect.adjusted(0, above, 0, 0)
        row = rect.adjusted(SPACE.near, 0, -SPACE.near, 0)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            fill_shape(painter, row, ground=theme.colour("sel"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            fill_shape(painter, row, ground=theme.colour("hover"))
        ink: Token = "sel_text" if chosen else "text"
        quiet: Token = "sel_text" if chosen else "text2"
        size = theme.scaled(ICON.control)
        box = icon_rect(row.left() + SPACE.near, row.center().y() + 1, size)
        draw_icon(painter, theme, index.data(RowRole.ICON), box, quiet)
        right = self._paint_end(painter, row, index, quiet)
        area = QRect(box.right() + SPACE.near, row.top(), right - box.right() - SPACE.near, row.height())
        role: Role = "small_strong" if chosen else "small"
        draw_words(painter, theme, str(index.data()), area, role=role, token=ink, elide=True)
        view = self.parent()
        if isinstance(view, QAbstractItemView) and view.hasFocus() and view.currentIndex() == index:
            draw_focus(painter, row, theme.colour("accent"), RADIUS.control)
        painter.restore()

    def _paint_caption(self, painter: QPainter, rect: QRect, index: Index, height: int) -> None:
        area = QRect(rect.left() + 2 * SPACE.near, rect.top(), rect.width() - 4 * SPACE.near, height)
        draw_words(painter, self._theme, str(index.data(GROUP)), area, role="caption_strong", token="text2")

    def _paint_end(self, painter: QPainter, row: QRect, index: Index, token: Token) -> int:
        """Draw what stands at the right end; returns where the room for the title ends."""
        theme = self._theme
        if index.row() == 0:
            size = theme.scaled(ICON.chip)
            box = icon_rect(row.right() - SPACE.near - size, row.center().y() + 1, size)
            draw_icon(painter, theme, "arrow-right", box, token)
            return box.left() - SPACE.near
        count = str(index.data(RowRole.CAPTION))
        width = words_width(theme, count, "caption_medium") + 1
        area = QRect(row.right() - SPACE.near - width, row.top(), width, row.height())
        draw_words(painter, theme, count, area, role="caption_medium", token=token)
        return area.left() - SPACE.near


def _caption_height(theme: Theme, index: Index) -> int:
    return theme.height("row_tree") if index.data(GROUP) else 0


class DocumentsView(QListView):
    """One tab stop, arrows inside; emits ``opened(index)`` for Enter and a double click."""

    opened = Signal(QModelIndex)

    def __init__(self, theme: Theme, model: DocumentsModel, parent: QWidget | None = None) -> None:
        """List ``model``."""
        super().__init__(parent)
        self._theme = theme
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setItemDelegate(_DocumentDelegate(theme, self))
        self.activated.connect(self.opened)
        self._dress()
        theme.changed.connect(self._dress)

    def set_texts(self, *, name: str) -> None:
        """Set the accessible name."""
        self.setAccessibleName(name)

    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.colour("surface"))
        self.setPalette(palette)
        self.verticalScrollBar().setStyleSheet(self._theme.sheet("scroll"))
        self.scheduleDelayedItemsLayout()

    @property
    def needed_width(self) -> int:
        """The width that holds the longest title with its count; never less than that of an outline."""
        theme, model = self._theme, self.model()
        rows = [model.index(row, 0) for row in range(model.rowCount())]
        titles = max(words_width(theme, str(row.data()), "small_strong") for row in rows)
        counts = max(words_width(theme, str(row.data(RowRole.CAPTION)), "caption_medium") for row in rows)
        around = theme.scaled(ICON.control) + 6 * SPACE.near + self.verticalScrollBar().sizeHint().width()
        return max(theme.scaled(WIDTH.outline), titles + counts + around)

    def sizeHint(self) -> QSize:
        """Be as wide as the titles, and as high as the documents."""
        model = self.model()
        captions = sum(bool(model.index(row, 0).data(GROUP)) for row in range(model.rowCount()))
        rows = (model.rowCount() + captions) * self._theme.height("row_tree")
        return QSize(self.needed_width, rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen row in view when the words below take more room."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows; with focus but no current row, ring the whole list."""
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():
            draw_focus(QPainter(self.viewport()), self.viewport().rect(), self._theme.colour("accent"), 0)
