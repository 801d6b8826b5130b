"""Encryption, handed-over files and a person's data by the command line."""

import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Command

pytest.importorskip("sqlcipher3")
pytest.importorskip("pyrage")
WORDS, OTHER = "three plain words here", "four other plain words"


@pytest.fixture(autouse=True)
def said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody can be asked; the environment says the passphrases."""
    monkeypatch.setattr(sys, "stdin", None)
    monkeypatch.setenv("FORUMDESK_NEW_PASSPHRASE", WORDS)
    monkeypatch.setenv("FORUMDESK_REGISTER_PASSPHRASE", WORDS)
    monkeypatch.setenv("FORUMDESK_FILE_PASSPHRASE", WORDS)


def test_a_register_is_encrypted_used_and_made_plain_again(
    command: Command, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = command("show", sample, "participants", "--json").out
    sheet = tmp_path / "sheet.pdf"

    made = command("encrypt", sample, "--sheet", sheet)

    assert (made.code, sheet.read_bytes()[:5]) == (0, b"%PDF-")
    assert WORDS not in made.out + made.err
    assert command("show", sample, "participants", "--json").out == before
    monkeypatch.delenv("FORUMDESK_REGISTER_PASSPHRASE")
    unsaid = command("show", sample, "participants")
    assert (unsaid.code, "--register-passphrase" in unsaid.err) == (1, True)
    monkeypatch.setenv("FORUMDESK_REGISTER_PASSPHRASE", OTHER)
    wrong = command("decrypt", sample)
    assert (wrong.code, "does not open" in wrong.err) == (3, True)
    monkeypatch.setenv("FORUMDESK_REGISTER_PASSPHRASE", WORDS)
    assert command("decrypt", sample).code == 0
    assert command("show", sample, "participants", "--json").out == before


def test_the_recovery_code_stands_in_for_the_passphrase(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    code = command("encrypt", sample).out.rpartition(": ")[2].strip()
    said = tmp_path / "code.txt"
    said.write_text(code.replace("-", " ").lower() + "\n", encoding="utf-8")

    assert command("show", sample, "meetings", "--register-passphrase", said).code == 0
    again = command("encrypt", sample, "--sheet-only", "--register-passphrase", said)
    assert code in again.out


def test_no_register_is_overwritten_by_what_is_written_beside(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.forumdesk"
    command("new", other)
    kept = other.read_bytes()
    link = tmp_path / "link.forumdesk"
    link.symlink_to(other)
    assert command("export", sample, "participants", "-o", tmp_path / "p.csv", "--encrypt").code == 0
    locked = tmp_path / "p.csv.age"

    for place in (other, link):
        assert "not overwritten" in command("unlock", locked, "-o", place).err
        assert "not overwritten" in command("end-of-day", sample, "--no-dossier", "-o", place).err
        assert "not overwritten" in command("encrypt", sample, "--sheet", place).err

    assert other.read_bytes() == kept
    assert command("check", sample).code == 0  # refused before anything was done


def test_what_is_unlocked_replaces_nothing(command: Command, sample: Path, tmp_path: Path) -> None:
    command("export", sample, "participants", "-o", tmp_path / "p.csv", "--encrypt")
    letter = tmp_path / "letter.csv"
    letter.write_text("mine", encoding="utf-8")

    answer = command("unlock", tmp_path / "p.csv.age", "-o", letter)

    assert (answer.code, "exists already" in answer.err) == (3, True)
    assert letter.read_text(encoding="utf-8") == "mine"


def test_a_wrong_passphrase_is_told_by_the_check_too(
    command: Command, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command("encrypt", sample)
    monkeypatch.setenv("FORUMDESK_REGISTER_PASSPHRASE", OTHER)

    answer = command("check", sample)

    assert (answer.code, "This passphrase does not open" in answer.err) == (3, True)
    assert "not a ForumDesk register" not in answer.err


def test_another_programs_file_is_never_encrypted(command: Command, tmp_path: Path) -> None:
    foreign = tmp_path / "notes.forumdesk"
    foreign.write_text("my notes", encoding="utf-8")

    assert command("encrypt", foreign).code == 3
    assert foreign.read_text(encoding="utf-8") == "my notes"


def test_what_is_handed_over_may_be_encrypted_and_is_read_again(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    people, paper = tmp_path / "people.csv", tmp_path / "resolution.pdf"

    assert command("export", sample, "participants", "-o", people, "--encrypt").code == 0
    assert command("print", sample, "resolution", "-o", paper, "--encrypt").code == 0

    assert not people.exists()
    assert not paper.exists()
    assert command("unlock", tmp_path / "resolution.pdf.age").code == 0
    assert paper.read_bytes()[:5] == b"%PDF-"
    assert command("unlock", tmp_path / "resolution.pdf.age").code == 3
    brought = command("import", sample, tmp_path / "people.csv.age", "--as", "participants", "--json").json
    assert (brought["rows"], brought["same"]) == (60, 60)


def test_a_persons_data_are_written_and_erased(command: Command, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "person.json"
    assert command("person", sample, "3", "-o", out).code == 0
    held = json.loads(out.read_text(encoding="utf-8"))
    family = held["person"]["names"]["ru"]["family"]
    assert command("person", sample, "3", "-o", tmp_path / "person.pdf").code == 0
    assert command("person", sample, "3", "-o", tmp_path / "person.txt", "--language-ui", "ru").code == 0
    assert family in (tmp_path / "person.txt").read_text(encoding="utf-8")

    shown = command("person", sample, "3", "--erase")
    assert family in command("show", sample, "participants", "--language-ui", "ru").out
    done = command("person", sample, "3", "--erase", "--yes")

    assert (shown.code, done.code) == (0, 0)
    assert family.encode() not in sample.read_bytes()
    assert command("verify", sample).code == 0
    assert command("person", sample, "3", "--erase", "--yes").code == 1


def test_a_copy_handed_over_may_be_encrypted(command: Command, sample: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.forumdesk"

    done = command("hand-over", sample, "-o", copy, "--to", "Second desk", "--encrypt")

    assert (done.code, copy.exists()) == (0, False)
    assert command("unlock", tmp_path / "copy.forumdesk.age").code == 0
    assert command("merge", sample, copy).code == 0


def test_a_copy_handed_over_encrypted_lies_nowhere_plain_and_comes_back(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    place = tmp_path / "stick"
    place.mkdir()

    done = command(
        "hand-over", sample, "-o", place / "copy.forumdesk", "--to", "Second", "--encrypt", "--json"
    )

    sealed = place / "copy.forumdesk.age"
    assert (done.code, Path(done.json["copy"])) == (0, sealed)
    assert [one.name for one in place.iterdir()] == [sealed.name]
    assert b"SQLite" not in sealed.read_bytes()
    refused = command("show", sealed, "meetings")
    assert (refused.code != 0, f"unlock “{sealed.name}”" in refused.err) == (True, True)
    command("person", sample, "--keep-until", "2030-01-31")
    assert command("merge", sample, sealed, "--dry-run").code == 0
    assert command("merge", sample, sealed).code == 0
    assert command("unlock", sealed).code == 0
    assert command("show", place / "copy.forumdesk", "meetings").code == 0


def test_an_encryption_that_fails_leaves_no_copy_and_nobody_has_it(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    taken = tmp_path / "copy.forumdesk.age"
    taken.write_bytes(b"of somebody else")

    assert command("hand-over", sample, "-o", taken.with_suffix(""), "--to", "Second", "--encrypt").code == 3

    assert taken.read_bytes() == b"of somebody else"
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_somebody_deleted_from_the_list_is_erased_by_name(command: Command, sample: Path) -> None:
    from tests.builders import registers

    with registers().open(sample) as register:
        (meeting,) = register.meetings.meetings()
        person = register.participants.listed(meeting.id)[5]
        register.participants.remove(person.id)
    name = f"{person.names.ru.family} {person.names.ru.given}"
    named = f"{name} {person.names.ru.patronymic}".strip()

    shown = command("person", sample, named, "--erase")
    assert (shown.code, "Nothing was erased yet" in shown.out) == (0, True)
    assert command("person", sample, named, "--erase", "--yes").code == 0

    assert person.names.ru.family.encode() not in sample.read_bytes()
    assert command("person", sample, named).code != 0


def test_a_paper_given_out_is_written_again_encrypted(command: Command, sample: Path, tmp_path: Path) -> None:
    first, again = tmp_path / "first.pdf", tmp_path / "again.pdf"
    assert command("print", sample, "participants", "--keep", "-o", first).code == 0

    assert command("issued", sample, "1", "-o", again, "--encrypt").code == 0

    assert not again.exists()
    assert command("unlock", tmp_path / "again.pdf.age").code == 0
    assert again.read_bytes() == first.read_bytes()
    assert command("issued", sample, "--encrypt").code == 2
