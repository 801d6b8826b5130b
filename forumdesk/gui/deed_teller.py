"""Says what was kept and what can be undone: in the status bar and in the Edit menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forumdesk.gui.actions import Actions
from forumdesk.gui.widgets.status_bar import StatusBar
from forumdesk.gui.words import Words
from forumdesk.services.deed_names import deed_name, undo_frame

if TYPE_CHECKING:
    from forumdesk.services.deeds import Change
    from forumdesk.services.register import Register


class DeedTeller:
    """Tells of the deeds of ``register``, which is None while none is open."""

    def __init__(self, words: Words, status: StatusBar, actions: Actions) -> None:
        self._words, self._status, self._actions = words, status, actions
        self._register: Register | None = None
        self._last: Change | None = None

    @property
    def register(self) -> Register | None:
        """The register that is open."""
        return self._register

    @register.setter
    def register(self, register: Register | None) -> None:
        self._register, self._last = register, None

    def tell(self, change: Change) -> None:
        """Name the deed that was just kept."""
        self._last = change
        self.tell_state()

    def _tell_last(self) -> None:
        """Name the last deed told of, in the language in use; nothing where there is none."""
        change = self._last
        if change is None:
            self._status.set_last_act("")
            return
        _ = self._words.gettext
        name = self._words.catalogue.sentence(deed_name(change.code, change.values))
        frame = undo_frame(change.code)
        words = _("Last act: {deed}").format(deed=_(frame).format(deed=name) if frame else name)
        if self._actions["undo"].isEnabled() and self._is_next(change):
            self._status.set_last_act(words, undo=_("Undo"), key="Ctrl+Z")
        else:
            self._status.set_last_act(words)

    def _is_next(self, change: Change) -> bool:
        """Whether undo would take back the deed told of, or goes on from a step that was taken."""
        if undo_frame(change.code) is not None:
            return True
        following = self._register.history.next_undo if self._register is not None else None
        return following is not None and following.id == change.entry.id

    def tell_state(self) -> None:
        """Say when everything was kept, and what undo and redo would do; the last act stays named."""
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
            action.setEnabled(bool(done))
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
