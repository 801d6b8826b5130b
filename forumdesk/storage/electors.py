"""Who is entitled and where they are, read in one go without the rest of what is known of them."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.attendance import Standing
from forumdesk.domain.identifiers import DelegationId, MeetingId, ParticipantId
from forumdesk.domain.people import Names, PersonName, Role
from forumdesk.storage.repositories.base import rows_being_read
from forumdesk.storage.rows.tables import ParticipantRow, PresenceRow

_PERSON = ParticipantRow.__table__.c
_PRESENCE = PresenceRow.__table__.c
_COLUMNS = (
    _PERSON.id, _PERSON.number, _PERSON.names, _PERSON.country, _PERSON.role, _PERSON.delegation_id,
    _PERSON.entitled, _PERSON.state, _PRESENCE.standing,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Elector:
    """Somebody who counts at a meeting, as far as decisions ask; ``entitled`` as marked on the list."""

    id: ParticipantId
    number: int
    names: Names
    country: str
    role: Role
    delegation_id: DelegationId | None
    entitled: bool
    accredited: bool
    standing: Standing


def electors(
    session: Session, meeting_id: MeetingId, *, keeps_arrivals: bool, entitled_only: bool
) -> tuple[Elector, ...]:
    """Those who were neither refused nor replaced, by number; without a log of arrivals everybody is there.

    With ``entitled_only`` those alone who are marked as entitled.
    """
    session.flush()
    refused = [one.value for one in (AccreditationState.REFUSED, AccreditationState.REPLACED)]
    people = ParticipantRow.__table__.outerjoin(PresenceRow.__table__, _PRESENCE.id == _PERSON.id)
    statement = (
        select(*_COLUMNS)
        .select_from(people)
        .where(_PERSON.meeting_id == meeting_id, _PERSON.state.not_in(refused))
        .order_by(_PERSON.number, _PERSON.id)
    )
    if entitled_only:
        statement = statement.where(_PERSON.entitled)
    absent = Standing.EXPECTED if keeps_arrivals else Standing.ARRIVED
    with rows_being_read():
        return tuple(_elector(row, absent) for row in session.execute(statement))


def _elector(row: Any, absent: Standing) -> Elector:
    return Elector(
        id=ParticipantId(row.id),
        number=row.number,
        names=Names(**{code: PersonName(**name) for code, name in row.names.items()}),
        country=row.country,
        role=Role(row.role),
        delegation_id=None if row.delegation_id is None else DelegationId(row.delegation_id),
        entitled=row.entitled,
        accredited=row.state == AccreditationState.ACCREDITED.value,
        standing=Standing(row.standing) if row.standing else absent,
    )
