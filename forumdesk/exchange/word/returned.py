"""A document that the program exported and somebody edited: which row each paragraph is, and what is new."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from forumdesk.domain.identifiers import RowId
from forumdesk.domain.marks import Mark, MarkKind, Marks, moved, tidy
from forumdesk.domain.resolutions import DEEPEST, Part
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language, clean_text
from forumdesk.exchange.light_markup import Run
from forumdesk.exchange.word.container import open_container
from forumdesk.exchange.word.document import Written, read_written
from forumdesk.exchange.word.notices import notices_of
from forumdesk.exchange.word.paragraphs import Item, Note, Paragraph, Table, TableRow, is_typed_number
from forumdesk.services.proposals import ReturnedRow, ReturnedText
from forumdesk.services.returned import OWN_BOOKMARK, read_bookmark, short_hash

_ROLES = {"heading": Part.HEADING, "annex": Part.ANNEX}
# The styles of an exported document: a new paragraph most often has that of the one above it.
_STYLES = {
    "title": Part.TITLE,
    "subtitle": Part.THEME,
    "date and place": Part.DATE_PLACE,
    "preamble": Part.PREAMBLE,
    "issue": Part.ISSUE,
    "issue heading": Part.ISSUE,
    "operative paragraph": Part.RECOMMENDATION,
    "operative heading": Part.RECOMMENDATION,
    "paragraph text": Part.BODY,
    "note": Part.NOTE,
    "closing": Part.CLOSING,
}
# LibreOffice names the bookmark of a copied or deleted paragraph so.
_COPY = re.compile(r"[ _]Copy(?:[ _]\d*)?$")
_POINT = re.compile(r"sub-paragraph (\d)")


def read_returned(path: Path) -> ReturnedText | None:
    """The rows of a .docx that the program exported; None for a document of others.

    A paragraph belongs to the row whose bookmark begins in it, with all its words. Errors as of
    :func:`~forumdesk.exchange.word.document.read_word`.
    """
    with open_container(path) as container:
        return returned_text(read_written(container))


def returned_text(written: Written) -> ReturnedText | None:
    """The rows of a document of any format; None without a meeting or without a bookmark of ours."""
    reading = _Reading(written.items)
    if not written.meeting_id or not reading.languages:
        return None
    return ReturnedText(
        meeting_id=written.meeting_id,
        languages=reading.languages,
        rows=tuple(reading.rows),
        exported_at=written.exported_at,
        notices=notices_of(replace(written.findings, margins=[])),  # which the program wrote there
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """The row that a bookmark names."""

    row_id: RowId
    language: Language
    hash: str


@dataclass(slots=True)
class _Reading:
    """Walks through the items; ``_above`` is for each language the last row that was met.

    ``_unsure`` are the new rows since then, which may also be in the language of the next one.
    """

    items: Sequence[Item]
    rows: list[ReturnedRow] = field(default_factory=list)
    _above: dict[Language, RowId] = field(default_factory=dict)
    _taken: set[tuple[RowId, Language]] = field(default_factory=set)
    _language: Language | None = None
    _unsure: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        first = next(_places(self.items), None)
        self._language = first.language if first else None
        self._walk(self.items)

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of all bookmarks, state language first."""
        found = {place.language for place in _places(self.items)}
        return tuple(language for language in STATE_LANGUAGE_FIRST if language in found)

    def _walk(self, items: Iterable[Item]) -> None:
        for item in items:
            if isinstance(item, Paragraph):
                self._take(item, self._language)
            elif isinstance(item, Note):
                self._take_note(item, self._language)
            else:
                self._walk_table(item)

    def _take_note(self, note: Note, language: Language | None) -> None:
        """A footnote that somebody added: one row, with its mark."""
        runs = [run for paragraph in note.paragraphs for run in (Run(text=" "), *paragraph.runs)]
        marked = Paragraph(runs=(Run(text=f"[{note.mark}]"), *runs), style_name="note")
        bookmarks = tuple(mark for paragraph in note.paragraphs for mark in paragraph.bookmarks)
        self._take(replace(marked, bookmarks=bookmarks), language, sure=True)

    def _walk_table(self, table: Table) -> None:
        """A table with a language in each column; others are rows in the language of the text around them."""
        columns = _columns(table)
        for row in table.rows:
            if columns and _is_of_the_program(row):
                continue
            for at, cell in enumerate(row.cells):
                for item in cell:
                    if isinstance(item, Table):
                        self._walk_table(item)
                    elif isinstance(item, Note):
                        self._take_note(item, columns.get(at, self._language))
                    elif not columns or at in columns or any(_places([item])):
                        self._take(item, columns.get(at, self._language), sure=bool(columns))

    def _take(self, paragraph: Paragraph, language: Language | None, *, sure: bool = False) -> None:
        text, marks = _words(paragraph)
        place = self._place(paragraph, empty=not text)
        if place is not None:
            self._settle(place.language)
            self._taken.add((place.row_id, place.language))
            self._language = place.language
            self._above[place.language] = place.row_id
            self._add(paragraph, place.language, place, text, marks)
        elif text and language is not None and not _is_own(paragraph):
            if not sure:
                self._unsure.append(len(self.rows))
            self._add(paragraph, language, None, text, marks)

    def _settle(self, following: Language) -> None:
        """Between two languages the words of a new row tell which of them it is in."""
        from forumdesk.language.detection import detect_language

        for at in self._unsure if following is not self._language else ():
            row = self.rows[at]
            if detect_language(row.text) == following:
                self.rows[at] = replace(row, language=following, after=self._above.get(following))
        self._unsure.clear()

    def _place(self, paragraph: Paragraph, *, empty: bool) -> _Place | None:
        """The row of the paragraph: its first bookmark, also one from above, that no words above it had."""
        names = [*(mark.name for mark in paragraph.bookmarks), *sorted(paragraph.inside)]
        for place in filter(None, map(_place_of, names)):
            taken = (place.row_id, place.language) in self._taken
            if not taken and (not empty or place.hash == short_hash("")):
                return place
        return None

    def _add(
        self, paragraph: Paragraph, language: Language, place: _Place | None, text: str, marks: Marks
    ) -> None:
        part, level = (None, 1) if place else _part_of(paragraph)
        self.rows.append(
            ReturnedRow(
                row_id=place.row_id if place else None,
                language=language,
                exported_hash=place.hash if place else None,
                text=text,
                marks=marks,
                part=part,
                level=level,
                after=None if place else self._above.get(language),
            )
        )


