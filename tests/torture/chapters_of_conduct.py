"""Deeds of a meeting under way."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.speaking import SpeakingLimits
from tests.torture.telling import Teller


def items(tell: Teller, meeting_id: MeetingId) -> None:
    """A meeting opened, interrupted and closed, its items begun and deferred."""
    book = tell.register.conduct
    one, two, three = [each.id for each in tell.register.agendas.items(meeting_id)]
    everybody_here(tell, meeting_id)
    tell(book.open, meeting_id)
    tell(book.start, one)
    tell(book.note, one, "Сөз сөйледі: Ә. Серік")
    tell(book.note, one, "Сөз сөйледі: Ә. Серік, Б. Оспан")
    tell(book.suspend_item, one)
    tell(book.resume_item, one)
    tell(book.suspend, meeting_id)
    tell(book.resume, meeting_id)
    tell(book.end, one)
    tell(book.start, two)
    tell(book.defer, three)
    clock: Any = tell.register.clock
    clock.now -= timedelta(hours=1)
    tell(book.go_on_from_last, meeting_id)
    tell(book.end, two)
    clock.now += timedelta(hours=1)
    tell(book.use_clock, meeting_id)
    tell(book.close, meeting_id)


def speeches(tell: Teller, meeting_id: MeetingId) -> None:
    """The list of speakers of an item."""
    book, conduct = tell.register.speaking, tell.register.conduct
    item = tell.register.agendas.items(meeting_id)[0].id
    one, two, three = everybody_here(tell, meeting_id)
    tell(book.set_limits, meeting_id, SpeakingLimits(report=600, debate=180))
    tell(conduct.open, meeting_id)
    tell(conduct.start, item)
    first, second, third = (tell(book.ask, item, person) for person in (one, two, three))
    tell(book.move, second.id, -1)
    tell(book.withdraw, third.id)
    tell(book.set_limit, second.id, 120)
    tell(book.give_floor, second.id)
    tell(book.pause, second.id)
    tell(book.go_on, second.id)
    tell(book.give_floor, first.id)
    tell(book.finish, first.id)
    tell(book.close_list, item)
    tell(book.reopen_list, item)
    tell(conduct.end, item)


def quorum(tell: Teller, meeting_id: MeetingId) -> None:
    """Who is excused and who does not vote."""
    book = tell.register.quorum
    item = tell.register.agendas.items(meeting_id)[0].id
    one, two, *_ = [each.id for each in tell.register.participants.listed(meeting_id)]
    tell(book.excuse, one, "ауырады")
    tell(book.unexcuse, one)
    tell(book.recuse, item, two, "мүдделер қақтығысы")
    tell(book.unrecuse, item, two)


def everybody_here(tell: Teller, meeting_id: MeetingId) -> list[Any]:
    """Let the three with a voice arrive."""
    people = [one.id for one in tell.register.participants.listed(meeting_id)][:3]
    for person in people:
        tell(tell.register.attendance.arrive, person)
    return people


CHAPTERS: tuple[Callable[[Teller, MeetingId], None], ...] = (items, speeches, quorum)
