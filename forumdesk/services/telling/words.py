"""Deeds as sentences, and which deeds a word of a sentence means."""

import re
from collections.abc import Mapping
from typing import Any, Final, Protocol

from forumdesk.language.catalogue import Catalogue
from forumdesk.language.collation import search_fold
from forumdesk.services.deed_names import DEED_NAMES, UNDONE_NAMES, deed_name, undo_frame

_FIELD: Final = re.compile(r"\{[^}]*\}")


class Named(Protocol):
    """A deed as the journal has it."""

    @property
    def code(self) -> str:
        """What was done."""

    @property
    def values(self) -> Mapping[str, Any]:
        """With whom or what."""


def sentence_of(deed: Named, catalogue: Catalogue) -> str:
    """What was done, in the catalogue's language: "participant changed: …", "undone: …"."""
    name = catalogue.sentence(deed_name(deed.code, deed.values))
    frame = undo_frame(deed.code)
    return catalogue.gettext(frame).format(deed=name) if frame else name


def words_of(text: str) -> tuple[str, ...]:
    """What somebody types to find, word by word."""
    return tuple(dict.fromkeys(text.split()))


def codes_by_word(words: tuple[str, ...], catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """For each word the codes of deeds whose sentence contains it in the catalogue's language."""
    sentences = {
        code: search_fold(_FIELD.sub(" ", catalogue.gettext(message)))
        for code, message in (DEED_NAMES | UNDONE_NAMES).items()
    }
    found: dict[str, tuple[str, ...]] = {}
    for word in words:
        wanted = search_fold(word)
        found[word] = tuple(code for code, sentence in sentences.items() if wanted and wanted in sentence)
    return found
