"""A message in its place: what happened, which rule, and the acts that lead out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from forumdesk.gui.theme import SPACE, WIDTH, Theme, Token
from forumdesk.gui.widgets.button import Button, ButtonKind
from forumdesk.gui.widgets.flow import FlowLayout
from forumdesk.gui.widgets.icon_view import IconView
from forumdesk.gui.widgets.labels import Label

MessageKind = Literal["ok", "info", "warn", "bad"]

_LOOKS: Final[Mapping[MessageKind, tuple[Token, Token, str]]] = {
    "ok": ("ok_ground", "ok", "check-circle"),
    "info": ("sel", "accent", "info"),
    "warn": ("warn_ground", "warn", "warning"),
    "bad": ("bad_ground", "bad", "x-circle"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One way out: its words, what it does, how it is drawn, an icon, its key, and the deed it does, if one."""

    text: str
    run: Callable[[], object]
    kind: ButtonKind = "outlined"
    icon_name: str = ""
    key: str = ""
    deed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A sentence with its detail, acts and a closing remark ("Nothing was recorded.")."""

    kind: MessageKind
    sentence: str
    detail: str = ""
    acts: Sequence[Act] = ()
    remark: str = ""
    dismiss: str = ""


class MessageBar(QWidget):
    """Stays until solved or dismissed; a message without `dismiss` words cannot be dismissed.

    Emits `dismissed` when a person closes it, and `focus_left` when it goes while the focus is in it. Hidden while
    there is no message.
    """

    dismissed = Signal()
    focus_left = Signal()

    def __init__(self, theme: Theme, message: Message | None = None, parent: QWidget | None = None) -> None:
        """Show `message`, or be hidden until `show_message`."""
        super().__init__(parent)
        self._theme = theme
        self._message: Message | None = None
        self._kind: MessageKind = "info"
        self._icon = IconView(theme, "info")
        self._sentence = Label(theme, role="small_strong", wraps=True)
        self._detail = Label(theme, role="small", token="text2", wraps=True)
        self._remark = Label(theme, role="small", token="text2")
        self._close = Button(theme, kind="flat", icon_name="x", height="target")
        self._close.clicked.connect(self._dismiss)
        self._acts: list[Button] = []
        self._act_row = FlowLayout(SPACE.near)
        self._remark_row = QHBoxLayout()
        self._link_row = QHBoxLayout()
        self._arrange()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme.changed.connect(self.update)
        self.hide()
        if message is not None:
            self.show_message(message)

    @property
    def message(self) -> Message | None:
        """Return the present message."""
        return self._message

    @property
    def act_buttons(self) -> Sequence[Button]:
        """Return the buttons of the present message in their order."""
        return tuple(self._acts)

    def show_message(self, message: Message, *, focus: bool = False) -> None:
        """Show `message`, say it to screen readers, and move focus to its first act if asked, or if it was here."""
        focus = focus or self._has_focus_inside()
        self._message, self._kind = message, message.kind
        _, token, icon_name = _LOOKS[message.kind]
        self._icon.set_icon(icon_name, token)
        self._sentence.setText(message.sentence)
        self._detail.setText(message.detail)
        self._detail.setVisible(bool(message.detail))
        self._remark.setText(message.remark)
        self._remark.setVisible(bool(message.remark))
        self._close.set_texts("", name=message.dismiss)
        self._close.setVisible(bool(message.dismiss))
        self._set_acts(message.acts)
        spoken = " ".join(part for part in (message.sentence, message.detail, message.remark) if part)
        self.setAccessibleName(spoken)
        self.show()
        self.update()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))
        if focus:
            self.focus_first_act()

    def clear(self) -> None:
        """Take the message away because it is solved."""
        had_focus = self._has_focus_inside()
        self._message = None
        self._set_acts(())
        self.hide()
        if had_focus:
            self.focus_left.emit()

    def _has_focus_inside(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def focus_first_act(self) -> None:
        """Put focus on the first act, or on the dismiss button if there is none."""
        if self._acts:
            self._acts[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._close.isVisibleTo(self):
            self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._sentence)
        words.addWidget(self._detail)
        self._remark_row.setSpacing(SPACE.near)
        self._remark_row.setContentsMargins(0, SPACE.tight, 0, 0)
        self._remark_row.addLayout(self._act_row, 1)
        words.addLayout(self._remark_row)
        words.addStretch(1)
        self._link_row.setSpacing(SPACE.tight)
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDTH.bar + SPACE.group, SPACE.near + 2, SPACE.group, SPACE.near + 2)
        row.setSpacing(SPACE.group)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addLayout(self._link_row)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)

    def _set_acts(self, acts: Sequence[Act]) -> None:
        for row in (self._act_row, self._link_row):
            while row.count():
                row.takeAt(0)
        self._remark_row.removeWidget(self._remark)
        for button in self._acts:
            button.hide()
            button.deleteLater()
        self._acts = [self._make_act(act) for act in acts]
        only_links = all(act.kind == "link" for act in acts)
        for button in self._acts:
            (self._link_row if only_links else self._act_row).addWidget(button)
            button.show()
        (self._link_row if only_links else self._remark_row).addWidget(self._remark)

    def _make_act(self, act: Act) -> Button:
        button = Button(
            self._theme,
            act.text,
            kind=act.kind,
            icon_name=act.icon_name,
            key=act.key,
            height="control_message",
            role="small_medium",
            deed=act.deed,
            parent=self,
        )
        button.clicked.connect(lambda: act.run())
        return button

    def _dismiss(self) -> None:
        self.clear()
        self.dismissed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the soft ground and draw the bar."""
        painter = QPainter(self)
        ground, token, _ = _LOOKS[self._kind]
        painter.fillRect(self.rect(), self._theme.colour(ground))
        painter.fillRect(0, 0, WIDTH.bar, self.height(), self._theme.colour(token))
