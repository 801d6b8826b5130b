"""``forumdesk backup`` and ``backups``: verified copies, made and listed."""

from dataclasses import replace
from pathlib import Path

from forumdesk.foundation.settings import SettingsFile
from forumdesk.services.backups import SECOND_NAME
from tests.builders import dump
from tests.cli.conftest import Command


def test_a_backup_is_made_verified_and_listed(command: Command, sample: Path, data_folder: Path) -> None:
    made = command("backup", sample, "--json").json
    listed = command("backups", sample, "--json").json["backups"]

    assert made["is_new"]
    assert [one["name"] for one in listed] == [made["name"]]
    assert listed[0]["verified"]
    assert Path(made["first"]).is_relative_to(data_folder / "backups")
    assert dump(Path(made["first"])) == dump(sample)
    assert not command("backup", sample, "--json").json["is_new"]


def test_a_backup_goes_into_a_folder_that_is_named(command: Command, sample: Path, tmp_path: Path) -> None:
    answer = command("backup", sample, "--to", tmp_path / "stick", "--json")

    assert dump(Path(answer.json["path"])) == dump(sample)
    assert command("backups", sample, "--json").json == {"backups": []}


def test_the_second_place_of_the_settings_is_used(
    command: Command, sample: Path, data_folder: Path, tmp_path: Path
) -> None:
    stick = tmp_path / SECOND_NAME
    stick.mkdir()
    file = SettingsFile(data_folder)
    file.save(replace(file.load(), backup_folder_2=str(stick)))

    made = command("backup", sample, "--json").json

    assert made["second_place"] == "kept"
    assert Path(made["second"]).is_relative_to(stick)
    stick.rename(tmp_path / "pocket")
    answer = command("backup", sample)
    assert answer.code == 0
    assert "second place is not there" in answer.err


def test_an_import_is_preceded_by_a_backup(command: Command, draft: Path, samples: Path) -> None:
    command("import", draft, samples / "participants.csv", "--as", "participants")

    newest = command("backups", draft, "--json").json["backups"][0]
    assert newest["reason"] == "before-import"
