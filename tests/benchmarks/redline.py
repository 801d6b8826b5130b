"""Differences by words of tangled texts of 10,000 characters, against cutting the texts into words."""

import re
from collections.abc import Callable

from forumdesk.domain.redline import redline
from tests.domain.test_redline import WORST

TITLE = "redline of tangled texts of 10,000 characters"
LIMIT = 25.0
_WORDS = re.compile(r"\w+|\s+|[^\w\s]+")


def ours() -> Callable[[], object]:
    """Each against each turned round."""
    turned = [text[::-1] for text in WORST]
    return lambda: [redline(before, after) for before in WORST for after in turned]


def base() -> Callable[[], object]:
    """The same texts, each cut into words as often."""
    return lambda: [_WORDS.findall(text) for text in WORST for _ in range(2 * len(WORST))]
