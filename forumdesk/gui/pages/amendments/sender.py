"""Who proposes or comments: a delegation of the meeting, or a name that is typed."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.domain.delegations import Delegation
from forumdesk.domain.identifiers import DelegationId
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.field_block import FieldBlock
from forumdesk.gui.widgets.kept_fields import KeptChoice, KeptLine
from forumdesk.gui.words import Words


class SenderField(QWidget):
    """Emits `settled(delegation_id, name)` when a person has settled on somebody else; one of them is empty."""

    settled = Signal(object, str)

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start with nobody."""
        super().__init__(parent)
        self._words = words
        self._delegations: tuple[Delegation, ...] = ()
        self.seen: tuple[DelegationId | None, str] = (None, "")
        """Who stood there when a person began to choose another."""
        self.choice = KeptChoice(theme)
        self.line = KeptLine(theme)
        self.block = FieldBlock(theme, self.choice, "")
        self.line_block = FieldBlock(theme, self.line, "")
        self.choice.setObjectName("sender_choice")
        self.line.setObjectName("sender_edit")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.tight)
        column.addWidget(self.block)
        column.addWidget(self.line_block)
        self.choice.settled.connect(self._chosen)
        self.choice.currentIndexChanged.connect(self._show_line)
        self.line.settled.connect(lambda text: self.settled.emit(None, text))

    def set_texts(self, label: str) -> None:
        """Set the label; under it stand the delegations, then the field for another name."""
        self.block.set_texts(label)
        self.line_block.set_texts(label)
        self._fill()

    def set_delegations(self, delegations: Sequence[Delegation]) -> None:
        """Say which delegations there are."""
        if tuple(delegations) != self._delegations:
            self._delegations = tuple(delegations)
            self._fill()

    def _fill(self) -> None:
        language = self._words.language
        names = [(one.name.in_language(language), one.id) for one in self._delegations]
        self.choice.fill([*names, (self._words.gettext("Somebody else"), None)])
        self._show_line()

    def show_sender(self, delegation_id: DelegationId | None, name: str, *, anew: bool) -> None:
        """Show who it is; unless `anew`, what a person is choosing stays."""
        self.choice.set_kept(delegation_id, anew=anew)
        self.line.set_kept("" if delegation_id else name, anew=anew)
        if not (self.choice.is_typed() or self.line.is_typed()):
            self.seen = (delegation_id, name)
        self._show_line()

    def value(self) -> tuple[DelegationId | None, str]:
        """The delegation that is chosen, or the name that is typed."""
        chosen = self.choice.key()
        if isinstance(chosen, UUID):
            return DelegationId(chosen), ""
        return None, self.line.text().strip()

    def settle(self) -> None:
        """Tell what was typed or chosen and not yet told."""
        if self.choice.key() is None:
            self.line.settle()
        else:
            self.choice.settle()

    def field(self) -> QWidget:
        """The field in which work starts."""
        return self.choice if self._delegations else self.line

    def _chosen(self, key: object) -> None:
        if key is None:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.settled.emit(key, "")

    def _show_line(self) -> None:
        alone = not self._delegations
        self.block.setVisible(not alone)
        self.line_block.setVisible(alone or self.choice.key() is None)
        self.line_block.set_label_shown(alone)
