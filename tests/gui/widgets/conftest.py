"""Models and views the tests of tables share."""

import pytest
from PySide6.QtGui import QStandardItem, QStandardItemModel
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.rows import RowRole, TwoLineDelegate
from forumdesk.gui.widgets.table_view import TableView


def cell(text: str, **answers: object) -> QStandardItem:
    item = QStandardItem(text)
    for name, answer in answers.items():
        item.setData(answer, RowRole[name])
    return item


def people() -> QStandardItemModel:
    model = QStandardItemModel()
    model.setHorizontalHeaderLabels(["Қатысушы", "Келуі"])
    for name in ("Әбенов Болат", "Бомон Клэр", "Ғабитова Мадина"):
        model.appendRow(
            [
                cell(name, CAPTION="Семей техникалық университеті, ректор"),
                cell("09:02", ICON="check-circle-fill", ICON_TONE="ok", STRONG=True),
            ]
        )
    return model


@pytest.fixture
def table(theme: Theme, qtbot: QtBot) -> TableView:
    made = TableView(theme, name="Қатысушылар", delegate=TwoLineDelegate(theme))
    qtbot.addWidget(made)
    made.setModel(people())
    made.model().setParent(made)
    made.resize(500, 300)
    with qtbot.waitActive(made):
        made.show()
    return made
