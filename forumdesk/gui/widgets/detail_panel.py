"""The panel beside a table: who or what is selected, its states, acts and fields."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from forumdesk.gui.theme import SPACE, WIDTH, Role, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.chip import Chip
from forumdesk.gui.widgets.flow import FlowLayout
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import HairLine, Label


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailField:
    """A label and its value, both already in the window's language."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailGroup:
    """Fields under an optional heading; `narrow` for marks like ҚАЗ РУС ENG before the values."""

    fields: Sequence[DetailField]
    heading: str = ""
    narrow: bool = False


class DetailPanel(Ground):
    """Title, subtitle, chips, acts, fields. Emits `closed` for the close button and Esc."""

    closed = Signal()

    def __init__(self, theme: Theme, *, close: str, parent: QWidget | None = None) -> None:
        """`close` is the name of the close button."""
        super().__init__(theme, "surface", lines=Qt.Edge.LeftEdge, parent=parent)
        self._title = Label(theme, role="title", wraps=True)
        self._subtitle = Label(theme, role="small", token="text2", wraps=True)
        self._close = Button(theme, kind="flat", icon_name="x", name=close, height="target")
        self._close.clicked.connect(self.closed)
        self._chips = FlowLayout(SPACE.near - 2)
        self._acts = FlowLayout(SPACE.near)
        self._groups = QVBoxLayout()
        self._foot = QVBoxLayout()
        self._scroll = QScrollArea()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._arrange()
        self._dress()
        theme.changed.connect(self._dress)

    def set_texts(self, *, close: str) -> None:
        """Set the name of the close button."""
        self._close.set_texts("", name=close)

    def set_head(self, title: str, subtitle: str = "") -> None:
        """Show whom or what the panel is about."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self.setAccessibleName(title)

    def set_chips(self, chips: Sequence[Chip]) -> None:
        """Show the states; the chips before them are destroyed."""
        _refill(self._chips, chips)

    def set_acts(self, buttons: Sequence[Button]) -> None:
        """Show the acts; the buttons before them are destroyed."""
        _refill(self._acts, buttons)

    def set_groups(self, groups: Sequence[DetailGroup]) -> None:
        """Show fields in groups, each under a hairline."""
        _refill(self._groups, [self._make_group(group) for group in groups])

    def set_foot(self, widgets: Sequence[QWidget]) -> None:
        """Show links or own fields under the groups, each under a hairline."""
        _refill(self._foot, widgets)

    def reveal(self, field: QWidget) -> None:
        """Put the focus into `field` and scroll so far that it is seen with its label."""
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        body = self._scroll.widget()
        layout = None if body is None else body.layout()
        if layout is not None:
            layout.activate()
        self._scroll.ensureWidgetVisible(field, 0, self._theme.height("page_bar"))

    def _dress(self) -> None:
        self._scroll.verticalScrollBar().setStyleSheet(self._theme.sheet("scroll"))
        self.updateGeometry()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.page)
        column.setSpacing(SPACE.near)
        column.addLayout(head)
        column.addWidget(self._subtitle)
        column.addLayout(self._chips)
        column.addSpacing(SPACE.tight)
        column.addLayout(self._acts)
        for part in (self._groups, self._foot):
            part.setSpacing(SPACE.group)
            column.addLayout(part)
        column.addStretch(1)
        scroll = self._scroll
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(WIDTH.hairline, 0, 0, 0)
        outer.addWidget(scroll)

    def _make_group(self, group: DetailGroup) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, SPACE.near, 0, 0)
        column.setSpacing(SPACE.near)
        column.addWidget(HairLine(self._theme))
        if group.heading:
            column.addSpacing(SPACE.tight)
            column.addWidget(Label(self._theme, group.heading, role="caption_strong", token="text2"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.group)
        grid.setVerticalSpacing(SPACE.tight if group.narrow else SPACE.near)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for row, field in enumerate(group.fields):
            role: Role = "overline" if group.narrow else "small"
            label = Label(self._theme, field.label, role=role, token="text3", wraps=not group.narrow)
            if not group.narrow:
                label.setMinimumWidth(self._theme.scaled(88))
                label.setMaximumWidth(self._theme.scaled(116))
            value = Label(self._theme, field.value, role="body", wraps=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setAccessibleName(f"{field.label}: {field.value}")
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignVCenter if group.narrow else top)
            grid.addWidget(value, row, 1, top)
        column.addLayout(grid)
        return block

    def sizeHint(self) -> QSize:
        """Be as wide as the panel is."""
        return QSize(self._theme.scaled(WIDTH.detail_panel), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Keep the width; scroll in height."""
        return QSize(self._theme.scaled(WIDTH.detail_panel), self._theme.scaled(120))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _refill(layout: QLayout, widgets: Sequence[QWidget]) -> None:
    while (item := layout.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
    for widget in widgets:
        layout.addWidget(widget)
    layout.invalidate()
