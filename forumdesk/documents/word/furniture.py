"""What stands on every page of an editable paper: the mark of a draft, the code, the page's number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from forumdesk.documents import wording
from forumdesk.documents.paragraphs import document_author, document_title
from forumdesk.documents.word.lines import LOCALES
from forumdesk.domain.texts import Language, clean_line
from forumdesk.language.formulas import NBSP, PAGE_OF
from forumdesk.services.sheets import ResolutionSheet

PAGE, PAGES = "{page}", "{pages}"
_LONGEST_FACT = 255
_FIELDS = re.compile(r"(\{pages?\})")


def marks_of(sheet: ResolutionSheet, languages: Sequence[Language]) -> tuple[tuple[Language, str], ...]:
    """The mark of a draft in each language; none on an adopted paper."""
    if sheet.adoption is not None:
        return ()
    if sheet.draft is None:
        return tuple((language, wording.draft((language,))) for language in languages)
    return tuple((language, wording.draft_of(sheet.draft, language)) for language in languages)


def page_number(language: Language) -> tuple[str, ...]:
    """How a page names its number, in pieces: words, and PAGE and PAGES where the two numbers stand."""
    template = PAGE_OF[language.value].text.replace("{nbsp}", NBSP)
    return tuple(piece for piece in _FIELDS.split(template) if piece)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the file says of itself; ``language`` is a tag such as kk-KZ."""

    title: str
    author: str
    language: str
    made_at: datetime  # in UTC, without saying so: python-docx wants it thus


def file_facts(sheet: ResolutionSheet, language: Language) -> Facts:
    """Title, author and language of the file of a resolution."""
    title, author = document_title(sheet, language), document_author(sheet, language)
    return word_facts(title, author, language, sheet.made_at)


def word_facts(title: str, author: str, language: Language, made_at: datetime) -> Facts:
    """The same of any file, from an aware moment; titles are cut where Word does."""
    return Facts(
        title=_short(title),
        author=_short(author),
        language="-".join(LOCALES[language]),
        made_at=made_at.astimezone(UTC).replace(tzinfo=None),
    )


def _short(text: str) -> str:
    line = clean_line(text)
    return line if len(line) <= _LONGEST_FACT else f"{line[: _LONGEST_FACT - 1]}…"
