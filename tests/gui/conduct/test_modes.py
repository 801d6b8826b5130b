"""Every way to decide from the panel: the words, the reasons, the sentences of the chair, and the fewest keys."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from forumdesk.domain.bodies import UnanimityOf
from forumdesk.domain.consultations import ConsultationKind
from forumdesk.domain.majorities import Tie
from forumdesk.domain.modes import AdoptionMode, Outcome
from forumdesk.domain.texts import Language
from forumdesk.gui.conduct.conduct_page import ConductPage
from forumdesk.gui.models.mode_words import ELSEWHERE
from tests.gui.clipping import clipped
from tests.gui.conduct.conduct_builders import CTRL, Forum, press, said, settle, write
from tests.gui.conduct.conduct_builders import sentence as spoken

Conducted = Callable[..., ConductPage]
F9, F12, UP, DOWN = Qt.Key.Key_F9, Qt.Key.Key_F12, Qt.Key.Key_Up, Qt.Key.Key_Down


@pytest.fixture
def page(meeting: Forum, conducted: Conducted) -> ConductPage:
    """Conduct mode with a recommendation on the table and everybody there."""
    meeting.come(0, 1, 2)
    meeting.begin(1)
    return conducted()


def sentence(page: ConductPage) -> str:
    """What the chair says, with plain spaces."""
    return spoken(page).replace("\u00a0", " ")


def set_rules(meeting: Forum, **rules: object) -> None:
    body_id = meeting.register.meetings.meeting(meeting.meeting).body_id
    known = meeting.register.meetings.body(body_id).rules
    meeting.register.meetings.edit_rules(body_id, replace(known, **rules))  # type: ignore[arg-type]
    settle()


def choose(page: ConductPage, mode: AdoptionMode) -> None:
    """Go to a way to decide by the keys that work anywhere."""
    modes = page.state.putting.modes
    step = modes.index(mode) - modes.index(page.state.putting.mode)
    for _one in range(abs(step)):
        press(DOWN if step > 0 else UP, CTRL)


def test_from_the_item_before_to_a_closed_decision_in_three_keys(
    meeting: Forum, conducted: Conducted
) -> None:
    meeting.come(0, 1, 2)
    conducted()
    meeting.begin(0)
    settle()
    keys: list[tuple[Qt.Key, Qt.KeyboardModifier]] = [
        (F12, Qt.KeyboardModifier.NoModifier),  # the item begins
        (F9, Qt.KeyboardModifier.NoModifier),  # recorded
        (Qt.Key.Key_Return, CTRL),  # sealed
    ]

    for key, modifiers in keys:
        press(key, modifiers)

    (decision,) = meeting.register.decisions.decisions(meeting.meeting)
    assert len(keys) <= 5
    assert decision.sealed
    assert decision.mode is AdoptionMode.UNANIMOUS
    assert decision.item_id == meeting.items[1].id


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        (AdoptionMode.UNANIMOUS, "Adopt unanimously"),
        (AdoptionMode.CONSENSUS, "Adopt by consensus"),
        (AdoptionMode.WITHOUT_VOTE, "Adopt without a vote"),
        (AdoptionMode.ACCLAMATION, "Adopt by acclamation"),
    ],
)
def test_the_button_says_the_way_and_the_key_records_it(
    page: ConductPage, meeting: Forum, mode: AdoptionMode, words: str
) -> None:
    choose(page, mode)
    assert page.parts.panel.button.text() == words

    press(F9)

    (decision,) = meeting.register.decisions.decisions(meeting.meeting)
    assert decision.mode is mode
    assert decision.outcome is Outcome.ADOPTED
    assert page.parts.panel.button.text() == "Seal now"


def test_the_body_says_which_ways_there_are_and_which_comes_first(page: ConductPage, meeting: Forum) -> None:
    set_rules(meeting, modes=(AdoptionMode.CONSENSUS, AdoptionMode.ACCLAMATION))

    panel = page.parts.panel
    shown = [mode for mode, row in panel.modes.rows.items() if row.isVisibleTo(panel)]
    assert shown == [AdoptionMode.CONSENSUS, AdoptionMode.ACCLAMATION]
    assert panel.button.text() == "Adopt by consensus"
    press(DOWN, CTRL)
    press(DOWN, CTRL)
    assert panel.button.text() == "Adopt by acclamation"


def test_the_first_three_ways_are_shown_and_the_others_on_demand(page: ConductPage) -> None:
    panel = page.parts.panel
    assert [mode.value for mode, row in panel.modes.rows.items() if row.isVisibleTo(panel)] == [
        "unanimous",
        "consensus",
        "without_vote",
    ]

    panel.modes.setFocus()
    for _step in range(3):
        press(DOWN)

    assert panel.modes.mode is AdoptionMode.ACCLAMATION
    assert all(row.isVisibleTo(panel) for row in panel.modes.rows.values())


def test_another_item_begins_with_the_first_way_again(page: ConductPage, meeting: Forum) -> None:
    choose(page, AdoptionMode.ACCLAMATION)

    for place in (2, 1):
        meeting.begin(place)
        settle()

    assert page.parts.panel.button.text() == "Adopt unanimously"


def test_hands_are_counted_by_typing_alone(page: ConductPage, meeting: Forum) -> None:
    choose(page, AdoptionMode.COUNTED)
    assert page.parts.panel.button.text() == "Enter the counts"

    press(F9)
    for number in "2", "1", "0":
        write(number)
        press(Qt.Key.Key_Return)
    assert page.parts.panel.button.hasFocus()
    assert any("Would be adopted" in one.words for one in page.parts.panel.shown.facts)  # type: ignore[union-attr]
    press(F9)

    (decision,) = meeting.register.decisions.decisions(meeting.meeting)
    tally = decision.tally
    assert (tally.voices_for, tally.against, tally.abstaining) == (2, 1, 0)
    assert sentence(page).endswith("Recommendation 1 was adopted by 2 votes to 1, with no abstentions.")


def test_a_proposal_that_fails_is_kept_as_such_and_may_be_put_again(
    page: ConductPage, meeting: Forum
) -> None:
    choose(page, AdoptionMode.COUNTED)
    press(F9)
    for number in "1", "2", "0":
        write(number)
        press(Qt.Key.Key_Return)
    press(F9)
    assert page.parts.panel.subject.text() == "Recommendation 1: not adopted"
    assert sentence(page).startswith("The voting is completed. Recommendation 1 was not adopted")

    press(Qt.Key.Key_Return, CTRL)

    panel = page.parts.panel
    assert panel.button.text() == "Adopt unanimously"
    assert any("Not adopted by decision 1" in one.words for one in panel.shown.facts)  # type: ignore[union-attr]
    press(F9)
    assert [one.outcome.value for one in meeting.register.decisions.decisions(meeting.meeting)] == [
        "rejected",
        "adopted",
    ]


def test_more_hands_than_voters_forbid_it_and_lead_back_to_the_fields(
    page: ConductPage, meeting: Forum
) -> None:
    choose(page, AdoptionMode.COUNTED)
    press(F9)
    for number in "3", "1", "0":
        write(number)
        press(Qt.Key.Key_Return)

    assert page.parts.panel.reason.text() == "4 voices were counted, but only 3 take part."
    press(F9)
    press(Qt.Key.Key_Return)

    assert page.parts.panel.fields.figures[0].field.hasFocus()
    assert meeting.register.decisions.decisions(meeting.meeting) == ()


@pytest.mark.parametrize(("place", "outcome"), [(0, "adopted"), (1, "rejected")])
def test_equal_hands_are_decided_by_the_chair_where_the_rules_say_so(
    page: ConductPage, meeting: Forum, place: int, outcome: str
) -> None:
    set_rules(meeting, tie=Tie.CHAIR)
    choose(page, AdoptionMode.COUNTED)
    press(F9)
    for number in "1", "1", "1":
        write(number)
        press(Qt.Key.Key_Return)
    assert page.parts.panel.reason.text() == "The voices are equal. By the rules the chair decides."
    assert "equal" in sentence(page) or "tie" in sentence(page)

    page.parts.panel.act_buttons[place].click()
    settle()

    (decision,) = meeting.register.decisions.decisions(meeting.meeting)
    assert decision.outcome.value == outcome


def test_hands_entered_twice_have_to_agree(page: ConductPage, meeting: Forum) -> None:
    set_rules(meeting, double_entry=True)
    choose(page, AdoptionMode.COUNTED)

    def count(*numbers: str) -> None:
        for number in numbers:
            write(number)
            press(Qt.Key.Key_Return)
        press(F9)

    press(F9)
    count("2", "1", "0")
    assert "a vote is entered twice" in said(page.message_bar)
    press(Qt.Key.Key_Return)  # enter it a second time
    write("asel")
    press(Qt.Key.Key_Return)
    count("2", "0", "1")
    assert "The two entries differ" in said(page.message_bar)
    press(Qt.Key.Key_Return)  # both anew
    count("2", "1", "0")
    press(Qt.Key.Key_Return)
    write("asel")
    press(Qt.Key.Key_Return)
    count("2", "1", "0")

    (decision,) = meeting.register.decisions.decisions(meeting.meeting)
    assert decision.tally.against == 1
    assert meeting.register.decision_views.facts(decision.id).second_by == "asel"


@pytest.mark.parametrize("mode", sorted(ELSEWHERE))
def test_ballots_sheets_and_candidates_lead_to_their_page_with_the_same_key(
    page: ConductPage, meeting: Forum, mode: AdoptionMode
) -> None:
    asked: list[str] = []
    page.page_asked.connect(asked.append)
    choose(page, mode)

    press(F9)

    assert asked == ["decisions"]
    assert "Decisions page" in page.parts.panel.hint.text()
    assert meeting.register.decisions.decisions(meeting.meeting) == ()


def test_silence_says_why_it_cannot_be_recorded_and_is_when_its_deadline_has_passed(
    page: ConductPage, meeting: Forum
) -> None:
    choose(page, AdoptionMode.SILENCE)
    assert "needs its deadline" in page.parts.panel.reason.text()
    consultations = meeting.register.consultations
    draft = consultations.issue_draft(meeting.meeting)
    deadline = meeting.clock.now + timedelta(hours=1)
    consultations.open(draft.id, deadline=deadline, time_zone="Asia/Almaty", kind=ConsultationKind.SILENCE)
    page.reload()
    choose(page, AdoptionMode.SILENCE)
    assert "has not passed yet" in page.parts.panel.reason.text()

    meeting.clock.pass_time(hours=2)
    page.reload()
    assert page.parts.panel.button.text() == "Adopt by silence"
    press(F9)

    (decision,) = meeting.register.decisions.decisions(meeting.meeting)
    assert decision.mode is AdoptionMode.SILENCE


def test_without_a_quorum_no_way_but_those_in_writing_is_open(page: ConductPage, meeting: Forum) -> None:
    for one in meeting.people[1:3]:
        meeting.register.attendance.leave(one.id)
    settle()

    is_open = {}
    for mode in AdoptionMode:
        if mode is not AdoptionMode.SILENCE:
            choose(page, mode)
            is_open[mode] = not page.parts.panel.reason.text()

    assert {mode for mode, one in is_open.items() if one} == {AdoptionMode.WRITTEN_POLL}


def test_where_every_voice_of_the_body_is_needed_one_absent_forbids_unanimity(
    page: ConductPage, meeting: Forum
) -> None:
    set_rules(meeting, unanimity_of=UnanimityOf.ALL)
    meeting.register.attendance.leave(meeting.people[0].id)
    settle()

    assert page.parts.panel.reason.text() == "“Unanimous” needs every voice of this body, and 1 is not there."
    choose(page, AdoptionMode.CONSENSUS)
    assert page.parts.panel.reason.text() == ""


def test_the_question_comes_up_in_three_languages_as_the_way_changes(page: ConductPage) -> None:
    choose(page, AdoptionMode.CONSENSUS)

    assert sentence(page).endswith("adopts Recommendation 1 by consensus?")
    others = [label.text() for label in page.parts.chair.others if label.isVisibleTo(page)]
    assert [one.split()[0] for one in others] == ["ҚАЗ", "РУС"]
    assert "консенсус негізінде" in others[0]
    assert "консенсусом" in others[1]

    press(DOWN, CTRL)
    assert sentence(page).endswith("adopts Recommendation 1 without a vote?")


@pytest.mark.parametrize("language", list(Language))
def test_each_way_has_its_question_in_each_language(page: ConductPage, language: Language) -> None:
    page.showing.choose_language(language)

    for mode in AdoptionMode:
        if mode is not AdoptionMode.ELECTION:
            choose(page, mode)
            page.state.putting.touched = True
            page.showing.chair()
            assert spoken(page) == page.showing._moments(language).sentence("decision") != "", mode


def test_the_result_is_announced_in_three_languages_with_its_counts(page: ConductPage) -> None:
    press(F9)

    others = " ".join(label.text() for label in page.parts.chair.others).replace("\u00a0", " ")
    assert sentence(page) == "It is so decided. Recommendation 1 was adopted unanimously."
    assert "1-ұсыным бірауыздан қабылданды" in others
    assert "Рекомендация № 1 принята единогласно" in others


def test_the_item_is_deferred_from_the_panel(page: ConductPage, meeting: Forum) -> None:
    page.parts.panel.defer_button.click()
    settle()

    assert meeting.current == ""


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("size", [(1024, 572), (1366, 740)])
def test_nothing_is_clipped_in_any_way(
    meeting: Forum, conducted: Conducted, language: str, size: tuple[int, int]
) -> None:
    meeting.come(0, 1, 2)
    page = conducted(language, size)
    meeting.begin(1)
    settle()

    for mode in AdoptionMode:
        choose(page, mode)
        assert clipped(page) == [], mode
