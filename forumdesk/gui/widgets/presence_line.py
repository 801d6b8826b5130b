"""The presence of the entitled over time: steps, the quorum, decisions by number, losses of the quorum in words."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from forumdesk.gui.models.presence_words import PresenceWords, last_of_minutes
from forumdesk.gui.theme import ICON, SPACE, WIDTH, Theme, Token
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.painting import (
    CENTRE,
    RIGHT,
    draw_focus,
    draw_icon,
    draw_words,
    icon_rect,
    words_width,
)
from forumdesk.gui.widgets.time_axis import TimeAxis
from forumdesk.gui.words import Words
from forumdesk.language.numbers import whole
from forumdesk.services.quorum import PresenceLine

_PLOT: Final = 84
_LINE: Final = 18
_TICK: Final = 64
"""Pixels: the height of the steps, of a line of words, and the room that a time needs."""
_LOSSES_TOLD: Final = 2


class PresenceChart(QWidget):
    """One tab stop. Arrows and the pointer say the number at a moment; emits `moment_chosen(moment)` for Enter."""

    moment_chosen = Signal(object)

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start without a line."""
        super().__init__(parent)
        self._theme, self._words = theme, words
        self.told: PresenceWords | None = None
        self._axis = TimeAxis((), ZoneInfo("UTC"))
        self._stops: list[datetime] = []
        self._decided: list[datetime] = []
        self._cursor: datetime | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)

    def readout(self) -> str:
        """What held at the moment read off, else what holds at the end of the line."""
        if self.told is None or not self._stops:
            return ""
        return self.told.at(self._cursor or self._stops[-1])

    def set_line(self, line: PresenceLine, zone: ZoneInfo, *, until: datetime | None = None) -> None:
        """Show a line by the clock in `zone`, drawn on to `until` where that is later than its last step."""
        told = PresenceWords(line, self._words, zone)
        moments = list(told.moments())
        if until is not None and moments and until > moments[-1]:
            moments.append(until)
        self.told = told
        self._axis = TimeAxis(moments, zone)
        self._decided = sorted(at for at, _one in line.decisions)
        self._stops = sorted(
            {*(at for at, _count in last_of_minutes(line.steps)), *moments[-1:], *self._decided}
        )
        self.setAccessibleDescription(told.story())
        self.update()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line of words, the numbers of decisions, the steps and the times."""
        scaled = self._theme.scaled
        return QSize(scaled(320), scaled(_PLOT) + 3 * scaled(_LINE))

    def minimumSizeHint(self) -> QSize:
        """Shrink in width only."""
        return QSize(self._theme.scaled(180), self.sizeHint().height())

    # reading off

    def read_off(self, moment: datetime | None, *, aloud: bool = False) -> None:
        """Show the number at a moment; None goes back to the end of the line."""
        self._cursor = moment
        self.update()
        if aloud:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.readout()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """← → go from step to step, Page keys from decision to decision, Enter asks who was there."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._stops and not event.isAutoRepeat():
                self.moment_chosen.emit(self._cursor or self._stops[-1])
            return
        stops = self._decided if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) else self._stops
        here = self._cursor or (self._stops[-1] if self._stops else None)
        if here is None or not stops:
            super().keyPressEvent(event)
            return
        match key:
            case Qt.Key.Key_Left | Qt.Key.Key_PageUp:
                target = stops[max(bisect_left(stops, here) - 1, 0)]
            case Qt.Key.Key_Right | Qt.Key.Key_PageDown:
                target = stops[min(bisect_right(stops, here), len(stops) - 1)]
            case Qt.Key.Key_Home:
                target = stops[0]
            case Qt.Key.Key_End:
                target = stops[-1]
            case _:
                super().keyPressEvent(event)
                return
        self.read_off(target, aloud=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read off under the pointer."""
        self.read_off(self._axis.moment(self._share(event.position().x())) if self._stops else None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask who was there."""
        if self._cursor is not None and event.button() is Qt.MouseButton.LeftButton:
            self.moment_chosen.emit(self._cursor)

    def leaveEvent(self, event: QEvent) -> None:
        """Go back to the end of the line."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self.read_off(None)

    # painting

    def _plot(self) -> QRect:
        line, left = self._theme.scaled(_LINE), self._margin()
        return QRect(left, 2 * line, max(self.width() - left - SPACE.near, 1), self._theme.scaled(_PLOT))

    def _margin(self) -> int:
        """Room for the numbers at the left."""
        return words_width(self._theme, whole(self._highest(), self._words.language), "caption") + SPACE.near

    def _highest(self) -> int:
        line = self.told.line if self.told else None
        counts = [count for _at, count in line.steps] if line else []
        return max([*counts, line.entitled, line.needed, 1]) if line else 1

    def _share(self, x: float) -> float:
        plot = self._plot()
        return min(max((x - plot.left()) / plot.width(), 0.0), 1.0)

    def _x(self, moment: datetime) -> float:
        plot = self._plot()
        return plot.left() + self._axis.place(moment) * plot.width()

    def _y(self, count: int) -> float:
        plot = self._plot()
        return plot.bottom() - count / self._highest() * plot.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw words, steps, quorum, decisions, losses and the moment read off."""
        painter = QPainter(self)
        words = QRect(SPACE.tight, 0, self.width() - 2 * SPACE.tight, self._theme.scaled(_LINE))
        draw_words(
            painter, self._theme, self.readout(), words, role="caption_medium", token="text", elide=True
        )
        if self.told is None or not self._stops:
            return
        self._paint_times(painter)
        self._paint_steps(painter)
        self._paint_quorum(painter)
        self._paint_marks(painter)
        self._paint_cursor(painter)
        if self.hasFocus():
            draw_focus(painter, self.rect(), self._theme.colour("accent"))

    def _paint_times(self, painter: QPainter) -> None:
        theme, plot = self._theme, self._plot()
        assert self.told is not None
        painter.fillRect(
            QRect(plot.left(), plot.bottom(), plot.width(), WIDTH.hairline), theme.colour("edge")
        )
        wide = theme.scaled(_TICK) * (2 if self._axis.days > 1 else 1)
        right_end = -1.0
        for share, moment in self._axis.ticks(plot.width() // wide):
            text = self.told.time(moment)
            half = words_width(theme, text, "caption") / 2 + 1
            x = min(max(plot.left() + share * plot.width(), half), self.width() - half)
            if x - half < right_end:
                continue
            right_end = x + half + SPACE.near
            area = QRect(round(x - half), plot.bottom() + 2, round(2 * half), theme.scaled(_LINE))
            draw_words(painter, theme, text, area, role="caption", token="text3", flags=CENTRE)
        highest = QRect(
            0, plot.top() - theme.scaled(_LINE) // 2, plot.left() - SPACE.tight, theme.scaled(_LINE)
        )
        number = whole(self._highest(), self._words.language)
        draw_words(painter, theme, number, highest, role="caption", token="text3", flags=RIGHT)
        for left, right in self._axis.breaks():
            x = round(plot.left() + left * plot.width())
            night = QRect(x, plot.top(), round((right - left) * plot.width()), plot.height())
            painter.fillRect(night, theme.colour("badge"))

    def _paint_steps(self, painter: QPainter) -> None:
        theme, plot = self._theme, self._plot()
        assert self.told is not None
        corners: list[QPointF] = []
        count = 0
        for moment, following in self.told.line.steps:
            x = self._x(moment)
            corners += [QPointF(x, self._y(count)), QPointF(x, self._y(following))]
            count = following
        corners.append(QPointF(plot.right(), self._y(count)))
        ground = [QPointF(corners[0].x(), plot.bottom()), *corners, QPointF(plot.right(), plot.bottom())]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sel"))
        painter.drawPolygon(QPolygonF(ground))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("accent"), WIDTH.focus))
        painter.drawPolyline(QPolygonF(corners))

    def _paint_quorum(self, painter: QPainter) -> None:
        """A dashed line with its number; nothing where nobody is asked for."""
        theme, plot = self._theme, self._plot()
        assert self.told is not None
        needed = self.told.line.needed
        if not needed:
            return
        y = round(self._y(needed))
        painter.setPen(QPen(theme.colour("text2"), WIDTH.hairline, Qt.PenStyle.DashLine))
        painter.drawLine(plot.left(), y, plot.right(), y)
        number = whole(needed, self._words.language)
        high = theme.scaled(_LINE)
        area = QRect(0, y - high // 2, plot.left() - SPACE.tight, high)
        if abs(y - plot.top()) >= high or needed == self._highest():
            draw_words(painter, theme, number, area, role="caption_strong", token="text2", flags=RIGHT)

    def _paint_marks(self, painter: QPainter) -> None:
        """Decisions by number over the line, losses as warnings on it."""
        theme, plot = self._theme, self._plot()
        assert self.told is not None
        high = theme.scaled(_LINE)
        for moment, _one in self.told.line.decisions:
            stroke = QRect(round(self._x(moment)), plot.top() - 2, WIDTH.hairline, plot.height())
            painter.fillRect(stroke, theme.colour("text3"))
        for x, text in self._numbers():
            half = words_width(theme, text, "caption_strong") / 2 + SPACE.tight
            middle = min(max(x, half), self.width() - half)
            area = QRect(round(middle - half), plot.top() - high, round(2 * half), high)
            draw_words(painter, theme, text, area, role="caption_strong", token="text2", flags=CENTRE)
        size = theme.scaled(ICON.chip)
        for moment in self.told.line.losses:
            middle = round(min(max(self._x(moment), size / 2), self.width() - size / 2))
            y = round(self._y(self.told.count(moment)))
            draw_icon(painter, theme, "warning", icon_rect(middle - size // 2, y - size, size), "bad")

    def _numbers(self) -> list[tuple[float, str]]:
        """The numbers of decisions and where they stand; those too close for each other stand together."""
        found: list[tuple[float, str]] = []
        for moment, one in self.told.line.decisions if self.told else ():
            x, text = self._x(moment), whole(one.number, self._words.language)
            if found and x - found[-1][0] < words_width(
                self._theme, f"{found[-1][1]}, {text}", "caption_strong"
            ):
                found[-1] = (found[-1][0], f"{found[-1][1]}, {text}")
            else:
                found.append((x, text))
        return found

    def _paint_cursor(self, painter: QPainter) -> None:
        if self._cursor is None or self.told is None:
            return
        plot, x = self._plot(), self._x(self._cursor)
        ink: Token = "text"
        painter.fillRect(QRect(round(x), plot.top(), WIDTH.hairline, plot.height()), self._theme.colour(ink))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(ink))
        painter.drawEllipse(QPointF(x, self._y(self.told.count(self._cursor))), SPACE.tight, SPACE.tight)


class PresenceLinePart(QWidget):
    """The chart with its legend, and every loss of the quorum in words. Emits `moment_chosen(moment)`."""

    moment_chosen = Signal(object)

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start without a line."""
        super().__init__(parent)
        self._words = words
        self._line: tuple[PresenceLine, ZoneInfo, datetime | None] | None = None
        self.chart = PresenceChart(theme, words)
        self.chart.setObjectName("presence_chart")
        self.chart.moment_chosen.connect(self.moment_chosen)
        self.legend = Label(theme, role="caption", token="text3", wraps=True)
        self.losses_label = Label(theme, role="caption_medium", token="bad", wraps=True)
        self.losses_label.setObjectName("losses_label")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.tight)
        column.addWidget(self.chart)
        column.addWidget(self.losses_label)
        column.addWidget(self.legend)
        self.retranslate()

    def show_line(self, line: PresenceLine, zone: ZoneInfo, *, until: datetime | None = None) -> None:
        """Show a line; see :meth:`PresenceChart.set_line`."""
        self._line = (line, zone, until)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        self.chart.setAccessibleName(_("Presence of those entitled to vote over time"))
        has_steps = self._line is not None and bool(self._line[0].steps)
        self.chart.setVisible(has_steps)
        losses: list[str] = []
        if self._line is not None:
            line, zone, until = self._line
            self.chart.set_line(line, zone, until=until)
            losses = self._latest(self.chart.told.losses()) if self.chart.told else []
        self.losses_label.setText("\n".join(losses))
        self.losses_label.setVisible(bool(losses))
        if has_steps:
            self.legend.setText(
                _(
                    "Dashed: the quorum to decide. Numbers: decisions. Enter lists who was present at a moment."
                )
            )
        else:
            self.legend.setText(_("No arrivals have been marked yet."))

    def _latest(self, losses: Sequence[str]) -> list[str]:
        """The last losses, and how many there were before; the chart's description has them all."""
        ngettext, more = self._words.ngettext, len(losses) - _LOSSES_TOLD
        told = list(losses[-_LOSSES_TOLD:])
        if more > 0:
            told.append(ngettext("and {count} more", "and {count} more", more).format(count=more))
        return told
