"""The page of the decisions: a new one is made, those taken are read, the rules of the body stand beside."""

from dataclasses import replace
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from forumdesk.domain.adoption import adopted_rows
from forumdesk.domain.bodies import Body, BodyRules
from forumdesk.domain.decisions import Decision, QuestionMissingError
from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.resolutions import ResolutionText
from forumdesk.domain.texts import LocalizedText
from forumdesk.gui.models.page_parts import CONSULTATION, QUESTION_PART
from forumdesk.gui.pages.decisions.bar import DecisionsBar
from forumdesk.gui.pages.decisions.deciding import DecidingView
from forumdesk.gui.pages.decisions.entries import Entries
from forumdesk.gui.pages.decisions.material import show_material
from forumdesk.gui.pages.decisions.refusing import Refusing
from forumdesk.gui.pages.decisions.rules import RulesView
from forumdesk.gui.pages.decisions.showing import show_kept, show_readiness, show_stage
from forumdesk.gui.pages.decisions.subjects import IN_WORDS, About, annullable
from forumdesk.gui.pages.decisions.taken import TakenView
from forumdesk.gui.pages.page import Page
from forumdesk.gui.theme import WIDTH
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.workspace import Workspace
from forumdesk.services.events import (
    AttendanceChanged,
    ConductChanged,
    ConsultationsChanged,
    DecisionsChanged,
    KeepingChanged,
    MeetingsChanged,
    ParticipantsChanged,
    RegisterChanged,
    ResolutionChanged,
)
from forumdesk.services.motions import Motion

DECIDE: Final = "decide"
TAKEN: Final = "taken"
RULES: Final = "rules"


