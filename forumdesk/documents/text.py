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
from forumdesk.documents.styles import Layout
from forumdesk.domain.texts import Language
from forumdesk.services.sheets import ResolutionSheet

COLUMNS = 78
POINT_INDENT = "    "
NOTE_LINE = "_" * 12
SIGNING_LINE = "_" * 24


def resolution_text(
    sheet: ResolutionSheet, languages: Sequence[Language] = (), *, layout: Layout | None = None
) -> bytes:
    """The resolution in ``languages`` (all of the sheet by default) as UTF-8 with line feeds.

    Stacked, the languages follow each other paragraph by paragraph, in every other layout one whole text the other.
    Raises LanguageMissingError for a language without a text. Any letter may stand in it: no font is asked.
    """
    wanted = wanted_languages(sheet, languages)
    paragraphs = paragraphs_of(sheet, wanted, for_paper=False)
    signatures = signatures_of(sheet, wanted, for_paper=False)
    groups = [wanted] if layout is Layout.STACKED else [(language,) for language in wanted]
    texts = ["\n\n".join(_blocks(sheet, paragraphs, signatures, group)) for group in groups]
    separator = f"\n\n\n{'*' * 3:^{COLUMNS}}".rstrip() + "\n\n\n"
    return (separator.join(texts) + "\n").encode()


def _blocks(
    sheet: ResolutionSheet,
    paragraphs: Sequence[Paragraph],
    signatures: Sequence[SignatureLine],
    languages: tuple[Language, ...],
) -> Iterator[str]:
    if sheet.draft is not None:
        yield "\n".join(wording.draft_of(sheet.draft, language) for language in languages)
    elif sheet.adoption is None:
        yield wording.draft(languages)
    signed = main_part(paragraphs)
    yield from _texts(paragraphs[:signed], languages)
    yield from (_signed(signature, languages) for signature in signatures)
    yield from _texts(paragraphs[signed:], languages)
    if sheet.adoption is not None:
        yield sheet.adoption.printed_code


def _signed(signature: SignatureLine, languages: tuple[Language, ...]) -> str:
    """Post, a line to sign on and the name; of several languages, which sign together, the first has the line."""
    shown = signature.shown_names(languages)
    rows = [
        [signature.posts[language], SIGNING_LINE if language is languages[0] else "", shown[language]]
        for language in languages
    ]
    return "\n".join(" ".join(filter(None, row)) for row in rows)


def _texts(paragraphs: Sequence[Paragraph], languages: tuple[Language, ...]) -> Iterator[str]:
    """The paragraphs as blocks, in one language after the other; those who proposed a change stand right below it."""
    blocks = dict.fromkeys(languages, "")
    for paragraph in paragraphs:
        said = {language: _words(paragraph, language) for language in languages}
        if paragraph.kind is not Kind.AUTHORS and any(said.values()):
            yield from filter(None, blocks.values())
            blocks = dict.fromkeys(languages, "")
        for language, words in said.items():
            block = blocks[language]
            blocks[language] = f"{block}\n{words}" if words and block else block or words
    yield from filter(None, blocks.values())


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
