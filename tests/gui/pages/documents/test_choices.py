"""What papers about decisions ask on the Documents page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language, LocalizedText
from forumdesk.domain.voting import Ballots, Counts
from forumdesk.gui.pages.documents.choices import PaperChoices
from forumdesk.gui.pages.documents.page import DocumentsPage
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.workspace import Workspace
from forumdesk.services.minutes_sheets import BallotSheet, CountingSheet, MinutesSheet, RollCallSheet
from forumdesk.services.motions import Motion
from forumdesk.services.register import Register
from forumdesk.services.routing_sheets import ApprovalSheet, DistributionSheet, RoutedKind
from tests.gui.clipping import clipped
from tests.gui.pages.open_pages import SMALL, WIDE, settle, type_text

QUESTION = LocalizedText(kk="Регламент", ru="Регламент", en="Rules of procedure")


@pytest.fixture
def page(workspace: Workspace, meeting_id: MeetingId, tasks: Tasks, qtbot: QtBot) -> DocumentsPage:
    made = DocumentsPage(workspace, meeting_id, tasks=tasks)
    qtbot.addWidget(made)
    made.resize(*WIDE)
    with qtbot.waitActive(made):
        made.show()
    qtbot.waitUntil(lambda: made._stock is not None)
    return made


def choose(page: DocumentsPage, paper: str, qtbot: QtBot) -> PaperChoices:
    page.choose_document(paper)
    settle()
    return page.choices


def sheet(page: DocumentsPage, qtbot: QtBot) -> object:
    """What the pages in sight were printed from."""
    qtbot.waitUntil(lambda: page.preview.seen(page._wish()) is not None, timeout=10_000)
    seen = page.preview.seen(page._wish())
    assert seen is not None
    return seen.sheet


def asked(choices: PaperChoices) -> set[str]:
    return {key for key, block in choices.blocks.items() if block.isVisibleTo(choices)}


def secret(register: Register, meeting_id: MeetingId) -> None:
    """Record a secret ballot."""
    voters = register.decisions.voters(meeting_id)
    motion = Motion(
        mode=AdoptionMode.SECRET,
        question=QUESTION,
        counts=Counts(voices_for=2, against=1, abstaining=0),
        ballots=Ballots(issued=3, returned=3, spoilt=0),
        commission=tuple(one.id for one in voters[:2]),
    )
    register.decisions.record(meeting_id, motion)


def test_only_papers_about_decisions_ask(page: DocumentsPage, qtbot: QtBot) -> None:
    for paper in ("badges", "agenda", "minutes", "minutes_short"):
        assert not choose(page, paper, qtbot).isVisible()
    assert asked(choose(page, "extract", qtbot)) == {"items", "certified"}
    assert page.choices.isVisible()


def test_an_extract_shows_the_items_ticked_in_the_menu(page: DocumentsPage, qtbot: QtBot) -> None:
    choices = choose(page, "extract", qtbot)
    first = sheet(page, qtbot)
    assert isinstance(first, MinutesSheet)
    assert len(first.chosen) == 1

    choices.items_menu.actions()[1].trigger()

    second = sheet(page, qtbot)
    assert isinstance(second, MinutesSheet)
    assert len(second.chosen) == 2
    assert choices.items_button.text() == "2 items"


def test_a_roll_call_is_blank_at_first_and_shows_a_decision_when_chosen(
    page: DocumentsPage, qtbot: QtBot, register: Register, meeting_id: MeetingId
) -> None:
    register.decisions.record(meeting_id, Motion(question=QUESTION))
    choices = choose(page, "roll_call", qtbot)
    blank = sheet(page, qtbot)
    assert isinstance(blank, RollCallSheet)
    assert blank.decision is None

    choices.decision_field.setFocus()
    QTest.keyClick(choices.decision_field, Qt.Key.Key_Down)

    assert choices.decision_field.currentText() == "1. Rules of procedure · unanimously"
    filled_in = sheet(page, qtbot)
    assert isinstance(filled_in, RollCallSheet)
    assert filled_in.decision is not None


def test_an_approval_sheet_asks_about_which_paper(page: DocumentsPage, qtbot: QtBot) -> None:
    choices = choose(page, "approval_sheet", qtbot)
    assert asked(choices) == {"about"}
    first = sheet(page, qtbot)
    assert isinstance(first, ApprovalSheet)
    assert first.paper.kind is RoutedKind.DRAFT

    choices.routing_fields["about"].setFocus()
    QTest.keyClick(choices.routing_fields["about"], Qt.Key.Key_Down)

    second = sheet(page, qtbot)
    assert isinstance(second, ApprovalSheet)
    assert second.paper.kind is RoutedKind.AGENDA


def test_a_register_of_distribution_asks_who_receives_it(
    page: DocumentsPage, qtbot: QtBot, register: Register, meeting_id: MeetingId
) -> None:
    people = register.participants.listed(meeting_id)
    register.delegations.add_with(meeting_id, QUESTION, "KZ", [one.id for one in people])
    choices = choose(page, "distribution", qtbot)
    assert asked(choices) == {"about", "recipients"}
    qtbot.waitUntil(lambda: isinstance(one := sheet(page, qtbot), DistributionSheet) and len(one.lines) == 1)

    choices.routing_fields["recipients"].setFocus()
    QTest.keyClick(choices.routing_fields["recipients"], Qt.Key.Key_Down)

    found = sheet(page, qtbot)
    assert isinstance(found, DistributionSheet)
    assert len(found.lines) == len(people)


def test_nothing_decided_leads_to_the_decisions(page: DocumentsPage, qtbot: QtBot) -> None:
    for paper in ("vote_sheet", "counting_protocol"):
        choose(page, paper, qtbot)
        assert page._stack.currentWidget() is page._empty
        with qtbot.waitSignal(page.page_asked) as signal:
            page._empty.main_button.click()
        assert signal.args == ["decisions"]


def test_a_protocol_offers_secret_votes_only_and_bears_its_number(
    page: DocumentsPage, qtbot: QtBot, register: Register, meeting_id: MeetingId
) -> None:
    register.decisions.record(meeting_id, Motion(question=QUESTION))
    secret(register, meeting_id)
    qtbot.waitUntil(lambda: page._stock is not None and len(page._stock.decided) == 2)
    choices = choose(page, "counting_protocol", qtbot)

    type_text(choices.lines["protocol"], "2-А")
    QTest.keyClick(choices.lines["protocol"], Qt.Key.Key_Return)

    assert choices.decision_field.count() == 1
    protocol = sheet(page, qtbot)
    assert isinstance(protocol, CountingSheet)
    assert protocol.protocol_number == "2-А"


def test_ballots_ask_the_title_of_an_item_that_can_be_changed(page: DocumentsPage, qtbot: QtBot) -> None:
    choices = choose(page, "ballots", qtbot)
    first = sheet(page, qtbot)
    assert isinstance(first, BallotSheet)
    assert (first.question.en, first.count) == ("Opening", 3)
    assert asked(choices) == {"subject", Language.KK, "candidates", "seats", "count", "first"}

    choices.lines[Language.KK].clear()
    type_text(choices.lines[Language.KK], "Сұрақ")
    type_text(choices.lines["count"], "12x")
    type_text(choices.lines["first"], "5")
    QTest.keyClick(choices.lines["first"], Qt.Key.Key_Return)

    second = sheet(page, qtbot)
    assert isinstance(second, BallotSheet)
    assert (second.question.kk, second.count, second.first) == ("Сұрақ", 12, 5)
    assert page.side.sum_label.text().startswith("12 ballots")


def test_candidates_are_named_by_number_and_a_stranger_number_is_said_under_the_field(
    page: DocumentsPage, qtbot: QtBot
) -> None:
    choices = choose(page, "ballots", qtbot)
    type_text(choices.lines["candidates"], "2; Jane Doe")
    QTest.keyClick(choices.lines["candidates"], Qt.Key.Key_Return)

    named = sheet(page, qtbot)
    assert isinstance(named, BallotSheet)
    assert [one.en for one in named.candidates] == ["Assan Aliyev2", "Jane Doe"]
    type_text(choices.lines["candidates"], "; 99")
    QTest.keyClick(choices.lines["candidates"], Qt.Key.Key_Return)
    assert "99" in choices.lines["candidates"].accessibleDescription()
    assert choices.choice.candidates == named.candidates

    page.print_out()

    assert choices.lines["candidates"].hasFocus()
    assert not page.ways.is_busy


@pytest.mark.parametrize("language", STATE_LANGUAGE_FIRST)
def test_nothing_is_clipped_in_a_small_window(page: DocumentsPage, qtbot: QtBot, language: Language) -> None:
    page.resize(*SMALL)
    page.words.choose(language)
    for paper in ("extract", "ballots", "roll_call"):
        choose(page, paper, qtbot)
        settle()
        assert clipped(page.choices) == []
