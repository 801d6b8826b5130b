"""A keystroke in the search field of 100,000 people, against the same statements by bare SQLite.

What the program asks is listened to, so that the base runs exactly that.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import event

from forumdesk.domain.people_list import ListFilter, ListOrder
from forumdesk.domain.texts import Language
from tests.benchmarks._register import MEETING, bare, register

TITLE = "keystroke in the list of 100,000 people, count and first window"
LIMIT = 2.0
# Many, few, nobody; with and without Kazakh letters.
TYPED = ("н", "нұр", "нургалиев-бажан", "ghost")
ORDER = ListOrder()


def ours() -> Callable[[], object]:
    """Count and read the first window for each text typed."""

    def act() -> None:
        for words in TYPED:
            _typed(words)

    return act


def base() -> Callable[[], object]:
    """The statements alone."""
    statements = listened(ours())
    return lambda: bare(statements)


def listened(act: Callable[[], object]) -> list[tuple[str, tuple[object, ...]]]:
    """The statements of an act."""
    heard: list[tuple[str, tuple[object, ...]]] = []

    def hear(_connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        if statement.startswith("SELECT"):
            heard.append((statement, tuple(values)))

    engine = register()._engine
    event.listen(engine, "before_cursor_execute", hear)
    act()
    event.remove(engine, "before_cursor_execute", hear)
    return heard


def _typed(words: str) -> None:
    wanted = ListFilter(words=words)
    with register().reading() as work:
        work.people.count(MEETING, wanted)
        work.people.window(MEETING, wanted, ORDER, Language.KK, 0, 100)
