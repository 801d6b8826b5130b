"""How a page and its paragraphs look: presets from ``resources/layouts/*.toml``, what a body changed in them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from forumdesk.documents.errors import (
    ContactsTooLongError,
    LayoutDamagedError,
    LayoutUnknownError,
    MeasureOutOfBoundsError,
    MeasureUnknownError,
    NoRoomForTextError,
)
from forumdesk.documents.fonts import PLEX, TIMES, family_here
from forumdesk.documents.measures import MEASURES, Measure
from forumdesk.documents.system_fonts import font_folders
from forumdesk.domain.stationery import USUAL_PRESET, CopyMark, Stationery
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.foundation.paths import resources_folder

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
A5 = (148 * MM, 210 * MM)
DEFAULT_PRESET = USUAL_PRESET
LEAST_ROOM = 60.0
"""Millimetres that margins must leave for the text, across and down."""
LEAST_COLUMN = 40.0
"""Millimetres that must be left for each of two columns."""
MOST_CONTACTS = 300
"""Letters below the names of a letterhead in one language: some four lines."""
ROWS_SIZE = 9.5
"""The size that papers of rows and lists are laid out for; a preset enlarges or reduces all of it."""
_TEXT_SIZE = 12.0  # the size of the program's own font that the usual preset has


_USUAL = Stationery()


class Layout(StrEnum):
    """How the languages of a document stand to each other."""

    SINGLE = "single"
    SEQUENCE = "sequence"
    COLUMNS = "columns"
    STACKED = "stacked"


class Align(StrEnum):
    """Where the lines of a paragraph stand."""

    JUSTIFIED = "justified"
    LEFT = "left"
    CENTRED = "centred"
    RIGHT = "right"


class PageNumbers(StrEnum):
    """Where the number of a page stands.

    ``TOP`` in the middle of the upper margin from the second page on, ``FOOT`` at the right below the text as
    "page 2 of 5".
    """

    TOP = "top"
    FOOT = "foot"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What stands at the head of a paper of a body: its names, its emblem (a PNG), how it can be reached."""

    names: LocalizedText
    contacts: LocalizedText = LocalizedText()
    emblem: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """The measures of an office: margins in mm, sizes in points, ``columns_gap`` between columns in mm.

    ``family`` is the family of fonts that is there, "plex" or "times", and the sizes are those for it;
    ``tables_size`` is that of papers made of rows. ``word`` are the measures of editable files; ``stationery`` is
    what all this was made from.
    """

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
    columns_size: Mapping[int, float]
    tables_size: float
    word: Mapping[str, Any]
    family: str = PLEX
    numbers: PageNumbers = PageNumbers.TOP
    align: Align = Align.JUSTIFIED
    hyphenated: bool = True
    letterhead: Letterhead | None = None
    stationery: Stationery = _USUAL
    format: tuple[float, float] = A4

    @property
    def copy(self) -> CopyMark:
        """What this printing says about itself on each page."""
        return self.stationery.copy

    @property
    def copy_number(self) -> int:
        """The number of the copy, 0 for none."""
        return self.stationery.copy_number

    @property
    def rows_scale(self) -> float:
        """By how much papers of rows and lists are enlarged."""
        return self.tables_size / ROWS_SIZE

    @property
    def text_scale(self) -> float:
        """By how much the size of the text differs from that of the usual preset in the program's own font."""
        return self.size / _TEXT_SIZE

    @property
    def small_size(self) -> float:
        """Of running heads, marks and numbers of pages, in points."""
        return round(max(7.0, min(13.0, self.size * 0.7)), 1)


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


def load_preset(
    wanted: Stationery | str = DEFAULT_PRESET,
    *,
    names: LocalizedText = LocalizedText(),
    own_font: bool = False,
) -> Preset:
    """The preset that papers are printed by.

    Of a :class:`Stationery` with all that the body changed and the fonts of this computer; ``names`` are those of
    the body, for its letterhead. With ``own_font``, and for a mere name of a preset, the program's own font is
    used, so that the pages are alike on every computer. Raises LayoutUnknownError, MeasureUnknownError,
    MeasureOutOfBoundsError, NoRoomForTextError, ContactsTooLongError, LayoutDamagedError and FontMissingError.
    """
    if isinstance(wanted, str):
        return _resolved(Stationery(preset=wanted), LocalizedText(), PLEX, ())
    family = PLEX if own_font else family_here(TIMES)
    return _resolved(wanted, names, family, font_folders())


