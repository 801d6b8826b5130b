"""The panel beside the roll call: how it stands now, what is needed, and which key answers what."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from forumdesk.domain.decisions import Tally, Voice
from forumdesk.gui.models.roll_call import ANSWERS
from forumdesk.gui.theme import ICON, SPACE, WIDTH, Theme
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.icon_view import IconView
from forumdesk.gui.widgets.key_positions import letter_at
from forumdesk.gui.widgets.labels import HairLine, KeyHint, Label
from forumdesk.gui.words import Words

_SHOWN: Final = (
    Voice.FOR, Voice.AGAINST, Voice.ABSTAINING, Voice.NOT_VOTING, Voice.ABSENT, None, Voice.RECUSED,
)  # fmt: skip


class TallyPanel(Ground):
    """Counts every answer as it is given; says a change of the quorum to screen readers."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, lines=Qt.Edge.LeftEdge)
        self._words = words
        self._met: bool | None = None
        self.heading = Label(theme, role="caption_strong", token="text2")
        self.answers = {answer: _AnswerRow(theme, answer) for answer in _SHOWN}
        self.entitled = _FactRow(theme)
        self.present = _FactRow(theme)
        self.quorum = _FactRow(theme)
        self.needed = _FactRow(theme)
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
        for fact in (self.entitled, self.present, self.quorum, self.needed):
            column.addWidget(fact)
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
        for answer, row in self.answers.items():
            row.set_word(_(ANSWERS[answer].word), ANSWERS[answer].key, self._words.language)
        self.hint.setText(_("The keys are known by their place, under any layout."))
        self.updateGeometry()

    def set_hint_shown(self, shown: bool) -> None:
        """Leave the hint out where room is short."""
        self.hint.setVisible(shown)

    def show_tally(self, tally: Tally) -> None:
        """Show how it stands."""
        _ = self._words.gettext
        counts = {
            Voice.FOR: tally.voices_for,
            Voice.AGAINST: tally.against,
            Voice.ABSTAINING: tally.abstaining,
            Voice.NOT_VOTING: tally.not_voting,
            Voice.ABSENT: tally.absent,
            Voice.RECUSED: tally.recused,
        }
        silent = tally.entitled - sum(counts.values())
        for answer, row in self.answers.items():
            row.set_count(silent if answer is None else counts[answer])
        self.answers[Voice.RECUSED].set_shown(tally.recused > 0)
        self.entitled.show_fact(_("Entitled to vote"), str(tally.entitled))
        self.present.show_fact(_("Present"), str(tally.present))
        missing = tally.needed - tally.present
        met = missing <= 0
        state = self._words.pgettext("quorum", "met") if met else _("{count} missing").format(count=missing)
        self.quorum.show_fact(_("Quorum, {count} needed").format(count=tally.needed), state, good=met)
        self.needed.show_fact(_("Needed for “unanimously”"), _("{count} for").format(count=tally.taking_part))
        self._announce(met)
        self.updateGeometry()

    def _announce(self, met: bool) -> None:
        if self._met is not None and met != self._met:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.quorum.accessibleName()))
        self._met = met


class _AnswerRow:
    """Key, icon, word and count of one answer, in the columns of a grid."""

    def __init__(self, theme: Theme, answer: Voice | None) -> None:
        look = ANSWERS[answer]
        self.key = KeyHint(theme, "")
        self.icon = IconView(theme, look.icon_name, size=ICON.control, token=look.token)
        self.word = Label(theme, role="small", token="text2")
        self.count = Label(theme, role="section")
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def put(self, grid: QGridLayout, row: int) -> None:
        for column, widget in enumerate(self._widgets()):
            grid.addWidget(widget, row, column)

    def set_word(self, word: str, key: str, language: str) -> None:
        self.word.setText(word)
        self.key.set_key(letter_at(key, language) if key else "")
        self.key.setVisible(bool(key))

    def set_count(self, count: int) -> None:
        self.count.setText(str(count))
        self.count.setAccessibleName(f"{self.word.text()}: {count}")

    def set_shown(self, visible: bool) -> None:
        for widget in self._widgets():
            widget.setVisible(visible)

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
