"""How a paragraph of an exported document names its row, so that it is known again when the document comes back."""

import hashlib
import re
from uuid import UUID

from forumdesk.domain.identifiers import RowId
from forumdesk.domain.texts import Language

_NAME = re.compile(r"f_(?P<language>kk|ru|en)_(?P<row>[0-9a-z]{25})_(?P<hash>[0-9a-f]{8})(?:_\d+)?")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
MEETING_PROPERTY = "ForumDeskMeeting"
"""The custom property of a document that holds the identifier of its meeting."""
EXPORTED_PROPERTY = "ForumDeskExported"
"""The custom property that holds the moment of the export, RFC 3339 in UTC."""
OWN_BOOKMARK = "f_own_"
"""How the names of bookmarks begin that stand around words which the paper adds and no row has."""


def short_hash(text: str) -> str:
    """Eight hexadecimal digits of the SHA-256 of ``text``: enough to tell that a paragraph was not touched."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def bookmark_name(row_id: RowId | str, language: Language, text: str) -> str:
    """The bookmark around a row's words; 39 characters, for Word cuts names at 40 and knows no hyphen."""
    number, digits = UUID(str(row_id)).int, ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return f"f_{language.value}_{digits.rjust(25, '0')}_{short_hash(text)}"


def read_bookmark(name: str) -> tuple[RowId, Language, str] | None:
    """Row, language and hash of the exported text; None for a bookmark of somebody else."""
    match = _NAME.fullmatch(name.casefold())
    if match is None or (number := int(match["row"], 36)) >= 1 << 128:
        return None
    return RowId(UUID(int=number)), Language(match["language"]), match["hash"]
