"""A badge goes to a printer in its own size, or into a file where there is none."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication

from forumdesk.documents.errors import OutputError
from forumdesk.documents.preview import PagePictures
from forumdesk.documents.registry import print_document
from forumdesk.gui.badges import print_badge
from forumdesk.gui.desk.badge_printing import badge_printer, draw_pages, print_pdf
from tests.gui.desk.desk_builders import hall

NOBODY = "no printer of this name"


@pytest.fixture
def badge(tmp_path: Path) -> bytes:
    with hall(tmp_path) as door:
        person = door.person("Жұмабекова Айгүл", "Жумабекова Айгуль", "Zhumabekova Aigul")
        sheet = door.register.sheets.people_sheet(door.meeting, "badges", (person,))
        return print_document("badges", sheet, form="pdf", layout="label")


def test_without_a_printer_the_badge_is_saved_and_its_place_told(
    qapp: QApplication, badge: bytes, tmp_path: Path
) -> None:
    printed = print_pdf(badge, title="badge-1", folder=tmp_path / "badges", printer_name=NOBODY)

    assert printed.printer == ""
    assert printed.path == tmp_path / "badges" / "badge-1.pdf"
    assert printed.path.read_bytes() == badge


def test_a_folder_that_cannot_be_made_is_told_in_words(
    qapp: QApplication, badge: bytes, tmp_path: Path
) -> None:
    (tmp_path / "badges").write_text("a file", encoding="utf-8")

    with pytest.raises(OutputError):
        print_pdf(badge, title="badge-1", folder=tmp_path / "badges", printer_name=NOBODY)


def test_the_pages_are_drawn_in_their_own_size(qapp: QApplication, badge: bytes, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(300)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))

    draw_pages(badge, printer)
    del printer

    with PagePictures(badge) as before, PagePictures((tmp_path / "paper.pdf").read_bytes()) as after:
        assert after.page_count == before.page_count
        assert after.page_size(0) == pytest.approx(before.page_size(0), abs=1.5)
        dark = [sum(byte < 96 for byte in pages.render(0, 1.0)[2]) for pages in (before, after)]
    assert dark[0] > 0
    assert dark[1] == pytest.approx(dark[0], rel=0.15)


def test_the_desk_prints_the_badge_that_the_documents_page_prints(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "defaultPrinter", lambda: QPrinterInfo())
    with hall(tmp_path) as door:
        person = door.person("Жұмабекова Айгүл")

        printed = badge_printer(door.register)(person)

        assert printed.path == tmp_path / "badges" / "badge-1.pdf"
        with (
            PagePictures(printed.path.read_bytes()) as here,
            PagePictures(print_badge(door.register, person)) as there,
        ):
            assert here.render(0, 1.0) == there.render(0, 1.0)
