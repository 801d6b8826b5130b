import os
import subprocess
import sys
from pathlib import Path

import pytest

from forumdesk import __version__
from forumdesk.cli.commands import MODULES
from forumdesk.cli.context import exit_code
from forumdesk.cli.main import is_command, language_of
from forumdesk.domain.voting import NobodyEntitledError
from forumdesk.storage.errors import DiskFullError, FileLockedError
from tests.cli.conftest import Command


@pytest.mark.parametrize(
    ("words", "environment", "language"),
    [
        ((), {}, "en"),
        ((), {"LANG": "C"}, "en"),
        ((), {"LANG": "kk_KZ.UTF-8"}, "kk"),
        ((), {"LANG": "kk_KZ.UTF-8", "LC_MESSAGES": "ru_RU.UTF-8"}, "ru"),
        ((), {"LANG": "kk_KZ.UTF-8", "LC_ALL": "POSIX"}, "en"),
        ((), {"LANG": "de_DE.UTF-8"}, "en"),
        (("show", "x", "--language-ui", "ru"), {"LANG": "kk_KZ"}, "ru"),
        (("--language-ui=kk", "show", "x"), {}, "kk"),
        (("show", "x", "--language-ui"), {"LANG": "ru_RU"}, "ru"),
        (("show", "x", "--language-ui", "de"), {"LANG": "ru_RU"}, "ru"),
    ],
)
def test_the_language_is_the_one_said_else_the_locales_else_english(
    monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], environment: dict[str, str], language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert language_of(words) == language


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        (["show", "a.forumdesk"], True),
        (["--language-ui", "ru", "show", "a"], True),
        (["--language-ui=ru", "show", "a"], True),
        (["--help"], True),
        (["--version"], True),
        ([], False),
        (["a.forumdesk"], False),
        (["--language-ui", "ru", "a.forumdesk"], False),
        (["--language-ui", "ru"], False),
    ],
)
def test_a_command_is_told_from_a_file_for_the_window(words: list[str], is_one: bool) -> None:
    assert is_command(words) is is_one


@pytest.mark.parametrize(
    "words",
    [
        ["show"],
        ["show", "a", "weather"],
        ["show", "a", "--language", "kk"],
        ["show", "a", "--language-ui", "de"],
        ["import", "a", "b"],
        ["import", "a", "b", "--as", "poem"],
        ["import", "a", "b", "--as", "agenda", "--date", "17.10.2024"],
        ["decide", "a", "--on", "1"],
        ["decide", "a", "--on", "1", "--mode", "by_dice"],
        ["decide", "a", "--mode", "unanimous"],
        ["decide", "a", "--mode", "unanimous", "--on", "1", "--annuls", "1"],
        ["verify"],
        ["verify", "a", "--head"],
        ["state", "a", "--kind", "reservation", "--by", "5"],
        ["key", "burn"],
        ["key", "copy"],
        ["rules", "a", "--preset", "senate"],
        ["print", "a", "resolution"],
        ["export", "a"],
        ["new"],
        ["documents", "extra"],
    ],
)
def test_wrong_words_are_2_and_one_sentence(command: Command, words: list[str]) -> None:
    answer = command(*words)

    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err.splitlines()) == 1
    assert "forumdesk" in answer.err


def test_help_and_version_are_answered(command: Command) -> None:
    assert command("--version").out == f"ForumDesk {__version__}\n"
    everything = command("--help")
    assert everything.code == 0
    for name in ("new", "show", "import", "export", "print", "documents", "decide", "self-test"):
        assert name in everything.out
        assert command(name, "--help").code == 0


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("name", MODULES)
def test_every_command_explains_itself_in_each_language(command: Command, name: str, language: str) -> None:
    answer = command(name, "--help", "--language-ui", language)

    assert (answer.code, answer.err) == (0, "")
    assert f"forumdesk {name}" in answer.out
    assert ("show this help" in answer.out) == (language == "en")


def test_an_obstacle_of_the_file_is_3_and_a_refusal_1() -> None:
    assert exit_code(FileLockedError(path="a")) == 3
    assert exit_code(DiskFullError(path="a")) == 3
    assert exit_code(NobodyEntitledError()) == 1


@pytest.mark.parametrize(
    "words", [["show"], ["decide", "--on", "all", "--mode", "unanimous"], ["export", "-o", "o.json"]]
)
def test_a_file_that_is_no_register_is_3_and_stays(
    command: Command, tmp_path: Path, words: list[str]
) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("Dear colleagues")

    answer = command(words[0], other, *words[1:])

    assert (answer.code, answer.out) == (3, "")
    assert len(answer.err.splitlines()) == 1
    assert "is not a ForumDesk register" in answer.err
    assert other.read_text() == "Dear colleagues"
    assert command(words[0], tmp_path / "missing", *words[1:]).code == 3
    assert command(words[0], tmp_path, *words[1:]).code == 3


def test_an_address_that_is_none_and_a_server_that_is_away_are_obstacles_in_words(command: Command) -> None:
    for address, told in (
        ("https://host/register", "is not an address of a register on a server"),
        ("postgresql://no-such-host.invalid/register", "No server answers"),
    ):
        answer = command("show", address)

        assert answer.code == 3
        assert told in answer.err


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_refusals_speak_the_language_asked_for(command: Command, tmp_path: Path, language: str) -> None:
    from forumdesk.foundation.paths import translations_folder
    from forumdesk.language.catalogue import load_catalogue
    from forumdesk.storage.errors import FileMissingError

    missing = tmp_path / "жоқ.forumdesk"
    answer = command("show", missing, "--language-ui", language)

    catalogue = load_catalogue(translations_folder(), language, "interface")
    assert answer.err == catalogue.sentence(FileMissingError(path=str(missing))) + "\n"
    if language != "en":
        assert "There is no file" not in answer.err


