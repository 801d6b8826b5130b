"""What will be recorded: how, with which voices, what is frozen with it, and the one key that does it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from forumdesk.domain.decisions import Decision
from forumdesk.gui.theme import ICON, RADIUS, SPACE, Theme, Token
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.chip import Chip
from forumdesk.gui.widgets.decision_button import DecisionButton
from forumdesk.gui.widgets.flow import FlowLayout
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.icon_view import IconView
from forumdesk.gui.widgets.labels import Label, overline
from forumdesk.gui.widgets.message_bar import Act
from forumdesk.gui.widgets.painting import draw_icon, fill_shape, icon_rect, words_width
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

    ``subject`` names what is decided; ``counts`` are for, against, abstaining; ``reason`` says what forbids the
    act, with the ``acts`` that lead out. ``decision`` is what was recorded already.
    """

    subject: str
    counts: tuple[int, int, int]
    facts: Sequence[Fact] = ()
    reason: str = ""
    acts: Sequence[Act] = ()
    decision: Decision | None = None
    is_left: bool = True
    """Whether anything is left to be decided on the item."""


class _Figure(QWidget):
    """A count over its word."""

    def __init__(self, theme: Theme, token: Token = "text") -> None:
        super().__init__()
        self.value = Label(theme, role="large", token=token)
        self.word = Label(theme, role="caption", token="text2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.value)
        column.addWidget(self.word)

    def show_count(self, count: int, word: str) -> None:
        self.value.setText(str(count))
        self.word.setText(word)
        self.value.setAccessibleName(f"{word}: {count}")


class _Mode(QWidget):
    """A way to decide: its name over how it is done, marked as the chosen one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.name = Label(theme, role="body_strong", token="sel_text")
        self.how = Label(theme, role="caption", token="text2", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.group, SPACE.near - 2, SPACE.conduct, SPACE.near - 2)
        column.setSpacing(0)
        column.addWidget(self.name)
        column.addWidget(self.how)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, edge and the check."""
        painter, theme = QPainter(self), self._theme
        fill_shape(
            painter,
            self.rect(),
            ground=theme.colour("sel"),
            edge=theme.colour("accent"),
            radius=RADIUS.control,
        )
        size = theme.scaled(ICON.control)
        place = icon_rect(self.width() - SPACE.group - size, self.rect().center().y(), size)
        draw_icon(painter, theme, "check", place, "sel_text")


class DecisionPanel(Ground):
    """The column at the right. Emits `record_asked` (F9, adopt) and `seal_asked`."""

    record_asked = Signal()
    seal_asked = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, "surface", lines=Qt.Edge.LeftEdge)
        self._words = words
        self._shown: Recordable | None = None
        self.title = overline(theme)
        self.subject = Label(theme, role="body_medium", wraps=True)
        self.state = Chip(theme)
        self.figures = (_Figure(theme, "ok"), _Figure(theme), _Figure(theme))
        self.how = overline(theme)
        self.mode = _Mode(theme)
        self.reason = Label(theme, role="small_medium", token="warn", wraps=True)
        self.reason.setObjectName("reason")
        self._reason_icon = IconView(theme, "warning", token="warn")
        self._facts = QGridLayout()
        self._acts = QWidget()
        self._act_flow = FlowLayout(SPACE.near, self._acts)
        self.act_buttons: list[Button] = []
        self.button = DecisionButton(theme, key="F9")
        self.button.setObjectName("record_button")
        self.hint = Label(theme, role="caption", token="text3", wraps=True)
        self.button.clicked.connect(self._pressed)
        self._arrange()

    @property
    def shown(self) -> Recordable | None:
        """What is shown."""
        return self._shown

    @property
    def is_recorded(self) -> bool:
        """Whether a decision waits to be sealed."""
        shown = self._shown
        return shown is not None and shown.decision is not None and not shown.decision.sealed

    def show_recordable(self, shown: Recordable | None, *, undo_is_it: bool = False) -> None:
        """Show what would be recorded, or what was; None where the meeting has nothing in hand."""
        self._shown = shown
        _ = self._words.gettext
        decision = shown.decision if shown is not None else None
        self.title.setText((_("Recorded") if decision else _("Will be recorded")).upper())
        self.subject.setText(shown.subject if shown else _("No recommendation is linked with this item."))
        counts = shown.counts if shown else (0, 0, 0)
        words = (_("for"), _("against"), _("abstaining"))
        for figure, count, word in zip(self.figures, counts, words, strict=True):
            figure.show_count(count, word)
        has_subject = shown is not None
        for widget in (*self.figures, self.how, self.mode):
            widget.setVisible(has_subject)
        self._show_state(decision)
        self._show_reason(shown)
        self._set_facts(shown.facts if shown else ())
        self._show_button(shown, undo_is_it)

    def focus_reason(self) -> None:
        """Go to what leads out of the reason, and say it."""
        target = self.act_buttons[0] if self.act_buttons else self.button
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        said = self.reason.text() or self.subject.text()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.reason, said))

    def retranslate(self) -> None:
        """Set the words that stay."""
        _ = self._words.gettext
        self.how.setText(_("How").upper())
        self.mode.name.setText(self._words.pgettext("mode of adoption", "Unanimous"))
        self.mode.how.setText(_("nobody against, nobody abstaining"))

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
                        height="control_message", role="small_medium", parent=self._acts)  # fmt: skip
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
        self.button.set_texts(_("Adopt unanimously"))
        self.button.set_possible(shown is not None and not shown.reason)
        left = shown is not None and shown.is_left
        self.hint.setText(_("Kept at once. Sealed when you go on to another item.") if left else "")
        if decision is not None and not left:
            self.hint.setText(_("A sealed decision stays as it is."))

    def _pressed(self) -> None:
        (self.seal_asked if self.is_recorded else self.record_asked).emit()

    def _arrange(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.near)
        column.setSpacing(SPACE.near)
        figures = QHBoxLayout()
        figures.setSpacing(SPACE.page)
        for figure in self.figures:
            figures.addWidget(figure, 1)
        column.addWidget(self.title)
        column.addWidget(self.subject)
        column.addWidget(self.state, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(figures)
        column.addWidget(self.how)
        column.addWidget(self.mode)
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
        words = words_width(self._theme, self._words.gettext("Adopt unanimously"), "title")
        return max(least, words + 2 * (SPACE.desk + SPACE.page) + 1)

    def minimumSizeHint(self) -> QSize:
        """The page gives the width."""
        return QSize(0, super().minimumSizeHint().height())
