"""Reservations, explanations and dissenting opinions beside the chair: who, a few words, one key."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.domain.decisions import Decision
from forumdesk.domain.delegations import Delegation
from forumdesk.domain.identifiers import AgendaItemId, DelegationId, MeetingId, ParticipantId, StatementId
from forumdesk.domain.statements import STATEMENT_NAMES, Statement, StatementKind
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.conduct.presence_field import PresenceField, key_name
from forumdesk.gui.conduct.waiting_list import WaitingList, WaitingModel, WaitingRow, found_rows
from forumdesk.gui.desk.door import Door
from forumdesk.gui.pages.page import Page
from forumdesk.gui.theme import SPACE
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.field_block import FieldBlock, TextArea
from forumdesk.gui.widgets.flow import FlowLayout
from forumdesk.gui.widgets.labels import HairLine, Label
from forumdesk.gui.workspace import Workspace
from forumdesk.language.collation import search_fold
from forumdesk.services.events import DecisionsChanged

KIND_KEYS: Final = {
    "Z": StatementKind.RESERVATION,
    "X": StatementKind.EXPLANATION,
    "C": StatementKind.DISSENT,
}
"""With Alt, by the place of the key."""
_MOST: Final = 5
_LINES: Final = 4
_NOTED: Final = 4


class StatementsPanel(Page):
    """A form and, under it, what was noted on the item or on its decision. Emits `left` for Esc."""

    concerns = (DecisionsChanged,)
    left = Signal()

    def __init__(self, workspace: Workspace, meeting_id: MeetingId) -> None:
        super().__init__(workspace, meeting_id)
        theme = self.theme
        self._door = Door(self.register, meeting_id)
        self._item: AgendaItemId | None = None
        self._decision: Decision | None = None
        self._delegations: tuple[Delegation, ...] = ()
        self._noted: tuple[Statement, ...] = ()
        self._author: DelegationId | ParticipantId | None = None
        self.kind = StatementKind.RESERVATION
        self.target = Label(theme, role="small_medium", wraps=True)
        self.kind_buttons = {
            kind: Button(theme, kind="flat", key=key, height="target") for key, kind in KIND_KEYS.items()
        }
        self.field = PresenceField(theme)
        self.field.setObjectName("author_field")
        self.hint = Label(theme, role="caption", token="text3", wraps=True)
        self.found_model, self.noted_model = WaitingModel(), WaitingModel()
        self.found = WaitingList(theme, self.found_model)
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.text = TextArea(theme)
        self.text.setObjectName("statement_text")
        self.block = FieldBlock(theme, self.text, "")
        self.keep_button = Button(theme, kind="main", key="Ctrl+Enter", deed=CHANGE)
        self.noted_title = Label(theme, role="caption_strong", token="text2")
        self.noted = WaitingList(theme, self.noted_model)
        self.noted.setObjectName("noted")
        self.noted_part = QWidget()
        self._arrange()
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        for kind, button in self.kind_buttons.items():
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, kind=kind: self.choose_kind(kind))
        self.field.find_changed.connect(lambda _text: self._typed())
        self.field.stepped.connect(lambda step: self.found.choose(self.found.currentIndex().row() + step))
        self.field.marked.connect(self._take_author)
        self.field.acted.connect(self._act)
        self.field.emptied.connect(self.left)
        self.found.clicked.connect(lambda _index: self._take_author())
        self.keep_button.clicked.connect(self.keep)
        self.noted.removed.connect(self._remove)

    # what is shown

    def show_item(self, item_id: AgendaItemId | None) -> None:
        """Note what is said on this item."""
        self._item = item_id
        self.reload()

    def reload(self) -> None:
        """Read what it is about and what was noted on it."""
        register, meeting = self.register, self.meeting_id
        decisions = register.decisions.decisions(meeting)
        on_item = [one for one in decisions if one.item_id is not None and one.item_id == self._item]
        self._decision = on_item[-1] if on_item else None
        self._delegations = register.delegations.listed(meeting)
        self._noted = tuple(one for one in register.statements.of_meeting(meeting) if self._is_here(one))
        self._show_noted()
        self._show_found()
        self._show_target()

    def _is_here(self, one: Statement) -> bool:
        if one.decision_id is None:
            return one.item_id == self._item
        return self._decision is not None and one.decision_id == self._decision.id

    def retranslate(self) -> None:
        """Set every text in the language in use."""
        _, language = self.words.gettext, self.words.language
        for place, kind in KIND_KEYS.items():
            name = _(STATEMENT_NAMES[kind])
            self.kind_buttons[kind].set_key(key_name(place, language).rpartition("+")[2])
            self.kind_buttons[kind].set_texts(name, name=f"{name}, {key_name(place, language)}")
        self.field.set_texts(_("Delegation or person"), name=_("Who makes the statement"))
        self.found.setAccessibleName(_("Found"))
        names = {Language.KK: _("Words, in Kazakh"), Language.RU: _("Words, in Russian"),
                 Language.EN: _("Words, in English")}  # fmt: skip
        self.block.set_texts(names[language])
        self.keep_button.set_texts(_("Note it"))
        self.noted_title.setText(_("Noted here"))
        self.noted.setAccessibleName(_("Statements noted here"))
        self.choose_kind(self.kind)
        self._show_target()
        self._show_found()
        self._show_noted()

    def take_focus(self) -> None:
        """Begin with who makes it."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_kind(self, kind: StatementKind) -> None:
        """Note the next one as this kind."""
        self.kind = kind
        for one, button in self.kind_buttons.items():
            button.setChecked(one is kind)
            button.set_icon_name("check" if one is kind else "")

    # acts

    def writes(self) -> bool:
        """Whether the keys go into the form."""
        return self.field.hasFocus() or self.text.hasFocus() or self.keep_button.hasFocus()

    def keep(self) -> None:
        """Note the statement; what was written stays where it is refused."""
        language = self.words.language
        text = LocalizedText().with_text(language, self.text.toPlainText())
        who = self._author
        delegation = next((one.id for one in self._delegations if one.id == who), None)
        person = ParticipantId(who) if who is not None and delegation is None else None
        typed = LocalizedText.everywhere(self.field.text().strip()) if who is None else LocalizedText()
        decision = self._decision
        kept = self.perform(
            lambda: self.register.statements.add(
                self.meeting_id,
                self.kind,
                text,
                decision_id=decision.id if decision is not None else None,
                item_id=self._item if decision is None else None,
                author=typed,
                delegation_id=delegation,
                participant_id=person,
            )
        )
        if kept is None:
            return
        self._author = None
        self.field.clear()
        self.text.clear()
        self.reload()
        self.take_focus()

    def _act(self, place: str) -> None:
        if place in KIND_KEYS:
            self.choose_kind(KIND_KEYS[place])

    def _typed(self) -> None:
        self._author = None
        self._show_found()

    def _take_author(self) -> None:
        if not self.found_model.rows:
            return
        row = self.found_model.rows[max(self.found.currentIndex().row(), 0)]
        self.field.blockSignals(True)
        self.field.setText(row.name)
        self.field.blockSignals(False)
        self._author = row.id  # type: ignore[assignment]
        self._show_found()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, statement_id: StatementId) -> None:
        self.perform(lambda: self.register.statements.remove(statement_id))
        self.reload()

    # showing

    def _show_target(self) -> None:
        _, decision = self.words.gettext, self._decision
        items = {one.id: one.number for one in self.register.agendas.items(self.meeting_id)}
        number = items.get(self._item, "") if self._item is not None else ""
        if decision is not None:
            words = _("On decision {number}").format(number=decision.number)
        elif number:
            words = _("On item {number}, before it is decided").format(number=number)
        else:
            words = _("No item is in sight: choose one in the agenda first.")
        self.target.setText(words)

    def _show_found(self) -> None:
        _, typed, language = self.words.gettext, self.field.text().strip(), self.words.language
        rows: tuple[WaitingRow, ...] = ()
        if typed and self._author is None:
            wanted = search_fold(typed)
            of = [one for one in self._delegations if wanted in search_fold(one.name.in_language(language))]
            named = [_row(one.id, one.name.in_language(language), _("delegation")) for one in of]
            people = found_rows(self._door.found(typed, language), self.words, keeps_arrivals=False)
            rows = (*named, *people)[:_MOST]
        self.found.show_rows(rows)
        self.found.choose(0)
        self.found.setVisible(bool(rows))
        for widget in (self.block, self.keep_button, self.noted_part):  # who is sought has the room
            widget.setHidden(bool(rows))
        self.found.setFixedHeight(len(rows) * self.found.row_height)
        told = _("Alt with a letter chooses the kind, Enter takes the name.")
        if typed and self._author is None and not rows:
            told = _("Nobody on the list fits: the name is noted as typed.")
        self.hint.setText(told)

    def _show_noted(self) -> None:
        _, language = self.words.gettext, self.words.language
        rows = [
            _row(
                one.id,
                one.author.in_language(language),
                " · ".join((_(STATEMENT_NAMES[one.kind]), one.text.in_language(language))),
                _("sealed") if one.sealed else "",
            )
            for one in self._noted
        ]
        self.noted.show_rows(rows)
        for widget in (self.noted, self.noted_title):
            widget.setHidden(not rows)
        self.noted.setFixedHeight(min(len(rows), _NOTED) * self.noted.row_height)

    def _arrange(self) -> None:
        kinds = FlowLayout(SPACE.tight)
        for button in self.kind_buttons.values():
            kinds.addWidget(button)
        self.text.setFixedHeight(round((_LINES + 1) * self.text.fontMetrics().lineSpacing()))
        body = QVBoxLayout()
        body.setContentsMargins(SPACE.page, SPACE.group, SPACE.page, SPACE.group)
        body.setSpacing(SPACE.near)
        body.addWidget(self.target)
        body.addLayout(kinds)
        for widget in (self.field, self.hint, self.found, self.block):
            body.addWidget(widget)
        body.addWidget(self.keep_button, 0, Qt.AlignmentFlag.AlignLeft)
        lower = QVBoxLayout(self.noted_part)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.setSpacing(SPACE.near)
        lower.addWidget(HairLine(self.theme))
        lower.addWidget(self.noted_title)
        lower.addWidget(self.noted)
        body.addWidget(self.noted_part)
        body.addStretch(1)
        self.column.addWidget(self.message_bar)
        self.column.addLayout(body, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; what was written stays."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _row(key: object, name: str, caption: str, mark: str = "") -> WaitingRow:
    return WaitingRow(
        id=key,  # type: ignore[arg-type]
        turn=0,
        name=name,
        caption=caption,
        mark=mark,
        is_absent=False,
        is_urgent=False,
    )
