"""For, against, abstaining: shown as figures, typed into fields where the hands are counted."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.voting import Counts
from forumdesk.gui.theme import SPACE, Theme, Token
from forumdesk.gui.widgets.field_block import TextField
from forumdesk.gui.widgets.labels import Label

_MOST: Final = 99_999


class _Figure(QWidget):
    """A count over its word; a field in its place while it is typed."""

    def __init__(self, theme: Theme, token: Token = "text") -> None:
        super().__init__()
        self.value = Label(theme, role="large", token=token)
        self.field = _CountField(theme)
        self.word = Label(theme, role="caption", token="text2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.value)
        column.addWidget(self.field)
        column.addWidget(self.word)
        self.set_typed(False)

    def show_count(self, count: int, word: str) -> None:
        self.value.setText(str(count))
        self.word.setText(word)
        self.value.setAccessibleName(f"{word}: {count}")
        self.field.setAccessibleName(word)

    def set_typed(self, typed: bool) -> None:
        self.value.setHidden(typed)
        self.field.setVisible(typed)


class _CountField(TextField):
    """Digits; Enter goes on. Emits `entered`."""

    entered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, role="section")
        self.setValidator(QIntValidator(0, _MOST, self))
        self.setMaxLength(5)
        self.setMinimumWidth(theme.scaled(SPACE.far))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by Enter; Ctrl+Enter is the page's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            if not event.isAutoRepeat():
                self.entered.emit()
        else:
            super().keyPressEvent(event)


class CountFields(QWidget):
    """Three figures in a row. Emits `typed(Counts | None)`, and `finished` for Enter in the last field."""

    typed = Signal(object)
    finished = Signal()

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        self._typing = False
        self.figures = (_Figure(theme, "ok"), _Figure(theme), _Figure(theme))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.group)
        for place, figure in enumerate(self.figures):
            row.addWidget(figure, 1)
            figure.field.setObjectName(("for_field", "against_field", "abstaining_field")[place])
            figure.field.textEdited.connect(lambda _text: self.typed.emit(self.counts))
            figure.field.entered.connect(lambda place=place: self._go_on(place))

    @property
    def counts(self) -> Counts | None:
        """What was typed; None while a field is empty."""
        texts = [figure.field.text() for figure in self.figures]
        if not all(texts):
            return None
        voices_for, against, abstaining = map(int, texts)
        return Counts(voices_for=voices_for, against=against, abstaining=abstaining)

    def show_counts(self, counts: Sequence[int], words: Sequence[str], *, typing: bool) -> None:
        """Show these counts, fewer than three where the others have no meaning; or let them be typed."""
        for place, figure in enumerate(self.figures):
            figure.setVisible(place < len(words))
            if place < len(words):
                figure.show_count(counts[place] if place < len(counts) else 0, words[place])
            figure.set_typed(typing)
        self._typing = typing

    def clear(self) -> None:
        """Empty the fields."""
        for figure in self.figures:
            figure.field.clear()

    def take_focus(self) -> None:
        """Go to the first empty field, else to the first one."""
        fields = [figure.field for figure in self.figures]
        target = next((one for one in fields if not one.text()), fields[0])
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        target.selectAll()

    def _go_on(self, place: int) -> None:
        if place + 1 < len(self.figures):
            target = self.figures[place + 1].field
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            target.selectAll()
        else:
            self.finished.emit()
