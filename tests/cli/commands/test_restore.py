"""``forumdesk restore``: a register as it was."""

import shutil
from pathlib import Path

from forumdesk.domain.texts import LocalizedText
from tests.builders import dump, registers
from tests.cli.conftest import Command


def test_restoring_is_previewed_and_done_once(command: Command, draft: Path) -> None:
    made = command("backup", draft, "--json").json
    with registers().open(draft) as register:
        register.meetings.add(LocalizedText.everywhere("Кеңес"))

    preview = command("restore", draft, made["name"], "--dry-run", "--json").json

    assert preview["dry_run"]
    assert [deed["code"] for deed in preview["taken_back"]] == ["meeting.added"]
    assert "1 deed would be taken back" in command("restore", draft, made["name"], "--dry-run").out
    assert len(dump(draft)["meeting"]) == 2
    assert command("restore", draft, made["name"]).code == 0
    assert len(dump(draft)["meeting"]) == 1
    assert command("restore", draft, made["name"]).code == 1


def test_sealed_records_go_only_when_it_is_said(command: Command, sample: Path, tmp_path: Path) -> None:
    empty_state = tmp_path / "other.forumdesk"
    command("new", empty_state, "--sample")
    backups = command("backups", empty_state, "--json").json["backups"]
    first = backups[-1]["name"]

    refused = command("restore", empty_state, first)
    assert refused.code == 1
    assert "sealed" in refused.err
    assert command("restore", empty_state, first, "--also-sealed").code == 0


def test_a_damaged_register_is_set_aside_for_its_backup(command: Command, sample: Path) -> None:
    before = dump(sample)
    command("backup", sample)
    sample.write_bytes(b"rot" * 50_000)

    assert command("restore", sample, "1", "--dry-run").code == 0
    assert sample.read_bytes() == b"rot" * 50_000
    answer = command("restore", sample, "1", "--json")

    assert answer.code == 0
    assert Path(answer.json["set_aside"]).read_bytes() == b"rot" * 50_000
    assert dump(sample) == before


def test_a_backup_that_there_is_not_is_an_obstacle(command: Command, sample: Path) -> None:
    answer = command("restore", sample, "7")

    assert answer.code == 3
    assert "no backup" in answer.err


def test_a_renamed_copy_of_the_register_can_be_restored(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    made = command("backup", sample, "--json").json
    renamed = tmp_path / "Friday.forumdesk"
    shutil.copy(made["first"], renamed)

    assert command("restore", sample, renamed).code == 1  # nothing differs
