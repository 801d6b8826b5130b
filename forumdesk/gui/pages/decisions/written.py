"""Decisions in writing: until when answers count, when a sheet came back, who objected."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.consultations import Comment, Consultation, Draft
from forumdesk.domain.errors import DomainError
from forumdesk.domain.identifiers import ParticipantId
from forumdesk.gui.models.consultation_words import draft_name, moment_in_words, standing_of
from forumdesk.gui.pages.consultation.moments import read_moment
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.chip import Chip
from forumdesk.gui.widgets.field_block import FieldBlock, TextField
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import Label, section_label
from forumdesk.gui.words import Words


class MomentField(FieldBlock):
    """A day with a time, local to a zone; ``moment`` is None while there is none to read. Emits `edited`."""

    edited = Signal()
    settled = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        self.line = TextField(theme)
        super().__init__(theme, self.line, "")
        self._words = words
        self._zone = "UTC"
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self.settled)

    def set_zone(self, zone: str) -> None:
        """Moments are told in this zone."""
        self._zone = zone

    @property
    def moment(self) -> datetime | None:
        """What was typed."""
        try:
            return read_moment(self.line.text(), self._zone)
        except DomainError:
            return None

    def show_moment(self, moment: datetime | None) -> None:
        """Show another moment."""
        self.line.setText("" if moment is None else moment_in_words(moment, self._zone, self._words))
        self.set_wrong("")

    def point_out_odd(self) -> bool:
        """Say under the field what is wanted where no moment can be read; returns whether that is so."""
        try:
            read_moment(self.line.text(), self._zone)
        except DomainError as error:
            self.set_wrong(self._words.catalogue.sentence(error))
            return True
        self.set_wrong("")
        return False

    def _typed(self) -> None:
        self.set_wrong("")
        self.edited.emit()


class PollStrip(Ground):
    """Of a written poll: the deadline, and when the sheet of the voter in hand came back.

    Emits `edited`. What was typed for one sheet is offered for the next ones that are entered.
    """

    edited = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, "raised", lines=Qt.Edge.BottomEdge)
        self._words = words
        self._zone = "UTC"
        self._returned: dict[ParticipantId, datetime] = {}
        self._in_hand: ParticipantId | None = None
        self._last: datetime | None = None
        self._name = ""
        self.deadline = MomentField(theme, words)
        self.return_field = MomentField(theme, words)
        self.deadline.line.setObjectName("deadline_edit")
        self.return_field.line.setObjectName("returned_edit")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.near)
        row.setSpacing(SPACE.group)
        for block in (self.deadline, self.return_field):
            row.addWidget(block, 1, Qt.AlignmentFlag.AlignTop)
        self.deadline.edited.connect(self.edited)
        self.return_field.settled.connect(self._settle)
        self.hide()

    @property
    def returned(self) -> dict[ParticipantId, datetime]:
        """When sheets came back, as far as it was noted."""
        return dict(self._returned)

    def notes(self) -> Mapping[ParticipantId, str]:
        """When sheets came back, in words."""
        return {one: moment_in_words(at, self._zone, self._words) for one, at in self._returned.items()}

    def set_zone(self, zone: str) -> None:
        """Moments are told in this zone."""
        self._zone = zone
        for field in (self.deadline, self.return_field):
            field.set_zone(zone)

    def take_in_hand(self, voter: ParticipantId | None, name: str) -> None:
        """Show when this voter's sheet came back."""
        if not self.return_field.line.hasFocus():
            self._in_hand, self._name = voter, name
            self.return_field.show_moment(
                self._returned.get(voter) if voter in self._returned else self._last
            )
            self._label()

    def answered(self, voter: ParticipantId, *, given: bool) -> None:
        """A sheet was entered, or taken out again: it came when the last one did, unless somebody says else."""
        if given and self._last is not None:
            self._returned.setdefault(voter, self._last)
        elif not given:
            self._returned.pop(voter, None)

    def clear(self) -> None:
        """Forget the sheets."""
        self._returned, self._last = {}, None
        self.deadline.show_moment(None)
        self.return_field.show_moment(None)

    def retranslate(self) -> None:
        """Set the words."""
        _ = self._words.gettext
        self.deadline.set_texts(_("Sheets counted until"), help_line=_("Like 24.10.2024, 18:00"))
        self._label()

    def _label(self) -> None:
        _ = self._words.gettext
        label = _("The sheet came back")
        if self._name:
            label = _("The sheet came back: {name}").format(name=self._name)
        self.return_field.set_texts(label, help_line=_("Like 24.10.2024, 18:00"))

    def _settle(self) -> None:
        if self.return_field.point_out_odd() or self._in_hand is None:
            return
        moment = self.return_field.moment
        self._last = moment or self._last
        if moment is None:
            self._returned.pop(self._in_hand, None)
        else:
            self._returned[self._in_hand] = moment
        self.edited.emit()


