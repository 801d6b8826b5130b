"""The rules of the body: who votes, the quorum, how votes are judged, in which ways and languages."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.bodies import Body, BodyRules
from forumdesk.domain.errors import N_, KnownError
from forumdesk.domain.majorities import Threshold
from forumdesk.domain.modes import AdoptionMode
from forumdesk.gui.models.rule_choices import PRESET, QUORUM, RECUSED, TEXTS, VOTERS, VOTES
from forumdesk.gui.models.thresholds import FIXED, threshold_choices, threshold_key, threshold_of
from forumdesk.gui.pages.overview.rule_modes import ModesList
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.field_block import FieldBlock
from forumdesk.gui.widgets.kept_fields import KeptChoice, KeptLine
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.words import Words
from forumdesk.gui.workspace import Workspace
from forumdesk.language.numbers import whole
from forumdesk.services.meanwhile import ChangedMeanwhileError

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

    def take(self, threshold: Threshold) -> None:
        """Show what is kept, in place of what was chosen."""
        self._threshold = threshold
        self.choice.set_kept(threshold_key(threshold), anew=True)
        self.number_edit.set_kept(str(threshold.fixed) if threshold.fixed else "", anew=True)
        self.number_block.setVisible(self.choice.key() == FIXED)

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
    """Every rule of the body. Kept at once; sealed decisions keep the rules that held for them.

    Emits `clashed(error, mine, theirs)` where somebody else changed the same rule meanwhile.
    """

    clashed = Signal(object, object, object)

    def __init__(self, workspace: Workspace) -> None:
        """Start with the usual rules."""
        super().__init__()
        self._theme = theme = workspace.theme
        self._register, self._words = workspace.register, workspace.words
        self._body: Body | None = None
        self._seen: Body | None = None
        self.title = Label(theme, role="section")
        self.help_label = Label(theme, role="small", token="text2", wraps=True)
        self.to_open = ThresholdPart(theme, self._words, self._keep_to_open, none_too=True)
        self.to_decide = ThresholdPart(theme, self._words, self._keep_to_decide, none_too=False)
        self._choices = {
            one.name: one for one in (PRESET, *VOTERS, *QUORUM, RECUSED, *VOTES, *TEXTS)
        }  # fmt: skip
        self.fields = {name: KeptChoice(theme) for name in self._choices}
        self.blocks = {name: FieldBlock(theme, field, "") for name, field in self.fields.items()}
        self.recused_choice, self.recused_block = self.fields["recused_count"], self.blocks["recused_count"]
        self.modes_list = ModesList(theme, self._words)
        self.modes_block = FieldBlock(theme, self.modes_list, "")
        self._heads: dict[str, Label] = {}
        for name in ("to_open", "to_decide"):
            part: ThresholdPart = getattr(self, name)
            part.choice.setObjectName(f"{name}_choice")
            part.number_edit.setObjectName(f"{name}_edit")
        for name, field in self.fields.items():
            field.setObjectName("recused_choice" if name == "recused_count" else f"{name}_choice")
            field.settled.connect(partial(self._keep_choice, name))
        self.modes_list.setObjectName("modes_list")
        self.modes_list.settled.connect(self._keep_modes)
        self._arrange()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.near)
        column.addWidget(self.title)
        column.addWidget(self.help_label)
        column.addWidget(self.blocks["preset"])
        groups: tuple[tuple[str, Sequence[QWidget]], ...] = (
            (N_("Who votes"), [self.blocks[one.name] for one in VOTERS]),
            (
                N_("Quorum"),
                [
                    self.to_open,
                    self.to_decide,
                    *(self.blocks[one.name] for one in QUORUM),
                    self.recused_block,
                ],
            ),
            (N_("Voting"), [self.blocks[one.name] for one in VOTES]),
            (N_("Texts"), [self.blocks[one.name] for one in TEXTS]),
            (N_("Modes of adoption"), [self.modes_block]),
        )
        for head, widgets in groups:
            self._heads[head] = Label(self._theme, role="small_strong")
            column.addSpacing(SPACE.near)
            column.addWidget(self._heads[head])
            column.addLayout(_in_pairs(widgets))

    def take_focus(self) -> None:
        """Begin at the first rule."""
        self.fields["preset"].setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self._words.gettext
        self.title.setText(_("Rules of the body"))
        self.help_label.setText(
            _("They hold for all meetings of the body. Sealed decisions keep the rules that held for them.")
        )
        self.to_open.set_texts(_("Quorum to open the meeting"))
        self.to_decide.set_texts(_("Quorum to decide"))
        for name, choice in self._choices.items():
            self.blocks[name].set_texts(_(choice.label))
        for head, label in self._heads.items():
            label.setText(_(head))
        self.modes_block.set_texts(
            _("Modes that the body uses, in their order"),
            help_line=_("Space ticks, Alt with an arrow moves. The first one is offered first."),
        )
        self._fill()

    def show_rules(self, body: Body, entitled: int) -> None:
        """Show the rules that hold."""
        self._body = body
        self.to_open.show_threshold(body.rules.quorum_to_open, entitled)
        self.to_decide.show_threshold(body.rules.quorum_to_decide, entitled)
        self._fill()
        if self._seen is None or self._seen.id != body.id or not self._is_typed():
            self._seen = body

    def _is_typed(self) -> bool:
        parts = (self.to_open, self.to_decide)
        kept = (
            *self.fields.values(),
            *(field for part in parts for field in (part.choice, part.number_edit)),
        )
        return any(field.is_typed() for field in kept)

    def _fill(self) -> None:
        rules = self._body.rules if self._body is not None else BodyRules()
        for name, choice in self._choices.items():
            self.fields[name].fill(list(choice.values(rules, self._words)))
            self.fields[name].set_kept(choice.read(rules))
        self.modes_list.show_modes(rules.modes)

    def _keep_to_open(self, block: FieldBlock, threshold: Threshold) -> None:
        self._keep(block, lambda rules: replace(rules, quorum_to_open=threshold))

    def _keep_to_decide(self, block: FieldBlock, threshold: Threshold) -> None:
        self._keep(block, lambda rules: replace(rules, quorum_to_decide=threshold))

    def _keep_choice(self, name: str, value: object) -> None:
        choice = self._choices[name]
        self._keep(self.blocks[name], lambda rules: choice.change(rules, value))

    def _keep_modes(self, modes: tuple[AdoptionMode, ...]) -> None:
        self._keep(self.modes_block, lambda rules: replace(rules, modes=modes))

    def _keep(
        self, block: FieldBlock, change: Callable[[BodyRules], BodyRules], base: Body | None = None
    ) -> None:
        seen = base or self._seen
        if seen is None:
            return
        try:
            rules = self._register.meetings.body(seen.id).rules
            self._body = self._register.meetings.edit_rules(seen.id, change(rules), base=seen)
        except ChangedMeanwhileError as error:
            block.set_wrong(self._words.catalogue.sentence(error))
            theirs = error.current
            self.clashed.emit(
                error, lambda: self._keep(block, change, theirs), lambda: self._take(block, theirs)
            )
        except KnownError as error:
            block.set_wrong(self._words.catalogue.sentence(error))
        else:
            block.set_wrong("")
            # One's own change is not news to a field that is still being changed.
            self._seen = replace(seen, rules=change(seen.rules))

    def _take(self, block: FieldBlock, theirs: Body) -> None:
        """Show what is kept now, in place of what was chosen."""
        block.set_wrong("")
        self._body = self._seen = theirs
        for name, choice in self._choices.items():
            self.fields[name].set_kept(choice.read(theirs.rules), anew=True)
        for part, threshold in (
            (self.to_open, theirs.rules.quorum_to_open),
            (self.to_decide, theirs.rules.quorum_to_decide),
        ):
            part.take(threshold)
        self.modes_list.show_modes(theirs.rules.modes)


def _in_pairs(widgets: Sequence[QWidget]) -> QGridLayout:
    """Two columns; one alone takes both."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(SPACE.group)
    grid.setVerticalSpacing(SPACE.group)
    for place, widget in enumerate(widgets):
        alone = place == len(widgets) - 1 and place % 2 == 0
        top = Qt.AlignmentFlag.AlignTop
        if alone:
            grid.addWidget(widget, place // 2, 0, 1, 2)
        else:
            grid.addWidget(widget, place // 2, place % 2, top)
    for column in range(2):
        grid.setColumnStretch(column, 1)
    return grid
