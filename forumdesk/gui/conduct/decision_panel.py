"""What will be recorded: how, with which voices, what is frozen with it, and the one key that does it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from forumdesk.domain.bodies import BodyRules
from forumdesk.domain.decisions import Decision
from forumdesk.domain.modes import AdoptionMode
from forumdesk.gui.conduct.count_fields import CountFields
from forumdesk.gui.conduct.keys import DEFER, ROLL_CALL, STATEMENTS
from forumdesk.gui.conduct.mode_list import ModeList
from forumdesk.gui.conduct.second_by import SecondBy
from forumdesk.gui.models.mode_words import ELSEWHERE, act_words, all_act_words
from forumdesk.gui.theme import SPACE, Theme, Token
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.chip import Chip
from forumdesk.gui.widgets.decision_button import DecisionButton, room_of
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.flow import FlowLayout
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.icon_view import IconView
from forumdesk.gui.widgets.labels import KeyHint, Label, overline
from forumdesk.gui.widgets.message_bar import Act
from forumdesk.gui.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A line of what is frozen with a decision."""

    icon_name: str
    words: str
    token: Token = "text2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recordable:
    """What the panel shows.

    ``subject`` names what is decided; ``counts`` stand over their ``count_words``. ``reason`` says what forbids the
    act, with the ``acts`` that lead out. ``decision`` is what was recorded already. Of ``modes`` one is chosen;
    ``begun`` says that what it needs is there or is being entered, ``by_name`` that voices may be called by name,
    ``voting`` that they are being called or counted.
    """

    subject: str
    counts: Sequence[int]
    count_words: Sequence[str] = ()
    facts: Sequence[Fact] = ()
    reason: str = ""
    acts: Sequence[Act] = ()
    decision: Decision | None = None
    is_left: bool = True
    """Whether anything is left to be decided on the item."""
    mode: AdoptionMode = AdoptionMode.UNANIMOUS
    modes: tuple[AdoptionMode, ...] = tuple(AdoptionMode)
    rules: BodyRules = BodyRules()
    begun: bool = True
    by_name: bool = False
    voting: bool = False
    typing: bool = False
    second_by: str | None = None
    """Who enters the vote the second time; None where it is entered once."""
    entry: object = None
    """Another entry begins with empty fields."""