class DecisionsPage(Page):
    """Records decisions in every mode, seals, withdraws and annuls them. Emits ``page_asked(key)``."""

    concerns: ClassVar[tuple[type[RegisterChanged], ...]] = (
        DecisionsChanged,
        ResolutionChanged,
        ParticipantsChanged,
        AttendanceChanged,
        ConductChanged,
        ConsultationsChanged,
        KeepingChanged,
        MeetingsChanged,
    )
    page_asked = Signal(str)

    def __init__(self, workspace: Workspace, meeting_id: MeetingId) -> None:
        super().__init__(workspace, meeting_id)
        self._text = ResolutionText(meeting_id=meeting_id)
        self._taken: tuple[Decision, ...] = ()
        self._body: Body | None = None
        self._chosen_view = ""
        self.bar = DecisionsBar(self.theme, self.words)
        self.entries = Entries(workspace, meeting_id)
        self.deciding = DecidingView(self.theme, self.words, self.entries, self.message_bar)
        self.taken = TakenView(workspace, meeting_id)
        self.rules_view = RulesView(workspace)
        self.rules_view.part.clashed.connect(self.offer_choice)
        self._views = {DECIDE: self.deciding, TAKEN: self.taken, RULES: self.rules_view}
        self._stack = QStackedWidget()
        self.voices, self.grid = self.entries.voices, self.entries.grid
        self.taken_model, self.taken_table = self.taken.model, self.taken.table
        self.open_bar, self.kept_bar = self.taken.open_bar, self.deciding.kept_bar
        view = self.deciding
        self.ready_bar, self.tally_panel, self.subject_strip = (
            view.ready_bar,
            view.tally_panel,
            view.subject_strip,
        )
        self.rest_button, self.call_button, self.foot = view.rest_button, view.call_button, view.foot
        self.voters_label, self.empty_page, self.adopted_page = (
            view.voters_label,
            view.empty_page,
            view.adopted_page,
        )
        self.refusing = Refusing(self)
        self._arrange()
        self._connect()
        self.retranslate()

    def _arrange(self) -> None:
        for view in self._views.values():
            self._stack.addWidget(view)
        self.column.addWidget(self.bar)
        self.column.addWidget(self._stack, 1)
        for name in (
            "bar", "taken_table", "open_bar", "kept_bar", "ready_bar", "message_bar", "grid", "tally_panel",
            "rest_button", "call_button", "voters_label", "foot", "empty_page", "adopted_page", "subject_strip",
        ):  # fmt: skip
            getattr(self, name).setObjectName(name)

    def _connect(self) -> None:
        self.bar.record_asked.connect(self.record)
        self.bar.subject_changed.connect(self._subject_changed)
        self.bar.mode_changed.connect(self._mode_changed)
        self.bar.view_switch.chosen.connect(self.show_view)
        self.deciding.call_button.clicked.connect(self._begin_calling)
        self.deciding.page_asked.connect(self.page_asked)
        self.deciding.tally_panel.rules_asked.connect(partial(self.show_view, RULES))
        self.entries.changed.connect(self._entries_changed)
        self.entries.second_strip.entry_chosen.connect(lambda _second: self._show_standing())
        self.entries.silence.consultation_asked.connect(lambda: self.page_asked.emit(CONSULTATION))
        self.entries.election.post_proposed.connect(self.deciding.subject_strip.texts.set_text)
        self.message_bar.dismissed.connect(self._put_away)
        self.taken.seal_asked.connect(self.seal)
        self.taken.withdraw_asked.connect(self.withdraw)
        self.taken.annul_asked.connect(self.annul)
        self.taken.failed.connect(self.taken.say)
        self.taken.deeds.clashed.connect(self.offer_choice)

    # what a page does

    def retranslate(self) -> None:
        """Set every text in the language in use."""
        self.bar.retranslate()
        self.deciding.retranslate()
        self.entries.retranslate()
        self.taken.retranslate()
        self.rules_view.retranslate()
        self._name_views()
        self.refusing.say_again()

    def reload(self) -> None:
        """Read decisions, text and voters again; the answers already given stay."""
        self._text = self.register.resolutions.text(self.meeting_id)
        self._taken = self.register.decisions.decisions(self.meeting_id)
        self._body = self.register.meetings.body(self.register.meetings.meeting(self.meeting_id).body_id)
        self.bar.show_rules(self.rules)
        adopted = adopted_rows(self._taken)
        open_ones = [one for one in self._text.recommendations() if one.id not in adopted]
        annuls = bool(annullable(self._taken))
        self.bar.show_open(open_ones, whole_possible=not adopted, annuls_possible=annuls)
        self.deciding.subject_strip.show_decisions(self._taken, self._text)
        self._show_entries()
        self.taken.show_decisions(self._taken, self._text)
        show_kept(self, self._taken)
        self._show_view()
        self.refusing.say_elsewhere()

    @property
    def rules(self) -> BodyRules:
        """The rules that hold."""
        return self._body.rules if self._body is not None else BodyRules()

    def main_act(self) -> None:
        """Record the decision in hand."""
        self.record()

    def next_problem(self, step: int) -> None:
        """Go to the next voter who is not *for* and not absent, round the end."""
        if self.view == DECIDE and self.voices.voters and self.entries.calls:
            self.deciding.next_problem(step)

    def take_focus(self) -> None:
        """Put the focus where work starts."""
        if self.view == TAKEN:
            self.taken_table.setFocus()
        elif self.view == RULES:
            self.rules_view.take_focus()
        elif not self.deciding.is_possible:
            self.deciding.take_focus()
        elif self.bar.about in IN_WORDS and not self.deciding.subject_strip.told.words:
            self.deciding.subject_strip.take_focus()
        else:
            self.deciding.stand_at(self.deciding.voter_in_hand)
            self.entries.take_focus()

    # views

    @property
    def view(self) -> str:
        """Which view is in sight."""
        return next(key for key, view in self._views.items() if view is self._stack.currentWidget())

    def show_view(self, key: str) -> None:
        """Show a view because a person asks for it."""
        self._chosen_view = key
        self._show_view()
        self.take_focus()

    def show_part(self, name: str) -> None:
        """Begin what is asked for by name: a decision on a question in words, or a view."""
        if name == QUESTION_PART:
            self.bar.choose_about(About.QUESTION)
            name = DECIDE
        self.show_view(name)

    def _show_view(self) -> None:
        """Show what was chosen; else what is to be done next."""
        done = bool(self._taken) and not self.bar.chosen and self.bar.about is About.TEXT
        key = self._chosen_view or (TAKEN if done else DECIDE)
        if key == RULES and self._body is not None:
            self.rules_view.show_body(self._body, self.register.participants.counts(self.meeting_id).entitled)
        self._stack.setCurrentWidget(self._views[key])
        self.bar.show_deciding(key == DECIDE)
        self._name_views()

    def _name_views(self) -> None:
        _ = self.words.gettext
        count = f" {len(self._taken)}" if self._taken else ""
        choices = [
            Choice(key=DECIDE, text=_("New decision")),
            Choice(key=TAKEN, text=self.words.pgettext("decisions", "Taken") + count),
            Choice(key=RULES, text=self.words.pgettext("body", "Rules"), name=_("Rules of the body")),
        ]
        self.bar.show_views(choices, self.view, name=_("View of the decisions"))

    def show_error(self, error: KnownError) -> None:
        """Say over the grid what cannot be recorded, mark who stands in the way, and go to what leads out."""
        self.refusing.say(error)

    def _put_away(self) -> None:
        self.refusing.solved()

    # deeds

    def record(self) -> None:
        """Record what is chosen, with the answers and numbers as they stand."""
        self.record_motion()

    def record_motion(self, *, despite_clock: bool = False) -> None:
        """Record; with ``despite_clock`` though the clock was set back."""
        if self.view != DECIDE:
            self.show_view(DECIDE)
            return
        if not self.deciding.is_possible or self.entries.has_odd:
            return
        if self.bar.about in IN_WORDS and not self.subject_strip.told.words:
            self.show_error(QuestionMissingError())  # without words a motion would be one on the text
            return
        if self.entries.needs_second:
            self._try_first()
            return
        motion = replace(self._motion(), despite_clock=despite_clock)
        if self.perform(lambda: self.register.decisions.record(self.meeting_id, motion)) is not None:
            self._begin_anew()

    def _try_first(self) -> None:
        """Refuse what the first entry alone forbids, then ask for the second one."""
        motion = self._motion()
        again = replace(motion, second_voices=motion.voices, second_counts=motion.counts)
        if self.perform(lambda: self.register.decisions.judge(self.meeting_id, again)) is not None:
            self.refusing.solved()
            self.entries.begin_second()
            self.bar.set_comparing(True)

    def _motion(self) -> Motion:
        about, told = self.bar.about, self.deciding.subject_strip.told
        return Motion(
            mode=self.bar.mode,
            on=self.bar.subject if about is About.TEXT else None,
            question=told.words if about in IN_WORDS else LocalizedText(),
            annuls=told.annuls if about is About.ANNULMENT else None,
            **self.entries.fields(),
        )

    def _begin_anew(self) -> None:
        self.refusing.solved()
        self._chosen_view = ""
        self.entries.clear()
        self.bar.set_comparing(False)
        self.deciding.subject_strip.clear()
        self.bar.begin_anew()
        self.reload()
        self.take_focus()

    def seal(self) -> None:
        """Close every recorded decision for ever."""
        if self.perform(lambda: self.register.decisions.seal(self.meeting_id)) is not None:
            self.reload()
            self.take_focus()

    def withdraw(self) -> None:
        """Take back the decision that was recorded last and is not sealed."""
        self._chosen_view = ""
        self.perform(lambda: self.register.decisions.withdraw(self.meeting_id))
        self.reload()
        self.take_focus()

    def annul(self, decision: Decision) -> None:
        """Begin the decision that annuls another one."""
        self.bar.choose_about(About.ANNULMENT)
        self.deciding.subject_strip.annulled_choice.set_kept(decision.id, anew=True)
        self.show_view(DECIDE)
        self.deciding.subject_strip.texts.take_focus()

    def _begin_calling(self) -> None:
        self.voices.begin_calling()
        self.deciding.stand_at(None)
        self.grid.setFocus()

    # showing

    def _subject_changed(self) -> None:
        self._show_entries()
        if self.bar.about in IN_WORDS:
            self.deciding.subject_strip.take_focus()

    def _mode_changed(self) -> None:
        self.refusing.solved()
        self.bar.set_comparing(False)
        self._show_entries()

    def _show_entries(self) -> None:
        """Show what is entered in the mode in hand, for the subject in hand."""
        current = self.deciding.voter_in_hand
        self.entries.show_mode(self.bar.mode, self.rules)
        self.deciding.subject_strip.ask(self.bar.about)
        assert self._body is not None
        show_material(self, self._body, self.bar.chosen)
        self._set_columns()
        self.deciding.stand_at(current)
        show_stage(self, self._text)
        self.deciding.retranslate()
        show_readiness(self, self._text)
        self._show_standing()

    def _entries_changed(self) -> None:
        self.refusing.answered()
        self._show_standing()

    def _show_standing(self) -> None:
        if not self.voices.voters:
            return
        standing = self.entries.standing
        self.tally_panel.show_standing(standing, self.rules)
        self.entries.counts.show_voters(standing.tally.taking_part)
        self.entries.election.counts.show_voters(standing.tally.taking_part)
        tally = standing.tally
        self.entries.chair_strip.show_tie(tally.voices_for if standing.is_tie else None)

    def _set_columns(self) -> None:
        narrow = self.window().width() < WIDTH.narrow_window
        current = self.deciding.voter_in_hand
        self.voices.set_columns(1 if narrow else 2)
        if current is not None:
            self.deciding.stand_at(current)
        self.bar.set_narrow(narrow)
        self.rest_button.set_key("Ctrl+Shift+Enter", shown=not narrow)
        self.tally_panel.set_hint_shown(not narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the voters in one or two columns."""
        super().resizeEvent(event)
        self._set_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F9 records on this page; a held key does not record twice."""
        if event.key() == Qt.Key.Key_F9 and not event.modifiers():
            if not event.isAutoRepeat():
                self.record()
            return
        super().keyPressEvent(event)
