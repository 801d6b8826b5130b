"""The signed copies of the paper in the panel: list, what can be said of one, and the acts."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from forumdesk.domain.errors import N_, KnownError
from forumdesk.domain.identifiers import SignedCopyId
from forumdesk.domain.issued import SignedCopy, SignedKind
from forumdesk.domain.papers import PAPER_LIMIT
from forumdesk.gui.models.issued import KIND_NAMES, SignedCopiesModel, size_words
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.flow import FlowLayout
from forumdesk.gui.widgets.labels import HairLine, Label
from forumdesk.gui.widgets.rows import TwoLineDelegate
from forumdesk.gui.widgets.table_view import TableView
from forumdesk.gui.words import Words

if TYPE_CHECKING:
    from forumdesk.documents.signed_copies import CheckedCopy

_ROWS_MOST: Final = 4
_ADDING: Final[Mapping[str, tuple[str, str]]] = {
    "scan": ("image", N_("Keep a scan …")),
    "sign": ("key", N_("Sign with a key file …")),
    "external": ("export", N_("Save for an external signature …")),
    "back": ("sign-in", N_("Take the signature back …")),
}


class SignedPart(QWidget):
    """Emits `add_asked(way)` with scan, sign, external or back, and open, save and remove with a SignedCopy."""

    add_asked = Signal(str)
    open_asked = Signal(object)
    save_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self, theme: Theme, words: Words) -> None:
        """Start without copies."""
        super().__init__()
        self._theme = theme
        self._words = words
        self._standings: dict[SignedCopyId, CheckedCopy | KnownError] = {}
        self.model = SignedCopiesModel(words, self)
        self.heading_label = Label(theme, role="small_medium", token="text2", wraps=True)
        self.standing_label = Label(theme, role="caption", token="text2", wraps=True)
        self.help_label = Label(theme, role="caption", token="text3", wraps=True)
        self.list = TableView(theme, name="", height="row_two_lines", delegate=TwoLineDelegate(theme))
        self.list.horizontalHeader().hide()
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setModel(self.model)
        self.open_button = self._button("eye")
        self.save_button = self._button("floppy-disk")
        self.remove_button = self._button("trash", CHANGE)
        self.add_buttons = {key: self._button(icon, CHANGE) for key, (icon, _) in _ADDING.items()}
        for name in ("list", "open_button", "save_button", "remove_button", "standing_label"):
            getattr(self, name).setObjectName(f"signed_{name}")
        for key, button in self.add_buttons.items():
            button.setObjectName(f"{key}_button")
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
        acts, adding = FlowLayout(SPACE.near), FlowLayout(SPACE.near)
        for button in (self.open_button, self.save_button, self.remove_button):
            acts.addWidget(button)
        for button in self.add_buttons.values():
            adding.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.near)
        column.addWidget(HairLine(self._theme))
        column.addWidget(self.heading_label)
        column.addWidget(self.list)
        column.addWidget(self.standing_label)
        column.addLayout(acts)
        column.addSpacing(SPACE.tight)
        column.addLayout(adding)
        column.addWidget(self.help_label)

    def _connect(self) -> None:
        for button, signal in (
            (self.open_button, self.open_asked),
            (self.save_button, self.save_asked),
            (self.remove_button, self.remove_asked),
        ):
            button.clicked.connect(partial(self._ask, signal))
        for key, button in self.add_buttons.items():
            button.clicked.connect(partial(self._ask_to_add, key))
        self.list.opened.connect(partial(self._ask, self.open_asked))
        self.list.selectionModel().currentRowChanged.connect(lambda *_rows: self._say_standing())
        delete = QShortcut(QKeySequence("Del"), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(partial(self._ask, self.remove_asked))
        self._theme.changed.connect(self._fit)

    def _ask_to_add(self, key: str, _checked: bool = False) -> None:
        self.add_asked.emit(key)

    def _ask(self, signal: SignalInstance, _source: object = None) -> None:
        current = self.current
        if current is not None:
            signal.emit(current)

    @property
    def current(self) -> SignedCopy | None:
        """The copy that is selected."""
        row = self.list.currentIndex().row()
        return self.model.copies[row] if 0 <= row < len(self.model.copies) else None

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        for key, (_icon, text) in _ADDING.items():
            self.add_buttons[key].set_texts(_(text))
        self.open_button.set_texts("", name=_("Open the signed copy, read-only"))
        self.save_button.set_texts("", name=_("Save the signed copy"))
        self.remove_button.set_texts("", name=_("Take the signed copy away"))
        self.list.set_texts(name=_("Signed copies"))
        self.help_label.setText(
            _("A scan can be dropped here too: PDF, JPEG, PNG or TIFF, up to {most} MB.").format(
                most=PAPER_LIMIT // 1_000_000
            )
        )
        self.list.viewport().update()
        self._say()

    def show_copies(self, copies: Sequence[SignedCopy]) -> None:
        """Show the copies of a paper; the row that is current stays, one that came in is selected."""
        before = {one.id for one in self.model.copies}
        row = max(self.list.currentIndex().row(), 0)
        fresh = [place for place, one in enumerate(copies) if one.id not in before]
        if tuple(copies) != self.model.copies:
            self.model.show(copies)
            if copies:
                self.list.selectRow(fresh[-1] if fresh else min(row, len(copies) - 1))
        self._say()

    def show_standings(self, standings: "Mapping[SignedCopyId, CheckedCopy | KnownError]") -> None:
        """Say what the check of the copies found."""
        self._standings = dict(standings)
        self._say_standing()

    def _say(self) -> None:
        _, count = self._words.gettext, len(self.model.copies)
        title = _("Signed copies")
        self.heading_label.setText(_("{name}: {count}").format(name=title, count=count) if count else title)
        for widget in (
            self.list,
            self.standing_label,
            self.open_button,
            self.save_button,
            self.remove_button,
        ):
            widget.setVisible(bool(count))
        self._say_standing()
        self._fit()

    def _say_standing(self) -> None:
        copy = self.current
        if copy is None:
            return
        _ = self._words.gettext
        file = _("{kind}: “{name}”, {size}.").format(
            kind=_(KIND_NAMES[copy.kind]), name=copy.name, size=size_words(copy.size, self._words)
        )
        self.standing_label.setText(f"{file} {self._standing(copy)}".strip())

    def _standing(self, copy: SignedCopy) -> str:
        """What the check found; empty until it is done."""
        _ = self._words.gettext
        found = self._standings.get(copy.id)
        if found is None:
            return ""
        if isinstance(found, KnownError):
            return self._words.catalogue.sentence(found)
        if not found.is_sound:
            return _("It is no longer what was kept, or its signature does not hold.")
        unchecked = [one.algorithm for one in found.signatures if one.state == "unchecked"]
        if unchecked:
            return _("Kept, not checked here: this program does not check the algorithm {algorithm}.").format(
                algorithm=unchecked[0]
            )
        if copy.kind is SignedKind.SCAN:
            return _("It is what was kept.")
        return _("The signature holds; the certificate is not checked against a list.")

    def _fit(self) -> None:
        """Give the list the height of its rows."""
        self.list.set_column_widths({0: 0})
        rows = min(len(self.model.copies), _ROWS_MOST)
        self.list.setFixedHeight(rows * self._theme.height("row_two_lines"))
