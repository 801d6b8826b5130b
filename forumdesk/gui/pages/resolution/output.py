"""How the languages of a printed resolution stand to each other, and its ways to a file and to a printer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from forumdesk.domain.errors import N_, DomainError, KnownError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.texts import Language
from forumdesk.gui.pages.resolution.preview import Pages, drawn_pages, page_sizes
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.choice_field import ChoiceField
from forumdesk.gui.words import Words
from forumdesk.services.register import Register
from forumdesk.services.sheets import ResolutionSheet

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PRINTED_DOTS: Final = 300  # dots an inch: beyond that paper shows no difference, and pages take long
POINTS: Final = 72
BAR_BEFORE_TEXT: Final = 4.0  # millimetres
LANGUAGE_NAMES: Final = {Language.KK: N_("Kazakh"), Language.RU: N_("Russian"), Language.EN: N_("English")}

ChoosePlace = Callable[[QWidget, str, str, str], str]
AskPrinter = Callable[[QWidget, int], "QPrinter | None"]


class PrinterError(DomainError):
    """The printer took no pages."""

    code = "print.printer"
    message = N_("The printer could not be started. Check that it is on, or export a PDF instead.")


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Document languages in printing order, and the layout: single, sequence or columns."""

    languages: tuple[Language, ...]
    layout: str

    @property
    def key(self) -> str:
        """What names the arrangement in a list."""
        return f"{self.layout}:{','.join(self.languages)}"

    def words(self, words: Words) -> str:
        """The arrangement in the window's language."""
        _ = words.gettext
        names = ", ".join(said_inside(_(LANGUAGE_NAMES[one]), words.language) for one in self.languages)
        if self.layout == "single":
            sentence = _("{languages} only")
        elif self.layout == "sequence":
            sentence = _("{languages}, in sequence")
        elif len(self.languages) == 2:
            sentence = _("{languages}, in two columns")
        else:
            sentence = _("{languages}, in three columns")
        whole = sentence.format(languages=names)
        return whole[:1].upper() + whole[1:]


def arrangements(languages: Sequence[Language]) -> tuple[Arrangement, ...]:
    """What can be chosen for a text in ``languages``: all in sequence, in columns, pairs in columns, each alone."""
    every = tuple(languages)
    found = []
    if len(every) > 1:
        found += [Arrangement(every, "sequence"), Arrangement(every, "columns")]
    if len(every) > 2:
        found += [Arrangement(pair, "columns") for pair in combinations(every, 2)]
    return (*found, *(Arrangement((one,), "single") for one in every))


class ArrangementField(ChoiceField):
    """The one control for document languages and their arrangement, independent of the window's language."""

    def __init__(self, theme: Theme) -> None:
        """Offer nothing yet."""
        super().__init__(theme, name="", icon_name="translate")

    @property
    def arrangement(self) -> Arrangement | None:
        """What is chosen, None without a text."""
        chosen = self.currentData()
        return chosen if isinstance(chosen, Arrangement) else None

    def show_languages(self, languages: Sequence[Language], words: Words) -> None:
        """Offer what suits a text in ``languages``, keeping what was chosen if it still does."""
        chosen, first = self.arrangement, self.itemData(0)
        offered = arrangements(languages)
        self.blockSignals(True)
        self.clear()
        for one in offered:
            self.addItem(one.words(words), one)
        # Who stood on the first, which the program chose, gets the first of the new ones: a language came or went.
        if chosen in offered and chosen != first:
            self.setCurrentIndex(offered.index(chosen))
        self.blockSignals(False)
        self.updateGeometry()


def said_inside(name: str, language: Language) -> str:
    """The name of a language inside a phrase: English keeps its capital, Kazakh and Russian have none there."""
    return name if language is Language.EN else name[:1].lower() + name[1:]


def same_contents(
    first: tuple[ResolutionSheet, Arrangement], second: tuple[ResolutionSheet, Arrangement]
) -> bool:
    """Whether two printings would look alike; the moment at which a sheet was made is not seen."""
    return first[1] == second[1] and replace(first[0], made_at=second[0].made_at) == second[0]


def file_name(title: str) -> str:
    """A title as the name of a file on every system."""
    return "".join(" " if char in '\\/:*?"<>|' or not char.isprintable() else char for char in title).strip()


