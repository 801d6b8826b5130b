"""On what bodies print: kept with the body, changed by one deed."""

from dataclasses import replace

from forumdesk.domain.identifiers import BodyId, MeetingId
from forumdesk.domain.stationery import CopyMark, Stationery
from forumdesk.domain.three_way import settled
from forumdesk.services.deeds import Deeds
from forumdesk.services.meanwhile import clash, unclashed
from forumdesk.storage.repositories.stationery import KeptStationery
from forumdesk.storage.work import UnitOfWork


class StationeryBook:
    """The stationery of every body."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def of_body(self, body_id: BodyId) -> Stationery:
        """On what a body prints, with its emblem; the usual one until somebody changes it."""
        with self._deeds.database.reading() as work:
            return stationery_of(work, body_id)

    def of_meeting(self, meeting_id: MeetingId) -> Stationery:
        """On what the body of a meeting prints."""
        with self._deeds.database.reading() as work:
            return stationery_of(work, work.meetings.get(meeting_id).body_id)

    def change(
        self, body_id: BodyId, stationery: Stationery, *, base: Stationery | None = None
    ) -> Stationery:
        """Keep what a body prints on; its emblem is kept by :meth:`Meetings.set_emblem`, copy marks are not kept.

        ``base`` is what the person saw: ChangedMeanwhileError where somebody else changed the same.
        """
        with self._deeds.begin("body.stationery") as deed:
            deed.work.bodies.get(body_id)  # it may be gone
            current = stationery_of(deed.work, body_id)
            fields = {name: getattr(stationery, name) for name in ("preset", "letterhead", "template")}
            fields["contacts"] = stationery.contacts.cleaned()
            kept = replace(
                stationery,
                **unclashed(base, current, fields),
                changes=_measures(base, stationery, current),
                emblem=None,
                copy=CopyMark.NONE,
                copy_number=0,
            )
            deed.work.stationery.put(KeptStationery(id=body_id, stationery=kept))
        return self.of_body(body_id)


def _measures(
    base: Stationery | None, mine: Stationery, current: Stationery
) -> tuple[tuple[str, float], ...]:
    """The measures that the body set otherwise: each of them is a field of its own."""
    if base is None:
        return mine.changes
    found = settled(dict(base.changes), dict(mine.changes), dict(current.changes))
    if found.clashes:
        raise clash({"changes": mine.changes}, {"changes": current.changes}, current)
    return tuple(sorted(found.fields.items()))


def stationery_of(work: UnitOfWork, body_id: BodyId) -> Stationery:
    """On what a body prints, with its emblem."""
    kept = work.stationery.find(body_id)
    emblem = work.emblems.find(body_id)
    return replace(kept.stationery if kept else Stationery(), emblem=emblem.png if emblem else None)
