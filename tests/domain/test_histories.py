"""Copies joined by what each deed knew: over generated histories of three laptops."""

from itertools import permutations
from uuid import UUID

import pytest

from forumdesk.domain.histories import EXISTENCE, numbered
from tests.laptops import Laptop, World, rule_of, three_laptops


@pytest.fixture
def seeds(request: pytest.FixtureRequest) -> range:
    return range(5000 if request.config.getoption("--long") else 150)


def test_copies_converge_whoever_merges_whom_first(seeds: range) -> None:
    for seed in seeds:
        world, laptops = three_laptops(seed)
        pairs = list(permutations(laptops, 2))

        for _ in range(6):
            world.random.shuffle(pairs)
            for here, there in pairs:
                here.merge(there)
            if all(one.content == laptops[0].content for one in laptops):
                break

        assert laptops[0].content == laptops[1].content == laptops[2].content, seed


def test_merging_again_changes_nothing(seeds: range) -> None:
    for seed in seeds:
        _, (here, there, _) = three_laptops(seed)
        here.merge(there)

        again = here.joining(there, lambda _: None)

        assert (again.changes, again.conflicts) == ((), ()), seed


def test_it_does_not_matter_which_copy_is_merged_into_which(seeds: range) -> None:
    for seed in seeds:
        _, (here, there, _) = three_laptops(seed)
        one, other = here.like(), there.like()

        assert one.merge(there) == other.merge(here), seed

        assert one.content == other.content, seed


def test_it_does_not_matter_which_two_copies_are_merged_first(seeds: range) -> None:
    compared = 0
    for seed in seeds:
        _, (first, second, third) = three_laptops(seed, acts=4)
        left, right, late = first.like(), first.like(), second.like()

        conflicts = left.merge(second) + left.merge(third) + late.merge(third) + right.merge(late)

        if not conflicts:
            compared += 1
            assert left.content == right.content, seed
    assert compared > len(seeds) // 10


def test_no_edit_is_dropped_silently(seeds: range) -> None:
    """Every write stands, or was written over by somebody who had seen it, a person who decided among them."""
    for seed in seeds:
        world, laptops = three_laptops(seed)
        for here, there in ((0, 1), (0, 2), (1, 0), (2, 0)):
            laptops[here].merge(laptops[there])

        assert _dropped(world, laptops[0]) == [], seed


def _dropped(world: World, laptop: Laptop) -> list[object]:
    dropped: list[object] = []
    for write in world.writes:
        value = laptop.values.get(write.key)
        seen_by_later = any(
            write.deed in one.seen
            for one in world.writes
            if one.key == write.key and one.name in (write.name, EXISTENCE)
        )
        if seen_by_later:
            continue
        if write.name == EXISTENCE:
            stands = (value is not None) is write.value
        elif rule_of(write.key[0], write.name):
            stands = value is not None and value[write.name] >= write.value
        else:
            stands = value is not None and value[write.name] == write.value
        if not stands:
            dropped.append(write)
    return dropped


def test_what_was_changed_in_one_copy_only_is_no_conflict() -> None:
    _, (here, there, _) = three_laptops(1)
    here.merge(there)
    there.merge(here)
    for _ in range(20):
        there.act()

    joining = here.joining(there, lambda _: None)

    assert joining.conflicts == ()
    here.merge(there)
    assert here.content == there.content


def test_an_undecided_conflict_leaves_what_it_is_about() -> None:
    for seed in range(40):
        _, (here, there, _) = three_laptops(seed)
        joining = here.joining(there, lambda _: None)
        for conflict in joining.conflicts:
            for change in joining.changes:
                if change.key == conflict.key and change.fields is not None and conflict.name:
                    assert change.fields[conflict.name] == conflict.mine


def test_a_decided_conflict_is_not_asked_again() -> None:
    decided = 0
    for seed in range(40):
        _, (here, there, third) = three_laptops(seed)
        decided += here.merge(there)
        there.merge(here)
        assert there.joining(here, lambda _: None).conflicts == ()
        assert here.joining(there, lambda _: None).conflicts == ()
        third.merge(here)
        assert third.joining(there, lambda _: None).conflicts == ()
    assert decided


def test_both_sides_see_the_same_conflicts(seeds: range) -> None:
    for seed in seeds:
        _, (here, there, _) = three_laptops(seed)

        mine = here.joining(there, lambda _: None).conflicts
        theirs = there.joining(here, lambda _: None).conflicts

        told = {(one.key, one.name, repr(one.mine), repr(one.theirs)) for one in mine}
        assert told == {(one.key, one.name, repr(one.theirs), repr(one.mine)) for one in theirs}, seed


def test_whoever_was_first_keeps_the_number() -> None:
    first, second, third = (UUID(int=number) for number in (1, 2, 3))

    assert numbered([(second, 3), (first, 3), (third, 4)]) == {first: 3, third: 4, second: 5}
    assert numbered([(third, 4), (second, 3), (first, 3)]) == {first: 3, third: 4, second: 5}
    assert numbered([]) == {}
