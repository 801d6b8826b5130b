"""Several papers as one job, by keyboard, on a real register."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.pages.documents.page import DocumentsPage
from forumdesk.gui.pages.documents.several_dialog import SeveralDialog
from forumdesk.gui.printing.order import PrintOrder, PrintQuestion
from forumdesk.gui.screen import Screen
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.workspace import Workspace
from forumdesk.services.register import Register
from tests.documents.reading import page_texts
from tests.gui.clipping import clipped
from tests.gui.pages.open_pages import SMALL, opened, settle

UNPRINTABLE = "\N{CJK UNIFIED IDEOGRAPH-4E2D}"


class Person:
    """Somebody at the desk, who answers the system's own dialogs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.place = str(folder / "together.pdf")
        self.printer: QPrinter | None = None
        self.asked: PrintQuestion | None = None

    def choose_place(self, parent: QWidget, title: str, suggested: str, filters: str) -> str:
        return self.place

    def choose_folder(self, parent: QWidget, title: str) -> str:
        return str(self.folder)

    def ask_printer(self, screen: Screen, question: PrintQuestion) -> PrintOrder | None:
        self.asked = question
        return PrintOrder(printer=self.printer) if self.printer else None


@pytest.fixture
def desk(tmp_path: Path) -> Person:
    folder = tmp_path / "papers"
    folder.mkdir()
    return Person(folder)


@pytest.fixture
def page(
    workspace: Workspace, meeting_id: MeetingId, tasks: Tasks, desk: Person, qtbot: QtBot
) -> DocumentsPage:
    def make(workspace: Workspace, meeting_id: MeetingId) -> DocumentsPage:
        return DocumentsPage(
            workspace,
            meeting_id,
            tasks=tasks,
            choose_place=desk.choose_place,
            choose_folder=desk.choose_folder,
            ask_printer=desk.ask_printer,
        )

    made = opened(make, workspace, meeting_id, qtbot, SMALL)
    qtbot.waitUntil(lambda: made._stock is not None)
    return made


def asked(page: DocumentsPage, *papers: str, languages: tuple[Language, ...] = ()) -> SeveralDialog:
    """The dialog with these papers and further languages ticked."""
    page.print_several()
    dialog = page.several.dialog
    assert dialog is not None
    settle()
    rows = [one.identifier for one in dialog.model.offered]
    for paper in papers:
        while dialog.papers.currentIndex().row() != rows.index(paper):
            below = rows.index(paper) > dialog.papers.currentIndex().row()
            QTest.keyClick(dialog.papers, Qt.Key.Key_Down if below else Qt.Key.Key_Up)
        QTest.keyClick(dialog.papers, Qt.Key.Key_Space)
    for language in languages:
        QTest.keyClick(dialog.language_boxes[language], Qt.Key.Key_Space)
    return dialog


def said(page: DocumentsPage, qtbot: QtBot) -> str:
    """What was said when the job was over."""
    qtbot.waitUntil(lambda: not page.several.is_busy, timeout=20_000)
    assert page.message_bar.message is not None
    return page.message_bar.message.sentence


def test_what_cannot_be_made_is_grey_with_its_reason_and_takes_no_tick(
    page: DocumentsPage, register: Register
) -> None:
    dialog = asked(page, "agenda", "ballots", "arrivals")

    assert dialog.chosen == ("agenda",)
    spoken = {
        one.identifier: dialog.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
        for row, one in enumerate(dialog.model.offered)
    }
    assert spoken["agenda"] == "Agenda. ticked"
    assert spoken["programme"] == "Programme. not ticked"
    assert spoken["arrivals"] == "Register of arrivals. Nobody has arrived yet."
    assert spoken["ballots"].startswith("Ballots. It asks which item")
    assert dialog.sum_label.text() == "1 document"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not page.several.is_busy


def test_each_paper_and_language_is_a_file_and_none_is_replaced(
    page: DocumentsPage, desk: Person, qtbot: QtBot
) -> None:
    dialog = asked(page, "agenda", "badges", languages=(Language.RU,))
    assert dialog.sum_label.text() == "4 documents"
    QTest.keyClick(dialog.form_field, Qt.Key.Key_Down)
    QTest.keyClick(dialog.folder_button, Qt.Key.Key_Space)

    assert said(page, qtbot) == "4 files are written."
    names = sorted(one.name for one in desk.folder.iterdir())
    assert [name.rpartition(" – ")[2] for name in names] == ["kk.docx", "ru.docx", "kk.pdf", "ru.pdf"]
    before = {one: one.read_bytes() for one in desk.folder.iterdir()}

    QTest.keyClick(asked(page, "badges").folder_button, Qt.Key.Key_Space)

    assert said(page, qtbot) == "1 file is written."
    assert len(list(desk.folder.iterdir())) == 5
    assert all(path.read_bytes() == data for path, data in before.items())


def test_one_that_fails_is_named_and_the_others_become_one_file(
    page: DocumentsPage, register: Register, meeting_id: MeetingId, desk: Person, qtbot: QtBot
) -> None:
    person = register.participants.listed(meeting_id)[0]
    register.participants.edit(person.id, organisation=LocalizedText(kk=f"Дала {UNPRINTABLE}"))
    settle()

    QTest.keyClick(asked(page, "agenda", "participants", "programme").one_button, Qt.Key.Key_Space)

    sentence = said(page, qtbot)
    assert "1 could not be made: List of participants, Kazakh." in sentence
    assert UNPRINTABLE in sentence
    (text,) = ["\n".join(page_texts(one.read_bytes())) for one in desk.folder.iterdir()]
    assert text.count("Стратегиялық серіктестер форумы") == 2
    assert text.index("Күн тәртібі") < text.index("09:30–10:20 Plenary")


def test_all_pages_go_to_the_printer_as_one_job(page: DocumentsPage, desk: Person, qtbot: QtBot) -> None:
    desk.printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    desk.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    desk.printer.setOutputFileName(str(desk.folder / "paper.pdf"))

    QTest.keyClick(asked(page, "agenda", "certificates").print_button, Qt.Key.Key_Space)

    assert said(page, qtbot) == "5 pages were sent to the printer."
    assert desk.asked is not None
    assert desk.asked.papers == 2


def test_a_job_is_given_up_inside_a_paper(
    page: DocumentsPage, tasks: Tasks, desk: Person, qtbot: QtBot
) -> None:
    going = False

    def busy() -> None:
        while not going:
            pass

    tasks.run(busy, lambda _: None, lambda _: None)
    QTest.keyClick(asked(page, "agenda", "badges").folder_button, Qt.Key.Key_Space)
    qtbot.waitUntil(page.act.isVisible)
    assert page.act.progress_line._words.text() == "Document 1 of 2: Agenda, Kazakh"
    assert not page.bar.print_button.isEnabled()

    page.act.progress_line.cancel_asked.emit()
    going = True

    assert said(page, qtbot) == "Cancelled. Nothing was printed or written."
    assert list(desk.folder.iterdir()) == []


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_nothing_is_clipped(page: DocumentsPage, workspace: Workspace, language: str) -> None:
    workspace.words.choose(language)
    settle()
    dialog = asked(page, "agenda", languages=(Language.RU,))
    QApplication.processEvents()

    assert clipped(dialog) == []
    assert dialog.height() <= 540
    dialog.close()
