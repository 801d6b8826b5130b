"""Batons, copies handed over, erasures, retention: what is kept so that nothing is lost, or no longer than it may."""

from dataclasses import fields
from typing import Any

from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.keeping import Baton, Erasure, Handover, Retention
from forumdesk.storage.repositories.base import Repository
from forumdesk.storage.rows.journal import BatonRow, ErasureRow, HandoverRow, RetentionRow


def _columns(value: Any) -> dict[str, Any]:
    return {one.name: getattr(value, one.name) for one in fields(value) if one.name != "id"}


class Batons(Repository[Baton, BatonRow]):
    """Desks that may decide, by meeting."""

    kind = "baton"
    row_type = BatonRow
    order = (BatonRow.id,)

    def to_columns(self, value: Baton) -> dict[str, Any]:
        """See the base."""
        return _columns(value)

    def from_row(self, row: BatonRow) -> Baton:
        """See the base."""
        return Baton(id=MeetingId(row.id), desk_id=row.desk_id, desk_name=row.desk_name, at=row.at)


class Handovers(Repository[Handover, HandoverRow]):
    """Copies handed over, in their order."""

    kind = "handover"
    row_type = HandoverRow
    order = (HandoverRow.at, HandoverRow.id)

    def to_columns(self, value: Handover) -> dict[str, Any]:
        """See the base."""
        return _columns(value)

    def from_row(self, row: HandoverRow) -> Handover:
        """See the base."""
        return Handover(
            id=row.id,
            at=row.at,
            desk_id=row.desk_id,
            desk_name=row.desk_name,
            to_name=row.to_name,
            note=row.note,
        )


class Erasures(Repository[Erasure, ErasureRow]):
    """Erasures by law, by participant."""

    kind = "erasure"
    row_type = ErasureRow
    order = (ErasureRow.at, ErasureRow.id)

    def to_columns(self, value: Erasure) -> dict[str, Any]:
        """See the base."""
        return _columns(value)

    def from_row(self, row: ErasureRow) -> Erasure:
        """See the base."""
        return Erasure(
            id=ParticipantId(row.id),
            meeting_id=MeetingId(row.meeting_id),
            at=row.at,
            desk_name=row.desk_name,
            reason=row.reason,
        )


class Retentions(Repository[Retention, RetentionRow]):
    """Until when personal data are kept, by meeting."""

    kind = "retention"
    row_type = RetentionRow
    order = (RetentionRow.until, RetentionRow.id)

    def to_columns(self, value: Retention) -> dict[str, Any]:
        """See the base."""
        return _columns(value)

    def from_row(self, row: RetentionRow) -> Retention:
        """See the base."""
        return Retention(id=MeetingId(row.id), until=row.until)
