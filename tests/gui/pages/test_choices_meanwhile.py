"""Two desks write into the same field of a page: what is typed stays, and the person chooses whose words hold."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.speaking import SpeakingLimits, SpeechKind
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.conduct.limits_panel import LimitsPanel
from forumdesk.gui.conduct.notes import Notes
from forumdesk.gui.pages.consultation.page import ConsultationPage
from forumdesk.gui.pages.documents.stationery_form import StationeryForm
from forumdesk.gui.pages.overview.rules import RulesPart
from forumdesk.gui.pages.page import Page
from forumdesk.gui.pages.participants.delegations import DelegationsView
from forumdesk.gui.theme import Theme
from forumdesk.gui.workspace import Workspace
from forumdesk.services.meanwhile import ChangedMeanwhileError
from forumdesk.services.register import Register
from tests.builders import refilled, registers
from tests.gui.pages.open_pages import opened, settle, workspace_of

EN = Language.EN
CHOICES = [(0, "Mine"), (1, "Theirs")]


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with registers().create(tmp_path / "a.forumdesk") as made:
        yield made


@pytest.fixture
def meeting(register: Register) -> MeetingId:
    return refilled(register)


@pytest.fixture
def other(register: Register, meeting: MeetingId) -> Iterator[Register]:
    """The same register at another desk."""
    with registers().open(register.path) as found:
        yield found


@pytest.fixture
def workspace(register: Register, meeting: MeetingId, theme: Theme) -> Iterator[Workspace]:
    made = workspace_of(register, theme)
    yield made
    made.bridge.close()


def choose(page: Page, choice: int) -> None:
    assert page.message_bar.message is not None
    assert len(page.message_bar.act_buttons) == 2
    page.message_bar.act_buttons[choice].click()
    settle()


@pytest.mark.parametrize(("choice", "kept"), CHOICES)
def test_the_name_of_a_delegation(
    workspace: Workspace, meeting: MeetingId, other: Register, qtbot: QtBot, choice: int, kept: str
) -> None:
    register = workspace.register
    made = register.delegations.add(meeting, LocalizedText(en="Seen"))
    view = opened(DelegationsView, workspace, meeting, qtbot)
    view.edit_selected()
    field = view.panel.fields["en"]
    field.setPlainText("Mine")  # type: ignore[union-attr]
    other.delegations.edit(made.id, name=LocalizedText(en="Theirs"), country="KZ")
    view.reload()
    assert view.panel.fields["en"].text() == "Mine"  # type: ignore[union-attr]

    field.settle()

    assert register.delegations.listed(meeting)[0].name.en == "Theirs"
    choose(view, choice)
    (now,) = register.delegations.listed(meeting)
    assert (now.name.en, now.country) == (kept, "KZ")
    assert view.panel.fields["en"].text() == kept  # type: ignore[union-attr]


@pytest.mark.parametrize(("choice", "kept"), CHOICES)
def test_the_text_of_a_comment(
    workspace: Workspace, meeting: MeetingId, other: Register, qtbot: QtBot, choice: int, kept: str
) -> None:
    service = workspace.register.consultations
    draft = service.issue_draft(meeting)
    consultation = service.open(draft.id, workspace.register.clock() + timedelta(days=2), "Asia/Almaty")
    comment = service.receive(consultation.id, "Ministry", "Seen")
    page = opened(ConsultationPage, workspace, meeting, qtbot)
    page.show_entry((draft.id, consultation.id))
    page.welcome(comment)
    settle()
    area = page.comment_panel.form.text_area
    assert area.text() == "Seen"
    area.setPlainText("Mine")
    other.consultations.edit_comment(comment.id, text="Theirs", proposal="Something")
    page.reload()

    area.settle()

    assert service.comments(consultation.id)[0].text == "Theirs"
    choose(page, choice)
    (now,) = service.comments(consultation.id)
    assert (now.text, now.proposal) == (kept, "Something")
    assert area.text() == kept


@pytest.mark.parametrize(("choice", "kept"), CHOICES)
def test_a_speaking_limit(
    workspace: Workspace, meeting: MeetingId, other: Register, qtbot: QtBot, choice: int, kept: str
) -> None:
    panel = opened(LimitsPanel, workspace, meeting, qtbot)
    field = panel.fields[SpeechKind.REPORT]
    field.setText("5")
    other.speaking.set_limits(meeting, SpeakingLimits(report=180, debate=60))
    panel.reload()

    field.settle()

    choose(panel, choice)
    limits = workspace.register.meetings.meeting(meeting).limits
    assert limits == SpeakingLimits(report=300 if kept == "Mine" else 180, debate=60)
    assert field.text() == ("5" if kept == "Mine" else "3")


@pytest.mark.parametrize(("choice", "kept"), CHOICES)
def test_the_notes_of_an_item(
    workspace: Workspace, meeting: MeetingId, other: Register, qtbot: QtBot, choice: int, kept: str
) -> None:
    register = workspace.register
    item = register.agendas.items(meeting)[0].id
    notes = Notes(
        workspace.theme, workspace.words, lambda one, text, seen: register.conduct.note(one, text, base=seen)
    )
    qtbot.addWidget(notes)
    refused: list[ChangedMeanwhileError] = []
    notes.failed.connect(refused.append)
    notes.show_notes(item, "")
    notes.area.setPlainText("Mine")
    other.conduct.note(item, "Theirs")
    notes.show_notes(item, "Theirs")

    notes.keep_now()

    assert notes.area.toPlainText() == "Mine"
    assert register.conduct.notes(item) == "Theirs"
    (error,) = refused
    (notes.keep_over, notes.take)[choice](error.current)
    assert (register.conduct.notes(item), notes.area.toPlainText()) == (kept, kept)


@pytest.mark.parametrize(("choice", "kept"), CHOICES)
def test_the_line_below_the_names_of_a_body(
    workspace: Workspace, meeting: MeetingId, other: Register, qtbot: QtBot, choice: int, kept: str
) -> None:
    register = workspace.register
    body = register.meetings.body(register.meetings.meeting(meeting).body_id)
    form = StationeryForm(workspace)
    qtbot.addWidget(form)
    form.show_body(body)
    ways: list[object] = []
    form.clashed.connect(lambda _error, mine, theirs: ways.extend((mine, theirs)))
    field = form.contacts[EN]
    field.setText("Mine")
    theirs = other.stationery.of_body(body.id)
    other.stationery.change(body.id, type(theirs)(contacts=LocalizedText(en="Theirs"), letterhead=True))
    form.show_body(body)

    field.settle()

    assert field.text() == "Mine"
    ways[choice]()  # type: ignore[operator]
    now = register.stationery.of_body(body.id)
    assert (now.contacts.en, now.letterhead, field.text()) == (kept, True, kept)


@pytest.mark.parametrize(("choice", "kept"), CHOICES)
def test_a_rule_of_a_body(
    workspace: Workspace, meeting: MeetingId, other: Register, qtbot: QtBot, choice: int, kept: str
) -> None:
    from dataclasses import replace

    register = workspace.register
    body = register.meetings.body(register.meetings.meeting(meeting).body_id)
    part = RulesPart(workspace)
    qtbot.addWidget(part)
    part.retranslate()
    part.show_rules(body, 10)
    ways: list[object] = []
    part.clashed.connect(lambda _error, mine, theirs: ways.extend((mine, theirs)))
    field = part.to_decide.number_edit
    field.setText("7")
    quorum = replace(body.rules.quorum_to_decide, fixed=9)
    other.meetings.edit_rules(body.id, replace(body.rules, quorum_to_decide=quorum, languages=(EN,)))
    part.show_rules(register.meetings.body(body.id), 10)

    field.settle()

    assert field.text() == "7"
    ways[choice]()  # type: ignore[operator]
    now = register.meetings.body(body.id).rules
    assert (now.quorum_to_decide.fixed, now.languages) == (7 if kept == "Mine" else 9, (EN,))
