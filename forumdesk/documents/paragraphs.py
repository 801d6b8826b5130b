"""The paragraphs of a printed resolution, from its sheet: what is said, in which order, in which weight.

Used by every format of the document, so that the printed page and the plain text never say different things.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from forumdesk.documents import wording
from forumdesk.documents.errors import (
    LanguageMissingError,
    MissingGlyphInFieldError,
    NothingToPrintError,
)
from forumdesk.documents.fonts import missing_glyphs, printable
from forumdesk.documents.stretches import RowTexts, Stretch, Stretches, Weight, has_words
from forumdesk.documents.templates import own_blocks
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.sheets import ResolutionSheet, RowChange, SheetRow


class Kind(StrEnum):
    """What a paragraph is on paper."""

    TITLE = "title"
    THEME = "theme"
    DATE_PLACE = "date_place"
    TEXT = "text"
    LEAD = "lead"
    ITEM = "item"
    POINT = "point"
    ADOPTION = "adoption"
    AUTHENTICITY = "authenticity"
    HEADING = "heading"
    ANNEX_MARK = "annex_mark"
    ANNEX = "annex"
    NOTE = "note"
    AUTHORS = "authors"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph in the languages of the document.

    ``number`` hangs before a point; the number of an item is the first stretch of its text. ``leads`` says
    that the next paragraph belongs to this one. ``level`` is the depth of a point and of what stands below it, from
    1, else 0. ``change`` is said beside a paragraph that comes or goes; a note that ``opens`` has a line above it.
    """

    kind: Kind
    texts: Mapping[Language, tuple[Stretch, ...]]
    number: str = ""
    leads: bool = False
    level: int = 0
    change: RowChange = RowChange.NONE
    opens: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureLine:
    """Post and name in each language, and the word below the line to sign on."""

    posts: dict[Language, str]
    names: dict[Language, str]
    hints: dict[Language, str]

    def shown_names(self, languages: Sequence[Language]) -> dict[Language, str]:
        """The names in ``languages`` that sign on one line: one that reads as another before it is left out."""
        shown: dict[Language, str] = {}
        for language in languages:
            name = self.names[language]
            shown[language] = "" if name in shown.values() else name
        return shown


_KINDS = {
    Part.TITLE: Kind.TITLE,
    Part.THEME: Kind.THEME,
    Part.DATE_PLACE: Kind.DATE_PLACE,
    Part.ISSUES_LEAD: Kind.LEAD,
    Part.RECOMMENDATIONS_LEAD: Kind.LEAD,
    Part.ISSUE: Kind.ITEM,
    Part.RECOMMENDATION: Kind.ITEM,
    Part.POINT: Kind.POINT,
    Part.HEADING: Kind.HEADING,
    Part.ANNEX: Kind.ANNEX,
}
_HEAD = frozenset({Part.TITLE, Part.THEME, Part.DATE_PLACE})
_WEIGHTS = {Kind.LEAD: Weight.ITALIC, Kind.HEADING: Weight.BOLD, Kind.ANNEX: Weight.BOLD}
_LEADING = frozenset({Kind.LEAD, Kind.HEADING, Kind.ANNEX})
_HEADED = frozenset({Part.BODY, Part.POINT})
_ITEMS = frozenset({Part.ISSUE, Part.RECOMMENDATION})


def paragraphs_of(
    sheet: ResolutionSheet, languages: tuple[Language, ...], *, for_paper: bool = True
) -> tuple[Paragraph, ...]:
    """All paragraphs of the resolution in ``languages``; ``for_paper``, each letter of them is in the font.

    Raises LanguageMissingError for a language without any text, MissingGlyphError for a letter that the font
    does not have. A paragraph that exists in some languages only is printed in those: texts that were aligned
    loosely have such paragraphs rightly.
    """
    _require_texts(sheet, languages)
    texts = RowTexts(sheet.rows, languages, for_paper=for_paper)
    head = [*_title_block(sheet, texts, languages, for_paper=for_paper)]
    body = [*_body(sheet.rows, texts, languages, for_paper=for_paper)]
    annexes = main_part(body)
    closing = (_adoption(sheet, languages), _authenticity(sheet, languages))
    main = [*head, *body[:annexes], *(one for one in closing if one is not None)]
    statements = _statements(sheet, languages, for_paper=for_paper)
    return (*_in_order_of_body(main, len(head)), *body[annexes:], *statements)


