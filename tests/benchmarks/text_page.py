"""The page of the recommendations opened on a register with 800 rows in three languages, against its grid alone.

Both are painted. Here the milliseconds count as well: a person waits until the text is there.
"""

import atexit
import time
from collections.abc import Callable
from functools import cache

from PySide6.QtWidgets import QApplication

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language
from forumdesk.gui.pages.recommendations.page import RecommendationsPage
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.workspace import Workspace
from tests import builders
from tests.benchmarks import aligned_text
from tests.benchmarks._register import folder
from tests.benchmarks.aligned_text import PARAGRAPHS, dressed, texts
from tests.benchmarks.aligned_text_opening import OPENING
from tests.gui.pages.open_pages import WIDE, settle, workspace_of

TITLE = "opening the page of a text of 800 rows in a register, painted"
LIMIT = 6.0
_POINTS = 9
"""To each recommendation."""


def ours() -> Callable[[], object]:
    """The page made anew, the register read again; only the first time the text is looked through as well."""
    print(_first_time())
    idle = Tasks()
    idle.close()

    def open_page() -> None:
        _close(opened(idle))

    return open_page


def base() -> Callable[[], object]:
    """The grid with the same words, which are there already."""

    def open_grid() -> object:
        grid, model = aligned_text.opened()
        grid.hide()
        grid.deleteLater()
        return model

    return open_grid


def opened(tasks: Tasks) -> RecommendationsPage:
    """The page with the whole text, painted; its findings are looked for by ``tasks``."""
    made, meeting_id = _workspace()
    page = RecommendationsPage(made, meeting_id, tasks=tasks, checks_spelling=False)
    page.resize(*WIDE)
    page.show()
    settle()
    page.grab()
    return page


@cache
def working() -> Tasks:
    """A worker, closed before the register is."""
    _workspace()
    made = Tasks()
    atexit.register(made.close)
    return made


def _first_time() -> str:
    tasks = working()
    start = time.perf_counter()
    page = opened(tasks)
    taken = (time.perf_counter() - start) * 1000
    while page.looking.is_at_work:
        QApplication.processEvents()
    _close(page)
    verdict = "good" if taken < OPENING else "over the limit"
    return f"  the first time: {taken:.1f} ms (limit {OPENING:.0f}, {verdict})"


def _close(page: RecommendationsPage) -> None:
    page.hide()
    page.deleteLater()


@cache
def _workspace() -> tuple[Workspace, MeetingId]:
    """A register with the text, every tenth row a recommendation, the others its points."""
    theme = dressed()
    register = builders.registers().create(folder() / "text.forumdesk")
    atexit.register(register.close)
    parts = [Part.POINT if place % (_POINTS + 1) else Part.RECOMMENDATION for place in range(PARAGRAPHS)]
    meeting_id = None
    for language in Language:
        written = {place: line.cells[language].text for place, line in enumerate(texts().lines)}
        proposal = builders.resolution(language, parts, changed=written)
        meeting_id = register.importer.resolution(proposal, meeting_id).meeting_id
    assert meeting_id is not None
    register.importer.participants(builders.people(), meeting_id)
    made = workspace_of(register, theme, "ru")
    atexit.register(made.bridge.close)
    return made, meeting_id
