"""What the pages show, compared with what is attached to them."""

from dataclasses import replace

import pytest

from forumdesk.domain.redline import PieceKind
from forumdesk.domain.texts import Language
from forumdesk.services.handout_checks import (
    DIFFERENCE_SENTENCES,
    DIVIDED,
    LINE_END,
    Difference,
    DifferenceKind,
    Shown,
    checked,
    compare,
)
from forumdesk.services.handouts import Handout, HandoutParagraph, ShownAdoption

KK, RU, EN = Language
TEXTS = (
    "Title of the text",
    "The forum met in Astana.",
    "It adopted the following:",
    "Do this within ten days.",
)
HANDOUT = Handout(
    hash="7f3a91c2" + "0d" * 28,
    head="7f3a91c2" + "0d" * 28,
    languages=(EN,),
    layout="single",
    adoption=ShownAdoption(mode="unanimous"),
    paragraphs=(
        *(HandoutParagraph(language=EN, kind="text", text=text) for text in TEXTS[:3]),
        HandoutParagraph(language=EN, kind="point", number="1.1.", text=TEXTS[3]),
    ),
    feet=("7F3A-91C2 page 1 of 1",),
)
SHOWN = tuple(Shown(language=EN, text=one.words) for one in HANDOUT.paragraphs)


def _compared(*texts: str) -> list[Difference]:
    return list(compare(HANDOUT, [Shown(language=EN, text=text) for text in texts], HANDOUT.feet))


def _kinds(found: list[Difference]) -> list[tuple[str, str]]:
    return [(one.kind.value, one.paragraph) for one in found]


def test_the_same_words_agree_however_their_lines_end() -> None:
    assert compare(HANDOUT, SHOWN, HANDOUT.feet) == ()
    assert (
        _compared(
            "Title\nof the text", f"The fo{DIVIDED}rum met{LINE_END}in  Astana.", TEXTS[2], f"1.1. {TEXTS[3]}"
        )
        == []
    )


def test_a_changed_word_is_named_with_its_paragraph() -> None:
    (found,) = _compared(*TEXTS[:3], "1.1. Do this within five days.")

    assert (found.kind, found.language, found.paragraph) == (DifferenceKind.CHANGED, EN, "1.1.")
    assert found.words == (("ten", "five"),)
    assert [one.text for one in found.pieces if one.kind is not PieceKind.SAME] == ["ten", "five"]


def test_a_changed_number_of_a_paragraph_is_told() -> None:
    (found,) = _compared(*TEXTS[:3], f"1.2. {TEXTS[3]}")

    assert "1.1" in found.words[0][0]


def test_a_space_inside_a_word_is_a_change() -> None:
    assert _kinds(_compared(TEXTS[0], "The for um met in Astana.", TEXTS[2], f"1.1. {TEXTS[3]}")) == [
        ("changed", "¶ 2")
    ]


def test_missing_added_and_moved_paragraphs_are_told() -> None:
    assert _kinds(_compared(TEXTS[0], TEXTS[2], f"1.1. {TEXTS[3]}")) == [("missing", "¶ 2")]
    assert _kinds(_compared(*TEXTS[:3], "Something else entirely.", f"1.1. {TEXTS[3]}")) == [("added", "")]
    assert {one for one, _ in _kinds(_compared(TEXTS[1], TEXTS[0], TEXTS[2], f"1.1. {TEXTS[3]}"))} >= {
        "missing",
        "added",
    }


def test_a_paragraph_in_another_language_is_one_too_many() -> None:
    found = compare(HANDOUT, [*SHOWN, Shown(language=RU, text="Ещё один.")], HANDOUT.feet)

    assert [(one.kind, one.language, one.after) for one in found] == [(DifferenceKind.ADDED, RU, "Ещё один.")]


def test_pages_without_any_text_are_told_in_one_sentence() -> None:
    assert [one.kind for one in compare(HANDOUT, [], ["", ""])] == [DifferenceKind.NO_TEXT]


def test_words_outside_the_text_are_compared_page_by_page() -> None:
    (code,) = compare(HANDOUT, SHOWN, ["7F3A-91C3 page 1 of 1"])
    (foot,) = compare(HANDOUT, SHOWN, ["7F3A-91C2 page 1 of 1 and more"])
    (pages,) = compare(HANDOUT, SHOWN, [*HANDOUT.feet, ""])

    assert (code.kind, code.before, code.after) == (DifferenceKind.CODE, "7F3A-91C2", "7F3A-91C3")
    assert (foot.kind, foot.page) == (DifferenceKind.FOOT, 1)
    assert (pages.kind, pages.before, pages.after) == (DifferenceKind.PAGES, "1", "2")


def test_without_tags_a_change_is_named_by_the_paragraph_that_it_begins_in() -> None:
    text = " ".join(one.words for one in HANDOUT.paragraphs)
    changed = text.replace("Astana", "Almaty").replace("ten", "five")

    found = compare(HANDOUT, [Shown(language=None, text=changed)], HANDOUT.feet, by_tags=False)

    assert [(one.paragraph, one.words) for one in found] == [
        ("¶ 2", (("Astana", "Almaty"),)),
        ("1.1.", (("ten", "five"),)),
    ]
    assert found[0].after == "The forum met in Almaty."


def test_without_tags_a_whole_paragraph_is_missing() -> None:
    text = " ".join(one.words for one in HANDOUT.paragraphs if one.text != TEXTS[1])

    found = compare(HANDOUT, [Shown(language=None, text=text)], HANDOUT.feet, by_tags=False)

    assert [(one.kind, one.paragraph) for one in found] == [(DifferenceKind.MISSING, "¶ 2")]


def test_a_check_says_whether_everything_agrees() -> None:
    check = checked(HANDOUT.to_bytes(), SHOWN, HANDOUT.feet, by_tags=True)
    odd = checked(HANDOUT.to_bytes(), SHOWN, HANDOUT.feet, by_tags=True, odd_pages=[0])

    assert check.agrees
    assert check.handout == HANDOUT
    assert [(one.kind, one.page) for one in odd.differences] == [(DifferenceKind.LOOKS, 1)]


def test_a_hash_that_the_feet_do_not_show_contradicts_them() -> None:
    forged = replace(HANDOUT, hash="0" * 64, head="0" * 64)

    (found,) = compare(forged, SHOWN, HANDOUT.feet)

    assert (found.kind, found.before, found.after) == (DifferenceKind.CODE, "7F3A-91C2", "0000-0000")


@pytest.mark.parametrize("kind", list(DifferenceKind))
def test_every_kind_has_a_sentence_with_fields_that_a_difference_has(kind: DifferenceKind) -> None:
    made = Difference(kind=kind, language=EN, paragraph="1.1.", before="a b", after="a c", page=3)

    assert "{" not in DIFFERENCE_SENTENCES[kind].format(**made.fields)


def test_the_sentence_of_a_changed_paragraph_names_the_words_alone() -> None:
    (found,) = _compared(*TEXTS[:3], "1.1. Do all this within days.")

    assert (found.fields["before"], found.fields["after"]) == ("– … ten", "all … –")
