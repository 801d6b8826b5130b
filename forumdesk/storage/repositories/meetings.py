"""Bodies and their meetings."""

from typing import Any

from forumdesk.domain.bodies import Body, BodyRules
from forumdesk.domain.identifiers import BodyId, MeetingId
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.speaking import SpeakingLimits
from forumdesk.storage.repositories.base import Repository, text_columns, text_of
from forumdesk.storage.rows.tables import BodyRow, MeetingRow


class Bodies(Repository[Body, BodyRow]):
    """Forums and councils."""

    kind = "body"
    row_type = BodyRow
    order = (BodyRow.id,)

    def to_columns(self, value: Body) -> dict[str, Any]:
        """See the base."""
        return {**text_columns("name", value.name), "rules": value.rules.to_plain()}

    def from_row(self, row: BodyRow) -> Body:
        """See the base."""
        return Body(id=BodyId(row.id), name=text_of(row, "name"), rules=BodyRules.from_plain(row.rules))


class Meetings(Repository[Meeting, MeetingRow]):
    """Meetings, oldest first; those without a date come last."""

    kind = "meeting"
    row_type = MeetingRow
    order = (MeetingRow.first_day.nulls_last(), MeetingRow.id)

    def to_columns(self, value: Meeting) -> dict[str, Any]:
        """See the base."""
        return {
            "body_id": value.body_id,
            "number": value.number,
            **text_columns("title", value.title),
            "working_title": value.working_title,
            "first_day": value.first_day,
            "last_day": value.last_day,
            **text_columns("place", value.place),
            "time_zone": value.time_zone,
            **text_columns("chair", value.chair),
            **text_columns("secretary", value.secretary),
            "limits": value.limits.to_plain(),
        }

    def from_row(self, row: MeetingRow) -> Meeting:
        """See the base."""
        return Meeting(
            id=MeetingId(row.id),
            body_id=BodyId(row.body_id),
            number=row.number,
            title=text_of(row, "title"),
            working_title=row.working_title,
            first_day=row.first_day,
            last_day=row.last_day,
            place=text_of(row, "place"),
            time_zone=row.time_zone,
            chair=text_of(row, "chair"),
            secretary=text_of(row, "secretary"),
            limits=SpeakingLimits.from_plain(row.limits),
        )
