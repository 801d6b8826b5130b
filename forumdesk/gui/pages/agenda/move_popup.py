"""The pop-out in which an item of the agenda is given another place by keyboard."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.agenda import AgendaItem, below
from forumdesk.domain.errors import N_
from forumdesk.gui.models.agenda import DEPTH, NUMBER
from forumdesk.gui.pages.agenda.places import Where, place_at
from forumdesk.gui.pages.agenda.rows import STEP
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.find_field import FindField
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.rows import RowDelegate
from forumdesk.gui.widgets.segmented import Segmented
from forumdesk.gui.widgets.table_view import TableView
from forumdesk.gui.words import Words
from forumdesk.language.collation import search_fold

Index = QModelIndex | QPersistentModelIndex

_WIDTH: Final = 560
_HEIGHT: Final = 420
_ALL_EDGES: Final = Qt.Edge.TopEdge | Qt.Edge.BottomEdge | Qt.Edge.LeftEdge | Qt.Edge.RightEdge
_WHERE_NAMES: Final[Mapping[Where, str]] = {
    Where.BEFORE: N_("Before it"),
    Where.BELOW: N_("Below it"),
    Where.BEHIND: N_("After it"),
}


class _TargetsModel(QAbstractListModel):
    """Items by number and title."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.items: Sequence[AgendaItem] = ()
        self._depths: Mapping[Any, int] = {}

    def show(self, items: Sequence[AgendaItem], depths: Mapping[Any, int]) -> None:
        self.beginResetModel()
        self.items, self._depths = tuple(items), depths
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.items[index.row()]
        title = item.title.in_language(self._words.language)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{item.label}\u2002{title}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{item.number} {title}"
        return self._depths.get(item.id, 0) if role == DEPTH else None


class _TargetsDelegate(RowDelegate):
    """Rows of one line, indented."""

    def _paint_content(self, painter: Any, rect: QRect, index: Index) -> None:
        deep = int(index.data(DEPTH) or 0)
        super()._paint_content(painter, rect.adjusted(deep * STEP, 0, 0, 0), index)


class MovePopup(Ground):
    """Find an item, say whether before, below or after it, Enter. Emits `chosen(Place)`."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, words: Words, parent: QWidget) -> None:
        """Start hidden."""
        super().__init__(theme, "surface", lines=_ALL_EDGES, parent=parent)
        self.setWindowFlags(Qt.WindowType.Popup)
        self._words = words
        self._items: Sequence[AgendaItem] = ()
        self._others: Sequence[AgendaItem] = ()
        self._moved: AgendaItem | None = None
        self._depths: Mapping[Any, int] = {}
        self.model = _TargetsModel(words, self)
        self.title_label = Label(theme, role="body_strong", wraps=True)
        self.find_field = FindField(theme)
        self.where_row = Segmented(theme, current=Where.BEHIND.value)
        delegate = _TargetsDelegate(theme, height="row_tree", main_column=-1)
        self.list = TableView(theme, name="", height="row_tree", delegate=delegate)
        self.list.horizontalHeader().hide()
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setModel(self.model)
        self.list.set_column_widths({NUMBER: 0})
        self.move_button = Button(theme, icon_name="check", key="Enter", deed=CHANGE)
        for name in ("find_field", "where_row", "list", "move_button"):
            getattr(self, name).setObjectName(f"move_{name}")
        self._arrange()
        self.find_field.find_changed.connect(lambda _words: self._fill())
        self.find_field.went_down.connect(lambda: self._step(1))
        self.find_field.entered.connect(self._choose)
        self.list.opened.connect(lambda _row: self._choose())
        self.move_button.clicked.connect(self._choose)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.page, SPACE.group, SPACE.page, SPACE.group)
        column.setSpacing(SPACE.near)
        column.addWidget(self.title_label)
        column.addWidget(self.find_field)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(self.where_row)
        row.addStretch(1)
        row.addWidget(self.move_button)
        column.addLayout(row)

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        self.find_field.set_texts(_("Number or title"), name=_("Find the item beside which it goes"))
        choices = [Choice(key=where.value, text=_(text)) for where, text in _WHERE_NAMES.items()]
        self.where_row.set_texts(choices, name=_("Where it goes"))
        self.list.set_texts(name=_("Items of the agenda"))
        self.move_button.set_texts(_("Move here"))

    def open_for(self, moved: AgendaItem, items: Sequence[AgendaItem], beside: QWidget) -> None:
        """Pop out for an item, within the window of `beside`; what is below the item is not offered."""
        self._moved, self._items = moved, items
        own = {moved.id, *(one.id for one in below(items, moved.id))}
        self._others = [one for one in items if one.id not in own]
        self._depths = _depths(items)
        title = self._words.gettext("Move item {number}: {title}")
        self.title_label.setText(
            title.format(number=moved.number, title=moved.title.in_language(self._words.language))
        )
        self.find_field.clear()
        self._fill()
        self._pop_out(beside.window())

    def _pop_out(self, window: QWidget) -> None:
        wide = min(self._theme.scaled(_WIDTH), window.width() - 2 * SPACE.page)
        high = min(self._theme.scaled(_HEIGHT), window.height() - 2 * SPACE.page)
        self.setFixedSize(wide, high)
        corner = window.mapToGlobal(QPoint((window.width() - wide) // 2, (window.height() - high) // 3))
        self.move(corner)
        self.show()
        self.find_field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self) -> None:
        words = search_fold(self.find_field.text()).split()
        found = [one for one in self._others if all(word in _searchable(one) for word in words)]
        self.model.show(found, self._depths)
        if found:
            self.list.selectRow(0)

    def _step(self, step: int) -> None:
        row = self.list.currentIndex().row() + step
        if 0 <= row < len(self.model.items):
            self.list.selectRow(row)

    def _choose(self) -> None:
        row = self.list.currentIndex().row()
        if self._moved is None or not 0 <= row < len(self.model.items):
            return
        place = place_at(self._items, self.model.items[row], Where(self.where_row.current))
        self.hide()
        self.chosen.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose the item and, sideways, where to put it; Esc leaves."""
        sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif Qt.Key(event.key()) in sideways:
            places = list(Where)
            at = places.index(Where(self.where_row.current)) + sideways[Qt.Key(event.key())]
            self.where_row.set_current(places[min(max(at, 0), len(places) - 1)].value)
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)


def _depths(items: Sequence[AgendaItem]) -> dict[Any, int]:
    depths: dict[Any, int] = {None: -1}
    for item in items:
        depths[item.id] = depths[item.parent_id] + 1
    return depths


def _searchable(item: AgendaItem) -> str:
    return search_fold(" ".join((item.number, *(text for _, text in item.title.items()))))
