from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractItemView

from forumdesk.gui.theme import LIGHT, Theme
from forumdesk.gui.widgets.rows import RowRole
from forumdesk.gui.widgets.table_view import TableView


def picture(view: QAbstractItemView) -> QImage:
    return view.viewport().grab().toImage()


def test_rows_are_48_high_and_grow_with_the_text(table: TableView, theme: Theme) -> None:
    assert table.rowHeight(0) == 48

    theme.set_text_size(1.25)

    assert table.rowHeight(0) == 60


def test_the_current_row_has_the_selection_and_a_bar(table: TableView) -> None:
    table.selectRow(1)
    table.clearFocus()

    image = picture(table)

    assert image.pixelColor(1, 48 + 20) == QColor(LIGHT.accent)
    assert image.pixelColor(450, 48 + 5) == QColor(LIGHT.sel)
    assert image.pixelColor(450, 5) == QColor(LIGHT.surface)


def test_a_marked_cell_keeps_its_ground(table: TableView) -> None:
    table.model().setData(table.model().index(2, 1), "warn_ground", RowRole.GROUND)
    table.clearFocus()

    area = table.visualRect(table.model().index(2, 1))

    assert picture(table).pixelColor(area.right() - 3, area.top() + 3) == QColor(LIGHT.warn_ground)


def test_the_second_line_is_drawn(table: TableView) -> None:
    table.clearFocus()
    before = picture(table)

    table.model().setData(table.model().index(0, 0), "", RowRole.CAPTION)

    assert picture(table) != before
