"""How the page of the decisions says refusals: over the grid, with the cells and fields marked that are meant."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from forumdesk.domain.decisions import QuestionMissingError
from forumdesk.domain.double_entry import CountsDifferError, EntriesDifferError
from forumdesk.domain.elections import CandidateTwiceError, VotesAboveError
from forumdesk.domain.errors import KnownError
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.voices import Voice
from forumdesk.domain.voting import BallotsError, CountsAboveError, VoicesError
from forumdesk.gui.pages.decisions.refusal import Ways, decide_here_act, named_in, refusal_message
from forumdesk.gui.theme import WIDTH
from forumdesk.gui.widgets.message_bar import Message

if TYPE_CHECKING:
    from forumdesk.gui.pages.decisions.page import DecisionsPage


class Refusing:
    """Remembers what was refused until it is solved."""

    def __init__(self, page: DecisionsPage) -> None:
        self._page = page
        self._error: KnownError | None = None
        self._elsewhere = False

    def say(self, error: KnownError) -> None:
        """Say what cannot be recorded, mark who or what stands in the way, and go to what leads out."""
        page = self._page
        self._error = error
        page.voices.name([voter.id for voter in named_in(error, page.voices.voters)])
        page.deciding.show_differences(error.differences if isinstance(error, EntriesDifferError) else ())
        self._mark(error)
        self._show(error, focus=True)

    def say_again(self) -> None:
        """Say it in the language in use."""
        if self._elsewhere:
            self.say_elsewhere()
        if self._error is not None and not self._page.message_bar.isHidden():
            self._show(self._error, focus=False)

    def solved(self) -> None:
        """Take away what was said."""
        self._error = None
        self._page.message_bar.clear()
        self._page.deciding.show_differences(())
        self._page.deciding.make_room()

    def say_elsewhere(self) -> None:
        """Say beforehand that another desk records the decisions, unless something else is said."""
        page, _ = self._page, self._page.words.gettext
        batons = page.register.batons
        baton = batons.holder(page.meeting_id) if batons.is_elsewhere(page.meeting_id) else None
        if self._error is not None or (baton is None and not self._elsewhere):
            return
        self._elsewhere = baton is not None
        if baton is None:
            page.message_bar.clear()
            return
        sentence = _("Decisions of this meeting are recorded at desk “{desk}”.").format(desk=baton.desk_name)
        acts = (decide_here_act(page.words, self.decide_here),)
        page.message_bar.show_message(Message(kind="info", sentence=sentence, acts=acts))

    def decide_here(self) -> None:
        """Take the recording of decisions over from another desk."""
        page = self._page
        if page.perform(lambda: page.register.batons.take(page.meeting_id)) is not None:
            self.solved()
            self.say_elsewhere()
            page.take_focus()

    def answered(self) -> None:
        """Take it away once everybody whom it named has answered anew."""
        if isinstance(self._error, VoicesError) and not self._page.voices.named:
            self.solved()

    def _mark(self, error: KnownError) -> None:
        page = self._page
        match error:
            case QuestionMissingError():
                page.subject_strip.refuse(page.words.catalogue.sentence(error))
            case CountsAboveError() | CountsDifferError():
                page.entries.counts.mark_wrong(ballots=False)
            case BallotsError():
                page.entries.ballots_form.mark_wrong(ballots=True)
            case VotesAboveError() | CandidateTwiceError():
                page.entries.election.mark_wrong(error.values["name"])

    def _show(self, error: KnownError, *, focus: bool) -> None:
        page = self._page
        page.deciding.make_room(refused=True)  # before the message asks for more than the window has
        page.message_bar.show_message(refusal_message(error, page.words, self._ways()), focus=focus)

    def _ways(self) -> Ways:
        page = self._page
        return Ways(
            go_to=page.deciding.go_to,
            ask_page=page.page_asked.emit,
            show_rules=partial(page.show_view, "rules"),
            take_focus=self._focus_field,
            change_mode=self._change_mode,
            chair=self._chair_decides,
            despite_clock=lambda: page.record_motion(despite_clock=True),
            answer_rest=self._answer_rest,
            show_taken=partial(page.show_view, "taken"),
            decide_here=self.decide_here,
            rules=page.rules,
            mode=page.bar.mode,
            voters=page.voices.voters,
            narrow=page.width() < page.theme.scaled(WIDTH.narrow_window),
        )

    def _focus_field(self) -> None:
        page = self._page
        if isinstance(self._error, QuestionMissingError):
            page.subject_strip.take_focus()
        elif page.bar.mode is AdoptionMode.WRITTEN_POLL:
            page.entries.poll_strip.deadline.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            page.entries.take_focus()

    def _change_mode(self, mode: AdoptionMode) -> None:
        self.solved()
        self._page.bar.choose_mode(mode)
        self._page.take_focus()

    def _chair_decides(self, voice: Voice) -> None:
        self._page.entries.chair_strip.voice_choice.set_current(voice.value)
        self._page.record()

    def _answer_rest(self) -> None:
        self._page.entries.answer_rest()
        self.solved()
        self._page.take_focus()
