"""The ways of a paper from the Documents page: to a printer and to a file, with progress and cancellation."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from forumdesk.documents.registry import FILE_KINDS, DocumentKind
from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.issued import IssuedPaper
from forumdesk.gui.handing_out import Out, hand_out, with_encryption
from forumdesk.gui.pages.documents.act import PrintingAct
from forumdesk.gui.pages.documents.keeping import keep_paper
from forumdesk.gui.pages.documents.output import LONG, Wish, printed_files, write_paper
from forumdesk.gui.pages.resolution.output import ChoosePlace, file_name
from forumdesk.gui.pages.xml_out import WITH_XML, XML, XML_KIND
from forumdesk.gui.printing.order import SAVE, AskPrinter, PrintOrder, PrintQuestion, Sides
from forumdesk.gui.printing.page_printer import PagePrinter
from forumdesk.gui.screen import Screen
from forumdesk.gui.tasks import Progress, Tasks
from forumdesk.gui.workspace import Workspace

UNMARKED: Final = frozenset(
    {"badges", "tent_cards", "ballots", "certificates", "invitation", "handout", "dossier"}
)
"""Papers that are never called a copy: they are made for one person each, or put together from others."""
OWN_SIZES: Final = frozenset({"badges", "tent_cards", "ballots", "certificates"})
_TURNED: Final = {"booklet": Sides.SHORT_EDGE, "fold": Sides.LONG_EDGE}  # folded when they are made


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
        page: Screen,
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
        self._printing.stopped.connect(self._say_stopped)
        self._printing.failed.connect(self._fail)
        self._printing.sent.connect(self.act.tell_pages)

    @property
    def is_busy(self) -> bool:
        """Whether an act is under way."""
        return self.act.is_busy or self._printing.is_busy

    def print_out(self, kind: DocumentKind, wish: Wish, pages: int, current: int) -> None:
        """Ask for the printer and send it the whole paper of so many pages, 0 where they are not known yet."""
        question = PrintQuestion(
            pages=pages,
            current=current,
            can_mark=wish.document not in UNMARKED,
            sides=_TURNED.get(wish.layout, Sides.USUAL),
            can_fold=wish.layout not in _TURNED and wish.document not in OWN_SIZES,
        )
        order = self._ask_printer(self._page, question)
        if order == SAVE:
            self.save(kind, wish)
        if not isinstance(order, PrintOrder):
            return
        job = partial(printed_files, self._register, self._meeting_id, wish, order.on(wish.stationery))
        work = self._tasks.run_long(
            job,
            partial(self._send, order),
            self._fail,
            told=self._teller(wish),
            given_up=self._give_up,
            owner=self._page,
        )
        self.act.begin(work)
        self.changed.emit()

    def save(self, kind: DocumentKind, wish: Wish) -> None:
        """Write a file in one of the formats of the paper."""
        _ = self._words.gettext
        forms = (*kind.formats, XML) if kind.identifier in WITH_XML else kind.formats
        filters = [_((FILE_KINDS | {XML: XML_KIND})[form]) for form in forms]
        meeting = self._register.meetings.meeting(self._meeting_id).title.in_language(self._words.language)
        suggested = file_name(" – ".join(part for part in (_(kind.title), meeting) if part))
        kinds = with_encryption(";;".join(filters), self._words)
        name = self._choose_place(self._page, _("Save as a file"), f"{suggested}.pdf", kinds)
        if name:
            endings = [f".{form}" for form in ("pdf", *forms)]
            write = partial(self._write, wish, endings)
            hand_out(self._page, self._page.theme, self._words, Path(name), write)

    def _write(self, wish: Wish, endings: Sequence[str], out: Out) -> None:
        job = partial(write_paper, self._register, self._meeting_id, wish, out.with_ending(endings))
        work = self._tasks.run_long(
            job,
            self._say_written,
            self._fail,
            told=self._teller(wish),
            given_up=self._give_up,
            owner=self._page,
        )
        self.act.begin(work)
        self.changed.emit()

    def keep(self, kind: DocumentKind, wish: Wish) -> None:
        """Keep the whole paper, as one that is given out, under a number."""
        name = f"{file_name(self._words.gettext(kind.title))}.pdf"
        job = partial(keep_paper, self._register, self._meeting_id, wish, name)
        work = self._tasks.run_long(
            job,
            self._say_kept,
            self._fail,
            told=self._teller(wish),
            given_up=self._give_up,
            owner=self._page,
        )
        self.act.begin(work)
        self.changed.emit()

    def _teller(self, wish: Wish) -> Progress:
        return self.act.tell_share if wish.document in LONG else self.act.tell_people

    def _send(self, order: PrintOrder, pdfs: tuple[bytes, ...]) -> None:
        self.act.sending()
        self._printing.print_papers(order, pdfs)

    def _say_sent(self, count: int) -> None:
        sentence = self._words.ngettext(
            "{count} page was sent to the printer.", "{count} pages were sent to the printer.", count
        )
        self._end()
        self.told.emit("ok", sentence.format(count=count))

    def _say_stopped(self, count: int) -> None:
        if not count:
            self._give_up()
            return
        sentence = self._words.ngettext(
            "Cancelled. {count} page had gone to the printer.",
            "Cancelled. {count} pages had gone to the printer.",
            count,
        )
        self._end()
        self.told.emit("info", sentence.format(count=count))

    def _say_written(self, path: Path) -> None:
        self._end()
        self.told.emit("ok", self._words.gettext("“{path}” is written.").format(path=path))

    def _say_kept(self, paper: IssuedPaper) -> None:
        self._end()
        sentence = self._words.gettext("Kept as paper {number} of those given out.")
        self.told.emit("ok", sentence.format(number=paper.number))

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
