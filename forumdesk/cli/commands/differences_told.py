"""Differences between a paper and what it was to be, in words and for scripts."""

from typing import Any

from forumdesk.cli.commands.verdict import notice
from forumdesk.domain.notices import Notice
from forumdesk.domain.texts import LANGUAGE_NAMES
from forumdesk.services.handout_checks import DIFFERENCE_SENTENCES, Difference

_MOST_LETTERS = 160
_NOTHING = "–"


def line_of_difference(difference: Difference) -> Notice:
    """One sentence; of a changed paragraph only the words that were replaced are told."""
    before, after = difference.before, difference.after
    if difference.words:
        before = _joined([first for first, _ in difference.words])
        after = _joined([second for _, second in difference.words])
    return notice(
        f"difference.{difference.kind.value}",
        DIFFERENCE_SENTENCES[difference.kind],
        paragraph=difference.paragraph or _NOTHING,
        language=LANGUAGE_NAMES[difference.language] if difference.language else _NOTHING,
        before=_short(before),
        after=_short(after),
        page=difference.page,
    )


def difference_as_json(difference: Difference) -> dict[str, Any]:
    """A difference with its keys; ``before`` and ``after`` are whole."""
    return {
        "kind": difference.kind.value,
        "language": difference.language.value if difference.language else None,
        "paragraph": difference.paragraph,
        "page": difference.page or None,
        "before": difference.before,
        "after": difference.after,
        "words": [list(pair) for pair in difference.words],
    }


def _joined(words: list[str]) -> str:
    return " … ".join(one or _NOTHING for one in words)


def _short(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS]}…"
