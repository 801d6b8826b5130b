"""What each event of the register brings up to date in conduct mode, and nothing more than that."""

from forumdesk.domain.identifiers import SpeechId
from forumdesk.gui.conduct.deciding import Deciding
from forumdesk.gui.conduct.drawer import Drawer
from forumdesk.gui.conduct.hall_keeper import HallKeeper, SceneKind
from forumdesk.gui.conduct.layout import ConductLayout
from forumdesk.gui.conduct.showing import Showing
from forumdesk.gui.conduct.state import ConductState
from forumdesk.services.events import (
    AttendanceChanged,
    ConductChanged,
    DecisionsChanged,
    PapersChanged,
    RegisterChanged,
    ResolutionChanged,
    SpeakingChanged,
)


class Following:
    """Reads the part that an event is about, shows it, and tells the hall."""

    def __init__(
        self,
        state: ConductState,
        showing: Showing,
        parts: ConductLayout,
        drawer: Drawer,
        keeper: HallKeeper | None,
        deciding: Deciding,
    ) -> None:
        self._state, self._showing, self._parts = state, showing, parts
        self._drawer, self._keeper, self._deciding = drawer, keeper, deciding
        deciding.began = lambda: self._tell_hall(SceneKind.VOTING, prepare=True)
        self._speech: SpeechId | None = None

    def hear(self, event: RegisterChanged) -> bool:
        """Follow an event; False for one that concerns more than a part."""
        match event:
            case AttendanceChanged():
                self._quorum()
            case SpeakingChanged():
                self._queue()
            case ConductChanged():
                self.course()
            case ResolutionChanged() | DecisionsChanged():
                self._texts(decided=isinstance(event, DecisionsChanged))
            case PapersChanged():
                self._showing.text()
            case _:
                return False
        return True

    def course(self) -> None:
        """A sitting, an item, notes, a recusal."""
        before = self._state.standing.current
        self._state.read_course()
        self._state.read_quorum()
        self._state.read_queue()
        self._deciding.follow()
        self._showing.all()
        self._deciding.question_changed()
        item, current = self._state.item, self._state.standing.current
        if current != before:
            item_id = item.id if item is not None else None
            self._parts.agenda.choose(item_id)
            self._drawer.show_item(item_id)
            self._parts.end_form.hide()
        self._tell_hall(SceneKind.ITEM, prepare=current is not None and current != before)
        self._tell_hall(SceneKind.PRESENCE)
        self._tell_hall_speaker()

    def _quorum(self) -> None:
        """Somebody came or left: the count, and the marks of those who wait."""
        self._state.read_quorum()
        self._deciding.follow()
        self._showing.quorum()
        if self._state.queue.waiting or self._state.listed_queue.waiting:
            self._state.read_queue()
            self._showing.queue()
        self._tell_hall(SceneKind.PRESENCE)

    def _queue(self) -> None:
        self._state.read_queue()
        self._showing.queue()
        self._showing.chair()
        self._tell_hall_speaker()

    def _tell_hall_speaker(self) -> None:
        """Whoever is given the floor is prepared; whoever has it keeps a true clock."""
        speaking = self._state.queue.speaking
        before, self._speech = self._speech, speaking.speech.id if speaking is not None else None
        self._tell_hall(SceneKind.SPEAKER, prepare=self._speech is not None and self._speech != before)

    def _texts(self, *, decided: bool) -> None:
        before = self._state.unsealed
        self._state.read_texts()
        self._showing.item()
        self._deciding.question_changed()
        now = self._state.unsealed
        fresh = decided and now is not None and (before is None or before.id != now.id)
        self._tell_hall(SceneKind.RESULT, SceneKind.TEXT, prepare=fresh)

    def _tell_hall(self, *kinds: SceneKind, prepare: bool = False) -> None:
        """Bring scenes up to date; ``prepare`` makes the first of them ready."""
        if self._keeper is None:
            return
        self._keeper.refresh(*kinds)
        if prepare:
            self._keeper.prepare(kinds[0])
