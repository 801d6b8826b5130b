"""Statements made on an agenda item before anything was decided on it."""

from PySide6.QtCore import Signal

from forumdesk.domain.agenda import AgendaItem
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.statements import STATEMENT_NAMES, Statement
from forumdesk.gui.widgets.message_bar import Act, Message, MessageBar
from forumdesk.gui.workspace import Workspace

_ACTS_MOST = 2


class WaitingBar(MessageBar):
    """Says which statements wait for a decision. Emits `remove_asked(id)`; hidden while there are none."""

    remove_asked = Signal(object)

    def __init__(self, workspace: Workspace, meeting_id: MeetingId) -> None:
        super().__init__(workspace.theme)
        self._register, self._words, self._meeting_id = workspace.register, workspace.words, meeting_id

    def reload(self) -> None:
        """Read the statements again."""
        waiting = [
            one
            for one in self._register.statements.of_meeting(self._meeting_id)
            if one.decision_id is None and not one.sealed
        ]
        if not waiting:
            self.clear()
            return
        items = {one.id: one for one in self._register.agendas.items(self._meeting_id)}
        told = [self._told(one, items.get(one.item_id) if one.item_id else None) for one in waiting]
        sentence = self._words.ngettext(
            "{count} statement waits for the decision on its item.",
            "{count} statements wait for the decisions on their items.",
            len(waiting),
        ).format(count=len(waiting))
        acts = [self._act(one) for one in waiting[:_ACTS_MOST]]
        self.show_message(Message(kind="info", sentence=sentence, detail="\n".join(told), acts=tuple(acts)))

    def retranslate(self) -> None:
        """Say it again."""
        if self.message is not None:
            self.reload()

    def _told(self, statement: Statement, item: AgendaItem | None) -> str:
        _, language = self._words.gettext, self._words.language
        return _("{kind}, {author}, item {number}").format(
            kind=_(STATEMENT_NAMES[statement.kind]),
            author=statement.author.in_language(language),
            number=item.label if item else "–",
        )

    def _act(self, statement: Statement) -> Act:
        said = self._words.gettext("Take out: {name}")
        name = statement.author.in_language(self._words.language)
        return Act(
            text=said.format(name=name), run=lambda: self.remove_asked.emit(statement.id), kind="outlined"
        )
