"""The fields of a comment, edited in place."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.consultations import Comment
from forumdesk.domain.delegations import Delegation
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import DelegationId, RowId
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.gui.models.amendment_words import Places
from forumdesk.gui.models.consultation_words import moment_in_words
from forumdesk.gui.models.text_rows_lines import LANGUAGE_NAMES
from forumdesk.gui.pages.amendments.sender import SenderField
from forumdesk.gui.pages.consultation.moments import read_moment
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.field_block import FieldBlock
from forumdesk.gui.widgets.kept_fields import KeptArea, KeptChoice, KeptField, KeptLine, blocks_of
from forumdesk.gui.words import Words

_LABELS: Final = {
    "row_id": N_("Paragraph"),
    "language": N_("Language"),
    "text": N_("Comment"),
    "proposal": N_("Words proposed instead"),
    "received_at": N_("Received"),
}


class CommentForm(QWidget):
    """Emits `edited(fields)` for what a person has settled on; what cannot be read is refused beside its field."""

    edited = Signal(object)

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start without a comment."""
        super().__init__(parent)
        self._words = words
        self._comment: Comment | None = None
        self._delegations: tuple[Delegation, ...] = ()
        self._zone = "UTC"
        self.sender_field = SenderField(theme, words)
        self.row_choice, self.language_choice = KeptChoice(theme), KeptChoice(theme)
        self.text_area, self.proposal_area = KeptArea(theme), KeptArea(theme)
        self.received_line = KeptLine(theme)
        fields: dict[str, KeptField] = {
            "row_id": self.row_choice,
            "language": self.language_choice,
            "text": self.text_area,
            "proposal": self.proposal_area,
            "received_at": self.received_line,
        }
        self.blocks: dict[str, FieldBlock] = blocks_of(theme, fields, self._settled)
        self.sender_field.setObjectName("sender_field")
        self.sender_field.settled.connect(self._sender_settled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE.tight, 0, 0)
        column.setSpacing(SPACE.group)
        where = QHBoxLayout()
        where.setSpacing(SPACE.group)
        where.addWidget(self.blocks["row_id"], 3)
        where.addWidget(self.blocks["language"], 2)
        column.addWidget(self.sender_field)
        column.addLayout(where)
        for key in ("text", "proposal", "received_at"):
            column.addWidget(self.blocks[key])

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        self.sender_field.set_texts(_("Sender"))
        for key, label in _LABELS.items():
            self.blocks[key].set_texts(_(label))
        none: tuple[str, object] = (_("not said"), None)
        names = [(_(LANGUAGE_NAMES[language]), language) for language in STATE_LANGUAGE_FIRST]
        self.language_choice.fill([none, *names])

    def set_material(self, places: Places, delegations: Sequence[Delegation], zone: str) -> None:
        """Say which paragraphs and delegations there are; moments are local to `zone`."""
        self._zone, self._delegations = zone, tuple(delegations)
        self.sender_field.set_delegations(delegations)
        whole: tuple[str, object] = (self._words.gettext("Whole text"), None)
        rows: list[tuple[str, object]] = [(places.full(one), one) for one in places.ids]
        own = None if self._comment is None else self._comment.row_id
        if own is not None and own not in places:
            rows.append((places.name(own), own))
        self.row_choice.fill([whole, *rows])

    def show_comment(self, comment: Comment, *, anew: bool) -> None:
        """Show what is kept of a comment; unless `anew`, what is being typed stays."""
        self._comment = comment
        self.sender_field.show_sender(comment.delegation_id, comment.author, anew=anew)
        self.row_choice.set_kept(comment.row_id, anew=anew)
        self.language_choice.set_kept(comment.language, anew=anew)
        self.text_area.set_kept(comment.text, anew=anew)
        self.proposal_area.set_kept(comment.proposal, anew=anew)
        self.received_line.set_kept(self._moment(comment), anew=anew)
        if anew:
            for block in self.blocks.values():
                block.set_wrong("")

    def show_draft(self) -> None:
        """Empty the fields for a comment that is to be entered."""
        self._comment = None
        self.sender_field.show_sender(None, "", anew=True)
        for choice in (self.row_choice, self.language_choice):
            choice.set_kept(None, anew=True)
        for field in (self.text_area, self.proposal_area, self.received_line):
            field.set_kept("", anew=True)
        for block in self.blocks.values():
            block.set_wrong("")

    def _moment(self, comment: Comment) -> str:
        return moment_in_words(comment.received_at, self._zone, self._words)

    def is_empty(self) -> bool:
        """Whether nothing would be lost by showing something else."""
        return not any(field.text().strip() for field in (self.text_area, self.proposal_area))

    def values(self) -> dict[str, object]:
        """Everything that was entered, as the register receives it; raises DomainError for an unreadable moment."""
        delegation_id, author = self.sender_field.value()
        try:
            received_at = read_moment(self.received_line.text(), self._zone)
        except DomainError as error:
            self.blocks["received_at"].set_wrong(self._words.catalogue.sentence(error))
            raise
        return {
            "author": author,
            "delegation_id": delegation_id,
            "text": self.text_area.text(),
            "proposal": self.proposal_area.text(),
            "row_id": self._row_id(),
            "language": self.language_choice.key(),
            "received_at": received_at,
        }

    def _row_id(self) -> RowId | None:
        chosen = self.row_choice.key()
        return RowId(chosen) if isinstance(chosen, UUID) else None

    def seen(self, current: Comment, fields: Mapping[str, object]) -> Comment:
        """The comment as it was when a person began to change these fields of it."""
        if "author" in fields:
            delegation_id, author = self.sender_field.seen
            return replace(current, delegation_id=delegation_id, author=author)
        kept: dict[str, KeptField] = {
            "row_id": self.row_choice,
            "language": self.language_choice,
            "text": self.text_area,
            "proposal": self.proposal_area,
        }
        seen: dict[str, Any] = {name: kept[name].seen for name in fields if name in kept}
        if "received_at" in fields and self.received_line.seen != self._moment(current):
            seen["received_at"] = read_moment(self.received_line.seen, self._zone) or current.received_at
        return replace(current, **seen)

    def settle(self) -> None:
        """Settle on everything that was typed and not yet told."""
        if self._comment is None:
            return
        self.sender_field.settle()
        for field in (self.text_area, self.proposal_area, self.received_line):
            field.settle()

    def has_wrong(self) -> bool:
        """Whether a value stands refused."""
        comment = self._comment
        return comment is not None and self.received_line.text() != self._moment(comment)

    def _settled(self, key: str, value: object) -> None:
        if self._comment is None:
            return
        self.blocks[key].set_wrong("")
        if key != "received_at":
            self.edited.emit({key: value})
            return
        try:
            moment = read_moment(str(value), self._zone)
        except DomainError as error:
            self.blocks[key].set_wrong(self._words.catalogue.sentence(error))
            return
        if moment is None:
            self.received_line.set_kept(self._moment(self._comment), anew=True)
        else:
            self.edited.emit({key: moment})

    def _sender_settled(self, delegation_id: DelegationId | None, name: str) -> None:
        if self._comment is None:
            return
        chosen = next((one for one in self._delegations if one.id == delegation_id), None)
        author = name if chosen is None else chosen.name.in_language(Language.KK)
        self.edited.emit({"author": author, "delegation_id": delegation_id})
