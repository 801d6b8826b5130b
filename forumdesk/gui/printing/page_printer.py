"""Sends the very pages of finished files to a printer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from forumdesk.domain.errors import N_, DomainError, KnownError
from forumdesk.gui.pages_preview.pages import drawn_pages, page_sizes
from forumdesk.gui.printing.order import PrintOrder, Sides
from forumdesk.gui.printing.page_choice import NoSuchPageError
from forumdesk.gui.tasks import Tasks

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PRINTED_DOTS: Final = 300  # dots an inch: beyond that paper shows no difference, and pages take long
POINTS: Final = 72


class PrinterError(DomainError):
    """The printer took no pages."""

    code = "print.printer"
    message = N_("The printer could not be started. Check that it is on, or export a PDF instead.")


class PrinterGoneError(DomainError):
    """The printer took ``count`` pages and then no more."""

    code = "print.printer_gone"
    message = N_("The printer stopped after {count} page. Check it, and print the rest again.")
    plural = N_("The printer stopped after {count} pages. Check it, and print the rest again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """A file ready for the printer: the sizes of its pages in points, and which of them are printed."""

    pdf: bytes
    sizes: tuple[tuple[float, float], ...]
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Side:
    """A side of paper: a page of a file, or nothing."""

    sheets: Sheets
    page: int | None


def sheets_of(order: PrintOrder, pdfs: Sequence[bytes]) -> list[Sheets]:
    """Choose the pages of each file, or fold it; for the worker. Raises DocumentError and NoSuchPageError."""
    return [_sheets(order, pdf) for pdf in pdfs]


def _sheets(order: PrintOrder, pdf: bytes) -> Sheets:
    if order.booklet:
        from forumdesk.documents.imposition import booklet

        pdf = booklet(pdf)
    sizes = page_sizes(pdf)
    everything = tuple(range(len(sizes)))
    if order.booklet or not order.pages:
        return Sheets(pdf=pdf, sizes=sizes, pages=everything)
    if order.pages[0] >= len(sizes):
        raise NoSuchPageError(page=order.pages[0] + 1, pages=len(sizes))
    return Sheets(pdf=pdf, sizes=sizes, pages=tuple(page for page in order.pages if page < len(sizes)))


class PagePrinter(QObject):
    """Prints one after another beside the window; one job at a time.

    Emits ``sent(done, whole)`` after each page; then ``printed`` or, where it was stopped, ``stopped`` with the
    number of pages that went out, or ``failed`` with an expected error.
    """

    sent = Signal(int, int)
    printed = Signal(int)
    stopped = Signal(int)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        """Let ``tasks`` draw the pages."""
        super().__init__(parent)
        self._tasks = tasks
        self._order: PrintOrder | None = None
        self._painter = QPainter()
        self._left: list[_Side] = []
        self._size: tuple[float, float] = (0.0, 0.0)
        self._count = 0
        self._ends_early = False

    @property
    def is_busy(self) -> bool:
        """Whether pages are on their way."""
        return self._order is not None

    def print_papers(self, order: PrintOrder, pdfs: Sequence[bytes]) -> None:
        """Print finished files as one job; each begins a sheet."""
        self._order = order
        self._count, self._ends_early, self._left = 0, False, []
        self._tasks.run(partial(sheets_of, order, pdfs), self._begin, self._fail, owner=self)

    def stop(self) -> None:
        """Send no more pages; the printer is asked to forget those sent."""
        self._ends_early = self.is_busy

    def _begin(self, papers: list[Sheets]) -> None:
        assert self._order is not None
        printer = self._order.printer
        own_copies = not printer.supportsMultipleCopies()
        if not own_copies:
            printer.setCopyCount(self._order.repeats)
            printer.setCollateCopies(self._order.collates)
        _turn_sheets(printer, self._order)
        self._left = _sides(papers, self._order, repeats=self._order.repeats if own_copies else 1)
        self._size = papers[0].sizes[self._left[0].page or 0]
        _lay_paper(printer, self._size)
        if not self._painter.begin(printer):
            self._fail(PrinterError())
            return
        self._next()

    def _next(self) -> None:
        assert self._order is not None
        if self._ends_early or not self._left:
            self._finish()
            return
        side = self._left[0]
        if side.page is None:
            self._draw({})
            return
        scale = min(self._order.printer.resolution(), PRINTED_DOTS) / POINTS
        job = partial(drawn_pages, side.sheets.pdf, [(side.page, scale)])
        self._tasks.run(job, self._draw, self._fail, owner=self)

    def _draw(self, pictures: dict[int, tuple[float, QImage]]) -> None:
        assert self._order is not None
        if self._ends_early:  # stopped while the page was drawn
            self._finish()
            return
        side = self._left.pop(0)
        if self._count and not self._new_page(side):
            self._fail(PrinterGoneError(count=self._count))
            return
        self._count += 1
        if side.page is not None:
            self._draw_page(side.sheets.sizes[side.page], pictures[side.page][1])
        self.sent.emit(self._count, self._count + len(self._left))
        self._next()

    def _new_page(self, side: _Side) -> bool:
        """Begin another page, on paper that lies as the page does; False where the printer takes none."""
        assert self._order is not None
        size = side.sheets.sizes[side.page] if side.page is not None else self._size
        if size != self._size:
            self._size = size
            _lay_paper(self._order.printer, size)
        return self._order.printer.newPage()

    def _draw_page(self, size: tuple[float, float], picture: QImage) -> None:
        assert self._order is not None
        printer = self._order.printer
        paper = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
        dots = printer.resolution() / POINTS
        area = QRectF(0, 0, size[0] * dots, size[1] * dots)
        shrink = min(1.0, paper.width() / area.width(), paper.height() / area.height())
        area.setSize(QSizeF(area.width() * shrink, area.height() * shrink))
        area.moveLeft((paper.width() - area.width()) / 2)
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._painter.drawImage(area, picture)

    def _finish(self) -> None:
        assert self._order is not None
        count, early, printer = self._count, self._ends_early and bool(self._left), self._order.printer
        forgotten = early and printer.abort()
        self._end()
        if early:
            self.stopped.emit(0 if forgotten else count)
        else:
            self.printed.emit(count)

    def _fail(self, error: KnownError) -> None:
        if self._order is not None and self._painter.isActive():
            self._order.printer.abort()
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        if self._painter.isActive():
            self._painter.end()
        self._order = None
        self._left = []


def _sides(papers: Sequence[Sheets], order: PrintOrder, *, repeats: int) -> list[_Side]:
    """The sides in printing order; on both sides of the paper, each copy and each file begins a sheet."""
    on_sheet = 2 if order.booklet or order.sides in (Sides.LONG_EDGE, Sides.SHORT_EDGE) else 1
    whole, each = (repeats, 1) if order.collates else (1, repeats)
    sides = [
        side
        for _ in range(whole)
        for sheets in papers
        for start in range(0, len(sheets.pages), on_sheet)
        for _ in range(each)
        for side in _sheet(sheets, sheets.pages[start : start + on_sheet], on_sheet)
    ]
    while sides and sides[-1].page is None:
        sides.pop()
    return sides


def _sheet(sheets: Sheets, pages: Sequence[int], on_sheet: int) -> Iterator[_Side]:
    """The sides of one sheet; where there is no page for its back, nothing stands there."""
    for page in pages:
        yield _Side(sheets, page)
    for _ in range(on_sheet - len(pages)):
        yield _Side(sheets, None)


def _turn_sheets(printer: "QPrinter", order: PrintOrder) -> None:
    sides = Sides.SHORT_EDGE if order.booklet else order.sides
    if sides is Sides.USUAL:
        return
    modes = type(printer).DuplexMode
    printer.setDuplex(
        {
            Sides.ONE: modes.DuplexNone,
            Sides.LONG_EDGE: modes.DuplexLongSide,
            Sides.SHORT_EDGE: modes.DuplexShortSide,
        }[sides]
    )


def _lay_paper(printer: "QPrinter", size: tuple[float, float]) -> None:
    """Full pages without the printer's own margins: the document has its own. Labels are as small as they are."""
    lying = size[0] > size[1]
    way = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    points = QSizeF(min(size), max(size))
    paper = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setPageSize(paper)
    printer.setPageOrientation(way)
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
