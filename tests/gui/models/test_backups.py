"""The table of backups."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from forumdesk.gui.models.backups import REASON, STATE, WHEN, BackupsModel
from forumdesk.gui.words import Words
from forumdesk.services.backups import Backup
from tests.builders import number
from tests.gui.catalogues import catalogue


def _backup(name: str, *, first: bool = True, second: bool = False, reason: str = "hourly") -> Backup:
    return Backup(
        register_id=number(1),
        name=name,
        made_at=datetime(2026, 11, 22, 12, 30, tzinfo=UTC),
        reason=reason,
        deeds=1234,
        mark="",
        size=3 << 20,
        first=Path("a") if first else None,
        second=Path("b") if second else None,
    )


@pytest.fixture
def model() -> BackupsModel:
    return BackupsModel(Words(catalogue, "en"))


def _row(model: BackupsModel, row: int) -> list[object]:
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_a_row_says_when_why_how_large_whether_whole_and_where(model: BackupsModel) -> None:
    backup = _backup("a", second=True)
    model.show([backup], {"a": True})

    assert _row(model, 0)[1:] == ["hourly", "1,234", "3.0", "verified", "both"]
    assert str(_row(model, 0)[WHEN]).startswith("22.11.2026")


def test_what_was_not_read_yet_is_not_called_verified(model: BackupsModel) -> None:
    model.show([_backup("a"), _backup("b", first=False, second=True)], {})

    assert [_row(model, row)[STATE] for row in range(2)] == ["being read", "being read"]
    model.judge({"a": False, "b": True})
    assert [_row(model, row)[STATE] for row in range(2)] == ["damaged", "verified"]
    assert model.is_damaged(model.rows[0])
    assert [_row(model, row)[-1] for row in range(2)] == ["here", "second place"]


def test_an_unknown_reason_is_shown_as_it_is(model: BackupsModel) -> None:
    model.show([_backup("a", reason="of-a-later-version")], {})

    assert _row(model, 0)[REASON] == "of-a-later-version"


def test_the_heads_and_what_is_read_out(model: BackupsModel) -> None:
    model.show([_backup("a")], {"a": True})
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]

    assert heads == ["Made", "Why", "Deeds", "Size, MB", "State", "Where"]
    said = str(model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert said.endswith("hourly, verified, here")
