"""The decisions taken: their facts from the sealed bytes, statements to them, acts on them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.statements import StatementKind
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import Voice
from forumdesk.domain.voting import Counts
from forumdesk.gui.pages.decisions.page import DecisionsPage
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.chip import Chip
from forumdesk.services.motions import Motion
from forumdesk.services.register import Register
from tests import builders
from tests.gui.clipping import clipped
from tests.gui.pages.open_pages import SMALL, WIDE, opened, settle, type_text, workspace_of


def words_in(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def recorded(register: Register, meeting: MeetingId, **motion: object) -> None:
    register.decisions.record(meeting, Motion(**motion))  # type: ignore[arg-type]
    settle()


def write_statement(page: DecisionsPage, text: str, author: str = "Asan Steppe") -> None:
    form = page.taken.deeds.form
    type_text(form.person_field.field, author)
    type_text(form.areas[page.words.language], text)
    form.keep_button.click()
    settle()


def test_the_panel_shows_zero_voices_quorum_and_who_was_absent(
    page: DecisionsPage, register: Register, meeting: MeetingId
) -> None:
    first = register.decisions.voters(meeting)[0]
    everybody = {one.id: Voice.FOR for one in register.decisions.voters(meeting)}

    recorded(register, meeting, mode=AdoptionMode.RECORDED, voices={**everybody, first.id: Voice.ABSENT})

    words = words_in(page.taken.panel)
    assert page.view == "taken"
    assert first.name.en in words
    assert "2 of 3 present, 2 needed" in words
    assert "\n0\n" in words


def test_a_sealed_decision_is_shown_from_its_bytes(
    page: DecisionsPage, register: Register, meeting: MeetingId
) -> None:
    register.decisions.adopt(
        meeting, Motion(mode=AdoptionMode.COUNTED, counts=Counts(voices_for=3, against=0))
    )
    builders.by_sql(register.path, "UPDATE decision SET outcome = 'rejected', recorded_at = '2020-01-01'")
    settle()

    page.reload()

    words = words_in(page.taken.panel)
    assert "17.10.2024" in words
    assert "2020" not in words
    assert page.words.gettext("does not fit its seal") in [
        one.text for one in page.taken.panel.findChildren(Chip)
    ]


def test_sealing_from_the_panel(page: DecisionsPage, register: Register, meeting: MeetingId) -> None:
    recorded(register, meeting)
    QTest.keyClick(page.taken_table, Qt.Key.Key_Return)

    QTest.keyClick(page.taken.panel.act_buttons[0], Qt.Key.Key_Return)
    settle()

    (decision,) = register.decisions.decisions(meeting)
    assert decision.sealed
    assert decision.code in words_in(page.taken.panel) or decision.code in page.taken_model.lines[0].cells[5]


def test_the_selected_decision_is_shown(page: DecisionsPage, register: Register, meeting: MeetingId) -> None:
    recorded(register, meeting, question=LocalizedText(en="Close the list"))
    recorded(register, meeting, question=LocalizedText(en="Open the list"))
    page.show_view("taken")

    QTest.keyClick(page.taken_table, Qt.Key.Key_Up)

    assert page.taken.panel.accessibleName() == "Decision 1"
    assert "Close the list" in words_in(page.taken.panel)


def test_a_reservation_is_added_to_an_unsealed_decision_and_taken_out_again(
    page: DecisionsPage, register: Register, meeting: MeetingId
) -> None:
    recorded(register, meeting)
    page.taken.panel.statement_asked.emit()

    write_statement(page, "We reserve our position.")
    (statement,) = register.statements.of_meeting(meeting)
    shown = words_in(page.taken.panel.statements)
    page.taken.panel.statements.remove_asked.emit(statement.id)
    settle()

    assert statement.kind is StatementKind.RESERVATION
    assert statement.text.en == "We reserve our position."
    assert "Asan Steppe" in shown
    assert register.statements.of_meeting(meeting) == ()


def test_an_empty_statement_is_refused_in_its_form(
    page: DecisionsPage, register: Register, meeting: MeetingId
) -> None:
    recorded(register, meeting)
    page.taken.panel.statement_asked.emit()

    page.taken.deeds.form.keep_button.click()

    assert page.taken.deeds.form.wrong.isVisible()
    assert page.taken.deeds.form.isVisible()
    assert register.statements.of_meeting(meeting) == ()


def test_a_correction_says_the_voice_that_was_meant_and_leaves_the_tally(
    page: DecisionsPage, register: Register, meeting: MeetingId
) -> None:
    decision = register.decisions.adopt(meeting, Motion())
    settle()
    page.taken.panel.statement_asked.emit()
    form = page.taken.deeds.form
    form.kind_choice.set_kept(StatementKind.CORRECTION, anew=True)
    form.voice_choice.set_kept(Voice.AGAINST, anew=True)
    offered = form.blocks["voice"].isVisible()

    write_statement(page, "")

    (statement,) = register.statements.of_decision(decision.id)
    assert offered
    assert statement.voice is Voice.AGAINST
    assert register.decisions.decisions(meeting)[0].tally == decision.tally


def test_a_statement_is_made_by_a_delegation_in_three_languages(
    page: DecisionsPage, register: Register, meeting: MeetingId
) -> None:
    made = register.delegations.add(meeting, LocalizedText(kk="Дала", ru="Степь", en="Steppe"))
    recorded(register, meeting)
    page.taken.panel.statement_asked.emit()
    form = page.taken.deeds.form
    form.delegation_choice.set_kept(made.id, anew=True)
    for language, area in form.areas.items():
        type_text(area, f"Text {language.value}")

    form.keep_button.click()

    (statement,) = register.statements.of_meeting(meeting)
    assert statement.author == made.name
    assert statement.delegation_id == made.id
    assert statement.text == LocalizedText("Text kk", "Text ru", "Text en")


def test_an_unsealed_statement_is_changed(
    page: DecisionsPage, register: Register, meeting: MeetingId
) -> None:
    recorded(register, meeting)
    page.taken.panel.statement_asked.emit()
    write_statement(page, "First")
    (facts,) = register.decision_views.facts(register.decisions.decisions(meeting)[0].id).statements

    page.taken.panel.statements.edit_asked.emit(facts)
    page.taken.deeds.form.areas[page.words.language].setPlainText("Second")
    page.taken.deeds.form.keep_button.click()

    (statement,) = register.statements.of_meeting(meeting)
    assert statement.text.en == "Second"
    assert statement.author.en == "Asan Steppe"


def test_a_statement_before_the_decision_waits_on_its_item(
    page: DecisionsPage, register: Register, meeting: MeetingId
) -> None:
    recorded(register, meeting, question=LocalizedText(en="Open the list"))
    page.show_view("taken")
    item = register.agendas.items(meeting)[0]
    page.taken.panel.statement_asked.emit()
    page.taken.deeds.form.target_choice.set_kept(item.id, anew=True)

    write_statement(page, "Before the vote")
    waits = page.taken.waiting.accessibleName()
    recorded(register, meeting, item_id=item.id)

    assert "Asan Steppe" in waits
    assert not page.taken.waiting.isVisible()
    assert [one.said.text.en for one in _facts(register, meeting).statements] == ["Before the vote"]


def _facts(register: Register, meeting: MeetingId):  # type: ignore[no-untyped-def]
    return register.decision_views.facts(register.decisions.decisions(meeting)[-1].id)


def test_a_correction_to_an_item_is_said_to_be_impossible_before_it_is_kept(
    page: DecisionsPage, register: Register, meeting: MeetingId
) -> None:
    recorded(register, meeting)
    page.taken.panel.statement_asked.emit()
    form = page.taken.deeds.form
    form.target_choice.set_kept(register.agendas.items(meeting)[0].id, anew=True)

    form.kind_choice.set_kept(StatementKind.CORRECTION, anew=True)

    assert form.target_choice.accessibleDescription()


def test_the_view_that_a_person_chose_stays_until_something_is_recorded(
    page: DecisionsPage, register: Register, meeting: MeetingId
) -> None:
    page.show_view("rules")
    register.participants.edit(register.decisions.voters(meeting)[0].id, entitled=False)
    settle()

    assert page.view == "rules"


def test_the_words_follow_the_language_of_the_window(
    page: DecisionsPage, register: Register, meeting: MeetingId
) -> None:
    recorded(register, meeting, question=LocalizedText(kk="Тізімді жабу", en="Close the list"))
    page.show_view("taken")

    page.words.choose("kk")
    settle()

    assert page.taken_model.index(0, 1).data() == "Тізімді жабу"
    assert page.bar.view_switch.buttons[2].text() != "Rules"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("size", [SMALL, WIDE])
def test_no_word_is_cut(
    register: Register,
    meeting: MeetingId,
    theme: Theme,
    qtbot: QtBot,
    fourth: Callable[[], None],
    language: str,
    size: tuple[int, int],
) -> None:
    fourth()
    recorded(
        register, meeting, mode=AdoptionMode.COUNTED, counts=Counts(voices_for=2, against=1, abstaining=1)
    )
    page = opened(DecisionsPage, workspace_of(register, theme, language), meeting, qtbot, size)
    page.show_view("taken")
    QTest.keyClick(page.taken_table, Qt.Key.Key_Return)
    page.taken.panel.statement_asked.emit()
    settle()
    found = {"taken": clipped(page)}
    page.show_view("rules")
    settle()
    found["rules"] = clipped(page)
    page.show_view("decide")
    for mode in AdoptionMode:
        page.bar.choose_mode(mode)
        settle()
        found[mode.value] = clipped(page)
        page.main_act()
        settle()
        found[f"{mode.value} refused"] = clipped(page)

    assert {place: words for place, words in found.items() if words} == {}
    assert page.size().toTuple() == size
    page.workspace.bridge.close()
