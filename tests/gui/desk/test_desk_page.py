"""The registration desk by keyboard and scanner, on a real register."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.attendance import MovementKind, Standing
from forumdesk.domain.badges import badge_code, printed_badge_code
from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.people import Role
from forumdesk.gui.desk.badge_printing import PrintedBadge
from forumdesk.gui.desk.desk_page import DeskPage
from forumdesk.gui.desk.verdicts import VerdictKind
from forumdesk.gui.theme import Theme
from tests.builders import number
from tests.gui.clipping import clipped
from tests.gui.desk.desk_builders import (
    Hall,
    focused,
    hall,
    in_kazakh,
    names,
    press,
    said,
    scan,
    settle,
    workspace,
    write,
)

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Hall]:
    with hall(tmp_path) as made:
        yield made


@pytest.fixture
def printed() -> list[ParticipantId]:
    """Whose badges were printed."""
    return []


@pytest.fixture
def opened(door: Hall, theme: Theme, qtbot: QtBot, printed: list[ParticipantId]) -> Callable[..., DeskPage]:
    def make(*, prints: bool = True, on_arrival: bool = False, language: str = "en") -> DeskPage:
        def print_badge(person: ParticipantId) -> PrintedBadge:
            printed.append(person)
            return PrintedBadge(printer="Label printer")

        page = DeskPage(
            workspace(door.register, theme, language),
            door.meeting,
            print_badge=print_badge if prints else None,
            prints_on_arrival=on_arrival,
        )
        qtbot.addWidget(page)
        page.resize(1366, 740)
        with qtbot.waitActive(page):
            page.show()
        page.take_focus()
        settle()
        return page

    return make


@pytest.mark.parametrize("typed", ["жұма", "жума", "Жұ", "zhuma", "Zhumab", "айгүл жұма", "ЖУМА айгул"])
def test_a_person_is_found_in_any_script_and_without_kazakh_letters(
    door: Hall, opened: Callable[..., DeskPage], typed: str
) -> None:
    aigul = door.person("Жұмабекова Айгүл", "Жумабекова Айгуль", "Zhumabekova Aigul")
    door.person("Оспанов Ерлан", "Оспанов Ерлан", "Ospanov Yerlan")
    page = opened()

    write(typed)
    assert page.results.chosen_person() == aigul
    press(Qt.Key.Key_Return)

    assert door.is_present(aigul)
    assert page.field.text() == ""
    assert page.verdict is not None
    assert page.verdict.kind is VerdictKind.ARRIVED
    assert page.parts.counts.figure.text() == "1"
    assert page.parts.last.rows[0].person == aigul


def test_one_letter_finds_nobody_yet(door: Hall, opened: Callable[..., DeskPage]) -> None:
    door.person("Жұмабекова Айгүл")
    page = opened()

    write("ж")

    assert page.results.chosen_person() is None
    assert page.parts.found.text() == ""


def test_whose_name_begins_so_comes_first(door: Hall, opened: Callable[..., DeskPage]) -> None:
    door.person("Ахметов Серік")
    begins = door.person("Серікбаев Ахмет")
    page = opened()

    write("серік")

    assert page.results.chosen_person() == begins


def test_arrows_choose_among_those_found(door: Hall, opened: Callable[..., DeskPage]) -> None:
    people = [door.person(f"Жұмабаев {given}") for given in ("Асан", "Болат", "Серік")]
    page = opened()
    write("жұмаб")

    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)

    assert [door.is_present(one) for one in people] == [False, True, False]
    assert focused() is page.field


@pytest.mark.parametrize("layout", ["us", "kz"])
@pytest.mark.parametrize("ends", [True, False])
def test_a_scan_marks_the_arrival_and_never_touches_the_field(
    door: Hall, opened: Callable[..., DeskPage], qtbot: QtBot, layout: str, ends: bool
) -> None:
    person = door.person("Жұмабекова Айгүл")
    page = opened()
    write("осп")

    scan(badge_code(door.meeting, person), layout=layout, ends=ends)
    qtbot.waitUntil(lambda: door.is_present(person))

    assert page.field.text() == "осп"
    assert "Arrival marked" in said(page)


def test_a_second_scan_says_when_and_where_the_first_was_and_marks_nothing(
    door: Hall, opened: Callable[..., DeskPage]
) -> None:
    person = door.person("Жұмабекова Айгүл")
    page = opened()
    code = badge_code(door.meeting, person)

    scan(code)
    first = door.register.attendance.at_the_door(person).presence
    scan(code)
    scan(code)

    assert page.verdict is not None
    assert page.verdict.kind is VerdictKind.ALREADY
    assert first.first_at is not None
    assert "Front desk" in said(page)
    assert "Nothing was marked a second time" in said(page)
    assert len(door.register.attendance.log(door.meeting)) == 1
    assert page.parts.counts.figure.text() == "1"


def test_enter_after_a_second_scan_only_prints_another_badge(
    door: Hall, opened: Callable[..., DeskPage], printed: list[ParticipantId]
) -> None:
    person = door.person("Жұмабекова Айгүл")
    opened()
    code = badge_code(door.meeting, person)
    scan(code)
    press(Qt.Key.Key_Return)
    assert printed == []

    scan(code)
    press(Qt.Key.Key_Return)

    assert printed == [person]
    assert len(door.register.attendance.log(door.meeting)) == 1


def test_enter_on_a_row_of_somebody_who_is_there_prints_and_marks_nothing(
    door: Hall, opened: Callable[..., DeskPage], printed: list[ParticipantId]
) -> None:
    person = door.person("Жұмабекова Айгүл")
    door.register.attendance.arrive(person)
    page = opened()

    write("жұма")
    press(Qt.Key.Key_Return)

    assert printed == [person]
    assert len(door.register.attendance.log(door.meeting)) == 1
    assert page.verdict is not None
    assert page.verdict.kind is VerdictKind.ALREADY


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (lambda _meeting, person: badge_code(MeetingId(number(9)), person), VerdictKind.OTHER_EVENT),
        (lambda meeting, _person: badge_code(meeting, ParticipantId(number(9))), VerdictKind.UNKNOWN),
        (lambda _meeting, _person: "4607034170012", VerdictKind.NO_CODE),
    ],
)
def test_a_badge_that_is_not_of_this_list_is_told_in_words(
    door: Hall,
    opened: Callable[..., DeskPage],
    code: Callable[[MeetingId, ParticipantId], str],
    kind: VerdictKind,
) -> None:
    person = door.person("Жұмабекова Айгүл")
    page = opened()

    scan(code(door.meeting, person))

    assert page.verdict is not None
    assert page.verdict.kind is kind
    assert said(page)
    assert page.field.text() == ""
    assert door.register.attendance.log(door.meeting) == ()


def test_a_refused_person_is_not_marked(door: Hall, opened: Callable[..., DeskPage]) -> None:
    person = door.person("Жұмабекова Айгүл")
    door.register.accreditation.move([person], AccreditationState.REFUSED)
    page = opened()

    scan(badge_code(door.meeting, person))

    assert "Admission was refused" in said(page)
    assert not door.is_present(person)


def test_a_replaced_person_leads_to_the_successor(door: Hall, opened: Callable[..., DeskPage]) -> None:
    person = door.person("Жұмабекова Айгүл")
    successor = door.register.accreditation.replace(person, names("Сейітжанова Гүлнар"))
    page = opened()
    scan(badge_code(door.meeting, person))
    assert "Replaced by Сейітжанова Гүлнар" in said(page)

    press(Qt.Key.Key_Return)
    assert page.results.chosen_person() == successor.id
    assert not door.is_present(successor.id)
    press(Qt.Key.Key_Return)

    assert door.is_present(successor.id)
    assert not door.is_present(person)


def test_who_is_not_accredited_is_accredited_and_let_in_by_ctrl_enter(
    door: Hall, opened: Callable[..., DeskPage]
) -> None:
    other, person = door.person("Оспанов Ерлан"), door.person("Жұмабекова Айгүл")
    door.register.accreditation.move([other], AccreditationState.ACCREDITED)
    page = opened()
    scan(badge_code(door.meeting, person))
    assert "Not accredited" in said(page)
    assert not door.is_present(person)

    page.main_act()
    settle()

    assert door.is_present(person)
    deed = door.register.history.next_undo
    assert deed is not None
    assert deed.code == "attendance.arrived"
    state = door.register.participants.participant(person).accreditation.state
    assert state is AccreditationState.ACCREDITED


def test_departure_and_return(door: Hall, opened: Callable[..., DeskPage]) -> None:
    person = door.person("Жұмабекова Айгүл")
    page = opened()
    write("жұма")
    press(Qt.Key.Key_Return, SHIFT)
    assert "cannot leave" in said(page)

    write("жұма")
    press(Qt.Key.Key_Return)
    write("жұма")
    press(Qt.Key.Key_Return, SHIFT)
    assert door.register.attendance.at_the_door(person).presence.standing is Standing.LEFT
    assert "Departure marked" in said(page)
    write("жұма")
    press(Qt.Key.Key_Return)

    assert door.register.attendance.at_the_door(person).presence.standing is Standing.RETURNED
    assert "Return marked" in said(page)
    assert page.parts.counts.figure.text() == "1"


def test_who_is_not_found_is_added_under_the_name_typed_and_arrives(
    door: Hall, opened: Callable[..., DeskPage]
) -> None:
    page = opened()
    write("Қуатова Мадина")
    assert page.parts.found.text() == "Nobody on the list fits this"
    press(Qt.Key.Key_Return)
    assert page.field.text() == "Қуатова Мадина"

    page.add()
    settle()
    assert (page.parts.add_form.family.text(), page.parts.add_form.given.text()) == ("Қуатова", "Мадина")
    page.parts.add_form.country.choose("UZ")
    page.parts.add_form.organisation.setText("Дала университеті")
    press(Qt.Key.Key_Return)

    (person,) = door.register.participants.listed(door.meeting)
    assert (person.names.kk.family, person.names.kk.given) == ("Қуатова", "Мадина")
    assert (person.country, person.organisation.kk) == ("UZ", "Дала университеті")
    assert person.role is Role.DELEGATE
    assert door.is_present(person.id)
    assert page.field.text() == ""
    assert focused() is page.field
    assert page.parts.add_form.isHidden()


def test_adding_and_arriving_is_one_step_to_undo(door: Hall, opened: Callable[..., DeskPage]) -> None:
    page = opened()
    write("Қуатова Мадина")
    page.add()
    settle()
    press(Qt.Key.Key_Return)
    assert len(door.register.participants.listed(door.meeting)) == 1

    door.register.history.undo()
    settle()

    assert door.register.participants.listed(door.meeting) == ()
    assert door.register.attendance.presences(door.meeting) == {}
    assert said(page) == ""


def test_who_is_added_where_the_meeting_accredits_waits_for_ctrl_enter(
    door: Hall, opened: Callable[..., DeskPage]
) -> None:
    door.register.accreditation.move([door.person("Оспанов Ерлан")], AccreditationState.ACCREDITED)
    page = opened()
    write("Қуатова Мадина")
    page.add()
    settle()
    assert page.parts.add_form.add_button.text() == "Add to the list"
    press(Qt.Key.Key_Return)
    assert "Not accredited" in said(page)
    added = door.register.participants.listed(door.meeting)[-1].id
    assert not door.is_present(added)

    page.main_act()
    settle()

    assert door.is_present(added)


def test_giving_up_the_form_keeps_what_was_typed(door: Hall, opened: Callable[..., DeskPage]) -> None:
    page = opened()
    write("Қуатова")
    page.add()
    settle()

    press(Qt.Key.Key_Escape)

    assert focused() is page.field
    assert page.field.text() == "Қуатова"


def test_a_scan_while_the_form_is_open_stays_out_of_its_fields(
    door: Hall, opened: Callable[..., DeskPage]
) -> None:
    person = door.person("Жұмабекова Айгүл")
    page = opened()
    write("Қуатова")
    page.add()
    settle()

    scan(badge_code(door.meeting, person), layout="kz")

    assert door.is_present(person)
    assert page.parts.add_form.family.text() == "Қуатова"
    assert page.parts.add_form.given.text() == ""


def test_a_scan_leaves_a_chosen_country_and_the_desks_name_alone(
    door: Hall, opened: Callable[..., DeskPage]
) -> None:
    first, second = door.person("Жұмабекова Айгүл"), door.person("Оспанов Ерлан")
    page = opened()
    page.add()
    page.parts.add_form.country.choose("UZ")
    page.parts.add_form.country.setFocus()
    settle()

    scan(badge_code(door.meeting, first))
    assert page.parts.add_form.country.currentData() == "UZ"
    press(Qt.Key.Key_Escape)
    page.parts.head.desk_button.click()
    scan(badge_code(door.meeting, second))

    assert door.is_present(first)
    assert door.is_present(second)
    assert door.register.desk.name == "Front desk"
    assert page.parts.head.desk_field.text() == "Front desk"


@pytest.mark.parametrize("typed", ["small", "dashes", "kazakh"])
def test_a_typed_code_marks_the_arrival(door: Hall, opened: Callable[..., DeskPage], typed: str) -> None:
    person = door.person("Жұмабекова Айгүл")
    page = opened()
    code = badge_code(door.meeting, person)

    write({"small": code.lower(), "dashes": printed_badge_code(code), "kazakh": in_kazakh(code)}[typed])
    assert page.results.chosen_person() == person
    press(Qt.Key.Key_Return)

    assert door.is_present(person)
    assert page.field.text() == ""


def test_a_typed_code_of_another_event_says_so(door: Hall, opened: Callable[..., DeskPage]) -> None:
    page = opened()

    write(badge_code(MeetingId(number(9)), ParticipantId(number(70))))
    press(Qt.Key.Key_Return)

    assert page.verdict is not None
    assert page.verdict.kind is VerdictKind.OTHER_EVENT


def test_escape_empties_the_field_and_then_the_verdict(door: Hall, opened: Callable[..., DeskPage]) -> None:
    door.person("Жұмабекова Айгүл")
    page = opened()
    write("жұма")

    press(Qt.Key.Key_Escape)
    assert page.field.text() == ""
    scan("4607034170012")
    assert said(page)
    press(Qt.Key.Key_Escape)

    assert said(page) == ""
    assert page.isVisible()


def test_the_next_letter_takes_the_last_verdict_away(door: Hall, opened: Callable[..., DeskPage]) -> None:
    page = opened()
    scan("4607034170012")

    write("ж")

    assert said(page) == ""


def test_taking_back_counts_down_and_the_verdict_goes(door: Hall, opened: Callable[..., DeskPage]) -> None:
    person = door.person("Жұмабекова Айгүл")
    page = opened()
    scan(badge_code(door.meeting, person))

    page.parts.last.rows[0].undo_button.click()
    settle()

    assert not door.is_present(person)
    assert page.parts.counts.figure.text() == "0"
    assert said(page) == ""
    assert focused() is page.field


def test_a_badge_is_printed_with_each_arrival_when_asked(
    door: Hall, opened: Callable[..., DeskPage], printed: list[ParticipantId], qtbot: QtBot
) -> None:
    first, second = door.person("Жұмабекова Айгүл"), door.person("Оспанов Ерлан")
    page = opened()
    chosen: list[bool] = []
    page.printing_chosen.connect(chosen.append)
    scan(badge_code(door.meeting, first))

    page.parts.head.print_button.click()
    scan(badge_code(door.meeting, second))
    scan(badge_code(door.meeting, second))

    assert printed == [second]
    assert chosen == [True]


def test_without_a_way_to_print_nothing_is_said_of_printing(
    door: Hall, opened: Callable[..., DeskPage]
) -> None:
    person = door.person("Жұмабекова Айгүл")
    page = opened(prints=False)

    scan(badge_code(door.meeting, person))

    assert page.parts.head.print_button.isHidden()
    assert page.card.act_buttons == []


def test_a_letter_typed_elsewhere_on_the_page_lands_in_the_field(
    door: Hall, opened: Callable[..., DeskPage]
) -> None:
    door.person("Жұмабекова Айгүл")
    page = opened()
    for stop in (page.parts.add_button, page.parts.counts.countries_view, page.parts.head.leave_button):
        stop.setFocus()

        write("жұ")

        assert focused() is page.field
        assert page.field.text() == "жұ"
        page.field.setText("")


def test_counts_by_country_and_of_this_desk_are_true_after_each_act(
    door: Hall, opened: Callable[..., DeskPage]
) -> None:
    people = [door.person(f"Адам{n}", country="KZ" if n < 3 else "UZ") for n in range(5)]
    page = opened()

    for person in people[1:4]:
        scan(badge_code(door.meeting, person))

    rows = {row.name: (row.arrived, row.people) for row in page.parts.counts.countries.rows}
    assert rows == {"Kazakhstan": (2, 3), "Uzbekistan": (1, 2)}
    assert page.parts.counts.own.text() == "Front desk: 3 arrivals"


def test_the_desk_is_named_and_later_arrivals_say_so(door: Hall, opened: Callable[..., DeskPage]) -> None:
    person = door.person("Жұмабекова Айгүл")
    page = opened()
    named: list[str] = []
    page.desk_named.connect(named.append)

    page.parts.head.desk_button.click()
    page.parts.head.desk_field.setText("  Second   desk ")
    press(Qt.Key.Key_Return)
    scan(badge_code(door.meeting, person))

    assert named == ["Second desk"]
    assert focused() is page.field
    (entry,) = door.register.attendance.log(door.meeting)
    assert (entry.desk_name, entry.desk_id) == ("Second desk", "desk-1")


def test_a_hundred_people_arrive_by_keyboard_and_scanner_alone(
    door: Hall, opened: Callable[..., DeskPage]
) -> None:
    people = [door.person(f"Қатысушы{n:03} Ән{n:03}", country=("KZ", "UZ", "TR")[n % 3]) for n in range(110)]
    page = opened()

    for place, person in enumerate(people[:100]):
        if place % 2:
            scan(badge_code(door.meeting, person), layout=("us", "kz")[place % 4 // 2])
        else:
            write(f"катысушы{place:03}")
            press(Qt.Key.Key_Return)
        if place % 10 == 9:
            scan(badge_code(door.meeting, people[place - 5]))
        assert focused() is page.field
        assert page.field.text() == ""

    log = door.register.attendance.log(door.meeting)
    assert [entry.participant_id for entry in log] == people[:100]
    assert {entry.kind for entry in log} == {MovementKind.ARRIVED}
    assert page.parts.counts.figure.text() == "100"
    assert page.parts.counts.whole.text() == "/ 110"
    assert sum(row.arrived for row in page.parts.counts.countries.rows) == 100
    assert page.parts.counts.own.text() == "Front desk: 100 arrivals"


def test_the_language_changes_live_with_the_verdict_in_sight(
    door: Hall, opened: Callable[..., DeskPage]
) -> None:
    person = door.person("Жұмабекова Айгүл", "Жумабекова Айгуль")
    page = opened()
    scan(badge_code(door.meeting, person))

    page.words.choose("ru")
    settle()

    assert page.card.heading.text() == "Жумабекова Айгуль"
    assert page.verdict is not None
    assert focused() is page.field


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("size", [(1366, 740), (1024, 572)])
def test_nothing_is_cut_and_every_stop_has_a_name(
    door: Hall, opened: Callable[..., DeskPage], language: str, size: tuple[int, int]
) -> None:
    people = [door.person(f"Жұмабаев{n} Асан") for n in range(9)]
    door.register.attendance.arrive(people[4])
    door.register.accreditation.move([people[0]], AccreditationState.ACCREDITED)
    page = opened(language=language)
    page.resize(*size)
    settle()

    def check() -> None:
        settle()
        assert clipped(page) == []
        stops = [
            one for one in page.findChildren(QWidget)
            if one.isVisibleTo(page) and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]  # fmt: skip
        nameless = [
            one for one in stops
            if not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)
        ]  # fmt: skip
        assert nameless == []

    check()
    write("жұмаб")
    check()
    press(Qt.Key.Key_Escape)
    for person in (people[4], people[3], people[0]):
        scan(badge_code(door.meeting, person))
        check()
    scan("4607034170012")
    check()
    page.add()
    check()


def test_who_is_added_takes_the_role_chosen_and_the_next_is_a_delegate_again(
    door: Hall, opened: Callable[..., DeskPage]
) -> None:
    page = opened()
    for role in (Role.GUEST, None):
        write("Қуатова")
        page.add()
        if role is not None:
            page.parts.add_form.role.choose(role)
        page.parts.add_form.add()
        settle()

    assert [one.role for one in door.register.participants.listed(door.meeting)] == [
        Role.GUEST,
        Role.DELEGATE,
    ]
