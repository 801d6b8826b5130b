"""Invitations as plain text: the same letters behind each other."""

import textwrap
from collections.abc import Iterator, Sequence

from forumdesk.documents.invitation import Letter, letters
from forumdesk.domain.texts import Language
from forumdesk.services.people_sheets import PeopleSheet

WIDTH = 72
_LINE = "_" * 24


def invitations_text(sheet: PeopleSheet, languages: Sequence[Language]) -> bytes:
    """All letters as UTF-8 with line feeds, a form feed between them: each begins a page on a printer."""
    return ("\n\f\n".join("\n".join(_lines(one)) for one in letters(sheet, languages)) + "\n").encode()


def _lines(letter: Letter) -> Iterator[str]:
    in_english = letter.language is Language.EN
    before = "" if in_english else " " * (WIDTH // 2)
    if letter.sender:
        yield from (f"{line:^{WIDTH}}".rstrip() for line in textwrap.wrap(letter.sender, WIDTH))
        yield ""
    yield from textwrap.wrap(letter.number_line, WIDTH)
    yield ""
    for text in letter.addressee:
        yield from (f"{before}{line}" for line in textwrap.wrap(text, WIDTH - len(before)))
    yield ""
    yield letter.salutation if in_english else f"{letter.salutation:^{WIDTH}}".rstrip()
    for text in letter.paragraphs:
        yield ""
        yield from textwrap.wrap(text, WIDTH)
    yield ""
    yield letter.closing
    yield ""
    yield "  ".join(part for part in (letter.post, _LINE, letter.signatory) if part)
