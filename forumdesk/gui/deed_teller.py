"""Says what was kept, which deed was the last and what undo and redo would do: in the foot and in the Edit menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forumdesk.domain.errors import KnownError
from forumdesk.gui.actions import Actions
from forumdesk.gui.widgets.status_bar import StatusBar
from forumdesk.gui.words import Words
from forumdesk.services.access import Access
from forumdesk.services.deed_names import deed_name, undo_frame

if TYPE_CHECKING:
    from forumdesk.services.deeds import Change
    from forumdesk.services.journal import JournalEntry
    from forumdesk.services.register import Register


class DeedTeller:
    """Tells of the deeds of ``register``, which is None while none is open."""

    def __init__(self, words: Words, status: StatusBar, actions: Actions) -> None:
        self._words, self._status, self._actions = words, status, actions
        self._register: Register | None = None
        self._last: JournalEntry | None = None

    @property
    def register(self) -> Register | None:
        """The register that is open."""
        return self._register

    @register.setter
    def register(self, register: Register | None) -> None:
        self._register, self._last = register, self._latest(register)

    def tell(self, change: Change) -> None:
        """Name the deed that was just kept."""
        self._last = change.entry
        self.tell_state()

    @staticmethod
    def _latest(register: Register | None) -> JournalEntry | None:
        """What was done last before the register was opened; None where the journal is empty or cannot be read."""
        try:
            entries = register.journal.entries(1) if register is not None else ()
        except KnownError:  # the page in sight says it
            return None
        return entries[0] if entries else None

    def _tell_last(self) -> None:
        """Name the last deed, in the language in use, and offer to take it back or to do it again."""
        _, entry = self._words.gettext, self._last
        words, undo, redo = "", "", ""
        if entry is not None:
            name = self._words.catalogue.sentence(deed_name(entry.code, entry.values))
            frame = undo_frame(entry.code)
            words = _("Last deed: {deed}").format(deed=_(frame).format(deed=name) if frame else name)
            undo = _("Undo") if self._actions["undo"].isEnabled() and self._is_next(entry) else ""
            redo = _("Redo") if self._actions["redo"].isEnabled() else ""
        self._status.set_last_act(words, undo=undo, redo=redo)

    def _is_next(self, entry: JournalEntry) -> bool:
        """Whether undo would take back the deed told of, or goes on from a step that was taken."""
        if undo_frame(entry.code) is not None:
            return True
        following = self._register.history.next_undo if self._register is not None else None
        return following is not None and following.id == entry.id

    def tell_state(self) -> None:
        """Say when everything was kept, and what undo and redo would do; the last deed stays named."""
        if self._register is not None and self._register.access is Access.VIEW:
            self._status.set_viewed(self._words.gettext("View only: nothing can be changed"))
        else:
            self._status.set_kept(self._kept())
        self.tell_acts()
        self._tell_last()

    def tell_acts(self) -> None:
        """Say what undo and redo would do."""
        _ = self._words.gettext
        history = self._register.history if self._register else None
        for act, done, plain, named in (
            ("undo", history and history.next_undo, _("&Undo"), _("&Undo: {deed}")),
            ("redo", history and history.next_redo, _("&Redo"), _("&Redo: {deed}")),
        ):
            action = self._actions[act]
            self._actions.offer(act, bool(done))
            if done:
                deed = self._words.catalogue.sentence(deed_name(done.code, done.values)).replace("&", "&&")
                action.setText(named.format(deed=deed))
            else:
                action.setText(plain)

    def _kept(self) -> str:
        if self._register is None:
            return ""
        now = self._register.clock().astimezone()
        return self._words.gettext("Everything kept {time}").format(time=f"{now:%H:%M}")
