"""Papers given out: what left the room, its very pages, and its signed copies."""

from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from forumdesk.domain.errors import N_, KnownError
from forumdesk.domain.identifiers import IssuedPaperId, MeetingId
from forumdesk.domain.issued import IssuedPaper
from forumdesk.gui.handing_out import choose_place
from forumdesk.gui.models.issued import IssuedLine, IssuedModel, issued_lines
from forumdesk.gui.pages.agenda.papers import FileDrops
from forumdesk.gui.pages.documents.issued_bar import IssuedBar
from forumdesk.gui.pages.documents.issued_deeds import ChooseFile, IssuedDeeds
from forumdesk.gui.pages.documents.issued_panel import IssuedPanel
from forumdesk.gui.pages.import_preview.frame import choose_file
from forumdesk.gui.pages.page import Page
from forumdesk.gui.pages.resolution.output import ChoosePlace
from forumdesk.gui.pages_preview.pages import Pages, plain_pages
from forumdesk.gui.pages_preview.preview import PagesPreview
from forumdesk.gui.printing.dialog import ask_printer
from forumdesk.gui.printing.order import AskPrinter
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import WIDTH
from forumdesk.gui.widgets.beside import Beside
from forumdesk.gui.widgets.empty_page import EmptyPage
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.rows import TwoLineDelegate
from forumdesk.gui.widgets.table_view import TableView
from forumdesk.gui.workspace import Workspace
from forumdesk.services.events import IssuedChanged, MeetingsChanged, RegisterChanged
from forumdesk.services.issued import IssuedBrokenError

_LIST_WIDTH: Final = 300


