import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTabBar
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.page_tabs import PageTab, PageTabs

PAGES = [
    PageTab(key="overview", text="Шолу"),
    PageTab(key="participants", text="Қатысушылар", count="312"),
    PageTab(key="agenda", text="Күн тәртібі"),
    PageTab(key="recommendations", text="Ұсынымдар", count="3"),
    PageTab(key="history", text="Тарих"),
]


@pytest.fixture
def tabs(theme: Theme, qtbot: QtBot) -> PageTabs:
    made = PageTabs(theme, PAGES, name="Отырыс беттері", more="Тағы")
    qtbot.addWidget(made)
    made.resize(900, 40)
    with qtbot.waitActive(made):
        made.show()
    return made


def heard(tabs: PageTabs) -> list[str]:
    keys: list[str] = []
    tabs.page_chosen.connect(keys.append)
    return keys


def test_arrows_go_through_the_pages(tabs: PageTabs, qtbot: QtBot) -> None:
    keys = heard(tabs)
    tabs.setFocus()
    row = QApplication.focusWidget()
    assert isinstance(row, QTabBar)

    QTest.keyClick(row, Qt.Key.Key_Right)
    QTest.keyClick(row, Qt.Key.Key_Right)
    QTest.keyClick(row, Qt.Key.Key_Left)

    assert keys == ["participants", "agenda", "participants"]


def test_the_window_can_step_and_stops_at_the_ends(tabs: PageTabs) -> None:
    keys = heard(tabs)

    tabs.choose_next(-1)
    tabs.choose_next(1)
    tabs.choose_next(9)

    assert keys == ["participants", "history"]


def test_all_pages_are_shown_where_there_is_room(tabs: PageTabs) -> None:
    assert tabs.hidden_keys == []
    assert not tabs.findChildren(Button)[0].isVisible()


def test_pages_without_room_wait_under_more_but_never_the_current_one(tabs: PageTabs) -> None:
    tabs.set_current("history")

    tabs.resize(300, 40)

    assert "history" not in tabs.hidden_keys
    assert "recommendations" in tabs.hidden_keys
    assert tabs.findChildren(Button)[0].isVisible()
    assert tabs.current == "history"


def test_a_page_chosen_under_more_becomes_current_and_is_told(tabs: PageTabs, qtbot: QtBot) -> None:
    tabs.resize(300, 40)
    keys = heard(tabs)
    QTest.mouseClick(tabs.findChildren(Button)[0], Qt.MouseButton.LeftButton)
    menu = tabs.findChildren(QMenu)[0]

    menu.actions()[-1].trigger()

    menu.close()
    assert keys == ["history"]
    assert "history" not in tabs.hidden_keys


def test_new_words_keep_the_current_page_and_name_the_counts(tabs: PageTabs) -> None:
    tabs.set_current("agenda")
    keys = heard(tabs)

    tabs.set_texts(
        [PageTab(key=tab.key, text=tab.text.upper(), count="5") for tab in PAGES], name="Страницы", more="Ещё"
    )

    row = tabs.findChildren(QTabBar)[0]
    assert tabs.current == "agenda"
    assert keys == []
    assert row.accessibleTabName(1) == "ҚАТЫСУШЫЛАР 5"
    assert row.accessibleName() == "Страницы"


def test_no_tab_is_cut_at_any_text_size(tabs: PageTabs, theme: Theme) -> None:
    theme.set_text_size(1.4)
    row = tabs.findChildren(QTabBar)[0]

    for place, tab in enumerate(PAGES):
        if row.isTabVisible(place):
            assert row.tabRect(place).width() >= row.fontMetrics().horizontalAdvance(tab.text)
