"""A paragraph with what was taken out and put in: of an amendment, of two versions, of a comparison."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from forumdesk.domain.redline import Piece, PieceKind
from forumdesk.gui.theme import Role, Theme
from forumdesk.gui.widgets.paragraph_cells import LINE_HEIGHT
from forumdesk.gui.widgets.paragraph_formats import legible, revised
from forumdesk.gui.words import Words

_LEAST: Final = 120


class RedlineView(QTextEdit):
    """Struck and underlined besides the colours; read-only, selectable, as high as its lines.

    A screen reader says "deleted: … inserted: …" where the eye sees strokes.
    """

    def __init__(
        self,
        theme: Theme,
        words: Words,
        *,
        name: str = "",
        role: Role = "body",
        parent: QWidget | None = None,
    ) -> None:
        """`name` says which paragraph it is, as "Amendment 2, Russian"."""
        super().__init__(parent)
        self._theme, self._words, self._name, self._role = theme, words, name, role
        self._pieces: tuple[Piece, ...] = ()
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self._dress()
        theme.changed.connect(self._dress)
        words.changed.connect(self._name_pieces)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Return what is shown."""
        return self._pieces

    @property
    def spoken(self) -> str:
        """Return the words for a screen reader."""
        return " ".join(spoken_pieces(self._pieces, self._words))

    def show_pieces(self, pieces: Sequence[Piece], *, name: str | None = None) -> None:
        """Show another redline."""
        self._pieces = tuple(pieces)
        self._name = self._name if name is None else name
        self._write()
        self._name_pieces()

    def _name_pieces(self) -> None:
        self.setAccessibleName(": ".join(filter(None, (self._name, self.spoken))))

    def _write(self) -> None:
        self.clear()
        cursor = self.textCursor()
        line = QTextBlockFormat()
        line.setLineHeight(
            round(self._theme.font(self._role).pixelSize() * LINE_HEIGHT),
            QTextBlockFormat.LineHeightTypes.FixedHeight.value,
        )
        cursor.setBlockFormat(line)
        for piece in legible(self._pieces):
            look = revised(self._theme, piece.kind)
            if piece.kind is PieceKind.SAME:
                look.setForeground(self._theme.colour("text"))
            cursor.insertText(piece.text, look)
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)
        self._fit()

    def _dress(self) -> None:
        theme = self._theme
        self.setFont(theme.font(self._role))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, theme.colour("text"))
        palette.setColor(QPalette.ColorRole.Highlight, theme.colour("accent"))
        palette.setColor(QPalette.ColorRole.HighlightedText, theme.colour("on_accent"))
        self.setPalette(palette)
        self._write()

    def _fit(self) -> None:
        self.document().setTextWidth(max(self.viewport().width(), 1))
        self.setFixedHeight(max(round(self.document().size().height()), 1) + 2 * self.frameWidth())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap to the new width and take the height of the lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def event(self, event: QEvent) -> bool:
        """Leave Escape and Enter to the panel around it."""
        if isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
            event.ignore()
            return False
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """Be content with a narrow panel."""
        return QSize(self._theme.scaled(_LEAST), 1)


def spoken_pieces(pieces: Sequence[Piece], words: Words) -> Iterator[str]:
    """A redline in words, piece by piece."""
    _ = words.gettext
    for piece in pieces:
        text = piece.text.strip()
        if not text:
            continue
        if piece.kind is PieceKind.DELETED:
            yield _("deleted: “{text}”").format(text=text)
        elif piece.kind is PieceKind.INSERTED:
            yield _("inserted: “{text}”").format(text=text)
        else:
            yield text
