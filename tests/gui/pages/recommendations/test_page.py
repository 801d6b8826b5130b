"""Writing, checking and adding to the text of the resolution by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.resolutions import CellState, Part
from forumdesk.domain.texts import LocalizedText
from forumdesk.gui.pages.recommendations.page import RecommendationsPage
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.paragraph_cells import GridRole, plan_cell
from forumdesk.gui.workspace import Workspace
from forumdesk.services.register import Register
from tests import builders
from tests.gui.clipping import clipped_at
from tests.gui.pages.open_pages import SMALL, WIDE, opened, settle, type_text, workspace_of
from tests.gui.pages.recommendations.text_page import (
    EN,
    KK,
    RU,
    Make,
    cell_at,
    editor,
    groups,
    index_of,
    journal_length,
    numbers,
    row_of,
    stand_at,
    state_of,
    text_of,
)


def test_enter_writes_in_the_cell_and_tab_goes_to_the_next_language(
    page: RecommendationsPage, qtbot: QtBot
) -> None:
    point = row_of(page, Part.POINT)
    stand_at(page, point, KK)

    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    type_text(editor(page), " бір")
    QTest.keyClick(editor(page), Qt.Key.Key_Tab)
    settle()

    assert text_of(page, point, KK) == builders.words(KK, 9) + " бір"
    assert page.grid.edited == index_of(page, point, RU)
    assert QApplication.focusWidget() is page.grid.editor


def test_escape_keeps_what_was_typed(page: RecommendationsPage, qtbot: QtBot) -> None:
    point = row_of(page, Part.POINT)
    stand_at(page, point, RU)

    QTest.keyClick(page.grid, Qt.Key.Key_F2)
    type_text(editor(page), " ещё")
    QTest.keyClick(editor(page), Qt.Key.Key_Escape)
    settle()

    assert text_of(page, point, RU).endswith(" ещё")
    assert page.grid.editor is None
    assert page.grid.hasFocus()


def test_f2_in_an_open_cell_goes_on_with_what_was_typed(page: RecommendationsPage, qtbot: QtBot) -> None:
    point = row_of(page, Part.POINT)
    stand_at(page, point, RU)
    QTest.keyClick(page.grid, Qt.Key.Key_F2)
    type_text(editor(page), " раз")

    page.edit_selected()
    type_text(editor(page), " два")
    page.edit_selected()
    QTest.keyClick(editor(page), Qt.Key.Key_Escape)
    settle()

    assert text_of(page, point, RU) == builders.words(RU, 9) + " раз два"


@pytest.mark.parametrize(("undo", "redo"), [("Z", "Y"), ("Я", "Н")])
def test_undo_and_redo_in_an_open_cell_are_about_its_typing_under_any_layout(
    page: RecommendationsPage, qtbot: QtBot, undo: str, redo: str
) -> None:
    stand_at(page, row_of(page, Part.POINT), RU)
    QTest.keyClick(page.grid, Qt.Key.Key_F2)
    type_text(editor(page), " раз")

    def press(letter: str) -> str:
        field = editor(page)
        assert isinstance(field, QPlainTextEdit)
        QTest.keyClick(field, Qt.Key(ord(letter)), Qt.KeyboardModifier.ControlModifier)
        return field.toPlainText()

    assert press(undo) == builders.words(RU, 9)
    assert press(redo) == builders.words(RU, 9) + " раз"


def test_one_undo_takes_back_one_written_cell(page: RecommendationsPage, qtbot: QtBot) -> None:
    point = row_of(page, Part.POINT)
    stand_at(page, point, RU)
    QTest.keyClick(page.grid, Qt.Key.Key_F2)
    type_text(editor(page), " ещё")
    QTest.keyClick(editor(page), Qt.Key.Key_Escape)

    page.register.history.undo()
    settle()

    assert cell_at(page, point, RU).text == builders.words(RU, 9)
    assert cell_at(page, point, EN).checked


def test_leaving_a_cell_unchanged_leaves_no_trace(page: RecommendationsPage, qtbot: QtBot) -> None:
    before = journal_length(page)
    stand_at(page, row_of(page, Part.POINT), KK)

    QTest.keyClick(page.grid, Qt.Key.Key_F2)
    QTest.keyClick(editor(page), Qt.Key.Key_Escape)

    assert journal_length(page) == before


def test_a_page_that_is_left_keeps_what_was_typed(page: RecommendationsPage, qtbot: QtBot) -> None:
    point = row_of(page, Part.POINT)
    stand_at(page, point, KK)
    QTest.keyClick(page.grid, Qt.Key.Key_F2)
    type_text(editor(page), " соңы")

    page.hide()

    assert text_of(page, point, KK).endswith(" соңы")


def test_control_down_goes_on_in_the_row_below_over_the_words_of_a_group(
    page: RecommendationsPage, qtbot: QtBot
) -> None:
    stand_at(page, row_of(page, Part.PREAMBLE), EN)

    QTest.keyClick(page.grid, Qt.Key.Key_F2)
    QTest.keyClick(editor(page), Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)

    assert page.grid.edited == index_of(page, row_of(page, Part.ISSUES_LEAD), EN)


def test_tab_behind_the_last_language_goes_to_the_first_of_the_next_row(
    page: RecommendationsPage, qtbot: QtBot
) -> None:
    stand_at(page, row_of(page, Part.ISSUE), EN)

    QTest.keyClick(page.grid, Qt.Key.Key_F2)
    QTest.keyClick(editor(page), Qt.Key.Key_Tab)

    assert page.grid.edited == index_of(page, row_of(page, Part.BODY), KK)


def test_what_somebody_else_changes_leaves_the_open_cell_alone(
    page: RecommendationsPage, qtbot: QtBot
) -> None:
    point, issue = row_of(page, Part.POINT), row_of(page, Part.ISSUE)
    stand_at(page, point, KK)
    QTest.keyClick(page.grid, Qt.Key.Key_F2)
    type_text(editor(page), " соңы")

    page.register.resolutions.edit_cell(page.meeting_id, issue, RU, "Другой вопрос")
    settle()

    assert page.grid.editor is not None
    assert page.grid.editor.toPlainText().endswith(" соңы")
    assert cell_at(page, issue, RU).text == "Другой вопрос"


def test_a_text_that_is_refused_stays_in_its_cell(page: RecommendationsPage, qtbot: QtBot) -> None:
    point = row_of(page, Part.POINT)
    stand_at(page, point, KK)
    QTest.keyClick(page.grid, Qt.Key.Key_F2)
    type_text(editor(page), " соңы")

    page.register.decisions.record_unanimous(page.meeting_id)
    QTest.keyClick(editor(page), Qt.Key.Key_Escape)
    settle()

    assert page.grid.editor is not None
    assert page.grid.editor.toPlainText().endswith(" соңы")
    assert page.message_bar.isVisible()
    assert text_of(page, point, KK) == builders.words(KK, 9)


def test_an_adopted_paragraph_shows_a_lock_and_says_why_it_cannot_be_written(
    page: RecommendationsPage, qtbot: QtBot
) -> None:
    point = row_of(page, Part.POINT)
    page.register.decisions.record_unanimous(page.meeting_id)
    settle()
    stand_at(page, point, KK)

    QTest.keyClick(page.grid, Qt.Key.Key_Return)

    assert page.grid.editor is None
    assert page.message_bar.isVisible()
    assert index_of(page, point, KK).siblingAtColumn(0).data(GridRole.LOCK)


def test_a_changed_text_is_a_draft_and_its_translations_are_out_of_date(page: RecommendationsPage) -> None:
    point = row_of(page, Part.POINT)

    page.register.resolutions.edit_cell(page.meeting_id, point, KK, "Жаңа мәтін")
    settle()

    assert cell_at(page, point, KK).notes[0].icon_name == "circle-half"
    assert cell_at(page, point, RU).ground == "warn_ground"
    assert page.hindrance_bar.isVisible()


def test_space_confirms_and_the_quiet_check_comes_back(page: RecommendationsPage, qtbot: QtBot) -> None:
    point = row_of(page, Part.POINT)
    page.register.resolutions.edit_cell(page.meeting_id, point, KK, "Жаңа мәтін")
    settle()

    for language in (KK, RU, EN):
        stand_at(page, point, language)
        QTest.keyClick(page.grid, Qt.Key.Key_Space)
    settle()

    assert cell_at(page, point, RU).checked
    assert not page.hindrance_bar.isVisible()


def test_next_problem_goes_round_and_previous_goes_back(page: RecommendationsPage, qtbot: QtBot) -> None:
    point, issue = row_of(page, Part.POINT), row_of(page, Part.ISSUE)
    edit = page.register.resolutions.edit_cell
    edit(page.meeting_id, issue, EN, "")
    edit(
        page.meeting_id,
        point,
        RU,
        page.register.resolutions.text(page.meeting_id).row(point).text.ru + " ещё",
    )
    for row_id, language in ((issue, KK), (issue, RU), (point, KK), (point, EN)):
        page.register.resolutions.confirm_cell(page.meeting_id, row_id, language)
    settle()
    qtbot.waitUntil(lambda: not page.looking.is_at_work, timeout=15000)
    stand_at(page, row_of(page, Part.TITLE), KK)

    places = []
    for step in (1, 1, 1, -1):
        page.next_problem(step)
        places.append(page.grid.currentIndex())

    first, second = index_of(page, issue, EN), index_of(page, point, RU)
    assert places == [first, second, first, second]


def test_next_problem_shows_the_language_that_a_small_window_hides(
    workspace: Workspace, meeting: MeetingId, qtbot: QtBot, make: Make
) -> None:
    page = opened(make, workspace, meeting, qtbot, SMALL)
    point = row_of(page, Part.POINT)
    page.register.resolutions.edit_cell(page.meeting_id, point, EN, "")
    for language in (KK, RU):
        page.register.resolutions.confirm_cell(page.meeting_id, point, language)
    settle()
    assert page.grid.isColumnHidden(index_of(page, point, EN).column())

    page.next_problem(1)

    assert page.grid.currentIndex() == index_of(page, point, EN)
    assert not page.grid.isColumnHidden(page.grid.currentIndex().column())
    assert page.grid.isColumnHidden(index_of(page, point, RU).column())


def test_a_small_window_shows_two_languages_and_a_wide_one_all(page: RecommendationsPage) -> None:
    def shown() -> list[bool]:
        return [not page.grid.isColumnHidden(column) for column in (1, 2, 3)]

    wide = shown()
    page.resize(*SMALL)
    settle()
    small = shown()
    page.columns.show_beside(EN)

    assert wide == [True, True, True]
    assert small == [True, True, False]
    assert shown() == [True, False, True]


def test_a_missing_text_says_so_and_can_be_written(page: RecommendationsPage, qtbot: QtBot) -> None:
    point = row_of(page, Part.POINT)
    page.register.resolutions.edit_cell(page.meeting_id, point, EN, "")
    settle()
    cell = cell_at(page, point, EN)
    stand_at(page, point, EN)

    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    type_text(editor(page), "Written")
    QTest.keyClick(editor(page), Qt.Key.Key_Escape)

    assert cell.placeholder
    assert cell.write
    assert text_of(page, point, EN) == "Written"


def test_a_click_on_the_link_of_a_missing_text_opens_it(page: RecommendationsPage) -> None:
    point = row_of(page, Part.POINT)
    page.register.resolutions.edit_cell(page.meeting_id, point, EN, "")
    settle()
    index = index_of(page, point, EN)
    page.grid.scrollTo(index)
    rect = page.grid.visualRect(index)
    plan = plan_cell(page.theme, cell_at(page, point, EN), rect.width())

    at = rect.topLeft() + plan.write.center()
    QTest.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert page.grid.edited == index


def test_a_click_on_confirm_checks_the_cell(page: RecommendationsPage) -> None:
    point = row_of(page, Part.POINT)
    page.register.resolutions.edit_cell(page.meeting_id, point, KK, "Жаңа мәтін")
    settle()
    index = index_of(page, point, RU)
    stand_at(page, point, RU)
    page.grid.scrollTo(index)
    rect = page.grid.visualRect(index)
    plan = plan_cell(page.theme, cell_at(page, point, RU), rect.width())

    at = rect.topLeft() + plan.confirm.center()
    QTest.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert state_of(page, point, RU) is CellState.CHECKED


def test_the_filled_button_adds_a_point_under_the_selected_one_and_opens_it(
    page: RecommendationsPage, qtbot: QtBot
) -> None:
    stand_at(page, row_of(page, Part.POINT), KK)

    QTest.mouseClick(page.bar.add_button, Qt.MouseButton.LeftButton)
    type_text(editor(page), "Жаңа тармақ")
    QTest.keyClick(editor(page), Qt.Key.Key_Escape)
    settle()

    assert text_of(page, row_of(page, Part.POINT, 1), KK) == "Жаңа тармақ"
    assert numbers(page).index("1.2") == numbers(page).index("1.1") + 1


def test_elsewhere_the_filled_button_adds_a_recommendation_before_the_closing_part(
    page: RecommendationsPage,
) -> None:
    stand_at(page, row_of(page, Part.TITLE), KK)

    page.main_act()

    parts = [row.part for row in page.register.resolutions.text(page.meeting_id).rows]
    assert parts[-2:] == [Part.RECOMMENDATION, Part.CLOSING]
    assert page.grid.edited == index_of(page, row_of(page, Part.RECOMMENDATION, 2), KK)


def test_a_removed_paragraph_comes_back_by_undo(page: RecommendationsPage, qtbot: QtBot) -> None:
    point = row_of(page, Part.POINT)
    stand_at(page, point, KK)

    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    gone = not index_of(page, point, KK).isValid()
    page.register.history.undo()
    settle()

    assert gone
    assert cell_at(page, point, KK).text == builders.words(KK, 9)


def test_after_a_decision_no_paragraph_is_removed(page: RecommendationsPage, qtbot: QtBot) -> None:
    point = row_of(page, Part.POINT)
    page.register.decisions.record_unanimous(page.meeting_id)
    settle()
    stand_at(page, point, KK)

    QTest.keyClick(page.grid, Qt.Key.Key_Delete)

    assert page.message_bar.isVisible()
    assert text_of(page, point, KK) == builders.words(KK, 9)


def test_a_recommendation_can_be_shown_alone(page: RecommendationsPage, qtbot: QtBot) -> None:
    first = page.bar.part_segments.buttons[1]

    QTest.mouseClick(first, Qt.MouseButton.LeftButton)

    assert numbers(page) == ["1", "", "1.1"]
    assert groups(page) == []


def test_what_fits_no_part_stands_last_in_its_own_group(
    workspace: Workspace, register: Register, qtbot: QtBot, make: Make
) -> None:
    parts = (Part.TITLE, Part.UNPLACED, *builders.PARTS[1:])
    meeting = register.importer.resolution(builders.resolution(KK, parts)).meeting_id
    assert meeting is not None
    page = opened(make, workspace, meeting, qtbot)

    last = page.grid.model().rowCount() - 1
    assert groups(page)[-1] == page.words.gettext("Fits no part")
    assert index_of(page, row_of(page, Part.UNPLACED), KK).row() == last


def test_numbers_in_the_prose_are_held_against_the_register(page: RecommendationsPage) -> None:
    preamble = row_of(page, Part.PREAMBLE)
    edit = page.register.resolutions.edit_cell
    edit(page.meeting_id, preamble, EN, "The forum gathered 4 participants.")
    edit(page.meeting_id, preamble, RU, "Собралось 5 участников.")
    settle()

    right, wrong = cell_at(page, preamble, EN), cell_at(page, preamble, RU)

    facts = [mark for mark in right.marks if mark.stroke == "plain"]
    assert [mark.token for mark in facts] == ["accent"]
    assert right.text[facts[0].start :][: facts[0].length] == "4 participants"
    assert [mark.token for mark in wrong.marks if mark.stroke == "plain"] == ["warn"]
    assert "5" in wrong.notes[-1].words
    assert "4" in wrong.notes[-1].words
    assert "1" in page.foot.facts_label.text()


def test_a_misspelt_word_is_found_in_the_open_cell(page: RecommendationsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.spelling.is_known, timeout=20000)
    if page.spelling.speller(EN) is None:
        pytest.skip("no English dictionary on this computer")
    point = row_of(page, Part.POINT)
    page.register.resolutions.edit_cell(page.meeting_id, point, EN, "The qualty of education")
    settle()
    stand_at(page, point, EN)

    page.edit_selected()
    editor(page).highlighter.judge()

    assert editor(page).highlighter.wrong == ((4, 10),)


def test_languages_without_a_dictionary_are_named_quietly(page: RecommendationsPage, qtbot: QtBot) -> None:
    page.foot.show_absent_spelling((KK, EN), page.words)

    assert page.foot.spelling_label.text() == "No spelling dictionary: Қазақша, English"
    page.foot.show_absent_spelling((), page.words)
    assert not page.foot.spelling_label.isVisible()


def test_the_head_counts_what_is_checked(page: RecommendationsPage) -> None:
    page.register.resolutions.edit_cell(page.meeting_id, row_of(page, Part.POINT), EN, "Another")
    settle()

    head = page.grid.model().headerData(3, Qt.Orientation.Horizontal, Qt.ItemDataRole.StatusTipRole)

    assert "11" in head
    assert "12" in head


def test_a_screen_reader_hears_place_language_text_and_state(page: RecommendationsPage) -> None:
    point = row_of(page, Part.POINT)
    page.register.resolutions.edit_cell(page.meeting_id, point, KK, "Жаңа мәтін")
    settle()

    spoken = index_of(page, point, RU).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken.startswith("1.1. ")
    assert builders.words(RU, 9) in spoken
    assert cell_at(page, point, RU).notes[0].words in spoken


def test_an_empty_meeting_offers_the_first_recommendation_and_a_text_file(
    workspace: Workspace, register: Register, qtbot: QtBot, make: Make
) -> None:
    meeting = register.meetings.add(LocalizedText(kk="Отырыс")).id
    page = opened(make, workspace, meeting, qtbot)
    assert page.empty_page.isVisible()

    with qtbot.waitSignal(page.import_asked) as asked:
        page.empty_page.link_asked.emit()
    QTest.keyClick(page.empty_page.main_button, Qt.Key.Key_Return)

    assert asked.args == ["resolution"]
    assert page.grid.isVisible()
    assert numbers(page)[-1] == "1"
    assert page.grid.editor is not None


def test_another_language_of_the_window_comes_at_once_and_leaves_the_open_cell_alone(
    page: RecommendationsPage, qtbot: QtBot
) -> None:
    stand_at(page, row_of(page, Part.POINT), KK)
    QTest.keyClick(page.grid, Qt.Key.Key_F2)
    type_text(editor(page), " соңы")

    page.words.choose("ru")
    settle()

    assert page.grid.editor is not None
    assert page.bar.filter_button.text().startswith(page.words.gettext("All paragraphs"))
    assert page.grid.accessibleName() == page.words.gettext(
        "Text of the resolution, its languages side by side"
    )


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_no_word_is_cut(
    register: Register,
    meeting: MeetingId,
    theme: Theme,
    qtbot: QtBot,
    language: str,
    make: Make,
) -> None:
    page = opened(make, workspace_of(register, theme, language), meeting, qtbot)
    page.register.resolutions.edit_cell(meeting, row_of(page, Part.POINT), EN, "")
    settle()

    assert clipped_at(page, SMALL, WIDE) == {}
    assert page.minimumSizeHint().width() <= SMALL[0]
    page.workspace.bridge.close()


def test_every_row_is_as_high_as_its_longest_text_needs(page: RecommendationsPage) -> None:
    point = row_of(page, Part.POINT)
    before = page.grid.rowHeight(index_of(page, point, KK).row())

    page.register.resolutions.edit_cell(page.meeting_id, point, RU, "Очень длинный текст пункта. " * 20)
    settle()

    assert page.grid.rowHeight(index_of(page, point, KK).row()) > 5 * before
