"""The Minutes page on a real register: notes and number by keyboard, live pages, extract, file and printer."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from forumdesk.domain.agenda import ItemKind
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.issued import SignedKind
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.pages.minutes.page import MinutesPage
from forumdesk.gui.pages.resolution.results import MINUTES, RESOLUTION, ResultsPage
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.workspace import Workspace
from forumdesk.services.motions import Motion
from forumdesk.services.register import Register
from tests.builders import filled
from tests.documents.reading import page_texts
from tests.gui.clipping import clipped
from tests.gui.pages.open_pages import SMALL, WIDE, settle, type_text
from tests.gui.pages.printing_desk import Person, in_worker

KK, RU, EN = Language


@pytest.fixture
def results(
    workspace: Workspace, meeting_id: MeetingId, tasks: Tasks, desk: Person, qtbot: QtBot
) -> ResultsPage:
    made = ResultsPage(
        workspace, meeting_id, tasks=tasks, choose_place=desk.choose_place, ask_printer=desk.ask_printer
    )
    qtbot.addWidget(made)
    made.resize(*WIDE)
    with qtbot.waitActive(made):
        made.show()
    made.show_page(MINUTES)
    settle()
    return made


@pytest.fixture
def page(results: ResultsPage, qtbot: QtBot) -> MinutesPage:
    minutes = results.page
    assert isinstance(minutes, MinutesPage)
    wait_for_pages(minutes, qtbot)
    return minutes


def wait_for_pages(page: MinutesPage, qtbot: QtBot) -> None:
    """Until the pages of the very paper that is chosen are in sight."""
    qtbot.waitUntil(lambda: page.preview.seen(page._wish()) is not None, timeout=10_000)


def preview_text(page: MinutesPage, tasks: Tasks) -> str:
    pages = page.preview.pages.pages
    assert pages is not None
    text = "\n".join(in_worker(tasks, lambda: page_texts(pages.printed.pdf)))
    return " ".join(text.split())


def until_printed(page: MinutesPage, tasks: Tasks, qtbot: QtBot, words: str) -> None:
    """Until ``words`` stand on the pages in sight."""
    qtbot.waitUntil(lambda: words in preview_text(page, tasks), timeout=10_000)


def press(
    widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(widget, key, modifier)


def rows(page: MinutesPage) -> list[str]:
    return [str(page.model.index(row, 0).data()) for row in range(page.model.rowCount())]


def facts(page: MinutesPage) -> list[str]:
    return [one.text() for one in page.panel.findChildren(Label) if one.isVisibleTo(page) and one.text()]


def print_kind(page: MinutesPage) -> str:
    return page.bar.print_button.kind


def test_the_minutes_are_a_view_beside_the_resolution(results: ResultsPage, page: MinutesPage) -> None:
    press(page.bar.view_switch.buttons[1], Qt.Key.Key_Left)

    assert results.current == RESOLUTION
    press(results.resolution_page.bar.view_switch.buttons[0], Qt.Key.Key_Right)
    assert results.page is page


def test_items_are_listed_and_the_first_language_of_the_body_is_printed(
    page: MinutesPage, tasks: Tasks
) -> None:
    assert rows(page) == ["Number and opening words", "1  Opening", "2  Plenary", "2.1  Report"]
    assert page.outline.hasFocus()
    assert page.bar.languages_field.currentText() == "Kazakh only"
    assert "ХАТТАМА" in preview_text(page, tasks)


def test_the_number_is_typed_and_printed(
    page: MinutesPage, tasks: Tasks, qtbot: QtBot, register: Register, meeting_id: MeetingId
) -> None:
    press(page.outline, Qt.Key.Key_Return)
    assert page.panel.number_edit.hasFocus()
    type_text(page.panel.number_edit, "С-70/2")
    press(page.panel.number_edit, Qt.Key.Key_Return)

    assert register.minutes.head(meeting_id).number == "С-70/2"
    until_printed(page, tasks, qtbot, "№ С-70/2")


def test_opening_words_are_kept_in_their_language(
    page: MinutesPage, tasks: Tasks, qtbot: QtBot, register: Register, meeting_id: MeetingId
) -> None:
    field = page.panel.text_edits[KK]
    field.setFocus()
    type_text(field, "Құттықтау")
    press(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert register.minutes.head(meeting_id).opening == LocalizedText(kk="Құттықтау")
    until_printed(page, tasks, qtbot, "Құттықтау")


def test_a_note_is_written_by_keyboard_kept_by_itself_and_undone(
    page: MinutesPage, tasks: Tasks, qtbot: QtBot, register: Register, meeting_id: MeetingId
) -> None:
    press(page.outline, Qt.Key.Key_Down)
    press(page.outline, Qt.Key.Key_Return)
    field = page.panel.text_edits[KK]
    assert field.hasFocus()
    assert field.accessibleName() == "Note of the secretary, Kazakh"

    type_text(field, "Бірінші")
    press(field, Qt.Key.Key_Return)
    type_text(field, "Екінші")
    qtbot.waitUntil(lambda: bool(register.minutes.notes(meeting_id)))

    (note,) = register.minutes.notes(meeting_id).values()
    assert note == LocalizedText(kk="Бірінші\nЕкінші")
    assert field.toPlainText() == "Бірінші\nЕкінші"
    until_printed(page, tasks, qtbot, "Екінші")
    register.history.undo()
    qtbot.waitUntil(lambda: field.toPlainText() == "")


def test_what_is_typed_is_kept_when_another_item_is_chosen(
    page: MinutesPage, register: Register, meeting_id: MeetingId
) -> None:
    page.outline.setCurrentIndex(page.model.index(1))
    type_text(page.panel.text_edits[RU], "Слушали")

    page.outline.setCurrentIndex(page.model.index(2))

    first = next(one.id for one in register.agendas.items(meeting_id) if one.label == "1")
    assert register.minutes.notes(meeting_id) == {first: LocalizedText(ru="Слушали")}
    assert page.panel.text_edits[RU].toPlainText() == ""


def test_f7_goes_to_a_note_that_lacks_a_language(
    page: MinutesPage, register: Register, meeting_id: MeetingId
) -> None:
    items = {one.label: one.id for one in register.agendas.items(meeting_id)}
    for language in Language:
        register.minutes.note(items["1"], language, "x")
    register.minutes.note(items["2.1"], KK, "x")
    settle()

    page.next_problem(1)

    assert page.outline.currentIndex().row() == 3
    spoken = [page.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in (1, 3)]
    assert spoken == ["1  Opening, note in all languages", "2.1  Report, note not in all languages"]


def test_generated_facts_are_shown_with_the_way_to_where_they_are_changed(
    results: ResultsPage, page: MinutesPage, qtbot: QtBot, register: Register, meeting_id: MeetingId
) -> None:
    items = {one.label: one.id for one in register.agendas.items(meeting_id)}
    register.decisions.adopt(meeting_id, Motion(item_id=items["2"]))
    page.outline.setCurrentIndex(page.model.index(2))
    qtbot.waitUntil(lambda: "Decision 1 · unanimously · adopted · sealed" in facts(page), timeout=10_000)

    assert "Assan Aliyev1" in facts(page)
    with qtbot.waitSignal(results.page_asked) as asked:
        link = page.panel.findChild(Button, "decisions_link")
        assert link is not None
        press(link, Qt.Key.Key_Space)
    assert asked.args == ["decisions"]


def test_the_signed_minutes_are_said_beside_who_leads(
    page: MinutesPage, qtbot: QtBot, register: Register, meeting_id: MeetingId
) -> None:
    paper = register.issued.keep(
        meeting_id, b"%PDF-1.7", document="minutes", name="m.pdf", languages=(Language.KK,)
    )
    register.issued.attach(
        paper,
        b"%PDF-1.4",
        kind=SignedKind.SCAN,
        name="scan.pdf",
        signer="The chair",
        signed_on=date(2024, 10, 18),
    )
    page.outline.setCurrentIndex(page.model.index(0))

    qtbot.waitUntil(lambda: "signed on 18 October 2024" in facts(page), timeout=10_000)
    assert "The chair" in facts(page)


def test_the_short_form_and_two_languages_side_by_side(page: MinutesPage, tasks: Tasks, qtbot: QtBot) -> None:
    press(page.bar.form_field, Qt.Key.Key_Down)
    wait_for_pages(page, qtbot)
    assert "қысқаша нысан" in preview_text(page, tasks)

    names = [page.bar.languages_field.itemText(n) for n in range(page.bar.languages_field.count())]
    page.bar.languages_field.setCurrentIndex(names.index("Kazakh, Russian, in two columns"))
    page.bar.languages_field.activated.emit(0)
    wait_for_pages(page, qtbot)

    text = preview_text(page, tasks)
    assert "ХАТТАМА" in text
    assert "ПРОТОКОЛ" in text


def test_an_extract_shows_what_is_ticked_with_its_day(page: MinutesPage, tasks: Tasks, qtbot: QtBot) -> None:
    page.outline.setCurrentIndex(page.model.index(1))
    page.bar.form_field.choose("extract")
    page.bar.form_field.activated.emit(2)
    wait_for_pages(page, qtbot)
    assert "Plenary" not in preview_text(page, tasks)
    page.outline.setFocus()
    press(page.outline, Qt.Key.Key_Down)
    press(page.outline, Qt.Key.Key_Space)
    wait_for_pages(page, qtbot)
    assert "Plenary" in preview_text(page, tasks)

    type_text(page.side.certified_edit, "24.10.2024")
    press(page.side.certified_edit, Qt.Key.Key_Return)
    until_printed(page, tasks, qtbot, "2024 жылғы 24 қазан")


def test_a_day_that_is_none_is_said_under_the_field_and_nothing_is_printed(
    page: MinutesPage, qtbot: QtBot, desk: Person
) -> None:
    page.bar.form_field.choose("extract")
    page.bar.form_field.activated.emit(2)
    type_text(page.side.certified_edit, "tomorrow")
    press(page.side.certified_edit, Qt.Key.Key_Return)

    assert "“tomorrow” is not a date" in page.side.certified_edit.accessibleDescription()
    wait_for_pages(page, qtbot)
    page.print_out()
    assert desk.asked == []
    assert page.side.certified_edit.hasFocus()


def test_an_extract_of_nothing_says_so_and_is_not_printed(
    page: MinutesPage, qtbot: QtBot, desk: Person
) -> None:
    page.bar.form_field.choose("extract")
    page.bar.form_field.activated.emit(2)
    wait_for_pages(page, qtbot)
    page.outline.setCurrentIndex(
        page.model.index(next(n for n, one in enumerate(page.model.lines) if one.ticked))
    )
    press(page.outline, Qt.Key.Key_Space)
    qtbot.waitUntil(page.message_bar.isVisible)

    page.print_out()

    assert desk.asked == []
    press(page.outline, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not page.message_bar.isVisible())


def test_a_draft_is_marked_until_the_meeting_is_closed(
    page: MinutesPage, tasks: Tasks, qtbot: QtBot, register: Register, meeting_id: MeetingId
) -> None:
    assert page.side.draft_label.isVisible()
    assert print_kind(page) == "outlined"
    assert "ЖОБА" in preview_text(page, tasks)

    register.conduct.open(meeting_id)
    register.conduct.close(meeting_id)

    qtbot.waitUntil(lambda: not page.side.draft_label.isVisible())
    assert print_kind(page) == "main"
    qtbot.waitUntil(lambda: "ЖОБА" not in preview_text(page, tasks), timeout=10_000)


def test_the_item_is_pointed_out_on_its_page(page: MinutesPage) -> None:
    page.outline.setCurrentIndex(page.model.index(2))

    mark = page.preview.pages.view._mark
    assert mark is not None
    assert mark.bottom > mark.top


def test_the_minutes_are_saved_and_printed(
    page: MinutesPage, qtbot: QtBot, desk: Person, tmp_path: Path
) -> None:
    target = tmp_path / "minutes.txt"
    desk.place = str(target)
    page.bar.save_button.setFocus()
    press(page.bar.save_button, Qt.Key.Key_Space)
    qtbot.waitUntil(target.exists, timeout=10_000)
    qtbot.waitUntil(lambda: not page.ways.is_busy)

    page.print_out()

    assert "ХАТТАМА" in target.read_text("utf-8")
    seen = page.preview.seen(page._wish())
    assert seen is not None
    assert desk.asked[-1] == len(seen.pages.sizes)


def test_without_agenda_and_decisions_the_way_to_the_agenda_is_offered(
    register: Register, workspace: Workspace, tasks: Tasks, qtbot: QtBot
) -> None:
    first = filled(register)
    for item in register.agendas.items(first):
        if item.parent_id is None:
            register.agendas.remove(item.id)
    made = MinutesPage(workspace, first, tasks=tasks)
    qtbot.addWidget(made)
    made.show()
    settle()

    with qtbot.waitSignal(made.page_asked) as asked:
        made._empty.main_button.click()
    assert asked.args == ["agenda"]


@pytest.mark.parametrize("language", [*Language])
def test_nothing_is_clipped_in_a_small_window(
    results: ResultsPage, page: MinutesPage, qtbot: QtBot, language: Language
) -> None:
    results.resize(*SMALL)
    page.words.choose(language)
    settle()
    assert clipped(page) == []

    page.edit_selected()
    page.bar.form_field.choose("extract")
    page.bar.form_field.activated.emit(2)
    settle()

    assert clipped(page) == []


def test_the_kinds_of_items_that_are_breaks_have_no_line(
    page: MinutesPage, register: Register, meeting_id: MeetingId
) -> None:
    first = register.agendas.items(meeting_id)[0]
    register.agendas.edit(first.id, kind=ItemKind.BREAK)
    settle()

    assert "1  Opening" not in rows(page)


def test_another_language_shows_the_same_item_again_and_typing_does_not_move_the_pages(
    page: MinutesPage, qtbot: QtBot, register: Register, meeting_id: MeetingId
) -> None:
    page.outline.setCurrentIndex(page.model.index(3))
    before = page.preview.pages.view.verticalScrollBar().value()
    assert before > 0
    names = [page.bar.languages_field.itemText(n) for n in range(page.bar.languages_field.count())]

    page.bar.languages_field.setCurrentIndex(names.index("Russian only"))
    page.bar.languages_field.activated.emit(0)
    wait_for_pages(page, qtbot)

    assert page.preview.pages.view.verticalScrollBar().value() > 0
    page.preview.pages.view.verticalScrollBar().setValue(5)
    with qtbot.waitSignal(page.preview.shown, timeout=10_000):
        register.minutes.edit(meeting_id, number="9")
    assert page.preview.pages.view.verticalScrollBar().value() == 5
