"""The view of the decisions taken: a table, and beside it what the chosen one was."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.domain.decisions import Decision
from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import DecisionId, MeetingId
from forumdesk.domain.resolutions import ResolutionText
from forumdesk.gui.models.decisions_taken import (
    MODE,
    NUMBER,
    OUTCOME,
    STATE,
    SUBJECT,
    VOICES,
    DecisionsTakenModel,
    annulled_by,
    line_of,
)
from forumdesk.gui.pages.decisions.decision_panel import DecisionPanel
from forumdesk.gui.pages.decisions.statements import StatementDeeds
from forumdesk.gui.pages.decisions.waiting import WaitingBar
from forumdesk.gui.widgets.beside import Beside
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.message_bar import Message, MessageBar
from forumdesk.gui.widgets.table_view import TableView
from forumdesk.gui.workspace import Workspace

_WIDTHS = {NUMBER: 48, MODE: 210, VOICES: 250, OUTCOME: 190, STATE: 190}
_FIGURES = 130
_ROOMY, _TIGHT = 1150, 900


class TakenView(QWidget):
    """Emits `seal_asked`, `withdraw_asked`, `annul_asked(Decision)`."""

    seal_asked = Signal()
    withdraw_asked = Signal()
    annul_asked = Signal(object)
    failed = Signal(object)

    def __init__(self, workspace: Workspace, meeting_id: MeetingId) -> None:
        """Start without decisions."""
        super().__init__()
        theme = workspace.theme
        self._register, self._words, self._meeting_id = workspace.register, workspace.words, meeting_id
        self._decisions: tuple[Decision, ...] = ()
        self._text = ResolutionText(meeting_id=meeting_id)
        self._theme = theme
        self.model = DecisionsTakenModel(self._words)
        self.table = TableView(theme, name="", height="row")
        self.table.setModel(self.model)
        self.open_bar = MessageBar(theme)
        self.refusal_bar = MessageBar(theme)
        self.waiting = WaitingBar(workspace, meeting_id)
        self.panel = DecisionPanel(workspace)
        main = Ground(theme, "surface")
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.refusal_bar)
        column.addWidget(self.table, 1)
        column.addWidget(self.open_bar)
        column.addWidget(self.waiting)
        self.beside = Beside(theme, main, self.panel)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.beside)
        self.deeds = StatementDeeds(workspace, meeting_id, self.panel, self.perform)
        self.beside.shared.connect(self._lay_columns)
        self.table.opened.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self.perform(self._show_panel))
        self.panel.closed.connect(self._close)
        self.panel.seal_asked.connect(self.seal_asked)
        self.panel.withdraw_asked.connect(self.withdraw_asked)
        self.panel.annul_asked.connect(self._annul)
        self.waiting.remove_asked.connect(self.deeds.remove)

    @property
    def current(self) -> Decision | None:
        """The decision that is selected."""
        row = self.table.currentIndex().row()
        return self._decisions[row] if 0 <= row < len(self._decisions) else None

    def show_decisions(self, decisions: Sequence[Decision], text: ResolutionText) -> None:
        """Show these; the selection stays with its decision, else on the last one."""
        before = self.current.id if self.current else None
        known = {one.id for one in self._decisions}
        self._decisions, self._text = tuple(decisions), text
        by, desks = annulled_by(decisions), self._register.decisions.desks(self._meeting_id)
        self.model.show([line_of(one, text, self._words, by, desks) for one in decisions])
        self._lay_columns()
        fresh = [one.id for one in decisions if one.id not in known]
        self._select(fresh[-1] if fresh and known else before)
        self.waiting.reload()
        self._show_panel()

    def _select(self, wanted: DecisionId | None) -> None:
        ids = [one.id for one in self._decisions]
        row = ids.index(wanted) if wanted in ids else len(ids) - 1
        if row >= 0:
            self.table.selectRow(row)
            self.table.setCurrentIndex(self.model.index(row, NUMBER))

    def _show_panel(self) -> None:
        current = self.current
        self.beside.set_filled(current is not None)
        if current is not None and self.beside.is_open:
            facts = self._register.decision_views.facts(current.id)
            self.panel.show_facts(facts, self.model.lines[self.table.currentIndex().row()])
            self.deeds.show_decision(current)

    def _open(self, _row: int) -> None:
        self.beside.open_panel()
        self._show_panel()
        self.panel.take_focus()

    def _close(self) -> None:
        self.beside.close_panel()
        self.table.setFocus()

    def _annul(self) -> None:
        if self.current is not None:
            self.annul_asked.emit(self.current)

    def perform(self, deed: Callable[[], object]) -> object | None:
        """Do a deed; a refusal is said over the table."""
        try:
            result = deed()
        except KnownError as error:
            self.say(error)
            return None
        self.refusal_bar.clear()
        return result

    def say(self, error: KnownError) -> None:
        """Say a refusal over the table."""
        sentence = self._words.catalogue.sentence(error)
        message = Message(kind="bad", sentence=sentence, dismiss=self._words.gettext("Close"))
        self.refusal_bar.show_message(message, focus=True)

    def _lay_columns(self) -> None:
        """Leave out what the panel says as well where room is short."""
        room = self.beside.list_width
        tight = room < self._theme.scaled(_TIGHT)
        roomy = room >= self._theme.scaled(_ROOMY)
        self.model.set_narrow(not roomy)  # numbers are never cut
        self.table.setColumnHidden(MODE, not roomy)
        widths = _WIDTHS | ({} if roomy else {VOICES: _FIGURES}) | ({OUTCOME: 180} if tight else {})
        self.table.set_column_widths(widths, stretched=SUBJECT)

    def retranslate(self) -> None:
        """Set the words."""
        self.table.set_texts(name=self._words.gettext("Decisions taken"))
        self.panel.retranslate()
        self.deeds.retranslate()
        self.waiting.retranslate()
