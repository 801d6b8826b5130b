from datetime import timedelta

import pytest

from forumdesk.domain.amendments import Origin
from forumdesk.domain.consultations import (
    CommentEmptyError,
    Consultation,
    ConsultationClosedError,
    DeadlinePastError,
    ReasonMissingError,
    Verdict,
    count_comments,
)
from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.consultations import (
    CommentsStayError,
    DraftInUseError,
    NothingProposedError,
    NothingToIssueError,
)
from forumdesk.services.register import Register
from tests.builders import NOON
from tests.services.conftest import Refusal

ALMATY = "Asia/Almaty"
LATER = NOON + timedelta(days=7)


@pytest.fixture
def consultation(register: Register, meeting_id: MeetingId) -> Consultation:
    draft = register.consultations.issue_draft(meeting_id)
    return register.consultations.open(draft.id, LATER, ALMATY)


def preamble(register: Register, meeting_id: MeetingId) -> RowId:
    row = register.resolutions.text(meeting_id).first(Part.PREAMBLE)
    assert row is not None
    return row.id


def test_a_draft_keeps_the_text_as_it_was_given_out(register: Register, meeting_id: MeetingId) -> None:
    before = register.resolutions.text(meeting_id).numbered()

    first = register.consultations.issue_draft(meeting_id, " на согласование ")
    register.resolutions.edit_cell(meeting_id, preamble(register, meeting_id), Language.RU, "Иначе")
    second = register.consultations.issue_draft(meeting_id)

    assert (first.number, second.number, first.note) == (1, 2, "на согласование")
    kept, later = register.consultations.drafts(meeting_id)
    assert kept.rows == before
    assert later.rows == register.resolutions.text(meeting_id).numbered()


def test_a_paper_bears_the_number_of_the_draft_that_it_shows(
    register: Register, meeting_id: MeetingId
) -> None:
    assert register.resolutions.sheet(meeting_id).draft is not None
    draft = register.consultations.issue_draft(meeting_id)

    mark = register.resolutions.sheet(meeting_id).draft
    assert mark is not None
    assert (mark.number, mark.at, mark.time_zone) == (1, draft.issued_at, ALMATY)

    register.resolutions.edit_cell(meeting_id, preamble(register, meeting_id), Language.RU, "Иначе")
    changed = register.resolutions.sheet(meeting_id).draft
    assert changed is not None
    assert changed.number == 2


def test_without_a_text_there_is_no_draft(register: Register, refusing: Refusal) -> None:
    meeting = register.meetings.add(LocalizedText(en="Empty"))

    with refusing(NothingToIssueError):
        register.consultations.issue_draft(meeting.id)


def test_a_draft_that_lies_open_stays(
    register: Register, meeting_id: MeetingId, consultation: Consultation, refusing: Refusal
) -> None:
    with refusing(DraftInUseError):
        register.consultations.withdraw_draft(consultation.draft_id)

    register.consultations.withdraw(consultation.id)
    register.consultations.withdraw_draft(consultation.draft_id)

    assert register.consultations.drafts(meeting_id) == ()


def test_a_deadline_in_the_past_is_refused(
    register: Register, meeting_id: MeetingId, consultation: Consultation, refusing: Refusal
) -> None:
    with refusing(DeadlinePastError) as refusal:
        register.consultations.extend(consultation.id, NOON - timedelta(hours=1))

    # Told as the clock on the wall of the meeting has it: five hours before Greenwich's eleven.
    assert refusal.value.values["deadline"] == "17.10.2024 16:00"
    with refusing(DeadlinePastError):
        register.consultations.open(consultation.draft_id, NOON, ALMATY)


def test_what_comes_after_the_deadline_is_late_and_at_the_very_moment_is_not(
    register: Register, consultation: Consultation
) -> None:
    at = register.consultations.receive(consultation.id, "ЕНУ", "Согласны.", received_at=LATER)
    after = register.consultations.receive(
        consultation.id, "КазНУ", "Просим уточнить.", received_at=LATER + timedelta(seconds=1)
    )

    assert (at.late(consultation), after.late(consultation)) == (False, True)
    counts = count_comments(consultation, register.consultations.comments(consultation.id))
    assert (counts.received, counts.late, counts.open) == (2, 1, 2)


