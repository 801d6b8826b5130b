"""The acts of the panel of participants: each is one deed that undo takes back."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot

from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.attendance import Standing
from forumdesk.domain.people import Names, Participant, PersonName
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.pages.participants.page import ParticipantsPage
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.chip import Chip
from tests.builders import NOON
from tests.gui.clipping import clipped
from tests.gui.pages.lists_builders import NARROW, deeds, press, settle, type_into
from tests.gui.pages.people_page import FOUR, people_page

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[ParticipantsPage]:
    with people_page(tmp_path, theme, qtbot) as made:
        yield made


def kept(page: ParticipantsPage) -> Participant:
    return page.register.participants.participant(page.selected_ids()[0])


def standing(page: ParticipantsPage) -> Standing:
    return page.register.attendance.at_the_door(page.selected_ids()[0]).presence.standing


def test_an_arrival_and_a_departure_are_marked_and_the_last_is_withdrawn(page: ParticipantsPage) -> None:
    panel = page.person_panel

    panel.arrive_button.setFocus()
    press(panel.arrive_button, Qt.Key.Key_Return)
    assert standing(page) is Standing.ARRIVED
    assert panel.leave_button.hasFocus()
    panel.leave_button.click()
    settle()
    assert standing(page) is Standing.LEFT
    panel.admission_part.take_back_button.click()
    settle()

    assert standing(page) is Standing.ARRIVED
    assert "Front desk" in panel.admission_part.times_label.text()


def test_no_arrival_is_offered_for_whoever_is_refused(page: ParticipantsPage) -> None:
    panel = page.person_panel
    refuse = panel.admission_part.move_buttons[AccreditationState.REFUSED]
    refuse.setFocus()

    press(refuse, Qt.Key.Key_Return)

    assert panel.arrive_button.isHidden()
    assert panel.first_act().hasFocus()
    assert panel.first_act() is not panel.arrive_button
    panel.admission_part.move_buttons[AccreditationState.INVITED].click()
    settle()
    assert kept(page).accreditation.state is AccreditationState.INVITED
    assert panel.arrive_button.isVisible()


def test_another_person_comes_instead_and_is_selected(page: ParticipantsPage) -> None:
    gone, part = kept(page), page.person_panel.admission_part
    part.replace_button.click()
    assert part.replace_form.fields["family"].hasFocus()

    press(part.replace_form.fields["family"], Qt.Key.Key_Return)
    assert part.replace_form.fields["family"].accessibleDescription() != ""
    part.replace_form.fields["given"].setText("Айгүл")
    type_into(part.replace_form.fields["family"], "Жаңа")
    settle()

    successor = kept(page)
    assert successor.names.kk == PersonName(family="Жаңа", given="Айгүл")
    assert successor.country == gone.country
    replaced = page.register.participants.participant(gone.id).accreditation
    assert (replaced.state, replaced.replaced_by) == (AccreditationState.REPLACED, successor.id)


def test_several_people_are_accredited_and_moved_to_a_country_as_one_deed_each(
    page: ParticipantsPage,
) -> None:
    before = deeds(page.register)
    press(page.table, Qt.Key.Key_A, CTRL)
    assert len(page.selected_ids()) == 4

    many = page.person_panel.many_part
    many.move_buttons[AccreditationState.ACCREDITED].click()
    settle()
    many.choices["country"].choose("KZ")
    many.choices["country"].settle()
    settle()

    people = page.register.participants.listed(page.meeting_id)
    assert {one.accreditation.state for one in people} == {AccreditationState.ACCREDITED}
    assert {one.country for one in people} == {"KZ"}
    assert deeds(page.register) == ["participants.edited", "accreditation.accredited", *before]
    assert len(page.selected_ids()) == 4
    page.register.history.undo()
    assert len({one.country for one in page.register.participants.listed(page.meeting_id)}) > 1


def test_a_case_form_is_corrected_and_goes_back_to_the_rule_when_emptied(page: ParticipantsPage) -> None:
    panel = page.person_panel
    panel.forms_fold.head_button.click()
    field = panel.forms_part.fields["dative"]
    by_rule = field.text()
    assert by_rule.startswith("Әлиева")

    type_into(field, "Әлиева Данаға!")
    assert kept(page).name_forms.get(Language.KK, "dative") == "Әлиева Данаға!"
    type_into(field, "")

    assert kept(page).name_forms.get(Language.KK, "dative") == ""
    assert field.text() == by_rule


def test_days_of_a_post_are_understood_and_nonsense_is_said_beside_the_field(page: ParticipantsPage) -> None:
    form = page.person_panel.form
    type_into(form.field("post_from"), "1.9.2024")
    assert kept(page).post_from == date(2024, 9, 1)
    before = deeds(page.register)

    type_into(form.field("post_until"), "қашан")

    assert form.field("post_until").accessibleDescription() != ""
    assert deeds(page.register) == before


def test_a_delegation_of_the_country_is_made_and_joined(page: ParticipantsPage) -> None:
    page.person_panel.form.delegation_button.click()
    settle()

    (made,) = page.register.delegations.listed(page.meeting_id)
    assert (made.country, kept(page).delegation_id) == (kept(page).country, made.id)
    assert page.person_panel.form.delegation_button.isHidden()


def test_a_photo_is_made_small_kept_and_removed(page: ParticipantsPage, tmp_path: Path) -> None:
    picture = tmp_path / "big.png"
    Image.new("RGB", (1200, 1600), "red").save(picture)
    part = page.person_panel.photo_part
    seen = []

    page.deeds.take_photo(picture)
    settle()
    seen.append(part.photo_view.has_picture)
    part.remove_button.click()
    settle()

    seen.append(part.photo_view.has_picture)
    assert seen == [True, False]
    (tmp_path / "bad.png").write_bytes(b"no picture")
    page.deeds.take_photo(tmp_path / "bad.png")
    assert "bad.png" in page.message_bar.accessibleName()


def test_an_identity_number_is_shown_on_demand_kept_out_of_the_journal_and_erased(
    page: ParticipantsPage,
) -> None:
    panel, before = page.person_panel, deeds(page.register)
    assert not panel.number_part.isVisible()
    panel.number_fold.head_button.click()
    type_into(panel.number_part.number_edit, "990101300123")

    numbers = page.register.passes.numbers
    assert list(numbers(page.meeting_id).values()) == ["990101300123"]
    assert deeds(page.register) == before
    page.select_row(1)
    assert not panel.number_part.isVisible()
    page.select_row(0)
    panel.number_fold.head_button.click()
    assert panel.number_part.number_edit.text() == "990101300123"

    panel.number_part.erase_button.click()
    assert numbers(page.meeting_id) == {}
    assert panel.number_part.number_edit.text() == ""


def test_a_latin_letter_is_said_and_repaired_only_when_asked(
    tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    strange = replace(FOUR[0], organisation=LocalizedText(kk="Дала универсiтетi"))
    with people_page(tmp_path, theme, qtbot, (strange,)) as page:
        bar = page.person_panel.letters_bar
        assert "универсiтетi" in bar.accessibleName()
        assert kept(page).organisation.kk == "Дала универсiтетi"

        bar.act_buttons[0].click()
        settle()

        assert kept(page).organisation.kk == "Дала университеті".replace("ит", "іт")
        assert bar.isHidden()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_nothing_in_the_unfolded_panel_is_clipped(
    tmp_path: Path, theme: Theme, qtbot: QtBot, language: str
) -> None:
    strange = replace(FOUR[0], organisation=LocalizedText(kk="Дала универсiтетi"))
    with people_page(tmp_path, theme, qtbot, (strange,), language=language, size=NARROW) as page:
        page.edit_selected()
        panel = page.person_panel
        panel.forms_fold.head_button.click()
        panel.number_fold.head_button.click()
        panel.admission_part.replace_button.click()
        settle()

        assert clipped(page) == []


def test_every_passage_is_shown_with_time_and_desk(page: ParticipantsPage) -> None:
    panel = page.person_panel
    for button in (panel.arrive_button, panel.leave_button, panel.arrive_button):
        button.click()
        settle()
    page.words.choose("en")
    settle()

    lines = panel.admission_part.times_label.text().splitlines()[-3:]

    assert [line.split()[0] for line in lines] == ["Arrived", "Left", "Returned"]
    assert all(line.endswith(", Front desk") for line in lines)


def test_passages_of_several_days_say_their_day(page: ParticipantsPage) -> None:
    person = page.selected_ids()[0]
    page.register.attendance.arrive(person, NOON)
    page.register.attendance.leave(person, NOON + timedelta(days=1))
    page.words.choose("en")
    settle()

    lines = page.person_panel.admission_part.times_label.text().splitlines()[-2:]

    assert [str(NOON.day) in lines[0], str((NOON + timedelta(days=1)).day) in lines[1]] == [True, True]


def test_the_delegation_of_the_country_is_made_and_joined_as_one_deed(page: ParticipantsPage) -> None:
    before = len(deeds(page.register))
    person = kept(page)

    page.person_panel.form.make_delegation_asked.emit()
    settle()

    assert len(deeds(page.register)) == before + 1
    (made,) = page.register.delegations.listed(page.meeting_id)
    assert (made.country, kept(page).delegation_id) == (person.country, made.id)
    page.register.history.undo()
    assert kept(page) == person


def test_badges_are_asked_for_everybody_selected_and_not_for_whom_none_is_printed(
    page: ParticipantsPage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.badges_asked) as one:
        page.person_panel.print_button.click()
    assert one.args == [page.selected_ids()]
    page.table.selectAll()
    with qtbot.waitSignal(page.badges_asked) as all_of_them:
        page.print_out()
    assert len(all_of_them.args[0]) == 4

    page.select_row(0)
    page.person_panel.admission_part.move_buttons[AccreditationState.REFUSED].click()
    settle()

    assert page.person_panel.print_button.isHidden()


ACTS_ON_MANY = {
    "voice": lambda page: page.person_panel.voice_asked.emit(True),
    "accredit": lambda page: page.person_panel.many_part.move_asked.emit(AccreditationState.ACCREDITED),
    "country": lambda page: page.person_panel.many_part.field_chosen.emit("country", "UZ"),
    "remove": lambda page: page.remove_selected(),
}


@pytest.mark.parametrize("act", ACTS_ON_MANY.values(), ids=ACTS_ON_MANY)
def test_an_act_on_very_many_is_done_beside_the_window_which_is_held_meanwhile(
    page: ParticipantsPage,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    act: Callable[[ParticipantsPage], None],
) -> None:
    monkeypatch.setattr("forumdesk.gui.pages.participants.deeds.MANY", 3)
    held: list[bool] = []
    page.busy_changed.connect(held.append)
    page.table.selectAll()
    before = page.register.participants.listed(page.meeting_id)
    count = len(deeds(page.register))

    act(page)

    assert held == [True]
    assert not page.bar.isEnabled()
    qtbot.waitUntil(lambda: held == [True, False])
    assert page.bar.isEnabled()
    assert page.beside.isEnabled()
    assert len(deeds(page.register)) == count + 1
    assert page.register.participants.listed(page.meeting_id) != before


def test_an_act_on_very_many_that_is_refused_says_so_and_lets_go(
    page: ParticipantsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("forumdesk.gui.pages.participants.deeds.MANY", 3)
    page.register.accreditation.replace(page.selected_ids()[0], Names(kk=PersonName(family="Жаңа")))
    settle()
    page.table.selectAll()
    before = page.register.participants.listed(page.meeting_id)

    page.person_panel.many_part.move_asked.emit(AccreditationState.CONFIRMED)
    qtbot.waitUntil(page.message_bar.isVisible)

    assert page.bar.isEnabled()
    assert page.register.participants.listed(page.meeting_id) == before


def test_a_post_that_is_not_held_on_the_day_of_the_meeting_is_pointed_out(page: ParticipantsPage) -> None:
    day = date(2024, 10, 17)
    page.register.meetings.edit(page.meeting_id, first_day=day, last_day=day)
    person = kept(page).id

    def names() -> list[str]:
        page.reload()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the chips before
        return [chip.accessibleName() for chip in page.person_panel.findChildren(Chip)]

    assert "Сол күні лауазымда емес" not in names()
    page.register.participants.edit(person, post_until=day - timedelta(days=1))
    assert "Сол күні лауазымда емес" in names()
    page.register.participants.edit(person, post_until=day)
    assert "Сол күні лауазымда емес" not in names()