class IssuedPage(Page):
    """A list, the pages of the paper in hand, and a panel with facts and signed copies.

    Emits ``papers_asked`` where nothing was given out yet.
    """

    papers_asked = Signal()
    concerns: ClassVar[tuple[type[RegisterChanged], ...]] = (IssuedChanged, MeetingsChanged)

    def __init__(
        self,
        workspace: Workspace,
        meeting_id: MeetingId,
        *,
        tasks: Tasks,
        choose_place: ChoosePlace = choose_place,
        ask_printer: AskPrinter = ask_printer,
        choose: ChooseFile = choose_file,
    ) -> None:
        """`choose_place`, `ask_printer` and `choose` ask a person where to, on what, and which file."""
        super().__init__(workspace, meeting_id)
        self._tasks = tasks
        self._shown: IssuedPaperId | None = None
        self._filling = False
        self.model = IssuedModel()
        self.bar = IssuedBar(self.theme, self.words)
        self.list = TableView(self.theme, name="", delegate=TwoLineDelegate(self.theme))
        self.list.setModel(self.model)
        self.model.setParent(self)
        self.preview = PagesPreview(workspace, tasks, name=N_("Pages of the paper given out"))
        self.panel = IssuedPanel(workspace)
        self.empty_page = EmptyPage(self.theme, "tray")
        self.deeds = IssuedDeeds(
            self, self.panel, tasks, choose_place=choose_place, ask_printer=ask_printer, choose=choose
        )
        for name in ("bar", "list", "preview", "panel", "empty_page"):
            getattr(self, name).setObjectName(name)
        self._arrange()
        self._connect()
        self.retranslate()

    @property
    def current(self) -> IssuedPaper | None:
        """The paper in hand."""
        line = self._line
        return None if line is None else line.paper

    @property
    def _line(self) -> IssuedLine | None:
        row = self.list.currentIndex().row()
        return self.model.lines[row] if 0 <= row < len(self.model.lines) else None

    # what is shown

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self.words.gettext
        self.bar.retranslate()
        self.preview.retranslate()
        self.panel.retranslate()
        self.list.set_texts(name=_("Papers given out"))
        self.empty_page.set_texts(
            _("No paper of this meeting has been kept yet."),
            _("Adopted resolutions are kept when they are printed or saved; other papers by “Give out”."),
            main=_("To the papers"),
        )
        self.reload()

    def reload(self) -> None:
        """Show what was given out; the paper in hand stays in hand."""
        before = self.current
        papers = self.register.issued.of_meeting(self.meeting_id)
        copies = self.register.issued.signed_copies(self.meeting_id)
        self._zone = self.register.meetings.meeting(self.meeting_id).time_zone
        self._filling = True
        self.model.show(issued_lines(papers, copies, self._zone, self.words))
        self._select(before.id if before is not None else None)
        self._filling = False
        self._stack.setCurrentIndex(0 if papers else 1)
        self.bar.show_tools(bool(papers))
        self._show_paper()

    def _select(self, wanted: IssuedPaperId | None) -> None:
        places = [row for row, line in enumerate(self.model.lines) if line.paper.id == wanted]
        if self.model.lines:
            self.list.selectRow(places[0] if places else 0)

    def _choose(self) -> None:
        """A person took another paper in hand; what was said of the last one goes."""
        if not self._filling:
            self.perform(self._show_paper)

    def _show_paper(self) -> None:
        line = self._line
        paper = None if line is None else line.paper
        self.deeds.show_paper(paper)
        self._beside.set_filled(paper is not None)
        if line is None or paper is None:
            self._shown = None
            self.preview.clear()
            return
        copies = self.register.issued.signed_copies(self.meeting_id).get(paper.id, ())
        self.panel.show_paper(line, self._zone)
        self.panel.signed_part.show_copies(copies)
        if copies:
            self.deeds.check(paper)
        if self._shown != paper.id:
            self._shown = paper.id
            job = partial(self._pages, paper)
            self._tasks.run(job, partial(self._take_pages, paper), self._refuse, owner=self)

    def _pages(self, paper: IssuedPaper) -> Pages:
        """The very pages, for the worker."""
        return plain_pages(self.register.issued.content(paper))

    def _take_pages(self, paper: IssuedPaper, pages: Pages) -> None:
        if self._shown == paper.id:
            self._forget(IssuedBrokenError)
            self.preview.show_pages(pages)

    def _refuse(self, error: KnownError) -> None:
        self.preview.clear()
        self.show_error(error)

    def _take_check(self, paper: IssuedPaper, found: object) -> None:
        if self.current is not None and self.current.id == paper.id and isinstance(found, dict):
            self.panel.signed_part.show_standings(found)

    # the acts

    def main_act(self) -> None:
        """Print again."""
        self.print_out()

    def print_out(self) -> None:
        """Print again exactly what was given out."""
        pages = self.preview.pages
        self.deeds.print_again(0 if pages is None else len(pages.sizes), self.preview.view.current_page)

    def find_here(self) -> None:
        """Find in the pages."""
        self.preview.find_text()

    def edit_selected(self) -> None:
        """Show the signed copies."""
        if self.current is not None:
            self._beside.open_panel()
            self.panel.signed_part.add_buttons["scan"].setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Work starts in the list."""
        if self._stack.currentIndex():
            self.empty_page.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_panel(self) -> None:
        self._beside.close_panel()
        self.take_focus()

    def _drop(self, paths: list[object]) -> None:
        self._beside.open_panel()

    # how it is put together

    def _connect(self) -> None:
        self.list.selectionModel().currentRowChanged.connect(lambda *_rows: self._choose())
        self.list.opened.connect(lambda _row: self.edit_selected())
        self.panel.closed.connect(self._close_panel)
        self.deeds.checked.connect(self._take_check)
        self.bar.print_button.clicked.connect(self.print_out)
        self.bar.save_button.clicked.connect(self.deeds.save)
        self.bar.copies_button.clicked.connect(self.edit_selected)
        self.empty_page.main_asked.connect(self.papers_asked)
        self._drops = RowDrops(self.list)
        self._drops.dropped.connect(self._drop)
        self._drops.dropped.connect(self.deeds.drop)
        self.theme.changed.connect(self._fit)

    def _arrange(self) -> None:
        self.list.horizontalHeader().hide()
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        side = Ground(self.theme, "surface", lines=Qt.Edge.RightEdge)
        self._side = side
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, WIDTH.hairline, 0)
        column.addWidget(self.list)
        main = QWidget()
        row = QHBoxLayout(main)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self.preview, 1)
        self._beside = Beside(self.theme, main, self.panel)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._beside)
        self._stack.addWidget(self.empty_page)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.message_bar)
        self.column.addWidget(self._stack, 1)
        self._fit()

    def _fit(self) -> None:
        self._side.setFixedWidth(self.theme.scaled(_LIST_WIDTH))
        self.list.set_column_widths({0: 0})

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the list."""
        super().resizeEvent(event)
        self._fit()


class RowDrops(FileDrops):
    """Files dropped on a row are for what the row shows."""

    def __init__(self, table: TableView) -> None:
        """Watch a table."""
        super().__init__(table)
        self._table = table

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Select the row under the pointer before the files are taken."""
        if isinstance(event, QDropEvent) and watched is self._table.viewport():
            index = self._table.indexAt(event.position().toPoint())
            if index.isValid():
                self._table.selectRow(index.row())
        return super().eventFilter(watched, event)
