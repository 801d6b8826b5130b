"""From the register's events to queued Qt signals."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from forumdesk.services.deeds import Change
from forumdesk.services.events import RegisterChanged
from forumdesk.services.register import Register


class Bridge(QObject):
    """Re-emits what a register tells, after the deed that told it has returned.

    Many deeds in a row that change the same kind of thing are told once.
    """

    changed = Signal(object)
    """A :class:`RegisterChanged`."""
    deed_done = Signal(object)
    """A :class:`Change`."""
    _heard = Signal(object)

    def __init__(self, register: Register) -> None:
        super().__init__()
        self._pending: dict[RegisterChanged, None] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._tell_changes)
        self._heard.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._stops = [
            register.events.subscribe(RegisterChanged, self._heard.emit),
            register.events.subscribe(Change, self._heard.emit),
        ]

    def close(self) -> None:
        """Listen no more."""
        for stop in self._stops:
            stop()
        self._stops.clear()
        self._soon.stop()

    def _tell(self, event: object) -> None:
        if isinstance(event, RegisterChanged):
            self._pending[event] = None
            self._soon.start(0)
        else:
            self.deed_done.emit(event)

    def _tell_changes(self) -> None:
        pending, self._pending = self._pending, {}
        for event in pending:
            self.changed.emit(event)
