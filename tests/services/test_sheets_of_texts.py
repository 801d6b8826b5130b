"""Sheets of drafts, amendments and comments are filled from the register."""

from datetime import timedelta

import pytest

from forumdesk.domain.amendments import AmendmentKind, AmendmentState
from forumdesk.domain.consultations import Consultation, Verdict
from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.redline import PieceKind
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.register import Register
from forumdesk.services.sheets import ResolutionSheet, RowChange
from forumdesk.services.text_sheets import AmendmentsSheet, CommentsSheet

KK, RU, EN = Language
PERU = LocalizedText(en="Peru")


def first(register: Register, meeting_id: MeetingId, part: Part = Part.PREAMBLE) -> RowId:
    row = register.resolutions.text(meeting_id).first(part)
    assert row is not None
    return row.id


def propose(
    register: Register, meeting_id: MeetingId, kind: AmendmentKind = AmendmentKind.REPLACE, en: str = "Anew"
) -> int:
    row = first(register, meeting_id)
    text = None if kind is AmendmentKind.DELETE else LocalizedText(en=en)
    return register.amendments.propose(meeting_id, kind, row, text, proposer=PERU).number


@pytest.fixture
def consultation(register: Register, meeting_id: MeetingId) -> Consultation:
    draft = register.consultations.issue_draft(meeting_id)
    return register.consultations.open(draft.id, draft.issued_at + timedelta(days=10), "Asia/Almaty")


@pytest.mark.parametrize(
    ("document", "kind"),
    [
        ("draft", ResolutionSheet),
        ("redline", ResolutionSheet),
        ("amendments", AmendmentsSheet),
        ("comments", CommentsSheet),
        ("consultation_summary", CommentsSheet),
    ],
)
def test_each_document_has_its_kind_of_sheet(
    register: Register, meeting_id: MeetingId, document: str, kind: type
) -> None:
    assert isinstance(register.text_sheets.text_sheet(meeting_id, document), kind)


def test_amendments_stand_in_order_of_consideration_with_their_changes(
    register: Register, meeting_id: MeetingId
) -> None:
    added = propose(register, meeting_id, AmendmentKind.INSERT)
    changed = propose(register, meeting_id)
    deleted = propose(register, meeting_id, AmendmentKind.DELETE)

    sheet = register.text_sheets.amendments(meeting_id)

    assert [line.number for line in sheet.lines] == [deleted, changed, added]
    assert [set(line.redline) for line in sheet.lines] == [set(Language), {EN}, {EN}]
    kinds = [{piece.kind for piece in line.redline[EN]} for line in sheet.lines]
    assert kinds == [
        {PieceKind.DELETED},
        {PieceKind.DELETED, PieceKind.INSERTED},
        {PieceKind.INSERTED},
    ]
    assert sheet.lines[0].proposer == PERU
    assert sheet.lines[0].reference.part is Part.PREAMBLE
    assert sheet.draft is not None


def test_an_amendment_names_the_one_that_took_its_place(register: Register, meeting_id: MeetingId) -> None:
    propose(register, meeting_id)
    propose(register, meeting_id, en="Anew, but otherwise")
    one, other = register.amendments.listed(meeting_id)
    register.amendments.replace(one.id, other.id)

    lines = {line.number: line for line in register.text_sheets.amendments(meeting_id).lines}

    assert (lines[one.number].state, lines[one.number].into) == (AmendmentState.REPLACED, other.number)
    assert lines[other.number].into == 0


