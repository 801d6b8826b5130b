"""The page of participants, by keyboard, on a real register."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.people import Names, Participant, PersonName, Role
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.exchange.participants_table import read_participants
from forumdesk.exchange.vcards import read_vcards
from forumdesk.gui.models.participants import COUNTRY, NUMBER, PERSON, VOICE
from forumdesk.gui.pages.participants.page import ParticipantsPage
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.kept_fields import KeptChoice
from forumdesk.gui.workspace import Workspace
from forumdesk.services.importing.results import MeetingFacts
from forumdesk.services.proposals import ParticipantsProposal
from forumdesk.services.register import Register
from tests.builders import person
from tests.gui.clipping import clipped
from tests.gui.pages.lists_builders import (
    NARROW,
    WIDE,
    deeds,
    only_meeting,
    press,
    settle,
    shown,
    type_into,
    workspace,
    write,
)

CTRL = Qt.KeyboardModifier.ControlModifier
PEOPLE = (
    person(1, role=Role.HEAD_OF_DELEGATION, country="TR"),
    person(2),
    person(3, role=Role.OBSERVER, entitled=False, country=""),
    person(4, role=Role.GUEST, entitled=False, country="FR"),
)
NAMES = (("Қасымов", "Ерлан"), ("Әлиева", "Дана"), ("Ғабитов", "Олжас"), ("Бомон", "Клэр"))


@pytest.fixture
def space(tmp_path: Path, theme: Theme) -> Iterator[Workspace]:
    with workspace(tmp_path, theme) as made:
        yield made


@pytest.fixture
def register(space: Workspace) -> Register:
    return space.register


@pytest.fixture
def meeting_id(register: Register) -> MeetingId:
    people = tuple(
        replace(one, names=replace(one.names, kk=PersonName(family=family, given=given)))
        for one, (family, given) in zip(PEOPLE, NAMES, strict=True)
    )
    proposal = ParticipantsProposal(records=len(people), people=people, problems=())
    register.importer.participants(proposal, None, MeetingFacts(), Language.KK)
    return only_meeting(register)


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def page(space: Workspace, meeting_id: MeetingId, tasks: Tasks, qtbot: QtBot) -> ParticipantsPage:
    made = ParticipantsPage(space, meeting_id, tasks=tasks)
    qtbot.addWidget(made)
    return shown(made)


def column(page: ParticipantsPage, which: int) -> list[str]:
    return [str(page.model.index(row, which).data()) for row in range(page.model.rowCount())]


def families(page: ParticipantsPage) -> list[str]:
    return [name.split()[0] for name in column(page, PERSON)]


def select(page: ParticipantsPage, *rows: int) -> None:
    page.select_row(rows[0])
    for row in rows[1:]:
        press(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        assert page.table.currentIndex().row() == row
    settle()


def selected(page: ParticipantsPage) -> Participant:
    row = page.table.currentIndex().row()
    shown = page.model.person(row)
    assert shown is not None
    return page.register.participants.participant(shown.id)


# The list.


def test_people_stand_in_the_kazakh_alphabet_and_the_first_is_selected(page: ParticipantsPage) -> None:
    assert families(page) == ["Әлиева", "Бомон", "Ғабитов", "Қасымов"]
    assert page.table.hasFocus()
    assert page.table.currentIndex().row() == 0
    assert page.panel.isVisible()


def test_a_row_says_organisation_and_post_and_whether_there_is_a_voice(page: ParticipantsPage) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole

    assert page.model.index(0, PERSON).data(role) == "Әлиева Дана, Дала университеті, ректор"
    assert column(page, VOICE) == ["1", "–", "–", "1"]
    assert page.model.index(2, COUNTRY).data() == "–"


def test_heads_sort_by_number_and_country_and_those_without_a_country_stay_last(
    page: ParticipantsPage,
) -> None:
    head = page.table.horizontalHeader()

    head.setSortIndicator(NUMBER, Qt.SortOrder.AscendingOrder)
    assert column(page, NUMBER) == ["1", "2", "3", "4"]
    head.setSortIndicator(NUMBER, Qt.SortOrder.DescendingOrder)
    assert column(page, NUMBER) == ["4", "3", "2", "1"]
    head.setSortIndicator(COUNTRY, Qt.SortOrder.AscendingOrder)
    assert column(page, COUNTRY) == ["Қазақстан", "Түркия", "Франция", "–"]
    head.setSortIndicator(COUNTRY, Qt.SortOrder.DescendingOrder)
    assert column(page, COUNTRY) == ["Франция", "Түркия", "Қазақстан", "–"]


def test_whoever_is_selected_stays_selected_when_the_order_changes(page: ParticipantsPage) -> None:
    select(page, 3)
    somebody = selected(page)

    page.table.horizontalHeader().setSortIndicator(NUMBER, Qt.SortOrder.AscendingOrder)

    assert selected(page) == somebody


# Find and filter.


@pytest.mark.parametrize("words", ["касымов", "ерлан ҚАСЫМОВ", "туркия", "ерлан турк"])
def test_people_are_found_without_kazakh_letters_by_name_and_country(
    page: ParticipantsPage, words: str
) -> None:
    page.find_here()
    write(page.people_bar.find_field, words)
    settle()

    assert families(page) == ["Қасымов"]


def test_down_goes_from_the_find_field_into_the_list_and_escape_shows_all_again(
    page: ParticipantsPage,
) -> None:
    page.find_here()
    assert page.people_bar.find_field.hasFocus()
    write(page.people_bar.find_field, "бомон")
    press(page.people_bar.find_field, Qt.Key.Key_Down)

    assert page.table.hasFocus()
    assert selected(page).names.kk.family == "Бомон"

    page.find_here()
    press(page.people_bar.find_field, Qt.Key.Key_Escape)
    assert len(families(page)) == 4


def test_pills_count_everybody_and_let_some_through(page: ParticipantsPage, register: Register) -> None:
    register.attendance.arrive(selected(page).id)
    settle()
    pills = page.people_bar.pill_bar

    assert [button.choice.count for button in pills.buttons] == ["4", "1", "3", "2"]
    pills.setFocus()
    press(pills, Qt.Key.Key_Right)
    assert families(page) == ["Әлиева"]
    press(pills, Qt.Key.Key_End)
    assert families(page) == ["Әлиева", "Қасымов"]


def test_the_country_filter_offers_those_on_the_list_and_the_undecided(page: ParticipantsPage) -> None:
    choice = page.people_bar.country_choice
    offered = [choice.itemData(place) for place in range(choice.count())]
    assert offered == ["*", "KZ", "TR", "FR", ""]

    choice.setFocus()
    press(choice, Qt.Key.Key_End)

    assert families(page) == ["Ғабитов"]


def test_a_filter_that_lets_nobody_through_says_so_and_offers_all(page: ParticipantsPage) -> None:
    page.find_here()
    write(page.people_bar.find_field, "жоқадам")
    settle()
    assert page.nobody.isVisible()
    assert "жоқадам" in page.nobody.accessibleName()
    assert page.nobody.main_button.kind == "outlined"

    page.take_focus()
    press(page.nobody.main_button, Qt.Key.Key_Return)

    assert len(families(page)) == 4
    assert page.table.hasFocus()


# Edit in place.


def test_f2_and_enter_go_to_the_first_field_and_escape_comes_back(page: ParticipantsPage) -> None:
    family = page.person_panel.form.field("family")

    page.edit_selected()
    assert family.hasFocus()
    press(family, Qt.Key.Key_Escape)
    assert page.table.hasFocus()
    assert not page.panel.isVisible()

    press(page.table, Qt.Key.Key_Return)
    assert family.hasFocus()
    assert page.panel.isVisible()


def test_each_field_is_one_deed_that_undo_takes_back(page: ParticipantsPage, register: Register) -> None:
    before, somebody = deeds(register), selected(page)

    type_into(page.person_panel.form.field("family"), "Әбенова")
    type_into(page.person_panel.form.field("organisation"), "Семей университеті")
    type_into(page.person_panel.form.field("email"), " d@semey.example ")

    changed = register.participants.participant(somebody.id)
    assert changed.names.kk == PersonName(family="Әбенова", given="Дана")
    assert changed.organisation.kk == "Семей университеті"
    assert changed.email == "d@semey.example"
    assert page.person_panel.form.field("email").text() == "d@semey.example"  # type: ignore[union-attr]
    assert deeds(register) == [*["participant.edited"] * 3, *before]
    for _ in range(3):
        register.history.undo()
    settle()
    assert register.participants.participant(somebody.id) == somebody
    assert page.person_panel.form.field("family").text() == "Әлиева"  # type: ignore[union-attr]


def test_names_are_edited_in_the_language_of_the_switch(page: ParticipantsPage, register: Register) -> None:
    somebody = selected(page)
    switch = page.person_panel.form.language_switch

    switch.setFocus()
    press(switch, Qt.Key.Key_End)
    family = page.person_panel.form.field("family")
    assert family.text() == somebody.names.en.family  # type: ignore[union-attr]
    type_into(family, "Alieva")

    changed = register.participants.participant(somebody.id).names
    assert (changed.en.family, changed.kk) == ("Alieva", somebody.names.kk)


def test_leaving_a_field_keeps_it_and_text_that_was_not_changed_leaves_no_trace(
    page: ParticipantsPage, register: Register
) -> None:
    before = deeds(register)
    post = page.person_panel.form.field("post")
    post.setFocus()
    press(post, Qt.Key.Key_Tab)
    assert deeds(register) == before

    post.setFocus()
    write(post, "Бас ")
    press(post, Qt.Key.Key_Tab)

    assert selected(page).post.kk == "Бас ректор"


def test_choices_are_kept_when_left_and_not_at_each_arrow(page: ParticipantsPage, register: Register) -> None:
    before, role = deeds(register), page.person_panel.form.field("role")
    role.setFocus()
    press(role, Qt.Key.Key_Down)
    press(role, Qt.Key.Key_Down)
    assert deeds(register) == before

    press(role, Qt.Key.Key_Return)

    assert selected(page).role is Role.MODERATOR
    assert deeds(register) == ["participant.edited", *before]


def test_a_refused_name_is_explained_beside_its_field_and_nothing_is_kept(
    page: ParticipantsPage, register: Register, meeting_id: MeetingId
) -> None:
    somebody = register.participants.add(meeting_id, Names(kk=PersonName(family="Аба")))
    settle()
    select(page, 0)
    before = deeds(register)
    family = page.person_panel.form.field("family")

    type_into(family, "")

    assert register.participants.participant(somebody.id) == somebody
    assert deeds(register) == before
    assert family.accessibleDescription() != ""
    assert family.property("wrong") is True
    # The first Esc leaves the refusal in view, the second gives the value up.
    press(family, Qt.Key.Key_Escape)
    assert page.panel.isVisible()
    press(family, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()

    page.edit_selected()
    write(family, "Аба")
    assert family.property("wrong") is False


def test_what_somebody_else_changed_does_not_overwrite_what_is_being_typed(
    page: ParticipantsPage, register: Register
) -> None:
    somebody, family = selected(page), page.person_panel.form.field("family")
    family.setFocus()
    write(family, "Жаңа")

    register.participants.edit(somebody.id, phone="+7 700 000 00 00")
    settle()

    assert family.text() == "ЖаңаӘлиева"  # type: ignore[union-attr]
    assert page.person_panel.form.field("phone").text() == "+7 700 000 00 00"  # type: ignore[union-attr]


def test_ctrl_down_goes_to_the_next_person_while_editing(page: ParticipantsPage) -> None:
    page.edit_selected()

    press(page.person_panel.form.field("family"), Qt.Key.Key_Down, CTRL)

    assert selected(page).names.kk.family == "Бомон"
    assert page.person_panel.form.field("family").text() == "Бомон"  # type: ignore[union-attr]


# Acts.


def test_the_voice_is_given_and_taken_in_the_panel(page: ParticipantsPage, register: Register) -> None:
    somebody = selected(page)
    assert not page.person_panel.give_button.isVisible()

    page.person_panel.take_button.click()
    settle()

    assert not register.participants.participant(somebody.id).entitled
    assert page.person_panel.give_button.hasFocus()
    assert not page.person_panel.take_button.isVisible()


def test_several_people_get_a_voice_as_one_step(
    page: ParticipantsPage, register: Register, meeting_id: MeetingId
) -> None:
    before = register.participants.listed(meeting_id)
    select(page, 0, 1, 2)
    assert not page.person_panel.form.isVisible()

    page.person_panel.give_button.click()
    settle()

    assert register.participants.counts(meeting_id).entitled == 4
    assert deeds(register)[0] == "participants.edited"
    assert len(page.table.selectionModel().selectedRows()) == 3
    register.history.undo()
    assert register.participants.listed(meeting_id) == before


def test_several_people_are_removed_as_one_step_and_the_next_is_selected(
    page: ParticipantsPage, register: Register, meeting_id: MeetingId
) -> None:
    before = register.participants.listed(meeting_id)
    select(page, 0, 1)

    press(page.table, Qt.Key.Key_Delete)

    assert families(page) == ["Ғабитов", "Қасымов"]
    assert page.table.hasFocus()
    assert len(page.table.selectionModel().selectedRows()) == 1
    register.history.undo()
    assert register.participants.listed(meeting_id) == before


def test_whoever_no_longer_passes_the_filter_stays_in_view_while_selected(page: ParticipantsPage) -> None:
    page.people_bar.pill_bar.buttons[3].click()
    page.select_row(0)
    assert families(page) == ["Әлиева", "Қасымов"]

    page.person_panel.take_button.click()
    settle()

    assert families(page) == ["Әлиева", "Қасымов"]
    assert selected(page).names.kk.family == "Әлиева"


def test_f7_goes_to_people_without_a_country(page: ParticipantsPage) -> None:
    page.next_problem(1)
    assert selected(page).country == ""

    page.next_problem(-1)
    assert selected(page).country == ""


# Add.


def test_a_new_person_is_kept_only_when_added(
    page: ParticipantsPage, register: Register, meeting_id: MeetingId
) -> None:
    before, panel = deeds(register), page.person_panel
    page.add()
    assert panel.form.field("family").hasFocus()
    type_into(panel.form.field("family"), "Абай")
    type_into(panel.form.field("organisation"), "Дала")
    country = panel.form.field("country")
    assert isinstance(country, KeptChoice)
    country.choose("KZ")
    assert deeds(register) == before
    kind_before = page.people_bar.add_button.kind

    page.main_act()
    settle()

    made = register.participants.listed(meeting_id)[-1]
    assert (made.number, made.names.kk.family, made.country) == (5, "Абай", "KZ")
    assert made.organisation == LocalizedText(kk="Дала")
    assert selected(page) == made
    assert page.table.hasFocus()
    # The one filled button was the panel's meanwhile.
    assert (kind_before, page.people_bar.add_button.kind) == ("outlined", "main")
    assert deeds(register) == ["participant.added", *before]


def test_nobody_is_added_without_a_name(page: ParticipantsPage, register: Register) -> None:
    before = deeds(register)
    page.add()

    page.main_act()

    family = page.person_panel.form.field("family")
    assert family.hasFocus()
    assert family.accessibleDescription() != ""
    assert deeds(register) == before


def test_escape_does_not_lose_what_was_typed_for_a_new_person(page: ParticipantsPage) -> None:
    page.add()
    family = page.person_panel.form.field("family")
    write(family, "Абай")

    press(family, Qt.Key.Key_Escape)
    assert page.table.hasFocus()
    assert family.text() == "Әлиева"  # type: ignore[union-attr]

    page.add()
    assert family.text() == "Абай"  # type: ignore[union-attr]


def test_an_empty_list_offers_to_import_or_to_add_a_person(
    space: Workspace, register: Register, tasks: Tasks, qtbot: QtBot
) -> None:
    register.meetings.add(LocalizedText(kk="Отырыс"))
    page = ParticipantsPage(space, only_meeting(register), tasks=tasks)
    qtbot.addWidget(page)
    shown(page)
    assert page.empty_page.isVisible()
    assert not page.bar.isVisible()

    with qtbot.waitSignal(page.import_asked) as asked:
        press(page.empty_page.main_button, Qt.Key.Key_Return)
    assert asked.args == ["participants"]

    page.empty_page.link_asked.emit()
    type_into(page.person_panel.form.field("family"), "Абай")
    page.main_act()
    settle()
    assert page.table.isVisible()
    assert families(page) == ["Абай"]


# Out and in.


def test_import_is_asked_of_the_window(page: ParticipantsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.import_asked) as asked:
        page.people_bar.import_button.click()

    assert asked.args == ["participants"]


def test_the_whole_list_is_exported_and_reads_back_the_same(
    page: ParticipantsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    place = tmp_path / "list"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    page.find_here()
    write(page.people_bar.find_field, "бомон")

    page.people_bar.export_button.click()

    qtbot.waitUntil(page.message_bar.isVisible)
    people = read_participants(tmp_path / "list.xlsx").people
    assert [one.names.kk.family for one in people] == [family for family, _ in NAMES]
    assert str(place) in page.message_bar.accessibleName()


@pytest.mark.parametrize(
    ("name", "written"),
    [("a.csv", "a.csv"), ("a.VCF", "a.VCF"), ("a.xlsx", "a.xlsx"), ("a.txt", "a.txt.xlsx")],
)
def test_the_ending_chosen_decides_the_format_and_the_list_comes_back_the_same(
    page: ParticipantsPage, tmp_path: Path, qtbot: QtBot, name: str, written: str
) -> None:
    register = page.register
    register.delegations.form_by_country(page.meeting_id)
    before = register.participants.listed(page.meeting_id)

    page.export_to(tmp_path / name)
    qtbot.waitUntil(page.message_bar.isVisible)

    read = read_vcards if name.endswith("VCF") else read_participants
    result = register.importer.participants(read(tmp_path / written), page.meeting_id)
    assert (result.new, result.updated, result.same) == (0, 0, len(NAMES))
    assert register.participants.listed(page.meeting_id) == before


def test_the_kind_chosen_in_the_dialog_gives_the_ending(
    page: ParticipantsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def choose(_parent: object, _title: str, _name: str, kinds: str) -> tuple[str, str]:
        return str(tmp_path / "people"), kinds.split(";;")[2]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)

    page.people_bar.export_button.click()
    qtbot.waitUntil(page.message_bar.isVisible)

    assert (tmp_path / "people.vcf").read_bytes().startswith(b"BEGIN:VCARD")


def test_a_list_that_cannot_be_written_is_refused_in_the_page(
    page: ParticipantsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    page.export_to(tmp_path / "nowhere" / "list.csv")

    qtbot.waitUntil(page.message_bar.isVisible)
    assert not page.long_act.is_busy
    assert not (tmp_path / "nowhere").exists()


# The window around it.


def test_the_window_language_changes_live(page: ParticipantsPage, space: Workspace) -> None:
    somebody = selected(page)
    space.words.choose("en")
    settle()

    assert "Aliyev2 Assan" in column(page, PERSON)
    assert selected(page) == somebody
    assert page.person_panel.form.field("family").text() == "Aliyev2"  # type: ignore[union-attr]
    assert page.people_bar.find_field.accessibleName() == "Find among participants"


def test_in_a_narrow_window_the_panel_lies_over_the_table_and_only_when_asked(
    space: Workspace, meeting_id: MeetingId, tasks: Tasks, qtbot: QtBot
) -> None:
    page = ParticipantsPage(space, meeting_id, tasks=tasks)
    qtbot.addWidget(page)
    shown(page, NARROW)
    assert not page.panel.isVisible()
    assert page.table.width() == page.width()

    press(page.table, Qt.Key.Key_Return)
    assert page.panel.isVisible()
    assert page.table.width() == page.width()

    press(page.person_panel.form.field("family"), Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    assert page.table.hasFocus()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
def test_nothing_is_clipped(
    page: ParticipantsPage, space: Workspace, language: str, size: tuple[int, int]
) -> None:
    space.words.choose(language)
    page.resize(*size)
    page.beside.open_panel()
    settle()
    assert clipped(page) == []

    select(page, 0, 1)
    assert clipped(page) == []
    page.add()
    settle()
    assert clipped(page) == []
    page.people_bar.find_field.setText("жоқ адам")
    settle()
    assert clipped(page) == []


def test_everything_that_takes_focus_has_a_name(page: ParticipantsPage) -> None:
    takers = [
        one
        for one in page.findChildren(QWidget)
        if one.isVisibleTo(page) and one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None
    ]

    assert [one.objectName() for one in takers if not one.accessibleName()] == []
    assert len(takers) > 15
