"""Rows, amendments, drafts and comments of event packages: strategies, and one of each."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from forumdesk.domain.amendments import Amendment, AmendmentKind, AmendmentState, Origin
from forumdesk.domain.consultations import Comment, Consultation, ConsultationKind, Draft, Verdict
from forumdesk.domain.findings import Dismissal
from forumdesk.domain.identifiers import (
    AmendmentId,
    CommentId,
    ConsultationId,
    DelegationId,
    DismissalId,
    DraftId,
    MeetingId,
    RowId,
)
from forumdesk.domain.marks import Mark, MarkKind, tidy
from forumdesk.domain.resolutions import (
    DEEPEST,
    NumberedRow,
    Numbering,
    Part,
    ResolutionText,
    Row,
    Stage,
    Standing,
)
from forumdesk.domain.texts import Language, LocalizedText, clean_line, clean_text
from tests.builders import number

MEETING = MeetingId(UUID(int=2))
LINES = st.text(max_size=12).map(clean_line)
TEXTS = st.builds(LocalizedText, *[st.text(max_size=12).map(clean_text)] * 3)
LANGUAGES = st.frozensets(st.sampled_from(Language))
# As they were entered: nobody takes control characters out of them.
REMARKS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
NUMBERS = st.integers(0, 999)
DELEGATION = DelegationId(UUID(int=7))
MOMENTS = st.datetimes(timezones=st.just(UTC))
HASHES = st.text("0123456789abcdef", min_size=12, max_size=12)
MARKS = st.lists(
    st.builds(
        lambda kind, start, length: Mark(
            start=start, end=start + length, kind=kind, field="people" if kind is MarkKind.FIELD else ""
        ),
        st.sampled_from(MarkKind),
        st.integers(0, 12),
        st.integers(1, 12),
    ),
    max_size=4,
)
# Deadlines are told in a time zone, where the calendar has to go on.
DEADLINES = st.datetimes(datetime(1990, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@st.composite
def rows_of(draw: st.DrawFn, entry: RowId) -> Row:
    """A paragraph with standings; such as say nothing are not kept."""
    text = draw(TEXTS)
    standings = {
        language: Standing(
            stage=draw(st.sampled_from(Stage)),
            follows={
                other: draw(HASHES) for other in Language if other is not language and draw(st.booleans())
            },
            marks=tidy(draw(MARKS), len(text.get(language))),
        )
        for language in draw(LANGUAGES)
    }
    return Row(
        id=entry,
        part=draw(st.sampled_from(Part)),
        text=text,
        level=draw(st.integers(1, DEEPEST)),
        standings={language: one for language, one in standings.items() if one != Standing()},
    )


def texts(draw: st.DrawFn, rows: tuple[Row, ...]) -> dict[str, Any]:
    """What was proposed to the text: two amendments of which one may have gone into the other, and comments."""
    one, two = draw(st.lists(st.uuids(), unique=True, min_size=2, max_size=2))
    states = (AmendmentState.PROPOSED, draw(st.sampled_from(AmendmentState)))
    amendments = tuple(
        Amendment(
            id=AmendmentId(entry),
            meeting_id=MEETING,
            number=number,
            kind=kind,
            row_id=RowId(draw(st.sampled_from([rows[0].id, two])))
            if kind is not AmendmentKind.INSERT
            else None,
            part=draw(st.sampled_from(Part)),
            level=draw(st.integers(1, DEEPEST)),
            base=draw(TEXTS),
            text=draw(TEXTS),
            proposer=draw(TEXTS),
            delegation_id=draw(st.sampled_from([None, DELEGATION, DelegationId(two)])),
            reason=draw(REMARKS),
            origin=draw(st.sampled_from(Origin)),
            proposed_at=draw(MOMENTS),
            state=state,
            decided_at=None if state is AmendmentState.PROPOSED else draw(MOMENTS),
            note=draw(REMARKS),
            into=AmendmentId(one) if state in {AmendmentState.REPLACED, AmendmentState.MERGED} else None,
            result_id=draw(st.none() | st.uuids().map(RowId)),
            place=draw(NUMBERS),
        )
        for number, (entry, state) in enumerate(zip((one, two), states, strict=True), 1)
        for kind in (draw(st.sampled_from(AmendmentKind)),)
    )
    text = ResolutionText(meeting_id=MEETING, rows=rows, numbering=draw(st.sampled_from(Numbering)))
    verdict = draw(st.sampled_from(Verdict))
    return {
        "amendments": amendments,
        "drafts": (
            Draft(
                id=DraftId(one),
                meeting_id=MEETING,
                number=draw(NUMBERS),
                issued_at=draw(MOMENTS),
                rows=text.numbered(),
                numbering=text.numbering,
                note=draw(REMARKS),
            ),
        ),
        "consultations": (
            Consultation(
                id=ConsultationId(two),
                meeting_id=MEETING,
                draft_id=DraftId(one),
                kind=draw(st.sampled_from(ConsultationKind)),
                opened_at=draw(MOMENTS),
                deadline=draw(DEADLINES),
                time_zone=draw(st.sampled_from(["Asia/Almaty", "UTC"])),
                closed_at=draw(st.none() | MOMENTS),
            ),
        ),
        "comments": (
            Comment(
                id=CommentId(one),
                meeting_id=MEETING,
                consultation_id=ConsultationId(two),
                number=draw(NUMBERS),
                author=draw(LINES),
                delegation_id=draw(st.sampled_from([None, DELEGATION, DelegationId(two)])),
                row_id=draw(st.sampled_from([None, rows[0].id, RowId(two)])),
                language=draw(st.none() | st.sampled_from(Language)),
                text=draw(st.text(max_size=20).map(clean_text)),
                proposal=draw(st.text(max_size=20).map(clean_text)),
                received_at=draw(MOMENTS),
                verdict=verdict,
                reason=draw(REMARKS),
                decided_at=None if verdict is Verdict.OPEN else draw(MOMENTS),
                amendment_id=draw(st.sampled_from([None, amendments[0].id])),
            ),
        ),
        "dismissals": (
            Dismissal(
                id=DismissalId(one),
                meeting_id=MEETING,
                row_id=draw(st.sampled_from([rows[0].id, RowId(two)])),
                language=draw(st.sampled_from(Language)),
                code=draw(REMARKS),
                words=draw(REMARKS),
                reason=draw(REMARKS),
                at=draw(MOMENTS),
            ),
        ),
    }


NOBODY = str(number(99))
BEGUN = datetime(2024, 10, 17, 4, 30, tzinfo=UTC)
ROW = Row(
    id=RowId(number(10)),
    part=Part.RECOMMENDATION,
    text=LocalizedText(kk="Екі жүз адам", ru="Двести человек"),
    standings={
        Language.KK: Standing(
            stage=Stage.AUTHENTIC,
            marks=(
                Mark(start=0, end=3, kind=MarkKind.BOLD),
                Mark(start=0, end=7, kind=MarkKind.FIELD, field="people"),
            ),
        ),
        Language.RU: Standing(stage=Stage.TRANSLATED, follows={Language.KK: "0123456789ab"}),
    },
)


def amendment(
    entry: UUID, place: int, state: AmendmentState = AmendmentState.PROPOSED, into: AmendmentId | None = None
) -> Amendment:
    """An amendment to the only row."""
    return Amendment(
        id=AmendmentId(entry),
        meeting_id=MEETING,
        number=place,
        kind=AmendmentKind.REPLACE,
        row_id=ROW.id,
        part=ROW.part,
        base=ROW.text,
        text=LocalizedText(kk=f"Жаңа сөз {place}"),
        proposed_at=BEGUN,
        state=state,
        decided_at=None if into is None else BEGUN,
        into=into,
    )


def small_texts() -> dict[str, Any]:
    """One of everything that belongs to a text."""
    return {
        "amendments": (
            amendment(number(11), 1, AmendmentState.MERGED, AmendmentId(number(12))),
            amendment(number(12), 2),
        ),
        "drafts": (
            Draft(
                id=DraftId(number(13)),
                meeting_id=MEETING,
                number=1,
                issued_at=BEGUN,
                rows=(NumberedRow(row=ROW, number="1.", reference="1"),),
            ),
        ),
        "consultations": (
            Consultation(
                id=ConsultationId(number(14)),
                meeting_id=MEETING,
                draft_id=DraftId(number(13)),
                opened_at=BEGUN,
                deadline=BEGUN + timedelta(days=7),
                time_zone="Asia/Almaty",
            ),
        ),
        "comments": (
            Comment(
                id=CommentId(number(15)),
                meeting_id=MEETING,
                consultation_id=ConsultationId(number(14)),
                number=1,
                author="Дала университеті",
                row_id=ROW.id,
                language=Language.KK,
                text="Нақтылау керек",
                received_at=BEGUN,
                amendment_id=AmendmentId(number(12)),
            ),
        ),
        "dismissals": (
            Dismissal(
                id=DismissalId(number(16)),
                meeting_id=MEETING,
                row_id=ROW.id,
                language=Language.KK,
                code="quotes",
                words="«»",
                reason="Дәйексөз",
                at=BEGUN,
            ),
        ),
    }
