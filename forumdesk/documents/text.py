"""The resolution as plain text: the same paragraphs as on paper, wrapped, languages below each other."""

import textwrap
from collections.abc import Iterator, Sequence

from forumdesk.documents import wording
from forumdesk.documents.paragraphs import (
    Kind,
    Paragraph,
    SignatureLine,
    main_part,
    paragraphs_of,
    signatures_of,
    wanted_languages,
)
from forumdesk.documents.stretches import in_plain_text
from forumdesk.domain.texts import Language
from forumdesk.services.sheets import ResolutionSheet

COLUMNS = 78
POINT_INDENT = "    "
NOTE_LINE = "_" * 12
SIGNING_LINE = "_" * 24


def resolution_text(sheet: ResolutionSheet, languages: Sequence[Language] = ()) -> bytes:
    """The resolution in ``languages`` (all of the sheet by default) as UTF-8 with line feeds.

    Raises LanguageMissingError for a language without a text. Any letter may stand in it: no font is asked.
    """
    wanted = wanted_languages(sheet, languages)
    paragraphs = paragraphs_of(sheet, wanted, for_paper=False)
    signatures = signatures_of(sheet, wanted, for_paper=False)
    texts = ["\n\n".join(_blocks(sheet, paragraphs, signatures, language)) for language in wanted]
    separator = f"\n\n\n{'*' * 3:^{COLUMNS}}".rstrip() + "\n\n\n"
    return (separator.join(texts) + "\n").encode()


def _blocks(
    sheet: ResolutionSheet,
    paragraphs: Sequence[Paragraph],
    signatures: Sequence[SignatureLine],
    language: Language,
) -> Iterator[str]:
    if sheet.draft is not None:
        yield wording.draft_of(sheet.draft, language)
    elif sheet.adoption is None:
        yield wording.draft((language,))
    signed = main_part(paragraphs)
    yield from _texts(paragraphs[:signed], language)
    for signature in signatures:
        yield f"{signature.posts[language]} {SIGNING_LINE} {signature.names[language]}".rstrip()
    yield from _texts(paragraphs[signed:], language)
    if sheet.adoption is not None:
        yield sheet.adoption.printed_code


def _texts(paragraphs: Sequence[Paragraph], language: Language) -> Iterator[str]:
    """The paragraphs as blocks; those who proposed a change stand right below it."""
    block = ""
    for paragraph in paragraphs:
        words = _words(paragraph, language)
        if words and block and paragraph.kind is not Kind.AUTHORS:
            yield block
            block = ""
        block += f"\n{words}" if words and block else words
    if block:
        yield block


def _words(paragraph: Paragraph, language: Language) -> str:
    words = in_plain_text(paragraph.texts.get(language, ()))
    if paragraph.kind is Kind.ANNEX_MARK and words:
        return f"\n{words:>{COLUMNS}}"
    above = f"{POINT_INDENT * paragraph.level}{NOTE_LINE}\n" if paragraph.opens and words else ""
    return above + "\n".join(_wrapped(line, paragraph) for line in words.split("\n") if line.strip())


def _wrapped(words: str, paragraph: Paragraph) -> str:
    later = POINT_INDENT * paragraph.level
    first = f"{later}{paragraph.number} " if paragraph.number else later
    return textwrap.fill(
        words,
        COLUMNS,
        initial_indent=first,
        subsequent_indent=later,
        # A word is not cut and not parted at its hyphen: it is to be found again by searching.
        break_long_words=False,
        break_on_hyphens=False,
    )
