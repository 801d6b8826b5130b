"""A printing or saving under way: how far it is, and its cancellation; nothing is shown of a short one."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from forumdesk.gui.tasks import Work
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.progress_line import ProgressLine
from forumdesk.gui.words import Words
from forumdesk.language.numbers import whole

_PATIENCE: Final = 700  # milliseconds after which a person wants to know


class PrintingAct(Ground):
    """Hidden until an act lasts. Emits ``cancel_asked``."""

    cancel_asked = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, "raised", parent=parent)
        self._words = words
        self._work: Work | None = None
        self._busy = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self.show)
        self.progress_line = ProgressLine(theme, cancel="")
        self.progress_line.setObjectName("progress_line")
        self.progress_line.cancel_asked.connect(self.cancel_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.near)
        row.addWidget(self.progress_line)
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Whether an act is under way."""
        return self._busy

    def retranslate(self) -> None:
        """Set the words of the button."""
        self.progress_line.set_texts(cancel=self._words.gettext("Cancel"))

    def begin(self, work: Work) -> None:
        """Follow an act."""
        self._work, self._busy = work, True
        self.progress_line.set_progress(0, 1, self._words.gettext("Printing …"))
        self._patience.start()

    def sending(self) -> None:
        """The pages are made; from now on they go to the printer."""
        self._work = None

    def tell_people(self, done: int, total: int) -> None:
        """Say how many people are printed."""
        sentence = self._words.gettext("{total} people, {done} done")
        self._tell(sentence, done, total)

    def tell_pages(self, done: int, total: int) -> None:
        """Say how many pages went to the printer."""
        sentence = self._words.gettext("{total} pages, {done} sent to the printer")
        self._tell(sentence, done, total)

    def tell_share(self, done: int, total: int) -> None:
        """Say how much of a long paper is made."""
        share = whole(100 * done // max(total, 1), self._words.language)
        words = self._words.gettext("Making the pages: {share} %").format(share=share)
        self.progress_line.set_progress(done, total, words)

    def tell_words(self, words: str, done: int, total: int) -> None:
        """Say in ready words how far it is."""
        self.progress_line.set_progress(done, total, words)

    def cancel(self) -> None:
        """Give the act up where it next tells its progress."""
        if self._work is not None:
            self._work.cancel()

    def end(self) -> None:
        """The act is over, one way or the other."""
        self._work, self._busy = None, False
        self._patience.stop()
        self.hide()

    def _tell(self, sentence: str, done: int, total: int) -> None:
        language = self._words.language
        words = sentence.format(done=whole(done, language), total=whole(total, language))
        self.progress_line.set_progress(done, total, words)
