"""The log of arrivals and departures, and what it says of each person now."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select

from forumdesk.domain.attendance import Movement, MovementKind, Presence, Standing, presence_of
from forumdesk.domain.identifiers import MeetingId, MovementId, ParticipantId
from forumdesk.storage.changes import EntityChange
from forumdesk.storage.repositories.base import Repository, rows_being_read
from forumdesk.storage.rows.tables import MovementRow, ParticipantRow, PresenceRow


class Movements(Repository[Movement, MovementRow]):
    """The log. An entry is never deleted: what is removed is withdrawn, and found no more until it is restored."""

    kind = "movement"
    row_type = MovementRow
    order = (MovementRow.at, MovementRow.id)

    def find(self, identifier: UUID) -> Movement | None:
        """The entry; None when it was withdrawn."""
        movement = super().find(identifier)
        return None if movement is None or movement.withdrawn else movement

    def put(self, value: Movement) -> None:
        """Add an entry, or restore a withdrawn one."""
        row = self._row(value.id)
        if row is not None and row.withdrawn:
            row.withdrawn, row.revision = False, row.revision + 1
            self._changes.append(EntityChange(self.kind, value.id, None, value))
        else:
            super().put(value)
        self._tell_presence(value)

    def remove(self, identifier: UUID) -> None:
        """Withdraw an entry; nothing happens when it is not there."""
        movement, row = self.find(identifier), self._row(identifier)
        if movement is None or row is None:
            return
        row.withdrawn, row.revision = True, row.revision + 1
        self._changes.append(EntityChange(self.kind, identifier, movement, None))
        self._tell_presence(movement)

    def reassign(self, movement: Movement, person: ParticipantId) -> None:
        """Let an entry speak of another person: two rows of the list were one."""
        row = self._row(movement.id)
        if row is None:
            return
        changed = replace(movement, participant_id=person, revision=movement.revision + 1)
        row.participant_id, row.revision = person, changed.revision
        if not movement.withdrawn:
            self._changes.append(EntityChange(self.kind, movement.id, movement, changed))
        self._tell_presence(movement)
        self._tell_presence(changed)

    def join(self, entries: Iterable[Movement]) -> None:
        """Have entries as a copy of the log has them, their revisions too; who is there is told once a person."""
        concerned: dict[ParticipantId, Movement] = {}
        for entry in entries:
            row = self._row(entry.id)
            before = None if row is None else self.from_row(row)
            if row is None:
                Repository.put(self, entry)
            elif before is not None and before != entry:
                for name, column in self.to_columns(entry).items():
                    setattr(row, name, column)
                shown = [None if one.withdrawn else one for one in (before, entry)]
                self._changes.append(EntityChange(self.kind, entry.id, *shown))
                concerned[before.participant_id] = before
            concerned[entry.participant_id] = entry
        for entry in concerned.values():
            self._tell_presence(entry)

    def of_person(self, meeting_id: MeetingId, person: ParticipantId) -> tuple[Movement, ...]:
        """Every entry of one person, withdrawn ones too."""
        return self._select(MovementRow.meeting_id == meeting_id, MovementRow.participant_id == person)

    def presence(self, person: ParticipantId) -> Presence:
        """What the log says of one person now."""
        self._session.flush()
        row = self._session.get(PresenceRow, person)
        return Presence(participant_id=person) if row is None else presence_from_row(row)

    def presences(self, meeting_id: MeetingId) -> dict[ParticipantId, Presence]:
        """What the log says now of everybody who ever arrived."""
        self._session.flush()
        with rows_being_read():
            rows = self._session.scalars(select(PresenceRow).where(PresenceRow.meeting_id == meeting_id))
            return {ParticipantId(row.id): presence_from_row(row) for row in rows}

    def latest(self, meeting_id: MeetingId, limit: int) -> tuple[Presence, ...]:
        """Those on the list who came or went last, newest first; whoever was taken off it since is left out."""
        self._session.flush()
        newest = (
            select(PresenceRow)
            .join(ParticipantRow, ParticipantRow.id == PresenceRow.id)
            .where(PresenceRow.meeting_id == meeting_id)
            .order_by(PresenceRow.last_at.desc(), PresenceRow.id.desc())
            .limit(limit)
        )
        with rows_being_read():
            return tuple(presence_from_row(row) for row in self._session.scalars(newest))

    def count_of_desk(self, meeting_id: MeetingId, desk_id: str) -> int:
        """How many people a desk has let in; each counts once."""
        self._session.flush()
        let_in = select(func.count(MovementRow.participant_id.distinct())).where(
            MovementRow.meeting_id == meeting_id,
            MovementRow.desk_id == desk_id,
            MovementRow.kind != MovementKind.LEFT.value,
            MovementRow.withdrawn.is_(False),
        )
        return self._session.scalar(let_in) or 0

    def compute_anew(self) -> None:
        """Write again what the log says of each person."""
        self._session.execute(delete(PresenceRow))
        for movement in {one.participant_id: one for one in self.all()}.values():
            self._tell_presence(movement)

    def _tell_presence(self, movement: Movement) -> None:
        self._session.flush()
        person = movement.participant_id
        presence = presence_of(person, self.of_person(movement.meeting_id, person))
        self._session.execute(delete(PresenceRow).where(PresenceRow.id == person))
        if presence.standing is not Standing.EXPECTED:
            self._session.add(
                PresenceRow(
                    id=person,
                    meeting_id=movement.meeting_id,
                    standing=presence.standing.value,
                    first_at=presence.first_at,
                    last_at=presence.last_at,
                    desk_name=presence.desk_name,
                )
            )
        self._session.flush()

    def to_columns(self, value: Movement) -> dict[str, Any]:
        """See the base."""
        return {
            "meeting_id": value.meeting_id,
            "participant_id": value.participant_id,
            "kind": value.kind.value,
            "at": value.at,
            "desk_id": value.desk_id,
            "desk_name": value.desk_name,
            "withdrawn": value.withdrawn,
            "revision": value.revision,
        }

    def from_row(self, row: MovementRow) -> Movement:
        """See the base."""
        return Movement(
            id=MovementId(row.id),
            meeting_id=MeetingId(row.meeting_id),
            participant_id=ParticipantId(row.participant_id),
            kind=MovementKind(row.kind),
            at=row.at,
            desk_id=row.desk_id,
            desk_name=row.desk_name,
            withdrawn=row.withdrawn,
            revision=row.revision,
        )


def presence_from_row(row: PresenceRow) -> Presence:
    """The presence that a row holds."""
    return Presence(
        participant_id=ParticipantId(row.id),
        standing=Standing(row.standing),
        first_at=row.first_at,
        last_at=row.last_at,
        desk_name=row.desk_name,
    )
