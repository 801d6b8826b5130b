"""``forumdesk rescue``: the damaged register stays, the new one is opened like any other."""

from pathlib import Path

from tests.builders import by_sql
from tests.cli.conftest import Command
from tests.storage import damage


def test_a_register_is_rescued_with_its_report_beside_it(command: Command, sample: Path) -> None:
    new = sample.with_name("new.forumdesk")
    damage.erase(sample, "participant")
    before = sample.read_bytes()

    answer = command("rescue", sample, "-o", new)

    assert (answer.code, answer.err) == (0, "")
    assert "Made again from the journal and the sealed records, 60: people on the list." in answer.out
    report = new.with_name("new.forumdesk.report.txt").read_text("utf-8")
    assert report.strip() in answer.out
    assert sample.read_bytes() == before
    assert command("check", new).code == 0
    assert len(command("show", new, "participants", "--json").json["participants"]) == 60


def test_where_something_is_missing_it_ends_with_one(command: Command, sample: Path) -> None:
    by_sql(sample, "DELETE FROM journal_difference")
    damage.erase(sample, "participant")

    answer = command("rescue", sample, "-o", sample.with_name("new.forumdesk"), "--json")

    assert answer.code == 1
    assert answer.json["whole"] is False
    assert answer.json["tables"]["participant"]["lost"] == 60
    assert "Missing 60, rescued 0: people on the list." in answer.json["said"]


def test_nothing_is_written_over_and_nothing_made_of_nothing(command: Command, sample: Path) -> None:
    assert command("rescue", sample, "-o", sample).code == 3
    other = sample.with_name("text.forumdesk")
    other.write_bytes(b"minutes of the meeting " * 1000)

    answer = command("rescue", other, "-o", sample.with_name("new.forumdesk"))

    assert answer.code == 3
    assert not sample.with_name("new.forumdesk").exists()
