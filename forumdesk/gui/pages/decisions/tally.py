"""The panel beside the roll call: how it stands now, what is needed, and which key answers what."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from forumdesk.domain.bodies import BodyRules, UnanimityOf
from forumdesk.domain.modes import (
    BY_COUNT,
    BY_MAJORITY,
    BY_NAME,
    LISTED,
    OUTCOME_NAMES,
    AdoptionMode,
)
from forumdesk.domain.voices import Tally, Voice
from forumdesk.domain.voting import votes_needed
from forumdesk.gui.models.roll_call import ANSWERS, OBJECTING, SHEETS, VOTING, AnswerLook, Asking
from forumdesk.gui.pages.decisions.standing import Standing
from forumdesk.gui.theme import ICON, SPACE, WIDTH, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.icon_view import IconView
from forumdesk.gui.widgets.key_positions import letter_at
from forumdesk.gui.widgets.labels import HairLine, KeyHint, Label
from forumdesk.gui.words import Words

_SHOWN: Final = (
    Voice.PRESENT, Voice.FOR, Voice.AGAINST, Voice.ABSTAINING, Voice.NOT_VOTING, Voice.ABSENT, None, Voice.RECUSED,
)  # fmt: skip
_COUNTED: Final = (Voice.FOR, Voice.AGAINST, Voice.ABSTAINING, Voice.NOT_VOTING, Voice.ABSENT, Voice.RECUSED)


def _asking(mode: AdoptionMode) -> Asking:
    if mode in LISTED:
        return OBJECTING
    return SHEETS if mode is AdoptionMode.WRITTEN_POLL else VOTING


def _rows(mode: AdoptionMode) -> tuple[Voice | None, ...]:
    """Which answers are counted in a mode."""
    if mode in LISTED:
        return tuple(OBJECTING.answers)
    if mode is AdoptionMode.WRITTEN_POLL:
        return (Voice.FOR, Voice.AGAINST, Voice.ABSTAINING, Voice.NOT_VOTING, None, Voice.RECUSED)
    if mode in BY_NAME:
        return tuple(ANSWERS)
    return _COUNTED if mode in BY_COUNT else (Voice.ABSENT, Voice.RECUSED)


class TallyPanel(Ground):
    """Counts every answer as it is given; says a change of the quorum to screen readers. Emits `rules_asked`."""

    rules_asked = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, lines=Qt.Edge.LeftEdge)
        self._words = words
        self._met: bool | None = None
        self._mode = AdoptionMode.UNANIMOUS
        self._hint_wanted = True
        self.heading = Label(theme, role="caption_strong", token="text2")
        self.answers = {
            answer: _AnswerRow(theme, ANSWERS.get(answer) or OBJECTING.answers[answer]) for answer in _SHOWN
        }
        self.entitled = _FactRow(theme)
        self.present = _FactRow(theme)
        self.quorum = _FactRow(theme)
        self.needed = _FactRow(theme)
        self.outcome = _FactRow(theme)
        self.rules_button = Button(theme, kind="link", icon_name="scales")
        self.rules_button.setObjectName("rules_button")
        self.rules_button.clicked.connect(self.rules_asked)
        self.hint = Label(theme, role="caption", token="text3", wraps=True)
        self._inner = Ground(theme)
        self._arrange(theme)

    def _arrange(self, theme: Theme) -> None:
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(SPACE.page, SPACE.group, SPACE.page, SPACE.group)
        column.setSpacing(SPACE.tight)
        column.addWidget(self.heading)
        column.addSpacing(SPACE.tight)
        answers = QGridLayout()
        answers.setHorizontalSpacing(SPACE.near)
        answers.setVerticalSpacing(SPACE.tight)
        answers.setColumnStretch(2, 1)
        for place, row in enumerate(self.answers.values()):
            row.put(answers, place)
        column.addLayout(answers)
        column.addSpacing(SPACE.tight)
        column.addWidget(HairLine(theme))
        column.addSpacing(SPACE.tight)
        for fact in (self.entitled, self.present, self.quorum, self.needed, self.outcome):
            column.addWidget(fact)
        column.addWidget(self.rules_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.hint)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(self._inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll = scroll
        self._dress_scroll()
        theme.changed.connect(self._dress_scroll)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(WIDTH.hairline, 0, 0, 0)
        outer.addWidget(scroll)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def _dress_scroll(self) -> None:
        self._scroll.setStyleSheet(self._theme.sheet("scroll"))

    def sizeHint(self) -> QSize:
        """Be as wide as the words need, as the outline at least."""
        needed = self._inner.minimumSizeHint().width() + WIDTH.hairline
        return QSize(max(self._theme.scaled(WIDTH.outline), needed), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Never cut the words; the height may scroll."""
        return QSize(self.sizeHint().width(), self._theme.height("row"))

    def retranslate(self) -> None:
        """Set the words, and the letters of the layout in which the language is typed."""
        _ = self._words.gettext
        self.heading.setText(_("As it stands"))
        self._name_rows()
        self.rules_button.set_texts(_("Rules of the body"))
        self.hint.setText(_("The keys are known by their place, under any layout."))
        self.updateGeometry()

    def _name_rows(self) -> None:
        """Words and keys of the answers that the mode has."""
        _, asking, rows = self._words.gettext, _asking(self._mode), _rows(self._mode)
        by_name = self._mode in BY_NAME or self._mode in LISTED
        for answer, row in self.answers.items():
            look = asking.answers.get(answer)
            row.set_shown(answer in rows)
            if look is not None and answer in rows:
                row.set_look(look, _(look.word), look.key if by_name else "", self._words.language)
        self.hint.setVisible(by_name and self._hint_wanted)

    def set_hint_shown(self, shown: bool) -> None:
        """Leave the hint out where room is short."""
        self._hint_wanted = shown
        self._name_rows()

    def show_standing(self, standing: Standing, rules: BodyRules) -> None:
        """Show how it stands."""
        if standing.mode is not self._mode:
            self._mode = standing.mode
            self._name_rows()
        tally = standing.tally
        self._show_counts(tally)
        self._show_facts(tally)
        self._show_needed(standing, rules)
        self._announce(tally.missing == 0)
        self.updateGeometry()

    def _show_counts(self, tally: Tally) -> None:
        counts: dict[Voice | None, int] = {
            Voice.FOR: tally.voices_for,
            Voice.AGAINST: tally.against,
            Voice.ABSTAINING: tally.abstaining,
            Voice.NOT_VOTING: tally.not_voting,
            Voice.ABSENT: tally.absent,
            Voice.RECUSED: tally.recused,
        }
        counts[Voice.PRESENT] = tally.taking_part - (tally.against if self._mode in LISTED else 0)
        in_poll = self._mode is AdoptionMode.WRITTEN_POLL
        given = sum(count for answer, count in counts.items() if answer is not Voice.PRESENT)
        counts[None] = tally.absent if in_poll else tally.entitled - given
        for answer, row in self.answers.items():
            row.set_count(counts[answer])
        self.answers[Voice.RECUSED].set_shown(tally.recused > 0)

    def _show_facts(self, tally: Tally) -> None:
        _ = self._words.gettext
        in_poll = self._mode is AdoptionMode.WRITTEN_POLL
        self.entitled.show_fact(_("Entitled to vote"), str(tally.entitled))
        self.present.show_fact(_("Sheets came back") if in_poll else _("Present"), str(tally.present))
        met = tally.missing == 0
        missing = _("{count} missing").format(count=tally.missing)
        state = self._words.pgettext("quorum", "met") if met else missing
        self.quorum.show_fact(_("Quorum, {count} needed").format(count=tally.needed), state, good=met)
        for fact in (self.present, self.quorum):
            fact.setVisible(self._mode is not AdoptionMode.SILENCE)

    def _show_needed(self, standing: Standing, rules: BodyRules) -> None:
        _, tally, mode = self._words.gettext, standing.tally, standing.mode
        votes = mode is AdoptionMode.UNANIMOUS or mode in BY_MAJORITY
        self.needed.setVisible(votes)
        if mode is AdoptionMode.UNANIMOUS:
            of_all = rules.unanimity_of is UnanimityOf.ALL
            count = tally.entitled - tally.recused if of_all else tally.taking_part
            self.needed.show_fact(_("Needed for “unanimously”"), _("{count} for").format(count=count))
        elif votes:
            count = votes_needed(rules, tally)
            self.needed.show_fact(_("Needed by the majority"), _("{count} for").format(count=count))
        judgement = standing.judgement
        self.outcome.setVisible(mode in BY_MAJORITY or mode is AdoptionMode.ELECTION)
        if standing.is_tie and judgement is None:
            self.outcome.show_fact(_("Comes to"), _("a tie"), good=False)
        elif judgement is None:
            self.outcome.show_fact(_("Comes to"), _("not yet to be recorded"))
        else:
            self.outcome.show_fact(_("Comes to"), _(OUTCOME_NAMES[judgement.outcome]))

    def _announce(self, met: bool) -> None:
        if self._met is not None and met != self._met:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.quorum.accessibleName()))
        self._met = met


