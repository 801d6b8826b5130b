"""The first thing that is seen: what can be begun, and the registers opened lately."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk import __version__
from forumdesk.domain.errors import N_, KnownError
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.act_row import ActRow
from forumdesk.gui.widgets.labels import HairLine, Label
from forumdesk.gui.widgets.message_bar import Act, Message, MessageBar
from forumdesk.gui.widgets.rows import RowDelegate, RowRole
from forumdesk.gui.widgets.table_view import TableView
from forumdesk.gui.words import Words
from forumdesk.services.registers import ServerAddress, place_of

TEXT_WIDTH = 416
ROOMY = 620  # pixels in height
LIST_WIDTH = 640


@dataclass(frozen=True, slots=True)
class _Begin:
    act: str
    icon_name: str
    title: str
    line: str
    key: str = ""


_BEGINNINGS = (
    _Begin(
        act="open_register",
        icon_name="folder-open",
        title=N_("Open a register"),
        line=N_("A *.forumdesk file on this computer"),
        key="Ctrl+O",
    ),
    _Begin(
        act="new_register",
        icon_name="file-plus",
        title=N_("New register"),
        line=N_("One file for all bodies and meetings"),
        key="Ctrl+Shift+N",
    ),
    _Begin(
        act="open_sample",
        icon_name="users-three",
        title=N_("Open the sample forum"),
        line=N_("60 participants, 4 recommendations, adopted"),
    ),
    _Begin(
        act="resolution_from_text",
        icon_name="note-pencil",
        title=N_("Resolution from a text"),
        line=N_("Only print it, in five minutes"),
    ),
    _Begin(
        act="verify",
        icon_name="qr-code",
        title=N_("Verify a resolution"),
        line=N_("Scan the QR code or type the code"),
        key="Ctrl+Shift+V",
    ),
)


QUIET: Final = N_("Works without a network. Sends nothing unless you enter the address of a server.")
ON_SERVERS: Final = N_(
    "Works without a network. A register on a server is sent to that server alone; nothing else is sent."
)


class StartScreen(QWidget):
    """Emits ``begun(act)`` for the left side and ``register_chosen(path)`` for a recent register."""

    begun = Signal(str)
    register_chosen = Signal(str)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self.message_bar = MessageBar(theme)
        self._tagline = Label(theme, role="reading", token="text2", wraps=True)
        self._rows = {one.act: ActRow(theme, icon_name=one.icon_name, key=one.key) for one in _BEGINNINGS}
        for act, row in self._rows.items():
            row.clicked.connect(lambda _checked=False, act=act: self.begun.emit(act))
        self._recent_title = Label(theme, role="section")
        self._recent_count = Label(theme, role="caption", token="text3")
        self._no_recent = Label(theme, role="small", token="text3", wraps=True)
        self._model = _Recent(words)
        self.recent = TableView(
            theme, name="", height="row_recent", delegate=RowDelegate(theme, height="row_recent")
        )
        self.recent.setObjectName("recent")
        self.recent.setModel(self._model)
        self.recent.horizontalHeader().hide()
        self.recent.set_column_widths({0: TEXT_WIDTH, 1: 150}, stretched=0)
        self.recent.opened.connect(lambda row: self.register_chosen.emit(str(self._model.place(row))))
        self._quiet = Label(theme, role="small", token="text3", wraps=True)
        self._version = Label(theme, f"ForumDesk {__version__}", role="caption", token="text3")
        self._arrange(theme)
        words.changed.connect(self.retranslate)
        theme.changed.connect(self._dress)
        self._dress()
        self.retranslate()

    def set_recent(self, paths: tuple[str, ...]) -> None:
        """Show the registers opened lately, newest first."""
        self._model.set_places(tuple(map(_place, paths)))
        self._dress()
        self.retranslate()
        if paths:
            self.recent.selectRow(0)

    def offer_unlock(self, unlock: Callable[[], object] | None) -> None:
        """While the desk is locked and its register is not there, nothing is begun here but unlocking."""
        for row in self._rows.values():
            row.setEnabled(unlock is None)
        self.recent.setEnabled(unlock is None)
        if unlock is None:
            self.message_bar.clear()
            return
        sentence = self._words.gettext(
            "The registration desk is locked, and its register could not be opened."
        )
        act = Act(text=self._words.gettext("Unlock"), run=unlock)
        self.message_bar.show_message(Message(kind="warn", sentence=sentence, acts=(act,)))

    def take_focus(self) -> None:
        """What was refused comes first; else the newest register is ready for Enter, without any the sample."""
        if self.message_bar.message is not None:
            self.message_bar.focus_first_act()
        elif self._model.rowCount():
            self.recent.setFocus()
        else:
            self._rows["open_sample"].setFocus()

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self._words.gettext
        self._tagline.setText(_("The desk of a forum's or council's secretary"))
        for one in _BEGINNINGS:
            self._rows[one.act].set_texts(_(one.title), _(one.line))
        count = self._model.rowCount()
        self._recent_title.setText(_("Recent registers"))
        self._recent_count.setText(
            self._words.ngettext("{count} file", "{count} files", count).format(count=count) if count else ""
        )
        self._no_recent.setText(_("Registers that you open will be listed here."))
        self._no_recent.setVisible(not count)
        self.recent.setVisible(bool(count))
        self.recent.set_texts(name=_("Recent registers"))
        self._quiet.setText(_(ON_SERVERS if self._model.names_servers else QUIET))
        self._model.say_anew()

    def say(self, sentence: str) -> None:
        """An error in place; the screen stays usable."""
        self.message_bar.show_message(
            Message(kind="bad", sentence=sentence, dismiss=self._words.gettext("Close")), focus=True
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the room above and below goes to the rows."""
        super().resizeEvent(event)
        roomy = self.height() >= ROOMY
        above, below = (SPACE.far, SPACE.conduct) if roomy else (SPACE.desk, SPACE.near)
        self._columns.setContentsMargins(SPACE.far, above, SPACE.far, below)

    def _dress(self) -> None:
        """Give the columns and the list the room that the text size asks for."""
        self._left.setMaximumWidth(self._theme.scaled(TEXT_WIDTH))
        self._right.setMaximumWidth(self._theme.scaled(LIST_WIDTH))
        self.recent.setMaximumHeight((self._theme.height("row_recent") + 1) * self._model.rowCount() + 2)

    def _arrange(self, theme: Theme) -> None:
        left = QVBoxLayout()
        left.setSpacing(SPACE.tight)
        left.addWidget(Label(theme, "ForumDesk", role="large"))
        left.addWidget(self._tagline)
        left.addSpacing(SPACE.page)
        left.addWidget(HairLine(theme))
        for row in self._rows.values():
            left.addWidget(row)
        left.addWidget(HairLine(theme))
        left.addStretch(1)
        left.addWidget(self._quiet)
        left.addWidget(self._version)
        right = QVBoxLayout()
        right.setSpacing(SPACE.near)
        head = QHBoxLayout()
        head.addWidget(self._recent_title)
        head.addStretch(1)
        head.addWidget(self._recent_count)
        right.addLayout(head)
        right.addWidget(self._no_recent)
        right.addWidget(self.recent, 1)
        right.addStretch(0)
        right.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._columns = columns = QHBoxLayout()
        columns.setSpacing(SPACE.far)
        columns.addStretch(1)
        self._left, self._right = _holding(left), _holding(right)
        columns.addWidget(self._left, 4)
        columns.addWidget(self._right, 6)
        columns.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.message_bar)
        whole.addLayout(columns, 1)


