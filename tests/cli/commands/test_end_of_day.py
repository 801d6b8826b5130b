"""``forumdesk end-of-day``: a day is ended with a sheet."""

from pathlib import Path

from tests.cli.conftest import Command


def test_the_day_is_ended_with_a_sheet(command: Command, sample: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "day.pdf"
    answer = command("end-of-day", sample, "--no-dossier", "-o", sheet, "--json")

    assert answer.code == 1  # no second place is chosen
    assert answer.json["open"] == 1
    codes = {line["code"]: line["state"] for line in answer.json["lines"]}
    assert codes["day.seal"] == "done"
    assert codes["day.backup"] == "done"
    assert codes["day.no_second"] == "open"
    assert sheet.read_bytes().startswith(b"%PDF")
    assert command("end-of-day", sample, "--no-dossier", "-o", tmp_path / "day.txt").code == 1
    assert "no second place" in " ".join((tmp_path / "day.txt").read_text(encoding="utf-8").split())
