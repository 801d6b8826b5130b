"""Lists of words in running text."""

from collections.abc import Sequence

from forumdesk.language.codes import known

# CLDR has no «және» in Kazakh lists of three and more; official Kazakh writes «А, Б және В».
# English follows the British habit: no comma before "and".
_CONJUNCTIONS = {"kk": "және", "ru": "и", "en": "and"}


def join_list(items: Sequence[str], language: str) -> str:
    """Join ``items`` as running text does: «А, Б және В», «А, Б и В», "A, B and C"; nothing gives ""."""
    conjunction = _CONJUNCTIONS[known(language)]
    *head, last = items or [""]
    return f"{', '.join(head)} {conjunction} {last}" if head else last
