"""Every widget a person can reach has a name, and follows theme and text size."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import DARK, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.chip import Chip
from forumdesk.gui.widgets.choice_field import ChoiceField
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.detail_panel import DetailField, DetailGroup, DetailPanel
from forumdesk.gui.widgets.empty_page import EmptyPage
from forumdesk.gui.widgets.field_block import FieldBlock, TextArea, TextField
from forumdesk.gui.widgets.find_field import FindField
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.icon_view import IconView
from forumdesk.gui.widgets.labels import HairLine, KeyHint
from forumdesk.gui.widgets.message_bar import Act, Message, MessageBar
from forumdesk.gui.widgets.page_bar import PageBar
from forumdesk.gui.widgets.page_tabs import PageTab, PageTabs
from forumdesk.gui.widgets.page_view import PageView
from forumdesk.gui.widgets.pill_bar import PillBar
from forumdesk.gui.widgets.progress_line import ProgressLine
from forumdesk.gui.widgets.segmented import LanguageSwitch
from forumdesk.gui.widgets.sidebar_tree import SidebarTree
from forumdesk.gui.widgets.status_bar import StatusBar
from forumdesk.gui.widgets.table_view import TableView


def white_page(index: int, scale: float) -> QImage:
    image = QImage(round(100 * scale), round(140 * scale), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    return image


def small_model() -> QStandardItemModel:
    model = QStandardItemModel()
    model.setHorizontalHeaderLabels(["Қатысушы", "Ел"])
    model.appendRow([QStandardItem("Әбенов Болат"), QStandardItem("Қазақстан")])
    return model


def make_all(theme: Theme) -> list[QWidget]:
    bar = PageBar(theme)
    bar.add_left(FindField(theme, "Аты", name="Қатысушылардан іздеу"))
    bar.add_left(PillBar(theme, [Choice(key="a", text="Барлығы", count="3")], name="Сүзгі"))
    bar.add_right(Button(theme, "Қосу", kind="main", icon_name="plus"))
    message = MessageBar(theme)
    message.show_message(
        Message(kind="bad", sentence="Болмайды.", acts=[Act(text="Өту", run=list)], dismiss="Жабу")
    )
    empty = EmptyPage(theme, "hand")
    empty.set_texts("Әзірге ұсыным жоқ.", "Көмек.", main="Жазу", link="Word мәтінінен")
    panel = DetailPanel(theme, close="Жабу")
    panel.set_head("Айгүл Жұмабекова", "Директор")
    panel.set_acts([Button(theme, "Бейдж")])
    panel.set_groups([DetailGroup(fields=[DetailField(label="Елі", value="Қазақстан")])])
    status = StatusBar(theme)
    status.set_kept("Бәрі сақталды 10:42")
    status.set_last_act("Келуі белгіленді", undo="Болдырмау")
    table = TableView(theme, name="Қатысушылар")
    table.setModel(small_model())
    tree = SidebarTree(theme, name="Органдар мен отырыстар")
    tree.setModel(small_model())
    pages = PageView(theme, white_page, name="Қарар")
    pages.set_pages(2, QSizeF(100, 140))
    choice = ChoiceField(theme, name="Бөлгіш", caption="Бөлгіш:")
    choice.addItem("нүктелі үтір")
    return [
        bar,
        message,
        empty,
        panel,
        status,
        table,
        tree,
        pages,
        choice,
        LanguageSwitch(theme, name="Терезе тілі", names=("Қазақша", "Русский", "English")),
        PageTabs(theme, [PageTab(key="a", text="Шолу")], name="Беттер", more="Тағы"),
        ProgressLine(theme, cancel="Бас тарту"),
        FieldBlock(theme, TextField(theme), "Елі", help_line="Көмек."),
        FieldBlock(theme, TextArea(theme), "Мәтін"),
        Button(theme, icon_name="x", name="Жабу", kind="flat"),
        Chip(theme, "Кворум бар", kind="ok", icon_name="check-circle", sentence="Кворум бар: 120-дан 96"),
    ]


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> Iterator[QWidget]:
    host = Ground(theme)
    host.resize(1000, 2600)
    layout = QVBoxLayout(host)
    for widget in make_all(theme):
        layout.addWidget(widget)
    qtbot.addWidget(host)
    host.show()
    yield host
    host.close()


def reachable(window: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.objectName().startswith("qt_")
        and widget.metaObject().className()
        not in ("QComboBoxListView", "QComboBoxPrivateContainer", "QToolButton")
    ]


def test_every_widget_that_takes_focus_has_an_accessible_name(window: QWidget) -> None:
    found = reachable(window)

    nameless = [
        widget.metaObject().className()
        for widget in found
        if not widget.isHidden()
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert len(found) > 15
    assert nameless == []


def test_every_widget_that_takes_focus_shows_it(window: QWidget, qtbot: QtBot) -> None:
    blind = []
    with qtbot.waitActive(window):
        window.activateWindow()
    for widget in reachable(window):
        if not widget.isVisible() or widget.focusPolicy() == Qt.FocusPolicy.ClickFocus:
            continue
        widget.clearFocus()
        before = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if widget.hasFocus() and widget.grab().toImage() == before:
            blind.append(widget.metaObject().className())

    assert blind == []


def test_nothing_that_is_clicked_is_smaller_than_24(window: QWidget) -> None:
    for button in window.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.width() >= 24, button.text()
            assert button.height() >= 24, button.text()


def test_another_mode_reaches_every_colour_on_the_window(window: QWidget, theme: Theme) -> None:
    theme.set_mode("dark")

    image = window.grab().toImage()

    assert image.pixelColor(2, 2) == QColor(DARK.surface)
    for label in window.findChildren(QLabel):
        assert label.palette().windowText().color().lightness() > 90, label.text()


def test_no_word_is_cut_when_the_text_is_largest(window: QWidget, theme: Theme) -> None:
    theme.set_text_size(1.4)

    for widget in window.findChildren(QAbstractButton):
        if widget.isVisible() and widget.text():
            assert widget.sizeHint().width() > widget.fontMetrics().horizontalAdvance(widget.text())
    for field in window.findChildren(QLineEdit):
        assert field.minimumHeight() >= field.fontMetrics().height()


def test_a_destroyed_widget_no_longer_listens_to_the_theme(theme: Theme, qtbot: QtBot) -> None:
    host = QWidget()
    for widget in [*make_all(theme), HairLine(theme), IconView(theme, "hand"), KeyHint(theme, "F8")]:
        widget.setParent(host)
    shiboken6.delete(host)

    # pytest-qt fails the test if a slot of a destroyed widget is called.
    theme.set_mode("dark")
    theme.set_text_size(1.2)
    QApplication.processEvents()

    assert theme.is_dark


def test_every_kind_of_control_has_its_role_for_screen_readers(window: QWidget) -> None:
    roles = {
        widget.metaObject().className(): QAccessible.queryAccessibleInterface(widget).role()
        for widget in reachable(window)
    }

    assert roles["Button"] == QAccessible.Role.PushButton
    assert roles["_Pill"] == QAccessible.Role.RadioButton
    assert roles["_Segment"] == QAccessible.Role.RadioButton
    assert roles["_TabRow"] == QAccessible.Role.PageTabList
    assert roles["TableView"] == QAccessible.Role.Table
    assert roles["SidebarTree"] == QAccessible.Role.Tree
