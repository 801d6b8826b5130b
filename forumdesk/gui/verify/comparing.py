"""What a paper is compared with: the open register, another one, or a list of heads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from forumdesk.gui.verify.answer_words import moment_in_words
from forumdesk.gui.words import Words
from forumdesk.services.head_lists import HeadList
from forumdesk.services.held_files import FileKind, read_heads

if TYPE_CHECKING:
    from forumdesk.services.answers import Source
    from forumdesk.services.register import Register

OpenRegister = Callable[[Path], "Register"]


class Comparing(QObject):
    """Holds what is compared with; emits `changed`. What it opened it also closes."""

    changed = Signal()

    def __init__(self, own: Register | None, open_register: OpenRegister, words: Words) -> None:
        """Compare with ``own``, the open register, until something else is taken."""
        super().__init__()
        self._own, self._open, self._words = own, open_register, words
        self._taken: Register | HeadList | None = None
        self._name = own.path.stem if own is not None else ""

    @property
    def source(self) -> Source:
        """What is compared with now."""
        return self._taken if self._taken is not None else self._own

    @property
    def can_drop(self) -> bool:
        """Whether the open register stands behind what was taken."""
        return self._taken is not None and self._own is not None

    @property
    def icon_name(self) -> str:
        """How it looks."""
        source = self.source
        return "info" if source is None else "list" if isinstance(source, HeadList) else "hard-drives"

    def in_words(self) -> str:
        """What is compared with, in words."""
        _ = self._words.gettext
        source = self.source
        if source is None:
            return _("No register is open: a PDF is compared with itself alone, and a code says nothing.")
        if isinstance(source, HeadList):
            at = moment_in_words(source.made_at, "", self._words)
            return _("Compared with the list of heads “{name}” made on {at}").format(name=self._name, at=at)
        if source is self._own:
            return _("Compared with the open register “{name}”").format(name=self._name)
        return _("Compared with the register “{name}”").format(name=self._name)

    def take(self, path: Path, kind: FileKind) -> None:
        """Compare with a file; raises what opening it raises, and then nothing changes."""
        if kind is FileKind.REGISTER and self._own is not None and path.resolve() == self._own.path.resolve():
            self.drop()
            return
        taken = read_heads(path) if kind is FileKind.HEADS else self._open(path)
        self.close()
        self._taken, self._name = taken, path.name if kind is FileKind.HEADS else path.stem
        self.changed.emit()

    def drop(self) -> None:
        """Compare with the open register again."""
        self.close()
        self._name = self._own.path.stem if self._own is not None else ""
        self.changed.emit()

    def close(self) -> None:
        """Let go of what was opened here."""
        taken, self._taken = self._taken, None
        if taken is not None and not isinstance(taken, HeadList):
            taken.close()
