"""Paints a frame in thousandths of the picture's height; the painter is scaled by whoever calls."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap

from forumdesk.domain.texts import Language
from forumdesk.gui.hall.clockwork import Reading, read_clock, side_by_side
from forumdesk.gui.hall.frames import HEIGHT, SMALLEST, WIDTH, Box, Frame, Icon, Line, Span
from forumdesk.gui.hall.scenes import Clock
from forumdesk.gui.hall.type_measure import TypeMeasure
from forumdesk.gui.hall.wording import HallWords
from forumdesk.gui.theme import Theme, Token, contrast

CLOCK_SIZE: Final = 150
TIME_SIZE: Final = 62
_PAD: Final = 56.0
_TRACK: Final = 16.0
_SEEN: Final = 3.0
"""The least contrast of an emblem against the ground; below it a light plate is laid under."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What changes on a frame by itself: the time of day in words, and a speaker's clock with its languages."""

    time: str = ""
    reading: Reading | None = None
    languages: tuple[Language, ...] = ()


def moment(clock: Clock | None, now: datetime, languages: tuple[Language, ...], words: HallWords) -> Moment:
    """What stands on the clocks at ``now``; the time of day is that of ``now``'s own zone."""
    reading = read_clock(clock, now, words) if clock is not None else None
    return Moment(time=f"{now:%H:%M}", reading=reading, languages=languages)


def clock_lines(area: QRectF, moment: Moment, measure: TypeMeasure) -> tuple[Line, ...]:
    """The words and digits of a speaker's clock in its band."""
    reading = moment.reading
    if reading is None:
        return ()
    middle = area.center().y() - (_TRACK if reading.share is not None else 0) / 2
    digits = (Span(words=reading.digits, token=reading.token, strong=True),)
    words = (Span(words=side_by_side(reading.words, moment.languages), token=reading.token),)
    wide = measure.width(reading.digits, CLOCK_SIZE, True)
    return (
        _line(words, SMALLEST, area.left() + _PAD, middle, measure),
        _line(digits, CLOCK_SIZE, area.right() - _PAD - wide, middle, measure),
    )


def time_line(area: QRectF, words: str, measure: TypeMeasure) -> Line:
    """The time of day at the right end of its place."""
    spans = (Span(words=words, strong=True),)
    wide = measure.width(words, TIME_SIZE, True)
    return _line(spans, TIME_SIZE, area.right() - wide, area.center().y(), measure)


class FramePainter:
    """Draws frames of one theme; keeps the emblem that it drew last."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._measure = TypeMeasure(theme)
        self._emblem_source = b""
        self._emblem = QPixmap()
        self._needs_plate = False

    def paint(self, painter: QPainter, frame: Frame, moment: Moment, emblem: bytes = b"") -> None:
        """Draw everything but the ground of the picture."""
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing
            | QPainter.RenderHint.TextAntialiasing
            | QPainter.RenderHint.SmoothPixmapTransform
        )
        for box in frame.boxes:
            self._box(painter, box)
        for icon in frame.icons:
            self._icon(painter, icon)
        if frame.emblem is not None and emblem:
            self._draw_emblem(painter, frame.emblem, emblem)
        if frame.clock is not None:
            self._clock(painter, frame.clock, moment)
        for line in (*frame.lines, *frame.foot):
            self._words(painter, line)
        if frame.time is not None:
            self._words(painter, time_line(frame.time, moment.time, self._measure))

    def fill(self, painter: QPainter) -> None:
        """Draw the ground of the picture."""
        painter.fillRect(QRectF(0, 0, WIDTH, HEIGHT), self._theme.colour("hall_ground"))

    def _words(self, painter: QPainter, line: Line) -> None:
        left = line.left
        for span in line.spans:
            painter.setFont(self._theme.hall_font(line.size, strong=span.strong))
            painter.setPen(self._theme.colour(span.token))
            painter.drawText(QPointF(left, line.baseline), span.words)
            left += self._measure.width(span.words, line.size, span.strong)

    def _box(self, painter: QPainter, box: Box) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(box.token))
        painter.drawRoundedRect(box.area, box.radius, box.radius)

    def _icon(self, painter: QPainter, icon: Icon) -> None:
        # Drawn large and set down smaller: the sign is a letter of a font, sharp at every size.
        image = self._theme.icon(icon.name, 256, icon.token).pixmap(
            256, 256, QIcon.Mode.Normal, QIcon.State.Off
        )
        painter.drawPixmap(icon.area, image, QRectF(image.rect()))

    def _clock(self, painter: QPainter, area: QRectF, moment: Moment) -> None:
        reading = moment.reading
        if reading is None:
            return
        self._box(painter, Box(area=area, token=reading.ground))
        if reading.share is not None:
            track = QRectF(
                area.left() + _PAD, area.bottom() - 2 * _TRACK - 4, area.width() - 2 * _PAD, _TRACK
            )
            self._box(painter, Box(area=track, token="hall_track", radius=_TRACK / 2))
            used = QRectF(track)
            used.setWidth(max(track.width() * reading.share, _TRACK))
            token: Token = "hall_warn" if reading.token == "hall_warn" else "hall_accent"
            self._box(painter, Box(area=used, token=token, radius=_TRACK / 2))
        for line in clock_lines(area, moment, self._measure):
            self._words(painter, line)

    def _draw_emblem(self, painter: QPainter, area: QRectF, emblem: bytes) -> None:
        if emblem != self._emblem_source:
            self._emblem_source = emblem
            self._emblem = QPixmap()
            self._emblem.loadFromData(emblem)
            self._needs_plate = self._is_dark(self._emblem.toImage())
        if self._emblem.isNull():
            return
        size = self._emblem.size().toSizeF().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(QPointF(0, 0), size)
        place.moveCenter(area.center())
        if self._needs_plate:
            self._box(painter, Box(area=place, token="hall_text", radius=16))
            place.adjust(16, 16, -16, -16)
        painter.drawPixmap(place, self._emblem, QRectF(self._emblem.rect()))

    def _is_dark(self, image: QImage) -> bool:
        """Whether an emblem on transparent ground would be lost on the dark ground."""
        if image.isNull() or not image.hasAlphaChannel():
            return False
        small = image.scaled(24, 24).convertToFormat(QImage.Format.Format_ARGB32)
        points = [small.pixelColor(x, y) for x in range(24) for y in range(24)]
        seen = [point for point in points if point.alpha() > 128]
        ground = self._theme.colour("hall_ground")
        return bool(seen) and sum(contrast(point, ground) < _SEEN for point in seen) > len(seen) / 2


def languages_of(frame: Frame, languages: Sequence[Language]) -> tuple[Language, ...]:
    """The languages in which a frame speaks."""
    return (frame.language,) if frame.language is not None else tuple(languages)


def _line(spans: tuple[Span, ...], size: int, left: float, middle: float, measure: TypeMeasure) -> Line:
    height = measure.height(size)
    return Line(
        spans=spans, left=left, top=middle - height / 2, height=height, size=size,
        width=sum(measure.width(span.words, size, span.strong) for span in spans),
        baseline=middle - height / 2 + measure.ascent(size),
    )  # fmt: skip
