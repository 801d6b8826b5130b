"""The ways of a paper from the Documents page: to a printer and to a file, with progress and cancellation."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from forumdesk.documents.registry import FILE_KINDS, DocumentKind
from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.pages.documents.act import PrintingAct
from forumdesk.gui.pages.documents.output import Wish, printed_whole, write_paper
from forumdesk.gui.pages.resolution.output import AskPrinter, ChoosePlace, PagePrinter, file_name
from forumdesk.gui.pages.resolution.preview import Pages
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.workspace import Workspace

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class PaperWays(QObject):
    """Prints and writes one paper at a time.

    Emits ``changed`` when an act begins or ends, ``told(kind, sentence)`` with what came of it, and
    ``failed(error)``.
    """

    changed = Signal()
    told = Signal(str, str)
    failed = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        meeting_id: MeetingId,
        tasks: Tasks,
        *,
        choose_place: ChoosePlace,
        ask_printer: AskPrinter,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._words = workspace.words
        self._register, self._meeting_id, self._tasks = workspace.register, meeting_id, tasks
        self._choose_place, self._ask_printer = choose_place, ask_printer
        self.act = PrintingAct(workspace.theme, workspace.words)
        self._printing = PagePrinter(tasks, self)
        self.act.cancel_asked.connect(self._cancel)
        self._printing.printed.connect(self._say_sent)
        self._printing.failed.connect(self._fail)
        self._printing.sent.connect(self.act.tell_pages)

    @property
    def is_busy(self) -> bool:
        """Whether an act is under way."""
        return self.act.is_busy or self._printing.is_busy

    def print_out(self, wish: Wish, pages: int) -> None:
        """Ask for the printer and send it the whole paper of so many pages, 0 where they are not known yet."""
        printer = self._ask_printer(self._page, pages)
        if printer is None:
            return
        job = partial(printed_whole, self._register, self._meeting_id, wish)
        work = self._tasks.run_long(
            job,
            partial(self._send, printer),
            self._fail,
            told=self.act.tell_people,
            given_up=self._give_up,
            owner=self._page,
        )
        self.act.begin(work)
        self.changed.emit()

    def save(self, kind: DocumentKind, wish: Wish) -> None:
        """Write a file in one of the formats of the paper."""
        _ = self._words.gettext
        filters = [_(FILE_KINDS[form]) for form in kind.formats]
        meeting = self._register.meetings.meeting(self._meeting_id).title.in_language(self._words.language)
        suggested = file_name(" – ".join(part for part in (_(kind.title), meeting) if part))
        name = self._choose_place(self._page, _("Save as a file"), f"{suggested}.pdf", ";;".join(filters))
        if not name:
            return
        path = Path(name)
        if path.suffix.lower().removeprefix(".") not in kind.formats:
            path = path.with_name(path.name + ".pdf")
        job = partial(write_paper, self._register, self._meeting_id, wish, path)
        work = self._tasks.run_long(
            job,
            self._say_written,
            self._fail,
            told=self.act.tell_people,
            given_up=self._give_up,
            owner=self._page,
        )
        self.act.begin(work)
        self.changed.emit()

    def _send(self, printer: "QPrinter", pages: Pages) -> None:
        self.act.sending()
        self._printing.print_pages(printer, pages)

    def _say_sent(self, count: int) -> None:
        sentence = self._words.ngettext(
            "{count} page was sent to the printer.", "{count} pages were sent to the printer.", count
        )
        self._end()
        self.told.emit("ok", sentence.format(count=count))

    def _say_written(self, path: Path) -> None:
        self._end()
        self.told.emit("ok", self._words.gettext("“{path}” is written.").format(path=path))

    def _give_up(self) -> None:
        self._end()
        self.told.emit("info", self._words.gettext("Cancelled. Nothing was printed or written."))

    def _fail(self, error: KnownError) -> None:
        self._end()
        self.failed.emit(error)

    def _cancel(self) -> None:
        self._printing.stop()
        self.act.cancel()

    def _end(self) -> None:
        self.act.end()
        self.changed.emit()
