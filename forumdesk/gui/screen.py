"""What the keys of the window reach: whatever fills it, with a register or without."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from forumdesk.domain.errors import KnownError
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.message_bar import Act, Message, MessageBar
from forumdesk.gui.words import Words
from forumdesk.services.meanwhile import ChangedMeanwhileError

T = TypeVar("T")
V = TypeVar("V")


class Screen(QWidget):
    """Does deeds and says their errors in place, sets its texts live, answers the window's acts.

    Subclasses build their widgets in ``__init__`` below ``self.column`` and override :meth:`retranslate`,
    :meth:`reload` and the acts that they have.
    """

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self.theme, self.words = theme, words
        self.message_bar = MessageBar(theme)
        self.message_bar.hide()
        self.message_bar.dismissed.connect(self.take_focus)
        self._told: tuple[KnownError, Message] | None = None
        self._unread: KnownError | None = None
        self._meanwhile: tuple[KnownError, Callable[[], object], Callable[[], object]] | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        words.changed.connect(self._said_anew)

    def retranslate(self) -> None:
        """Set every text in the language in use."""

    def reload(self) -> None:
        """Read again what is shown, and show it."""

    def main_act(self) -> None:
        """The page's one filled button (Ctrl+Enter)."""

    def add(self) -> None:
        """Add what this page holds (Ctrl+N)."""

    def find_here(self) -> None:
        """Go to the find field (Ctrl+F)."""

    def sort(self) -> None:
        """Choose the order of the list (F3)."""

    def edit_selected(self) -> None:
        """Edit what is selected (F2)."""

    def next_problem(self, step: int) -> None:
        """Go to the next or previous problem (F7, Shift+F7)."""

    def record(self) -> None:
        """Record the decision in hand (F9)."""

    def next_speaker(self) -> None:
        """Give the floor to the next speaker (F4)."""

    def print_out(self) -> None:
        """Print (Ctrl+P)."""

    def print_several(self) -> None:
        """Print several documents together (Ctrl+Shift+P)."""

    def take_focus(self) -> None:
        """Put the focus where work starts."""

    def perform(self, deed: Callable[[], T]) -> T | None:
        """Do a deed; an expected error is said in place and None comes back. A success clears the last one."""
        try:
            result = deed()
        except KnownError as error:
            self.show_error(error)
            return None
        self.message_bar.clear()
        return result

    def perform_on(self, seen: V, deed: Callable[[V], T], *, theirs: Callable[[], object]) -> T | None:
        """Do a deed on what the person saw, as :meth:`perform`; let them choose where it was changed meanwhile.

        ``deed`` gets what was seen, or what is kept now once the person has chosen their own; ``theirs`` shows what
        is kept now in its place.
        """
        try:
            result = deed(seen)
        except ChangedMeanwhileError as error:
            current = error.current
            self.offer(error, mine=lambda: self.perform_on(current, deed, theirs=theirs), theirs=theirs)
            return None
        except KnownError as error:
            self.show_error(error)
            return None
        self.message_bar.clear()
        return result

    def offer(
        self, error: ChangedMeanwhileError, *, mine: Callable[[], object], theirs: Callable[[], object]
    ) -> None:
        """Say that somebody else has changed the same, and let the person choose; what they typed stays."""
        self._meanwhile = (error, mine, theirs)
        self.show_error(error)

    def offer_choice(
        self, error: ChangedMeanwhileError, mine: Callable[[], object], theirs: Callable[[], object]
    ) -> None:
        """The same for a part of the page that says it by a signal."""
        self.offer(error, mine=mine, theirs=theirs)

    def _take_choice(self, act: Callable[[], object]) -> None:
        self._meanwhile = None
        self.message_bar.clear()
        act()

    def show_error(self, error: KnownError) -> None:
        """Say an expected error in the page's own message bar, where it can be put away."""
        _ = self.words.gettext
        sentence = self.words.catalogue.sentence(error)
        message = Message(kind="bad", sentence=sentence, dismiss=_("Close"))
        if self._meanwhile is not None and self._meanwhile[0] is error:
            _error, mine, theirs = self._meanwhile
            message = Message(
                kind="warn",
                sentence=sentence,
                acts=(
                    Act(text=_("Keep mine"), run=lambda: self._take_choice(mine)),
                    Act(text=_("Take theirs"), run=lambda: self._take_choice(theirs)),
                ),
            )
        self._told = (error, message)
        self.message_bar.show_message(message)

    def inform(self, sentence: str) -> None:
        """Say what came of an act, where it can be put away."""
        dismiss = self.words.gettext("Close")
        self.message_bar.show_message(Message(kind="info", sentence=sentence, dismiss=dismiss))

    def _forget(self, kind: type[KnownError]) -> None:
        """Take away an error of this kind: what it was about is solved."""
        if self._told is not None and isinstance(self._told[0], kind):
            if self.message_bar.message is self._told[1]:
                self.message_bar.clear()
            self._told = None

    def _said_anew(self) -> None:
        self.retranslate()
        if self._told is not None and self.message_bar.message is self._told[1]:
            self.show_error(self._told[0])
        if self.isVisible():
            self._reload_in_place()

    def _reload_in_place(self) -> None:
        """Reload; when the widget that had the focus goes with what it showed, work starts where it does."""
        before = QApplication.focusWidget()
        inside = before is not None and self.isAncestorOf(before)
        self._reload_or_say()
        if inside and not (before is not None and isValid(before) and before.isVisibleTo(self)):
            self.take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        """A page that was hidden during changes reads them when it is shown."""
        self._reload_or_say()

    def _reload_or_say(self) -> None:
        """Reload; what cannot be read is said in place, as when sealed records were altered."""
        try:
            self.reload()
        except KnownError as error:
            self._unread = error
            self.show_error(error)
            return
        if self._unread is not None:
            solved, self._unread = self._unread, None
            if self._told is not None and self._told[0] is solved:
                self._forget(type(solved))
