"""A field with its label above and, when something is wrong, a sentence below."""

from typing import ClassVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from forumdesk.gui.theme import SPACE, Height, Role, Theme
from forumdesk.gui.widgets.deed_holding import why_not
from forumdesk.gui.widgets.icon_view import IconView
from forumdesk.gui.widgets.labels import Label

_TAKING_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_REDO = {(ord(letter), _CTRL) for letter in "YН"} | {(ord(letter), _CTRL | _SHIFT) for letter in "ZЯ"}
_UNDO = {(ord(letter), _CTRL) for letter in "ZЯ"}


def _takes_typing_back(field: QLineEdit | QPlainTextEdit, event: QEvent) -> bool:
    """Undo or redo the typing in a field by the same keys on every system and under every layout.

    Qt knows Ctrl+Y on Windows only, and Ctrl+Z not where Cyrillic is the only layout; the window would act instead.
    Where nothing was typed the window is to act: its deeds are what a person then means.
    """
    if event.type() not in _TAKING_KEYS or not isinstance(event, QKeyEvent):
        return False
    keys = (event.key(), event.modifiers())
    act = field.undo if keys in _UNDO else field.redo if keys in _REDO else None
    if act is None:
        return False
    typed = field.document() if isinstance(field, QPlainTextEdit) else field
    event.setAccepted(typed.isUndoAvailable() or typed.isRedoAvailable())
    if event.isAccepted() and event.type() == QEvent.Type.KeyPress:
        act()
    return True


def _held_back(field: QLineEdit | QPlainTextEdit, deed: str, before: str) -> str:
    """Let a field only be read where its deed is not taken; returns why not, empty where it is."""
    why = why_not(field, deed)
    if bool(before) != bool(why):
        field.setReadOnly(bool(why))
    field.setToolTip(why)
    return why


class TextField(QLineEdit):
    """A one-line field in the theme's frame; `set_wrong` marks its value as not accepted."""

    deed: ClassVar[str] = ""
    """What leaving the field does; where that is not taken, the field can only be read."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        name: str = "",
        height: Height = "control",
        role: Role = "body",
        parent: QWidget | None = None,
    ) -> None:
        """`name` is the accessible name where no label block gives one."""
        super().__init__(parent)
        self._theme = theme
        self._why_not = ""
        self._height: Height = height
        self._role: Role = role
        self.setText(text)
        self.setAccessibleName(name)
        self._dress()
        theme.changed.connect(self._dress)

    def event(self, event: QEvent) -> bool:
        """Keep undo and redo of the typing from the window."""
        return _takes_typing_back(self, event) or super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Be honest from the first moment."""
        self.hold_back()
        super().showEvent(event)

    def hold_back(self) -> None:
        """Ask anew whether what is typed here would be taken; where it would not, it can only be read."""
        if self.deed:
            self._why_not = _held_back(self, self.deed, self._why_not)

    def set_wrong(self, wrong: bool) -> None:
        """Mark or unmark the value as not accepted."""
        self.setProperty("wrong", wrong)
        self._dress()

    def _dress(self) -> None:
        self.setFont(self._theme.font(self._role))
        self.setStyleSheet(self._theme.sheet("field"))
        self.setMinimumHeight(self._theme.height(self._height))


class TextArea(QPlainTextEdit):
    """A field of several lines in the theme's frame; Tab leaves it."""

    deed: ClassVar[str] = ""
    """What leaving the field does; where that is not taken, the field can only be read."""

    def __init__(
        self, theme: Theme, text: str = "", *, name: str = "", parent: QWidget | None = None
    ) -> None:
        """`name` is the accessible name where no label block gives one."""
        super().__init__(parent)
        self._theme = theme
        self._why_not = ""
        self.setPlainText(text)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._dress()
        theme.changed.connect(self._dress)

    def event(self, event: QEvent) -> bool:
        """Keep undo and redo of the typing from the window."""
        return _takes_typing_back(self, event) or super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Be honest from the first moment."""
        self.hold_back()
        super().showEvent(event)

    def hold_back(self) -> None:
        """Ask anew whether what is typed here would be taken; where it would not, it can only be read."""
        if self.deed:
            self._why_not = _held_back(self, self.deed, self._why_not)

    def _dress(self) -> None:
        self.setFont(self._theme.font("body"))
        self.setStyleSheet(self._theme.sheet("text") + self._theme.sheet("scroll"))


class FieldBlock(QWidget):
    """A label over any field; the refusal of its value stands under it, with icon and words."""

    def __init__(
        self, theme: Theme, field: QWidget, label: str, *, help_line: str = "", parent: QWidget | None = None
    ) -> None:
        """Lay `label` over `field` and name the field by it."""
        super().__init__(parent)
        self._field = field
        self._help_line = help_line
        self._label = Label(theme, role="caption", token="text3", wraps=True)
        self._label.setBuddy(field)
        self._help = Label(theme, role="caption", token="text3", wraps=True)
        self._wrong_icon = IconView(theme, "warning", size=14, token="bad")
        self._wrong = Label(theme, role="caption_medium", token="bad", wraps=True)
        wrong_row = QHBoxLayout()
        wrong_row.setSpacing(SPACE.tight)
        wrong_row.addWidget(self._wrong_icon, 0, Qt.AlignmentFlag.AlignTop)
        wrong_row.addWidget(self._wrong, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.tight)
        layout.addWidget(self._label)
        layout.addWidget(field)
        layout.addWidget(self._help)
        layout.addLayout(wrong_row)
        self.set_texts(label, help_line=help_line)
        self.set_wrong("")

    @property
    def field(self) -> QWidget:
        """Return the field itself."""
        return self._field

    def set_texts(self, label: str, *, help_line: str = "") -> None:
        """Set the label, the field's accessible name, and the line of help."""
        self._label.setText(label)
        self._field.setAccessibleName(label)
        self._help_line = help_line
        self._help.setText(help_line)
        self.set_wrong(self._wrong.text())

    def set_label_shown(self, shown: bool) -> None:
        """Hide the label where one label stands over several fields; the field is then named by its page."""
        self._label.setVisible(shown)

    def set_wrong(self, sentence: str) -> None:
        """Say under the field why its value is not accepted; an empty sentence takes it away."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        self._wrong_icon.setVisible(bool(sentence))
        self._help.setVisible(bool(self._help_line) and not sentence)
        self._field.setAccessibleDescription(sentence or self._help_line)
        if isinstance(self._field, TextField):
            self._field.set_wrong(bool(sentence))