def _in_order_of_body(paragraphs: Sequence[Paragraph], head: int) -> Sequence[Paragraph]:
    """The main part, of which so many paragraphs are the head, in the order of blocks that the body has set."""
    order = own_blocks("resolution")
    if not order:
        return paragraphs
    blocks: list[str] = []
    for place, one in enumerate(paragraphs):
        own = one.kind.value if one.kind.value in order else "text"
        # Who proposed a line of the head is said below that line.
        blocks.append(blocks[-1] if place < head and one.kind is Kind.AUTHORS else own)
    places = sorted(range(len(paragraphs)), key=lambda place: order.index(blocks[place]))
    return [paragraphs[place] for place in places]


def main_part(paragraphs: Sequence[Paragraph]) -> int:
    """How many paragraphs stand before the annexes: below them it is signed."""
    annexes = (place for place, one in enumerate(paragraphs) if one.kind in {Kind.ANNEX_MARK, Kind.ANNEX})
    return next(annexes, len(paragraphs))


def wanted_languages(sheet: ResolutionSheet, languages: Sequence[Language]) -> tuple[Language, ...]:
    """The languages to print: those named, each once, else all of the sheet. NothingToPrintError: there is none."""
    wanted = tuple(dict.fromkeys(languages)) or sheet.languages
    if not wanted or not any(row.text or row.redline for row in sheet.rows):
        raise NothingToPrintError
    return wanted


def signatures_of(
    sheet: ResolutionSheet, languages: tuple[Language, ...], *, for_paper: bool = True
) -> tuple[SignatureLine, ...]:
    """The signature block: who signs, in every language. Raises MissingGlyphInFieldError ``for_paper``."""
    return tuple(
        SignatureLine(
            posts={language: wording.post(signature.role, language) for language in languages},
            names={language: _field(signature.name, language, for_paper=for_paper) for language in languages},
            hints={language: wording.signature_hint(language) for language in languages},
        )
        for signature in sheet.signatures
    )


def document_title(sheet: ResolutionSheet, language: Language) -> str:
    """The title of the document as a file, in one line."""
    row = next((row for row in sheet.rows if row.part is Part.TITLE), None)
    return _one_line(row.text if row is not None else sheet.meeting, language)


def document_author(sheet: ResolutionSheet, language: Language) -> str:
    """Who issues the document, in one line."""
    return _one_line(sheet.body, language)


def _one_line(text: LocalizedText, language: Language) -> str:
    return " ".join(printable(text.in_language(language)).split())


def _require_texts(sheet: ResolutionSheet, languages: tuple[Language, ...]) -> None:
    for language in languages:
        if not any(has_words(row, language) for row in sheet.rows):
            raise LanguageMissingError.of(language)


def _title_block(
    sheet: ResolutionSheet, texts: RowTexts, languages: tuple[Language, ...], *, for_paper: bool
) -> Iterator[Paragraph]:
    """Title, theme, date and place: as they were written, else from what the register knows."""
    parts = {row.part for row in sheet.rows}
    if Part.TITLE not in parts and sheet.meeting:
        title = {
            language: (
                Stretch(text=_field(sheet.meeting, language, for_paper=for_paper), weight=Weight.BOLD),
            )
            for language in languages
        }
        yield Paragraph(kind=Kind.TITLE, texts=title, leads=True)
    for row in sheet.rows:
        if row.part not in _HEAD:
            continue
        weight = Weight.PLAIN if row.part is Part.DATE_PLACE else Weight.BOLD
        yield Paragraph(
            kind=_KINDS[row.part], texts=texts.stretches(row, weight), leads=True, change=row.change
        )
        if (authors := _authors(row, languages, for_paper=for_paper)) is not None:
            yield replace(authors, leads=True)
    if Part.DATE_PLACE not in parts:
        lines = {language: _date_and_place(sheet, language, for_paper=for_paper) for language in languages}
        if any(lines.values()):
            written = {language: (Stretch(text=line),) for language, line in lines.items() if line}
            yield Paragraph(kind=Kind.DATE_PLACE, texts=written, leads=True)


