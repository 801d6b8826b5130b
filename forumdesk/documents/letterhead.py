"""The head of a paper of a body: its emblem, its names in the order of the languages, how it can be reached."""

import io
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from forumdesk.documents.errors import EmblemUnreadableError, LetterheadTooHighError
from forumdesk.documents.fonts import Face
from forumdesk.documents.gate import one_line, passed
from forumdesk.documents.page import Paper
from forumdesk.documents.styles import MM, Align, Letterhead, Preset, Style
from forumdesk.documents.tagging import Element
from forumdesk.documents.typesetting import Line, set_lines, text_of
from forumdesk.documents.wording import catalogue_of
from forumdesk.documents.words import Run
from forumdesk.domain.texts import Language

if TYPE_CHECKING:
    from PIL.Image import Image
    from reportlab.lib.utils import ImageReader

EMBLEM = 20.0 * MM  # its longer side on paper
_SIDE = 640  # points of the picture, some 800 an inch
_MOST_PIXELS = 80_000_000
_GAP = 5.0 * MM  # between a name and the emblem
_BELOW = 2.0 * MM  # between what stands below each other
_MOST = 0.6  # of the height of the text: what follows needs room on the same page
_RULE = 3.0 * MM  # from the contacts to the rule, and half as much again to the text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """Lines of one language with their place, from the upper left corner of the letterhead."""

    lines: tuple[Line, ...]
    style: Style
    left: float
    top: float
    language: Language

    @property
    def bottom(self) -> float:
        return self.top + len(self.lines) * self.style.leading


@dataclass(frozen=True, slots=True, kw_only=True)
class _Emblem:
    """The picture with its place and size."""

    picture: "ImageReader"
    left: float
    top: float
    width: float
    height: float


class SetLetterhead:
    """A letterhead in some languages, ready to be drawn on a page with so wide a text.

    Two names stand at the sides of the emblem, one or three below it: so the forms of Kazakhstan have it. Raises
    EmblemUnreadableError and MissingGlyphInFieldError.
    """

    def __init__(
        self, letterhead: Letterhead, languages: Sequence[Language], measure: float, preset: Preset
    ) -> None:
        self._measure = measure
        self._preset = preset
        self._languages = tuple(languages)
        self._names = {one: one_line(letterhead.names.get(one)) for one in languages}
        contacts = {one: letterhead.contacts.get(one).strip() for one in languages}
        picture = emblem_picture(letterhead.emblem) if letterhead.emblem else None
        beside = len(languages) == 2 and any(self._names.values())
        self._emblem, self._parts = self._beside(picture) if beside else self._stacked(picture)
        bottom = max([one.bottom for one in self._parts] or [0.0])
        if self._emblem is not None:
            bottom = max(bottom, self._emblem.top + self._emblem.height)
        self._contacts = self._set_contacts(contacts, bottom + _BELOW)
        self._foot = self._contacts[-1].bottom if self._contacts else bottom

    @property
    def height(self) -> float:
        """What it takes of the first page, with the room below its rule; 0 where it says nothing."""
        return self._foot + _RULE * 2.5 if self._foot else 0.0

    def words(self) -> tuple[tuple[Language, str], ...]:
        """What is written in it, in the order of reading."""
        parts = (*self._parts, *self._contacts)
        return tuple((one.language, text_of(one.lines)) for one in parts)

    def draw(self, paper: Paper, left: float, top: float, parent: Element) -> None:
        """Draw it with its upper left corner there, as content of ``parent``."""
        if not self.height:
            return
        before = self._parts[:1] if self._emblem is not None and len(self._languages) == 2 else ()
        self._write(paper, left, top, parent, before)
        if self._emblem is not None:
            self._draw_emblem(paper, self._emblem, left, top, parent)
        self._write(paper, left, top, parent, (*self._parts[len(before) :], *self._contacts))
        with paper.ornament():
            at = top + self._foot + _RULE
            paper.rule(left, at, left + self._measure, at, weight=0.9)

    def _write(self, paper: Paper, left: float, top: float, parent: Element, parts: Sequence[_Words]) -> None:
        for one in parts:
            with paper.marked(parent.child("P", one.language.value)):
                paper.lines(one.lines, left + one.left, top + one.top, one.style.size, one.style.leading)

    def _draw_emblem(self, paper: Paper, one: _Emblem, left: float, top: float, parent: Element) -> None:
        first = self._languages[0]
        name = self._names[first] or next(filter(None, self._names.values()), "")
        words = catalogue_of(first)
        said = words.gettext("Emblem: {name}").format(name=name) if name else words.gettext("Emblem")
        with paper.marked(parent.child("Figure", first.value, alternative=said)):
            paper.picture(one.picture, left + one.left, top + one.top, one.width, one.height)

    def _beside(self, picture: "ImageReader | None") -> tuple[_Emblem | None, tuple[_Words, ...]]:
        """The first name, the emblem, the second name, all at one height."""
        width, height = _size(picture)
        side = (self._measure - width) / 2 - _GAP
        first, second = self._languages
        names = [
            self._set(self._names[first], first, 0.0, side),
            self._set(self._names[second], second, self._measure - side, side),
        ]
        deepest = max(height, *(one.bottom for one in names))
        placed = tuple(_moved(one, (deepest - one.bottom) / 2) for one in names if one.lines)
        if picture is None:
            return None, placed
        left = (self._measure - width) / 2
        return _placed(picture, left, (deepest - height) / 2), placed

    def _stacked(self, picture: "ImageReader | None") -> tuple[_Emblem | None, tuple[_Words, ...]]:
        width, height = _size(picture)
        emblem = _placed(picture, (self._measure - width) / 2, 0.0) if picture is not None else None
        top = height + _BELOW if emblem is not None else 0.0
        placed = []
        for language, name in self._names.items():
            made = _moved(self._set(name, language, 0.0, self._measure), top)
            if made.lines:
                placed.append(made)
                top = made.bottom
        return emblem, tuple(placed)

    def _set_contacts(self, contacts: dict[Language, str], top: float) -> tuple[_Words, ...]:
        size = self._preset.small_size
        style = Style(size=size, leading=round(size * 1.35, 2), align=Align.CENTRED, hyphenated=False)
        placed: list[_Words] = []
        seen: set[str] = set()
        for language, text in contacts.items():
            for line in filter(None, (one_line(part) for part in text.splitlines())):
                if line in seen:
                    continue
                seen.add(line)
                words = passed(line, Face.REGULAR, language)
                lines = set_lines([Run(text=words)], style, self._measure, language)
                placed.append(_Words(lines=lines, style=style, left=0.0, top=top, language=language))
                top = placed[-1].bottom
        return tuple(placed)

    def _set(self, name: str, language: Language, left: float, width: float) -> _Words:
        size = min(self._preset.size, 16.0) if len(self._languages) > 1 else self._preset.size
        style = Style(size=size, leading=round(size * 1.25, 2), align=Align.CENTRED, hyphenated=False)
        runs = [Run(text=passed(name, Face.BOLD, language), face=Face.BOLD)]
        lines = set_lines(runs, style, width, language) if name else ()
        return _Words(lines=lines, style=style, left=left, top=0.0, language=language)


