"""The keys of the window, in a list."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from forumdesk.gui.actions import ACTS, Actions
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.labels import KeyHint, Label
from forumdesk.gui.words import Words


class KeysDialog(QDialog):
    """Every act that has a key, beside the key as this computer names it."""

    def __init__(self, theme: Theme, words: Words, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = words.gettext
        self.setWindowTitle(_("Keys"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.conduct)
        grid.setVerticalSpacing(SPACE.near)
        with_key = [kind for kind in ACTS if kind.key]
        half = (len(with_key) + 1) // 2
        for place, kind in enumerate(with_key):
            row, column = place % half, 2 * (place // half)
            key = actions[kind.name].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            text = actions[kind.name].text().replace("&", "").rstrip("…")
            grid.addWidget(Label(theme, text, role="small"), row, column)
            grid.addWidget(KeyHint(theme, key), row, column + 1)
        close = Button(theme, _("Close"), kind="main")
        close.clicked.connect(self.accept)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(SPACE.desk, SPACE.desk, SPACE.desk, SPACE.desk)
        column_layout.setSpacing(SPACE.page)
        column_layout.addWidget(Label(theme, _("Keys"), role="section"))
        column_layout.addLayout(grid)
        column_layout.addWidget(close)
