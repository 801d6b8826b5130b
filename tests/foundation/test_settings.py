import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from forumdesk.foundation.settings import RECENT_KEPT, WARNED_KEPT, Settings, SettingsFile


def test_the_first_call_makes_a_desk_and_keeps_it(tmp_path: Path) -> None:
    first = SettingsFile(tmp_path / "new").load()

    assert first.desk_id
    assert SettingsFile(tmp_path / "new").load() == first
    assert SettingsFile(tmp_path / "another").load().desk_id != first.desk_id


def test_what_is_saved_comes_back_equal(tmp_path: Path) -> None:
    kept = Settings(
        desk_id="d",
        desk_name="Үстел",
        language="kk",
        mode="dark",
        text_size=150,
        recent=("a", "b"),
        prints_badges=True,
        checks_spelling=False,
    )

    SettingsFile(tmp_path).save(kept)

    assert SettingsFile(tmp_path).load() == kept
    assert [file.name for file in tmp_path.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[]",
        b"[" * 200_000,
        b'{"mode": "dark"}',
        b"\xff\xfe\x00",
        b'{"desk_id": 1, "recent": 5}',
        b'{"desk_id": {"a": 1}, "desk_name": "n"}',
        b'{"desk_id": "", "desk_name": "n"}',
        b'{"desk_id": "\\ud800", "desk_name": "n"}',
        b'{"desk_id": "d", "desk_name": "n", "text_size": "large"}',
        b'{"desk_id": "d", "desk_name": "n", "prints_badges": "yes"}',
        b'{"desk_id": "d", "desk_name": "n", "checks_spelling": 1}',
    ],
)
def test_a_damaged_file_is_set_aside_and_the_program_starts_as_new(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(damage)

    fresh = SettingsFile(tmp_path).load()

    assert fresh.mode == "system"
    assert (tmp_path / "settings.damaged").read_bytes() == damage
    assert SettingsFile(tmp_path).load() == fresh


def test_a_setting_of_a_later_version_is_passed_over(tmp_path: Path) -> None:
    stored = {"desk_id": "d", "desk_name": "n", "hologram": True}
    (tmp_path / "settings.json").write_text(json.dumps(stored), encoding="utf-8")

    assert SettingsFile(tmp_path).load() == Settings(desk_id="d", desk_name="n")


def test_a_folder_that_cannot_be_made_keeps_nobody_from_working(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    settings = SettingsFile(tmp_path / "file")

    assert settings.load().desk_id


def test_recent_registers_are_latest_first_each_once_and_not_too_many() -> None:
    settings = Settings(desk_id="d", desk_name="n")
    for n in [*range(RECENT_KEPT + 2), 5]:
        settings = settings.with_recent(Path(str(n)))

    assert settings.recent[0] == "5"
    assert len(settings.recent) == len(set(settings.recent)) == RECENT_KEPT


def test_two_programs_that_save_at_once_leave_one_whole_file(tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path).load()
    beside = tmp_path / f"settings.{os.getpid() + 1}.new"
    beside.write_text("{half")

    SettingsFile(tmp_path).save(replace(settings, mode="light"))

    assert SettingsFile(tmp_path).load().mode == "light"


def test_a_warning_is_remembered_once_and_the_oldest_are_forgotten(tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path).load()

    for n in range(WARNED_KEPT + 2):
        settings = settings.with_warned(f"network:{n}").with_warned(f"network:{n}")
    SettingsFile(tmp_path).save(settings)

    known = SettingsFile(tmp_path).load().warned
    assert len(known) == WARNED_KEPT
    assert known[0] == f"network:{WARNED_KEPT + 1}"
    assert "network:1" not in known
