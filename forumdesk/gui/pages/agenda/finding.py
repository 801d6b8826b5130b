"""What of an agenda is found by words, and the days of a meeting."""

from collections.abc import Sequence
from datetime import date, timedelta

from forumdesk.domain.agenda import AgendaItem
from forumdesk.domain.meetings import Meeting
from forumdesk.language.collation import search_fold

_DAYS_MOST = 366


def found(items: Sequence[AgendaItem], words: str) -> list[AgendaItem]:
    """The items that have every one of the words, and what they stand below."""
    wanted = search_fold(words).split()
    fitting = [one for one in items if all(word in _searchable(one) for word in wanted)]
    shown = {one.id for one in fitting}
    parents = {one.id: one.parent_id for one in items}
    for one in fitting:
        above = one.parent_id
        while above is not None:
            shown.add(above)
            above = parents.get(above)
    return [one for one in items if one.id in shown]


def _searchable(item: AgendaItem) -> str:
    sources = (item.title, item.speakers, item.rapporteurs, item.section, item.room)
    texts = [text for source in sources for _, text in source.items()]
    return search_fold(" ".join((item.number, *texts)))


def days_of(meeting: Meeting) -> tuple[date, ...]:
    """The days on which a meeting sits; none while they are open."""
    first, last = meeting.first_day, meeting.last_day or meeting.first_day
    if first is None or last is None:
        return ()
    count = min((last - first).days + 1, _DAYS_MOST)
    return tuple(first + timedelta(days=day) for day in range(count))
