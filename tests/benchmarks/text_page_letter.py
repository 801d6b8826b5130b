"""A letter typed on the page of a text of 800 rows while its findings are computed, against a bare text field.

The text is being looked through all the while, so the base is typed into beside the same work. Here the milliseconds
count as well: a person waits for every letter.
"""

import time
from collections.abc import Callable
from itertools import cycle

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from forumdesk.gui.pages.recommendations.page import RecommendationsPage
from tests.benchmarks import aligned_text
from tests.benchmarks.aligned_text import KEYSTROKE
from tests.benchmarks.text_page import opened, working

TITLE = "a letter on the page of 800 rows while findings are computed, painted"
LIMIT = 6.0
_KEYS = (*[Qt.Key.Key_A] * 5, Qt.Key.Key_Space)


def ours() -> Callable[[], object]:
    """The page with an editor open."""
    page, keys = opened(working()), cycle(_KEYS)
    page.grid.setCurrentIndex(page.grid.model().index(3, 2))
    page.edit_selected()
    QApplication.processEvents()
    print(_slowest(page))
    return lambda: _type(page, next(keys))


def base() -> Callable[[], object]:
    """Qt's own field with a paragraph of the same length."""
    return aligned_text.base()


def _type(page: RecommendationsPage, key: Qt.Key) -> float:
    """Type while the text is looked through; how many milliseconds it took."""
    page.looking.look()
    editor = page.grid.editor
    assert editor is not None
    start = time.perf_counter()
    QTest.keyClick(editor, key)
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000


def _slowest(page: RecommendationsPage) -> str:
    taken = [_type(page, key) for key in _KEYS * 10]
    assert page.looking.is_at_work
    verdict = "good" if max(taken) < KEYSTROKE else "over the limit"
    return f"  the slowest of {len(taken)} letters: {max(taken):.1f} ms (limit {KEYSTROKE:.0f}, {verdict})"
