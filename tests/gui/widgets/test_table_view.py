from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import LIGHT, Theme
from forumdesk.gui.widgets.table_view import TableView


def picture(view: QAbstractItemView) -> QImage:
    return view.viewport().grab().toImage()


def test_enter_opens_the_current_row_and_tab_leaves(table: TableView, qtbot: QtBot) -> None:
    table.setFocus()
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Down)

    with qtbot.waitSignal(table.opened) as told:
        QTest.keyClick(table, Qt.Key.Key_Return)

    assert told.args == [1]
    assert not table.tabKeyNavigation()


def test_home_and_end_go_to_the_first_and_the_last_row(table: TableView) -> None:
    table.setFocus()
    table.selectRow(1)

    for key, row in ((Qt.Key.Key_Home, 0), (Qt.Key.Key_End, table.model().rowCount() - 1)):
        QTest.keyClick(table, key)
        assert [index.row() for index in table.selectionModel().selectedRows()] == [row]


def test_heads_are_never_cut(table: TableView) -> None:
    head = table.horizontalHeader()

    for section in range(head.count()):
        words = str(table.model().headerData(section, Qt.Orientation.Horizontal))
        assert head.sectionSizeHint(section) > head.fontMetrics().horizontalAdvance(words)


def test_columns_grow_with_the_text_and_the_name_takes_the_rest(table: TableView, theme: Theme) -> None:
    table.set_column_widths({1: 120})
    assert table.columnWidth(1) == 120
    assert table.columnWidth(0) == table.viewport().width() - 120

    theme.set_text_size(1.25)

    assert table.columnWidth(1) == 150
    table.set_column_widths({1: 1})
    assert table.columnWidth(1) == table.horizontalHeader().sectionSizeHint(1)


def test_focus_is_drawn_along_the_inner_edge_of_the_table(table: TableView) -> None:
    table.selectRow(1)
    table.clearFocus()
    without = picture(table)

    table.setFocus()
    with_focus = picture(table)

    right = with_focus.width() - 1
    assert without.pixelColor(right, 20) == QColor(LIGHT.surface)
    assert with_focus.pixelColor(right, 20) == QColor(LIGHT.accent)
