"""What pages with a table and a detail panel do alike."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.handing_out import Out, ask_place, hand_out
from forumdesk.gui.pages.page import Page
from forumdesk.gui.widgets.beside import Beside
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.detail_panel import DetailPanel
from forumdesk.gui.widgets.empty_page import EmptyPage
from forumdesk.gui.widgets.find_field import FindField
from forumdesk.gui.widgets.message_bar import Message
from forumdesk.gui.widgets.page_bar import PageBar, PageFoot
from forumdesk.gui.widgets.table_view import TableView
from forumdesk.gui.workspace import Workspace

LIST_KINDS: Final[Mapping[str, str]] = {
    ".xlsx": N_("Workbooks (*.xlsx)"),
    ".csv": N_("Tables (*.csv)"),
}
"""The endings under which every list can be written, the usual one first, as a dialog for files names them."""


class ListPage(Page):
    """A bar, a table with its foot, a panel beside it, and what is said where there is nothing to list.

    Emits `import_asked(kind)`. While `adding`, the panel shows somebody or something not yet kept.
    """

    import_asked = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        meeting_id: MeetingId,
        *,
        bar: PageBar,
        find_field: FindField,
        table: TableView,
        panel: DetailPanel,
        empty_icon: str,
    ) -> None:
        """Take over the parts; `empty_icon` stands on the page while there is nothing at all."""
        super().__init__(workspace, meeting_id)
        self.bar = bar
        self.find_field = find_field
        self.table = table
        self.panel = panel
        self.foot = PageFoot(self.theme)
        self.nobody = EmptyPage(self.theme, "magnifying-glass")
        self.nobody.main_button.set_kind("outlined")
        self.empty_page = EmptyPage(self.theme, empty_icon, deed=CHANGE)
        self.adding = False
        self._warned = False
        self._rows = QStackedWidget()
        self._body = QStackedWidget()
        self.beside = Beside(self.theme, self._body, self.panel)
        self._arrange()
        self.empty_page.link_asked.connect(self.add)
        self.nobody.main_asked.connect(self._show_all)
        self.table.opened.connect(lambda _: self.edit_selected())
        self.panel.closed.connect(self._close_panel)
        self._bind_keys()

    def _arrange(self) -> None:
        for name in ("bar", "table", "panel", "foot", "nobody", "empty_page"):
            getattr(self, name).setObjectName(name)
        self._rows.addWidget(self.table)
        self._rows.addWidget(self.nobody)
        listing = QWidget()
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._rows, 1)
        column.addWidget(self.foot)
        self._body.addWidget(listing)
        self._body.addWidget(self.empty_page)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.message_bar)
        self.column.addWidget(self.beside, 1)

    def _bind_keys(self) -> None:
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        self.bind("Del", self.table, self.remove_selected)
        self.bind("Ctrl+Up", self.panel, lambda: self._step(-1), inside)
        self.bind("Ctrl+Down", self.panel, lambda: self._step(1), inside)

    def bind(
        self,
        key: str,
        widget: QWidget,
        act: Callable[[], object],
        context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetShortcut,
    ) -> None:
        """Let a key do an act while `widget` (or, by `context`, something in it) has the focus."""
        shortcut = QShortcut(QKeySequence(key), widget)
        shortcut.setContext(context)
        shortcut.activated.connect(lambda: act())

    # What kinds of lists differ in.

    def show_panel(self) -> None:
        """Show in the panel what is selected, or what is being added."""
        raise NotImplementedError

    def show_all(self) -> None:
        """Take all filters away."""
        raise NotImplementedError

    def remove_selected(self) -> None:
        """Remove what is selected."""
        raise NotImplementedError

    def add_draft(self) -> None:
        """Keep what is in the panel as something new."""
        raise NotImplementedError

    def settle(self) -> None:
        """Settle on everything that was typed in the panel."""
        raise NotImplementedError

    def has_wrong(self) -> bool:
        """Tell whether a value in the panel stands refused."""
        raise NotImplementedError

    def problem_rows(self) -> list[int]:
        """Return the rows in view that a person should look at."""
        raise NotImplementedError

    # What they do alike.

    def find_here(self) -> None:
        """Go to the find field."""
        self.find_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.find_field.selectAll()

    def next_problem(self, step: int) -> None:
        """Go to the next or previous row that a person should look at."""
        rows = self.problem_rows()
        here = self.table.currentIndex().row()
        ahead = [row for row in rows if (row > here if step > 0 else row < here)]
        if rows:
            self.select_row((ahead or rows)[0 if step > 0 else -1])
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_contents(self, *, anything: bool) -> None:
        """Show the rows there are, or say that none passes, or (without `anything`) that there is nothing yet."""
        self.bar.show_tools(anything)
        self._body.setCurrentIndex(0 if anything else 1)
        self._rows.setCurrentIndex(0 if self.table.model().rowCount() else 1)

    def begin_adding(self) -> None:
        """Open the panel for something new."""
        if not self.takes_changes():
            return
        self.adding = True
        self.show_panel()
        self.beside.open_panel()

    def _show_all(self) -> None:
        self.show_all()
        self.take_focus()

    def _close_panel(self) -> None:
        """One step back; a value that was refused is shown first and given up only then."""
        self.settle()
        if not self.adding and self.has_wrong() and not self._warned:
            self._warned = True
            return
        was_adding, self.adding, self._warned = self.adding, False, False
        self.show_panel()
        if not was_adding or self.beside.is_over:
            self.beside.close_panel()
        self.take_focus()

    def _step(self, step: int) -> None:
        self.settle()
        row = self.table.currentIndex().row() + step
        if 0 <= row < self.table.model().rowCount():
            self.select_row(row)

    def go_to_rows(self) -> None:
        """Go from the find field into the table."""
        if self.table.model().rowCount():
            self.select_first()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def select_row(self, row: int) -> None:
        """Select one row and no other, whatever keys are held (Ctrl would toggle it)."""
        flag = QItemSelectionModel.SelectionFlag
        index = self.table.model().index(row, 0)
        self.table.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.table.scrollTo(index)

    def select_first(self) -> None:
        """Select the first row where none is selected."""
        if self.table.model().rowCount() and not self.table.selectionModel().hasSelection():
            self.select_row(0)

    def write_list(self, place: Path, makers: Mapping[str, Callable[[], bytes]]) -> None:
        """Write a list to `place` in the format of its ending, the first one where it has none; say so in place."""
        self.hand_out(place, makers, lambda out: self.write_out(out, makers[f".{out.form}"]))

    def hand_out(self, place: Path, endings: Iterable[str], run: Callable[[Out], object]) -> None:
        """Do `run` with a place of one of the endings, once a passphrase is typed where one is wanted."""
        hand_out(self, self.theme, self.words, place, lambda out: run(out.with_ending(endings)))

    def write_out(self, out: Out, make: Callable[[], bytes]) -> None:
        """Write a file, and say so in place."""
        written = self.perform(lambda: out.write(make(), forbidden=self.register.path))
        if written is not None:
            self.say_written(written)

    def say_written(self, path: Path) -> None:
        """Say where a file was written."""
        _ = self.words.gettext
        sentence = _("“{path}” is written.").format(path=path)
        self.message_bar.show_message(Message(kind="ok", sentence=sentence, dismiss=_("Close")))

    def ask_place(
        self, title: str, name: str, kinds_by_ending: Mapping[str, str] = LIST_KINDS
    ) -> Path | None:
        """Ask for the file to write, of one of these kinds; None when the person thinks better of it."""
        usual = next(iter(kinds_by_ending))
        return ask_place(self, self.words, title, f"{name}{usual}", kinds_by_ending)

    def main_act(self) -> None:
        """Keep what is being added, or begin to add."""
        if self.adding:
            self.add_draft()
        else:
            self.add()

    def take_focus(self) -> None:
        """Put the focus into the list, or on the one thing to do where it is empty."""
        if self._body.currentIndex():
            self.empty_page.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._rows.currentIndex():
            self.nobody.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.select_first()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
