"""Where everything stands on a badge and the badges on a sheet: ``resources/layouts/badges/*.toml``."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from forumdesk.documents.errors import LayoutUnknownError
from forumdesk.documents.fitting import Box, Stand
from forumdesk.documents.fonts import Face
from forumdesk.documents.styles import MM, Align
from forumdesk.foundation.paths import resources_folder

_FACES = {"regular": Face.SANS, "medium": Face.SANS_MEDIUM, "bold": Face.SANS_BOLD}


class Part(StrEnum):
    """What a field of a badge shows."""

    MEETING = "meeting"
    NAME = "name"
    SECOND_NAME = "second_name"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    CODE_PICTURE = "code_picture"
    CODE = "code"
    ROLE = "role"


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeLayout:
    """A sheet of badges; all measures in points, boxes from the upper left corner of the badge."""

    name: str
    sheet_width: float
    sheet_height: float
    columns: int
    rows: int
    left: float
    top: float
    gap_x: float
    gap_y: float
    crop_marks: bool
    width: float
    height: float
    boxes: dict[Part, Box]

    @property
    def per_sheet(self) -> int:
        """Badges on a sheet."""
        return self.columns * self.rows

    def corner(self, place: int) -> tuple[float, float]:
        """The upper left corner of the badge at ``place`` (from 0, row by row) on its sheet."""
        row, column = divmod(place, self.columns)
        return self.left + column * (self.width + self.gap_x), self.top + row * (self.height + self.gap_y)


@cache
def load_badge_layout(name: str) -> BadgeLayout:
    """The layout of this name; LayoutUnknownError names those that exist."""
    if name not in badge_layout_names():
        raise LayoutUnknownError(wanted=name, known=badge_layout_names())
    with (resources_folder() / "layouts" / "badges" / f"{name}.toml").open("rb") as file:
        data = tomllib.load(file)
    sheet, badge = data["sheet"], data["badge"]
    return BadgeLayout(
        name=name,
        sheet_width=sheet["width_mm"] * MM,
        sheet_height=sheet["height_mm"] * MM,
        columns=sheet["columns"],
        rows=sheet["rows"],
        left=sheet["left_mm"] * MM,
        top=sheet["top_mm"] * MM,
        gap_x=sheet["gap_x_mm"] * MM,
        gap_y=sheet["gap_y_mm"] * MM,
        crop_marks=sheet["crop_marks"],
        width=badge["width_mm"] * MM,
        height=badge["height_mm"] * MM,
        boxes={Part(field["kind"]): _box(field) for field in data["fields"]},
    )


@cache
def badge_layout_names() -> tuple[str, ...]:
    """The names of all layouts, in alphabetical order."""
    return tuple(sorted(file.stem for file in (resources_folder() / "layouts" / "badges").glob("*.toml")))


def _box(field: dict[str, Any]) -> Box:
    left, top, width, height = (measure * MM for measure in field["box_mm"])
    return Box(
        left=left,
        top=top,
        width=width,
        height=height,
        size=field.get("size", 0.0),
        smallest=field.get("smallest", 0.0),
        lines=field.get("lines", 1),
        align=Align(field.get("align", "left")),
        stand=Stand(field.get("stand", "top")),
        face=_FACES[field.get("face", "regular")],
    )