def _part_of(paragraph: Paragraph) -> tuple[Part | None, int]:
    """What a new paragraph seems to be by its style or its place in a list; None where neither says so."""
    name = paragraph.style_name.casefold()
    if point := _POINT.match(name):
        return Part.POINT, min(max(int(point[1]), 1), DEEPEST)
    part = _STYLES.get(name) or _ROLES.get(paragraph.style)
    if part is None and paragraph.depth > 1:
        return Part.POINT, min(paragraph.depth - 1, DEEPEST)
    return part, 1


def _is_own(paragraph: Paragraph) -> bool:
    """Whether the program added the paragraph to the document."""
    names = (*paragraph.inside, *(mark.name for mark in paragraph.bookmarks))
    return any(name.casefold().startswith(OWN_BOOKMARK) for name in names)


def _place_of(name: str) -> _Place | None:
    found = read_bookmark(_COPY.sub("", name))
    return None if found is None else _Place(*found)


def _places(items: Iterable[Item]) -> Iterator[_Place]:
    for item in items:
        if isinstance(item, Paragraph):
            yield from filter(None, (_place_of(mark.name) for mark in item.bookmarks))
        elif isinstance(item, Note):
            yield from _places(item.paragraphs)
        else:
            for row in item.rows:
                for cell in row.cells:
                    yield from _places(cell)


def _columns(table: Table) -> dict[int, Language]:
    """The language of each column, by most of its bookmarks; columns without any are labels of the program."""
    found: dict[int, Counter[Language]] = {}
    for row in table.rows:
        for at, cell in enumerate(row.cells):
            for place in _places(item for item in cell if not isinstance(item, Table)):
                found.setdefault(at, Counter())[place.language] += 1
    return {at: counts.most_common(1)[0][0] for at, counts in found.items()}


def _is_of_the_program(row: TableRow) -> bool:
    """Whether it is the row of headings, with the names of the languages."""
    return row.heading and not any(_places(item for cell in row.cells for item in cell))


def _words(paragraph: Paragraph) -> tuple[str, Marks]:
    """The words of the paragraph with their emphasis; a number typed before the bookmark is left out."""
    text = paragraph.text
    start = next((len(mark.before) for mark in paragraph.bookmarks if _is_label(mark.before)), 0)
    marks: list[Mark] = []
    at = 0
    for run in paragraph.runs:
        end = at + len(run.text)
        for kind, said, usual in (
            (MarkKind.BOLD, run.bold, paragraph.style_bold),
            (MarkKind.ITALIC, run.italic, paragraph.style_italic),
        ):
            if said and not usual and run.text.strip():
                marks.append(Mark(start=max(at - start, 0), end=max(end - start, 0), kind=kind))
        at = end
    bare = text[start:]
    cleaned = clean_text(bare)
    return cleaned, moved(tidy(marks, len(bare)), bare, cleaned)


def _is_label(before: str) -> bool:
    return bool(before.strip()) and is_typed_number(before)
