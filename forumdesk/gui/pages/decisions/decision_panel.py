"""The panel of one decision: its facts from the sealed bytes, the acts on it, and what was said to it."""

from PySide6.QtCore import Signal

from forumdesk.domain.modes import OUTCOME_NAMES, Outcome
from forumdesk.gui.models.decision_words import decision_groups
from forumdesk.gui.models.decisions_taken import OUTCOME_LOOKS, TakenLine
from forumdesk.gui.pages.decisions.statement_form import StatementsPart
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.chip import Chip, ChipKind
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.detail_panel import DetailPanel
from forumdesk.gui.workspace import Workspace
from forumdesk.services.decision_views import DecisionFacts

_CHIPS: dict[Outcome, ChipKind] = {
    Outcome.ADOPTED: "ok",
    Outcome.ELECTED: "ok",
    Outcome.REJECTED: "bad",
    Outcome.NOT_ELECTED: "warn",
}


class DecisionPanel(DetailPanel):
    """Emits `seal_asked`, `withdraw_asked`, `annul_asked`, `statement_asked`."""

    seal_asked = Signal()
    withdraw_asked = Signal()
    annul_asked = Signal()
    statement_asked = Signal()

    def __init__(self, workspace: Workspace) -> None:
        """Start without a decision."""
        super().__init__(workspace.theme, close="")
        self._workspace, self._words = workspace, workspace.words
        self._shown: tuple[DecisionFacts, TakenLine] | None = None
        self.statements = StatementsPart(workspace)
        self.act_buttons: list[Button] = []
        self.set_foot([self.statements])

    def show_facts(self, facts: DecisionFacts, line: TakenLine) -> None:
        """Show a decision; the same facts are not drawn anew."""
        if self._shown == (facts, line):
            return
        self._shown = (facts, line)
        self._say()

    def take_focus(self) -> None:
        """Begin with the first act."""
        if self.act_buttons:
            self.act_buttons[0].setFocus()

    def retranslate(self) -> None:
        """Set the words."""
        self.set_texts(close=self._words.gettext("Close"))
        self.statements.retranslate()
        self._say()

    def _say(self) -> None:
        if self._shown is None:
            return
        _, (facts, line) = self._words.gettext, self._shown
        register, meeting_id = self._workspace.register, facts.decision.meeting_id
        zone = register.meetings.meeting(meeting_id).time_zone
        self.set_head(_("Decision {number}").format(number=facts.sheet.number), line.cells[1])
        self.set_chips(self._made_chips(facts))
        self.act_buttons = self._made_acts(facts)
        self.set_acts(self.act_buttons)
        self.set_groups(decision_groups(facts, zone, self._words))
        self.statements.show_statements(facts.statements, zone)

    def _made_chips(self, facts: DecisionFacts) -> list[Chip]:
        _, sheet, theme = self._words.gettext, facts.sheet, self._theme
        icon = OUTCOME_LOOKS[sheet.outcome][0]
        chips = [Chip(theme, _(OUTCOME_NAMES[sheet.outcome]), kind=_CHIPS[sheet.outcome], icon_name=icon)]
        if not facts.fits:
            broken = _("does not fit its seal")
            chips.append(Chip(theme, broken, kind="bad", icon_name="warning"))
        elif sheet.sealed_at is not None:
            said = _("sealed, {code}").format(code=sheet.code)
            chips.append(Chip(theme, said, icon_name="lock-simple"))
        else:
            chips.append(Chip(theme, _("recorded, not sealed"), kind="warn", icon_name="circle-half"))
        if sheet.annulled_by:
            said = _("annulled by decision {number}").format(number=sheet.annulled_by)
            chips.append(Chip(theme, said, kind="warn", icon_name="prohibit"))
        return chips

    def _made_acts(self, facts: DecisionFacts) -> list[Button]:
        _, sheet = self._words.gettext, facts.sheet
        said = self._button(_("Add a statement"), "chat-text", self.statement_asked)
        if sheet.sealed_at is None:
            return [
                self._button(_("Seal now"), "lock-simple", self.seal_asked),
                self._button(_("Withdraw"), "arrow-u-up-left", self.withdraw_asked),
                said,
            ]
        if facts.decision.adopted and not sheet.annulled_by:
            return [said, self._button(_("Annul"), "prohibit", self.annul_asked)]
        return [said]

    def _button(self, text: str, icon_name: str, asked: object) -> Button:
        button = Button(self._theme, text, icon_name=icon_name, height="control_message", deed=CHANGE)
        button.clicked.connect(asked)
        return button
