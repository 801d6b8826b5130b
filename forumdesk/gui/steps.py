"""Undo and redo: one deed back or forth, one on very many values in the worker."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from forumdesk.domain.errors import KnownError
from forumdesk.gui.long_act import MANY, LongAct
from forumdesk.gui.words import Words
from forumdesk.language.numbers import whole

if TYPE_CHECKING:
    from forumdesk.services.history import Undoable
    from forumdesk.services.register import Register


class Steps(QObject):
    """Steps through the history of ``register``, which is None while none is open.

    Emits `refused(error)`.
    """

    refused = Signal(object)

    def __init__(self, words: Words, long_act: LongAct) -> None:
        super().__init__(long_act)
        self._words, self._long_act = words, long_act
        self.register: Register | None = None

    def undo(self) -> None:
        """Take back the last deed."""
        if self.register is not None:
            history = self.register.history
            self._step(history.next_undo, history.undo)

    def redo(self) -> None:
        """Do again what was undone."""
        if self.register is not None:
            history = self.register.history
            self._step(history.next_redo, history.redo)

    def _step(self, deed: Undoable | None, step: Callable[[], None]) -> None:
        count = deed.values.get("count", 0) if deed is not None else 0
        if isinstance(count, int) and count > MANY:
            self._step_beside(count, step)
            return
        try:
            step()
        except KnownError as error:
            self.refused.emit(error)

    def _step_beside(self, count: int, step: Callable[[], None]) -> None:
        if self._long_act.is_busy:
            return
        words = self._words.ngettext(
            "{count} record is being changed …", "{count} records are being changed …", count
        )
        self._long_act.run(
            lambda _progress: step(),
            lambda _result: None,
            self.refused.emit,
            sentence=words.format(count=whole(count, self._words.language)),
        )
