"""``forumdesk check``: exit code 0 where all holds, 1 where something does not, 3 where nothing can be read."""

from pathlib import Path

from tests.builders import by_sql, dump
from tests.cli.conftest import Command
from tests.storage import damage

KEYS = {"holds", "damaged", "records", "heads", "findings", "caution"}


def test_a_whole_register_holds_and_stays_as_it_is(command: Command, sample: Path) -> None:
    before = dump(sample)

    answer = command("check", sample)
    shown = command("check", sample, "--json").json

    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[:2] == ["The file is whole.", "1 sealed record was checked, and it holds."]
    assert shown.keys() == KEYS
    assert (shown["holds"], shown["damaged"], shown["records"], shown["findings"]) == (True, False, 1, [])
    assert dump(sample) == before


def test_damage_does_not_hold_and_the_way_out_is_named(command: Command, sample: Path) -> None:
    damage.zero_root(sample, "comment")

    answer = command("check", sample)
    shown = command("check", sample, "--json")

    assert answer.code == 1
    assert answer.out == ""
    assert "A part of the file cannot be read: comments." in answer.err
    assert "forumdesk rescue" in answer.err
    assert (shown.code, shown.json["damaged"]) == (1, True)
    (finding,) = shown.json["findings"]
    assert (finding["code"], finding["table"]) == ("file.pages", "comment")


def test_what_was_altered_does_not_hold_and_is_no_damage(command: Command, sample: Path) -> None:
    by_sql(sample, "UPDATE decision SET outcome = 'rejected'")

    answer = command("check", sample)

    assert answer.code == 1
    assert "the outcome" in answer.err
    assert "rescue" not in answer.err


def test_what_cannot_be_read_ends_with_three(command: Command, sample: Path) -> None:
    damage.cut(sample)
    assert command("check", sample).code == 3

    damage.zero_header(sample)
    assert command("check", sample).code == 3
    assert command("check", sample.with_name("none.forumdesk")).code == 3
