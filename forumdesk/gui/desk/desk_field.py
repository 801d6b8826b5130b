"""The desk's field, and the thin part of the scanner that knows Qt."""

from collections.abc import Callable, Mapping
from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit

from forumdesk.gui.desk.scanner import PACE, WINDOWS, X11, Answer, Key, Scanner
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.find_field import FindField

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock)
_CTRL = Qt.KeyboardModifier.ControlModifier
_TAKES_BACK = tuple(ord(letter) for letter in "ZЯYН")


def places() -> Mapping[int, str]:
    """What is printed at a scan code on this system; nothing where it tells none (macOS), then texts decide."""
    platform = QGuiApplication.platformName()
    return WINDOWS if platform == "windows" else {} if platform == "cocoa" else X11


Watched = QLineEdit | QComboBox


class ScannerFilter(QObject):
    """Watches fields for codes; emits `scanned(str)`, and the field is as it was before."""

    scanned = Signal(str)

    def __init__(self, parent: QObject) -> None:
        """Watch nothing yet."""
        super().__init__(parent)
        self._scanner = Scanner(places())
        self._field: Watched | None = None
        self._restore: Callable[[], object] = _nothing
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setTimerType(Qt.TimerType.PreciseTimer)
        self._quiet.timeout.connect(self._pause)

    def watch(self, field: Watched) -> None:
        """Keep codes out of a field."""
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask the scanner about every key; True for a key that it keeps."""
        if (
            event.type() != QEvent.Type.KeyPress
            or not isinstance(event, QKeyEvent)
            or not isinstance(watched, Watched)
            or event.key() in _MODIFIERS
        ):
            return False
        ends = event.key() in _ENDS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        chord = event.modifiers() & (_CTRL | Qt.KeyboardModifier.AltModifier)
        if not ends and (event.isAutoRepeat() or chord or not event.text().isprintable() or not event.text()):
            self._take(Answer(goes_on=True, typed=self._scanner.break_off()), watched)
            return False
        key = Key(scan_code=event.nativeScanCode(), text=event.text(), at=_moment(event), ends=ends)
        answer = self._scanner.press(key)
        self._take(answer, watched)
        if answer.goes_on and not ends:
            self._field, self._restore = watched, _restoring(watched)
        if self._scanner.is_holding:
            self._quiet.start(PACE)
        else:
            self._quiet.stop()
        return not answer.goes_on

    def _pause(self) -> None:
        if self._field is not None and self._scanner.is_holding:
            self._take(self._scanner.pause(), self._field)

    def _take(self, answer: Answer, field: Watched) -> None:
        if answer.typed:
            _type(field, answer.typed)
        if answer.code is not None:
            self._restore()
            self.scanned.emit(answer.code)


def _nothing() -> None:
    """Restore nothing: no key came yet."""


def _restoring(field: Watched) -> Callable[[], object]:
    """What brings a field back to how it is now."""
    if isinstance(field, QComboBox):
        chosen = field.currentIndex()
        return lambda: field.setCurrentIndex(chosen)
    text, cursor = field.text(), field.cursorPosition()

    def restore() -> None:
        field.setText(text)
        field.setCursorPosition(cursor)

    return restore


def _type(field: Watched, text: str) -> None:
    if isinstance(field, QLineEdit):
        field.insert(text)
    else:
        field.view().setCurrentIndex(field.model().index(field.currentIndex(), 0))
        field.view().keyboardSearch(text)
        field.setCurrentIndex(field.view().currentIndex().row())


def _moment(event: QKeyEvent) -> int:
    """When a key was pressed by the system's clock; a busy window hears of it later."""
    return event.timestamp() or round(monotonic() * 1000)


class DeskField(FindField):
    """One large field; tells the keys that choose, enter and step back.

    Emits `stepped(int)` for ↑ and ↓, `entered`, `departed` for Shift+Enter, and `emptied` for Esc in the empty
    field. Ctrl+Z takes back typing while there is any, and is left to the window where there is none.
    """

    stepped = Signal(int)
    departed = Signal()
    emptied = Signal()

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__(theme, height="desk_field", role="large_quiet")
        self.went_down.connect(lambda: self.stepped.emit(1))

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window while nothing was typed."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.modifiers() & _CTRL
            and event.key() in _TAKES_BACK
            and not self.text()
        ):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, enter, let go; the rest edits."""
        if event.key() == Qt.Key.Key_Up:
            self.stepped.emit(-1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.isAutoRepeat():
                return
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.departed if shift else self.entered).emit()
        elif event.key() == Qt.Key.Key_Escape and not self.text():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)
