"""One act that may last, done beside the window: how far it is, in words; nothing is shown of a short one."""

from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from forumdesk.domain.errors import KnownError
from forumdesk.gui.tasks import Progress, Tasks, Work
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.progress_line import ProgressLine
from forumdesk.gui.words import Words
from forumdesk.language.numbers import whole

MANY: Final = 500
"""A deed on more values than this would hold the window up; it is done in the worker."""
_PATIENCE: Final = 400  # milliseconds after which a person wants to know

T = TypeVar("T")


class LongAct(Ground):
    """Emits `busy_changed(bool)` when an act begins and when it is over, one way or the other."""

    busy_changed = Signal(bool)

    def __init__(self, theme: Theme, words: Words, tasks: Tasks, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(theme, "raised", parent=parent)
        self._words, self._tasks = words, tasks
        self._work: Work | None = None
        self._sentence = ""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self.show)
        self.progress_line = ProgressLine(theme, cancel="")
        self.progress_line.setObjectName("progress_line")
        self.progress_line.cancel_asked.connect(self.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.near)
        row.addWidget(self.progress_line)
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Whether an act is under way."""
        return self._work is not None

    def retranslate(self) -> None:
        """Set the words of the button."""
        self.progress_line.set_texts(cancel=self._words.gettext("Cancel"))

    def run(
        self,
        job: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[KnownError], None],
        *,
        sentence: str,
        total: int = 0,
        given_up: Callable[[], None] | None = None,
    ) -> None:
        """Do ``job`` in the worker, then ``done`` or ``failed``; without ``given_up`` it cannot be cancelled.

        ``sentence`` is shown meanwhile, with {done} and {total} as the job tells them, and ``total`` before it does.
        While another act is under way nothing happens.
        """
        if self.is_busy:
            return

        def end(then: Callable[[], None]) -> None:
            self._end()
            then()

        self._sentence = sentence
        self.progress_line.cancel_button.setVisible(given_up is not None)
        self._tell(0, total)
        self._work = self._tasks.run_long(
            job,
            lambda result: end(lambda: done(result)),
            lambda error: end(lambda: failed(error)),
            told=self._tell,
            given_up=lambda: end(given_up or (lambda: None)),
            owner=self,
        )
        self._patience.start()
        self.busy_changed.emit(True)

    def cancel(self) -> None:
        """Give the act up where it next tells its progress."""
        if self._work is not None:
            self._work.cancel()

    def _end(self) -> None:
        self._work = None
        self._patience.stop()
        self.hide()
        self.busy_changed.emit(False)

    def _tell(self, done: int, total: int) -> None:
        language = self._words.language
        words = self._sentence.format(done=whole(done, language), total=whole(total, language))
        self.progress_line.set_progress(done, total, words)
