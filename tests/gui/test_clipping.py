"""The helper that looks for cut words finds them."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.labels import Label, NameLabel
from tests.gui.clipping import clipped


def test_cut_words_are_found_and_names_may_be_cut(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(400, 300)
    fitting = Label(theme, "Барлығы", parent=page)
    narrow = Label(theme, "Барлығы 310 қатысушы", parent=page)
    low = Label(theme, "Бұл сүзгілерге ешкім сай келмейді.", wraps=True, parent=page)
    beyond = Button(theme, "Қосу", parent=page)
    name = NameLabel(theme, "Жұмабекова Айгүл Серікқызы")
    name.setParent(page)
    fitting.adjustSize()
    narrow.resize(40, 20)
    low.resize(80, 20)
    beyond.setGeometry(380, 0, 90, 32)
    name.resize(40, 20)
    page.show()

    assert sorted(clipped(page)) == sorted([narrow.text(), low.text(), beyond.text()])
