"""What the tests of the text ask of its page."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.resolutions import CellState, Part, Row
from forumdesk.domain.texts import Language
from forumdesk.gui.pages.recommendations.page import RecommendationsPage
from forumdesk.gui.widgets.paragraph_cells import GridRole, ParagraphCell
from forumdesk.gui.widgets.paragraph_editor import ParagraphEditor
from forumdesk.gui.workspace import Workspace

KK, RU, EN = Language.KK, Language.RU, Language.EN
Make = Callable[[Workspace, MeetingId], RecommendationsPage]


def row_of(page: RecommendationsPage, part: Part, place: int = 0) -> RowId:
    text = page.register.resolutions.text(page.meeting_id)
    return [row.id for row in text.rows if row.part is part][place]


def text_of(page: RecommendationsPage, row_id: RowId, language: Language) -> str:
    return page.register.resolutions.text(page.meeting_id).row(row_id).text.get(language)


def state_of(page: RecommendationsPage, row_id: RowId, language: Language) -> CellState:
    return page.register.resolutions.text(page.meeting_id).row(row_id).state(language)


def index_of(page: RecommendationsPage, row_id: RowId, language: Language) -> QModelIndex:
    index = page.grid.model().index_of(row_id, language)  # type: ignore[attr-defined]
    assert isinstance(index, QModelIndex)
    return index


def stand_at(page: RecommendationsPage, row_id: RowId, language: Language) -> None:
    page.grid.setCurrentIndex(index_of(page, row_id, language))
    page.grid.setFocus()


def cell_at(page: RecommendationsPage, row_id: RowId, language: Language) -> ParagraphCell:
    cell = index_of(page, row_id, language).data(GridRole.CELL)
    assert isinstance(cell, ParagraphCell)
    return cell


def editor(page: RecommendationsPage) -> ParagraphEditor:
    assert page.grid.editor is not None
    return page.grid.editor


def groups(page: RecommendationsPage) -> list[str]:
    model = page.grid.model()
    return [words for row in range(model.rowCount()) if (words := model.index(row, 0).data(GridRole.GROUP))]


def numbers(page: RecommendationsPage) -> list[str]:
    model = page.grid.model()
    return [model.index(row, 0).data(GridRole.NUMBER) for row in range(model.rowCount())]


def journal_length(page: RecommendationsPage) -> int:
    return len(page.register.journal.entries())


def rows_of(page: RecommendationsPage) -> tuple[Row, ...]:
    return page.register.resolutions.text(page.meeting_id).rows


def looked_through(page: RecommendationsPage, qtbot: QtBot) -> None:
    """Wait until the text was looked through in the worker."""
    qtbot.waitUntil(lambda: not page.looking.is_at_work, timeout=15000)
    QTest.qWait(0)
