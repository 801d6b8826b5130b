"""The table of amendments: paragraphs as headings, each change as a redline."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

from forumdesk.domain.redline import Piece, PieceKind
from forumdesk.gui.models.amendments import CHANGE, AmendmentRole
from forumdesk.gui.theme import SPACE, WIDTH, Theme, Token
from forumdesk.gui.widgets.painting import LEFT, draw_focus, draw_words, words_width
from forumdesk.gui.widgets.paragraph_formats import legible
from forumdesk.gui.widgets.rows import Index, RowDelegate
from forumdesk.gui.widgets.segmented import LANGUAGE_MARKS
from forumdesk.gui.widgets.table_view import TableView

_INKS: dict[PieceKind, Token] = {
    PieceKind.SAME: "text",
    PieceKind.DELETED: "bad",
    PieceKind.INSERTED: "ok",
}


def draw_redline(painter: QPainter, theme: Theme, pieces: Sequence[Piece], area: QRect) -> None:
    """Draw a redline on one line: struck and underlined besides the colours, cut where room ends."""
    left = area.left()
    for piece in legible(pieces):
        room = area.right() - left
        if room <= 0:
            return
        font = theme.font("body")
        font.setStrikeOut(piece.kind is PieceKind.DELETED)
        font.setUnderline(piece.kind is PieceKind.INSERTED)
        metrics = QFontMetrics(font)
        text = piece.text.replace("\n", " ")
        painter.setFont(font)
        painter.setPen(QPen(theme.colour(_INKS[piece.kind])))
        wide = metrics.horizontalAdvance(text)
        if wide > room:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, area.top(), room, area.height()), int(LEFT), text)
        left += wide


class AmendmentsDelegate(RowDelegate):
    """A line for each language; above the first amendment to a paragraph there is room for its heading."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Be as high as the lines and the heading over them."""
        lines = max(int(index.data(AmendmentRole.LINES) or 0), 2)
        high = max(lines * self._line() + 2 * SPACE.near, self._theme.height("row_two_lines"))
        return QSize(super().sizeHint(option, index).width(), high + self.heading_height(index))

    def _line(self) -> int:
        return self._theme.scaled(20)

    def heading_height(self, index: Index) -> int:
        """The room over a row for its paragraph."""
        return self._theme.height("row_tree") if index.data(AmendmentRole.PLACE) else 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row under the heading."""
        whole: QRect = option.rect
        lower = QStyleOptionViewItem(option)
        lower.rect = whole.adjusted(0, self.heading_height(index), 0, 0)
        super().paint(painter, lower, index)

    def _paint_content(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if index.column() != CHANGE:
            super()._paint_content(painter, rect, index)
            return
        lines = index.data(AmendmentRole.REDLINES) or []
        top = rect.top() + (rect.height() - len(lines) * self._line()) // 2
        marks = max((words_width(self._theme, mark, "overline") for _, mark in LANGUAGE_MARKS), default=0)
        for mark, pieces in lines:
            line = QRect(rect.left() + SPACE.near, top, rect.width() - 2 * SPACE.near, self._line())
            draw_words(painter, self._theme, mark, line, role="overline", token="text3")
            draw_redline(painter, self._theme, pieces, line.adjusted(marks + SPACE.near, 0, 0, 0))
            top += self._line()


class AmendmentsTable(TableView):
    """Draws the headings of paragraphs across all columns."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start without a model."""
        self._rows_delegate = AmendmentsDelegate(theme, main_column=1)
        super().__init__(theme, name="", height="row_two_lines", delegate=self._rows_delegate, parent=parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        theme.changed.connect(self.lay_rows)

    def lay_rows(self) -> None:
        """Give every row the height that its lines and its heading need."""
        self.resizeRowsToContents()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, the headings over them, and the focus ring above all."""
        super().paintEvent(event)
        model = self.model()
        painter = QPainter(self.viewport())
        for row in range(max(self.rowAt(0), 0), model.rowCount()):
            top = self.rowViewportPosition(row)
            if top > self.viewport().height():
                break
            index = model.index(row, 0)
            place = index.data(AmendmentRole.PLACE)
            if place:
                high = self._rows_delegate.heading_height(index)
                self._paint_heading(painter, QRect(0, top, self.viewport().width(), high), *place)
        if self.hasFocus():
            draw_focus(painter, self.viewport().rect(), self._theme.colour("accent"), 0)

    def _paint_heading(self, painter: QPainter, area: QRect, name: str, words: str) -> None:
        theme = self._theme
        painter.fillRect(area, theme.colour("raised"))
        line = QRect(area.left(), area.bottom(), area.width(), WIDTH.hairline)
        painter.fillRect(line, theme.colour("line"))
        inner = area.adjusted(SPACE.page, 0, -SPACE.page, 0)
        draw_words(painter, theme, name, inner, role="small_strong", token="text", elide=True)
        wide = words_width(theme, name, "small_strong") + SPACE.group
        draw_words(
            painter, theme, words, inner.adjusted(wide, 0, 0, 0), role="small", token="text2", elide=True
        )
