"""What waits, said at the top of the page: deadlines, consultations that are over, comments without an answer."""

from collections.abc import Callable, Sequence

from forumdesk.domain.notices import Notice
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.message_bar import Act, Message, MessageBar
from forumdesk.gui.words import Words


class ReminderBar(MessageBar):
    """Shows reminders until they are solved; `go_on` leads to the next comment without an answer."""

    def __init__(self, theme: Theme, words: Words, go_on: Callable[[], object]) -> None:
        super().__init__(theme)
        self._words = words
        self._go_on = go_on

    def remind(self, notices: Sequence[Notice], *, waiting: bool) -> None:
        """Say these; `waiting` tells whether there is a comment to go to."""
        if not notices:
            self.clear()
            return
        sentence = " ".join(self._words.catalogue.sentence(one) for one in notices)
        if not self.isHidden() and self.accessibleName() == sentence:
            return  # said already: a screen reader is not told again
        urgent = any(one.code != "consultation.running" for one in notices)
        following = Act(text=self._words.gettext("Next"), run=self._go_on, kind="link", key="F7")
        self.show_message(
            Message(
                kind="warn" if urgent else "info", sentence=sentence, acts=(following,) if waiting else ()
            )
        )
