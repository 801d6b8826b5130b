"""Presets of offices."""

import pytest

from forumdesk.documents.errors import LayoutUnknownError
from forumdesk.documents.styles import DEFAULT_PRESET, load_preset, preset_names


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
    with pytest.raises(LayoutUnknownError, match="kazakhstan, gost, international"):
        load_preset("../secret")
