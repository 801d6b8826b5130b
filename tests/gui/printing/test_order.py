"""What was answered becomes files and sheets."""

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from forumdesk.domain.stationery import CopyMark, Stationery
from forumdesk.gui.printing.order import PrintOrder, Sides, sheets_needed


@pytest.mark.parametrize(
    ("pages", "sides", "booklet", "copies", "sheets"),
    [
        (5, Sides.USUAL, False, 1, 5),
        (5, Sides.ONE, False, 2, 10),
        (5, Sides.LONG_EDGE, False, 2, 6),
        (5, Sides.SHORT_EDGE, True, 3, 6),
        (4, Sides.SHORT_EDGE, True, 1, 1),
    ],
)
def test_sheets_are_counted(pages: int, sides: Sides, booklet: bool, copies: int, sheets: int) -> None:
    assert sheets_needed(pages, sides=sides, booklet=booklet, copies=copies) == sheets


def test_each_numbered_copy_is_a_file_of_its_own(qapp: QApplication) -> None:
    printer = QPrinter()
    numbered = PrintOrder(printer=printer, copies=3, copy=CopyMark.COPY, copy_number=7)
    alike = PrintOrder(printer=printer, copies=3, copy=CopyMark.COPY)

    assert [one.copy_number for one in numbered.on(Stationery())] == [7, 8, 9]
    assert numbered.repeats == 1
    assert [one.copy_number for one in alike.on(Stationery())] == [0]
    assert alike.repeats == 3
