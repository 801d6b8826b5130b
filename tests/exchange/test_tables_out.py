import csv
import io
import tempfile
from datetime import date, time
from pathlib import Path

import pytest

from forumdesk.exchange.errors import NoRoomForWorkbookError
from forumdesk.exchange.participants_table import read_participants
from forumdesk.exchange.tables_out import table_as_csv, table_as_xlsx


def test_the_table_has_a_mark_semicolons_and_line_ends_of_windows() -> None:
    data = table_as_csv(["a", "b"], [[1, "x;y"], [True, None], [date(2024, 10, 17), time(9, 5)]])

    assert data == b'\xef\xbb\xbfa;b\r\n1;"x;y"\r\n1;\r\n2024-10-17;09:05\r\n'


@pytest.mark.parametrize("cell", ["=1+1", "+7 701", "-x", "@SUM(A1)", "\t=1", " =1"])
def test_a_cell_that_looks_like_a_formula_is_made_harmless(cell: str) -> None:
    text = table_as_csv(["a"], [[cell]]).decode("utf-8-sig")

    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert rows[1] == [f"'{cell}"]


def test_a_telephone_comes_back_from_our_own_list_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(table_as_csv(["Surname", "Phone"], [["Doe", "+7 701 000 00 00"]]))

    assert read_participants(file).people[0].phone == "+7 701 000 00 00"


def test_a_row_of_another_width_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="1 cells"):
        table_as_csv(["a", "b"], [["x"]])


def test_a_folder_for_temporary_files_that_takes_nothing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))

    with pytest.raises(NoRoomForWorkbookError):
        table_as_xlsx(["a"], [["x"]])
