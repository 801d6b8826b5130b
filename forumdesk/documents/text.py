"""The resolution as plain text: the same paragraphs as on paper, wrapped, languages below each other."""

import textwrap
from collections.abc import Iterator, Sequence

from forumdesk.documents import wording
from forumdesk.documents.paragraphs import (
    Kind,
    Paragraph,
    SignatureLine,
    paragraphs_of,
    signatures_of,
    wanted_languages,
)
from forumdesk.domain.texts import Language
from forumdesk.services.sheets import ResolutionSheet

COLUMNS = 78
POINT_INDENT = "    "
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
    if sheet.adoption is None:
        yield wording.draft((language,))
    for paragraph in paragraphs:
        words = "".join(stretch.text for stretch in paragraph.texts.get(language, ()))
        if words:
            yield "\n".join(_wrapped(line, paragraph) for line in words.split("\n") if line.strip())
    for signature in signatures:
        yield f"{signature.posts[language]} {SIGNING_LINE} {signature.names[language]}".rstrip()
    if sheet.adoption is not None:
        yield sheet.adoption.printed_code


def _wrapped(words: str, paragraph: Paragraph) -> str:
    first = f"{POINT_INDENT}{paragraph.number} " if paragraph.number else ""
    later = POINT_INDENT if paragraph.kind is Kind.POINT else ""
    return textwrap.fill(
        words,
        COLUMNS,
        initial_indent=first,
        subsequent_indent=later,
        # A word is not cut and not parted at its hyphen: it is to be found again by searching.
        break_long_words=False,
        break_on_hyphens=False,
    )