def test_a_comment_needs_a_sender_and_words(
    register: Register, consultation: Consultation, refusing: Refusal
) -> None:
    with refusing(CommentEmptyError):
        register.consultations.receive(consultation.id, " ", "Согласны.")
    with refusing(CommentEmptyError):
        register.consultations.receive(consultation.id, "ЕНУ", " \n ")


def test_a_closed_consultation_receives_nothing_until_it_is_opened_again(
    register: Register, consultation: Consultation, refusing: Refusal
) -> None:
    register.consultations.close(consultation.id)

    with refusing(ConsultationClosedError):
        register.consultations.receive(consultation.id, "ЕНУ", "Согласны.")

    register.consultations.reopen(consultation.id)
    assert register.consultations.receive(consultation.id, "ЕНУ", "Согласны.").number == 1


def test_comments_are_not_turned_down_without_a_reason(
    register: Register, consultation: Consultation, refusing: Refusal
) -> None:
    comment = register.consultations.receive(consultation.id, "ЕНУ", "Исключить пункт 2.")

    for verdict in (Verdict.REJECTED, Verdict.PARTLY):
        with refusing(ReasonMissingError):
            register.consultations.judge(comment.id, verdict)

    judged = register.consultations.judge(comment.id, Verdict.REJECTED, "Пункт согласован ранее.")
    assert (judged.verdict, judged.reason) == (Verdict.REJECTED, "Пункт согласован ранее.")
    assert register.consultations.judge(comment.id, Verdict.OPEN).decided_at is None


def test_a_consultation_with_comments_is_not_taken_back(
    register: Register, consultation: Consultation, refusing: Refusal
) -> None:
    comment = register.consultations.receive(consultation.id, "ЕНУ", "Согласны.")

    with refusing(CommentsStayError):
        register.consultations.withdraw(consultation.id)

    register.consultations.remove_comment(comment.id)
    register.consultations.withdraw(consultation.id)


def test_an_amendment_is_made_of_the_words_that_a_comment_proposes(
    register: Register, meeting_id: MeetingId, consultation: Consultation, refusing: Refusal
) -> None:
    comment = register.consultations.receive(consultation.id, "ЕНУ", "Уточнить редакцию.")
    with refusing(NothingProposedError):
        register.consultations.propose(comment.id)
    register.consultations.edit_comment(
        comment.id,
        row_id=preamble(register, meeting_id),
        language=Language.RU,
        proposal="Абзац в новой редакции",
    )

    amendment = register.consultations.propose(comment.id)

    assert (amendment.origin, amendment.text.ru) == (Origin.COMMENT, "Абзац в новой редакции")
    assert amendment.proposer.ru == "ЕНУ"
    assert register.consultations.comments(consultation.id)[0].amendment_id == amendment.id
    register.amendments.accept(amendment.id)
    row = register.resolutions.text(meeting_id).row(preamble(register, meeting_id))
    assert row.text.ru == "Абзац в новой редакции"


def test_reminders_name_what_is_open(
    register: Register, meeting_id: MeetingId, consultation: Consultation
) -> None:
    register.consultations.receive(consultation.id, "ЕНУ", "Согласны.")

    codes = [one.code for one in register.consultations.reminders(meeting_id)]

    assert codes == ["consultation.running", "comments.waiting"]
    register.consultations.close(consultation.id)
    assert [one.code for one in register.consultations.reminders(meeting_id)] == ["comments.waiting"]


def test_each_deed_is_undone_in_one_step(
    register: Register, meeting_id: MeetingId, consultation: Consultation
) -> None:
    comment = register.consultations.receive(consultation.id, "ЕНУ", "Согласны.")
    register.consultations.judge(comment.id, Verdict.ACCEPTED)
    register.consultations.extend(consultation.id, LATER + timedelta(days=1))

    for _ in range(5):
        register.history.undo()

    assert register.consultations.drafts(meeting_id) == ()
    assert register.consultations.listed(meeting_id) == ()
