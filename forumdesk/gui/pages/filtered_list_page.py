"""A list found by words and by the pills of its bar, of which one line is selected and shown in the panel."""

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QAbstractItemModel

from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.pages.list_page import ListPage
from forumdesk.gui.widgets.detail_panel import DetailPanel
from forumdesk.gui.widgets.filter_bar import FilterBar
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.table_view import TableView
from forumdesk.gui.workspace import Workspace


class Kept(Protocol):
    """Something of the register that a line shows."""

    @property
    def id(self) -> UUID:
        """By which it is found again."""


ItemT = TypeVar("ItemT", bound=Kept)


class FilteredListPage(ListPage, Generic[ItemT]):
    """A :class:`ListPage` under a :class:`FilterBar`; `chosen` is the pill in hand."""

    every = "all"
    """The pill that lets everything through."""

    def __init__(
        self,
        workspace: Workspace,
        meeting_id: MeetingId,
        *,
        bar: FilterBar,
        table: TableView,
        panel: DetailPanel,
        model: QAbstractItemModel,
        chosen: str,
        empty_icon: str,
    ) -> None:
        """Take over the parts; `chosen` is the pill at first."""
        super().__init__(
            workspace,
            meeting_id,
            bar=bar,
            find_field=bar.find_field,
            table=table,
            panel=panel,
            empty_icon=empty_icon,
        )
        self.filter_bar = bar
        self.chosen = chosen
        self._filling = False
        self.table.setModel(model)
        model.setParent(self)
        self.count_label = Label(self.theme, role="caption", token="text2")
        self.foot.add_left(self.count_label)
        self.find_field.find_changed.connect(lambda: self.fill(self.current_id()))
        self.find_field.went_down.connect(self.go_to_rows)
        self.find_field.entered.connect(self.go_to_rows)
        bar.filter_chosen.connect(self.choose_filter)
        self.table.selectionModel().selectionChanged.connect(self._selection_changed)

    # What such lists differ in.

    @property
    def items(self) -> Sequence[ItemT]:
        """What the rows of the table show, in their order."""
        raise NotImplementedError

    def show_found(self) -> int:
        """Show in table and bar what the words and the pill let through; returns how many there are in all."""
        raise NotImplementedError

    def count_sentence(self, count: int) -> str:
        """How many there are in all, in words."""
        raise NotImplementedError

    def nothing_sentence(self, wanted: str) -> str:
        """What is said where nothing is found, by the words `wanted` or in the state of the pill."""
        raise NotImplementedError

    def show_body(self) -> None:
        """Show the list, or what stands in its place."""
        raise NotImplementedError

    # What they do alike.

    def fill(self, wanted: UUID | None) -> None:
        """Show what is found, and select the wanted line, or what stands in its place."""
        row = self.table.currentIndex().row()
        self._filling = True
        count = self.show_found()
        at = self.row_of(wanted)
        if at < 0 and row >= 0:
            at = min(row, len(self.items) - 1)
        if at >= 0:
            self.select_row(at)
        self._filling = False
        self._say_counts(len(self.items), count)
        self.show_body()
        self.show_panel()

    def _say_counts(self, shown: int, count: int) -> None:
        said = self.count_sentence(count)
        if shown != count:
            said = self.words.gettext("{shown} of {all} shown").format(shown=shown, all=count)
        self.count_label.setText(said)
        label = self.words.ngettext("Show all {count}", "Show all {count}", count).format(count=count)
        self.nobody.set_texts(self.nothing_sentence(self.find_field.text().strip()), main=label)

    def choose_filter(self, key: str) -> None:
        """Show what one pill lets through."""
        self.chosen = key
        self.fill(self.current_id())

    def show_all(self) -> None:
        """Take words and filter away."""
        self.chosen = self.every
        self.find_field.clear()
        self.fill(self.current_id())

    def row_of(self, wanted: UUID | None) -> int:
        """Where a line stands; -1 where it is not shown."""
        return next((row for row, one in enumerate(self.items) if one.id == wanted), -1)

    def show_value(self, identifier: UUID) -> None:
        """Select a line, if it is in view."""
        row = self.row_of(identifier)
        if row >= 0:
            self.select_row(row)

    def current(self) -> ItemT | None:
        """What is selected."""
        rows = self.table.selectionModel().selectedRows()
        return self.items[rows[0].row()] if rows else None

    def current_id(self) -> UUID | None:
        """The identifier of what is selected."""
        current = self.current()
        return None if current is None else current.id

    def _selection_changed(self) -> None:
        if not self._filling:
            self.selected_another()

    def selected_another(self) -> None:
        """Show what a person has just selected."""
        self.show_panel()