def _body(
    rows: Sequence[SheetRow], texts: RowTexts, languages: tuple[Language, ...], *, for_paper: bool
) -> Iterator[Paragraph]:
    rest = [row for row in rows if row.part not in _HEAD]
    headed = _parts_with_headings(rest)
    annexes = _AnnexMarks(rest, languages)
    index = 0
    while index < len(rest):
        row, notes, follower = rest[index], *_with_notes(rest, index)
        body = follower if row.part in _ITEMS and _runs_in(row, follower) else None
        index += 1 + len(notes) + (1 if body is not None else 0)
        # Notes between a heading and its text stand below both.
        more, follower = _with_notes(rest, index - 1) if body is not None else ([], follower)
        index += len(more)
        if row.part is Part.NOTE:  # of a heading, or of nothing
            yield from _notes([row, *notes], texts, row, languages, for_paper=for_paper)
            continue
        if row.part is Part.ANNEX:
            yield from annexes.next(row)
        paragraph = _item(row, body, texts, row.part in headed, follower) if row.part in _ITEMS else None
        authors = _authors(body or row, languages, for_paper=for_paper)
        made = paragraph or _plain(row, texts)
        yield replace(made, leads=True) if authors is not None else made
        if authors is not None:
            yield authors
        yield from _notes([*notes, *more], texts, row, languages, for_paper=for_paper)


def _with_notes(rows: Sequence[SheetRow], index: int) -> tuple[list[SheetRow], SheetRow | None]:
    """The notes that follow a row, and the first row behind them."""
    notes: list[SheetRow] = []
    for row in rows[index + 1 :]:
        if row.part is not Part.NOTE:
            return notes, row
        notes.append(row)
    return notes, None


def _runs_in(row: SheetRow, follower: SheetRow | None) -> bool:
    """Whether the next row is run in behind the heading: not where the two are changed by different hands."""
    if follower is None or follower.part is not Part.BODY:
        return False
    return not row.authors and row.change is follower.change


def _plain(row: SheetRow, texts: RowTexts) -> Paragraph:
    kind = _KINDS.get(row.part, Kind.TEXT)
    return Paragraph(
        kind=kind,
        texts=texts.stretches(row, _WEIGHTS.get(kind, Weight.PLAIN)),
        number=row.number if kind is Kind.POINT else "",
        leads=kind in _LEADING,
        level=_level(row),
        change=row.change,
    )


def _level(row: SheetRow) -> int:
    return row.level if row.part is Part.POINT else 0


def _notes(
    notes: Sequence[SheetRow],
    texts: RowTexts,
    row: SheetRow,
    languages: tuple[Language, ...],
    *,
    for_paper: bool,
) -> Iterator[Paragraph]:
    """The notes of ``row``, below it, the first with a short line above."""
    for number, note in enumerate(notes):
        yield Paragraph(
            kind=Kind.NOTE,
            texts=texts.stretches(note),
            level=_level(row),
            change=note.change,
            opens=number == 0,
        )
        if (authors := _authors(note, languages, for_paper=for_paper)) is not None:
            yield authors


def _authors(row: SheetRow, languages: tuple[Language, ...], *, for_paper: bool) -> Paragraph | None:
    """Who proposed what is shown in the row, in the languages in which something is."""
    if not row.authors:
        return None
    texts: Stretches = {}
    for language in languages:
        speaks_of = not row.redline or language in row.redline
        if speaks_of and has_words(row, language):
            names = "; ".join(_field(author, language, for_paper=for_paper) for author in row.authors)
            texts[language] = (Stretch(text=wording.proposed_by(names, language), source=row.id),)
    return Paragraph(kind=Kind.AUTHORS, texts=texts, level=_level(row)) if texts else None


class _AnnexMarks:
    """Says which annex begins, where its own heading does not."""

    def __init__(self, rows: Sequence[SheetRow], languages: tuple[Language, ...]) -> None:
        self._several = sum(row.part is Part.ANNEX for row in rows) > 1
        self._languages = languages
        self._number = 0

    def next(self, row: SheetRow) -> Iterator[Paragraph]:
        self._number += 1
        number = self._number if self._several else 0
        texts = {
            language: (Stretch(text=wording.annex(number, language)),)
            for language in self._languages
            if has_words(row, language) and not wording.begins_as_annex(row.text.get(language), language)
        }
        if texts:
            yield Paragraph(kind=Kind.ANNEX_MARK, texts=texts, leads=True)


