"""The ways in which the body may decide, one of them chosen: the first few, and on demand all others."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from forumdesk.domain.bodies import BodyRules
from forumdesk.domain.modes import AdoptionMode
from forumdesk.gui.models.mode_words import mode_how, mode_title
from forumdesk.gui.theme import ICON, RADIUS, SPACE, Theme
from forumdesk.gui.widgets.labels import Label, NameLabel
from forumdesk.gui.widgets.painting import draw_focus, draw_icon, fill_shape, icon_rect
from forumdesk.gui.words import Words

_SHOWN: Final = 3
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class _Mode(QWidget):
    """A way to decide: its name over how it is done; the chosen one has a ground and a check."""

    clicked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chosen = False
        self.name = Label(theme, role="body_medium")
        self.how = Label(theme, role="caption", token="text2", wraps=True)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self.name)
        self._column.addWidget(self.how)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def show_chosen(self, chosen: bool, *, tight: bool) -> None:
        """Mark the way as the chosen one or not; ``tight`` leaves out how the others are done."""
        self._chosen = chosen
        self.name.set_token("sel_text" if chosen else "text")
        self.how.setVisible(chosen or not tight)
        above = SPACE.near - 2 if chosen or not tight else SPACE.tight
        self._column.setContentsMargins(SPACE.group, above, SPACE.conduct, above)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose by a click."""
        self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, edge and check of the chosen one, and the ring while keys choose."""
        if not self._chosen:
            return
        painter, theme = QPainter(self), self._theme
        fill_shape(
            painter,
            self.rect(),
            ground=theme.colour("sel"),
            edge=theme.colour("accent"),
            radius=RADIUS.control,
        )
        size = theme.scaled(ICON.control)
        place = icon_rect(self.width() - SPACE.group - size, self.rect().center().y(), size)
        draw_icon(painter, theme, "check", place, "sel_text")
        parent = self.parentWidget()
        if parent is not None and parent.hasFocus():
            draw_focus(painter, self.rect(), theme.colour("accent"))


class _Others(QWidget):
    """What else there is, in one line that may be cut."""

    clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title = Label(theme, role="body_medium")
        self._listed = NameLabel(theme, role="caption", token="text2")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.group, SPACE.near - 2, SPACE.group, SPACE.near - 2)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._listed)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_texts(self, title: str, listed: str) -> None:
        self._title.setText(f"{title}…")
        self._listed.set_name(listed)
        self.setAccessibleName(f"{title}: {listed}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show them."""
        self.clicked.emit()


class ModeList(QWidget):
    """One tab stop; ↑ ↓ choose while it has the focus. Emits `chosen(AdoptionMode)` and `grown`."""

    chosen = Signal(object)
    grown = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        """Offer nothing yet."""
        super().__init__()
        self._words = words
        self._modes: tuple[AdoptionMode, ...] = ()
        self._rules = BodyRules()
        self._is_open = self._is_alone = False
        self.mode = AdoptionMode.UNANIMOUS
        self.rows = {mode: _Mode(theme, self) for mode in AdoptionMode}
        self.others = _Others(theme)
        self.others.setObjectName("other_modes")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.tight)
        for mode, row in self.rows.items():
            row.clicked.connect(lambda mode=mode: self._clicked(mode))
            self._column.addWidget(row)
        self._column.addWidget(self.others)
        self.others.clicked.connect(self._open)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def is_open(self) -> bool:
        """Whether all ways are shown."""
        return self._is_open

    def row(self) -> QWidget:
        """The row of the chosen way."""
        return self.rows[self.mode]

    def show_modes(
        self, modes: Sequence[AdoptionMode], mode: AdoptionMode, rules: BodyRules, *, alone: bool = False
    ) -> None:
        """Offer these ways in this order; one beyond the first few opens the list.

        ``alone`` shows the chosen one only, while its vote is on and needs the room.
        """
        if tuple(modes) != self._modes:
            self._modes, self._is_open = tuple(modes), False
            rest = [one for one in AdoptionMode if one not in self._modes]
            for place, one in enumerate((*self._modes, *rest)):
                self._column.removeWidget(self.rows[one])
                self._column.insertWidget(place, self.rows[one])
        if alone and not self._is_alone:
            self._is_open = False
        elif not alone and (mode not in self._first() or mode is not self.mode):
            self._is_open = mode not in self._first()
        self.mode, self._rules, self._is_alone = mode, rules, alone
        self.retranslate()

    def retranslate(self) -> None:
        """Set the words, and show what is to be shown."""
        words = self._words
        for mode, row in self.rows.items():
            row.name.setText(mode_title(mode, words))
            row.how.setText(mode_how(mode, self._rules, words))
            row.show_chosen(mode is self.mode, tight=self._is_open)
            row.setVisible(mode in (self._modes if self._is_open else self._first()))
        self._show_others()
        chosen = self.rows[self.mode]
        self.setAccessibleName(words.gettext("How it is decided"))
        self.setAccessibleDescription(f"{chosen.name.text()}: {chosen.how.text()}")

    def announce(self) -> None:
        """Say the way that is chosen to screen readers."""
        said = self.accessibleDescription()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _first(self) -> tuple[AdoptionMode, ...]:
        if self._is_alone:
            return (self.mode,)
        return self._modes if len(self._modes) <= _SHOWN + 1 else self._modes[:_SHOWN]

    def _show_others(self) -> None:
        rest = [one for one in self._modes if one not in self._first()]
        self.others.setVisible(bool(rest) and not self._is_open)
        titles = [mode_title(one, self._words) for one in rest]
        listed = ", ".join((*titles[:1], *(one[:1].lower() + one[1:] for one in titles[1:])))
        self.others.show_texts(self._words.gettext("Other ways"), listed)

    def _open(self) -> None:
        self._is_open = True
        self.retranslate()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grown.emit()

    def _clicked(self, mode: AdoptionMode) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chosen.emit(mode)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by ↑ ↓."""
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if not step or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self._modes:
            super().keyPressEvent(event)
            return
        at = max(0, min(self._modes.index(self.mode) + step, len(self._modes) - 1))
        self.chosen.emit(self._modes[at])
