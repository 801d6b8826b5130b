"""The paragraphs of a printed resolution, from its sheet: what is said, in which order, in which weight.

Used by every format of the document, so that the printed page and the plain text never say different things.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from forumdesk.documents import wording
from forumdesk.documents.errors import (
    LanguageMissingError,
    MissingGlyphError,
    MissingGlyphInFieldError,
    NothingToPrintError,
)
from forumdesk.documents.fonts import missing_glyphs, printable
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.sheets import ResolutionSheet, SheetRow


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


class Weight(StrEnum):
    """How a stretch of text stands out."""

    PLAIN = "plain"
    BOLD = "bold"
    ITALIC = "italic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A text in one weight; ``source`` is the identifier of its row, empty for what the document adds."""

    text: str
    weight: Weight = Weight.PLAIN
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph in the languages of the document.

    ``number`` hangs before a point; the number of an item is the first stretch of its text. ``leads`` says
    that the next paragraph belongs to this one.
    """

    kind: Kind
    texts: Mapping[Language, tuple[Stretch, ...]]
    number: str = ""
    leads: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureLine:
    """Post and name in each language."""

    posts: dict[Language, str]
    names: dict[Language, str]


_KINDS = {
    Part.TITLE: Kind.TITLE,
    Part.THEME: Kind.THEME,
    Part.DATE_PLACE: Kind.DATE_PLACE,
    Part.ISSUES_LEAD: Kind.LEAD,
    Part.RECOMMENDATIONS_LEAD: Kind.LEAD,
    Part.ISSUE: Kind.ITEM,
    Part.RECOMMENDATION: Kind.ITEM,
    Part.POINT: Kind.POINT,
}
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
    texts = _PrintableRows(sheet.rows, languages, for_paper=for_paper)
    paragraphs = [*_title_block(sheet, texts, languages, for_paper=for_paper)]
    paragraphs += _body(sheet.rows, texts)
    if (adoption := _adoption(sheet, languages)) is not None:
        paragraphs.append(adoption)
    return tuple(paragraphs)


def wanted_languages(sheet: ResolutionSheet, languages: Sequence[Language]) -> tuple[Language, ...]:
    """The languages to print: those named, each once, else all of the sheet. NothingToPrintError: there is none."""
    wanted = tuple(dict.fromkeys(languages)) or sheet.languages
    if not wanted or not any(row.text for row in sheet.rows):
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


class _PrintableRows:
    """The texts of the rows in printable characters, checked against the font once each where it matters."""

    def __init__(self, rows: Iterable[SheetRow], languages: tuple[Language, ...], *, for_paper: bool) -> None:
        self._texts: dict[str, dict[Language, str]] = {}
        for position, row in enumerate(rows, 1):
            self._texts[row.id] = {}
            for language in languages:
                text = printable(row.text.get(language))
                for letter, _, excerpt in missing_glyphs(text) if for_paper else ():
                    raise MissingGlyphError.at(row.number or str(position), language, letter, excerpt)
                self._texts[row.id][language] = text

    def stretches(
        self, row: SheetRow, weight: Weight = Weight.PLAIN, before: str = "", after: str = ""
    ) -> dict[Language, tuple[Stretch, ...]]:
        """The row as one stretch a language, with ``before`` and ``after`` in the same weight."""
        return {
            language: (Stretch(text=f"{before}{text}{after}", weight=weight, source=row.id),)
            for language, text in self._texts[row.id].items()
            if text
        }


def _require_texts(sheet: ResolutionSheet, languages: tuple[Language, ...]) -> None:
    for language in languages:
        if not any(row.text.get(language) for row in sheet.rows):
            raise LanguageMissingError.of(language)


def _title_block(
    sheet: ResolutionSheet, texts: _PrintableRows, languages: tuple[Language, ...], *, for_paper: bool
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
    head = [row for row in sheet.rows if row.part in {Part.TITLE, Part.THEME, Part.DATE_PLACE}]
    for row in head:
        weight = Weight.PLAIN if row.part is Part.DATE_PLACE else Weight.BOLD
        yield Paragraph(kind=_KINDS[row.part], texts=texts.stretches(row, weight), leads=True)
    if Part.DATE_PLACE not in parts:
        lines = {language: _date_and_place(sheet, language, for_paper=for_paper) for language in languages}
        if any(lines.values()):
            written = {language: (Stretch(text=line),) for language, line in lines.items() if line}
            yield Paragraph(kind=Kind.DATE_PLACE, texts=written, leads=True)


def _body(rows: tuple[SheetRow, ...], texts: _PrintableRows) -> Iterator[Paragraph]:
    rest = [row for row in rows if row.part not in {Part.TITLE, Part.THEME, Part.DATE_PLACE}]
    headed = _parts_with_headings(rest)
    index = 0
    while index < len(rest):
        row = rest[index]
        following = rest[index + 1] if index + 1 < len(rest) else None
        if row.part in _ITEMS:
            body = following if following is not None and following.part is Part.BODY else None
            yield _item(row, body, texts, row.part in headed, following)
            index += 2 if body is not None else 1
            continue
        index += 1
        if row.part is Part.POINT:
            yield Paragraph(kind=Kind.POINT, texts=texts.stretches(row), number=row.number)
        elif row.part in {Part.ISSUES_LEAD, Part.RECOMMENDATIONS_LEAD}:
            yield Paragraph(kind=Kind.LEAD, texts=texts.stretches(row, Weight.ITALIC), leads=True)
        else:
            yield Paragraph(kind=Kind.TEXT, texts=texts.stretches(row))


def _parts_with_headings(rows: list[SheetRow]) -> frozenset[Part]:
    """The kinds of items whose first sentence is a heading, because text or points follow some of them."""
    return frozenset(
        row.part for row, following in pairwise(rows) if row.part in _ITEMS and following.part in _HEADED
    )


def _item(
    row: SheetRow, body: SheetRow | None, texts: _PrintableRows, headed: bool, following: SheetRow | None
) -> Paragraph:
    """An item: number and heading in bold, its text run in behind them."""
    if headed:
        stretches = texts.stretches(
            row, Weight.BOLD, before=f"{row.number} ", after=" " if body is not None else ""
        )
    else:
        number = Stretch(text=f"{row.number} ", weight=Weight.BOLD, source=row.id)
        stretches = {language: (number, *text) for language, text in texts.stretches(row).items()}
    if body is not None:
        bodies = texts.stretches(body)
        stretches = {
            language: (*stretches.get(language, ()), *bodies.get(language, ()))
            for language in (*stretches, *(bodies.keys() - stretches.keys()))
        }
    leads = body is None and following is not None and following.part is Part.POINT
    return Paragraph(kind=Kind.ITEM, texts=stretches, leads=leads)


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
