"""The finished pages of a paper: the first ones first, the old ones until the new ones are there."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.pages.documents.act import PrintingAct
from forumdesk.gui.pages.documents.output import LONG, Seen, Wish, printed_preview
from forumdesk.gui.pages_preview.preview import PagesPreview
from forumdesk.gui.tasks import Tasks, Work
from forumdesk.gui.theme import SPACE
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.workspace import Workspace
from forumdesk.language.numbers import whole
from forumdesk.services.events import RegisterChanged

_SETTLED: Final = 120  # milliseconds without a change after which the pages are printed anew


class DocumentsPreview(QWidget):
    """Prints what is wished for beside the window; one printing at a time, the last wish wins.

    Emits ``shown`` when other pages are in sight, ``nobody`` when the paper would show nobody, and
    ``failed(error)`` when it cannot be printed; then no pages are in sight.
    """

    shown = Signal()
    nobody = Signal()
    failed = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        meeting_id: MeetingId,
        tasks: Tasks,
        parent: QWidget | None = None,
    ) -> None:
        """Show nothing until :meth:`wish_for`."""
        super().__init__(parent)
        theme = workspace.theme
        self._words, self._tasks = workspace.words, tasks
        self._register, self._meeting_id = workspace.register, meeting_id
        self._wish: Wish | None = None
        self._asked: Wish | None = None
        self._work: Work | None = None
        self._seen: Seen | None = None
        self._shown: Wish | None = None
        # Papers that take long: how often the register changed, then and since, and what was not waited for.
        self._changes = self._seen_changes = 0
        self._given_up: Wish | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED)
        self._settling.timeout.connect(self._print)
        self.pages = PagesPreview(workspace, tasks)
        self.part_label = Label(theme, role="small", token="text2", wraps=True)
        for name in ("pages", "part_label"):
            getattr(self, name).setObjectName(name)
        self.act = PrintingAct(theme, workspace.words)
        self.again_label = Label(theme, role="small", token="text2", wraps=True)
        self.again_button = Button(theme, height="control_message")
        for name in ("act", "again_label", "again_button"):
            getattr(self, name).setObjectName(name)
        self._again = Ground(theme, "raised", lines=Qt.Edge.BottomEdge)
        line = QHBoxLayout(self._again)
        line.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.near)
        line.setSpacing(SPACE.group)
        line.addWidget(self.again_label, 1)
        line.addWidget(self.again_button)
        self._again.hide()
        self.act.cancel_asked.connect(self._cancel)
        self.again_button.clicked.connect(self._make_again)
        workspace.bridge.changed.connect(self._note_change)
        self._part = Ground(theme, "raised", lines=Qt.Edge.BottomEdge)
        row = QHBoxLayout(self._part)
        row.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.near)
        row.addWidget(self.part_label, 1)
        self._part.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.act)
        column.addWidget(self._again)
        column.addWidget(self._part)
        column.addWidget(self.pages, 1)

    def seen(self, wish: Wish | None) -> Seen | None:
        """What is in sight, if it is what ``wish`` asks for."""
        return self._seen if wish is not None and wish == self._shown else None

    def counted(self, wish: Wish) -> tuple[int, int]:
        """How many pages there are of what ``wish`` asks for, 0 while nobody knows, and which is in view, from 0."""
        seen = self.seen(wish)
        if seen is None or not seen.is_whole:
            return 0, 0
        return len(seen.pages.sizes), self.pages.view.current_page

    def wish_for(self, wish: Wish | None, *, at_once: bool = False) -> None:
        """Print this from now on, anew only if anything on it changed; None shows nothing."""
        if wish != self._given_up:
            self._given_up = None
        self._wish = wish
        self._say_again()
        if wish is None:
            self._settling.stop()
            self._forget()
        else:
            self._settling.start(0 if at_once else _SETTLED)

    def retranslate(self) -> None:
        """Set the texts."""
        self.pages.retranslate()
        self.act.retranslate()
        self.again_button.set_texts(self._words.gettext("Make the pages"))
        self._say_again()
        self._say_part()

    def _print(self) -> None:
        wish = self._wish
        if wish is None:
            return
        if self._work is not None:
            if wish != self._asked:
                self._work.cancel()
            self._settling.start(_SETTLED)
            return
        self._say_again()
        if not self._again.isHidden():
            return
        seen = self.seen(wish)
        if seen is not None and wish.document in LONG:
            return
        before = seen.sheet if seen is not None else None
        self._asked = wish
        self._seen_changes = self._changes
        job = partial(
            printed_preview, self._register, self._meeting_id, wish, before, self.pages.wanted_pages
        )
        self._work = self._tasks.run_long(
            job, self._take, self._refuse, told=self._tell, given_up=self._give_up, owner=self
        )
        if wish.document in LONG:
            self.act.begin(self._work)

    def _tell(self, done: int, total: int) -> None:
        """A short preview is too quick for words about its progress."""
        if self.act.is_busy:
            self.act.tell_share(done, total)

    def _cancel(self) -> None:
        """Not waited for any longer; what was in sight before is another paper."""
        self._given_up = self._asked
        self.act.cancel()

    def _give_up(self) -> None:
        self._end()
        if self._given_up is not None and self._given_up == self._wish:
            self._forget()
            self._say_again()

    def _make_again(self) -> None:
        self._given_up = self._seen = self._shown = None
        self._say_again()
        self._settling.start(0)

    def _note_change(self, event: RegisterChanged) -> None:
        if event.meeting_id in {None, self._meeting_id}:
            self._changes += 1

    def _say_again(self) -> None:
        """Offer to make a long paper that was not waited for, or is not as the register any more."""
        _, wish = self._words.gettext, self._wish
        sentence = ""
        if wish is not None and wish.document in LONG:
            if wish == self._given_up:
                sentence = _("The pages were not made.")
            elif self.seen(wish) is not None and self._changes != self._seen_changes:
                sentence = _("Something has changed since these pages were made.")
        self.again_label.setText(sentence)
        self._again.setVisible(bool(sentence))

    def _end(self) -> Wish | None:
        """The printing is over; what it was for, if that is still wanted."""
        asked, self._work, self._asked = self._asked, None, None
        self.act.end()
        return asked if asked == self._wish else None

    def _take(self, seen: Seen | None) -> None:
        wish = self._end()
        if wish is None or seen is None:
            return
        if seen.shows_nobody:
            self._forget()
            self.nobody.emit()
            return
        another = wish != self._shown
        self._seen, self._shown = seen, wish
        self.pages.show_pages(seen.pages)
        if another:
            self.pages.view.scroll_to(0)
        self._say_part()
        self.shown.emit()

    def _refuse(self, error: KnownError) -> None:
        if self._end() is not None:
            self._forget()
            self.failed.emit(error)

    def _forget(self) -> None:
        self._seen = self._shown = None
        self.pages.clear()
        self._say_part()

    def _say_part(self) -> None:
        """Say where only the first people are shown."""
        seen = self._seen
        self._part.setVisible(seen is not None and not seen.is_whole)
        if seen is None or seen.is_whole:
            return
        sentence = self._words.gettext(
            "The first {shown} of {total} people are shown here. All of them are printed."
        )
        language = self._words.language
        numbers = {"shown": whole(seen.shown, language), "total": whole(seen.people, language)}
        self.part_label.setText(sentence.format(**numbers))
