"""The journal outside the program."""

import csv
import io
import json
from pathlib import Path

import pytest

from forumdesk.domain.people import Role
from forumdesk.exchange.journal_out import journal_as_csv, journal_as_json, journal_as_xlsx
from forumdesk.exchange.workbooks import read_sheet
from forumdesk.services.journal import JournalFind
from forumdesk.services.register import Register
from forumdesk.services.telling.teller import ToldDeed
from tests.builders import refilled, registers
from tests.gui.catalogues import catalogue


@pytest.fixture
def deeds(tmp_path: Path) -> list[ToldDeed]:
    with registers().create(tmp_path / "a.forumdesk") as register:
        meeting_id = refilled(register)
        someone = register.participants.listed(meeting_id)[0]
        register.participants.edit(someone.id, role=Role.GUEST, notes="=1+1")
        return told(register)


def told(register: Register) -> list[ToldDeed]:
    return list(register.telling.deeds(JournalFind(), catalogue("en")))


def test_the_table_has_a_row_for_each_deed_by_the_clock_of_the_meeting(deeds: list[ToldDeed]) -> None:
    rows = list(csv.DictReader(io.StringIO(journal_as_csv(deeds, "en").decode("utf-8-sig")), delimiter=";"))
    assert [int(row["place"]) for row in rows] == [one.entry.place for one in deeds]
    first = rows[0]
    assert (first["date"], first["time"], first["desk"]) == ("2024-10-17", "17:00", "Front desk")
    assert first["deed"].startswith("participant changed: ")
    assert "Role: Delegate → Guest" in first["changes"]


def test_the_workbook_says_the_same(deeds: list[ToldDeed]) -> None:
    sheet = read_sheet(journal_as_xlsx(deeds, "en"), "journal", is_heading=lambda _: True)
    rows = list(sheet.rows)
    assert len(rows) == 1 + len(deeds)
    assert "=1+1" in rows[1][7]


def test_json_keeps_values_and_changes_apart(deeds: list[ToldDeed]) -> None:
    journal = json.loads(journal_as_json(deeds, "en"))["journal"]
    assert [one["place"] for one in journal] == [one.entry.place for one in deeds]
    (change,) = journal[0]["changes"]
    assert change["kind"] == "participant"
    assert {"name": "Role", "language": None, "before": "Delegate", "after": "Guest"} in change["fields"]
