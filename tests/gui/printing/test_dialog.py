"""The dialog that is asked before pages go to paper, by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from forumdesk.domain.stationery import CopyMark
from forumdesk.gui.printing.dialog import SOME, PrintDialog
from forumdesk.gui.printing.order import SAVE, PrintOrder, PrintQuestion, Sides
from forumdesk.gui.printing.printers import PrinterOffer
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words
from tests.gui.catalogues import catalogue
from tests.gui.clipping import clipped
from tests.gui.pages.open_pages import settle

QUESTION = PrintQuestion(pages=12, current=2, can_mark=True)
LOWEST_SCREEN = 600
FRAME = 40  # of the window around a dialog


def offers(*, two_sided: bool = True) -> list[PrinterOffer]:
    return [
        PrinterOffer(name="Hall", is_usual=False, prints_both_sides=lambda: False, make=QPrinter),
        PrinterOffer(name="Office", is_usual=True, prints_both_sides=lambda: two_sided, make=QPrinter),
    ]


def shown(
    theme: Theme,
    qtbot: QtBot,
    question: PrintQuestion = QUESTION,
    printers: list[PrinterOffer] | None = None,
    language: str = "en",
) -> PrintDialog:
    made = PrintDialog(
        theme, Words(catalogue, language), question, offers() if printers is None else printers
    )
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    settle()
    return made


def choose(dialog: PrintDialog, field: str, place: int) -> None:
    getattr(dialog, field).setFocus()
    for _ in range(10):
        QTest.keyClick(getattr(dialog, field), Qt.Key.Key_Up)
    for _ in range(place):
        QTest.keyClick(getattr(dialog, field), Qt.Key.Key_Down)


def test_enter_prints_all_pages_once_on_the_usual_printer(theme: Theme, qtbot: QtBot) -> None:
    dialog = shown(theme, qtbot)

    assert dialog.printer_field.currentText() == "Office"
    assert dialog.focusWidget() is dialog.copies_field
    assert dialog.sum_label.text() == "12 sheets of paper"
    QTest.keyClick(dialog.copies_field, Qt.Key.Key_Return)

    assert isinstance(dialog.answer, PrintOrder)
    assert (dialog.answer.pages, dialog.answer.copies, dialog.answer.sides) == ((), 1, Sides.ONE)
    assert (dialog.answer.booklet, dialog.answer.copy) == (False, CopyMark.NONE)


def test_everything_is_chosen_by_keyboard(theme: Theme, qtbot: QtBot) -> None:
    dialog = shown(theme, qtbot)
    QTest.keyClicks(dialog.copies_field, "3")
    QTest.keyClick(dialog.collate_box, Qt.Key.Key_Space)
    for _ in range(2):
        QTest.keyClick(next(one for one in dialog.pages_row.buttons if one.isChecked()), Qt.Key.Key_Right)
    assert dialog.pages_row.current == SOME
    QTest.keyClick(dialog.pages_row.buttons[2], Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.pages_field
    QTest.keyClicks(dialog.pages_field, "1-3, 5")
    choose(dialog, "sides_field", 1)
    choose(dialog, "mark_field", 2)
    QTest.keyClicks(dialog.number_field, "7")
    assert dialog.sum_label.text() == "About 6 sheets of paper"

    QTest.keyClick(dialog.number_field, Qt.Key.Key_Return)

    answer = dialog.answer
    assert isinstance(answer, PrintOrder)
    assert (answer.copies, answer.collates, answer.pages) == (3, False, (0, 1, 2, 4))
    assert (answer.sides, answer.copy, answer.copy_number) == (Sides.LONG_EDGE, CopyMark.TRUE_COPY, 7)


def test_what_is_no_number_or_page_is_said_beside_its_field(theme: Theme, qtbot: QtBot) -> None:
    dialog = shown(theme, qtbot)
    QTest.keyClicks(dialog.copies_field, "0")
    dialog.pages_row.buttons[2].click()
    QTest.keyClicks(dialog.pages_field, "13")

    QTest.keyClick(dialog.pages_field, Qt.Key.Key_Return)

    assert dialog.answer is None
    assert dialog.isVisible()
    assert dialog.copies_field.accessibleDescription() == "Write how many copies, from 1 to 999."
    assert dialog.pages_field.accessibleDescription() == "There is no page 13: the document has 12."
    assert dialog.focusWidget() is dialog.copies_field
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_booklet_takes_both_sides_and_all_pages(theme: Theme, qtbot: QtBot) -> None:
    dialog = shown(theme, qtbot)
    QTest.keyClick(dialog.booklet_box, Qt.Key.Key_Space)

    assert dialog.sum_label.text() == "3 sheets of paper"
    assert not dialog.sides_field.isEnabled()
    assert not dialog.pages_row.isVisible()
    QTest.keyClick(dialog.print_button, Qt.Key.Key_Space)

    assert isinstance(dialog.answer, PrintOrder)
    assert dialog.answer.booklet
    assert dialog.answer.sides is Sides.SHORT_EDGE


def test_what_a_printer_cannot_do_is_grey_and_said(theme: Theme, qtbot: QtBot) -> None:
    dialog = shown(theme, qtbot, printers=offers(two_sided=False))

    assert not dialog.sides_field.isEnabled()
    assert not dialog.booklet_box.isEnabled()
    said = dialog.sides_field.accessibleDescription()
    assert said == "This printer prints on one side of the paper only."


def test_without_a_printer_the_pages_can_be_saved(theme: Theme, qtbot: QtBot) -> None:
    dialog = shown(theme, qtbot, printers=[])

    assert dialog.without_label.text().startswith("No printer is set up on this computer.")
    assert dialog.focusWidget() is dialog.save_button
    QTest.keyClick(dialog.save_button, Qt.Key.Key_Return)

    assert dialog.answer == SAVE


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_nothing_is_clipped_even_with_every_refusal(
    theme: Theme, qtbot: QtBot, language: str, tmp_path: Path
) -> None:
    dialog = shown(theme, qtbot, printers=offers(two_sided=False), language=language)
    dialog.copies_field.setText("0")
    dialog.pages_row.buttons[2].click()
    dialog.pages_field.setText("7-3")
    choose(dialog, "mark_field", 2)
    dialog.print_button.click()
    settle()

    assert clipped(dialog) == []
    assert dialog.height() <= LOWEST_SCREEN - FRAME
