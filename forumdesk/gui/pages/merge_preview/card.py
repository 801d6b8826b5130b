"""One place that both desks changed: what it was, the two sides beside each other, and the choice."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.gui.theme import SPACE, Theme, Token
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.segmented import Segmented
from forumdesk.gui.words import Words
from forumdesk.services.uniting.told import ToldChoice, ToldSide

MINE: Final = "mine"
THEIRS: Final = "theirs"


class ChoiceCard(Ground):
    """Emits ``chosen(mark, takes_theirs)``; nothing is chosen until a person does."""

    chosen = Signal(str, bool)

    def __init__(self, theme: Theme, words: Words, told: ToldChoice) -> None:
        super().__init__(theme, "surface", lines=Qt.Edge.BottomEdge)
        self._words, self.told = words, told
        self.head = Label(theme, role="body_strong", wraps=True)
        self.before = Label(theme, role="small", token="text2", wraps=True)
        self.mine, self.theirs = _Side(theme), _Side(theme)
        self.choice = Segmented(theme, _choices(words), current=MINE)
        self.choice.setObjectName("choice")
        self.choice.set_current("")
        self.choice.chosen.connect(self._choose)
        sides = QHBoxLayout()
        sides.setSpacing(SPACE.near)
        sides.addWidget(self.mine, 1)
        sides.addWidget(self.theirs, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.page, SPACE.group, SPACE.page, SPACE.group)
        column.setSpacing(SPACE.near)
        for widget in (self.head, self.before):
            column.addWidget(widget)
        column.addLayout(sides)
        column.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_told(told)

    @property
    def is_open(self) -> bool:
        """Whether nobody has chosen yet."""
        return not self.choice.current

    def show_told(self, told: ToldChoice) -> None:
        """Say the same choice anew, in another language for instance; what was chosen stays."""
        _ = self._words.gettext
        self.told = told
        self.head.setText(f"{told.title} – {told.field}")
        self.before.setText(_("Before: {text}").format(text=told.before))
        self.before.setVisible(bool(told.before))
        self.mine.show_side(_("Here"), told.mine)
        self.theirs.show_side(_("In the copy"), told.theirs)
        spoken = _("{place}. Here: {mine}. In the copy: {theirs}.").format(
            place=self.head.text(), mine=told.mine.text, theirs=told.theirs.text
        )
        self.choice.set_texts(_choices(self._words), name=spoken)
        self._mark()

    def choose(self, key: str) -> None:
        """Let a side hold, as if a person had chosen it."""
        self.choice.set_current(key)
        self._choose(key)

    def take_focus(self) -> None:
        """Put the focus on the choice."""
        self.choice.setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, key: str) -> None:
        self._mark()
        self.chosen.emit(self.told.mark, key == THEIRS)

    def _mark(self) -> None:
        self.mine.mark(self.choice.current == MINE)
        self.theirs.mark(self.choice.current == THEIRS)


class _Side(Ground):
    """What one desk wrote, and who and when."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "raised", parent=parent)
        self.head = Label(theme, role="caption", token="text2", wraps=True)
        self.text = Label(theme, wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.group, SPACE.near, SPACE.group, SPACE.near)
        column.setSpacing(SPACE.tight)
        column.addWidget(self.head)
        column.addWidget(self.text)
        column.addStretch(1)

    def show_side(self, place: str, side: ToldSide) -> None:
        """Say it."""
        self.head.setText(" · ".join(filter(None, (place, side.desk, side.at))))
        self.text.setText(side.text)

    def mark(self, chosen: bool) -> None:
        """Show whether this side holds."""
        ground: Token = "sel" if chosen else "raised"
        self.set_ground(ground)


def _choices(words: Words) -> tuple[Choice, ...]:
    _ = words.gettext
    return (
        Choice(key=MINE, text=_("Keep what is here")),
        Choice(key=THEIRS, text=_("Take what is in the copy")),
    )
