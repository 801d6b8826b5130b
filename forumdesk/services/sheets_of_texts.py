"""Fills the sheets from which drafts, amendments and comments are printed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypedDict

from forumdesk.domain.amendments import (
    Amendment,
    AmendmentKind,
    order_of_consideration,
)
from forumdesk.domain.consultations import Comment, Consultation
from forumdesk.domain.identifiers import AmendmentId, ConsultationId, DelegationId, MeetingId, RowId
from forumdesk.domain.redline import Piece, PieceKind, redline
from forumdesk.domain.resolutions import NumberedRow, Part, items_above
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.consultations import comments_of
from forumdesk.services.deeds import Deeds
from forumdesk.services.resolution_sheet import draft_mark, resolution_sheet
from forumdesk.services.sheets import DraftMark, ResolutionSheet, RowChange, SheetRow
from forumdesk.services.text_fields import current_text
from forumdesk.services.text_sheets import (
    AmendmentLine,
    AmendmentsSheet,
    CommentLine,
    CommentsSheet,
    ConsultationLine,
    RowReference,
)
from forumdesk.storage.work import UnitOfWork

DRAFT, REDLINE, AMENDMENTS = "draft", "redline", "amendments"
COMMENTS = frozenset({"comments", "consultation_summary"})
TextSheet = ResolutionSheet | AmendmentsSheet | CommentsSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class TextCounts:
    """How many rows the text has, and how many amendments; comments, None where no consultation was held."""

    rows: int
    amendments: int
    open: int
    comments: int | None


class TextSheets:
    """Drafts, amendments and comments, ready for paper."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def text_sheet(self, meeting_id: MeetingId, document: str) -> TextSheet:
        """The sheet for ``document``, one of "draft", "redline", "amendments", "comments", "consultation_summary"."""
        if document == AMENDMENTS:
            return self.amendments(meeting_id)
        if document in COMMENTS:
            return self.comments(meeting_id)
        return self.redline(meeting_id) if document == REDLINE else self.draft(meeting_id)

    def draft(self, meeting_id: MeetingId) -> ResolutionSheet:
        """The text as a draft; once it is adopted, as the resolution."""
        with self._deeds.database.reading() as work:
            return resolution_sheet(work, meeting_id, self._deeds.clock())

    def redline(self, meeting_id: MeetingId) -> ResolutionSheet:
        """The text with the open amendments in it, each where it would stand."""
        with self._deeds.database.reading() as work:
            sheet = resolution_sheet(work, meeting_id, self._deeds.clock())
            text = current_text(work, meeting_id)
            ordered = order_of_consideration(text, work.amendments.of_meeting(meeting_id))
            proposed = [one for one in ordered if one.is_open]
            return replace(sheet, rows=tuple(_with_amendments(sheet.rows, proposed)))

    def amendments(self, meeting_id: MeetingId) -> AmendmentsSheet:
        """All amendments in order of consideration."""
        made_at = self._deeds.clock()
        with self._deeds.database.reading() as work:
            text = current_text(work, meeting_id)
            places = references(text.numbered())
            ordered = order_of_consideration(text, work.amendments.of_meeting(meeting_id))
            numbers = {one.id: one.number for one in ordered}
            zone = work.meetings.get(meeting_id).time_zone
            return AmendmentsSheet(
                **meeting_facts(work, meeting_id, made_at),
                draft=draft_mark(work, text, zone, made_at),
                lines=tuple(_line(one, places, numbers) for one in ordered),
            )

    def comments(self, meeting_id: MeetingId, consultation_id: ConsultationId | None = None) -> CommentsSheet:
        """The comments of a consultation, without its identifier of the last one; as of now."""
        with self._deeds.database.reading() as work:
            facts = meeting_facts(work, meeting_id, self._deeds.clock())
            found = work.consultations.of_meeting(meeting_id)
            held = [one for one in found if consultation_id in (None, one.id)]
            if not held:
                return CommentsSheet(**facts)
            return _commented(work, facts, held[-1])

    def counts(self, meeting_id: MeetingId) -> TextCounts:
        """How much there is to print."""
        with self._deeds.database.reading() as work:
            amendments = work.amendments.of_meeting(meeting_id)
            held = work.consultations.of_meeting(meeting_id)
            return TextCounts(
                rows=len(work.texts.resolution(meeting_id).rows),
                amendments=len(amendments),
                open=sum(one.is_open for one in amendments),
                comments=len(comments_of(work, held[-1])) if held else None,
            )


class MeetingFacts(TypedDict):
    """What every sheet about a meeting begins with."""

    body: LocalizedText
    meeting: LocalizedText
    first_day: date | None
    last_day: date | None
    place: LocalizedText
    languages: tuple[Language, ...]
    made_at: datetime
    time_zone: str


def meeting_facts(work: UnitOfWork, meeting_id: MeetingId, made_at: datetime) -> MeetingFacts:
    """The facts of a meeting for a sheet that is made now."""
    meeting = work.meetings.get(meeting_id)
    body = work.bodies.get(meeting.body_id)
    return MeetingFacts(
        body=body.name,
        meeting=meeting.title,
        first_day=meeting.first_day,
        last_day=meeting.last_day,
        place=meeting.place,
        languages=body.rules.languages,
        made_at=made_at,
        time_zone=meeting.time_zone,
    )


