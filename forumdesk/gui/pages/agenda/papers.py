"""The papers of the item in the panel: list, adding, opening read-only, saving a copy, removing."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from forumdesk.domain.papers import PAPER_LIMIT, Paper
from forumdesk.gui.models.papers import PapersModel
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.flow import FlowLayout
from forumdesk.gui.widgets.labels import HairLine, Label
from forumdesk.gui.widgets.rows import TwoLineDelegate
from forumdesk.gui.widgets.table_view import TableView
from forumdesk.gui.words import Words

_ROWS_MOST = 5


class PapersPart(QWidget):
    """Emits `add_asked`, `open_asked(Paper)`, `save_asked(Paper)` and `remove_asked(Paper)`."""

    add_asked = Signal()
    open_asked = Signal(object)
    save_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start without papers."""
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self.model = PapersModel(words, self)
        self.heading_label = Label(theme, role="small_medium", token="text2")
        self.help_label = Label(theme, role="caption", token="text3", wraps=True)
        self.list = TableView(theme, name="", height="row_two_lines", delegate=TwoLineDelegate(theme))
        self.list.horizontalHeader().hide()
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setModel(self.model)
        self.add_button = self._button("paperclip", CHANGE)
        self.open_button = self._button("eye")
        self.save_button = self._button("floppy-disk")
        self.remove_button = self._button("trash", CHANGE)
        for name in ("list", "add_button", "open_button", "save_button", "remove_button"):
            getattr(self, name).setObjectName(f"papers_{name}")
        self._arrange()
        self._connect()

    def _button(self, icon_name: str, deed: str = "") -> Button:
        return Button(
            self._theme,
            icon_name=icon_name,
            height="control_message",
            role="small_medium",
            name="-",
            deed=deed,
        )

    def _arrange(self) -> None:
        acts = FlowLayout(SPACE.near)
        for button in (self.add_button, self.open_button, self.save_button, self.remove_button):
            acts.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.near)
        column.addWidget(HairLine(self._theme))
        column.addWidget(self.heading_label)
        column.addWidget(self.list)
        column.addLayout(acts)
        column.addWidget(self.help_label)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add_asked)
        for button, signal in (
            (self.open_button, self.open_asked),
            (self.save_button, self.save_asked),
            (self.remove_button, self.remove_asked),
        ):
            button.clicked.connect(partial(self._ask, signal))
        self.list.opened.connect(partial(self._ask, self.open_asked))
        delete = QShortcut(QKeySequence("Del"), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(partial(self._ask, self.remove_asked))
        self._theme.changed.connect(self._fit)

    def _ask(self, signal: SignalInstance, _source: object = None) -> None:
        row = self.list.currentIndex().row()
        if 0 <= row < len(self.model.papers):
            signal.emit(self.model.papers[row])

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        self.add_button.set_texts(_("Add files"), name=_("Add papers to the item"))
        self.open_button.set_texts("", name=_("Open the paper, read-only"))
        self.save_button.set_texts("", name=_("Save a copy of the paper"))
        self.remove_button.set_texts("", name=_("Remove the paper"))
        self.list.set_texts(name=_("Papers"))
        self._say()

    def show_papers(self, papers: Sequence[Paper]) -> None:
        """Show the papers of an item; the row that is current stays."""
        if tuple(papers) == tuple(self.model.papers):
            self._say()
            return
        row = max(self.list.currentIndex().row(), 0)
        had = self.list.hasFocus()
        self.model.show(papers)
        if papers:
            self.list.selectRow(min(row, len(papers) - 1))
        elif had:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say()

    def _say(self) -> None:
        _, count = self._words.gettext, len(self.model.papers)
        heading = _("{name}: {count}").format(name=_("Papers"), count=count) if count else _("Papers")
        self.heading_label.setText(heading)
        most = PAPER_LIMIT // 1_000_000
        self.help_label.setText(_("Files can be dropped here too, up to {most} MB each.").format(most=most))
        for widget in (self.list, self.open_button, self.save_button, self.remove_button):
            widget.setVisible(bool(count))
        self._fit()

    def _fit(self) -> None:
        """Give the list the height of its rows."""
        self.list.set_column_widths({0: 0})
        rows = min(len(self.model.papers), _ROWS_MOST)
        self.list.setFixedHeight(rows * self._theme.height("row_two_lines"))


class FileDrops(QObject):
    """Lets files be dropped anywhere on a widget, its fields included. Emits `dropped(list of Path)`."""

    dropped = Signal(object)

    def __init__(self, widget: QWidget) -> None:
        """Watch `widget` and everything in it."""
        super().__init__(widget)
        widget.setAcceptDrops(True)
        for one in (widget, *widget.findChildren(QWidget)):
            one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files; everything else that is dragged, such as words, stays with the field."""
        if isinstance(event, QDropEvent) and event.mimeData().hasUrls():
            paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
            if paths:
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                if event.type() == QEvent.Type.Drop:
                    self.dropped.emit(paths)
                return True
        return super().eventFilter(watched, event)
