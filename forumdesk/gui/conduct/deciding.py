"""What F9 does: records the decision in the chosen way, or goes to what the way still needs."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from forumdesk.domain.double_entry import EntriesDifferError
from forumdesk.domain.errors import KnownError
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.voices import AbsentVoiceError, RecusedVoiceError, Voice, Voter
from forumdesk.domain.voting import Counts, VoicesError
from forumdesk.gui.conduct.layout import ConductLayout
from forumdesk.gui.conduct.showing import Showing
from forumdesk.gui.conduct.state import ConductState
from forumdesk.gui.models.mode_words import ELSEWHERE
from forumdesk.gui.models.page_parts import QUESTION
from forumdesk.services.register import Register

Perform = Callable[[Callable[[], object]], object]


class Deciding:
    """The acts of the decision panel and of the roll call; refusals go where ``perform`` says them."""

    def __init__(
        self,
        register: Register,
        state: ConductState,
        parts: ConductLayout,
        showing: Showing,
        perform: Perform,
        ask_page: Callable[[str], None],
    ) -> None:
        self._register, self._state, self._parts = register, state, parts
        self._showing, self._perform, self._ask_page = showing, perform, ask_page
        self.began: Callable[[], None] | None = None
        """Told when a vote begins: the hall is given its picture."""
        self.is_recording = False
        """Whether a refusal that is said now is one of a decision."""
        panel, calling = parts.panel, parts.calling
        panel.modes.chosen.connect(self.choose)
        panel.roll_asked.connect(self.toggle_roll)
        panel.fields.typed.connect(self._count)
        panel.question_asked.connect(lambda: ask_page(QUESTION))
        panel.second_by.named.connect(self._name_second)
        panel.second_by.finished.connect(self._begin_again)
        panel.fields.finished.connect(lambda: panel.button.setFocus(Qt.FocusReason.OtherFocusReason))
        calling.changed.connect(self._called)
        calling.refused.connect(self._refuse)
        calling.left.connect(self.close_roll)

    @property
    def _shown_ready(self) -> bool:
        shown = self._parts.panel.shown
        return shown is not None and not shown.reason and shown.is_left and not self._parts.panel.is_recorded

    # the way to decide

    def choose(self, mode: AdoptionMode) -> None:
        """Put the question another way."""
        panel = self._parts.panel
        if panel.shown is None or panel.is_recorded or mode is self._state.putting.mode:
            return
        self._state.putting.choose(mode)
        if self._state.putting.voices is None:
            self.close_roll()
        self._show()

    def step(self, step: int) -> None:
        """Go to the way before or after."""
        self.choose(self._state.putting.stepped(step))

    # F9

    def record(self) -> None:
        """Record; or begin to call or to count; or go to what forbids it."""
        panel, putting = self._parts.panel, self._state.putting
        if not self._shown_ready:
            panel.focus_reason()
        elif putting.mode in ELSEWHERE:
            self._ask_page("decisions")
        elif putting.mode is AdoptionMode.RECORDED and putting.voices is None:
            self.open_roll()
        elif putting.mode is AdoptionMode.COUNTED and putting.counts is None:
            self.enter_counts()
        else:
            self._record()

    def record_by_chair(self, voice: Voice) -> None:
        """Record equal voices as the chair decides them."""
        self._record(chair=voice)

    def record_despite_clock(self) -> None:
        """Record though the computer's clock was set back; that is kept with the decision."""
        self._record(despite_clock=True)

    def _record(self, *, chair: Voice | None = None, despite_clock: bool = False) -> None:
        state, parts = self._state, self._parts
        parts.notes.keep_now()
        rows = [one.id for one in state.open_recommendations]
        motion = state.putting.motion(rows, state.standing.current, chair=chair, despite_clock=despite_clock)
        self.is_recording = True
        kept = self._perform(lambda: self._register.decisions.record(state.meeting.id, motion))
        self.is_recording = False
        if kept is None:
            return
        state.putting.start_anew()
        self.close_roll()
        self._show()
        parts.panel.button.setFocus(Qt.FocusReason.OtherFocusReason)

    # counting

    def enter_counts(self) -> None:
        """Type the counts."""
        self._begin()
        self._parts.panel.fields.take_focus()

    def _count(self, counts: Counts | None) -> None:
        self._state.putting.touched = True
        self._state.putting.counts = counts
        self._show()

    # calling

    def toggle_roll(self) -> None:
        """Call by name, or go back to the text."""
        shown = self._parts.panel.shown
        if not self._parts.calling.isHidden():
            self.close_roll()
        elif shown is not None and shown.by_name:
            self.open_roll()
        else:
            self._parts.panel.focus_reason()

    def open_roll(self) -> None:
        """Call by name; answers given before stand."""
        putting, calling = self._state.putting, self._parts.calling
        self.read_voters()
        if putting.voices is None:
            calling.begin(asking=putting.mode is AdoptionMode.RECORDED)
            putting.call(calling.model.voices)
        self._begin()
        putting.is_calling = True
        self._parts.show_calling(True)
        calling.take_focus()
        calling.next_silent()
        self._show()

    def close_roll(self) -> None:
        """Go back to the text; what was answered stays."""
        if self._parts.calling.isHidden():
            return
        self._parts.show_calling(False)
        putting, model = self._state.putting, self._parts.calling.model
        putting.is_calling = False
        if putting.mode is AdoptionMode.UNANIMOUS and set(model.voices.values()) <= _NO_EXCEPTION:
            putting.voices = None  # nobody made an exception: who comes later is for as well
        self._show()
        self._parts.agenda.setFocus(Qt.FocusReason.OtherFocusReason)

    def answer_rest(self) -> None:
        """All other present are *for*."""
        if self._parts.calling.isHidden():
            self.open_roll()
        self._parts.calling.answer_rest()

    def read_voters(self) -> None:
        """Who is called now: somebody came or left, or takes no part."""
        decisions, meeting = self._register.decisions, self._state.meeting.id
        apart = dict.fromkeys(decisions.recused(meeting), Voice.RECUSED)
        apart |= dict.fromkeys(decisions.away(meeting), Voice.ABSENT)
        language = self._parts.calling_language
        self._parts.calling.show_voters(decisions.voters(meeting, language), apart)

    def follow(self) -> None:
        """Presence has changed while the roll is called."""
        if self._state.putting.voices is not None:
            self.read_voters()
            self._state.putting.call(self._parts.calling.model.voices)

    def question_changed(self) -> None:
        """Another item, or what was put is decided: its roll call is over."""
        if self._state.putting.voices is None:
            self.close_roll()

    def _called(self, voices: dict[object, Voice]) -> None:
        if self._state.putting.voices is not None:
            self._state.putting.call(voices)  # type: ignore[arg-type]
            self._show()

    def _refuse(self, voter: Voter, standing: Voice) -> None:
        """Say that somebody absent or recused gives no answer, and what leads out."""

        def refused() -> None:
            if standing is Voice.ABSENT:
                raise AbsentVoiceError(name=voter.label)
            item = self._state.current
            raise RecusedVoiceError(name=voter.label, number=item.number if item is not None else "")

        self._perform(refused)

    def enter_again(self) -> None:
        """The second entry of the vote, by somebody else."""
        self._state.putting.enter_again()
        self._show()
        self._parts.panel.second_by.take_focus()

    def _name_second(self, name: str) -> None:
        self._state.putting.second_by = name

    def _begin_again(self) -> None:
        """The second person has said who it is, and begins."""
        if self._state.putting.mode is AdoptionMode.COUNTED:
            self.enter_counts()
        else:
            self._parts.calling.begin(asking=True)
            self.open_roll()

    def enter_both_anew(self) -> None:
        """The two entries differ: both are made again."""
        putting = self._state.putting
        putting.first, putting.voices, putting.counts = None, None, None
        putting.second_by = ""
        self._show()
        self.record()

    def name_in_the_way(self, error: KnownError) -> None:
        """Show in the roll call whom a refusal names."""
        calling = self._parts.calling
        if isinstance(error, VoicesError):
            calling.name([voter.id for voter, _voice in error.standing_in_the_way])
        elif isinstance(error, EntriesDifferError):
            named = {one.voter for one in error.differences}
            calling.name([one.id for one in calling.model.voters if one.label in named])

    def _begin(self) -> None:
        self._state.putting.begin(self._register.clock())
        self._show()
        if self.began is not None:
            self.began()

    def _show(self) -> None:
        self._showing.decision()
        self._showing.chair()


_NO_EXCEPTION = {Voice.FOR, Voice.ABSENT, Voice.RECUSED}
