"""Over the comments: which draft, how its consultation stands, and what can be done with it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.consultations import ConsultationKind
from forumdesk.gui.models.consultation_words import (
    CONSULTATION_KINDS,
    draft_name,
    moment_in_words,
    standing_of,
)
from forumdesk.gui.models.drafts import DraftEntry
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.chip import Chip
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.flow import FlowLayout
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import Label, section_label
from forumdesk.gui.words import Words

_ACTS: Final = (
    "open_button",
    "extend_button",
    "close_button",
    "reopen_button",
    "withdraw_button",
    "withdraw_draft_button",
)


class ConsultationHead(Ground):
    """Emits `act_asked(name)`: "open", "extend", "close", "reopen", "withdraw", "withdraw_draft"."""

    act_asked = Signal(str)

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start without a draft."""
        super().__init__(theme, "surface", lines=Qt.Edge.BottomEdge, parent=parent)
        self._words = words
        self.title = section_label(theme)
        self.chip = Chip(theme)
        self.kind_chip = Chip(theme)
        self.sentence = Label(theme, role="small", token="text2", wraps=True)
        self.open_button = Button(theme, icon_name="chat-text", height="control_message", deed=CHANGE)
        self.extend_button = Button(theme, icon_name="calendar-plus", height="control_message", deed=CHANGE)
        self.close_button = Button(theme, icon_name="lock-simple", height="control_message", deed=CHANGE)
        self.reopen_button = Button(
            theme, icon_name="lock-simple-open", height="control_message", deed=CHANGE
        )
        self.withdraw_button = Button(
            theme, icon_name="arrow-u-up-left", height="control_message", deed=CHANGE
        )
        self.withdraw_draft_button = Button(
            theme, icon_name="arrow-u-up-left", height="control_message", deed=CHANGE
        )
        for name in (*_ACTS, "title", "chip", "sentence"):
            getattr(self, name).setObjectName(f"head_{name}" if name not in _ACTS else name)
        for name in _ACTS:
            act = name.removesuffix("_button")
            getattr(self, name).clicked.connect(lambda _checked=False, act=act: self.act_asked.emit(act))
        self._arrange()

    def _arrange(self) -> None:
        name = QWidget()
        first = QHBoxLayout(name)
        first.setContentsMargins(0, 0, SPACE.near, 0)
        first.setSpacing(SPACE.near)
        for widget in (self.title, self.chip, self.kind_chip):
            first.addWidget(widget)
        name.setMinimumHeight(self._theme.height("control_message"))
        acts = FlowLayout(SPACE.near)
        acts.addWidget(name)
        for act in _ACTS:
            acts.addWidget(getattr(self, act))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.near)
        column.setSpacing(SPACE.tight)
        column.addLayout(acts)
        column.addWidget(self.sentence)

    def retranslate(self) -> None:
        """Set the words that do not depend on the draft."""
        _ = self._words.gettext
        self.open_button.set_texts(_("Open a consultation"))
        self.extend_button.set_texts(_("Move the deadline"))
        self.close_button.set_texts(_("Close the consultation"))
        self.reopen_button.set_texts(_("Open again"))
        self.withdraw_button.set_texts(_("Withdraw the consultation"))
        self.withdraw_draft_button.set_texts(_("Withdraw the draft"))

    def show_entry(self, entry: DraftEntry | None, now: datetime, zone: str, *, latest: bool) -> None:
        """Show a draft with its consultation; only the `latest` draft can be withdrawn."""
        self.setVisible(entry is not None)
        if entry is None:
            return
        _ = self._words.gettext
        self.title.setText(draft_name(entry.draft, self._words))
        issued = moment_in_words(entry.draft.issued_at, zone, self._words)
        said = [_("Given out {moment}.").format(moment=issued)]
        consultation = entry.consultation
        self.chip.setVisible(consultation is not None)
        silence = consultation is not None and consultation.kind is ConsultationKind.SILENCE
        self.kind_chip.setVisible(silence)
        self.kind_chip.set_state(_(CONSULTATION_KINDS[ConsultationKind.SILENCE]), icon_name="hourglass")
        wanted: Sequence[str] = ["withdraw_draft_button"] if latest else []
        if consultation is None:
            said.append(entry.draft.note)
        else:
            look = standing_of(consultation, now, self._words)
            self.chip.set_state(
                look.word, kind=look.kind, icon_name=look.icon_name, sentence=f"{look.word}. {look.sentence}"
            )
            said.append(look.sentence)
            closed = consultation.closed_at is not None
            wanted = ["reopen_button"] if closed else ["extend_button", "close_button"]
            if not entry.comments:
                wanted = [*wanted, "withdraw_button"]
        self.sentence.setText(" ".join(part for part in said if part))
        for name in _ACTS:
            getattr(self, name).setVisible(name in wanted)
