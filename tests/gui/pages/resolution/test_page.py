"""The Resolution page on a real register: outline, pages, readiness, file and printer."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from forumdesk.documents.preview import PagePictures
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.pages.resolution.outline import PartState
from forumdesk.gui.pages.resolution.page import ResolutionPage
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.workspace import Workspace
from forumdesk.services.register import Register
from tests.builders import by_sql
from tests.documents.reading import unhyphenated
from tests.gui.clipping import clipped
from tests.gui.pages.open_pages import SMALL, WIDE, settle
from tests.gui.pages.printing_desk import Person, in_worker


@pytest.fixture
def page(
    workspace: Workspace, meeting_id: MeetingId, tasks: Tasks, desk: Person, qtbot: QtBot
) -> ResolutionPage:
    return shown(workspace, meeting_id, tasks, desk, qtbot)


def shown(
    workspace: Workspace,
    meeting_id: MeetingId,
    tasks: Tasks,
    desk: Person,
    qtbot: QtBot,
    size: tuple[int, int] = WIDE,
) -> ResolutionPage:
    made = ResolutionPage(
        workspace, meeting_id, tasks=tasks, choose_place=desk.choose_place, ask_printer=desk.ask_printer
    )
    qtbot.addWidget(made)
    made.resize(*size)
    with qtbot.waitActive(made):
        made.show()
    made.take_focus()
    settle()
    qtbot.waitUntil(lambda: made.preview.view.page_count > 0 or made.arrangement is None)
    return made


def text_of(page: ResolutionPage, pdf: bytes) -> str:
    return in_worker(page._tasks, lambda: unhyphenated(pdf))


def preview_text(page: ResolutionPage) -> str:
    assert page.preview.pages is not None
    return text_of(page, page.preview.pages.printed.pdf)


def titles(page: ResolutionPage) -> list[str]:
    model = page.outline.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def spoken(page: ResolutionPage) -> dict[str, str]:
    return {check.key: check.state for check in page._checks}


def test_the_outline_has_the_parts_and_numbers_of_the_text(page: ResolutionPage) -> None:
    assert titles(page) == [
        "Heading, date and place",
        "Preamble",
        "Paragraph 2 in English",
        "Issues discussed",
        "1  Paragraph 4 in English",
        "Recommendations",
        "1  Paragraph 7 in English",
        "2  Paragraph 10 in English",
        "Closing part",
        "Signatures",
    ]


def test_the_preview_is_the_pdf_of_all_languages_in_sequence(page: ResolutionPage) -> None:
    assert page.arrangement is not None
    assert page.arrangement.layout == "sequence"
    assert page.arrangement.languages == (Language.KK, Language.RU, Language.EN)
    text = preview_text(page)
    assert (
        text.index("2-абзац қазақша")
        < text.index("2-й абзац по-русски")
        < text.index("Paragraph 2 in English")
    )
    assert page.preview.page_label.text() == f"Page 1 of {page.preview.view.page_count}"


def test_a_change_of_the_text_is_seen_and_the_old_pages_stay_until_then(
    page: ResolutionPage, register: Register, meeting_id: MeetingId, qtbot: QtBot
) -> None:
    before = page.preview.pages
    row = register.resolutions.text(meeting_id).first(Part.PREAMBLE)
    assert row is not None

    register.resolutions.edit_cell(meeting_id, row.id, Language.EN, "A new beginning")
    settle()
    assert page.preview.pages is before

    qtbot.waitUntil(lambda: "A new beginning" in preview_text(page), timeout=1000)


def test_nothing_is_printed_anew_while_nothing_changed(page: ResolutionPage, qtbot: QtBot) -> None:
    before = page.preview.pages

    page.reload()
    qtbot.wait(400)

    assert page.preview.pages is before


def test_choosing_a_row_of_the_outline_scrolls_to_it_and_marks_it(page: ResolutionPage, qtbot: QtBot) -> None:
    for _ in range(7):
        QTest.keyClick(page.outline, Qt.Key.Key_Down)

    mark = page.preview.view._mark
    assert mark is not None
    assert page.preview.pages is not None
    entry = page._model.entries[page.outline.currentIndex().row()]
    place = page.preview.pages.printed.places[entry.rows[0]][0]
    assert (mark.page, mark.top) == (place.page, place.top)
    assert 0 < mark.left < 0.2


def test_document_languages_are_chosen_apart_from_the_windows(
    page: ResolutionPage, workspace: Workspace, qtbot: QtBot
) -> None:
    keys = [page.languages_field.itemData(n).key for n in range(page.languages_field.count())]
    page.languages_field.setCurrentIndex(keys.index("columns:kk,ru"))

    qtbot.waitUntil(lambda: "Paragraph 2 in English" not in preview_text(page))
    assert "2-абзац қазақша" in preview_text(page)
    assert page.languages_field.currentText() == "Kazakh, Russian, in two columns"

    workspace.words.choose("ru")
    settle()

    assert page.arrangement is not None
    assert page.arrangement.key == "columns:kk,ru"
    assert titles(page)[2] == "2-й абзац по-русски"
    assert page.languages_field.count() == len(keys) == 9


def test_a_draft_says_so_and_its_print_button_is_outlined(page: ResolutionPage) -> None:
    assert spoken(page) == {
        "languages": "holds",
        "facts": "holds",
        "letters": "holds",
        "adopted": "fails",
        "sealed": "open",
    }
    assert page.print_button.kind == "outlined"
    assert "draft" in page.readiness.note.text()
    assert "DRAFT" in preview_text(page)


def test_a_failing_check_leads_to_its_page(page: ResolutionPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.page_asked) as asked:
        QTest.keyClick(page.readiness.acts["adopted"], Qt.Key.Key_Space)

    assert asked.args == ["decisions"]


def test_a_stale_paragraph_is_pointed_out_and_found_by_key(
    page: ResolutionPage, register: Register, meeting_id: MeetingId
) -> None:
    row = register.resolutions.text(meeting_id).first(Part.ISSUE)
    assert row is not None
    register.resolutions.edit_cell(meeting_id, row.id, Language.RU, "Иначе")
    settle()

    assert spoken(page)["languages"] == "fails"
    page.next_problem(1)
    entry = page._model.entries[page.outline.currentIndex().row()]
    assert (entry.rows[0], entry.state) == (str(row.id), PartState.HINDERED)
    assert "not checked" in page.outline.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_number_that_differs_from_the_register_is_named(
    page: ResolutionPage, register: Register, meeting_id: MeetingId
) -> None:
    row = register.resolutions.text(meeting_id).first(Part.PREAMBLE)
    assert row is not None
    register.resolutions.edit_cell(
        meeting_id, row.id, Language.EN, "The forum was attended by 500 participants from 30 countries."
    )
    settle()

    details = [check.detail for check in page._checks if check.key.startswith("facts")]
    assert any("30 countries" in detail and "has 1" in detail for detail in details)


def test_a_letter_that_the_font_lacks_is_named_and_nothing_is_printed_or_sealed(
    page: ResolutionPage, register: Register, meeting_id: MeetingId, desk: Person, qtbot: QtBot
) -> None:
    row = register.resolutions.text(meeting_id).first(Part.PREAMBLE)
    assert row is not None
    before = page.preview.pages
    register.resolutions.edit_cell(meeting_id, row.id, Language.EN, "A letter \N{CJK UNIFIED IDEOGRAPH-4E00}")

    qtbot.waitUntil(lambda: spoken(page)["letters"] == "fails")
    page.print_out()

    assert desk.asked == []
    assert page.preview.pages is before
    assert page.message_bar.isVisible()
    assert "U+4E00" in page.message_bar.accessibleName()


def test_exporting_a_recorded_decision_as_pdf_seals_it_first(
    page: ResolutionPage,
    register: Register,
    meeting_id: MeetingId,
    desk: Person,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    register.decisions.record_unanimous(meeting_id)
    settle()
    assert "DRAFT" in preview_text(page)
    assert page.print_button.kind == "main"
    desk.place = str(tmp_path / "out.pdf")

    page.export()
    qtbot.waitUntil(lambda: (tmp_path / "out.pdf").exists())

    decision = register.decisions.decisions(meeting_id)[0]
    assert decision.sealed
    text = text_of(page, (tmp_path / "out.pdf").read_bytes())
    assert "DRAFT" not in text
    assert decision.code in text
    qtbot.waitUntil(lambda: decision.code in preview_text(page))
    assert page.readiness._code.text() == decision.code
    assert all(entry.state is PartState.SEALED for entry in page._model.entries)


def test_giving_up_the_dialogs_seals_and_writes_nothing(
    page: ResolutionPage, register: Register, meeting_id: MeetingId, desk: Person, qtbot: QtBot
) -> None:
    register.decisions.record_unanimous(meeting_id)
    settle()

    page.export()
    page.print_out()
    qtbot.wait(100)

    (suggested, _filters), pages = desk.asked  # type: ignore[misc]
    assert suggested == "Strategic Partners Forum.pdf"
    assert pages == page.preview.view.page_count
    assert not register.decisions.decisions(meeting_id)[0].sealed


def test_a_decision_on_one_recommendation_is_not_sealed_by_printing_a_draft(
    page: ResolutionPage,
    register: Register,
    meeting_id: MeetingId,
    desk: Person,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    first = register.resolutions.text(meeting_id).recommendations()[0]
    register.decisions.record_unanimous(meeting_id, [first.id])
    settle()
    desk.place = str(tmp_path / "out.pdf")

    page.export()
    qtbot.waitUntil(lambda: (tmp_path / "out.pdf").exists())

    assert not register.decisions.decisions(meeting_id)[0].sealed
    assert "DRAFT" in text_of(page, (tmp_path / "out.pdf").read_bytes())


@pytest.mark.parametrize("ending", [".docx", ".odt"])
def test_export_writes_what_an_office_edits(
    page: ResolutionPage, desk: Person, qtbot: QtBot, tmp_path: Path, ending: str
) -> None:
    out = tmp_path / f"out{ending}"
    desk.place = str(out)

    page.export()
    qtbot.waitUntil(lambda: page.message_bar.isVisible())

    assert zipfile.is_zipfile(out)


@pytest.mark.parametrize(
    ("ending", "sign"),
    [(".txt", "2-абзац қазақша"), (".md", "2-абзац қазақша"), (".json", "forumdesk-event")],
)
def test_export_writes_text_and_the_event_package(
    page: ResolutionPage, desk: Person, qtbot: QtBot, tmp_path: Path, ending: str, sign: str
) -> None:
    out = tmp_path / f"out{ending}"
    desk.place = str(out)

    page.export()
    qtbot.waitUntil(lambda: page.message_bar.isVisible())

    assert sign in out.read_text(encoding="utf-8")
    assert out.name in page.message_bar.accessibleName()


def test_the_register_is_never_written_over(
    page: ResolutionPage, register: Register, desk: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(register.path)
    desk.place = str(link)

    page.export()
    qtbot.waitUntil(lambda: page.message_bar.isVisible())

    assert "register itself" in page.message_bar.accessibleName()
    assert register.resolutions.text(page.meeting_id).rows


def test_the_printer_gets_the_very_pages(
    page: ResolutionPage, desk: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setResolution(72)
    desk.printer = printer

    page.print_out()
    qtbot.waitUntil(lambda: "sent to the printer" in page.message_bar.accessibleName(), timeout=10_000)

    count, size, darkest = in_worker(page._tasks, lambda: looked_at(tmp_path / "paper.pdf"))
    assert count == page.preview.view.page_count
    assert size == (595, 842)
    assert darkest < 128


def looked_at(file: Path) -> tuple[int, tuple[int, int], int]:
    """How many pages a PDF has, how large the first is in points, and its darkest ink."""
    with PagePictures(file.read_bytes()) as paper:
        width, height = paper.page_size(0)
        return paper.page_count, (round(width), round(height)), min(paper.render(0, 1.0)[2])


def test_without_a_text_the_page_says_what_belongs_here(
    workspace: Workspace, register: Register, tasks: Tasks, desk: Person, qtbot: QtBot
) -> None:
    meeting = register.meetings.add(LocalizedText(en="An empty meeting"))
    page = shown(workspace, meeting.id, tasks, desk, qtbot)

    with qtbot.waitSignal(page.import_asked) as asked:
        QTest.keyClick(page._empty.main_button, Qt.Key.Key_Return)

    assert asked.args == ["resolution"]
    assert not page.print_button.isVisible()
    page.print_out()
    page.export()
    assert desk.asked == []


def test_in_a_narrow_window_the_readiness_lies_over_the_pages(
    workspace: Workspace, meeting_id: MeetingId, tasks: Tasks, desk: Person, qtbot: QtBot
) -> None:
    page = shown(workspace, meeting_id, tasks, desk, qtbot, SMALL)
    assert not page.readiness.isVisible()
    assert page.readiness_button.text() == "1 to solve"

    QTest.keyClick(page.readiness_button, Qt.Key.Key_Space)

    assert page.readiness.isVisible()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_nothing_is_clipped_in_the_smallest_window(
    workspace: Workspace, meeting_id: MeetingId, tasks: Tasks, desk: Person, qtbot: QtBot, language: str
) -> None:
    page = shown(workspace, meeting_id, tasks, desk, qtbot, SMALL)
    workspace.words.choose(language)
    page.readiness_button.click()
    settle()

    assert clipped(page) == []


def test_altered_records_are_said_and_no_page_is_shown(
    page: ResolutionPage, register: Register, meeting_id: MeetingId, desk: Person
) -> None:
    register.decisions.adopt_unanimously(meeting_id)
    altered = "CAST(replace(record, '\"against\":0', '\"against\":1') AS BLOB)"
    by_sql(register.path, f"UPDATE sealed_record SET record = {altered}")

    page.reload()

    assert "altered" in page.message_bar.accessibleName()
    assert page.preview.view.page_count == 0
    assert not page.print_button.isVisible()
    page.print_out()
    page.export()
    assert desk.asked == []
