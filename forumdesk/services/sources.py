"""What lists said of people whom somebody has changed since, so that the same list again changes nothing."""

from uuid import UUID

from forumdesk.domain.people import Participant
from forumdesk.storage.repositories.sources import Source
from forumdesk.storage.work import UnitOfWork


def keep_sources(work: UnitOfWork) -> None:
    """Keep each person as they were before anybody changed them by hand; the first such value stays."""
    first: dict[UUID, object] = {}
    for change in work.changes:
        if change.kind == "participant" and change.after is not None:
            first.setdefault(change.id, change.before)
    known = work.sources.find_all(first)
    work.sources.put_all(
        Source(into=before.id, person=before)
        for one, before in first.items()
        if isinstance(before, Participant) and one not in known
    )
