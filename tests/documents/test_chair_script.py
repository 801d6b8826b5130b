"""The chair's script says the right sentence at the right place."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from forumdesk.documents.chair_script import BLANK, chair_script_paper
from forumdesk.documents.grid_model import GridPaper, GridRow, Spread
from forumdesk.domain.agenda import ItemKind
from forumdesk.domain.conduct import ItemState, MeetingState
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.speaking import SpeechState
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.voices import Tally
from forumdesk.services.meeting_sheets import DecisionLine, MeetingSheet, QuorumLine
from tests.builders_meeting_sheets import (
    DAY,
    GUEST,
    OPENED,
    REPORTER,
    conducted_sheet,
    item,
    meeting_sheet,
    speech,
)

KK, RU, EN = Language


def paper_of(sheet: MeetingSheet, language: Language = EN) -> GridPaper:
    return chair_script_paper(sheet, (language,))


def said(sheet: MeetingSheet, language: Language = EN, *, place: int = 0) -> list[str]:
    """What is spoken."""
    parts = paper_of(sheet, language).grids[0].parts
    return [part.cells[place][0].text for part in parts if isinstance(part, GridRow) and part.barred]


def directions(sheet: MeetingSheet, language: Language = EN) -> list[str]:
    """What is not."""
    parts = paper_of(sheet, language).grids[0].parts
    return [part.cells[0][0].text for part in parts if isinstance(part, GridRow) and not part.barred]


def headings(sheet: MeetingSheet) -> list[list[str]]:
    parts = paper_of(sheet).grids[0].parts
    return [[para.text for para in part.cells[0]] for part in parts if isinstance(part, Spread)]


@pytest.mark.parametrize("language", list(Language))
def test_before_the_opening_the_number_present_is_left_open(language: Language) -> None:
    sentence = said(meeting_sheet(), language)[0]

    assert BLANK in sentence
    assert "24" in sentence
    assert "13" in sentence
    assert "Fewer than 13: the sitting is not opened" in directions(meeting_sheet())


def test_once_opened_the_opening_says_the_real_numbers() -> None:
    sentences = said(conducted_sheet())

    assert sentences[0].startswith(
        "Distinguished colleagues, 20 of the 24 participants entitled to vote are present"
    )
    assert directions(conducted_sheet())[0] == "Opened at 09:04"


def test_without_a_quorum_rule_no_quorum_is_spoken_of() -> None:
    sheet = meeting_sheet(quorum=QuorumLine(entitled=24, present=0, needed=0))

    assert said(sheet)[0] == "Distinguished colleagues, I declare the sitting open."


def test_the_agenda_counts_the_items_of_the_first_level() -> None:
    assert "contains 8 items" in said(meeting_sheet())[1]


def test_each_item_has_a_heading_and_is_called() -> None:
    titles = [one[0] for one in headings(meeting_sheet())]

    assert titles[0] == "Opening of the sitting"
    assert titles[-1] == "Closing of the sitting"
    assert len(titles) == len(meeting_sheet().items) + 2
    assert "We now turn to item\N{NO-BREAK SPACE}2.1 of the agenda" in " ".join(said(meeting_sheet()))


def test_a_break_says_until_when_and_is_ended() -> None:
    one = item(
        kind=ItemKind.BREAK,
        begin=datetime.combine(DAY, time(10, 50)),
        end=datetime.combine(DAY, time(11, 10)),
    )

    assert said(meeting_sheet([one]))[2:4] == [
        "The sitting is suspended until\N{NO-BREAK SPACE}11:10.",
        "Distinguished colleagues, the sitting is resumed.",
    ]


def test_a_break_without_a_time_says_how_long_it_is() -> None:
    assert said(meeting_sheet([item(kind=ItemKind.BREAK, minutes=20)]))[2] == (
        "The sitting is suspended for 20 minutes."
    )


def test_the_floor_is_given_in_the_dative_with_organisation_country_and_limit() -> None:
    sheet = meeting_sheet([item(kind=ItemKind.DISCUSSION)], speeches=(speech("1"),))

    assert said(sheet, RU)[3] == (
        "Слово в прениях предоставляется Ахметовой Гульнар Сериковне (Евразийский национальный университет,"
        " Казахстан). Регламент – 3 минуты."
    )


def test_where_no_dative_is_sure_no_ending_is_guessed() -> None:
    sheet = meeting_sheet([item(kind=ItemKind.DISCUSSION)], speeches=(speech("1", speaker=GUEST, limit=0),))

    assert said(sheet, KK)[3] == "Жарыссөзде сөз сөйлейді: Зайфрид Фолькмар (Германия)."


def test_an_organisation_in_another_language_is_not_read_out() -> None:
    speaker = replace(REPORTER, organisation=LocalizedText(en="Eurasian National University"))
    sheet = meeting_sheet([item(kind=ItemKind.DISCUSSION)], speeches=(speech("1", speaker=speaker, limit=0),))

    assert said(sheet, RU)[3] == "Слово в прениях предоставляется Ахметовой Гульнар Сериковне (Казахстан)."


def test_who_has_spoken_is_not_called_again() -> None:
    over = speech("1", state=SpeechState.DONE, begun=OPENED)
    sheet = meeting_sheet([item(kind=ItemKind.DISCUSSION)], speeches=(over, speech("1", speaker=GUEST)))

    assert directions(sheet)[-1] == "Spoke: Gulnar Akhmetova"
    assert sum("I give the floor" in sentence for sentence in said(sheet)) == 1


def test_before_anybody_asks_those_on_the_agenda_are_called() -> None:
    report = item(kind=ItemKind.REPORT, speaking=(REPORTER,))
    opening = item(kind=ItemKind.OPENING, speaking=(REPORTER,), speakers=REPORTER.name)

    assert said(meeting_sheet([report]))[3].startswith("For the report, I give the floor to Gulnar Akhmetova")
    # No formula fits a word of welcome: the chair sees who speaks.
    assert directions(meeting_sheet([opening]))[-1] == "Speaker: Gulnar Akhmetova"


def test_a_deferred_item_is_said_to_be_deferred_and_nothing_more() -> None:
    sheet = meeting_sheet([item(state=ItemState.DEFERRED, speaking=(REPORTER,))])

    assert said(sheet)[2:-1] == [
        "Consideration of item\N{NO-BREAK SPACE}1 of the agenda is deferred: “Question 1”."
    ]


@pytest.mark.parametrize(
    ("decides", "whole", "what"),
    [
        ((1, 2), True, "the resolution"),
        ((2,), False, "Recommendation\N{NO-BREAK SPACE}2"),
        ((1, 2), False, "Recommendations\N{NO-BREAK SPACE}1, 2"),
        ((), False, "the decision"),
    ],
)
def test_a_decision_is_asked_for_and_declared(decides: tuple[int, ...], whole: bool, what: str) -> None:
    sheet = meeting_sheet([item(kind=ItemKind.DECISION, decides=decides, decides_all=whole)])

    sentences = said(sheet)

    assert f"may I take it that the Academic Mobility Forum adopts {what} unanimously?" in sentences[3]
    assert sentences[4].startswith("It is so decided.")
    assert sentences[5].startswith(f"I put {what} to the vote.")
    assert f"In favour {BLANK} · against {BLANK} · abstentions {BLANK}" in directions(sheet)


def test_what_was_decided_is_declared_and_not_asked_for() -> None:
    tally = Tally(
        entitled=24,
        present=20,
        needed=13,
        voices_for=20,
        against=0,
        abstaining=0,
        not_voting=0,
        recused=0,
        absent=4,
    )
    taken = DecisionLine(mode=AdoptionMode.UNANIMOUS, tally=tally, numbers=(1,), whole=False)
    sheet = meeting_sheet([item(kind=ItemKind.DECISION, decides=(1,))], decisions=(taken,))

    sentences = said(sheet)

    assert not any("may I take it that the Academic" in sentence for sentence in sentences)
    assert sentences[3].startswith("It is so decided.")


def test_the_closing_leaves_the_time_open_until_it_is_known() -> None:
    open_sheet = conducted_sheet()
    sitting = replace(open_sheet.sittings[0], closed_at=OPENED + timedelta(hours=7))

    assert said(open_sheet)[-1].endswith(f"I declare the sitting closed at\N{NO-BREAK SPACE}{BLANK}.")
    closed = replace(open_sheet, sittings=(sitting,), state=MeetingState.CLOSED)
    assert said(closed)[-1].endswith("closed at\N{NO-BREAK SPACE}16:04.")


def test_side_by_side_every_sentence_stands_in_each_language() -> None:
    paper = chair_script_paper(conducted_sheet(), tuple(Language))

    spoken = [part for part in paper.grids[0].parts if isinstance(part, GridRow) and part.barred]
    assert all(len(part.cells) == 3 and all(part.cells) for part in spoken)
    assert [len(said(conducted_sheet(), language)) for language in Language] == [len(spoken)] * 3


def test_the_type_is_large() -> None:
    assert paper_of(meeting_sheet()).size >= 13