def _parts_with_headings(rows: Sequence[SheetRow]) -> frozenset[Part]:
    """The kinds of items whose first sentence is a heading, because text or points follow some of them."""
    kept = [row for row in rows if row.part is not Part.NOTE]
    return frozenset(
        row.part for row, following in pairwise(kept) if row.part in _ITEMS and following.part in _HEADED
    )


def _item(
    row: SheetRow, body: SheetRow | None, texts: RowTexts, headed: bool, following: SheetRow | None
) -> Paragraph:
    """An item: number and heading in bold, its text run in behind them. What is proposed has no number yet."""
    label = f"{row.number} " if row.number else ""
    if headed:
        stretches = texts.stretches(row, Weight.BOLD, before=label, after=" " if body is not None else "")
    else:
        number = (Stretch(text=label, weight=Weight.BOLD, source=row.id),) if label else ()
        stretches = {language: (*number, *text) for language, text in texts.stretches(row).items()}
    if body is not None:
        bodies = texts.stretches(body)
        stretches = {
            language: (*stretches.get(language, ()), *bodies.get(language, ()))
            for language in (*stretches, *(bodies.keys() - stretches.keys()))
        }
    leads = body is None and following is not None and following.part is Part.POINT
    return Paragraph(kind=Kind.ITEM, texts=stretches, leads=leads, change=row.change)


def _adoption(sheet: ResolutionSheet, languages: tuple[Language, ...]) -> Paragraph | None:
    """The adoption sentence, where the closing does not say it already."""
    adoption = sheet.adoption
    if adoption is None:
        return None
    silent = [language for language in languages if language not in adoption.stated]
    if not silent:
        return None
    texts = {language: (Stretch(text=printable(wording.adopted(adoption, language))),) for language in silent}
    return Paragraph(kind=Kind.ADOPTION, texts=texts)


def _authenticity(sheet: ResolutionSheet, languages: tuple[Language, ...]) -> Paragraph | None:
    """Which of the texts in several languages hold, where the text does not say it already."""
    words = {language: wording.authenticity(sheet.authenticity, language) for language in languages}
    texts = {language: (Stretch(text=printable(text)),) for language, text in words.items() if text}
    return Paragraph(kind=Kind.AUTHENTICITY, texts=texts) if texts else None


def _statements(
    sheet: ResolutionSheet, languages: tuple[Language, ...], *, for_paper: bool
) -> Iterator[Paragraph]:
    """What was said to the decisions, annexed: it never changes what was adopted."""
    if sheet.adoption is None or not sheet.statements:
        return
    heading = {
        language: (Stretch(text=wording.statements_heading(language), weight=Weight.BOLD),)
        for language in languages
    }
    yield Paragraph(kind=Kind.ANNEX, texts=heading, leads=True)
    for said in sheet.statements:
        written = {language: wording.statement(said, language) for language in languages}
        leads = {language: LocalizedText.everywhere(lead) for language, (lead, _) in written.items()}
        words = {language: LocalizedText.everywhere(text) for language, (_, text) in written.items() if text}
        yield Paragraph(
            kind=Kind.LEAD,
            texts={
                language: (Stretch(text=_field(lead, language, for_paper=for_paper), weight=Weight.ITALIC),)
                for language, lead in leads.items()
            },
            leads=bool(words),
        )
        if words:
            texts = {
                language: (Stretch(text=_field(text, language, for_paper=for_paper)),)
                for language, text in words.items()
            }
            yield Paragraph(kind=Kind.TEXT, texts=texts)


def _date_and_place(sheet: ResolutionSheet, language: Language, *, for_paper: bool) -> str:
    days = wording.days(sheet.first_day, sheet.last_day, language)
    parts = (days, _field(sheet.place, language, for_paper=for_paper))
    return ", ".join(part for part in parts if part)


def _field(text: LocalizedText, language: Language, *, for_paper: bool) -> str:
    """A short text in one line, in ``language`` or else in the first that it has; every letter checked."""
    line = printable(text.in_language(language)).replace("\n", " ").strip()
    for letter, _, excerpt in missing_glyphs(line) if for_paper else ():
        raise MissingGlyphInFieldError.at(language, letter, excerpt)
    return line
