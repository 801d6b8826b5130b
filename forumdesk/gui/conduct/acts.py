"""What can be done with a meeting and its items, and which of it is the next thing to do."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from forumdesk.domain.conduct import ItemState, MeetingState
from forumdesk.domain.identifiers import AgendaItemId
from forumdesk.gui.conduct import keys
from forumdesk.gui.conduct.state import ConductState
from forumdesk.gui.words import Words
from forumdesk.services.conduct import Conduct

Perform = Callable[[Callable[[], object]], object]


class GoOn(Enum):
    """The next thing to do."""

    OPEN = "open"
    RESUME = "resume"
    RESUME_ITEM = "resume_item"
    NEXT = "next"
    CLOSE = "close"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """An act of the menu; None for ``run`` is a line between groups."""

    text: str = ""
    key: str = ""
    run: Callable[[], object] | None = None


class ConductActs:
    """The acts of one meeting; refusals go where ``perform`` says them."""

    def __init__(self, conduct: Conduct, state: ConductState, perform: Perform) -> None:
        self._conduct, self._state, self._perform = conduct, state, perform
        self._meeting = state.meeting.id

    def coming(self) -> GoOn:
        """What "go on" does now."""
        state = self._state
        if state.state in (MeetingState.NOT_OPENED, MeetingState.CLOSED):
            return GoOn.OPEN
        if state.state is MeetingState.SUSPENDED:
            return GoOn.RESUME
        current = state.current
        if current is not None and state.item_state(current) is ItemState.SUSPENDED:
            return GoOn.RESUME_ITEM
        return GoOn.NEXT if state.next is not None else GoOn.CLOSE

    def words(self, words: Words) -> str:
        """What "go on" does now, on its button."""
        _, state = words.gettext, self._state
        match self.coming():
            case GoOn.OPEN:
                again = state.state is MeetingState.CLOSED
                return _("Open the next sitting") if again else _("Open the meeting")
            case GoOn.RESUME:
                return _("Resume the meeting")
            case GoOn.RESUME_ITEM:
                current = state.current
                return _("Resume item {number}").format(number=current.number if current else "")
            case GoOn.NEXT:
                following = state.next
                number = following.number if following is not None else ""
                begins = state.current is None
                return (_("Begin item {number}") if begins else _("Next: item {number}")).format(
                    number=number
                )
            case GoOn.CLOSE:
                return _("Close the meeting")

    def go_on(self) -> None:
        """Do the next thing: open, begin an item, resume, close."""
        self._state.read_course()
        current = self._state.standing.current
        match self.coming():
            case GoOn.OPEN:
                self._perform(lambda: self._conduct.open(self._meeting))
            case GoOn.RESUME:
                self._perform(lambda: self._conduct.resume(self._meeting))
            case GoOn.RESUME_ITEM if current is not None:
                self._perform(lambda: self._conduct.resume_item(current))
            case GoOn.CLOSE:
                self.close()
            case _:
                self._perform(lambda: self._conduct.next(self._meeting))

    def close(self) -> None:
        """Close the meeting; what is under way ends."""
        self._perform(lambda: self._conduct.close(self._meeting))

    def interrupt(self) -> None:
        """Suspend the meeting, or resume it."""
        self._state.read_course()
        suspended = self._state.state is MeetingState.SUSPENDED
        act = self._conduct.resume if suspended else self._conduct.suspend
        self._perform(lambda: act(self._meeting))

    def item_clock(self) -> None:
        """Suspend the current item, or resume it."""
        current = self._state.current
        if current is None:
            return
        under_way = self._state.item_state(current) is ItemState.UNDER_WAY
        act = self._conduct.suspend_item if under_way else self._conduct.resume_item
        self._perform(lambda: act(current.id))

    def start(self, item_id: AgendaItemId) -> None:
        """Go to an item, on or back."""
        if item_id != self._state.standing.current or self.coming() is GoOn.RESUME_ITEM:
            self._perform(lambda: self._conduct.start(item_id))

    def defer(self, item_id: AgendaItemId | None) -> None:
        """Put off an item; None for the one in sight."""
        wanted = item_id or (self._state.item.id if self._state.item is not None else None)
        if wanted is not None:
            self._perform(lambda: self._conduct.defer(wanted))

    def end_now(self) -> None:
        """End the current item now."""
        current = self._state.standing.current
        if current is not None:
            self._perform(lambda: self._conduct.end(current))

    def offered(self, words: Words, chosen: AgendaItemId | None) -> list[Offered]:
        """The acts that are possible now, for the menu; `chosen` is where the agenda's cursor stands."""
        _, state = words.gettext, self._state
        is_open = state.state in (MeetingState.UNDER_WAY, MeetingState.SUSPENDED)
        offered = [Offered(text=self.words(words), key=keys.GO_ON, run=self.go_on)]
        if state.state is MeetingState.UNDER_WAY:
            offered.append(Offered(text=_("Suspend the meeting"), key=keys.BREAK, run=self.interrupt))
        if is_open and self.coming() is not GoOn.CLOSE:
            offered.append(Offered(text=_("Close the meeting"), key=keys.CLOSE, run=self.close))
        if state.state is MeetingState.UNDER_WAY:
            offered += self._on_items(words, chosen)
        return offered

    def _on_items(self, words: Words, chosen: AgendaItemId | None) -> list[Offered]:
        _, state = words.gettext, self._state
        current, wanted = state.current, state.find(chosen)
        offered = [Offered()]
        if wanted is not None and wanted.id != state.standing.current:
            number, wanted_id = wanted.number, wanted.id
            begun = state.item_state(wanted) is not ItemState.PLANNED
            text = _("Back to item {number}") if begun else _("Go to item {number}")
            offered.append(
                Offered(text=text.format(number=number), key="Enter", run=lambda: self.start(wanted_id))
            )
        if current is not None:
            number = current.number
            if state.item_state(current) is ItemState.UNDER_WAY:
                text = _("Suspend item {number}").format(number=number)
                offered.append(Offered(text=text, key=keys.ITEM_CLOCK, run=self.item_clock))
            offered.append(Offered(text=_("End item {number} now").format(number=number), run=self.end_now))
            text = _("Defer item {number}").format(number=number)
            offered.append(Offered(text=text, key=keys.DEFER, run=lambda: self.defer(None)))
        return offered
