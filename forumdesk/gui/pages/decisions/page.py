"""The page of the decisions: those that were taken, and the roll call for a new one."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from forumdesk.domain.bodies import BodyRules
from forumdesk.domain.decisions import Decision, NotUnanimousError, Voice, Voter
from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.resolutions import ResolutionText
from forumdesk.gui.models.decisions_taken import (
    MODE,
    NUMBER,
    STATE,
    SUBJECT,
    VOICES,
    DecisionsTakenModel,
    line_of,
)
from forumdesk.gui.models.roll_call import ANSWERS, KEYS, NO_ANSWER, RollCallModel
from forumdesk.gui.models.text_rows_lines import hindrance_sentence
from forumdesk.gui.pages.decisions.bar import DecisionsBar
from forumdesk.gui.pages.decisions.refusal import Ways, refusal_message
from forumdesk.gui.pages.decisions.tally import TallyPanel
from forumdesk.gui.pages.page import Page
from forumdesk.gui.theme import SPACE, WIDTH
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.empty_page import EmptyPage
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.message_bar import Act, Message, MessageBar
from forumdesk.gui.widgets.page_bar import PageFoot
from forumdesk.gui.widgets.roll_call_grid import RollCallGrid
from forumdesk.gui.widgets.table_view import TableView
from forumdesk.gui.workspace import Workspace
from forumdesk.services.events import (
    AttendanceChanged,
    ConductChanged,
    DecisionsChanged,
    MeetingsChanged,
    ParticipantsChanged,
    RegisterChanged,
    ResolutionChanged,
)

_ROWS_SHOWN = 3
_LOW = 520  # below this height, at normal text size, a refusal needs the room of what was decided before
_RECORDED = "decision.recorded"


class DecisionsPage(Page):
    """Records unanimous decisions by roll call, seals and withdraws them. Emits ``page_asked(key)``."""

    concerns: ClassVar[tuple[type[RegisterChanged], ...]] = (
        DecisionsChanged,
        ResolutionChanged,
        ParticipantsChanged,
        AttendanceChanged,
        ConductChanged,
        MeetingsChanged,
    )
    page_asked = Signal(str)

    def __init__(self, workspace: Workspace, meeting_id: MeetingId) -> None:
        super().__init__(workspace, meeting_id)
        self._text = ResolutionText(meeting_id=meeting_id)
        self._taken: tuple[Decision, ...] = ()
        self._rules = BodyRules()
        self._error: KnownError | None = None
        self.bar = DecisionsBar(self.theme, self.words)
        self.taken_model = DecisionsTakenModel(self.words)
        self.taken_table = TableView(self.theme, name="", height="row")
        self.taken_table.setModel(self.taken_model)
        self.open_bar = MessageBar(self.theme)
        self.ready_bar = MessageBar(self.theme)
        self.voices = RollCallModel(self.words)
        self.grid = RollCallGrid(self.theme, name="", keys=KEYS)
        self.grid.setModel(self.voices)
        self.tally_panel = TallyPanel(self.theme, self.words)
        self.rest_button = Button(self.theme, kind="link", icon_name="checks", key="Ctrl+Shift+Enter")
        self.call_button = Button(self.theme, kind="link", icon_name="circle")
        self.voters_label = Label(self.theme, role="caption", token="text2")
        self.foot = PageFoot(self.theme)
        self.empty_page = EmptyPage(self.theme, "hand")
        self.adopted_page = EmptyPage(self.theme, "check-circle")
        self._empty_leads_to = "recommendations"
        self._arrange()
        self._connect()
        self.retranslate()

    def _arrange(self) -> None:
        self._calling = Ground(self.theme, "window")
        around = QVBoxLayout(self._calling)
        around.setContentsMargins(SPACE.page, SPACE.group, SPACE.page, 0)
        around.addWidget(self.grid)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._calling)
        self._stack.addWidget(self.empty_page)
        self._stack.addWidget(self.adopted_page)
        left = QVBoxLayout()
        left.setSpacing(0)
        for widget in (self.taken_table, self.open_bar, self.ready_bar, self.message_bar):
            left.addWidget(widget)
        left.addWidget(self._stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(left, 1)
        middle.addWidget(self.tally_panel)
        self.foot.add_left(self.rest_button)
        self.foot.add_left(self.call_button)
        self.foot.add_right(self.voters_label)
        self.column.addWidget(self.bar)
        self.column.addLayout(middle, 1)
        self.column.addWidget(self.foot)
        for name in (
            "bar", "taken_table", "open_bar", "ready_bar", "message_bar", "grid", "tally_panel", "rest_button",
            "call_button", "voters_label", "foot", "empty_page", "adopted_page",
        ):  # fmt: skip
            getattr(self, name).setObjectName(name)

    def _connect(self) -> None:
        self.bar.record_asked.connect(self.record)
        self.bar.subject_changed.connect(self._show_readiness)
        self.grid.answered.connect(self._answer)
        self.grid.rest_asked.connect(self.voices.answer_rest)
        self.rest_button.clicked.connect(self.voices.answer_rest)
        self.call_button.clicked.connect(self._begin_calling)
        self.voices.voices_changed.connect(self._voices_changed)
        self.message_bar.dismissed.connect(self._show_table)
        self.empty_page.main_asked.connect(lambda: self.page_asked.emit(self._empty_leads_to))

    # what a page does

    def retranslate(self) -> None:
        """Set every text in the language in use."""
        _ = self.words.gettext
        self.bar.retranslate()
        self.tally_panel.retranslate()
        self.taken_table.set_texts(name=_("Decisions taken"))
        self.grid.set_texts(
            name=_("Roll call of those entitled to vote"),
            words=tuple(_(look.word) for look in ANSWERS.values()),
        )
        self.rest_button.set_texts(_("All other present: for"))
        self.call_button.set_texts(_("Call the roll anew"))
        if self._error is not None and not self.message_bar.isHidden():
            self._show_refusal(self._error, focus=False)

    def reload(self) -> None:
        """Read decisions, text and voters again; the answers already given stay."""
        self._text = self.register.resolutions.text(self.meeting_id)
        self._taken = self.register.decisions.decisions(self.meeting_id)
        meeting = self.register.meetings.meeting(self.meeting_id)
        self._rules = self.register.meetings.body(meeting.body_id).rules
        current = self.voices.voter(self.grid.currentIndex())
        decisions = self.register.decisions
        apart = dict.fromkeys(decisions.recused(self.meeting_id), Voice.RECUSED)
        apart |= dict.fromkeys(decisions.away(self.meeting_id), Voice.ABSENT)
        self.voices.show(decisions.voters(self.meeting_id, self.words.language), apart)
        self._set_columns()
        self._stand_at(current)
        adopted = {row_id for one in self._taken for row_id in one.subject}
        open_ones = [one for one in self._text.recommendations() if one.id not in adopted]
        self.bar.show_open(open_ones, whole_possible=not self._taken)
        self._show_open_bar()
        self._show_taken()
        self._show_stage()
        self._show_readiness()
        self._show_tally()

    def main_act(self) -> None:
        """Adopt unanimously."""
        self.record()

    def next_problem(self, step: int) -> None:
        """Go to the next voter who is not *for* and not absent, round the end."""
        voters = self.voices.voters
        voices = self.voices.voices
        here = self.voices.voter(self.grid.currentIndex())
        at = voters.index(here) if here in voters else -1
        order = [voters[(at + step * (one + 1)) % len(voters)] for one in range(len(voters))]
        for voter in order:
            if voices.get(voter.id) not in {Voice.FOR, Voice.ABSENT, Voice.RECUSED}:
                self._go_to(voter)
                return

    def take_focus(self) -> None:
        """Put the focus into the roll call, or where there is none on what leads on."""
        if self._stack.currentWidget() is self.empty_page:
            self.empty_page.setFocus()
        elif self._can_record():
            self._stand_at(self.voices.voter(self.grid.currentIndex()))
            self.grid.setFocus()
        else:
            self.taken_table.setFocus()

    def show_error(self, error: KnownError) -> None:
        """Say over the grid what cannot be recorded, mark who stands in the way, and go to what leads out."""
        if isinstance(error, NotUnanimousError):
            self.voices.name([voter.id for voter, _voice in error.standing_in_the_way])
        self._error = error
        self._show_refusal(error, focus=True)
        self._show_table()

    def _show_refusal(self, error: KnownError, *, focus: bool) -> None:
        ways = Ways(go_to=self._go_to, ask_page=self.page_asked.emit, rules=self._rules)
        self.message_bar.show_message(refusal_message(error, self.words, ways), focus=focus)

    # deeds

    def record(self) -> None:
        """Record what is chosen as adopted unanimously, with the answers as they stand."""
        if not self._can_record():
            return
        subject, voices = self.bar.subject, self.voices.voices
        deed = self.register.decisions.record_unanimous
        if self.perform(lambda: deed(self.meeting_id, subject, voices)) is None:
            return
        self.voices.name(())
        self.voices.start_anew()
        self.bar.choose(None)
        self.reload()
        self.take_focus()

    def seal(self) -> None:
        """Close every recorded decision for ever."""
        if self.perform(lambda: self.register.decisions.seal(self.meeting_id)) is not None:
            self.reload()
            self.take_focus()

    def withdraw(self) -> None:
        """Take back the decision that was recorded last and is not sealed."""
        self.perform(lambda: self.register.decisions.withdraw(self.meeting_id))
        self.reload()
        self.take_focus()

    def _can_record(self) -> bool:
        return bool(self.bar.chosen) and bool(self.voices.voters)

    def _answer(self, answer: str) -> None:
        self.voices.answer(self.grid.currentIndex(), None if answer == NO_ANSWER else Voice(answer))
        self.grid.step(1)

    def _begin_calling(self) -> None:
        self.voices.begin_calling()
        self._stand_at(None)
        self.grid.setFocus()

    def _go_to(self, voter: Voter) -> None:
        self._stand_at(voter)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stand_at(self, voter: Voter | None) -> None:
        index = self.voices.index_of(voter.id) if voter is not None else self.voices.index(0, 0)
        self.grid.setCurrentIndex(index if index.isValid() else self.voices.index(0, 0))

    # showing

    def _show_taken(self) -> None:
        self.taken_model.show([line_of(one, self._text, self.words) for one in self._taken])
        widths = {NUMBER: 56, MODE: 130, VOICES: 250, STATE: 210}
        self.taken_table.set_column_widths(widths, stretched=SUBJECT)
        rows = len(self._taken) if not self.bar.chosen else min(len(self._taken), _ROWS_SHOWN)
        height = self.theme.height("table_head") + rows * self.theme.height("row")
        self.taken_table.setFixedHeight(height)
        self._show_table()

    def _show_table(self) -> None:
        """Show what was decided; where the page is low it leaves its room to a refusal while there is one."""
        refused = not self.message_bar.isHidden()
        yields = refused and self.height() < self.theme.scaled(_LOW)
        self.taken_table.setVisible(bool(self._taken) and not yields)
        self.open_bar.setVisible(any(not one.sealed for one in self._taken) and not yields)
        rows = 1 if yields else _ROWS_SHOWN
        self._stack.setMinimumHeight(rows * (self.theme.height("row") + SPACE.near))

    def _voices_changed(self) -> None:
        solved = isinstance(self._error, NotUnanimousError) and not self.voices.named
        if solved and not self.message_bar.isHidden():
            self.message_bar.clear()
            self._show_table()
        self._show_tally()

    def _show_open_bar(self) -> None:
        _ = self.words.gettext
        open_ones = [one.number for one in self._taken if not one.sealed]
        if not open_ones:
            self.open_bar.clear()
            return
        sentence = self.words.ngettext(
            "Decision {numbers} is recorded, not sealed. Sealing closes it for ever.",
            "Decisions {numbers} are recorded, not sealed. Sealing closes them for ever.",
            len(open_ones),
        ).format(numbers=", ".join(map(str, open_ones)))
        acts = [Act(text=_("Seal now"), run=self.seal, kind="link", icon_name="lock-simple")]
        acts.append(Act(text=_("Withdraw"), run=self.withdraw, kind="link"))
        self.open_bar.show_message(Message(kind="info", sentence=sentence, acts=tuple(acts)))

    def _show_stage(self) -> None:
        """Show the roll call, or say why there is none and what leads to it."""
        _ = self.words.gettext
        open_ones, recommendations = self.bar.chosen, self._text.recommendations()
        if not recommendations:
            self._say_empty(
                "recommendations",
                _("Nothing to decide yet."),
                _("The meeting has no recommendations. Write or import them first."),
                _("To the text"),
            )
        elif not open_ones:
            self.adopted_page.set_texts(
                _("Everything is adopted."), _("All recommendations have their decision.")
            )
        elif not self.voices.voters:
            self._say_empty(
                "participants",
                _("Nobody has a voice yet."),
                _("Mark on the list of participants who is entitled to vote."),
                _("To the participants"),
            )
        possible = bool(open_ones) and bool(self.voices.voters)
        done = self.adopted_page if recommendations and not open_ones else self.empty_page
        self._stack.setCurrentWidget(self._calling if possible else done)
        for widget in (self.tally_panel, self.foot):
            widget.setVisible(possible)
        self.bar.setVisible(bool(open_ones))
        self.voters_label.setText(
            self.words.ngettext(
                "{count} entitled to vote", "{count} entitled to vote", len(self.voices.voters)
            ).format(count=len(self.voices.voters))
        )

    def _say_empty(self, leads_to: str, sentence: str, help_line: str, act: str) -> None:
        self._empty_leads_to = leads_to
        self.empty_page.set_texts(sentence, help_line, main=act)

    def _show_readiness(self) -> None:
        """Say before the act that the text is not ready to be decided."""
        _ = self.words.gettext
        rows: Sequence[object] = [row.row.id for one in self.bar.chosen for row in one.rows]
        required = self._rules.languages or self._text.languages
        hindrances = [
            one for one in self._text.hindrances(required) if self.bar.subject is None or one.row.id in rows
        ]
        self.bar.set_ready(not hindrances)
        if not hindrances or not self._can_record():
            self.ready_bar.clear()
            return
        act = Act(text=_("To the text"), run=lambda: self.page_asked.emit("recommendations"), kind="link")
        self.ready_bar.show_message(
            Message(kind="warn", sentence=hindrance_sentence(hindrances, self.words), acts=(act,))
        )

    def _show_tally(self) -> None:
        if self.voices.voters:
            tally = self.register.decisions.tally(self.meeting_id, self.voices.voices)
            self.tally_panel.show_tally(tally)

    def _set_columns(self) -> None:
        narrow = self.window().width() < WIDTH.narrow_window
        current = self.voices.voter(self.grid.currentIndex())
        self.voices.set_columns(1 if narrow else 2)
        if current is not None:
            self._stand_at(current)
        self.bar.set_narrow(narrow)
        self.rest_button.set_key("Ctrl+Shift+Enter", shown=not narrow)
        self.tally_panel.set_hint_shown(not narrow)
        self.taken_table.setColumnHidden(MODE, narrow)
        self._show_table()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the voters in one or two columns."""
        super().resizeEvent(event)
        self._set_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F9 adopts on this page; a held key does not adopt twice."""
        if event.key() == Qt.Key.Key_F9 and not event.modifiers():
            if not event.isAutoRepeat():
                self.record()
            return
        super().keyPressEvent(event)
