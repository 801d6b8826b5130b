import json
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from forumdesk.domain.marks import (
    Mark,
    MarkKind,
    Marks,
    field_form,
    from_plain,
    joined,
    moved,
    sliced,
    stretches,
    tidy,
    to_plain,
    toggled,
    with_fields,
)

TEXTS = st.text(alphabet="аб ab1.,-", max_size=30)
EMPHASIS = st.sampled_from([MarkKind.BOLD, MarkKind.ITALIC])
PLACES = st.integers(-3, 35)


@st.composite
def raw_marks(draw: st.DrawFn) -> Mark:
    kind = draw(st.sampled_from(MarkKind))
    name = draw(st.sampled_from(["people", "date"])) if kind is MarkKind.FIELD else ""
    return Mark(start=draw(PLACES), end=draw(PLACES), kind=kind, field=name)


RAW = st.lists(raw_marks(), max_size=6)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, Marks]:
    text = draw(TEXTS)
    return text, tidy(draw(RAW), len(text))


def bold(start: int, end: int) -> Mark:
    return Mark(start=start, end=end, kind=MarkKind.BOLD)


def field(start: int, end: int, name: str = "people") -> Mark:
    return Mark(start=start, end=end, kind=MarkKind.FIELD, field=name)


def covered(marks: Marks, kind: MarkKind) -> set[int]:
    return {place for mark in marks if mark.kind is kind for place in range(mark.start, mark.end)}


def is_tidy(marks: Marks, length: int) -> bool:
    order = [(mark.start, mark.end, mark.kind) for mark in marks]
    by_kind = [[mark for mark in marks if mark.kind is kind] for kind in MarkKind]
    apart = all(
        left.end < right.start or (left.kind is MarkKind.FIELD and left.end == right.start)
        for kind in by_kind
        for left, right in pairwise(kind)
    )
    return order == sorted(order) and apart and all(0 <= mark.start < mark.end <= length for mark in marks)


@given(RAW, st.integers(0, 30))
def test_tidy_marks_are_sorted_apart_and_inside_the_text(raw: list[Mark], length: int) -> None:
    marks = tidy(raw, length)
    assert is_tidy(marks, length)
    assert tidy(marks, length) == marks


@given(RAW, st.integers(0, 30), EMPHASIS)
def test_tidying_loses_no_emphasis(raw: list[Mark], length: int, kind: MarkKind) -> None:
    assert covered(tidy(raw, length), kind) == covered(tuple(raw), kind) & set(range(length))


def test_fields_side_by_side_stay_two() -> None:
    assert tidy([field(0, 2), field(2, 4)], 4) == (field(0, 2), field(2, 4))
    assert tidy([bold(0, 2), bold(2, 4)], 4) == (bold(0, 4),)


def test_of_fields_that_overlap_the_first_stays() -> None:
    assert tidy([field(1, 4, "date"), field(0, 2)], 4) == (field(0, 2),)


@given(marked(), TEXTS)
def test_moved_marks_are_tidy_and_an_unchanged_text_keeps_them(text: tuple[str, Marks], after: str) -> None:
    before, marks = text
    assert is_tidy(moved(marks, before, after), len(after))
    assert moved(marks, before, before) == marks


@given(marked(), TEXTS)
def test_a_field_that_moves_says_what_it_said(text: tuple[str, Marks], after: str) -> None:
    before, marks = text
    words = [(mark.field, before[mark.start : mark.end]) for mark in marks if mark.kind is MarkKind.FIELD]
    now = [
        (mark.field, after[mark.start : mark.end])
        for mark in moved(marks, before, after)
        if mark.kind is MarkKind.FIELD
    ]
    assert all(pair in words for pair in now)


@given(marked(), st.text(alphabet="xyz ", max_size=20))
def test_words_put_before_the_text_push_its_marks(text: tuple[str, Marks], head: str) -> None:
    before, marks = text
    assume(before == before.lstrip())  # a space at its beginning might be any of those before it
    after = f"{head} § {before}"
    shift = len(after) - len(before)
    assert sliced(moved(marks, before, after), shift, len(after)) == marks


@pytest.mark.parametrize(
    ("before", "marks", "after", "expected"),
    [
        ("the old text", (bold(4, 7),), "the brand new text", (bold(4, 13),)),
        ("the old text", (bold(4, 7),), "the text", ()),
        ("the old text", (bold(4, 7),), "the very old text", (bold(9, 12),)),
        ("the old text", (bold(4, 7),), "the old new text", (bold(4, 7),)),
        ("the bol text", (bold(4, 7),), "the bold text", (bold(4, 8),)),
        ("the old text", (bold(0, 12),), "an old text", (bold(0, 11),)),
        ("undone", (bold(2, 6),), "undoing", (bold(2, 7),)),
        ("of 12 people", (field(3, 5),), "of the 12 people", (field(7, 9),)),
        ("of 12 people", (field(3, 5),), "of 13 people", ()),
        ("of 12 people", (field(3, 5),), "of 125 people", ()),
        ("of 12 people", (field(3, 5),), "of 12th people", ()),
        ("of 12 people", (field(3, 5),), "of 12, people", (field(3, 5),)),
        ("5 May 2025", (field(0, 10),), "5 early May 2025", ()),
    ],
)
def test_marks_go_with_their_words(before: str, marks: Marks, after: str, expected: Marks) -> None:
    assert moved(marks, before, after) == expected


