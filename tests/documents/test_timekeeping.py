"""The timekeeping report."""

from dataclasses import replace

import pytest

from forumdesk.documents.grid_model import Grid, GridRow
from forumdesk.documents.timekeeping import signed, timekeeping_paper
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.meeting_sheets import MeetingSheet, TotalLine
from tests.builders_meeting_sheets import conducted_sheet

EN = (Language.EN,)


def grids(sheet: MeetingSheet) -> dict[str, Grid]:
    made = timekeeping_paper(sheet, EN).grids
    return {grid.lead.cells[0][0].text: grid for grid in made if grid.lead is not None}


def rows(grid: Grid) -> list[list[list[str]]]:
    return [
        [[para.text for para in cell] for cell in row.cells] for row in grid.parts if isinstance(row, GridRow)
    ]


def test_an_item_that_is_over_shows_plan_course_and_deviation() -> None:
    first = rows(grids(conducted_sheet())["Agenda items"])[0]

    assert first[0] == ["1."]
    assert first[2:] == [["09:00–09:20"], ["09:04–09:27"], ["20"], ["23"], ["+3"]]


def test_an_item_under_way_is_open_at_its_end_and_deviates_by_nothing_yet() -> None:
    report = rows(grids(conducted_sheet())["Agenda items"])[2]

    assert report[1][-1] == "Under way"
    assert report[3:] == [["09:27–"], ["30"], ["70"], ["–"]]


def test_what_has_not_begun_shows_its_plan_alone() -> None:
    assert rows(grids(conducted_sheet())["Agenda items"])[5][2:] == [
        ["10:50–11:10"],
        ["–"],
        ["20"],
        ["–"],
        ["–"],
    ]


def test_the_sum_is_of_the_items_that_are_over() -> None:
    assert rows(grids(conducted_sheet())["Agenda items"])[-1][1:] == [
        ["Items that are over"], [], [], ["20"], ["23"], ["+3"],
    ]  # fmt: skip


def test_a_speech_shows_limit_length_and_overrun() -> None:
    (one,) = rows(grids(conducted_sheet())["Speeches"])

    assert one == [
        ["2.1"],
        ["Gulnar Akhmetova", "Eurasian National University, Kazakhstan", "Report"],
        ["09:27"],
        ["20:00"],
        ["22:15"],
        ["+2:15"],
    ]


def test_totals_stand_by_speaker_delegation_and_country() -> None:
    line = TotalLine(name=LocalizedText(en="Delegation of the Steppe"), speeches=2)

    found = grids(replace(conducted_sheet(), by_delegation=(line,)))

    assert rows(found["Time by speaker"]) == [[["Gulnar Akhmetova"], ["1"], ["22:15"], ["+2:15"]]]
    assert rows(found["Time by delegation"]) == [[["Delegation of the Steppe"], ["2"], ["0:00"], ["–"]]]
    assert rows(found["Time by country"])[0][0] == ["Kazakhstan"]


def test_sums_of_nothing_are_left_out() -> None:
    assert "Time by delegation" not in grids(conducted_sheet())


@pytest.mark.parametrize(("minutes", "written"), [(5, "+5"), (-3, "−3"), (0, "0")])
def test_a_deviation_bears_its_sign(minutes: int, written: str) -> None:
    assert signed(minutes) == written
