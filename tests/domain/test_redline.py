from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.redline import Piece, PieceKind, changed_words, changes, merged, redline

TEXTS = st.text(alphabet="аб ab1.,-\u00a0ң«\n", max_size=40)
WORDS = st.lists(st.sampled_from(["совет", "форум", "and", "the", "12", ",", "."]), max_size=30).map(" ".join)
EITHER = TEXTS | WORDS


def shown(before: str, after: str) -> str:
    """A redline as a line: ``[-deleted-]`` and ``{+inserted+}``."""
    forms = {PieceKind.SAME: "{}", PieceKind.DELETED: "[-{}-]", PieceKind.INSERTED: "{{+{}+}}"}
    return "".join(forms[piece.kind].format(piece.text) for piece in redline(before, after))


def side(pieces: tuple[Piece, ...], without: PieceKind) -> str:
    return "".join(piece.text for piece in pieces if piece.kind is not without)


@given(EITHER, EITHER)
def test_a_redline_holds_both_texts_exactly(before: str, after: str) -> None:
    pieces = redline(before, after)
    assert side(pieces, PieceKind.INSERTED) == before
    assert side(pieces, PieceKind.DELETED) == after


@given(EITHER, EITHER)
def test_no_piece_is_empty_and_no_two_neighbours_are_of_one_kind(before: str, after: str) -> None:
    kinds = [piece.kind for piece in redline(before, after)]
    assert all(piece.text for piece in redline(before, after))
    assert all(left is not right for left, right in pairwise(kinds))


@given(EITHER, EITHER)
def test_what_is_deleted_stands_before_what_is_inserted(before: str, after: str) -> None:
    kinds = [piece.kind for piece in redline(before, after)]
    assert (PieceKind.INSERTED, PieceKind.DELETED) not in list(pairwise(kinds))


@given(EITHER, EITHER)
def test_changes_rise_and_never_touch(before: str, after: str) -> None:
    found = changes(before, after)
    assert all(left.end < right.start for left, right in pairwise(found))
    assert all(change.start < change.end or change.new_start < change.new_end for change in found)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("the old text", "the text", "the [-old -]text"),
        ("the text", "the new text", "the {+new +}text"),
        (
            "Совет рекомендует А, Б и В.",
            "Совет рекомендует А, Г и В.",
            "Совет рекомендует А, [-Б-]{+Г+} и В.",
        ),
        ("Текст.", "Текст, ещё.", "Текст{+, ещё+}."),
        ("до 12.03.2025 года", "до 13.03.2025 года", "до [-12.03.2025-]{+13.03.2025+} года"),
        ("научно-технический совет", "научный совет", "[-научно-технический-]{+научный+} совет"),
        ("ұсынымдар қабылдансын", "ұсыныстар қабылдансын", "[-ұсынымдар-]{+ұсыныстар+} қабылдансын"),
        ("", "new", "{+new+}"),
        ("old", "", "[-old-]"),
        ("", "", ""),
    ],
)
def test_words_change_whole_with_the_space_that_goes_with_them(
    before: str, after: str, expected: str
) -> None:
    assert shown(before, after) == expected


def test_a_change_of_most_words_is_one_deletion_and_one_insertion() -> None:
    before = "1. It decides to meet in May and to invite the members of the bureau; done."
    after = "1. The council resolved that June, and not the spring, is best for a meeting; done."
    assert shown(before, after) == (
        "1. [-It decides to meet in May and to invite the members of the bureau-]"
        "{+The council resolved that June, and not the spring, is best for a meeting+}; done."
    )


def test_what_was_only_put_in_leaves_the_old_words_unstruck() -> None:
    before, after = "a b c", "one two a three four five b six seven eight nine c ten"
    assert PieceKind.DELETED not in {piece.kind for piece in redline(before, after)}


def test_two_changes_around_a_comma_are_one() -> None:
    tail = " of the standing committee on international cooperation of the council"
    assert shown(f"Alpha, Beta{tail}", f"Gamma, Delta{tail}") == f"[-Alpha, Beta-]{{+Gamma, Delta+}}{tail}"


@given(EITHER, EITHER)
def test_one_edit_alone_is_taken_as_it_is(base: str, edited: str) -> None:
    assert merged(base, edited, base) == edited
    assert merged(base, base, edited) == edited
    assert merged(base, edited, edited) == edited


@given(EITHER, EITHER, EITHER)
def test_it_does_not_matter_whose_edit_is_whose(base: str, ours: str, theirs: str) -> None:
    assert merged(base, ours, theirs) == merged(base, theirs, ours)


@given(WORDS, WORDS, WORDS, WORDS)
def test_edits_apart_from_each_other_are_both_taken(
    head: str, tail: str, new_head: str, new_tail: str
) -> None:
    between = " — in between stands what nobody touched — "
    base = head + between + tail
    assert merged(base, new_head + between + tail, head + between + new_tail) == new_head + between + new_tail


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("to meet in June", "to meet in July", None),
        ("to meet in fine May", "to meet in sunny May", None),
        ("to meet in June", "to confer in May", "to confer in June"),
        ("to meet in June", "to meet in June once", None),
        ("", "to meet in June", None),
    ],
)
def test_edits_of_the_same_words_are_left_to_a_person(ours: str, theirs: str, expected: str | None) -> None:
    assert merged("to meet in May", ours, theirs) == expected


@given(EITHER, EITHER)
def test_the_distance_is_the_same_both_ways_and_nothing_between_equals(before: str, after: str) -> None:
    assert changed_words(before, after) == changed_words(after, before)
    assert changed_words(before, before) == 0


def test_a_replaced_word_counts_once_and_signs_do_not() -> None:
    assert changed_words("Совет решил, что", "Совет решает, что") == 1
    assert changed_words("Совет решил, что", "Совет решил что") == 0
    assert changed_words("", "Совет решил") == 2


WORST = [
    "a " * 5000,
    "a b " * 2500,
    "b a c " * 1666,
    " ".join(str(number * number % 97) for number in range(3300)),
    " ".join(str(number * 31 % 503) for number in range(2500)),
    "." * 10000,
    "a" * 10000,
]


@pytest.mark.parametrize("before", WORST)
def test_the_most_tangled_texts_are_told_apart_whole(before: str) -> None:
    for after in [text[::-1] for text in WORST]:
        pieces = redline(before, after)

        assert "".join(one.text for one in pieces if one.kind is not PieceKind.INSERTED) == before
        assert "".join(one.text for one in pieces if one.kind is not PieceKind.DELETED) == after
