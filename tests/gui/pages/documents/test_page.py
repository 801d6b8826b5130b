"""The Documents page on a real register: what can be printed, finished pages, file and printer."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from forumdesk.documents.preview import PagePictures
from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.badges import badge_code, printed_badge_code
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.people import Names, Participant, PersonName
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.badges import print_badge
from forumdesk.gui.pages.documents import output as documents_output
from forumdesk.gui.pages.documents.list import GROUP, PURPOSES
from forumdesk.gui.pages.documents.page import DocumentsPage
from forumdesk.gui.printing.order import Sides
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.choice_field import ChoiceField
from forumdesk.gui.workspace import Workspace
from forumdesk.services.register import Register
from tests.documents.reading import page_texts
from tests.gui.clipping import clipped
from tests.gui.pages.open_pages import SMALL, WIDE, settle
from tests.gui.pages.printing_desk import Person, in_worker

UNPRINTABLE = "\N{CJK UNIFIED IDEOGRAPH-4E2D}"


@pytest.fixture
def people(register: Register, meeting_id: MeetingId) -> tuple[Participant, ...]:
    return register.participants.listed(meeting_id)


@pytest.fixture
def page(
    workspace: Workspace, meeting_id: MeetingId, tasks: Tasks, desk: Person, qtbot: QtBot
) -> DocumentsPage:
    made = shown(workspace, meeting_id, tasks, desk, qtbot)
    wait_for_pages(made, qtbot)
    return made


def shown(
    workspace: Workspace,
    meeting_id: MeetingId,
    tasks: Tasks,
    desk: Person,
    qtbot: QtBot,
    size: tuple[int, int] = WIDE,
) -> DocumentsPage:
    made = DocumentsPage(
        workspace, meeting_id, tasks=tasks, choose_place=desk.choose_place, ask_printer=desk.ask_printer
    )
    qtbot.addWidget(made)
    made.resize(*size)
    with qtbot.waitActive(made):
        made.show()
    made.take_focus()
    settle()
    qtbot.waitUntil(lambda: made.bar.whom_field.count() > 0 or made._stack.currentWidget() is made._empty)
    return made


def wait_for_pages(page: DocumentsPage, qtbot: QtBot) -> None:
    """Until the pages of the very paper that is chosen are in sight."""
    qtbot.waitUntil(lambda: page.preview.seen(page._wish()) is not None, timeout=10_000)


def preview_text(page: DocumentsPage) -> str:
    pages = page.preview.pages.pages
    assert pages is not None
    return in_worker(page._tasks, lambda: "\n".join(page_texts(pages.printed.pdf)))


def choose(page: DocumentsPage, identifier: str) -> None:
    """Go to a document with the arrow keys."""
    page.documents.setFocus()
    while page.kind.identifier != identifier:
        below = page.model.place(identifier).row() > page.documents.currentIndex().row()
        QTest.keyClick(page.documents, Qt.Key.Key_Down if below else Qt.Key.Key_Up)


def pick(field: ChoiceField, key: object) -> None:
    """Choose a value as a person does."""
    place = [field.itemData(n) for n in range(field.count())].index(key)
    field.setCurrentIndex(place)
    field.activated.emit(place)


def test_everything_that_can_be_printed_is_listed_with_its_people(page: DocumentsPage) -> None:
    rows = [page.model.index(row, 0) for row in range(page.model.rowCount())]

    assert [row.data() for row in rows] == [
        "Resolution", "Draft resolution", "Handout on A5", "Dossier", "Text with amendments", "List of amendments",
        "Table of comments and proposals", "Summary of the consultation",
        "Approval sheet", "Register of distribution",
        "Agenda", "Programme", "Chair’s script", "List of speakers", "Timekeeping",
        "Minutes of the meeting", "Minutes in short form", "Extract from the minutes", "Vote sheet",
        "Roll-call sheet", "Protocol of the counting commission", "Ballots",
        "Badges", "Tent cards", "List of participants", "Attendance sheet", "Register of arrivals",
        "Invitations", "Certificates of participation", "Composition of delegations", "Pass list",
    ]  # fmt: skip
    counts = ["", "", "", "", "0", "0", "", "", "", "", *"33303", *"333", "", "", "", "", *"444404444"]
    assert [entry.count for entry in page.model.entries] == counts
    assert {row.data(): row.data(GROUP) for row in rows if row.data(GROUP)} == {
        "Resolution": "Meeting",
        "Minutes of the meeting": "Minutes and votes",
        "Badges": "People",
    }
    assert all(entry.identifier in PURPOSES for entry in page.model.entries)
    spoken = page.model.place("badges").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Badges. 4 people. For everybody to wear")


def test_badges_are_in_sight_at_first_in_two_languages(
    page: DocumentsPage, people: tuple[Participant, ...]
) -> None:
    text = preview_text(page)

    assert page.kind.identifier == "badges"
    assert page.bar.languages == (Language.KK, Language.RU)
    assert "Асан Әлиев1" in text
    assert "Асан Алиев1" in text
    assert printed_badge_code(badge_code(people[0].meeting_id, people[0].id)) in text
    assert page.side.sum_label.text() == "4 people · 1 page"


@pytest.mark.parametrize(
    "identifier",
    ["tent_cards", "participants", "attendance", "invitation", "certificates", "delegations", "passes"],
)
def test_each_document_is_previewed_as_its_pdf(page: DocumentsPage, qtbot: QtBot, identifier: str) -> None:
    choose(page, identifier)
    wait_for_pages(page, qtbot)

    assert "Әлиев1" in preview_text(page)
    assert page.preview.pages.view.page_count > 0
    assert page.preview.pages.view.accessibleName() == "Pages of the document"


def test_a_change_is_seen_within_a_second_and_the_old_pages_stay_until_then(
    page: DocumentsPage, people: tuple[Participant, ...], register: Register, qtbot: QtBot
) -> None:
    before = page.preview.pages.pages

    register.participants.edit(people[0].id, names=Names(kk=PersonName(family="Жаңаев", given="Ерлан")))
    settle()
    assert page.preview.pages.pages is before

    qtbot.waitUntil(lambda: page.preview.pages.pages is not before, timeout=1000)
    assert "Ерлан Жаңаев" in preview_text(page)


def test_nothing_is_printed_anew_while_nothing_changed(page: DocumentsPage, qtbot: QtBot) -> None:
    before = page.preview.pages.pages

    page.reload()
    qtbot.wait(500)

    assert page.preview.pages.pages is before


def test_languages_layout_and_order_are_chosen(page: DocumentsPage, qtbot: QtBot) -> None:
    pick(page.bar.languages_field, (Language.EN,))
    pick(page.bar.layout_field, "label")
    pick(page.bar.order_field, "number")
    wait_for_pages(page, qtbot)

    text = preview_text(page)
    assert page.preview.pages.view.page_count == 4
    assert text.index("Assan Aliyev1") < text.index("Assan Aliyev2")
    assert "Әлиев" not in text


def test_each_document_keeps_its_own_choices(page: DocumentsPage, qtbot: QtBot) -> None:
    pick(page.bar.languages_field, (Language.EN,))
    choose(page, "participants")
    assert page.bar.languages == (Language.KK,)
    assert page.bar.layout_field.isHidden()
    assert page.bar.order_field.isHidden()

    choose(page, "badges")

    assert page.bar.languages == (Language.EN,)
    assert not page.bar.layout_field.isHidden()


def test_whom_is_chosen_by_group_and_delegation(
    page: DocumentsPage, register: Register, people: tuple[Participant, ...], qtbot: QtBot
) -> None:
    offered = [page.bar.whom_field.itemText(n) for n in range(page.bar.whom_field.count())]
    assert offered == ["Everybody · 4", "Who has a voice · 3", "One country"]
    register.attendance.arrive(people[1].id)
    made = register.delegations.add(people[0].meeting_id, LocalizedText(en="Steppe delegation"))
    register.delegations.assign([people[2].id], made.id)
    qtbot.waitUntil(lambda: page.bar.whom_field.findData("delegation") >= 0)

    pick(page.bar.whom_field, "arrived")
    wait_for_pages(page, qtbot)
    text = preview_text(page)
    assert "Әлиев2" in text
    assert "Әлиев1" not in text

    pick(page.bar.whom_field, "delegation")
    assert page.bar.which_field.currentText() == "Steppe delegation · 1"
    wait_for_pages(page, qtbot)
    assert "Әлиев3" in preview_text(page)
    assert "Әлиев2" not in preview_text(page)


def test_people_selected_elsewhere_are_printed(
    page: DocumentsPage, people: tuple[Participant, ...], register: Register, qtbot: QtBot
) -> None:
    page.choose_people((people[0].id, people[3].id), "tent_cards")
    wait_for_pages(page, qtbot)
    assert page.bar.whom_field.currentText() == "Who was selected · 2"
    assert page.side.sum_label.text() == "2 people · 2 pages"

    register.participants.remove_many([people[0].id, people[3].id])
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._empty)
    QTest.keyClick(page._empty.main_button, Qt.Key.Key_Space)
    wait_for_pages(page, qtbot)

    assert page.bar.whom == "everybody"


def test_only_the_first_people_of_many_are_shown_and_it_is_said(
    page: DocumentsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(documents_output.SHOWN_FIRST, "badges", 3)
    assert not page.preview.part_label.isVisible()

    pick(page.bar.languages_field, (Language.EN,))
    wait_for_pages(page, qtbot)

    assert (
        page.preview.part_label.text() == "The first 3 of 4 people are shown here. All of them are printed."
    )
    assert page.preview.part_label.isVisible()
    assert "Aliyev4" not in preview_text(page)
    assert page.side.sum_label.text() == "4 people"


def test_a_missing_letter_names_the_person_and_leads_there(
    page: DocumentsPage, people: tuple[Participant, ...], register: Register, desk: Person, qtbot: QtBot
) -> None:
    register.participants.edit(people[0].id, organisation=LocalizedText(kk=f"Дала {UNPRINTABLE}"))
    qtbot.waitUntil(page.message_bar.isVisible)

    message = page.message_bar.message
    assert message is not None
    assert "Асан Әлиев1" in message.sentence
    assert UNPRINTABLE in message.sentence
    assert page.preview.pages.view.page_count == 0
    page.print_out()
    assert desk.asked == []
    with qtbot.waitSignal(page.page_asked) as asked:
        QTest.keyClick(page.message_bar.act_buttons[0], Qt.Key.Key_Space)
    assert asked.args == ["participants"]

    register.participants.edit(people[0].id, organisation=LocalizedText(kk="Дала"))
    wait_for_pages(page, qtbot)

    assert not page.message_bar.isVisible()


def test_the_pass_list_says_when_numbers_are_erased(
    page: DocumentsPage, people: tuple[Participant, ...], register: Register, qtbot: QtBot
) -> None:
    choose(page, "passes")
    wait_for_pages(page, qtbot)
    assert page.side.note_label.text().startswith("Nobody has an identity number yet.")

    register.passes.set_numbers(people[0].meeting_id, {people[0].id: "800101300000"})
    page.reload()
    qtbot.waitUntil(
        lambda: "17 October 2024" in page.side.note_label.text().replace("\N{NO-BREAK SPACE}", " ")
    )

    qtbot.waitUntil(lambda: "800101300000" in preview_text(page))
    choose(page, "participants")
    wait_for_pages(page, qtbot)
    assert "800101300000" not in preview_text(page)
    assert page.side.note_label.isHidden()


def test_the_register_of_arrivals_is_empty_until_somebody_arrives(
    page: DocumentsPage, people: tuple[Participant, ...], register: Register, qtbot: QtBot
) -> None:
    choose(page, "arrivals")
    assert page._empty.accessibleName() == "Nobody has arrived yet."
    assert page.bar.print_button.isHidden()

    register.attendance.arrive(people[0].id)
    wait_for_pages(page, qtbot)

    assert "Front desk" in " ".join(preview_text(page).split())
    assert page.side.sum_label.text() == "1 person · 1 page"
    assert not page.bar.print_button.isHidden()


def test_a_handout_folded_already_is_printed_as_it_has_to_be_turned(
    page: DocumentsPage, desk: Person, qtbot: QtBot
) -> None:
    choose(page, "handout")
    wait_for_pages(page, qtbot)
    assert page.bar.layout_field.currentText() == "Pages of A5"

    pick(page.bar.layout_field, "booklet")
    wait_for_pages(page, qtbot)
    page.print_out()

    (question,) = desk.questions
    assert (question.sides, question.can_fold, question.can_mark) == (Sides.SHORT_EDGE, False, False)


def test_a_dossier_is_made_once_and_again_when_that_is_asked_for(
    page: DocumentsPage, people: tuple[Participant, ...], register: Register, tasks: Tasks, qtbot: QtBot
) -> None:
    going = False

    def busy() -> None:
        while not going:
            pass

    tasks.run(busy, lambda _: None, lambda _: None)
    choose(page, "dossier")
    qtbot.waitUntil(page.preview.act.isVisible)
    QTest.keyClick(page.preview.act.progress_line.cancel_button, Qt.Key.Key_Space)
    going = True
    qtbot.waitUntil(page.preview.again_button.isVisible)
    assert page.preview.again_label.text() == "The pages were not made."

    QTest.keyClick(page.preview.again_button, Qt.Key.Key_Space)
    wait_for_pages(page, qtbot)
    assert not page.preview.again_button.isVisible()
    assert "Құжаттар жинағы" in preview_text(page)
    made = page.preview.pages.pages

    register.participants.edit(people[0].id, names=Names(kk=PersonName(family="Жаңаев", given="Ерлан")))
    qtbot.waitUntil(page.preview.again_button.isVisible)
    assert page.preview.again_label.text() == "Something has changed since these pages were made."
    assert page.preview.pages.pages is made

    QTest.keyClick(page.preview.again_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.preview.pages.pages not in (None, made), timeout=10_000)
    assert "Жаңаев" in preview_text(page)


def test_the_resolution_leads_to_its_own_page(page: DocumentsPage, qtbot: QtBot) -> None:
    choose(page, "resolution")

    with qtbot.waitSignal(page.page_asked) as asked:
        QTest.keyClick(page.documents, Qt.Key.Key_Return)

    assert asked.args == ["resolution"]


@pytest.mark.parametrize("identifier", ["agenda", "programme", "chair_script"])
def test_papers_about_the_meeting_are_previewed_without_a_choice_of_people(
    page: DocumentsPage, qtbot: QtBot, identifier: str
) -> None:
    choose(page, identifier)
    wait_for_pages(page, qtbot)

    assert "Opening" in preview_text(page)
    assert page.bar.whom_field.isHidden()
    assert page.bar.order_field.isHidden()
    assert page.bar.layout_field.isHidden()
    assert page.side.sum_label.text().startswith("3 items · ")


def test_languages_of_a_paper_stand_side_by_side_or_follow_each_other(
    page: DocumentsPage, qtbot: QtBot
) -> None:
    choose(page, "agenda")
    pick(page.bar.languages_field, tuple(Language))
    wait_for_pages(page, qtbot)
    assert not page.bar.layout_field.isHidden()
    assert page.preview.pages.view.page_count == 3

    pick(page.bar.layout_field, "columns")
    wait_for_pages(page, qtbot)

    assert page.preview.pages.view.page_count == 1


def test_a_changed_agenda_is_seen(
    page: DocumentsPage, register: Register, meeting_id: MeetingId, qtbot: QtBot
) -> None:
    choose(page, "programme")
    wait_for_pages(page, qtbot)
    before = page.preview.pages.pages

    register.agendas.add(meeting_id, LocalizedText(kk="Жаңа мәселе"))

    qtbot.waitUntil(lambda: page.preview.pages.pages not in (before, None), timeout=3000)
    assert "Жаңа мәселе" in preview_text(page)


@pytest.mark.parametrize(
    ("identifier", "told"),
    [("speakers", "Nobody is on a list of speakers yet."), ("timekeeping", "No time has been kept yet.")],
)
def test_what_nobody_has_done_yet_is_said(
    page: DocumentsPage, qtbot: QtBot, identifier: str, told: str
) -> None:
    choose(page, identifier)
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._empty)

    assert told in [label.text() for label in page._empty.findChildren(QLabel)]
    assert page.bar.print_button.isHidden()
    with qtbot.waitSignal(page.page_asked) as asked:
        page._empty.main_asked.emit()
    assert asked.args == ["agenda"]


def test_speakers_are_listed_once_somebody_has_asked(
    page: DocumentsPage,
    register: Register,
    meeting_id: MeetingId,
    people: tuple[Participant, ...],
    qtbot: QtBot,
) -> None:
    choose(page, "speakers")

    register.speaking.ask(register.agendas.items(meeting_id)[0].id, people[0].id)

    wait_for_pages(page, qtbot)
    assert "Әлиев1" in preview_text(page)


def test_an_agenda_is_saved_as_text(page: DocumentsPage, desk: Person, tmp_path: Path, qtbot: QtBot) -> None:
    choose(page, "agenda")
    wait_for_pages(page, qtbot)
    desk.place = str(tmp_path / "a.txt")

    page.save()
    qtbot.waitUntil(lambda: (tmp_path / "a.txt").exists() and not page.act.is_busy)

    assert "Opening" in (tmp_path / "a.txt").read_text("utf-8")


def test_without_people_the_way_to_a_list_is_offered(
    workspace: Workspace, register: Register, tasks: Tasks, desk: Person, qtbot: QtBot
) -> None:
    meeting = register.meetings.add(LocalizedText(en="Empty"))
    page = shown(workspace, meeting.id, tasks, desk, qtbot)

    assert page._empty.accessibleName() == "Nobody is on the list yet."
    page.print_out()
    page.save()
    assert desk.asked == []
    with qtbot.waitSignal(page.import_asked) as asked:
        QTest.keyClick(page._empty.main_button, Qt.Key.Key_Space)
    assert asked.args == ["participants"]


@pytest.mark.parametrize(("identifier", "offers"), [("participants", True), ("badges", False)])
def test_text_is_offered_where_there_is_one(
    page: DocumentsPage, desk: Person, identifier: str, offers: bool
) -> None:
    choose(page, identifier)

    page.save()

    ((suggested, filters),) = desk.asked  # type: ignore[misc]
    assert suggested.endswith(".pdf")
    assert ("*.txt" in filters) is offers


@pytest.mark.parametrize("ending", ["pdf", "txt"])
def test_a_list_is_saved_by_its_ending(
    page: DocumentsPage, desk: Person, tmp_path: Path, qtbot: QtBot, ending: str
) -> None:
    choose(page, "participants")
    desk.place = str(tmp_path / f"list.{ending}")

    QTest.keyClick(page.bar.save_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.message_bar.message is not None)

    data = Path(desk.place).read_bytes()
    assert page.message_bar.message is not None
    assert page.message_bar.message.kind == "ok"
    assert data.startswith(b"%PDF-") if ending == "pdf" else "Әлиев1" in data.decode()
    assert page.bar.save_button.isEnabled()


def test_what_cannot_be_written_is_said(
    page: DocumentsPage, desk: Person, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.place = str(tmp_path / "missing" / "badges.pdf")

    page.save()
    qtbot.waitUntil(lambda: page.message_bar.message is not None)

    assert page.message_bar.message is not None
    assert page.message_bar.message.kind == "bad"
    assert page.bar.print_button.isEnabled()


def test_a_cancelled_saving_leaves_no_file(
    page: DocumentsPage, desk: Person, tmp_path: Path, tasks: Tasks, qtbot: QtBot
) -> None:
    going = False

    def busy() -> None:
        while not going:
            pass

    tasks.run(busy, lambda _: None, lambda _: None)
    desk.place = str(tmp_path / "badges.pdf")
    page.save()
    qtbot.waitUntil(page.act.isVisible)
    assert not page.bar.save_button.isEnabled()

    page.act.progress_line.cancel_asked.emit()
    going = True
    qtbot.waitUntil(lambda: not page.act.is_busy)

    assert not Path(desk.place).exists()
    assert page.message_bar.message is not None
    assert page.message_bar.message.sentence == "Cancelled. Nothing was printed or written."
    assert page.act.isHidden()


def test_the_printer_gets_the_pages_of_everybody(
    page: DocumentsPage, desk: Person, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "printed.pdf"
    desk.printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    desk.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    desk.printer.setOutputFileName(str(target))
    choose(page, "tent_cards")
    wait_for_pages(page, qtbot)

    page.main_act()
    qtbot.waitUntil(lambda: page.message_bar.message is not None, timeout=20_000)

    assert desk.asked == [4]
    assert page.message_bar.message is not None
    assert page.message_bar.message.sentence == "4 pages were sent to the printer."

    def count() -> int:
        with PagePictures(target.read_bytes()) as pages:
            return pages.page_count

    assert in_worker(page._tasks, count) == 4


def test_a_label_is_printed_on_paper_of_its_size(
    page: DocumentsPage, desk: Person, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    desk.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    desk.printer.setOutputFileName(str(tmp_path / "label.pdf"))
    pick(page.bar.layout_field, "label")
    wait_for_pages(page, qtbot)
    seen = page.preview.seen(page._wish())
    assert seen is not None

    page.print_out()
    qtbot.waitUntil(lambda: page.message_bar.message is not None, timeout=20_000)

    def size() -> tuple[float, float]:
        with PagePictures((tmp_path / "label.pdf").read_bytes()) as pages:
            return pages.page_size(0)

    assert in_worker(page._tasks, size) == pytest.approx(seen.pages.sizes[0], abs=1.5)


def test_the_language_changes_live(page: DocumentsPage, workspace: Workspace, qtbot: QtBot) -> None:
    before = page.preview.pages.pages

    workspace.words.choose("ru")
    qtbot.waitUntil(lambda: page.bar.print_button.text() == "Печать")
    qtbot.wait(300)

    assert page.bar.languages == (Language.KK, Language.RU)
    assert page.preview.pages.pages is before


def test_everything_has_a_name_and_one_button_is_filled(page: DocumentsPage) -> None:
    controls = [*page.bar.fields.values(), page.bar.save_button, page.bar.print_button, page.documents]

    assert [one.objectName() for one in controls if not one.accessibleName() and one.isVisible()] == []
    assert [one.objectName() for one in controls if getattr(one, "kind", "") == "main"] == ["print_button"]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("size", [SMALL, (1130, 590)])
def test_nothing_is_clipped(
    workspace: Workspace,
    meeting_id: MeetingId,
    tasks: Tasks,
    desk: Person,
    register: Register,
    people: tuple[Participant, ...],
    qtbot: QtBot,
    language: str,
    size: tuple[int, int],
) -> None:
    register.passes.set_numbers(meeting_id, {people[0].id: "800101300000"})
    for one in people[:3]:
        register.attendance.arrive(one.id)
    register.accreditation.move([people[0].id], AccreditationState.ACCREDITED)
    register.conduct.open(meeting_id)
    item = register.conduct.next(meeting_id)
    assert item is not None
    register.speaking.ask(item, people[0].id)
    workspace.words.choose(language)
    page = shown(workspace, meeting_id, tasks, desk, qtbot, size)

    for entry in page.model.entries:
        page.documents.setCurrentIndex(page.model.place(entry.identifier))
        if page.preview.isVisibleTo(page):
            wait_for_pages(page, qtbot)
        settle()
        assert clipped(page) == [], entry.identifier


def test_the_chosen_document_stays_in_view_in_a_small_window(
    workspace: Workspace, meeting_id: MeetingId, tasks: Tasks, desk: Person, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_text_size(1.4)
    page = shown(workspace, meeting_id, tasks, desk, qtbot, SMALL)

    choose(page, "passes")
    wait_for_pages(page, qtbot)
    settle()

    view = page.documents
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def test_the_desk_prints_one_badge(register: Register, people: tuple[Participant, ...]) -> None:
    pdf = print_badge(register, people[1].id, (Language.EN,))

    (text,) = page_texts(pdf)
    assert "Assan Aliyev2" in text
    assert printed_badge_code(badge_code(people[1].meeting_id, people[1].id)) in text
