"""The list of speakers."""

from dataclasses import replace
from datetime import timedelta

from forumdesk.documents.grid_model import GridPaper, GridRow, Spread
from forumdesk.documents.speakers import in_turn, speakers_paper
from forumdesk.domain.speaking import SpeechKind, SpeechState
from forumdesk.domain.texts import Language
from tests.builders_meeting_sheets import OPENED, conducted_sheet, speech

EN = (Language.EN,)


def rows(paper: GridPaper) -> list[GridRow]:
    return [part for part in paper.grids[0].parts if isinstance(part, GridRow)]


def test_only_items_with_speakers_are_named_and_closed_lists_say_so() -> None:
    parts = speakers_paper(conducted_sheet(), EN).grids[0].parts

    (heading,) = [part for part in parts if isinstance(part, Spread)]
    assert [para.text for para in heading.cells[0]] == [
        "2.1. How not to lose credits: a single procedure and firm time limits",
        "The list is closed",
    ]


def test_who_spoke_stands_first_then_points_of_order_then_the_others() -> None:
    kinds = [row.cells[3][0].text for row in rows(speakers_paper(conducted_sheet(), EN))]

    assert kinds == ["Report", "Point of order", "Debate"]


def test_a_row_says_name_origin_kind_limit_and_length() -> None:
    first = rows(speakers_paper(conducted_sheet(), EN))[0]

    assert [[para.text for para in cell] for cell in first.cells] == [
        [],
        ["1"],
        ["Gulnar Akhmetova", "Eurasian National University, Kazakhstan"],
        ["Report"],
        ["20:00"],
        ["22:15"],
    ]


def test_only_who_waits_has_a_box_to_tick() -> None:
    assert [row.ticked for row in rows(speakers_paper(conducted_sheet(), EN))] == [False, True, True]


def test_who_has_the_floor_is_marked() -> None:
    sheet = conducted_sheet()
    now = speech(sheet.items[2].id, state=SpeechState.SPEAKING, begun=OPENED)

    (row,) = rows(speakers_paper(replace(sheet, speeches=(now,)), EN))

    assert row.cells[2][-1].text == "Has the floor"


def test_no_limit_is_a_dash() -> None:
    sheet = conducted_sheet()

    (row,) = rows(speakers_paper(replace(sheet, speeches=(speech(sheet.items[0].id, limit=0),)), EN))

    assert row.cells[4][0].text == "–"


def test_side_by_side_the_kind_is_said_in_each_language() -> None:
    row = rows(speakers_paper(conducted_sheet(), tuple(Language)))[1]

    said = [cell[-1].text for cell in row.cells[2:5]]
    assert said == ["Рәсімдік мәселе бойынша", "По порядку ведения", "Point of order"]


def test_the_order_of_turns_keeps_equals_as_they_asked() -> None:
    first, second = speech("1", limit=1), speech("1", limit=2)
    order = speech("1", kind=SpeechKind.POINT_OF_ORDER)
    late = speech("1", begun=OPENED + timedelta(minutes=1), state=SpeechState.DONE)
    early = speech("1", begun=OPENED, state=SpeechState.DONE)

    assert in_turn([first, second, order, late, early]) == [early, late, order, first, second]
