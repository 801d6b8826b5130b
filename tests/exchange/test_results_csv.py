import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from forumdesk.domain.modes import BY_NAME
from forumdesk.exchange.results_csv import decisions_as_csv, decisions_as_xlsx, voices_as_csv, voices_as_xlsx
from forumdesk.exchange.workbooks import read_sheet
from forumdesk.services.results import MeetingResults
from tests.exchange.results_values import results_in


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> MeetingResults:
    return results_in(tmp_path_factory.mktemp("results"), with_open=True)


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_each_decision_is_a_row_with_its_counts_and_its_code(results: MeetingResults) -> None:
    rows = rows_of(decisions_as_csv(results))

    assert [row["number"] for row in rows] == [str(number) for number in range(1, 14)]
    assert len({row["code"] for row in rows if row["code"]}) == 12
    first, recorded, counted, secret, election = rows[:5]
    assert (first["date"], first["item"], first["subject"], first["mode"]) == (
        "2024-10-17",
        "2",
        "1",
        "unanimous",
    )
    names = ("outcome", "entitled", "present", "needed", "for", "against", "abstaining", "not_voting")
    assert [first[name] for name in names] == ["adopted", "3", "3", "2", "3", "0", "0", "0"]
    assert [recorded[name] for name in ("question_ru", "for", "against", "votes_needed")] == [
        "Регламент",
        "2",
        "1",
        "2",
    ]
    assert (counted["outcome"], counted["abstaining"]) == ("rejected", "1")
    assert [secret[f"ballots_{name}"] for name in ("issued", "returned", "spoilt")] == ["3", "3", "1"]
    assert (election["outcome"], election["elected"]) == ("elected", "Анна")
    assert first["statements"] == "1 reservation"
    assert recorded["statements"] == "2 correction"


def test_an_annulled_decision_and_an_open_one_say_so(results: MeetingResults) -> None:
    rows = rows_of(decisions_as_csv(results))

    assert [row["annulled_by"] for row in rows] == [""] * 10 + ["12", "", ""]
    assert (rows[-1]["sealed_at"], rows[-1]["code"], rows[-1]["hash"]) == ("", "", "")


def test_each_voice_is_a_row_where_voices_are_kept_by_name(results: MeetingResults) -> None:
    rows = rows_of(voices_as_csv(results))

    by_name = [one for one in results.decisions if one.mode in BY_NAME]
    assert len(rows) == 3 * len(by_name)
    one, two, three = rows[3:6]
    assert {row["decision"] for row in (one, two, three)} == {"2"}
    assert [row["voice"] for row in (one, two, three)] == ["for", "against", "for"]
    assert [row["cast_by_no"] for row in (one, two, three)] == ["", "", "2"]
    assert [row["remote"] for row in (one, two, three)] == ["0", "1", "0"]
    assert (one["no"], one["name_ru"], one["country"]) == ("1", "Алиев1 Асан", "KZ")


def test_an_erased_name_is_left_empty(results: MeetingResults) -> None:
    first = results.decisions[0]
    erased = replace(results, decisions=(replace(first, names={}),))

    rows = rows_of(voices_as_csv(erased))

    assert [(row["no"], row["name_kk"], row["voice"]) for row in rows] == [
        ("1", "", "for"),
        ("2", "", "for"),
        ("3", "", "for"),
    ]


def test_workbooks_hold_the_same_rows(results: MeetingResults, tmp_path: Path) -> None:
    for name, as_csv, as_xlsx in (
        ("decisions", decisions_as_csv, decisions_as_xlsx),
        ("voices", voices_as_csv, voices_as_xlsx),
    ):
        lines = list(csv.reader(io.StringIO(as_csv(results).decode("utf-8-sig"), newline=""), delimiter=";"))
        sheet = read_sheet(as_xlsx(results), name, is_heading=lambda _: True)
        assert [[cell for cell in row if cell] for row in sheet.rows] == [
            [cell for cell in row if cell] for row in lines
        ]
