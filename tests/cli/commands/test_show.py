from pathlib import Path

import pytest

from forumdesk.cli.commands.show import SHOWN
from tests.cli.conftest import Command

EMPTY = {
    "meetings": {"meetings": [], "counts": {"meetings": 0}},
    "participants": {
        "participants": [],
        "counts": {
            "people": 0, "countries": 0, "organisations": 0, "entitled": 0, "present": 0, "heads_of_delegation": 0,
        },
    },
    "agenda": {"items": [], "counts": {"items": 0, "minutes": 0}},
    "recommendations": {"recommendations": [], "counts": {"recommendations": 0}},
    "decisions": {"decisions": [], "counts": {"decisions": 0}},
    "journal": {"journal": [], "counts": {"deeds": 0}},
}  # fmt: skip
KEYS = {
    "meetings": {"id", "number", "title", "first_day", "last_day", "place", "time_zone", "adopted"},
    "participants": {"id", "number", "name", "country", "role", "entitled", "present"},
    "agenda": {"id", "number", "kind", "title", "starts", "minutes", "items"},
    "recommendations": {"id", "number", "title", "rows"},
    "decisions": {"number", "mode", "outcome", "counts", "hash", "sealed"},
    "journal": {"at", "desk", "code", "values"},
}


@pytest.mark.parametrize("what", SHOWN)
def test_an_empty_register_shows_empty_lists_and_counts_of_nought(
    command: Command, empty: Path, what: str
) -> None:
    before = empty.read_bytes()

    assert command("show", empty, what, "--json").json == EMPTY[what]
    assert command("show", empty, what).code == 0
    assert empty.read_bytes() == before


@pytest.mark.parametrize("what", SHOWN)
def test_keys_that_scripts_count_on_are_there(command: Command, sample: Path, what: str) -> None:
    document = command("show", sample, what, "--json").json

    (name,) = set(document) - {"counts"}
    assert set(document["counts"]) == set(EMPTY[what]["counts"])
    for one in document[name]:
        assert KEYS[what] <= set(one)
    assert len(document[name]) > 0


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("what", SHOWN)
def test_everything_is_shown_as_a_table_in_each_language(
    command: Command, sample: Path, what: str, language: str
) -> None:
    answer = command("show", sample, what, "--language-ui", language)

    assert (answer.code, answer.err) == (0, "")
    assert len(answer.out.splitlines()) >= 2
    assert not any(line != line.rstrip() for line in answer.out.splitlines())


def test_names_are_shown_in_the_readers_language(command: Command, sample: Path) -> None:
    assert "Torebekova" in command("show", sample, "participants").out
    assert "Төребекова" in command("show", sample, "participants", "--language-ui", "kk").out


def test_a_meeting_that_is_not_there_is_refused(command: Command, sample: Path) -> None:
    answer = command("show", sample, "agenda", "--meeting", "2031")

    assert (answer.code, answer.out) == (1, "")
    assert "2031" in answer.err
