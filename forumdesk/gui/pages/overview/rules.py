"""The rules of the body: the quorum to open and to decide, and whether whoever is recused counts for it."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.bodies import Body, BodyRules, Threshold
from forumdesk.domain.errors import KnownError
from forumdesk.gui.models.thresholds import FIXED, threshold_choices, threshold_key, threshold_of
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.field_block import FieldBlock
from forumdesk.gui.widgets.kept_fields import KeptChoice, KeptLine
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.words import Words
from forumdesk.gui.workspace import Workspace
from forumdesk.language.numbers import whole

_MOST = 99_999
_NUMBER_WIDTH = 120


class ThresholdPart(QWidget):
    """A share to choose, or a number to type. What a person settles on goes to `keep`."""

    def __init__(
        self, theme: Theme, words: Words, keep: Callable[[FieldBlock, Threshold], None], *, none_too: bool
    ) -> None:
        """With `none_too` no quorum at all may be chosen."""
        super().__init__()
        self._words, self._keep, self._none_too = words, keep, none_too
        self._threshold = Threshold(share=Fraction(1, 2), strictly=True)
        self.choice = KeptChoice(theme)
        self.number_edit = KeptLine(theme)
        self.block = FieldBlock(theme, self.choice, "")
        self.number_block = FieldBlock(theme, self.number_edit, "")
        self.number_block.setFixedWidth(theme.scaled(_NUMBER_WIDTH))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.near)
        row.addWidget(self.block, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.number_block, 0, Qt.AlignmentFlag.AlignTop)
        self.choice.settled.connect(self._chosen)
        self.number_edit.settled.connect(self._typed)
        self.number_edit.textEdited.connect(lambda _text: self.number_block.set_wrong(""))

    def set_texts(self, label: str) -> None:
        """Say what the threshold is for."""
        self._label = label
        self.number_block.set_texts(self._words.gettext("Number of people"))
        self.number_edit.setAccessibleName(f"{label}, {self._words.gettext('Number of people')}")

    def show_threshold(self, threshold: Threshold, entitled: int) -> None:
        """Show what holds, and what it comes to with as many as are entitled now."""
        _, language = self._words.gettext, self._words.language
        self._threshold = threshold
        self.choice.fill(list(threshold_choices(threshold, self._words, none_too=self._none_too)))
        self.choice.set_kept(threshold_key(threshold))
        self.number_edit.set_kept(str(threshold.fixed) if threshold.fixed else "")
        self.number_block.setVisible(self.choice.key() == FIXED)
        needed = threshold.needed(entitled)
        numbers = {"needed": whole(needed, language), "entitled": whole(entitled, language)}
        now = _("Now: {needed} of {entitled}").format(**numbers)
        if needed > entitled > 0:
            now = _("Only {entitled} are entitled now: this quorum cannot be met.").format(**numbers)
        self.block.set_texts(self._label, help_line=now if entitled else "")

    def _chosen(self, key: object) -> None:
        self.number_block.setVisible(key == FIXED)
        if key == FIXED:
            self.number_edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        threshold = threshold_of(key) or self._threshold
        self._keep(self.block, threshold)

    def _typed(self, text: str) -> None:
        plain = text.strip()
        if not (plain.isascii() and plain.isdigit() and 1 <= int(plain[:9]) <= _MOST):
            self.number_block.set_wrong(self._words.gettext("Write a whole number of people, 1 at least."))
            return
        self._keep(self.number_block, Threshold(share=Fraction(0), strictly=False, fixed=int(plain)))


class RulesPart(QWidget):
    """Kept at once; sealed decisions keep the rules that held for them."""

    def __init__(self, workspace: Workspace) -> None:
        """Start with the usual rules."""
        super().__init__()
        theme = workspace.theme
        self._register, self._words = workspace.register, workspace.words
        self._body: Body | None = None
        self.title = Label(theme, role="section")
        self.help_label = Label(theme, role="small", token="text2", wraps=True)
        self.to_open = ThresholdPart(theme, self._words, self._keep_to_open, none_too=True)
        self.to_decide = ThresholdPart(theme, self._words, self._keep_to_decide, none_too=False)
        self.recused_choice = KeptChoice(theme)
        self.recused_block = FieldBlock(theme, self.recused_choice, "")
        self.recused_choice.settled.connect(self._keep_recused)
        for name in ("to_open", "to_decide"):
            part: ThresholdPart = getattr(self, name)
            part.choice.setObjectName(f"{name}_choice")
            part.number_edit.setObjectName(f"{name}_edit")
        self.recused_choice.setObjectName("recused_choice")
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.group)
        grid.setVerticalSpacing(SPACE.group)
        grid.addWidget(self.to_open, 0, 0)
        grid.addWidget(self.to_decide, 0, 1)
        grid.addWidget(self.recused_block, 1, 0, 1, 2)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(0, 0, 0, 0)
        column_of_all.setSpacing(SPACE.near)
        column_of_all.addWidget(self.title)
        column_of_all.addWidget(self.help_label)
        column_of_all.addLayout(grid)

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self._words.gettext
        self.title.setText(_("Rules of the body"))
        self.help_label.setText(
            _("They hold for all meetings of the body. Sealed decisions keep the rules that held for them.")
        )
        self.to_open.set_texts(_("Quorum to open the meeting"))
        self.to_decide.set_texts(_("Quorum to decide"))
        self.recused_block.set_texts(_("Whoever is recused on an item"))
        self.recused_choice.fill(
            [(_("counts for the quorum"), True), (_("does not count for the quorum"), False)]
        )

    def show_rules(self, body: Body, entitled: int) -> None:
        """Show the rules that hold."""
        self._body = body
        self.to_open.show_threshold(body.rules.quorum_to_open, entitled)
        self.to_decide.show_threshold(body.rules.quorum_to_decide, entitled)
        self.recused_choice.set_kept(body.rules.recused_count)

    def _keep_to_open(self, block: FieldBlock, threshold: Threshold) -> None:
        self._keep(block, lambda rules: replace(rules, quorum_to_open=threshold))

    def _keep_to_decide(self, block: FieldBlock, threshold: Threshold) -> None:
        self._keep(block, lambda rules: replace(rules, quorum_to_decide=threshold))

    def _keep_recused(self, counts: object) -> None:
        self._keep(self.recused_block, lambda rules: replace(rules, recused_count=bool(counts)))

    def _keep(self, block: FieldBlock, change: Callable[[BodyRules], BodyRules]) -> None:
        if self._body is None:
            return
        try:
            rules = self._register.meetings.body(self._body.id).rules
            self._register.meetings.edit_rules(self._body.id, change(rules))
        except KnownError as error:
            block.set_wrong(self._words.catalogue.sentence(error))
        else:
            block.set_wrong("")
