from pathlib import Path

from tests.cli.conftest import Command


def test_a_new_register_is_empty_and_never_overwrites(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "Тіркелім.forumdesk"

    assert command("new", path).code == 0
    assert command("show", path, "--json").json == {"meetings": [], "counts": {"meetings": 0}}

    before = path.read_bytes()
    answer = command("new", path, "--sample")
    assert (answer.code, answer.out) == (3, "")
    assert "exists already" in answer.err
    assert path.read_bytes() == before


def test_the_sample_is_whole_and_adopted(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "s.forumdesk"

    assert command("new", path, "--sample").code == 0

    (meeting,) = command("show", path, "--json").json["meetings"]
    assert meeting["adopted"] is True
    assert meeting["languages"] == ["kk", "ru", "en"]
    assert meeting["first_day"] == "2025-10-16"
    counts = command("show", path, "participants", "--json").json["counts"]
    assert (counts["people"], counts["countries"], counts["entitled"]) == (60, 9, 24)
    assert command("show", path, "agenda", "--json").json["counts"] == {"items": 15, "minutes": 420}
    assert command("show", path, "recommendations", "--json").json["counts"] == {"recommendations": 4}
    (decision,) = command("show", path, "decisions", "--json").json["decisions"]
    assert (decision["sealed"], decision["counts"]["for"]) == (True, 24)


def test_where_nothing_can_be_made_nothing_is(command: Command, tmp_path: Path) -> None:
    answer = command("new", tmp_path / "no" / "a.forumdesk")

    assert answer.code == 3
    assert not (tmp_path / "no").exists()
