"""The window's foot: whether everything is kept, the last backup, the last deed and its undoing."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from forumdesk.gui.theme import ICON, SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.icon_view import IconView
from forumdesk.gui.widgets.labels import HairLine, Label, NameLabel


class StatusBar(Ground):
    """Three places: kept, backup, last deed. Emits `undo_asked`, `redo_asked`; on failure `failure_act_asked`."""

    undo_asked = Signal()
    redo_asked = Signal()
    failure_act_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty; every place shows itself when it has words."""
        super().__init__(theme, "sidebar", lines=Qt.Edge.TopEdge, parent=parent)
        self._kept_icon = IconView(theme, "check-circle", size=ICON.chip, token="ok")
        self._kept = Label(theme, role="caption", token="text2")
        middle = Qt.TextElideMode.ElideMiddle
        self._failure = NameLabel(theme, role="caption_strong", token="bad", cut=middle)
        self._failure_act = Button(theme, kind="link", role="caption_strong")
        self._checked = Label(theme, role="caption", token="text2")
        self._line = HairLine(theme, upright=ICON.chip)
        self._backup_icon = IconView(theme, "shield-check", size=ICON.chip)
        self._backup = Label(theme, role="caption", token="text2")
        self._act = NameLabel(theme, role="caption", token="text2")
        self._act.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._undo = Button(theme, kind="link", role="caption_strong", key="Ctrl+Z")
        self._undo.setObjectName("undo_link")
        self._redo = Button(theme, kind="link", role="caption_strong", key="Ctrl+Y")
        self._redo.setObjectName("redo_link")
        self._redo.clicked.connect(self.redo_asked)
        self._undo.clicked.connect(self.undo_asked)
        self._failure_act.clicked.connect(self.failure_act_asked)
        self._arrange()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_kept("")
        self.set_checked("")
        self.set_backup("")
        self.set_last_act("")
        theme.changed.connect(self.updateGeometry)

    def set_kept(self, words: str) -> None:
        """Say that everything is kept."""
        self._show_keeping(words, failed=False)
        self._failure_act.hide()

    def set_viewed(self, words: str) -> None:
        """Say that what is in sight is only looked at: nothing is kept, for nothing can be changed."""
        self._show_keeping(words, failed=False)
        self._kept_icon.set_icon("eye", "text2")
        self._failure_act.hide()

    def set_checked(self, words: str) -> None:
        """Say that the file was checked and is whole."""
        self._checked.setText(words)
        self._checked.setVisible(bool(words) and self._failure.isHidden())

    def set_failure(self, sentence: str, *, act: str = "", whole: str = "") -> None:
        """Say that something could not be kept, in red, and move focus to the act that helps.

        `whole` says it at length where the eye or the ear asks for more.
        """
        self._show_keeping(sentence, failed=True, whole=whole)
        self._failure_act.set_texts(act)
        self._failure_act.setVisible(bool(act))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, whole or sentence))
        if act:
            self._failure_act.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_backup(self, words: str, *, sentence: str = "") -> None:
        """Say when the last backup was made; `sentence` says where it lies."""
        for widget in (self._backup, self._backup_icon, self._line):
            widget.setVisible(bool(words))
        self._backup.setText(words)
        self._backup.setAccessibleName(sentence or words)
        self._backup.setToolTip(sentence)

    def set_last_act(self, words: str, *, undo: str = "", redo: str = "") -> None:
        """Name the last deed; `undo` and `redo` are the words of the links, empty where there is nothing to do."""
        self._act.set_name(words)
        for link, text in ((self._undo, undo), (self._redo, redo)):
            link.set_texts(text, name=f"{text}: {words}" if text else "")
            link.setVisible(bool(text))

    def _show_keeping(self, words: str, *, failed: bool, whole: str = "") -> None:
        self._kept_icon.set_icon("x-circle" if failed else "check-circle", "bad" if failed else "ok")
        self._kept_icon.setVisible(bool(words))
        self._kept.setText("" if failed else words)
        self._kept.setHidden(failed)
        self._failure.set_name(words if failed else "", said=whole)
        self._failure.setVisible(failed)
        # That the file is whole, and what was done last, say nothing while nothing can be kept.
        self._checked.setVisible(not failed and bool(self._checked.text()))
        self._act.setHidden(failed)
        self.set_ground("bad_ground" if failed else "sidebar")

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.group, 1, SPACE.group, 0)
        row.setSpacing(SPACE.near)
        for widget in (
            self._kept_icon, self._kept, self._checked, self._failure, self._failure_act, self._line,
            self._backup_icon, self._backup,
        ):  # fmt: skip
            row.addWidget(widget, int(widget is self._failure))
        row.addWidget(self._act, 1)
        row.addWidget(self._redo)
        row.addWidget(self._undo)

    def sizeHint(self) -> QSize:
        """Be as high as the status bar is."""
        return QSize(super().sizeHint().width(), self._theme.height("status_bar"))
