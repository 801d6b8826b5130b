"""The resolution as a web page: the same paragraphs as on paper, its recommendations as lists with addresses."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from forumdesk.documents import wording
from forumdesk.documents.html.code import code_block
from forumdesk.documents.html.letterhead import head_of_paper
from forumdesk.documents.html.markup import made, put, write
from forumdesk.documents.html.page import Anchors, Outline, page
from forumdesk.documents.html.paragraphs import ParagraphWriter
from forumdesk.documents.paragraphs import (
    Paragraph,
    SignatureLine,
    document_author,
    document_title,
    main_part,
    paragraphs_of,
    signatures_of,
    wanted_languages,
)
from forumdesk.documents.resolution import chosen_layout
from forumdesk.documents.styles import Layout, Preset
from forumdesk.domain.texts import Language
from forumdesk.services.sheets import ResolutionSheet

_COLUMNS, _STACKED = "columns", "stacked"


@dataclass(frozen=True, slots=True)
class _Facts:
    title: str
    author: str


def resolution_html(
    sheet: ResolutionSheet,
    *,
    languages: Sequence[Language] = (),
    layout: Layout | None = None,
    preset: Preset,
) -> bytes:
    """The resolution in ``languages`` (all of the sheet by default) as one file.

    Languages are sections behind each other; where they stand side by side or below each other row by row, the
    stylesheet places their paragraphs, and a reading program reads one language after the other. Any letter may
    stand in it. Raises LanguageMissingError and LanguagesForLayoutError.
    """
    wanted = wanted_languages(sheet, languages)
    arranged = chosen_layout(layout, wanted)
    writing = _Writing(sheet, wanted, arranged.value)
    wide = ("wide lying" if len(wanted) > 2 else "wide") if arranged.value == _COLUMNS else ""
    article = made("article", css=wide)
    article.extend(head_of_paper(preset, wanted))
    sections = put(article, "div", css=f"{arranged.value} of-{len(wanted)}")
    outlines = [writing.section(sections, language) for language in wanted]
    if sheet.adoption is not None:
        article.append(code_block(sheet.adoption, wanted))
    facts = _Facts(document_title(sheet, wanted[0]), document_author(sheet, wanted[0]))
    return page(facts, wanted, [article], outlines)


class _Writing:
    """Writes one section a language."""

    def __init__(self, sheet: ResolutionSheet, languages: tuple[Language, ...], layout: str) -> None:
        self._sheet = sheet
        self._languages = languages
        self._layout = layout if len(languages) > 1 else ""
        self._paragraphs = paragraphs_of(sheet, languages, for_paper=False)
        self._signatures = signatures_of(sheet, languages, for_paper=False)
        self._anchors = Anchors(languages[0])
        self._rows = {row.id: row for row in sheet.rows}
        for language in languages:
            self._anchors.take(language.value)

    def section(self, parent: Element, language: Language) -> Outline:
        """All that is said in one language."""
        identifier = language.value if len(self._languages) > 1 else ""
        section = put(parent, "section", language=language, id=identifier)
        outline = Outline(self._anchors, language, identifier)
        writer = ParagraphWriter(section, outline, self._rows, self._grid(language))
        self._mark(writer, language)
        signed = main_part(self._paragraphs)
        self._write(writer, self._paragraphs[:signed])
        for signature in self._signatures:
            _sign(writer, signature, language)
        self._write(writer, self._paragraphs[signed:])
        return outline

    def _grid(self, language: Language) -> Callable[[int], int] | None:
        """In which row of the page's grid a paragraph stands, by its place in the text."""
        if self._layout == _COLUMNS:
            return lambda place: place
        if self._layout == _STACKED:
            step, own = len(self._languages), self._languages.index(language)
            return lambda place: (place - 1) * step + own + 1
        return None

    def _write(self, writer: ParagraphWriter, paragraphs: Sequence[Paragraph]) -> None:
        for paragraph in paragraphs:
            writer.write(paragraph)
        writer.close()

    def _mark(self, writer: ParagraphWriter, language: Language) -> None:
        """What a paper that is not adopted says of itself."""
        if self._sheet.draft is not None:
            writer.line(wording.draft_of(self._sheet.draft, language), css="mark")
        elif self._sheet.adoption is None:
            writer.line(wording.draft((language,)), css="mark")


def _sign(writer: ParagraphWriter, signature: SignatureLine, language: Language) -> None:
    """Post, a line to sign on, name."""
    line = writer.line("", css="signature")
    put(line, "span", signature.posts[language], css="post")
    write(line, [" "])
    put(line, "span", css="blank", aria_hidden="true")
    write(line, [" "])
    put(line, "span", signature.names[language], css="name")