def printed_pages(
    sheet: ResolutionSheet, arrangement: Arrangement, wanted: Sequence[tuple[int, float]]
) -> Pages:
    """Print and draw the pages in view; for the worker. Raises DocumentError."""
    from forumdesk.documents.resolution import print_resolution
    from forumdesk.documents.styles import Layout, load_preset

    layout, preset = Layout(arrangement.layout), load_preset()
    printed = print_resolution(sheet, languages=arrangement.languages, layout=layout, preset=preset)
    sizes = page_sizes(printed.pdf)
    width = sizes[0][0] / POINTS * 25.4
    margin, step = preset.left, 0.0
    if layout is Layout.COLUMNS:
        count = len(arrangement.languages)
        margin = preset.columns_margin
        step = (width - 2 * margin + preset.columns_gap) / count
    bars = {
        language: (margin + column * step - BAR_BEFORE_TEXT) / width
        for column, language in enumerate(arrangement.languages)
    }
    return Pages(printed=printed, sizes=sizes, pictures=drawn_pages(printed.pdf, wanted), bar_places=bars)


def write_resolution(
    register: Register, meeting_id: MeetingId, sheet: ResolutionSheet, arrangement: Arrangement, path: Path
) -> Path:
    """Write the file that the ending of ``path`` names, .json for the whole meeting; for the worker.

    Raises DocumentError; then what stood at ``path`` stands there still.
    """
    from forumdesk.documents.output import require_place, write_whole
    from forumdesk.documents.registry import print_document

    require_place(path, forbidden=register.path)
    form = path.suffix.lower().removeprefix(".")
    if form == "json":
        from forumdesk.exchange.event_package import write_event

        data = write_event(register.packages.package(meeting_id)).encode("utf-8")
    else:
        data = print_document(
            "resolution", sheet, form=form, languages=arrangement.languages, layout=arrangement.layout
        )
    write_whole(path, data, forbidden=register.path)
    return path


def choose_place(parent: QWidget, title: str, suggested: str, filters: str) -> str:
    """Ask for the place of a new file by the system's own dialog; empty when the person gives up."""
    name, _filter = QFileDialog.getSaveFileName(parent, title, suggested, filters)
    return name


def ask_printer(parent: QWidget, pages: int) -> "QPrinter | None":
    """Ask for printer, copies and pages by the system's own dialog; None when the person gives up."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    if pages:
        dialog.setMinMax(1, pages)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


class PagePrinter(QObject):
    """Sends the very pages of a PDF to a printer, one after another, beside the window.

    Emits ``sent(done, whole)`` after each page, and ``printed`` with the number of pages, or ``failed`` with an
    expected error. One printing at a time.
    """

    sent = Signal(int, int)
    printed = Signal(int)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        """Let ``tasks`` draw the pages."""
        super().__init__(parent)
        self._tasks = tasks
        self._printer: QPrinter | None = None
        self._painter = QPainter()
        self._pdf = b""
        self._sizes: Sequence[tuple[float, float]] = ()
        self._left: list[int] = []
        self._count = 0

    @property
    def is_busy(self) -> bool:
        """Whether pages are on their way."""
        return self._printer is not None

    def print_pages(self, printer: "QPrinter", pages: Pages) -> None:
        """Begin; the paper lies as the document does."""
        self._pdf, self._sizes = pages.printed.pdf, pages.sizes
        last = len(pages.sizes)
        first = max(printer.fromPage(), 1)
        self._left = list(range(first - 1, min(printer.toPage() or last, last)))
        self._count = 0
        _lay_paper(printer, pages.sizes[0])
        if not self._painter.begin(printer):
            self.failed.emit(PrinterError())
            return
        self._printer = printer
        self._next()

    def stop(self) -> None:
        """Send no more pages; those sent are printed."""
        self._left.clear()

    def _next(self) -> None:
        if not self._left:
            self._painter.end()
            self._printer = None
            self.printed.emit(self._count)
            return
        assert self._printer is not None
        scale = min(self._printer.resolution(), PRINTED_DOTS) / POINTS
        wanted = [(self._left[0], scale)]
        self._tasks.run(partial(drawn_pages, self._pdf, wanted), self._draw, self._give_up, owner=self)

    def _draw(self, pictures: dict[int, tuple[float, QImage]]) -> None:
        assert self._printer is not None
        if not self._left:  # stopped while the page was drawn
            self._next()
            return
        page = self._left.pop(0)
        if self._count:
            self._printer.newPage()
        self._count += 1
        paper = QRectF(self._printer.pageLayout().fullRectPixels(self._printer.resolution()))
        dots = self._printer.resolution() / POINTS
        area = QRectF(0, 0, self._sizes[page][0] * dots, self._sizes[page][1] * dots)
        shrink = min(1.0, paper.width() / area.width(), paper.height() / area.height())
        area.setSize(QSizeF(area.width() * shrink, area.height() * shrink))
        area.moveLeft((paper.width() - area.width()) / 2)
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._painter.drawImage(area, pictures[page][1])
        self.sent.emit(self._count, self._count + len(self._left))
        self._next()

    def _give_up(self, error: KnownError) -> None:
        self._painter.end()
        self._printer = None
        self.failed.emit(error)


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
