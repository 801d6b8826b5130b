"""Delegations."""

from typing import Any

from forumdesk.domain.delegations import Delegation
from forumdesk.domain.identifiers import DelegationId, MeetingId
from forumdesk.storage.repositories.base import Repository, text_columns, text_of
from forumdesk.storage.rows.tables import DelegationRow


class Delegations(Repository[Delegation, DelegationRow]):
    """The delegations of meetings, in the order in which they were made."""

    kind = "delegation"
    row_type = DelegationRow
    order = (DelegationRow.id,)

    def to_columns(self, value: Delegation) -> dict[str, Any]:
        """See the base."""
        return {
            "meeting_id": value.meeting_id,
            **text_columns("name", value.name),
            "country": value.country,
            "one_voice": value.one_voice,
        }

    def from_row(self, row: DelegationRow) -> Delegation:
        """See the base."""
        return Delegation(
            id=DelegationId(row.id),
            meeting_id=MeetingId(row.meeting_id),
            name=text_of(row, "name"),
            country=row.country,
            one_voice=row.one_voice,
        )
