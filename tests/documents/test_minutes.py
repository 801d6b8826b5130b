"""The minutes: what they tell of a meeting, in full and in short form."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from forumdesk.documents.grid_model import GridRow, Tone
from forumdesk.documents.minutes import NAMED, VOICES_NAMED, minutes_paper
from forumdesk.documents.registry import print_document
from forumdesk.domain.agenda import ItemKind
from forumdesk.domain.conduct import ItemState, MeetingState
from forumdesk.domain.modes import AdoptionMode, Outcome
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.minutes_sheets import MinutesItem, MinutesSheet, ObjectionOnSheet, TextOnSheet
from tests.builders_minutes_sheets import (
    OPENED,
    RECOMMENDATIONS,
    candidates,
    decision,
    election,
    minutes_items,
    minutes_sheet,
    person,
    recorded_decision,
    secret_decision,
    tally,
    voices,
)
from tests.documents.reading import page_texts, unhyphenated

KK, RU, EN = Language


def told(sheet: MinutesSheet, language: Language = EN, identifier: str = "minutes") -> str:
    """The plain text with every run of blanks as one space."""
    text = print_document(identifier, sheet, form="txt", languages=[language]).decode()
    return " ".join(text.split())


def with_decision(**changed: Any) -> MinutesSheet:
    return minutes_sheet(items=(replace(minutes_items()[0], decisions=(decision(**changed),)),))


def test_the_requisites_stand_in_the_head() -> None:
    text = told(minutes_sheet())

    for words in (
        "Council for Academic Mobility",
        "MINUTES No. С-70/2",
        "15 October 2026, Astana",
        "Chaired by: S. Nurgaliyeva",
        "Secretary: D. Sarsenov",
        "20 of 24 entitled to vote; the quorum (13) is met",
    ):
        assert words in text


def test_a_number_keeps_its_small_letters_in_a_title() -> None:
    assert "ПРОТОКОЛ № 12-п" in told(minutes_sheet(number="12-п"), Language.RU)


def test_heard_spoke_and_resolved_stand_in_this_order() -> None:
    text = told(minutes_sheet(), KK)

    places = [text.index(words) for words in ("КҮН ТӘРТІБІ", "ТЫҢДАЛДЫ:", "СӨЗ СӨЙЛЕДІ:", "ҚАУЛЫ ЕТТІ:")]
    assert places == sorted(places)


def test_an_item_of_which_nothing_is_known_has_no_headings() -> None:
    bare = MinutesItem(id="x", label="1", title=LocalizedText(en="Bare"), begun=OPENED)

    text = told(minutes_sheet(items=(bare,)))

    assert text.count("Bare") == 2  # on the agenda and above what took place
    assert not any(word in text for word in ("HEARD", "SPOKE", "RESOLVED", "DISCUSSED"))


def test_nobody_absent_or_invited_has_no_heading() -> None:
    text = told(minutes_sheet(absent=(), invited=()))

    assert "Absent" not in text
    assert "Invited" not in text


def test_zero_voices_are_printed_as_zero() -> None:
    assert "for 20, against 0, abstaining 0" in told(minutes_sheet())
    assert "қарсы – 0, қалыс қалды – 0" in told(minutes_sheet(), KK).replace("\u00a0", " ")


@pytest.mark.parametrize("count", [NAMED, NAMED + 1])
def test_few_are_named_and_many_are_listed_in_an_annex(count: int) -> None:
    text = told(
        minutes_sheet(present=tuple(person(number) for number in range(1, count + 1)), items=minutes_items())
    )

    before, _, annex = text.partition("Annex to Minutes")
    assert ("B. Tursunov" in annex) is False
    assert ("A. Kassymov" in annex) is (count > NAMED)
    assert ("list attached" in before) is (count > NAMED)


def test_the_absent_stand_with_their_reason_and_who_votes_for_them() -> None:
    text = told(minutes_sheet())

    assert "Y. Ospanov – University No. 21, Kazakhstan (excused)" in text
    assert "(business trip)" in text
    assert "(by proxy: A. Kassymov)" in text


def test_voices_by_name_stand_with_their_decision() -> None:
    text = told(minutes_sheet())

    assert "1 A. Bekenov against" in text
    assert "24 M. Akhmetov for" in text


def test_many_voices_by_name_are_listed_in_an_annex_to_which_the_result_points() -> None:
    many = recorded_decision(voices=voices(VOICES_NAMED + 1))
    sheet = minutes_sheet(
        items=(replace(minutes_items()[0], decisions=(many,)),), present=(), absent=(), invited=()
    )

    text = told(sheet)

    main, _, annex = text.partition("Annex to Minutes")
    assert "(Annex)" in main
    assert "A. Bekenov against" not in main
    assert "A. Bekenov against" in annex


def test_annexes_are_numbered_only_where_there_are_several() -> None:
    whole = decision(whole=True, numbers=(), texts=tuple(TextOnSheet(text=text) for text in RECOMMENDATIONS))
    items = (replace(minutes_items()[0], decisions=(whole,)),)

    one = told(minutes_sheet(items=items, present=()))
    two = told(minutes_sheet(items=items))

    assert "The resolution was adopted unanimously (Annex)." in one
    assert "The resolution was adopted unanimously (Annex 2)." in two
    assert "Annex 1 to Minutes" in two


def test_a_whole_resolution_stands_in_the_annex_only() -> None:
    whole = decision(whole=True, numbers=(), texts=tuple(TextOnSheet(text=text) for text in RECOMMENDATIONS))

    text = told(minutes_sheet(items=(replace(minutes_items()[0], decisions=(whole,)),)))

    assert text.count(RECOMMENDATIONS[1].en) == 1
    assert text.index("Chair ___") < text.index(RECOMMENDATIONS[1].en)


def test_the_short_form_leaves_out_speeches_notes_and_voices_by_name() -> None:
    text = told(minutes_sheet(), identifier="minutes_short")

    assert "(short form)" in text
    assert RECOMMENDATIONS[0].en in text
    assert not any(words in text for words in ("SPOKE", "model forms", "A. Bekenov against"))


def test_the_short_form_tells_the_counts_of_a_unanimous_vote() -> None:
    assert "for 20, against 0, abstaining 0" in told(with_decision(), identifier="minutes_short")


def test_a_note_is_printed_in_its_own_language_only() -> None:
    items = (replace(minutes_items()[0], note=LocalizedText(ru="Только по-русски.")),)

    assert "Только по-русски." in told(minutes_sheet(items=items), RU)
    assert "Только по-русски." not in told(minutes_sheet(items=items), EN)


def test_a_note_without_speakers_is_what_was_discussed() -> None:
    items = (replace(minutes_items()[0], spoke=()),)

    assert "DISCUSSED: In the discussion" in told(minutes_sheet(items=items))


def test_a_decision_that_is_not_sealed_is_marked() -> None:
    assert "not sealed" in told(with_decision(sealed_at=None))
    assert "not sealed" not in told(with_decision())


@pytest.mark.parametrize("state", list(MeetingState))
def test_minutes_of_a_meeting_that_is_not_closed_are_a_draft_on_every_page(state: MeetingState) -> None:
    pages = page_texts(print_document("minutes", minutes_sheet(state=state), form="pdf", languages=[EN]))

    assert len(pages) > 2
    assert ["DRAFT" in page for page in pages] == [state is not MeetingState.CLOSED] * len(pages)


def test_reservations_and_corrections_stand_with_their_decision_and_change_no_count() -> None:
    text = told(minutes_sheet())

    first = text.index("Recommendations 2 and 3 were adopted")
    assert first < text.index("A reservation to the decision was made") < text.index("work plan")
    assert "The result of the vote does not change." in text
    assert "17 to 1, with 2 abstentions" in text


def test_an_annulled_decision_says_so() -> None:
    assert "This decision was annulled by Decision No. 7." in told(with_decision(annulled_by=7))


def test_an_annulment_names_what_it_annuls_and_why() -> None:
    text = told(
        with_decision(
            annuls=2, numbers=(), texts=(), reason=LocalizedText(en="new facts"), question=LocalizedText()
        )
    )

    assert "Annulment of Decision No. 2 Reason: new facts" in text


def test_a_rejected_proposal_says_so() -> None:
    lost = tally(voices_for=3, against=15, abstaining=2)

    text = told(with_decision(mode=AdoptionMode.RECORDED, outcome=Outcome.REJECTED, tally=lost))

    assert "not adopted" in text


def test_an_imported_vote_that_does_not_add_up_is_printed_as_it_was() -> None:
    odd = tally(voices_for=18, against=2)

    text = told(with_decision(mode=AdoptionMode.UNANIMOUS, tally=odd))

    assert "for 18, against 2, abstaining 0" in text
    assert "adopted" not in text[text.index("RESOLVED") :]


def test_a_secret_vote_tells_its_ballots_and_no_names() -> None:
    items = (replace(minutes_items()[0], decisions=(secret_decision(),)),)

    text = told(minutes_sheet(items=items))

    assert "Ballots issued 20, returned 20, spoilt 1" in text
    assert "Vote 1" not in text


def test_a_deferred_item_says_so() -> None:
    assert "4. Other business Consideration of the item was deferred." in told(minutes_sheet())


def test_a_break_stands_where_it_was() -> None:
    items = tuple(
        replace(one, kind=ItemKind.DISCUSSION) for one in minutes_items() if one.kind is not ItemKind.BREAK
    )
    pause = (OPENED + timedelta(minutes=81), OPENED + timedelta(minutes=99))

    text = told(minutes_sheet(items=items, pauses=(pause,)))

    first, third = text.rindex("1. On a single"), text.rindex("3. On the adoption")
    assert first < text.index("Break: 11:25–11:43") < third


def test_a_meeting_of_several_days_names_the_day_of_what_happened() -> None:
    sheet = minutes_sheet()
    longer = replace(sheet, last_day=sheet.first_day + timedelta(days=1) if sheet.first_day else None)

    assert "opened at 10:04" in told(sheet)
    assert "15 October 2026, 10:04" in told(longer)


def test_decisions_outside_the_agenda_stand_behind_it() -> None:
    apart = replace(secret_decision(), number=9, question=LocalizedText(en="On procedure"))

    text = told(minutes_sheet(decisions=(apart,)))

    assert text.index("4. Other business Consideration") < text.index("On procedure")


def test_an_item_that_was_never_reached_stands_on_the_agenda_alone() -> None:
    item = MinutesItem(id="x", label="5", title=LocalizedText(en="Never reached"), state=ItemState.PLANNED)

    assert told(minutes_sheet(items=(*minutes_items(), item))).count("Never reached") == 1


def test_the_language_that_prevails_is_named() -> None:
    assert "the Kazakh text prevails" in told(minutes_sheet(authentic=(KK,)))
    assert "prevails" not in told(minutes_sheet())


def test_side_by_side_the_paper_is_signed_once() -> None:
    text = unhyphenated(
        print_document("minutes", minutes_sheet(), form="pdf", languages=[KK, RU], layout="columns")
    )

    assert "Төраға Председатель" in text
    assert text.count("С. Нурғалиева") <= 3


def test_a_long_paragraph_goes_on_on_the_next_page() -> None:
    words = " ".join(f"word{number}" for number in range(300))
    long = decision(texts=(TextOnSheet(number="1", text=LocalizedText(en=words)),))
    items = (replace(minutes_items()[0], decisions=(long,)),)

    pages = page_texts(print_document("minutes", minutes_sheet(items=items), form="pdf", languages=[EN]))

    halves = [page for page in pages if "word" in page.replace("\ufffe", "")]
    assert len(halves) == 2
    assert "word0 " in halves[0]


def test_a_vote_that_took_time_says_from_when_to_when() -> None:
    assert "11:09–11:15" in told(with_decision(opened_at=OPENED + timedelta(minutes=65)))


def test_an_election_without_a_winner_names_who_stands_again() -> None:
    open_one = replace(
        election(),
        outcome=Outcome.NOT_ELECTED,
        candidates=tuple(replace(one, elected=False) for one in candidates()),
        second_round=tuple(one.name for one in candidates()[:2]),
    )

    text = told(minutes_sheet(items=(replace(minutes_items()[0], decisions=(open_one,)),)))

    assert "Y. Nurlanov and Y. Ospanov" in text


def test_an_objection_stands_with_its_time() -> None:
    broken = decision(
        mode=AdoptionMode.SILENCE,
        outcome=Outcome.REJECTED,
        deadline=OPENED + timedelta(days=2),
        objections=(
            ObjectionOnSheet(
                author=LocalizedText.everywhere("Delegation A"), received_at=OPENED + timedelta(days=1)
            ),
        ),
    )

    text = told(minutes_sheet(items=(replace(minutes_items()[0], decisions=(broken,)),)))

    assert "Delegation A (Objection received at – 16 October 2026, 10:04)" in text
    assert "Results of the vote" not in text


def test_a_heading_is_bold_only_above_a_text() -> None:
    alone = TextOnSheet(number="1", text=RECOMMENDATIONS[1], is_heading=True)
    below = TextOnSheet(text=RECOMMENDATIONS[2])

    def faces(*texts: TextOnSheet) -> list[Tone]:
        paper = minutes_paper(with_decision(texts=texts), (EN,))
        rows = [part for grid in paper.grids for part in grid.parts if isinstance(part, GridRow)]
        said = {text.text.en for text in texts}
        return [para.tone for row in rows for cell in row.cells for para in cell if para.text in said]

    assert faces(alone, alone) == [Tone.PROSE, Tone.PROSE]
    assert faces(alone, below) == [Tone.STRONG, Tone.PROSE]


def test_a_break_of_the_sitting_is_told_once_though_it_interrupted_an_item() -> None:
    pause = (OPENED + timedelta(minutes=20), OPENED + timedelta(minutes=40))
    items = minutes_items()
    interrupted = replace(items[0], pauses=(pause,))

    text = told(minutes_sheet(items=(interrupted, *items[1:]), pauses=(pause,)))

    assert text.count("10:24") == 1


def test_nobody_was_heard_on_an_item_that_was_never_begun() -> None:
    waiting = replace(minutes_items()[0], begun=None, spoke=(), decisions=(), note=LocalizedText())
    deferred = replace(waiting, state=ItemState.DEFERRED)

    planned_only = told(minutes_sheet(items=(replace(waiting, state=ItemState.PLANNED),)))
    put_off = told(minutes_sheet(items=(deferred,)))

    assert "HEARD" not in planned_only
    assert "HEARD" not in put_off
    assert "Consideration of the item was deferred" in put_off


def test_without_kept_sittings_the_agenda_tells_who_was_heard() -> None:
    item = replace(minutes_items()[0], begun=None, spoke=(), state=ItemState.PLANNED)

    assert "HEARD" in told(minutes_sheet(items=(item,), sittings=()))


def test_opening_words_follow_those_present_in_their_own_language_only() -> None:
    sheet = minutes_sheet(opening=LocalizedText(en="Guests were greeted."))

    assert told(sheet).index("Guests were greeted.") < told(sheet).index("AGENDA")
    assert "Guests" not in told(sheet, RU)