def in_own_font(preset: Preset) -> Preset:
    """The same with the program's own font and the sizes for it."""
    if preset.family == PLEX:
        return preset
    here, own = load_preset(preset.stationery), load_preset(preset.stationery, own_font=True)
    return replace(
        preset,
        family=PLEX,
        size=preset.size * own.size / here.size,
        title_size=preset.title_size * own.title_size / here.title_size,
        columns_size={
            count: size * own.columns_size[count] / here.columns_size[count]
            for count, size in preset.columns_size.items()
        },
        tables_size=preset.tables_size * own.tables_size / here.tables_size,
    )


def preset_names() -> tuple[str, ...]:
    """The names of all presets, the default first."""
    return _names()


def preset_title(name: str, language: Language) -> str:
    """What a preset is called in a language. Raises LayoutUnknownError."""
    return str(_data(name)["name"][language.value])


def preset_measures() -> tuple[Measure, ...]:
    """The measures that a body may change, in the order of a form."""
    return MEASURES


def measures_of(name: str) -> dict[str, float]:
    """The measures of a preset as its file states them, by dotted key. Raises LayoutUnknownError."""
    data = _data(name)
    return {one.key: float(data[one.section][one.name]) for one in MEASURES}


@cache
def _names() -> tuple[str, ...]:
    found = sorted(file.stem for file in (resources_folder() / "layouts").glob("*.toml"))
    return tuple(sorted(found, key=lambda name: name != DEFAULT_PRESET))


@lru_cache(maxsize=64)
def _resolved(stationery: Stationery, names: LocalizedText, here: str, _folders: tuple[str, ...]) -> Preset:
    """The measures of the file, those that the body changed, and the sizes for the family that is there."""
    data = _data(stationery.preset)
    changed = _changed(data, stationery)
    page, text, columns = changed["page"], changed["text"], changed["columns"]
    family = here if text["family"] == TIMES else PLEX
    sizes = _sizes(data, changed, family)
    letterhead = Letterhead(names=names, contacts=stationery.contacts, emblem=stationery.emblem)
    made = Preset(
        name=stationery.preset,
        left=page["left_mm"],
        right=page["right_mm"],
        top=page["top_mm"],
        bottom=page["bottom_mm"],
        size=sizes["size"],
        leading=text["leading"],
        title_size=sizes["title_size"],
        indent=text["first_line_mm"],
        paragraph_gap=text["paragraph_gap"],
        columns_margin=columns["margin_mm"],
        columns_gap=columns["gap_mm"],
        columns_size={2: sizes["two_size"], 3: sizes["three_size"]},
        tables_size=sizes["tables_size"],
        word=_word(data, changed),
        family=family,
        numbers=PageNumbers(page["numbers"]),
        align=Align(text["align"]),
        hyphenated=text["hyphenated"],
        letterhead=letterhead if stationery.letterhead else None,
        stationery=stationery,
    )
    _require_room(made)
    if stationery.letterhead:
        _require_short(stationery.contacts)
    return replace(made, leading=max(made.leading, round(1.12 * made.size, 2)))


def _changed(data: Mapping[str, Mapping[str, Any]], stationery: Stationery) -> dict[str, dict[str, Any]]:
    """The data of the file with the changes of the body, each within its bounds."""
    made = {section: dict(values) for section, values in data.items()}
    known = {one.key: one for one in MEASURES}
    for key, value in stationery.changes:
        measure = known.get(key)
        if measure is None:
            raise MeasureUnknownError(measure=key)
        if not measure.least <= value <= measure.most:
            raise MeasureOutOfBoundsError.of(key, measure.least, measure.most, value)
        made[measure.section][measure.name] = value
    # Who makes the letters larger alone wants title and lines to follow.
    grown = made["text"]["size"] / data["text"]["size"]
    told = dict(stationery.changes)
    for name in ("leading", "title_size"):
        if f"text.{name}" not in told:
            made["text"][name] = round(made["text"][name] * grown, 2)
    return made


