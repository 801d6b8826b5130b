"""What this program is."""

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from forumdesk import __version__
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.words import Words


class AboutDialog(QDialog):
    """Name, version, licence."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = words.gettext
        self.setWindowTitle(_("About ForumDesk"))
        close = Button(theme, _("Close"), kind="main")
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.desk, SPACE.desk, SPACE.desk, SPACE.desk)
        column.setSpacing(SPACE.group)
        column.addWidget(Label(theme, f"ForumDesk {__version__}", role="title"))
        column.addWidget(
            Label(theme, _("The desk of a forum's or council's secretary"), role="body", wraps=True)
        )
        terms = _("Free under the MIT licence. Built with Qt {version}, which is under the LGPL.")
        column.addWidget(
            Label(theme, terms.format(version=qVersion()), role="small", token="text2", wraps=True)
        )
        column.addWidget(close)
