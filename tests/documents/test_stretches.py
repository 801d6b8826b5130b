"""Emphasis and changes of rows, as they are printed."""

import pytest

from forumdesk.documents.fonts import Face
from forumdesk.documents.stretches import (
    RowTexts,
    Rule,
    Stretch,
    Weight,
    changed_stretches,
    face_of,
    in_plain_text,
)
from forumdesk.domain.marks import Mark, MarkKind
from forumdesk.domain.redline import Piece, PieceKind, redline
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.sheets import RowChange, SheetRow

EN = Language.EN
TEXT = "The states recall their treaty."


def row(text: str = TEXT, **changed: object) -> SheetRow:
    known: dict[str, object] = {
        "id": "r",
        "part": Part.PREAMBLE,
        "number": "",
        "text": LocalizedText(en=text),
    }
    return SheetRow(**{**known, **changed})  # type: ignore[arg-type]


def stretches(of: SheetRow, weight: Weight = Weight.PLAIN) -> list[tuple[str, Weight, Rule]]:
    made = RowTexts([of], (EN,), for_paper=True).stretches(of, weight)[EN]
    return [(one.text, one.weight, one.rule) for one in made]


def test_emphasis_cuts_a_text_and_nothing_is_lost() -> None:
    marks = (Mark(start=4, end=10, kind=MarkKind.BOLD), Mark(start=11, end=17, kind=MarkKind.ITALIC))

    found = stretches(row(marks={EN: marks}))

    assert found == [
        ("The ", Weight.PLAIN, Rule.NONE),
        ("states", Weight.BOLD, Rule.NONE),
        (" ", Weight.PLAIN, Rule.NONE),
        ("recall", Weight.ITALIC, Rule.NONE),
        (" their treaty.", Weight.PLAIN, Rule.NONE),
    ]


def test_emphasis_in_a_bold_line_adds_to_it() -> None:
    marks = (Mark(start=4, end=10, kind=MarkKind.BOLD), Mark(start=11, end=17, kind=MarkKind.ITALIC))

    found = stretches(row(marks={EN: marks}), Weight.BOLD)

    assert [weight for _, weight, _ in found] == [Weight.BOLD, Weight.BOLD_ITALIC, Weight.BOLD]
    assert found[0][0] == "The states "


def test_a_field_is_printed_as_text() -> None:
    marks = (Mark(start=4, end=10, kind=MarkKind.FIELD, field="people"),)

    assert stretches(row(marks={EN: marks})) == [(TEXT, Weight.PLAIN, Rule.NONE)]


def test_a_redline_stands_in_place_of_the_text() -> None:
    pieces = redline(TEXT, "The parties recall their treaty.")

    assert stretches(row(redline={EN: pieces})) == [
        ("The ", Weight.PLAIN, Rule.NONE),
        ("states", Weight.PLAIN, Rule.STRUCK),
        (" ", Weight.PLAIN, Rule.NONE),
        ("parties", Weight.PLAIN, Rule.UNDERLINED),
        (" recall their treaty.", Weight.PLAIN, Rule.NONE),
    ]


@pytest.mark.parametrize("is_new", [True, False])
def test_emphasis_stays_with_the_side_of_a_redline_that_the_row_says(is_new: bool) -> None:
    other = "The states firmly recall their treaty."
    pieces = redline(other, TEXT) if is_new else redline(TEXT, other)
    marks = (Mark(start=11, end=17, kind=MarkKind.BOLD),)

    found = stretches(row(marks={EN: marks}, redline={EN: pieces}))

    assert [text for text, weight, _ in found if weight is Weight.BOLD] == ["recall"]
    assert "firmly" in "".join(text for text, _, rule in found if rule is not Rule.NONE)


@pytest.mark.parametrize(
    ("change", "rule"), [(RowChange.INSERTED, Rule.UNDERLINED), (RowChange.DELETED, Rule.STRUCK)]
)
def test_a_row_that_comes_or_goes_is_ruled_as_a_whole(change: RowChange, rule: Rule) -> None:
    assert stretches(row(change=change)) == [(TEXT, Weight.PLAIN, rule)]


def test_a_word_and_the_one_for_it_are_set_apart_but_signs_are_not() -> None:
    pieces = (
        Piece(PieceKind.DELETED, "«old»"),
        Piece(PieceKind.INSERTED, "new"),
        Piece(PieceKind.SAME, " end"),
        Piece(PieceKind.DELETED, "."),
        Piece(PieceKind.INSERTED, ";"),
    )

    assert [one.text for one in changed_stretches(pieces)] == ["«old»", " ", "new", " end", ".", ";"]


def test_plain_text_brackets_changes_and_leaves_spaces_outside() -> None:
    parts = (
        Stretch(text="a "),
        Stretch(text="b ", rule=Rule.STRUCK),
        Stretch(text="c", rule=Rule.UNDERLINED),
        Stretch(text="d", weight=Weight.BOLD, rule=Rule.UNDERLINED),
        Stretch(text=" "),
        Stretch(text=" ", rule=Rule.STRUCK),
    )

    assert in_plain_text(parts) == "a [-b-] {+cd+}  "


@pytest.mark.parametrize("weight", list(Weight))
@pytest.mark.parametrize("rule", list(Rule))
def test_every_weight_is_drawn_with_every_rule_in_its_own_cut(weight: Weight, rule: Rule) -> None:
    face = face_of(weight, rule)

    assert face.cut is face_of(weight, Rule.NONE)
    assert face.is_ruled is (rule is not Rule.NONE)
    assert face.is_struck is (rule is Rule.STRUCK)
    assert face_of(Weight.PLAIN, Rule.NONE) is Face.REGULAR
