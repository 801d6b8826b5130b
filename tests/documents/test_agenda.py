"""What the agenda says of its items."""

from datetime import date, datetime, time

from forumdesk.documents.agenda import agenda_paper
from forumdesk.documents.grid_model import GridPaper, GridRow, Spread, Tone
from forumdesk.domain.agenda import ItemKind
from forumdesk.domain.texts import Language, LocalizedText
from tests.builders_meeting_sheets import DAY, ROOM, item, meeting_sheet

EN = (Language.EN,)


def rows(paper: GridPaper) -> list[list[list[str]]]:
    """The texts of every cell of every row."""
    parts = [part for grid in paper.grids for part in grid.parts]
    return [[[para.text for para in cell] for cell in one.cells] for one in parts if isinstance(one, GridRow)]


def test_items_stand_with_their_labels_in_their_order() -> None:
    paper = agenda_paper(meeting_sheet(), EN)

    labels = [row[0][0] for row in rows(paper)]
    assert labels == [
        "1.", "2.", "2.1.", "2.2.", "2.3.", "3.", "4.", "5.", "6.", "6.1.", "6.2.", "6.3.", "6.4.", "7.", "8.",
    ]  # fmt: skip


def test_a_letter_label_has_no_full_stop() -> None:
    paper = agenda_paper(meeting_sheet([item("1.1(a)", label="(a)", depth=2)]), EN)

    assert rows(paper)[0][0] == ["(a)"]


def test_an_item_says_kind_section_room_speakers_and_times() -> None:
    one = item(
        kind=ItemKind.PANEL,
        room=ROOM,
        section=LocalizedText(en="Section A"),
        speakers=LocalizedText(en="A. Aliyev, B. Berik"),
        rapporteurs=LocalizedText(en="C. Chen"),
        begin=datetime.combine(DAY, time(9, 5)),
        end=datetime.combine(DAY, time(10, 0)),
        minutes=55,
    )

    (row,) = rows(agenda_paper(meeting_sheet([one]), EN))

    assert row[1] == [
        "Question 1",
        "Panel session · Section A · Main hall",
        "Speakers: A. Aliyev, B. Berik",
        "Rapporteur: C. Chen",
    ]
    assert row[2] == ["09:05–10:00"]


def test_without_times_the_planned_minutes_are_said() -> None:
    (row,) = rows(agenda_paper(meeting_sheet([item(minutes=20, kind=ItemKind.DISCUSSION)]), EN))

    assert row == [["1."], ["Question 1", "Discussion · 20 min"]]


def test_who_gives_a_report_presents_it_and_the_kind_is_not_said_again() -> None:
    (row,) = rows(agenda_paper(meeting_sheet([item(speakers=LocalizedText(en="A. Aliyev"))]), EN))

    assert row[1] == ["Question 1", "Presented by A. Aliyev"]


def test_a_kind_that_the_title_says_is_not_said_again() -> None:
    one = item(kind=ItemKind.DISCUSSION, title=LocalizedText(en="General discussion"))

    assert rows(agenda_paper(meeting_sheet([one]), EN))[0][1] == ["General discussion"]


def test_side_by_side_each_language_has_a_cell_and_numbers_and_times_one_for_all() -> None:
    paper = agenda_paper(meeting_sheet(), tuple(Language))

    first = rows(paper)[0]
    assert first[0] == ["1."]
    assert [cell[0] for cell in first[1:4]] == [paper_title(language) for language in Language]
    assert first[4] == ["09:00–09:20"]


def paper_title(language: Language) -> str:
    return meeting_sheet().items[0].title.get(language)


def test_several_days_have_headings_and_one_day_has_none() -> None:
    second = date(2025, 10, 17)
    items = [item("1", day=DAY), item("2", day=second), item("3", day=second)]

    paper = agenda_paper(meeting_sheet(items), EN)

    spreads = [part for part in paper.grids[0].parts if isinstance(part, Spread)]
    assert [one.cells[0][0].text for one in spreads] == [
        "Thursday, 16 October 2025",
        "Friday, 17 October 2025",
    ]
    assert not any(isinstance(part, Spread) for part in agenda_paper(meeting_sheet(), EN).grids[0].parts)


def test_the_head_says_body_paper_event_date_and_place() -> None:
    head = agenda_paper(meeting_sheet(), EN).head

    assert [spread.cells[0][0].text for spread in head] == [
        "The Council",
        "Agenda",
        "Academic Mobility Forum",
        "16\N{NO-BREAK SPACE}October 2025, Almaty",
    ]
    assert head[1].cells[0][0].tone is Tone.TITLE
