"""Looks through the whole text beside the window: what is amiss, and which numbers agree with the register."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.tasks import Tasks
from forumdesk.services.register import Register
from forumdesk.services.resolutions import FactFinding
from forumdesk.services.text_checks import Finding

_TURN: Final = 0.0005  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found in a text."""

    findings: tuple[Finding, ...] = ()
    facts: tuple[FactFinding, ...] = ()


@contextmanager
def _giving_way() -> Iterator[None]:
    """Hand the interpreter over more often: by the usual 5 ms a time a letter would wait too long for its turn."""
    before, collects = sys.getswitchinterval(), gc.isenabled()
    sys.setswitchinterval(_TURN)
    # A collection holds every thread: it may wait until the text was looked through.
    gc.disable()
    try:
        yield
    finally:
        sys.setswitchinterval(before)
        if collects:
            gc.enable()


class Looking(QObject):
    """Emits `found` when a text was looked through; what changes meanwhile is looked at once more."""

    found = Signal()

    def __init__(self, register: Register, meeting_id: MeetingId, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._register, self._meeting_id, self._tasks = register, meeting_id, tasks
        self._at_work = self._again = False
        self.result = Found()

    @property
    def is_at_work(self) -> bool:
        """Whether a text is being looked through."""
        return self._at_work

    def look(self) -> None:
        """Look through the text as it is now."""
        if self._at_work:
            self._again = True
            return
        self._at_work, self._again = True, False
        self._tasks.run(self._job, self._take, lambda _error: self._take(self.result), owner=self)

    def _job(self) -> Found:
        with _giving_way():
            return Found(
                facts=self._register.resolutions.facts(self._meeting_id),
                findings=self._register.text_checks.findings(self._meeting_id),
            )

    def _take(self, result: Found) -> None:
        self._at_work = False
        changed, self.result = result != self.result, result
        if changed:
            self.found.emit()
        if self._again:
            self.look()
