from pathlib import Path

import pytest

from tests.builders import dump
from tests.cli.conftest import Command


def rules(command: Command, register: Path, *words: str) -> dict[str, str]:
    answer = command("rules", register, *words, "--json")
    assert (answer.code, answer.err) == (0, "")
    shown: dict[str, str] = answer.json["rules"]
    return shown


def test_the_rules_of_an_import_are_those_of_a_forum(command: Command, draft: Path) -> None:
    before = dump(draft)

    shown = command("rules", draft, "--json").json

    assert (shown["preset"], shown["rules"]["quorum"], shown["rules"]["majority"]) == (
        "forum",
        "more than 1/2",
        "more than 1/2 of voting",
    )
    assert dump(draft) == before


@pytest.mark.parametrize("preset", ["forum", "council", "public_council", "ministers"])
def test_a_preset_is_taken_over_and_keeps_the_languages(command: Command, draft: Path, preset: str) -> None:
    command("rules", draft, "--set", "languages=ru,kk")

    shown = command("rules", draft, "--preset", preset, "--json").json

    assert (shown["preset"], shown["rules"]["languages"]) == (preset, "ru,kk")


@pytest.mark.parametrize(
    ("word", "name", "value"),
    [
        ("quorum=2/3", "quorum", "at least 2/3"),
        ("quorum=more than 1/2", "quorum", "more than 1/2"),
        ("quorum=>1/2", "quorum", "more than 1/2"),
        ("quorum=fixed 12", "quorum", "fixed 12"),
        ("quorum=75 %", "quorum", "at least 3/4"),
        ("quorum=none", "quorum", "none"),
        ("quorum-to-open = at least 2/4", "quorum_to_open", "at least 1/2"),
        ("majority=at least 3/4 of members", "majority", "at least 3/4 of members"),
        ("majority=2/3", "majority", "at least 2/3 of voting"),
        ("tie=chair", "tie", "chair"),
        ("abstention=lenient", "abstention", "lenient"),
        ("entitlement=delegations", "entitlement", "delegations"),
        ("unanimity_of=all", "unanimity_of", "all"),
        ("quorum_of=accredited", "quorum_of", "accredited"),
        ("proxies=2", "proxies", "2"),
        ("remote_counts=no", "remote_counts", "no"),
        ("recused_count=no", "recused_count", "no"),
        ("double_entry=yes", "double_entry", "yes"),
        ("modes=counted, unanimous", "modes", "counted,unanimous"),
        ("authentic=kk,ru", "authentic", "kk,ru"),
        ("election=most", "election", "most"),
    ],
)
def test_a_rule_is_set_in_words_and_shown_as_it_may_be_set(
    command: Command, draft: Path, word: str, name: str, value: str
) -> None:
    before = rules(command, draft)

    after = rules(command, draft, "--set", word)

    assert after == before | {name: value}
    assert rules(command, draft, "--set", f"{name}={value}") == after


@pytest.mark.parametrize(
    "word",
    [
        "quorum=5/3", "quorum=0/3", "quorum=1/0", "quorum=more than 1/1", "quorum=fixed 0", "quorum=half", "quorum",
        "quorums=1/2", "majority=none", "majority=1/2 of guests", "tie=perhaps", "proxies=-1", "proxies=many",
        "modes=", "modes=perhaps", "languages=de", "double_entry=1", "=1/2",
    ],
)  # fmt: skip
def test_what_is_no_rule_is_refused_and_changes_nothing(command: Command, draft: Path, word: str) -> None:
    before = dump(draft)

    answer = command("rules", draft, "--preset", "council", "--set", "tie=lost", "--set", word)

    assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)
    assert dump(draft) == before


def test_a_body_is_named_by_a_part_of_its_name(command: Command, draft: Path) -> None:
    assert command("rules", draft, "--body", "форум").code == 0
    assert command("rules", draft, "--body", "Senate").code == 1
    assert command("rules", draft, "--body", "форум", "--meeting", "1").code == 2


def test_a_sealed_decision_keeps_the_rules_that_held_for_it(command: Command, draft: Path) -> None:
    assert command("decide", draft, "--on", "1", "--mode", "unanimous").code == 0

    assert command("rules", draft, "--preset", "public_council").code == 0

    assert command("verify", draft).code == 0


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_rules_are_told_in_each_language(command: Command, draft: Path, language: str) -> None:
    answer = command("rules", draft, "--language-ui", language)

    assert (answer.code, "quorum" in answer.out, len(answer.out.splitlines())) == (0, True, 18)
