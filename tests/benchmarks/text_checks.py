"""All checks of 100 rows of 60 words in three languages, against cutting the rows into words twenty times."""

import re
from collections.abc import Callable

from forumdesk.language.checks import Surroundings, check_row
from tests.benchmarks.aligned_text import texts

TITLE = "checks of 100 rows in three languages"
LIMIT = 2.0
_ROWS = 100
_WORDS = re.compile(r"\w+|\s+|[^\w\s]+")


def _rows() -> list[dict[str, str]]:
    return [{one.value: cell.text for one, cell in line.cells.items()} for line in texts().lines[:_ROWS]]


def ours() -> Callable[[], object]:
    """Every row anew."""
    rows, around = _rows(), Surroundings(numbers=frozenset({"1", "1.1"}), counts={"recommendations": 3})
    return lambda: [check_row(row, around) for row in rows]


def base() -> Callable[[], object]:
    """The same words, read by the plainest of patterns."""
    rows = _rows()
    return lambda: [_WORDS.findall(text) for _ in range(20) for row in rows for text in row.values()]