def _place(name: str) -> Path | ServerAddress:
    """A file, or an address; one that a later version wrote differently is shown as it stands."""
    try:
        return place_of(name)
    except KnownError:
        return Path(name)


def _holding(layout: QVBoxLayout) -> QWidget:
    layout.setContentsMargins(0, 0, 0, 0)
    widget = QWidget()
    widget.setLayout(layout)
    return widget


class _Recent(QAbstractTableModel):
    """Registers opened lately: name, folder, and what hinders opening."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._paths: tuple[Path | ServerAddress, ...] = ()

    def set_places(self, paths: tuple[Path | ServerAddress, ...]) -> None:
        self.beginResetModel()
        self._paths = paths
        self.endResetModel()

    def place(self, row: int) -> Path | ServerAddress:
        return self._paths[row]

    @property
    def names_servers(self) -> bool:
        """Whether one of them lies on a server."""
        return any(isinstance(one, ServerAddress) for one in self._paths)

    def say_anew(self) -> None:
        if self._paths:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._paths) - 1, 0))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return len(self._paths)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 2

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        path = self._paths[index.row()]
        if isinstance(path, ServerAddress):
            return self._of_server(path, role) if index.column() == 0 else self._state(False, role)
        gone = not path.is_file()
        if index.column() == 1:
            return self._state(gone, role)
        values = {
            Qt.ItemDataRole.DisplayRole: path.stem,
            Qt.ItemDataRole.ToolTipRole: str(path),
            Qt.ItemDataRole.AccessibleTextRole: f"{path.stem}, {path.parent.name}",
            RowRole.CAPTION: path.parent.name or str(path.parent),
            RowRole.ICON: "hard-drives",
        }
        return values.get(role)  # type: ignore[call-overload]

    def _of_server(self, place: ServerAddress, role: int) -> object:
        values = {
            Qt.ItemDataRole.DisplayRole: place.title,
            Qt.ItemDataRole.ToolTipRole: str(place),
            Qt.ItemDataRole.AccessibleTextRole: f"{place.title}, {place.host}",
            RowRole.CAPTION: place.host or "localhost",
            RowRole.ICON: "globe",
        }
        return values.get(role)  # type: ignore[call-overload]

    def _state(self, gone: bool, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words.gettext("not found") if gone else ""
        if role == RowRole.TONE:
            return "bad" if gone else "text3"
        return None
