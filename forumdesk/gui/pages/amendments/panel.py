"""The detail panel of an amendment: what it changes, the acts on it, its reason and proposer."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from forumdesk.domain.amendments import Amendment, AmendmentState, Origin
from forumdesk.domain.delegations import Delegation
from forumdesk.domain.texts import LocalizedText
from forumdesk.gui.models.amendment_words import (
    KIND_ICONS,
    KIND_NAMES,
    STATE_LOOKS,
    Places,
    proposer_name,
    state_word,
)
from forumdesk.gui.models.amendments import AmendmentsView
from forumdesk.gui.pages.amendments.redlines import RedlinesPart, stretches_of
from forumdesk.gui.pages.amendments.sender import SenderField
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.chip import Chip
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.detail_panel import DetailField, DetailGroup, DetailPanel
from forumdesk.gui.widgets.field_block import FieldBlock
from forumdesk.gui.widgets.kept_fields import KeptArea
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.words import Words
from forumdesk.language.dates import digits, time_of_day

_WIDTH: Final = 400
_OPEN_ACTS: Final = (
    "accept_button",
    "reject_button",
    "withdraw_button",
    "replace_button",
    "merge_button",
    "edit_button",
)
_MOVES: Final = ("up_button", "down_button")
PUT_AGAIN: Final = frozenset({AmendmentState.REJECTED, AmendmentState.WITHDRAWN, AmendmentState.REPLACED})
"""The states out of which an amendment is put again."""


class AmendmentPanel(DetailPanel):
    """Emits `act_asked(name)`, `move_asked(-1 | 1)`, `other_asked(act, amendment)`, `edited(field, value)`.

    Acts are "accept", "reject", "withdraw", "reopen", "edit" and "row"; acts with another amendment "replace",
    "merge" and "show". Fields are "reason", and "sender" with (delegation_id, name). `came_or_went` is emitted when
    it was shown or hidden.
    """

    act_asked = Signal(str)
    move_asked = Signal(int)
    other_asked = Signal(str, object)
    edited = Signal(str, object)
    came_or_went = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start without an amendment."""
        super().__init__(theme, close="", parent=parent)
        self._words = words
        self._amendment: Amendment | None = None
        self._beside: tuple[Amendment, ...] = ()
        self._open: tuple[Amendment, ...] = ()
        self.accept_button = Button(theme, kind="main", icon_name="check", deed=CHANGE)
        self.reject_button = Button(theme, icon_name="x", deed=CHANGE)
        self.withdraw_button = Button(theme, icon_name="arrow-u-up-left", deed=CHANGE)
        self.replace_button = Button(theme, icon_name="caret-down", icon_after=True, deed=CHANGE)
        self.merge_button = Button(theme, icon_name="caret-down", icon_after=True, deed=CHANGE)
        self.edit_button = Button(theme, icon_name="pencil-simple", deed=CHANGE)
        self.reopen_button = Button(theme, icon_name="arrow-clockwise", deed=CHANGE)
        self.row_button = Button(theme, kind="link", icon_name="arrow-right")
        self.up_button = Button(theme, icon_name="arrow-up", name="-", deed=CHANGE)
        self.down_button = Button(theme, icon_name="arrow-down", name="-", deed=CHANGE)
        self.redlines = RedlinesPart(theme, words)
        self.note_area = KeptArea(theme)
        self.note_block = FieldBlock(theme, self.note_area, "")
        self.sender_field = SenderField(theme, words)
        self.reason_area = KeptArea(theme)
        self.reason_block = FieldBlock(theme, self.reason_area, "")
        self._fields = QWidget()
        self._others = QWidget()
        self._others_column = QVBoxLayout(self._others)
        self._name_parts()
        self._arrange_parts()
        self._connect()

    def _name_parts(self) -> None:
        named = (
            *_OPEN_ACTS,
            *_MOVES,
            "sender_field",
            "reopen_button",
            "row_button",
            "redlines",
            "note_area",
            "reason_area",
        )
        for name in named:
            getattr(self, name).setObjectName(name)

    def _arrange_parts(self) -> None:
        self._others_column.setContentsMargins(0, 0, 0, 0)
        self._others_column.setSpacing(0)
        column = QVBoxLayout(self._fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.group)
        column.addWidget(self.sender_field)
        column.addWidget(self.reason_block)
        buttons = [getattr(self, name) for name in (*_OPEN_ACTS, "reopen_button", *_MOVES, "row_button")]
        self.set_acts(buttons)
        self.set_foot([self.redlines, self.note_block, self._fields, self._others])

    def _connect(self) -> None:
        for name in ("accept", "reject", "withdraw", "edit", "reopen", "row"):
            button: Button = getattr(self, f"{name}_button")
            button.clicked.connect(lambda _checked=False, name=name: self.act_asked.emit(name))
        self.replace_button.clicked.connect(lambda: self._choose_other("replace"))
        self.merge_button.clicked.connect(lambda: self._choose_other("merge"))
        self.up_button.clicked.connect(lambda: self.move_asked.emit(-1))
        self.down_button.clicked.connect(lambda: self.move_asked.emit(1))
        self.reason_area.settled.connect(lambda text: self.edited.emit("reason", text))
        self.sender_field.settled.connect(lambda chosen, name: self.edited.emit("sender", (chosen, name)))

    @property
    def note(self) -> str:
        """The note to the decision, as it is typed."""
        return self.note_area.text().strip()

    def retranslate(self) -> None:
        """Set the words that do not depend on the amendment."""
        _ = self._words.gettext
        self.set_texts(close=_("Close"))
        self.accept_button.set_texts(_("Accept"))
        self.reject_button.set_texts(_("Reject"))
        self.withdraw_button.set_texts(_("Withdraw"))
        self.replace_button.set_texts(_("Replace by"), name=_("Let another amendment take its place"))
        self.merge_button.set_texts(_("Merge with"), name=_("Make one amendment of two"))
        self.edit_button.set_texts(_("Text…"), name=_("Edit the text of the amendment"))
        self.reopen_button.set_texts(_("Put again"))
        self.row_button.set_texts(_("To the paragraph"))
        self.up_button.set_texts("", name=_("{act}: {key}").format(act=_("Move up"), key="Alt+↑"))
        self.down_button.set_texts("", name=_("{act}: {key}").format(act=_("Move down"), key="Alt+↓"))
        self.note_block.set_texts(_("Note to the decision"))
        self.sender_field.set_texts(_("Proposed by"))
        self.reason_block.set_texts(_("Reason of the proposer"))

    def set_delegations(self, delegations: Sequence[Delegation]) -> None:
        """Say which delegations there are."""
        self.sender_field.set_delegations(delegations)

    def show_amendment(
        self, amendment: Amendment | None, view: AmendmentsView, places: Places, zone_time: datetime | None
    ) -> None:
        """Show an amendment; `zone_time` is when it was proposed, by the meeting's clock."""
        anew = amendment is None or self._amendment is None or amendment.id != self._amendment.id
        self._amendment = amendment
        if amendment is None:
            return
        self._beside = view.beside(amendment)
        self._open = tuple(one for one in view.amendments if one.is_open and one.id != amendment.id)
        _ = self._words.gettext
        title = _("Amendment No. {number}").format(number=amendment.number)
        self.set_head(title, self._said_under(amendment, places, zone_time))
        self.set_chips(self._chips_of(amendment))
        self._show_acts(amendment, places)
        self.redlines.show_stretches(stretches_of(amendment, view.text, self._words))
        self.note_block.setVisible(amendment.is_open)
        self._fields.setVisible(amendment.is_open)
        self.set_groups(self._settled_groups(amendment, view))
        if anew:
            self.note_area.set_kept("", anew=True)
        name = amendment.proposer.in_language(self._words.language)
        self.sender_field.show_sender(amendment.delegation_id, name, anew=anew)
        self.reason_area.set_kept(amendment.reason, anew=anew)
        self._show_others(places)

    def sender_seen(self, current: Amendment) -> Amendment:
        """The amendment with the proposer who stood there when a person began to choose another."""
        seen = self.sender_field.seen
        if seen == (current.delegation_id, current.proposer.in_language(self._words.language)):
            return current
        return replace(current, delegation_id=seen[0], proposer=LocalizedText.everywhere(seen[1]))

    def take_theirs(self) -> None:
        """Show what is kept now, in place of what was typed."""
        shown = self._amendment
        if shown is not None:
            name = shown.proposer.in_language(self._words.language)
            self.sender_field.show_sender(shown.delegation_id, name, anew=True)
            self.reason_area.set_kept(shown.reason, anew=True)

    def _said_under(self, amendment: Amendment, places: Places, moment: datetime | None) -> str:
        said = [places.name(amendment.row_id)]
        if moment is not None:
            when = f"{digits(moment.date())}, {time_of_day(moment.time(), self._words.language)}"
            said.append(self._words.gettext("proposed {moment}").format(moment=when))
        return " · ".join(said)

    def _chips_of(self, amendment: Amendment) -> list[Chip]:
        _ = self._words.gettext
        icon_name, _token, kind = STATE_LOOKS[amendment.state]
        chips = [
            Chip(self._theme, state_word(amendment.state, self._words), kind=kind, icon_name=icon_name),
            Chip(self._theme, _(KIND_NAMES[amendment.kind]), icon_name=KIND_ICONS[amendment.kind]),
        ]
        if amendment.origin is Origin.WORD:
            chips.append(Chip(self._theme, _("From a returned file"), icon_name="file-arrow-down"))
        elif amendment.origin is Origin.COMMENT:
            chips.append(Chip(self._theme, _("From a comment"), icon_name="chat-text"))
        return chips

    def _show_acts(self, amendment: Amendment, places: Places) -> None:
        for name in _OPEN_ACTS:
            getattr(self, name).setVisible(amendment.is_open)
        self.replace_button.setVisible(amendment.is_open and bool(self._open))
        self.merge_button.setVisible(amendment.is_open and bool(self._mergeable(amendment)))
        self.edit_button.setVisible(amendment.is_open and bool(amendment.text))
        self.reopen_button.setVisible(amendment.state in PUT_AGAIN)
        for name in _MOVES:
            getattr(self, name).setVisible(bool(self._beside))
        self.row_button.setVisible(amendment.row_id in places)

    def _mergeable(self, amendment: Amendment) -> list[Amendment]:
        same_kind = [one for one in self._beside if one.is_open and one.kind is amendment.kind]
        return same_kind if amendment.text and amendment.base else []

    def _settled_groups(self, amendment: Amendment, view: AmendmentsView) -> list[DetailGroup]:
        if amendment.is_open:
            return []
        _ = self._words.gettext
        fields = [
            DetailField(label=_("Proposed by"), value=proposer_name(amendment, self._words)),
            DetailField(label=_("Reason of the proposer"), value=amendment.reason),
            DetailField(label=_("Note to the decision"), value=amendment.note),
        ]
        into = view.amendment(amendment.into)
        if into is not None:
            number = _("Amendment No. {number}").format(number=into.number)
            fields.append(DetailField(label=_("In its place"), value=number))
        return [DetailGroup(fields=[one for one in fields if one.value])]

    def _show_others(self, places: Places) -> None:
        """Links to the other amendments that concern the same paragraph."""
        while (item := self._others_column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._others.setVisible(bool(self._beside))
        _ = self._words.gettext
        title = _("To the same paragraph")
        self._others_column.addWidget(Label(self._theme, title, role="caption", token="text3"))
        for one in self._beside:
            icon_name = STATE_LOOKS[one.state][0]
            words = f"№ {one.number} · {state_word(one.state, self._words)}"
            name = f"{self.other_name(one)}, {places.name(one.row_id)}"
            link = Button(self._theme, words, kind="link", icon_name=icon_name, name=name)
            link.setToolTip(name)
            link.clicked.connect(lambda _checked=False, one=one: self.other_asked.emit("show", one))
            self._others_column.addWidget(link)

    def other_name(self, one: Amendment) -> str:
        """An amendment as a menu offers it."""
        return " · ".join(
            (
                f"№ {one.number}",
                self._words.gettext(KIND_NAMES[one.kind]),
                proposer_name(one, self._words),
            )
        )

    def _choose_other(self, act: str) -> None:
        if self._amendment is None:
            return
        offered = self._mergeable(self._amendment) if act == "merge" else list(self._open)
        menu = QMenu(self)
        menu.setObjectName(f"{act}_menu")
        menu.setStyleSheet(self._theme.sheet("menu"))
        menu.setFont(self._theme.font("body"))
        for one in offered:
            action = menu.addAction(self.other_name(one))
            action.triggered.connect(lambda _checked=False, one=one: self.other_asked.emit(act, one))
        button: Button = getattr(self, f"{act}_button")
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        if offered:
            menu.setActiveAction(menu.actions()[0])

    def settle(self) -> None:
        """Settle on everything that was typed and not yet told."""
        if self._amendment is not None and self._amendment.is_open:
            self.reason_area.settle()
            self.sender_field.settle()

    def sizeHint(self) -> QSize:
        """Be wider than other panels: paragraphs are read here."""
        return QSize(self._theme.scaled(_WIDTH), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Keep the width; scroll in height."""
        return QSize(self._theme.scaled(_WIDTH), super().minimumSizeHint().height())

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that the acts are in sight."""
        super().showEvent(event)
        self.came_or_went.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that the acts are out of sight."""
        super().hideEvent(event)
        self.came_or_went.emit()
