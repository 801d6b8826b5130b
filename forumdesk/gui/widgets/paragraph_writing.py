"""The text and the marks of a paragraph as an editable document has them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import Final

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

from forumdesk.domain.marks import Mark, MarkKind, Marks, stretches, tidy
from forumdesk.gui.theme import Role, Theme
from forumdesk.gui.widgets.paragraph_formats import character, emphasised

_BOLD: Final = QTextFormat.Property.UserProperty + 1
_ITALIC: Final = QTextFormat.Property.UserProperty + 2
_FIELD: Final = QTextFormat.Property.UserProperty + 3
_FIELD_TEXT: Final = QTextFormat.Property.UserProperty + 4
_FIELD_ID: Final = QTextFormat.Property.UserProperty + 5
_LINE_ENDS: Final = str.maketrans("\u2029\u2028", "\n\n")
_KEEP = QTextCursor.MoveMode.KeepAnchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How characters are marked; `field_id` tells two fields of one name apart, 0 for none."""

    bold: bool = False
    italic: bool = False
    field: str = ""
    field_text: str = ""
    field_id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters of one style, from `start` to `end` as the document counts, in one block."""

    start: int
    end: int
    text: str
    style: Style


PLAIN: Final = Style()


class Writing:
    """A document that holds a plain text with marks. Fields are whole: one that is cut becomes plain text."""

    def __init__(self, theme: Theme, role: Role, document: QTextDocument) -> None:
        """Write and read `document`, whose text has the given role of type."""
        self._theme, self._role, self._document = theme, role, document
        self._ids = count(1)
        self._has_fields = False
        self._styles: dict[int, Style] = {}
        self._fields: tuple[int, tuple[Run, ...]] = (-1, ())

    @property
    def document(self) -> QTextDocument:
        """The document itself."""
        return self._document

    def set_text(self, text: str, marks: Marks) -> None:
        """Begin anew with a text; there is nothing to undo."""
        self._document.setUndoRedoEnabled(False)
        cursor = QTextCursor(self._document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        self.insert(cursor, text, marks)
        self._document.setUndoRedoEnabled(True)
        self._document.setModified(False)

    def insert(self, cursor: QTextCursor, text: str, marks: Marks) -> None:
        """Put a text with its marks in the place of the selection; one step of undo."""
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        ids = {mark: next(self._ids) for mark in marks if mark.kind is MarkKind.FIELD}
        self._has_fields = self._has_fields or bool(ids)
        place = 0
        for stretch in stretches(text, marks) if marks else ():
            style = Style(bold=stretch.bold, italic=stretch.italic)
            for mark, number in ids.items():
                if mark.start <= place < mark.end:
                    own = text[mark.start : mark.end]
                    style = replace(style, field=mark.field, field_text=own, field_id=number)
            cursor.insertText(stretch.text, self.look(style))
            place += len(stretch.text)
        if not marks:
            cursor.insertText(text, self.look(PLAIN))
        cursor.endEditBlock()

    def look(self, style: Style) -> QTextCharFormat:
        """The character format of a style; the colours of a field are set by the highlighter."""
        look = emphasised(self._theme, self._role, bold=style.bold, italic=style.italic)
        if style.bold:
            look.setProperty(_BOLD, True)
        if style.italic:
            look.setProperty(_ITALIC, True)
        if style.field:
            look.setProperty(_FIELD, style.field)
            look.setProperty(_FIELD_TEXT, style.field_text)
            look.setProperty(_FIELD_ID, style.field_id)
        return look

    @property
    def plain(self) -> QTextCharFormat:
        """The look of characters without marks."""
        return self.look(PLAIN)

    def toggled(self, look: QTextCharFormat, kind: MarkKind) -> QTextCharFormat:
        """The look of what is typed next, with an emphasis switched; never that of a field."""
        style = style_of(look)
        outside = Style(bold=style.bold, italic=style.italic)
        return self.look(_with(outside, kind, on=not _has(outside, kind)))

    def outside(self, look: QTextCharFormat) -> QTextCharFormat | None:
        """The look of a field's emphasis without the field; None where the look is of no field."""
        style = style_of(look)
        return self.look(Style(bold=style.bold, italic=style.italic)) if style.field else None

    @property
    def text(self) -> str:
        """The plain text, its lines parted by line feeds."""
        # Not toPlainText, which turns no-break spaces into plain ones.
        return self._document.toRawText().translate(_LINE_ENDS)

    @property
    def marks(self) -> Marks:
        """The marks over :attr:`text`."""
        text, found = self.text, []
        for run in self.runs():
            kinds = [(MarkKind.BOLD, run.style.bold), (MarkKind.ITALIC, run.style.italic)]
            start, end = character(text, run.start), character(text, run.end)
            found += [Mark(start=start, end=end, kind=kind) for kind, holds in kinds if holds]
        for run in self.fields():
            start, end = character(text, run.start), character(text, run.end)
            found.append(Mark(start=start, end=end, kind=MarkKind.FIELD, field=run.style.field))
        return tidy(found, len(text))

    def runs(self) -> Iterator[Run]:
        """All characters in order."""
        block = self._document.begin()
        while block.isValid():
            yield from self.runs_of(block)
            block = block.next()

    def runs_of(self, block: QTextBlock) -> Iterator[Run]:
        """The characters of one line."""
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            number, start = fragment.charFormatIndex(), fragment.position()
            if number not in self._styles:  # a document never gives the number of a look to another
                self._styles[number] = style_of(fragment.charFormat())
            yield Run(
                start=start,
                end=start + fragment.length(),
                text=fragment.text(),
                style=self._styles[number],
            )
            fragments += 1

    def fields(self) -> tuple[Run, ...]:
        """The fields in order; emphasis that covers a part of a field does not part it."""
        if not self._has_fields:
            return ()
        revision = self._document.revision()
        if self._fields[0] != revision:
            self._fields = (revision, self._found_fields())
        return self._fields[1]

    def _found_fields(self) -> tuple[Run, ...]:
        found: list[Run] = []
        for run in self.runs():
            if not run.style.field_id:
                continue
            last = found[-1] if found else None
            if last is not None and last.end == run.start and last.style.field_id == run.style.field_id:
                found[-1] = replace(last, end=run.end, text=last.text + run.text)
            else:
                found.append(run)
        return tuple(found)

    def field_at(self, place: int, *, inside: bool = True) -> Run | None:
        """The field in which a place lies, without its ends or, where `inside` is false, with them."""
        for run in self.fields():
            if run.start < place < run.end or (not inside and run.start <= place <= run.end):
                return run
        return None

    def is_all(self, start: int, end: int, kind: MarkKind) -> bool:
        """Whether every character of a stretch carries an emphasis."""
        runs = [run for run in self.runs() if run.start < end and start < run.end]
        return bool(runs) and all(_has(run.style, kind) for run in runs)

    def emphasise(self, start: int, end: int, kind: MarkKind, *, on: bool) -> None:
        """Set an emphasis or take it away; one step of undo."""
        changes = [
            (max(run.start, start), min(run.end, end), _with(run.style, kind, on=on))
            for run in self.runs()
            if run.start < end and start < run.end
        ]
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        self._apply(cursor, changes)
        cursor.endEditBlock()

    def unbind(self, run: Run) -> None:
        """Turn a field into plain text that says the same; one step of undo."""
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        self._strip(cursor, run.start, run.end)
        cursor.endEditBlock()

    def mend_fields(self) -> None:
        """Take the field's mark from characters written against one, and from what is left of one that was cut.

        Belongs to the same step of undo as the typing; after an undo there is nothing to mend.
        """
        broken = [run for run in self.fields() if run.text != run.style.field_text]
        if not broken:
            return
        cursor = QTextCursor(self._document)
        cursor.joinPreviousEditBlock()
        for run in broken:
            own = run.style.field_text
            if run.text.startswith(own):
                self._strip(cursor, run.end - _units(run.text[len(own) :]), run.end)
            elif run.text.endswith(own):
                self._strip(cursor, run.start, run.start + _units(run.text[: -len(own)]))
            else:
                self._strip(cursor, run.start, run.end)
        cursor.endEditBlock()

    def _strip(self, cursor: QTextCursor, start: int, end: int) -> None:
        plain = [
            (max(run.start, start), min(run.end, end), Style(bold=run.style.bold, italic=run.style.italic))
            for run in self.runs()
            if run.start < end and start < run.end
        ]
        self._apply(cursor, plain)

    def _apply(self, cursor: QTextCursor, changes: list[tuple[int, int, Style]]) -> None:
        for first, last, style in changes:
            cursor.setPosition(first)
            cursor.setPosition(last, _KEEP)
            cursor.setCharFormat(self.look(style))


def style_of(look: QTextCharFormat) -> Style:
    """The reverse of :meth:`Writing.look`."""
    if not look.hasProperty(_BOLD) and not look.hasProperty(_ITALIC) and not look.hasProperty(_FIELD):
        return PLAIN
    return Style(
        bold=look.boolProperty(_BOLD),
        italic=look.boolProperty(_ITALIC),
        field=look.stringProperty(_FIELD),
        field_text=look.stringProperty(_FIELD_TEXT),
        field_id=look.intProperty(_FIELD_ID),
    )


def _has(style: Style, kind: MarkKind) -> bool:
    return style.bold if kind is MarkKind.BOLD else style.italic


def _with(style: Style, kind: MarkKind, *, on: bool) -> Style:
    return replace(style, bold=on) if kind is MarkKind.BOLD else replace(style, italic=on)


def _units(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)
