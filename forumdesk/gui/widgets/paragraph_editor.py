"""The field that stands in a cell while its paragraph is written."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from forumdesk.domain.marks import MarkKind, Marks, sliced
from forumdesk.gui.theme import SPACE, Role, Theme
from forumdesk.gui.widgets.field_block import TextArea
from forumdesk.gui.widgets.paragraph_formats import TextMark, character
from forumdesk.gui.widgets.paragraph_keys import BOLD, ITALIC, JOIN, SPLIT, STEPS, Pressed
from forumdesk.gui.widgets.paragraph_menu import open_menu
from forumdesk.gui.widgets.paragraph_paste import html_of, pasted
from forumdesk.gui.widgets.paragraph_spelling import ParagraphHighlighter, Speller
from forumdesk.gui.widgets.paragraph_writing import Run, Writing
from forumdesk.gui.words import Words

_MARGIN: Final = 6  # with the field's own frame the words stay where the cell had them
_KEEP = QTextCursor.MoveMode.KeepAnchor


class ParagraphEditor(TextArea):
    """Plain text with emphasis and fields; keeps what was typed however it is left.

    Emits `left(rows, columns)` with the step to the next cell: (0, 0) for Escape and when focus goes elsewhere;
    `grown` when the text may need another height; `split_asked` with the place in the text as it will be kept;
    `act_asked("join")`; and `pasted_paragraphs` with the list of (text, marks) just put in, a line for each.
    Ctrl+B and Ctrl+I set emphasis. The cursor steps over a field, and deletes or selects it as a whole.
    """

    left = Signal(int, int)
    grown = Signal()
    split_asked = Signal(int)
    act_asked = Signal(str)
    pasted_paragraphs = Signal(list)

    def __init__(
        self,
        theme: Theme,
        words: Words,
        text: str,
        marks: Marks = (),
        *,
        name: str,
        role: Role = "body",
        found: Sequence[TextMark] = (),
        speller: Speller | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Start with `text`, the cursor behind it; `name` says which paragraph it is, `found` what is wrong in it."""
        self._role: Role = role
        super().__init__(theme, name=name, parent=parent)
        self._words = words
        self.setTabChangesFocus(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDocumentMargin(_MARGIN)
        self._writing = Writing(theme, role, self.document())
        self._writing.set_text(text, marks)
        self._place = self._anchor = 0
        self._back_and_forth = False
        self._pasted: tuple[QTextCursor, QTextCursor] | None = None
        self.speller = speller
        self.highlighter = ParagraphHighlighter(theme, self._writing, found=found, speller=speller)
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self._step_over)
        self.selectionChanged.connect(self._step_over)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def _dress(self) -> None:
        super()._dress()
        self.setFont(self._theme.font(self._role))

    @property
    def text(self) -> str:
        """Return the plain text."""
        return self._writing.text

    @property
    def marks(self) -> Marks:
        """Return the emphasis and the fields over :attr:`text`."""
        return self._writing.marks

    @property
    def writing(self) -> Writing:
        """Return the text with its marks, for acts of a menu."""
        return self._writing

    @property
    def needed_height(self) -> int:
        """Return the height in pixels that shows every line at the present width."""
        lines = round(self.document().size().height())
        return lines * self.fontMetrics().lineSpacing() + 4 * SPACE.near

    @property
    def cursor_place(self) -> int:
        """Return where the cursor stands, in characters."""
        return character(self.text, self.textCursor().position())

    # acts

    def toggle(self, kind: MarkKind) -> None:
        """Emphasise the selection, or what is typed next; take the emphasis away where all of it has it."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            start, end = cursor.selectionStart(), cursor.selectionEnd()
            self._writing.emphasise(start, end, kind, on=not self._writing.is_all(start, end, kind))
            return
        self.setCurrentCharFormat(self._writing.toggled(self.currentCharFormat(), kind))

    def split(self) -> None:
        """Ask that the row be parted at the cursor."""
        text, place = self.text, self.cursor_place
        kept = text.strip()
        before = len(text) - len(text.lstrip())
        self.split_asked.emit(min(max(place - before, 0), len(kept)))

    def keep_first_pasted(self) -> None:
        """Take out of the text what was pasted last but for its first paragraph, which goes into rows of its own."""
        if self._pasted is None:
            return
        first, last = self._pasted
        cursor = self.textCursor()
        cursor.setPosition(first.position())
        cursor.setPosition(last.position(), _KEEP)
        cursor.removeSelectedText()
        self._pasted = None

    def insert_text(self, text: str, marks: Marks = ()) -> None:
        """Put a text with its marks, as a field, in the place of the selection."""
        cursor = self.textCursor()
        self._writing.insert(cursor, text, marks)
        self.setTextCursor(cursor)

    # what Qt asks

    def event(self, event: QEvent) -> bool:
        """Keep the keys of writing from the window's shortcuts."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._act_of(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave, emphasise, part and join by the keys of writing; everything else is text."""
        act = self._act_of(event)
        if act is not None:
            act()
        elif not self._delete_field(event):
            super().keyPressEvent(event)

    def _act_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        pressed: Pressed = (event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        step = STEPS.get(pressed)
        if step is not None:
            return lambda: self.left.emit(*step)
        for keys, act in (
            (BOLD, lambda: self.toggle(MarkKind.BOLD)),
            (ITALIC, lambda: self.toggle(MarkKind.ITALIC)),
            (SPLIT, self.split),
            (JOIN, lambda: self.act_asked.emit("join")),
        ):
            if pressed in keys:
                return act
        return None

    def _delete_field(self, event: QKeyEvent) -> bool:
        """Delete the whole of a field that the key would reach; False where there is none."""
        moves = {
            QKeySequence.StandardKey.DeleteStartOfWord: QTextCursor.MoveOperation.PreviousWord,
            QKeySequence.StandardKey.DeleteEndOfWord: QTextCursor.MoveOperation.NextWord,
        }
        keys = {
            Qt.Key.Key_Backspace: QTextCursor.MoveOperation.PreviousCharacter,
            Qt.Key.Key_Delete: QTextCursor.MoveOperation.NextCharacter,
        }
        move = next((move for key, move in moves.items() if event.matches(key)), None)
        if move is None and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            move = keys.get(Qt.Key(event.key()))
        cursor = self.textCursor()
        if move is None or cursor.hasSelection():
            return False
        start = cursor.position()
        cursor.movePosition(move, _KEEP)
        field = self._writing.field_at(cursor.position())
        if field is None:
            return False
        cursor.setPosition(start)
        cursor.setPosition(field.start if field.start < start else field.end, _KEEP)
        cursor.removeSelectedText()
        return True

    def select(self, run: Run) -> None:
        """Select the whole of a field."""
        cursor = self.textCursor()
        cursor.setPosition(run.start)
        cursor.setPosition(run.end, _KEEP)
        self.setTextCursor(cursor)

    def _step_over(self) -> None:
        """Keep the cursor and both ends of a selection out of fields, and what is typed next as well."""
        look = self._writing.outside(self.currentCharFormat())
        if look is not None and not self.textCursor().hasSelection():
            self.setCurrentCharFormat(look)
        cursor = self.textCursor()
        came, held = self._place, self._anchor
        self._place, self._anchor = cursor.position(), cursor.anchor()
        field = self._writing.field_at(cursor.position())
        held_field = self._writing.field_at(cursor.anchor())
        if field is None and held_field is None:
            return
        forward = cursor.position() > (cursor.anchor() if cursor.hasSelection() else came)
        if field is not None and abs(cursor.position() - came) > 1 and not cursor.hasSelection():
            forward = cursor.position() - field.start > field.end - cursor.position()
        place = cursor.position() if field is None else field.end if forward else field.start
        anchor = cursor.anchor()
        if held_field is not None:
            anchor = held_field.start if forward else held_field.end
        self._place, self._anchor = place, held
        moved = self.textCursor()
        moved.setPosition(anchor if cursor.hasSelection() else place)
        moved.setPosition(place, _KEEP)
        self.setTextCursor(moved)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the whole of a field that is pressed."""
        place = self.cursorForPosition(event.position().toPoint()).position()
        field = self._writing.field_at(place)
        super().mousePressEvent(event)
        if field is not None and event.button() == Qt.MouseButton.LeftButton:
            self.select(field)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a field as a whole, else a word."""
        field = self._writing.field_at(self.cursorForPosition(event.position().toPoint()).position())
        if field is not None:
            self.select(field)
        else:
            super().mouseDoubleClickEvent(event)

    def undo(self) -> None:
        """Take back one step of the typing."""
        self._back_and_forth = True
        super().undo()
        self._back_and_forth = False

    def redo(self) -> None:
        """Do again what was taken back."""
        self._back_and_forth = True
        super().redo()
        self._back_and_forth = False

    def _changed(self) -> None:
        if (
            not self._back_and_forth
        ):  # what was there before is whole already, and mending would stop the undo
            self._writing.mend_fields()
        self.grown.emit()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy emphasis and fields along with the words."""
        cursor = self.textCursor()
        text = self.text
        start, end = (character(text, at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        data = QMimeData()
        data.setText(text[start:end])
        data.setHtml(html_of(text[start:end], sliced(self.marks, start, end)))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take words only."""
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words with bold and italic, a line for each paragraph."""
        paragraphs = pasted(source)
        if not paragraphs:
            return
        cursor = self.textCursor()
        cursor.beginEditBlock()
        first_end = None
        for place, (text, marks) in enumerate(paragraphs):
            if place:
                first_end = first_end or _fixed(cursor)
                cursor.insertText("\n", self._writing.plain)
            self._writing.insert(cursor, text, marks)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        if first_end is not None:
            self._pasted = (first_end, _fixed(cursor))
            self.pasted_paragraphs.emit(list(paragraphs))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what was meant by a word, and the acts of writing."""
        keyed = event.reason() is QContextMenuEvent.Reason.Keyboard
        at: QRect = self.cursorRect()
        place = self.textCursor() if keyed else self.cursorForPosition(event.pos())
        open_menu(
            self,
            self._theme,
            self._words,
            character(self.text, place.position()),
            self.viewport().mapToGlobal(at.bottomLeft()) if keyed else event.globalPos(),
        )

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave when focus goes elsewhere in the window; a menu or another window leaves the text open."""
        super().focusOutEvent(event)
        stays = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in stays:
            self.left.emit(0, 0)


def _fixed(cursor: QTextCursor) -> QTextCursor:
    """The same place, which what is written there later does not move."""
    place = QTextCursor(cursor)
    place.setKeepPositionOnInsert(True)
    return place
