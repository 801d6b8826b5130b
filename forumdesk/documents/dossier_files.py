"""Names of the files in a dossier: they come from outside, and none may stop it from being printed."""

import re
import unicodedata

from forumdesk.documents.fonts import Face, missing_glyphs
from forumdesk.documents.gate import one_line

_NAMELESS = "paper"
_UNKNOWN = "?"
_FOLDERS = re.compile(r"[/\\]")
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}  # control characters, marks that turn the writing, line ends
_VARIANTS = range(0xFE00, 0xFE10)  # marks that choose the look of the letter before them


def attached_name(name: str) -> str:
    """``name`` without folders and without what cannot be seen; never empty.

    What is unseen could hide the true ending of a file. Letters stay, whatever their script: the reading program
    has its own fonts.
    """
    visible = "".join(char for char in name if unicodedata.category(char) not in _UNSEEN)
    parts = [part.strip().rstrip(" .") for part in _FOLDERS.split(unicodedata.normalize("NFC", visible))]
    return next((part for part in reversed(parts) if part), _NAMELESS)


def shown_name(name: str) -> str:
    """:func:`attached_name` as it is printed: a question mark for each letter that no font has."""
    plain = "".join(char for char in attached_name(name) if ord(char) not in _VARIANTS)
    line = one_line(plain)
    missing = {ord(letter): _UNKNOWN for letter, _, _ in missing_glyphs(line, Face.BOLD)}
    return line.translate(missing) or _NAMELESS
