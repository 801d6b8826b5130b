"""Live refresh: pages show what others keep, whether a server tells it or a file has to be asked."""

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from forumdesk.domain.errors import KnownError
from forumdesk.gui.tasks import Tasks
from forumdesk.services.register import Register

ASKED_EACH = 1_000
"""Milliseconds between two looks at a file."""
TRIED_EACH = 3_000
"""Milliseconds between two tries to reach a server that is away."""


class LiveRefresh(QObject):
    """Listens for one register. Emits `lost(error)` when its server is away, and `back()` when it is there again.

    What others kept is published by the register itself, so that pages reload as after a deed of this window.
    """

    lost = Signal(object)
    back = Signal()

    def __init__(self, register: Register, tasks: Tasks, parent: QObject | None = None) -> None:
        """Listen to nothing yet."""
        super().__init__(parent)
        self._register, self._tasks = register, tasks
        self._notifier: QSocketNotifier | None = None
        self._away = False
        self._asking = QTimer(self)
        self._asking.setInterval(ASKED_EACH)
        self._asking.timeout.connect(self._look)
        self._trying = QTimer(self)
        self._trying.setSingleShot(True)
        self._trying.setInterval(TRIED_EACH)
        self._trying.timeout.connect(self._try)

    @property
    def away(self) -> bool:
        """Whether the server cannot be reached."""
        return self._away

    def start(self) -> None:
        """Begin to listen; a server is reached beside the window."""
        self._try()

    def stop(self) -> None:
        """Listen no more."""
        self._asking.stop()
        self._trying.stop()
        self._drop_notifier()
        self._register.live.stop()

    def _try(self) -> None:
        self._tasks.run(self._register.live.start, self._started, self._lose, owner=self)

    def _started(self, _nothing: object) -> None:
        socket = self._register.live.socket
        if socket is None:
            self._asking.start()
            return
        self._notifier = QSocketNotifier(socket, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._look)
        if self._away:
            self._away = False
            self._register.live.tell_all()
            self.back.emit()
        self._look()

    def _look(self) -> None:
        try:
            self._register.live.look()
        except KnownError as error:
            self._lose(error)

    def _lose(self, error: KnownError) -> None:
        self._drop_notifier()
        if self._register.address is None:
            return  # a file that is away is told by the deed that misses it; the next second looks again
        self._register.live.stop()
        if not self._away:
            self._away = True
            self.lost.emit(error)
        self._trying.start()

    def _drop_notifier(self) -> None:
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
