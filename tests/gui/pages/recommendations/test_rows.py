"""Rows taken apart, joined, moved and made another part, by keyboard and by menu."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from forumdesk.domain.marks import MarkKind
from forumdesk.domain.resolutions import CellState, Numbering, Part, Stage
from forumdesk.gui.pages.recommendations.page import RecommendationsPage
from tests import builders
from tests.gui.pages.open_pages import settle, type_text
from tests.gui.pages.recommendations.text_page import (
    EN,
    KK,
    RU,
    editor,
    index_of,
    numbers,
    row_of,
    rows_of,
    stand_at,
    state_of,
    text_of,
)

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def menu_acts(menu: QMenu) -> dict[str, object]:
    return {action.text().split("\t")[0]: action for action in menu.actions()}


def test_a_row_is_split_in_all_languages_and_writing_goes_on_in_the_lower(
    page: RecommendationsPage, qtbot: QtBot
) -> None:
    point = row_of(page, Part.POINT)
    before = len(rows_of(page))
    stand_at(page, point, RU)
    QTest.keyClick(page.grid, Qt.Key.Key_F2)
    cursor = editor(page).textCursor()
    cursor.setPosition(text_of(page, point, RU).index(" ") + 1)
    editor(page).setTextCursor(cursor)

    QTest.keyClick(editor(page), Qt.Key.Key_Return, CTRL | SHIFT)
    settle()

    rows = rows_of(page)
    lower = rows[[row.id for row in rows].index(point) + 1]
    assert len(rows) == before + 1
    assert page.grid.edited == index_of(page, lower.id, RU)
    assert text_of(page, point, RU) + " " + lower.text.ru == builders.words(RU, 9)
    assert f"{text_of(page, point, KK)} {lower.text.kk}".strip() == builders.words(KK, 9)
    assert editor(page).cursor_place == 0


def test_a_row_is_joined_with_the_one_above_and_comes_apart_by_undo(
    page: RecommendationsPage, qtbot: QtBot
) -> None:
    point = row_of(page, Part.POINT)
    rows = rows_of(page)
    above = rows[[row.id for row in rows].index(point) - 1]
    stand_at(page, point, KK)

    QTest.keyClick(page.grid, Qt.Key.Key_Backspace, CTRL | SHIFT)
    settle()

    assert text_of(page, above.id, EN) == f"{above.text.en} {builders.words(EN, 9)}"
    assert page.current_row_id == above.id
    page.register.history.undo()
    settle()
    assert [row.id for row in rows_of(page)] == [row.id for row in rows]


def test_alt_and_arrows_move_a_row_and_change_its_level(page: RecommendationsPage, qtbot: QtBot) -> None:
    point = row_of(page, Part.POINT)
    stand_at(page, point, KK)
    page.main_act()
    type_text(editor(page), "Екінші")
    QTest.keyClick(editor(page), Qt.Key.Key_Escape)
    settle()
    second = row_of(page, Part.POINT, 1)
    stand_at(page, second, KK)

    QTest.keyClick(page.grid, Qt.Key.Key_Right, ALT)
    settle()
    assert "1.1.1" in numbers(page)
    QTest.keyClick(page.grid, Qt.Key.Key_Left, ALT)
    QTest.keyClick(page.grid, Qt.Key.Key_Up, ALT)
    settle()

    assert row_of(page, Part.POINT, 0) == second
    assert page.current_row_id == second


def test_the_first_level_and_an_operative_paragraph_become_each_other(
    page: RecommendationsPage, qtbot: QtBot
) -> None:
    point = row_of(page, Part.POINT)
    stand_at(page, point, KK)

    QTest.keyClick(page.grid, Qt.Key.Key_Left, ALT)
    settle()
    outer = page.view.text.row(point).part
    QTest.keyClick(page.grid, Qt.Key.Key_Right, ALT)
    settle()

    assert outer is Part.RECOMMENDATION
    assert page.view.text.row(point).part is Part.POINT


def test_a_fifth_level_is_refused_in_words(page: RecommendationsPage, qtbot: QtBot) -> None:
    point = row_of(page, Part.POINT)
    page.register.text_rows.set_part(page.meeting_id, point, Part.POINT, 4)
    settle()
    stand_at(page, point, KK)

    QTest.keyClick(page.grid, Qt.Key.Key_Right, ALT)

    assert page.message_bar.isVisible()
    assert "4" in page.message_bar.accessibleName()


def test_the_menu_of_a_row_makes_another_part_of_it(page: RecommendationsPage) -> None:
    point = row_of(page, Part.POINT)
    stand_at(page, point, KK)
    page.menus.open_row_menu(QPoint(0, 0))
    menu = page.findChild(QMenu, "row_menu")
    assert isinstance(menu, QMenu)
    parts = next(one for one in menu.findChildren(QMenu) if one.title() == "This paragraph is")

    heading = next(one for one in parts.actions() if one.text() == "Section heading")
    checked = [one.text() for one in parts.actions() if one.isChecked()]
    heading.trigger()
    menu.close()
    settle()

    assert checked == ["Point, level 1"]
    assert page.view.text.row(point).part is Part.HEADING


def test_points_are_numbered_by_letters_when_that_is_chosen(page: RecommendationsPage) -> None:
    page.deeds.set_numbering(Numbering.LETTERED)
    settle()

    assert "(a)" in numbers(page)


@pytest.mark.parametrize("stage", list(Stage))
def test_a_text_is_marked_as_a_person_says(page: RecommendationsPage, stage: Stage) -> None:
    point = row_of(page, Part.POINT)
    stand_at(page, point, RU)

    page.deeds.mark_as(stage)
    settle()

    assert state_of(page, point, RU) is CellState(stage)


def test_a_whole_column_is_confirmed_in_one_step_and_its_head_says_authentic(
    page: RecommendationsPage,
) -> None:
    page.register.resolutions.edit_cell(page.meeting_id, row_of(page, Part.POINT), KK, "Жаңа мәтін")
    settle()

    page.deeds.confirm_all(KK, Stage.AUTHENTIC)
    settle()

    heads = page.grid.model().headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert all(row.state(KK) is CellState.AUTHENTIC for row in rows_of(page))
    assert heads.endswith("authentic")
    assert page.notice_bar.isVisible()
    page.register.history.undo()
    assert not any(row.state(KK) is CellState.AUTHENTIC for row in rows_of(page))


def paste(page: RecommendationsPage, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    editor(page).insertFromMimeData(data)


@pytest.mark.parametrize("left_first", [False, True])
def test_pasted_paragraphs_go_each_into_a_row_of_its_own(
    page: RecommendationsPage, qtbot: QtBot, left_first: bool
) -> None:
    point = row_of(page, Part.POINT)
    stand_at(page, point, EN)
    QTest.keyClick(page.grid, Qt.Key.Key_F2)
    editor(page).selectAll()
    paste(page, "First\nSecond\nThird")
    assert page.notice_bar.isVisible()
    if left_first:
        QTest.keyClick(editor(page), Qt.Key.Key_Escape)
        settle()

    QTest.mouseClick(page.notice_bar.act_buttons[0], Qt.MouseButton.LeftButton)
    settle()

    texts = [row.text.en for row in rows_of(page) if row.part is Part.POINT]
    assert texts == ["First", "Second", "Third"]
    assert not page.notice_bar.isVisible()


def test_bold_words_are_kept_with_the_text(page: RecommendationsPage, qtbot: QtBot) -> None:
    point = row_of(page, Part.POINT)
    stand_at(page, point, EN)
    QTest.keyClick(page.grid, Qt.Key.Key_F2)
    editor(page).selectAll()

    QTest.keyClick(editor(page), Qt.Key.Key_B, CTRL)
    QTest.keyClick(editor(page), Qt.Key.Key_Escape)
    settle()

    marks = page.view.text.row(point).marks(EN)
    assert [(one.kind, one.start, one.end) for one in marks] == [
        (MarkKind.BOLD, 0, len(builders.words(EN, 9)))
    ]
