"""The very pages of finished files get to the printer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from forumdesk.documents.preview import PagePictures
from forumdesk.domain.errors import KnownError
from forumdesk.gui.printing.order import PrintOrder, Sides
from forumdesk.gui.printing.page_choice import NoSuchPageError
from forumdesk.gui.printing.page_printer import PagePrinter, PrinterError, PrinterGoneError
from forumdesk.gui.tasks import Tasks
from tests.gui.printing.papers import numbered_pdf


class Tired(QPrinter):
    """A printer that takes so many pages and no more."""

    def __init__(self, path: Path, pages: int) -> None:
        super().__init__(QPrinter.PrinterMode.ScreenResolution)
        self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.setOutputFileName(str(path))
        self.pages = pages

    def newPage(self) -> bool:
        self.pages -= 1
        return self.pages > 0 and super().newPage()


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def printing(tasks: Tasks) -> PagePrinter:
    return PagePrinter(tasks, tasks)


def to_file(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def inked(path: Path) -> list[int]:
    """How many of the marks of each page are there: page number n has n of them, an empty side none."""
    counts = []
    with PagePictures(path.read_bytes()) as pages:
        for page in range(pages.page_count):
            width, height, pixels = pages.render(page, 0.5)
            row = height // 2 * width * 3
            dark = [pixels[row + 3 * x] < 128 for x in range(width)]
            counts.append(sum(now and not before for before, now in zip([False, *dark], dark, strict=False)))
    return counts


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ({}, [1, 2, 3, 1]),
        ({"pages": (0, 2)}, [1, 3, 1]),
        ({"copies": 2}, [1, 2, 3, 1, 1, 2, 3, 1]),
        ({"copies": 2, "collates": False}, [1, 1, 2, 2, 3, 3, 1, 1]),
        ({"sides": Sides.LONG_EDGE}, [1, 2, 3, 0, 1]),
        (
            {"sides": Sides.SHORT_EDGE, "copies": 2, "collates": False},
            [1, 2, 1, 2, 3, 0, 3, 0, 1, 0, 1],
        ),
    ],
)
def test_pages_and_copies_go_out_in_order_and_each_file_begins_a_sheet(
    printing: PagePrinter,
    tmp_path: Path,
    qtbot: QtBot,
    order: dict[str, object],
    expected: list[int],
) -> None:
    path = tmp_path / "paper.pdf"
    with qtbot.waitSignal(printing.printed, timeout=10_000) as printed:
        wanted = PrintOrder(printer=to_file(path), **order)  # type: ignore[arg-type]
        printing.print_papers(wanted, (numbered_pdf(3), numbered_pdf(1)))

    assert printed.args == [len(expected)]
    assert inked(path) == expected
    assert not printing.is_busy


def test_a_booklet_has_two_pages_on_each_lying_side(
    printing: PagePrinter, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "booklet.pdf"
    with qtbot.waitSignal(printing.printed, timeout=10_000) as printed:
        printing.print_papers(PrintOrder(printer=to_file(path), booklet=True), (numbered_pdf(4),))

    assert printed.args == [2]
    assert inked(path) == [4 + 1, 2 + 3]


def test_what_hinders_the_printer_is_said_and_another_job_can_begin(
    printing: PagePrinter, tmp_path: Path, qtbot: QtBot
) -> None:
    def failure(order: PrintOrder) -> KnownError:
        with qtbot.waitSignal(printing.failed, timeout=10_000) as failed:
            printing.print_papers(order, (numbered_pdf(3),))
        assert not printing.is_busy
        assert failed.args is not None
        error = failed.args[0]
        assert isinstance(error, KnownError)
        return error

    assert isinstance(failure(PrintOrder(printer=to_file(tmp_path / "no folder" / "a.pdf"))), PrinterError)
    gone = failure(PrintOrder(printer=Tired(tmp_path / "b.pdf", 2)))
    assert isinstance(gone, PrinterGoneError)
    assert gone.count == 2
    assert isinstance(failure(PrintOrder(printer=to_file(tmp_path / "c.pdf"), pages=(7,))), NoSuchPageError)

    with qtbot.waitSignal(printing.printed, timeout=10_000):
        printing.print_papers(PrintOrder(printer=to_file(tmp_path / "d.pdf")), (numbered_pdf(1),))


def test_a_job_that_is_stopped_sends_no_further_page(
    printing: PagePrinter, tmp_path: Path, qtbot: QtBot
) -> None:
    printing.sent.connect(lambda _done, _whole: printing.stop())

    with qtbot.waitSignal(printing.stopped, timeout=10_000) as stopped:
        printing.print_papers(PrintOrder(printer=to_file(tmp_path / "a.pdf")), (numbered_pdf(3),))

    assert stopped.args in ([1], [0])  # 0 where the printer forgot what it had
    assert not printing.is_busy
