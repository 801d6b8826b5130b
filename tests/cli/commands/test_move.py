"""A register on a server stands wherever a command takes a file."""

import csv
from pathlib import Path

import pytest

from forumdesk.foundation.paths import resources_folder
from forumdesk.services.registers import place_of
from tests.builders import registers
from tests.cli.conftest import Command
from tests.storage.postgres import PostgresServer


@pytest.fixture
def address(postgres: PostgresServer) -> str:
    """An empty database."""
    return str(postgres.address(postgres.fresh()))


def test_a_register_is_moved_there_and_back_and_its_exports_are_equal(
    command: Command, tmp_path: Path, address: str
) -> None:
    file, back = tmp_path / "a.forumdesk", tmp_path / "b.forumdesk"
    assert command("new", file, "--sample").code == 0

    there = command("move", file, address, "--json")
    assert command("move", address, back, "--json").json["sha256"] == there.json["sha256"]

    exports: list[list[bytes]] = []
    for place in (file, address, back):
        made = tmp_path / f"{len(exports)}"
        made.mkdir()
        for name in ("event.json", "participants.csv", "agenda.csv", "recommendations.csv", "decisions.csv",
                     "journal.csv"):  # fmt: skip
            of_list = name.partition(".")[0] if name.endswith(".csv") else None
            words = ("export", place, *([of_list] if of_list else []), "-o", made / name)
            assert command(*words).code == 0, words
        exports.append([one.read_bytes() for one in sorted(made.iterdir())])
        assert command("verify", place).code == 0
    assert exports[0] == exports[1] == exports[2]


def test_nothing_is_moved_over_something(command: Command, tmp_path: Path, address: str) -> None:
    file = tmp_path / "a.forumdesk"
    command("new", file)
    command("move", file, address)

    again = command("move", file, address)

    assert again.code == 3
    assert "holds a register already" in again.err


@pytest.mark.parametrize("kind", ["file", "server"])
def test_the_main_road_is_the_same_on_a_file_and_on_a_server(
    command: Command, tmp_path: Path, kind: str, request: pytest.FixtureRequest
) -> None:
    samples = resources_folder() / "samples"
    place = tmp_path / "a.forumdesk" if kind == "file" else request.getfixturevalue("address")
    out = tmp_path / "out"
    out.mkdir()
    answers = [
        command(*words)
        for words in (
            ("new", place),
            ("import", place, samples / "forum.en.md", "--as", "resolution", "--language", "en"),
            ("import", place, samples / "participants.csv", "--as", "participants"),
            ("import", place, samples / "agenda.csv", "--as", "agenda"),
            ("decide", place, "--mode", "unanimous", "--on", "all"),
            ("verify", place),
            ("print", place, "resolution", "--languages", "en", "-o", out / "resolution.pdf"),
            ("export", place, "journal", "-o", out / "journal.csv"),
        )
    ]

    assert [answer.code for answer in answers] == [0] * len(answers), [one.err for one in answers]
    assert (out / "resolution.pdf").read_bytes().startswith(b"%PDF")
    with (out / "journal.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file, delimiter=";"))) == 1 + 4
    with registers().open(place_of(str(place))) as register:
        meeting_id = register.meetings.meetings()[0].id
        person = register.participants.listed(meeting_id)[0].id
        register.attendance.arrive(person)
        assert register.attendance.at_the_door(person).presence.standing.is_present
        register.history.undo()
        assert not register.attendance.at_the_door(person).presence.standing.is_present


def test_obstacles_of_a_server_are_told_with_the_code_of_files(command: Command, address: str) -> None:
    for place, told in (
        (address, "There is no register at"),
        ("postgresql://nobody@localhost:1/none", "No server answers"),
        ("postgresql://server", "is not an address"),
    ):
        answer = command("show", place)

        assert answer.code == 3
        assert told in answer.err
        assert "Traceback" not in answer.err