PROBE = """
import sys
from forumdesk.app import main
code = main(sys.argv[1:])
heavy = {"PySide6", "qtpy", "superqt", "qtawesome", "reportlab", "pikepdf", "pypdfium2"}
print("loaded:", sorted(heavy & set(sys.modules)), file=sys.stderr)
raise SystemExit(code)
"""


@pytest.mark.parametrize(
    ("words", "allowed"),
    [
        (["show", "{sample}"], set()),
        (["new", "{new}"], set()),
        (["import", "{draft}", "{samples}/agenda.csv", "--as", "agenda"], set()),
        (["documents"], set()),
        (["print", "{sample}", "resolution", "-o", "{pdf}"], {"reportlab", "pikepdf", "pypdfium2"}),
    ],
)
def test_no_command_loads_qt_and_only_printing_loads_the_printer(
    sample: Path, samples: Path, tmp_path: Path, project: Path, words: list[str], allowed: set[str]
) -> None:
    places = {
        "sample": sample,
        "draft": sample,
        "samples": samples,
        "new": tmp_path / "n.forumdesk",
        "pdf": tmp_path / "o.pdf",
    }

    done = subprocess.run(
        [sys.executable, "-c", PROBE, *(word.format(**places) for word in words)],
        cwd=project, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    (loaded,) = [line for line in done.stderr.splitlines() if line.startswith("loaded:")]
    named = {
        name
        for name in ("PySide6", "qtpy", "superqt", "qtawesome", "reportlab", "pikepdf", "pypdfium2")
        if name in loaded
    }
    assert named <= allowed


def in_encoding(encoding: str, project: Path, *words: object) -> subprocess.CompletedProcess[bytes]:
    import os

    return subprocess.run(
        [sys.executable, "main.py", *map(str, words)],
        cwd=project, capture_output=True, check=False, timeout=60,
        env={**os.environ, "PYTHONIOENCODING": encoding},
    )  # fmt: skip


def test_an_output_without_kazakh_letters_stops_no_command(sample: Path, project: Path) -> None:
    import json

    plain = in_encoding("utf-8", project, "show", sample, "participants", "--json")
    narrow = in_encoding("cp1251", project, "show", sample, "participants", "--json")

    assert narrow.returncode == 0, narrow.stderr
    assert json.loads(narrow.stdout.decode("cp1251")) == json.loads(plain.stdout.decode("utf-8"))
    assert in_encoding("ascii", project, "show", sample, "participants").returncode == 0


def test_a_reader_that_leaves_early_is_no_error(sample: Path, project: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} main.py show {sample} journal --json | head -c 10",
        shell=True, cwd=project, capture_output=True, check=False, timeout=60,
    )  # fmt: skip

    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs a device that is always full")
def test_an_answer_that_cannot_be_written_is_3_and_one_sentence(sample: Path, project: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "main.py", "show", sample],
            cwd=project, stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=60,
        )  # fmt: skip

    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_help_is_answered_where_the_output_has_no_kazakh_letters(project: Path) -> None:
    done = subprocess.run(
        [sys.executable, "main.py", "--help", "--language-ui", "kk"],
        cwd=project, env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip

    assert done.returncode == 0
    assert done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize("words", [("encrypt", ""), ("unlock", ""), ("move", "FILE", ""), ("check", "")])
def test_an_empty_name_of_a_file_is_told_as_such(
    command: Command, empty: Path, words: tuple[str, ...]
) -> None:
    answer = command(*(empty if word == "FILE" else word for word in words))

    assert (answer.code, answer.out) == (2, "")
    assert "(the name of a file is empty)" in answer.err


@pytest.mark.parametrize(
    "words", [("rescue", "FILE", "-o", "LONG"), ("hand-over", "FILE", "-o", "LONG", "--to", "Асан")]
)
def test_a_name_that_the_system_does_not_take_is_an_obstacle_in_words(
    command: Command, empty: Path, words: tuple[str, ...]
) -> None:
    before = empty.read_bytes()
    named = {"FILE": empty, "LONG": empty.with_name("д" * 300)}

    answer = command(*(named.get(word, word) for word in words))

    assert answer.code == 3
    assert "cannot be" in answer.err
    assert answer.err.count("\n") == 1
    assert empty.read_bytes() == before


@pytest.mark.parametrize("lost", ["gone", "emptied"])
def test_of_a_lost_register_the_way_to_its_backups_is_told(command: Command, sample: Path, lost: str) -> None:
    command("backup", sample)
    if lost == "gone":
        sample.unlink()
    else:
        sample.write_bytes(b"")

    answer = command("show", sample)

    assert answer.code == 3
    assert f"forumdesk restore “{sample}” 1 brings the last one back" in answer.err
    assert command("restore", sample, 1).code == 0
    assert command("show", sample).code == 0


def test_of_what_never_was_no_backup_is_told(command: Command, tmp_path: Path) -> None:
    assert "backups" not in command("show", tmp_path / "none.forumdesk").err