def _sizes(
    data: Mapping[str, Mapping[str, Any]], changed: Mapping[str, Mapping[str, Any]], family: str
) -> dict[str, float]:
    """The sizes for the family; where it is not the one that the preset was made for, the look stays alike."""
    places = {
        "size": ("text", "size"),
        "title_size": ("text", "title_size"),
        "two_size": ("columns", "two_size"),
        "three_size": ("columns", "three_size"),
        "tables_size": ("tables", "size"),
    }
    sizes = {}
    for name, (section, key) in places.items():
        sizes[name] = float(changed[section][key])
        if family == PLEX and "plex" in data:
            sizes[name] = round(data["plex"][name] * sizes[name] / data[section][key], 2)
    return sizes


def _word(data: Mapping[str, Mapping[str, Any]], changed: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The measures of editable files, its sizes changed as those of the printed text are."""
    word = dict(data["word"])
    pairs = {
        "size": ("text", "size"),
        "title_size": ("text", "title_size"),
        "two_size": ("columns", "two_size"),
        "three_size": ("columns", "three_size"),
        "paragraph_gap": ("text", "paragraph_gap"),
    }
    for name, (section, key) in pairs.items():
        before, after = data[section][key], changed[section][key]
        if before != after:
            # Word knows half points only.
            word[name] = round(2 * word[name] * after / before) / 2 if before else after
    return word


def _require_room(preset: Preset) -> None:
    short, long = (side / MM for side in A4)
    room = min(short - preset.left - preset.right, long - preset.top - preset.bottom)
    column = (short - 2 * preset.columns_margin - preset.columns_gap) / 2
    for found, least in ((room, LEAST_ROOM), (column, LEAST_COLUMN)):
        if found < least:
            raise NoRoomForTextError(room=round(found), least=round(least))


def _require_short(contacts: LocalizedText) -> None:
    for _language, text in contacts.items():
        if len(text) > MOST_CONTACTS:
            raise ContactsTooLongError(count=len(text), most=MOST_CONTACTS)


@cache
def _data(name: str) -> dict[str, dict[str, Any]]:
    """The file of a preset, each of its keys known and of its kind. Raises LayoutDamagedError."""
    if name not in preset_names():
        raise LayoutUnknownError(wanted=name, known=preset_names())
    with (resources_folder() / "layouts" / f"{name}.toml").open("rb") as file:
        try:
            data = tomllib.load(file)
        except ValueError as error:
            raise LayoutDamagedError(name=name, key=str(error)) from error
    _check(name, data)
    return data


_PLACES: Mapping[str, Mapping[str, type]] = {
    "name": {language.value: str for language in Language},
    "page": {"numbers": str},
    "text": {"family": str, "align": str, "hyphenated": bool},
    "columns": {},
    "tables": {},
    "word": {
        "font": str,
        **dict.fromkeys(("size", "title_size", "line", "paragraph_gap", "two_size", "three_size"), float),
    },
}
_PLEX_SIZES = dict.fromkeys(("size", "title_size", "two_size", "three_size", "tables_size"), float)
_CHOICES: Mapping[str, frozenset[str]] = {
    "page.numbers": frozenset(PageNumbers),
    "text.family": frozenset((PLEX, TIMES)),
    "text.align": frozenset((Align.JUSTIFIED, Align.LEFT)),
}


def _check(name: str, data: Mapping[str, Any]) -> None:
    wanted: dict[str, dict[str, type]] = {section: dict(keys) for section, keys in _PLACES.items()}
    for one in MEASURES:
        wanted[one.section][one.name] = float
    if "plex" in data or data.get("text", {}).get("family") == TIMES:
        wanted["plex"] = dict(_PLEX_SIZES)
    expected = {f"{section}.{key}": kind for section, keys in wanted.items() for key, kind in keys.items()}
    found = {
        f"{section}.{key}": value
        for section, values in data.items()
        for key, value in (values.items() if isinstance(values, dict) else ((values, values),))
    }
    for key in sorted(expected.keys() ^ found.keys()):
        raise LayoutDamagedError(name=name, key=key)
    for key, kind in expected.items():
        value = found[key]
        fits = type(value) in ((int, float) if kind is float else (kind,))
        if not fits or value not in _CHOICES.get(key, {value}):
            raise LayoutDamagedError(name=name, key=key)
