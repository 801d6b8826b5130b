"""Speaking limits of a meeting, in minutes, or minutes and seconds."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from forumdesk.domain.errors import N_, KnownError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.speaking import SpeechKind, require_limit
from forumdesk.gui.pages.page import Page
from forumdesk.gui.theme import SPACE
from forumdesk.gui.widgets.field_block import FieldBlock
from forumdesk.gui.widgets.kept_fields import KeptLine, blocks_of
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.workspace import Workspace
from forumdesk.services.events import MeetingsChanged
from forumdesk.services.meanwhile import ChangedMeanwhileError

_LABELS: Final[Mapping[SpeechKind, str]] = {
    SpeechKind.REPORT: N_("Report"),
    SpeechKind.DEBATE: N_("Debate"),
    SpeechKind.REPLY: N_("Reply"),
    SpeechKind.POINT_OF_ORDER: N_("Point of order"),
}
_WRITTEN: Final = re.compile(r"([-−]?)\s*(\d{1,6})(?:\s*[:.,]\s*(\d{1,2}))?", re.ASCII)


def limit_written(text: str) -> int | None:
    """The seconds of "5" or "5:30" minutes, 0 for nothing; negative as written. None for anything else."""
    if not text.strip():
        return 0
    found = _WRITTEN.fullmatch(text.strip())
    if found is None or int(found[3] or 0) > 59:
        return None
    seconds = int(found[2]) * 60 + int(found[3] or 0)
    return -seconds if found[1] else seconds


def limit_shown(seconds: int) -> str:
    """A limit as it is typed: "5", "5:30", nothing for no limit."""
    if not seconds:
        return ""
    return f"{seconds // 60}:{seconds % 60:02}" if seconds % 60 else str(seconds // 60)


class LimitsPanel(Page):
    """Four fields, kept as soon as one leaves them. Emits `left` for Esc."""

    concerns = (MeetingsChanged,)
    left = Signal()

    def __init__(self, workspace: Workspace, meeting_id: MeetingId, *, inside_page: bool = False) -> None:
        """With `inside_page` it has a title, but neither margins nor a way out of its own."""
        super().__init__(workspace, meeting_id)
        self._inside_page = inside_page
        self.title = Label(self.theme, role="section")
        self.help_label = Label(self.theme, role="small", token="text2", wraps=True)
        self.fields: dict[SpeechKind, KeptLine] = {}
        self.blocks: dict[SpeechKind, FieldBlock] = {}
        for kind in SpeechKind:
            field = KeptLine(self.theme)
            self.fields[kind] = field
            self.blocks[kind] = blocks_of(self.theme, {kind.value: field}, partial(self._keep_kind, kind))[
                kind.value
            ]
        self._arrange()
        self.title.setVisible(inside_page)
        self.retranslate()

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.group)
        grid.setVerticalSpacing(SPACE.group)
        for place, block in enumerate(self.blocks.values()):
            grid.addWidget(block, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        body = QVBoxLayout()
        margin = 0 if self._inside_page else SPACE.page
        body.setContentsMargins(margin, margin, margin, margin)
        body.setSpacing(SPACE.near)
        body.addWidget(self.title)
        body.addWidget(self.help_label)
        body.addLayout(grid)
        if not self._inside_page:
            body.addStretch(1)
        self.column.addWidget(self.message_bar)
        self.column.addLayout(body)

    def retranslate(self) -> None:
        """Set every text in the language in use."""
        _ = self.words.gettext
        self.title.setText(_("Speaking limits"))
        self.setAccessibleName(_("Speaking limits"))
        self.help_label.setText(
            _("In minutes, or minutes and seconds like 5:30. An empty field sets no limit.")
        )
        for kind, label in _LABELS.items():
            self.blocks[kind].set_texts(_(label))
            self.fields[kind].setPlaceholderText(_("no limit"))

    def reload(self) -> None:
        """Show the limits that hold."""
        limits = self.register.meetings.meeting(self.meeting_id).limits
        for kind, field in self.fields.items():
            field.set_kept(limit_shown(limits.of(kind)))

    def take_focus(self) -> None:
        """Begin with the first limit."""
        self.fields[SpeechKind.REPORT].setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields[SpeechKind.REPORT].selectAll()

    def _keep_kind(self, kind: SpeechKind, _key: str, text: object) -> None:
        block, seconds = self.blocks[kind], limit_written(str(text))
        if seconds is None:
            block.set_wrong(self.words.gettext("Write minutes, or minutes and seconds, like 5 or 5:30."))
            return
        was = limit_written(self.fields[kind].seen) or 0
        self._keep_seconds(kind, seconds, was)

    def _keep_seconds(self, kind: SpeechKind, seconds: int, was: int) -> None:
        """Keep a limit over what the person saw, or let them choose between theirs and another desk's."""
        block, field = self.blocks[kind], self.fields[kind]
        try:
            limits = self.register.meetings.meeting(self.meeting_id).limits
            changed = replace(limits, **{kind.value: require_limit(seconds)})
            if changed != limits:
                seen = replace(limits, **{kind.value: was})
                self.register.speaking.set_limits(self.meeting_id, changed, base=seen)
        except ChangedMeanwhileError as error:
            theirs = error.current.limits.of(kind)
            self.offer(
                error,
                mine=lambda: self._keep_seconds(kind, seconds, theirs),
                theirs=lambda: field.set_kept(limit_shown(theirs), anew=True),
            )
        except KnownError as error:
            block.set_wrong(self.words.catalogue.sentence(error))
        else:
            block.set_wrong("")
            field.set_kept(limit_shown(seconds), anew=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape and not self._inside_page:
            self.left.emit()
        else:
            super().keyPressEvent(event)
