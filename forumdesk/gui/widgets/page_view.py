"""The pages of a document on a mat, exactly as they will be printed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QPoint, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from forumdesk.gui.theme import SPACE, WIDTH, Theme
from forumdesk.gui.widgets.painting import draw_focus

PageProvider = Callable[[int, float], QImage]
Fit = Literal["width", "page", "free"]

_LEAST_ZOOM: Final = 0.25
_MOST_ZOOM: Final = 4.0
_ZOOM_STEP: Final = 1.25
_KEPT_PAGES: Final = 8
_FAINT, _STRONG = 0.14, 0.34  # of the ground of what was found: the letters stay legible


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMark:
    """A stretch of a page marked by an accent bar; `top` and `bottom` are shares of the page's height.

    `left` is where the bar stands, as a share of the page's width.
    """

    page: int
    top: float
    bottom: float
    left: float = 0.12


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlace:
    """A text that was searched for: its page, and its stretches of lines in shares of the page's sides."""

    page: int
    areas: tuple[QRectF, ...]


class PageView(QAbstractScrollArea):
    """Shows page images under each other; asks the provider for visible pages only.

    The provider gets a page's index from 0 and a scale in device pixels per point, and returns its
    image. Emits `current_page_changed(index)` and `zoom_changed(zoom)`; zoom 1 shows a point as 96/72 pixels.
    """

    current_page_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(
        self, theme: Theme, provider: PageProvider, *, name: str, parent: QWidget | None = None
    ) -> None:
        """`provider` draws a page; `name` says what is shown."""
        super().__init__(parent)
        self._theme = theme
        self._provider = provider
        self._sizes: list[QSizeF] = []
        self._images: dict[tuple[int, float], QImage] = {}
        self._zoom = 1.0
        self._fit: Fit = "width"
        self._current = 0
        self._mark: PageMark | None = None
        self._found: dict[int, list[FoundPlace]] = {}
        self._in_hand: FoundPlace | None = None
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._dress()
        theme.changed.connect(self._dress)

    @property
    def current_page(self) -> int:
        """Return the index of the page most in view, from 0."""
        return self._current

    @property
    def page_count(self) -> int:
        """Return how many pages there are."""
        return len(self._sizes)

    @property
    def zoom(self) -> float:
        """Return the zoom now; 1 shows a point as 96/72 pixels."""
        return self._zoom

    @property
    def is_fitted(self) -> bool:
        """Tell whether the zoom follows the size of the view."""
        return self._fit != "free"

    def set_texts(self, *, name: str) -> None:
        """Set the accessible name."""
        self.setAccessibleName(name)

    def set_pages(self, count: int, page_size: QSizeF) -> None:
        """Show `count` pages of one size in points, forgetting drawn ones but not the place in the text."""
        self._sizes = [QSizeF(page_size)] * count
        self._images.clear()
        self._update_fit()

    def set_page_sizes(self, sizes: list[QSizeF]) -> None:
        """Show pages of differing sizes in points."""
        self._sizes = [QSizeF(size) for size in sizes]
        self._images.clear()
        self._update_fit()

    def refresh(self) -> None:
        """Ask for all visible pages anew; until each comes the mat shows white paper."""
        self._images.clear()
        self.viewport().update()

    def set_fit(self, fit: Fit) -> None:
        """Fit the width, the whole page, or keep the present zoom."""
        self._fit = fit
        self._update_fit()

    def set_zoom(self, zoom: float) -> None:
        """Show pages at `zoom`, between 0.25 and 4, keeping the place in the text."""
        self._fit = "free"
        self._apply_zoom(zoom)

    def scroll_to(self, page: int, y_fraction: float = 0.0) -> None:
        """Bring a place near the top of the view; `y_fraction` is a share of the page's height."""
        if 0 <= page < len(self._sizes):
            area = self._page_rect(page)
            target = area.top() + y_fraction * area.height() - SPACE.desk
            self.verticalScrollBar().setValue(round(target))

    def set_mark(self, mark: PageMark | None) -> None:
        """Draw an accent bar beside a stretch of a page, on the screen only."""
        self._mark = mark
        self.viewport().update()

    def set_found(self, places: Sequence[FoundPlace], in_hand: FoundPlace | None) -> None:
        """Mark what was searched for, the one ``in_hand`` more strongly, on the screen only."""
        self._found = {}
        for place in places:
            self._found.setdefault(place.page, []).append(place)
        self._in_hand = in_hand
        self.viewport().update()

    def show_place(self, place: FoundPlace) -> None:
        """Bring a place into view, nothing moves where it is in view already."""
        view = QRectF(
            self.horizontalScrollBar().value(),
            self.verticalScrollBar().value(),
            self.viewport().width(),
            self.viewport().height(),
        )
        area = _on_page(self._page_rect(place.page), place.areas[0])
        if view.top() + SPACE.page > area.top() or view.bottom() - SPACE.page < area.bottom():
            self.verticalScrollBar().setValue(round(area.center().y() - view.height() / 3))
        if view.left() > area.left() or view.right() < area.right():
            self.horizontalScrollBar().setValue(round(area.center().x() - view.width() / 2))

    def _dress(self) -> None:
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setStyleSheet(self._theme.sheet("scroll"))
        self.viewport().update()

    def _pixels_per_point(self) -> float:
        return self._zoom * 96 / 72

    def _page_rect(self, page: int) -> QRectF:
        """Return a page's place on the mat, before scrolling."""
        scale = self._pixels_per_point()
        top = SPACE.page + sum(size.height() * scale + SPACE.page for size in self._sizes[:page])
        width = self._sizes[page].width() * scale
        left = max((self._mat_width() - width) / 2, float(SPACE.page))
        return QRectF(left, top, width, self._sizes[page].height() * scale)

    def _mat_width(self) -> float:
        widest = max((size.width() for size in self._sizes), default=0.0) * self._pixels_per_point()
        return max(float(self.viewport().width()), widest + 2 * SPACE.page)

    def _update_fit(self) -> None:
        zoom = self._zoom
        if self._sizes and self._fit != "free":
            widest = max(size.width() for size in self._sizes)
            tallest = max(size.height() for size in self._sizes)
            zoom = (self.viewport().width() - 2 * SPACE.desk) / (widest * 96 / 72)
            if self._fit == "page":
                zoom = min(zoom, (self.viewport().height() - 2 * SPACE.page) / (tallest * 96 / 72))
        self._apply_zoom(zoom)

    def _apply_zoom(self, zoom: float) -> None:
        page, share = self._place()
        zoom = min(max(zoom, _LEAST_ZOOM), _MOST_ZOOM)
        if zoom != self._zoom:
            self._zoom = zoom
            self._images.clear()
            self.zoom_changed.emit(zoom)
        self._update_bars()
        if self._sizes:
            area = self._page_rect(min(page, len(self._sizes) - 1))
            self.verticalScrollBar().setValue(round(area.top() + share * area.height()))
        self._scrolled()

    def _place(self) -> tuple[int, float]:
        """Return the page at the top of the view and the share of it above."""
        if not self._sizes:
            return 0, 0.0
        top = self.verticalScrollBar().value()
        for page in range(len(self._sizes)):
            area = self._page_rect(page)
            if area.bottom() > top:
                return page, (top - area.top()) / area.height()
        return len(self._sizes) - 1, 0.0

    def _update_bars(self) -> None:
        height = self._page_rect(len(self._sizes) - 1).bottom() + SPACE.page if self._sizes else 0.0
        view = self.viewport()
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(SPACE.desk)
        self.verticalScrollBar().setRange(0, max(round(height) - view.height(), 0))
        self.horizontalScrollBar().setPageStep(view.width())
        self.horizontalScrollBar().setRange(0, max(round(self._mat_width()) - view.width(), 0))
        view.update()

    def _visible_pages(self) -> list[int]:
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        areas = [self._page_rect(page) for page in range(len(self._sizes))]
        return [page for page, area in enumerate(areas) if area.bottom() >= top and area.top() <= bottom]

    def _scrolled(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() / 3
        pages = [page for page in self._visible_pages() if self._page_rect(page).top() <= middle]
        current = pages[-1] if pages else 0
        if current != self._current:
            self._current = current
            self.current_page_changed.emit(current)
        self.viewport().update()

    def _image(self, page: int) -> QImage:
        scale = self._pixels_per_point() * self.devicePixelRatioF()
        key = (page, scale)
        if key not in self._images:
            while len(self._images) >= _KEPT_PAGES:
                self._images.pop(next(iter(self._images)))
            self._images[key] = self._provider(page, scale)
        return self._images[key]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw mat, shadows, pages and the mark."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.colour("mat"))
        offset = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        for page in self._visible_pages():
            area = self._page_rect(page).translated(-offset.x(), -offset.y()).toAlignedRect()
            self._paint_page(painter, page, area)
        if self.hasFocus():
            draw_focus(painter, self.viewport().rect(), self._theme.colour("accent"), 0)

    def _paint_page(self, painter: QPainter, page: int, area: QRect) -> None:
        shadow = self._theme.colour("shadow")
        for spread in range(4, 0, -1):
            faint = QColor(shadow)
            faint.setAlpha(shadow.alpha() // (spread + 1))
            painter.fillRect(area.adjusted(-spread, -spread + 2, spread, spread + 2), faint)
        painter.fillRect(area, self._theme.colour("paper"))
        image = self._image(page)
        if not image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(area, image)
        for place in self._found.get(page, ()):
            self._paint_found(painter, place, QRectF(area))
        if self._mark is not None and self._mark.page == page:
            top = area.top() + round(self._mark.top * area.height())
            bottom = area.top() + round(self._mark.bottom * area.height())
            left = area.left() + round(area.width() * self._mark.left)
            # The mark stands on white paper in both modes, so it keeps the ink that is dark enough there.
            colour = self._theme.colour("paper_accent")
            painter.fillRect(QRect(left, top, WIDTH.focus, max(bottom - top, 1)), colour)

    def _paint_found(self, painter: QPainter, place: FoundPlace, page: QRectF) -> None:
        """A thin frame around a faint ground; what is in hand has a stronger ground and a thick frame."""
        strong = place is self._in_hand
        frame, ground = self._theme.colour("paper_accent"), self._theme.colour("paper_accent")
        ground.setAlphaF(_STRONG if strong else _FAINT)
        width = WIDTH.focus if strong else WIDTH.hairline
        painter.save()
        painter.setPen(QPen(frame, width))
        painter.setBrush(ground)
        for area in place.areas:
            painter.drawRect(_on_page(page, area).adjusted(-width, -width, width, width))
        painter.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self._update_fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * (_ZOOM_STEP if event.angleDelta().y() > 0 else 1 / _ZOOM_STEP))
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and last page; Page up and down, arrows scroll; + and - zoom."""
        bar = self.verticalScrollBar()
        key = event.key()
        if key == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif key == Qt.Key.Key_PageDown:
            bar.setValue(bar.value() + bar.pageStep())
        elif key == Qt.Key.Key_PageUp:
            bar.setValue(bar.value() - bar.pageStep())
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.set_zoom(self._zoom * _ZOOM_STEP)
        elif key == Qt.Key.Key_Minus:
            self.set_zoom(self._zoom / _ZOOM_STEP)
        else:
            super().keyPressEvent(event)


def _on_page(page: QRectF, area: QRectF) -> QRectF:
    """Shares of a page as pixels."""
    return QRectF(
        page.left() + area.left() * page.width(),
        page.top() + area.top() * page.height(),
        area.width() * page.width(),
        area.height() * page.height(),
    )
