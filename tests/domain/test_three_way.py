"""A value that two people changed since both had it: each field is right where one alone changed it."""

from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.three_way import settled

FIELDS = st.dictionaries(st.sampled_from("abc"), st.integers(0, 2))


def test_fields_changed_by_one_person_each_both_stand() -> None:
    found = settled({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 1, "b": 3})

    assert (found.fields, found.clashes) == ({"a": 2, "b": 3}, ())


def test_one_field_changed_differently_is_a_clash_and_mine_is_shown() -> None:
    found = settled({"a": 1}, {"a": 2}, {"a": 3})

    assert (found.fields, found.clashes) == ({"a": 2}, ("a",))


def test_changed_alike_it_is_no_clash() -> None:
    assert settled({"a": 1}, {"a": 2}, {"a": 2}).clashes == ()


def test_a_field_that_came_or_went_on_one_side_is_settled() -> None:
    found = settled({"a": 1}, {"a": 1, "b": 5}, {})

    assert (found.fields, found.clashes) == ({"b": 5}, ())


@given(FIELDS, FIELDS, FIELDS)
def test_it_does_not_matter_who_is_called_mine(
    base: dict[str, int], mine: dict[str, int], theirs: dict[str, int]
) -> None:
    one, other = settled(base, mine, theirs), settled(base, theirs, mine)

    assert set(one.clashes) == set(other.clashes)
    if not one.clashes:
        assert one.fields == other.fields
