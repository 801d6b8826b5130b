from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from forumdesk.domain.amendments import Amendment, AmendmentKind
from forumdesk.domain.bodies import Body
from forumdesk.domain.consultations import Comment, Consultation, Draft
from forumdesk.domain.findings import Dismissal
from forumdesk.domain.identifiers import (
    AmendmentId,
    CommentId,
    ConsultationId,
    DismissalId,
    DraftId,
    MeetingId,
    RowId,
)
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.storage.database import Database
from forumdesk.storage.errors import DamagedError
from forumdesk.storage.work import UnitOfWork
from tests.builders import NOON, by_sql, number
from tests.storage.repositories.values import BODY, MEETING

OTHER = MeetingId(number(3))


def amendment(entry: int, place: int, meeting_id: MeetingId = MEETING) -> Amendment:
    return Amendment(
        id=AmendmentId(number(entry)),
        meeting_id=meeting_id,
        number=place,
        kind=AmendmentKind.DELETE,
        row_id=RowId(number(90)),
        part=Part.BODY,
        proposed_at=NOON,
    )


def draft(entry: int, place: int, meeting_id: MeetingId = MEETING) -> Draft:
    return Draft(
        id=DraftId(number(entry)), meeting_id=meeting_id, number=place, issued_at=NOON, rows=(), note="н"
    )


def consultation(entry: int, hours: int, meeting_id: MeetingId = MEETING) -> Consultation:
    return Consultation(
        id=ConsultationId(number(entry)),
        meeting_id=meeting_id,
        draft_id=DraftId(number(91)),
        opened_at=NOON + timedelta(hours=hours),
        deadline=NOON + timedelta(days=7),
        time_zone="Asia/Almaty",
    )


def comment(entry: int, place: int, meeting_id: MeetingId = MEETING, asked: int = 92) -> Comment:
    return Comment(
        id=CommentId(number(entry)),
        meeting_id=meeting_id,
        consultation_id=ConsultationId(number(asked)),
        number=place,
        author="Дала университеті",
        text="Нақтылау керек",
        received_at=NOON,
    )


def dismissal(entry: int, hours: int, meeting_id: MeetingId = MEETING) -> Dismissal:
    return Dismissal(
        id=DismissalId(number(entry)),
        meeting_id=meeting_id,
        row_id=RowId(number(90)),
        language=Language.KK,
        code="quotes",
        words="«",
        reason="дәйексөз",
        at=NOON + timedelta(hours=hours),
    )


def ground(work: UnitOfWork) -> None:
    work.bodies.put(Body(id=BODY, name=LocalizedText(kk="Форум")))
    for meeting_id in (MEETING, OTHER):
        work.meetings.put(Meeting(id=meeting_id, body_id=BODY))


def put(database: Database, values: Sequence[tuple[str, Any]]) -> None:
    with database.unit_of_work() as work:
        ground(work)
        for kind, value in values:
            work.by_kind(kind).put(value)


@pytest.mark.parametrize(
    ("kind", "make"),
    [
        ("amendment", amendment),
        ("draft", draft),
        ("consultation", consultation),
        ("comment", comment),
        ("dismissal", dismissal),
    ],
)
def test_they_come_in_their_order_and_of_one_meeting_only(database: Database, kind: str, make: Any) -> None:
    made = [make(10, 2), make(11, 1), make(12, 3)]
    foreign = make(13, 1, OTHER) if kind != "comment" else comment(13, 1, OTHER, asked=93)
    put(database, [(kind, one) for one in (*made, foreign)])

    with database.reading() as work:
        assert work.by_kind(kind).of_meeting(MEETING) == (made[1], made[0], made[2])
        assert work.by_kind(kind).of_meeting(OTHER) == (foreign,)


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        ("amendment", amendment(10, 1), amendment(11, 1)),
        ("draft", draft(10, 1), draft(11, 1)),
        ("comment", comment(10, 1), comment(11, 1)),
    ],
)
def test_a_number_is_given_once(database: Database, kind: str, first: Any, second: Any) -> None:
    with pytest.raises(IntegrityError):
        put(database, [(kind, first), (kind, second)])


def test_comments_are_numbered_in_each_consultation(database: Database) -> None:
    both = (comment(10, 1, asked=92), comment(11, 1, asked=93))

    put(database, [("comment", one) for one in both])

    with database.reading() as work:
        assert work.comments.of_meeting(MEETING) == both


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE amendment SET kind = 'add'", "amendment"),
        ("UPDATE amendment SET text = '[]'", "amendment"),
        ("UPDATE draft SET rows = '[{}]'", "draft"),
        ("UPDATE draft SET numbering = 'roman'", "draft"),
        ("UPDATE consultation SET kind = 'poll'", "consultation"),
        ("UPDATE comment SET language = 'de'", "comment"),
        ("UPDATE dismissal SET language = ''", "dismissal"),
    ],
)
def test_what_the_program_never_writes_is_told_as_damage(
    database: Database, statement: str, kind: str
) -> None:
    put(
        database,
        [
            ("amendment", amendment(10, 1)),
            ("draft", draft(11, 1)),
            ("consultation", consultation(12, 1)),
            ("comment", comment(13, 1)),
            ("dismissal", dismissal(14, 1)),
        ],
    )
    by_sql(database.path, statement)

    with pytest.raises(DamagedError), database.reading() as work:
        work.by_kind(kind).all()
