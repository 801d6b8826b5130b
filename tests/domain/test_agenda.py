from collections.abc import Sequence
from dataclasses import replace
from datetime import time

import pytest

from forumdesk.domain.agenda import (
    DEEPEST_LEVEL,
    AgendaItem,
    IntoItselfError,
    ItemKind,
    TooDeepError,
    beside,
    in_order,
    line_to,
    placed,
    planned_minutes,
    renumbered,
    run_side_by_side,
)
from forumdesk.domain.identifiers import AgendaItemId, MeetingId
from forumdesk.domain.texts import LocalizedText
from tests.builders import number


def item(n: int, *, starts: time | None = None, minutes: int = 0, parent: int = 0) -> AgendaItem:
    return AgendaItem(
        id=AgendaItemId(number(n)),
        meeting_id=MeetingId(number(99)),
        parent_id=AgendaItemId(number(parent)) if parent else None,
        position=n,
        number=str(n),
        kind=ItemKind.REPORT,
        title=LocalizedText(en="x"),
        starts=starts,
        minutes=minutes,
    )


@pytest.mark.parametrize(
    ("starts", "minutes", "ends"),
    [
        (time(9, 30), 20, time(9, 50)),
        (time(9, 30), 0, time(9, 30)),
        (time(23, 50), 20, time(0, 10)),
        (None, 20, None),
    ],
)
def test_an_item_ends_after_its_minutes(starts: time | None, minutes: int, ends: time | None) -> None:
    assert item(1, starts=starts, minutes=minutes).ends == ends


def test_minutes_of_items_below_an_item_are_not_counted_twice() -> None:
    assert planned_minutes([item(1, minutes=20), item(2, minutes=50), item(3, minutes=50, parent=2)]) == 70


def tree(*parents: int) -> list[AgendaItem]:
    """Items 1, 2, …, each below the one whose number stands at its place, 0 for the first level."""
    return [item(n, parent=parent) for n, parent in enumerate(parents, 1)]


def test_items_are_numbered_by_level_and_carry_their_own_label() -> None:
    numbered = renumbered(tree(0, 0, 2, 2, 4, 5, 6))

    assert [one.number for one in numbered] == ["1", "2", "2.1", "2.2", "2.2(a)", "2.2(a)(i)", "2.2(a)(i)(1)"]
    assert [one.label for one in numbered] == ["1", "2", "2.1", "2.2", "(a)", "(i)", "(1)"]
    assert replace(numbered[0], number="3)").label == "3)"


def test_letters_go_on_after_z() -> None:
    numbered = renumbered(tree(0, 1, *[2] * 28))

    assert [one.label for one in numbered[-3:]] == ["(z)", "(aa)", "(ab)"]


def ids(items: Sequence[AgendaItem]) -> list[int]:
    return [int(one.number) for one in in_order(items)]


def test_an_item_moves_with_what_is_below_it_before_a_sibling_or_to_the_end() -> None:
    items = tree(0, 0, 2, 0)
    one, two, four = (AgendaItemId(number(n)) for n in (1, 2, 4))

    assert ids(placed(items, two, None, one)) == [2, 3, 1, 4]
    assert ids(placed(items, two, four, None)) == [1, 4, 2, 3]
    assert ids(placed(items, one, None, None)) == [2, 3, 4, 1]
    assert placed(items, two, None, two) == items


def test_an_item_is_neither_placed_into_itself_nor_too_deep() -> None:
    deep = tree(*range(DEEPEST_LEVEL), 0, DEEPEST_LEVEL + 1)
    with pytest.raises(IntoItselfError):
        placed(deep, AgendaItemId(number(1)), AgendaItemId(number(5)), None)
    with pytest.raises(TooDeepError):
        placed(deep, AgendaItemId(number(DEEPEST_LEVEL + 1)), AgendaItemId(number(DEEPEST_LEVEL - 1)), None)
    placed(deep, AgendaItemId(number(DEEPEST_LEVEL + 1)), AgendaItemId(number(DEEPEST_LEVEL - 2)), None)


def test_sections_of_one_item_sit_side_by_side_with_what_is_below_them() -> None:
    first, second, third, below = tree(0, 0, 0, 2)
    first, second = (
        replace(first, section=LocalizedText(en="A")),
        replace(second, section=LocalizedText(en="B")),
    )
    items = [first, second, below, third]

    assert run_side_by_side(first, second)
    assert not run_side_by_side(first, third)
    assert not run_side_by_side(first, replace(second, section=first.section))
    found = beside(items, line_to(items, below.id))
    assert first.id in found
    assert second.id not in found


def test_the_line_to_an_item_leads_from_the_first_level() -> None:
    assert [int(one.number) for one in line_to(tree(0, 1, 2, 0), AgendaItemId(number(3)))] == [1, 2, 3]
