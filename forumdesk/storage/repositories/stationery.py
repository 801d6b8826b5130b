"""On what bodies print."""

from dataclasses import dataclass
from typing import Any

from forumdesk.domain.identifiers import BodyId
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.texts import LocalizedText
from forumdesk.storage.repositories.base import Repository
from forumdesk.storage.rows.papers import StationeryRow


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptStationery:
    """The stationery of a body without its emblem, under the body's identifier."""

    id: BodyId
    stationery: Stationery


class StationeryOfBodies(Repository[KeptStationery, StationeryRow]):
    """The stationery of bodies that have changed it."""

    kind = "stationery"
    row_type = StationeryRow
    order = (StationeryRow.id,)

    def to_columns(self, value: KeptStationery) -> dict[str, Any]:
        """See the base."""
        stationery = value.stationery
        return {
            "preset": stationery.preset,
            "changes": dict(stationery.changes),
            "letterhead": stationery.letterhead,
            "contacts": stationery.contacts.to_mapping(),
            "template": stationery.template,
        }

    def from_row(self, row: StationeryRow) -> KeptStationery:
        """See the base."""
        return KeptStationery(
            id=BodyId(row.id),
            stationery=Stationery(
                preset=row.preset,
                changes=tuple(sorted((key, float(value)) for key, value in row.changes.items())),
                letterhead=row.letterhead,
                contacts=LocalizedText.from_mapping(row.contacts),
                template=row.template,
            ),
        )