class DecisionPanel(Ground):
    """The column at the right. Emits a signal for each of its buttons."""

    record_asked = Signal()
    seal_asked = Signal()
    roll_asked = Signal()
    statement_asked = Signal()
    defer_asked = Signal()
    question_asked = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, "surface", lines=Qt.Edge.LeftEdge)
        self._words = words
        self._shown: Recordable | None = None
        self.title = overline(theme)
        self.subject = Label(theme, role="body_medium", wraps=True)
        self.state = Chip(theme)
        self.fields = CountFields(theme)
        self.second_by = SecondBy(theme, words)
        self.question_button = Button(theme, icon_name="arrow-right")
        self.question_button.setObjectName("question_button")
        self.how = overline(theme)
        self.step_hint = KeyHint(theme, "Ctrl+↑↓", token="text3")
        self.modes = ModeList(theme, words)
        self.modes.setObjectName("modes")
        self.roll_button = Button(theme, kind="link", icon_name="list-bullets", key=ROLL_CALL)
        self.roll_button.setObjectName("roll_button")
        self.statement_button = Button(theme, kind="link", icon_name="chat-text", key=STATEMENTS, deed=CHANGE)
        self.statement_button.setObjectName("statement_button")
        self.defer_button = Button(theme, kind="flat", key=DEFER, height="row_tree", deed=CHANGE)
        self.defer_button.setObjectName("defer_button")
        self._entry: object = None
        self.reason = Label(theme, role="small_medium", token="warn", wraps=True)
        self.reason.setObjectName("reason")
        self._reason_icon = IconView(theme, "warning", token="warn")
        self._facts = QGridLayout()
        self._acts = QWidget()
        self._act_flow = FlowLayout(SPACE.near, self._acts)
        self.act_buttons: list[Button] = []
        self.button = DecisionButton(theme, key="F9", deed=CHANGE)
        self.button.setObjectName("record_button")
        self.hint = Label(theme, role="caption", token="text3", wraps=True)
        self.button.clicked.connect(self._pressed)
        self.roll_button.clicked.connect(self.roll_asked)
        self.statement_button.clicked.connect(self.statement_asked)
        self.defer_button.clicked.connect(self.defer_asked)
        self.question_button.clicked.connect(self.question_asked)
        self.modes.grown.connect(self._show_chosen)
        self._arrange()

    @property
    def figures(self) -> tuple[str, ...]:
        """The counts in sight."""
        return tuple(one.value.text() for one in self.fields.figures if one.isVisibleTo(self))

    @property
    def shown(self) -> Recordable | None:
        """What is shown."""
        return self._shown

    @property
    def is_recorded(self) -> bool:
        """Whether a decision waits to be sealed."""
        shown = self._shown
        return shown is not None and shown.decision is not None and not shown.decision.sealed

    def show_recordable(
        self, shown: Recordable | None, *, undo_is_it: bool = False, has_items: bool = True
    ) -> None:
        """Show what would be recorded, or what was; None where the meeting has nothing in hand."""
        self._shown = shown
        _ = self._words.gettext
        decision = shown.decision if shown is not None else None
        self.title.setText((_("Recorded") if decision else _("Will be recorded")).upper())
        nothing = (
            _("No recommendation is linked with this item.") if has_items else _("Nothing to decide yet.")
        )
        self.subject.setText(shown.subject if shown else nothing)
        self.question_button.setVisible(shown is None)
        self.second_by.show_name(shown.second_by if shown else None)
        self._show_counts(shown)
        self._show_modes(shown)
        self._show_state(decision)
        self._show_reason(shown)
        self._set_facts(shown.facts if shown else ())
        self._show_button(shown, undo_is_it)

    def focus_reason(self) -> None:
        """Go to what leads out of the reason, and say it."""
        last = self.question_button if self._shown is None else self.button
        target = self.act_buttons[0] if self.act_buttons else last
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        said = self.reason.text() or self.subject.text()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.reason, said))

    def retranslate(self) -> None:
        """Set the words that stay."""
        _ = self._words.gettext
        self.how.setText(_("How").upper())
        self.step_hint.setToolTip(_("Choose how it is decided"))
        self.roll_button.set_texts(_("Voices by name"))
        self.statement_button.set_texts(
            _("Reservation"), name=_("Reservation, explanation, dissenting opinion")
        )
        self.defer_button.set_texts(_("Defer the item"))
        self.question_button.set_texts(_("Decide a question in words"))
        self.second_by.retranslate()
        self.modes.retranslate()

    def _show_counts(self, shown: Recordable | None) -> None:
        self.fields.setVisible(shown is not None and bool(shown.count_words))
        if shown is None:
            return
        self.fields.show_counts(shown.counts, shown.count_words, typing=shown.typing)
        if shown.entry != self._entry:
            self._entry = shown.entry
            self.fields.clear()

    def _show_modes(self, shown: Recordable | None) -> None:
        can_choose = shown is not None and shown.is_left and not self.is_recorded
        for widget in (self.how, self.step_hint, self.modes):
            widget.setVisible(can_choose)
        self.roll_button.setVisible(can_choose and shown is not None and shown.by_name)
        self.defer_button.setVisible(can_choose)
        self.statement_button.setVisible(shown is not None and shown.decision is not None)
        if shown is None:
            return
        before, was_open = self.modes.mode, self.modes.is_open
        self.modes.show_modes(shown.modes, shown.mode, shown.rules, alone=shown.voting)
        if before is not shown.mode:
            self.modes.announce()
        if before is not shown.mode or was_open is not self.modes.is_open:
            QTimer.singleShot(0, self, self._show_chosen)  # only then the rows have their places

    def _show_chosen(self) -> None:
        self._scroll.ensureWidgetVisible(self.modes.row(), 0, SPACE.near)

    def _show_state(self, decision: Decision | None) -> None:
        _ = self._words.gettext
        self.state.setVisible(decision is not None)
        if decision is None:
            return
        if decision.sealed:
            code = _("sealed, {code}").format(code=decision.code)
            self.state.set_state(code, kind="ok", icon_name="lock-simple", sentence=code)
        else:
            self.state.set_state(_("recorded, not sealed"), kind="warn", icon_name="circle-half")

    def _show_reason(self, shown: Recordable | None) -> None:
        reason = shown.reason if shown is not None and (shown.decision is None or shown.is_left) else ""
        changed = reason != self.reason.text()
        self.reason.setText(reason)
        for widget in (self.reason, self._reason_icon):
            widget.setVisible(bool(reason))
        acts = tuple(shown.acts) if shown is not None and reason else ()
        if not changed and [one.text for one in acts] == [one.text() for one in self.act_buttons]:
            return
        for button in self.act_buttons:
            self._act_flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.act_buttons = [self._made(act) for act in acts]
        for button in self.act_buttons:
            self._act_flow.addWidget(button)
            button.show()
        self._acts.setVisible(bool(acts))

    def _made(self, act: Act) -> Button:
        run: Callable[[], object] = act.run
        button = Button(self._theme, act.text, kind=act.kind, icon_name=act.icon_name, key=act.key,
                        height="control_message", role="small_medium", deed=act.deed, parent=self._acts)  # fmt: skip
        button.clicked.connect(lambda: run())
        return button

    def _set_facts(self, facts: Sequence[Fact]) -> None:
        while (old := self._facts.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, fact in enumerate(facts):
            icon = IconView(self._theme, fact.icon_name, token=fact.token)
            self._facts.addWidget(icon, row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(
                Label(self._theme, fact.words, role="small", token=fact.token, wraps=True), row, 1
            )

    def _show_button(self, shown: Recordable | None, undo_is_it: bool) -> None:
        _ = self._words.gettext
        decision = shown.decision if shown else None
        self.button.setVisible(shown is not None and (shown.is_left or self.is_recorded))
        if self.is_recorded:
            self.button.set_key("Ctrl+Enter")
            self.button.set_texts(_("Seal now"))
            self.button.set_possible(True)
            take_back = _("Ctrl+Z takes it back until then.") if undo_is_it else ""
            self.hint.setText(
                " ".join((_("Kept. Sealed when you go on to another item."), take_back)).strip()
            )
            return
        self.button.set_key("F9")
        if shown is not None:
            self.button.set_texts(act_words(shown.mode, self._words, begun=shown.begun))
        self.button.set_possible(shown is not None and not shown.reason)
        left = shown is not None and shown.is_left
        told = _("Kept at once. Sealed when you go on to another item.")
        if shown is not None and shown.mode in ELSEWHERE:
            told = _("Ballots, sheets and candidates are entered on the Decisions page.")
        self.hint.setText(told if left else "")
        if decision is not None and not left:
            self.hint.setText(_("A sealed decision stays as it is."))

    def _pressed(self) -> None:
        (self.seal_asked if self.is_recorded else self.record_asked).emit()

    def _arrange(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.near)
        column.setSpacing(SPACE.near)
        column.addWidget(self.title)
        column.addWidget(self.subject)
        column.addWidget(self.state, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.question_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.second_by)
        column.addWidget(self.fields)
        how = QHBoxLayout()
        how.addWidget(self.how)
        how.addStretch(1)
        how.addWidget(self.step_hint)
        column.addLayout(how)
        column.addWidget(self.modes)
        roll = QHBoxLayout()
        roll.setContentsMargins(SPACE.near, 0, 0, 0)
        for button in (self.roll_button, self.statement_button):
            roll.addWidget(button)
        roll.addStretch(1)
        column.addLayout(roll)
        column.addWidget(self.defer_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._facts.setHorizontalSpacing(SPACE.near)
        self._facts.setVerticalSpacing(SPACE.tight + 2)
        self._facts.setColumnStretch(1, 1)
        column.addLayout(self._facts)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for ground in (self._scroll, self._scroll.viewport(), inner):
            ground.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, SPACE.group)
        outer.setSpacing(SPACE.near)
        outer.addWidget(self._scroll, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(SPACE.page, 0, SPACE.page, 0)
        foot.setSpacing(SPACE.near)
        reason = QHBoxLayout()
        reason.setSpacing(SPACE.near)
        reason.addWidget(self._reason_icon, 0, Qt.AlignmentFlag.AlignTop)
        reason.addWidget(self.reason, 1)
        foot.addLayout(reason)
        foot.addWidget(self._acts)
        foot.addWidget(self.button)
        foot.addWidget(self.hint)
        outer.addLayout(foot)
        self._theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self._scroll.verticalScrollBar().setStyleSheet(self._theme.sheet("scroll"))

    def wanted_width(self, least: int) -> int:
        """As wide as the button's words need, `least` at least."""
        modes = self._shown.modes if self._shown is not None else tuple(AdoptionMode)
        texts = all_act_words(modes, self._words)
        words = max(room_of(self._theme, text) for text in texts)
        return max(least, words + 2 * SPACE.page + 1)

    def minimumSizeHint(self) -> QSize:
        """The page gives the width."""
        return QSize(0, super().minimumSizeHint().height())
