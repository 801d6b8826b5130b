"""The detail panel of a comment, and of one that is being entered."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from forumdesk.domain.consultations import Comment, Consultation, Verdict
from forumdesk.domain.delegations import Delegation
from forumdesk.domain.redline import redline
from forumdesk.domain.resolutions import ResolutionText
from forumdesk.gui.models.amendment_words import MARKS, Places
from forumdesk.gui.models.comments import place_of
from forumdesk.gui.models.consultation_words import VERDICT_LOOKS, verdict_word
from forumdesk.gui.pages.amendments.redlines import RedlinesPart, Stretch
from forumdesk.gui.pages.consultation.form import CommentForm
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.chip import Chip
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.detail_panel import DetailPanel
from forumdesk.gui.widgets.field_block import FieldBlock
from forumdesk.gui.widgets.kept_fields import KeptArea
from forumdesk.gui.words import Words

_WIDTH: Final = 360
_ACTS: Final = (
    "accept_button",
    "partly_button",
    "reject_button",
    "reopen_button",
    "propose_button",
    "amendment_button",
    "remove_button",
)
_VERDICTS: Final = {
    "accept_button": Verdict.ACCEPTED,
    "partly_button": Verdict.PARTLY,
    "reject_button": Verdict.REJECTED,
    "reopen_button": Verdict.OPEN,
}


class CommentPanel(DetailPanel):
    """Emits `judge_asked(verdict)`, `reason_settled(text)`, `act_asked(name)`, `edited(fields)`.

    Acts are "propose" an amendment, see the "amendment", "remove" and, of a new comment, "add". `came_or_went` is
    emitted when it was shown or hidden.
    """

    judge_asked = Signal(object)
    reason_settled = Signal(str)
    act_asked = Signal(str)
    edited = Signal(object)
    came_or_went = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start without a comment."""
        super().__init__(theme, close="", parent=parent)
        self._words = words
        self._comment: Comment | None = None
        self._answer_seen: Comment | None = None
        self._draft = False
        self.add_button = Button(theme, kind="main", icon_name="check", deed=CHANGE)
        self.accept_button = Button(theme, kind="main", icon_name="check", deed=CHANGE)
        self.partly_button = Button(theme, icon_name="circle-half", deed=CHANGE)
        self.reject_button = Button(theme, icon_name="x", deed=CHANGE)
        self.reopen_button = Button(theme, icon_name="arrow-u-up-left", deed=CHANGE)
        self.propose_button = Button(theme, icon_name="git-diff", deed=CHANGE)
        self.amendment_button = Button(theme, kind="link", icon_name="arrow-right")
        self.remove_button = Button(theme, icon_name="trash", name="-", deed=CHANGE)
        self.reason_area = KeptArea(theme)
        self.reason_block = FieldBlock(theme, self.reason_area, "")
        self.form = CommentForm(theme, words)
        self.redlines = RedlinesPart(theme, words)
        for name in (*_ACTS, "add_button", "reason_area", "form", "redlines"):
            getattr(self, name).setObjectName(name if name != "form" else "comment_form")
        self.set_acts([self.add_button, *(getattr(self, name) for name in _ACTS)])
        self.set_foot([self.reason_block, self.form, self.redlines])
        self._connect()

    def _connect(self) -> None:
        for name, verdict in _VERDICTS.items():
            getattr(self, name).clicked.connect(
                lambda _checked=False, verdict=verdict: self.judge_asked.emit(verdict)
            )
        for act in ("propose", "amendment", "remove", "add"):
            button: Button = getattr(self, f"{act}_button")
            button.clicked.connect(lambda _checked=False, act=act: self.act_asked.emit(act))
        self.reason_area.settled.connect(self.reason_settled)
        self.reason_area.textChanged.connect(lambda: self.reason_block.set_wrong(""))
        self.form.edited.connect(self.edited)

    @property
    def reason(self) -> str:
        """The reason, as it is typed."""
        return self.reason_area.text().strip()

    def retranslate(self) -> None:
        """Set the words that do not depend on the comment."""
        _ = self._words.gettext
        self.set_texts(close=_("Close"))
        self.add_button.set_texts(_("Enter in the register"))
        self.accept_button.set_texts(self._words.pgettext("comment", "Accept"))
        self.partly_button.set_texts(self._words.pgettext("comment", "Accept in part"))
        self.reject_button.set_texts(self._words.pgettext("comment", "Reject"))
        self.reopen_button.set_texts(_("Take the answer back"))
        self.propose_button.set_texts(_("Make an amendment of it"))
        self.amendment_button.set_texts(_("To its amendment"))
        self.remove_button.set_texts("", name=_("Remove the comment"))
        self.reason_block.set_texts(
            _("Reason of the answer"), help_line=_("Needed unless the comment is accepted in full.")
        )
        self.form.retranslate()

    def set_material(self, places: Places, delegations: Sequence[Delegation], zone: str) -> None:
        """Say which paragraphs and delegations there are; moments are local to `zone`."""
        self.form.set_material(places, delegations, zone)

    def show_comment(
        self, comment: Comment | None, consultation: Consultation | None, text: ResolutionText, places: Places
    ) -> None:
        """Show a comment that was received."""
        anew = self._draft or comment is None or self._comment is None or comment.id != self._comment.id
        self._comment, self._draft = comment, False
        self._show_acts()
        if comment is None or consultation is None:
            return
        _ = self._words.gettext
        self.set_head(
            _("Comment No. {number}").format(number=comment.number), place_of(comment, places, self._words)
        )
        self.set_chips(self._chips_of(comment, consultation))
        self.reason_area.set_kept(comment.reason, anew=anew)
        if not self.reason_area.is_typed():
            self._answer_seen = comment
        if anew:
            self.reason_block.set_wrong("")
        self.form.show_comment(comment, anew=anew)
        self.redlines.show_stretches(self._stretches(comment, text))

    def show_draft(self, *, anew: bool) -> None:
        """Show a comment that is to be entered."""
        _ = self._words.gettext
        self._comment, self._draft = None, True
        self._show_acts()
        help_line = _("Received now unless another moment is entered.")
        self.set_head(_("New comment"), help_line)
        self.set_chips([])
        self.redlines.show_stretches([])
        if anew:
            self.form.show_draft()

    def _show_acts(self) -> None:
        comment = self._comment
        self.add_button.setVisible(self._draft)
        self.reason_block.setVisible(comment is not None)
        answered = comment is not None and comment.verdict is not Verdict.OPEN
        shown = {
            "accept_button": comment is not None and not answered,
            "partly_button": comment is not None and not answered,
            "reject_button": comment is not None and not answered,
            "reopen_button": answered,
            "propose_button": comment is not None and comment.amendment_id is None,
            "amendment_button": comment is not None and comment.amendment_id is not None,
            "remove_button": comment is not None,
        }
        for name, visible in shown.items():
            getattr(self, name).setVisible(visible)

    def _chips_of(self, comment: Comment, consultation: Consultation) -> list[Chip]:
        _ = self._words.gettext
        icon_name, _token, kind = VERDICT_LOOKS[comment.verdict]
        word = verdict_word(comment.verdict, self._words)
        chips = [Chip(self._theme, word, kind=kind, icon_name=icon_name)]
        if comment.late(consultation):
            sentence = _("Received after the deadline.")
            chips.append(
                Chip(
                    self._theme,
                    _("LATE"),
                    kind="warn",
                    icon_name="clock-counter-clockwise",
                    sentence=sentence,
                )
            )
        return chips

    def _stretches(self, comment: Comment, text: ResolutionText) -> list[Stretch]:
        """What the proposal would change in the present words."""
        row = next((one for one in text.rows if one.id == comment.row_id), None)
        if row is None or comment.language is None or not comment.proposal:
            return []
        caption = self._words.gettext("With the proposal the paragraph reads ({language}):").format(
            language=MARKS[comment.language]
        )
        pieces = redline(row.text.get(comment.language), comment.proposal)
        return [Stretch(caption=caption, name=caption, pieces=pieces, token="text2")]

    def ask_reason(self, sentence: str) -> None:
        """Say that a reason is needed, and go there."""
        self.reason_block.set_wrong(sentence)
        self.reveal(self.reason_area)
        self._scroll.ensureWidgetVisible(self.reason_block, 0, 0)

    def answered(self, current: Comment) -> Comment:
        """The comment with the answer that stood there when the person began to write another."""
        seen = self._answer_seen
        return current if seen is None else replace(current, verdict=seen.verdict, reason=seen.reason)

    def take_theirs(self) -> None:
        """Show what is kept now, in place of what was typed."""
        comment = self._answer_seen = self._comment
        if comment is not None:
            self.reason_area.set_kept(comment.reason, anew=True)
            self.form.show_comment(comment, anew=True)

    def settle(self) -> None:
        """Settle on everything that was typed and not yet told."""
        if self._comment is not None:
            self.form.settle()
            self.reason_area.settle()

    def sizeHint(self) -> QSize:
        """Be a little wider than other panels: comments are read here."""
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
