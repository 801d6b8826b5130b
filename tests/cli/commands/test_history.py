"""The journal, the bin, undo and the past, by commands."""

import csv
import io
import stat
from pathlib import Path

from tests.builders import dump, registers
from tests.cli.conftest import Command


def codes(command: Command, register: Path, *words: str) -> list[str]:
    shown = command("show", register, "journal", "--json", *words)
    assert shown.code == 0, shown.err
    return [one["code"] for one in shown.json["journal"]]


def people(command: Command, register: Path) -> int:
    found: int = command("show", register, "participants", "--json").json["counts"]["people"]
    return found


def proxies(command: Command, register: Path) -> int:
    return int(command("rules", register, "--json").json["rules"]["proxies"])


def test_the_journal_is_found_by_words_of_deeds_and_by_names(command: Command, draft: Path) -> None:
    assert codes(command, draft, "--find", "agenda imported") == ["agenda.imported"]
    assert codes(command, draft, "--find", "no such word") == []
    lines = command("show", draft, "journal", "--find", "agenda").out.splitlines()
    assert any("Agenda item" in line for line in lines)


def test_the_journal_is_found_by_days(command: Command, draft: Path) -> None:
    everything = codes(command, draft)
    assert codes(command, draft, "--from", "2000-01-01") == everything
    assert codes(command, draft, "--to", "2000-01-01T10:00") == []
    assert command("show", draft, "journal", "--from", "yesterday").code == 2


def test_words_of_the_journal_fit_nothing_else(command: Command, draft: Path) -> None:
    refused = command("show", draft, "participants", "--find", "x")
    assert (refused.code, "--find" in refused.err) == (2, True)
    assert (
        command("export", draft, "agenda", "--from", "2024-10-17", "-o", draft.with_suffix(".csv")).code == 2
    )


def test_the_journal_is_exported_as_found(command: Command, draft: Path, tmp_path: Path) -> None:
    out = tmp_path / "journal.csv"
    assert command("export", draft, "journal", "--find", "agenda", "-o", out).code == 0
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig")), delimiter=";"))
    assert [row["code"] for row in rows] == ["agenda.imported"]
    assert command("export", draft, "journal", "-o", tmp_path / "journal.xlsx").code == 0
    assert command("export", draft, "journal", "-o", tmp_path / "journal.pdf").code == 1


def test_undo_and_redo_work_over_commands_and_say_by_name_what_they_do(command: Command, draft: Path) -> None:
    assert command("rules", draft, "--set", "proxies=1").code == 0
    meant = command("undo", draft, "--dry-run")
    assert (meant.code, meant.out) == (0, "Rules of the body changed\n")
    assert proxies(command, draft) == 1

    assert command("undo", draft).out == "Undone: rules of the body changed\n"
    assert proxies(command, draft) == 0
    assert command("redo", draft).out == "Done again: rules of the body changed\n"
    assert proxies(command, draft) == 1
    assert "nothing to redo" in command("redo", draft).err


def test_what_was_deleted_is_listed_and_brought_back_by_its_mark_or_name(
    command: Command, draft: Path
) -> None:
    assert command("show", draft, "bin", "--json").json["bin"] == []
    with registers().open(draft) as register:
        meeting_id = register.meetings.find(None).id
        item = register.agendas.items(meeting_id)[-1]
        register.agendas.remove(item.id)
    listed = command("show", draft, "bin", "--json").json["bin"]
    assert [(one["kind"], one["id"]) for one in listed] == [("agenda_item", str(item.id))]
    assert item.title.en in command("show", draft, "bin").out

    before = dump(draft)
    assert command("undelete", draft, "nobody of this name").code == 1
    assert dump(draft) == before
    assert command("undelete", draft, str(item.id)[-8:]).code == 0
    assert command("show", draft, "bin", "--json").json["bin"] == []


def test_a_copy_shows_the_register_as_it_was_and_cannot_be_written(
    command: Command, draft: Path, tmp_path: Path
) -> None:
    deeds = command("show", draft, "journal", "--json").json["journal"]
    before_people = next(one for one in deeds if one["code"] == "resolution.imported")
    copy = tmp_path / "then.forumdesk"
    taken = command("as-of", draft, before_people["at"], "-o", copy, "--json")
    assert (taken.code, taken.json["place"]) == (0, before_people["place"])
    assert not copy.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    assert people(command, draft) > 0
    assert people(command, copy) == 0

    assert command("as-of", draft, "1999-01-01T10:00", "-o", tmp_path / "none.forumdesk").code == 1
    assert not (tmp_path / "none.forumdesk").exists()
    assert command("as-of", draft, before_people["at"], "-o", copy).code in {1, 3}
