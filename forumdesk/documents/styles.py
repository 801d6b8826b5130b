"""How a page and its paragraphs look: presets from ``resources/layouts/*.toml``, and the styles made of them."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from forumdesk.documents.errors import LayoutUnknownError
from forumdesk.foundation.paths import resources_folder

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
DEFAULT_PRESET = "kazakhstan"


class Layout(StrEnum):
    """How the languages of a document stand to each other."""

    SINGLE = "single"
    SEQUENCE = "sequence"
    COLUMNS = "columns"


class Align(StrEnum):
    """Where the lines of a paragraph stand."""

    JUSTIFIED = "justified"
    LEFT = "left"
    CENTRED = "centred"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """The measures of an office: margins in mm, sizes in points, ``gap`` between columns in mm."""

    name: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    leading: float
    title_size: float
    indent: float
    paragraph_gap: float
    columns_margin: float
    columns_gap: float
    columns_size: dict[int, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """The look of a paragraph, all measures in points."""

    size: float
    leading: float
    align: Align = Align.JUSTIFIED
    indent: float = 0.0
    left: float = 0.0
    before: float = 0.0
    hyphenated: bool = True


@cache
def load_preset(name: str = DEFAULT_PRESET) -> Preset:
    """The preset of this name; LayoutUnknownError names those that exist."""
    if name not in preset_names():
        raise LayoutUnknownError(wanted=name, known=preset_names())
    with (resources_folder() / "layouts" / f"{name}.toml").open("rb") as file:
        data = tomllib.load(file)
    page, text, columns = data["page"], data["text"], data["columns"]
    return Preset(
        name=name,
        left=page["left_mm"],
        right=page["right_mm"],
        top=page["top_mm"],
        bottom=page["bottom_mm"],
        size=text["size"],
        leading=text["leading"],
        title_size=text["title_size"],
        indent=text["first_line_mm"],
        paragraph_gap=text["paragraph_gap"],
        columns_margin=columns["margin_mm"],
        columns_gap=columns["gap_mm"],
        columns_size={2: columns["two_size"], 3: columns["three_size"]},
    )


@cache
def preset_names() -> tuple[str, ...]:
    """The names of all presets, the default first."""
    found = sorted(file.stem for file in (resources_folder() / "layouts").glob("*.toml"))
    return tuple(sorted(found, key=lambda name: name != DEFAULT_PRESET))
