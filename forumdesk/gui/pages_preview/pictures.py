"""The pictures of a file's pages, drawn beside the window when they are first looked at."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from forumdesk.domain.errors import KnownError
from forumdesk.gui.pages_preview.pages import drawn_pages
from forumdesk.gui.tasks import Tasks

_AT_ONCE = 8  # pages drawn in one task: others may wait for the worker


class Pictures(QObject):
    """Keeps the pictures nearest to the page in view. Emits ``came`` when new ones are there."""

    came = Signal()

    def __init__(self, tasks: Tasks, parent: QObject, *, keeps: int, here: Callable[[], int]) -> None:
        """Keep so many; ``here`` tells which page is in view."""
        super().__init__(parent)
        self._tasks, self._keeps, self._here = tasks, keeps, here
        self._pdf = b""
        self._kept: dict[int, tuple[float, QImage]] = {}
        self._wanted: dict[int, float] = {}
        self._drawing = False
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(0)
        self._asking.timeout.connect(self._draw)

    @property
    def scales(self) -> dict[int, float]:
        """The pages of which there is a picture, each with its scale."""
        return {page: scale for page, (scale, _) in self._kept.items()}

    def show(self, pdf: bytes, pictures: Mapping[int, tuple[float, QImage]] | None = None) -> None:
        """Draw another file from now on, of which there are these ``pictures`` already."""
        self._pdf = pdf
        self._kept = dict(pictures or {})
        self._wanted.clear()

    def picture(self, page: int, scale: float) -> QImage:
        """The sharpest picture there is; a better one is asked for and comes later."""
        kept = self._kept.get(page)
        if kept is None or abs(kept[0] - scale) > 0.001:
            self._wanted[page] = scale
            if not self._drawing:
                self._asking.start()
        return kept[1] if kept is not None else QImage()

    def _draw(self) -> None:
        if not self._pdf or not self._wanted or self._drawing:
            return
        nearest = sorted(self._wanted, key=lambda page: abs(page - self._here()))[:_AT_ONCE]
        wanted = [(page, self._wanted[page]) for page in nearest]
        # What was wanted and is not near any more is asked for again when it is looked at.
        self._wanted.clear()
        self._drawing = True
        pdf = self._pdf
        self._tasks.run(
            partial(drawn_pages, pdf, wanted), partial(self._take, pdf), self._not_drawn, owner=self
        )

    def _take(self, pdf: bytes, pictures: Mapping[int, tuple[float, QImage]]) -> None:
        self._drawing = False
        if pdf is self._pdf:
            self._kept.update(pictures)
            nearest = sorted(self._kept, key=lambda page: abs(page - self._here()))
            self._kept = {page: self._kept[page] for page in nearest[: self._keeps]}
            self.came.emit()
        if self._wanted:
            self._asking.start()

    def _not_drawn(self, _error: KnownError) -> None:
        self._drawing = False
