"""A copy goes to another desk and comes back: handed over, worked on, merged."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import dump
from tests.cli.conftest import Command

At = Callable[[str], None]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> At:
    """Sit down at a desk: each has settings of its own."""
    return lambda desk: monkeypatch.setenv("FORUMDESK_DATA", str(tmp_path / desk))


@pytest.fixture
def copy(command: Command, draft: Path, at: At, tmp_path: Path) -> Path:
    """A copy of the forum that is not decided yet, at the second desk."""
    at("first")
    path = tmp_path / "copy.forumdesk"
    assert command("hand-over", draft, "-o", path, "--to", "Second desk").code == 0
    at("second")
    return path


def test_what_was_decided_there_comes_whole(command: Command, draft: Path, copy: Path, at: At) -> None:
    assert command("decide", copy, "--on", "1", "--mode", "unanimous").code == 0
    at("first")

    answer = command("merge", draft, copy, "--json")

    assert answer.code == 0
    assert (answer.json["deeds"], answer.json["final"], answer.json["conflicts"]) == (1, True, [])
    assert [one["number"] for one in answer.json["decisions"]] == [1]
    assert command("verify", draft, "--json").json["holds"]
    assert "here already" in command("merge", draft, copy).out


def test_a_dry_run_changes_nothing(command: Command, draft: Path, copy: Path, at: At) -> None:
    assert command("decide", copy, "--on", "1", "--mode", "unanimous").code == 0
    at("first")
    before = dump(draft)

    answer = command("merge", draft, copy, "--dry-run")

    assert answer.code == 0
    assert "Decision №\u00a01" in answer.out
    assert dump(draft) == before


@pytest.mark.parametrize(("take", "kept"), [("mine", "2024 A"), ("theirs", "2024 B")])
def test_without_a_choice_nothing_is_merged(
    command: Command, draft: Path, copy: Path, at: At, take: str, kept: str
) -> None:
    assert command("minutes", copy, "--number", "2024 B").code == 0
    at("first")
    assert command("minutes", draft, "--number", "2024 A").code == 0
    before = dump(draft)

    refused = command("merge", draft, copy)

    assert refused.code == 1
    assert "here" in refused.out
    assert "1 place was changed differently" in refused.err
    assert dump(draft) == before
    assert command("merge", draft, copy, "--take", take).code == 0
    assert command("minutes", draft, "--json").json["number"] == kept
    assert command("merge", draft, copy).code == 0


def test_another_register_is_refused_with_the_way(
    command: Command, draft: Path, sample: Path, at: At
) -> None:
    at("first")

    answer = command("merge", draft, sample)

    assert answer.code == 1
    assert "event package" in answer.err


def test_the_baton_names_the_desk_that_decides(command: Command, draft: Path, at: At, tmp_path: Path) -> None:
    at("first")
    handed = command("hand-over", draft, "-o", tmp_path / "c.forumdesk", "--to", "Second desk", "--baton")
    assert "only desk “Second desk”" in handed.out

    refused = command("decide", draft, "--on", "1", "--mode", "unanimous")

    assert refused.code == 1
    assert "“Second desk”" in refused.err
    assert command("baton", draft, "--json").json == {"desk": "Second desk", "here": False}
    assert command("baton", draft, "--take", "--json").json["here"]
    assert command("decide", draft, "--on", "1", "--mode", "unanimous").code == 0
    assert "any desk" in command("baton", draft, "--free").out


def test_two_decisions_with_one_number_are_told_apart(
    command: Command, draft: Path, copy: Path, at: At
) -> None:
    assert command("decide", copy, "--on", "1", "--mode", "unanimous").code == 0
    at("first")
    assert command("decide", draft, "--on", "1", "--mode", "unanimous").code == 0

    assert "both stand" in command("merge", draft, copy).err

    found = command("show", draft, "decisions", "--json").json["decisions"]
    assert [one["number"] for one in found] == [1, 1]
    assert all(one["desk"] for one in found)
    refused = command("state", draft, "--on", "1", "--kind", "reservation", "--by", "5", "--text", "kk:Е")
    assert refused.code == 1
    assert "by its code" in refused.err
    assert command("minutes", draft).code == 0


def test_two_decisions_of_one_number_are_shown_with_their_desks(
    command: Command, draft: Path, copy: Path, at: At
) -> None:
    assert command("decide", copy, "--on", "1", "--mode", "unanimous").code == 0
    at("first")
    assert command("decide", draft, "--on", "1", "--mode", "unanimous").code == 0
    assert command("merge", draft, copy).code == 0

    found = command("show", draft, "decisions", "--json").json["decisions"]

    assert [one["number"] for one in found] == [1, 1]
    assert all(one["desk"] for one in found)
    assert f"1 · {found[0]['desk']}" in command("show", draft, "decisions").out
