"""The view in which a decision is made: strips over what is entered, the tally beside it, what leads out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from forumdesk.domain.double_entry import EntryDifference
from forumdesk.domain.voices import Voice, Voter
from forumdesk.gui.models.entry_differences import DifferencesModel
from forumdesk.gui.models.roll_call import VOTING
from forumdesk.gui.pages.decisions.entries import Entries
from forumdesk.gui.pages.decisions.subjects import SubjectStrip
from forumdesk.gui.pages.decisions.tally import TallyPanel
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.empty_page import EmptyPage
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.message_bar import MessageBar
from forumdesk.gui.widgets.page_bar import PageFoot
from forumdesk.gui.widgets.table_view import TableView
from forumdesk.gui.words import Words

_FORM_WIDTH = 620
_DIFFERENCES_SHOWN = 4
_LOW = 470  # below this height, at normal text size, a refusal needs the room of what is said besides
_ROWS_LEAST = 3


class DecidingView(QWidget):
    """Lays out what the entries hold. Emits `page_asked(key)` from the empty page."""

    page_asked = Signal(str)

    def __init__(self, theme: Theme, words: Words, entries: Entries, message_bar: MessageBar) -> None:
        """`message_bar` is the page's, which stands over what is entered."""
        super().__init__()
        self._theme, self._words, self._entries = theme, words, entries
        self._message_bar = message_bar
        self._empty_leads_to = "recommendations"
        self.kept_bar = MessageBar(theme)
        self.ready_bar = MessageBar(theme)
        self.subject_strip = SubjectStrip(theme, words)
        self.differences = DifferencesModel(words)
        self.differences_table = TableView(theme, name="", height="row_tree")
        self.differences_table.setModel(self.differences)
        self.tally_panel = TallyPanel(theme, words)
        self.rest_button = Button(theme, kind="link", icon_name="checks", key="Ctrl+Shift+Enter", deed=CHANGE)
        self.call_button = Button(theme, kind="link", icon_name="circle", deed=CHANGE)
        self.voters_label = Label(theme, role="caption", token="text2")
        self.foot = PageFoot(theme)
        self.empty_page = EmptyPage(theme, "hand")
        self.adopted_page = EmptyPage(theme, "check-circle")
        self._calling = Ground(theme, "window")
        self._forms = (entries.counts, entries.election, entries.silence)
        self._scroll = QScrollArea()
        self.stack = QStackedWidget()
        self._arrange(message_bar)
        self._dress()
        theme.changed.connect(self._dress)
        self.rest_button.clicked.connect(entries.answer_rest)
        self.empty_page.main_asked.connect(lambda: self.page_asked.emit(self._empty_leads_to))
        self.differences_table.opened.connect(self._go_to_difference)

    def _arrange(self, message_bar: MessageBar) -> None:
        entries = self._entries
        around = QVBoxLayout(self._calling)
        around.setContentsMargins(SPACE.page, SPACE.group, SPACE.page, 0)
        around.addWidget(entries.grid)
        ground = Ground(self._theme, "surface")
        held = QVBoxLayout(ground)
        held.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.page)
        for form in self._forms:
            form.setMaximumWidth(self._theme.scaled(_FORM_WIDTH))
            held.addWidget(form)
        held.addStretch(1)
        self._scroll.setWidget(ground)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stack.addWidget(self._calling)
        self.stack.addWidget(self._scroll)
        self.stack.addWidget(self.empty_page)
        self.stack.addWidget(self.adopted_page)
        left = QVBoxLayout()
        left.setSpacing(0)
        for widget in (
            self.kept_bar, self.ready_bar, self.subject_strip, message_bar, self.differences_table,
            entries.second_strip, entries.chair_strip, entries.sentence_strip, entries.poll_strip,
        ):  # fmt: skip
            left.addWidget(widget)
        left.addWidget(self.stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(left, 1)
        middle.addWidget(self.tally_panel)
        self.foot.add_left(self.rest_button)
        self.foot.add_left(self.call_button)
        self.foot.add_right(self.voters_label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(self.foot)
        self.differences_table.hide()
        self.rest_button.set_key("Ctrl+Shift+Enter", shown=False)

    def _dress(self) -> None:
        self._scroll.verticalScrollBar().setStyleSheet(self._theme.sheet("scroll"))

    def make_room(self, *, refused: bool = False) -> None:
        """Where the view is low, what is said besides leaves its room to a refusal while there is one."""
        refused = refused or not self._message_bar.isHidden()
        yields = refused and self.height() < self._theme.scaled(_LOW)
        for bar in (self.kept_bar, self.ready_bar):
            bar.setVisible(bar.message is not None and not yields)
        rows = 1 if yields else _ROWS_LEAST
        self.stack.setMinimumHeight(rows * (self._theme.height("row") + SPACE.near))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height anew."""
        super().resizeEvent(event)
        self.make_room()

    # what is in sight

    @property
    def is_possible(self) -> bool:
        """Whether something is entered, and not an empty page in sight."""
        return self.stack.currentWidget() in (self._calling, self._scroll)

    def take_focus(self) -> None:
        """Go to what leads out of the empty page."""
        page = self.stack.currentWidget()
        if page is not None:
            page.setFocus()

    def show_entries(self) -> None:
        """Show what is worked on in the mode in hand."""
        entries = self._entries
        if entries.calls:
            self.stack.setCurrentWidget(self._calling)
        else:
            for form in self._forms:
                form.setVisible(form is entries.main_widget())
            self.stack.setCurrentWidget(self._scroll)
        self._show_around(possible=True)

    def show_adopted(self) -> None:
        """Say that every recommendation has its decision."""
        self.stack.setCurrentWidget(self.adopted_page)
        self._show_around(possible=False)

    def say_empty(self, leads_to: str, sentence: str, help_line: str, act: str) -> None:
        """Say why nothing can be decided, with the page that leads to it."""
        self._empty_leads_to = leads_to
        self.empty_page.set_texts(sentence, help_line, main=act)
        self.stack.setCurrentWidget(self.empty_page)
        self._show_around(possible=False)

    def _show_around(self, *, possible: bool) -> None:
        calls = possible and self._entries.calls
        self.tally_panel.setVisible(possible)
        self.foot.setVisible(calls)
        for button in (self.rest_button, self.call_button):
            button.setVisible(self._entries.voices.asking is VOTING)

    def show_voters(self, voters: Sequence[Voter]) -> None:
        """Count them in the foot."""
        self.voters_label.setText(
            self._words.ngettext(
                "{count} entitled to vote", "{count} entitled to vote", len(voters)
            ).format(count=len(voters))
        )  # fmt: skip

    def show_differences(self, rows: Sequence[EntryDifference]) -> None:
        """List where two entries differ; none puts the list away."""
        self.differences.show(rows)
        self.differences_table.setVisible(bool(rows))
        shown = min(len(rows), _DIFFERENCES_SHOWN)
        height = self._theme.height("table_head") + shown * self._theme.height("row_tree")
        self.differences_table.setFixedHeight(height)
        self.differences_table.set_column_widths({1: 180, 2: 180}, stretched=0)

    def _go_to_difference(self, row: int) -> None:
        wanted = self.differences.rows[row].voter
        for voter in self._entries.voices.voters:
            if voter.label == wanted:
                self.go_to(voter)

    def go_to(self, voter: Voter) -> None:
        """Stand at a voter."""
        self.stand_at(voter)
        self._entries.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def stand_at(self, voter: Voter | None) -> None:
        """Put the cursor on a voter, or on the first."""
        voices, grid = self._entries.voices, self._entries.grid
        index = voices.index_of(voter.id) if voter is not None else voices.index(0, 0)
        grid.setCurrentIndex(index if index.isValid() else voices.index(0, 0))

    @property
    def voter_in_hand(self) -> Voter | None:
        """On whom the cursor stands."""
        return self._entries.voices.voter(self._entries.grid.currentIndex())

    def next_problem(self, step: int) -> None:
        """Go to the next voter who is not *for* and not absent, round the end."""
        voters, voices = self._entries.voices.voters, self._entries.voices.voices
        here = self.voter_in_hand
        at = voters.index(here) if here in voters else -1
        order = [voters[(at + step * (one + 1)) % len(voters)] for one in range(len(voters))]
        calm = {Voice.FOR, Voice.PRESENT, Voice.ABSENT, Voice.RECUSED}
        for voter in order:
            if voices.get(voter.id) not in calm:
                self.go_to(voter)
                return

    def retranslate(self) -> None:
        """Set the words."""
        _ = self._words.gettext
        self.tally_panel.retranslate()
        self.subject_strip.retranslate()
        asking = self._entries.voices.asking
        self._entries.grid.set_texts(
            name=_("Roll call of those entitled to vote"),
            words=tuple(_(look.word) for look in asking.answers.values()),
        )
        self.differences_table.set_texts(name=_("Where the entries differ"))
        self.rest_button.set_texts(_("All other present: for"))
        self.call_button.set_texts(_("Call the roll anew"))
