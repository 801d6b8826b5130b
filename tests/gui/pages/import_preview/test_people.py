"""The preview of a list of participants: read as wanted, mended cell by cell, imported as one step or not at all."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.texts import LocalizedText
from forumdesk.gui.models.import_judged import judged
from forumdesk.gui.models.import_people import FIRST, RESULT
from forumdesk.gui.pages.import_preview.page import import_page
from forumdesk.gui.pages.import_preview.people import PeopleImportPage
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.field_block import TextField
from forumdesk.gui.widgets.rows import RowRole
from forumdesk.gui.workspace import Workspace
from forumdesk.services.proposals import ParticipantsProposal
from forumdesk.services.register import Register
from tests.builders import registers
from tests.gui.clipping import clipped
from tests.gui.pages.open_pages import SMALL, WIDE, settle, type_text, workspace_of

PEOPLE = """№;Тегі;Аты;Ұйым;Лауазымы;Елі;Рөлі;Дауыс құқығы
1;Әбенов;Болат;Дала университеті;ректор;Қазақстан;делегат;иә
2;;;Арал университеті;ректор;Қазақстан;делегат;иә
3;Бекова;Дана;Дала университеті;ректор;Зембла;бақылаушы;жоқ
4;Қасым;Ерлан;Дала университеті;ректор;Қазақстан;делегат;иә
"""
NAME, GIVEN, COUNTRY = FIRST + 1, FIRST + 2, FIRST + 5
TWINS = """Тегі;Аты;e-mail
Әбенов;Болат;b@steppe.example
Абенов;Болат;b@steppe.example
Бекова;Дана;d@steppe.example
БЕКОВА;Дана;d@steppe.example
"""


class Person:
    """Somebody who answers the dialogs that ask for files."""

    def __init__(self) -> None:
        self.file = ""
        self.place = ""

    def choose_file(self, parent: QWidget, title: str, filters: str) -> str:
        return self.file

    def choose_place(self, parent: QWidget, title: str, filters: str) -> str:
        return self.place


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with registers().create(tmp_path / "a.forumdesk") as made:
        yield made


@pytest.fixture
def workspace(register: Register, theme: Theme) -> Workspace:
    return workspace_of(register, theme)


class Opener:
    """Writes lists and opens the preview of them."""

    def __init__(self, workspace: Workspace, tasks: Tasks, folder: Path, qtbot: QtBot) -> None:
        self.desk = Person()
        self._workspace, self._tasks, self._folder, self._qtbot = workspace, tasks, folder, qtbot

    def file(self, name: str, text: str, encoding: str = "utf-8") -> Path:
        path = self._folder / name
        path.write_bytes(text.encode(encoding))
        return path

    def open(
        self, path: Path, size: tuple[int, int] = WIDE, meeting_id: MeetingId | None = None
    ) -> PeopleImportPage:
        page = import_page(
            self._workspace,
            meeting_id,
            kind="participants",
            path=path,
            tasks=self._tasks,
            choose_file=self.desk.choose_file,
        )
        assert isinstance(page, PeopleImportPage)
        page.choose_place = self.desk.choose_place
        self._qtbot.addWidget(page)
        page.resize(*size)
        with self._qtbot.waitActive(page):
            page.show()
        page.take_focus()
        self.wait(page)
        return page

    def people(self, text: str = PEOPLE) -> PeopleImportPage:
        return self.open(self.file("list.csv", text))

    def wait(self, page: PeopleImportPage) -> None:
        self._qtbot.waitUntil(lambda: page._work is None and page._patience.isActive() is False)
        settle()

    def imported(self, page: PeopleImportPage) -> None:
        with self._qtbot.waitSignal(page.finished):
            page.main_act()
        settle()


@pytest.fixture
def opener(workspace: Workspace, tmp_path: Path, qtbot: QtBot) -> Iterator[Opener]:
    tasks = Tasks()
    yield Opener(workspace, tasks, tmp_path, qtbot)
    tasks.close()


def cell(page: PeopleImportPage, row: int, column: int, role: int = Qt.ItemDataRole.DisplayRole) -> object:
    return page.table.model().index(row, column).data(role)


def column_of(page: PeopleImportPage, column: int) -> list[object]:
    return [cell(page, row, column) for row in range(page.table.model().rowCount())]


def heads(page: PeopleImportPage, role: int = Qt.ItemDataRole.DisplayRole) -> list[str]:
    model = page.table.model()
    sections = range(FIRST, model.columnCount())
    return [str(model.headerData(one, Qt.Orientation.Horizontal, role) or "") for one in sections]


def counts(page: PeopleImportPage) -> dict[str, str]:
    return {button.choice.key: button.choice.count for button in page.verdicts.pills.buttons}


def choose(opener: Opener, page: PeopleImportPage, field: QComboBox, key: object) -> None:
    place = field.findData(key)
    field.setCurrentIndex(place)
    field.activated.emit(place)
    opener.wait(page)


def write(opener: Opener, page: PeopleImportPage, text: str) -> None:
    """F2, the text, Enter."""
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    editor = page.table.findChildren(TextField)[-1]
    editor.selectAll()
    type_text(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    opener.wait(page)


def content(register: Register) -> list[object]:
    """Everything that the register says to its users."""
    return [
        [(meeting, register.participants.listed(meeting.id)) for meeting in register.meetings.meetings()],
        register.journal.entries(),
    ]


# verdicts


def test_every_row_and_cell_has_its_verdict_and_problems_stand_first(opener: Opener) -> None:
    page = opener.people()

    assert column_of(page, 0) == ["2", "3", "1", "4"]
    assert column_of(page, RESULT) == ["Not imported", "New", "New", "New"]
    assert (cell(page, 0, NAME), cell(page, 0, NAME, RowRole.TONE)) == ("empty", "bad")
    assert (cell(page, 1, COUNTRY), cell(page, 1, COUNTRY, RowRole.TONE)) == ("Зембла", "bad")
    assert cell(page, 2, NAME) == "Әбенов"
    assert counts(page) == {"all": "4", "new": "3", "updated": "0", "same": "0", "problem": "2"}
    assert page.main_button.text() == "Import 3 rows"
    assert page.foot.text().startswith("1 row is not imported. The import is one step")
    assert "no name" in page.detail.label.text()


def test_heads_hold_the_heading_of_the_file_over_our_field(opener: Opener) -> None:
    page = opener.people()

    assert heads(page, RowRole.CAPTION)[:3] == ["№", "Тегі", "Аты"]
    assert heads(page)[:4] == ["No.", "Family name, ҚАЗ", "Given name, ҚАЗ", "Organisation"]
    assert page.source.columns_field.currentText() == "by their headings (8/8)"
    assert page.source.encoding_field.currentText() == "UTF-8 (detected)"
    assert page.source.separator_field.currentText() == "semicolon ;"
    assert page.source.heading_field.currentText() == "row 1"
    assert not page.source.sheet_field.isVisible()


def test_an_updated_row_shows_before_and_after(opener: Opener, register: Register) -> None:
    opener.imported(opener.people())
    steppe = "4;Қасым;Ерлан;Дала университеті;"
    page = opener.people(PEOPLE.replace(f"{steppe}ректор", f"{steppe}проректор"))

    page.verdicts.pills.buttons[2].click()

    assert column_of(page, RESULT) == ["Updated"]
    assert cell(page, 0, RESULT, RowRole.CAPTION) == "Post: ректор → проректор"
    assert (cell(page, 0, FIRST + 4), cell(page, 0, FIRST + 4, RowRole.CAPTION)) == (
        "проректор",
        "Was: ректор",
    )
    assert counts(page)["same"] == "2"


def test_the_same_file_again_changes_nothing_and_says_so(opener: Opener, register: Register) -> None:
    opener.imported(opener.people())
    before = content(register)

    page = opener.people()

    assert counts(page)["same"] == "3"
    assert page.main_button.text() == "Nothing new to import"
    page.main_act()
    assert page._work is None
    assert content(register) == before


def test_the_import_is_one_step_and_its_counts_are_those_shown(
    opener: Opener, register: Register, qtbot: QtBot
) -> None:
    page = opener.people()
    with qtbot.waitSignal(page.finished) as finished:
        QTest.keyClick(page.main_button, Qt.Key.Key_Return)

    assert page.result is not None
    assert finished.args == ["participants", page.result.meeting_id]
    assert [str(page.result.new), str(page.result.rows)] == [counts(page)["new"], counts(page)["all"]]
    assert [entry.code for entry in register.journal.entries()] == ["participants.imported"]
    register.history.undo()
    assert register.meetings.meetings() == ()


def test_f7_goes_from_bad_cell_to_bad_cell(opener: Opener) -> None:
    page = opener.people()

    page.next_problem(1)
    assert (page.table.currentIndex().row(), page.table.currentIndex().column()) == (1, COUNTRY)
    page.next_problem(1)
    assert (page.table.currentIndex().row(), page.table.currentIndex().column()) == (0, NAME)


def test_a_change_of_the_register_changes_the_verdicts(
    opener: Opener, register: Register, qtbot: QtBot
) -> None:
    opener.imported(opener.people())
    meeting = register.meetings.meetings()[0].id
    page = opener.open(opener.file("list.csv", PEOPLE), meeting_id=meeting)
    assert counts(page)["same"] == "3"

    person = register.participants.listed(meeting)[0]
    register.participants.remove(person.id)

    qtbot.waitUntil(lambda: counts(page)["new"] == "1")


# reading as wanted


def test_another_encoding_may_be_chosen_and_the_wrong_one_is_refused_and_mended(opener: Opener) -> None:
    page = opener.open(opener.file("list.csv", PEOPLE, "kz1048"))
    assert page.source.encoding_field.currentText() == "KZ-1048 (detected)"

    choose(opener, page, page.source.encoding_field, "cp1251")
    assert cell(page, 2, NAME) != "Әбенов"
    choose(opener, page, page.source.encoding_field, "utf-8")
    assert "not in the encoding" in page.message_bar.accessibleName()
    assert not page.main_button.isVisible()
    choose(opener, page, page.source.encoding_field, "kz1048")

    assert cell(page, 2, NAME) == "Әбенов"
    assert not page.message_bar.isVisible()
    assert page.main_button.text() == "Import 3 rows"


def test_another_separator_and_line_of_headings_may_be_chosen(opener: Opener) -> None:
    page = opener.open(opener.file("list.csv", "Список, 2024\nТегі;Аты\nӘбенов;Болат\n"))
    assert page.source.heading_field.currentData() == 2

    choose(opener, page, page.source.heading_field, 1)
    assert not page.main_button.isVisible()
    choose(opener, page, page.source.separator_field, ",")
    assert heads(page, RowRole.CAPTION) == ["Список", "2024"]
    choose(opener, page, page.source.separator_field, ";")
    choose(opener, page, page.source.heading_field, 2)

    assert page.main_button.text() == "Import 1 row"


def test_the_sheet_of_a_workbook_may_be_chosen(opener: Opener, tmp_path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, person in (("Күн 1", "Әбенов"), ("Күн 2", "Бекова")):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Тегі", "Аты"])
            sheet.write_row(1, 0, [person, "Болат"])
    page = opener.open(path)
    assert (page.source.sheet_field.currentText(), cell(page, 0, FIRST)) == ("Күн 1", "Әбенов")
    assert not page.source.encoding_field.isVisible()

    choose(opener, page, page.source.sheet_field, "Күн 2")

    assert cell(page, 0, FIRST) == "Бекова"


def open_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def pick(label: str) -> None:
    """Choose an entry of the open menu, or of a menu in it."""
    menu = open_menu()
    for action in menu.actions():
        below = action.menu()
        for entry in below.actions() if isinstance(below, QMenu) else [action]:
            if entry.text() == label:
                entry.trigger()
                menu.close()
                settle()
                return
    raise AssertionError(label)


def test_a_column_is_mapped_by_keyboard_and_remembered_for_the_next_file(opener: Opener) -> None:
    text = "Кто;Тегі;Откуда\nБолат;Әбенов;Қазақстан\n"
    page = opener.open(opener.file("list.csv", text))
    assert heads(page) == ["Not imported", "Family name, ҚАЗ", "Not imported"]

    header = page.table.header
    header.setFocus()
    QTest.keyClick(header, Qt.Key.Key_Home)
    QTest.keyClick(header, Qt.Key.Key_Return)
    pick("Given name in Kazakh")
    opener.wait(page)
    assert page.focusWidget() is header
    QTest.keyClick(header, Qt.Key.Key_End)
    QTest.keyClick(header, Qt.Key.Key_Space)
    pick("Country")
    opener.wait(page)
    assert heads(page) == ["Given name, ҚАЗ", "Family name, ҚАЗ", "Country"]
    assert page.source.columns_field.currentText() == "by hand (3/3)"
    opener.imported(page)

    second = opener.open(opener.file("next.csv", text + "Дана;Бекова;Қазақстан\n"))
    assert heads(second) == ["Given name, ҚАЗ", "Family name, ҚАЗ", "Country"]
    assert second.source.columns_field.currentText() == "as last time (3/3)"
    choose(opener, second, second.source.columns_field, "headings")
    assert heads(second) == ["Not imported", "Family name, ҚАЗ", "Not imported"]


def test_a_field_used_twice_is_refused_in_words_with_a_way_out(opener: Opener) -> None:
    page = opener.open(opener.file("list.csv", "Тегі;Аты;Жаңа тегі\nӘбенов;Болат;Сейіт\n"))

    page.table.header.set_section(FIRST + 2)
    page.table.header.menu_asked.emit(FIRST + 2)
    pick("Family name in Kazakh")

    assert page.message_bar.accessibleName() == (
        "“Family name in Kazakh” is already read from the column “Тегі”."
    )
    assert heads(page)[0] == "Family name, ҚАЗ"
    QTest.keyClick(page.message_bar.act_buttons[0], Qt.Key.Key_Return)
    opener.wait(page)
    assert heads(page) == ["Not imported", "Given name, ҚАЗ", "Family name, ҚАЗ"]
    assert not page.message_bar.isVisible()


def test_a_list_without_a_known_name_column_can_be_mapped_nevertheless(opener: Opener) -> None:
    page = opener.open(opener.file("list.csv", "a;b\nӘбенов;Болат\n"))
    assert not page.main_button.isVisible()
    assert heads(page) == ["Not imported", "Not imported"]
    assert "No column of names" in page.message_bar.accessibleName()
    assert page.focusWidget() is page.table.header

    page._choose_field(0, "family_kk")
    opener.wait(page)

    assert page.main_button.text() == "Import 1 row"
    assert not page.message_bar.isVisible()


# mending


def test_a_corrected_cell_is_judged_again(opener: Opener, register: Register) -> None:
    page = opener.people()

    QTest.keyClick(page.table, Qt.Key.Key_Return)
    QTest.keyClick(page.table.findChildren(TextField)[-1], Qt.Key.Key_Escape)
    settle()
    assert page.table.currentIndex().column() == NAME
    write(opener, page, "Сейіт")

    assert page.main_button.text() == "Import 4 rows"
    assert counts(page)["problem"] == "1"
    page.next_problem(1)
    write(opener, page, "Қазақстан")
    assert counts(page)["problem"] == "0"
    opener.imported(page)
    people = register.participants.listed(register.meetings.meetings()[0].id)
    assert [(one.number, one.names.kk.family, one.country) for one in people][1:3] == [
        (2, "Сейіт", "KZ"),
        (3, "Бекова", "KZ"),
    ]


def test_what_is_being_typed_is_not_lost_to_another_trial(
    opener: Opener, register: Register, qtbot: QtBot
) -> None:
    page = opener.people()
    page.next_problem(1)
    page.edit_selected()
    editor = page.table.findChildren(TextField)[-1]
    editor.selectAll()
    type_text(editor, "Қазақ")

    page.reload()
    qtbot.waitUntil(lambda: page._held is not None)
    type_text(editor, "стан")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    opener.wait(page)

    assert counts(page)["problem"] == "1"


def test_look_alike_letters_are_offered_cell_by_cell_and_all_at_once(opener: Opener) -> None:
    text = "Тегі;Аты\nОспaнов;Болат\nСeрік;Дана\nБeков;Ерлан\n"  # Latin a and e
    page = opener.people(text)
    assert counts(page)["suggestion"] == "3"
    assert cell(page, 0, FIRST, RowRole.CAPTION) == "→ Оспанов"

    QTest.keyClick(page.detail.repair_button, Qt.Key.Key_Return)
    opener.wait(page)
    assert (cell(page, 0, FIRST), counts(page)["suggestion"]) == ("Оспанов", "2")
    page.table.go_to(1, FIRST)
    assert page.detail.repair_all_button.text() == "Repair all 2"
    QTest.keyClick(page.detail.repair_all_button, Qt.Key.Key_Return)
    opener.wait(page)

    assert column_of(page, FIRST) == ["Оспанов", "Серік", "Беков"]
    assert "suggestion" not in counts(page)


def test_nothing_is_repaired_silently(opener: Opener, register: Register) -> None:
    opener.imported(opener.people("Тегі;Аты\nОспaнов;Болат\n"))

    assert register.participants.listed(register.meetings.meetings()[0].id)[0].names.kk.family == "Оспaнов"


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_problem_rows_are_saved_mended_and_imported_again(
    opener: Opener, register: Register, tmp_path: Path, ending: str
) -> None:
    page = opener.people()
    opener.desk.place = str(tmp_path / f"problems{ending}")
    QTest.keyClick(page.save_button, Qt.Key.Key_Return)
    assert "is written" in page.message_bar.accessibleName()
    opener.imported(page)

    second = opener.open(tmp_path / f"problems{ending}")
    assert counts(second)["all"] == "2"
    second.table.go_to(0, NAME)
    write(opener, second, "Сейіт")
    opener.imported(second)

    people = register.participants.listed(register.meetings.meetings()[0].id)
    assert [one.names.kk.family for one in people] == ["Әбенов", "Сейіт", "Бекова", "Қасым"]


# pairs


def test_pairs_are_shown_with_why_and_a_person_decides(opener: Opener, register: Register) -> None:
    page = opener.people(TWINS)
    QTest.keyClick(page.verdicts.pills.buttons[0], Qt.Key.Key_End)
    assert counts(page)["pairs"] == "2"
    assert column_of(page, RESULT) == ["Perhaps one person"] * 4
    assert page.detail.label.text().startswith("Same name and e-mail: rows 1 and 2")

    QTest.keyClick(page.detail.merge_button, Qt.Key.Key_Return)
    page.table.go_to(2, RESULT)
    QTest.keyClick(page.detail.apart_button, Qt.Key.Key_Return)
    assert column_of(page, RESULT) == ["Merged", "Merged", "Two people", "Two people"]
    opener.imported(page)

    meeting = register.meetings.meetings()[0].id
    assert len(register.participants.listed(meeting)) == 3
    assert [entry.code for entry in register.journal.entries()] == ["participants.imported"]
    register.history.undo()
    assert register.meetings.meetings() == ()


def test_two_people_told_apart_in_the_preview_are_not_asked_about_again(
    opener: Opener, register: Register
) -> None:
    page = opener.people(TWINS)
    QTest.keyClick(page.verdicts.pills.buttons[0], Qt.Key.Key_End)
    page.tell_apart()
    page.table.go_to(2, RESULT)
    page.tell_apart()
    opener.imported(page)

    assert register.participants.duplicates(register.meetings.meetings()[0].id) == ()


def test_undecided_pairs_are_imported_as_they_stand(opener: Opener, register: Register) -> None:
    opener.imported(opener.people(TWINS))

    meeting = register.meetings.meetings()[0].id
    assert len(register.participants.listed(meeting)) == 4
    assert len(register.participants.duplicates(meeting)) == 2


# long work


def long_list(rows: int) -> str:
    lines = [f"Әбенов{n};Болат;b{n}@steppe.example" for n in range(rows)]
    return "\n".join(["Тегі;Аты;e-mail", *lines]) + "\n"


def test_cancelling_the_import_leaves_the_register_as_it_was(
    opener: Opener, register: Register, qtbot: QtBot
) -> None:
    opener.imported(opener.people())
    before = content(register)
    page = opener.people(long_list(6000))
    assert page.main_button.text() == "Import 6,000 rows"

    page.main_act()
    page._show_progress()
    assert page.progress.isVisible()
    assert not page.main_button.isVisible()
    QTest.keyClick(page.progress.cancel_button, Qt.Key.Key_Return)
    opener.wait(page)

    assert page.message_bar.accessibleName() == "Cancelled. Nothing was imported."
    assert page.main_button.isVisible()
    assert page.main_button.isEnabled()
    assert content(register) == before
    opener.imported(page)
    assert len(register.participants.listed(register.meetings.meetings()[0].id)) == 6003


def test_progress_is_said_in_rows_in_the_language_of_the_window(
    opener: Opener, workspace: Workspace, qtbot: QtBot
) -> None:
    page = opener.people()
    page._begin(page.tasks.run_long(lambda _tell: None, lambda _: None, lambda _: None, told=lambda *_: None))
    page._show_progress()

    page._tell_progress(12000, 100000)

    bar = page.progress
    words = bar.findChildren(QLabel)[0]
    assert words.text() == "12,000 of 100,000 rows"
    for language in ("ru", "kk"):
        workspace.words.choose(language)
        settle()
        assert "12\u00a0000" in words.text()
        assert clipped(bar) == []


def test_cancelling_the_first_reading_gives_the_import_up(
    opener: Opener, register: Register, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opener.people()
    page._trial = None
    page.reload()

    with qtbot.waitSignal(page.cancelled):
        page.cancel_work()


# the file


def test_a_file_that_cannot_be_read_gives_way_to_another(opener: Opener, tmp_path: Path) -> None:
    page = opener.open(tmp_path / "missing.csv")
    assert "missing.csv" in page.message_bar.accessibleName()
    assert not page.main_button.isVisible()
    assert not page.table.isVisible()

    opener.desk.file = str(opener.file("list.csv", PEOPLE))
    QTest.keyClick(page.message_bar.act_buttons[0], Qt.Key.Key_Return)
    opener.wait(page)

    assert page.main_button.text() == "Import 3 rows"
    assert not page.message_bar.isVisible()
    assert page.focusWidget() is page.table


def test_a_mended_file_of_the_same_name_is_read_anew(opener: Opener) -> None:
    page = opener.people()
    opener.desk.file = str(opener.file("list.csv", PEOPLE.replace("2;;;", "2;Сейіт;Арман;")))

    page.choose_another()
    opener.wait(page)

    assert page.main_button.text() == "Import 4 rows"


def test_contacts_are_shown_like_a_table(opener: Opener, register: Register) -> None:
    lines = ("BEGIN:VCARD", "VERSION:4.0", "FN:Болат Әбенов", "N:Әбенов;Болат;;;", "EMAIL:b@steppe.example")
    page = opener.open(opener.file("people.vcf", "\r\n".join((*lines, "END:VCARD", ""))))

    assert page.main_button.text() == "Import 1 row"
    assert "b@steppe.example" in [cell(page, 0, n) for n in range(page.table.model().columnCount())]
    assert not page.table.model().flags(page.table.model().index(0, FIRST)) & Qt.ItemFlag.ItemIsEditable
    opener.imported(page)
    assert register.participants.listed(register.meetings.meetings()[0].id)[0].email == "b@steppe.example"


def test_esc_gives_the_import_up(opener: Opener, register: Register, qtbot: QtBot) -> None:
    page = opener.people()

    with qtbot.waitSignal(page.cancelled):
        QTest.keyClick(page.table, Qt.Key.Key_Escape)

    assert register.journal.entries() == ()


# the window


def test_the_window_language_changes_live_without_reading_anew(
    opener: Opener, workspace: Workspace, qtbot: QtBot
) -> None:
    page = opener.people()
    (page._wish.path).unlink()

    workspace.words.choose("kk")
    settle()

    _ = workspace.words.gettext
    assert page.title.text() == _("Import participants")
    assert cell(page, 1, RESULT) == workspace.words.pgettext("one row", "New")
    assert heads(page)[5] == _("Country")
    assert page._work is None


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("text", [PEOPLE, TWINS])
def test_nothing_is_clipped_in_the_smallest_window(
    opener: Opener, workspace: Workspace, language: str, text: str
) -> None:
    page = opener.open(opener.file("list.csv", text), size=SMALL)

    workspace.words.choose(language)
    settle()
    for button in page.verdicts.pills.buttons:
        button.click()
        settle()
        assert clipped(page) == []


def test_a_hundred_thousand_rows_stay_a_table(opener: Opener, qtbot: QtBot) -> None:
    page = opener.people()
    cells = tuple((str(n), f"Әбенов{n}") for n in range(100_000))
    proposal = ParticipantsProposal(
        records=len(cells),
        people=(),
        problems=(),
        headings=("№", "Тегі"),
        columns=("number", "family_kk"),
        cells=cells,
    )
    page._judged = judged(proposal, None)
    page._show_rows()
    page.table.go_to(99_999, FIRST + 1)
    settle()

    assert cell(page, 99_999, FIRST + 1) == "Әбенов99999"
    assert len(page.table.findChildren(QWidget)) < 40


# the samples


@pytest.mark.parametrize("name", ["participants-2024.csv", "participants-2024.xlsx"])
def test_the_sample_ends_as_expected_after_import(
    opener: Opener, register: Register, shared: Path, name: str
) -> None:
    expected = json.loads((shared / "samples/participants-2024.expected.json").read_text("utf-8"))
    page = opener.open(shared / "samples" / name)
    opener.imported(page)

    counted = register.participants.counts(register.meetings.meetings()[0].id)
    wanted = expected["after_import"]
    assert (counted.people, counted.entitled) == (wanted["people"], wanted["entitled"])


def test_merging_in_the_preview_gives_what_merging_later_gives(
    opener: Opener, register: Register, shared: Path
) -> None:
    expected = json.loads((shared / "samples/participants-2024.expected.json").read_text("utf-8"))
    page = opener.open(shared / "samples/participants-2024.csv")
    QTest.keyClick(page.verdicts.pills.buttons[0], Qt.Key.Key_End)
    QTest.keyClick(page.detail.merge_all_button, Qt.Key.Key_Return)
    opener.imported(page)

    meeting = register.meetings.meetings()[0].id
    counted = register.participants.counts(meeting)
    wanted = expected["after_merging"]
    assert counted.people == wanted["people"]
    assert counted.entitled == 120
    assert register.participants.duplicates(meeting) == ()
    assert len(register.journal.entries()) == 1


def test_a_post_changed_by_hand_stays_when_the_file_comes_again(opener: Opener, register: Register) -> None:
    opener.imported(opener.people())
    person = register.participants.listed(register.meetings.meetings()[0].id)[0]
    register.participants.edit(person.id, post=LocalizedText(kk="доцент"))

    page = opener.people()

    assert counts(page)["same"] == "3"