class SilencePart(QWidget):
    """The silence procedure: the draft, until when, who objected and when. Emits `edited`, `consultation_asked`.

    Without a procedure that was opened on a draft, the deadline is told here.
    """

    edited = Signal()
    consultation_asked = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._zone = "UTC"
        self._opened: tuple[Consultation, Draft, tuple[Comment, ...], datetime] | None = None
        self.title = section_label(theme)
        self.chip = Chip(theme)
        self.sentence = Label(theme, role="small", token="text2", wraps=True)
        self.deadline = MomentField(theme, words)
        self.deadline.line.setObjectName("silence_deadline_edit")
        self.open_button = Button(theme, icon_name="chat-text")
        self.open_button.setObjectName("consultation_button")
        self.objections_label = Label(theme, role="small_strong", wraps=True)
        self._objections = QVBoxLayout()
        self._objections.setSpacing(SPACE.tight)
        head = QHBoxLayout()
        head.setSpacing(SPACE.near)
        head.addWidget(self.title)
        head.addWidget(self.chip)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.near)
        column.addLayout(head)
        column.addWidget(self.sentence)
        column.addWidget(self.deadline)
        column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.objections_label)
        column.addLayout(self._objections)
        self.deadline.edited.connect(self.edited)
        self.open_button.clicked.connect(self.consultation_asked)

    @property
    def told_deadline(self) -> datetime | None:
        """The deadline as it was typed; that of an opened procedure is known to the register."""
        return None if self._opened else self.deadline.moment

    def set_zone(self, zone: str) -> None:
        """Moments are told in this zone."""
        self._zone = zone
        self.deadline.set_zone(zone)

    def show_procedure(
        self, opened: Consultation | None, draft: Draft | None, comments: Sequence[Comment], now: datetime
    ) -> None:
        """Show the procedure opened last on a draft, or ask for a deadline where there is none."""
        self._opened = (opened, draft, tuple(comments), now) if opened and draft else None
        self._say()

    def clear(self) -> None:
        """Forget what was typed."""
        self.deadline.show_moment(None)

    def take_focus(self) -> None:
        """Begin with the deadline, or with the way to the objections."""
        target = self.open_button if self._opened else self.deadline.line
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set the words."""
        self._say()

    def _say(self) -> None:
        _ = self._words.gettext
        self.title.setText(_("Silence procedure"))
        self.deadline.set_texts(_("Objections counted until"), help_line=_("Like 24.10.2024, 18:00"))
        self.open_button.set_texts(_("To the consultation"))
        for widget in (self.chip, self.objections_label):
            widget.setVisible(self._opened is not None)
        self.deadline.setVisible(self._opened is None)
        while (item := self._objections.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        if self._opened is None:
            self.sentence.setText(
                _("No silence procedure was opened on a draft. Open one on the Consultation page, or say until when"
                  " objections could come.")
            )  # fmt: skip
            return
        consultation, draft, comments, now = self._opened
        look = standing_of(consultation, now, self._words)
        self.chip.set_state(look.word, kind=look.kind, icon_name=look.icon_name, sentence=look.sentence)
        self.sentence.setText(f"{draft_name(draft, self._words)}. {look.sentence}")
        count = len(comments)
        none = _("Nobody objected.")
        some = self._words.ngettext("{count} objection came.", "{count} objections came.", count)
        self.objections_label.setText(some.format(count=count) if count else none)
        for one in comments:
            self._objections.addWidget(self._objection(one, consultation))

    def _objection(self, comment: Comment, consultation: Consultation) -> Label:
        _ = self._words.gettext
        at = moment_in_words(comment.received_at, consultation.time_zone, self._words)
        late = comment.received_at > consultation.deadline
        said = _("{name}, {moment}: {text}").format(name=comment.author, moment=at, text=comment.text)
        if late:
            said = _("{objection} (late, does not count)").format(objection=said)
        return Label(self._theme, said, role="small", token="text3" if late else "bad", wraps=True)
