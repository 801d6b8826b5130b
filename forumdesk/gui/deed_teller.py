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
        self.register: Register | None = None

    def tell(self, change: Change) -> None:
        """Name the deed that was just kept."""
        self.tell_state()
        _ = self._words.gettext
        name = self._words.catalogue.sentence(deed_name(change.code, change.values))
        frame = undo_frame(change.code)
        words = _("Last act: {deed}").format(deed=_(frame).format(deed=name) if frame else name)
        if self._actions["undo"].isEnabled():
            self._status.set_last_act(words, undo=_("Undo"), key="Ctrl+Z")
        else:
            self._status.set_last_act(words)

    def tell_state(self) -> None:
        """Say when everything was kept, and what undo and redo would do; no last act is named."""
        self._status.set_kept(self._kept())
        self._status.set_last_act("")
        self.tell_acts()

    def tell_acts(self) -> None:
        """Say what undo and redo would do."""
        _ = self._words.gettext
        history = self.register.history if self.register else None
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
        if self.register is None:
            return ""
        now = self.register.clock().astimezone()
        return self._words.gettext("Everything kept {time}").format(time=f"{now:%H:%M}")
