"""The labels that Word puts before paragraphs, counted as it counts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forumdesk.exchange.word.names import W, child, switch, value, whole
from forumdesk.exchange.word.number_formats import number_in, plain_bullet
from forumdesk.exchange.word.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_LONGEST = 60  # characters of a label
# Word's own styles for deeper items, each a list of its own on the first level; their names are English everywhere.
_DEEPER_STYLE = re.compile(r"List (?:Number|Bullet) ([2-5])", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What stands before a paragraph: a number or a bullet, and its level from 1."""

    number: str = ""
    bullet: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None  # the level, from 1, behind which it begins anew; 0 never
    arabic: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Instance:
    list: str
    starts: Mapping[int, int]
    levels: Mapping[int, _Level]


class Numbering:
    """The part numbering.xml and the counters of a walk through the document; also where it is missing."""

    def __init__(self, root: "_Element | None", styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, dict[int, _Level]] = {}
        self._linked: dict[str, str] = {}
        self._instances: dict[str, _Instance] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()
        if root is None:
            return
        for element in root.findall(W + "abstractNum"):
            identifier = element.get(W + "abstractNumId", "")
            self._lists[identifier] = _levels(element)
            if link := value(element, "numStyleLink"):
                self._linked[identifier] = link
        for element in root.findall(W + "num"):
            self._instances[element.get(W + "numId", "")] = _instance(element)

    def label(self, properties: "_Element | None", style: str) -> Label:
        """Count one paragraph and say its label; empty for one that is in no list."""
        identifier, level = self._place(properties, style)
        instance = self._instances.get(identifier)
        if instance is None or not 0 <= level < _LEVELS:
            return Label()
        key, levels = self._levels_of(instance)
        here = levels.get(level)
        if here is None:
            return Label()
        counters = self._counters.setdefault(key, [None] * _LEVELS)
        self._count(counters, identifier, instance, levels, level)
        depth = max(level + 1, self._depth_by_name(style))
        if here.format in {"bullet", "none"} and not _PLACE.search(here.text):
            bullet = plain_bullet(here.text) if here.format == "bullet" else here.text.strip()
            return Label(bullet=bullet, depth=depth if bullet else 0)
        number = _label(here, levels, counters)
        return Label(number=number, depth=depth if number else 0)

    def _depth_by_name(self, style: str) -> int:
        named = _DEEPER_STYLE.fullmatch(self._styles.name(style).strip())
        return int(named[1]) if named else 0

    def _place(self, properties: "_Element | None", style: str) -> tuple[str, int]:
        direct = child(properties, "numPr")
        identifier, level = value(direct, "numId"), whole(value(direct, "ilvl"))
        if identifier is not None:
            return identifier, level or 0
        found = self._styles.numbering_of(style)
        if found is None:
            return "", 0
        identifier, named_by = found
        if level is None:
            level = self._level_linked(identifier, (style, named_by))
        if level is None:
            level = whole(self._styles.said(style, "pPr/numPr/ilvl"))
        return identifier, level or 0

    def _level_linked(self, identifier: str, styles: Sequence[str]) -> int | None:
        instance = self._instances.get(identifier)
        if instance is None:
            return None
        _, levels = self._levels_of(instance)
        return next((at for style in styles for at, one in levels.items() if one.style == style), None)

    def _levels_of(self, instance: _Instance) -> tuple[str, dict[int, _Level]]:
        """The list that an instance counts in, found through styles of lists, and its levels."""
        key = instance.list
        seen: set[str] = set()
        while key in self._linked and key not in seen:
            seen.add(key)
            named = self._instances.get(self._styles.said(self._linked[key], "pPr/numPr/numId") or "")
            if named is None:
                break
            key = named.list
        return key, {**self._lists.get(key, {}), **instance.levels}

    def _count(
        self,
        counters: list[int | None],
        identifier: str,
        instance: _Instance,
        levels: Mapping[int, _Level],
        level: int,
    ) -> None:
        for at, start in instance.starts.items():
            if at <= level and (identifier, at) not in self._started:
                self._started.add((identifier, at))
                counters[at] = start if at < level else start - 1
                for deeper in range(at + 1, _LEVELS):
                    counters[deeper] = None
        for above in range(level):
            # A level that was passed over counts as begun.
            if counters[above] is None and above in levels:
                counters[above] = instance.starts.get(above, levels[above].start)
        before = counters[level]
        first = instance.starts.get(level, levels[level].start)
        counters[level] = first if before is None else before + 1
        for deeper in range(level + 1, _LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart and level < restart):
                counters[deeper] = None


def _levels(element: "_Element") -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for level in element.findall(W + "lvl"):
        at = whole(level.get(W + "ilvl"))
        if at is not None:
            found[at] = _level(level)
    return found


def _level(element: "_Element") -> _Level:
    start = whole(value(element, "start"))
    picture = value(element, "lvlPicBulletId")
    return _Level(
        format="bullet" if picture is not None else _format(element),
        text=(value(element, "lvlText") or "")[:_LONGEST],
        start=start or 0,
        restart=whole(value(element, "lvlRestart")),
        arabic=bool(switch(element, "isLgl")),
        style=value(element, "pStyle") or "",
    )


def _format(element: "_Element") -> str:
    # A format of a later version stands in a choice, whose fallback older programs show.
    found = next(element.iter(W + "numFmt"), None)
    return "decimal" if found is None else found.get(W + "val", "decimal")


def _instance(element: "_Element") -> _Instance:
    starts: dict[int, int] = {}
    levels: dict[int, _Level] = {}
    for override in element.findall(W + "lvlOverride"):
        at = whole(override.get(W + "ilvl"))
        if at is None:
            continue
        start = whole(value(override, "startOverride"))
        if start is not None:
            starts[at] = start
        level = child(override, "lvl")
        if level is not None:
            levels[at] = _level(level)
    return _Instance(list=value(element, "abstractNumId") or "", starts=starts, levels=levels)


def _label(here: _Level, levels: Mapping[int, _Level], counters: Sequence[int | None]) -> str:
    def shown(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        level = levels.get(at, _Level())
        count = counters[at]
        number = level.start if count is None else count
        return number_in("decimal" if here.arabic else level.format, number)

    return _PLACE.sub(shown, here.text).strip()
