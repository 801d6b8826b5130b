"""The parts of conduct mode and where they stand."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.identifiers import AgendaItemId
from forumdesk.domain.people_list import ListedPerson
from forumdesk.domain.texts import Language
from forumdesk.gui.conduct.agenda_list import AgendaList, AgendaModel
from forumdesk.gui.conduct.calling import Calling
from forumdesk.gui.conduct.chair import ChairSays
from forumdesk.gui.conduct.decision_panel import DecisionPanel
from forumdesk.gui.conduct.end_form import EndForm
from forumdesk.gui.conduct.head import ConductHead
from forumdesk.gui.conduct.item_head import ItemHead
from forumdesk.gui.conduct.item_view import ItemView
from forumdesk.gui.conduct.keys import GO_ON
from forumdesk.gui.conduct.notes import Notes
from forumdesk.gui.conduct.speakers import Speakers
from forumdesk.gui.theme import SPACE, WIDTH
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import HairLine, overline
from forumdesk.gui.widgets.message_bar import MessageBar
from forumdesk.gui.workspace import Workspace

_LOW = 660
"""Below this height, at normal text size, notes and the chair's sentence are set smaller."""


_CRAMPED = 960
"""Below this width, at normal text size, names and hints are left out that another place says too."""
_SHORT, _SHORT_TO_ADD = 300, 560
"""Below these heights of the left column parts of the agenda give way, all of it while somebody is added."""


class _Left(Ground):
    """The left column; tells `fitted` when its height has changed."""

    fitted = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of it."""
        super().resizeEvent(event)
        self.fitted.emit()


class ConductLayout(QWidget):
    """Top row and bands; agenda and speakers, the text with notes and the chair's sentence, the decision."""

    def __init__(
        self,
        workspace: Workspace,
        find: Callable[[str], Sequence[ListedPerson]],
        keep_note: Callable[[AgendaItemId, str, str], str],
        message_bar: MessageBar,
    ) -> None:
        """Make the parts; ``find`` finds people by what is typed, ``keep_note`` keeps the notes of an item."""
        super().__init__()
        theme, words = workspace.theme, workspace.words
        self._theme, self._words = theme, words
        self._cramped = False
        self.head = ConductHead(theme, words)
        self.message_bar = message_bar
        self.clock_bar = MessageBar(theme)
        self.quorum_bar = MessageBar(theme)
        self.long_bar = MessageBar(theme)
        self.end_form = EndForm(theme, words)
        self.agenda_title = overline(theme)
        self.agenda_model = AgendaModel()
        self.agenda = AgendaList(theme, self.agenda_model)
        self.go_button = Button(theme, icon_name="arrow-right", key=GO_ON, deed=CHANGE)
        self.speakers = Speakers(theme, words, find)
        self.item_head = ItemHead(theme, words)
        self.text = ItemView(theme)
        self.calling = Calling(theme, words)
        self.notes = Notes(theme, words, keep_note)
        self.chair = ChairSays(theme, words)
        self.panel = DecisionPanel(theme, words)
        for name in (
            "head", "message_bar", "clock_bar", "quorum_bar", "long_bar", "end_form", "agenda", "go_button",
            "speakers", "item_head", "text", "calling", "notes", "chair", "panel",
        ):  # fmt: skip
            getattr(self, name).setObjectName(name)
        self._arrange()

    def retranslate(self) -> None:
        """Set the words that depend on nothing."""
        _ = self._words.gettext
        self.agenda_title.setText(_("Agenda").upper())
        self.agenda.setAccessibleName(_("Agenda"))
        self.agenda.set_empty_words(_("The agenda is still empty."))
        self.text.setAccessibleName(_("The text on the table"))
        for part in (
            self.head, self.end_form, self.speakers, self.item_head, self.calling, self.notes, self.chair,
            self.panel,
        ):  # fmt: skip
            part.retranslate()

    def fit(self, width: int, height: int) -> None:
        """Arrange for the room there is."""
        narrow = width < self._theme.scaled(WIDTH.narrow_window)
        self._cramped = width < self._theme.scaled(_CRAMPED)
        low = height < self._theme.scaled(_LOW)
        scaled = self._theme.scaled
        left = scaled(WIDTH.outline + SPACE.page if narrow else WIDTH.detail_panel - SPACE.group)
        most = width * 3 // 10 if self._cramped else width * 2 // 7
        self._left.setFixedWidth(max(min(left, most), WIDTH.outline))
        least = WIDTH.outline if narrow else scaled(WIDTH.decision_panel)
        self.panel.setFixedWidth(self.panel.wanted_width(least))
        margin = SPACE.page if narrow else SPACE.conduct
        self._middle_column.setContentsMargins(
            margin, SPACE.group if low else SPACE.page + SPACE.tight, margin, SPACE.group
        )
        self._middle_column.setSpacing(SPACE.near if low else SPACE.page)
        self.head.fit(width, narrow=narrow, cramped=self._cramped)
        self.go_button.set_key(GO_ON, shown=not self._cramped)
        self.item_head.set_narrow(narrow, cramped=self._cramped)
        self.notes.set_cramped(self._cramped)
        self.fit_panel()
        self._fit_left()
        self.speakers.set_narrow(narrow, low=low)
        self.text.set_small(narrow or low)
        self.notes.set_low(low)
        self.chair.set_small(low)

    @property
    def calling_language(self) -> Language:
        """In whose alphabetical order the roll is called."""
        return self._words.language

    def show_calling(self, calling: bool) -> None:
        """Call by name in the place of the text and the notes."""
        self.calling.setVisible(calling)
        for widget in (self.text, self.notes):
            widget.setHidden(calling)

    def fit_panel(self) -> None:
        """Give the room of a panel that has nothing to record to the text where room is short."""
        self.panel.setHidden(self._cramped and self.panel.shown is None)

    def _fit_left(self) -> None:
        height, scaled = self._left.height(), self._theme.scaled
        gives_way = self.speakers.is_adding and height < scaled(_SHORT_TO_ADD)
        self.agenda.setHidden(gives_way)
        for widget in (self.agenda_title, self.go_button):
            widget.setHidden(gives_way or height < scaled(_SHORT))

    def _arrange(self) -> None:
        theme = self._theme
        self._left = _Left(theme, "surface", lines=Qt.Edge.RightEdge)
        self._left.fitted.connect(self._fit_left)
        self.speakers.adding_shown.connect(self._fit_left)
        agenda = QHBoxLayout()
        agenda.addWidget(self.agenda_title)
        agenda.addStretch(1)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(SPACE.group, SPACE.group, SPACE.group + 1, SPACE.group)
        left.setSpacing(SPACE.tight)
        left.addLayout(agenda)
        left.addWidget(self.agenda, 9)
        left.addWidget(self.go_button)
        left.addSpacing(SPACE.tight)
        left.addWidget(HairLine(theme))
        left.addSpacing(SPACE.tight)
        left.addWidget(self.speakers, 10)
        middle = Ground(theme, "window")
        self._middle_column = QVBoxLayout(middle)
        self._middle_column.addWidget(self.item_head)
        self._middle_column.addWidget(self.text, 1)
        self._middle_column.addWidget(self.calling, 1)
        self._middle_column.addWidget(self.notes)
        self._middle_column.addWidget(self.chair)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._left)
        body.addWidget(middle, 1)
        body.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (
            self.head, self.message_bar, self.clock_bar, self.quorum_bar, self.long_bar, self.end_form
        ):  # fmt: skip
            column.addWidget(widget)
        column.addLayout(body, 1)
