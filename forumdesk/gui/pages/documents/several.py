"""Several papers in several languages as one job: to a printer, into a folder, or as one file."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from forumdesk.documents.registry import DOCUMENTS, FILE_KINDS, document
from forumdesk.domain.errors import N_, KnownError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.texts import Language
from forumdesk.gui.handing_out import Out, ask_passphrase, encrypted_place, hand_out, with_encryption
from forumdesk.gui.pages.documents.act import PrintingAct
from forumdesk.gui.pages.documents.empty import empty_texts
from forumdesk.gui.pages.documents.list import GROUP_NAMES, RESOLUTION, group_of
from forumdesk.gui.pages.documents.output import Stock, Wish
from forumdesk.gui.pages.documents.several_dialog import EACH, FOLDER, ONE_FILE, SeveralDialog
from forumdesk.gui.pages.documents.several_job import STEPS, Failed, Made, Unit, make_one_file, make_several
from forumdesk.gui.pages.documents.several_list import Offered
from forumdesk.gui.pages.resolution.output import LANGUAGE_NAMES, ChoosePlace, said_inside
from forumdesk.gui.printing.order import AskPrinter, PrintOrder, PrintQuestion
from forumdesk.gui.printing.page_printer import PagePrinter
from forumdesk.gui.screen import Screen
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.workspace import Workspace
from forumdesk.services.paper_choice import BALLOTS, COUNTING, EXTRACT, ROLL_CALL, VOTE_SHEET

ChooseFolder = Callable[[QWidget, str], str]
_ASK_MORE: Final = frozenset({EXTRACT, VOTE_SHEET, ROLL_CALL, BALLOTS, COUNTING})
_BY_ITSELF: Final = N_("It asks which item or decision; print it by itself.")


def choose_folder(parent: QWidget, title: str) -> str:
    """Ask for a folder by the system's own dialog; empty when the person gives up."""
    return QFileDialog.getExistingDirectory(parent, title)


