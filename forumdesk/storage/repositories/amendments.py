"""Amendments, drafts, consultations and comments, and findings that were let stand."""

from typing import Any

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
from forumdesk.domain.resolutions import Numbering, Part
from forumdesk.domain.text_plain import numbered_from_plain, numbered_to_plain
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.storage.repositories.base import Repository, text_columns, text_of
from forumdesk.storage.rows.texts import AmendmentRow, CommentRow, ConsultationRow, DismissalRow, DraftRow


class Amendments(Repository[Amendment, AmendmentRow]):
    """Proposed changes, as they are numbered."""

    kind = "amendment"
    row_type = AmendmentRow
    order = (AmendmentRow.number, AmendmentRow.id)

    def to_columns(self, value: Amendment) -> dict[str, Any]:
        """See the base."""
        return {
            "meeting_id": value.meeting_id,
            "number": value.number,
            "kind": value.kind.value,
            "row_id": value.row_id,
            "part": value.part.value,
            "level": value.level,
            "base": value.base.to_mapping(),
            "text": value.text.to_mapping(),
            **text_columns("proposer", value.proposer),
            "delegation_id": value.delegation_id,
            "reason": value.reason,
            "origin": value.origin.value,
            "proposed_at": value.proposed_at,
            "state": value.state.value,
            "decided_at": value.decided_at,
            "note": value.note,
            "into_id": value.into,
            "result_id": value.result_id,
            "place": value.place,
        }

    def from_row(self, row: AmendmentRow) -> Amendment:
        """See the base."""
        return Amendment(
            id=AmendmentId(row.id),
            meeting_id=MeetingId(row.meeting_id),
            number=row.number,
            kind=AmendmentKind(row.kind),
            row_id=None if row.row_id is None else RowId(row.row_id),
            part=Part(row.part),
            level=row.level,
            base=LocalizedText.from_mapping(row.base),
            text=LocalizedText.from_mapping(row.text),
            proposer=text_of(row, "proposer"),
            delegation_id=None if row.delegation_id is None else DelegationId(row.delegation_id),
            reason=row.reason,
            origin=Origin(row.origin),
            proposed_at=row.proposed_at,
            state=AmendmentState(row.state),
            decided_at=row.decided_at,
            note=row.note,
            into=None if row.into_id is None else AmendmentId(row.into_id),
            result_id=None if row.result_id is None else RowId(row.result_id),
            place=row.place,
        )


class Drafts(Repository[Draft, DraftRow]):
    """Texts that were given out."""

    kind = "draft"
    row_type = DraftRow
    order = (DraftRow.number, DraftRow.id)

    def to_columns(self, value: Draft) -> dict[str, Any]:
        """See the base."""
        return {
            "meeting_id": value.meeting_id,
            "number": value.number,
            "issued_at": value.issued_at,
            "rows": numbered_to_plain(value.rows),
            "numbering": value.numbering.value,
            "note": value.note,
        }

    def from_row(self, row: DraftRow) -> Draft:
        """See the base."""
        return Draft(
            id=DraftId(row.id),
            meeting_id=MeetingId(row.meeting_id),
            number=row.number,
            issued_at=row.issued_at,
            rows=numbered_from_plain(row.rows),
            numbering=Numbering(row.numbering),
            note=row.note,
        )


class Consultations(Repository[Consultation, ConsultationRow]):
    """Consultations, as they were opened."""

    kind = "consultation"
    row_type = ConsultationRow
    order = (ConsultationRow.opened_at, ConsultationRow.id)

    def to_columns(self, value: Consultation) -> dict[str, Any]:
        """See the base."""
        return {
            "meeting_id": value.meeting_id,
            "draft_id": value.draft_id,
            "kind": value.kind.value,
            "opened_at": value.opened_at,
            "deadline": value.deadline,
            "time_zone": value.time_zone,
            "closed_at": value.closed_at,
        }

    def from_row(self, row: ConsultationRow) -> Consultation:
        """See the base."""
        return Consultation(
            id=ConsultationId(row.id),
            meeting_id=MeetingId(row.meeting_id),
            draft_id=DraftId(row.draft_id),
            kind=ConsultationKind(row.kind),
            opened_at=row.opened_at,
            deadline=row.deadline,
            time_zone=row.time_zone,
            closed_at=row.closed_at,
        )


class Comments(Repository[Comment, CommentRow]):
    """Comments, as they are numbered."""

    kind = "comment"
    row_type = CommentRow
    order = (CommentRow.number, CommentRow.id)

    def to_columns(self, value: Comment) -> dict[str, Any]:
        """See the base."""
        return {
            "meeting_id": value.meeting_id,
            "consultation_id": value.consultation_id,
            "number": value.number,
            "author": value.author,
            "delegation_id": value.delegation_id,
            "row_id": value.row_id,
            "language": value.language.value if value.language else "",
            "text": value.text,
            "proposal": value.proposal,
            "received_at": value.received_at,
            "verdict": value.verdict.value,
            "reason": value.reason,
            "decided_at": value.decided_at,
            "amendment_id": value.amendment_id,
        }

    def from_row(self, row: CommentRow) -> Comment:
        """See the base."""
        return Comment(
            id=CommentId(row.id),
            meeting_id=MeetingId(row.meeting_id),
            consultation_id=ConsultationId(row.consultation_id),
            number=row.number,
            author=row.author,
            delegation_id=None if row.delegation_id is None else DelegationId(row.delegation_id),
            row_id=None if row.row_id is None else RowId(row.row_id),
            language=Language(row.language) if row.language else None,
            text=row.text,
            proposal=row.proposal,
            received_at=row.received_at,
            verdict=Verdict(row.verdict),
            reason=row.reason,
            decided_at=row.decided_at,
            amendment_id=None if row.amendment_id is None else AmendmentId(row.amendment_id),
        )


class Dismissals(Repository[Dismissal, DismissalRow]):
    """Findings that somebody let stand."""

    kind = "dismissal"
    row_type = DismissalRow
    order = (DismissalRow.at, DismissalRow.id)

    def to_columns(self, value: Dismissal) -> dict[str, Any]:
        """See the base."""
        return {
            "meeting_id": value.meeting_id,
            "row_id": value.row_id,
            "language": value.language.value,
            "code": value.code,
            "words": value.words,
            "reason": value.reason,
            "at": value.at,
        }

    def from_row(self, row: DismissalRow) -> Dismissal:
        """See the base."""
        return Dismissal(
            id=DismissalId(row.id),
            meeting_id=MeetingId(row.meeting_id),
            row_id=RowId(row.row_id),
            language=Language(row.language),
            code=row.code,
            words=row.words,
            reason=row.reason,
            at=row.at,
        )
