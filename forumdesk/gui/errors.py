"""What was not expected: a report without personal data that can be copied or saved; nothing is ever sent."""

import platform
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from forumdesk import __version__
from forumdesk.domain.errors import KnownError
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.words import Words


class Reports(QObject):
    """Catches what nobody expected, in every thread, and shows it once."""

    _caught = Signal(str)
    _expected = Signal(object)

    def __init__(
        self,
        theme: Theme,
        words: Words,
        parent_window: Callable[[], QWidget | None],
        say: Callable[[KnownError], None],
    ) -> None:
        """``say`` gets an expected error that met nobody on its way, as when the register's file is gone."""
        super().__init__()
        self._theme, self._words, self._parent_window = theme, words, parent_window
        self._open: QDialog | None = None
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._expected.connect(say, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Receive what reaches the top of any thread."""
        sys.excepthook = self._catch
        threading.excepthook = lambda args: self._catch(args.exc_type, args.exc_value, args.exc_traceback)

    def _catch(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if isinstance(error, KnownError):
            self._expected.emit(error)
            return
        sys.__excepthook__(kind, error or kind(), trace)
        self._caught.emit(report_of(kind, trace))

    def _show(self, report: str) -> None:
        if self._open is not None:
            return
        self._open = ReportDialog(self._theme, self._words, report, self._parent_window())
        self._open.finished.connect(self._closed)
        self._open.open()

    def _closed(self) -> None:
        self._open = None


def report_of(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Versions and the places in the code; the error's own words are left out, as they may name a person."""
    places = [
        f"{frame.filename.rsplit('forumdesk', 1)[-1]}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    versions = f"ForumDesk {__version__} · Python {platform.python_version()} · Qt {qVersion()} · {platform.system()}"
    return "\n".join([versions, kind.__name__, *places])


class ReportDialog(QDialog):
    """The report, to be copied."""

    def __init__(self, theme: Theme, words: Words, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = words.gettext
        self.setWindowTitle(_("Something went wrong"))
        self.text = QPlainTextEdit(report)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Error report"))
        copy = Button(theme, _("Copy the report"), icon_name="copy")
        close = Button(theme, _("Go on working"), kind="main")
        copy.clicked.connect(lambda: QApplication.clipboard().setText(report))
        close.clicked.connect(self.accept)
        sentence = _("The program met an error that it does not know. What was kept is safe.")
        detail = _(
            "The report below holds no personal data and is sent nowhere. Copy it for those who mend the program."
        )
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(copy)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.desk, SPACE.desk, SPACE.desk, SPACE.desk)
        column.setSpacing(SPACE.group)
        column.addWidget(Label(theme, sentence, role="section", wraps=True))
        column.addWidget(Label(theme, detail, role="small", token="text2", wraps=True))
        column.addWidget(self.text)
        column.addLayout(row)
        close.setFocus()
