"""The keys of the window, of its registration desk and of conduct mode, in a list."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from forumdesk.domain.errors import N_
from forumdesk.gui.actions import ACTS, Actions
from forumdesk.gui.conduct.keys import CONDUCT_KEYS
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.labels import KeyHint, Label
from forumdesk.gui.words import Words

LIST_KEYS: Final = (
    ("Del", N_("Remove the selected")),
    ("Ctrl+Up", N_("The row above, from the panel")),
    ("Ctrl+Down", N_("The row below, from the panel")),
)
TEXT_KEYS: Final = (
    ("Ctrl+B", N_("Bold")),
    ("Ctrl+I", N_("Italic")),
    ("Space", N_("Confirm the text")),
    ("Alt+Return", N_("Repair the finding")),
    ("Ctrl+Shift+Return", N_("Split the row at the cursor")),
    ("Ctrl+Shift+Backspace", N_("Join with the row above")),
    ("Alt+Up", N_("Move the row up")),
    ("Alt+Down", N_("Move the row down")),
    ("Alt+Right", N_("A level deeper")),
    ("Alt+Left", N_("A level shallower")),
    ("Tab", N_("The next language")),
)
DESK_KEYS: Final = (
    ("Return", N_("Mark arrival; once more: print badge")),
    ("Shift+Return", N_("Mark departure")),
    ("Ctrl+Return", N_("Accredit and mark arrival")),
    ("Ctrl+P", N_("Print badge")),
    ("Ctrl+N", N_("A person not on the list")),
    ("Ctrl+Z", N_("Take back")),
    ("Esc", N_("Empty the field")),
    ("F8", N_("Leave the desk")),
)
_COLUMNS: Final = 3
_PRINTED: Final = {"Return": "Enter", "Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}


class KeysDialog(QDialog):
    """Every act that has a key, beside the key as this computer names it."""

    def __init__(
        self,
        theme: Theme,
        words: Words,
        actions: Actions,
        parent: QWidget | None = None,
        *,
        conducts: bool = False,
        writes: bool = False,
    ) -> None:
        """``conducts`` lists the keys of conduct mode instead of all others; ``writes`` those of the text."""
        super().__init__(parent)
        _ = words.gettext
        self._theme = theme
        self.setWindowTitle(_("Keys"))
        window = [
            (actions[kind.name].shortcut(), _(kind.text).replace("&", "").rstrip("…"))
            for kind in ACTS
            if kind.key
        ]
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(SPACE.desk, SPACE.desk, SPACE.desk, SPACE.desk)
        column_layout.setSpacing(SPACE.group)
        of_text = ((_("Text of the resolution"), _worded(TEXT_KEYS, words)),)
        elsewhere = (
            (_("Lists"), _worded(LIST_KEYS, words)),
            (_("Registration desk"), _worded(DESK_KEYS, words)),
        )
        everywhere = ((_("Keys"), window), *(of_text if writes else elsewhere))
        conducting = ((_("Conduct mode"), _worded(CONDUCT_KEYS, words)),)
        for title, keys in conducting if conducts else everywhere:
            column_layout.addWidget(Label(theme, title, role="section"))
            column_layout.addLayout(self._grid(keys, columns=2 if conducts else _COLUMNS))
        close = Button(theme, _("Close"), kind="main")
        close.clicked.connect(self.accept)
        column_layout.addSpacing(SPACE.near)
        column_layout.addWidget(close)

    def _grid(self, keys: Sequence[tuple[QKeySequence, str]], columns: int) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.page)
        grid.setVerticalSpacing(SPACE.near)
        rows = -(-len(keys) // columns)
        for place, (key, text) in enumerate(keys):
            row, column = place % rows, 2 * (place // rows)
            name = _printed(key)
            grid.addWidget(Label(self._theme, text, role="small"), row, column)
            grid.addWidget(KeyHint(self._theme, name), row, column + 1, Qt.AlignmentFlag.AlignLeft)
        for column in range(columns):
            grid.setColumnStretch(2 * column, 1)
        return grid


def _printed(key: QKeySequence) -> str:
    """A key as the computer names it, arrows and Enter as everywhere in the window."""
    native = QKeySequence.SequenceFormat.NativeText
    name = key.toString(native)
    last = key.toString(QKeySequence.SequenceFormat.PortableText).rpartition("+")[2]
    return name.replace(QKeySequence(last).toString(native), _PRINTED[last]) if last in _PRINTED else name


def _worded(keys: Iterable[tuple[str, str]], words: Words) -> list[tuple[QKeySequence, str]]:
    return [(QKeySequence(key), words.gettext(text)) for key, text in keys]
