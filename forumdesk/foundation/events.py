"""Events: told after a deed is kept, heard by whoever subscribed to their type."""

from collections import defaultdict
from collections.abc import Callable
from typing import TypeVar

E = TypeVar("E")


class EventBus:
    """Delivers each published event at once, in the publisher's thread, to the subscribers of its type."""

    def __init__(self) -> None:
        self._subscribers: dict[type, list[Callable[..., None]]] = defaultdict(list)

    def subscribe(self, kind: type[E], subscriber: Callable[[E], None]) -> Callable[[], None]:
        """Call ``subscriber`` with every event of ``kind`` or of a class below it; returns the way to stop it."""
        self._subscribers[kind].append(subscriber)
        return lambda: self._subscribers[kind].remove(subscriber)

    def publish(self, event: object) -> None:
        """Tell everybody who subscribed to the event's type."""
        for kind in type(event).__mro__:
            for subscriber in tuple(self._subscribers.get(kind, ())):
                subscriber(event)
