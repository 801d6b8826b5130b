"""The speakers of the current item: who has the floor, who waits, and how somebody is added."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from forumdesk.domain.people_list import ListedPerson
from forumdesk.domain.speaking import SpeechKind, SpeechState
from forumdesk.gui.conduct.add_speaker import AddSpeaker
from forumdesk.gui.conduct.keys import LIST
from forumdesk.gui.conduct.speaking_card import SpeakingCard
from forumdesk.gui.conduct.waiting_list import WaitingList, WaitingModel, waiting_rows
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import Label, overline
from forumdesk.gui.words import Words
from forumdesk.services.speaking import QueuedSpeech, SpeakersQueue


def holder(queue: SpeakersQueue) -> QueuedSpeech | None:
    """Who has the floor, also while the clock stands; a speaker interrupted by another waits instead."""
    paused = (one for one in queue.waiting if one.speech.state is SpeechState.PAUSED)
    return queue.speaking or next(paused, None)


class Speakers(QWidget):
    """The block of the speakers; its parts emit what is asked.

    Emits `next_asked`, `list_asked` (close the list, open it) and `back_asked` (from the list of another item);
    `adding_shown` once the field that adds was opened or closed.
    """

    next_asked = Signal()
    list_asked = Signal()
    back_asked = Signal()
    adding_changed = Signal(bool)
    adding_shown = Signal()

    def __init__(self, theme: Theme, words: Words, find: Callable[[str], Sequence[ListedPerson]]) -> None:
        super().__init__()
        self._words = words
        self._narrow = False
        self._waits = 0
        self.title = overline(theme)
        self.count = Label(theme, role="caption", token="text2")
        self.list_button = Button(
            theme, kind="flat", icon_name="lock-simple-open", height="target", deed=CHANGE
        )
        self.card = SpeakingCard(theme, words)
        self.model = WaitingModel()
        self.elsewhere = Label(theme, role="small_medium", token="warn", wraps=True)
        self.back_button = Button(theme, kind="flat", icon_name="x", height="target")
        self._elsewhere = Ground(theme, "warn_ground")
        self.waiting = WaitingList(theme, self.model)
        self.waiting.setObjectName("waiting")
        self.empty = Label(theme, role="small", token="text3", wraps=True)
        self.adder = AddSpeaker(theme, words, find)
        self.up_button = Button(theme, kind="flat", icon_name="arrow-up", height="target", deed=CHANGE)
        self.down_button = Button(theme, kind="flat", icon_name="arrow-down", height="target", deed=CHANGE)
        self.remove_button = Button(theme, kind="flat", icon_name="x", height="target", deed=CHANGE)
        self.next_button = Button(theme, icon_name="arrow-right", key="F4", deed=CHANGE)
        self.add_button = Button(theme, kind="flat", icon_name="plus", deed=CHANGE)
        for name in ("next_button", "add_button", "list_button", "back_button", "elsewhere"):
            getattr(self, name).setObjectName(name)
        self._arrange()
        self.next_button.clicked.connect(self.next_asked)
        self.add_button.clicked.connect(lambda: self.adding_changed.emit(True))
        self.list_button.clicked.connect(self.list_asked)
        self.back_button.clicked.connect(self.back_asked)
        self.up_button.clicked.connect(lambda: self.waiting.step(-1))
        self.down_button.clicked.connect(lambda: self.waiting.step(1))
        self.remove_button.clicked.connect(self._remove)
        self.adder.given_up.connect(lambda: self.adding_changed.emit(False))

    @property
    def is_adding(self) -> bool:
        """Whether somebody is being added."""
        return self._stack.currentWidget() is self.adder

    def set_adding(
        self, adding: bool, *, kind: SpeechKind = SpeechKind.DEBATE, keeps_arrivals: bool = False
    ) -> None:
        """Open or close the field that adds."""
        self._stack.setCurrentWidget(self.adder if adding else self._list)
        self.adding_shown.emit()
        self._show_count()
        if adding:
            self.adder.open_for(kind, keeps_arrivals=keeps_arrivals)

    def show_queue(
        self,
        queue: SpeakersQueue,
        listed: SpeakersQueue,
        now: datetime,
        *,
        has_item: bool,
        elsewhere: str = "",
    ) -> None:
        """Show who speaks on the item in sight, and a list of speakers: where it is another's, its number."""
        _, words = self._words.gettext, self._words
        self.setEnabled(has_item)
        held = holder(queue)
        self.card.show_speech(held, now)
        self._show_elsewhere(elsewhere)
        waiting = [one for one in listed.waiting if one is not held]
        self.waiting.show_rows(waiting_rows(waiting, words))
        waits = len(waiting)
        self.waiting.setVisible(bool(waits))
        self.empty.setVisible(not waits)
        self.empty.setText(
            _("The list of speakers is closed.") if listed.list_closed else _("Nobody is waiting.")
        )
        self._waits = waits
        self._show_count()
        closed = (
            _("Open the list of speakers ({key})")
            if listed.list_closed
            else _("Close the list of speakers ({key})")
        )
        self.list_button.set_icon_name("lock-simple" if listed.list_closed else "lock-simple-open")
        self.list_button.set_texts(
            self._words.pgettext("list of speakers", "closed") if listed.list_closed else "",
            name=closed.format(key=LIST),
        )

    def tick(self, now: datetime) -> None:
        """Let the clock show this moment."""
        self.card.tick(now)

    def set_narrow(self, narrow: bool, *, low: bool) -> None:
        """Leave words and small buttons out where room is short."""
        self._narrow = narrow
        self.card.set_narrow(narrow)
        self.adder.hint.setHidden(low)
        self._fit_foot()
        self._show_count()

    def _show_count(self) -> None:
        """How many wait, and what can be done with them; keys alone do it where room is short."""
        said = self._words.ngettext("{count} waiting", "{count} waiting", self._waits).format(
            count=self._waits
        )
        self.count.setText(str(self._waits))
        self.count.setToolTip(said)
        self.count.setAccessibleName(said)
        self.count.setVisible(self._waits > 0)
        for button, least in ((self.up_button, 2), (self.down_button, 2), (self.remove_button, 1)):
            button.setVisible(self._waits >= least and not self._narrow and not self.is_adding)

    def _show_elsewhere(self, number: str) -> None:
        _ = self._words.gettext
        self._elsewhere.setVisible(bool(number))
        if number:
            self.elsewhere.setText(_("List of item {number}, not under way now").format(number=number))
            self.back_button.set_texts("", name=_("Back to the item under way (Esc)"))

    def _fit_foot(self) -> None:
        """Leave out the word of the second button, then key and icon of the first, until both fit."""
        _, icon = self._words.gettext, "arrow-right"
        for word, key, icon_name in ((_("Add"), "F4", icon), ("", "F4", icon), ("", "", icon), ("", "", "")):
            self.next_button.set_icon_name(icon_name)
            self.add_button.set_texts(word, name=_("Add a speaker (Ctrl+N)"))
            self.next_button.set_key(key)
            needed = self.next_button.sizeHint().width() + self.add_button.sizeHint().width() + SPACE.tight
            if needed <= self.width() and not (word and self._narrow):
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the buttons at the foot."""
        super().resizeEvent(event)
        self._fit_foot()

    def retranslate(self) -> None:
        """Set the words."""
        _ = self._words.gettext
        self.title.setText(self._words.pgettext("conduct mode", "Speakers").upper())
        self.waiting.setAccessibleName(_("List of speakers"))
        self.next_button.set_texts(_("Next speaker"))
        self._fit_foot()
        self.up_button.set_texts("", name=_("Move up (Alt+↑)"))
        self.down_button.set_texts("", name=_("Move down (Alt+↓)"))
        self.remove_button.set_texts("", name=_("Take off the list (Del)"))
        self.adder.retranslate()

    def _remove(self) -> None:
        if self.waiting.chosen_id is not None:
            self.waiting.removed.emit(self.waiting.chosen_id)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE.tight)
        head.addWidget(self.title)
        head.addSpacing(SPACE.tight)
        head.addWidget(self.count)
        head.addStretch(1)
        for button in (self.up_button, self.down_button, self.remove_button, self.list_button):
            head.addWidget(button)
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.waiting, 1)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self._list)
        self._stack.addWidget(self.adder)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE.tight)
        foot.addWidget(self.next_button)
        foot.addStretch(1)
        foot.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.tight)
        strip = QHBoxLayout(self._elsewhere)
        strip.setContentsMargins(SPACE.near, 0, 0, 0)
        strip.setSpacing(SPACE.tight)
        strip.addWidget(self.elsewhere, 1)
        strip.addWidget(self.back_button)
        self._elsewhere.hide()
        column.addLayout(head)
        column.addWidget(self.card)
        column.addWidget(self._elsewhere)
        column.addWidget(holder, 1)
        column.addLayout(foot)