class _AnswerRow:
    """Key, icon, word and count of one answer, in the columns of a grid."""

    def __init__(self, theme: Theme, look: AnswerLook) -> None:
        self.key = KeyHint(theme, "")
        self.icon = IconView(theme, look.icon_name, size=ICON.control, token=look.token)
        self.word = Label(theme, role="small", token="text2")
        self.count = Label(theme, role="section")
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._shown = True

    def put(self, grid: QGridLayout, row: int) -> None:
        for column, widget in enumerate(self._widgets()):
            grid.addWidget(widget, row, column)

    def set_look(self, look: AnswerLook, word: str, key: str, language: str) -> None:
        self.icon.set_icon(look.icon_name, look.token)
        self.word.setText(word)
        self.key.set_key(letter_at(key, language) if key else "")
        self.key.setVisible(bool(key) and self._shown)

    def set_count(self, count: int) -> None:
        self.count.setText(str(count))
        self.count.setAccessibleName(f"{self.word.text()}: {count}")

    def set_shown(self, visible: bool) -> None:
        self._shown = visible
        for widget in self._widgets():
            widget.setVisible(visible)
        if visible and not self.key.accessibleName():
            self.key.hide()

    def _widgets(self) -> tuple[QWidget, ...]:
        return (self.key, self.icon, self.word, self.count)


class _FactRow(QWidget):
    """What is counted, and its number or state at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._name = Label(theme, role="small", token="text2", wraps=True)
        self._value = Label(theme, role="small_strong")
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.near)
        row.addWidget(self._name, 1)
        row.addWidget(self._value)

    def show_fact(self, name: str, value: str, *, good: bool | None = None) -> None:
        self._name.setText(name)
        self._value.setText(value)
        self._value.set_token("text" if good is None else "ok" if good else "bad")
        self.setAccessibleName(f"{name}: {value}")
