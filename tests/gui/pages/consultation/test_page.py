"""Drafts, deadlines and comments by keyboard, on a real register."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from forumdesk.documents.registry import document
from forumdesk.domain.consultations import Comment, Consultation, ConsultationKind, Verdict
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language
from forumdesk.gui.models.comments import AUTHOR, NUMBER, RECEIVED, TEXT, VERDICT
from forumdesk.gui.pages.consultation.page import ConsultationPage
from forumdesk.gui.widgets.paragraph_cells import GridRole
from forumdesk.gui.widgets.rows import RowRole
from forumdesk.gui.workspace import Workspace
from forumdesk.services.register import Register
from tests.builders import FixedClock
from tests.gui.clipping import clipped
from tests.gui.pages.lists_builders import press, type_into
from tests.gui.pages.open_pages import SMALL, WIDE, settle, type_text


def listed(page: ConsultationPage) -> list[str]:
    return [str(page.model.index(row, NUMBER).data()) for row in range(page.model.rowCount())]


def comments(register: Register, consultation: Consultation) -> tuple[Comment, ...]:
    return register.consultations.comments(consultation.id)


@pytest.fixture
def received(register: Register, consultation: Consultation) -> tuple[Comment, ...]:
    """One comment on a point with other words, one on the whole text that came late."""
    text = register.resolutions.text(consultation.meeting_id)
    point = next(row for row in text.rows if row.part is Part.POINT)
    receive = register.consultations.receive
    return (
        receive(
            consultation.id,
            "Ministry A",
            "Too vague",
            row_id=point.id,
            language=Language.EN,
            proposal=point.text.en + " within a year",
        ),
        receive(
            consultation.id,
            "Ministry B",
            "We agree",
            received_at=consultation.deadline + timedelta(seconds=1),
        ),
    )


# drafts and consultations


def test_an_empty_page_gives_out_a_draft_then_opens_a_consultation(
    page: ConsultationPage, register: Register, meeting: MeetingId
) -> None:
    assert page.empty_page.hasFocus() or page.empty_page.main_button.hasFocus()
    press(page.empty_page.main_button, Qt.Key.Key_Return)
    assert [one.number for one in register.consultations.drafts(meeting)] == [1]

    press(page.empty_page.main_button, Qt.Key.Key_Return)
    assert page.strip.isVisible()
    assert page.strip.zone_field.text() == register.meetings.meeting(meeting).time_zone
    page.main_act()
    settle()

    opened = register.consultations.listed(meeting)
    assert len(opened) == 1
    assert opened[0].kind is ConsultationKind.COMMENTS
    assert page.head.chip.text == "Running"
    assert not page.strip.isVisible()


def test_a_deadline_in_the_past_is_refused_in_words(
    page: ConsultationPage, register: Register, meeting: MeetingId
) -> None:
    page.deeds.issue("")
    page.deeds.ask_deadline()
    page.strip.date_field.setText("16.10.2024")
    press(page.strip.date_field, Qt.Key.Key_Return)

    assert "16.10.2024" in page.strip.wrong.text()
    assert page.strip.isVisible()
    assert page.strip.date_field.hasFocus()
    assert register.consultations.listed(meeting) == ()


def test_a_refused_deadline_is_said_in_another_language(page: ConsultationPage) -> None:
    page.deeds.issue("")
    page.deeds.ask_deadline()
    page.strip.date_field.setText("16.10.2024")
    press(page.strip.date_field, Qt.Key.Key_Return)
    english = page.strip.wrong.text()

    page.words.choose("ru")
    settle()

    assert page.strip.wrong.isVisible()
    assert page.strip.wrong.text() != english
    assert page.strip.date_field.text() == "16.10.2024"


@pytest.mark.parametrize(
    ("field", "typed"), [("date_field", "soon"), ("time_field", "25:70"), ("zone_field", "Mars/Olympus")]
)
def test_what_is_no_date_time_or_zone_is_said_beside_the_fields(
    page: ConsultationPage, register: Register, meeting: MeetingId, field: str, typed: str
) -> None:
    page.deeds.issue("")
    page.deeds.ask_deadline()
    wrong = getattr(page.strip, field)
    wrong.setText(typed)
    page.strip.keep()

    assert typed in page.strip.wrong.text()
    assert wrong.hasFocus()
    assert register.consultations.listed(meeting) == ()


def test_the_deadline_is_told_in_its_own_zone(
    page: ConsultationPage, register: Register, meeting: MeetingId
) -> None:
    page.deeds.issue("")
    page.deeds.ask_deadline()
    page.strip.date_field.setText("20.10.2024")
    page.strip.time_field.setText("09:00")
    page.strip.zone_field.setText("Europe/Brussels")
    page.strip.keep()

    deadline = register.consultations.listed(meeting)[0].deadline
    assert deadline.astimezone(ZoneInfo("Europe/Brussels")).hour == 9
    assert "09:00 (Europe/Brussels)" in page.head.sentence.text()


def test_running_over_and_closed_are_told_apart(
    page: ConsultationPage, clock: FixedClock, consultation: Consultation
) -> None:
    settle()
    assert "2 days left" in page.head.sentence.text() or "1 day 23 hours left" in page.head.sentence.text()

    clock.now += timedelta(days=2, hours=3)
    page.minute_timer.timeout.emit()
    assert page.head.chip.text == "Over"

    press(page.head.close_button, Qt.Key.Key_Return)
    assert page.head.chip.text == "Closed"
    press(page.head.reopen_button, Qt.Key.Key_Return)
    assert page.head.chip.text == "Over"


def test_another_draft_is_given_out_with_a_note_by_the_main_act(
    page: ConsultationPage, register: Register, consultation: Consultation
) -> None:
    settle()
    press(page.side.issue_button, Qt.Key.Key_Return)
    assert page.page_bar.add_button.kind == "outlined"
    type_text(page.side.issue_part.note_field, "Second reading")
    page.main_act()
    settle()

    drafts = register.consultations.drafts(consultation.meeting_id)
    assert [(one.number, one.note) for one in drafts] == [(1, "For the ministries"), (2, "Second reading")]
    assert page.entry is not None
    assert page.entry.draft == drafts[1]
    assert page.side.issue_button.isVisible()


def test_the_deadline_is_moved(
    page: ConsultationPage, register: Register, consultation: Consultation
) -> None:
    settle()
    press(page.head.extend_button, Qt.Key.Key_Return)
    page.strip.date_field.setText("30.10.2024")
    press(page.strip.date_field, Qt.Key.Key_Return)

    moved = register.consultations.listed(consultation.meeting_id)[0]
    assert moved.deadline > consultation.deadline
    assert not page.strip.isVisible()


def test_a_consultation_without_comments_is_withdrawn_and_its_draft_after_it(
    page: ConsultationPage, register: Register, consultation: Consultation
) -> None:
    settle()
    press(page.head.withdraw_button, Qt.Key.Key_Return)
    assert register.consultations.listed(consultation.meeting_id) == ()

    press(page.head.withdraw_draft_button, Qt.Key.Key_Return)
    assert register.consultations.drafts(consultation.meeting_id) == ()


def test_a_draft_is_compared_with_the_present_text(
    page: ConsultationPage, register: Register, consultation: Consultation
) -> None:
    text = register.resolutions.text(consultation.meeting_id)
    register.resolutions.edit_cell(text.meeting_id, text.rows[0].id, Language.EN, "Quite another title")
    settle()
    page.compare()

    model = page.compare_view.model
    assert model.rowCount() == 1
    cell = model.index_of(text.rows[0].id, Language.EN).data(GridRole.CELL)
    assert "Quite another title" in "".join(piece.text for piece in cell.redline)

    press(page.compare_view.leave_button, Qt.Key.Key_Return)
    assert not page.compare_view.isVisible()


# comments


def test_a_comment_is_entered_by_keyboard(
    page: ConsultationPage, register: Register, consultation: Consultation
) -> None:
    settle()
    page.add()
    form = page.comment_panel.form
    assert form.sender_field.line.hasFocus()
    type_text(form.sender_field.line, "Ministry A")
    type_text(form.text_area, "Too vague")
    page.main_act()
    settle()

    made = comments(register, consultation)
    assert [(one.author, one.text) for one in made] == [("Ministry A", "Too vague")]
    assert page.current() == made[0]


def test_a_comment_without_a_sender_is_refused_and_nothing_is_lost(
    page: ConsultationPage, register: Register, consultation: Consultation
) -> None:
    settle()
    page.add()
    type_text(page.comment_panel.form.text_area, "Too vague")
    page.main_act()

    assert page.message_bar.isVisible()
    assert page.comment_panel.form.text_area.text() == "Too vague"
    assert comments(register, consultation) == ()


def test_what_came_after_the_deadline_is_marked_late(
    page: ConsultationPage, received: tuple[Comment, ...]
) -> None:
    settle()
    captions = [str(page.model.index(row, AUTHOR).data(RowRole.CAPTION)) for row in range(2)]
    assert ["LATE" in caption for caption in captions] == [False, True]
    assert "late" in page.model.index(1, NUMBER).data(Qt.ItemDataRole.AccessibleTextRole)

    page.choose_filter("late")
    assert listed(page) == ["2"]


def test_the_moment_of_receipt_is_edited_in_the_zone_of_the_consultation(
    page: ConsultationPage, register: Register, consultation: Consultation, received: tuple[Comment, ...]
) -> None:
    settle()
    page.edit_selected()
    line = page.comment_panel.form.received_line
    type_into(line, "some day")
    assert page.comment_panel.form.has_wrong()

    type_into(line, "18.10.2024, 10:30")
    moment = comments(register, consultation)[0].received_at.astimezone(ZoneInfo("Asia/Almaty"))
    assert (moment.day, moment.hour, moment.minute) == (18, 10, 30)


def test_rejecting_asks_for_a_reason_and_is_done_once_it_is_given(
    page: ConsultationPage, register: Register, consultation: Consultation, received: tuple[Comment, ...]
) -> None:
    settle()
    page.beside.open_panel()
    press(page.comment_panel.reject_button, Qt.Key.Key_Return)
    assert comments(register, consultation)[0].verdict is Verdict.OPEN
    assert page.comment_panel.reason_area.hasFocus()

    type_into(page.comment_panel.reason_area, "Said elsewhere")
    judged = comments(register, consultation)[0]
    assert (judged.verdict, judged.reason) == (Verdict.REJECTED, "Said elsewhere")


def test_a_typed_reason_and_the_click_on_the_answer_are_one_step(
    page: ConsultationPage, register: Register, consultation: Consultation, received: tuple[Comment, ...]
) -> None:
    settle()
    page.beside.open_panel()
    press(page.comment_panel.reject_button, Qt.Key.Key_Return)
    page.comment_panel.reason_area.insertPlainText("Said elsewhere")
    page.words.choose("ru")
    settle()
    asked = page.comment_panel.reason_block.findChildren(QLabel)
    before = len(register.journal.entries())

    page.comment_panel.settle()
    page.deeds.judge(Verdict.REJECTED)

    assert comments(register, consultation)[0].verdict is Verdict.REJECTED
    assert len(register.journal.entries()) == before + 1
    assert not any("Say why" in one.text() for one in asked)


def test_an_answer_that_waits_for_its_reason_is_not_given_to_another_comment(
    page: ConsultationPage, register: Register, consultation: Consultation, received: tuple[Comment, ...]
) -> None:
    settle()
    page.beside.open_panel()
    press(page.comment_panel.reject_button, Qt.Key.Key_Return)
    page.select_row(1)
    type_into(page.comment_panel.reason_area, "Noted")

    assert {one.verdict for one in comments(register, consultation)} == {Verdict.OPEN}


def test_ctrl_enter_accepts_the_selected_comment(
    page: ConsultationPage, register: Register, consultation: Consultation, received: tuple[Comment, ...]
) -> None:
    settle()
    page.main_act()
    assert comments(register, consultation)[0].verdict is Verdict.ACCEPTED


def test_an_amendment_is_made_of_a_comment_and_shown(
    page: ConsultationPage, register: Register, consultation: Consultation, received: tuple[Comment, ...]
) -> None:
    settle()
    page.deeds.propose()
    made = register.amendments.listed(consultation.meeting_id)
    asked: list[object] = []
    page.amendment_asked.connect(asked.append)
    page.message_bar.act_buttons[0].click()

    assert [one.text.en for one in made] == [received[0].proposal]
    assert asked == [made[0].id]


def test_that_an_amendment_was_made_is_said_in_another_language_and_no_more_once_it_is_undone(
    page: ConsultationPage, register: Register, received: tuple[Comment, ...]
) -> None:
    settle()
    page.deeds.propose()
    page.words.choose("ru")
    settle()
    said = page.message_bar.message
    register.history.undo()
    settle()

    assert said is not None
    assert "№" in said.sentence
    assert not page.message_bar.isVisible()


def test_a_comment_that_proposes_nothing_makes_no_amendment(
    page: ConsultationPage, register: Register, consultation: Consultation, received: tuple[Comment, ...]
) -> None:
    settle()
    page.select_row(1)
    page.deeds.propose()

    assert register.amendments.listed(consultation.meeting_id) == ()
    message = page.message_bar.message
    assert message is not None
    assert message.kind == "bad"


def test_what_waits_is_said_at_the_top_and_f7_goes_there(
    page: ConsultationPage, register: Register, received: tuple[Comment, ...]
) -> None:
    register.consultations.judge(received[0].id, Verdict.ACCEPTED)
    settle()
    assert page.reminder_bar.isVisible()

    page.next_problem(1)
    current = page.current()
    assert current is not None
    assert current.number == 2


def test_what_waits_gives_its_room_to_a_deadline_that_is_asked_for_and_to_drafts_that_are_compared(
    page: ConsultationPage, received: tuple[Comment, ...]
) -> None:
    settle()
    seen = [page.reminder_bar.isVisible()]
    page.deeds.ask_deadline()
    seen.append(page.reminder_bar.isVisible())
    page.deeds.end_strip()
    seen.append(page.reminder_bar.isVisible())
    page.compare()
    seen.append(page.reminder_bar.isVisible())
    page.leave_compare()
    seen.append(page.reminder_bar.isVisible())

    assert seen == [True, False, True, False, True]


def test_nothing_is_received_after_the_consultation_was_closed(
    page: ConsultationPage, register: Register, consultation: Consultation, received: tuple[Comment, ...]
) -> None:
    register.consultations.close(consultation.id)
    settle()
    page.add()

    assert not page.adding
    assert page.message_bar.isVisible()


# the page


def test_where_room_is_short_the_words_of_a_comment_keep_theirs(
    page: ConsultationPage, received: tuple[Comment, ...]
) -> None:
    table, scaled = page.table, page.theme.scaled
    widths = []
    for room in (900, 640, 522):
        table.setFixedWidth(scaled(room))
        table.lay_columns(scaled(room))
        settle()
        widths.append((table.isColumnHidden(RECEIVED), table.columnWidth(AUTHOR), table.columnWidth(TEXT)))

    assert [hidden for hidden, _author, _text in widths] == [False, True, True]
    assert widths[2][1] < widths[1][1] == widths[0][1]
    assert min(text for _hidden, _author, text in widths) >= scaled(140)


def test_printing_asks_for_the_draft_and_then_for_the_comments(
    page: ConsultationPage, register: Register, meeting: MeetingId
) -> None:
    asked: list[str] = []
    page.document_asked.connect(asked.append)
    draft = register.consultations.issue_draft(meeting)
    settle()
    page.print_out()
    register.consultations.open(draft.id, register.clock() + timedelta(days=1), "UTC")
    settle()
    page.print_out()
    assert [document(one).identifier for one in asked] == ["draft", "comments"]


@pytest.mark.parametrize("size", [WIDE, SMALL])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_nothing_is_clipped(
    page: ConsultationPage,
    workspace: Workspace,
    received: tuple[Comment, ...],
    language: str,
    size: tuple[int, int],
) -> None:
    workspace.words.choose(language)
    page.resize(*size)
    settle()
    assert page.width() == size[0]
    page.select_row(0)
    page.beside.close_panel()
    settle()
    assert clipped(page) == []
    page.beside.open_panel()
    settle()
    assert clipped(page.comment_panel) == []
    page.deeds.ask_deadline()
    settle()
    page.strip.date_field.setText("01.01.2020")
    page.strip.keep()
    settle()
    assert page.strip.wrong.isVisible()
    assert clipped(page) == []
    page.compare()
    settle()
    assert clipped(page.compare_view) == []


def test_the_language_is_changed_live(
    page: ConsultationPage, workspace: Workspace, received: tuple[Comment, ...]
) -> None:
    settle()
    before = page.model.index(0, VERDICT).data()
    workspace.words.choose("ru")
    settle()

    assert page.model.index(0, VERDICT).data() != before
    assert page.model.index(0, TEXT).data() == "Too vague"


def focusable(page: QWidget) -> list[QWidget]:
    return [one for one in page.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]


def test_everything_that_takes_the_focus_has_a_name(
    page: ConsultationPage, received: tuple[Comment, ...]
) -> None:
    settle()
    page.beside.open_panel()
    unnamed = [one for one in focusable(page) if one.isVisibleTo(page) and not one.accessibleName()]
    assert [f"{type(one).__name__} {one.objectName()}" for one in unnamed] == []
