"""Keeps the hall's scenes true: what is prepared follows the meeting, what is shown stays about its subject."""

from dataclasses import replace
from datetime import time
from enum import StrEnum
from typing import Final

from forumdesk.domain.agenda import AgendaItem, ItemKind
from forumdesk.domain.conduct import MeetingState
from forumdesk.domain.errors import N_
from forumdesk.gui.conduct.hall_scenes import HallScenes
from forumdesk.gui.conduct.state import ConductState
from forumdesk.gui.hall.operator import Hall, HallState
from forumdesk.gui.hall.scenes import (
    BlankScene,
    Clock,
    ItemScene,
    PauseScene,
    PresenceScene,
    ResultScene,
    Scene,
    SpeakerScene,
    TextScene,
    VotingScene,
    WelcomeScene,
)
from forumdesk.gui.words import Words
from forumdesk.services.register import Register


class SceneKind(StrEnum):
    """What can be prepared."""

    ITEM = "item"
    SPEAKER = "speaker"
    TEXT = "text"
    VOTING = "voting"
    PRESENCE = "presence"
    RESULT = "result"
    WELCOME = "welcome"
    PAUSE = "pause"


SCENE_NAMES: Final[dict[SceneKind, str]] = {
    SceneKind.ITEM: N_("Agenda item"),
    SceneKind.SPEAKER: N_("Speaker and clock"),
    SceneKind.TEXT: N_("Text of the recommendation"),
    SceneKind.VOTING: N_("The vote is on"),
    SceneKind.PRESENCE: N_("Presence and quorum"),
    SceneKind.RESULT: N_("Result of the decision"),
    SceneKind.WELCOME: N_("Welcome"),
    SceneKind.PAUSE: N_("Break"),
}
_SHORT: Final[dict[type[Scene], str]] = {
    SpeakerScene: N_("speaker"),
    TextScene: N_("text"),
    VotingScene: N_("vote"),
    PresenceScene: N_("presence"),
    ResultScene: N_("result"),
    WelcomeScene: N_("welcome"),
    PauseScene: N_("break"),
    BlankScene: N_("blank"),
}


class HallKeeper:
    """Prepares scenes of one meeting for its hall."""

    def __init__(self, hall: Hall, register: Register, state: ConductState) -> None:
        self._hall, self._register, self._state = hall, register, state
        self._scenes = HallScenes(state.body.rules.languages)
        hall.set_meeting(state.meeting.title, state.zone)

    @property
    def hall(self) -> Hall:
        """The hall that is kept."""
        return self._hall

    def scene(self, kind: SceneKind) -> Scene | None:
        """The scene of a kind as it is now; None where there is nothing to show."""
        state = self._state
        item = state.item
        match kind:
            case SceneKind.WELCOME:
                return self._scenes.welcome(state.body, state.meeting, self._emblem())
            case SceneKind.PRESENCE:
                return self._scenes.presence(state.quorum) if state.quorum.entitled else None
            case SceneKind.PAUSE:
                return self._scenes.pause(self._until(), self._emblem())
            case SceneKind.ITEM:
                return self._scenes.item(item) if item is not None else None
            case SceneKind.SPEAKER:
                return self._speaker(item)
            case SceneKind.TEXT:
                text = next(iter((*state.open_recommendations, *state.recommendations)), None)
                return self._scenes.text(text) if text is not None else None
            case SceneKind.VOTING:
                open_ones = state.open_recommendations
                return self._scenes.voting(state.putting.mode, open_ones) if open_ones else None
            case SceneKind.RESULT:
                return self._result()

    def prepare(self, kind: SceneKind) -> bool:
        """Make a scene ready; False where there is nothing to show."""
        scene = self.scene(kind)
        if scene is not None:
            self._hall.prepare(scene)
        return scene is not None

    def refresh(self, *kinds: SceneKind) -> None:
        """Bring what is prepared or on the screen up to date, as far as it is still about the same."""
        for kind in kinds:
            if kind is SceneKind.SPEAKER:
                self._stop_clock()
            scene = self.scene(kind) if self._is_used(kind) else None
            if scene is not None:
                self._hall.refresh(scene)

    def shown(self, words: Words) -> str:
        """What the hall sees, in a word or two; empty for nothing."""
        _ = words.gettext
        scene = self._hall.on_screen
        if self._hall.state is HallState.LOST:
            return _("screen lost")
        if scene is None or self._hall.state is HallState.OFF:
            return ""
        if self._hall.is_blank:
            return _(_SHORT[BlankScene])
        if isinstance(scene, ItemScene):
            return _("item {number}").format(number=scene.number)
        return _(_SHORT[type(scene)])

    def _is_used(self, kind: SceneKind) -> bool:
        types = {
            SceneKind.ITEM: ItemScene,
            SceneKind.SPEAKER: SpeakerScene,
            SceneKind.TEXT: TextScene,
            SceneKind.VOTING: VotingScene,
            SceneKind.PRESENCE: PresenceScene,
            SceneKind.RESULT: ResultScene,
            SceneKind.WELCOME: WelcomeScene,
            SceneKind.PAUSE: PauseScene,
        }
        return any(isinstance(one, types[kind]) for one in (self._hall.on_screen, self._hall.prepared))

    def _speaker(self, item: AgendaItem | None) -> Scene | None:
        queued = self._state.queue.speaking
        if item is None or queued is None:
            return None
        return self._scenes.speaker(queued, item, self._state.clock.shift)

    def _stop_clock(self) -> None:
        """Whoever is on the screen and speaks no more has a clock that stands."""
        now = self._register.clock()
        current = self.scene(SceneKind.SPEAKER)
        for scene in (self._hall.on_screen, self._hall.prepared):
            if not isinstance(scene, SpeakerScene) or not scene.clock.running:
                continue
            if current is None or current.subject != scene.subject:
                stopped = Clock(already=scene.clock.elapsed(now), limit=scene.clock.limit)
                self._hall.refresh(replace(scene, clock=stopped))

    def _result(self) -> Scene | None:
        state = self._state
        decision = state.decision or next(iter(reversed(state.decisions)), None)
        if decision is None:
            return None
        decided = [one for one in state.text.recommendations() if one.id in decision.subject]
        return self._scenes.result(state, decision, decided)

    def _emblem(self) -> bytes | None:
        return self._register.meetings.emblem(self._state.body.id)

    def _until(self) -> time | None:
        """When a break on the agenda is expected to end."""
        state = self._state
        current = state.current
        if current is None or current.kind is not ItemKind.BREAK or state.state is MeetingState.CLOSED:
            return None
        slot = state.slots.get(current.id)
        return slot.end.time().replace(second=0, microsecond=0) if slot is not None and slot.end else None
