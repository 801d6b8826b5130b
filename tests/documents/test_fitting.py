"""Words in a box are never cut off."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.documents.fitting import LEADING, Box, Fitted, Stand, fitted
from forumdesk.documents.fonts import SOFT_HYPHEN, Face, width
from forumdesk.documents.styles import Align
from forumdesk.domain.texts import Language

BOX = Box(
    left=0,
    top=0,
    width=200,
    height=44,
    size=20,
    smallest=12,
    lines=2,
    align=Align.LEFT,
    stand=Stand.BOTTOM,
    face=Face.SANS_BOLD,
)
NAMES = st.text(alphabet="абвғқңөұүһі ЙЩЖ-", max_size=150).map(lambda text: " ".join(text.split()))


def texts_of(made: Fitted) -> list[str]:
    return ["".join(text for text, _ in line.pieces) for line in made.lines]


def test_a_short_name_is_as_large_as_wanted_on_one_line() -> None:
    made = fitted("Но Тхэян", BOX, Language.KK)

    assert texts_of(made) == ["Но Тхэян"]
    assert made.size == 20


def test_a_long_name_takes_the_lines_of_the_box_before_it_shrinks() -> None:
    made = fitted("Нұрмағамбет Тимур Дастанұлы", BOX, Language.KK)

    assert texts_of(made) == ["Нұрмағамбет", "Тимур Дастанұлы"]
    assert 12 <= made.size <= 20


def test_what_does_not_fit_at_the_smallest_size_takes_more_lines() -> None:
    made = fitted("Нұрмұхаммедсұлтанбек Әбдірахмансейіт Гүлбаһрамжамалұлы", BOX, Language.KK)

    assert texts_of(made) == ["Нұрмұхаммедсұлтанбек", "Әбдірахмансейіт", "Гүлбаһрамжамалұлы"]
    assert made.size >= 12


def test_a_double_name_is_parted_at_its_own_hyphen() -> None:
    made = fitted("Нұрмұхаммедсұлтанбекова-Әбдірахманова Гүлнар", BOX, Language.KK)

    assert texts_of(made)[0] == "Нұрмұхаммедсұлтанбекова-"
    assert SOFT_HYPHEN not in "".join(texts_of(made))


def test_a_double_name_that_fits_stays_whole() -> None:
    assert texts_of(fitted("Анна-Мария", BOX, Language.RU)) == ["Анна-Мария"]


@settings(max_examples=150, deadline=None)
@given(NAMES)
def test_nothing_is_lost_and_nothing_leaves_the_box(text: str) -> None:
    made = fitted(text, BOX, Language.KK)

    kept = "".join(texts_of(made)).replace(SOFT_HYPHEN, "").replace(" ", "")
    assert kept == text.replace(" ", "")
    assert len(made.lines) * made.size * LEADING <= BOX.height + 0.01
    for line in made.lines:
        taken = sum(width(piece, face, made.size) for piece, face in line.pieces)
        assert line.indent + taken <= BOX.width + 0.01


@pytest.mark.parametrize(
    ("stand", "middle"), [(Stand.TOP, 11.6), (Stand.MIDDLE, 22.0), (Stand.BOTTOM, 44 - 11.6)]
)
def test_lines_stand_where_the_box_says(stand: Stand, middle: float) -> None:
    from dataclasses import replace

    made = fitted("Но Тхэян", replace(BOX, stand=stand), Language.KK)

    assert made.middles == pytest.approx([middle])
