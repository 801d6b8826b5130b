"""What a page without contents says: what belongs here, and the one thing to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.gui.theme import ICON, SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.icon_view import IconView
from forumdesk.gui.widgets.labels import Label

_TEXT_WIDTH = 560


class EmptyPage(QWidget):
    """Icon, sentence, help, one main button, at most one link; centred at 40 % of the height.

    Emits `main_asked` and `link_asked`.
    """

    main_asked = Signal()
    link_asked = Signal()

    def __init__(
        self, theme: Theme, icon_name: str, *, deed: str = "", parent: QWidget | None = None
    ) -> None:
        """Show `icon_name`; the words come by `set_texts`. `deed` is what both buttons lead to, if to any."""
        super().__init__(parent)
        self._theme = theme
        self._sentence = Label(theme, role="section", wraps=True)
        self._help = Label(theme, role="small", token="text2", wraps=True)
        self._main = Button(theme, kind="main", deed=deed)
        self._link = Button(theme, kind="link", deed=deed)
        self._main.clicked.connect(self.main_asked)
        self._link.clicked.connect(self.link_asked)
        self.setFocusProxy(self._main)
        centre = Qt.AlignmentFlag.AlignHCenter
        column = QWidget()
        column.setMaximumWidth(theme.scaled(_TEXT_WIDTH))
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        outer.addWidget(column, 100)
        outer.addStretch(1)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.page)
        layout.setSpacing(SPACE.near)
        layout.addStretch(2)
        layout.addWidget(IconView(theme, icon_name, size=ICON.empty, token="text3"), 0, centre)
        layout.addSpacing(SPACE.tight)
        for label in (self._sentence, self._help):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addSpacing(SPACE.near)
        layout.addWidget(self._main, 0, centre)
        layout.addWidget(self._link, 0, centre)
        layout.addStretch(3)

    def set_texts(self, sentence: str, help_line: str = "", *, main: str = "", link: str = "") -> None:
        """Set the words; a button without words is not shown."""
        self._sentence.setText(sentence)
        self._help.setText(help_line)
        self._help.setVisible(bool(help_line))
        self._main.set_texts(main)
        self._main.setVisible(bool(main))
        self._link.set_texts(link)
        self._link.setVisible(bool(link))
        self.setAccessibleName(sentence)

    @property
    def main_button(self) -> Button:
        """Return the main button, for its icon and key."""
        return self._main
