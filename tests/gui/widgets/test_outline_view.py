"""The outline at the left of pages: one stop, and boxes that are ticked by Space or by a click on them."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.outline_view import OutlineView
from forumdesk.gui.widgets.rows import RowRole


@pytest.fixture
def outline(theme: Theme, qtbot: QtBot) -> OutlineView:
    model = QStandardItemModel()
    for title, has_box in (("Head", False), ("1  Opening", True)):
        item = QStandardItem(title)
        item.setData("check", RowRole.ICON)
        item.setData("ok", RowRole.TONE)
        if has_box:
            item.setData(Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
        model.appendRow(item)
    made = OutlineView(theme, model)
    model.setParent(made)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.setCurrentIndex(model.index(0, 0))
    return made


def test_space_ticks_a_row_that_has_a_box(outline: OutlineView) -> None:
    told: list[int] = []
    outline.ticked.connect(lambda index: told.append(index.row()))

    QTest.keyClick(outline, Qt.Key.Key_Space)
    QTest.keyClick(outline, Qt.Key.Key_Down)
    QTest.keyClick(outline, Qt.Key.Key_Space)

    assert told == [1]


def test_a_click_ticks_on_the_box_only(outline: OutlineView) -> None:
    told: list[int] = []
    outline.ticked.connect(lambda index: told.append(index.row()))
    row = outline.visualRect(outline.model().index(1, 0))

    for x in (20, row.width() - 60):
        QTest.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, row.center().y()))

    assert told == [1]
