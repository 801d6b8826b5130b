"""The gate of short texts: one printable line each, every letter in the font."""

from forumdesk.documents.errors import MissingGlyphInFieldError, MissingGlyphOfPersonError
from forumdesk.documents.fonts import Face, is_plain, missing_glyphs, printable
from forumdesk.domain.texts import Language


def one_line(text: str) -> str:
    """``text`` in printable characters, in one line."""
    return " ".join(printable(text).split("\n")).strip()


def passed(text: str, face: Face, language: Language, person: str = "") -> str:
    """``text`` as it is drawn in ``face``.

    Raises MissingGlyphOfPersonError for a letter that the font lacks in what is known of ``person``, else
    MissingGlyphInFieldError.
    """
    if is_plain(text, face):
        return text
    line = one_line(text)
    for letter, _, excerpt in missing_glyphs(line, face):
        if person:
            raise MissingGlyphOfPersonError.of(one_line(person), language, letter, excerpt)
        raise MissingGlyphInFieldError.at(language, letter, excerpt)
    return line