@given(marked(), st.integers(0, 30))
def test_a_text_cut_in_two_and_joined_keeps_its_emphasis(text: tuple[str, Marks], place: int) -> None:
    whole, marks = text
    halves = [
        (whole[:place], sliced(marks, 0, place)),
        (whole[place:], sliced(marks, place, len(whole))),
    ]
    again, found = joined(halves, between="")
    assert again == whole
    for kind in (MarkKind.BOLD, MarkKind.ITALIC):
        assert covered(found, kind) == covered(marks, kind)
    cut = {mark for mark in marks if mark.kind is MarkKind.FIELD and mark.start < place < mark.end}
    assert set(found) >= {mark for mark in marks if mark.kind is MarkKind.FIELD} - cut


def test_joining_passes_over_what_is_empty() -> None:
    assert joined([("", ()), ("a", (bold(0, 1),)), ("", ()), ("b", (bold(0, 1),))]) == (
        "a b",
        (bold(0, 1), bold(2, 3)),
    )


@given(marked(), PLACES, PLACES, EMPHASIS)
def test_emphasis_switched_on_and_off_again_leaves_the_stretch_plain(
    text: tuple[str, Marks], start: int, stop: int, kind: MarkKind
) -> None:
    whole, marks = text
    asked = set(range(max(start, 0), min(stop, len(whole))))
    once = toggled(marks, start, stop, kind, len(whole))
    was = covered(marks, kind)
    assert covered(once, kind) == (was - asked if asked <= was else was | asked)
    assert is_tidy(once, len(whole))
    assert [mark for mark in once if mark.kind is not kind] == [
        mark for mark in marks if mark.kind is not kind
    ]


def test_a_field_cannot_be_switched_on() -> None:
    with pytest.raises(ValueError, match="put in"):
        toggled((), 0, 1, MarkKind.FIELD, 1)


@given(marked())
def test_stretches_joined_are_the_text_and_say_what_the_marks_say(text: tuple[str, Marks]) -> None:
    whole, marks = text
    found = stretches(whole, marks)
    assert "".join(stretch.text for stretch in found) == whole
    flags = [stretch.bold for stretch in found for _ in stretch.text]
    assert {place for place, flag in enumerate(flags) if flag} == covered(marks, MarkKind.BOLD)
    names = [stretch.field for stretch in found for _ in stretch.text]
    assert {place for place, name in enumerate(names) if name} == covered(marks, MarkKind.FIELD)
    assert all(stretch.text for stretch in found)


@given(marked(), st.dictionaries(st.sampled_from(["people", "date"]), st.sampled_from(["", "7", "1 мая"])))
def test_fields_written_anew_leave_everything_else(text: tuple[str, Marks], values: dict[str, str]) -> None:
    whole, marks = text
    new, found = with_fields(whole, marks, values)
    assert is_tidy(found, len(new))
    assert field_form(new, found) == field_form(whole, marks)
    assert with_fields(new, found, values) == (new, found)
    said = [(mark.field, new[mark.start : mark.end]) for mark in found if mark.kind is MarkKind.FIELD]
    assert all(words == values[name] for name, words in said if values.get(name))


def test_emphasis_around_and_inside_a_field_follows_it() -> None:
    marks = tidy([bold(0, 4), field(3, 5), bold(8, 9)], 9)
    assert with_fields("of 12 men", tidy([*marks], 9), {"people": "1 234"}) == (
        "of 1 234 men",
        (bold(0, 8), field(3, 8), bold(11, 12)),
    )


def test_a_text_without_fields_is_its_own_form() -> None:
    assert field_form("of 12 men", (bold(0, 2),)) == "of 12 men"
    assert field_form("of 12 men", (field(3, 5),)) == "of {people} men"


@given(marked())
def test_marks_come_back_from_json(text: tuple[str, Marks]) -> None:
    assert from_plain(json.loads(json.dumps(to_plain(text[1])))) == text[1]


@pytest.mark.parametrize(
    "nonsense",
    [
        None,
        {},
        "bold",
        [1],
        [[0, 1]],
        [[0, 1, "red"]],
        [[0, 1, 5]],
        [[1, 1, "bold"]],
        [[-1, 1, "bold"]],
        [[True, 2, "bold"]],
        [[0, 1.5, "bold"]],
        [[0, 1, "field"]],
        [[0, 1, "field", ""]],
        [[0, 1, "field", 7]],
        [[0, 1, "bold", "people"]],
        [[0, 1, "bold", "", ""]],
    ],
)
def test_nonsense_is_no_marks(nonsense: object) -> None:
    with pytest.raises(ValueError, match=r"mark|number|field|valid"):
        from_plain(nonsense)
