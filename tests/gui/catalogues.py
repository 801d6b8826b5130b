"""The words of the window, read once for all tests of a run: reading 3,000 messages takes 80 ms."""

from functools import cache

from forumdesk.foundation.paths import translations_folder
from forumdesk.language.catalogue import Catalogue, load_catalogue


@cache
def catalogue(language: str) -> Catalogue:
    """The window's words in a language."""
    return load_catalogue(translations_folder(), str(language), "interface")
