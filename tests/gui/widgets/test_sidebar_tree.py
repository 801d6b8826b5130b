import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import LIGHT, Theme
from forumdesk.gui.widgets.rows import RowRole
from forumdesk.gui.widgets.sidebar_tree import SidebarTree


def cell(text: str, **answers: object) -> QStandardItem:
    item = QStandardItem(text)
    for name, answer in answers.items():
        item.setData(answer, RowRole[name])
    return item


@pytest.fixture
def tree(theme: Theme, qtbot: QtBot) -> SidebarTree:
    made = SidebarTree(theme, name="Органдар мен отырыстар")
    model = QStandardItemModel(made)
    body = cell("Стратегиялық серіктестер форумы")
    body.appendRow(cell("2024 ж. 17 қазан, Астана", ICON="circle-fill", TONE="accent"))
    body.appendRow(cell("2023 ж. 12 қазан, Астана", ICON="lock-simple"))
    model.appendRow(body)
    model.appendRow(cell("Екіжақты келіссөздер"))
    made.setModel(model)
    qtbot.addWidget(made)
    made.resize(236, 200)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    return made


def picture(view: QAbstractItemView) -> QImage:
    return view.viewport().grab().toImage()


def test_arrows_open_a_body_and_enter_opens_a_meeting(tree: SidebarTree, qtbot: QtBot) -> None:
    tree.setCurrentIndex(tree.model().index(0, 0))
    QTest.keyClick(tree, Qt.Key.Key_Right)
    QTest.keyClick(tree, Qt.Key.Key_Down)

    with qtbot.waitSignal(tree.opened) as told:
        QTest.keyClick(tree, Qt.Key.Key_Return)

    assert told.args is not None
    assert told.args[0].data() == "2024 ж. 17 қазан, Астана"


def test_a_click_on_a_body_only_folds_it(tree: SidebarTree, qtbot: QtBot) -> None:
    body = tree.model().index(0, 0)

    with qtbot.assertNotEmitted(tree.opened):
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(body).center())

    assert tree.isExpanded(body)


def test_the_current_meeting_has_ground_and_bar(tree: SidebarTree) -> None:
    body = tree.model().index(0, 0)
    tree.expand(body)
    meeting = tree.model().index(1, 0, body)
    tree.set_open(meeting)
    tree.setCurrentIndex(body)
    tree.clearFocus()

    image = picture(tree)
    middle = tree.visualRect(meeting).center().y()

    assert image.pixelColor(7, middle) == QColor(LIGHT.accent)
    assert image.pixelColor(225, middle) == QColor(LIGHT.sel)
    assert image.pixelColor(225, 10) == QColor(LIGHT.sidebar)