def references(rows: Iterable[NumberedRow]) -> dict[RowId, RowReference]:
    """How papers name each row: by its number, else by its part, counted where the part has several rows."""
    numbered = list(rows)
    above = items_above(numbered)
    items = {one.row.id: above.get(one.row.id) for one in numbered}
    kinds = {row_id: item.row.id if item else None for row_id, item in items.items()}
    of_kind = Counter((one.row.part, kinds[one.row.id]) for one in numbered)
    met: Counter[tuple[Part, RowId | None]] = Counter()
    found: dict[RowId, RowReference] = {}
    for place, one in enumerate(numbered, 1):
        part, item = one.row.part, items[one.row.id]
        kind = (part, kinds[one.row.id])
        met[kind] += 1
        found[one.row.id] = RowReference(
            number=one.reference,
            item=item.reference if item else "",
            part=part,
            ordinal=met[kind] if of_kind[kind] > 1 and not one.reference else 0,
            place=place,
        )
    return found


def _line(
    amendment: Amendment, places: Mapping[RowId, RowReference], numbers: Mapping[AmendmentId, int]
) -> AmendmentLine:
    row = amendment.row_id
    gone = RowReference(part=amendment.part)
    return AmendmentLine(
        number=amendment.number,
        kind=amendment.kind,
        state=amendment.state,
        reference=places.get(row, gone) if row is not None else RowReference(),
        proposer=amendment.proposer,
        redline=changes_of(amendment),
        reason=amendment.reason,
        note=amendment.note,
        into=numbers.get(amendment.into, 0) if amendment.into is not None else 0,
    )


def changes_of(amendment: Amendment) -> dict[Language, tuple[Piece, ...]]:
    """What an amendment changes, in the languages that it speaks of."""
    if amendment.kind is AmendmentKind.DELETE:
        return {one: (Piece(PieceKind.DELETED, text),) for one, text in amendment.base.items()}
    return {one: redline(amendment.base.get(one), text) for one, text in amendment.text.items()}


def _with_amendments(rows: Iterable[SheetRow], amendments: Iterable[Amendment]) -> list[SheetRow]:
    """The rows with what is proposed; of several proposals for one row the first stands in it, the others below."""
    kept = list(amendments)
    found = [_inserted(one) for one in kept if one.kind is AmendmentKind.INSERT and one.row_id is None]
    for row in rows:
        own = [one for one in kept if one.row_id is not None and str(one.row_id) == row.id]
        changes = [one for one in own if one.kind is not AmendmentKind.INSERT]
        found.append(_changed(row, changes[0]) if changes else row)
        found += (_changed(_once_more(row, one), one) for one in changes[1:])
        found += (_inserted(one) for one in own if one.kind is AmendmentKind.INSERT)
    return found


def _changed(row: SheetRow, amendment: Amendment) -> SheetRow:
    authors = (amendment.proposer,) if amendment.proposer else ()
    if amendment.kind is AmendmentKind.DELETE:
        return replace(row, change=RowChange.DELETED, authors=authors)
    pieces = {one: redline(row.text.get(one), text) for one, text in amendment.text.items()}
    return replace(row, redline=pieces, authors=authors)


def _once_more(row: SheetRow, amendment: Amendment) -> SheetRow:
    """The row in the languages of a further amendment to it."""
    spoken = amendment.base if amendment.kind is AmendmentKind.DELETE else amendment.text
    texts = {one.value: row.text.get(one) for one, _ in spoken.items()}
    return replace(row, id=str(amendment.id), number="", text=LocalizedText(**texts))


def _inserted(amendment: Amendment) -> SheetRow:
    return SheetRow(
        id=str(amendment.id),
        part=amendment.part,
        number="",
        text=amendment.text,
        level=amendment.level,
        change=RowChange.INSERTED,
        authors=(amendment.proposer,) if amendment.proposer else (),
    )


def _commented(work: UnitOfWork, facts: MeetingFacts, consultation: Consultation) -> CommentsSheet:
    draft = work.drafts.get(consultation.draft_id)
    places = references(draft.rows)
    names = {one.id: one.name for one in work.delegations.of_meeting(consultation.meeting_id)}
    numbers = {one.id: one.number for one in work.amendments.of_meeting(consultation.meeting_id)}
    return CommentsSheet(
        **facts,
        draft=DraftMark(number=draft.number, at=draft.issued_at, time_zone=facts["time_zone"]),
        consultation=ConsultationLine(
            kind=consultation.kind,
            opened_at=consultation.opened_at,
            deadline=consultation.deadline,
            time_zone=consultation.time_zone,
            closed_at=consultation.closed_at,
        ),
        comments=tuple(
            _comment(one, consultation, places, names, numbers) for one in comments_of(work, consultation)
        ),
    )


def _comment(
    comment: Comment,
    consultation: Consultation,
    places: Mapping[RowId, RowReference],
    names: Mapping[DelegationId, LocalizedText],
    numbers: Mapping[AmendmentId, int],
) -> CommentLine:
    row, delegation = comment.row_id, comment.delegation_id
    return CommentLine(
        number=comment.number,
        author=comment.author,
        text=comment.text,
        received_at=comment.received_at,
        reference=places.get(row, RowReference()) if row is not None else RowReference(),
        delegation=names.get(delegation, LocalizedText()) if delegation is not None else LocalizedText(),
        language=comment.language,
        proposal=comment.proposal,
        late=comment.late(consultation),
        verdict=comment.verdict,
        reason=comment.reason,
        amendment=numbers.get(comment.amendment_id, 0) if comment.amendment_id is not None else 0,
    )
