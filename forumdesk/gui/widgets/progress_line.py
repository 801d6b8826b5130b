"""A thin line that says in words how far a long task is, and can be cancelled."""

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from forumdesk.gui.theme import SPACE, WIDTH, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.painting import fill_shape


class ShareBar(QProgressBar):
    """A share of a whole as a line of four pixels; also used for counts by country."""

    def __init__(self, theme: Theme, *, name: str = "", parent: QWidget | None = None) -> None:
        """`name` says whose share it is."""
        super().__init__(parent)
        self._theme = theme
        self.setTextVisible(False)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Be four pixels high."""
        return QSize(self._theme.scaled(160), WIDTH.progress)

    def minimumSizeHint(self) -> QSize:
        """Shrink in width only."""
        return QSize(SPACE.desk, WIDTH.progress)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the whole, then the share."""
        painter = QPainter(self)
        radius = WIDTH.progress / 2
        fill_shape(painter, self.rect(), ground=self._theme.colour("badge"), radius=radius)
        span = self.maximum() - self.minimum()
        share = (self.value() - self.minimum()) / span if span > 0 else 0.0
        width = round(self.width() * min(max(share, 0.0), 1.0))
        if width:
            area = QRect(0, 0, width, self.height())
            fill_shape(painter, area, ground=self._theme.colour("accent"), radius=radius)


class ProgressLine(QWidget):
    """Words ("312 badges, 140 done") over a thin line, with a cancel button. Emits `cancel_asked`."""

    cancel_asked = Signal()

    def __init__(self, theme: Theme, *, cancel: str, key: str = "", parent: QWidget | None = None) -> None:
        """`cancel` are the words of the button."""
        super().__init__(parent)
        self._words = Label(theme, role="small", token="text2")
        self._bar = ShareBar(theme)
        self.cancel_button = Button(theme, cancel, key=key)
        self.cancel_button.setObjectName("cancel_button")
        self.cancel_button.clicked.connect(self.cancel_asked)
        column = QVBoxLayout()
        column.setSpacing(SPACE.tight)
        column.addStretch(1)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.group)
        row.addLayout(column, 1)
        row.addWidget(self.cancel_button)

    def set_texts(self, *, cancel: str) -> None:
        """Set the words of the button."""
        self.cancel_button.set_texts(cancel)

    def set_progress(self, done: int, whole: int, words: str) -> None:
        """Show `done` of `whole`, 0 where nobody knows yet, and say it in `words`."""
        self._bar.setRange(0, max(whole, 1))
        self._bar.setValue(done)
        self._bar.setAccessibleName(words)
        self._words.setText(words)
