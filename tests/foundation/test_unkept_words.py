import json
import os
import stat
from pathlib import Path

import pytest

from forumdesk.foundation.unkept_words import Typed, UnkeptWords, typed_over


def texts(*words: str) -> tuple[Typed, ...]:
    return tuple(Typed(text=one) for one in words)


def test_words_of_a_sudden_end_are_told_until_they_are_forgotten(tmp_path: Path) -> None:
    UnkeptWords(tmp_path).keep("a", texts("half a senten"))

    assert UnkeptWords(tmp_path).begin("a") == texts("half a senten")
    UnkeptWords(tmp_path).keep("a", texts("another"))
    assert UnkeptWords(tmp_path).begin("a") == texts("half a senten", "another")
    UnkeptWords(tmp_path).keep_left("a", texts("another"))
    assert UnkeptWords(tmp_path).begin("a") == texts("another")
    UnkeptWords(tmp_path).keep_left("a", ())

    assert UnkeptWords(tmp_path).begin("a") == ()


def test_each_register_has_its_own_words(tmp_path: Path) -> None:
    UnkeptWords(tmp_path).keep("a", texts("Әлия"))

    assert UnkeptWords(tmp_path).begin("b") == ()
    assert UnkeptWords(tmp_path).begin("a") == texts("Әлия")


def test_words_that_a_deed_kept_leave_no_file(tmp_path: Path) -> None:
    unkept = UnkeptWords(tmp_path)
    unkept.keep("a", texts("words"))
    (file,) = (tmp_path / "typing").iterdir()
    assert os.name == "nt" or stat.S_IMODE(file.stat().st_mode) == 0o600

    unkept.keep("a", [])

    assert list((tmp_path / "typing").iterdir()) == []


def test_a_damaged_file_and_a_folder_that_takes_nothing_are_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "typing").mkdir()
    (tmp_path / "typing" / "a-now.json").write_text("{", encoding="utf-8")
    assert UnkeptWords(tmp_path).begin("a") == ()

    (tmp_path / "file").touch()
    UnkeptWords(tmp_path / "file").keep("a", texts("words"))
    assert UnkeptWords(tmp_path / "file").begin("a") == ()


def test_words_come_back_with_their_place_and_the_part_that_was_typed(tmp_path: Path) -> None:
    typed = typed_over("A long paragraph.", "A long new paragraph.", place="2.1 (РУС)")
    UnkeptWords(tmp_path).keep("a", [typed])

    assert UnkeptWords(tmp_path).begin("a") == (typed,)
    assert typed.text[typed.start : typed.end] == "new "


@pytest.mark.parametrize(
    ("before", "text", "part"),
    [("", "words", "words"), ("aaa", "aaaa", "a"), ("words", "words", ""), ("a bad end", "a end", "")],
)
def test_the_part_typed_is_what_the_two_have_not_in_common(before: str, text: str, part: str) -> None:
    typed = typed_over(before, text)

    assert typed.text[typed.start : typed.end] == part


def test_the_file_of_an_older_program_is_read_and_blank_words_are_none(tmp_path: Path) -> None:
    (tmp_path / "typing").mkdir()
    (tmp_path / "typing" / "a-left.json").write_text(json.dumps(["old words", " ", "\n"]), encoding="utf-8")
    strange = [{"text": "new words", "start": "x", "end": 99}, {"text": " "}, {}]
    (tmp_path / "typing" / "a-now.json").write_text(json.dumps(strange), encoding="utf-8")

    old, new = UnkeptWords(tmp_path).begin("a")
    assert old == Typed(text="old words")
    assert new == Typed(text="new words", end=len("new words"))


@pytest.mark.parametrize("act", ["begin", "keep_left", "forget", "sweep"])
def test_what_a_kill_left_half_written_goes(tmp_path: Path, act: str) -> None:
    unkept = UnkeptWords(tmp_path)
    unkept.keep("a", texts("words"))
    part = tmp_path / "typing" / ".a-now.json.6c08198d.new"
    part.write_text("words", encoding="utf-8")

    {
        "begin": lambda: unkept.begin("a"),
        "keep_left": lambda: unkept.keep_left("a", ()),
        "forget": lambda: unkept.forget("a"),
        "sweep": unkept.sweep,
    }[act]()

    assert not part.exists()