def set_letterhead(
    preset: Preset, languages: Sequence[Language], measure: float, depth: float = 0.0
) -> SetLetterhead | None:
    """The letterhead that ``preset`` asks for, None where papers begin without one.

    ``depth`` is the height of the text in points, that of an upright page unless given. Raises
    LetterheadTooHighError besides what :class:`SetLetterhead` raises.
    """
    if preset.letterhead is None:
        return None
    made = SetLetterhead(preset.letterhead, languages, measure, preset)
    depth = depth or preset.format[1] - (preset.top + preset.bottom) * MM
    if made.height > _MOST * depth:
        raise LetterheadTooHighError
    return made if made.height else None


@lru_cache(maxsize=8)
def emblem_picture(data: bytes) -> "ImageReader":
    """A picture as it is printed: no larger than paper can show. Raises EmblemUnreadableError."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # our own bound is asked
            with Image.open(io.BytesIO(data), formats=("PNG",)) as picture:
                if picture.width * picture.height > _MOST_PIXELS:
                    raise EmblemUnreadableError
                return ImageReader(_small(picture))
    except EmblemUnreadableError:
        raise
    except Exception as error:  # Pillow's readers raise nearly anything on damaged data
        raise EmblemUnreadableError from error


def _small(picture: "Image") -> "Image":
    small = picture.convert("RGBA")
    small.thumbnail((_SIDE, _SIDE))
    if small.getchannel("A").getextrema() == (255, 255):
        small = small.convert("RGB")
    return small


def _size(picture: "ImageReader | None") -> tuple[float, float]:
    if picture is None:
        return 0.0, 0.0
    width, height = picture.getSize()
    scale = EMBLEM / max(width, height)
    return width * scale, height * scale


def _placed(picture: "ImageReader", left: float, top: float) -> _Emblem:
    width, height = _size(picture)
    return _Emblem(picture=picture, left=left, top=top, width=width, height=height)


def _moved(one: _Words, down: float) -> _Words:
    return _Words(lines=one.lines, style=one.style, left=one.left, top=one.top + down, language=one.language)