def test_a_redline_shows_open_amendments_alone_and_each_of_them(
    register: Register, meeting_id: MeetingId
) -> None:
    propose(register, meeting_id, AmendmentKind.INSERT)
    propose(register, meeting_id, en="Settled")
    settled = next(one for one in register.amendments.listed(meeting_id) if one.text.en == "Settled")
    register.amendments.reject(settled.id)
    propose(register, meeting_id)
    propose(register, meeting_id, en="Anew, and once more")
    plain = register.text_sheets.draft(meeting_id)

    sheet = register.text_sheets.redline(meeting_id)

    added = [row for row in sheet.rows if row.id not in {one.id for one in plain.rows}]
    changed = [row for row in sheet.rows if row.redline]
    assert [row.change for row in added] == [RowChange.NONE, RowChange.INSERTED]
    assert [row.id for row in changed] == [str(first(register, meeting_id)), added[0].id]
    assert all(row.authors == (PERU,) for row in (*added, *changed))
    assert added[0].text.languages == (EN,)
    assert all("Settled" not in piece.text for row in changed for piece in row.redline[EN])
    assert [row for row in sheet.rows if not row.authors] == [
        row for row in plain.rows if row.id != changed[0].id
    ]


def test_a_row_that_is_to_go_stays_in_sight(register: Register, meeting_id: MeetingId) -> None:
    propose(register, meeting_id, AmendmentKind.DELETE)

    sheet = register.text_sheets.redline(meeting_id)

    (gone,) = (row for row in sheet.rows if row.change is RowChange.DELETED)
    assert gone.id == str(first(register, meeting_id))


def test_without_a_consultation_there_are_no_comments(register: Register, meeting_id: MeetingId) -> None:
    sheet = register.text_sheets.comments(meeting_id)

    assert (sheet.consultation, sheet.comments) == (None, ())


def test_comments_come_with_their_paragraph_of_the_draft_and_what_became_of_them(
    register: Register, meeting_id: MeetingId, consultation: Consultation
) -> None:
    receive = register.consultations.receive
    row = first(register, meeting_id, Part.RECOMMENDATION)
    one = receive(consultation.id, "Peru", "Too soon", row_id=row, language=EN, proposal="Anew")
    receive(consultation.id, "Chile", "Fine", received_at=consultation.deadline + timedelta(minutes=1))
    made = register.consultations.propose(one.id)
    register.consultations.judge(one.id, Verdict.PARTLY, "Half of it")

    sheet = register.text_sheets.comments(meeting_id)

    first_line, second = sheet.comments
    assert (first_line.reference.number, first_line.verdict, first_line.reason) == (
        "1",
        Verdict.PARTLY,
        "Half of it",
    )
    assert first_line.amendment == made.number
    assert (second.reference.part, second.reference.place) == (None, 0)
    assert (first_line.late, second.late) == (False, True)
    assert sheet.consultation is not None
    assert sheet.consultation.time_zone == "Asia/Almaty"
    assert sheet.draft is not None
    assert sheet.draft.number == 1


def test_paragraphs_without_a_number_are_counted_within_their_part(
    register: Register, meeting_id: MeetingId, consultation: Consultation
) -> None:
    text = register.resolutions.text(meeting_id)
    preamble = [row.id for row in text.rows if row.part is Part.PREAMBLE]
    for row in (preamble[-1], first(register, meeting_id, Part.TITLE)):
        register.consultations.receive(consultation.id, "Peru", "Unclear", row_id=row)

    in_preamble, title = (line.reference for line in register.text_sheets.comments(meeting_id).comments)

    assert in_preamble.ordinal == (len(preamble) if len(preamble) > 1 else 0)
    assert (title.part, title.ordinal, title.place) == (Part.TITLE, 0, 1)


def test_it_is_counted_how_much_there_is_to_print(
    register: Register, meeting_id: MeetingId, consultation: Consultation
) -> None:
    propose(register, meeting_id)
    propose(register, meeting_id, en="Anew, and once more")
    register.amendments.reject(register.amendments.listed(meeting_id)[0].id)
    register.consultations.receive(consultation.id, "Peru", "Unclear")

    counts = register.text_sheets.counts(meeting_id)

    rows = len(register.resolutions.text(meeting_id).rows)
    assert (counts.rows, counts.amendments, counts.open, counts.comments) == (rows, 2, 1, 1)
