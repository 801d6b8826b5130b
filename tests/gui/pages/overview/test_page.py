"""The overview of a meeting: its facts, and the rules of its body."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from forumdesk.domain.amendments import AmendmentKind
from forumdesk.domain.bodies import Abstention, BodyRules, Entitlement, QuorumOf, UnanimityOf
from forumdesk.domain.majorities import ElectionRule, MajorityOf, Threshold, Tie
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.presets import Preset, preset_of
from forumdesk.domain.speaking import SpeakingLimits, SpeechKind
from forumdesk.domain.texts import Language
from forumdesk.gui.pages.overview.page import OverviewPage
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.field_block import TextField
from tests import builders
from tests.gui.clipping import clipped
from tests.gui.conduct.presence_builders import Sitting, sitting
from tests.gui.pages.open_pages import SMALL, WIDE, opened, settle, workspace_of


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Sitting]:
    with sitting(tmp_path) as made:
        yield made


@pytest.fixture
def page_in(hall: Sitting, theme: Theme, qtbot: QtBot) -> Callable[..., OverviewPage]:
    def make(language: str = "en", size: tuple[int, int] = WIDE) -> OverviewPage:
        space = workspace_of(hall.register, theme, language)
        return opened(OverviewPage, space, hall.meeting, qtbot, size)

    return make


def rules(hall: Sitting) -> BodyRules:
    return hall.register.meetings.body(hall.register.meetings.meeting(hall.meeting).body_id).rules


def choose(page: OverviewPage, name: str, words: str) -> None:
    """Choose by keyboard: letters and Enter."""
    part = getattr(page.rules_part, name)
    choice = getattr(part, "choice", part)
    choice.setFocus()
    choice.setCurrentIndex(choice.findText(words))
    QTest.keyClick(choice, Qt.Key.Key_Return)
    settle()


def test_both_quorums_and_the_recused_are_kept_at_once(
    hall: Sitting, page_in: Callable[..., OverviewPage]
) -> None:
    page = page_in()

    choose(page, "to_open", "none required")
    choose(page, "to_decide", "at least two thirds")
    choose(page, "recused_choice", "does not count for the quorum")

    assert rules(hall).quorum_to_open.needed(120) == 0
    assert rules(hall).quorum_to_decide.needed(120) == 80
    assert not rules(hall).recused_count


def test_no_quorum_at_all_is_offered_for_opening_only(page_in: Callable[..., OverviewPage]) -> None:
    part = page_in().rules_part

    assert part.to_open.choice.findText("none required") >= 0
    assert part.to_decide.choice.findText("none required") == -1


def test_a_fixed_number_is_kept_when_it_is_typed(hall: Sitting, page_in: Callable[..., OverviewPage]) -> None:
    part = page_in().rules_part.to_decide
    before = rules(hall)

    choose_part = part.choice
    choose_part.setFocus()
    choose_part.setCurrentIndex(choose_part.findText("a fixed number"))
    QTest.keyClick(choose_part, Qt.Key.Key_Return)
    settle()
    assert rules(hall) == before
    assert part.number_edit.hasFocus()

    QTest.keyClicks(part.number_edit, "3")
    QTest.keyClick(part.number_edit, Qt.Key.Key_Return)
    settle()
    assert rules(hall).quorum_to_decide == Threshold(share=Fraction(0), strictly=False, fixed=3)
    assert part.choice.accessibleDescription() == "Now: 3 of 4"


@pytest.mark.parametrize("text", ["0", "-3", "many", "1.5", "999999999999"])
def test_an_absurd_number_is_refused_beside_its_field(
    hall: Sitting, page_in: Callable[..., OverviewPage], text: str
) -> None:
    part = page_in().rules_part.to_decide
    before = rules(hall)
    part.number_block.show()
    part.number_edit.setFocus()

    QTest.keyClicks(part.number_edit, text)
    QTest.keyClick(part.number_edit, Qt.Key.Key_Return)
    settle()

    assert part.number_edit.accessibleDescription() == "Write a whole number of people, 1 at least."
    assert rules(hall) == before


def test_a_quorum_that_cannot_be_met_is_told(hall: Sitting, page_in: Callable[..., OverviewPage]) -> None:
    part = page_in().rules_part.to_decide
    part.show_threshold(Threshold(share=Fraction(0), strictly=False, fixed=50), 4)

    assert part.choice.accessibleDescription() == "Only 4 are entitled now: this quorum cannot be met."


def test_undo_brings_the_rules_before(hall: Sitting, page_in: Callable[..., OverviewPage]) -> None:
    page = page_in()
    choose(page, "to_decide", "all")

    hall.register.history.undo()
    settle()

    assert page.rules_part.to_decide.choice.currentText() == "more than half"


def test_speaking_limits_are_kept_here_too(hall: Sitting, page_in: Callable[..., OverviewPage]) -> None:
    field = page_in().limits_part.fields[SpeechKind.DEBATE]
    field.setFocus()

    QTest.keyClicks(field, "5")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert hall.register.meetings.meeting(hall.meeting).limits == SpeakingLimits(debate=300)


def test_an_emblem_is_taken_shown_and_removed(
    hall: Sitting, page_in: Callable[..., OverviewPage], tmp_path: Path
) -> None:
    place = tmp_path / "emblem.png"
    Image.new("RGBA", (2000, 2000), (10, 90, 40, 0)).save(place)
    part = page_in().emblem_part
    body = hall.register.meetings.meeting(hall.meeting).body_id
    assert not part.remove_button.isVisible()

    part.take_file(place)
    kept = hall.register.meetings.emblem(body)
    assert kept is not None
    assert kept.startswith(b"\x89PNG")
    assert part.view.has_picture
    assert part.view.accessibleName() == "Emblem of the body"

    part.remove_button.click()
    settle()
    assert hall.register.meetings.emblem(body) is None
    assert not part.view.has_picture


def test_a_file_that_is_no_picture_is_refused_in_words(
    hall: Sitting, page_in: Callable[..., OverviewPage], tmp_path: Path
) -> None:
    place = tmp_path / "emblem.svg"
    place.write_text("<svg/>")
    part = page_in().emblem_part

    part.take_file(place)

    assert part.wrong_label.isVisible()
    assert "emblem.svg" in part.wrong_label.text()
    assert hall.register.meetings.emblem(hall.register.meetings.meeting(hall.meeting).body_id) is None


def test_steps_lead_to_their_pages(page_in: Callable[..., OverviewPage], qtbot: QtBot) -> None:
    page = page_in()
    steps = page._road._steps

    with qtbot.waitSignal(page.page_asked) as asked:
        steps["participants"].click()
    assert asked.args == ["participants"]
    with qtbot.waitSignal(page.import_asked) as wanted:
        steps["recommendations"].click()
    assert wanted.args == ["resolution"]


@pytest.mark.parametrize("size", [WIDE, SMALL])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_nothing_is_clipped(
    page_in: Callable[..., OverviewPage], language: str, size: tuple[int, int]
) -> None:
    page = page_in("en" if language != "en" else "kk", size)
    page.rules_part.to_open.number_block.show()

    page.words.choose(language)
    settle()

    assert clipped(page) == []


def test_what_needs_attention_is_listed_and_leads_to_its_page(
    hall: Sitting, page_in: Callable[..., OverviewPage], qtbot: QtBot
) -> None:
    page = page_in()
    assert not page.attention_part.isVisibleTo(page)

    register = hall.register
    register.importer.resolution(builders.resolution(Language.EN), hall.meeting)
    draft = register.consultations.issue_draft(hall.meeting)
    register.consultations.open(draft.id, register.clock() + timedelta(days=1), "Asia/Almaty")
    row = register.resolutions.text(hall.meeting).rows[0]
    register.amendments.propose(hall.meeting, AmendmentKind.DELETE, row.id)
    settle()

    assert len(page.attention_part.sentences) == 2
    with qtbot.waitSignal(page.page_asked) as asked:
        page.attention_part.link_button.click()
    assert asked.args == ["recommendations"]


@pytest.mark.parametrize("preset", list(Preset))
def test_a_kind_of_body_sets_all_its_rules(
    hall: Sitting, page_in: Callable[..., OverviewPage], preset: Preset
) -> None:
    page = page_in()
    choose_rule(page, "tie", Tie.CHAIR)

    page.rules_part.fields["preset"].settled.emit(preset)
    settle()

    assert preset_of(rules(hall)) is preset
    assert page.rules_part.fields["preset"].key() is preset


def test_rules_that_were_changed_are_those_of_the_body_itself(
    hall: Sitting, page_in: Callable[..., OverviewPage]
) -> None:
    page = page_in()

    choose_rule(page, "tie", Tie.CHAIR)

    assert rules(hall).tie is Tie.CHAIR
    assert page.rules_part.fields["preset"].currentText() == page.words.gettext("Rules of its own")


def choose_rule(page: OverviewPage, name: str, value: object) -> None:
    field = page.rules_part.fields[name]
    field.setFocus()
    field.choose(value)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("entitlement", Entitlement.DELEGATIONS, lambda one: one.entitlement),
        ("proxies", 2, lambda one: one.proxies),
        ("quorum_of", QuorumOf.ACCREDITED, lambda one: one.quorum_of),
        ("remote_counts", False, lambda one: one.remote_counts),
        ("majority_of", MajorityOf.MEMBERS, lambda one: one.majority.of),
        ("abstention", Abstention.LENIENT, lambda one: one.abstention),
        ("unanimity_of", UnanimityOf.ALL, lambda one: one.unanimity_of),
        ("election", ElectionRule.MOST, lambda one: one.election),
        ("double_entry", True, lambda one: one.double_entry),
        ("languages", (Language.EN, Language.KK, Language.RU), lambda one: one.languages),
        ("authentic", (Language.KK, Language.RU), lambda one: one.authentic),
    ],
)
def test_every_rule_is_kept_by_keyboard(
    hall: Sitting,
    page_in: Callable[..., OverviewPage],
    name: str,
    value: object,
    read: Callable[[BodyRules], object],
) -> None:
    page = page_in()

    choose_rule(page, name, value)

    assert read(rules(hall)) == value


def test_a_majority_of_two_thirds(hall: Sitting, page_in: Callable[..., OverviewPage]) -> None:
    choose_rule(page_in(), "majority_share", "two_thirds")

    assert rules(hall).majority.share == Threshold(share=Fraction(2, 3), strictly=False)


def test_modes_are_ticked_and_moved_by_keyboard_and_one_always_stays(
    hall: Sitting, page_in: Callable[..., OverviewPage]
) -> None:
    listed = page_in().rules_part.modes_list
    listed.setFocus()
    listed.setCurrentRow(0)

    QTest.keyClick(listed, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    moved = rules(hall).modes[:2]
    for row in range(listed.count()):
        listed.setCurrentRow(row)
        QTest.keyClick(listed, Qt.Key.Key_Space)
    settle()

    assert moved == (AdoptionMode.CONSENSUS, AdoptionMode.UNANIMOUS)
    assert len(rules(hall).modes) == 1


def test_what_is_typed_while_the_register_is_away_is_kept_once_it_is_back(
    hall: Sitting, page_in: Callable[..., OverviewPage]
) -> None:
    page = page_in()
    block = page._plain["number"]
    field = block.field
    assert isinstance(field, TextField)
    file = hall.register.path
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "1234")

    away = file.rename(file.with_name("away"))
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), field.isModified()) == ("1234", True)
    assert field.property("wrong")
    away.rename(file)
    page.reload()
    assert field.text() == "1234"
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert hall.register.meetings.meeting(hall.meeting).number == "1234"
