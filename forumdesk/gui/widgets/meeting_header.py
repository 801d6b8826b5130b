"""The head of a meeting: title, state, date and place, numbers of presence, quorum, acts."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from forumdesk.gui.theme import ICON, SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.chip import Chip, ChipKind
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import HairLine, Label, NameLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of the meeting with its caption; `sentence` is what a screen reader says."""

    caption: str
    value: str
    sentence: str = ""


class MeetingHeader(Ground):
    """Always the same place for the meeting and its quorum."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(theme, "surface", parent=parent)
        self._title = NameLabel(theme, role="title")
        self._state = Chip(theme)
        self._place = NameLabel(theme, role="small", token="text2")
        self._figures = QHBoxLayout()
        self._quorum = Chip(theme, square=True)
        self._acts = QHBoxLayout()
        self._captions: list[Label] = []
        self._captions_shown = True
        self._arrange()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._quorum.hide()
        self._state.hide()
        theme.changed.connect(self.updateGeometry)

    def set_meeting(self, title: str, place: str) -> None:
        """Name the meeting; `place` is date and place in one line."""
        self._title.set_name(title)
        self._place.set_name(place)
        self.setAccessibleName(title)

    def set_state(self, text: str, *, kind: ChipKind, icon_name: str, sentence: str) -> None:
        """Show the meeting's state."""
        self._state.set_state(text, kind=kind, icon_name=icon_name, sentence=sentence)
        self._state.show()

    def set_quorum(self, text: str, *, met: bool, sentence: str) -> None:
        """Show whether there is a quorum; an empty text shows nothing."""
        kind: ChipKind = "ok" if met else "warn"
        icon_name = "check-circle" if met else "warning"
        self._quorum.set_state(text, kind=kind, icon_name=icon_name, sentence=sentence)
        self._quorum.setVisible(bool(text))

    def set_figures(self, figures: Sequence[Figure]) -> None:
        """Show numbers side by side, with hairlines between them."""
        while (item := self._figures.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._captions = []
        for place, figure in enumerate(figures):
            if place:
                self._figures.addWidget(HairLine(self._theme, upright=ICON.empty))
            self._figures.addWidget(self._make_figure(figure))
        self.set_captions_shown(self._captions_shown)

    def set_captions_shown(self, shown: bool) -> None:
        """Hide the captions of the numbers where room is short; their names stay."""
        self._captions_shown = shown
        for caption in self._captions:
            caption.setHidden(not shown)

    def add_act(self, button: Button) -> None:
        """Put an act at the end."""
        self._acts.addWidget(button)

    def _make_figure(self, figure: Figure) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        caption = Label(self._theme, figure.caption, role="caption", token="text3")
        value = Label(self._theme, figure.value, role="section")
        value.setAccessibleName(figure.sentence or f"{figure.caption}: {figure.value}")
        value.setToolTip(figure.sentence)
        column.addStretch(1)
        column.addWidget(caption)
        column.addWidget(value)
        column.addStretch(1)
        self._captions.append(caption)
        return block

    def _arrange(self) -> None:
        second = QHBoxLayout()
        second.setSpacing(SPACE.near)
        second.addWidget(self._state)
        second.addWidget(self._place, 1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addLayout(second)
        self._figures.setSpacing(SPACE.group)
        self._acts.setSpacing(SPACE.group)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.tight)
        row.setSpacing(SPACE.group)
        row.addLayout(words, 1)
        row.addLayout(self._figures)
        row.addWidget(self._quorum)
        row.addLayout(self._acts)

    def sizeHint(self) -> QSize:
        """Be as high as the header is."""
        return QSize(super().sizeHint().width(), self._theme.height("meeting_header"))
