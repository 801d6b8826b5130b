"""What the view of the decisions does with statements: adds, changes and takes them out until they are sealed."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from forumdesk.domain.decisions import Decision
from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import AgendaItemId, MeetingId, StatementId
from forumdesk.domain.statements import Statement
from forumdesk.gui.pages.decisions.decision_panel import DecisionPanel
from forumdesk.gui.pages.decisions.entries import finder
from forumdesk.gui.pages.decisions.statement_form import StatementForm
from forumdesk.gui.workspace import Workspace
from forumdesk.services.decision_views import ShownStatement
from forumdesk.services.meanwhile import ChangedMeanwhileError


class StatementDeeds(QObject):
    """Holds the form in the panel; what is refused is said in it.

    Emits `clashed(error, mine, theirs)` where somebody else changed the same statement meanwhile.
    """

    clashed = Signal(object, object, object)

    def __init__(
        self,
        workspace: Workspace,
        meeting_id: MeetingId,
        panel: DecisionPanel,
        perform: Callable[[Callable[[], object]], object | None],
    ) -> None:
        """`perform` does what is asked outside the form."""
        super().__init__()
        self._register, self._words, self._meeting_id = workspace.register, workspace.words, meeting_id
        self._panel, self._perform = panel, perform
        self._decision: Decision | None = None
        self._changed: Statement | None = None
        self.form = StatementForm(
            workspace.theme,
            workspace.words,
            finder(workspace.register, meeting_id, lambda: workspace.words.language),
        )
        panel.statements.holder.addWidget(self.form)
        self.form.hide()
        panel.statements.add_asked.connect(self.begin)
        panel.statement_asked.connect(self.begin)
        panel.statements.edit_asked.connect(self.begin)
        panel.statements.remove_asked.connect(self.remove)
        self.form.kept.connect(self.keep)
        self.form.given_up.connect(self.end)

    def show_decision(self, decision: Decision) -> None:
        """Statements are made to this decision; a form open for another one is put away."""
        if self._decision is not None and self._decision.id != decision.id:
            self.end()
        self._decision = decision
        self._show_material()

    def begin(self, said: ShownStatement | None = None) -> None:
        """Open the form, for a new statement or for one that is changed."""
        self._changed = self._found(said.id) if isinstance(said, ShownStatement) else None
        self._show_material()
        self.form.open_for(said if isinstance(said, ShownStatement) else None)
        self.form.blocks["target"].setVisible(self._changed is None)
        self.form.show()
        self.form.kind_choice.setFocus(Qt.FocusReason.OtherFocusReason)
        # Only once form and panel have been laid out is it known where it lies.
        QTimer.singleShot(0, self, lambda: QTimer.singleShot(0, self, self._reveal))

    def _reveal(self) -> None:
        if not self.form.isHidden():
            self._panel.reveal(self.form.keep_button)
            self._panel.reveal(self.form.kind_choice)

    def keep(self) -> None:
        """Keep the statement in the form; a refusal is said in it."""
        try:
            self._keep()
        except ChangedMeanwhileError as error:
            current = error.current
            self.form.refuse(self._words.catalogue.sentence(error))
            self.clashed.emit(error, lambda: self._keep_over(current), self.end)
            return
        except KnownError as error:
            self.form.refuse(self._words.catalogue.sentence(error))
            return
        self.end()

    def _keep_over(self, current: Statement) -> None:
        self._changed = current
        self.keep()

    def _found(self, statement_id: StatementId) -> Statement | None:
        known = self._register.statements.of_meeting(self._meeting_id)
        return next((one for one in known if one.id == statement_id), None)

    def _keep(self) -> None:
        form, service = self.form, self._register.statements
        if self._changed is not None:
            changed = {"kind": form.kind, "text": form.text, "voice": form.voice, **self._author()}
            service.edit(self._changed.id, base=self._changed, **changed)
            return
        target = form.target
        where: dict[str, Any] = {"decision_id": self._decision.id if self._decision else None}
        if isinstance(target, UUID):
            where = {"item_id": AgendaItemId(target)}
        author = self._author()
        service.add(self._meeting_id, form.kind, form.text, voice=form.voice, **where, **author)

    def _author(self) -> dict[str, Any]:
        delegation, chosen = self.form.delegation, self.form.author
        if delegation is not None:
            name = {"author": delegation.name}
            return {"delegation_id": delegation.id, "participant_id": None, **name}
        if chosen is None:
            return {}
        return {"delegation_id": None, "participant_id": chosen.id, "author": chosen.name}

    def remove(self, statement_id: StatementId) -> None:
        """Take a statement out."""
        self._perform(lambda: self._register.statements.remove(statement_id))

    def end(self) -> None:
        """Put the form away."""
        self.form.hide()
        self._changed = None
        self._panel.statements.add_button.setFocus()

    def retranslate(self) -> None:
        """Set the words."""
        self.form.retranslate()
        self._show_material()

    def _show_material(self) -> None:
        number = self._decision.number if self._decision else 0
        named = self._words.gettext("Decision {number}").format(number=number)
        self.form.show_material(
            self._register.delegations.listed(self._meeting_id),
            self._register.agendas.items(self._meeting_id),
            named,
        )
