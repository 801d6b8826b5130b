"""Presets of offices."""

import math
from pathlib import Path

import pytest

from forumdesk.documents import styles
from forumdesk.documents.errors import (
    ContactsTooLongError,
    DocumentError,
    LayoutDamagedError,
    LayoutUnknownError,
    MeasureOutOfBoundsError,
    MeasureUnknownError,
    NoRoomForTextError,
)
from forumdesk.documents.fonts import PLEX, TIMES
from forumdesk.documents.styles import (
    DEFAULT_PRESET,
    MOST_CONTACTS,
    ROWS_SIZE,
    Align,
    in_own_font,
    load_preset,
    measures_of,
    preset_measures,
    preset_names,
    preset_title,
)
from forumdesk.documents.system_fonts import FOLDERS_VARIABLE
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.foundation.paths import resources_folder
from tests.documents.font_folders import serif_as


def test_the_usual_template_of_kazakhstan_is_the_default() -> None:
    preset = load_preset()

    assert preset.name == DEFAULT_PRESET == preset_names()[0]
    assert (preset.left, preset.right, preset.top, preset.bottom) == (30, 15, 20, 20)


@pytest.mark.parametrize("name", ["kazakhstan", "gost", "international"])
def test_every_preset_leaves_the_margins_that_its_rule_asks_for(name: str) -> None:
    least = {"kazakhstan": (25, 10, 20, 20), "gost": (30, 10, 20, 20), "international": (25, 25, 25, 25)}[
        name
    ]
    preset = load_preset(name)

    margins = (preset.left, preset.right, preset.top, preset.bottom)

    assert all(margin >= wanted for margin, wanted in zip(margins, least, strict=True))
    assert preset.leading > 1.3 * preset.size
    assert set(preset.columns_size) == {2, 3}


def test_an_unknown_preset_is_refused_with_those_that_exist() -> None:
    with pytest.raises(LayoutUnknownError, match="kazakhstan, compact, gost, international, large_print"):
        load_preset("../secret")


@pytest.mark.parametrize("name", preset_names())
def test_every_preset_has_a_name_in_every_language(name: str) -> None:
    assert len({preset_title(name, language) for language in Language}) == 3


@pytest.mark.parametrize("name", preset_names())
def test_every_measure_of_every_preset_lies_within_its_bounds(name: str) -> None:
    values = measures_of(name)

    assert list(values) == [one.key for one in preset_measures()]
    assert all(one.least <= values[one.key] <= one.most for one in preset_measures())


def test_large_print_is_large_ragged_and_never_divides_a_word() -> None:
    preset = load_preset("large_print")

    assert preset.size >= 18
    assert preset.leading >= 1.45 * preset.size
    assert preset.align is Align.LEFT
    assert not preset.hyphenated
    assert preset.rows_scale * ROWS_SIZE >= 16


@pytest.fixture
def with_times(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDERS_VARIABLE, str(serif_as(tmp_path / "fonts")))


@pytest.mark.usefixtures("with_times")
def test_with_times_the_sizes_are_those_of_times_and_without_it_those_that_look_alike() -> None:
    office = Stationery()

    assert (load_preset(office).family, load_preset(office).size) == (TIMES, 14)
    assert (load_preset(office, own_font=True).family, load_preset(office, own_font=True).size) == (PLEX, 12)
    assert load_preset("kazakhstan") == load_preset(office, own_font=True)
    assert in_own_font(load_preset(office)) == load_preset(office, own_font=True)
    assert load_preset(Stationery(preset="large_print")).family == PLEX


def test_a_changed_size_is_that_of_times_and_the_look_stays_alike() -> None:
    changed = load_preset(Stationery(changes=(("text.size", 16.0),)))

    assert changed.size == pytest.approx(12 * 16 / 14, abs=0.01)
    assert changed.leading == pytest.approx(17.5 * 16 / 14, abs=0.01)
    assert changed.word["size"] == 16


def test_changed_margins_hold_everywhere() -> None:
    changed = load_preset(Stationery(changes=(("page.left_mm", 35.0), ("text.leading", 20.0))))

    assert (changed.left, changed.right, changed.leading) == (35, 15, 20)


@pytest.mark.parametrize(
    ("changes", "error", "said"),
    [
        ((("page.left_mm", 81.0),), MeasureOutOfBoundsError, "page.left_mm.*between 0 and 80, not 81"),
        ((("page.left_mm", -1.0),), MeasureOutOfBoundsError, "page.left_mm"),
        ((("text.size", math.nan),), MeasureOutOfBoundsError, "text.size.*between 7 and 40"),
        ((("text.size", math.inf),), MeasureOutOfBoundsError, "text.size"),
        ((("page.numbers", 1.0),), MeasureUnknownError, "page.numbers"),
        ((("page.left_mm", 80.0), ("page.right_mm", 75.0)), NoRoomForTextError, "55 mm.*needs 60 mm"),
        ((("columns.margin_mm", 62.0),), NoRoomForTextError, "39 mm.*needs 40 mm"),
    ],
)
def test_a_measure_without_sense_is_refused_with_its_name(
    changes: tuple[tuple[str, float], ...], error: type[DocumentError], said: str
) -> None:
    with pytest.raises(error, match=said):
        load_preset(Stationery(changes=changes))


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ("left_mm = 30", "left_mm = '30'", "page.left_mm"),
        ("left_mm = 30", "left = 30", "page.left"),
        ('numbers = "top"', 'numbers = "side"', "page.numbers"),
        ("hyphenated = true", "hyphenated = 1", "text.hyphenated"),
        ("[page]", "[page", "at line"),
        ("[plex]", "[serif]", "plex"),
    ],
)
def test_a_damaged_file_of_a_preset_is_told_with_the_key(
    before: str, after: str, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = (resources_folder() / "layouts" / "kazakhstan.toml").read_text(encoding="utf-8")
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts" / "mine.toml").write_text(source.replace(before, after), encoding="utf-8")
    monkeypatch.setattr(styles, "resources_folder", lambda: tmp_path)
    for kept in (styles._names, styles._data):
        kept.cache_clear()
    try:
        with pytest.raises(LayoutDamagedError, match=key):
            load_preset("mine")
    finally:
        for kept in (styles._names, styles._data):
            kept.cache_clear()


def test_contacts_longer_than_some_lines_are_refused_where_a_letterhead_shows_them() -> None:
    most = LocalizedText(kk="ә" * MOST_CONTACTS, ru="ж" * MOST_CONTACTS)
    longer = LocalizedText(ru="ж" * (MOST_CONTACTS + 1))

    assert load_preset(Stationery(letterhead=True, contacts=most)).letterhead
    assert load_preset(Stationery(contacts=longer)).letterhead is None
    with pytest.raises(ContactsTooLongError, match="301 letters; 300 are allowed"):
        load_preset(Stationery(letterhead=True, contacts=longer))
