"""The finished pages of a paper: the first ones first, the old ones until the new ones are there."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.errors import N_, KnownError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.pages.documents.output import Seen, Wish, printed_preview
from forumdesk.gui.pages.resolution.preview import ResolutionPreview
from forumdesk.gui.tasks import Tasks, Work
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.words import Words
from forumdesk.language.numbers import whole
from forumdesk.services.register import Register

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
        theme: Theme,
        words: Words,
        tasks: Tasks,
        register: Register,
        meeting_id: MeetingId,
        parent: QWidget | None = None,
    ) -> None:
        """Show nothing until :meth:`wish_for`."""
        super().__init__(parent)
        self._words, self._tasks = words, tasks
        self._register, self._meeting_id = register, meeting_id
        self._wish: Wish | None = None
        self._asked: Wish | None = None
        self._work: Work | None = None
        self._seen: Seen | None = None
        self._shown: Wish | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED)
        self._settling.timeout.connect(self._print)
        self.pages = ResolutionPreview(theme, words, tasks, name=N_("Pages of the document"))
        self.part_label = Label(theme, role="small", token="text2", wraps=True)
        for name in ("pages", "part_label"):
            getattr(self, name).setObjectName(name)
        self._part = Ground(theme, "raised", lines=Qt.Edge.BottomEdge)
        row = QHBoxLayout(self._part)
        row.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.near)
        row.addWidget(self.part_label, 1)
        self._part.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._part)
        column.addWidget(self.pages, 1)

    def seen(self, wish: Wish | None) -> Seen | None:
        """What is in sight, if it is what ``wish`` asks for."""
        return self._seen if wish is not None and wish == self._shown else None

    def wish_for(self, wish: Wish | None, *, at_once: bool = False) -> None:
        """Print this from now on, anew only if anything on it changed; None shows nothing."""
        self._wish = wish
        if wish is None:
            self._settling.stop()
            self._forget()
        else:
            self._settling.start(0 if at_once else _SETTLED)

    def retranslate(self) -> None:
        """Set the texts."""
        self.pages.retranslate()
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
        seen = self.seen(wish)
        before = seen.sheet if seen is not None else None
        self._asked = wish
        job = partial(
            printed_preview, self._register, self._meeting_id, wish, before, self.pages.wanted_pages
        )
        self._work = self._tasks.run_long(
            job, self._take, self._refuse, told=_unheard, given_up=self._give_up, owner=self
        )

    def _give_up(self) -> None:
        self._end()

    def _end(self) -> Wish | None:
        """The printing is over; what it was for, if that is still wanted."""
        asked, self._work, self._asked = self._asked, None, None
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


def _unheard(_done: int, _whole: int) -> None:
    """A preview is too quick for words about its progress."""
