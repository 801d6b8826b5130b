"""Chains of sealed records of two copies: each desk has its own, and they are joined whole or not at all."""

from collections.abc import Iterable

from forumdesk.services.uniting.errors import (
    ForkedChainError,
    OtherBrokenError,
    OwnBrokenError,
    SealedTwiceError,
)
from forumdesk.services.verification import verify
from forumdesk.storage.repositories.decisions import SealedRecord
from forumdesk.storage.work import UnitOfWork


def missing_links(mine: UnitOfWork, theirs: UnitOfWork) -> tuple[SealedRecord, ...]:
    """The links that the copy has and this register has not, chain after chain; refuses what does not hold."""
    for work, error in ((theirs, OtherBrokenError), (mine, OwnBrokenError)):
        verdict = verify(work, None)
        if not verdict.holds:
            raise error(place=verdict.first_break)
    here, there = tuple(_all(mine)), tuple(_all(theirs))
    places = {(one.meeting_id, one.desk_id, one.sequence): one for one in here}
    known = {one.id: one for one in here}
    names = dict(mine.journal_search.desks()) | dict(theirs.journal_search.desks())
    for one in there:
        same = places.get((one.meeting_id, one.desk_id, one.sequence))
        if same is not None and same.hash != one.hash:
            raise ForkedChainError(desk=names.get(one.desk_id, one.desk_id), sequence=one.sequence)
    for one in there:
        sealed = known.get(one.id)
        if sealed is not None and sealed.hash != one.hash:
            raise SealedTwiceError(number=_number(mine, sealed))
    return tuple(one for one in there if one.id not in known)


def _all(work: UnitOfWork) -> Iterable[SealedRecord]:
    for meeting in work.meetings.all():
        yield from work.sealed_records.of_meeting(meeting.id)


def _number(work: UnitOfWork, record: SealedRecord) -> int:
    return work.decisions.get(record.decision_id).decision.number
