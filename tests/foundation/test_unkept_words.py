import os
import stat
from pathlib import Path

from forumdesk.foundation.unkept_words import UnkeptWords


def test_words_of_a_sudden_end_are_told_until_they_are_forgotten(tmp_path: Path) -> None:
    UnkeptWords(tmp_path).keep("a", ["half a senten"])

    assert UnkeptWords(tmp_path).begin("a") == ("half a senten",)
    UnkeptWords(tmp_path).keep("a", ["another"])
    assert UnkeptWords(tmp_path).begin("a") == ("half a senten", "another")
    UnkeptWords(tmp_path).forget_left("a")

    assert UnkeptWords(tmp_path).begin("a") == ()


def test_each_register_has_its_own_words(tmp_path: Path) -> None:
    UnkeptWords(tmp_path).keep("a", ["Әлия"])

    assert UnkeptWords(tmp_path).begin("b") == ()
    assert UnkeptWords(tmp_path).begin("a") == ("Әлия",)


def test_words_that_a_deed_kept_leave_no_file(tmp_path: Path) -> None:
    unkept = UnkeptWords(tmp_path)
    unkept.keep("a", ["words"])
    (file,) = (tmp_path / "typing").iterdir()
    assert os.name == "nt" or stat.S_IMODE(file.stat().st_mode) == 0o600

    unkept.keep("a", [])

    assert list((tmp_path / "typing").iterdir()) == []


def test_a_damaged_file_and_a_folder_that_takes_nothing_are_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "typing").mkdir()
    (tmp_path / "typing" / "a-now.json").write_text("{", encoding="utf-8")
    assert UnkeptWords(tmp_path).begin("a") == ()

    (tmp_path / "file").touch()
    UnkeptWords(tmp_path / "file").keep("a", ["words"])
    assert UnkeptWords(tmp_path / "file").begin("a") == ()
