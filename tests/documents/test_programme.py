"""The programme for participants."""

from datetime import date, datetime, time

from forumdesk.documents.grid_model import GridPaper, GridRow, Spread, Tone
from forumdesk.documents.programme import programme_paper
from forumdesk.domain.agenda import ItemKind
from forumdesk.domain.texts import Language, LocalizedText
from tests.builders_meeting_sheets import DAY, ROOM, item, meeting_sheet

EN = (Language.EN,)


def rows(paper: GridPaper) -> list[GridRow]:
    return [part for grid in paper.grids for part in grid.parts if isinstance(part, GridRow)]


def test_parallel_sections_stand_side_by_side_below_what_they_belong_to() -> None:
    paper = programme_paper(meeting_sheet(), EN)

    (parallel,) = [row for row in rows(paper) if row.parallels]
    assert [cell[0].text for cell in parallel.parallels] == [
        "Section 1",
        "Section 2",
        "Section 3",
        "Section 4",
    ]
    assert parallel.cells[0][0].text == "13:45–15:25"
    before = rows(paper)[rows(paper).index(parallel) - 1]
    assert before.cells[1][0].text == "Consideration of the draft recommendations"


def test_a_section_says_its_room_once_and_all_its_items() -> None:
    a, b = LocalizedText(en="Section A"), LocalizedText(en="Section B")
    items = [
        item("1", section=a, room=ROOM),
        item("1.1", section=LocalizedText(), parent_id="1", depth=1, room=ROOM),
        item("2", section=b),
        item("3", section=a, begin=datetime.combine(DAY, time(11, 0))),
    ]

    (row,) = rows(programme_paper(meeting_sheet(items), EN))

    assert [[para.text for para in cell] for cell in row.parallels] == [
        ["Section A", "Main hall", "Question 1", "Question 1.1", "Question 3"],
        ["Section B", "Question 2"],
    ]


def test_a_single_section_is_an_item_like_others() -> None:
    items = [item("1", section=LocalizedText(en="Section A")), item("2")]

    found = rows(programme_paper(meeting_sheet(items), EN))

    assert [[para.text for para in row.cells[1]] for row in found] == [
        ["Question 1", "Section A"],
        ["Question 2"],
    ]
    assert not any(row.parallels for row in found)


def test_side_by_side_sections_stand_below_each_other_under_their_names() -> None:
    paper = programme_paper(meeting_sheet(), tuple(Language))

    names = [row.cells[3][0].text for row in rows(paper) if row.unruled]
    assert names == ["Section 1", "Section 2", "Section 3", "Section 4"]
    assert not any(row.parallels for row in rows(paper))


def test_breaks_are_set_apart_and_no_number_kind_or_length_is_said() -> None:
    paper = programme_paper(meeting_sheet(), EN)

    breaks = [row for row in rows(paper) if row.cells[1][0].tone is Tone.ITALIC]
    assert [row.cells[1][0].text for row in breaks] == ["Coffee break", "Lunch break"]
    words = {para.text for row in rows(paper) for cell in row.cells for para in cell}
    assert not words & {"1.", "2.1.", "Report", "Panel session", "20 min"}


def test_days_are_named_where_there_are_several() -> None:
    items = [item("1", day=DAY), item("2", day=date(2025, 10, 17), kind=ItemKind.BREAK)]

    parts = programme_paper(meeting_sheet(items), EN).grids[0].parts

    days = [part.cells[0][0].text for part in parts if isinstance(part, Spread)]
    assert days == ["Thursday, 16 October 2025", "Friday, 17 October 2025"]
