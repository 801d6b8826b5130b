from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import dump
from tests.cli.conftest import Command

UNANIMOUS = ("--mode", "unanimous")


def voters(command: Command, register: Path) -> list[int]:
    people = command("show", register, "participants", "--json").json["participants"]
    return [one["number"] for one in people if one["entitled"]]


def file_of(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "voices.csv"
    path.write_text("\n".join(("participant,voice", *lines)) + "\n", encoding="utf-8")
    return path


def test_all_records_and_seals_the_whole_resolution(command: Command, draft: Path) -> None:
    decision = command("decide", draft, "--on", "all", *UNANIMOUS, "--json").json

    assert decision["number"] == 1
    assert (decision["mode"], decision["outcome"], decision["sealed"]) == ("unanimous", "adopted", True)
    assert decision["counts"] == {
        "entitled": 24, "present": 24, "for": 24, "against": 0, "abstaining": 0,
        "not_voting": 0, "recused": 0, "absent": 0,
    }  # fmt: skip
    assert len(decision["hash"]) == 64
    assert command("show", draft, "--json").json["meetings"][0]["adopted"] is True
    assert command("show", draft, "decisions", "--json").json["decisions"] == [decision]


def test_recommendations_may_be_decided_one_by_one_or_several_at_once(command: Command, draft: Path) -> None:
    assert command("decide", draft, "--on", "2", *UNANIMOUS).code == 0
    assert command("show", draft, "--json").json["meetings"][0]["adopted"] is False

    answer = command("decide", draft, "--on", "1", "--on", "3", "--on", "4", *UNANIMOUS)

    assert "Decision 2 is recorded and sealed" in answer.out
    assert command("show", draft, "--json").json["meetings"][0]["adopted"] is True


def test_voices_by_name_decide(command: Command, draft: Path, tmp_path: Path) -> None:
    numbers = voters(command, draft)
    given = [f"{number}, for" for number in numbers[:-1]]

    decision = command(
        "decide", draft, "--on", "all", *UNANIMOUS, "--json",
        "--voices", file_of(tmp_path, *given, f"{numbers[-1]},absent"),
    ).json  # fmt: skip

    assert (decision["counts"]["for"], decision["counts"]["absent"], decision["counts"]["present"]) == (
        23,
        1,
        23,
    )


@pytest.mark.parametrize(
    "kind", ["missing", "against", "guest", "twice", "nonsense", "columns", "no file", "quorum"]
)
def test_a_refusal_leaves_the_register_as_it_was(
    command: Command, draft: Path, tmp_path: Path, kind: str
) -> None:
    numbers = voters(command, draft)
    given = [f"{number},for" for number in numbers]
    lines = {
        "missing": given[:-1],
        "against": [*given[:-1], f"{numbers[-1]},against"],
        "guest": [*given, "60,for"],
        "twice": [*given, given[0]],
        "nonsense": [*given[:-1], f"{numbers[-1]},perhaps"],
        "quorum": [f"{number},absent" for number in numbers],
        "columns": [],
        "no file": [],
    }[kind]
    path = file_of(tmp_path, *lines)
    if kind == "columns":
        path.write_text("person,says\n1,for\n")
    if kind == "no file":
        path.unlink()
    before = dump(draft)

    answer = command("decide", draft, "--on", "all", *UNANIMOUS, "--voices", path)

    assert (answer.code, answer.out) == (3 if kind == "no file" else 1, "")
    assert len(answer.err.splitlines()) == 1
    assert dump(draft) == before


@pytest.mark.parametrize("on", ["5", "0", "first"])
def test_an_unknown_recommendation_is_refused(command: Command, draft: Path, on: str) -> None:
    before = dump(draft)

    answer = command("decide", draft, "--on", on, *UNANIMOUS)

    assert answer.code == 1
    assert on in answer.err
    assert dump(draft) == before


def test_what_is_adopted_is_not_decided_again(command: Command, sample: Path, empty: Path) -> None:
    before = dump(sample)

    assert command("decide", sample, "--on", "1", *UNANIMOUS).code == 1
    assert dump(sample) == before
    assert command("decide", empty, "--on", "all", *UNANIMOUS).code == 1


@pytest.mark.parametrize(
    "shape",
    [
        lambda text: text.replace(",", ";").replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: "sep=;\r\n" + text.replace(",", ";"),
        lambda text: text.replace(",", "\t"),
        lambda text: text.replace("participant,voice", " Participant , Voice ") + "\n,\n",
    ],
)
def test_voices_are_read_as_spreadsheets_write_them(
    command: Command, draft: Path, tmp_path: Path, shape: Callable[[str], str]
) -> None:
    path = file_of(tmp_path, *(f"{number},for" for number in voters(command, draft)))
    path.write_text(shape(path.read_text("utf-8")), encoding="utf-8", newline="")

    assert command("decide", draft, "--on", "all", *UNANIMOUS, "--voices", path).code == 0


def test_a_cell_beyond_all_measure_is_refused_in_words(command: Command, draft: Path, tmp_path: Path) -> None:
    answer = command(
        "decide", draft, "--on", "all", *UNANIMOUS, "--voices", file_of(tmp_path, f'"{"x" * 300_000}",for')
    )

    assert (answer.code, len(answer.err.splitlines())) == (1, 1)
