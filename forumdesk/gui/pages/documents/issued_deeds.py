"""What is done with a paper given out: printed again, saved, signed, and kept with its signed copies."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from forumdesk.domain.errors import N_, KnownError
from forumdesk.domain.issued import IssuedPaper, SignedCopy
from forumdesk.gui.handing_out import Out, hand_out, with_encryption
from forumdesk.gui.pages.agenda.paper_files import PaperViewer, read_file, safe_name
from forumdesk.gui.pages.consultation.moments import read_date
from forumdesk.gui.pages.documents.issued_panel import IssuedPanel
from forumdesk.gui.pages.documents.signing_form import SECRET, SIGNED_ON, SIGNER
from forumdesk.gui.pages.import_preview.frame import choose_file
from forumdesk.gui.pages.page import Page
from forumdesk.gui.pages.resolution.output import ChoosePlace
from forumdesk.gui.printing.order import AskPrinter, PrintQuestion
from forumdesk.gui.printing.page_printer import PagePrinter
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.widgets.message_bar import Act, Message, MessageKind
from forumdesk.language.dates import long_date

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from forumdesk.documents.signatures import Signature
    from forumdesk.documents.signed_copies import CheckedCopy, SignedCopies
    from forumdesk.domain.identifiers import SignedCopyId

ChooseFile = Callable[["QWidget", str, str], str]
_SCANS: Final = N_("Scans (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)")
_KEYS: Final = N_("Key files (*.p12 *.pfx)")
_SIGNATURES: Final = N_("Signatures (*.cms *.p7s *.sig);;All files (*)")


class IssuedDeeds(QObject):
    """Emits ``checked(paper, standings)`` with what the check of a paper's copies found, by copy."""

    checked = Signal(object, object)

    def __init__(
        self,
        page: Page,
        panel: IssuedPanel,
        tasks: Tasks,
        *,
        choose_place: ChoosePlace,
        ask_printer: AskPrinter,
        choose: ChooseFile = choose_file,
    ) -> None:
        """`choose_place`, `ask_printer` and `choose` ask a person."""
        super().__init__(page)
        self._page, self._panel, self._tasks = page, panel, tasks
        self._register, self._words = page.register, page.words
        self._choose_place, self._ask_printer, self._choose = choose_place, ask_printer, choose
        self._viewer = PaperViewer()
        self._printing = PagePrinter(tasks, self)
        self._printing.printed.connect(self._say_printed)
        self._printing.failed.connect(page.show_error)
        self._paper: IssuedPaper | None = None
        self._file = Path()
        self._even_expired = False
        panel.signed_part.add_asked.connect(self.add_copy)
        panel.signed_part.open_asked.connect(self.open_copy)
        panel.signed_part.save_asked.connect(self.save_copy)
        panel.signed_part.remove_asked.connect(self.remove_copy)
        panel.scan_form.submitted.connect(self._keep_scan)
        panel.key_form.submitted.connect(self._sign)
        panel.drops.dropped.connect(self.drop)

    @property
    def copies(self) -> "SignedCopies":
        """The signed copies of the register."""
        from forumdesk.documents.signed_copies import SignedCopies

        return SignedCopies(self._register)

    def show_paper(self, paper: IssuedPaper | None) -> None:
        """What is done from now on is done with this paper."""
        self._paper = paper

    # the paper itself

    def print_again(self, pages: int, current: int) -> None:
        """Send the very bytes to a printer; so many pages are in view."""
        paper = self._paper
        if paper is None or self._printing.is_busy:
            return
        content = self._page.perform(lambda: self._register.issued.content(paper))
        if content is None:
            return
        order = self._ask_printer(self._page, PrintQuestion(pages=pages, current=current))
        if isinstance(order, str):  # a file instead
            self.save()
        elif order is not None:
            self._printing.print_papers(order, (content,))

    def save(self) -> None:
        """Write the very bytes to a file."""
        if self._paper is not None:
            self._save(self._paper, self._words.gettext("Save exactly what was given out"))

    def save_copy(self, copy: SignedCopy) -> None:
        """Write a signed copy to a file."""
        self._save(copy, self._words.gettext("Save the signed copy"))

    def _save(self, what: IssuedPaper | SignedCopy, title: str) -> None:
        name = self._choose_place(self._page, title, safe_name(what.name), with_encryption("", self._words))
        if name:
            hand_out(self._page, self._page.theme, self._words, Path(name), partial(self._write, what, ""))

    def _write(self, what: IssuedPaper | SignedCopy, advice: str, out: Out) -> None:
        def write() -> Path:
            return out.write(self._register.issued.content(what), forbidden=self._register.path)

        path = self._page.perform(write)
        if path is not None:
            written = self._words.gettext("“{path}” is written.").format(path=path)
            self._say("ok", f"{written} {advice}".strip())

    # signed copies

    def open_copy(self, copy: SignedCopy) -> None:
        """Show a signed copy read-only with the program that the computer has for it."""
        self._page.perform(lambda: self._viewer.open(copy, self._register.issued.content(copy)))

    def remove_copy(self, copy: SignedCopy) -> None:
        """Take a signed copy away; it comes back by undo."""
        self._page.perform(lambda: self._register.issued.detach(copy))

    def add_copy(self, way: str) -> None:
        """Begin one of the ways by which a signed copy comes in: scan, sign, external or back."""
        begin = {
            "scan": self._begin_scan,
            "sign": self._begin_signing,
            "external": self._save_for_external,
            "back": self._take_back,
        }
        if self._paper is not None:
            begin[way]()

    def drop(self, paths: list[Path]) -> None:
        """Begin to keep a scan that was dropped."""
        if self._paper is not None and paths:
            self._ask_about_scan(paths[0])

    def _begin_scan(self) -> None:
        name = self._ask_file(N_("Keep the scan of the signed paper"), _SCANS)
        if name:
            self._ask_about_scan(Path(name))

    def _ask_about_scan(self, path: Path) -> None:
        assert self._paper is not None
        self._file = path
        today = long_date(self.copies.today(self._paper), self._words.language)
        self._panel.ask(self._panel.scan_form, path.name, {SIGNED_ON: today})

    def _keep_scan(self, typed: Mapping[str, str]) -> None:
        from forumdesk.documents.signature_errors import SignedInFutureError
        from forumdesk.gui.pages.consultation.moments import NotADateError

        paper, path = self._paper, self._file
        assert paper is not None
        try:
            day = read_date(typed[SIGNED_ON])
            self.copies.keep_scan(paper, read_file(path), name=path.name, signer=typed[SIGNER], signed_on=day)
        except (NotADateError, SignedInFutureError) as error:
            self._panel.scan_form.show_wrong(SIGNED_ON, self._words.catalogue.sentence(error))
            return
        except KnownError as error:
            self._page.show_error(error)
            return
        self._page.message_bar.clear()
        self._panel.scan_form.hide()
        self._panel.signed_part.list.setFocus()

    def _begin_signing(self) -> None:
        from forumdesk.documents.signatures import require_signing

        def required() -> bool:
            require_signing()
            return True

        if not self._page.perform(required):
            return
        name = self._ask_file(N_("Choose the key file"), _KEYS)
        if name:
            self._file = Path(name)
            self._ask_for_passphrase(even_expired=False)

    def _ask_for_passphrase(self, *, even_expired: bool) -> None:
        self._page.message_bar.clear()
        self._even_expired = even_expired
        self._panel.ask(self._panel.key_form, self._file.name, {})

    def _sign(self, typed: Mapping[str, str]) -> None:
        paper, secret, path = self._paper, typed[SECRET], self._file
        assert paper is not None
        copies, even_expired = self.copies, self._even_expired

        def job() -> SignedCopy:
            return copies.sign(paper, read_file(path), secret, even_expired=even_expired)

        self._panel.key_form.act_button.setEnabled(False)
        self._tasks.run(job, self._signed, self._not_signed, owner=self._page)

    def _signed(self, copy: SignedCopy) -> None:
        self._panel.key_form.act_button.setEnabled(True)
        self._panel.key_form.hide()
        self._panel.signed_part.list.setFocus()
        sentence = self._words.gettext("The paper is signed by {signer}, and the signed PDF is kept with it.")
        self._say("ok", sentence.format(signer=copy.signer))

    def _not_signed(self, error: KnownError) -> None:
        from forumdesk.documents.signature_errors import (
            CertificateExpiredError,
            CertificateNotYetValidError,
            WrongKeyPassphraseError,
        )

        self._panel.key_form.act_button.setEnabled(True)
        if isinstance(error, WrongKeyPassphraseError):
            self._panel.key_form.show_wrong(SECRET, self._words.catalogue.sentence(error))
            return
        self._panel.key_form.hide()
        if not isinstance(error, CertificateExpiredError | CertificateNotYetValidError):
            self._page.show_error(error)
            return
        all_the_same = Act(
            text=self._words.gettext("Sign all the same"),
            run=partial(self._ask_for_passphrase, even_expired=True),
        )
        self._say("bad", self._words.catalogue.sentence(error), all_the_same)

    def _save_for_external(self) -> None:
        _ = self._words.gettext
        assert self._paper is not None
        name = self._choose_place(
            self._page, _("Save for an external signature"), safe_name(self._paper.name), ""
        )
        if name:  # signed are the very bytes: nothing encrypts them
            advice = _("Sign exactly this file in the external program, then take its signature back.")
            self._write(self._paper, advice, Out(plain=Path(name)))

    def _take_back(self) -> None:
        paper = self._paper
        name = self._ask_file(N_("Take the signature back"), _SIGNATURES)
        if not name or paper is None:
            return
        path, copies = Path(name), self.copies

        def job() -> "tuple[SignedCopy, tuple[Signature, ...]]":
            return copies.take_back(paper, read_file(path), name=path.name)

        self._tasks.run(job, self._taken_back, self._page.show_error, owner=self._page)

    def _taken_back(self, taken: "tuple[SignedCopy, tuple[Signature, ...]]") -> None:
        _ = self._words.gettext
        copy, found = taken
        unchecked = [one.algorithm for one in found if one.state == "unchecked"]
        if unchecked:
            sentence = _("Kept, not checked here: this program does not check the algorithm {algorithm}.")
            self._say("warn", sentence.format(algorithm=unchecked[0]))
            return
        sentence = _("The signature of {signer} holds and is kept with the paper.")
        self._say("ok", sentence.format(signer=copy.signer))

    def check(self, paper: IssuedPaper) -> None:
        """Look whether the copies of a paper hold; what is found comes by ``checked``."""
        copies = self.copies

        def job() -> "dict[SignedCopyId, CheckedCopy | KnownError]":
            return {one.id: _checked(copies, paper, one) for one in copies.of(paper)}

        self._tasks.run(job, partial(self._take_check, paper), self._page.show_error, owner=self._page)

    def _take_check(self, paper: IssuedPaper, found: "dict[SignedCopyId, CheckedCopy | KnownError]") -> None:
        self.checked.emit(paper, found)

    # how people are asked and told

    def _ask_file(self, title: str, kinds: str) -> str:
        return self._choose(self._page, self._words.gettext(title), self._words.gettext(kinds))

    def _say_printed(self, count: int) -> None:
        sentence = self._words.ngettext(
            "{count} page was sent to the printer.", "{count} pages were sent to the printer.", count
        )
        self._say("ok", sentence.format(count=count))

    def _say(self, kind: MessageKind, sentence: str, *acts: Act) -> None:
        dismiss = self._words.gettext("Close")
        self._page.message_bar.show_message(
            Message(kind=kind, sentence=sentence, acts=acts, dismiss=dismiss), focus=bool(acts)
        )


def _checked(copies: "SignedCopies", paper: IssuedPaper, copy: SignedCopy) -> "CheckedCopy | KnownError":
    try:
        return copies.check(paper, copy)
    except KnownError as error:
        return error
