"""The menu of an open paragraph: what was meant by a word, emphasis, fields, the clipboard, the row's own acts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QTextCursor
from PySide6.QtWidgets import QMenu

from forumdesk.domain.marks import MarkKind
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.paragraph_formats import unit
from forumdesk.gui.words import Words

if TYPE_CHECKING:
    from forumdesk.gui.widgets.paragraph_editor import ParagraphEditor

_SUGGESTIONS: Final = 5


def open_menu(editor: ParagraphEditor, theme: Theme, words: Words, place: int, at: QPoint) -> QMenu:
    """Open the menu for the character at `place`, on the screen at `at`."""
    menu = QMenu(editor)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setStyleSheet(theme.sheet("menu"))
    menu.setFont(theme.font("body"))
    _add_spelling(menu, editor, words, place)
    _add_field(menu, editor, words, place)
    _add_writing(menu, editor, words)
    menu.popup(at)
    return menu


def _add_spelling(menu: QMenu, editor: ParagraphEditor, words: Words, place: int) -> None:
    _ = words.gettext
    speller = editor.speller
    span = next((span for span in editor.highlighter.wrong if span[0] <= place <= span[1]), None)
    if speller is None or span is None:
        return
    word = editor.text[span[0] : span[1]]
    suggestions = speller.suggest(word)[:_SUGGESTIONS]
    for one in suggestions:
        menu.addAction(one.replace("&", "&&"), partial(_replace, editor, span, one))
    if not suggestions:
        menu.addAction(_("No suggestions")).setEnabled(False)

    def add() -> None:
        speller.add(word)
        editor.highlighter.judge()

    menu.addAction(_("Add to the dictionary"), add)
    menu.addSeparator()


def _add_field(menu: QMenu, editor: ParagraphEditor, words: Words, place: int) -> None:
    _ = words.gettext
    field = editor.writing.field_at(unit(editor.text, place), inside=False)
    if field is None:
        return

    def remove() -> None:
        editor.select(field)
        editor.textCursor().removeSelectedText()

    menu.addAction(_("Turn the field into plain text"), partial(editor.writing.unbind, field))
    menu.addAction(_("Remove the field"), remove)
    menu.addSeparator()


def _add_writing(menu: QMenu, editor: ParagraphEditor, words: Words) -> None:
    _ = words.gettext
    chosen = editor.textCursor().hasSelection()
    key = QKeySequence.StandardKey
    for label, keys, act, possible in (
        (_("Bold"), QKeySequence("Ctrl+B"), partial(editor.toggle, MarkKind.BOLD), True),
        (_("Italic"), QKeySequence("Ctrl+I"), partial(editor.toggle, MarkKind.ITALIC), True),
        ("", QKeySequence(), None, True),
        (_("Cut"), QKeySequence(key.Cut), editor.cut, chosen),
        (_("Copy"), QKeySequence(key.Copy), editor.copy, chosen),
        (_("Paste"), QKeySequence(key.Paste), editor.paste, editor.canPaste()),
        ("", QKeySequence(), None, True),
        (_("Split the row here"), QKeySequence("Ctrl+Shift+Return"), editor.split, True),
        (
            _("Join with the row above"),
            QKeySequence("Ctrl+Shift+Backspace"),
            partial(editor.act_asked.emit, "join"),
            True,
        ),
    ):
        if act is None:
            menu.addSeparator()
            continue
        action = menu.addAction(label, act)
        action.setShortcut(keys)
        action.setEnabled(possible)


def _replace(editor: ParagraphEditor, span: tuple[int, int], word: str) -> None:
    text = editor.text
    cursor = editor.textCursor()
    cursor.setPosition(unit(text, span[0]))
    cursor.setPosition(unit(text, span[1]), QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(word)
