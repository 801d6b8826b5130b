from pathlib import Path

import pytest

from forumdesk.documents.templates import read_template
from tests.builders import dump
from tests.cli.conftest import Command

OWN = '[words.minutes.heard]\nkk = "ТЫҢДАДЫҚ"\n'


def test_a_body_prints_on_the_usual_until_it_is_told_otherwise(command: Command, draft: Path) -> None:
    before = dump(draft)

    shown = command("stationery", draft, "--json").json

    assert (shown["preset"], shown["letterhead"], shown["emblem"]) == ("kazakhstan", False, False)
    assert shown["measures"]["page.left_mm"] == 30
    assert dump(draft) == before


def test_layout_measures_letterhead_and_contacts_are_kept(command: Command, draft: Path) -> None:
    words = (
        "--preset",
        "gost",
        "--set",
        "page.left_mm=25,5",
        "--letterhead",
        "yes",
        "--contacts",
        "kk=Астана",
    )
    command("stationery", draft, *words)

    shown = command("stationery", draft, "--json").json

    assert (shown["preset"], shown["changes"], shown["letterhead"]) == ("gost", {"page.left_mm": 25.5}, True)
    assert shown["contacts"] == {"kk": "Астана"}
    assert "page.left_mm*" in command("stationery", draft).out


def test_a_measure_without_a_value_and_another_layout_bring_back_what_was(
    command: Command, draft: Path
) -> None:
    command("stationery", draft, "--set", "page.left_mm=25", "--set", "text.size=13")
    assert command("stationery", draft, "--set", "page.left_mm=", "--json").json["changes"] == {
        "text.size": 13
    }
    assert "changes" not in command("stationery", draft, "--preset", "large_print", "--json").json


@pytest.mark.parametrize(
    "words",
    [
        ("--set", "page.left_mm"),
        ("--set", "page.left_mm=wide"),
        ("--set", "page.left_mm=200"),
        ("--set", "page.wide=2"),
        ("--preset", "fancy"),
        ("--contacts", "Астана"),
        ("--contacts", "de=Astana"),
        ("--template", "missing.toml"),
    ],
)
def test_what_cannot_be_printed_on_is_refused_and_changes_nothing(
    command: Command, draft: Path, words: tuple[str, str]
) -> None:
    before = dump(draft)

    answer = command("stationery", draft, "--letterhead", "yes", *words)

    assert answer.code in {1, 3}
    assert len(answer.err.splitlines()) == 1
    assert dump(draft) == before


def test_a_template_is_checked_kept_written_and_taken_away(
    command: Command, draft: Path, tmp_path: Path
) -> None:
    own, wrong, out = tmp_path / "own.toml", tmp_path / "wrong.toml", tmp_path / "out.toml"
    own.write_text(OWN, encoding="utf-8")
    wrong.write_text(OWN + "ru = 5\n", encoding="utf-8")
    command("stationery", draft, "--write-template", out)
    assert "minutes.heard" in read_template(out.read_text(encoding="utf-8")).wordings

    refused = command("stationery", draft, "--template", wrong)
    assert (refused.code, "3" in refused.err) == (1, True)
    command("stationery", draft, "--template", own, "--write-template", out)
    assert out.read_text(encoding="utf-8") == OWN

    assert command("stationery", draft, "--json").json["template"] == OWN
    assert "template" not in command("stationery", draft, "--no-template", "--json").json
