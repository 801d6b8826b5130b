"""Agenda items."""

from typing import Any

from forumdesk.domain.agenda import AgendaItem, ItemKind
from forumdesk.domain.identifiers import AgendaItemId, MeetingId
from forumdesk.storage.repositories.base import Repository, text_columns, text_of
from forumdesk.storage.rows.tables import AgendaItemRow


class AgendaItems(Repository[AgendaItem, AgendaItemRow]):
    """The items of agendas, in printing order."""

    kind = "agenda_item"
    row_type = AgendaItemRow
    order = (AgendaItemRow.position, AgendaItemRow.id)

    def to_columns(self, value: AgendaItem) -> dict[str, Any]:
        """See the base."""
        return {
            "meeting_id": value.meeting_id,
            "parent_id": value.parent_id,
            "position": value.position,
            "number": value.number,
            "kind": value.kind.value,
            **text_columns("title", value.title),
            "starts": value.starts,
            "minutes": value.minutes,
            **text_columns("speakers", value.speakers),
            "speaker_numbers": list(value.speaker_numbers),
            "issues": list(value.issues),
            "recommendations": list(value.recommendations),
            "day": value.day,
            **text_columns("section", value.section),
            **text_columns("room", value.room),
            **text_columns("rapporteurs", value.rapporteurs),
            "rapporteur_numbers": list(value.rapporteur_numbers),
        }

    def from_row(self, row: AgendaItemRow) -> AgendaItem:
        """See the base."""
        return AgendaItem(
            id=AgendaItemId(row.id),
            meeting_id=MeetingId(row.meeting_id),
            parent_id=None if row.parent_id is None else AgendaItemId(row.parent_id),
            position=row.position,
            number=row.number,
            kind=ItemKind(row.kind),
            title=text_of(row, "title"),
            starts=row.starts,
            minutes=row.minutes,
            speakers=text_of(row, "speakers"),
            speaker_numbers=tuple(row.speaker_numbers),
            issues=tuple(row.issues),
            recommendations=tuple(row.recommendations),
            day=row.day,
            section=text_of(row, "section"),
            room=text_of(row, "room"),
            rapporteurs=text_of(row, "rapporteurs"),
            rapporteur_numbers=tuple(row.rapporteur_numbers),
        )
