"""Amendments are listed, decided and proposed by keyboard, on a real register."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from forumdesk.documents.registry import document
from forumdesk.domain.amendments import Amendment, AmendmentKind, AmendmentState
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.redline import PieceKind
from forumdesk.domain.resolutions import CellState, Row
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.models.amendments import CHANGE, NUMBER, AmendmentRole
from forumdesk.gui.pages.amendments.page import AmendmentsPage
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.workspace import Workspace
from forumdesk.services.register import Register
from tests.gui.clipping import clipped
from tests.gui.pages.lists_builders import deeds, press, type_into
from tests.gui.pages.open_pages import SMALL, WIDE, opened, settle, type_text

ALT = Qt.KeyboardModifier.AltModifier


def numbers(page: AmendmentsPage) -> list[str]:
    return [str(page.model.index(row, NUMBER).data()) for row in range(page.model.rowCount())]


def changed(row: Row, language: Language, words: str = "instead") -> LocalizedText:
    return LocalizedText().with_text(language, f"{row.text.get(language)} {words}")


@pytest.fixture
def two(register: Register, meeting: MeetingId, rows: tuple[Row, ...]) -> tuple[Amendment, Amendment]:
    """Two amendments to the last paragraph, of which the first changes more, and none in Kazakh."""
    propose = register.amendments.propose
    replace = AmendmentKind.REPLACE
    one = propose(meeting, replace, rows[-1].id, changed(rows[-1], Language.EN, "and very much more"))
    other = propose(meeting, replace, rows[-1].id, changed(rows[-1], Language.RU, "иначе"))
    return one, other


def state(register: Register, amendment: Amendment) -> AmendmentState:
    listed = register.amendments.listed(amendment.meeting_id)
    return next(one.state for one in listed if one.id == amendment.id)


# the list


def test_amendments_stand_by_paragraph_in_order_of_consideration(
    page: AmendmentsPage, register: Register, meeting: MeetingId, rows: tuple[Row, ...]
) -> None:
    register.amendments.propose(meeting, AmendmentKind.REPLACE, rows[1].id, changed(rows[1], Language.EN))
    register.amendments.propose(meeting, AmendmentKind.DELETE, rows[1].id)
    register.amendments.propose(meeting, AmendmentKind.REPLACE, rows[0].id, changed(rows[0], Language.EN))
    settle()

    assert numbers(page) == ["3", "2", "1"]
    places = [page.model.index(row, NUMBER).data(AmendmentRole.PLACE) for row in range(3)]
    assert [place is not None for place in places] == [True, True, False]


def test_a_change_is_shown_in_the_languages_that_it_touches(
    page: AmendmentsPage, two: tuple[Amendment, Amendment]
) -> None:
    settle()
    lines = page.model.index(0, CHANGE).data(AmendmentRole.REDLINES)

    assert [mark for mark, _ in lines] == ["ENG"]
    assert lines[0][1][-1].kind is PieceKind.INSERTED
    assert "inserted" in page.model.index(0, NUMBER).data(Qt.ItemDataRole.AccessibleTextRole)


def test_pills_count_and_filter(
    page: AmendmentsPage, register: Register, two: tuple[Amendment, Amendment]
) -> None:
    register.amendments.reject(two[0].id)
    register.amendments.withdraw(two[1].id)
    settle()

    counts = {one.choice.key: one.choice.count for one in page.page_bar.pills.buttons}
    assert counts == {"open": "0", "accepted": "0", "rejected": "1", "other": "1", "all": "2"}
    assert page.nobody.isVisible()

    press(page.nobody.main_button, Qt.Key.Key_Return)
    assert numbers(page) == ["1", "2"]
    page.choose_filter("rejected")
    assert numbers(page) == ["1"]


def test_words_are_found_in_text_and_proposer(page: AmendmentsPage, two: tuple[Amendment, Amendment]) -> None:
    settle()
    page.find_here()
    type_text(page.find_field, "иначе")
    assert numbers(page) == ["2"]


def test_the_panel_names_the_others_to_the_same_paragraph(
    page: AmendmentsPage, two: tuple[Amendment, Amendment]
) -> None:
    settle()
    page.amendment_panel.other_asked.emit("show", two[1])

    assert page.current() is not None
    assert page.current().number == 2  # type: ignore[union-attr]


def test_f7_goes_to_the_next_open_one_under_any_pill(
    page: AmendmentsPage, register: Register, two: tuple[Amendment, Amendment]
) -> None:
    register.amendments.reject(two[0].id)
    settle()
    page.choose_filter("rejected")
    page.next_problem(1)

    assert page.current() == register.amendments.listed(two[0].meeting_id)[1]


def test_what_was_typed_for_a_paragraph_is_there_when_it_is_to_be_amended_again(
    page: AmendmentsPage, rows: tuple[Row, ...]
) -> None:
    page.propose_to(rows[-1].id)
    page.form.areas[Language.EN].setPlainText("Half a thought")
    page.leave_form()

    page.propose_to(rows[-1].id)
    again = page.form.areas[Language.EN].text()
    page.propose_to(rows[0].id)

    assert again == "Half a thought"
    assert page.form.areas[Language.EN].text() == rows[0].text.en


# deciding


def test_that_a_paragraph_is_gone_is_said_no_more_once_it_is_back(
    page: AmendmentsPage, register: Register, meeting: MeetingId, two: tuple[Amendment, Amendment]
) -> None:
    settle()
    page.show_amendment(two[0].id)
    register.text_rows.remove(meeting, two[0].row_id)  # type: ignore[arg-type]
    settle()
    page.deeds.accept()
    refused = page.message_bar.isVisible()

    register.history.undo()
    settle()

    assert refused
    assert not page.message_bar.isVisible()


def test_accepting_says_what_became_out_of_date_and_leads_there(
    page: AmendmentsPage, register: Register, rows: tuple[Row, ...], two: tuple[Amendment, Amendment]
) -> None:
    settle()
    page.main_act()
    settle()

    row = register.resolutions.text(two[0].meeting_id).row(rows[-1].id)
    assert state(register, two[0]) is AmendmentState.ACCEPTED
    assert row.state(Language.KK) is CellState.STALE
    message = page.message_bar.message
    assert message is not None
    assert "Kazakh" in message.sentence
    asked: list[object] = []
    page.row_asked.connect(asked.append)
    page.message_bar.act_buttons[0].click()
    assert asked == [rows[-1].id]


def test_what_was_said_of_an_acceptance_goes_when_it_is_undone_and_when_the_texts_are_confirmed(
    page: AmendmentsPage, register: Register, rows: tuple[Row, ...], two: tuple[Amendment, Amendment]
) -> None:
    settle()
    page.main_act()
    register.history.undo()
    settle()
    assert not page.message_bar.isVisible()

    page.show_amendment(two[0].id)
    page.main_act()
    for language in (Language.KK, Language.RU):
        register.resolutions.confirm_cell(two[0].meeting_id, rows[-1].id, language)
    settle()
    message = page.message_bar.message
    assert message is not None
    assert message.kind == "ok"


def test_the_note_is_kept_with_the_decision(
    page: AmendmentsPage, register: Register, two: tuple[Amendment, Amendment]
) -> None:
    settle()
    page.beside.open_panel()
    type_text(page.amendment_panel.note_area, "No majority")
    press(page.amendment_panel.reject_button, Qt.Key.Key_Return)

    rejected = register.amendments.listed(two[0].meeting_id)[0]
    assert (rejected.state, rejected.note) == (AmendmentState.REJECTED, "No majority")


def test_a_rejected_one_is_put_again(
    page: AmendmentsPage, register: Register, two: tuple[Amendment, Amendment]
) -> None:
    register.amendments.reject(two[0].id)
    settle()
    page.show_amendment(two[0].id)
    press(page.amendment_panel.reopen_button, Qt.Key.Key_Return)

    assert state(register, two[0]) is AmendmentState.PROPOSED


def test_a_conflict_is_said_in_place_with_the_way_out(
    page: AmendmentsPage, register: Register, rows: tuple[Row, ...], two: tuple[Amendment, Amendment]
) -> None:
    register.resolutions.edit_cell(
        two[0].meeting_id, rows[-1].id, Language.EN, rows[-1].text.en + " but differently"
    )
    settle()
    page.main_act()

    assert state(register, two[0]) is AmendmentState.PROPOSED
    message = page.message_bar.message
    assert message is not None
    assert message.kind == "bad"
    page.message_bar.act_buttons[0].click()
    assert page.is_writing
    assert page.form.areas[Language.EN].text() == two[0].text.en

    page.main_act()
    settle()
    assert state(register, two[0]) is AmendmentState.REPLACED
    assert not page.is_writing


def test_merging_what_collides_asks_for_the_words(
    page: AmendmentsPage, register: Register, meeting: MeetingId, rows: tuple[Row, ...]
) -> None:
    first, second = (
        register.amendments.propose(
            meeting, AmendmentKind.REPLACE, rows[-1].id, changed(rows[-1], Language.EN, words)
        )
        for words in ("at once", "with care")
    )
    settle()
    page.show_amendment(first.id)
    page.amendment_panel.other_asked.emit("merge", second)
    assert page.is_writing

    area = page.form.areas[Language.EN]
    area.setPlainText(rows[-1].text.en + " at once and with care")
    page.main_act()
    settle()
    assert [state(register, one) for one in (first, second)] == [AmendmentState.MERGED] * 2
    assert register.amendments.listed(meeting)[0].text.en.endswith("at once and with care")


def test_alt_with_arrows_changes_the_order_of_one_paragraph(
    page: AmendmentsPage, register: Register, two: tuple[Amendment, Amendment]
) -> None:
    settle()
    page.take_focus()
    QTest.keyClick(page.table, Qt.Key.Key_Down, ALT)
    settle()

    assert numbers(page) == ["2", "1"]
    current = page.current()
    assert current is not None
    assert current.id == two[0].id


def test_where_the_panel_is_closed_the_main_act_decides_nothing(
    page: AmendmentsPage, register: Register, two: tuple[Amendment, Amendment]
) -> None:
    settle()
    kinds = [page.page_bar.add_button.kind]
    page.beside.close_panel()
    kinds.append(page.page_bar.add_button.kind)
    assert kinds == ["outlined", "main"]
    page.main_act()

    assert state(register, two[0]) is AmendmentState.PROPOSED
    assert page.is_writing


# writing


def test_a_proposal_starts_from_the_present_words_and_shows_its_redline(
    page: AmendmentsPage, register: Register, meeting: MeetingId, rows: tuple[Row, ...]
) -> None:
    page.propose_to(rows[0].id)
    area = page.form.areas[Language.EN]
    assert area.text() == rows[0].text.en
    assert area.hasFocus()
    area.moveCursor(area.textCursor().MoveOperation.End)
    type_text(area, " indeed")

    assert page.form.views[Language.EN].pieces[-1].text.strip() == "indeed"
    type_into(page.form.sender_field.line, "Secretariat")
    page.main_act()
    settle()

    made = register.amendments.listed(meeting)[0]
    assert made.text.languages == (Language.EN,)
    assert made.proposer.in_language("en") == "Secretariat"
    assert page.current() == made


def test_a_proposal_that_changes_nothing_is_refused_and_stays_open(
    page: AmendmentsPage, register: Register, meeting: MeetingId
) -> None:
    page.add()
    page.main_act()

    assert page.message_bar.isVisible()
    assert page.is_writing
    assert register.amendments.listed(meeting) == ()


def test_escape_never_loses_what_was_typed(page: AmendmentsPage) -> None:
    page.add()
    type_text(page.form.areas[Language.EN], "Firstly ")
    press(page.form.areas[Language.EN], Qt.Key.Key_Escape)
    assert not page.is_writing

    page.add()
    assert page.form.areas[Language.EN].text().startswith("Firstly ")


def test_an_insertion_may_stand_above_everything(
    page: AmendmentsPage, register: Register, meeting: MeetingId
) -> None:
    page.add()
    page.form.kind_choice.buttons[1].click()
    page.form.row_choice.choose(None)
    page.form.areas[Language.EN].setPlainText("At the very beginning")
    page.main_act()
    settle()

    made = register.amendments.listed(meeting)[0]
    assert (made.kind, made.row_id) == (AmendmentKind.INSERT, None)


def test_reason_and_proposer_are_edited_in_place(
    page: AmendmentsPage, register: Register, two: tuple[Amendment, Amendment]
) -> None:
    settle()
    page.beside.open_panel()
    type_into(page.amendment_panel.reason_area, "Because")
    type_into(page.amendment_panel.sender_field.line, "Delegation A")

    edited = register.amendments.listed(two[0].meeting_id)[0]
    assert (edited.reason, edited.proposer.en) == ("Because", "Delegation A")
    assert deeds(register)[0] == "amendment.edited"


# the page


def test_without_a_text_there_is_nothing_to_amend(
    workspace: Workspace, register: Register, tasks: Tasks, qtbot: QtBot
) -> None:
    bare = register.meetings.add(LocalizedText.everywhere("Meeting"))
    page = opened(lambda space, one: AmendmentsPage(space, one, tasks=tasks), workspace, bare.id, qtbot)
    page.add()

    assert page.empty_page.isVisible()
    assert not page.is_writing


def test_printing_asks_for_the_list(page: AmendmentsPage) -> None:
    asked: list[str] = []
    page.document_asked.connect(asked.append)
    page.print_out()
    page.page_bar.document_asked.emit("redline")
    assert [document(one).identifier for one in asked] == ["amendments", "redline"]


@pytest.mark.parametrize("size", [WIDE, SMALL])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_nothing_is_clipped(
    page: AmendmentsPage,
    workspace: Workspace,
    two: tuple[Amendment, Amendment],
    language: str,
    size: tuple[int, int],
) -> None:
    workspace.words.choose(language)
    page.resize(*size)
    settle()
    assert page.width() == size[0]
    page.select_row(0)
    page.beside.open_panel()
    settle()
    covered = page.page_bar if size == SMALL else page
    assert clipped(covered) == []
    assert clipped(page.amendment_panel) == []
    page.begin(page.form.writing)
    settle()
    assert clipped(page.form) == []


def test_the_language_is_changed_live(
    page: AmendmentsPage, workspace: Workspace, two: tuple[Amendment, Amendment]
) -> None:
    settle()
    before = page.model.index(0, 3).data()
    workspace.words.choose("ru")
    settle()

    assert page.model.index(0, 3).data() != before
    assert page.amendment_panel.accept_button.text()


def focusable(page: QWidget) -> list[QWidget]:
    return [one for one in page.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]


def test_everything_that_takes_the_focus_has_a_name(
    page: AmendmentsPage, two: tuple[Amendment, Amendment]
) -> None:
    settle()
    page.beside.open_panel()
    unnamed = [one for one in focusable(page) if one.isVisibleTo(page) and not one.accessibleName()]
    assert [f"{type(one).__name__} {one.objectName()}" for one in unnamed] == []
