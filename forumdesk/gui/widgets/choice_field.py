"""A field that opens a list of values, drawn like the other fields."""

from typing import ClassVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from forumdesk.gui.theme import ICON, SPACE, Height, Theme, Token
from forumdesk.gui.widgets.deed_holding import why_not
from forumdesk.gui.widgets.painting import (
    draw_focus,
    draw_icon,
    draw_words,
    fill_shape,
    icon_rect,
    words_width,
)


class _ListDelegate(QStyledItemDelegate):
    """Values of the opened list, as high as rows of a tree."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Be as high as a row that can be clicked."""
        return QSize(super().sizeHint(option, index).width(), self._theme.height("row_tree"))


class ChoiceField(QComboBox):
    """A combo box with an optional quiet caption before the value ("Separator: semicolon")."""

    deed: ClassVar[str] = ""
    """What choosing does; where that is not taken, nothing can be chosen."""

    def __init__(
        self,
        theme: Theme,
        *,
        name: str,
        caption: str = "",
        icon_name: str = "",
        height: Height = "control",
        parent: QWidget | None = None,
    ) -> None:
        """`name` says what is chosen; items are added by the page with their keys as data."""
        super().__init__(parent)
        self._theme = theme
        self._possible = True
        self._why_not = ""
        self._caption = caption
        self._icon_name = icon_name
        self._height: Height = height
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setItemDelegate(_ListDelegate(theme, self))
        self.set_texts(name=name, caption=caption)
        self._dress()
        theme.changed.connect(self._dress)

    def set_texts(self, *, name: str, caption: str = "") -> None:
        """Set the accessible name and the quiet caption."""
        self._caption = caption
        self.setAccessibleName(name)
        self.updateGeometry()

    def choose(self, key: object) -> None:
        """Show the item whose data is `key`; nothing happens if there is none."""
        place = self.findData(key)
        if place >= 0:
            self.setCurrentIndex(place)

    def setEnabled(self, possible: bool) -> None:
        """Take or give the field; one whose deed is not taken here stays held back."""
        self._possible = possible
        super().setEnabled(possible and not self._why_not)

    def hold_back(self) -> None:
        """Ask anew whether the deed is taken here."""
        if not self.deed:
            return
        before, self._why_not = self._why_not, why_not(self, self.deed)
        if bool(before) != bool(self._why_not):
            super().setEnabled(self._possible and not self._why_not)
        self.setAccessibleDescription(self._why_not)

    def showEvent(self, event: QShowEvent) -> None:
        """Be honest from the first moment."""
        self.hold_back()
        super().showEvent(event)

    def _dress(self) -> None:
        self.setFont(self._theme.font("body"))
        self.view().setFont(self._theme.font("body"))
        self.updateGeometry()
        self.update()

    def _lead(self) -> int:
        lead = SPACE.near + 2
        if self._icon_name:
            lead += self._theme.scaled(ICON.control) + SPACE.near
        if self._caption:
            lead += words_width(self._theme, self._caption, "body") + SPACE.near - 2
        return lead

    def sizeHint(self) -> QSize:
        """Fit the widest value."""
        texts = [self.itemText(place) for place in range(self.count())] or [""]
        widest = max(words_width(self._theme, text, "body") for text in texts)
        tail = SPACE.near + self._theme.scaled(ICON.control) + SPACE.near
        return QSize(self._lead() + widest + tail + 2, self._theme.height(self._height))

    @property
    def close_width(self) -> int:
        """The width that holds the chosen value and no more."""
        texts = [self.itemText(place) for place in range(self.count())] or [""]
        widths = [words_width(self._theme, text, "body") for text in texts]
        return self.sizeHint().width() - max(widths) + words_width(self._theme, self.currentText(), "body")

    def minimumSizeHint(self) -> QSize:
        """Be never narrower than the widest value."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, caption, value and arrow."""
        painter = QPainter(self)
        theme = self._theme
        enabled = self.isEnabled()
        ground: Token = "raised" if not enabled else "hover" if self.underMouse() else "surface"
        edge: Token = "edge" if enabled else "line"
        fill_shape(painter, self.rect(), ground=theme.colour(ground), edge=theme.colour(edge))
        middle = self.rect().center().y() + 1
        left = SPACE.near + 2
        if self._icon_name:
            draw_icon(
                painter, theme, self._icon_name, icon_rect(left, middle, theme.scaled(ICON.control)), "text2"
            )
            left += self._theme.scaled(ICON.control) + SPACE.near
        if self._caption:
            area = QRect(left, 0, self.width(), self.height())
            draw_words(painter, theme, self._caption, area, role="body", token="text3")
        arrow_left = self.width() - SPACE.near - self._theme.scaled(ICON.chip)
        area = QRect(self._lead(), 0, arrow_left - self._lead() - SPACE.tight, self.height())
        ink: Token = "text" if enabled else "text2" if self._why_not else "text3"
        draw_words(painter, theme, self.currentText(), area, role="body", token=ink, elide=True)
        draw_icon(
            painter,
            theme,
            "caret-down",
            icon_rect(arrow_left, middle, self._theme.scaled(ICON.chip)),
            "text2" if enabled else "text3",
        )
        if self.hasFocus():
            draw_focus(painter, self.rect(), theme.colour("accent"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the list, like Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.showPopup()
        else:
            super().keyPressEvent(event)
