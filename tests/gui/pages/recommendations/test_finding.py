"""Finding and replacing words in one language, and showing paragraphs by their state."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from forumdesk.domain.resolutions import Part
from forumdesk.gui.models.text_filter import AMENDED, EVERY, filter_names
from forumdesk.gui.pages.recommendations.page import RecommendationsPage
from tests.gui.pages.open_pages import settle
from tests.gui.pages.recommendations.text_page import (
    EN,
    KK,
    RU,
    cell_at,
    editor,
    index_of,
    row_of,
    rows_of,
    stand_at,
    text_of,
)


def find(page: RecommendationsPage, words: str, put: str = "") -> None:
    page.find_here()
    page.find_row.language_field.choose("en")
    page.find_row.find_field.setText(words)
    page.find_row.put_field.setText(put)


def test_enter_goes_from_place_to_place_and_round(page: RecommendationsPage, qtbot: QtBot) -> None:
    edit = page.register.resolutions.edit_cell
    title, point = row_of(page, Part.TITLE), row_of(page, Part.POINT)
    edit(page.meeting_id, title, EN, "A zebra")
    edit(page.meeting_id, point, EN, "The Zebra and the zebra")
    settle()
    stand_at(page, title, EN)
    find(page, "zebra")

    seen = []
    for _step in range(4):
        QTest.keyClick(page.find_row.find_field, Qt.Key.Key_Return)
        seen.append((page.current_row_id, page.find_row.count_label.text()))
    QTest.keyClick(page.find_row.find_field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)

    assert seen == [(title, "1 of 3"), (point, "2 of 3"), (point, "3 of 3"), (title, "1 of 3")]
    assert page.find_row.count_label.text() == "3 of 3"
    assert page.find_row.find_field.hasFocus()
    assert len(cell_at(page, point, EN).marks) == 2


def test_capitals_and_whole_words_are_told_apart_where_that_is_wanted(page: RecommendationsPage) -> None:
    page.register.resolutions.edit_cell(page.meeting_id, row_of(page, Part.TITLE), EN, "Zebra zebras zebra")
    settle()
    find(page, "zebra")
    every = len(page.finding.matches)
    page.find_row.case_button.setChecked(True)
    capitals = len(page.finding.matches)
    page.find_row.words_button.setChecked(True)

    assert (every, capitals, len(page.finding.matches)) == (3, 2, 1)


def test_one_place_is_replaced_and_the_next_comes_in_hand(page: RecommendationsPage) -> None:
    title = row_of(page, Part.TITLE)
    page.register.resolutions.edit_cell(page.meeting_id, title, EN, "zebra, zebra and zebra")
    settle()
    find(page, "zebra", "big zebra")
    page.finding.step(1)

    page.finding.replace()
    page.finding.replace()

    assert text_of(page, title, EN) == "big zebra, big zebra and zebra"
    assert page.find_row.count_label.text() == "3 of 3"


def test_what_is_being_written_is_kept_by_a_replacement_in_the_same_cell(page: RecommendationsPage) -> None:
    point = row_of(page, Part.POINT)
    page.register.resolutions.edit_cell(page.meeting_id, point, EN, "A zebra")
    settle()
    find(page, "zebra", "horse")
    page.finding.step(1)
    page.edit_selected()
    cursor = editor(page).textCursor()
    cursor.setPosition(2)
    cursor.insertText("young ")

    QTest.mouseClick(page.find_row.replace_button, Qt.MouseButton.LeftButton)
    settle()

    assert text_of(page, point, EN) == "A young horse"
    assert page.grid.editor is None


def test_all_places_are_replaced_in_one_language_and_come_back_by_one_undo(page: RecommendationsPage) -> None:
    edit = page.register.resolutions.edit_cell
    title, point = row_of(page, Part.TITLE), row_of(page, Part.POINT)
    edit(page.meeting_id, title, EN, "A zebra")
    edit(page.meeting_id, point, EN, "The zebra")
    edit(page.meeting_id, point, RU, "zebra")
    settle()
    find(page, "zebra", "horse")

    page.finding.replace_all()
    texts = [text_of(page, title, EN), text_of(page, point, EN), text_of(page, point, RU)]
    said = page.notice_bar.accessibleName()
    page.register.history.undo()

    assert texts == ["A horse", "The horse", "zebra"]
    assert "2" in said
    assert text_of(page, title, EN) == "A zebra"
    assert text_of(page, point, EN) == "The zebra"


def test_escape_closes_the_rows_and_takes_the_marks_away(page: RecommendationsPage, qtbot: QtBot) -> None:
    title = row_of(page, Part.TITLE)
    page.register.resolutions.edit_cell(page.meeting_id, title, EN, "A zebra")
    settle()
    find(page, "zebra")

    QTest.keyClick(page.find_row.find_field, Qt.Key.Key_Escape)

    assert not page.find_row.isVisible()
    assert cell_at(page, title, EN).marks == ()
    assert page.grid.hasFocus()


def test_a_filter_shows_the_paragraphs_of_a_state_and_counts_them(page: RecommendationsPage) -> None:
    point = row_of(page, Part.POINT)
    page.register.resolutions.edit_cell(page.meeting_id, point, EN, "")
    settle()
    counts = dict(filter_names(page.view, page.words))

    page.choose_filter("missing")

    shown = [page.index_of(row.id, KK).isValid() for row in rows_of(page)]
    assert counts["missing"].endswith("1")
    assert shown.count(True) == 1
    assert index_of(page, point, KK).isValid()


def test_a_paragraph_that_is_put_right_stays_until_another_filter_is_chosen(
    page: RecommendationsPage,
) -> None:
    point = row_of(page, Part.POINT)
    page.register.resolutions.edit_cell(page.meeting_id, point, EN, "")
    settle()
    page.choose_filter("missing")

    page.register.resolutions.edit_cell(page.meeting_id, point, EN, "Written")
    settle()
    stays = index_of(page, point, EN).isValid()
    page.choose_filter("missing")

    assert stays
    assert not index_of(page, point, EN).isValid()


def test_going_to_a_problem_shows_what_the_filter_hides(page: RecommendationsPage) -> None:
    point = row_of(page, Part.POINT)
    page.register.resolutions.edit_cell(page.meeting_id, point, EN, "")
    settle()
    page.choose_filter(AMENDED)
    hidden = not page.index_of(point, EN).isValid()

    page.next_problem(1)

    assert hidden
    assert page.current_row_id is not None
    assert page.grid.currentIndex().isValid()
    page.choose_filter(EVERY)
    assert all(page.index_of(row.id, KK).isValid() for row in rows_of(page))
