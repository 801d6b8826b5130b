from pathlib import Path

import pytest

from tests.builders import dump
from tests.cli.conftest import Command

RESERVATION = ("--kind", "reservation", "--text", "kk:Ескертпе", "--text", "ru:Оговорка")


@pytest.fixture
def decided(command: Command, draft: Path) -> Path:
    """One recommendation adopted."""
    assert command("decide", draft, "--on", "1", "--mode", "unanimous").code == 0
    return draft


def statements(command: Command, register: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = command("show", register, "statements", "--json").json["statements"]
    return found


def test_a_reservation_is_recorded_and_sealed_and_the_decision_stays(command: Command, decided: Path) -> None:
    before = command("show", decided, "decisions", "--json").json["decisions"][0]

    answer = command("state", decided, "--on", "1", "--by", "5", *RESERVATION, "--json")

    said = answer.json
    assert (answer.code, said["number"], said["kind"], said["sealed"]) == (0, 1, "reservation", True)
    assert said["text"] == {"kk": "Ескертпе", "ru": "Оговорка"}
    after = command("show", decided, "decisions", "--json").json["decisions"][0]
    assert after.pop("statements") == [said]
    assert before | {"statements": []} == after | {"statements": []}
    assert statements(command, decided) == [said | {"decision": 1, "item": None}]
    assert command("verify", decided, "--json").json["records"] == 2


def test_a_correction_says_which_voice_was_meant_and_leaves_the_tally(
    command: Command, decided: Path
) -> None:
    code = command("show", decided, "decisions", "--json").json["decisions"][0]["code"]

    answer = command(
        "state", decided, "--on", code, "--kind", "correction", "--by", "3", "--voice", "against"
    )

    assert answer.code == 0
    decision = command("show", decided, "decisions", "--json").json["decisions"][0]
    assert (decision["counts"]["for"], decision["statements"][0]["voice"]) == (24, "against")


def test_before_a_decision_it_is_made_to_an_item_and_sealed_with_it(command: Command, draft: Path) -> None:
    assert command("state", draft, "--item", "2", "--by", "5", *RESERVATION).code == 0
    assert (statements(command, draft)[0]["sealed"], statements(command, draft)[0]["item"]) == (False, "2")

    assert command("decide", draft, "--on", "1", "--item", "2", "--mode", "consensus").code == 0

    assert (statements(command, draft)[0]["sealed"], statements(command, draft)[0]["decision"]) == (True, 1)


@pytest.mark.parametrize("who", ["badge", "number", "name", "free"])
def test_whoever_is_on_the_list_is_named_in_every_language(command: Command, decided: Path, who: str) -> None:
    person = command("show", decided, "participants", "--json").json["participants"][4]
    wanted = {
        "badge": person["badge"],
        "number": person["number"],
        "name": person["name"]["ru"],
        "free": "Observer of a guild",
    }[who]

    command("state", decided, "--on", "1", "--by", wanted, *RESERVATION)

    author = statements(command, decided)[0]["author"]
    assert author == (dict.fromkeys(("kk", "ru", "en"), wanted) if who == "free" else person["name"])


def test_a_delegation_is_named_by_its_name(command: Command, decided: Path) -> None:
    from tests.builders import registers

    with registers().open(decided) as register:
        meeting_id = register.meetings.find(None).id
        delegations = register.delegations.form_by_country(meeting_id)
    name = delegations[0].name

    assert command("state", decided, "--on", "1", "--by", name.in_language("ru"), *RESERVATION).code == 0
    assert statements(command, decided)[0]["author"] == name.to_mapping()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--on", "9", "--by", "5", *RESERVATION), 1),
        (("--item", "77", "--by", "5", *RESERVATION), 1),
        (("--on", "1", "--by", "900", *RESERVATION), 1),
        (("--on", "1", "--by", "5", "--kind", "dissent"), 1),
        (("--item", "2", "--by", "5", "--kind", "correction", "--voice", "for"), 1),
        (("--by", "5", *RESERVATION), 2),
        (("--on", "1", "--item", "2", "--by", "5", *RESERVATION), 2),
        (("--on", "1", "--by", "5", *RESERVATION, "--voice", "for"), 2),
        (("--on", "1", "--by", "5", "--kind", "dissent", "--text", "without a language"), 2),
    ],
)
def test_a_refusal_leaves_the_register_as_it_was(
    command: Command, decided: Path, words: tuple[str, ...], code: int
) -> None:
    before = dump(decided)

    answer = command("state", decided, *words)

    assert (answer.code, answer.out, len(answer.err.splitlines())) == (code, "", 1)
    assert dump(decided) == before


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_it_is_said_in_each_language(command: Command, decided: Path, language: str) -> None:
    for on in (("--on", "1"), ("--item", "2")):
        answer = command("state", decided, *on, "--by", "5", *RESERVATION, "--language-ui", language)
        assert (answer.code, len(answer.out.splitlines()), "{" in answer.out) == (0, 1, False)
    assert len(command("show", decided, "statements", "--language-ui", language).out.splitlines()) == 3
