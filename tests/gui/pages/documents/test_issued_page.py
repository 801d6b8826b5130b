"""Papers given out in the window: printed and saved again exactly, signed, and kept with their signed copies."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.issued import IssuedPaper, SignedCopy, SignedKind
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.gui.pages.documents.issued_page import IssuedPage
from forumdesk.gui.pages.documents.signing_form import SECRET, SIGNED_ON, SIGNER
from forumdesk.gui.pages.documents.views import ISSUED, PAPERS, DocumentViews
from forumdesk.gui.printing.order import SAVE, PrintOrder, PrintQuestion
from forumdesk.gui.screen import Screen
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.workspace import Workspace
from forumdesk.services.register import Register
from tests.documents.signing_keys import (
    CHAIR,
    PASSPHRASE,
    as_if_by_gost,
    certificate,
    external_signature,
    given_out,
    key_file,
)
from tests.gui.clipping import clipped
from tests.gui.pages.open_pages import SMALL, WIDE, opened, settle, type_text


@dataclass
class Person:
    """Answers what the page asks: the file to read, the place to write, the printer."""

    file: Path = Path()
    place: Path = Path()
    asked: list[PrintQuestion] = field(default_factory=list)

    def choose(self, _parent: QWidget, _title: str, _filters: str) -> str:
        return str(self.file)

    def choose_place(self, _parent: QWidget, _title: str, _suggested: str, _filters: str) -> str:
        return str(self.place)

    def ask_printer(self, _screen: Screen, question: PrintQuestion) -> PrintOrder | Literal["save"] | None:
        self.asked.append(question)
        return SAVE


@pytest.fixture
def paper(register: Register, meeting_id: MeetingId) -> IssuedPaper:
    return register.issued.keep(
        meeting_id,
        given_out(),
        document="resolution",
        name="resolution.pdf",
        languages=(Language.EN,),
        code="7F3A-91C2",
    )


@pytest.fixture
def person(tmp_path: Path) -> Person:
    return Person(place=tmp_path / "out.pdf")


@pytest.fixture
def page(
    workspace: Workspace,
    meeting_id: MeetingId,
    paper: IssuedPaper,
    tasks: Tasks,
    person: Person,
    qtbot: QtBot,
) -> IssuedPage:
    def make(workspace: Workspace, meeting_id: MeetingId) -> IssuedPage:
        return IssuedPage(
            workspace,
            meeting_id,
            tasks=tasks,
            choose_place=person.choose_place,
            ask_printer=person.ask_printer,
            choose=person.choose,
        )

    shown = opened(make, workspace, meeting_id, qtbot)
    qtbot.waitUntil(lambda: shown.preview.pages is not None, timeout=10_000)
    return shown


def copies(page: IssuedPage) -> tuple[SignedCopy, ...]:
    assert page.current is not None
    return page.register.issued.signed_copies(page.meeting_id).get(page.current.id, ())


def press(page: IssuedPage, way: str) -> None:
    button = page.panel.signed_part.add_buttons[way]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Space)
    settle()


def enter(field: QWidget, text: str) -> None:
    field.setFocus(Qt.FocusReason.TabFocusReason)
    type_text(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()


def said(page: IssuedPage) -> str:
    message = page.message_bar.message
    return "" if message is None else message.sentence


def test_what_was_given_out_is_printed_and_saved_again_exactly(page: IssuedPage, person: Person) -> None:
    assert [line.title for line in page.model.lines] == ["1. Resolution"]
    assert page.preview.pages is not None
    assert page.preview.pages.printed.pdf == given_out()

    page.print_out()  # the person wants a file instead

    assert person.place.read_bytes() == given_out()
    assert person.asked == [PrintQuestion(pages=len(page.preview.pages.sizes), current=0, can_mark=False)]


def test_a_scan_is_kept_by_keyboard_and_taken_away_and_brought_back(
    page: IssuedPage, person: Person, tmp_path: Path
) -> None:
    person.file = tmp_path / "scan.jpg"
    person.file.write_bytes(b"\xff\xd8\xff scan")
    press(page, "scan")
    form = page.panel.scan_form
    assert form.fields[SIGNER].hasFocus()
    form.fields[SIGNED_ON].setText("16.10.2024")
    enter(form.fields[SIGNER], "Төраға")

    (kept,) = copies(page)
    assert (kept.kind, kept.signer, str(kept.signed_on)) == (SignedKind.SCAN, "Төраға", "2024-10-16")
    assert page.model.lines[0].signed == "signed on 16 October 2024"
    assert not form.isVisibleTo(page)

    page.panel.signed_part.list.setFocus()
    QTest.keyClick(page.panel.signed_part.list, Qt.Key.Key_Delete)
    settle()
    assert copies(page) == ()
    page.register.history.undo()
    settle()
    assert copies(page) == (kept,)
    assert page.panel.signed_part.model.copies == (kept,)


@pytest.mark.parametrize("typed", ["yesterday", "1 January 2030"])
def test_a_date_that_cannot_be_is_refused_under_its_field(
    page: IssuedPage, person: Person, tmp_path: Path, typed: str
) -> None:
    person.file = tmp_path / "scan.jpg"
    person.file.write_bytes(b"\xff\xd8\xff scan")
    press(page, "scan")
    page.panel.scan_form.fields[SIGNED_ON].setText(typed)
    enter(page.panel.scan_form.fields[SIGNER], "Төраға")

    assert copies(page) == ()
    assert page.panel.scan_form.fields[SIGNED_ON].accessibleDescription()


def test_what_is_no_scan_is_refused_in_words(page: IssuedPage, person: Person, tmp_path: Path) -> None:
    person.file = tmp_path / "scan.pdf"
    person.file.write_bytes(b"MZ")
    press(page, "scan")
    enter(page.panel.scan_form.fields[SIGNER], "Төраға")

    assert copies(page) == ()
    assert "neither a PDF nor a picture" in said(page)


def test_a_scan_can_be_dropped_on_the_row(page: IssuedPage, tmp_path: Path) -> None:
    scan = tmp_path / "scan.png"
    scan.write_bytes(b"\x89PNG\r\n\x1a\n")
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(scan))])
    held = (Qt.DropAction.CopyAction, files, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    where = page.list.visualRect(page.model.index(0, 0)).center()

    QApplication.sendEvent(page.list.viewport(), QDragEnterEvent(where, *held))
    QApplication.sendEvent(page.list.viewport(), QDropEvent(QPointF(where), *held))
    settle()

    enter(page.panel.scan_form.fields[SIGNER], "Төраға")

    assert [one.name for one in copies(page)] == ["scan.png"]


def test_a_key_file_signs_after_its_passphrase_and_nothing_of_it_stays(
    page: IssuedPage, person: Person, tmp_path: Path, qtbot: QtBot
) -> None:
    person.file = tmp_path / "key.p12"
    person.file.write_bytes(key_file(certificate(since=2020, until=2040)))
    press(page, "sign")
    secret = page.panel.key_form.fields[SECRET]
    enter(secret, "wrong")
    qtbot.waitUntil(
        lambda: bool(secret.accessibleDescription()) and "does not open" in secret.accessibleDescription()
    )
    assert copies(page) == ()

    secret.clear()
    enter(secret, PASSPHRASE)
    qtbot.waitUntil(lambda: bool(copies(page)), timeout=10_000)
    settle()

    (kept,) = copies(page)
    assert (kept.kind, kept.signer) == (SignedKind.PADES, CHAIR)
    assert page.register.issued.content(kept).startswith(given_out())
    qtbot.waitUntil(lambda: not secret.text())
    standing = page.panel.signed_part.standing_label
    qtbot.waitUntil(lambda: "The signature holds" in standing.text(), timeout=10_000)


def test_an_expired_certificate_signs_only_when_a_person_says_so(
    page: IssuedPage, person: Person, tmp_path: Path, qtbot: QtBot
) -> None:
    person.file = tmp_path / "key.p12"
    person.file.write_bytes(key_file(certificate(since=2020, until=2021)))
    press(page, "sign")
    enter(page.panel.key_form.fields[SECRET], PASSPHRASE)
    qtbot.waitUntil(lambda: "expired" in said(page), timeout=10_000)
    assert copies(page) == ()

    page.message_bar.act_buttons[0].click()
    settle()
    enter(page.panel.key_form.fields[SECRET], PASSPHRASE)

    qtbot.waitUntil(lambda: bool(copies(page)), timeout=10_000)


def test_without_the_extra_it_is_said_how_to_install_it(
    page: IssuedPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("forumdesk.documents.signatures.find_spec", lambda _name: None)

    press(page, "sign")

    assert "pip install forumdesk[sign]" in said(page)
    assert not page.panel.key_form.isVisibleTo(page)


def test_an_external_signature_is_taken_back_over_the_very_bytes_only(
    page: IssuedPage, person: Person, tmp_path: Path, qtbot: QtBot
) -> None:
    press(page, "external")
    assert person.place.read_bytes() == given_out()

    person.file = tmp_path / "other.p7s"
    person.file.write_bytes(external_signature(b"another"))
    press(page, "back")
    qtbot.waitUntil(lambda: "another file" in said(page), timeout=10_000)
    person.file = tmp_path / "gost.cms"
    person.file.write_bytes(as_if_by_gost(external_signature(person.place.read_bytes())))
    press(page, "back")
    qtbot.waitUntil(lambda: "not checked here" in said(page), timeout=10_000)

    assert [(one.kind, one.name) for one in copies(page)] == [(SignedKind.CMS, "gost.cms")]


@pytest.mark.parametrize("language", STATE_LANGUAGE_FIRST)
def test_nothing_is_cut_in_a_small_window(
    page: IssuedPage, person: Person, tmp_path: Path, language: Language, qtbot: QtBot
) -> None:
    person.file = tmp_path / "scan.jpg"
    person.file.write_bytes(b"\xff\xd8\xff scan")
    page.resize(*SMALL)
    page.words.choose(language)
    page.edit_selected()
    press(page, "scan")
    page.panel.scan_form.fields[SIGNED_ON].setText("16.10.2024")
    assert clipped(page) == []
    enter(page.panel.scan_form.fields[SIGNER], "Төраға")

    assert copies(page)
    qtbot.waitUntil(lambda: not clipped(page), timeout=3000)  # what the check found is said a moment later


def test_any_paper_can_be_given_out_from_the_documents_page(
    workspace: Workspace, meeting_id: MeetingId, tasks: Tasks, qtbot: QtBot
) -> None:
    views = DocumentViews(workspace, meeting_id, tasks=tasks)
    qtbot.addWidget(views)
    views.resize(*WIDE)
    with qtbot.waitActive(views):
        views.show()
    views.show_page(ISSUED)
    settle()
    page = views.page
    assert isinstance(page, IssuedPage)
    QTest.keyClick(page.empty_page.main_button, Qt.Key.Key_Space)
    assert views.current == PAPERS
    views.choose_document("agenda")
    bar = views.papers_page.bar
    qtbot.waitUntil(
        lambda: bar.keep_button.isVisibleTo(views) and bar.keep_button.isEnabled(), timeout=10_000
    )

    bar.keep_button.click()

    qtbot.waitUntil(lambda: bool(page.register.issued.of_meeting(meeting_id)), timeout=10_000)
    (kept,) = page.register.issued.of_meeting(meeting_id)
    assert (kept.document, kept.media_type) == ("agenda", "application/pdf")
    views.show_page(ISSUED)
    settle()
    assert page.current == kept
