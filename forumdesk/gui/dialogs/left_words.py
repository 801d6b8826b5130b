"""The words that a sudden end left, place by place, to be copied; they stay until they are discarded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from forumdesk.foundation.unkept_words import Typed
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.field_block import TextArea
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.words import Words

_SIZE: Final = (680, 480)
_LINES_MOST: Final = 6


class LeftWordsDialog(QDialog):
    """``wanted`` is what was not discarded; discarding can be taken back while the dialog stands."""

    def __init__(
        self, theme: Theme, words: Words, left: Sequence[Typed], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._sentence = Label(theme, role="body", wraps=True)
        self.parts = [_Part(theme, words, one) for one in reversed(left)]  # the newest first, as in the band
        self.close_button = Button(theme, kind="main")
        self.close_button.setObjectName("close_button")
        self.close_button.clicked.connect(self.accept)
        self._scroll = QScrollArea()
        self._arrange()
        self.resize(*(theme.scaled(one) for one in _SIZE))
        self.retranslate()
        words.changed.connect(self.retranslate)
        self.parts[0].copy_button.setFocus()

    @property
    def wanted(self) -> tuple[Typed, ...]:
        """What was not discarded, in the order in which it was left."""
        return tuple(part.typed for part in reversed(self.parts) if not part.is_discarded)

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self._words.gettext
        self.setWindowTitle(_("Words that were not kept"))
        self._sentence.setText(
            _(
                "Copy what is still needed and put it where it belongs. What is not discarded is offered again; "
                "what is discarded is gone when this window is closed."
            )
        )
        self._scroll.setAccessibleName(_("Words that were not kept"))
        self.close_button.set_texts(_("Close"))
        for part in self.parts:
            part.retranslate()

    def _arrange(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, SPACE.near, 0)
        column.setSpacing(SPACE.group)
        for part in self.parts:
            column.addWidget(part)
        column.addStretch(1)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidget(inside)
        self._scroll.verticalScrollBar().setStyleSheet(self._theme.sheet("scroll"))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE.desk, SPACE.desk, SPACE.desk, SPACE.desk)
        outer.setSpacing(SPACE.group)
        outer.addWidget(self._sentence)
        outer.addWidget(self._scroll, 1)
        outer.addLayout(buttons)


class _Part(QWidget):
    """The words of one place: what was typed is selected in the whole."""

    def __init__(self, theme: Theme, words: Words, typed: Typed) -> None:
        super().__init__()
        self._words, self.typed = words, typed
        self.is_discarded = False
        self._place = Label(theme, typed.place, role="small_strong", wraps=True)
        self._place.setVisible(bool(typed.place))
        self.text = TextArea(theme, typed.text)
        self.text.setReadOnly(True)
        self._mark()
        lines = min(max(1, *(len(typed.text) // 70 + 1, typed.text.count("\n") + 1)), _LINES_MOST)
        margins = 2 * (int(self.text.document().documentMargin()) + SPACE.tight)
        self.text.setFixedHeight((lines + 1) * self.text.fontMetrics().lineSpacing() + margins)
        self.copy_button = Button(theme, icon_name="copy", height="control_message")
        self.copy_button.clicked.connect(self._copy)
        self.discard_button = Button(theme, icon_name="trash", height="control_message")
        self.discard_button.clicked.connect(self._turn)
        self._state = Label(theme, role="small", token="text2")
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE.near)
        for widget in (self.copy_button, self.discard_button, self._state):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.tight)
        column.addWidget(self._place)
        column.addWidget(self.text)
        column.addLayout(buttons)

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self._words.gettext
        place = self.typed.place
        self.text.setAccessibleName(place or _("Words that were not kept"))
        self.copy_button.set_texts(_("Copy"), name=f"{_('Copy')}: {place}" if place else "")
        turn = _("Bring back") if self.is_discarded else _("Discard")
        self.discard_button.set_texts(turn, name=f"{turn}: {place}" if place else "")
        if self.is_discarded:
            self._state.setText(_("Discarded"))

    def _mark(self) -> None:
        """Select what was typed, where that is less than the whole, and have it in sight."""
        if not self.typed.end:
            return
        cursor = self.text.textCursor()
        start, end = (_units(self.typed.text[:at]) for at in (self.typed.start, self.typed.end))
        cursor.setPosition(end)
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.typed.text)
        self._state.setText(self._words.gettext("Copied"))

    def _turn(self) -> None:
        self.is_discarded = not self.is_discarded
        self.text.setEnabled(not self.is_discarded)
        self.copy_button.setEnabled(not self.is_discarded)
        self._state.setText("")
        self.retranslate()


def _units(text: str) -> int:
    """Qt counts a letter beyond the first plane twice."""
    return len(text.encode("utf-16-le")) // 2
