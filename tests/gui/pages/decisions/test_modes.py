"""Every way of deciding, from the chooser to the record, and what each refuses in its place."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from forumdesk.domain.bodies import Entitlement
from forumdesk.domain.consultations import ConsultationKind
from forumdesk.domain.decisions import Decision
from forumdesk.domain.delegations import Delegation
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.majorities import Tie
from forumdesk.domain.modes import AdoptionMode, Outcome
from forumdesk.domain.presets import PRESETS, Preset
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import Voice
from forumdesk.gui.models.roll_call import OBJECTING, SHEETS
from forumdesk.gui.pages.decisions.page import DecisionsPage
from forumdesk.gui.pages.decisions.people import Chosen
from forumdesk.gui.pages.decisions.subjects import About
from forumdesk.gui.widgets.key_positions import POSITIONS
from forumdesk.gui.widgets.roll_call_grid import VoterRole
from forumdesk.services.motions import Motion
from forumdesk.services.register import Register
from tests.gui.pages.open_pages import settle, type_text

assert set("ZXCVAS") == set(POSITIONS)


def answer(page: DecisionsPage, *keys: str) -> None:
    for key in keys:
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, key.lower())
        QApplication.sendEvent(page.grid, event)


def decisions(page: DecisionsPage) -> tuple[Decision, ...]:
    return page.register.decisions.decisions(page.meeting_id)


def last(page: DecisionsPage) -> Decision:
    return decisions(page)[-1]


def type_numbers(page: DecisionsPage, row: str, *numbers: int) -> None:
    fields = getattr(page.entries.ballots_form if row == "ballots" else page.entries.counts, row).fields
    for field, number in zip(fields.values(), numbers, strict=False):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, str(number))


def said(page: DecisionsPage) -> str:
    return page.message_bar.accessibleName() if page.message_bar.isVisible() else ""


def modes_offered(page: DecisionsPage) -> list[str]:
    choice = page.bar.mode_choice
    return [choice.itemData(place) or "" for place in range(choice.count())]


def test_the_modes_of_the_body_stand_first_and_the_others_under_a_heading(
    page: DecisionsPage, with_rules: Callable[..., None]
) -> None:
    with_rules(modes=(AdoptionMode.COUNTED, AdoptionMode.UNANIMOUS))

    offered = modes_offered(page)

    assert offered[:2] == ["counted", "unanimous"]
    assert offered[2:4] == ["", ""]
    assert set(offered[4:]) == {*AdoptionMode} - {"counted", "unanimous"}
    assert page.bar.mode is AdoptionMode.COUNTED


def test_the_words_of_the_button_follow_the_mode(page: DecisionsPage) -> None:
    names = set()
    for mode in AdoptionMode:
        page.bar.choose_mode(mode)
        names.add(page.bar.record_button.accessibleName())

    assert len(names) == len(AdoptionMode)


def test_a_mode_is_chosen_with_the_keyboard(page: DecisionsPage) -> None:
    page.bar.mode_choice.setFocus()

    QTest.keyClick(page.bar.mode_choice, Qt.Key.Key_Down)

    assert page.bar.mode is AdoptionMode.CONSENSUS
    assert page.voices.asking is OBJECTING


def test_a_recorded_vote_adopts_by_majority(page: DecisionsPage) -> None:
    page.bar.choose_mode(AdoptionMode.RECORDED)
    page.take_focus()
    answer(page, "Z", "X", "Z")

    page.main_act()

    assert last(page).outcome is Outcome.ADOPTED
    assert (last(page).tally.voices_for, last(page).tally.against) == (2, 1)


def test_a_recorded_vote_may_fail_and_the_text_stays_to_be_decided(page: DecisionsPage) -> None:
    page.bar.choose_mode(AdoptionMode.RECORDED)
    answer(page, "X", "X", "C")

    page.main_act()
    settle()

    assert last(page).outcome is Outcome.REJECTED
    assert page.view == "decide"
    assert page.bar.chosen


def test_a_missing_voice_is_named_and_the_rest_may_be_for(page: DecisionsPage) -> None:
    page.bar.choose_mode(AdoptionMode.RECORDED)
    answer(page, "S", "X")

    page.main_act()
    first = page.voices.voters[0]
    marked = page.voices.index_of(first.id).data(VoterRole.NAMED)
    page.message_bar.act_buttons[1].click()
    page.main_act()

    assert marked
    assert last(page).tally.voices_for == 2


def test_consensus_keeps_who_was_there_and_no_voices(page: DecisionsPage) -> None:
    page.bar.choose_mode(AdoptionMode.CONSENSUS)
    answer(page, "A")

    page.main_act()

    assert last(page).mode is AdoptionMode.CONSENSUS
    assert (last(page).tally.voices_for, last(page).tally.absent) == (0, 1)


def test_an_objection_is_refused_and_leads_to_a_vote_in_which_it_is_against(page: DecisionsPage) -> None:
    page.bar.choose_mode(AdoptionMode.CONSENSUS)
    answer(page, "X", "C")
    objector = page.voices.voters[0]

    page.main_act()
    names_objector = objector.name.en in said(page)
    page.message_bar.act_buttons[1].click()

    assert decisions(page) == ()
    assert names_objector
    assert page.bar.mode is AdoptionMode.RECORDED
    assert page.voices.voices[objector.id] is Voice.AGAINST
    assert list(page.voices.voices.values()).count(Voice.FOR) == 2


def test_what_the_chair_reads_is_shown_in_the_language_of_choice(page: DecisionsPage) -> None:
    page.bar.choose_mode(AdoptionMode.ACCLAMATION)
    strip = page.entries.sentence_strip
    body = page.register.meetings.body(page.register.meetings.meeting(page.meeting_id).body_id)

    strip.language_switch.buttons[0].click()

    assert body.name.kk[:6] in strip.sentence.text()
    assert page.words.language == "en"


def test_a_show_of_hands_keeps_counts_only(page: DecisionsPage) -> None:
    page.bar.choose_mode(AdoptionMode.COUNTED)
    type_numbers(page, "voices", 2, 0, 1)

    QTest.keyClick(page.entries.counts.voices.fields["abstaining"], Qt.Key.Key_F9)

    facts = page.register.decision_views.facts(last(page).id)
    assert (facts.sheet.tally.voices_for, facts.sheet.tally.abstaining) == (2, 1)
    assert facts.sheet.voices == ()


def test_counts_above_the_present_are_refused_at_their_fields(page: DecisionsPage) -> None:
    page.bar.choose_mode(AdoptionMode.COUNTED)
    type_numbers(page, "voices", 3, 2, 0)
    live = page.entries.counts.sum_label.text()

    page.main_act()

    assert decisions(page) == ()
    assert "5" in live
    assert "3" in live
    assert "5" in said(page)
    assert page.entries.counts.voices.fields["voices_for"].property("wrong")
    assert page.message_bar.act_buttons[0].hasFocus()


def test_what_is_no_number_is_said_beside_its_field_and_nothing_is_asked(page: DecisionsPage) -> None:
    page.bar.choose_mode(AdoptionMode.COUNTED)
    field = page.entries.counts.voices.fields["voices_for"]
    field.setFocus()
    QTest.keyClicks(field, "two")

    page.main_act()

    assert decisions(page) == ()
    assert field.accessibleDescription() == page.words.gettext("Write a whole number.")


def test_a_secret_ballot_needs_its_ballots_and_keeps_the_commission(page: DecisionsPage) -> None:
    page.bar.choose_mode(AdoptionMode.SECRET)
    type_numbers(page, "voices", 2, 0, 0)
    page.main_act()
    refused = said(page)
    type_numbers(page, "ballots", 3, 3, 1)
    picker = page.entries.counts.commission
    picker.person_field.field.setFocus()
    type_text(picker.person_field.field, "Aliyev4")
    settle()
    QTest.keyClick(picker.person_field.field, Qt.Key.Key_Return)

    page.main_act()

    facts = page.register.decision_views.facts(last(page).id)
    assert "ballots" in refused
    assert facts.sheet.ballots is not None
    assert facts.sheet.ballots.spoilt == 1
    assert [one.name.en for one in facts.sheet.commission] == ["Assan Aliyev4"]


def test_ballots_that_do_not_add_up_are_refused_with_all_numbers(page: DecisionsPage) -> None:
    page.bar.choose_mode(AdoptionMode.SECRET)
    type_numbers(page, "voices", 2, 1, 0)
    type_numbers(page, "ballots", 3, 3, 1)

    page.main_act()

    assert decisions(page) == ()
    assert "1 spoilt" in said(page)
    assert page.entries.counts.ballots.fields["issued"].property("wrong")


def test_equal_voices_ask_the_chair_where_the_rules_say_so(
    page: DecisionsPage, with_rules: Callable[..., None], fourth: Callable[[], None]
) -> None:
    with_rules(tie=Tie.CHAIR)
    fourth()
    page.bar.choose_mode(AdoptionMode.RECORDED)
    answer(page, "X", "X")
    offered = page.entries.chair_strip.isVisible()

    page.main_act()
    page.message_bar.act_buttons[0].click()

    assert offered
    assert last(page).outcome is Outcome.ADOPTED
    assert page.register.decision_views.facts(last(page).id).sheet.by_chair
    assert not page.entries.chair_strip.isVisible()


def test_without_that_rule_equal_voices_are_lost(page: DecisionsPage, fourth: Callable[[], None]) -> None:
    fourth()
    page.bar.choose_mode(AdoptionMode.RECORDED)
    answer(page, "X", "X")

    page.main_act()

    assert not page.entries.chair_strip.isVisible()
    assert last(page).outcome is Outcome.REJECTED


def test_double_entry_lists_the_differences_and_records_when_both_say_the_same(
    page: DecisionsPage, with_rules: Callable[..., None]
) -> None:
    with_rules(double_entry=True)
    page.bar.choose_mode(AdoptionMode.RECORDED)
    answer(page, "Z", "X", "Z")
    page.main_act()
    empty = list(page.voices.voices)
    page.entries.second_strip.by_field.setText("Second Secretary")
    page.take_focus()
    page.deciding.stand_at(None)
    answer(page, "Z", "C", "Z")
    page.main_act()
    differing = page.deciding.differences.rows
    nothing_kept = decisions(page) == ()
    page.message_bar.act_buttons[0].click()
    answer(page, "X")
    page.main_act()

    assert empty == []
    assert nothing_kept
    assert [(one.first, one.second) for one in differing] == [(Voice.AGAINST, Voice.ABSTAINING)]
    assert last(page).tally.against == 1
    assert page.register.decision_views.facts(last(page).id).second_by == "Second Secretary"


def test_the_first_entry_can_be_mended_as_well(page: DecisionsPage, with_rules: Callable[..., None]) -> None:
    with_rules(double_entry=True)
    page.bar.choose_mode(AdoptionMode.RECORDED)
    answer(page, "C", "Z", "Z")
    page.main_act()
    page.deciding.stand_at(None)
    answer(page, "X", "Z", "Z")

    page.entries.second_strip.entry_switch.buttons[0].click()
    kept_aside = list(page.voices.voices.values())
    page.deciding.stand_at(None)
    answer(page, "X")
    page.main_act()

    assert Voice.ABSTAINING in kept_aside
    assert last(page).tally.against == 1


def test_counts_are_entered_twice_as_well(page: DecisionsPage, with_rules: Callable[..., None]) -> None:
    with_rules(double_entry=True)
    page.bar.choose_mode(AdoptionMode.COUNTED)
    type_numbers(page, "voices", 2, 1, 0)
    page.main_act()
    type_numbers(page, "voices", 1, 2, 0)
    page.main_act()
    refused = said(page)
    type_numbers(page, "voices", 2, 1, 0)
    page.main_act()

    assert "2–1–0" in refused
    assert "1–2–0" in refused
    assert last(page).tally.voices_for == 2


def test_a_refusal_comes_before_the_second_entry(
    page: DecisionsPage, with_rules: Callable[..., None]
) -> None:
    with_rules(double_entry=True)
    answer(page, "C")

    page.main_act()

    assert not page.entries.has_second
    assert page.voices.named


def test_sheets_of_a_poll_begin_without_answers_and_keep_when_they_came(page: DecisionsPage) -> None:
    page.bar.choose_mode(AdoptionMode.WRITTEN_POLL)
    strip = page.entries.poll_strip
    asking, begun = page.voices.asking, page.voices.voices
    type_text(strip.deadline.line, "16.10.2024, 18:00")
    page.deciding.stand_at(None)
    strip.return_field.line.setFocus()
    type_text(strip.return_field.line, "15.10.2024, 10:15")
    page.grid.setFocus()
    answer(page, "Z", "Z")

    page.main_act()

    assert asking is SHEETS
    assert begun == {}
    assert last(page).tally.voices_for == 2
    assert last(page).tally.absent == 1


def test_a_poll_without_its_deadline_is_refused_and_leads_to_the_field(page: DecisionsPage) -> None:
    page.bar.choose_mode(AdoptionMode.WRITTEN_POLL)
    answer(page, "Z", "Z")

    page.main_act()
    page.message_bar.act_buttons[0].click()

    assert decisions(page) == ()
    assert page.entries.poll_strip.deadline.line.hasFocus()


def test_a_sheet_that_came_late_is_named(page: DecisionsPage) -> None:
    page.bar.choose_mode(AdoptionMode.WRITTEN_POLL)
    type_text(page.entries.poll_strip.deadline.line, "16.10.2024, 18:00")
    page.deciding.stand_at(None)
    strip = page.entries.poll_strip
    strip.return_field.line.setFocus()
    type_text(strip.return_field.line, "17.10.2024, 10:15")
    page.grid.setFocus()
    answer(page, "Z", "Z")

    page.main_act()

    assert decisions(page) == ()
    assert page.voices.named
    assert page.message_bar.act_buttons


def silence(register: Register, meeting: MeetingId, *, objects: str = "") -> None:
    draft = register.consultations.issue_draft(meeting)
    deadline = register.clock() + timedelta(seconds=20)
    opened = register.consultations.open(draft.id, deadline, "Asia/Almaty", ConsultationKind.SILENCE)
    if objects:
        register.consultations.receive(opened.id, objects, "Not agreed.")
    while register.clock() < deadline:
        pass
    settle()


def test_silence_adopts_after_the_deadline(
    page: DecisionsPage, register: Register, meeting: MeetingId
) -> None:
    silence(register, meeting)
    page.bar.choose_mode(AdoptionMode.SILENCE)
    shown = page.entries.silence.objections_label.text()

    page.main_act()

    assert shown == page.words.gettext("Nobody objected.")
    assert last(page).mode is AdoptionMode.SILENCE


def test_an_objection_in_time_breaks_the_silence(
    page: DecisionsPage, register: Register, meeting: MeetingId
) -> None:
    silence(register, meeting, objects="Delegation of Steppe")
    page.bar.choose_mode(AdoptionMode.SILENCE)

    page.main_act()

    assert decisions(page) == ()
    assert "Delegation of Steppe" in said(page)


def test_without_a_procedure_the_deadline_is_told_here(page: DecisionsPage) -> None:
    page.bar.choose_mode(AdoptionMode.SILENCE)
    type_text(page.entries.silence.deadline.line, "soon")
    page.main_act()
    odd = page.entries.silence.deadline.line.accessibleDescription()
    page.entries.silence.deadline.line.clear()
    type_text(page.entries.silence.deadline.line, "16.10.2024, 18:00")

    page.main_act()

    assert "soon" in odd
    assert last(page).mode is AdoptionMode.SILENCE


def elect(page: DecisionsPage, *votes: int) -> None:
    for row, number in zip(page.entries.election.rows, votes, strict=True):
        row.votes.setFocus()
        row.votes.selectAll()
        QTest.keyClicks(row.votes, str(number))


def name_post(page: DecisionsPage) -> None:
    field = page.subject_strip.texts.fields[page.words.language]
    field.setFocus()
    type_text(field, "Chair of the council")


def stand(page: DecisionsPage, *names: str) -> None:
    field = page.entries.election.person_field.field
    for name in names:
        field.setFocus()
        type_text(field, name)
        settle()
        QTest.keyClick(field, Qt.Key.Key_Return)


def test_candidates_come_from_the_list_or_by_name_and_the_majority_elects(page: DecisionsPage) -> None:
    page.bar.choose_mode(AdoptionMode.ELECTION)
    name_post(page)
    stand(page, "Aliyev2", "Somebody Unknown")
    elect(page, 1, 2)

    page.main_act()

    facts = page.register.decision_views.facts(last(page).id)
    assert facts.sheet.question.en == "Chair of the council"
    assert [(one.name.en, one.votes, one.elected) for one in facts.sheet.candidates] == [
        ("Assan Aliyev2", 1, False),
        ("Somebody Unknown", 2, True),
    ]


def test_an_election_without_a_post_is_refused_at_the_field(page: DecisionsPage) -> None:
    page.bar.choose_mode(AdoptionMode.ELECTION)
    stand(page, "Aliyev2")
    elect(page, 3)

    page.main_act()

    field = page.subject_strip.texts.fields[page.words.language]
    assert decisions(page) == ()
    assert field.accessibleDescription()


def test_votes_above_the_ballots_name_the_candidate(page: DecisionsPage) -> None:
    page.bar.choose_mode(AdoptionMode.ELECTION)
    name_post(page)
    stand(page, "Aliyev2", "Aliyev3")
    elect(page, 4, 0)

    page.main_act()

    assert decisions(page) == ()
    assert "Assan Aliyev2" in said(page)
    assert page.entries.election.rows[0].votes.property("wrong")


def test_a_second_round_is_proposed_after_one_that_elected_nobody(page: DecisionsPage) -> None:
    page.bar.choose_mode(AdoptionMode.ELECTION)
    name_post(page)
    stand(page, "Aliyev1", "Aliyev2", "Aliyev3")
    elect(page, 1, 1, 1)
    page.main_act()
    first = last(page)
    settle()
    election = page.entries.election

    election.round_bar.act_buttons[0].click()
    elect(page, 2, 1, 0)
    page.main_act()

    facts = page.register.decision_views.facts(last(page).id)
    assert first.outcome is Outcome.NOT_ELECTED
    assert facts.sheet.round == 2
    assert facts.sheet.question.en == "Chair of the council"
    assert facts.election is not None
    assert facts.election.after == first.id
    assert facts.election.is_decided


def test_a_question_in_words_is_decided_in_three_languages(page: DecisionsPage) -> None:
    page.bar.choose_about(About.QUESTION)
    for language, field in page.subject_strip.texts.fields.items():
        type_text(field, f"Close the list ({language.value})")

    page.main_act()

    assert last(page).question == LocalizedText(
        "Close the list (kk)", "Close the list (ru)", "Close the list (en)"
    )
    assert last(page).subject == ()
    assert page.bar.about is About.TEXT


def test_a_question_without_words_is_refused_at_the_field(page: DecisionsPage) -> None:
    page.bar.choose_about(About.QUESTION)
    focused = page.subject_strip.texts.fields[page.words.language].hasFocus()

    page.main_act()
    page.message_bar.act_buttons[0].click()

    assert focused
    assert decisions(page) == ()
    assert page.subject_strip.texts.fields[page.words.language].hasFocus()


def test_a_sealed_decision_is_annulled_by_another_with_its_reason(
    page: DecisionsPage, register: Register, meeting: MeetingId
) -> None:
    first = register.decisions.adopt(meeting, Motion())
    settle()
    page.show_view("taken")
    page.taken.panel.annul_asked.emit()
    type_text(page.subject_strip.texts.fields[page.words.language], "Wrong annex")

    page.main_act()
    page.seal()
    settle()

    assert last(page).annuls == first.id
    assert last(page).question.en == "Wrong annex"
    assert page.bar.chosen  # what was annulled is to be decided again
    words = page.taken_model.index(0, 4).data()
    assert words == page.words.gettext("annulled by decision {number}").format(number=2)


def test_only_what_is_in_force_can_be_annulled(page: DecisionsPage) -> None:
    titles = [action.data() for action in page.bar.subject_menu.actions()]

    assert About.ANNULMENT.value not in titles


def test_a_delegation_is_called_by_its_name_with_who_casts_its_voice(
    page: DecisionsPage, register: Register, meeting: MeetingId, with_rules: Callable[..., None]
) -> None:
    people = register.participants.listed(meeting)
    made: Delegation = register.delegations.add(meeting, LocalizedText(en="Steppe"))
    register.delegations.assign([people[0].id], made.id)
    with_rules(entitlement=Entitlement.DELEGATIONS)

    index = page.voices.index(0, 0)

    assert [voter.delegation.en for voter in page.voices.voters] == ["Steppe"]
    assert index.data() == "Steppe"
    assert index.data(VoterRole.CAPTION) == "Assan Aliyev1"
    assert "Assan Aliyev1" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_proxy_is_shown_with_who_holds_it(
    page: DecisionsPage, register: Register, meeting: MeetingId, with_rules: Callable[..., None]
) -> None:
    with_rules(proxies=1)
    first, second, third, _guest = register.participants.listed(meeting)
    register.attendance.arrive(first.id)
    register.attendance.arrive(second.id)
    register.proxies.give(third.id, first.id)
    settle()

    captions = {one.name.en: page.voices.caption(one) for one in page.voices.voters}

    assert captions["Assan Aliyev3"] == page.words.gettext("by proxy: {name}").format(name="Assan Aliyev1")
    assert page.voices.voices[third.id] is Voice.FOR


def test_whoever_is_connected_is_marked(page: DecisionsPage, register: Register, meeting: MeetingId) -> None:
    register.attendance.connect(register.participants.listed(meeting)[0].id)
    settle()

    captions = [page.voices.caption(one) for one in page.voices.voters]

    assert page.words.gettext("connected") in captions


def test_a_clock_set_back_is_asked_and_recorded_with_a_note(
    page: DecisionsPage, register: Register, meeting: MeetingId
) -> None:
    register.decisions.adopt(meeting, Motion(question=LocalizedText(en="Begin")))
    clock = register.clock
    clock.now -= timedelta(hours=1)  # type: ignore[attr-defined]
    settle()
    page.main_act()
    refused = len(decisions(page))

    page.message_bar.act_buttons[0].click()

    assert refused == 1
    assert len(decisions(page)) == 2
    assert page.register.decision_views.facts(last(page).id).clock_behind > 3000


def test_the_refusal_leads_to_the_rules_of_the_body(page: DecisionsPage) -> None:
    answer(page, "C")
    page.main_act()

    page.message_bar.act_buttons[-1].click()

    assert page.view == "rules"
    assert page.rules_view.part.fields["preset"].hasFocus()


@pytest.mark.parametrize("preset", list(Preset))
def test_a_body_of_every_kind_can_decide_at_once(
    page: DecisionsPage, with_rules: Callable[..., None], preset: Preset
) -> None:
    rules = PRESETS[preset]

    with_rules(**{name: getattr(rules, name) for name in ("modes", "majority", "tie", "quorum_to_decide")})

    assert page.bar.mode is rules.modes[0]
    assert page.deciding.is_possible


def test_answers_given_for_a_vote_come_back_with_it(page: DecisionsPage) -> None:
    answer(page, "C")
    abstaining = page.voices.voters[0].id

    page.bar.choose_mode(AdoptionMode.CONSENSUS)
    asked = dict(page.voices.voices)
    page.bar.choose_mode(AdoptionMode.UNANIMOUS)

    assert asked[abstaining] is Voice.PRESENT
    assert page.voices.voices[abstaining] is Voice.ABSTAINING


def test_a_name_that_is_typed_for_the_commission_has_to_be_on_the_list(page: DecisionsPage) -> None:
    page.bar.choose_mode(AdoptionMode.SECRET)
    field = page.entries.counts.commission.person_field
    type_text(field.field, "Nobody at all")
    settle()

    field.add()

    assert page.entries.counts.commission.ids == ()


def test_a_candidate_is_taken_out_again(page: DecisionsPage) -> None:
    page.bar.choose_mode(AdoptionMode.ELECTION)
    page.entries.election.add(Chosen(name=LocalizedText(en="One")))
    page.entries.election.add(Chosen(name=LocalizedText(en="Two")))

    page.entries.election.rows[0].remove_button.click()

    assert [one.name.en for one in page.entries.election.candidates] == ["Two"]


def test_the_bar_gives_way_as_the_window_becomes_narrower(page: DecisionsPage) -> None:
    wide = page.bar.record_button.text()

    page.resize(1000, 700)
    settle()

    assert page.width() == 1000
    assert page.bar.record_button.text() != wide
    assert page.bar.record_button.accessibleName() == wide
