import datetime
import io
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from forumdesk.domain.errors import KnownError
from forumdesk.domain.people import PersonName, Role
from forumdesk.domain.texts import LocalizedText
from forumdesk.exchange.errors import (
    NotATableError,
    NotAWorkbookError,
    SheetMissingError,
    TooManyColumnsError,
    TooManyRowsError,
    WorkbookDamagedError,
    WorkbookProtectedError,
    WorkbookSwollenError,
)
from forumdesk.exchange.participants_table import read_participants
from forumdesk.exchange.tables_in import SourceWish, Table, read_table
from forumdesk.exchange.workbooks import as_text

FILES = Path(__file__).parent.parent / "files"
# An encrypted workbook is an OLE file whose directory names this stream.
ENCRYPTED = "EncryptedPackage"


def workbook(tmp_path: Path, **sheets: Mapping[str, object]) -> Path:
    """A workbook whose sheets are given as cells by name: {"A1": "Surname"}."""
    file = tmp_path / "list.xlsx"
    with Workbook(file, {"strings_to_formulas": False}) as book:
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        for name, cells in sheets.items():
            sheet = book.add_worksheet(name)
            for place, value in cells.items():
                sheet.write(place, value, day if isinstance(value, datetime.date) else None)
    return file


def read(file: Path, sheet: str | None = None) -> Table:
    return read_table(file, lambda heading: heading in {"Surname", "Name"}, wish=SourceWish(sheet=sheet))


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_old_and_open_workbooks_are_read_like_any_list(ending: str) -> None:
    proposal = read_participants(FILES / f"participants.{ending}")

    first, second = proposal.people
    assert first.names.ru == PersonName(family="Ахметова", given="Гульнар")
    assert first.organisation == LocalizedText(kk="Дала университеті")
    assert (first.row, first.country, first.role, first.entitled) == (1, "KZ", Role.HEAD_OF_DELEGATION, True)
    assert (first.phone, first.post_from) == ("77010000001", datetime.date(2024, 1, 15))
    assert (second.country, second.entitled, second.phone) == ("DE", False, "+49 30 0000")
    assert proposal.source.sheet == "Қатысушылар"
    assert proposal.problems == ()


def test_the_kind_is_told_by_the_contents_and_not_by_the_ending(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes((FILES / "participants.xls").read_bytes())

    assert len(read_participants(file).people) == 2


def test_numbers_dates_and_marks_are_read_as_a_person_would_type_them(tmp_path: Path) -> None:
    day = datetime.date(2024, 10, 17)
    cells = {"A1": "Surname", "B1": "b", "C1": "c", "D1": "d", "E1": "e", "F1": "f"}
    file = workbook(tmp_path, S={**cells, "A2": 7.0, "B2": 77010000000, "C2": 0.5, "D2": True, "E2": day})

    assert read(file).rows == (("7", "77010000000", "0.5", "1", "2024-10-17", ""),)


def test_errors_are_empty_and_formulas_are_what_they_came_to(tmp_path: Path) -> None:
    file = tmp_path / "list.xlsx"
    with Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Surname", "b"])
        sheet.write_formula("A2", "=A1", None, "Doe")
        sheet.write_formula("B2", "=1/0", None, "#DIV/0!")

    assert read(file).rows == (("Doe", ""),)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1 + 0.2, "0.3"),
        (datetime.time(9, 29, 59, 971000), "09:30"),
        (datetime.datetime(2024, 10, 17, 9, 30, tzinfo=datetime.UTC), "2024-10-17 09:30"),
        (datetime.datetime(2024, 10, 17, tzinfo=datetime.UTC), "2024-10-17"),
        (datetime.timedelta(hours=30), "30:00"),
        (False, "0"),
    ],
)
def test_a_value_becomes_text(value: float | datetime.time, text: str) -> None:
    assert as_text(value) == text


def test_blank_rows_are_passed_over_and_the_fullest_sheet_is_read(tmp_path: Path) -> None:
    good = {"A1": "List", "A3": "Surname", "B3": "Name", "A5": "Doe", "A9": "Roe"}
    file = workbook(tmp_path, Empty={}, Notes={"A1": "Surname", "A2": "x"}, Good=good)

    table = read(file)

    assert [row[0] for row in table.rows] == ["Doe", "Roe"]
    assert table.source.sheet == "Good"
    assert table.source.sheets == ("Empty", "Notes", "Good")
    assert table.source.heading_row == 2


def test_a_sheet_may_be_named(tmp_path: Path) -> None:
    file = workbook(tmp_path, A={"A1": "Surname", "A2": "x"}, B={"A1": "Surname", "A2": "y"})

    assert read(file, sheet="B").rows == (("y",),)
    with pytest.raises(SheetMissingError) as refusal:
        read(file, sheet="C")
    assert refusal.value.values["sheets"] == ("A", "B")


def test_a_workbook_without_cells_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(NotATableError):
        read(workbook(tmp_path, A={}))


@pytest.mark.parametrize("place", ["XFD2", "NTP1", "AAA3"])
def test_a_cell_far_to_the_right_is_refused_before_the_memory_is_filled(tmp_path: Path, place: str) -> None:
    with pytest.raises(TooManyColumnsError):
        read(workbook(tmp_path, A={"A1": "Surname", "A2": "x", place: "far"}))


