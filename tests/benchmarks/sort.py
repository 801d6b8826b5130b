"""Windows of 100,000 people by name, at the head, in the middle and backwards, against the indexed statement."""

from collections.abc import Callable

from forumdesk.domain.people_list import ListFilter, ListOrder
from forumdesk.domain.texts import Language
from tests.benchmarks._register import MEETING, PEOPLE, bare, register

TITLE = "windows of 100,000 people by name"
LIMIT = 2.0
WINDOWS = tuple((language, offset) for language in Language for offset in (0, PEOPLE // 2, PEOPLE - 1000))


def ours() -> Callable[[], object]:
    """Identifiers of windows in the order of each language, both ways, with the people of the first lines."""

    def act() -> None:
        with register().reading() as work:
            for language, offset in WINDOWS:
                for downwards in (False, True):
                    order = ListOrder(downwards=downwards)
                    work.people.window(MEETING, ListFilter(), order, language, offset, 50)

    return act


def base() -> Callable[[], object]:
    """The same rows by a statement that walks the index, made into nothing."""
    statements: list[tuple[str, tuple[object, ...]]] = [
        (
            "SELECT * FROM participant WHERE id IN (SELECT id FROM participant WHERE meeting_id = ?"
            f" ORDER BY sort_key_{language}{turned}, number, id LIMIT 50 OFFSET ?)",
            (MEETING.hex, offset),
        )
        for language, offset in WINDOWS
        for turned in ("", " DESC")
    ]
    return lambda: bare(statements)
