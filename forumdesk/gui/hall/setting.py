"""Sets the parts of one picture at given sizes: rows, grounds, foot; says None where they do not fit."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF

from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.hall.drafts import Draft, Meter, Part
from forumdesk.gui.hall.frames import (
    EDGE,
    INNER,
    MOST_LINES,
    SIDE,
    SMALLEST,
    WIDTH,
    Box,
    Frame,
    Icon,
    Line,
    Span,
)
from forumdesk.gui.hall.type_measure import TypeMeasure
from forumdesk.gui.hall.wrapping import bound, wrap, wrap_evenly, wrap_text
from forumdesk.gui.theme import Token
from forumdesk.gui.widgets.segmented import LANGUAGE_MARKS
from forumdesk.language.formulas import page_of

CLOCK_HEIGHT: Final = 215.0
METER_HEIGHT: Final = 150.0
_BAR: Final = 36.0
_BAND_PAD: Final = 34.0
_ICON: Final = 118.0
_ICON_ROOM: Final = 48.0 + _ICON + 44.0
_TIME_ROOM: Final = 230.0
_APART: Final = 40.0
"""The least distance between head, body, band and foot."""
_SLACK: Final = 30.0
"""What is left free besides, unless the letters are the smallest already."""
_HEAD_SIZE: Final = 58
_EMBLEMS: Final = (220.0, 170.0, 130.0)
_MARKS: Final = dict(LANGUAGE_MARKS)
DOT: Final = " · "


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Letters of what the scene is about, and of all else."""

    main: int
    second: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A line before it has its place; ``gap`` stands above it."""

    spans: tuple[Span, ...]
    size: int
    gap: float = 0.0


@dataclass(slots=True)
class _Placed:
    """What has found its place so far."""

    lines: list[Line] = field(default_factory=list)
    foot: list[Line] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    icons: list[Icon] = field(default_factory=list)


class Setter:
    """One picture of ``draft`` in ``languages``, which stand under each other where they are several.

    Head and band speak the languages ``around`` the text, which are the same unless given.
    ``marks`` are the languages of the foot when they come one after the other; ``page`` of ``pages`` is
    written beside them.
    """

    def __init__(
        self,
        measure: TypeMeasure,
        draft: Draft,
        languages: Sequence[Language],
        sizes: Sizes,
        *,
        around: Sequence[Language] = (),
        marks: Sequence[Language] = (),
        page: int = 1,
        pages: int = 1,
    ) -> None:
        self._measure = measure
        self._draft = draft
        self._languages = tuple(languages)
        self._around = tuple(around or languages)
        self._sizes = sizes
        self._marks = marks
        self._page, self._pages = page, pages
        self._head = self._head_rows()
        self._band = self._band_rows()

    @property
    def _alone(self) -> bool:
        return len(self._languages) == 1

    def line_count(self, part: Part) -> int:
        """How many lines a part takes."""
        if part.figure or not self._alone:
            return len(self._part_rows(part))
        size, _token = self._look(part, 0)
        measured = partial(self._measure.width, size=size, strong=part.strong)
        return sum(len(wrap(text, INNER.width(), measured)) for text in self._said(part.texts))

    def room(self) -> int:
        """How many lines of running text are left on the picture."""
        step = self._line_height(self._sizes.main)
        high = INNER.height() - self._outer_height()
        return min(MOST_LINES - self._outer_lines(), int(high / step)) if self._outer_fits() else 0

    def frame(self) -> Frame | None:
        """The picture, or None where it has too many lines or is too high."""
        body = self._body_rows()
        free = INNER.height() - self._outer_height() - self._height(body)
        emblem = (
            next((size for size in _EMBLEMS if size + _APART <= free), 0.0) if self._draft.emblem else 0.0
        )
        slack = _SLACK if self._sizes.main > SMALLEST and body else 0.0
        if free < slack or len(body) + self._outer_lines() > MOST_LINES or not self._outer_fits():
            return None
        return self._placed(body, free, emblem)

    # What each part needs

    def _outer_fits(self) -> bool:
        head_most, band_most = (1, 3) if len(self._around) == 1 else (2, 5)
        return len(self._head) <= head_most and len(self._band) <= band_most

    def _outer_lines(self) -> int:
        more = bool(self._draft.clock) + bool(self._draft.meter)
        return len(self._head) + len(self._band) + more + (self._draft.tells_time and not self._head)

    def _outer_height(self) -> float:
        height = 0.0
        if self._head or self._draft.tells_time:
            height += (self._height(self._head) or self._line_height(_HEAD_SIZE)) + _APART
        if self._band:
            height += self._height(self._band) + 2 * _BAND_PAD + _APART
        if self._draft.clock:
            height += CLOCK_HEIGHT + _APART
        if self._draft.meter:
            height += METER_HEIGHT
        if self._has_foot():
            height += self._line_height(SMALLEST) + _APART
        return height

    def _has_foot(self) -> bool:
        return bool(self._marks) or self._pages > 1

    def _height(self, rows: Sequence[_Row]) -> float:
        return sum(self._line_height(row.size) + row.gap for row in rows)

    def _line_height(self, size: int) -> float:
        return self._measure.height(size) * (0.95 if size > 66 else 0.98)

    # Rows

    def _head_rows(self) -> list[_Row]:
        words = self._said(self._draft.head, self._around) or [""]
        words[0] = f"{self._draft.number} {words[0]}".strip()
        if not words[0]:
            return []
        width = INNER.width() - (_TIME_ROOM if self._draft.tells_time else 0)
        spans = [Span(words=words[0], token="hall_accent", strong=True)]
        spans += [Span(words=one, token="hall_quiet") for one in words[1:]]
        return self._flow(spans, _HEAD_SIZE, width)

    def _flow(self, spans: Sequence[Span], size: int, width: float) -> list[_Row]:
        """Spans side by side, a dot between them; one that does not fit begins the next row."""
        rows: list[list[Span]] = []
        for span in spans:
            dot = Span(words="   " if rows and rows[-1][-1].strong else DOT, token="hall_quiet")
            if rows and self._span_width((*rows[-1], dot, span), size) <= width:
                rows[-1] += [dot, span]
            else:
                measured = partial(self._measure.width, size=size, strong=span.strong)
                pieces = wrap(span.words, width, measured)
                rows += [[Span(words=piece, token=span.token, strong=span.strong)] for piece in pieces]
        return [_Row(spans=tuple(row), size=size) for row in rows]

    def _band_rows(self) -> list[_Row]:
        band = self._draft.band
        if band is None:
            return []
        width = INNER.width() - _ICON_ROOM - _BAND_PAD
        words = self._said(band.texts, self._around)
        main = min(self._sizes.main, 84) if self._draft.meter is None else self._sizes.second
        rows = (
            self._wrapped(words[0], main, Span(words="", token=band.token, strong=True), width)
            if words
            else []
        )
        if words[1:]:
            rows += self._flow([Span(words=one) for one in words[1:]], self._sizes.second, width)
        for counts in band.counts:
            for place, text in enumerate(self._said(counts, self._around)):
                token: Token = "hall_second" if place == 0 else "hall_quiet"
                wrapped = self._wrapped(text, SMALLEST, Span(words="", token=token), width)
                rows += [_Row(spans=row.spans, size=row.size, gap=0 if place else 10) for row in wrapped]
        return rows

    def _body_rows(self) -> list[_Row]:
        if self._draft.by_language and not self._alone:
            rows: list[_Row] = []
            for place, language in enumerate(self._languages):
                size = self._sizes.main if place == 0 else self._sizes.second
                token: Token = "hall_text" if place == 0 else "hall_second"
                for part in self._draft.parts:
                    look = Span(words="", token=token, strong=part.strong and place == 0)
                    wrapped = self._wrapped(
                        _held(part.texts.get(language), language), size, look, INNER.width()
                    )
                    rows += _apart(wrapped, 20.0 if rows else 0.0)
            return rows
        rows = []
        for part in self._draft.parts:
            rows += _apart(self._part_rows(part), self._sizes.second * 0.45 if rows else 0.0)
        return rows

    def _part_rows(self, part: Part) -> list[_Row]:
        words = self._said(part.texts)
        if part.figure:
            return [self._figure_row(words[0], round(part.figure * self._sizes.main / 90))]
        if part.quiet and part.side_by_side:
            spans = [Span(words=one, token="hall_quiet") for one in words]
            return self._flow(spans, self._sizes.second, INNER.width())
        rows: list[_Row] = []
        for place, text in enumerate(words):
            size, token = self._look(part, place)
            if part.side_by_side and place == 1:
                return rows + _apart(
                    self._flow([Span(words=one, token=token) for one in words[1:]], size, INNER.width()), 6.0
                )
            span = Span(words="", token=token, strong=part.strong and place == 0)
            rows += _apart(self._wrapped(text, size, span, INNER.width()), 20.0 if rows else 0.0)
        return rows

    def _look(self, part: Part, place: int) -> tuple[int, Token]:
        """Size and colour of a part in the language at ``place``."""
        sizes = self._sizes
        if part.quiet:
            return (sizes.second if place == 0 else SMALLEST), "hall_quiet"
        if part.strong:
            return (sizes.main, "hall_text") if place == 0 else (sizes.second, "hall_second")
        if self._draft.by_language:
            return sizes.main, "hall_text"
        return (sizes.second, "hall_second") if place == 0 else (SMALLEST, "hall_quiet")

    def _figure_row(self, digits: str, size: int) -> _Row:
        first, slash, rest = digits.partition(" / ")
        spans = [Span(words=first, strong=True)]
        if slash:
            spans.append(Span(words=slash + rest, token="hall_quiet"))
        return _Row(spans=tuple(spans), size=size)

    def _wrapped(self, text: str, size: int, look: Span, width: float) -> list[_Row]:
        cut = wrap_evenly if look.strong or self._draft.centred else wrap_text
        lines = cut(text, width, lambda words: self._measure.width(words, size, look.strong))
        return [
            _Row(spans=(Span(words=line, token=look.token, strong=look.strong),), size=size) for line in lines
        ]

    def _said(self, texts: LocalizedText, languages: Sequence[Language] = ()) -> list[str]:
        """The texts in the languages of the picture, the same words only once; in any that has them, else."""
        languages = languages or self._languages
        said = [_held(texts.get(language), language) for language in languages if texts.get(language)]
        said = said or [text for text in (texts.in_language(languages[0]),) if text]
        return list(dict.fromkeys(said))

    def _span_width(self, spans: Sequence[Span], size: int) -> float:
        return sum(self._measure.width(span.words, size, span.strong) for span in spans)

    # Places

    def _placed(self, body: Sequence[_Row], free: float, emblem: float) -> Frame:
        placed = _Placed()
        top = self._place_rows(placed, self._head, EDGE)
        if self._head or self._draft.tells_time:
            top = max(top, EDGE + self._line_height(_HEAD_SIZE)) + _APART
        if emblem:
            free -= emblem + _APART
        if self._draft.by_language:  # pages of a text begin at the same height
            free = min(free, 2 * _SLACK)
        top += free * (0.5 if self._draft.centred else 0.4)
        emblem_area = None
        if emblem:
            emblem_area = QRectF(SIDE, top, INNER.width(), emblem)
            top += emblem + _APART
        self._place_rows(placed, body, top, centred=self._draft.centred)
        bottom = self._place_foot(placed, INNER.bottom())
        clock = None
        if self._draft.clock:
            clock = QRectF(SIDE, bottom - CLOCK_HEIGHT, INNER.width(), CLOCK_HEIGHT)
            placed.boxes.append(Box(area=clock, token="hall_band"))
        bottom = self._place_band(placed, bottom)
        if self._draft.meter:
            self._place_meter(placed, self._draft.meter, bottom - METER_HEIGHT - _APART + 10)
        time = QRectF(INNER.right() - _TIME_ROOM, EDGE, _TIME_ROOM, self._line_height(_HEAD_SIZE))
        return Frame(
            lines=tuple(placed.lines), foot=tuple(placed.foot), boxes=tuple(placed.boxes), icons=tuple(placed.icons),
            emblem=emblem_area, clock=clock, time=time if self._draft.tells_time else None,
            language=self._languages[0] if self._alone else None, page=self._page, pages=self._pages,
        )  # fmt: skip

    def _place_rows(
        self, placed: _Placed, rows: Sequence[_Row], top: float, *, left: float = SIDE, centred: bool = False
    ) -> float:
        for row in rows:
            top += row.gap
            step = self._line_height(row.size)
            width = self._span_width(row.spans, row.size)
            start = (WIDTH - width) / 2 if centred else left
            placed.lines.append(self._line(row.spans, row.size, start, top + step / 2))
            top += step
        return top

    def _line(self, spans: tuple[Span, ...], size: int, left: float, middle: float) -> Line:
        height = self._measure.height(size)
        return Line(
            spans=spans, left=left, top=middle - height / 2, width=self._span_width(spans, size), height=height,
            baseline=middle - height / 2 + self._measure.ascent(size), size=size,
        )  # fmt: skip

    def _place_band(self, placed: _Placed, bottom: float) -> float:
        band = self._draft.band
        if band is None or not self._band:
            return bottom
        height = self._height(self._band) + 2 * _BAND_PAD
        area = QRectF(SIDE, bottom - height, INNER.width(), height)
        placed.boxes.append(Box(area=area, token=band.ground))
        sign = QRectF(area.left() + 48, area.center().y() - _ICON / 2, _ICON, _ICON)
        placed.icons.append(Icon(name=band.icon, area=sign, token=band.token))
        self._place_rows(placed, self._band, area.top() + _BAND_PAD, left=SIDE + _ICON_ROOM)
        return area.top()

    def _place_meter(self, placed: _Placed, meter: Meter, top: float) -> None:
        """A bar of the present among all, and the number needed under its place."""
        whole = max(meter.whole, meter.value, meter.needed, 1)
        bar = QRectF(SIDE, top, INNER.width(), _BAR)
        placed.boxes.append(Box(area=bar, token="hall_track", radius=_BAR / 2))
        share = bar.width() * meter.value / whole
        if meter.value:
            placed.boxes.append(
                Box(area=QRectF(bar.left(), top, max(share, _BAR), _BAR), token=meter.token, radius=_BAR / 2)
            )
        mark = bar.left() + bar.width() * meter.needed / whole
        mark = min(max(mark, bar.left() + 4), bar.right() - 4)
        placed.boxes.append(Box(area=QRectF(mark - 4, top - 14, 8, _BAR + 28), token="hall_text", radius=4))
        spans = (Span(words=str(meter.needed), strong=True),)
        width = self._span_width(spans, SMALLEST)
        left = min(max(mark - width / 2, bar.left()), bar.right() - width)
        placed.lines.append(self._line(spans, SMALLEST, left, top + _BAR + 56))

    def _place_foot(self, placed: _Placed, bottom: float) -> float:
        """The languages that follow each other, the present one in accent, and the page; returns what is free."""
        if not self._has_foot():
            return bottom
        step = self._line_height(SMALLEST)
        middle, left = bottom - step / 2, SIDE
        for language in self._marks:
            now = language is self._languages[0]
            span = Span(words=_MARKS[language], token="hall_accent" if now else "hall_quiet", strong=now)
            line = self._line((span,), SMALLEST, left, middle)
            placed.foot.append(line)
            left += line.width + 48
        if self._pages > 1:
            words = page_of(self._page, self._pages, self._languages[0])
            span = Span(words=words, token="hall_quiet")
            width = self._span_width((span,), SMALLEST)
            placed.foot.append(self._line((span,), SMALLEST, INNER.right() - width, middle))
        return bottom - step - _APART


def _apart(rows: list[_Row], gap: float) -> list[_Row]:
    """Rows whose first keeps a distance from what stands above."""
    if not rows or not gap:
        return rows
    first = rows[0]
    return [_Row(spans=first.spans, size=first.size, gap=first.gap + gap), *rows[1:]]


def _held(text: str, language: Language) -> str:
    return bound(text) if language is Language.RU else text
