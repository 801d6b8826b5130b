"""Invitations as a Word document that an office edits: each letter begins a page."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from lxml.etree import _Element

from forumdesk.documents.furniture import Margins
from forumdesk.documents.invitation import Letter, letters
from forumdesk.documents.invitation_pdf import letter_shape
from forumdesk.documents.page import FileFacts
from forumdesk.documents.styles import Align, PageNumbers, Preset
from forumdesk.documents.word.docx_lines import run
from forumdesk.documents.word.docx_papers import PaperDocument
from forumdesk.documents.word.docx_tables import Box, BoxRow, TableBuilder, spacer
from forumdesk.documents.word.docx_text import Setting, paragraph, said
from forumdesk.documents.word.paper_look import GAP, PaperLook, PaperStyle, TableStyle, letter_look
from forumdesk.domain.texts import Language
from forumdesk.services.people_sheets import PeopleSheet

_ADDRESS_AT = 0.5  # of the measure: where the address begins, but in English
_SIGNING = (0.42, 0.68)  # of the measure: where the line to sign on begins and ends


def letters_docx(
    sheet: PeopleSheet,
    languages: Sequence[Language],
    facts: FileFacts,
    preset: Preset,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """The letters as .docx, those to one person in each language behind each other; the same sheet, the same bytes.

    ``progress`` is told after each person; what it raises ends the writing. Raises EmblemUnreadableError.
    """
    look = letter_look(letter_shape(preset), preset)
    # Letters are numbered by nobody: each is a paper of its own.
    document = PaperDocument(look, languages[0], replace(preset, numbers=PageNumbers.NONE))
    writing = _Writing(document, look, sheet.languages or tuple(languages))

    def elements() -> Iterator[_Element]:
        for number, letter in enumerate(letters(sheet, languages)):
            if number:
                yield spacer(turns=True)
            yield from writing.letter(letter)
            if progress is not None and number % len(languages) == len(languages) - 1:
                progress(number // len(languages) + 1, len(sheet.people))

    document.section(elements(), Margins(languages=(languages[0],)))
    return document.finished(facts)


class _Writing:
    """Writes letters; holds what they share."""

    def __init__(self, document: PaperDocument, look: PaperLook, languages: Sequence[Language]) -> None:
        self._document = document
        self._look = look
        self._languages = languages

    def letter(self, letter: Letter) -> Iterator[_Element]:
        """Sender, number, address, salutation, text, closing, signature."""
        language, size = letter.language, self._look.size
        in_english = language is Language.EN

        def line(text: str, style: PaperStyle, **stands: object) -> _Element:
            return paragraph(style, [said(text, language)], language, Setting(**stands))  # type: ignore[arg-type]

        letterhead = self._letterhead(language)
        yield from letterhead
        if letter.sender and not letterhead:
            yield line(letter.sender, PaperStyle.EVENT, before=0.0)
        yield line(letter.number_line, PaperStyle.TEXT, before=size * 1.8)
        indent = 0.0 if in_english else self._look.measure * _ADDRESS_AT
        for number, text in enumerate(letter.addressee):
            yield line(text, PaperStyle.TEXT, before=0.0 if number else size * 1.8, indent=indent)
        align = None if in_english else Align.CENTRED
        yield line(letter.salutation, PaperStyle.TEXT, before=size * 2.4, align=align, keeps=True)
        for text in letter.paragraphs:
            yield line(text, PaperStyle.BODY, before=size * 0.6)
        yield line(letter.closing, PaperStyle.TEXT, before=size * 2, keeps=True)
        yield self._signature(letter)

    def _letterhead(self, language: Language) -> list[_Element]:
        """English letters name the body in all its languages, others in the two of state."""
        shown = [one for one in self._languages if one is not Language.EN or language is Language.EN]
        return self._document.letterhead(shown or (language,))

    def _signature(self, letter: Letter) -> _Element:
        """Post, a line to sign on, name."""
        measure, language = self._look.measure, letter.language
        begins, ends = (measure * place for place in _SIGNING)
        above = Setting(before=self._look.size)
        rule = Setting(before=self._look.size, rule_at=ends - begins - GAP)
        cells = (
            paragraph(PaperStyle.TEXT, [said(letter.post, language)], language, above),
            paragraph(PaperStyle.TEXT, [run("\t", language)], language, rule),
            paragraph(PaperStyle.TEXT, [said(letter.signatory, language)], language, above),
        )
        edges = ((0.0, begins), (begins, ends), (ends, measure))
        boxes = [
            Box(left=left, right=right, paragraphs=[cell])
            for (left, right), cell in zip(edges, cells, strict=True)
        ]
        return TableBuilder(TableStyle.PLAIN, measure, [BoxRow(boxes=boxes)]).table()