class SeveralPapers(QObject):
    """Makes several papers at a time.

    Emits ``changed`` when an act begins or ends, ``told(kind, sentence)`` with what came of it.
    """

    changed = Signal()
    told = Signal(str, str)

    def __init__(
        self,
        workspace: Workspace,
        meeting_id: MeetingId,
        tasks: Tasks,
        act: PrintingAct,
        *,
        choose_place: ChoosePlace,
        choose_folder: ChooseFolder,
        ask_printer: AskPrinter,
        page: Screen,
    ) -> None:
        """`act` shows how far it is."""
        super().__init__(page)
        self._page, self._act, self._tasks = page, act, tasks
        self._theme, self._words = workspace.theme, workspace.words
        self._register, self._meeting_id = workspace.register, meeting_id
        self._choose_place, self._choose_folder = choose_place, choose_folder
        self._ask_printer = ask_printer
        self._units: tuple[Unit, ...] = ()
        self._made: list[Made] = []
        self._failed: list[Failed] = []
        self._busy = False
        self.dialog: SeveralDialog | None = None
        self._printing = PagePrinter(tasks, self)
        self._printing.sent.connect(act.tell_pages)
        self._printing.printed.connect(self._say_printed)
        self._printing.stopped.connect(lambda _count: self._give_up())
        self._printing.failed.connect(self._fail)
        act.cancel_asked.connect(self._cancel)

    @property
    def is_busy(self) -> bool:
        """Whether papers are being made."""
        return self._busy

    # what is asked

    def ask(self, stock: Stock) -> None:
        """Open the dialog."""
        meeting = self._register.meetings.meeting(self._meeting_id)
        languages = self._register.meetings.body(meeting.body_id).rules.languages or tuple(Language)
        self.dialog = SeveralDialog(
            self._theme, self._words, list(self._offered(stock)), languages, self._page.window()
        )
        self.dialog.asked.connect(partial(self._begin, stock))
        self.dialog.open()

    def _offered(self, stock: Stock) -> Iterator[Offered]:
        _, group = self._words.gettext, ""
        for kind in DOCUMENTS:
            why = ""
            if kind.identifier == RESOLUTION:
                why = "" if stock.texts.rows else _("There is no text yet.")
            elif kind.identifier in _ASK_MORE:
                why = _(_BY_ITSELF)
            elif (texts := empty_texts(kind.identifier, stock, self._words, nobody=False)) is not None:
                why = texts.sentence
            own = group_of(kind.identifier)
            title = "" if own == group else _(GROUP_NAMES[own])
            group = own
            yield Offered(identifier=kind.identifier, title=_(kind.title), group=title, why=why)

    def _all_units(self, dialog: SeveralDialog, stock: Stock) -> Iterator[Unit]:
        """A file for each paper and language, or for each paper where languages stand together."""
        words, _ = self._words, self._words.gettext
        meeting = self._register.meetings.meeting(self._meeting_id).title.in_language(words.language)
        for identifier in dialog.chosen:
            kind = document(identifier)
            together = dialog.layout_name != EACH
            groups = [dialog.languages] if together else [(one,) for one in dialog.languages]
            for group in groups:
                languages = group[: kind.most_languages]
                layout = dialog.layout_name if dialog.layout_name in kind.layouts else ""
                said = ", ".join(said_inside(_(LANGUAGE_NAMES[one]), words.language) for one in languages)
                codes = ", ".join(one.value for one in languages)
                title = _(kind.title)
                yield Unit(
                    wish=Wish(
                        document=identifier,
                        languages=languages,
                        layout=layout,
                        stationery=stock.stationery,
                    ),
                    said=f"{title}, {said}",
                    name=" – ".join(part for part in (title, meeting, codes) if part),
                )

    # what is done

    def _begin(self, stock: Stock, way: str) -> None:
        dialog = self.dialog
        assert dialog is not None
        self._units = tuple(self._all_units(dialog, stock))
        self._made, self._failed = [], []
        form, encrypts = dialog.form, dialog.encrypt_box.isChecked()
        dialog.deleteLater()
        self.dialog = None
        if way == FOLDER:
            self._to_folder(form, encrypts=encrypts)
        elif way == ONE_FILE:
            self._to_one_file(encrypts=encrypts)
        else:
            self._to_printer()

    def _to_folder(self, form: str, *, encrypts: bool = False) -> None:
        folder = self._choose_folder(self._page, self._words.gettext("Folder for the files"))
        if not folder:
            return
        write = partial(self._write_into, Path(folder), form)
        if encrypts:
            ask_passphrase(self._page, self._page.theme, self._words, Path(folder).name, write)
        else:
            write("")

    def _write_into(self, folder: Path, form: str, passphrase: str) -> None:
        units = [_plainly_named(one) for one in self._units]
        job = partial(
            make_several,
            self._register,
            self._meeting_id,
            units,
            form,
            folder,
            self._made,
            passphrase=passphrase,
        )
        self._run(job, self._say_written)

    def _to_one_file(self, *, encrypts: bool) -> None:
        _ = self._words.gettext
        meeting = self._register.meetings.meeting(self._meeting_id).title.in_language(self._words.language)
        from forumdesk.documents.file_names import plain_name

        suggested = plain_name(meeting) or "forumdesk"
        pdf = FILE_KINDS["pdf"]
        kinds = with_encryption(_(pdf), self._words)
        name = self._choose_place(self._page, _("Save as a file"), f"{suggested}.pdf", kinds)
        if name:
            path = encrypted_place(Path(name)) if encrypts else Path(name)
            hand_out(self._page, self._page.theme, self._words, path, self._join)

    def _join(self, out: Out) -> None:
        out = out.with_ending([".pdf"])
        job = partial(make_one_file, self._register, self._meeting_id, self._units, out, self._made)
        self._run(job, partial(self._say_joined, out.path))

    def _to_printer(self) -> None:
        order = self._ask_printer(self._page, PrintQuestion(papers=len(self._units), can_fold=False))
        if isinstance(order, PrintOrder):
            job = partial(
                make_several, self._register, self._meeting_id, self._units, "pdf", None, self._made
            )
            self._run(job, partial(self._send, order))
        elif order is not None:
            self._to_folder("pdf")

    def _run(self, job: Callable[..., list[Failed]], done: Callable[[], None]) -> None:
        def take(failed: list[Failed]) -> None:
            self._failed = failed
            done()

        work = self._tasks.run_long(
            job, take, self._fail, told=self._tell, given_up=self._give_up, owner=self._page
        )
        self._busy = True
        self._act.begin(work)
        self._tell(0, 1)
        self.changed.emit()

    def _send(self, order: PrintOrder) -> None:
        if not self._made:
            self._end("bad", self._words.gettext("Nothing was printed."))
            return
        self._act.sending()
        self._printing.print_papers(order, [one.data for one in self._made])

    def _cancel(self) -> None:
        if self._busy:
            self._printing.stop()
            self._act.cancel()

    # what is said

    def _tell(self, done: int, total: int) -> None:
        _ = self._words.gettext
        place = min(done // STEPS, len(self._units) - 1)
        sentence = _("Document {place} of {count}: {title}")
        self._act.tell_words(
            sentence.format(place=place + 1, count=len(self._units), title=self._units[place].said),
            done,
            total,
        )

    def _say_printed(self, pages: int) -> None:
        self._keep()
        words = self._words.ngettext(
            "{count} page was sent to the printer.", "{count} pages were sent to the printer.", pages
        )
        self._end("ok", words.format(count=pages))

    def _say_written(self) -> None:
        self._keep()
        count = len(self._made)
        words = self._words.ngettext("{count} file is written.", "{count} files are written.", count)
        self._end("ok" if count else "bad", words.format(count=count))

    def _say_joined(self, path: Path) -> None:
        if not self._made:
            self._end("bad", self._words.gettext("Nothing was written."))
            return
        self._keep()
        self._end("ok", self._words.gettext("“{path}” is written.").format(path=path))

    def _give_up(self) -> None:
        written = sum(one.path is not None for one in self._made)
        if not written:
            self._end("info", self._words.gettext("Cancelled. Nothing was printed or written."))
            return
        words = self._words.ngettext(
            "Cancelled. {count} file had been written.", "Cancelled. {count} files had been written.", written
        )
        self._end("info", words.format(count=written))

    def _fail(self, error: KnownError) -> None:
        self._end("bad", self._words.catalogue.sentence(error))

    def _end(self, kind: str, sentence: str) -> None:
        """Say what came of it, and what could not be made and why."""
        self._busy = False
        self._act.end()
        self.changed.emit()
        if self._failed:
            sentence = f"{sentence} {self._said_failed()}"
            kind = "bad"
        self.told.emit(kind, sentence)

    def _said_failed(self) -> str:
        names = "; ".join(one.unit.said for one in self._failed)
        reasons = dict.fromkeys(self._words.catalogue.sentence(one.error) for one in self._failed)
        count = len(self._failed)
        words = self._words.ngettext(
            "{count} could not be made: {names}.", "{count} could not be made: {names}.", count
        )
        return f"{words.format(count=count, names=names)} {' '.join(reasons)}"

    def _keep(self) -> None:
        """An adopted text that leaves the room is kept, to be given out again exactly."""
        from forumdesk.documents.file_names import plain_name

        for one in self._made:
            if one.unit.wish.document == RESOLUTION and one.code and one.data.startswith(b"%PDF"):
                self._page.perform(
                    partial(
                        self._register.issued.keep,
                        self._meeting_id,
                        one.data,
                        document=RESOLUTION,
                        name=f"{plain_name(one.unit.name)}.pdf",
                        languages=one.unit.wish.languages,
                        layout=one.unit.wish.layout,
                        stationery=one.unit.wish.stationery,
                        code=one.code,
                    )
                )


def _plainly_named(unit: Unit) -> Unit:
    from dataclasses import replace

    from forumdesk.documents.file_names import plain_name

    return replace(unit, name=plain_name(unit.name))
