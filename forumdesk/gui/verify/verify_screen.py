"""The place where everything is verified: a printed resolution, the open register, and the key that signs it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget

from forumdesk.domain.errors import N_
from forumdesk.gui.long_act import LongAct
from forumdesk.gui.screen import Screen
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import Theme
from forumdesk.gui.verify.chain_view import ChainView
from forumdesk.gui.verify.comparing import Comparing, OpenRegister
from forumdesk.gui.verify.handout_view import HandoutView
from forumdesk.gui.verify.key_view import KeyView
from forumdesk.gui.verify.view import View
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.page_bar import PageBar
from forumdesk.gui.widgets.segmented import Segmented
from forumdesk.gui.words import Words

if TYPE_CHECKING:
    from forumdesk.services.register import Register
    from forumdesk.services.signing import SecretaryKeys

HANDOUT, REGISTER, KEY = "handout", "register", "key"
_VIEWS: Final = {HANDOUT: N_("A printed resolution"), REGISTER: N_("The register"), KEY: N_("Key")}


class VerifyScreen(Screen):
    """Three views behind one switch; needs no register. Esc goes back: emits `left`.

    Emits `register_asked` where a register is to be opened so that it can be verified.
    """

    left = Signal()
    register_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        words: Words,
        tasks: Tasks,
        *,
        register: Register | None,
        keys: SecretaryKeys,
        open_register: OpenRegister,
        view: str = HANDOUT,
    ) -> None:
        """Begin with ``view``; ``open_register`` opens another register to compare with."""
        super().__init__(theme, words)
        self._comparing = Comparing(register, open_register, words)
        self.long_act = LongAct(theme, words, tasks)
        self.handout = HandoutView(self, self.long_act, self._comparing)
        self.chain = ChainView(self, self.long_act, register, keys)
        self.key = KeyView(self, keys)
        self._views: dict[str, View] = {HANDOUT: self.handout, REGISTER: self.chain, KEY: self.key}
        self._bar = PageBar(theme)
        self.back_button = Button(theme, kind="flat", icon_name="arrow-left", key="Esc")
        self.back_button.setObjectName("back_button")
        self.back_button.clicked.connect(self.left)
        self.view_switch = Segmented(theme, current=view)
        self.view_switch.setObjectName("view_switch")
        self.view_switch.chosen.connect(self.show_view)
        self._stack = QStackedWidget()
        for one in self._views.values():
            self._stack.addWidget(one)
        self._bar.add_left(self.back_button)
        self._bar.add_left(self.view_switch)
        self.column.addWidget(self._bar)
        self.column.addWidget(self.message_bar)
        self.column.addWidget(self._stack, 1)
        self.column.addWidget(self.long_act)
        self.setAcceptDrops(True)
        self.chain.register_asked.connect(self.register_asked)
        self.chain.key_asked.connect(self._ask_for_key)
        self.long_act.busy_changed.connect(self._go_on)
        self._stack.setCurrentWidget(self._views[view])
        self.retranslate()

    @property
    def current(self) -> str:
        """The view in sight."""
        return self.view_switch.current

    def show_view(self, key: str) -> None:
        """Show another view."""
        self.message_bar.clear()
        self.view_switch.set_current(key)
        self._stack.setCurrentWidget(self._views[key])
        self.reload()
        if self.focusWidget() not in self.view_switch.buttons:
            self.take_focus()

    def reload(self) -> None:
        """Read again what the view in sight shows."""
        self._views[self.current].reload()

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self.words.gettext
        self.back_button.set_texts(_("Back"))
        choices = [Choice(key=key, text=_(text)) for key, text in _VIEWS.items()]
        self.view_switch.set_texts(choices, name=_("What is verified"))
        self.long_act.retranslate()
        for view in self._views.values():
            view.retranslate()

    def main_act(self) -> None:
        """Check the code, verify again, or what the key needs."""
        if self.current == HANDOUT:
            self.handout.check_code()
        elif self.current == REGISTER:
            self.chain.verify()

    def find_here(self) -> None:
        """Go to the field of this view."""
        if self.current == REGISTER:
            self.chain.head_field.setFocus()
        else:
            self.show_view(HANDOUT)
            self.handout.take_focus()

    def take_focus(self) -> None:
        """Work starts where the view in sight says."""
        self._views[self.current].take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends what is under way, else goes back."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.long_act.is_busy:
            self.long_act.cancel()
        else:
            self.left.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file."""
        if _dropped(event.mimeData()) is not None and not self.long_act.is_busy:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Do with it what it is for."""
        path = _dropped(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """A printed resolution is read; a list of heads or a register is compared with."""
        if self.current != HANDOUT:
            self.show_view(HANDOUT)
        self.handout.take_file(path)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is left is given up, and what was opened here is closed."""
        if not event.spontaneous():
            self.long_act.cancel()
            self._comparing.close()
        super().hideEvent(event)

    def _ask_for_key(self) -> None:
        self.show_view(KEY)
        self.key.take_focus()

    def _go_on(self, busy: bool) -> None:
        """The register is verified when what was under way is over."""
        if not busy and self.current == REGISTER:
            self.chain.resume()


def _dropped(data: QMimeData) -> Path | None:
    """The one local file that is dragged."""
    urls = data.urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
