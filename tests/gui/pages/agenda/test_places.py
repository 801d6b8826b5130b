"""Moving items of the agenda by keyboard, by the pop-out and by the mouse."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.models.agenda import ITEM, NUMBER
from forumdesk.gui.pages.agenda.page import AgendaPage
from forumdesk.gui.pages.agenda.places import Where
from forumdesk.services.register import Register
from tests.gui.pages.agenda.builders import column, selected
from tests.gui.pages.lists_builders import deeds, press, settle, write

ALT = Qt.KeyboardModifier.AltModifier


def drop(page: AgendaPage, row: int, on: int, share: float) -> None:
    """Drop the item of a row on another row, at a share of its height from the top; a row of -1 is below all."""
    table = page.table
    data = page.model.mimeData([page.model.index(row, ITEM)])
    y = table.viewport().height() - 2
    if on >= 0:
        y = table.rowViewportPosition(on) + round(share * table.rowHeight(on))
    event = QDropEvent(
        QPointF(120, y),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    table.dropEvent(event)
    settle()


def test_alt_right_and_left_change_the_level(page: AgendaPage, register: Register) -> None:
    before = deeds(register)
    page.select_row(4)

    press(page.table, Qt.Key.Key_Right, ALT)
    assert (selected(page).number, selected(page).title.kk) == ("2.3", "Үзіліс")
    assert column(page, NUMBER) == ["1", "2", "2.1", "2.2", "2.3", "3"]

    press(page.table, Qt.Key.Key_Left, ALT)
    assert selected(page).number == "3"
    assert deeds(register) == ["agenda.moved", "agenda.moved", *before]
    assert page.table.hasFocus()


def test_the_third_level_shows_its_letter_and_says_its_whole_number(page: AgendaPage) -> None:
    page.select_row(3)

    press(page.table, Qt.Key.Key_Right, ALT)

    assert column(page, NUMBER)[3] == "(a)"
    assert page.model.index(3, NUMBER).data(Qt.ItemDataRole.AccessibleTextRole) == "2.1(a)"


@pytest.mark.parametrize(
    ("row", "on", "share", "titles"),
    [
        (5, 0, 0.1, ["Жабылуы", "Ашылуы", "Пленарлық отырыс", "Қос диплом", "Сапа", "Үзіліс"]),
        (4, 0, 0.5, ["Ашылуы", "Үзіліс", "Пленарлық отырыс", "Қос диплом", "Сапа", "Жабылуы"]),
        (0, 5, 0.9, ["Пленарлық отырыс", "Қос диплом", "Сапа", "Үзіліс", "Жабылуы", "Ашылуы"]),
        (0, 1, 0.9, ["Пленарлық отырыс", "Ашылуы", "Қос диплом", "Сапа", "Үзіліс", "Жабылуы"]),
        (2, -1, 0.0, ["Ашылуы", "Пленарлық отырыс", "Сапа", "Үзіліс", "Жабылуы", "Қос диплом"]),
    ],
    ids=["before", "below", "behind", "before the first sub-item", "behind all"],
)
def test_a_dropped_item_goes_where_it_was_dropped_as_one_step(
    page: AgendaPage,
    register: Register,
    meeting_id: MeetingId,
    row: int,
    on: int,
    share: float,
    titles: list[str],
) -> None:
    before, kept = register.agendas.items(meeting_id), deeds(register)
    moved = page.model.items[row].title

    drop(page, row, on, share)

    assert column(page, ITEM) == titles
    assert selected(page).title == moved
    assert deeds(register) == ["agenda.moved", *kept]
    register.history.undo()
    assert register.agendas.items(meeting_id) == before


@pytest.mark.parametrize(("row", "on"), [(1, 1), (1, 2)], ids=["itself", "its sub-item"])
def test_an_item_dropped_into_itself_is_refused_in_words(
    page: AgendaPage, register: Register, row: int, on: int
) -> None:
    before, rows = deeds(register), column(page, ITEM)

    drop(page, row, on, 0.5)

    assert page.message_bar.isVisible()
    assert "2" in page.message_bar.accessibleName()
    assert (deeds(register), column(page, ITEM)) == (before, rows)


def test_an_item_dropped_where_it_stands_is_no_deed(page: AgendaPage, register: Register) -> None:
    before = deeds(register)

    drop(page, 4, 4, 0.1)
    drop(page, 4, 5, 0.1)

    assert deeds(register) == before
    assert page.message_bar.isHidden()


def test_something_else_that_is_dropped_is_left_alone(page: AgendaPage, register: Register) -> None:
    before = deeds(register)
    data = QMimeData()
    data.setData("application/x-forumdesk-agenda-item", b"not an identifier")
    event = QDropEvent(
        QPointF(120, 20),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

    page.table.dropEvent(event)

    assert deeds(register) == before


# The pop-out.


def test_a_place_is_chosen_by_keyboard(page: AgendaPage, register: Register) -> None:
    before = deeds(register)
    page.select_row(5)
    page.item_panel.move_button.click()
    settle()
    popup = page.move_popup
    assert popup.isVisible()
    assert "Жабылуы" not in [one.title.kk for one in popup.model.items]

    write(popup.find_field, "сапа")
    assert [one.number for one in popup.model.items] == ["2.2"]
    popup.where_row.set_current(Where.BEFORE.value)
    press(popup.find_field, Qt.Key.Key_Return)

    assert popup.isHidden()
    assert (selected(page).number, selected(page).title.kk) == ("2.2", "Жабылуы")
    assert deeds(register) == ["agenda.moved", *before]
    assert page.table.hasFocus()


def test_arrows_choose_item_and_side_and_escape_leaves(page: AgendaPage, register: Register) -> None:
    before = deeds(register)
    page.select_row(0)
    page.deeds.ask_place()
    popup = page.move_popup
    assert popup.where_row.current == Where.BEHIND.value

    press(popup.find_field, Qt.Key.Key_Down)
    assert popup.list.currentIndex().row() == 1
    press(popup.find_field, Qt.Key.Key_Up)
    assert popup.list.currentIndex().row() == 0
    popup.list.setFocus()
    press(popup.list, Qt.Key.Key_Left)
    assert popup.where_row.current == Where.BELOW.value

    press(popup.list, Qt.Key.Key_Escape)
    assert popup.isHidden()
    assert deeds(register) == before


def test_the_menu_key_offers_the_acts_of_a_row(page: AgendaPage) -> None:
    page.select_row(4)
    page.table.menu_asked.emit(QPoint(10, 10))
    menu = page.row_menu

    assert menu.isVisible()
    indent = next(one for one in menu.actions() if one.text().endswith("Alt+→"))
    menu.hide()
    indent.trigger()
    QApplication.processEvents()

    assert selected(page).number == "2.3"
