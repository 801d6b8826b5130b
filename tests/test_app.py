import os
import subprocess
import sys
from pathlib import Path

import pytest

from forumdesk import __version__
from forumdesk.app import main
from forumdesk.foundation.settings import SettingsFile
from forumdesk.services.registers import Registers


def test_a_command_is_carried_out_with_its_exit_code(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["new", str(tmp_path / "a.forumdesk")]) == 0
    assert main(["show", str(tmp_path / "b.forumdesk")]) == 3
    assert capsys.readouterr().err


def test_decisions_bear_the_name_of_this_desk(
    tmp_path: Path, data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import json

    path = tmp_path / "a.forumdesk"
    main(["new", str(path), "--sample"])
    capsys.readouterr()

    main(["show", str(path), "journal", "--json"])

    desks = {one["desk"] for one in json.loads(capsys.readouterr().out)["journal"]}
    assert desks == {SettingsFile(data_folder).load().desk_name}


@pytest.mark.parametrize("words", [["main.py"], ["-m", "forumdesk"]])
def test_the_program_is_started_from_the_checkout(project: Path, words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, *words, "--version"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert (done.returncode, done.stdout) == (0, f"ForumDesk {__version__}\n")


def test_a_home_that_cannot_be_written_keeps_nobody_from_a_command(project: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    done = subprocess.run(
        [sys.executable, "main.py", "new", tmp_path / "a.forumdesk"],
        cwd=project, env={**os.environ, "FORUMDESK_DATA": str(tmp_path / "file")},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr


def test_ctrl_c_ends_with_its_own_code_and_without_a_word_of_the_machinery(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Registers, "create", interrupted)

    assert main(["new", str(tmp_path / "a.forumdesk")]) == 130
    assert capsys.readouterr().err == ""