def test_cells_far_apart_are_refused_before_the_memory_is_filled(tmp_path: Path) -> None:
    with pytest.raises(TooManyRowsError):
        read(workbook(tmp_path, A={"A1": "Surname", "ZZ1048576": "far"}))


def test_a_csv_of_ten_thousand_columns_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(";".join(["Surname"] * 10_000) + "\n" + ";".join("x" * 10_000), "utf-8")

    with pytest.raises(TooManyColumnsError):
        read(file)


def test_a_zip_bomb_is_not_opened(tmp_path: Path) -> None:
    file = workbook(tmp_path, A={"A1": "Surname", "A2": "x"})
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image.png", bytes(64 * 1024 * 1024))

    with pytest.raises(WorkbookSwollenError):
        read(file)


def test_a_directory_that_lies_about_sizes_is_found_out(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", bytes(32 * 1024 * 1024))
    size = (32 * 1024 * 1024).to_bytes(4, "little")
    file = tmp_path / "list.xlsx"
    file.write_bytes(data.getvalue().replace(size, (1000).to_bytes(4, "little")))

    with pytest.raises(WorkbookDamagedError):
        read(file)


def test_a_filled_cell_repeated_a_million_times_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "list.ods"
    with (
        zipfile.ZipFile(FILES / "participants.ods") as source,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            text = source.read(name)
            many = b'<table:table-row table:number-rows-repeated="900000">'
            target.writestr(name, text.replace(b"<table:table-row>", many))

    with pytest.raises(TooManyRowsError):
        read(file)


def test_an_archive_of_another_kind_is_no_workbook(tmp_path: Path) -> None:
    file = tmp_path / "list.xlsx"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")

    with pytest.raises(NotAWorkbookError):
        read(file)


def test_a_torn_workbook_is_named_as_damaged(tmp_path: Path) -> None:
    whole = (FILES / "participants.ods").read_bytes()
    file = tmp_path / "list.xlsx"
    file.write_bytes(whole[: len(whole) // 2])

    with pytest.raises(WorkbookDamagedError):
        read(file)


def test_a_workbook_with_a_password_says_so(tmp_path: Path) -> None:
    file = tmp_path / "list.xlsx"
    file.write_bytes(encrypted())

    with pytest.raises(WorkbookProtectedError):
        read(file)


def encrypted() -> bytes:
    """The smallest compound file with the stream that every encrypted workbook has."""
    free, end, fat = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    words = {24: 0x3E, 26: 3, 28: 0xFFFE, 30: 9, 32: 6}
    for place, word in words.items():
        header[place : place + 2] = word.to_bytes(2, "little")
    longs = {44: 1, 48: 1, 56: 0x1000, 60: end, 68: end}
    for place, number in longs.items():
        header[place : place + 4] = number.to_bytes(4, "little")
    header[76:80] = (0).to_bytes(4, "little")
    header[80:512] = b"\xff" * 432
    table = b"".join(number.to_bytes(4, "little") for number in [fat, end] + [free] * 126)
    entries = entry("Root Entry", 5, 1, end) + entry(ENCRYPTED, 2, free, end)
    return bytes(header) + table + entries + entry("", 0, free, 0) * 2


def entry(name: str, kind: int, child: int, start: int) -> bytes:
    data = bytearray(128)
    text = name.encode("utf-16-le")
    data[: len(text)] = text
    data[64:66] = (len(text) + 2 if name else 0).to_bytes(2, "little")
    data[66], data[67] = kind, 1
    for place, number in {68: 0xFFFFFFFF, 72: 0xFFFFFFFF, 76: child, 116: start}.items():
        data[place : place + 4] = number.to_bytes(4, "little")
    return bytes(data)


def outcome(file: Path, data: bytes) -> None:
    """Either a proposal or an error in words: nothing else may come out."""
    file.write_bytes(data)
    with suppress(KnownError):
        read_participants(file)


fuzzed = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@fuzzed
@given(
    data=st.binary(max_size=3000),
    start=st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]),
)
def test_random_bytes_give_a_sentence_or_a_list(tmp_path: Path, data: bytes, start: bytes) -> None:
    outcome(tmp_path / "list.csv", start + data)


@fuzzed
@given(
    which=st.sampled_from(["participants.xls", "participants.ods"]),
    places=st.lists(st.tuples(st.integers(0, 6000), st.integers(0, 255)), max_size=12),
    cut=st.integers(0, 6000),
)
def test_broken_workbooks_give_a_sentence_or_a_list(
    tmp_path: Path, which: str, places: list[tuple[int, int]], cut: int
) -> None:
    data = bytearray((FILES / which).read_bytes())
    for place, value in places:
        data[place % len(data)] = value
    outcome(tmp_path / "list.xls", bytes(data[: len(data) - cut % 200]))


@fuzzed
@given(
    cells=st.lists(
        st.lists(
            st.one_of(st.text(max_size=12), st.floats(allow_nan=False), st.just("KZ/RU"), st.just("=1+1"))
        ),
        max_size=8,
    ),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1251", "kz1048", "koi8-r"]),
)
def test_any_cells_under_any_headings_give_a_sentence_or_a_list(
    tmp_path: Path, cells: list[list[object]], encoding: str
) -> None:
    lines = ["№;Фамилия;Имя;Страна;e-mail;Статус;Право голоса;В должности с"]
    lines += [";".join(str(cell) for cell in row) for row in cells]
    outcome(tmp_path / "list.csv", "\r\n".join(lines).encode(encoding, errors="replace"))
