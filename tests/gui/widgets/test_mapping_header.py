from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.mapping_header import MappingHeader
from forumdesk.gui.widgets.painting import words_width
from forumdesk.gui.widgets.rows import RowRole


def shown(theme: Theme, qtbot: QtBot) -> tuple[QTableView, MappingHeader]:
    model = QStandardItemModel(2, 4)
    for section, (ours, theirs) in enumerate((("№", ""), ("Тегі", "Фамилия"), ("Аты", "Имя"), ("–", "тел."))):
        model.setHeaderData(section, Qt.Orientation.Horizontal, ours, Qt.ItemDataRole.DisplayRole)
        model.setHeaderData(section, Qt.Orientation.Horizontal, theirs, RowRole.CAPTION)
        spoken = f"{theirs}: {ours}"
        model.setHeaderData(section, Qt.Orientation.Horizontal, spoken, Qt.ItemDataRole.AccessibleTextRole)
    view = QTableView()
    view.setModel(model)
    header = MappingHeader(theme, first=1, parent=view)
    view.setHorizontalHeader(header)
    qtbot.addWidget(view)
    view.show()
    return view, header


def test_arrows_go_from_head_to_head_and_enter_asks_for_the_menu(theme: Theme, qtbot: QtBot) -> None:
    _view, header = shown(theme, qtbot)
    asked: list[int] = []
    header.menu_asked.connect(asked.append)
    header.setFocus()

    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_End, Qt.Key.Key_Down):
        QTest.keyClick(header, key)
    QTest.keyClick(header, Qt.Key.Key_Home)
    QTest.keyClick(header, Qt.Key.Key_Left)

    assert asked == [1, 2, 3]
    assert header.section == 1
    assert header.accessibleName() == "Фамилия: Тегі"


def test_heads_without_a_menu_ask_for_nothing(theme: Theme, qtbot: QtBot) -> None:
    _view, header = shown(theme, qtbot)
    asked: list[int] = []
    header.menu_asked.connect(asked.append)

    header.sectionClicked.emit(0)
    header.mappable = False
    header.sectionClicked.emit(2)

    assert asked == []


def test_what_a_column_is_read_as_is_never_cut(theme: Theme, qtbot: QtBot) -> None:
    _view, header = shown(theme, qtbot)

    for section, words in ((1, "Тегі"), (2, "Аты")):
        assert header.sectionSizeFromContents(section).width() > words_width(theme, words, "small_strong")
