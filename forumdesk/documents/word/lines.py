"""The lines of an editable paper, from the sheet of a resolution: one row is one paragraph in every language.

Unlike on paper, a heading and its text stay two paragraphs, so that each comes back as the row that it is.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import dropwhile, pairwise, takewhile

from forumdesk.documents import wording
from forumdesk.documents.errors import LanguageMissingError
from forumdesk.documents.paragraphs import wanted_languages
from forumdesk.documents.stretches import has_words
from forumdesk.documents.word.lists import ListCounting, ListPlace
from forumdesk.documents.word.look import SUBS, LineStyle
from forumdesk.domain.marks import Mark, stretches
from forumdesk.domain.redline import Piece, PieceKind
from forumdesk.domain.resolutions import Numbering, Part
from forumdesk.domain.texts import Language, clean_line, clean_text
from forumdesk.services.minutes_sheets import StatementOnSheet
from forumdesk.services.returned import OWN_BOOKMARK, bookmark_name
from forumdesk.services.sheets import ResolutionSheet, RowChange, SheetRow

LOCALES = {Language.KK: ("kk", "KZ"), Language.RU: ("ru", "RU"), Language.EN: ("en", "GB")}
OWN_NAMES = {Language.KK: "Қазақша", Language.RU: "Русский", Language.EN: "English"}

_STYLES = {
    Part.TITLE: LineStyle.TITLE,
    Part.THEME: LineStyle.SUBTITLE,
    Part.DATE_PLACE: LineStyle.DATE_PLACE,
    Part.PREAMBLE: LineStyle.PREAMBLE,
    Part.ISSUES_LEAD: LineStyle.LEAD,
    Part.RECOMMENDATIONS_LEAD: LineStyle.LEAD,
    Part.ISSUE: LineStyle.ISSUE,
    Part.RECOMMENDATION: LineStyle.OPERATIVE,
    Part.BODY: LineStyle.TEXT,
    Part.HEADING: LineStyle.HEADING,
    Part.ANNEX: LineStyle.ANNEX,
    Part.NOTE: LineStyle.NOTE,
    Part.CLOSING: LineStyle.CLOSING,
    Part.UNPLACED: LineStyle.OTHER,
}
_HEADINGS = {Part.ISSUE: LineStyle.ISSUE_HEADING, Part.RECOMMENDATION: LineStyle.OPERATIVE_HEADING}
_HEAD = (Part.TITLE, Part.THEME, Part.DATE_PLACE)


@dataclass(frozen=True, slots=True)
class Bit:
    """Characters that look alike; ``kind`` tells what a change does to them."""

    text: str
    bold: bool = False
    italic: bool = False
    kind: PieceKind = PieceKind.SAME


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph in one language. ``number`` is written out where ``place`` names no list that counts it."""

    bits: tuple[Bit, ...]
    bookmark: str
    number: str = ""
    place: ListPlace | None = None
    author: str = ""

    @property
    def text(self) -> str:
        """The words as they read once all changes are accepted."""
        return "".join(bit.text for bit in self.bits if bit.kind is not PieceKind.DELETED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row, or a line that the paper adds, in its languages; a language without words has no bits."""

    style: LineStyle
    lines: Mapping[Language, Line]
    change: RowChange = RowChange.NONE
    new_page: bool = False

    @property
    def is_own(self) -> bool:
        """Whether the paper adds it by itself."""
        return any(line.bookmark.startswith(OWN_BOOKMARK) for line in self.lines.values())

    @property
    def has_words(self) -> bool:
        """Whether there is anything to say in any language."""
        return any(line.bits for line in self.lines.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningLine:
    """Who signs, in one language: a post, a line to sign on, a name."""

    post: str
    name: str
    bookmark: str


def signed_together(
    lines: Mapping[Language, SigningLine], languages: Sequence[Language]
) -> Iterator[tuple[Language, SigningLine]]:
    """One person's line in several languages, signed once: the names, each once, stand beside the last posts."""
    names = list(dict.fromkeys(filter(None, (lines[language].name for language in languages))))
    beside = [*[""] * (len(languages) - len(names)), *names]
    for language, name in zip(languages, beside, strict=True):
        yield language, replace(lines[language], name=name)


def signing_rows(lines: Mapping[Language, SigningLine]) -> Iterator[tuple[Language, str, str]]:
    """Language, post and name of each line of a block; one person's names stand each once beside the last posts."""
    names = list(dict.fromkeys(filter(None, (line.name for line in lines.values()))))
    beside = [*[""] * (len(lines) - len(names)), *names]
    for (language, line), name in zip(lines.items(), beside, strict=True):
        yield language, line.post, name


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """All that an editable paper says: the main part, which is signed below, and the annexes.

    ``starts`` are the first numbers of each list of a language, one a level.
    """

    languages: tuple[Language, ...]
    main: tuple[Entry, ...]
    annexes: tuple[Entry, ...]
    signing: tuple[Mapping[Language, SigningLine], ...]
    starts: Mapping[Language, tuple[tuple[int, ...], ...]]
    lettered: bool

    @property
    def rows(self) -> Iterator[Entry]:
        """What the rows say, without what the paper adds."""
        return (entry for entry in (*self.main, *self.annexes) if not entry.is_own)


@dataclass(slots=True)
class _Names:
    """Bookmarks of the paper's own words."""

    count: int = 0

    def next(self) -> str:
        self.count += 1
        return f"{OWN_BOOKMARK}{self.count}"


def script_of(sheet: ResolutionSheet, languages: Sequence[Language] = ()) -> Script:
    """The lines in ``languages`` (all of the sheet by default).

    Raises NothingToPrintError, and LanguageMissingError for a language without any text. No font is asked: the
    letters are those of the computer on which the paper is opened.
    """
    wanted = wanted_languages(sheet, languages)
    for language in wanted:
        if not any(row.text.get(language) for row in sheet.rows):
            raise LanguageMissingError.of(language)
    names = _Names()
    making = _Making(sheet, wanted, names)
    main, annexes = tuple(making.main()), tuple(making.annexes())
    signing = tuple(
        {
            language: SigningLine(
                post=wording.post(signature.role, language),
                name=clean_line(signature.name.in_language(language)),
                bookmark=names.next(),
            )
            for language in wanted
        }
        for signature in sheet.signatures
    )
    return Script(
        languages=wanted,
        main=main,
        annexes=annexes,
        signing=signing,
        starts=making.starts,
        lettered=sheet.numbering is Numbering.LETTERED,
    )


def _said(statement: StatementOnSheet, place: int, language: Language) -> str:
    return wording.statement(statement, language)[place]


def _headed_parts(rows: Sequence[SheetRow], numbering: Numbering) -> frozenset[Part]:
    """The kinds of items whose first sentence is a heading, because text or points follow some of them.

    Where points are lettered, the sentence above them goes on in them: only a text makes it a heading.
    """
    below = {Part.BODY} if numbering is Numbering.LETTERED else {Part.BODY, Part.POINT}
    kept = [row for row in rows if row.part is not Part.NOTE]
    return frozenset(
        row.part for row, after in pairwise(kept) if row.part in _HEADINGS and after.part in below
    )


class _Making:
    """Walks the rows once; holds the counting of each language's lists."""

    def __init__(self, sheet: ResolutionSheet, languages: tuple[Language, ...], names: _Names) -> None:
        self._sheet = sheet
        self._languages = languages
        self._names = names
        self._rows = [row for row in sheet.rows if any(has_words(row, language) for language in languages)]
        self._headed = _headed_parts(self._rows, sheet.numbering)
        self._counting = {language: ListCounting(sheet.numbering) for language in languages}

    @property
    def starts(self) -> Mapping[Language, tuple[tuple[int, ...], ...]]:
        """The first numbers of every list, once all rows were walked."""
        return {language: tuple(counted.starts) for language, counted in self._counting.items()}

    def main(self) -> Iterator[Entry]:
        """The head, the text, how it was adopted, and which of its languages hold."""
        parts = {row.part for row in self._rows}
        if Part.TITLE not in parts and self._sheet.meeting:
            yield self._own(LineStyle.TITLE, self._sheet.meeting.in_language)
        yield from (self._entry(row) for row in self._rows if row.part in _HEAD)
        if Part.DATE_PLACE not in parts and (days := self._own(LineStyle.DATE_PLACE, self._days)).has_words:
            yield days
        main = takewhile(lambda row: row.part is not Part.ANNEX, self._rows)
        yield from (self._entry(row) for row in main if row.part not in _HEAD)
        for words in (self._adopted, self._authenticity):
            if (said := self._own(LineStyle.ADOPTION, words)).has_words:
                yield said

    def annexes(self) -> Iterator[Entry]:
        """What stands below the signatures; each annex begins a page, and is named where its heading does not."""
        count = sum(row.part is Part.ANNEX for row in self._rows)
        number = 0
        for row in dropwhile(lambda row: row.part is not Part.ANNEX, self._rows):
            if row.part in _HEAD:
                continue
            entry = self._entry(row)
            if row.part is Part.ANNEX:
                number += 1
                mark = self._annex_mark(row, number if count > 1 else 0)
                if mark.has_words:
                    yield replace(mark, new_page=True)
                else:
                    entry = replace(entry, new_page=True)
            yield entry
        yield from self._statements()

    def _statements(self) -> Iterator[Entry]:
        """What was said to the decisions, annexed."""
        if self._sheet.adoption is None or not self._sheet.statements:
            return
        yield replace(self._own(LineStyle.ANNEX, wording.statements_heading), new_page=True)
        for said in self._sheet.statements:
            for place, style in enumerate((LineStyle.LEAD, LineStyle.OTHER)):
                entry = self._own(style, partial(_said, said, place))
                if entry.has_words:
                    yield entry

    def _annex_mark(self, row: SheetRow, number: int) -> Entry:
        def words(language: Language) -> str:
            named = wording.begins_as_annex(row.text.get(language), language)
            return "" if named or not has_words(row, language) else wording.annex(number, language)

        return self._own(LineStyle.ANNEX_MARK, words)

    def _days(self, language: Language) -> str:
        sheet = self._sheet
        return wording.days_and_place(sheet.first_day, sheet.last_day, sheet.place, language)

    def _adopted(self, language: Language) -> str:
        adoption = self._sheet.adoption
        return "" if adoption is None or language in adoption.stated else wording.adopted(adoption, language)

    def _authenticity(self, language: Language) -> str:
        return wording.authenticity(self._sheet.authenticity, language)

    def _own(self, style: LineStyle, words: Callable[[Language], str]) -> Entry:
        """A line that is nobody's row."""
        texts = {language: clean_line(words(language)) for language in self._languages}
        lines = {
            language: Line(bits=(Bit(text),) if text else (), bookmark=self._names.next())
            for language, text in texts.items()
        }
        return Entry(style=style, lines=lines)

    def _entry(self, row: SheetRow) -> Entry:
        style = _HEADINGS[row.part] if row.part in self._headed else _STYLES.get(row.part, LineStyle.OTHER)
        if row.part is Part.POINT:
            style = SUBS[min(max(row.level, 1), len(SUBS)) - 1]
        lines = {language: self._line(row, language) for language in self._languages}
        return Entry(style=style, lines=lines, change=row.change)

    def _line(self, row: SheetRow, language: Language) -> Line:
        bits = tuple(_bits(row, language))
        counting = self._counting[language]
        authors = "; ".join(clean_line(author.in_language(language)) for author in row.authors)
        made = Line(
            bits=bits,
            bookmark="",
            number=row.number if bits else "",
            place=counting.place(row.part, row.level, row.number if bits else ""),
            author=authors or clean_line(self._sheet.body.in_language(language)),
        )
        return replace(made, bookmark=bookmark_name(row.id, language, made.text))


@dataclass(slots=True)
class _Reach:
    """The marks of a row's text as a walk over it meets them."""

    text: str
    marks: tuple[Mark, ...]
    at: int = field(default=0)

    def taken(self, length: int) -> Iterator[Bit]:
        start, stop = self.at, self.at + length
        self.at = stop
        place = 0
        for stretch in stretches(self.text, self.marks):
            first, last = max(place, start), min(place + len(stretch.text), stop)
            if first < last:
                yield Bit(self.text[first:last], bold=stretch.bold, italic=stretch.italic)
            place += len(stretch.text)


def _bits(row: SheetRow, language: Language) -> Iterator[Bit]:
    """The words of a row. The marks lie over its text, whichever side of the redline that is."""
    text = clean_text(row.text.get(language))
    marks = row.marks.get(language, ()) if text == row.text.get(language) else ()
    pieces = row.redline.get(language) or ((Piece(PieceKind.SAME, text),) if text else ())
    whole = {RowChange.INSERTED: PieceKind.INSERTED, RowChange.DELETED: PieceKind.DELETED}.get(row.change)
    covered = {PieceKind.SAME, _marked_side(text, pieces)}
    reach = _Reach(text, marks)
    for piece in pieces:
        kind = whole or piece.kind
        if piece.kind in covered:
            yield from (replace(bit, kind=kind) for bit in reach.taken(len(piece.text)))
        else:
            yield Bit(piece.text, kind=kind)


def _marked_side(text: str, pieces: Sequence[Piece]) -> PieceKind | None:
    for side in (PieceKind.INSERTED, PieceKind.DELETED):
        if "".join(piece.text for piece in pieces if piece.kind in {PieceKind.SAME, side}) == text:
            return side
    return None
