"""Rows are never divided, headings stand above every page, and group headings with the first of their rows."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.documents.fonts import Face, width
from forumdesk.documents.list_model import Column, Entry, Group, ListPaper, plain, strong
from forumdesk.documents.tables import PADDING, Frame, Place, SetGroup, SetRow, Table
from forumdesk.domain.texts import Language

FRAME = Frame(width=400, height=500, before=100, after=30)


def paper(groups: tuple[Group, ...], **changed: object) -> ListPaper:
    made = ListPaper(
        language=Language.RU,
        over="",
        title="Список",
        under=(),
        summary=(),
        columns=(
            Column(heading="№", share=10, figures=True),
            Column(heading="Имя", share=40),
            Column(heading="Откуда", share=50),
        ),
        groups=groups,
        continued="(продолжение)",
    )
    return replace(made, **changed)  # type: ignore[arg-type] # fields by name


def entry(number: int, name: str = "Ахметова Гульнар", whence: str = "Университет") -> Entry:
    return Entry(cells=(plain(str(number)), strong(name), plain(whence)), person=name)


def rows_of(pages: list[list[Place]]) -> list[SetRow]:
    return [place.part for page in pages for place in page if isinstance(place.part, SetRow)]


def words(part: SetRow | SetGroup) -> str:
    lines = part.lines if isinstance(part, SetGroup) else [line for cell in part.cells for line in cell]
    return " ".join(text for line in lines for text, _ in line.line.pieces)


def test_every_row_stands_on_one_page_within_its_height() -> None:
    groups = tuple(
        Group(heading=f"Страна {number}", entries=tuple(entry(row) for row in range(number)))
        for number in range(1, 15)
    )
    table = Table(paper(groups), 400)

    pages = table.pages(FRAME)

    assert len(rows_of(pages)) == sum(range(1, 15))
    for number, page in enumerate(pages):
        bottom = table.head.height + (FRAME.before if number == 0 else 0.0)
        for place in page:
            assert place.top >= bottom - 0.01
            bottom = place.top + place.part.height
        assert bottom <= FRAME.height + 0.01


def test_the_heading_of_a_group_is_never_last_on_a_page() -> None:
    for before in range(60, 140, 3):
        groups = tuple(Group(heading="Страна", entries=(entry(1), entry(2))) for _ in range(20))
        for page in Table(paper(groups), 400).pages(replace(FRAME, before=float(before))):
            assert isinstance(page[-1].part, SetRow)


def test_the_heading_of_a_group_has_two_of_its_rows_below_it() -> None:
    for before in range(60, 140, 3):
        groups = tuple(Group(heading="Страна", entries=(entry(1), entry(2), entry(3))) for _ in range(20))
        for page in Table(paper(groups), 400).pages(replace(FRAME, before=float(before))):
            for place, following in zip(page, page[2:], strict=False):
                if isinstance(place.part, SetGroup) and not place.repeated:
                    assert isinstance(following.part, SetRow)
            assert isinstance(page[-2].part, SetRow) or page[-2].repeated


def test_what_closes_a_list_has_two_rows_above_it() -> None:
    for count in range(10, 60):
        groups = (Group(heading="", entries=tuple(entry(number) for number in range(count))),)
        pages = Table(paper(groups), 400).pages(replace(FRAME, after=90))

        assert len(pages[-1]) >= 2


def test_a_group_that_goes_on_repeats_its_headings() -> None:
    inner = Group(heading="Делегация", entries=tuple(entry(number) for number in range(40)))
    pages = Table(paper((Group(heading="Казахстан", groups=(inner,)),)), 400).pages(FRAME)

    assert len(pages) > 1
    for page in pages[1:]:
        assert [words(place.part) for place in page[:2]] == [
            "Казахстан (продолжение)",
            "Делегация (продолжение)",
        ]
        assert all(place.repeated for place in page[:2])


def test_the_last_row_keeps_room_for_what_closes_the_list() -> None:
    for count in range(10, 60):
        groups = (Group(heading="", entries=tuple(entry(number) for number in range(count))),)
        last = Table(paper(groups), 400).pages(FRAME)[-1][-1]

        assert last.top + last.part.height + FRAME.after <= FRAME.height + 0.02


def test_a_text_wider_than_its_column_takes_more_lines_of_the_same_row() -> None:
    long = "Секретариат Ассоциации университетов стран Центральной Азии и Кавказа"
    table = Table(paper((Group(heading="", entries=(entry(1, whence=long),)),)), 400)

    (row,) = rows_of(table.pages(FRAME))

    assert len(row.cells[2]) > 1
    assert " ".join(text for line in row.cells[2] for text, _ in line.line.pieces) == long


def test_a_double_surname_goes_on_behind_its_hyphen() -> None:
    name = "Нурмухаммедсултанова-Абдирахманова Гульбахрам"
    table = Table(paper((Group(heading="", entries=(entry(1, name),)),)), 400)

    (row,) = rows_of(table.pages(FRAME))

    assert row.cells[1][0].line.pieces[0][0] == "Нурмухаммедсултанова-"


def test_figures_stand_to_the_right() -> None:
    table = Table(paper((Group(heading="", entries=(entry(1), entry(100))),)), 400)

    one, hundred = rows_of(table.pages(FRAME))

    ends = [
        row.cells[0][0].line.indent + width(row.cells[0][0].line.pieces[0][0], Face.REGULAR, 9.5)
        for row in (one, hundred)
    ]
    assert ends == pytest.approx([40 - 2 * PADDING] * 2)


def test_a_row_is_as_high_as_the_list_asks() -> None:
    groups = (Group(heading="", entries=(entry(1),)),)

    (row,) = rows_of(Table(paper(groups, row_height=30.0), 400).pages(FRAME))

    assert row.height == 30.0


def test_a_row_that_no_page_can_hold_is_divided_and_nothing_is_lost() -> None:
    endless = " ".join(f"слово{number}" for number in range(900))
    groups = (Group(heading="Страна", entries=(entry(1, whence=endless),)),)

    pages = Table(paper(groups), 400).pages(FRAME)

    assert len(pages) > 1
    assert all(place.top + place.part.height <= FRAME.height + 0.01 for page in pages for place in page)
    shown = " ".join(text for row in rows_of(pages) for line in row.cells[2] for text, _ in line.line.pieces)
    assert shown == endless


def test_a_list_of_nobody_has_one_page() -> None:
    assert Table(paper(()), 400).pages(FRAME) == [[]]


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="абвгдежзЙЩ- «»", min_size=1, max_size=300))
def test_no_line_is_wider_than_its_column(text: str) -> None:
    table = Table(paper((Group(heading="", entries=(entry(1, text, text),)),)), 400)

    for row in rows_of(table.pages(FRAME)):
        for cell, measure in zip(row.cells, table.measures, strict=True):
            for placed in cell:
                taken = sum(width(piece, face, placed.size) for piece, face in placed.line.pieces)
                assert taken <= measure + 0.01


def test_below_a_title_that_fills_a_page_rows_begin_on_the_next() -> None:
    frame = Frame(width=400, height=500, before=470, after=0)

    for heading in ("", "Страна"):
        pages = Table(paper((Group(heading=heading, entries=(entry(1), entry(2))),)), 400).pages(frame)

        assert [bool(page) for page in pages] == [False, True]


def test_rows_too_high_to_stand_together_do_not_leave_a_page_to_the_title() -> None:
    long = "Университет дружбы народов " * 24
    rows = tuple(entry(number, whence=long) for number in range(3))
    table = Table(paper((Group(heading="Страна", entries=rows),)), 400)
    high = rows_of(table.pages(FRAME))[0].height
    frame = replace(FRAME, before=60.0, height=table.head.height + high * 1.7)

    pages = table.pages(frame)

    assert [sum(isinstance(place.part, SetRow) for place in page) for page in pages] == [1, 1, 1]


def test_a_last_row_leaves_no_room_where_no_page_holds_it_with_what_closes_the_list() -> None:
    long = "Университет дружбы народов " * 24
    rows = (entry(1), entry(2, whence=long))
    table = Table(paper((Group(heading="", entries=rows),)), 400)
    high = rows_of(table.pages(FRAME))[1].height
    frame = Frame(width=400, height=table.head.height + 100 + high + 40, before=60, after=300)

    pages = table.pages(frame)

    assert [len(page) for page in pages] == [2]
    assert pages[0][-1].top + high <= frame.height
