"""The grid as a whole: heights of long texts, the row that is written, scrolling, its own keys."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forumdesk.domain.marks import MarkKind, Marks
from forumdesk.gui.models.text_rows import TextLine, TextRowsModel
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets import paragraph_cells
from forumdesk.gui.widgets.paragraph_cells import CellAct, CellNote, GridRole, ParagraphCell, plan_cell
from forumdesk.gui.widgets.paragraph_grid import ParagraphGrid
from tests.gui.widgets.paragraph_builders import EN, KK, RU, TEXT, field, grid_of, line, mark, table

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
MANY = 120


@pytest.fixture
def grid(theme: Theme, qtbot: QtBot) -> ParagraphGrid:
    made = grid_of(theme, table(*(line(number, length=40 + number % 7 * 9) for number in range(MANY))))
    qtbot.addWidget(made)
    return made


def model_of(grid: ParagraphGrid) -> TextRowsModel:
    model = grid.model()
    assert isinstance(model, TextRowsModel)
    return model


def needed(grid: ParagraphGrid, theme: Theme, row: int) -> int:
    cells = [(grid.model().index(row, column), column) for column in (1, 2, 3)]
    return max(
        plan_cell(theme, index.data(GridRole.CELL), grid.columnWidth(column)).height
        for index, column in cells
    )


def shown_rows(grid: ParagraphGrid) -> range:
    return range(grid.rowAt(0), grid.rowAt(grid.viewport().height() - 1) + 1)


@contextmanager
def counted_layouts(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    made: list[str] = []

    def counting(text: str, *rest: object) -> QTextLayout:
        made.append(text)
        return QTextLayout(text, *rest)

    with monkeypatch.context() as patched:
        patched.setattr(paragraph_cells, "QTextLayout", counting)
        yield made


def test_opening_a_long_text_sets_the_lines_of_what_is_seen(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with counted_layouts(monkeypatch) as made:
        grid = grid_of(theme, table(*(line(number, length=60) for number in range(MANY))))
        qtbot.addWidget(grid)

    assert 0 < len(made) < MANY


def test_every_row_in_sight_has_the_height_of_its_longest_text(grid: ParagraphGrid, theme: Theme) -> None:
    for place in (0, 3000, 9000, 500):
        grid.verticalScrollBar().setValue(place)

        assert [grid.rowHeight(row) for row in shown_rows(grid)] == [
            needed(grid, theme, row) for row in shown_rows(grid)
        ]


def test_all_rows_are_measured_by_and_by(grid: ParagraphGrid, theme: Theme, qtbot: QtBot) -> None:
    right = [needed(grid, theme, row) for row in range(MANY)]

    qtbot.waitUntil(lambda: [grid.rowHeight(row) for row in range(MANY)] == right, timeout=5000)


def test_what_is_read_stays_in_its_place_while_rows_above_are_measured(theme: Theme, qtbot: QtBot) -> None:
    grid = grid_of(theme, table(*(line(number, length=30 + number % 9 * 13) for number in range(MANY))))
    qtbot.addWidget(grid)
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum() // 2)
    row = shown_rows(grid)[1]
    at = grid.rowViewportPosition(row)
    above = sum(grid.rowHeight(one) for one in range(row))

    qtbot.waitUntil(lambda: _measured(grid, theme), timeout=5000)

    assert grid.rowViewportPosition(row) == at
    assert sum(grid.rowHeight(one) for one in range(row)) != above


def _measured(grid: ParagraphGrid, theme: Theme) -> bool:
    return all(grid.rowHeight(row) == needed(grid, theme, row) for row in range(MANY))


def test_scrolling_to_a_cell_far_away_shows_the_whole_of_it(grid: ParagraphGrid) -> None:
    for row in (MANY - 1, 61, 0, 88):
        index = grid.model().index(row, 2)
        grid.scrollTo(index)

        assert grid.viewport().rect().contains(grid.visualRect(index))


def test_a_keystroke_sets_the_lines_of_no_other_paragraph(
    grid: ParagraphGrid, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = grid.model().index(2, 2)
    grid.write(index, TEXT, name="3")
    assert grid.editor is not None
    QApplication.processEvents()

    with counted_layouts(monkeypatch) as made:
        QTest.keyClicks(grid.editor, " and more")

    assert made == []


def test_the_row_grows_with_what_is_written_and_shrinks_when_it_is_left(
    grid: ParagraphGrid, theme: Theme
) -> None:
    index = grid.model().index(2, 2)
    before = grid.rowHeight(2)
    grid.write(index, TEXT, name="3")
    assert grid.editor is not None

    grid.editor.insertPlainText("\n" * 30)
    grown = grid.rowHeight(2)
    grid.leave()
    grid.settle()

    assert grown > before
    assert grid.rowHeight(2) == before == needed(grid, theme, 2)


def test_leaving_a_cell_gives_text_and_marks_to_be_kept(theme: Theme, qtbot: QtBot) -> None:
    kept: list[tuple[int, int, str, Marks]] = []

    def keep(index: QModelIndex, text: str, marks: Marks) -> bool:
        kept.append((index.row(), index.column(), text, marks))
        return True

    grid = grid_of(theme, table(line(0), line(1, ru=TEXT)), keep)
    qtbot.addWidget(grid)
    grid.write(grid.model().index(1, 2), TEXT, field(TEXT, "22 стран"), name="2")
    assert grid.editor is not None
    grid.editor.selectAll()
    QTest.keyClick(grid.editor, Qt.Key.Key_B, CTRL)

    QTest.keyClick(grid.editor, Qt.Key.Key_Escape)

    bold = mark(TEXT, TEXT, MarkKind.BOLD)
    assert kept == [(1, 2, TEXT, (bold, *field(TEXT, "22 стран")))]


def test_splitting_keeps_the_cell_first(theme: Theme, qtbot: QtBot) -> None:
    told: list[object] = []

    def keep(index: QModelIndex, text: str, marks: Marks) -> bool:
        told.append(text)
        return True

    grid = grid_of(theme, table(line(0), line(1)), keep)
    qtbot.addWidget(grid)
    grid.split_asked.connect(lambda index, place: told.append((index.row(), index.column(), place)))
    grid.write(grid.model().index(1, 2), "один", name="2")
    assert grid.editor is not None

    QTest.keyClicks(grid.editor, " two")
    QTest.keyClick(grid.editor, Qt.Key.Key_Return, CTRL | SHIFT)

    assert told == ["один two", (1, 2, 8)]
    assert grid.editor is None


def test_a_cell_that_cannot_be_kept_is_not_split(theme: Theme, qtbot: QtBot) -> None:
    grid = grid_of(theme, table(line(0)), lambda *_: False)
    qtbot.addWidget(grid)
    asked: list[int] = []
    grid.split_asked.connect(lambda _, place: asked.append(place))
    grid.write(grid.model().index(0, 1), "один", name="1")
    assert grid.editor is not None

    QTest.keyClicks(grid.editor, "x")
    QTest.keyClick(grid.editor, Qt.Key.Key_Return, CTRL | SHIFT)

    assert asked == []
    assert grid.editor is not None


@pytest.mark.parametrize(
    ("key", "modifiers", "act"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "edit"),
        (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, "confirm"),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "remove"),
        (Qt.Key.Key_Backspace, CTRL | SHIFT, "join"),
        (Qt.Key.Key_Up, ALT, "up"),
        (Qt.Key.Key_Down, ALT, "down"),
        (Qt.Key.Key_Right, ALT, "deeper"),
        (Qt.Key.Key_Left, ALT, "shallower"),
    ],
)
def test_keys_ask_for_the_acts_of_the_current_cell(
    grid: ParagraphGrid, key: Qt.Key, modifiers: Qt.KeyboardModifier, act: str
) -> None:
    asked: list[str] = []
    grid.act_asked.connect(asked.append)
    grid.setCurrentIndex(grid.model().index(1, 1))

    QTest.keyClick(grid, key, modifiers)

    assert asked == [act]
    assert grid.currentIndex() == grid.model().index(1, 1)


def _with_cell(number: int, cell: ParagraphCell) -> TextLine:
    plain = line(number)
    return replace(plain, cells={**plain.cells, RU: cell})


def _click(grid: ParagraphGrid, index: QModelIndex, at: QPoint) -> None:
    place = grid.visualRect(index).topLeft() + at
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_links_and_the_chip_of_amendments_say_their_keys(theme: Theme, qtbot: QtBot) -> None:
    stale = CellNote(icon_name="clock-counter-clockwise", token="warn", words="Out of date")
    cell = ParagraphCell(
        text=TEXT,
        notes=(stale,),
        confirm="Confirm",
        acts=(CellAct(key="compare", words="Differences"),),
        amendments="2 amendments",
    )
    grid = grid_of(theme, table(_with_cell(0, cell), line(1)))
    qtbot.addWidget(grid)
    asked: list[str] = []
    grid.act_asked.connect(asked.append)
    index = grid.model().index(0, 2)
    grid.setCurrentIndex(index)
    plan = plan_cell(theme, cell, grid.columnWidth(2))

    for area in (plan.chip, *(area for _, area in plan.links)):
        _click(grid, index, area.center())

    assert asked == ["amendments", "compare", "confirm"]
    areas = [plan.chip, *(area for _, area in plan.links)]
    assert not any(one.intersects(two) for one in areas for two in areas if one is not two)
    assert all(area.right() < grid.columnWidth(2) and area.bottom() < plan.height for area in areas)


def test_only_the_row_that_changed_is_told_and_measured(
    grid: ParagraphGrid, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [line(number, length=40 + number % 7 * 9) for number in range(MANY)]
    lines[1] = line(1, ru="Другой текст")
    told: list[tuple[int, int]] = []
    grid.model().dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))

    with counted_layouts(monkeypatch) as made:
        framed = model_of(grid).show(table(*lines))
        grid.settle()

    assert not framed
    assert told == [(1, 1)]
    assert set(made) <= {cell.text for cell in lines[1].cells.values()}


def test_a_row_put_in_leaves_scroll_and_current_cell_where_they_are(grid: ParagraphGrid) -> None:
    model = model_of(grid)
    grid.verticalScrollBar().setValue(3000)
    row = shown_rows(grid)[1]
    grid.setCurrentIndex(model.index(row, 2))
    at = grid.rowViewportPosition(row)
    lines = [line(number, length=40 + number % 7 * 9) for number in range(MANY)]

    framed = model.show(table(*lines[:2], line(500, length=60), *lines[2:]))
    grid.settle()

    assert framed
    assert grid.currentIndex() == model.index(row + 1, 2)
    assert abs(grid.rowViewportPosition(row + 1) - at) <= 1


def test_rows_taken_out_and_moved_are_shown_in_their_new_order(grid: ParagraphGrid) -> None:
    model = model_of(grid)
    lines = [line(number) for number in range(6)]
    for wanted in ([0, 1, 2], [2, 1, 0, 3], [5], [], [4, 5, 1]):
        model.show(table(*(lines[number] for number in wanted)))
        grid.settle()

        numbers = [model.index(row, 0).data(GridRole.NUMBER) for row in range(model.rowCount())]
        assert numbers == [f"{number + 1}." for number in wanted]
        assert [grid.rowHeight(row) > 1 for row in range(model.rowCount())] == [True] * len(wanted)


def test_the_number_of_the_deepest_row_fits_its_column(theme: Theme, qtbot: QtBot) -> None:
    deep = replace(line(0), number="12.10.10.10")
    grid = grid_of(theme, table(deep))
    qtbot.addWidget(grid)

    assert grid.columnWidth(0) > grid.fontMetrics().horizontalAdvance(deep.number) + 16


def test_the_languages_stand_in_their_columns(grid: ParagraphGrid) -> None:
    model = model_of(grid)

    assert [model.language(model.index(0, column)) for column in range(4)] == [None, KK, RU, EN]
