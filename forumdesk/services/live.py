"""Live refresh: what others keep in this register is told here as if it had been done here."""

from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from threading import Lock
from uuid import UUID

from forumdesk.domain.identifiers import MeetingId
from forumdesk.services.deeds import Change, Deeds
from forumdesk.services.events import BY_KIND, RegisterChanged
from forumdesk.storage.errors import FileLockedError
from forumdesk.storage.listening import FileNews, News, ServerNews, news_of

OWN_KEPT = 4096
"""So many deeds of this window are known by identifier; more are not done between two looks."""


class Live:
    """Hears of others' deeds and publishes what they changed. Nothing is heard until :meth:`start`."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds
        self._own: deque[UUID] = deque(maxlen=OWN_KEPT)
        self._ear: FileNews | ServerNews | None = None
        self._closed = False
        self._turn = Lock()
        deeds.events.subscribe(Change, self._remember)

    @property
    def socket(self) -> int | None:
        """What becomes readable when there is news; None where it has to be asked for once a second."""
        return None if self._ear is None else self._ear.socket

    @property
    def listens(self) -> bool:
        """Whether others are heard."""
        return self._ear is not None

    def start(self) -> None:
        """Begin to listen; raises a StorageError in words when the server cannot be reached.

        It may be called beside the window's thread: a register that was closed meanwhile is not listened to.
        """
        self.stop()
        ear = news_of(self._deeds.database)
        with self._turn:
            if self._closed:
                ear.close()
            else:
                self._ear = ear

    def stop(self) -> None:
        """Listen no more."""
        if self._ear is not None:
            self._ear.close()
            self._ear = None

    def close(self) -> None:
        """Listen never again."""
        with self._turn:
            self._closed = True
        self.stop()

    def look(self) -> bool:
        """Publish what others changed since the last look; whether they did.

        Raises a StorageError in words when the connection to a server is gone; :meth:`start` begins anew then.
        """
        if self._ear is None:
            return False
        news: Iterable[News] = ()
        with suppress(FileLockedError):  # they are still at it: the next look finds it
            news = self._ear.heard(self._own)
        told = dict.fromkeys(event for one in news for event in _events(one))
        for event in told:
            self._deeds.events.publish(event)
        return bool(told)

    def tell_all(self) -> None:
        """Publish every family: after a break nobody knows what was missed."""
        for event in _events(News(meeting_id=None, kinds=())):
            self._deeds.events.publish(event)

    def _remember(self, change: Change) -> None:
        self._own.append(change.entry.id)


def _events(news: News) -> Iterable[RegisterChanged]:
    families = (
        {BY_KIND[kind] for kind in news.kinds if kind in BY_KIND} if news.kinds else set(BY_KIND.values())
    )
    meeting = None if news.meeting_id is None else MeetingId(news.meeting_id)
    return (family(meeting_id=meeting) for family in sorted(families, key=lambda one: one.__name__))
