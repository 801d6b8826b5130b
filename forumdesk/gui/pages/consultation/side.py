"""The drafts that were given out, at the left, and the act that gives out another."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QVBoxLayout, QWidget

from forumdesk.gui.models.drafts import DraftEntry, DraftsModel
from forumdesk.gui.theme import SPACE, WIDTH, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.field_block import FieldBlock, TextField
from forumdesk.gui.widgets.flow import FlowLayout
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import overline
from forumdesk.gui.widgets.table_view import TableView
from forumdesk.gui.words import Words


class IssuePart(QWidget):
    """Asks in place what a draft is given out as.

    Emits `asked(note)` and `cancelled`, and `came_or_went` when it was shown or hidden.
    """

    asked = Signal(str)
    cancelled = Signal()
    came_or_went = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._words = words
        self.note_field = TextField(theme)
        self.keep_button = Button(theme, kind="main", deed=CHANGE)
        self.cancel_button = Button(theme)
        self._block = FieldBlock(theme, self.note_field, "")
        for name in ("note_field", "keep_button", "cancel_button"):
            getattr(self, name).setObjectName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.near)
        column.addWidget(self._block)
        acts = FlowLayout(SPACE.near)
        acts.addWidget(self.keep_button)
        acts.addWidget(self.cancel_button)
        column.addLayout(acts)
        self.note_field.returnPressed.connect(self.keep)
        self.keep_button.clicked.connect(self.keep)
        self.cancel_button.clicked.connect(self.cancelled)
        self.hide()

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        self._block.set_texts(_("What this draft is (optional)"))
        self.keep_button.set_texts(_("Give out"))
        self.cancel_button.set_texts(_("Cancel"))

    def keep(self) -> None:
        """Tell what was typed."""
        self.asked.emit(self.note_field.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the question away."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that something is asked."""
        super().showEvent(event)
        self.came_or_went.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that nothing is asked any more."""
        super().hideEvent(event)
        self.came_or_went.emit()


class DraftsSide(Ground):
    """Emits `chosen` when another entry is selected, `issue_asked(note)` and `compare_asked`."""

    chosen = Signal()
    issue_asked = Signal(str)
    compare_asked = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start without drafts."""
        super().__init__(theme, "surface", lines=Qt.Edge.RightEdge, parent=parent)
        self._words = words
        self._filling = False
        self.model = DraftsModel(words)
        self.title = overline(theme)
        self.table = TableView(theme, name="")
        self.table.horizontalHeader().hide()
        self.table.setModel(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.set_column_widths({0: 0}, stretched=0)
        self.issue_button = Button(theme, icon_name="paper-plane-tilt", deed=CHANGE)
        self.compare_button = Button(theme, icon_name="git-diff")
        self.issue_part = IssuePart(theme, words)
        for name in ("table", "issue_button", "compare_button", "issue_part"):
            getattr(self, name).setObjectName("drafts_table" if name == "table" else name)
        self._arrange()
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.issue_button.clicked.connect(self.ask_issue)
        self.compare_button.clicked.connect(self.compare_asked)
        self.issue_part.asked.connect(self.issue_asked)
        self.issue_part.cancelled.connect(self.end_issue)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.updateGeometry)

    def _arrange(self) -> None:
        acts = QVBoxLayout()
        acts.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.near)
        acts.setSpacing(SPACE.near)
        for widget in (self.issue_button, self.issue_part, self.compare_button):
            acts.addWidget(widget)
        head = QVBoxLayout()
        head.setContentsMargins(SPACE.page, SPACE.group, SPACE.page, SPACE.near)
        head.addWidget(self.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, WIDTH.hairline, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(acts)

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        self.title.setText(_("Drafts").upper())
        self.table.set_texts(name=_("Drafts given out, the latest first"))
        self.issue_button.set_texts(_("Give out a draft"))
        self.compare_button.set_texts(_("Compare…"), name=_("Compare two drafts, or a draft with the text"))
        self.issue_part.retranslate()

    def current(self) -> DraftEntry | None:
        """The selected entry."""
        row = self.table.currentIndex().row()
        return self.model.entries[row] if 0 <= row < len(self.model.entries) else None

    def select(self, row: int) -> None:
        """Select an entry without telling."""
        self._filling = True
        self.table.selectRow(row)
        self._filling = False

    def ask_issue(self) -> None:
        """Ask what the draft is given out as."""
        self.issue_button.hide()
        self.issue_part.show()
        self.issue_part.note_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def end_issue(self) -> None:
        """Put the question away."""
        self.issue_part.note_field.clear()
        self.issue_part.hide()
        self.issue_button.show()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _selected(self) -> None:
        if not self._filling:
            self.chosen.emit()

    def sizeHint(self) -> QSize:
        """Be as wide as an outline."""
        return QSize(self._theme.scaled(WIDTH.outline), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Keep the width."""
        return QSize(self._theme.scaled(WIDTH.outline), super().minimumSizeHint().height())
